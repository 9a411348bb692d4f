"""Text into HTML that cannot be anything but text, and HTML into a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from importlib import resources
from typing import Any

import pandas as pd

from mediaframing.charts.style import PALETTE

# What a browser drops, or what turns the direction of all that follows: control characters, marks and overrides
# of direction, halves of a pair of surrogates. Tab and line feed are text; joiners are part of words and emoji.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+"
)


def escape_text(text: str) -> str:
    """Escape a text that stands between tags; characters that hide or turn text are shown by their code."""
    return _HIDDEN.sub(
        lambda run: f'<span class="mf-hidden-character">{name_characters(run[0])}</span>', escape(text)
    )


def escape_attribute(text: str) -> str:
    """Escape a text that stands within quotation marks in a tag."""
    return _HIDDEN.sub(lambda run: name_characters(run[0]), escape(text)).replace("\n", "&#10;")


def isolate(value: Any) -> str:
    """Escape a value of a table so that its direction stays within it; nothing for a missing one."""
    return "" if pd.isna(value) else f"<bdi>{escape_text(str(value))}</bdi>"


def name_characters(run: str) -> str:
    """Name the first of a run of hidden characters by its code, and say how many follow."""
    more = f" +{len(run) - 1}" if len(run) > 1 else ""
    return f"⟨U+{ord(run[0]):04X}{more}⟩"


def plain(text: str) -> str:
    """Show hidden characters of a text by their code, for where no HTML is read."""
    return _HIDDEN.sub(lambda run: name_characters(run[0]), text)


def one_line(text: str) -> str:
    """Give a text on one line, with hidden characters shown by their code."""
    return plain(" ".join(text.split()))


def list_rows(table: pd.DataFrame) -> list[Any]:
    """List the rows of a checked table by the names of its columns, which the type checker does not know."""
    return list(table.itertuples(index=False))


def write_table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, flush: Sequence[int] = ()) -> str:
    """Write a table of cells that are HTML already.

    Parameters
    ----------
    heads : sequence of str
        Plain text.
    rows : sequence of sequences of str
        HTML.
    flush : sequence of int
        The columns that are set flush right.
    """
    kinds = [' class="mf-flush"' if place in flush else "" for place in range(len(heads))]
    head = "".join(
        f'<th scope="col"{kind}>{escape(text)}</th>' for kind, text in zip(kinds, heads, strict=True)
    )
    body = "".join(
        "<tr>" + "".join(f"<td{kind}>{cell}</td>" for kind, cell in zip(kinds, row, strict=True)) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def read_style() -> str:
    """Give the style sheet of all views in its element; every rule is confined to views by the prefix mf-."""
    sheet = read_data("views.css")
    colours = "\n".join(
        f".mf-view .mf-frame-{place} {{ --mf-colour: light-dark({colour}, {lighten(colour)}); }}"
        for place, colour in enumerate(PALETTE)
    )
    return f"<style>{sheet}{colours}</style>"


def read_data(name: str) -> str:
    """Read a file of this folder: a style sheet, a script, a template."""
    return (resources.files("mediaframing.views") / name).read_text(encoding="utf-8")


def lighten(colour: str) -> str:
    """Mix a colour with white until it is told from a dark ground (contrast of 5 to 1 with #111; WCAG 2.2)."""
    share = 0.0
    mixed = colour
    while _luminance(mixed) < 5 * (_luminance("#111111") + 0.05) - 0.05:
        share += 0.05
        mixed = "#" + "".join(f"{round(c + (255 - c) * share):02x}" for c in bytes.fromhex(colour[1:]))
    return mixed


def _luminance(colour: str) -> float:
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (value / 255 for value in bytes.fromhex(colour[1:]))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def wrap_explored(content: str) -> str:
    """Wrap what the explorer shows, with its style."""
    return f'{read_style()}<div class="mf-view mathjax_ignore mf-lines mf-explorer">{content}</div>'


def say_explored(sentence: str) -> str:
    """Wrap a sentence of the explorer; nothing if it says nothing."""
    return wrap_explored(f'<p class="mf-note" role="status">{escape_text(sentence)}</p>') if sentence else ""
