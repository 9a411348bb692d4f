"""Datelines: "NEW DELHI (Reuters) - ", "LONDON: ", "PARIS, March 3 — ", "Lagos (CNN)", "(Lagos)" before what an article tells."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Bools, Ints, Tokens
from mediaframing.coding.text.wordlists import list_named, read_words
from mediaframing.coding.text.words import Words

_REACH = 14
"""So many tokens a dateline has at most, its mark included."""
_PARAGRAPHS = 3
"""A dateline opens one of so many first paragraphs."""
_FEWEST_TURNS = 2
_MARK, _COLON, _BRACKET, _AGENCY, _OPENING = 1, 2, 3, 4, 5
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
    and a bracket only behind an agency in capitals, or one that opens the paragraph and holds a place, where no other mark
    follows.
    """
    fresh = np.diff(sentences.paragraph, prepend=-1) != 0
    fresh |= np.diff(sentences.article, prepend=-1) != 0
    opening = np.flatnonzero(fresh & (sentences.paragraph < _PARAGRAPHS))
    first = sentences.first_token[opening]
    marks = tokens.vocabulary.classify_all("dateline mark", _judge_marks)
    next_ = sentences.end_token[opening]
    place = first[:, None] + np.arange(_REACH)
    at = np.minimum(place, len(tokens) - 1)
    mark = marks[tokens.type[at]] * (place < next_[:, None])
    dash = mark == _MARK
    ends = (mark == _COLON) | (dash & tokens.spaced[at] & tokens.spaced[np.minimum(at + 1, len(tokens) - 1)])
    bracketed = mark[:, :1] == _OPENING
    closes = (mark == _BRACKET) & (np.roll(mark, -1, axis=1) == 0)
    ends |= closes & ((np.roll(mark, 1, axis=1) == _AGENCY) | (bracketed & (place + 1 < next_[:, None])))
    ends[:, 0] = False
    # Most paragraphs have no mark there, or begin with no place: few words are left to be asked about.
    rows = np.flatnonzero(ends.any(axis=1))
    bracketed = bracketed[rows, 0]
    head = at[rows, bracketed.astype(np.int64)]
    opens = _judge_tokens(tokens, head) & np.where(bracketed, _PLACE, _CAPITALS | _PLACE) > 0
    agency = mark[rows, 1] == _AGENCY  # "(Reuters) - "
    rows = rows[opens | agency]
    agency = agency[opens | agency]
    end = ends[rows].argmax(axis=1)
    before = np.arange(_REACH) < end[:, None]
    code = np.where(before, _judge_tokens(tokens, at[rows]), 0)
    within = ((code > 0) | ~before).all(axis=1)
    places = ((code & _PLACE) > 0).any(axis=1)
    capitals = (code[:, 0] & _CAPITALS) > 0
    after_colon = mark[rows, end] == _COLON
    agency &= mark[rows, 2] == _BRACKET
    told = within & np.where(after_colon, places, capitals | places | agency)
    bare = np.where(before, code & _CAPITALS > 0, True).all(axis=1) & capitals & ~places & ~after_colon
    article = sentences.article[opening[rows]]
    told &= ~_take_turns(tokens, article, at[rows], next_[rows], bare & told)
    found: Ints = place[rows[told]][np.arange(_REACH) <= end[told][:, None]]
    return found


def _take_turns(tokens: Tokens, article: Ints, at: Ints, end: Ints, bare: Bools) -> Bools:
    """Tell "WEBER — Is it late?" and "LUND — We think so." from datelines: names in capitals that talk to each other."""
    turns = np.zeros(len(bare), np.bool_)
    some = np.flatnonzero(bare)
    if len(some) < _FEWEST_TURNS:
        return turns
    talk = tokens.vocabulary.classify_all("talk", _judge_talk)[tokens.type[at[some]]] > 0
    talks = (talk & (at[some] < end[some, None])).any(axis=1)
    kinds: dict[int, set[int]] = {}
    for number, name in zip(article[some].tolist(), tokens.type[at[some, 0]].tolist(), strict=True):
        kinds.setdefault(number, set()).add(name)
    several = [number for number, names in kinds.items() if len(names) >= _FEWEST_TURNS]
    turns[some] = np.isin(article[some], several) & np.isin(article[some], article[some[talks]])
    return turns


def _judge_talk(words: Words) -> Ints:
    return words.look_up(dict.fromkeys((*list_named("who answers"), *list_named("who is asked"), "?"), 1))


def _judge_marks(words: Words) -> Ints:
    dashes = dict.fromkeys(_MARKS, _MARK)
    agencies = dict.fromkeys(list_named("agencies"), _AGENCY)
    return words.look_up(dashes | {":": _COLON, ")": _BRACKET, "(": _OPENING} | agencies)


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
