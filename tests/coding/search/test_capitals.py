"""Names in capitals that are words of English, in lines that are all in capitals."""

from __future__ import annotations

import pandas as pd
import pytest

from mediaframing import Codebook, code_articles

BOOK = Codebook.from_terms(
    {"talks": ["talks"]},
    {"usa": ["US", "U.S."], "who": ["WHO"], "it": ["IT"], "nato": ["NATO"], "ice": ["ICE"]},
)


def find(text: str) -> list[str]:
    return code_articles(pd.DataFrame({"article_id": ["a"], "text": [text]}), BOOK).actors["actor"].tolist()


@pytest.mark.parametrize(
    "text",
    ["TELL US MORE", "WHO WON IT?", "IT IS OVER, SAYS MAYOR", "MELTING ICE SINKS TOWN", "WRITE TO: CONTACT US www.post.com",
     "JOIN US on Friday for talks.", "A sign read “GIVE US BREAD” on Monday.", "She wrote: WHO DID THIS TO US? Nobody knew."],
)  # fmt: skip
def test_in_a_line_of_capitals_a_word_of_english_is_no_name(text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "actors"),
    [("The US left.", ["usa"]), ("U.S. LEAVES", ["usa"]), ("NATO ENDS TALKS", ["nato"]), ("The WHO warned.", ["who"]),
     ("ICE raids a farm", ["ice"]), ("The NATO US UN row", ["nato", "usa"]), ("A US GDP of old", ["usa"])],
)  # fmt: skip
def test_elsewhere_and_of_other_names_it_is_evidence(text, actors):
    assert find(text) == actors
