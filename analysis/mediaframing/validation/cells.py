"""Texts in the cells of a spreadsheet, which never runs them as a formula."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)*%?")
# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# What a workbook cannot hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel's own limit.
_MOST_CHARACTERS = 32_767


def disarm(cell: str) -> str:
    """Keep a spreadsheet from running a text as a formula, by an apostrophe; numbers stay numbers."""
    if cell.lstrip(" ").startswith(_FORMULA) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def restore(cell: str) -> str:
    """Take away the apostrophe that :func:`disarm` put."""
    return cell[1:] if cell.startswith("'") and disarm(cell[1:]) == cell else cell


def fit(cell: str) -> str:
    """Give a text that a cell of a workbook can hold."""
    return _ILLEGAL.sub("\ufffd", cell)[:_MOST_CHARACTERS]
