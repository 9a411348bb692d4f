"""Each group has a row of its own under a name that tells it from all others, whatever its column holds."""

from __future__ import annotations

import pandas as pd
import pytest
from hand_coded import draw_coding

from mediaframing.charts import (
    plot_cooccurrence,
    plot_heatmap,
    plot_panels,
    plot_rates,
    plot_stance,
    plot_voice,
    style,
)
from mediaframing.charts.captions import describe_table
from mediaframing.charts.labels import write_name
from mediaframing.codebook import Codebook, Frame, Term
from mediaframing.coding import Coding, code_articles
from mediaframing.measures import (
    compare_frames,
    compare_groups,
    compare_words,
    rate_cooccurrence,
    rate_frames,
    rate_stance,
    rate_voice,
)
from reading import find_collisions, legend_labels, row_labels

DRAWN = draw_coding(90, outlets=3)


def name_rows(axes) -> list[str]:
    return [label.rpartition(" (n = ")[0] for label in row_labels(axes)]


def column_of(name: str, values) -> object:
    """The drawn coding with a column whose three values stand for the outlets."""
    number = DRAWN.articles["outlet"].str[-1].astype(int)
    DRAWN.articles[name] = pd.Series(values).iloc[number].set_axis(number.index)
    return DRAWN


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (["North", "north", "NORTH"], {"North", "north", "NORTH"}),
        (["far_north", "far north", "Far north"], {"far_north", "far north", "Far north"}),
        (["far\nnorth", "far\tnorth", "south"], {"far north", "far north (2)", "South"}),
        (["north", "nor\u200bth", "north "], {"north", "north (2)", "north (3)"}),
        (["", " ", "north"], {"(blank)", "(blank) (2)", "North"}),
        (["not known", "Not known", None], {"not known", "Not known (2)", "Not known"}),
    ],
)
def test_groups_that_would_be_written_alike_have_rows_of_their_own(values, told):
    table = rate_frames(column_of("region", values), "region")
    assert set(name_rows(plot_rates(table))) == told


def test_two_groups_under_one_label_have_rows_panels_and_cells_of_their_own():
    labels = {"Outlet 00": "Tabloid", "Outlet 01": "Tabloid"}
    rates = rate_frames(DRAWN, "outlet")
    wanted = ["Tabloid", "Tabloid (2)", "Outlet 02"]
    assert sorted(name_rows(plot_rates(rates, labels=labels))) == sorted(wanted)
    for axes in (
        plot_panels(rates, labels=labels),
        plot_cooccurrence(rate_cooccurrence(DRAWN, "outlet"), labels=labels),
    ):
        assert [panel.get_title("left").rpartition(" (")[0] for panel in axes.child_axes] == wanted
    assert sorted(name_rows(plot_heatmap(compare_groups(DRAWN, "outlet"), labels=labels))) == sorted(wanted)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([10, 2, 1], ["Stars: 1", "Stars: 2", "Stars: 10"]),
        ([2.0, 1.0, None], ["Stars: 1", "Stars: 2", "Not known"]),
        ([0.75, 0.5, 0.25], ["Stars: 0.25", "Stars: 0.5", "Stars: 0.75"]),
        ([True, False, None], ["Stars: no", "Stars: yes", "Not known"]),
        (pd.to_datetime(["2020-03-01", "2019-05-01", "2021-01-01"]), ["2019-05-01", "2020-03-01", "2021-01-01"]),
        (pd.to_timedelta([3, 1, 2], "D"), ["1 day", "2 days", "3 days"]),
        (pd.Categorical(["worst", "best", "fair"], ["best", "fair", "none", "worst"], ordered=True),
         ["Best", "Fair", "Worst"]),
    ],
)  # fmt: skip
def test_numbers_days_and_ranks_are_named_by_their_column_and_stand_in_their_order(values, told):
    table = rate_frames(column_of("stars", values), "stars")
    assert name_rows(plot_rates(table)) == told


def test_words_without_an_order_are_ranked_by_value_and_ranks_too_where_that_is_asked_for():
    table = rate_frames(column_of("stars", [1, 2, 3]), "stars")
    by_rate = table[table["frame"] == "frame_0"].sort_values("rate", ascending=False)["stars"]
    assert name_rows(plot_rates(table, order="rate")) == [f"Stars: {stars}" for stars in by_rate]


@pytest.fixture(scope="module")
def desks() -> Coding:
    """Articles of desks that are named as frames are."""
    book = Codebook(frames={n: Frame(n, (Term(n),), label=f"The {n} frame") for n in ("aid", "war")})
    rows = [
        {"article_id": f"{desk}{told}{n}", "desk": desk, "text": f"The {told} goes on. No {told}."}
        for desk, told in (("aid", "war"), ("war", "aid"), ("war", "war"))
        for n in range(5)
    ]
    return code_articles(pd.DataFrame(rows), book)


def test_a_group_that_is_named_as_a_frame_has_a_name_of_its_own(desks):
    plain = plot_rates(rate_frames(desks, "desk"))
    assert set(name_rows(plain)) == {"Aid", "War"}
    assert legend_labels(plain) == ["The aid frame", "The war frame"]
    said = desks.with_groups("desk", labels={"aid": "Desk for aid"})
    for labels in (None, desks.codebook.labels):
        axes = plot_rates(rate_frames(said), labels=labels)
        assert set(name_rows(axes)) == {"Desk for aid", "War"}
        assert legend_labels(axes) == ["The aid frame", "The war frame"]


def test_captions_call_groups_and_frames_apart(desks):
    said = desks.with_groups("desk", labels={"aid": "Desk for aid"})
    assert "positive where The aid frame is more frequent" in describe_table(
        compare_frames(said, ["aid", "war"])
    )
    words = describe_table(compare_words(said, "desk", "aid", "war", min_count=1, min_articles=1))
    assert "Words of Desk for aid (5 articles" in words


def test_outlets_that_are_not_known_are_not_called_as_the_outlets_voice_is():
    coding = draw_coding(60, outlets=2)
    coding.articles["outlet"] = coding.articles["outlet"].mask(coding.articles["outlet"] == "Outlet 01")
    axes = plot_voice(rate_voice(coding, "outlet"))
    assert {"Outlet 00", "Outlet not known"} == set(name_rows(axes)) - {""}
    assert legend_labels(axes)[0] == "outlet’s own voice"


@pytest.mark.parametrize("name", ["m" * 200, "Ж" * 200, "दैनिकजागरण" * 20])
@pytest.mark.filterwarnings("ignore:No font on this machine")
def test_names_of_two_hundred_letters_leave_room_for_the_axis_beside_them(name):
    labels = {"Outlet 00": name}
    with style("paper", 90):
        for axes in (
            plot_stance(rate_stance(DRAWN, "outlet"), labels=labels),
            plot_panels(rate_frames(DRAWN, "outlet"), labels=labels),
        ):
            assert find_collisions(axes.figure) == []


def test_signs_that_only_choose_a_picture_leave_no_box():
    assert write_name("News \U0001f5de\ufe0f now", None, "outlet") == "News \U0001f5de now"
