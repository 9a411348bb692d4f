"""Hyphens within names: "Moon Jae-in", "Bashar al-Assad", "Jean-Claude Juncker"."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from mediaframing.coding.english.queries import has
from mediaframing.coding.english.word_classes import CAPITAL, WORD
from mediaframing.coding.text.tokens import Ints, Tokens
from mediaframing.coding.text.vocabulary import NOTHING
from mediaframing.coding.text.words import Words

_SYLLABLE = re.compile(
    r"(?:[bcdghjklmnpstwy]|ch|sh|kk|jj|ts|hs)?(?:[aeiou]|ae|eo|eu|oo|ou|ui|y[aeou]|yeo|ye|oi|oe|ee|wa|wo|woo|eou|ia|ie|iu|ue|uo|ai|ao|ei)"
    r"(?:[bgklmnpth]|ng)?"
)
"""A syllable of a Korean or Chinese name as it is put into Latin letters."""


class Hyphens(NamedTuple):
    """The hyphens between two words of an article: those without white space, and those with it, which stand for dashes."""

    joining: Ints
    spaced: Ints


def find_hyphens(tokens: Tokens) -> Hyphens:
    """Find the hyphens."""
    hyphen = tokens.vocabulary.judge_all("hyphen of a name", _judge_hyphens, "types")
    place = np.flatnonzero(hyphen.view(np.bool_)[tokens.type])
    place = place[(tokens.type[place - 1] != NOTHING) & (tokens.type[place + 1] != NOTHING)]
    before, behind = tokens.spaced[place], tokens.spaced[place + 1]
    return Hyphens(place[~before & ~behind], place[before & behind])


def find_given_names(tokens: Tokens, word: Ints, hyphens: Ints) -> Ints:
    """Find the hyphens of "Moon Jae-in": behind a name's capitalised word and before its last syllable.

    Parameters
    ----------
    tokens : Tokens
    word : array
        The code of every token (:mod:`mediaframing.coding.english.word_classes`).
    hyphens : array
        Those that join: see :func:`find_hyphens`.
    """
    place = hyphens
    given = has(word[place - 1], CAPITAL) & has(word[place - 2], CAPITAL) & tokens.spaced[place - 1]
    given &= has(word[place + 1], WORD) & ~has(word[place + 1], CAPITAL)
    # Not "New York-to-London": the syllable is the last of its word.
    given &= ~np.isin(place + 2, place) | tokens.spaced[place + 2]
    place = place[given]
    keys = tokens.vocabulary.keys
    syllable = [_SYLLABLE.fullmatch(keys[key]) is not None for key in tokens.type[place + 1].tolist()]
    found: Ints = place[np.array(syllable, np.bool_)]
    return found


def _judge_hyphens(words: Words) -> Ints:
    return words.look_up({"-": 1, "\u2010": 1, "\u2011": 1})
