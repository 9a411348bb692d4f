"""Words of grammar, which stand in every text whatever it is about (``function_words.txt``)."""

from __future__ import annotations

from functools import cache
from importlib import resources

_ENDINGS = ("'s", "'re", "'ve", "'ll", "'d", "'m", "n't")
# Endings that stand apart from their word, as in "Weber 's"; quotation marks may have parted them, too.
_APART = {"s", "re", "ve", "ll", "d", "m", "t"}
# What is left of "can't", "won't" and "shan't" once that ending is taken off.
_STEMS = {"ca", "wo", "sha", "ai"}


@cache
def list_function_words() -> frozenset[str]:
    """List English articles, pronouns, prepositions, conjunctions, auxiliaries, particles, and titles before names."""
    text = (resources.files("mediaframing.measures") / "function_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))


def is_function_word(word: str) -> bool:
    """Tell whether a word in lower case, with a straight apostrophe, is one of grammar, a contraction of such words or its ending.

    Examples
    --------
    >>> [is_function_word(word) for word in ("up", "they've", "isn't", "s", "guns", "trump's", "us")]
    [True, True, True, True, False, False, False]
    """
    known = list_function_words()
    if word in known or word in _APART:
        return True
    ending = next((ending for ending in _ENDINGS if word.endswith(ending)), "")
    stem = word.removesuffix(ending)
    return bool(ending) and (stem in known or (ending == "n't" and stem in _STEMS))
