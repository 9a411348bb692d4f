"""The sentences that name a remedy, set apart from each other: no word of one is read with the next."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.remedies.cues import Cues, find_cues
from mediaframing.coding.stance.remedies.reading import Reading
from mediaframing.coding.stance.remedies.word_roles import clear_roles
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import APART, Ints

_LY, _AMID = any_of("ly"), name_words("amid a cue")
_NO_ADVERBS = name_words("no adverbs") | name_words("nouns in ly") | name_words("adjectives in ly")


def read_sentences(text: Text, sentence: Ints) -> tuple[Reading, Ints, Ints]:
    """Read some sentences of a batch, in order.

    Returns
    -------
    tuple
        The reading; for each sentence the place of its first word there, and the place behind its last.
    """
    first, end = text.sentences.first_token[sentence], text.sentences.end_token[sentence]
    number, token = list_between(first, end)
    lengths = end - first
    begins = np.cumsum(lengths) - lengths
    word = text.word[token]
    role = clear_roles(text.role[token], word, text.tokens.spaced[token], begins)
    adverb = _AMID[word] | ((role & _LY > 0) & ~_NO_ADVERBS[word])
    cues = find_cues(text.tokens, token, sentence[number], adverb)
    place = np.arange(len(token)) + APART * (number + 1)
    begins = begins + APART * np.arange(1, len(sentence) + 1)
    spread = np.zeros((2, len(token) + APART * (len(sentence) + 2)), np.int64)
    spread[:, place] = role, word
    ends = begins + lengths
    return (
        Reading(spread[0], spread[1], Cues(place[cues.first], place[cues.last], cues.kind), ends),
        begins,
        ends,
    )
