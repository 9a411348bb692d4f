from __future__ import annotations

import csv
import sys
from dataclasses import replace
from itertools import combinations

import networkx
import numpy as np
import pandas as pd
import pytest
from hand_coded import code_by_hand, draw_coding

from mediaframing.codebook import Codebook
from mediaframing.measures import (
    MeasureError,
    SmallGroupWarning,
    link_actors,
    link_frames,
    link_positions,
    tabulate_polarisation,
    tabulate_positions,
    write_network,
    write_statements,
)


def say(speaker: str | None, frame: str, stance: str = "affirmed", day: int = 1, times: int = 3):
    return (speaker, frame, stance, day, times)


def code_statements(*said):
    articles = [(f"a{n:02}", "A", f"2017-01-{day:02}", [5, 7]) for n, (*_, day, _) in enumerate(said)]
    mentions = [
        (f"a{n:02}", 1, frame, stance, "source" if speaker else "outlet", speaker)
        for n, (speaker, frame, stance, _, times) in enumerate(said)
        for _ in range(times)
    ]
    coding = code_by_hand(articles, mentions)
    # Mentions of one sentence stand one after the other.
    coding.frames["start"] = np.arange(len(coding.frames)) * 10
    coding.frames["end"] = coding.frames["start"] + 5
    coding.frames["mention_id"] = [
        f"{a}:{s}-{s + 5}:{f}"
        for a, s, f in zip(
            coding.frames["article_id"], coding.frames["start"], coding.frames["frame"], strict=True
        )
    ]
    coding.sentences["text"] = [
        f"Sentence {n} of {a}."
        for a, n in zip(coding.sentences["article_id"], coding.sentences["sentence_id"], strict=True)
    ]
    return coding


DEBATE = code_statements(
    say("india", "terror"),
    say("india", "talks", "rejected"),
    say("us", "terror"),
    say("us", "talks", day=20),
    say("pakistan", "terror", "rejected"),
    say("pakistan", "talks"),
    say("pakistan", "war", times=2),
    say(None, "war", times=9),
)


def test_a_position_is_the_side_of_its_mentions_with_a_sentence_behind_it():
    table = tabulate_positions(DEBATE).set_index(["speaker", "frame"])
    row = table.loc[("india", "talks")]
    assert (row["rejected"], row["mentions"], row["position"], row["sign"]) == (3, 3, -1, -1)
    assert row["mention_ids"].split(" ") == [f"a01:{start}-{start + 5}:talks" for start in (30, 40, 50)]
    assert row["example"] == "Sentence 1 of a01."


def test_who_wrote_the_articles_is_a_column_of_them():
    coding = code_statements(
        say(None, "terror"), say(None, "terror", "rejected", times=4), say("us", "talks")
    )
    coding.articles["party"] = pd.Categorical(["green", "red", "red"])
    table = tabulate_positions(coding, who="party")
    assert table[["speaker", "frame", "sign"]].to_numpy().tolist() == [
        ["red", "terror", -1],
        ["green", "terror", 1],
    ]
    with pytest.raises(MeasureError, match=r"who='partei'.*Did you mean 'party'"):
        tabulate_positions(coding, who="partei")


def test_where_nobody_has_a_position_the_reason_is_told():
    coding = code_statements(say(None, "terror"))
    with pytest.warns(
        SmallGroupWarning, match="No actor of the codebook speaks.*another column of the articles"
    ):
        assert tabulate_positions(coding).empty
    with pytest.warns(SmallGroupWarning, match="Nobody mentions a frame 9 times"):
        assert tabulate_positions(coding, who="outlet", min_mentions=9).empty


def test_whoever_says_too_little_of_a_frame_has_no_position_on_it():
    assert ("pakistan", "war") not in tabulate_positions(DEBATE).set_index(["speaker", "frame"]).index
    kept = tabulate_positions(DEBATE, min_mentions=2).set_index(["speaker", "frame"])
    assert kept.loc[("pakistan", "war"), "mentions"] == 2


def test_outlets_are_actors_by_what_they_say_themselves():
    table = tabulate_positions(DEBATE, who="outlet")
    assert table[["speaker", "frame", "mentions"]].values.tolist() == [["A", "war", 9]]


def test_an_even_position_takes_no_side_and_ties_nobody():
    coding = code_statements(
        say("us", "talks"), say("us", "talks", "rejected"), say("us", "war", "uncertain"), say("un", "talks")
    )
    table = tabulate_positions(coding).set_index(["speaker", "frame"])
    assert table.loc[("us", "talks"), ["position", "sign"]].tolist() == [0, 0]
    assert np.isnan(table.loc[("us", "war"), "position"])
    assert set(link_positions(table.reset_index()).edges) == {("actor:un", "frame:talks")}


def test_windows_slide_and_hold_their_own_mentions_only():
    table = tabulate_positions(DEBATE, days=14, step=7)
    us = table[table["speaker"] == "us"].set_index(["start", "frame"])
    assert sorted(us.index) == [
        (pd.Timestamp("2017-01-01"), "terror"),
        (pd.Timestamp("2017-01-08"), "talks"),
        (pd.Timestamp("2017-01-15"), "talks"),
    ]
    assert (table["end"] - table["start"] == pd.Timedelta(days=14)).all()


def test_ties_are_the_products_of_leifelds_matrices():
    # Leifeld (2017): congruence = P P' + N N', conflict = P N' + N P', of who affirms (P) and rejects (N) which concept.
    generator = np.random.default_rng(4)
    sign = generator.choice([-1, 0, 1], size=(7, 5))
    rows = [(f"s{a}", f"f{c}", sign[a, c], 3, f"m{a}{c}") for a in range(7) for c in range(5)]
    table = pd.DataFrame(rows, columns=["speaker", "frame", "sign", "mentions", "mention_ids"])
    positive, negative = (sign > 0).astype(int), (sign < 0).astype(int)
    congruence = positive @ positive.T + negative @ negative.T
    conflict = positive @ negative.T + negative @ positive.T
    for kind, expected in (
        ("congruence", congruence),
        ("conflict", conflict),
        ("subtract", congruence - conflict),
    ):
        graph = link_actors(table, kind, normalise="none", min_frames=1)
        found = networkx.to_numpy_array(graph, nodelist=[f"s{a}" for a in range(7)])
        np.fill_diagonal(expected, 0)
        assert (found == expected).all()
    # Average activity: the mean number of concepts of the two.
    graph = link_actors(table, "congruence", min_frames=1)
    spoken = (sign != 0).sum(axis=1)
    one, two, edge = next(iter(graph.edges(data=True)))
    a, b = int(one[1:]), int(two[1:])
    assert edge["weight"] == pytest.approx(congruence[a, b] / ((spoken[a] + spoken[b]) / 2))
    over = link_frames(table, "congruence", normalise="none")
    expected = positive.T @ positive + negative.T @ negative
    np.fill_diagonal(expected, 0)
    assert (networkx.to_numpy_array(over, nodelist=[f"f{c}" for c in range(5)]) == expected).all()


def test_every_edge_names_its_frames_and_mentions():
    edge = link_actors(tabulate_positions(DEBATE), "conflict").edges["india", "pakistan"]
    assert edge["frames"] == "talks; terror"
    assert {name.split(":")[0] for name in edge["mention_ids"].split(" ")} == {"a00", "a01", "a04", "a05"}
    assert edge["example"] == "Sentence 1 of a01. / Sentence 1 of a05."
    for _, _, held in link_positions(tabulate_positions(DEBATE)).edges(data=True):
        assert held["mention_ids"]
        assert held["example"]


def test_whoever_spoke_of_one_frame_alone_is_tied_to_nobody():
    coding = code_statements(say("us", "talks"), say("un", "talks"), say("un", "war"))
    table = tabulate_positions(coding)
    assert link_actors(table).number_of_edges() == 0
    assert link_actors(table, min_frames=1).number_of_edges() == 1


def test_polarisation_is_the_share_of_conflict_window_by_window():
    row = tabulate_polarisation(tabulate_positions(DEBATE)).iloc[0]
    # terror: india and us against pakistan; talks: us and pakistan against india.
    assert (row["actors"], row["frames"], row["congruence"], row["conflict"]) == (3, 2, 2, 4)
    assert row["polarisation"] == pytest.approx(4 / 6)
    over_time = tabulate_polarisation(tabulate_positions(DEBATE, days=14))
    assert over_time["start"].tolist() == [pd.Timestamp("2017-01-01"), pd.Timestamp("2017-01-15")]
    assert over_time["conflict"].tolist() == [3, 0]
    assert np.isnan(over_time["polarisation"].iloc[1])


def test_a_network_is_written_and_read_again(tmp_path):
    graph = link_positions(tabulate_positions(DEBATE))
    again = networkx.read_graphml(write_network(graph, tmp_path / "debate.graphml"))
    assert dict(again.edges["actor:india", "frame:talks"]) == dict(graph.edges["actor:india", "frame:talks"])
    with pytest.raises(MeasureError, match="graphml"):
        write_network(graph, tmp_path / "debate.txt")


def test_statements_are_listed_as_the_discourse_network_analyzer_lists_them(tmp_path):
    DEBATE.articles.loc[0, "title"] = "=1+1; a formula?"
    path = write_statements(DEBATE, tmp_path / "statements.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) == 20
    first = rows[0]
    assert (first["organization"], first["concept"], first["agreement"], first["time"]) == (
        "india",
        "terror",
        "1",
        "2017-01-01 00:00:00",
    )
    assert first["document_title"] == "'=1+1; a formula?"
    assert {
        row["agreement"] for row in rows if row["organization"] == "india" and row["concept"] == "talks"
    } == {"0"}


def test_many_statements_are_tabulated():
    table = tabulate_positions(draw_coding(200), "outlet")
    assert table.groupby(["outlet", "speaker", "frame"]).size().max() == 1
    with pytest.raises(MeasureError, match=r"several windows or groups.*by=\(\)"):
        link_actors(table)


@pytest.mark.parametrize(
    ("keywords", "says"),
    [
        ({"who": "actors"}, "Did you mean 'actor'"),
        ({"frames": ["terrorr"]}, "Did you mean 'terror'"),
        ({"min_mentions": 0}, "1 or more"),
        ({"step": 3}, "needs days="),
    ],
)
def test_a_wrong_keyword_is_answered_with_a_sentence(keywords, says):
    with pytest.raises(MeasureError, match=says):
        tabulate_positions(DEBATE, **keywords)


def test_without_networkx_the_command_that_brings_it_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(MeasureError, match=r"pip install 'mediaframing\[networks\]'"):
        link_actors(tabulate_positions(DEBATE))


def test_copies_of_a_statement_are_one_cluster():
    coding = code_statements(
        say("us", "talks", times=1), say("us", "talks", times=1), say("us", "talks", times=1)
    )
    coding.articles["story"] = ["wire", "wire", None]
    row = tabulate_positions(coding, cluster="story").iloc[0]
    assert (row["articles"], row["clusters"]) == (3, 2)
    assert tabulate_positions(coding).iloc[0]["clusters"] == 3
    two_way = tabulate_positions(coding, cluster=["story", "outlet"]).iloc[0]
    assert two_way["clusters"] == 1


# Leifeld, P., Discourse Network Analyzer (DNA). Manual, version 1.28, "Tutorial for beginners", steps 6 and 7: seven speeches in
# congressional hearings on climate change (Fisher 2009). Step 7 says who agrees with legislation in general, and that Sierra Club
# and the U.S. Public Interest Research Group agree on four further categories; "Normalization" and "Agreement" say how ties count.
LEGISLATION = "There should be legislation to regulate emissions"
GENERAL = ["Alliance to Save Energy", "Environmental Protection Agency", "Senate", "Sierra Club"]
FRIENDS = ["Sierra Club", "U.S. Public Interest Research Group"]
FURTHER = ["CO2", "caps", "causes", "economy"]


def tabulate_tutorial(frames: list[str] | None = None) -> pd.DataFrame:
    said = [say(actor, LEGISLATION, times=1) for actor in GENERAL]
    said += [say(actor, frame, times=1) for actor in FRIENDS for frame in FURTHER]
    return tabulate_positions(code_statements(*said), min_mentions=1, frames=frames)


def test_the_affiliation_network_is_that_of_the_tutorial():
    graph = link_positions(tabulate_tutorial())
    assert set(graph[f"frame:{LEGISLATION}"]) == {f"actor:{name}" for name in GENERAL}
    assert all(set(graph[f"frame:{name}"]) == {f"actor:{friend}" for friend in FRIENDS} for name in FURTHER)


def test_the_congruence_network_is_that_of_the_tutorial():
    graph = link_actors(tabulate_tutorial(), normalise="none", min_frames=1)
    # By hand: all four who agree on legislation are tied once, the two friends four times, and no others.
    counted = {frozenset(pair): graph.edges[pair]["weight"] for pair in graph.edges}
    expected = {frozenset(pair): 1 for pair in combinations(GENERAL, 2)} | {frozenset(FRIENDS): 4}
    assert counted == expected
    # Divided by the average number of distinct categories of both: five and four.
    assert link_actors(tabulate_tutorial()).edges[FRIENDS]["weight"] == pytest.approx(4 / 4.5)


def test_without_the_general_category_only_the_wide_tie_of_the_tutorial_is_left():
    graph = link_actors(tabulate_tutorial(FURTHER), normalise="none", min_frames=1)
    assert {frozenset(pair) for pair in graph.edges} == {frozenset(FRIENDS)}


def test_conflict_is_agreement_of_the_one_and_disagreement_of_the_other():
    # "Agreement" in the same manual: combined ties are both yes or both no, conflict is yes and no.
    coding = code_statements(
        *[say("A", frame, times=1) for frame in ("x", "y", "z")],
        say("B", "x", times=1),
        say("B", "y", "rejected", times=1),
        say("B", "z", "rejected", times=1),
        say("C", "z", "rejected", times=1),
    )
    table = tabulate_positions(coding, min_mentions=1)
    weights = {
        kind: {
            pair: edge["weight"]
            for *pair_of, edge in link_actors(table, kind, normalise="none", min_frames=1).edges(data=True)
            for pair in ["".join(sorted(pair_of))]
        }
        for kind in ("congruence", "conflict", "subtract")
    }
    assert weights == {
        "congruence": {"AB": 1, "BC": 1},
        "conflict": {"AB": 2, "AC": 1},
        "subtract": {"AB": -1, "BC": 1, "AC": -1},
    }
    assert tabulate_polarisation(table)["polarisation"].iloc[0] == pytest.approx(3 / 5)


def test_a_frame_is_not_tied_to_the_one_it_is_part_of():
    coding = code_statements(*(say(who, frame) for who in ("north", "south") for frame in ("ban", "tax")))
    book = Codebook.from_terms(
        frames={"law": ["law"], "ban": ["ban"], "tax": ["tax"]}, actors={"north": ["N"], "south": ["S"]}
    )
    frames = {
        name: replace(frame, parent="law" if name == "ban" else None) for name, frame in book.frames.items()
    }
    coding.codebook = replace(book, frames=frames)
    ties = {frozenset(pair) for pair in link_frames(tabulate_positions(coding)).edges}
    assert ties == {frozenset({"tax", "ban"}), frozenset({"tax", "law"})}


def stand(*said):
    table = pd.DataFrame(said, columns=["speaker", "frame", "sign", "mentions"]).assign(mention_ids="a:0-1:x")
    table.attrs["wholes"] = {"tolls": ["taxes"], "duties": ["taxes"]}
    return table


def test_a_frame_and_its_part_are_one_thing_on_which_two_agree():
    one = stand(*((who, frame, 1, 3) for who in ("ann", "bob") for frame in ("tolls", "taxes")))
    assert link_actors(one).number_of_edges() == 0
    table = stand(*((who, frame, 1, 3) for who in ("ann", "bob") for frame in ("tolls", "taxes", "war")))
    edge = link_actors(table).edges["ann", "bob"]
    assert (edge["count"], edge["weight"], edge["frames"]) == (2, 1.0, "tolls; war")
    assert link_actors(table, normalise="jaccard").edges["ann", "bob"]["weight"] == 1.0


def test_who_agree_on_a_whole_by_different_parts_are_tied_by_the_whole():
    table = stand(
        ("ann", "tolls", 1, 3), ("ann", "taxes", 1, 3), ("ann", "war", -1, 3),
        ("bob", "duties", 1, 3), ("bob", "taxes", 1, 3), ("bob", "war", -1, 3), ("bob", "peace", 1, 3),
    )  # fmt: skip
    edge = link_actors(table).edges["ann", "bob"]
    assert (edge["frames"], edge["weight"]) == ("taxes; war", 2 / 2.5)
    assert link_actors(table, normalise="jaccard").edges["ann", "bob"]["weight"] == pytest.approx(2 / 3)


def test_conflict_over_a_part_is_no_agreement_on_the_whole():
    table = stand(
        ("ann", "tolls", 1, 3), ("ann", "taxes", 1, 9), ("ann", "war", 1, 3),
        ("bob", "tolls", -1, 3), ("bob", "taxes", 1, 9), ("bob", "war", 1, 3),
    )  # fmt: skip
    assert link_actors(table).edges["ann", "bob"]["frames"] == "war"
    assert link_actors(table, "conflict").edges["ann", "bob"]["frames"] == "tolls"
    counts = tabulate_polarisation(table).iloc[0]
    assert (counts["congruence"], counts["conflict"], counts["polarisation"]) == (1, 1, 0.5)


def test_positions_are_tabulated_by_periods_of_the_date():
    table = tabulate_positions(DEBATE, "week").set_index(["week", "speaker", "frame"])
    assert table.loc[(pd.Timestamp("2017-01-16"), "us", "talks"), "affirmed"] == 3
    assert table.loc[(pd.Timestamp("2016-12-26"), "us", "terror"), "affirmed"] == 3


@pytest.mark.parametrize(
    ("by", "says"), [("outlt", "Did you mean 'outlet'"), ("frame", "in any case"), ("tags", "join")]
)
def test_what_positions_cannot_be_grouped_by_is_answered_with_a_sentence(by, says):
    coding = code_statements(say("india", "terror"))
    coding.articles["tags"] = [["war", "peace"]]
    with pytest.raises(MeasureError, match=says):
        tabulate_positions(coding, by)
