"""Hyphens that join a verb to its neighbours, where a space got lost: "Mr Weber-said", "she said-that", "Norland-has warned"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.listed_words import mark_listed, number_listed
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.verb_frames import PAST, SAY, STRONG, THIRD
from mediaframing.coding.text.tokens import Ints, Tokens


def find_joined_verbs(tokens: Tokens, cues: Ints, hyphens: Ints) -> Ints:
    """Find the hyphens that are no part of a word: before a verb of saying or an auxiliary, or between a verb and what it says.

    Parameters
    ----------
    tokens : Tokens
    cues : array
        The code of every token (:mod:`mediaframing.coding.english.verb_frames`).
    hyphens : array
        Those that join: see :func:`~mediaframing.coding.english.hyphened_names.find_hyphens`.
    """
    asked = hyphens[:, None] + np.array([-1, 1])
    told = has(cues[asked], SAY) & has(cues[asked], PAST | THIRD)
    number = number_listed(tokens.vocabulary)
    listed = number[tokens.type[asked]]
    helps = mark_listed("follows a lost space")[listed[:, 1]] & ~mark_listed("makes one word")[listed[:, 0]]
    # "police-say", but "nay-say"
    helps |= has(cues[asked[:, 1]], STRONG) & mark_listed("says after a plural")[listed[:, 0]]
    told[:, 1] |= helps
    some = told.any(axis=1)
    place, told = hyphens[some], told[some]
    joined = told[:, 1] & ~mark_listed("makes one word with a participle")[number[tokens.type[place - 1]]]
    joined |= told[:, 0] & mark_listed("opens a clause after a lost space")[number[tokens.type[place + 1]]]
    found: Ints = place[joined]
    return found
