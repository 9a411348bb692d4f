from __future__ import annotations

import pandas as pd
import pytest
from coded import STUDIES, copy_codes, make_coding, make_studies

from mediaframing.validation import ValidationError, ValidationWarning, draw_sample, validate_coding

CODING = make_coding()
CODES = copy_codes(CODING)


def score(scores: pd.DataFrame, variable: str, value: str | None, measure: str) -> pd.Series:
    same = scores["value"].isna() if value is None else scores["value"] == value
    return scores[(scores["variable"] == variable) & same & (scores["measure"] == measure)].iloc[0]


def test_who_agrees_with_the_rules_everywhere_finds_them_right() -> None:
    found = validate_coding(CODING, CODES)
    assert (found.scores["estimate"] == 1).all()
    assert (found.scores["low"] < 1).all()
    assert found.errors.empty


def test_precision_recall_and_f1_are_those_of_the_table_of_both() -> None:
    codes = CODES.copy()
    coded = CODING.frames["stance"]
    wrong = coded[coded == "rejected"].index[:10]
    codes.loc[wrong, "stance"] = "affirmed"
    rejected = (coded == "rejected").sum()
    found = validate_coding(CODING, codes)
    assert score(found.scores, "stance", "rejected", "precision")["estimate"] == pytest.approx(
        1 - 10 / rejected
    )
    assert score(found.scores, "stance", "rejected", "recall")["estimate"] == 1
    assert score(found.scores, "stance", "rejected", "f1")["estimate"] == pytest.approx(
        2 * (rejected - 10) / (2 * (rejected - 10) + 10)
    )
    assert score(found.scores, "stance", None, "accuracy")["estimate"] == pytest.approx(1 - 10 / len(coded))
    assert set(found.errors["mention_id"]) == set(CODING.frames.loc[wrong, "mention_id"])
    pair = found.confusions.set_index(["variable", "coded", "by_hand"]).loc[
        ("stance", "rejected", "affirmed")
    ]
    assert pair["mentions"] == 10


def test_scores_are_weighted_by_the_chances() -> None:
    # The rules err in all that they call rejected, and the sample of each study holds three times too many of these.
    coding = make_studies()
    codes = copy_codes(coding)
    codes["stance"] = codes["stance"].replace("rejected", "affirmed")
    sample = draw_sample(coding, 60 * STUDIES, by=["stance", "outlet"], recall=0, allocation="equal", seed=1)
    drawn = codes[codes["mention_id"].isin(sample["mention_id"])].drop(columns="chance")
    scores = validate_coding(coding, drawn, sample=sample, by="outlet").scores
    of_all = (scores["variable"] == "stance") & scores["value"].isna() & (scores["measure"] == "accuracy")
    outlet = coding.frames["article_id"].map(coding.articles.set_index("article_id")["outlet"])
    truth = (coding.frames["stance"] != "rejected").groupby(outlet.rename("outlet")).mean()
    errors = scores[of_all].set_index("outlet")["estimate"] - truth
    assert len(errors) == STUDIES
    assert errors.mean() == pytest.approx(0, abs=0.01)


def test_mentions_that_are_wrong_lower_the_precision_of_their_frame_alone() -> None:
    codes = CODES.copy()
    terror = CODING.frames["frame"] == "terror"
    codes.loc[terror.to_numpy().nonzero()[0][:20], "frame"] = "wrong"
    scores = validate_coding(CODING, codes).scores
    assert score(scores, "frame", "terror", "precision")["estimate"] == pytest.approx(1 - 20 / terror.sum())
    assert score(scores, "frame", "talks", "precision")["estimate"] == 1
    assert "recall" not in set(scores.loc[scores["variable"] == "frame", "measure"])


def test_recall_comes_from_sentences_without_a_mention() -> None:
    ids = [f"a{n:02}:17-33:" for n in range(10)]
    sentences = pd.DataFrame(
        {"mention_id": ids, "missed": ["terror"] + ["none"] * 9, "chance": 0.5, "coder": "A"}
    )
    scores = validate_coding(CODING, pd.concat([CODES, sentences])).scores
    terror = (CODING.frames["frame"] == "terror").sum()
    assert score(scores, "frame", "terror", "recall")["estimate"] == pytest.approx(terror / (terror + 2))
    assert score(scores, "frame", "talks", "recall")["estimate"] == 1


def test_a_speaker_is_right_by_part_of_the_name() -> None:
    codes = CODES.assign(speaker=CODES["speaker"].replace("Narendra Modi", "Modi"))
    assert score(validate_coding(CODING, codes).scores, "speaker", None, "precision")["estimate"] == 1


@pytest.mark.parametrize("by", ["outlet", "month", "frame", "term", ["outlet", "frame"]])
def test_groups_have_scores_of_their_own(by: str | list[str]) -> None:
    names = [by] if isinstance(by, str) else by
    scores = validate_coding(CODING, CODES, by).scores
    assert list(scores.columns[: len(names)]) == names
    assert scores.groupby(names).ngroups == (4 if len(names) == 2 else 2)


def test_codes_without_chances_are_taken_alike_with_a_warning() -> None:
    with pytest.warns(ValidationWarning, match="taken to have had the same"):
        validate_coding(CODING, CODES.drop(columns="chance"))


def test_codes_of_mentions_that_are_gone_are_counted_in_a_warning() -> None:
    gone = CODES.head(2).assign(mention_id=["zz:1-2:terror", "zz:3-4:terror"])
    with pytest.warns(
        ValidationWarning, match="2 of 242 codes by hand are of mentions that the coding does not have"
    ):
        validate_coding(CODING, pd.concat([CODES, gone]))


def test_codes_of_another_coding_are_refused() -> None:
    with pytest.raises(ValidationError, match="None of the codes belongs"), pytest.warns(ValidationWarning):
        validate_coding(CODING, CODES.head(1).assign(mention_id="zz:1-2:terror"))


def test_it_is_shown_as_a_table_with_intervals() -> None:
    found = validate_coding(CODING, CODES)
    assert "1.00 (" in repr(found)
    assert "<table" in found._repr_html_()
