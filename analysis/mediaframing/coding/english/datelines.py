"""Datelines: "NEW DELHI (Reuters) - ", "LONDON: ", "PARIS, March 3 — " before what an article tells."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Ints, Tokens
from mediaframing.coding.text.wordlists import read_words
from mediaframing.coding.text.words import Words

_REACH = 14
"""So many tokens a dateline has at most, its mark included."""
_PARAGRAPHS = 3
"""A dateline opens one of so many first paragraphs."""
_MARK, _WITHIN, _CAPITALS, _PLACE = (1 << n for n in range(4))
_MARKS = frozenset({"-", "–", "—", "--", "―", ":"})
_JOINS = frozenset({",", "/", "(", ")", "."})
_MONTHS = frozenset(
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)


def find_datelines(tokens: Tokens, sentences: Sentences) -> Ints:
    """Find the tokens of datelines, the mark at their end included.

    A dateline opens one of the first paragraphs: words in capitals, or a place of the list, then nothing but names,
    agencies in brackets and dates up to a dash or colon; a colon ends one only after places or two words in capitals.
    """
    fresh = np.diff(sentences.paragraph, prepend=-1) != 0
    fresh |= np.diff(sentences.article, prepend=-1) != 0
    opening = np.flatnonzero(fresh & (sentences.paragraph < _PARAGRAPHS))
    first = sentences.first_token[opening]
    place = first[:, None] + np.arange(_REACH)
    inside = place < np.minimum(sentences.first_token[opening + 1], len(tokens))[:, None]
    kind = tokens.vocabulary.classify_all("dateline", _judge_words, "types")
    if not len(tokens):
        return np.zeros(0, np.int64)
    code = np.where(inside, kind[tokens.type[np.minimum(place, len(tokens) - 1)]], 0)
    mark = ((code & _MARK) > 0) & (np.arange(_REACH) > 0)
    spaced = np.append(tokens.spaced, True)
    at = np.minimum(place, len(tokens) - 1)
    colon = tokens.vocabulary.classify_all("colon", _judge_colons, "types")[tokens.type[at]] > 0
    mark &= colon | (spaced[at] & spaced[np.minimum(at + 1, len(tokens))])
    end = np.where(mark.any(axis=1), mark.argmax(axis=1), 0)
    before = np.arange(_REACH) < end[:, None]
    within = (((code & (_WITHIN | _CAPITALS | _PLACE)) > 0) | ~before).all(axis=1)
    opens = (code[:, 0] & (_CAPITALS | _PLACE)) > 0
    after_colon = colon[np.arange(len(end)), end]
    places = (((code & _PLACE) > 0) & before).any(axis=1)
    capitals = (code[:, 0] & _CAPITALS) > 0
    told = (end > 0) & within & opens & np.where(after_colon, places, capitals | places)
    rows = np.flatnonzero(told)
    return place[rows][np.arange(_REACH) <= end[rows][:, None]]


def _judge_colons(words: Words) -> Ints:
    return words.look_up({":": 1})


def _judge_words(words: Words) -> Ints:
    """Tell of words as they are written what they can be in a dateline."""
    places = read_words("places")
    found = np.zeros(len(words), np.int64)
    # Nothing that begins with a small letter stands in one.
    likely = np.flatnonzero((words.first_bytes < ord("a")) | (words.first_bytes > ord("z")))
    found[likely] = [_judge_word(words.strings[place], places) for place in likely.tolist()]
    return found


def _judge_word(word: str, places: frozenset[str]) -> int:
    if word in _MARKS:
        return _MARK
    if word in _JOINS or word.isdigit():
        return _WITHIN
    if not word[0].isupper():
        return 0
    code = _WITHIN if word.lower() in _MONTHS or word[0].isupper() else 0
    if len(word) > 2 and word.isupper():
        code |= _CAPITALS
    if word.lower() in places or word.lower() in {"new", "san", "los", "hong", "saint", "st"}:
        code |= _PLACE
    return code
