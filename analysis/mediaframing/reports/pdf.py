"""A report as a PDF: set by Typst, tagged for screen readers (PDF/UA-1), figures as vectors."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from importlib import import_module, resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mediaframing.charts.fonts import HOUSE, SECOND, find_families, find_font_folders, list_shipped_letters
from mediaframing.charts.style import current_style
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
from mediaframing.reports.page import MOST_ROWS
from mediaframing.views.markup import plain

_FONTS = ["Libertinus Serif", HOUSE, SECOND]
_UNBROKEN = re.compile(r"\S{30}(?=\S)")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


# Code points of private use, as Word and PDF readers write for bullets, and those that are no character: few fonts have them.
_NOBODYS = frozenset({"Co", "Cn"})
# Letters that are drawn as nothing, which the standard wants to see.
_FILLERS = frozenset({0x115F, 0x1160, 0x3164, 0xFFA0})
# That no structure is suspect goes without saying, and Poppler complains where it is said. As many bytes stay in its place.
_SUSPECTS = b"/Suspects false"


def find_typst() -> Any:
    """Find the typesetter, which comes with the extra ``report``; None if it is not installed."""
    try:
        return import_module("typst")
    except ImportError:
        return None


def write_pdf(typst: Any, report: Report, figures: Path, path: Path) -> None:
    """Write the PDF.

    Parameters
    ----------
    typst : module
        As :func:`find_typst` gives it.
    report : Report
    figures : Path
        The folder with the figures as ``.svg``.
    path : Path
    """
    content = _list_report(report)
    fonts, families, content = _choose_fonts(typst, content)
    with TemporaryDirectory() as name:
        place = Path(name)
        content["fonts"] = families
        # Data and not markup: Typst takes no text of it for anything but text.
        (place / "report.json").write_text(json.dumps(content), encoding="utf-8")
        for figure in _list_figures(report):
            shutil.copyfile(figures / f"{figure.name}.svg", place / f"{figure.name}.svg")
        template = (resources.files("mediaframing.reports") / "report.typ").read_text(encoding="utf-8")
        (place / "main.typ").write_text(template, encoding="utf-8")
        made: bytes = typst.compile(
            str(place / "main.typ"), root=str(place), font_paths=fonts, format="pdf", pdf_standards=["ua-1"]
        )
    path.write_bytes(made.replace(_SUSPECTS, b" " * len(_SUSPECTS)))


def _list_figures(report: Report) -> Iterator[Figure]:
    for section in report.sections:
        yield from (block for block in section.blocks if isinstance(block, Figure))


def _choose_fonts(typst: Any, content: dict[str, Any]) -> tuple[Any, list[str], dict[str, Any]]:
    """Take the fonts that are the same everywhere, further ones for letters that they lack, codes for the rest."""
    folder = list(map(str, find_font_folders()))
    usual = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folder)
    told = set().union(*_list_texts(content))
    letters = {
        ord(c) for c in told if (c.isprintable() and not c.isspace()) or unicodedata.category(c) in _NOBODYS
    }
    blank = letters & _FILLERS
    wanted = letters - list_shipped_letters() - blank
    # A font of the figures' own is taken from the machine.
    own = current_style().font
    if not wanted and not own and not blank:
        return usual, _FONTS, content
    every = typst.Fonts(include_system_fonts=True, include_embedded_fonts=True, font_paths=folder)
    found = [(font.family, font.path) for font in every.fonts() if font.path]
    families, absent = find_families(wanted, found)
    absent = {*absent, *blank}
    if absent:
        pattern = re.compile("[" + "".join(map(re.escape, map(chr, sorted(absent)))) + "]+")
        content = _replace(content, pattern)
        content["absent"] = (
            "Letters in ⟨ ⟩ are told by their code, as no font on the machine that made this file has them; report.html shows them."
        )
    return every, [*_FONTS, *families], content


def _list_texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _list_texts(part)


def _replace(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(_name_letters, value)
    if isinstance(value, dict):
        return {key: _replace(part, pattern) for key, part in value.items()}
    return [_replace(part, pattern) for part in value] if isinstance(value, list) else value


def _name_letters(run: re.Match[str]) -> str:
    codes = [f"U+{ord(c):04X}" for c in run[0]]
    more = f" +{len(codes) - 8}" if len(codes) > 8 else ""
    return f"⟨{' '.join(codes[:8])}{more}⟩"


def _list_report(report: Report) -> dict[str, Any]:
    return {
        "title": _break(plain(report.title)),
        "subtitle": _break(plain(report.subtitle)),
        "absent": "",
        "sections": [_list_section(section) for section in report.sections],
    }


def _list_section(section: Section) -> dict[str, Any]:
    return {
        "title": _list_line(section.title),
        "level": section.level - 1,
        "blocks": [_list_block(block) for block in section.blocks],
    }


def _list_block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(line):
            return {"kind": "paragraph", "line": _list_line(line)}
        case Items(lines):
            return {"kind": "items", "lines": [_list_line(line) for line in lines]}
        case Passage(told, words, source):
            return {"kind": "example", "told": told, "words": _list_line(words), "source": _list_line(source)}
        case Figure():
            caption: Line = (Given(block.caption), *((" ", *block.notes) if block.notes else ()))
            return {
                "kind": "figure",
                "file": f"{block.name}.svg",
                "alt": plain(block.alt),
                "caption": _list_line(caption),
            }
        case Table():
            return _list_table(block)


def _list_table(table: Table) -> dict[str, Any]:
    more = f" {MOST_ROWS} of {len(table.rows):,} rows; all are in tables/{table.name}."
    return {
        "kind": "table",
        "caption": _list_line((Given(table.caption), more if len(table.rows) > MOST_ROWS else "")),
        "heads": [_isolate(head) for head in table.heads],
        "rows": [[_isolate(cell) for cell in row] for row in table.rows[:MOST_ROWS]],
        "align": ["right" if place in table.flush else "left" for place in range(len(table.heads))],
    }


def _list_line(line: Iterable[str | Given]) -> list[dict[str, str]]:
    return [
        {"text": _isolate(part.text), "role": part.role}
        if isinstance(part, Given)
        else {"text": part, "role": ""}
        for part in line
    ]


def _isolate(text: str) -> str:
    """Show hidden characters by their code, let long words break, keep the direction of a text within it."""
    shown = _break(plain(text))
    return f"\u2068{shown}\u2069" if _RIGHT_TO_LEFT.search(shown) else shown


def _break(text: str) -> str:
    return _UNBROKEN.sub(lambda run: f"{run[0]}\u200b", text)
