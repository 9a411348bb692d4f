"""Marks that bound nothing: the full stop of "Mr. Smith", the mark of an owner in "the drivers’ union"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import has
from mediaframing.coding.english.quotations import Quotes
from mediaframing.coding.english.word_classes import COMMA, POSSESSIVE, QUOTE, STOP, WORD
from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Ints, Tokens


def pass_marks(tokens: Tokens, sentences: Sentences, word: Ints, quotes: Quotes) -> Ints:
    """Take the full stop of "Mr. Smith" for part of the name, and the mark in "the drivers’ union" for an owner's.

    A full stop that does not end a sentence bounds nothing; an apostrophe that closes no quotation is no mark.
    """
    passed = word.copy()
    stops = np.flatnonzero((word == STOP) & ~tokens.spaced)
    stops = stops[has(word[stops + 1], WORD | COMMA)]
    passed[stops[sentences.of_token[stops] == sentences.of_token[stops + 1]]] = 0
    marks = (word == QUOTE) & ~tokens.spaced
    marks[quotes.first] = False
    marks[quotes.last] = False
    # Where two apostrophes stand for one mark, neither is an owner's.
    marks[_find_inner(tokens, quotes)] = False
    places = np.flatnonzero(marks)
    keys = tokens.vocabulary.keys
    owning = [keys[key] == "'" for key in tokens.type[places].tolist()]
    passed[places[owning]] = POSSESSIVE
    return passed


def _find_inner(tokens: Tokens, quotes: Quotes) -> Ints:
    """Find the second and the first of two apostrophes that stand for the mark that opens or closes a quotation."""
    outer = np.concatenate([quotes.first, quotes.last])
    inner = np.concatenate([quotes.first + 1, quotes.last - 1])
    found: Ints = inner[tokens.type[inner] == tokens.type[outer]]
    return found
