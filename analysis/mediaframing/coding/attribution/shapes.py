"""The book of shapes: how English news tells who says what, each shape with a sentence that needs it.

The names follow the literature where it has one: the quotative inversion and the floating quotation of the Gender Gap
Tracker (Asr et al. 2021), the cues of PARC3 (Pareti 2016) and PolNeAR (Newell et al. 2018), the sieves of Muzny et al.
(2017). A sentence reads as a speaker, a cue and a content, ``""`` for what is not there.
"""

from __future__ import annotations

from mediaframing.coding.attribution.cued_shapes import CUED_SHAPES
from mediaframing.coding.attribution.later_shapes import LATER_SHAPES
from mediaframing.coding.english.rulebook import Rulebook

SHAPES = Rulebook("The shapes of attribution", (*CUED_SHAPES, *LATER_SHAPES))

(
    ACCORDING,
    VIEWPOINT,
    COUNTED,
    AS_SAID,
    AS_REPORTED,
    INVERTED,
    POSTPOSED,
    QUOTATION,
    COLON,
    CLAUSE,
    BARE,
    QUESTION,
    ASKED,
    OBJECT,
    PREDICATE,
    INFINITIVE,
    PREPOSITION,
    NOUN,
    NOUN_OF,
    VERB_SHAPED,
    CONVINCED,
    WORRIED,
    MADE_CLEAR,
    ACCUSED,
    JUDGED_BY,
    IMPERSONAL,
    RAISED,
    TOLD_BY,
    WARNED,
    HEADLINE,
    TRANSCRIPT,
    SIGNATURE,
    SIGNED,
    UNLISTED_INVERTED,
    FRONTED,
    SAME_SPEAKER,
    CONTINUED,
    VIEW,
    DENIAL,
    FINDING,
    VERDICT,
    CLEARED,
    UNNAMED,
    PLEA,
    JUDGED,
    LIGHT,
    HEARD,
    UNATTRIBUTED,
    BLOCK,
    INTERVIEW,
) = range(len(SHAPES))


def list_off() -> list[int]:
    """List the numbers of the shapes that are switched off."""
    return SHAPES.list_off()
