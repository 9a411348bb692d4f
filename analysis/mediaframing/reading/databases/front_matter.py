"""What programs write above a text between marks (front matter): YAML between lines of ``---``, TOML between ``+++``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from typing import Any

Fields = list[tuple[str, str]]
"""Names and what stands behind them, in their order; a name may stand more than once."""

_FRONT = re.compile(
    r"\s*(?:---[ \t]*\n(?P<yaml>(?:[^\n]*\n){1,200}?)(?:---|\.\.\.)"
    r"|\+\+\+[ \t]*\n(?P<toml>(?:[^\n]*\n){1,200}?)\+\+\+)[ \t]*(?:\n|\Z)"
)
_YAML_NAME = re.compile(r"(?P<name>[\w\"'][^:#\n]{0,60}?)[ \t]{0,3}:(?:[ \t]+(?P<value>[^\n]*))?")
_TOML_LINE = re.compile(r"[ \t]*(?P<name>[\w\"'.-]{1,60})[ \t]*=[ \t]*(?P<value>[^\n]*)")
# Of a long text, how its lines are to be joined; they stand below.
_FOLDED = re.compile(r"[|>][-+\d]{0,2}(?:[ \t]+#[^\n]*)?")
_REMARK = re.compile(r"[ \t]#")
# What these say is said of a source or an author, and not of the article.
_OF_THE_PART = frozenset({"name", "title", "url", "link", "id"})
# What is longer is the value of no field.
_LONGEST = 4_000
_ESCAPED = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/"}


def split_front(text: str) -> tuple[Fields, str] | None:
    r"""Part the fields above a text from it; None where there are none, or what stands between the marks is something else.

    Examples
    --------
    >>> split_front('+++\ntitle = "Rents rise"\n+++\nRents rose.')
    ([('title', 'Rents rise')], 'Rents rose.')
    >>> split_front("---\nRents rose.\n---\nThey fell.") is None
    True
    """
    found = _FRONT.match(text)
    if found is None:
        return None
    fields = _read_yaml(found["yaml"].split("\n")) if found["yaml"] else _read_toml(found["toml"])
    return None if fields is None else (fields, text[found.end() :])


def _read_toml(text: str) -> Fields | None:
    try:
        return list(_flatten(tomllib.loads(text)))
    except (ValueError, RecursionError):
        pass
    # As people write it: texts without marks around them.
    fields: Fields = []
    for line in text.split("\n"):
        if found := _TOML_LINE.fullmatch(line):
            fields.append((found["name"].strip("\"'"), _read_scalar(found["value"])))
        elif line.strip() and not line.lstrip().startswith(("#", "[", "]", '"', "'")):
            return None
    return fields or None


def _flatten(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    inner = []
    for name, value in table.items():
        if isinstance(value, Mapping):
            inner.append(value)
        else:
            yield name, _write(value)
    for value in inner:
        yield from _flatten(value)


def _write(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_write(one) for one in value if not isinstance(one, Mapping))
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def _read_yaml(lines: Iterable[str]) -> Fields | None:
    """Read names at the margin with what stands behind or below them; of names within names the last one counts."""
    fields: Fields = []
    below: list[str] = []
    for line in lines:
        if line.strip().startswith("#"):
            continue
        if line.strip() and not line.startswith((" ", "\t", "-")):
            found = _YAML_NAME.fullmatch(line.rstrip())
            if found is None:
                return None
            _add_below(fields, below)
            below = []
            fields.append((found["name"].strip("\"'"), found["value"] or ""))
        elif not fields and line.strip():
            return None
        else:
            below.append(line.strip())
    _add_below(fields, below)
    return [(name, _read_scalar(value)) for name, value in fields] or None


def _add_below(fields: Fields, below: list[str]) -> None:
    """Put the lines below a name behind it: those of a long text, a list, or names of their own."""
    lines = [line for line in below if line]
    if not fields or not lines:
        return
    name, value = fields[-1]
    if _FOLDED.fullmatch(value):
        fields[-1] = (name, " ".join(lines))
    elif value:
        fields[-1] = (name, " ".join([value, *lines]))
    elif all(line.startswith("- ") or line == "-" for line in lines):
        fields[-1] = (name, ", ".join(_read_scalar(line[1:]) for line in lines))
    else:
        inner = [found for line in lines if (found := _YAML_NAME.fullmatch(line.removeprefix("- ")))]
        if not inner:
            fields[-1] = (name, " ".join(lines))
            return
        # The name of a source, an author, a place is what is called so.
        called = next((found for found in inner if found["name"] in {"name", "title"}), None)
        if called is not None:
            fields[-1] = (name, called["value"] or "")
        others = (found for found in inner if found["name"] not in _OF_THE_PART)
        fields += [(found["name"], found["value"] or "") for found in others]


def _read_scalar(value: str) -> str:
    text = value[:_LONGEST].strip()
    if text[:1] == '"' and (end := _find_end(text, '"')) > 0:
        return re.sub(r"\\(.)", lambda escape: _ESCAPED.get(escape[1], escape[0]), text[1:end])
    if text[:1] == "'" and (end := _find_end(text.replace("''", "\0\0"), "'")) > 0:
        return text[1:end].replace("''", "'")
    text = _REMARK.split(f" {text}", maxsplit=1)[0].strip()
    if text.startswith("[") and text.endswith("]"):
        return ", ".join(filter(None, (_read_scalar(part) for part in text[1:-1].split(","))))
    return text


def _find_end(text: str, mark: str) -> int:
    """Find the mark that ends a text, behind which nothing stands but a remark; -1 where there is none."""
    place = 1
    while (place := text.find(mark, place)) > 0:
        if mark == '"' and (len(text[:place]) - len(text[:place].rstrip("\\"))) % 2:
            place += 1
            continue
        rest = text[place + 1 :].strip()
        return place if not rest or rest.startswith("#") else -1
    return -1
