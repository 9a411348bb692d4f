"""Why no mention is left: which of the things asked for left none, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_MOST_VALUES = 3


def explain_nothing(filters: Mapping[str, Any], count: Callable[[Mapping[str, Any]], int]) -> str:
    """Say which filter left no mention, and how many there are without it.

    Parameters
    ----------
    filters : mapping
        What was asked for, by keyword, in the order in which it is told; None for what was not.
    count : callable
        Gives how many mentions some of these filters leave.

    Returns
    -------
    str
        A sentence or two.
    """
    asked = {keyword: value for keyword, value in filters.items() if value is not None and value is not False}
    total = count({})
    if not total:
        return "The coding has no mention of any frame: see which entries match with check_codebook(codebook, articles)."
    kept: dict[str, Any] = {}
    before = total
    for keyword, value in asked.items():
        left = count({**kept, keyword: value})
        if left:
            kept[keyword], before = value, left
            continue
        without = count({other: v for other, v in asked.items() if other != keyword})
        of = f" with {_join(kept)}" if kept else ""
        what = "Another value of it, or none, gives" if without else "Nor are there any without it: take away"
        more = f" {without:,}." if without else f" {_join(dict(list(kept.items())[-1:])) or 'more'} as well."
        return f"Of {before:,} mention{'' if before == 1 else 's'}{of} none has {_write(keyword, value)}. {what}{more}"
    return ""


def _join(filters: Mapping[str, Any]) -> str:
    written = [_write(keyword, value) for keyword, value in filters.items()]
    return " and ".join([", ".join(written[:-1]), written[-1]]) if len(written) > 1 else "".join(written)


def _write(keyword: str, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | list | tuple):
        return f"{keyword}={value!r}" if isinstance(value, bool) else f"{keyword}=…"
    values = [value] if isinstance(value, str) else list(value)
    if len(values) == 1:
        return f"{keyword}={values[0]!r}"
    more = ", …" if len(values) > _MOST_VALUES else ""
    return f"{keyword}=[{', '.join(map(repr, values[:_MOST_VALUES]))}{more}]"
