"""How every word of a batch gets its roles, its form and its number (see :mod:`words`)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mediaframing.coding.stance.phrases import list_openers, read_phrases
from mediaframing.coding.stance.words import MARGIN, Text, any_of, number_words
from mediaframing.coding.text.tokens import Ints, Tokens
from mediaframing.coding.text.wordlists import read_tags
from mediaframing.coding.text.words import Words, as_bools

_CAPITAL, _FUSED, _HARD = any_of("capital"), any_of("fused cue ahead behind verb"), any_of("hard")
_LETTERS, _MARK, _PARTICIPLE, _OPENS, _ED = map(any_of, ("letters", "mark", "participle", "opens", "ed"))
_ENDINGS = {ending: any_of(ending) for ending in ("ing", "ed", "ly", "s", "less", "est")} | {"n't": _FUSED}
_OPENS_WORD = np.zeros(256, np.bool_)
_OPENS_WORD[list(b"abcdefghijklmnopqrstuvwxyz0123456789,")] = True
_SHORTEST_PARTICIPLE = 5
# May is the month or the minister, unless it opens a question; "Should a war come" is a condition.
_MONTH, _INVERTED = "May", "Should"
_UNSURE = _LETTERS | _MARK | _PARTICIPLE
_BEYOND_ASCII = 128


def read_text(tokens: Tokens) -> Text:
    """Read the words of a batch: each by its type and, where it may begin a cue, by the next one."""
    vocabulary, known = tokens.vocabulary, _list_known()
    place = vocabulary.classify_all("stance words", _find_words)
    form = vocabulary.classify_all("stance forms", _find_forms)
    capital = vocabulary.classify_all("stance capitals", _find_capitals, "types")
    role = np.where(capital < 0, form & ~_FUSED, known.roles[place] | form | capital)
    tables = (role, known.numbers[place], known.phrase_words[place])
    # The margin behind the tokens is of words that are not known.
    role, word, phrase_word = (np.append(table[tokens.type], np.zeros(MARGIN, np.int64)) for table in tables)
    _read_pairs(role, phrase_word, tokens.article)
    return Text(role, word, phrase_word, np.append(tokens.spaced, np.zeros(MARGIN, np.bool_)))


def _read_pairs(role: Ints, phrase_word: Ints, article: Ints) -> None:
    """Add the roles that a word has with the next one of its article."""
    tree = read_phrases()
    places = np.flatnonzero(role[: len(article) - 1] & _OPENS)
    places = places[phrase_word[places + 1] > 0]
    places = places[article[places] == article[places + 1]]
    node = tree.follow(tree.first[phrase_word[places]], phrase_word[places + 1])
    role[places] |= np.where(node >= 0, tree.roles[node], 0)


class _Known(NamedTuple):
    """The words that are known, and what is known of each; one more, that knows nothing, stands for all others.

    Attributes
    ----------
    words : array of str
    roles : array
    numbers, phrase_words : array
        The number of the word among those that rules name, and among those of the phrases; 0 for none.
    """

    words: pa.Array
    roles: Ints
    numbers: Ints
    phrase_words: Ints


@cache
def _list_known() -> _Known:
    tables = (_read_roles(), number_words(), read_phrases().numbers)
    words = list(dict.fromkeys(word for table in tables for word in table))
    roles, numbers, phrase_words = (
        np.array([*(table.get(word, 0) for word in words), 0], np.int64) for table in tables
    )
    return _Known(pa.array(words, pa.large_string()), roles, numbers, phrase_words)


def _find_words(words: Words) -> Ints:
    """Find the places of words among those that are known."""
    known = _list_known().words
    places: Ints = pc.index_in(words.array, value_set=known).fill_null(len(known)).to_numpy().astype(np.int64)
    return places


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
    for word, role in ((_INVERTED, any_of("cue ahead iffy")), (_MONTH, -1)):
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


@cache
def _read_roles() -> dict[str, int]:
    """Give the roles of every word of the lists, and of the marks."""
    known = {word: any_of(roles) for word, roles in read_tags("stance_grammar").items()}
    for noun, sort in read_tags("speaker_roles").items():
        if sort != "text":
            for form in (noun, noun + "s"):
                known[form] = known.get(form, 0) | any_of("person")
    for mark in "—–;:()[]!?…•|":
        known[mark] = any_of("hard")
    known[","] = any_of("comma")
    openers = list_openers()
    sides = {"non": any_of("ahead"), "free": any_of("behind"), "?": any_of("asks")}
    for more in (openers, sides):
        for word, role in more.items():
            known[word] = known.get(word, 0) | role
    return known
