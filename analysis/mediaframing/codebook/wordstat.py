"""Dictionaries of WordStat: categories by tabs, and entries with a weight in brackets behind them."""

from __future__ import annotations

import re

from mediaframing.codebook.categories import Category, Dictionary, list_plain
from mediaframing.codebook.codebook import Codebook
from mediaframing.codebook.errors import CodebookError, Loss

_ENTRY = re.compile(r"^(.*\S)\s+\((-?\d+(?:[.,]\d+)?)\)$")
_RULE = re.compile(
    r"^@?(?P<name>[^\[]*)\[(?P<first>[^\[\]]+?)\s+(?P<not>NOT\s+)?(?P<how>NEAR|BEFORE|AFTER|AND)\s+"
    r"(?P<second>[^\[\]/]+?)\s*(?:/\s*(?P<reach>[A-Z]?)\s*#?(?P<words>\d*))?\s*\]$",
    re.IGNORECASE,
)


def parse_wordstat(text: str) -> Dictionary:
    """Read a WordStat dictionary; underscores are spaces.

    A proximity rule of two words near each other (``@RULE [TAX NEAR CUT /S]``) becomes an entry with ``all``, one with
    ``NOT NEAR`` an entry with ``not_near``; any other is left out and named among the losses.

    Raises
    ------
    CodebookError
    """
    found = Dictionary()
    path: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        content = line.strip()
        if not content:
            continue
        depth = len(line) - len(line.lstrip("\t"))
        entry = _ENTRY.match(content)
        rule = content.startswith("@")
        if entry is None and not rule:
            path = [*path[:depth], content]
            found.open(path)
            continue
        if not path or depth == 0:
            raise CodebookError(f"Line {number}, {content[:60]!r}, stands in no category.")
        category = found.open(path[:depth])
        words, weight = (entry[1], entry[2]) if entry else (content, "1")
        if rule:
            _add_rule(found, category, words)
        else:
            found.add(category, words.replace("_", " "))
        if float(weight.replace(",", ".")) != 1:
            found.lose(category, words, f"Its weight, {weight}, is left out: an entry counts once.")
    return found


def _add_rule(found: Dictionary, category: Category, text: str) -> None:
    rule = _RULE.match(text)
    reach = (rule["reach"] or "S").upper() if rule else ""
    plain = rule is not None and not re.search(
        r"[#@]|\b(?:NEAR|AND|OR|NOT)\b", f"{rule['first']} {rule['second']}"
    )
    if (
        rule is None
        or not plain
        or rule["how"].upper() in ("BEFORE", "AFTER")
        or (reach not in ("S", "") and not rule["words"])
    ):
        found.lose(category, text, "It is a proximity rule of a kind that is not read, and is left out.")
        return
    first, second = (" ".join(rule[part].replace("_", " ").lower().split()) for part in ("first", "second"))
    within: str | int = int(rule["words"]) if rule["words"] and int(rule["words"]) else "sentence"
    if rule["not"]:
        found.add(category, first, not_near=(second,), within=within)
    else:
        found.add(category, f"{first} + {second}", all=(first, second), within=within)


def spell_wordstat(codebook: Codebook, losses: list[Loss]) -> str:
    """Write frames and actors as a WordStat dictionary, every entry with the weight 1."""
    lines = []
    for category in list_plain(codebook, losses):
        depth = len(category.path)
        lines.append("\t" * (depth - 1) + category.path[-1])
        lines += [f"{'	' * depth}{entry.upper().replace(' ', '_')} (1)" for entry in category.entries]
    return "\r\n".join([*lines, ""])
