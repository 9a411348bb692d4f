from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import split_texts
from mediaframing.coding.tone.actor_tone import score_actor_tone, score_targets
from mediaframing.tables import TableError


def score(text: str, *targets: str) -> list[float]:
    sentences = pd.DataFrame({"article_id": ["a"], "sentence_id": 3, "start": 10, "text": [text]})
    starts = [text.index(target) + 10 for target in targets]
    ends = [start + len(target) for start, target in zip(starts, targets, strict=True)]
    actors = pd.DataFrame({"article_id": "a", "sentence_id": 3, "start": starts, "end": ends})
    tone: list[float] = score_actor_tone(sentences, actors)["tone"].tolist()
    return tone


def test_praise_of_the_target_is_positive_and_blame_negative() -> None:
    assert score("Voters praised Larsen as an honest and brave leader.", "Larsen")[0] >= 0.05
    assert score("Rivals accused Larsen of corruption and shameful lies.", "Larsen")[0] <= -0.05


def test_one_sentence_has_another_tone_toward_each_target() -> None:
    praised, attacked = score(
        "Supporters praised Larsen as a hero, while prosecutors accused Okafor of bribery.",
        "Larsen",
        "Okafor",
    )
    assert praised > attacked


def test_a_name_does_not_decide() -> None:
    texts = ["Mr. Trump arrived on Monday.", "Mr. Larsen arrived on Monday."]
    assert score(texts[0], "Trump") == score(texts[1], "Larsen")


def test_a_target_that_only_speaks_is_neutral() -> None:
    assert abs(score("The meeting was held on Tuesday, Larsen said.", "Larsen")[0]) < 0.05


def test_mentions_within_articles_score_as_their_sentences_do() -> None:
    texts = ["Critics accused Larsen of fraud. The court freed him.", "Okafor won a great victory!"]
    tokens = split_texts(texts)
    sentences = split_sentences(tokens)
    first = sentences.first_token[[0, 2]] + [2, 0]
    tone = score_targets(tokens, sentences, first, first)
    assert tone.tolist() == pytest.approx(
        [score("Critics accused Larsen of fraud.", "Larsen")[0], score(texts[1], "Okafor")[0]]
    )


def test_rows_keep_their_order_and_unknown_spans_have_no_tone() -> None:
    sentences = pd.DataFrame(
        {"article_id": ["a", "b"], "sentence_id": 0, "start": 0, "text": ["Larsen lied.", "Okafor won."]}
    )
    actors = pd.DataFrame(
        {"article_id": ["b", "x", "a", "a"], "sentence_id": 0, "start": [0, 0, 90, 0], "end": [6, 6, 95, 6]},
        index=[4, 2, 7, 1],
    )
    scored = score_actor_tone(sentences, actors)
    assert scored.index.tolist() == [4, 2, 7, 1]
    assert scored["tone"].isna().tolist() == [False, True, True, False]
    assert "tone" not in actors


def test_no_mentions_give_no_scores() -> None:
    tokens = split_texts(["Nobody came."])
    none = np.zeros(0, np.int64)
    assert len(score_targets(tokens, split_sentences(tokens), none, none)) == 0


def test_a_missing_column_is_named() -> None:
    with pytest.raises(TableError, match="sentence_id"):
        score_actor_tone(pd.DataFrame({"article_id": [], "start": [], "text": []}), pd.DataFrame())


@settings(deadline=None)
@given(st.text(min_size=1), st.integers(-5, 40), st.integers(-5, 40))
def test_any_text_and_span_give_a_tone_between_minus_one_and_one_or_none(
    text: str, start: int, end: int
) -> None:
    sentences = pd.DataFrame({"article_id": ["a"], "sentence_id": 0, "start": 0, "text": [text]})
    actors = pd.DataFrame({"article_id": ["a"], "sentence_id": 0, "start": [start], "end": [end]})
    tone = score_actor_tone(sentences, actors)["tone"].iloc[0]
    assert np.isnan(tone) or -1 <= tone <= 1
