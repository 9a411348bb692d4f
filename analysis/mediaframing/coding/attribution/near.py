"""Words of a class near others, looked for in windows: for the few rows that ask, cheaper than in the whole text."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.clause_text import Text
from mediaframing.coding.attribution.noun_phrases import Spans
from mediaframing.coding.text.tokens import Bools, Ints


def find_near(text: Text, bits: int, begin: Ints, reach: int, step: int = 1) -> Ints:
    """Find the first word of a class among so many from each token on.

    Parameters
    ----------
    text : Text
    bits : int
        The class.
    begin : array
    reach : int
        How many tokens are looked at.
    step : int
        1 to look forward, -1 to look back.

    Returns
    -------
    array of int
        The token; one step before ``begin`` where there is none.
    """
    places = np.minimum(begin[:, None] + step * np.arange(reach), len(text))
    there = text.codes[places] & bits > 0
    first = there.argmax(axis=1)
    return np.where(there[np.arange(len(begin)), first], begin + step * first, begin - step)


def have_words(text: Text, bits: int, phrases: Spans) -> Bools:
    """Tell which phrases have a word of a class."""
    first, last = phrases
    near = find_near(text, bits, first, int((last - first).max(initial=0)) + 1)
    there: Bools = (near >= first) & (near <= last)
    return there
