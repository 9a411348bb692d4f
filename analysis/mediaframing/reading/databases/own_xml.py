"""XML that somebody made for a corpus: its articles are the elements whose parts are named as headings of tables are."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from mediaframing.reading.databases.dom import name_of, paragraphs_of, text_of
from mediaframing.reading.sources import FileRows
from mediaframing.values.headings import FURTHER, LEADING, is_text_heading, match_headings

# Where TEI and others put a date that is not written out.
_WHEN = ("when", "datetime", "value", "iso")
_DEEPEST = 8
_FEWEST_KNOWN = 2
_TRIED = 3


def read_own(root: Any) -> FileRows | None:
    """Read the articles of a corpus in XML; None where no element has a text and something that names it."""
    named: dict[str, list[Any]] = defaultdict(list)
    for element in root.iter():
        named[name_of(element)].append(element)
    best, most = "", (0, 0)
    for name, elements in named.items():
        if not name:
            continue
        known = max(_count_known(element) for element in elements[:_TRIED])
        if known >= _FEWEST_KNOWN and (known, len(elements)) >= most:
            best, most = name, (known, len(elements))
    if not best:
        return None
    records = [_flatten(element) for element in named[best]]
    headings = dict.fromkeys(heading for record in records for heading in record)
    columns = {heading: [record.get(heading) for record in records] for heading in headings}
    return FileRows(columns, list(range(1, len(records) + 1)))


def _count_known(element: Any) -> int:
    found = match_headings(list(_flatten(element)), known=(*LEADING, *FURTHER))
    return len(found) if "text" in found else 0


def _flatten(element: Any) -> dict[str, str | None]:
    """Give attributes and parts by name, the first of each, but all that name the text, with their paragraphs."""
    record: dict[str, str | None] = {}
    _add_parts(element, record, 0)
    if not any(map(is_text_heading, record)) and (own := (element.text or "").strip()):
        record["text"] = "\n\n".join(paragraphs_of(element)) if len(element) else own
    # As TREC calls headlines; in a table it may be anything.
    if "head" in record and "title" not in match_headings(list(record), known=("title",)):
        record["headline"] = record.pop("head")
    return record


def _holds_fields(element: Any) -> bool:
    """Tell whether a part that is named like a text holds the title, or the text, as a part of its own."""
    return any(
        is_text_heading(name_of(part)) or "title" in match_headings([name_of(part)], known=("title",))
        for part in element.iter()
        if part is not element
    )


def _add_parts(element: Any, record: dict[str, str | None], depth: int) -> None:
    for name, value in element.attrib.items():
        record.setdefault(str(name).rpartition("}")[2], str(value))
    for part in element:
        name = name_of(part)
        if not name:
            continue
        if is_text_heading(name) and not _holds_fields(part):
            text = "\n\n".join(paragraphs_of(part)) if len(part) else (part.text or "").strip()
            # Newswires of TREC have several in an article.
            record[name] = "\n\n".join(filter(None, (record.get(name), text))) or None
        elif len(part) and depth < _DEEPEST:
            _add_parts(part, record, depth + 1)
        else:
            written = text_of(part) or next((part.get(when) for when in _WHEN if part.get(when)), None)
            record.setdefault(name, written)
