"""What is drawn of a single group, and what groups and columns are called."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest
from hand_coded import draw_coding

from mediaframing.charts import (
    plot_actors,
    plot_change,
    plot_network,
    plot_panels,
    plot_speakers,
    plot_stance,
    plot_timeline,
    plot_trends,
    plot_voice,
    plot_words,
)
from mediaframing.charts.captions import describe_table
from mediaframing.codebook import Actor, Codebook, Frame, Term
from mediaframing.coding import code_articles
from mediaframing.grouping import KEY, make_groups
from mediaframing.measures import (
    compare_periods,
    compare_words,
    link_actors,
    link_frames,
    link_positions,
    rate_actors,
    rate_frames,
    rate_stance,
    rate_trends,
    rate_voice,
    tabulate_positions,
    tabulate_speakers,
)
from reading import legend_labels, row_labels

ONE = draw_coding(60, outlets=1)
THREE = draw_coding(90, outlets=3)


@pytest.mark.parametrize(
    ("chart", "table"),
    [
        (plot_stance, lambda: rate_stance(ONE, "outlet")),
        (plot_voice, lambda: rate_voice(ONE, "outlet")),
        (plot_actors, lambda: rate_actors(ONE, "outlet")),
        (plot_change, lambda: compare_periods(ONE, "2017-03-01", "outlet")),
    ],
    indirect=["table"],
)
def test_a_single_group_is_named_once_and_not_beneath_every_heading(chart, table):
    axes = chart(table)
    axes = axes.child_axes[0] if chart is plot_actors else axes
    names = table["frame" if "frame" in table.columns else "actor"].nunique()
    assert len(row_labels(axes)) == names
    assert not any("Outlet 00" in label for label in row_labels(axes))
    assert axes.get_xlabel().endswith("\nOutlet 00")


def test_the_outlets_voice_is_called_so_where_outlets_are_the_groups():
    said = SimpleNamespace(**vars(THREE), provenance={KEY: make_groups(THREE, "outlet").write()})
    axes = plot_voice(rate_voice(said, "outlet"))
    assert legend_labels(axes) == ["outlet’s own voice", "sources’ words"]
    named = plot_voice(rate_voice(THREE), labels={"outlet": "the paper itself"})
    assert legend_labels(named)[0] == "the paper itself"


def test_sets_of_words_are_called_as_the_groups_of_the_coding_are():
    rows = [
        {"article_id": f"{side}{n}", "leaning": side, "text": f"{word} " * 5 + "and so on"}
        for side, word in (("left", "rain"), ("right", "sun"))
        for n in range(20)
    ]
    coding = code_articles(pd.DataFrame(rows), Codebook.from_terms({"weather": ["rain", "sun"]}))
    plain = plot_words(compare_words(coding, "leaning", "right", "left"))
    assert [plain.get_title(side) for side in ("left", "right")] == ["← Left", "Right →"]
    table = compare_words(coding, "leaning", "right", "left")
    assert "Words of Right (20 articles" in describe_table(table)
    said = coding.with_groups("leaning", labels={"left": "The left’s papers"})
    axes = plot_words(compare_words(said, "leaning", "right", "left"))
    assert axes.get_title("left") == "← The left’s papers"


@pytest.mark.parametrize("link", [link_positions, link_actors, link_frames])
def test_networks_call_frames_and_actors_as_the_codebook_does(link):
    book = Codebook(
        frames={n: Frame(n, (Term(n),), label=f"The {n.title()}") for n in ("war", "peace")},
        actors={
            n: Actor(n, (Term(a),), label=f"The {n.title()}") for n, a in (("north", "Moe"), ("south", "Bo"))
        },
    )
    texts = [f"{who} said the war was lost. {who} said that peace was near." for who in ("Moe", "Bo")] * 5
    coding = code_articles(pd.DataFrame({"article_id": map(str, range(10)), "text": texts}), book)
    network = link(tabulate_positions(coding))
    written = {text.get_text().split(" (")[0] for text in plot_network(network).texts}
    wanted = {
        link_positions: {"The War", "The Peace", "The North", "The South"},
        link_actors: {"The North", "The South"},
        link_frames: {"The War", "The Peace"},
    }[link]
    assert wanted <= written
    given = plot_network(network, labels={"war": "Battle", "north": "Northland"})
    assert {"Battle", "Northland"} & {text.get_text().split(" (")[0] for text in given.texts}


def test_lines_and_panels_without_a_dated_article_are_counted_and_not_drawn():
    coding = draw_coding(120, outlets=6)
    coding.articles["published"] = coding.articles["published"].mask(coding.articles["outlet"] == "Outlet 03")
    table = rate_frames(coding, ["month", "outlet"], frames=["frame_0"])
    for chart in (plot_timeline, plot_panels):
        axes = chart(table)
        titles = [panel.get_title("left") for panel in axes.child_axes]
        assert len([title for title in titles if title.startswith("Outlet")]) == 5
        assert "1 line without" in axes.get_title("left") or "1 panel without" in axes.get_title("left")
    trends = plot_trends(rate_trends(coding, "outlet"))
    assert any("1 group without dated articles not drawn" in text.get_text() for text in trends.texts)


def test_speakers_by_period_stand_in_the_order_of_all_and_undated_ones_are_called_so():
    coding = draw_coding(60)
    coding.articles.loc[:20, "published"] = pd.NaT
    table = tabulate_speakers(coding, "year")
    axes = plot_speakers(table)
    assert any(panel.get_title("left").startswith("Date not known") for panel in axes.child_axes)
    total = table.dropna(subset="speaker_actor").groupby("speaker_actor")["mentions"].sum()
    ranked = total.sort_values(ascending=False, kind="stable").index
    named = [label.lower() for label in row_labels(axes.child_axes[0])]
    assert [name for name in named if name in set(ranked)] == [name for name in ranked if name in named]
    assert row_labels(axes.child_axes[0])[-1] == "Other sources"


def test_a_frame_without_a_label_is_called_by_its_name():
    book = Codebook(frames={name: Frame(name, (Term(name),)) for name in ("war", "peace_talks")})
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": ["The war goes on.", "No war."]})
    axes = plot_stance(rate_stance(code_articles(articles, book)))
    assert [label.split(" (")[0] for label in row_labels(axes)] == ["War", "Peace talks"]
