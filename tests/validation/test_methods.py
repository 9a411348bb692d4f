from __future__ import annotations

import pandas as pd
from coded import copy_codes, make_coding

from mediaframing.validation import describe_methods

CODING = make_coding()
CODES = copy_codes(CODING)


def test_without_codes_it_asks_for_them() -> None:
    found = describe_methods(CODING)
    assert any("draw_sample" in text for text in found.missing)
    assert "[How often the rules are right" in found.paragraph
    assert "240" in found.table.set_index("item").loc["frame mentions", "value"]


def test_with_codes_of_two_it_tells_agreement_and_accuracy() -> None:
    sentences = pd.DataFrame({"mention_id": ["a00:17-33:"], "missed": "none", "chance": 0.5, "coder": "A"})
    second = CODES.head(60).assign(coder="B")
    second.loc[:5, "stance"] = "uncertain"
    found = describe_methods(CODING, [pd.concat([CODES, sentences]), second])
    values = found.table.set_index("item")["value"]
    assert values["coders"] == "2"
    assert values["mentions coded by hand"] == "240"
    assert values["mentions coded twice"] == "60"
    assert values["accuracy of stance"].startswith("1.00")
    assert values["alpha of stance"].startswith("0.")
    assert "draw_sample" not in " ".join(found.missing)
    assert "[How often" not in found.paragraph
    assert "of as many the first coder's code" in found.paragraph


def test_what_coders_settled_on_is_no_third_coder() -> None:
    second = CODES.head(60).assign(coder="B", stance="uncertain")
    settled = CODES.head(60).assign(coder="settled")
    found = describe_methods(CODING, [second, CODES, settled])
    values = found.table.set_index("item")["value"]
    assert values["coders"] == "2"
    assert values["accuracy of stance"].startswith("1.00")
    assert (
        values["alpha of stance"]
        == describe_methods(CODING, [second, CODES]).table.set_index("item").loc["alpha of stance", "value"]
    )
    assert "60 on which they differed they settled together" in found.paragraph


def test_poor_agreement_is_among_what_is_missing() -> None:
    second = CODES.assign(coder="B", voice=CODES["voice"].sample(frac=1, random_state=1).to_numpy())
    found = describe_methods(CODING, [CODES, second])
    assert any("better agreement on voice" in text and "too low" in text for text in found.missing)


def test_it_is_shown_with_what_is_missing_and_nothing_runs() -> None:
    coding = make_coding()
    coding.articles["outlet"] = "<script>"
    found = describe_methods(coding)
    assert "Still missing" in found._repr_html_()
    assert "<script>" not in found._repr_html_()
    assert "[ ]" in repr(found)
