from __future__ import annotations

import pytest
from tests.coding.english.layouts import lay_out


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Theresa May came.", 1),
        ("Then Mrs May said it was late. May left. It was late, May said.", 3),
        ("Mrs May came. A clerk of the bank for May said it rained. Nobody left by May.", 2),
        ("Judge May came in May. It was May 5.", 1),
        ("Mr Will may come.", 1),
        ("May he come? He came in May. Then May came.", 0),
        ("", 0),
    ],
)
def test_surname_is_no_auxiliary(text: str, count: int) -> None:
    assert len(lay_out(text).modal_names) == count
