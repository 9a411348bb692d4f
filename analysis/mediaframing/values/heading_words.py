"""Headings of several words, of which one says what the column holds: ``Publish Date (UTC)``, ``raw_title``, ``Texte de l'article``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

_APART = re.compile(r"[\s_./()\[\]{}'’`,:;|&+*#-]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_VERSION = re.compile(r"v?\d+")
# What is shorter, and a word that is a date in one language and anything in another, is a heading only by itself.
_SHORTEST = 4
_ALONE = frozenset({"data", "time", "day", "year", "main", "name"})


def match_words(
    headings: Iterable[str], columns: Sequence[str], names: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """Find the headings that hold columns once words that tell nothing of a column are left out; the first for each column.

    Parameters
    ----------
    headings : iterable of str
        As they are written.
    columns : sequence of str
        Those to look for.
    names : mapping
        Column to the headings it goes by, simplified.

    Examples
    --------
    >>> match_words(["Publish Date (UTC)", "title_length"], ["published", "title"], {
    ...     "published": ["publishdate"], "title": ["title"]})
    {'published': 'Publish Date (UTC)'}
    """
    known = {column: frozenset(names[column]) - _ALONE for column in columns}
    found: dict[str, str] = {}
    for heading in headings:
        words = _list_words(heading)
        if len(words) < 2:
            continue
        for column in columns:
            if column in found:
                continue
            if any(len(core) >= _SHORTEST and core in known[column] for core in _list_cores(words, column)):
                found[column] = heading
                break
    return found


def _list_words(heading: str) -> list[str]:
    parts = _APART.split(_CAMEL.sub(" ", heading[:200]))
    words = [simplify(part) for part in parts if part and not _VERSION.fullmatch(part.casefold())]
    # A version or a number beside a word is a word more, too.
    return [_read_short().get(word, word) for word in words if word] + [""] * (len(parts) - len(words))


def _list_cores(words: Sequence[str], column: str) -> Iterator[str]:
    """Give what is left of a heading without words that say nothing of any column, and without those of this one."""
    # Solr writes a type behind each name, as in date_dt: the same word twice.
    told = [word for word in dict.fromkeys(words) if word not in _read_set("any")]
    yield "".join(told)
    yield "".join(word for word in told if word not in _read_set(column))


@cache
def _read_set(name: str) -> frozenset[str]:
    return frozenset(_read_list().get(name, ()))


@cache
def _read_short() -> Mapping[str, str]:
    return dict(pair.split("=") for pair in _read_list()["short"])


@cache
def _read_list() -> Mapping[str, tuple[str, ...]]:
    lines = files("mediaframing.values").joinpath("lists/heading_words.txt").read_text("utf-8").splitlines()
    pairs = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return {name: tuple(words.split()) for name, _, words in pairs}


@cache
def simplify(heading: str) -> str:
    """Write a heading as the list has it: small letters, without spaces, signs and accents."""
    plain = (
        heading.casefold()
        .replace("ı", "i")
        .replace("ł", "l")
        .replace("ø", "o")
        .replace("đ", "d")
        .replace("ð", "d")
    )
    kept = (c for c in unicodedata.normalize("NFKD", plain) if c.isalnum() or (c >= "\u0900" and _is_mark(c)))
    return unicodedata.normalize("NFC", "".join(kept)).casefold()


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in {"Mn", "Mc"}
