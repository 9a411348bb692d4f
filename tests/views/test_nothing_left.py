from __future__ import annotations

from typing import Any

import pandas as pd

from mediaframing.codebook import Codebook
from mediaframing.coding import Coding, code_articles
from mediaframing.views import concordance

TERROR = {"terror": ["terror*"], "peace": ["peace"]}


def code(*texts: str) -> Coding:
    articles = pd.DataFrame({"article_id": [f"a{n}" for n in range(len(texts))], "text": texts})
    return code_articles(articles, Codebook.from_terms(TERROR))


def tell(**asked: Any) -> str:
    held = code(
        "Terror came.\n\nPeace is not near. Terror is near.",
        "Peace came.\n\n“There is no terror here,” said Ann Smith.",
    )
    return str(concordance(held, **asked))


def test_the_filter_that_left_nothing_is_named_with_what_there_is_without_it() -> None:
    told = tell(frames="peace", stance="affirmed", voice="source")
    assert (
        "0 mentions. Of 2 mentions with frames='peace' and stance='affirmed' none has voice='source'" in told
    )
    assert told.endswith("Another value of it, or none, gives 2.")


def test_two_filters_that_each_leave_nothing_are_both_named() -> None:
    told = tell(frames="peace", stance="uncertain", voice="source")
    assert "Of 2 mentions with frames='peace' none has stance='uncertain'" in told
    assert told.endswith("Nor are there any without it: take away frames='peace' as well.")


def test_a_coding_without_mentions_says_so() -> None:
    assert "The coding has no mention of any frame" in str(concordance(code("Nothing.")))


def test_what_is_left_is_shown_without_a_word_on_filters() -> None:
    assert "none has" not in tell(frames="peace")


def test_the_page_says_it_as_the_text_does() -> None:
    held = code("Peace came.")
    assert "none has voice=&#x27;source&#x27;" in concordance(held, voice="source").content.replace(
        "&#39;", "&#x27;"
    )
