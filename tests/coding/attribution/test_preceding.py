from __future__ import annotations

import pytest
from tests.coding.english.layouts import cut, lay_out, point

from mediaframing.coding.attribution.preceding import find_contents_before


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("It was late, Berg said", "It was late"),
        ("But it was late, Berg said", "it was late"),
        ("“It is late,” Berg said", "“ It is late , ”"),
        ("It was “late,” Berg said", "It was “ late , ”"),
        ("“It was late”, Berg said", "“ It was late ”"),
        ("READ MORE: Bridge shut “It is late,” Berg said", "“ It is late , ”"),
        ("READ MORE: Bridge shut, Berg said", ""),
        ("Late, Berg said", ""),
        ("Berg said", ""),
    ],
)
def test_content_before_a_subject_is_a_quotation_or_a_clause(text: str, content: str) -> None:
    laid = lay_out(text)
    last = point(laid, "Berg") - 1
    assert cut(laid, *find_contents_before(laid, last, laid.find_floors(last))) == [content]
