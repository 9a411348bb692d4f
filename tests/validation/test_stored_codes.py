"""Codes by hand against a coding on the disk, whose texts are categories: the same as against one in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from mediaframing import Codebook, code_articles, open_coding
from mediaframing.validation import (
    ValidationError,
    compare_choices,
    correct_contrast,
    correct_rates,
    describe_methods,
    draw_sample,
    plan_sample,
    validate_coding,
)

TEXTS = (
    "The flood rose. “It is no flood,” Ann Lee said.",
    "A drought came. He said that the drought would end.",
    "Bo Ray warned of a flood. The drought is over, the mayor said.",
)


@pytest.fixture(scope="module")
def coding() -> Any:
    articles = pd.DataFrame(
        {
            "article_id": [f"a{number:02}" for number in range(24)],
            "outlet": ["North", "South"] * 12,
            "text": [f"{TEXTS[number % 3]} Note {number}." for number in range(24)],
        }
    )
    frames = {"flood": ["flood*"], "drought": ["drought*"]}
    return code_articles(articles, Codebook.from_terms(frames=frames, actors={"lee": ["Ann Lee"]}))


@pytest.fixture(scope="module")
def codes(coding: Any) -> pd.DataFrame:
    drawn = coding.frames.iloc[::2]
    kept = drawn[["mention_id", "stance", "voice"]].assign(coder="A", frame="right", chance=0.5)
    return kept.assign(
        speaker=drawn["speaker_name"].fillna(drawn["speaker"]), actor=drawn["speaker_actor"].fillna("none")
    )


ASKED: dict[str, Callable[[Any, pd.DataFrame], Any]] = {
    "scores": lambda c, codes: validate_coding(c, codes, by="outlet").scores,
    "errors": lambda c, codes: validate_coding(c, codes).errors,
    "rates": lambda c, codes: correct_rates(c, codes, "outlet"),
    "stances": lambda c, codes: correct_rates(c, codes, of="stance"),
    "contrast": lambda c, codes: correct_contrast(c, codes, ["flood", "drought"], "outlet"),
    "choices": lambda c, codes: compare_choices(c, codes=codes, frames=["flood", "drought"]),
    "sample": lambda c, _: draw_sample(c, 10),
    "plan": lambda c, _: plan_sample(c, 0.2, of="stance"),
}


@pytest.mark.parametrize("name", ASKED)
def test_a_coding_on_the_disk_is_checked_as_one_in_memory(
    name: str, coding: Any, codes: pd.DataFrame, tmp_path: Path
):
    coding.save(tmp_path / "coding")
    on_disk, in_memory = (ASKED[name](each, codes) for each in (open_coding(tmp_path / "coding"), coding))
    assert len(in_memory) or name == "errors"
    pd.testing.assert_frame_equal(on_disk, in_memory, check_dtype=False, check_categorical=False)


def test_methods_are_described_from_the_disk(coding: Any, codes: pd.DataFrame, tmp_path: Path):
    coding.save(tmp_path / "coding")
    assert "precision" in str(describe_methods(open_coding(tmp_path / "coding"), codes)).lower()


@pytest.mark.parametrize("name", ["scores", "rates", "stances", "contrast", "choices", "plan"])
def test_a_group_called_as_a_column_of_the_result_is_refused(name: str, coding: Any, codes: pd.DataFrame):
    by_name: dict[str, Callable[[Any, str], Any]] = {
        "scores": lambda c, by: validate_coding(c, codes, by=by),
        "rates": lambda c, by: correct_rates(c, codes, by),
        "stances": lambda c, by: correct_rates(c, codes, by, of="stance"),
        "contrast": lambda c, by: correct_contrast(c, codes, ["flood", "drought"], by),
        "choices": lambda c, by: compare_choices(c, frames=["flood", "drought"], by=by),
        "plan": lambda c, by: plan_sample(c, 0.2, by=by, of="stance"),
    }
    result = ASKED[name](coding, codes)
    for column in set(result.columns) - {"outlet", "stance", "frame", "interval", "reason", "unit"}:
        called = replace(coding, articles=coding.articles.assign(**{column: coding.articles["outlet"]}))
        with pytest.raises(ValueError, match="in any case"):
            by_name[name](called, column)


def test_codes_do_not_stand_for_a_column_of_the_articles(coding: Any, codes: pd.DataFrame):
    called = replace(coding, articles=coding.articles.assign(coder=coding.articles["outlet"]))
    with pytest.raises(ValidationError, match="'coder'"):
        validate_coding(called, codes, by="coder")
