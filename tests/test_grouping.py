from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from mediaframing import (
    Codebook,
    Coding,
    code_articles,
    compare_frames,
    concordance,
    open_coding,
    rate_frames,
    rate_stance,
    select_articles,
    tabulate_speakers,
)
from mediaframing.grouping import sort_naturally
from mediaframing.measures.results import find_labels
from mediaframing.tables import TableError
from mediaframing.views import ViewError

BOOK = Codebook.from_terms(frames={"flood": ["flood*"], "dyke": ["dyke*"]})
# Three of each, but two of one and a single one of three others; of the last nothing is known.
LEANINGS = ["south"] * 3 + ["north"] * 3 + ["east"] * 2 + ["up", "down", "in", None]
TEXTS = ["The flood rose over the dyke."] * 4 + ["A dyke held."] * 8


@pytest.fixture(scope="module")
def coding() -> Coding:
    ids = [f"a{n:02d}" for n in range(len(LEANINGS))]
    return code_articles(pd.DataFrame({"article_id": ids, "leaning": LEANINGS, "text": TEXTS}), BOOK)


def groups_of(table: pd.DataFrame) -> list[str]:
    return table["leaning"].fillna("missing").drop_duplicates().tolist()


def test_measures_group_by_the_groups_in_their_order(coding: Coding) -> None:
    grouped = coding.with_groups("leaning", order=["south", "north"])
    for measure in (rate_frames, rate_stance):
        assert groups_of(measure(grouped)) == ["south", "north", "other (4 values)", "missing"]
    assert groups_of(compare_frames(grouped, ["flood", "dyke"])) == [
        "south",
        "north",
        "other (4 values)",
        "missing",
    ]


def test_the_rest_is_counted_and_nothing_is_lost(coding: Coding) -> None:
    rates = rate_frames(coding.with_groups("leaning", order=["north"]), frames=["flood"])
    assert rates["articles"].tolist() == [3, 8, 1]
    assert rates["articles"].sum() == len(coding.articles)


def test_without_an_order_the_largest_come_first(coding: Coding) -> None:
    assert coding.with_groups("leaning", top=2).groups.names == ("north", "south", "other (4 values)")
    assert coding.with_groups("leaning", minimum=2).groups.values == ("north", "south", "east")


def test_an_ordered_category_is_an_order(coding: Coding) -> None:
    values = pd.Categorical(LEANINGS, ["up", "south", "in", "north", "east", "down"], ordered=True)
    articles = coding.articles.assign(leaning=values)
    held = Coding(articles, coding.sentences, coding.frames, coding.actors, coding.attributions, BOOK)
    assert held.with_groups("leaning").groups.values == ("up", "south", "in", "north", "east", "down")


def test_no_groups_are_asked_for_by_an_empty_by(coding: Coding) -> None:
    grouped = coding.with_groups("leaning")
    assert "leaning" not in rate_frames(grouped, ()).columns
    assert rate_frames(grouped, ())["articles"].tolist() == [12, 12]


def test_the_coding_itself_stays_as_it_was(coding: Coding) -> None:
    grouped = coding.with_groups("leaning", order=["north"])
    assert coding.groups is None
    assert grouped.articles is coding.articles


def test_groups_are_saved_with_the_coding(coding: Coding, tmp_path) -> None:
    grouped = coding.with_groups("leaning", order=["south"], labels={"south": "Down there"}, label="Where")
    grouped.save(tmp_path / "coding")
    assert Coding.load(tmp_path / "coding").groups == grouped.groups
    stored = open_coding(tmp_path / "coding")
    assert stored.groups == grouped.groups
    assert groups_of(rate_frames(stored)) == ["south", "other (5 values)", "missing"]
    assert stored.with_groups("leaning", top=1).groups.values == ("north",)


def test_a_table_says_what_its_frames_and_groups_are_called(coding: Coding) -> None:
    rates = rate_frames(coding.with_groups("leaning", labels={"south": "Down there"}, label="Where"))
    assert rates.attrs["result"] == "rate_frames"
    assert rates.attrs["labels"]["south"] == "Down there"
    assert rates.attrs["group_labels"] == {"leaning": "Where"}
    assert find_labels(rates, None)["leaning"] == "Where not known"


def test_articles_and_mentions_are_chosen_by_group(coding: Coding) -> None:
    grouped = coding.with_groups("leaning", order=["south", "north"], labels={"south": "Down there"})
    assert len(select_articles(grouped, leaning="south").articles) == 3
    assert len(select_articles(grouped, leaning="Down there").articles) == 3
    assert len(select_articles(grouped, leaning=["other (4 values)", None]).articles) == 6
    assert set(concordance(grouped, "flood", leaning="north").table["article_id"]) == {"a03"}
    with pytest.raises(ViewError, match=r"leaning='nort' is in no article; .* Did you mean 'north'"):
        concordance(grouped, leaning="nort")


def test_speakers_are_tabulated_by_group(coding: Coding) -> None:
    text = "“The flood will come,” said Ann Reed."
    said = pd.DataFrame({"article_id": ["a", "b"], "leaning": ["n", "s"], "text": [text, text]})
    book = Codebook.from_terms(frames={"flood": ["flood*"]}, actors={"reed": ["Ann Reed"]})
    table = tabulate_speakers(code_articles(said, book).with_groups("leaning", order=["s", "n"]))
    assert groups_of(table) == ["s", "n"]
    assert table["mentions"].tolist() == [1, 1]


KINDS = {
    "stars": [1.0, 10.0, 2.0] * 3 + [None] * 3,
    "whole": pd.array([1, 10, 2] * 3 + [None] * 3, dtype="Int64"),
    "paid": pd.array([True, False, True] * 3 + [None] * 3, dtype="boolean"),
    "day": pd.to_datetime(["2020-03-01", "2019-05-01", "2021-01-01"] * 3 + [None] * 3),
    "lists": [["a"], ["b"], ["a"]] * 4,
}


@pytest.fixture(scope="module")
def kinds(coding: Coding) -> Coding:
    held = coding.articles.assign(**KINDS)
    return Coding(held, coding.sentences, coding.frames, coding.actors, coding.attributions, BOOK)


@pytest.mark.parametrize(
    ("column", "names", "one", "label"),
    [
        ("stars", ("1", "2", "10"), 10, "Stars: 10"),
        ("whole", ("1", "2", "10"), 2, "Whole: 2"),
        ("paid", ("False", "True"), False, "Paid: no"),
        ("day", ("2019-05-01", "2020-03-01", "2021-01-01"), pd.Timestamp("2019-05-01"), "2019-05-01"),
    ],
)
def test_numbers_truths_and_days_are_groups_in_their_order(kinds: Coding, column, names, one, label) -> None:
    grouped = kinds.with_groups(column)
    assert grouped.groups.values == names
    assert len(select_articles(grouped, **{column: one}).articles) == 3
    assert len(select_articles(grouped, **{column: label}).articles) == 3
    assert len(select_articles(grouped, **{column: [one, None]}).articles) == 6
    assert set(concordance(grouped, **{column: one}).table["article_id"]) <= {
        "a00",
        "a01",
        "a02",
        "a04",
        "a05",
        "a07",
        "a08",
    }
    assert kinds.with_groups(column, order=[one]).groups.values == (names[names.index(str(one)[:10])],)


def test_groups_of_numbers_are_named_by_number(kinds: Coding) -> None:
    grouped = kinds.with_groups("stars", labels={1: "Bad"}, label="Rating")
    assert grouped.groups.labels == {"1": "Bad", "2": "Rating: 2", "10": "Rating: 10"}
    # Three groups of three articles each: those that come first as people count.
    assert kinds.with_groups("stars", top=2).groups.values == ("1", "2")


def test_a_column_is_named_once_where_groups_are_listed(kinds: Coding) -> None:
    assert "Grouped by Stars: 1 (3), 2 (3), 10 (3); 3 in none." in repr(kinds.with_groups("stars"))
    assert "Grouped by Pay wall: no (3), Paid (6); 3 in none." in repr(
        kinds.with_groups("paid", label="Pay wall", labels={True: "Paid"})
    )


def test_a_part_by_numbers_is_saved_with_what_was_asked_for(kinds: Coding, tmp_path) -> None:
    part = select_articles(kinds, day=pd.Timestamp("2019-05-01"), stars={10})
    part = Coding(
        part.articles.drop(columns="lists"),
        *(getattr(part, n) for n in ("sentences", "frames", "actors", "attributions")),
        BOOK,
        part.provenance,
    )
    part.save(tmp_path / "part")
    assert Coding.load(tmp_path / "part").provenance["selection"] == {"day": ["2019-05-01"], "stars": ["10"]}


def test_lists_make_no_groups(kinds: Coding) -> None:
    with pytest.raises(TableError, match=r"'lists' holds lists .* articles\['lists'\]\.str\.join"):
        kinds.with_groups("lists")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"column": "leening"}, "leening"),
        ({"column": "leaning", "order": ["sooth"]}, "order= names 'sooth', .* Did you mean 'south'"),
        ({"column": "leaning", "labels": {"west": "W"}}, "labels= names 'west'"),
        ({"column": "leaning", "top": 0}, "top=0 must be a number, 1 or more"),
    ],
)
def test_what_is_not_there_is_an_error_in_a_sentence(coding: Coding, wrong, told) -> None:
    with pytest.raises(TableError, match=told):
        coding.with_groups(**wrong)


def test_numbers_that_a_file_holds_as_text_are_groups_in_their_order(kinds: Coding) -> None:
    stars = ["10.0", "2.0", None]
    articles = kinds.articles.assign(stars=[stars[n % 3] for n in range(len(kinds.articles))])
    groups = replace(kinds, articles=articles).with_groups("stars").groups
    assert groups is not None
    assert groups.values == ("2.0", "10.0")
    assert groups.labels == {"2.0": "Stars: 2", "10.0": "Stars: 10"}


@pytest.mark.parametrize(
    "ordered",
    [
        ["1", "2", "10", "11"],
        ["-10", "-1.5", "0", "0.25", "3"],
        ["Week 2", "Week 10", "week 1"],
        ["Section A2 page 9", "Section A10 page 1", "Section B1"],
        ["2 News", "10 News", "News"],
        ["Woche ٢", "Woche ١٠"],
        ["week " + "9" * 5000, "week 1" + "0" * 5000],
        ["", "07", "7", "8 a"],
    ],
)
def test_names_with_numbers_stand_as_people_count(ordered: list[str]) -> None:
    assert sort_naturally(reversed(ordered)) == ordered


def test_of_groups_of_like_size_the_lower_number_is_first() -> None:
    articles = pd.DataFrame({"text": TEXTS, "wave": [f"Wave {n}" for n in (10, 9, 2, 1)] * 3})
    groups = code_articles(articles, BOOK).with_groups("wave")
    assert groups.provenance["groups"]["values"] == ["Wave 1", "Wave 2", "Wave 9", "Wave 10"]
