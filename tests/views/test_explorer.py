from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from markup_reader import read_html
from matplotlib import pyplot as plt

from mediaframing.charts import plot_rates, plot_timeline, save_figure
from mediaframing.coding.result import Coding
from mediaframing.measures import rate_frames
from mediaframing.runs import open_coding
from mediaframing.views.choice import Choice, write_part_call
from mediaframing.views.contexts import concordance
from mediaframing.views.explorer import explore
from mediaframing.views.selection import select_articles
from mediaframing.views.view import ViewError

pytest.importorskip("ipywidgets")
pytestmark = pytest.mark.filterwarnings("ignore::mediaframing.measures.cells.SmallGroupWarning")


def walk(widget: Any) -> Iterator[Any]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child)


def find(box: Any, description: str) -> Any:
    """Give the control with that description."""
    return next(w for w in walk(box) if getattr(w, "description", None) == description)


def open_tab(box: Any, number: int) -> str:
    """Open a tab; give the HTML of all in it."""
    tabs = next(w for w in walk(box) if type(w).__name__ == "Tab")
    tabs.selected_index = number
    return "".join(w.value for w in walk(tabs.children[number]) if type(w).__name__ == "HTML")


def read_call(box: Any) -> str:
    code = next(w.value for w in walk(box) if type(w).__name__ == "HTML" and "<pre" in w.value)
    return unescape(re.sub(r"(?s).*<pre[^>]*>(.*)</pre>.*", r"\1", code))


def run_call(call: str, coding: Any) -> dict[str, Any]:
    """Run the call with the public functions it names."""
    public = SimpleNamespace(
        rate_frames=rate_frames, plot_rates=plot_rates, plot_timeline=plot_timeline,
        concordance=concordance, select_articles=select_articles, save_figure=save_figure,
    )  # fmt: skip
    first, _, rest = call.partition("\n")
    assert first == "import mediaframing as mf"
    made: dict[str, Any] = {"mf": public, "coding": coding}
    exec(rest, made)  # the call is what is tested
    plt.close("all")
    return made


def list_cells(html: str) -> list[list[str]]:
    return [re.findall(r"(?s)<td[^>]*>(.*?)</td>", row) for row in re.findall(r"(?s)<tr>(.*?)</tr>", html)][
        1:
    ]


def test_the_call_makes_the_table_and_the_lines_that_are_shown(coding: Coding) -> None:
    box = explore(coding)
    find(box, "Frames").value = ("terror", "peace")
    find(box, "Outlets").value = (0, 2)
    find(box, "By").value = "outlet"
    find(box, "Rate").value = "mention"
    shown = list_cells(open_tab(box, 1))
    made = run_call(read_call(box), coding)
    assert [row[2] for row in shown] == [f"{count}" for count in made["rates"]["count"]]
    assert [row[1] for row in shown] == made["rates"]["frame"].str.capitalize().tolist()
    lines = next(w for w in walk(box) if type(w).__name__ == "Select" and not w.description)
    open_tab(box, 2)
    assert len(lines.options) == len(made["lines"].table) > 0


@pytest.mark.parametrize(
    ("by", "unit"), [("", "article"), ("outlet", "mention"), ("month", "sentence"), ("year", "1000_words")]
)
def test_every_grouping_and_unit_is_drawn_by_its_call(coding: Coding, by: str, unit: str) -> None:
    box = explore(coding)
    find(box, "By").value = by
    find(box, "Rate").value = unit
    assert 'src="data:image/png;base64,' in open_tab(box, 0)
    assert run_call(read_call(box), coding)["ax"] is not None
    assert plt.get_fignums() == []


def test_days_stance_and_voice_stand_in_the_call(coding: Coding) -> None:
    box = explore(coding, name="mine")
    find(box, "From").value = date(2019, 2, 1)
    find(box, "To").value = date(2019, 2, 28)
    find(box, "Stance").value = "rejected"
    find(box, "Voice").value = "source"
    call = read_call(box)
    assert "part = mf.select_articles(mine, since='2019-02-01', until='2019-02-28')" in call
    assert "lines = mf.concordance(part, stance='rejected', voice='source')" in call


def test_choosing_a_line_opens_its_article(coding: Coding) -> None:
    box = explore(coding)
    open_tab(box, 2)
    lines = next(w for w in walk(box) if type(w).__name__ == "Select" and not w.description)
    lines.value = 3
    html = open_tab(box, 2)
    assert "[Terror, rejected], they say." in read_html(html).text
    assert read_html(html).problems == []


def test_what_cannot_be_shown_is_said_in_a_sentence(coding: Coding) -> None:
    box = explore(coding)
    find(box, "From").value = date(2030, 1, 1)
    find(box, "By").value = "month"
    notes = [w.value for w in walk(box) if type(w).__name__ == "HTML"]
    assert all(read_html(note).problems == [] for note in notes)
    find(box, "Reset").click()
    assert find(box, "From").value is None


def test_a_hostile_corpus_is_explored_as_text(hostile: Coding) -> None:
    box = explore(hostile)
    html = "".join(open_tab(box, number) for number in range(3)) + read_call(box)
    assert "<script" not in html
    find(box, "Outlets").value = (0,)
    assert run_call(read_call(box), hostile)["rates"]["count"].tolist() == [1]
    options = [label for w in walk(box) if hasattr(w, "options") for label in map(str, w.options)]
    assert not any("\u202e" in label for label in options)


def test_changes_are_awaited_before_anything_is_computed(coding: Coding) -> None:
    async def change() -> tuple[str, str]:
        box = explore(coding)
        find(box, "Stance").value = "rejected"
        find(box, "Stance").value = "uncertain"
        at_once = read_call(box)
        await asyncio.sleep(0.6)
        return at_once, read_call(box)

    at_once, later = asyncio.run(change())
    assert "stance" not in at_once
    assert "stance='uncertain'" in later


def test_ipywidgets_being_absent_is_said(coding: Coding, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    with pytest.raises(ImportError, match=r"pip install 'mediaframing\[lab\]'"):
        explore(coding)


def test_nothing_to_explore_and_an_impossible_name_are_errors(coding: Coding) -> None:
    with pytest.raises(ViewError, match="is no name in Python"):
        explore(coding, name="x; y")
    empty = select_articles(coding, since=pd.Timestamp("2030-01-01"))
    with pytest.raises(ViewError, match="the coding has no articles"):
        explore(empty)


def test_the_groups_of_a_coding_are_chosen_and_grouped_by(coding: Coding) -> None:
    articles = coding.articles.assign(region=["north", "south", None])
    held = Coding(
        articles, coding.sentences, coding.frames, coding.actors, coding.attributions, coding.codebook
    )
    grouped = held.with_groups("region", order=["south", "north"], labels={"south": "Down"}, label="Region")
    box = explore(grouped)
    regions = find(box, "Region")
    assert [label for label, _ in regions.options] == ["Down (1)", "north (1)", "Not known (1)"]
    assert ("Region", "region") in find(box, "By").options
    regions.value = (0, 2)
    assert "mf.select_articles(coding, region=['south', None])" in read_call(box)
    find(box, "By").value = "region"
    assert "by='region'" in read_call(box)
    find(box, "Reset").click()
    assert "select_articles" not in read_call(box)


def test_many_outlets_have_a_box_to_search_them(coding: Coding) -> None:
    many = pd.concat([coding.articles.head(1)] * 15, ignore_index=True)
    many["article_id"] = [f"m{n}" for n in range(15)]
    many["outlet"] = [f"Paper {n}" for n in range(14)] + ["Gazette"]
    box = explore(
        Coding(many, coding.sentences, coding.frames, coding.actors, coding.attributions, coding.codebook)
    )
    outlets = find(box, "Outlets")
    search = next(w for w in walk(box) if getattr(w, "placeholder", "") == "Search outlets")
    search.value = "gaz"
    assert [label for label, _ in outlets.options] == ["Gazette (1)"]
    search.value = ""
    assert len(outlets.options) == 15


def choose_dot(box: Any, start: str) -> str:
    """Click the line of a dot under the chart; give the HTML of the tab that opens."""
    dots = find(box, "Read")
    label, place = next(option for option in dots.options if option[0].startswith(start))
    dots.value = place
    tabs = next(w for w in walk(box) if type(w).__name__ == "Tab")
    assert tabs.selected_index == 2
    return label + open_tab(box, 2)


def test_one_click_leads_from_a_dot_to_the_sentences_behind_it(coding: Coding) -> None:
    box = explore(coding)
    find(box, "By").value = "outlet"
    open_tab(box, 0)
    rates = rate_frames(coding, by=["outlet"])
    row = rates[rates["articles_with"] > 0].iloc[0]
    label = f"{row['outlet']} · "
    told = choose_dot(box, label)
    assert f": {row['articles_with']:,} of {row['articles']:,} articles" in told
    mentions = coding.frames[coding.frames["frame"] == row["frame"]]
    ids = coding.articles.loc[coding.articles["outlet"] == row["outlet"], "article_id"]
    assert f"{mentions['article_id'].isin(ids).sum():,} mentions" in told


def test_the_dot_of_a_period_leads_to_its_days(coding: Coding) -> None:
    box = explore(coding)
    find(box, "By").value = "month"
    open_tab(box, 0)
    rates = rate_frames(coding, by=["month"])
    first = rates[(rates["articles_with"] > 0) & rates["month"].notna()].iloc[0]["month"]
    choose_dot(box, f"{first:%Y-%m-%d} · ")
    assert find(box, "From").value == first.date()
    assert find(box, "To").value == (first + pd.offsets.MonthEnd(0)).date()


def name_speakers(coding: Coding, **columns: list[str | None]) -> Coding:
    """Give the coding with values of its six mentions: bilateral, terror and peace in one, terror, peace and terror."""
    return Coding(
        coding.articles,
        coding.sentences,
        coding.frames.assign(**columns),
        coding.actors,
        coding.attributions,
        coding.codebook,
    )


def count_shown(box: Any) -> int:
    open_tab(box, 2)
    return len(next(w for w in walk(box) if type(w).__name__ == "Select" and not w.description).options)


def test_terms_speakers_and_explicit_cues_are_chosen_and_stand_in_the_call(coding: Coding) -> None:
    named = name_speakers(
        coding,
        term=["bilateral*", "terror*", "peace*", "terror*", "peace*", "<b>terror*"],
        speaker_name=["Ana Ruiz", "Ana Ruiz", None, "<script>Bo", None, None],
    )
    box = explore(named)
    assert [label for label, _ in find(box, "Terms").options[:2]] == ["peace* (2)", "terror* (2)"]
    assert [label for label, _ in find(box, "Speakers").options] == ["Ana Ruiz (2)", "<script>Bo (1)"]
    find(box, "Terms").value = tuple(
        place for label, place in find(box, "Terms").options if "terror" in label
    )
    assert count_shown(box) == len(run_call(read_call(box), named)["lines"].table) == 3
    find(box, "Speakers").value = (1,)
    assert count_shown(box) == len(run_call(read_call(box), named)["lines"].table) == 1
    assert "speaker_name=['<script>Bo']" in read_call(box)
    assert run_call(read_call(box), named)["rates"]["count"].sum() == 1
    find(box, "Reset").click()
    assert count_shown(box) == 6
    find(box, "Explicit cue only").value = True
    shown = list_cells(open_tab(box, 1))
    made = run_call(read_call(box), named)
    assert [row[1] for row in shown] == [f"{count}" for count in made["rates"]["count"]]
    assert count_shown(box) == len(made["lines"].table) == 5
    find(box, "Reset").click()
    assert "explicit" not in read_call(box)


def test_of_speakers_chosen_those_who_say_nothing_in_the_part_are_told(coding: Coding) -> None:
    named = name_speakers(coding, speaker_name=["Ana Ruiz", "Ana Ruiz", None, "Bo Li", None, None])
    box = explore(named)
    find(box, "Speakers").value = (0, 1)
    find(box, "Outlets").value = (0,)
    with pytest.warns(UserWarning, match="is that of no mention; there are"):
        rate_frames(select_articles(named, ["The Post"]), speaker_name=["Ana Ruiz", "Bo Li"])
    text = "".join(read_html(w.value).text for w in walk(box) if type(w).__name__ == "HTML")
    assert " is that of no mention; there are " in text
    assert "Nothing can be shown" not in text
    assert 'src="data:image/png;base64,' in open_tab(box, 0)


def test_what_cannot_be_shown_leaves_nothing_of_an_earlier_choice(coding: Coding) -> None:
    named = name_speakers(coding, speaker_name=["Ana Ruiz", "Ana Ruiz", None, "Bo Li", None, None])
    box = explore(named)
    whole = open_tab(box, 0)
    find(box, "Speakers").value = (1,)
    place = next(place for label, place in find(box, "Outlets").options if label.startswith("The Post"))
    find(box, "Outlets").value = (place,)
    assert open_tab(box, 0) == ""
    assert find(box, "Read").options == ()
    find(box, "Reset").click()
    assert open_tab(box, 0) == whole
    notes = [read_html(w.value).text for w in walk(box) if type(w).__name__ == "HTML"]
    assert not any("Nothing can be shown" in note for note in notes)


def test_of_thousands_of_speakers_the_most_frequent_are_listed_and_all_are_found(coding: Coding) -> None:
    frames = pd.concat([coding.frames] * 500, ignore_index=True)
    frames["mention_id"] = [f"m{n}" for n in range(3000)]
    frames["speaker_name"] = pd.Series(["Ana Ruiz"] * 3 + [f"Speaker {n}" for n in range(2997)], dtype="str")
    many = Coding(
        coding.articles, coding.sentences, frames, coding.actors, coding.attributions, coding.codebook
    )
    box = explore(many)
    speakers = find(box, "Speakers")
    assert speakers.options[0] == ("Ana Ruiz (3)", 0)
    assert len(speakers.options) == 200
    search = next(w for w in walk(box) if "speakers" in (getattr(w, "placeholder", "") or ""))
    assert search.placeholder == "Search 2,998 speakers, 200 are listed"
    search.value = "speaker 2996"
    ((label, place),) = speakers.options
    assert label == "Speaker 2996 (1)"
    speakers.value = (place,)
    search.value = "ana"
    assert [label for label, _ in speakers.options] == ["Ana Ruiz (3)", "Speaker 2996 (1)"]
    assert "speaker_name=['Speaker 2996']" in read_call(box)


def read_notes(box: Any) -> str:
    return "\n".join(read_html(w.value).text for w in walk(box) if type(w).__name__ == "HTML")


def test_the_figure_is_saved_with_the_call_that_makes_the_same_files(
    coding: Coding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    box = explore(coding)
    find(box, "Stance").value = "rejected"
    find(box, "From").value = date(2019, 2, 1)
    find(box, "By").value = "outlet"
    next(
        w for w in walk(box) if getattr(w, "placeholder", "") == "Name of the files"
    ).value = "figures/one.png"
    find(box, "Save figure").click()
    names = ["one.alt.txt", "one.call.py", "one.csv", "one.pdf", "one.png", "one.svg", "one.txt"]
    assert sorted(path.name for path in Path("figures").iterdir()) == names
    assert Path("figures/one.txt").read_text().startswith("Only from 2019-02-01; stance rejected.")
    assert f"Saved in {tmp_path}/figures: one.pdf" in read_notes(box)
    call = Path("figures/one.call.py").read_text()
    assert call.startswith(read_call(box))
    first = {name: Path("figures", name).read_bytes() for name in names if name != "one.call.py"}
    for name in first:
        Path("figures", name).unlink()
    run_call(call, coding)
    assert {name: Path("figures", name).read_bytes() for name in first} == first
    assert plt.get_fignums() == []


def test_all_mentions_chosen_are_saved_as_the_call_gives_them(
    coding: Coding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("mediaframing.views.explorer._MOST_ROWS", 1)
    box = explore(coding)
    find(box, "Frames").value = ("terror", "peace")
    assert count_shown(box) == 1
    find(box, "Save mentions").click()
    made = run_call(Path("explored_mentions.call.py").read_text(), coding)
    saved = pd.read_csv("explored_mentions.csv")
    expected = made["lines"].table
    assert len(saved) == len(expected) == 5
    assert saved.columns.tolist() == expected.columns.tolist()
    for column in ("article_id", "keyword", "left", "right", "frame", "start"):
        assert saved[column].tolist() == expected[column].tolist()


def test_a_click_overwrites_nothing_and_says_what_is_in_the_way(
    coding: Coding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("explored.csv").write_text("mine")
    Path("explored_mentions.csv").write_text("mine")
    box = explore(coding)
    find(box, "Save figure").click()
    assert "Nothing is saved: explored.csv is there already. Write another name" in read_notes(box)
    find(box, "Save mentions").click()
    assert "Nothing is saved: explored_mentions.csv is there already." in read_notes(box)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["explored.csv", "explored_mentions.csv"]
    assert {path.read_text() for path in tmp_path.iterdir()} == {"mine"}
    next(w for w in walk(box) if getattr(w, "placeholder", "") == "Name of the files").value = "  "
    find(box, "Save figure").click()
    assert "Nothing is saved: There is no name to save by." in read_notes(box)


def test_what_a_hostile_corpus_says_is_saved_as_text(
    hostile: Coding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    box = explore(hostile)
    find(box, "Outlets").value = (0,)
    find(box, "Terms").value = (0,)
    find(box, "Save figure").click()
    find(box, "Save mentions").click()
    assert len(run_call(Path("explored_mentions.call.py").read_text(), hostile)["lines"].table) == 1
    assert "\u202e" not in "".join(path.read_text() for path in tmp_path.glob("*.txt"))
    assert "\u202e" not in Path("explored_mentions.csv").read_text()
    assert "terms <u>" in Path("explored.txt").read_text()
    assert all(read_html(w.value).problems == [] for w in walk(box) if type(w).__name__ == "HTML")


def test_the_explorer_says_which_choice_left_nothing(coding: Coding) -> None:
    box = explore(coding)
    find(box, "Stance").value = "uncertain"
    find(box, "Voice").value = "source"
    find(box, "Frames").value = ("peace",)
    assert "none has" in open_tab(box, 2)


@pytest.mark.parametrize("stored", [False, True])
def test_the_part_that_is_chosen_is_saved_as_a_coding(
    coding: Coding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stored: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    held = open_coding(coding.save("all")) if stored else coding
    box = explore(held)
    find(box, "Outlets").value = (0,)
    find(box, "Save part as coding").click()
    assert "Saved in" in read_notes(box)
    part = Coding.load("explored_coding")
    made = run_call(Path("explored_coding.call.py").read_text().replace("explored_coding", "again"), coding)
    assert 0 < len(part.articles) < len(coding.articles)
    assert part.articles["article_id"].tolist() == made["part"].articles["article_id"].tolist()
    assert len(part.frames) == len(made["part"].frames)
    assert part.provenance["selection"] == made["part"].provenance["selection"]
    # Nothing that is there is overwritten.
    (Path("explored_coding") / "mine.txt").write_text("mine")
    find(box, "Save part as coding").click()
    assert "Nothing is saved: explored_coding is there already" in read_notes(box)


def test_many_groups_have_a_box_to_search_them(coding: Coding) -> None:
    names = [f"Town {n:02d}" for n in range(20)]
    one = coding.articles.iloc[[0]]
    articles = pd.concat(
        [one.assign(article_id=f"x{n}", town=name) for n, name in enumerate(names)], ignore_index=True
    )
    empty = {
        table: getattr(coding, table).iloc[:0] for table in ("sentences", "frames", "actors", "attributions")
    }
    held = replace(coding, articles=articles, **empty).with_groups("town", order=names, label="Town")
    box = explore(held)
    search = next(w for w in walk(box) if getattr(w, "placeholder", "") == "Search groups")
    search.value = "town 03"
    assert [label for label, _ in find(box, "Town").options] == ["Town 03 (1)"]
    find(box, "Town").value = (3,)
    assert "town=['Town 03']" in read_call(box)


@pytest.mark.parametrize("column", ["Bias of the text", "class", "1st"])
def test_the_call_names_columns_whose_names_are_none_in_python(column: str) -> None:
    call = write_part_call(Choice(groups=("left",), column=column, since=date(2020, 1, 1)), "mine")
    asked: dict[str, object] = {}

    def select_articles(coding: object, **columns: object) -> None:
        asked.update(columns)

    exec(
        call.replace("import mediaframing as mf", ""),
        {"mf": SimpleNamespace(select_articles=select_articles), "mine": None},
    )
    assert asked == {"since": "2020-01-01", column: ["left"]}
