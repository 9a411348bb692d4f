"""The main clause of a condition, which is as open as the condition: "unless the union joins, a strike will follow"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_between, find_last, find_next, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.existence import tell_existence
from mediaframing.coding.stance.holding import hold
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.presupposition import Nouns, are_indefinite, are_presupposed
from mediaframing.coding.stance.scopes import NEAR
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools

_MODAL = kinds("modal")
_SUBJECT_ENDS, _WILL, _COMMA = map(any_of, ("PUNCT PronType=Rel that Case=Nom", "future", "comma"))
_IN_PLACE, _DETERMINER = map(any_of, ("ADP of", "Definite=Def Definite=Ind"))
_WOULD, _FACES = map(name_words, ("would", "faces"))
_CONDITIONAL_SUBJECT = 4
"""So many tokens has the subject of "will" on either side of the term, at most."""
_UNREAL = name_words("unreal")  # "would have come", "would not come"


def hold_conditions(text: Text, pairs: Pairs) -> Bools:
    """Tell which "if" have a term in their main clause, with "will" (the apodosis)."""
    holds = _hold_subjects(text, pairs)
    span, place = list_between(np.maximum(pairs.last + 1, pairs.term - NEAR), pairs.term)
    will = has(text.role[place], _WILL) | (_WOULD[text.word[place]] & ~_UNREAL[text.word[place + 1]])
    # "unless it rains, the land faces famine"
    faced = ~has(text.role[place - 1], _DETERMINER | _IN_PLACE) & ~_UNREAL[text.word[place - 1]]
    will |= _FACES[text.word[place]] & faced
    row, place = span[will], place[will]
    held = pairs.keep(row)
    if not len(row):
        return holds
    wills = Pairs(place, place, np.full(len(place), _MODAL), held.begin, held.end, held.term)
    holds[row[hold(text, wills)]] = True
    return holds


def _hold_subjects(text: Text, pairs: Pairs) -> Bools:
    """Tell terms that "will" come under a condition: "unless the union joins, a strike will follow"."""
    after = pairs.term + 1
    will = find_next(text.role, _WILL, after, np.minimum(after + _CONDITIONAL_SUBJECT, pairs.end))
    rows = np.flatnonzero((will >= 0) & (pairs.last < pairs.term))
    held, will = pairs.keep(rows), will[rows]
    comma = find_last(text.role, _COMMA, held.last + 1, held.term)
    near = (comma >= 0) & (held.term - comma <= _CONDITIONAL_SUBJECT)
    near &= ~any_between(text.role, _COMMA | _SUBJECT_ENDS, held.term + 1, will)
    nouns = Nouns(held.term, np.maximum(comma, held.begin), held.begin, held.end)
    near &= ~are_presupposed(text, nouns)
    near &= are_indefinite(text, held.term, held.begin) | tell_existence(text, nouns, will + 1)
    holds = np.zeros(len(pairs.first), np.bool_)
    holds[rows[near]] = True
    return holds
