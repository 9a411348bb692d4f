"""Datelines: "NEW DELHI (Reuters) - ", "LONDON: ", "PARIS, March 3 — ", "Lagos (CNN)" before what an article tells."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Ints, Tokens
from mediaframing.coding.text.wordlists import list_named, read_words
from mediaframing.coding.text.words import Words

_REACH = 14
"""So many tokens a dateline has at most, its mark included."""
_PARAGRAPHS = 3
"""A dateline opens one of so many first paragraphs."""
_MARK, _COLON, _BRACKET, _AGENCY = 1, 2, 3, 4
_WITHIN, _CAPITALS, _PLACE = (1 << n for n in range(3))
_MARKS = frozenset({"-", "–", "—", "--", "―", "|"})
_JOINS = frozenset({",", "/", "(", ")", "."})
_TOWNS = frozenset(list_named("words of towns"))
"""How places of two words begin."""


_SEATS = frozenset(list_named("seats that speak"))
"""Places that stand for who governs there: "Kremlin: No Talks Before May"."""


def find_datelines(tokens: Tokens, sentences: Sentences) -> Ints:
    """Find the tokens of datelines, the mark at their end included.

    A dateline opens one of the first paragraphs: words in capitals, or a place of the list, then nothing but names,
    agencies in brackets and dates up to a dash or colon; a colon ends one only after places or two words in capitals,
    and a bracket only behind an agency in capitals, where no other mark follows.
    """
    fresh = np.diff(sentences.paragraph, prepend=-1) != 0
    fresh |= np.diff(sentences.article, prepend=-1) != 0
    opening = np.flatnonzero(fresh & (sentences.paragraph < _PARAGRAPHS))
    first = sentences.first_token[opening]
    if not len(tokens):
        return np.zeros(0, np.int64)
    marks = tokens.vocabulary.classify_all("dateline mark", _judge_marks)
    next_ = np.minimum(sentences.first_token[opening + 1], len(tokens))
    place = first[:, None] + np.arange(_REACH)
    at = np.minimum(place, len(tokens) - 1)
    mark = marks[tokens.type[at]] * (place < next_[:, None])
    spaced = np.append(tokens.spaced, True)
    dash = mark == _MARK
    ends = (mark == _COLON) | (dash & spaced[at] & spaced[np.minimum(at + 1, len(tokens))])
    ends |= (mark == _BRACKET) & (np.roll(mark, -1, axis=1) == 0) & (np.roll(mark, 1, axis=1) == _AGENCY)
    ends[:, 0] = False
    # Most paragraphs have no mark there, or begin with no place: few words are left to be asked about.
    rows = np.flatnonzero(ends.any(axis=1))
    opens = _judge_tokens(tokens, at[rows, :1])[:, 0] & (_CAPITALS | _PLACE) > 0
    rows = rows[opens]
    end = ends[rows].argmax(axis=1)
    before = np.arange(_REACH) < end[:, None]
    code = np.where(before, _judge_tokens(tokens, at[rows]), 0)
    within = ((code > 0) | ~before).all(axis=1)
    places = ((code & _PLACE) > 0).any(axis=1)
    capitals = (code[:, 0] & _CAPITALS) > 0
    after_colon = mark[rows, end] == _COLON
    told = within & np.where(after_colon, places, capitals | places)
    found: Ints = place[rows[told]][np.arange(_REACH) <= end[told][:, None]]
    return found


def _judge_marks(words: Words) -> Ints:
    dashes = dict.fromkeys(_MARKS, _MARK)
    agencies = dict.fromkeys(list_named("agencies"), _AGENCY)
    return words.look_up(dashes | {":": _COLON, ")": _BRACKET} | agencies)


def _judge_tokens(tokens: Tokens, asked: Ints) -> Ints:
    """Tell of tokens what they can be in a dateline: each distinct word is asked about once."""
    places = read_words("places")
    types, number = np.unique(tokens.type[asked], return_inverse=True)
    words = tokens.vocabulary.types
    codes = [_judge_word(words[place], places) for place in types.tolist()]
    judged: Ints = np.array(codes, np.int64)[number].reshape(asked.shape)
    return judged


def _judge_word(word: str, places: frozenset[str]) -> int:
    if word in _JOINS or word.isdigit():
        return _WITHIN
    if not word[0].isupper():
        return 0
    code = _WITHIN
    if len(word) > 2 and word.isupper():
        code |= _CAPITALS
    if (word.lower() in places or word.lower() in _TOWNS) and word.lower() not in _SEATS:
        code |= _PLACE
    return code
