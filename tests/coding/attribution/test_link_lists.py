from __future__ import annotations

import pandas as pd
import pytest

import mediaframing as mf

LINKS = "Sen. Anna Weber Anna Lund WeberMayors push for new bridges Storm hits Norland MORE"


def read(text: str) -> list[tuple[str, str]]:
    """Give the speakers and their words."""
    found = mf.find_attributions(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    return list(found[["speaker", "text"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        (f"{LINKS} (N.) said it was late.", ("Sen. Anna Weber", "it was late")),
        (f"{LINKS} (N.), who was there, said it was late.", ("Sen. Anna Weber", "it was late")),
        (f"They met {LINKS} (N.), who said it was late.", ("Sen. Anna Weber", "it was late")),
    ],
)
def test_who_speaks_behind_a_list_of_links_is_named_before_it(text: str, spoken: tuple[str, str]) -> None:
    assert spoken in read(text)


def test_headlines_of_a_list_are_not_what_is_named_before_it() -> None:
    assert read(f"{LINKS} (N.) said it was late.")[0][0] == "WeberMayors"


@pytest.mark.parametrize(
    "text",
    [
        # The joined word repeats no word of the name; no word ends the list.
        "Anna Weber McBride said it was late. MORE (N.) left.",
        "Anna Weber WeberMayors said it was late.",
    ],
)
def test_other_joined_words_are_parts_of_names(text: str) -> None:
    assert [speaker for speaker, _ in read(text)] == [text.split(" said", maxsplit=1)[0]]
