"""Dictionaries of LIWC: categories by number between two percentage signs, then words with their numbers."""

from __future__ import annotations

import csv
import io
import re

from mediaframing.codebook.categories import Category, Dictionary, list_plain
from mediaframing.codebook.codebook import Codebook
from mediaframing.codebook.errors import CodebookError, Loss

_KEY = re.compile(r"^(\d+)\s+(\S.*)$")
_NUMBERS = re.compile(r"^(\S.*?)((?:\s+\d+)+)$")


def parse_liwc(text: str) -> Dictionary:
    """Read a LIWC dictionary as of 2007, or of 2015 with levels by tabs; lines may end with a bare CR.

    Raises
    ------
    CodebookError
    """
    lines = re.split(r"\r\n|\r|\n", text)
    bounds = [place for place, line in enumerate(lines) if line.strip() == "%"]
    if len(bounds) < 2:
        raise CodebookError("Its categories must stand between two lines with '%'.")
    found = Dictionary()
    categories: dict[int, Category] = {}
    path: list[str] = []
    for line in lines[bounds[0] + 1 : bounds[1]]:
        if line.strip():
            key = _KEY.match(line.strip())
            if key is None:
                raise CodebookError(f"The category {line.strip()[:60]!r} needs a number and a name.")
            depth = len(line) - len(line.lstrip("\t"))
            path = [*path[:depth], key[2]]
            categories[int(key[1])] = found.open(path)
    for line in lines[bounds[1] + 1 :]:
        if line.strip():
            _read_word(found, categories, line.strip())
    return found


def _read_word(found: Dictionary, categories: dict[int, Category], line: str) -> None:
    words, _, rest = line.partition("\t")
    # Some files part word and number by spaces, and some a word from its first number only.
    if (numbered := _NUMBERS.match(words.strip())) and all(
        int(number) in categories for number in numbered[2].split()
    ):
        words, rest = numbered[1], f"{numbered[2]} {rest}"
    if "<" in rest or "(" in rest or "/" in rest:
        found.lose(
            None, line, "Its numbers depend on the words beside it (<of>, brackets), which is not read."
        )
        rest = re.sub(r"<[^>]*>\d*(?:/\d+)?|\([^)]*\)\d*(?:/\d+)?|\d+/\d+", " ", rest)
    numbers = dict.fromkeys(map(int, re.findall(r"\b\d{1,9}\b", rest)))
    if not numbers:
        found.lose(None, line, "It has no category and is left out.")
    for number in numbers:
        if number in categories:
            found.add(categories[number], words)
        else:
            found.lose(None, line, f"Its category {number} is not among those of the file.")


def parse_dicx(text: str) -> Dictionary:
    """Read a dictionary of LIWC-22 (``.dicx``): a column of words, and a column a category with an X or a weight.

    Raises
    ------
    CodebookError
    """
    # Excel writes semicolons where commas are those of decimals.
    delimiter = next((sign for sign in ";\t" if text[:8].lower() == f"dicterm{sign}"), ",")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise CodebookError(f"It is no table of comma-separated values: {error}.") from error
    if not rows or len(rows[0]) < 2 or rows[0][0].strip().lower() != "dicterm":
        raise CodebookError("Its first line must be DicTerm and the names of the categories.")
    found = Dictionary()
    categories = [found.open((name,)) for name in rows[0][1:] if name.strip()]
    for row in rows[1:]:
        for category, cell in zip(categories, row[1:], strict=False):
            if mark := cell.strip():
                found.add(category, row[0])
                if mark.lower() not in ("x", "1"):
                    found.lose(category, row[0], f"Its weight, {mark}, is left out: an entry counts once.")
    return found


def spell_liwc(codebook: Codebook, losses: list[Loss]) -> str:
    """Write frames and actors as a LIWC dictionary, with levels by tabs where frames have parents."""
    listed = list_plain(codebook, losses)
    keys, words = [], dict[str, list[int]]()
    for number, category in enumerate(listed, 1):
        keys.append("\t" * (len(category.path) - 1) + f"{number}\t{' '.join(category.path[-1].split())}")
        for entry in category.entries:
            words.setdefault(entry, []).append(number)
    entries = [f"{entry}\t{'	'.join(map(str, numbers))}" for entry, numbers in words.items()]
    return "\n".join(["%", *keys, "%", *entries, ""])
