from __future__ import annotations

import pytest
from tests.coding.attribution.sources import read


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“The bridge is old and we will close it.” -Mayor Anna Weber", ["Mayor Anna Weber"]),
        ("“The bridge is old,” per Anna Weber.", ["Anna Weber"]),
        ("“The bridge is falling!” Weber shouted.", ["Weber"]),
        ("“Is the bridge falling?” Weber cried.", ["Weber"]),
        ("It is easy to say ‘trust me,’ but the clerk was not so sure.", []),
        ("According to Weber: “It is old.”", ["Weber"]),
        ("Per Weber, the bridge is old.", ["Weber"]),
        ("Per capita, the bridge is old.", []),
        ("And from Weber: “It is an old bridge.”", ["Weber"]),
        ("“Wait,” said Weber; “it is old.”", ["Weber", "Weber"]),
        ("“The bridge is falling!” Weber bellowed.", ["Weber"]),
        # The present tense inverted.
        ("“We want a bridge!” reply drivers.", ["drivers"]),
        ("“We want a bridge,” say Weber and Lund.", ["Weber and Lund"]),
        # Words of nobody known, more than a few of them.
        ("It was a case of “too little and much too late for us”.", [""]),
        ("It was a case of “too little”.", []),
    ],
)
def test_quotation_without_a_listed_cue(text: str, speakers: list[str]) -> None:
    assert [row[0] for row in read(text)] == speakers
