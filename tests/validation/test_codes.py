from __future__ import annotations

import pandas as pd
import pytest

from mediaframing.validation import ValidationError, ValidationWarning
from mediaframing.validation.codes import SETTLED, check_codes, settle_codes, split_ids


def code(*rows: tuple[object, ...], columns: tuple[str, ...] = ("mention_id", "stance")) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(columns))


def test_values_are_read_whatever_their_case_and_spaces() -> None:
    found = check_codes(code(("a:1-2:x", " Rejected "), ("a:3-4:x", "AFFIRMED")))
    assert found["stance"].tolist() == ["rejected", "affirmed"]


def test_yes_and_no_say_whether_the_frame_is_right() -> None:
    found = check_codes(code(("a:1-2:x", "yes"), ("a:3-4:x", 0.0), columns=("mention_id", "frame")))
    assert found["frame"].tolist() == ["right", "wrong"]


def test_a_wrong_value_is_named_with_its_row_and_what_is_meant() -> None:
    with pytest.raises(
        ValidationError, match=r"row 1, column 'stance': 'rejectd' .* \(did you mean rejected\?\)"
    ):
        check_codes(code(("a:1-2:x", "affirmed"), ("a:3-4:x", "rejectd")))


def test_wrong_values_may_be_left_out_and_are_listed() -> None:
    found = check_codes(code(("a:1-2:x", "affirmed"), ("a:3-4:x", "maybe")), wrong="missing")
    assert found["mention_id"].tolist() == ["a:1-2:x"]
    assert found.attrs["wrong"] == [(1, "stance", "maybe")]
    assert found.attrs["missing"] == 1


def test_rows_without_a_code_are_counted() -> None:
    assert check_codes(code(("a:1-2:x", None), ("a:3-4:x", "affirmed"))).attrs["missing"] == 1


def test_one_coder_codes_a_mention_once() -> None:
    with pytest.raises(ValidationError, match="coded twice by the same coder"):
        check_codes(code(("a:1-2:x", "affirmed"), ("a:1-2:x", "rejected")))


def test_an_article_id_may_hold_colons() -> None:
    found = split_ids(pd.Series(["x:y:10-20:terror", "2019:1-2:"]))
    assert found["article_id"].tolist() == ["x:y", "2019"]
    assert found["frame"].tolist() == ["terror", ""]


def test_what_is_no_mention_id_is_named() -> None:
    with pytest.raises(ValidationError, match="'17'"):
        check_codes(code((17, "affirmed")))


def test_most_coders_are_followed_and_the_first_where_as_many_say_otherwise() -> None:
    parts = [code(("a:1-2:x", first), ("a:3-4:x", second)) for first, second in zip(
        ("rejected", "affirmed", "affirmed"), ("uncertain", "rejected", "affirmed"), strict=True
    )]  # fmt: skip
    with pytest.warns(ValidationWarning, match=r"\(stance 1\); there '1' is followed"):
        settled = settle_codes(check_codes(parts)).set_index("mention_id")
    assert settled["stance"].to_dict() == {"a:1-2:x": "affirmed", "a:3-4:x": "uncertain"}


def test_what_coders_settled_on_outweighs_them_all() -> None:
    parts = [
        code(("a:1-2:x", stance), ("a:3-4:x", "affirmed")) for stance in ("rejected", "affirmed", "affirmed")
    ]
    parts.append(code(("a:1-2:x", "uncertain")).assign(coder=SETTLED))
    settled = settle_codes(check_codes(parts)).set_index("mention_id")
    assert settled["stance"].to_dict() == {"a:1-2:x": "uncertain", "a:3-4:x": "affirmed"}


def test_who_coded_twice_is_compared_with_themselves() -> None:
    first = code(("a:1-2:x", "affirmed")).assign(coder="A")
    assert check_codes([first, first])["coder"].tolist() == ["A (1)", "A (2)"]


def test_missed_frames_are_a_list() -> None:
    columns = ("mention_id", "missed")
    found = check_codes(
        code(("a:1-20:", "Terror;talks"), ("a:30-40:", "NONE"), columns=columns), frames=["terror", "talks"]
    )
    assert found["missed"].tolist() == ["terror; talks", "none"]
    with pytest.raises(ValidationError, match="'war' is none of terror, talks, none"):
        check_codes(code(("a:1-20:", "war"), columns=columns), frames=["terror", "talks"])


def test_a_chance_is_above_0_and_up_to_1() -> None:
    with pytest.raises(ValidationError, match="chance is no number above 0"):
        check_codes(code(("a:1-2:x", "affirmed")).assign(chance=20))
