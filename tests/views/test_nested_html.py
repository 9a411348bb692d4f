from __future__ import annotations

from html import escape

from hypothesis import given
from hypothesis import strategies as st
from markup_reader import read_html

from mediaframing.views.nested_html import Span, nest_spans

NAMES = ("span", "mark", "i", "small")


def make_span(start: int, end: int, level: int = 0) -> Span:
    tag = NAMES[level]
    return Span(start, end, level, f'<{tag} class="first">', f"</{tag}>", f"<{tag}>", f"</{tag}>")


def test_a_span_within_another_is_written_within_it() -> None:
    html = nest_spans("abcd", 0, 4, [make_span(1, 2, 1), make_span(0, 3)], escape)
    assert html == '<span class="first">a<mark class="first">b</mark>c</span>d'


def test_of_two_spans_over_the_same_text_the_lower_level_is_the_outer_one() -> None:
    html = nest_spans("ab", 0, 2, [make_span(0, 2, 1), make_span(0, 2)], escape)
    assert html == '<span class="first"><mark class="first">ab</mark></span>'


def test_a_span_that_crosses_another_is_written_in_pieces() -> None:
    html = nest_spans("abc", 0, 3, [make_span(0, 2), make_span(1, 3, 1)], escape)
    assert html == '<span class="first">a<mark class="first">b</mark></span><mark>c</mark>'


def test_a_span_that_reaches_beyond_the_stretch_is_cut_and_goes_on_in_the_next() -> None:
    span = make_span(1, 3)
    assert nest_spans("abcd", 0, 2, [span], escape) == 'a<span class="first">b</span>'
    assert nest_spans("abcd", 2, 4, [span], escape) == "<span>c</span>d"


@given(
    st.text(min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(-2, 32), st.integers(-2, 32), st.integers(0, 3)), max_size=12),
)
def test_any_spans_nest_keep_the_text_and_begin_once(text: str, spans: list[tuple[int, int, int]]) -> None:
    made = [make_span(*span) for span in spans]
    html = nest_spans(
        text, 0, len(text), made, lambda piece: escape(piece).replace("\r", "&#13;").replace("\0", "0")
    )
    read = read_html(html)
    assert read.problems == []
    assert read.text.replace("\r", "") == text.replace("\0", "0").replace("\r", "")
    begun = [attributes for _, attributes in read.elements if attributes]
    assert len(begun) == sum(0 <= start < min(end, len(text)) for start, end, _ in spans)
