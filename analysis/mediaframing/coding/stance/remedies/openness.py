"""Whether a view of a remedy is left open: "may back it", "if they back it", "is considering scrapping it"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.remedies.cues import kinds
from mediaframing.coding.stance.remedies.reading import Held, Reading
from mediaframing.coding.stance.remedies.turning import Turned, are_asked
from mediaframing.coding.text.tokens import Bools, Ints

_NEAR_CONDITION, _NEAR_MODAL = 9, 3
_STOPS, _CAPITAL, _STOP = any_of("PUNCT boundary PronType=Rel comma"), any_of("capital"), kinds("stop")
_CONDITIONS, _MODALS, _SHOULD, _COULD, _NOT = map(
    name_words, ("conditions", "modals", "should", "could", "not")
)
_TO = name_words("to")
_PONDERS, _QUALITIES = name_words("ponders"), name_words("qualities left open")


def are_open(reading: Reading, place: Ints, begin: Ints, modal: Bools) -> Bools:
    """Tell where a condition stands over the words from a place on, or a modal of possibility where it is asked for."""
    asked, word = are_asked(reading, place, begin), reading.word
    open_ = asked | (_SHOULD[reading.word[begin]] & (begin < place))  # "should the talks fail, "
    going = np.ones(len(place), np.bool_)
    for back in range(1, _NEAR_CONDITION + 1):
        before = np.maximum(place - back, 0)
        going &= place - back >= begin
        open_ |= going & _CONDITIONS[word[before]]
        if back <= _NEAR_MODAL:
            # "could not support it" leaves nothing open
            named = (reading.role[before] & _CAPITAL > 0) & (before > begin)  # "Theresa May"
            open_ |= (
                going
                & modal
                & ~named
                & _MODALS[word[before]]
                & ~(_COULD[word[before]] & (_NOT | _TO)[word[before + 1]])  # "did what it could to stop it"
            )
        going &= ~open_ & (reading.role[before] & _STOPS == 0)
    return open_


def are_pondered(reading: Reading, held: Held, turned: Turned) -> Bools:
    """Tell which acts against a remedy are only thought of: "is considering scrapping tolls", "the potential repeal of tolls"."""
    beside = reading.word[held.first - 1]
    pondered = (_PONDERS[beside] & (turned.outer >= 0)) | (_QUALITIES[beside] & (turned.turns == 0))
    acts: Bools = pondered & held.are(_STOP)
    return acts
