"""Whether two names of a speaker are one."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

# Words that a name may have or lack without being another.
_IDLE = frozenset(
    [
        "the",
        "a",
        "an",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "lord",
        "lady",
        "of",
        "and",
        "in",
        "at",
        "to",
        "for",
        "s",
        "his",
        "her",
        "its",
        "their",
    ]
)
_WORD = re.compile(r"\w+")


def list_name_words(name: Any) -> frozenset[str]:
    """List the words of a name that tell it from others, in small letters."""
    if pd.isna(name):
        return frozenset()
    words = frozenset(_WORD.findall(str(name).casefold()))
    return words - _IDLE or words


def name_alike(first: Any, second: Any) -> bool:
    """Tell whether all words of one name stand in the other.

    Examples
    --------
    >>> name_alike("Bolton", "John Bolton"), name_alike("Mr. Bolton", "Bolton"), name_alike("Bolton", "Pompeo")
    (True, True, False)
    """
    one, other = list_name_words(first), list_name_words(second)
    return bool(one and other) and (one <= other or other <= one)


def unify_speakers(units: pd.Series, names: pd.Series) -> pd.Series:
    """Give the speakers of each unit one name where they are one: the longest."""
    unified = {}
    for _, group in names.groupby(units.to_numpy(), sort=False):
        longest = sorted(group.unique(), key=lambda name: (-len(list_name_words(name)), name))
        for row, name in group.items():
            unified[row] = next(full.casefold() for full in longest if name_alike(full, name) or full == name)
    return pd.Series(unified).reindex(names.index)
