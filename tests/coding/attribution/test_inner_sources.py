from __future__ import annotations

from functools import cache

import pandas as pd
import pytest

from mediaframing.codebook import Codebook
from mediaframing.coding.pipeline import code_articles

SENTENCES = {
    "“The clerk says the flood is over,” Weber said.": "clerk",
    "Weber was angry. “Ava Lund told the board that the flood had begun,” he said.": "Ava Lund",
    "“Norland has announced it will stop the flood,” Weber said.": "Norland",
    # Who is quoted says it where nobody else does, or nobody in particular.
    "“The clerk fears the flood,” Weber said.": "Weber",
    "“The clerk did not say that the flood was over,” Weber said.": "Weber",
    "“The clerk would say the flood is over,” Weber said.": "Weber",
    "“Many people say the flood is over,” Weber said.": "Weber",
    "“They say the flood is over,” Weber said.": "Weber",
    "“I told the board that the flood had begun,” Weber said.": "Weber",
    "“Papers disclosed in the hall could bring a flood,” Weber said.": "Weber",
}


@cache
def read_speakers(term: str) -> pd.DataFrame:
    articles = pd.DataFrame({"article_id": list(SENTENCES), "text": list(SENTENCES)})
    coding = code_articles(articles, Codebook.from_terms({"frame": [term]}), skip=["tone", "actor_tone"])
    return coding.frames.merge(coding.attributions, on=["article_id", "attribution_id"])


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_inner_of_two_sources_speaks_where_it_is_named(sentence: str) -> None:
    found = read_speakers("flood").set_index("article_id")
    assert found["speaker_name_x"][sentence] == SENTENCES[sentence]


def test_no_inner_source_is_looked_for_where_no_term_stands() -> None:
    coding = code_articles(
        pd.DataFrame({"article_id": ["a"], "text": ["“The clerk says the flood is over,” Weber said."]}),
        Codebook.from_terms({"frame": ["Weber"]}),
        skip=["tone", "actor_tone"],
    )
    assert coding.attributions["speaker"].tolist() == ["Weber"]
