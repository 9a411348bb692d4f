from __future__ import annotations

from dataclasses import replace

import pandas as pd
from markup_reader import read_html

from mediaframing.codebook import Frame
from mediaframing.coding.result import Coding
from mediaframing.tables import check_table, empty_table
from mediaframing.views.selection import select_articles


def test_a_coding_tells_how_much_from_whom_and_when(coding: Coding) -> None:
    told = repr(coding)
    assert "3 articles in 6 sentences and 31 words." in told
    assert "2 outlets: The Post (1), Herald (1)." in told
    assert "Published 2019-02-14 to 2019-03-01." in told
    assert "6 frame mentions in 3 articles, 33% in sources’ voice" in told


def test_frames_are_counted_by_stance(coding: Coding) -> None:
    rows = [line.split() for line in repr(coding).splitlines()]
    assert ["Terror", "1", "1", "1", "3", "33%", "3"] in rows
    assert ["Peace", "0", "0", "2", "2", "0%", "2"] in rows


def test_a_frame_with_parts_has_the_mentions_of_its_parts(coding: Coding) -> None:
    frames = {**coding.codebook.frames, "conflict": Frame("conflict", (), label="Conflict")}
    frames["terror"] = replace(frames["terror"], parent="conflict")
    told = repr(replace(coding, codebook=replace(coding.codebook, frames=frames)))
    rows = {line.split()[0]: line.split()[1:] for line in told.splitlines() if line.strip()}
    assert rows["Conflict"] == rows["Terror"]
    assert "Conflict" not in told.partition("never mentioned")[2]


def test_what_to_beware_of_is_said(coding: Coding) -> None:
    told = repr(coding)
    assert "3 articles are few" in told
    assert "1 article of 3 without outlet." in told
    assert "never mentioned: Bilateral." in repr(select_articles(coding, "Herald")).replace(", Peace", "")


def test_a_part_says_of_what(coding: Coding) -> None:
    assert "A part of the articles that were coded: since 2019-03-01." in repr(
        select_articles(coding, since="2019-03-01")
    )


def test_what_reading_left_out_or_changed_is_said(coding: Coding) -> None:
    reading = {"left out": {"no text": 36, "a copy": 1}, "kept": {"the date cannot be read": 2}}
    told = repr(replace(coding, provenance={"reading": reading}))
    assert "Reading left out 36: no text; 1: a copy." in told
    assert "Reading changed 2: the date cannot be read." in told
    many = {f"reason {number}": 1 for number in range(9)}
    assert "; and 4 for other reasons." in repr(replace(coding, provenance={"reading": {"left out": many}}))


def test_reasons_are_text(coding: Coding) -> None:
    reading = {"left out": {"<script>x</script>\u202e": 1}}
    html = replace(coding, provenance={"reading": reading})._repr_html_()
    assert read_html(html).problems == []
    assert "\u202e" not in html


def test_partitions_that_failed_are_said(coding: Coding) -> None:
    told = repr(replace(coding, provenance={"failed_partitions": [3, 7]}))
    assert "2 partitions of the corpus could not be coded; their articles are missing." in told


def test_texts_in_another_language_are_told(coding: Coding) -> None:
    other = coding.articles.assign(language=["de", "de", "fr"])
    assert "3 articles not in English (de 2, fr 1): stance, voice, speaker and tone" in repr(
        replace(coding, articles=other)
    )
    assert "not in English" not in repr(
        replace(coding, articles=coding.articles.assign(language=["en", None, "en"]))
    )


def test_damage_that_was_not_repaired_is_told(coding: Coding) -> None:
    damaged = coding.articles.assign(unrepaired=["0", "3", None])
    assert "1 article with damaged characters" in repr(replace(coding, articles=damaged))


def test_sources_without_a_known_speaker_are_told(coding: Coding) -> None:
    mention = coding.frames.iloc[[0]].assign(speaker=None, speaker_actor=None)
    many = check_table("frames", pd.concat([mention] * 40, ignore_index=True))
    assert "100% of the mentions in sources’ voice have no speaker" in repr(replace(coding, frames=many))


def test_an_empty_coding_has_a_summary() -> None:
    names = ("articles", "sentences", "frames", "actors", "attributions")
    empty = Coding(**{name: empty_table(name) for name in names})
    assert "there are no articles." in repr(empty)
    assert read_html(empty._repr_html_()).problems == []


def test_the_summary_of_a_hostile_coding_is_text(hostile: Coding) -> None:
    html = hostile._repr_html_()
    assert read_html(html).problems == []
    assert "\u202e" not in html
