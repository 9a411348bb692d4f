"""Whose words stand in a content: a source's, or the outlet's own, which tells what somebody did about a thing."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.rows import Rows
from mediaframing.coding.attribution.shapes import (
    ASKED,
    CLAUSE,
    CLEARED,
    IMPERSONAL,
    INFINITIVE,
    JUDGED_BY,
    LIGHT,
    OBJECT,
    PREDICATE,
    PREPOSITION,
    RAISED,
    VERDICT,
)
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.tokens import Bools

_OF_NOBODY = (ASKED, IMPERSONAL, RAISED)
"""Shapes whose content is the outlet's to pass on where nobody is named: "asked whether", "is expected to"."""
_ACTS = (CLEARED, JUDGED_BY, LIGHT, VERDICT)
"""Shapes that tell what was done: "found guilty of fraud", "was condemned by", "cast doubt on"."""
_OBJECTS = (OBJECT, PREDICATE, PREPOSITION)


def are_voiced(text: Text, rows: Rows) -> Bools:
    """Tell which contents are in their source's voice.

    "Weber discussed the crisis" and "Weber declined to comment on the crisis" tell that she spoke or did not, and leave it
    to the outlet what to call the thing; "Weber knew that the bank had lied" takes for a fact what she knew.

    Parameters
    ----------
    text : Text
    rows : Rows
    """
    cue = rows.cue_first
    quoted = _open_within(text, rows)
    acts = np.isin(rows.shape, _ACTS) & ~text.are(cue, "is wanted by somebody")
    acts &= (rows.shape != JUDGED_BY) | (rows.first < cue)  # "was called a crime by"
    acts &= (rows.shape != LIGHT) | ~(text.are(cue, "raises") | text.are(cue, "sounds"))
    named = text.find(wc.AS).any_between(rows.first, rows.last + 1)  # "referred to it as a crime"
    acts |= np.isin(rows.shape, _OBJECTS) & text.are(cue, "tells of a thing") & ~named & ~quoted
    acts |= (rows.shape == INFINITIVE) & text.are(cue, "declines") & text.are(rows.first + 1, "to tell")
    acts |= (rows.shape == CLAUSE) & text.are(cue, "knows")
    acts |= np.isin(rows.shape, _OF_NOBODY) & (rows.speaker_first < 0)
    return ~acts


def _open_within(text: Text, rows: Rows) -> Bools:
    """Tell which contents have a quotation in them: "referred to “acts of terror”"."""
    opened: Bools = np.searchsorted(text.quotes.first, rows.first) < np.searchsorted(
        text.quotes.first, rows.last, "right"
    )
    return opened
