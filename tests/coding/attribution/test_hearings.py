from __future__ import annotations

import pytest
from tests.coding.attribution.sources import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The court heard the man had run.", [("The court", "heard", "the man had run")]),
        ("Jurors heard that he ran.", [("Jurors", "heard", "that he ran")]),
        ("The jury was told how he ran.", [("The jury", "told", "how he ran")]),
        ("An inquest into her death heard that he ran.", [("An inquest into her death", "heard", "that he ran")]),
        ("He ran, Westmark Crown Court heard.", [("Westmark Crown Court", "heard", "He ran")]),
        ("He ran twice, a jury was told.", [("a jury", "told", "He ran twice")]),
        ("The court heard two witnesses.", []),
        ("The court heard the case in May.", []),
        ("The crew heard that he ran.", []),
        ("The court told them.", []),
    ],
)  # fmt: skip
def test_court_hears_what_is_told(text: str, found: list[tuple[str, str, str]]) -> None:
    assert read(text) == found
