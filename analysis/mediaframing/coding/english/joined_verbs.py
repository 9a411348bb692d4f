"""Hyphens that join a verb of saying to its neighbours, where a space got lost: "Mr Weber-said", "she said-that"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.hyphened_names import find_hyphens
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.verb_frames import PAST, SAY, THIRD
from mediaframing.coding.text.tokens import Ints, Tokens
from mediaframing.coding.text.wordlists import list_named
from mediaframing.coding.text.words import Words


def find_joined_verbs(tokens: Tokens, cues: Ints) -> Ints:
    """Find the hyphens that are no part of a word: before a verb of saying, or between it and what it says.

    Parameters
    ----------
    tokens : Tokens
    cues : array
        The code of every token (:mod:`mediaframing.coding.english.verb_frames`).
    """
    place = find_hyphens(tokens)
    asked = place[:, None] + np.array([-1, 1])
    told = has(cues[asked], SAY) & has(cues[asked], PAST | THIRD)
    some = told.any(axis=1)
    place, told = place[some], told[some]
    prefix = tokens.vocabulary.judge_all("prefix of a participle", _judge_prefixes).view(np.bool_)
    opener = tokens.vocabulary.judge_all("opener of a clause", _judge_openers).view(np.bool_)
    joined = told[:, 1] & ~prefix[tokens.type[place - 1]]
    joined |= told[:, 0] & opener[tokens.type[place + 1]]
    found: Ints = place[joined]
    return found


def _judge_prefixes(words: Words) -> Ints:
    return words.look_up(dict.fromkeys(list_named("makes one word with a participle"), 1))


def _judge_openers(words: Words) -> Ints:
    return words.look_up(dict.fromkeys(list_named("opens a clause after a lost space"), 1))
