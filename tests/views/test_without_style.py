"""What is left of views where style sheets, classes and most attributes are stripped, as GitHub strips them."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

import pytest

from mediaframing.coding.result import Coding
from mediaframing.views.article import view_article
from mediaframing.views.contexts import concordance
from mediaframing.views.view import View

# Of the elements that GitHub allows in what users write, those that views could be made of.
KEPT = {
    "b", "br", "code", "del", "div", "em", "i", "ins", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span",
    "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
}  # fmt: skip
KEPT_ATTRIBUTES = {"aria-label", "datetime", "dir", "role", "scope", "title"}


class Stripper(HTMLParser):
    """Keeps what is allowed, the content of what is not, and nothing of a style sheet."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.html, self.text, self._in_style = "", "", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style |= tag == "style"
        kept = "".join(f' {name}="{escape(value or "")}"' for name, value in attrs if name in KEPT_ATTRIBUTES)
        self.html += f"<{tag}{kept}>" if tag in KEPT else ""

    def handle_endtag(self, tag: str) -> None:
        self._in_style &= tag != "style"
        self.html += f"</{tag}>" if tag in KEPT else ""

    def handle_data(self, data: str) -> None:
        if not self._in_style:
            self.html += escape(data, quote=False)
            self.text += data


def strip(view: View) -> Stripper:
    stripper = Stripper()
    stripper.feed(view._repr_html_())
    stripper.close()
    return stripper


def test_frame_and_stance_of_a_mention_stand_after_it(coding: Coding) -> None:
    left = strip(view_article(coding, "one"))
    assert "not a bilateral [Bilateral, rejected] issue. It is a terror [Terror] issue" in left.text
    assert "<mark><s>bilateral</s><sup><span> [Bilateral, rejected]</span></sup></mark>" in left.html
    assert "Bland waits for peace [Peace, uncertain]." in left.text


def test_the_speaker_stands_before_what_is_said(coding: Coding) -> None:
    assert "[Aland, quoted:] “This is not a" in strip(view_article(coding, "one")).text


@pytest.mark.parametrize(("kind", "told"), [("indirect", "reported"), ("mixed", "quoted in part")])
def test_what_is_not_between_quotation_marks_has_its_end_told(coding: Coding, kind: str, told: str) -> None:
    coding.attributions["kind"] = kind
    text = strip(view_article(coding, "one")).text
    assert f"[Aland, {told}:] “This" in text
    assert "issue,” [end] an envoy" in text


def test_outlet_day_and_the_frames_that_are_counted_can_be_read(coding: Coding) -> None:
    text = strip(view_article(coding, "one")).text
    assert "The Post · 2019-02-14 · one" in text
    assert "Bilateral 1" in text
    assert "speaker quoted" in text


def test_nothing_of_the_style_is_left_as_text(coding: Coding) -> None:
    left = strip(view_article(coding, "one"))
    assert "mf-" not in left.html
    assert "{" not in left.html


def test_a_concordance_tells_frame_stance_voice_and_speaker_in_its_cells(coding: Coding) -> None:
    html = strip(concordance(coding, frames="bilateral")).html
    assert "<mark><s>bilateral</s></mark>" in html
    assert "<td>Bilateral</td><td>rejected</td><td>source</td><td>Aland</td>" in html


def test_the_summary_of_a_coding_is_a_table_with_headings(coding: Coding) -> None:
    stripper = Stripper()
    stripper.feed(coding._repr_html_())
    assert '<th scope="col">Rejected</th>' in stripper.html
    assert "<td>Bilateral</td><td>0</td><td>1</td><td>0</td>" in stripper.html
