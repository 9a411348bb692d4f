from __future__ import annotations

from functools import cache

import pandas as pd
import pytest
from hand_coded import draw_coding

import mediaframing as mf
from mediaframing.charts import (
    plot_actors,
    plot_contrast,
    plot_cooccurrence,
    plot_heatmap,
    plot_panels,
    plot_rates,
    plot_speakers,
    plot_stance,
    plot_timeline,
    plot_voice,
)
from mediaframing.measures import (
    MeasureError,
    compare_frames,
    compare_groups,
    compare_periods,
    rate_actors,
    rate_cooccurrence,
    rate_frames,
    rate_stance,
    rate_voice,
    tabulate_speakers,
)
from mediaframing.measures.results import find_result

CODING = draw_coding(9)
PAIR = ["frame_0", "frame_1"]
TABLES = {
    "rate_frames": lambda: rate_frames(CODING, "outlet"),
    "rate_stance": lambda: rate_stance(CODING, "outlet"),
    "rate_voice": lambda: rate_voice(CODING),
    "rate_actors": lambda: rate_actors(CODING),
    "rate_cooccurrence": lambda: rate_cooccurrence(CODING),
    "compare_frames": lambda: compare_frames(CODING, PAIR),
    "compare_groups": lambda: compare_groups(CODING),
    "compare_periods": lambda: compare_periods(CODING, CODING.articles["published"].median()),
    "tabulate_speakers": lambda: tabulate_speakers(CODING),
}
CHARTS = {
    plot_rates: ("rate_frames", "compare_groups"),
    plot_panels: ("rate_frames", "compare_groups"),
    plot_timeline: ("rate_frames", "compare_groups"),
    plot_heatmap: ("compare_groups",),
    plot_stance: ("rate_stance",),
    plot_voice: ("rate_voice",),
    plot_contrast: ("compare_frames",),
    plot_actors: ("rate_actors",),
    plot_speakers: ("tabulate_speakers",),
    plot_cooccurrence: ("rate_cooccurrence",),
}


@cache
def make_table(name: str) -> pd.DataFrame:
    return TABLES[name]()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_known_by_its_columns_alone(name: str) -> None:
    bare = make_table(name).copy()
    bare.attrs.clear()
    assert find_result(bare).name == name


def test_stance_that_only_groups_is_no_share_of_stances() -> None:
    bare = rate_frames(CODING, ["outlet", "stance"])
    bare.attrs.clear()
    assert find_result(bare).name == "rate_frames"


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("name", TABLES)
def test_a_chart_refuses_the_table_of_another_measure_and_names_its_chart(chart, name) -> None:
    if name in CHARTS[chart]:
        return
    with pytest.raises(MeasureError, match=f"This is a table of {name}, .* take plot_"):
        chart(make_table(name))


def test_the_likeliest_first_mistakes_get_sentences() -> None:
    with pytest.raises(
        MeasureError, match=r"rate_frames takes a coding, and not one of its tables.*rate_frames\(coding\)"
    ):
        rate_frames(CODING.frames)
    with pytest.raises(MeasureError, match=r"This is a coding, .* Give the table that rate_frames\(coding\)"):
        plot_rates(CODING)
    with pytest.raises(TypeError, match="The second argument of every chart is ax"):
        plot_panels(make_table("rate_frames"), "outlet")


@pytest.mark.filterwarnings("ignore::mediaframing.SmallGroupWarning")
def test_clusters_are_of_the_values_of_a_column_and_not_of_its_groups():
    articles = pd.DataFrame(
        {
            "article_id": list("abcdefgh"),
            "outlet": ["Big"] * 4 + ["Small", "Tiny", "Wee", "Mini"],
            "text": ["Terror again", "A quiet day"] * 4,
        }
    )
    coding = mf.code_articles(articles, mf.Codebook.from_terms({"terror": ["terror*"]})).with_groups(
        "outlet", top=1
    )
    rates = mf.rate_frames(coding, cluster="outlet")
    assert rates["clusters"].tolist() == [1, 4]
    assert rates["low"].notna().tolist() == [False, True]
    assert mf.compare_groups(coding, cluster="outlet")["clusters"].tolist() == [1, 4]
    with pytest.raises(mf.MeasureError) as problem:
        mf.rate_frames(coding, "outlets")
    assert "ungrouped" not in str(problem.value)
