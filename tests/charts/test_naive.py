from __future__ import annotations

import pandas as pd
import pytest

from mediaframing.charts import plot_choices, plot_contrast, plot_rates
from mediaframing.charts.captions import describe_table
from mediaframing.codebook import Codebook, Frame, Term
from mediaframing.coding import code_articles
from mediaframing.validation import compare_choices

RATES = pd.DataFrame(
    {
        "outlet": ["A", "B"],
        "frame": "terror",
        "count": [10, 20],
        "denominator": 100,
        "rate": [0.1, 0.2],
        "low": [0.05, 0.15],
        "high": [0.15, 0.25],
        "interval": "jackknife over articles",
        "confidence": 0.95,
        "articles": [20, 30],
        "unit": "mention",
        "rate_naive": [0.3, 0.4],
        "low_naive": [0.25, 0.35],
        "high_naive": [0.35, 0.6],
    }
)
CHOICES = pd.DataFrame(
    {
        "rejected": ["in", "out", "in"],
        "sources": "in",
        "unit": "mention",
        "duplicates": "in",
        "corrected": ["no", "no", "yes"],
        "left_out": None,
        "first": "terror",
        "second": "talks",
        "estimate": [0.5, -0.2, 0.1],
        "low": [0.1, -0.6, -0.4],
        "high": [0.9, 0.2, 0.6],
        "interval": "x",
        "confidence": 0.95,
        "scale": "log_ratio",
        "base": [True, False, False],
    }
)


def list_hollow(axes):
    return [
        line for line in axes.lines if line.get_markerfacecolor() == "none" and len(line.get_xdata()) == 2
    ]


def test_rates_without_correction_are_hollow_beside_and_within_the_axis():
    axes = plot_rates(RATES)
    (hollow,) = list_hollow(axes)
    assert list(hollow.get_xdata()) == [30, 40]
    assert axes.get_xlim()[1] >= 60
    words = [text.get_text() for legend in axes.figure.legends for text in legend.get_texts()]
    assert "without correction" in words


def test_rates_that_are_not_corrected_are_drawn_as_before():
    assert list_hollow(plot_rates(RATES.drop(columns=["rate_naive", "low_naive", "high_naive"]))) == []


def test_a_contrast_has_its_hollow_marks_too():
    contrast = pd.DataFrame(
        {
            "outlet": ["A", "B"],
            "first": "terror",
            "second": "talks",
            "first_count": [4, 8],
            "second_count": [2, 2],
            "log_ratio": [1.0, 2.0],
            "low": [0.0, 1.0],
            "high": [2.0, 3.0],
            "articles": 9,
            "log_ratio_naive": [0.5, 4.0],
            "low_naive": [0.0, 3.0],
            "high_naive": [1.0, 5.0],
        }
    )
    axes = plot_contrast(contrast)
    (hollow,) = list_hollow(axes)
    assert list(hollow.get_xdata()) == [0.5, 4.0]
    assert axes.get_xlim()[1] > 5


def test_the_caption_says_what_is_hollow_and_what_the_interval_is():
    told = describe_table(RATES)
    assert "Hollow marks with dotted intervals are without correction." in told
    assert "corrected for coding error, by a jackknife over articles" in told


def test_choices_are_drawn_in_the_order_of_their_estimates_with_rows_for_what_varies():
    axes = plot_choices(CHOICES)
    curve, matrix = axes.child_axes
    assert [y for _, y in curve.collections[1].get_offsets()] == [-0.2, 0.1, 0.5]
    rows = [label.get_text() for label in matrix.get_yticklabels()]
    assert rows == [
        "Rejected mentions in", "Rejected mentions out", "As the rules read", "Corrected by hand codes",
    ]  # fmt: skip


def test_choices_call_frames_as_the_codebook_does():
    book = Codebook(
        frames={name: Frame(name, (Term(name),), label=f"The {name.title()}") for name in ("war", "peace")}
    )
    texts = ["The war goes on. Peace is far.", "War and war again.", "Peace at last."] * 4
    coding = code_articles(pd.DataFrame({"article_id": map(str, range(12)), "text": texts}), book)
    curve = plot_choices(compare_choices(coding, frames=["war", "peace"], by=())).child_axes[0]
    assert curve.get_ylabel().replace("\n", " ") == "Log ratio (base 2), The War to The Peace"


def test_the_first_choices_are_told_by_more_than_a_colour_and_shares_are_in_percent():
    shares = CHOICES.drop(columns=["first", "second"], errors="ignore").assign(scale="rate", unit="mention")
    curve = plot_choices(shares).child_axes[0]
    first = curve.collections[2]
    assert len(first.get_offsets()) == CHOICES["base"].sum()
    assert first.get_sizes()[0] > 2 * curve.collections[1].get_sizes()[0]
    assert curve.get_ylabel() == "Share of frame mentions (%)"
    assert [y for _, y in curve.collections[1].get_offsets()] == pytest.approx([-20, 10, 50])


def test_choices_of_several_groups_are_refused_with_the_way_to_pick_one():
    with pytest.raises(ValueError, match=r"2 values of 'outlet'.*choices\[choices\['outlet'\] == 'A'\]"):
        plot_choices(CHOICES.assign(outlet=["A", "B", "A"]))


def test_no_estimate_is_said():
    axes = plot_choices(CHOICES.assign(estimate=float("nan")))
    assert axes.texts[0].get_text() == "No choice gives an estimate."


def test_a_specification_curve_names_the_group_it_is_of():
    curve = plot_choices(
        CHOICES.assign(outlet="the_harbour"), labels={"the_harbour": "The Harbour"}
    ).child_axes[0]
    assert curve.get_title("left") == "The Harbour: 3 choices; the first of each: black square"
