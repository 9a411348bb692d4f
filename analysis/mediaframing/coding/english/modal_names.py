"""What is spelt like an auxiliary: "Mrs May said", "Theresa May", "May" alone in an article that names her so, and the month."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.listed_words import mark_listed, number_listed
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.word_classes import (
    ADP,
    CAPITAL,
    DET,
    FEM,
    MASC,
    MODAL,
    NUMBER,
    PERSON,
    PRON,
    WORD,
)
from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Bools, Ints, Tokens
from mediaframing.coding.text.wordlists import read_tags


def find_modal_names(tokens: Tokens, sentences: Sentences, word: Ints) -> Ints:
    """Find the tokens that are a surname and no auxiliary.

    Parameters
    ----------
    tokens, sentences
    word : array
        The code of every token (:mod:`mediaframing.coding.english.word_classes`).
    """
    place = _list_capitals(word)
    if not len(place):
        return place
    opens = sentences.first_token[sentences.of_token[place]] == place
    before, after = word[place - 1], word[place + 1]
    first_names, keys = read_tags("first_names"), tokens.vocabulary.keys
    given = np.array([keys[key] in first_names for key in tokens.type[place - 1].tolist()], np.bool_)
    titled = has(before, CAPITAL) & (has(before, MASC | FEM | PERSON) | given) & ~opens
    # Who is named so once is named so elsewhere, where no month stands: not "in May" and "May 5".
    named = tokens.article[place] * (len(tokens.vocabulary.types) + 1) + tokens.type[place]
    again = np.isin(named, named[titled]) & ~_tell_time(tokens, word, place)
    # "May left", but "May he come"
    acts = has(after, WORD) & ~has(after, CAPITAL | DET | PRON | ADP)
    found: Ints = place[titled | (again & (~opens | acts))]
    return found


def find_months(tokens: Tokens, word: Ints, names: Ints) -> Ints:
    """Find the tokens that are a month and no auxiliary, among those that are no surname either: "in May", "May 5"."""
    place = _list_capitals(word)
    place = place[_tell_time(tokens, word, place)]
    return np.setdiff1d(place, names, assume_unique=True)


def _list_capitals(word: Ints) -> Ints:
    """List the auxiliaries with a capital."""
    place = np.flatnonzero(has(word, MODAL))  # few: the capital is asked of these
    return place[has(word[place], CAPITAL)]


def _tell_time(tokens: Tokens, word: Ints, place: Ints) -> Bools:
    before, after = word[place - 1], word[place + 1]
    month: Bools = (has(before, NUMBER) | has(after, NUMBER)) | (
        has(before, ADP) & ~_are_before_names(tokens, place - 1)
    )
    return month


def _are_before_names(tokens: Tokens, place: Ints) -> Bools:
    """Tell the prepositions that stand before persons rather than months: "a spokesman for May"."""
    return mark_listed("before persons")[number_listed(tokens.vocabulary)[tokens.type[place]]]
