"""Wildcard words tried on the words of a text: many at once, by the letters that they spell out.

Of each wildcard word its longest row of letters is looked up among the stretches of the words, all stretches of one length and
place at once, so that the cost grows with the words and not with the number of wildcard words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import re2

from mediaframing.coding.text.links import is_link_pattern
from mediaframing.coding.text.tokens import Ints
from mediaframing.coding.text.words import as_bools, make_array

_LONGEST = 40
"""Longer words are few, and asked for each row of letters in turn."""

_FEW = 50
"""So few wildcard words are asked in turn, too."""

_SIGN = r"[\pL\pM\pN_]"


def match_globs(words: pa.Array, globs: Iterable[tuple[str, int]]) -> Iterator[tuple[Ints, Ints]]:
    """Find which words satisfy which wildcard words.

    Parameters
    ----------
    words : Arrow array of str
    globs : iterable of (str, int)
        Wildcard words, with their numbers.

    Yields
    ------
    tuple of array
        Places of words, and the numbers of the wildcard words that they satisfy.
    """
    by_letters: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for glob, number in globs:
        by_letters[max(re.split(r"[*?]+", glob), key=len)].append((glob, number))
    if not by_letters:
        return
    plain = _find_plain(words)
    for letters, places in _find_rows(words, [*by_letters]):
        for glob, number in by_letters[letters]:
            found = places
            if glob != f"*{letters}*":
                found = _keep(words, _hold_ends(words, places, glob), _compile_loosely(glob))
            # A wildcard stands for letters and digits: what holds another sign must be asked where it stands.
            odd = np.zeros(0, np.int64) if is_link_pattern(glob) else found[~plain[found]]
            if len(odd):
                found = np.concatenate([found[plain[found]], _keep(words, odd, _compile_glob(glob))])
            yield found, np.full(len(found), number)


def _hold_ends(words: pa.Array, places: Ints, glob: str) -> Ints:
    """Keep the words that begin and end with the letters that a wildcard word begins and ends with: few are left to be tried."""
    pieces = re.split(r"[*?]+", glob)
    for letters, hold in ((pieces[0], pc.starts_with), (pieces[-1], pc.ends_with)):
        if letters and len(places):
            places = places[as_bools(hold(words.take(pa.array(places)), letters))]
    return places


def _keep(words: pa.Array, places: Ints, compiled: Any) -> Ints:
    matched = [compiled.fullmatch(word) is not None for word in words.take(pa.array(places)).to_pylist()]
    return places[np.array(matched, np.bool_)]


def _find_plain(words: pa.Array) -> Any:
    """Tell which words hold nothing but what a wildcard stands for."""
    return as_bools(pc.match_substring_regex(words, rf"^{_SIGN}+$"))


def _find_rows(words: pa.Array, rows: list[str]) -> Iterator[tuple[str, Ints]]:
    """Find for each row of letters the words that hold it."""
    few = [row for row in rows if not row] if len(rows) > _FEW else rows
    for row in few:
        yield row, np.flatnonzero(as_bools(pc.match_substring(words, row)))
    rest = [row for row in rows if row] if len(rows) > _FEW else []
    if not rest:
        return
    lengths = pc.utf8_length(words).to_numpy()
    held: defaultdict[str, list[Ints]] = defaultdict(list)
    for size in sorted({len(row) for row in rest}):
        of_size = [row for row in rest if len(row) == size]
        known = make_array(of_size)
        for start in range(_LONGEST - size + 1):
            long = np.flatnonzero((lengths >= start + size) & (lengths <= _LONGEST))
            if not len(long):
                break
            cut = pc.utf8_slice_codeunits(words.take(pa.array(long)), start, start + size)
            found = pc.index_in(cut, value_set=known).fill_null(-1).to_numpy()
            hit = np.flatnonzero(found >= 0)
            if not len(hit):
                continue
            order = np.argsort(found[hit], kind="stable")
            numbers, first = np.unique(found[hit][order], return_index=True)
            for number, places in zip(numbers.tolist(), np.split(long[hit[order]], first[1:]), strict=True):
                held[of_size[number]].append(places)
    longer = np.flatnonzero(lengths > _LONGEST)
    beyond = words.take(pa.array(longer))
    for row in rest:
        if len(longer):
            held[row].append(longer[np.flatnonzero(as_bools(pc.match_substring(beyond, row)))])
        if row in held:
            yield row, np.unique(np.concatenate(held[row]))


def _compile_loosely(word: str) -> Any:
    """Translate a wildcard word, its wildcards standing for any sign, which is compiled a hundred times as fast."""
    wildcards = {"*": ".*", "?": "."}
    return re2.compile("(?s)" + "".join(wildcards.get(c) or re2.escape(c) for c in word))


@lru_cache(maxsize=1_000)
def _compile_glob(word: str) -> Any:
    """Translate a wildcard word for RE2, so that no pattern takes more than linear time."""
    wildcards = {"*": f"{_SIGN}*", "?": _SIGN}
    return re2.compile("".join(wildcards.get(c) or re2.escape(c) for c in word))
