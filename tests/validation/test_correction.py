from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from coded import STUDIES, copy_codes, make_coding, make_studies

from mediaframing.codebook import Codebook, Frame, Term
from mediaframing.measures import compare_frames, rate_frames, rate_stance, rate_voice
from mediaframing.validation import (
    ValidationError,
    ValidationWarning,
    correct_contrast,
    correct_rates,
    draw_sample,
    plan_sample,
)

CODING = make_coding()
CODES = copy_codes(CODING)
TRUE = CODES.assign(stance=CODES["stance"].replace("rejected", "affirmed"))
METHODS = ("ppi", "dsl", "rogan_gladen", "hand")


def draw(size: int, seed: int, codes: pd.DataFrame = TRUE) -> pd.DataFrame:
    drawn = draw_sample(CODING, size, by=["stance", "outlet"], recall=0, seed=seed)
    return codes.drop(columns="chance").merge(drawn[["mention_id", "chance"]], on="mention_id")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("of", ["frame", "stance", "voice"])
def test_where_everybody_codes_everything_the_rates_are_those_by_hand(method: str, of: str) -> None:
    found = correct_rates(CODING, CODES, "outlet", of=of, method=method)
    measure = {"frame": rate_frames, "stance": rate_stance, "voice": rate_voice}[of]
    by_rules = measure(CODING, "outlet", **({"unit": "mention"} if of == "frame" else {}))
    assert found["rate"].tolist() == pytest.approx(by_rules["rate"].tolist())
    assert found["rate_naive"].tolist() == pytest.approx(by_rules["rate"].tolist())
    assert set(by_rules.columns) <= set(found.columns)
    assert found["count"].tolist() == by_rules["count"].tolist()


@pytest.fixture(scope="module")
def studies() -> tuple[SimpleNamespace, pd.DataFrame]:
    """Give the studies, and their true codes."""
    coding = make_studies()
    codes = copy_codes(coding)
    return coding, codes.assign(stance=codes["stance"].replace("rejected", "affirmed"))


def sample(studies: tuple[SimpleNamespace, pd.DataFrame], size: int) -> pd.DataFrame:
    """Give the codes of as many mentions of each study on average, drawn for each by itself."""
    coding, codes = studies
    drawn = draw_sample(coding, size * STUDIES, by=["stance", "outlet"], recall=0, seed=1)
    return codes.drop(columns="chance").merge(drawn[["mention_id", "chance"]], on="mention_id")


@pytest.mark.parametrize("method", METHODS)
def test_rules_that_err_are_corrected_on_average(
    method: str, studies: tuple[SimpleNamespace, pd.DataFrame]
) -> None:
    coding, codes = studies
    columns = ["outlet", "frame", "stance"]
    found, truth = (
        correct_rates(coding, given, "outlet", of="stance", method=how).set_index(columns)["rate"]
        for given, how in ((sample(studies, 60), method), (codes, "hand"))
    )
    errors = (found - truth).xs("affirmed", level="stance")
    assert len(errors) == 2 * STUDIES
    for frame in ("terror", "talks"):
        assert errors.xs(frame, level="frame").mean() == pytest.approx(0, abs=0.025)


def test_shares_add_up_to_one() -> None:
    rates = correct_rates(CODING, draw(60, 1), "outlet", of="stance")
    assert rates.groupby(["outlet", "frame"])["rate"].sum().tolist() == pytest.approx([1] * 4, abs=0.02)


def test_rules_that_are_right_make_intervals_narrower_than_hand_coding_alone() -> None:
    codes = draw(60, 1, CODES)
    widths = {}
    for method in ("ppi", "dsl", "hand"):
        rates = correct_rates(CODING, codes, of="stance", method=method)
        widths[method] = (rates["high"] - rates["low"]).mean()
    assert widths["ppi"] < 0.8 * widths["hand"]


def test_rules_that_only_guess_are_hardly_used() -> None:
    rng = np.random.default_rng(0)
    guessed = CODES.assign(stance=rng.choice(["affirmed", "rejected", "uncertain"], len(CODES)))
    codes = draw(120, 3, guessed)
    ppi, dsl, hand = (
        correct_rates(CODING, codes, of="stance", method=method, frames=["terror"])
        for method in ("ppi", "dsl", "hand")
    )
    width = [(r["high"] - r["low"]).mean() for r in (ppi, dsl, hand)]
    assert width[0] <= 1.02 * width[2] < width[1]


def test_mentions_of_wrong_frames_are_taken_away() -> None:
    codes = CODES.copy()
    terror = (CODING.frames["frame"] == "terror").to_numpy()
    codes.loc[terror.nonzero()[0][:30], "frame"] = "wrong"
    found = correct_rates(CODING, codes).set_index("frame")
    assert found.loc["terror", "count"] == terror.sum() - 30
    assert found.loc["terror", "rate"] == pytest.approx((terror.sum() - 30) / (len(terror) - 30))


def test_rates_a_thousand_words_count_all_articles_of_the_group() -> None:
    found = correct_rates(CODING, CODES, "outlet", "1000_words")
    by_rules = rate_frames(CODING, "outlet", "1000_words")
    assert found["rate"].tolist() == pytest.approx(by_rules["rate"].tolist())
    assert found["denominator"].tolist() == by_rules["denominator"].tolist()


def test_only_mentions_with_the_value_asked_for_count_on_both_sides() -> None:
    found = correct_rates(CODING, TRUE, stance="affirmed", voice="source", unit="1000_words").set_index(
        "frame"
    )
    kept = (TRUE["stance"] == "affirmed") & (TRUE["voice"] == "source")
    assert found["count"].to_dict() == kept.groupby(CODING.frames["frame"]).sum().to_dict()


def test_a_group_that_nobody_coded_has_no_rate_and_the_reason() -> None:
    inside = CODING.articles.loc[CODING.articles["outlet"] == "A", "article_id"]
    codes = CODES[CODING.frames["article_id"].isin(inside)]
    found = correct_rates(CODING, codes, "outlet").set_index(["outlet", "frame"])
    assert found.loc["A", "rate"].notna().all()
    assert found.loc["B", "rate"].isna().all()
    assert set(found.loc["B", "reason"]) == {"no mention of the group is coded by hand"}


def test_articles_and_sentences_cannot_be_corrected_and_the_error_says_what_can() -> None:
    with pytest.raises(ValidationError, match=r"unit='article' cannot be corrected.*'mention'"):
        correct_rates(CODING, CODES, unit="article")


def test_codes_without_a_stance_are_left_out_with_a_warning_where_it_counts() -> None:
    codes = CODES.copy()
    codes.loc[:4, "stance"] = None
    with pytest.warns(ValidationWarning, match="5 of 240 codes by hand lack stance"):
        correct_rates(CODING, codes, of="stance")


def test_frames_are_shown_in_the_order_asked_for() -> None:
    found = correct_rates(CODING, CODES, "outlet", frames=["talks", "terror"])
    assert found["frame"].tolist() == ["talks", "terror"] * 2


def test_a_contrast_that_everybody_coded_is_that_by_hand() -> None:
    found = correct_contrast(CODING, CODES, by="outlet", stance="affirmed")
    by_rules = compare_frames(CODING, by="outlet", stance="affirmed")
    assert found["log_ratio"].tolist() == pytest.approx(by_rules["log_ratio"].tolist())
    assert found["log_ratio_naive"].tolist() == pytest.approx(by_rules["log_ratio"].tolist())
    assert (found["low"] < found["log_ratio"]).all()


def test_a_contrast_is_corrected_on_average(studies: tuple[SimpleNamespace, pd.DataFrame]) -> None:
    coding, codes = studies
    found, truth = (
        correct_contrast(coding, given, by="outlet", stance="affirmed").set_index("outlet")["log_ratio"]
        for given in (sample(studies, 80), codes)
    )
    assert len(found) == STUDIES
    assert (found - truth).mean() == pytest.approx(0, abs=0.09)


def test_a_plan_asks_for_more_codes_where_the_interval_is_to_be_narrower() -> None:
    narrow, wide = (plan_sample(CODING, width, of="stance", frames=["terror"]) for width in (0.12, 0.2))
    assert (narrow["size"].fillna(999) >= wide["size"]).all()
    assert (wide["size"] <= wide["size_by_hand"]).all()


def test_a_plan_that_no_codes_can_meet_says_that_articles_are_needed() -> None:
    found = plan_sample(CODING, 0.01, "outlet")
    assert found["size"].isna().all()
    assert found["reason"].str.contains("more articles").all()
    assert (found["least_width"] > 0.01).all()


def test_dsl_is_the_mean_of_design_adjusted_outcomes_with_errors_clustered_by_article() -> None:
    # Egami, Hinck, Stewart & Wei (2023), section 3: y~ = y^ + R / pi (y - y^), of which the mean and its clustered error are taken.
    codes = draw(100, 5)
    found = correct_rates(CODING, codes, of="stance", method="dsl", frames=["terror"]).set_index("stance")
    frames = CODING.frames[CODING.frames["frame"] == "terror"]
    coded = (frames["stance"] == "affirmed").to_numpy(dtype=float)
    by_hand = codes.set_index("mention_id")
    weight = (1 / by_hand["chance"]).reindex(frames["mention_id"]).fillna(0).to_numpy()
    truth = (
        (by_hand["stance"] == "affirmed").reindex(frames["mention_id"]).fillna(False).to_numpy(dtype=float)
    )
    adjusted = coded + weight * (truth - coded)
    assert found.loc["affirmed", "rate"] == pytest.approx(adjusted.mean())


def test_ppi_tunes_as_angelopoulos_and_others_do_where_each_article_has_one_mention() -> None:
    # Angelopoulos, Duchi & Zrnic (2023), example 6.1: lambda = cov(y, f) / ((1 + n / N) var(f)).
    coding = make_coding(articles=400, mentions=1, seed=3)
    coding.frames["frame"] = "terror"
    coding.frames["mention_id"] = coding.frames["mention_id"].str.replace("talks", "terror")
    rng = np.random.default_rng(4)
    codes = copy_codes(coding)
    flipped = rng.random(len(codes)) < 0.15
    codes["stance"] = np.where(flipped, "rejected", codes["stance"])
    drawn = codes.iloc[rng.permutation(400)[:100]].assign(chance=0.25)
    found = correct_rates(coding, drawn, of="stance", frames=["terror"]).set_index("stance").loc["affirmed"]
    predicted = (coding.frames["stance"] == "affirmed").to_numpy(dtype=float)
    inside = coding.frames["mention_id"].isin(drawn["mention_id"]).to_numpy()
    labelled = predicted[inside]
    truth = (codes["stance"] == "affirmed").to_numpy(dtype=float)[inside]
    weight = np.cov(truth, labelled)[0, 1] / ((1 + 100 / 300) * predicted.var(ddof=1))
    mean = weight * predicted[~inside].mean() + (truth - weight * labelled).mean()
    assert found["rate"] == pytest.approx(mean, abs=0.01)
    alone = (
        correct_rates(coding, drawn, of="stance", method="hand", frames=["terror"])
        .set_index("stance")
        .loc["affirmed"]
    )
    assert found["high"] - found["low"] < alone["high"] - alone["low"]
    # By hand alone it is the interval of a share in 100 articles, with Student's t of 99 degrees of freedom.
    share = truth.mean()
    half = 1.984 * np.sqrt(share * (1 - share) / 99)
    assert (alone["high"] - alone["low"]) / 2 == pytest.approx(half, rel=0.1)


def test_a_frame_that_others_are_parts_of_is_left_to_its_parts() -> None:
    coding = make_coding()
    frames = {name: replace(frame, parent="conflict") for name, frame in coding.codebook.frames.items()}
    whole = Frame("conflict", (Term("conflict"),))
    coding.codebook = Codebook({"conflict": whole, **frames}, coding.codebook.actors)
    coding.actors = coding.attributions = pd.DataFrame()
    found = correct_rates(coding, CODES).set_index("frame")
    assert np.isnan(found.loc["conflict", "rate"])
    assert "correct its parts" in found.loc["conflict", "reason"]
    assert found.loc["conflict", "rate_naive"] == 1
    assert found.loc[["terror", "talks"], "rate"].sum() == pytest.approx(1)
    with pytest.raises(ValidationError, match="'conflict' is made of others"):
        correct_contrast(coding, CODES, ["conflict", "talks"])
