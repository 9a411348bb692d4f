"""A report as one web page that needs nothing but itself: no script, no other file, no network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from html import escape
from importlib import resources
from pathlib import Path

from mediaframing.reports.blocks import (
    Block,
    Figure,
    Given,
    Items,
    Line,
    Paragraph,
    Passage,
    Report,
    Section,
    Table,
)
from mediaframing.views.markup import escape_attribute, escape_text, isolate, plain

# Of a table within the page; its files have all rows.
MOST_ROWS = 40
# Of a table that is not torn by the end of a page.
_FEW_ROWS = 15

_ROLES = {"": "bdi", "term": "mark", "code": "code", "strong": "strong"}


def write_page(report: Report, figures: Path) -> str:
    """Write the page.

    Parameters
    ----------
    report : Report
    figures : Path
        The folder with the figures as ``.svg``; they go into the page.

    Returns
    -------
    str
        HTML. Whatever comes from data stands in it as text or as the value of ``alt``; no element and no attribute is made of it.
    """
    contents = "".join(
        f'<li class="level-{section.level}"><a href="#{section.anchor}">{_write_line(section.title)}</a></li>'
        for section in report.sections
    )
    examples = {
        part.text: section.anchor
        for section in report.sections
        if section.anchor.startswith("frame-")
        for part in section.title
        if isinstance(part, Given)
    }
    body = "\n".join(_write_section(section, figures, examples) for section in report.sections)
    style = (resources.files("mediaframing.reports") / "page.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(plain(report.title))}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#report">Skip to the report</a>\n'
        f"<header>\n<h1>{isolate(report.title)}</h1>\n<p>{isolate(report.subtitle)}</p>\n"
        f'<nav aria-label="Contents"><ul>{contents}</ul></nav>\n</header>\n'
        f'<main id="report">\n{body}\n</main>\n</body>\n</html>\n'
    )


def _write_section(section: Section, figures: Path, examples: Mapping[str, str]) -> str:
    blocks = "\n".join(_write_block(block, figures, examples) for block in section.blocks)
    level = section.level
    return (
        f'<section id="{section.anchor}" aria-labelledby="{section.anchor}-title">\n'
        f'<h{level} id="{section.anchor}-title">{_write_line(section.title)}</h{level}>\n{blocks}\n</section>'
    )


def _write_block(block: Block, figures: Path, examples: Mapping[str, str]) -> str:
    match block:
        case Paragraph(line):
            return f"<p>{_write_line(line)}</p>"
        case Items(lines):
            return f"<ul>{''.join(f'<li>{_write_line(line)}</li>' for line in lines)}</ul>"
        case Passage(told, words, source):
            return (
                f'<figure class="example"><figcaption>{escape(told)}</figcaption>'
                f'<blockquote dir="auto">{_write_line(words)}</blockquote><p>{_write_line(source)}</p></figure>'
            )
        case Figure():
            return _write_figure(block, figures)
        case Table():
            return _write_table(block, examples)


def _write_line(line: Line) -> str:
    return "".join(_write_given(part) if isinstance(part, Given) else escape(part) for part in line)


def _write_given(given: Given) -> str:
    tag = _ROLES[given.role]
    text = escape_text(given.text)
    return f"<{tag}>{text}</{tag}>" if tag == "bdi" else f"<{tag}><bdi>{text}</bdi></{tag}>"


def _write_figure(figure: Figure, figures: Path) -> str:
    image = b64encode((figures / f"{figure.name}.svg").read_bytes()).decode("ascii")
    notes = f" {_write_line(figure.notes)}" if figure.notes else ""
    return (
        f'<figure class="chart"><img src="data:image/svg+xml;base64,{image}" alt="{escape_attribute(figure.alt)}">'
        f"<figcaption>{isolate(figure.caption)}{notes} Files: <code>figures/{figure.name}</code>.</figcaption></figure>"
    )


def _write_table(table: Table, examples: Mapping[str, str]) -> str:
    """Write a table, in which the name of a frame leads to the sentences that it was found in."""
    kinds = [' class="number"' if place in table.flush else "" for place in range(len(table.heads))]
    head = "".join(
        f'<th scope="col"{kind}>{_link(text, examples)}</th>'
        for kind, text in zip(kinds, table.heads, strict=True)
    )
    rows = "\n".join(_write_row(row, kinds, examples) for row in table.rows[:MOST_ROWS])
    rest = len(table.rows) - MOST_ROWS
    more = f"{MOST_ROWS} of {len(table.rows):,} rows; all are in " if rest > 0 else "Files: "
    # A table wider than a small screen scrolls by itself, also by keyboard.
    short = " short" if len(table.rows) <= _FEW_ROWS else ""
    return (
        f'<div class="scroll{short}" role="region" aria-label="Table {escape(table.name.replace("_", " "))}" tabindex="0"><table>'
        f"<caption>{isolate(table.caption)} {more}<code>tables/{table.name}</code>.</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table></div>"
    )


def _link(text: str, examples: Mapping[str, str]) -> str:
    anchor = examples.get(text.removesuffix(" (%)"))
    return isolate(text) if anchor is None else f'<a href="#{anchor}">{isolate(text)}</a>'


def _write_row(row: tuple[str, ...], kinds: list[str], examples: Mapping[str, str]) -> str:
    name = f'<th scope="row">{_link(row[0], examples)}</th>' if row else ""
    cells = "".join(
        f"<td{kind}>{_link(cell, examples)}</td>" for kind, cell in zip(kinds[1:], row[1:], strict=True)
    )
    return f"<tr>{name}{cells}</tr>"
