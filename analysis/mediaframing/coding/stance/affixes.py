"""Words that an entry with a star finds and that name its contrary: "terrorless" of ``terror*``, "nonviolent" of ``*violent``."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.tokens import Bools, Ints
from mediaframing.coding.text.wordlists import list_named

_STAR = "*"
_PREFIXES, _ENDINGS = frozenset(list_named("negating prefixes")), frozenset(list_named("negating endings"))


def find_contraries(text: Text, first: Ints, last: Ints, entry: Ints, patterns: Sequence[str]) -> Bools:
    """Tell which mentions are words that an affix beyond the letters of their entry makes its contrary.

    Parameters
    ----------
    text : Text
    first, last : array
        First and last token of each mention.
    entry : array
        The number of the entry that found it.
    patterns : sequence of str
        The entries, by their number.
    """
    starred = np.array([_STAR in pattern and " " not in pattern for pattern in patterns], np.bool_)
    some = np.flatnonzero((first == last) & starred[entry])
    contrary = np.zeros(len(first), np.bool_)
    if not len(some):
        return contrary
    pairs = np.stack([entry[some], text.type[first[some]]])
    distinct, which = np.unique(pairs, axis=1, return_inverse=True)
    keys = text.vocabulary.keys
    denied = [_is_contrary(keys[word], patterns[number].lower()) for number, word in distinct.T.tolist()]
    contrary[some] = np.array(denied, np.bool_)[which.ravel()]
    return contrary


def _is_contrary(word: str, pattern: str) -> bool:
    """Tell whether a word has one affix that negates beside the letters of an entry: none that the entry spells out itself."""
    letters = pattern.strip(_STAR)
    if not letters or _STAR in letters or "?" in letters:
        return False
    place = word.find(letters) if pattern.startswith(_STAR) else 0
    prefix, suffix = word[:place], word[place + len(letters) :]
    return (prefix in _PREFIXES) != (suffix in _ENDINGS)
