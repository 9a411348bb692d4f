"""The roles of every word: those of the lists, and what its letters show (how it ends, whether it has a capital)."""

from __future__ import annotations

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mediaframing.coding.english.governors import KEEPING, UNDOING
from mediaframing.coding.english.roles import any_of, number_words, sum_roles
from mediaframing.coding.text.tokens import Bools, Ints, Tokens
from mediaframing.coding.text.wordlists import read_tags
from mediaframing.coding.text.words import Words, as_bools

_CAPITAL, FUSED, _HARD = any_of("capital"), any_of("fused cue ahead behind AUX"), any_of("PUNCT")
_LETTERS, _MARK, _PARTICIPLE, OPENS, _ED = map(any_of, ("letters", "mark", "participle", "opens", "ed"))
_ENDINGS = {ending: any_of(ending) for ending in ("ing", "ed", "ly", "s", "less", "est")} | {"n't": FUSED}
_OPENS_WORD = np.zeros(256, np.bool_)
# a line break stands for the empty places about an article
_OPENS_WORD[list(b"abcdefghijklmnopqrstuvwxyz0123456789,\n")] = True
_SHORTEST_PARTICIPLE = 5
# May is the month or the minister, unless it opens a question; "Should a war come" is a condition.
_MONTH, _INVERTED = "May", ("Should", "Were")
_UNSURE = _LETTERS | _MARK | _PARTICIPLE
_BEYOND_ASCII = 128
# Words that may decide a stance though no list of cues has them.
_SIDES = {
    "ahead": "non un pseudo quasi faux semi either nearly almost",
    "behind": (
        "free less fears worries concerns allegation allegations accusation accusations "
        "possibility possibilities certain guaranteed inevitable beckons looming threatens probability likelihood cards offing "
        "horizon prospect claim claims rumors rumours suspicions"
    ),
    "asks": "?",
}


def classify_roles(tokens: Tokens) -> tuple[Ints, Ints]:
    """Give for every token the sum of its roles and forms, and the number of its word among those that rules name."""
    vocabulary = tokens.vocabulary
    listed = vocabulary.classify_all("listed roles", lambda words: words.look_up_plain(list_roles()))
    number = vocabulary.classify_all("named words", lambda words: words.look_up_plain(number_words()))
    form = vocabulary.classify_all("forms", _find_forms)
    capital = vocabulary.classify_all("capitals", _find_capitals, "types")
    role = np.where(capital < 0, form & ~FUSED, listed | form | capital)
    return role[tokens.type], number[tokens.type]


def find_months(tokens: Tokens) -> Bools:
    """Tell which types are no more than a name because of their capital: May."""
    months: Bools = tokens.vocabulary.classify_all("capitals", _find_capitals, "types") < 0
    return months


@cache
def list_roles() -> dict[str, int]:
    """Give the roles of every word of the lists, and of the marks."""
    known = {word: sum_roles(classes) for word, classes in read_tags("grammar").items()}
    for noun, sort in read_tags("speaker_roles").items():
        if sort != "text":
            for form in (noun, noun + "s"):
                known[form] = known.get(form, 0) | any_of("person")
    for mark in "—–;:()[]!?…•|":
        known[mark] = any_of("PUNCT")
    known[","] = any_of("comma")
    for word, number in number_words().items():
        if KEEPING[number] or UNDOING[number]:
            known[word] = known.get(word, 0) | any_of("factive")
    for role, words in _SIDES.items():
        for word in words.split():
            known[word] = known.get(word, 0) | any_of(role)
    return known


def _find_forms(words: Words) -> Ints:
    """Give the form of words in lower case."""
    first, size, tail = _measure(words.array)
    forms = np.zeros(len(words), np.int64)
    for ending, form in _ENDINGS.items():
        code = int.from_bytes(ending.encode(), "big")
        forms[tail & ((1 << 8 * len(ending)) - 1) == code] |= form
    forms[(forms & _ED > 0) & (size >= _SHORTEST_PARTICIPLE)] |= _PARTICIPLE
    forms[as_bools(pc.ascii_is_alpha(words.array))] |= _LETTERS
    forms[~_OPENS_WORD[first]] |= _MARK
    for place in np.flatnonzero((first == ord(".")) | (first == ord("-"))).tolist():
        word = words.strings[place]
        if len(word) > 1 and not word.strip(".-"):
            forms[place] |= _HARD
    for place in np.flatnonzero(~as_bools(pc.string_is_ascii(words.array))).tolist():
        forms[place] = forms[place] & ~_UNSURE | _judge_form(words.strings[place])
    return forms


def _judge_form(word: str) -> int:
    """Tell what Python knows best of a word with other signs than ASCII."""
    long = word.endswith("ed") and len(word) >= _SHORTEST_PARTICIPLE
    return _PARTICIPLE * long | _LETTERS * word.isalpha() | _MARK * (not word[0].isalnum())


def _find_capitals(words: Words) -> Ints:
    """Give the roles that a capital shows; -1 for the one word that has none because of it."""
    first, _, _ = _measure(words.array)
    capital = (first >= ord("A")) & (first <= ord("Z"))
    for place in np.flatnonzero(first >= _BEYOND_ASCII).tolist():
        capital[place] = words.strings[place][0].isupper()
    roles = np.where(capital, _CAPITAL, 0)
    for word, role in (*((word, any_of("cue ahead iffy")) for word in _INVERTED), (_MONTH, -1)):
        roles[as_bools(pc.equal(words.array, word))] |= role
    return roles


def _measure(words: pa.Array) -> tuple[Ints, Ints, Ints]:
    """Give of each word the first byte, how many it has, and the last four as one number."""
    _, offsets, signs = words.buffers()
    begin = np.frombuffer(offsets, np.int64)[words.offset : words.offset + len(words) + 1]
    held, size, tail = np.frombuffer(signs, np.uint8), np.diff(begin), np.zeros(len(words), np.int64)
    for back in range(1, 5):
        tail |= np.where(size >= back, held[np.maximum(begin[1:] - back, 0)], 0).astype(np.int64) << 8 * (
            back - 1
        )
    return held[begin[:-1]].astype(np.int64), size, tail
