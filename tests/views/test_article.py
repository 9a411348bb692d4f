from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from coded_by_hand import make_coding, mark
from markup_reader import read_html

from mediaframing.codebook import Codebook
from mediaframing.coding.pipeline import code_articles
from mediaframing.coding.result import Coding
from mediaframing.views.article import view_article
from mediaframing.views.view import ViewError


def tell(coding: Coding, article_id: str, word: str) -> str:
    """Give what pointing at a mention tells."""
    content = view_article(coding, article_id).content
    found = [
        attributes["data-mf-told"]
        for tag, attributes in read_html(content).elements
        if tag == "mark" and word in (attributes.get("data-mf-told") or "")
    ]
    return found[0] or ""


def test_the_article_reads_as_it_is_with_each_mention_named_for_those_who_see_no_colour(
    coding: Coding,
) -> None:
    read = read_html(view_article(coding, "one").content)
    assert read.problems == []
    assert (
        "“This is not a bilateral [Bilateral, rejected] issue. It is a terror [Terror] issue,”" in read.text
    )
    assert "Bland waits for peace [Peace, uncertain]." in read.text


def test_pointing_at_a_mention_tells_term_stance_cue_voice_and_speaker(coding: Coding) -> None:
    assert tell(coding, "one", "Bilateral") == (
        "Bilateral: rejected (cue: “not”)\nTerm: term*\nVoice: a source, “an envoy of Aland” (Aland)"
    )
    assert tell(coding, "one", "Peace") == "Peace: uncertain\nTerm: term*\nVoice: the outlet’s own"


def test_stance_is_told_by_elements_and_not_by_colour_alone(coding: Coding) -> None:
    content = view_article(coding, "one").content
    assert "<s>bilateral</s>" in content
    assert "<s>terror</s>" not in content
    assert 'class="mf-mention mf-uncertain' in content


def test_what_is_said_stands_after_the_name_of_its_speaker(coding: Coding) -> None:
    assert "[Aland, quoted:] “This is not" in read_html(view_article(coding, "one").content).text


def test_every_mention_can_be_reached_by_keyboard(coding: Coding) -> None:
    marks = [a for tag, a in read_html(view_article(coding, "one").content).elements if tag == "mark"]
    assert sum(a.get("tabindex") == "0" for a in marks) == 3


def test_an_inner_mention_tells_of_the_one_around_it() -> None:
    articles = pd.DataFrame({"article_id": ["a"], "text": ["They hit terror targets."]})
    book = Codebook.from_terms({"terror": ["terror"], "military": ["hit terror targets"]})
    view = view_article(code_articles(articles, book), "a")
    assert "Military: affirmed" in tell(code_articles(articles, book), "a", "Terror: affirmed")
    assert read_html(view.content).problems == []


def test_two_frames_on_one_word_are_both_shown() -> None:
    articles = pd.DataFrame({"article_id": ["a"], "text": ["A militant spoke."]})
    book = Codebook.from_terms({"terror": ["militant"], "label": ["militant"]})
    assert "militant [Label] [Terror] spoke." in read_html(
        view_article(code_articles(articles, book), "a").content
    ).text.replace(" [Terror] [Label]", " [Label] [Terror]")


def test_frames_without_a_mention_are_named(coding: Coding) -> None:
    assert "Not mentioned: Bilateral, Peace" in read_html(view_article(coding, "two").content).text


def test_a_frame_whose_part_is_mentioned_is_not_called_absent() -> None:
    book = Codebook.from_terms({"water": ["canal"], "flood": ["flood*"], "drought": ["drought*"]})
    frames = {
        name: replace(frame, parent=None if name == "water" else "water")
        for name, frame in book.frames.items()
    }
    text = pd.DataFrame({"article_id": ["a"], "text": ["The floods came."]})
    shown = read_html(view_article(code_articles(text, Codebook(frames)), "a").content).text
    assert "Not mentioned: Drought" in shown


def test_nothing_of_a_hostile_article_is_more_than_text(hostile: Coding) -> None:
    view = view_article(hostile, hostile.articles["article_id"].iloc[0])
    read = read_html(view.content)
    assert read.problems == []
    assert "<script>document.title = 'run'</script> headline</title></style>" in read.text.replace(
        "[source, quoted:] ", ""
    )
    for character in "\u202e\u202c\x00\x1b":
        assert character not in view.content
        assert character not in view.text
    assert "⟨U+202E⟩right⟨U+202C⟩" in read.text


def test_a_hostile_article_can_be_saved_as_a_page_that_allows_no_script(
    hostile: Coding, tmp_path: Path
) -> None:
    page = view_article(hostile, hostile.articles["article_id"].iloc[0]).save(tmp_path / "a" / "page.html")
    text = page.read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert "<script" not in text


@pytest.mark.parametrize("letter", ["x", "word ", "\u202e", "<", "\n", "🙂"])
def test_a_line_of_a_million_characters_is_cut_with_a_note(letter: str) -> None:
    text = "terror " + letter * (1_000_000 // len(letter))
    long = make_coding(
        [{"article_id": "a", "text": text}],
        sentences=[mark(text, text, article_id="a")],
        frames=[mark(text, "terror", article_id="a", frame="terror")],
    )
    view = view_article(long, "a")
    assert "the first 100,000 of" in read_html(view.content).text
    assert len(view.content) < 2_000_000


def test_all_characters_are_shown_when_asked_for() -> None:
    articles = pd.DataFrame({"article_id": ["a"], "text": ["word " * 30_000 + "end"]})
    view = view_article(
        code_articles(articles, Codebook.from_terms({"terror": ["terror"]})), "a", characters=None
    )
    assert "end" in read_html(view.content).text


def test_tables_coded_by_hand_are_shown_without_a_codebook(coding: Coding) -> None:
    by_hand = SimpleNamespace(
        articles=coding.articles, sentences=coding.sentences, frames=coding.frames,
        actors=coding.actors, attributions=coding.attributions,
    )  # fmt: skip
    assert "[bilateral, rejected]" in read_html(view_article(by_hand, "one").content).text


def test_spans_outside_the_text_are_passed_over(coding: Coding) -> None:
    beyond = coding.frames.assign(start=coding.frames["start"] + 10_000, end=coding.frames["end"] + 10_000)
    assert read_html(view_article(replace(coding, frames=beyond), "one").content).problems == []


def test_an_unknown_article_is_an_error_that_names_close_ones(coding: Coding) -> None:
    with pytest.raises(ViewError, match=r"has no article 'ones'. It has 'one' and others"):
        view_article(coding, "ones")


def test_the_text_for_a_terminal_has_mentions_in_brackets(coding: Coding) -> None:
    assert "a bilateral [Bilateral, rejected] issue" in repr(view_article(coding, "one"))


def test_the_table_holds_the_mentions_of_the_article(coding: Coding) -> None:
    assert view_article(coding, "one").table["frame"].tolist() == ["bilateral", "terror", "peace"]


TWO_FRAMES = Codebook.from_terms(frames={"terror": ["terror"], "bilateral": ["bilateral"]})


def test_an_article_as_long_as_a_book_is_written_in_time_in_proportion() -> None:
    text = "\n\n".join(["“It is a bilateral issue,” Bland said. It is a terror issue."] * 3_000)
    coding = code_articles(pd.DataFrame({"article_id": ["long"], "text": [text]}), TWO_FRAMES)
    started = time.perf_counter()
    content = view_article(coding, "long", characters=None).content
    assert time.perf_counter() - started < 15
    assert content.count('class="mf-paragraph') == 3_000
    assert content.count(" data-mf-told=") >= 6_000


def test_what_reaches_over_paragraphs_is_marked_in_each_of_them(coding: Coding) -> None:
    text = "He spoke.\n\n“It is terror.\n\nIt stays so,” Bland said.\n\nNobody else did."
    coded = code_articles(pd.DataFrame({"article_id": ["one"], "text": [text]}), TWO_FRAMES)
    reaching = coding.attributions.head(1).assign(
        article_id="one",
        start=text.index("“"),
        end=text.index(" Bland"),
        speaker_start=pd.NA,
        speaker_end=pd.NA,
    )
    content = view_article(replace(coded, attributions=reaching), "one").content
    paragraphs = content.split('class="mf-paragraph')[1:]
    assert ["mf-said" in paragraph for paragraph in paragraphs] == [False, True, True, False]
