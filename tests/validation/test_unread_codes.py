from __future__ import annotations

import warnings
from types import SimpleNamespace

import pandas as pd
import pytest
from coded import copy_codes, make_coding

from mediaframing.validation import ValidationWarning, correct_rates, validate_coding

WHOLE = make_coding()


def leave_unread(coding: SimpleNamespace, outlet: str = "B") -> SimpleNamespace:
    """Give the coding as it is where the articles of an outlet are in German: frames alone are found there."""
    articles = coding.articles.assign(
        language=["de" if name == outlet else "en" for name in coding.articles["outlet"]]
    )
    german = coding.frames["article_id"].isin(articles.loc[articles["language"] == "de", "article_id"])
    columns = ["stance", "voice", "speaker", "speaker_actor"]
    frames = coding.frames.assign(**{name: coding.frames[name].mask(german) for name in columns})
    return SimpleNamespace(
        articles=articles, sentences=coding.sentences, frames=frames, codebook=coding.codebook
    )


CODING = leave_unread(WHOLE)
CODES = copy_codes(WHOLE).assign(
    speaker=WHOLE.frames["speaker"].array, actor=WHOLE.frames["speaker_actor"].array
)
IN_ENGLISH = int(CODING.frames["stance"].notna().sum())
IN_GERMAN = len(CODING.frames) - IN_ENGLISH


def test_what_is_not_read_in_german_is_neither_right_nor_wrong():
    with pytest.warns(
        ValidationWarning, match=rf"stance {IN_GERMAN}, voice {IN_GERMAN}, .*articles are in de"
    ):
        found = validate_coding(CODING, CODES)
    scores = found.scores
    assert (scores["estimate"] == 1).all()
    assert found.errors.empty
    of_frames = scores["variable"] == "frame"
    assert set(scores.loc[of_frames, "unread"]) == {0}
    assert scores.loc[of_frames & scores["value"].isna(), "mentions"].tolist() == [IN_ENGLISH + IN_GERMAN]
    accuracy = scores[scores["measure"] == "accuracy"].set_index("variable")
    assert accuracy.loc[["stance", "voice"], "mentions"].tolist() == [IN_ENGLISH] * 2
    assert accuracy.loc[["stance", "voice"], "unread"].tolist() == [IN_GERMAN] * 2
    counted = found.confusions.groupby("variable")["mentions"].sum()
    assert counted[["frame", "stance", "voice"]].tolist() == [IN_ENGLISH + IN_GERMAN, IN_ENGLISH, IN_ENGLISH]


def test_frames_are_judged_in_every_language():
    german = CODING.frames["stance"].isna().to_numpy()
    codes = CODES.assign(frame=pd.Series("right", index=CODES.index).mask(german, "wrong").array)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ValidationWarning)
        scores = validate_coding(CODING, codes).scores
    precision = scores[(scores["variable"] == "frame") & scores["value"].isna()].iloc[0]
    assert precision["estimate"] == pytest.approx(IN_ENGLISH / (IN_ENGLISH + IN_GERMAN))


def test_a_group_in_which_nothing_is_read_has_a_row_that_says_so():
    with pytest.warns(ValidationWarning, match="neither as right nor as wrong"):
        scores = validate_coding(CODING, CODES, by="outlet").scores
    german = scores[(scores["outlet"] == "B") & (scores["variable"] != "frame")].set_index("variable")
    assert sorted(german.index) == ["actor", "speaker", "stance", "voice"]
    assert german["estimate"].isna().all()
    assert set(german["reason"]) == {"it is not read in these articles"}
    assert german.loc["stance", ["mentions", "unread"]].tolist() == [0, IN_GERMAN]


def test_codes_of_frames_alone_are_told_nothing_about_languages():
    codes = CODES[["mention_id", "chance"]].assign(frame="right")
    with warnings.catch_warnings():
        warnings.simplefilter("error", ValidationWarning)
        assert (validate_coding(CODING, codes).scores["estimate"] == 1).all()


def test_corrected_shares_of_stance_are_of_what_is_read():
    with pytest.warns(ValidationWarning, match=f"stance {IN_GERMAN}"):
        found = correct_rates(CODING, CODES, of="stance")
    assert found["denominator"].groupby(found["frame"]).first().sum() == IN_ENGLISH
    assert found["rate"].tolist() == pytest.approx(found["rate_naive"].tolist())


def test_a_frame_of_which_nothing_is_found_but_that_people_miss_has_a_recall_of_0():
    frames = WHOLE.frames[WHOLE.frames["frame"] == "terror"]
    coding = SimpleNamespace(
        articles=WHOLE.articles, sentences=WHOLE.sentences, frames=frames, codebook=WHOLE.codebook
    )
    codes = CODES[CODES["mention_id"].isin(frames["mention_id"])]
    codes = pd.concat(
        [codes, pd.DataFrame({"mention_id": ["a00:17-33:", "a01:17-33:"], "missed": "talks", "chance": 1.0})],
        ignore_index=True,
    )
    scores = validate_coding(coding, codes).scores
    talks = scores[scores["value"] == "talks"].set_index("measure")
    assert (talks.loc["recall", "estimate"], talks.loc["recall", "mentions"]) == (0, 2)
    assert pd.isna(talks.loc["precision", "estimate"])
