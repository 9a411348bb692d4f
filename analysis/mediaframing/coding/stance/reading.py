"""How every word of a batch gets its roles, its form and its number (see :mod:`roles`)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mediaframing.coding.english.roles import MARGIN, Text, any_of, number_words
from mediaframing.coding.english.word_forms import FUSED, OPENS, find_capitals, find_forms
from mediaframing.coding.stance.phrases import list_openers, read_phrases
from mediaframing.coding.text.tokens import Ints, Tokens
from mediaframing.coding.text.wordlists import read_tags
from mediaframing.coding.text.words import Words


def read_text(tokens: Tokens) -> Text:
    """Read the words of a batch: each by its type and, where it may begin a cue, by the next one."""
    vocabulary, known = tokens.vocabulary, _list_known()
    place = vocabulary.classify_all("stance words", _find_words)
    form = vocabulary.classify_all("stance forms", find_forms)
    capital = vocabulary.classify_all("stance capitals", find_capitals, "types")
    role = np.where(capital < 0, form & ~FUSED, known.roles[place] | form | capital)
    tables = (role, known.numbers[place], known.phrase_words[place])
    # The margin behind the tokens is of words that are not known.
    role, word, phrase_word = (np.append(table[tokens.type], np.zeros(MARGIN, np.int64)) for table in tables)
    _read_pairs(role, phrase_word, tokens.article)
    return Text(role, word, phrase_word, np.append(tokens.spaced, np.zeros(MARGIN, np.bool_)))


def _read_pairs(role: Ints, phrase_word: Ints, article: Ints) -> None:
    """Add the roles that a word has with the next one of its article."""
    tree = read_phrases()
    places = np.flatnonzero(role[: len(article) - 1] & OPENS)
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
