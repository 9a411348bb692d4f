from __future__ import annotations

import re
from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coding.stance.sentences import AFFIRMED, REJECTED, UNCERTAIN

from mediaframing.coding.english.reading import Text
from mediaframing.coding.stance import stances
from mediaframing.coding.stance.stances import judge_stance
from mediaframing.coding.stance.verdicts import judge_mentions
from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import split_texts
from mediaframing.coding.text.vocabulary import NOTHING
from mediaframing.tables import STANCES


def judge(*texts):
    """Judge what stands in double square brackets: one (stance, cue) a mention, in order."""
    plain, spans = [], []
    for article, text in enumerate(texts):
        marks = list(re.finditer(r"\[\[(.*?)\]\]", text))
        plain.append(re.sub(r"\[\[|\]\]", "", text))
        spans += [(article, m.start() - 4 * i, m.end() - 4 * (i + 1)) for i, m in enumerate(marks)]
    tokens = split_texts(plain)
    held = [
        np.flatnonzero((tokens.article == article) & (tokens.start < end) & (tokens.end > start))
        for article, start, end in spans
    ]
    first, last = np.array([h[0] for h in held]), np.array([h[-1] for h in held])
    judged = judge_stance(Text(tokens, split_sentences(tokens)), first, last)
    return [
        (STANCES[stance], "" if one < 0 else plain[article][tokens.start[one] : tokens.end[two]])
        for stance, one, two, (article, _, _) in zip(
            judged.stance, judged.cue_first, judged.cue_last, spans, strict=True
        )
    ]


def judge_together(texts):
    """Judge each text as an article of one batch: its (stance, cue) a mention, in order."""
    verdicts = iter(judge(*texts))
    return {text: list(islice(verdicts, text.count("[["))) for text in texts}


@pytest.fixture(scope="module")
def judged(list_given):
    """Give what is judged of each text that the module gives its tests."""
    return judge_together(list_given("text"))


@pytest.mark.parametrize(("text", "cue"), REJECTED.values(), ids=REJECTED.keys())
def test_a_denied_term_is_rejected_by_its_cue(judged, text, cue):
    assert judged[text] == [("rejected", cue)]


@pytest.mark.parametrize("text", AFFIRMED.values(), ids=AFFIRMED.keys())
def test_a_cue_that_does_not_reach_the_term_leaves_it_affirmed(judged, text):
    assert judged[text] == [("affirmed", "")]


@pytest.mark.parametrize("behind", ["Will trade go on?", "Have they gone home?"])
@pytest.mark.parametrize("heading", ["Without any more [[war]]", "Without [[war]], they would"])
def test_a_heading_without_a_stop_is_not_judged_with_the_paragraph_behind_it(heading, behind):
    assert judge(f"{heading}\n\n{behind}") == [("rejected", "Without")]


def test_two_negations_affirm_and_both_are_the_cue():
    assert judge("The firm never denied [[fraud]].") == [("affirmed", "never denied")]
    assert judge("The admiral excluded calling off the [[manoeuvres]].") == [
        ("affirmed", "excluded calling off")
    ]
    assert judge("She denied that there had been no [[abuse]].") == [
        ("affirmed", "denied that there had been no")
    ]
    assert judge("They did not manage to avert [[eviction]].") == [("affirmed", "not manage to avert")]
    assert judge("The law would not have prevented a [[crisis]].") == [("affirmed", "not have prevented")]
    assert judge("Nobody calls it anything but [[terrorism]].") == [
        ("affirmed", "Nobody calls it anything but")
    ]
    assert judge("You cannot have peace without [[justice]].") == [("affirmed", "cannot have peace without")]


@pytest.mark.parametrize(("text", "cue"), UNCERTAIN.values(), ids=UNCERTAIN.keys())
def test_a_term_that_is_only_possible_alleged_or_asked_is_uncertain(judged, text, cue):
    assert judged[text] == [("uncertain", cue)]


def test_what_cannot_go_together_is_there():
    # Both are subjects of the clause, left of its negator: the speaker tells the matter as terror, and bars talks
    # on account of it. Coders count what a speaker sets as the condition of the matter as affirmed.
    assert judge("“[[Talks]] and [[terror]] cannot go together.”") == [("affirmed", ""), ("affirmed", "")]


def test_the_two_halves_of_a_contrast_differ():
    assert judge("“It is not a [[trade]] issue here. It’s a [[safety]] issue,” she said.") == [
        ("rejected", "not"),
        ("affirmed", ""),
    ]


CUES = "not no never if may could deny denied rejected ruled out without any isn't so-called far from lack nothing anything yet failed risk Should likely more than little"
OTHERS = "that , . ? ! \" ' “ ” - — ( war terror the a of and or but also is was claim about as to said ing"
WORDS = st.sampled_from([*f"{CUES} {OTHERS}".split(), "\n\n", "İ", "\u2028"])


@given(st.lists(WORDS, min_size=1, max_size=40), st.data())
def test_no_text_and_no_span_raises(words, data):
    tokens = split_texts([" ".join(words), "".join(words)])
    sentences = split_sentences(tokens)
    places = np.flatnonzero(tokens.type != NOTHING)
    if not len(places):
        return
    first, last = sorted(data.draw(st.lists(st.sampled_from(places.tolist()), min_size=2, max_size=2)))
    judged = judge_stance(Text(tokens, sentences), np.array([first]), np.array([last]))
    assert judged.stance[0] in range(3)
    assert (judged.cue_first[0] < 0) == (judged.cue_last[0] < 0)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=15).map(" ".join), min_size=1, max_size=4))
def test_a_stance_does_not_depend_on_the_batch(texts):
    marked = [f"{text} [[war]] {text}" for text in texts]
    assert judge(*marked) == [verdict for text in marked for verdict in judge(text)]


def test_in_a_sentence_without_end_only_near_words_decide():
    tokens = split_texts(["not war if could terror deny , " * 3000])
    sentences = split_sentences(tokens)
    held = np.flatnonzero(tokens.classify("held", lambda key: int(key == "terror")))
    judged = judge_stance(Text(tokens, sentences), held, held)
    assert len(sentences) == 1
    assert len(set(judged.stance[20:-20])) == 1
    assert (held - judged.cue_first < 50).all()


def test_where_cues_crowd_each_mention_asks_its_eight_nearest(monkeypatch):
    tokens = split_texts(["not war " * 300])
    held = np.flatnonzero(tokens.classify("held", lambda key: int(key == "war")))
    asked = []

    def record(text, cues, mentions):
        left = mentions.pairs.last < mentions.pairs.term
        asked.append((np.bincount(mentions.mention[left]), (mentions.pairs.term - mentions.pairs.last)[left]))
        return judge_mentions(text, cues, mentions)

    monkeypatch.setattr(stances, "judge_mentions", record)
    judge_stance(Text(tokens, split_sentences(tokens)), held, held)
    counts = np.concatenate([count for count, _ in asked])
    assert counts.tolist() == [*range(1, 8), *[8] * 293]
    assert max(distance.max() for _, distance in asked) == 15  # of two tokens each


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("There was [[fraud]], the clerk said. That is simply untrue.", "rejected"),
        ("“The board paid [[bribes]].” Not true, said Ortiz.", "rejected"),
        ("The board committed [[fraud]]: a lie, Ortiz said.", "rejected"),
        ("[[Sabotage]]? Nonsense, said Ortiz.", "rejected"),
        ("[[Sabotage]]? Ortiz left.", "uncertain"),
        # What only is spoken of is not stated, and a word of untruth may say something else.
        ("The clerk spoke of a film about [[fraud]]. That is false.", "affirmed"),
        ("There was [[fraud]], the clerk said. That false beard gave him away.", "affirmed"),
        ("There was [[fraud]], the clerk said.\n\nThat is false.", "affirmed"),
        # No reason for a denial.
        ("There is no reason why they cannot hold [[talks]].", "affirmed"),
        ("I see no reason she should not call it a [[crisis]].", "affirmed"),
        ("There is no reason, and they cannot hold [[talks]].", "rejected"),
        ("It is not that there was no [[fraud]].", "affirmed"),
        ("No siege is fought without [[tears]].", "affirmed"),
        ("No town fights [[fraud]].", "affirmed"),
        ("Until spring nobody had a [[treaty]].", "rejected"),
        ("Ortiz laughed at the idea of a [[merger]].", "rejected"),
        ("Ortiz laughed at a [[joke]].", "affirmed"),
        ("Either [[fraud]] or a slip lay behind it.", "uncertain"),
    ],
)
def test_what_is_taken_back_and_what_is_not_denied(judged, text, stance):
    assert [found for found, _ in judged[text]] == [stance]
