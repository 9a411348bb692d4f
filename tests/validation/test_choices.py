from __future__ import annotations

import pandas as pd
import pytest
from coded import copy_codes, make_coding

from mediaframing.measures import compare_frames, rate_frames
from mediaframing.validation import ValidationError, compare_choices

CODING = make_coding()


def test_each_combination_is_the_measure_with_its_keywords() -> None:
    found = compare_choices(CODING, terms=False)
    assert len(found) == 2 * 2 * 3
    row = found[
        (found["rejected"] == "out") & (found["sources"] == "out") & (found["unit"] == "sentence")
    ].iloc[0]
    same = compare_frames(CODING, unit="sentence", stance=["affirmed", "uncertain"], voice="outlet").iloc[0]
    assert row["estimate"] == same["log_ratio"]
    assert (row["low"], row["high"]) == (same["low"], same["high"])
    assert found["base"].sum() == 1


def test_rates_stay_on_one_scale() -> None:
    found = compare_choices(CODING, rate_frames, frames=["terror"], terms=False)
    assert set(found["unit"]) == {"mention"}
    assert set(found["scale"]) == {"rate"}
    assert found["frame"].eq("terror").all()


def test_codes_by_hand_add_the_corrected_choices() -> None:
    found = compare_choices(CODING, codes=copy_codes(CODING), terms=False)
    corrected = found[found["corrected"] == "yes"]
    assert set(corrected["unit"]) == {"mention"}
    plain = found[(found["corrected"] == "no") & (found["unit"] == "mention")]
    # Who agrees with the rules everywhere corrects nothing.
    assert corrected["estimate"].tolist() == pytest.approx(plain["estimate"].tolist())


def test_each_entry_is_left_out_once() -> None:
    coding = make_coding()
    coding.frames["term"] = [f"{frame}{place % 2}" for place, frame in enumerate(coding.frames["frame"])]
    found = compare_choices(coding, sources=["in"], rejected=["in"], units=["mention"])
    assert found["left_out"].dropna().tolist() == ["talks0", "talks1", "terror0", "terror1"]
    without = found[found["left_out"] == "terror0"].iloc[0]
    kept = coding.frames[coding.frames["term"] != "terror0"]
    coding.frames = kept
    assert without["estimate"] == compare_frames(coding).iloc[0]["log_ratio"]


def test_articles_of_the_same_words_count_once_where_duplicates_are_out() -> None:
    coding = make_coding()
    coding.articles["text"] = coding.articles["text"].where(
        coding.articles.index > 19, coding.articles["text"].iloc[0]
    )
    found = compare_choices(coding, sources=["in"], rejected=["in"], units=["mention"], terms=False)
    assert found["duplicates"].tolist() == ["in", "out"]
    width = found["high"] - found["low"]
    assert width.iloc[1] > width.iloc[0]
    # What says which articles are one story is believed.
    coding.articles["story"] = [None, *range(len(coding.articles) - 1)]
    assert set(compare_choices(coding, terms=False)["duplicates"]) == {"in"}


def test_a_measure_of_ones_own_is_varied_too() -> None:
    def share(coding: object, unit: str, stance: object, voice: object) -> pd.DataFrame:
        return rate_frames(coding, unit=unit, stance=stance, voice=voice, frames=["talks"])  # type: ignore[arg-type]

    assert compare_choices(CODING, share, terms=False)["estimate"].between(0, 1).all()


def test_what_is_neither_in_nor_out_is_refused() -> None:
    with pytest.raises(ValidationError, match="rejected="):
        compare_choices(CODING, rejected=["maybe"])
