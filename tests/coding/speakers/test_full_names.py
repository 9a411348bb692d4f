from __future__ import annotations

import pandas as pd
import pytest

import mediaframing as mf


def name(text: str) -> list[str | None]:
    """Give the names of the speakers, in order."""
    found = mf.find_attributions(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    return [None if pd.isna(called) else called for called in found["speaker_name"]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Weber came. “It is late,” she said.", ["Anna Weber"]),
        ("Anna Weber came. Ms. Weber said it was late.", ["Anna Weber"]),
        ("“It is late,” Weber said. Anna Weber is the mayor.", ["Anna Weber"]),
        ("Mayor Anna Weber came. The mayor said it was late.", ["Anna Weber"]),
        ("Foreign Minister Anna Weber said it was late.", ["Anna Weber"]),
        # Not the owner of a lawyer.
        ("Anna Weber’s lawyer said it was late.", ["Anna Weber’s lawyer"]),
        ("Anna Weber, who was there, said it was late.", ["Anna Weber"]),
        # Without a name, how it is called; a pronoun for nobody known has none.
        ("The police said it was late.", ["police"]),
        ("He said it was late.", [None]),
    ],
)
def test_speaker_is_named_in_full(text: str, names: list[str | None]) -> None:
    assert name(text) == names
