"""The verdict of what stands behind a remedy: "the toll has failed", "the lack of tolls hurts trade"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.remedies.books import FOR
from mediaframing.coding.stance.remedies.cues import kinds
from mediaframing.coding.stance.remedies.found import OPENS, PLACES, SIGNS, Found
from mediaframing.coding.stance.remedies.openness import are_open
from mediaframing.coding.stance.remedies.reading import Reading, have_words
from mediaframing.coding.stance.remedies.turning import ask_clause, find_laments
from mediaframing.coding.stance.remedies.views import OPEN, Views, settle_views
from mediaframing.coding.text.tokens import Ints

_COURSE, _BAD = map(kinds, ("fails comes", "fails ebbs bad"))
_ARTICLE = any_of("Definite=Def Definite=Ind")
_NO_MODIFIER = any_of(
    "Definite=Def Definite=Ind ADP of to AUX comma PUNCT and or that boundary PronType=Rel Case=Nom wh s ed ly"
)
_OF_WORD, _WITHOUT, _NOTHING, _UNLIKELY = map(name_words, ("of", "without", "achieved nothing", "unlikely"))
_MODALS, _DOOMED, _LACKS = map(name_words, ("modals", "doomed", "lacks"))
_LESS_THAN, _FALLS_SHORT, _OMITS, _FALLS = map(name_words, ("than or of", "less or short", "omits", "falls"))
_DENIED = "view that is denied"
_UNDONE = [PLACES["remedy refused"], PLACES["remedy not carried out"]]


def settle_behind(
    reading: Reading, views: Views, behind: Found, said: Ints, first: Ints, last: Ints, begin: Ints
) -> None:
    """Settle the mentions that something behind them judges; ``said`` is what it says, and is turned where that is lamented."""
    rows = np.flatnonzero(said)
    # "the toll may be scrapped", "the toll could collapse", but "the toll could hurt us" is an opinion of it
    course = np.isin(behind.rule[rows], _UNDONE) | (reading.cues.kind[behind.cue[rows]] & _COURSE > 0)
    lamented = (course | (SIGNS[behind.rule[rows]] > 0)) & find_laments(reading, begin[rows], first[rows])
    said[rows[lamented & (said[rows] < 0)]] = FOR
    said[rows[ask_clause(_DENIED, reading, begin[rows], first[rows], last[rows])]] *= -1
    open_ = are_open(reading, first[rows], begin[rows], np.ones(len(rows), np.bool_))
    open_ |= OPENS[behind.rule[rows]] & (said[rows] > 0)  # "is no longer possible" leaves nothing open
    open_ |= course & have_words(_MODALS, reading, last[rows] + 1, reading.cues.first[behind.cue[rows]])
    start = reading.find_negator(last[rows] + 1, reading.cues.first[behind.cue[rows]])
    settle_views(views, rows, np.where(open_, OPEN, said[rows]), behind, reading.cues, start)


def sign_behind(reading: Reading, behind: Found, first: Ints, last: Ints, begin: Ints) -> Ints:
    """Give what the cues behind say of their terms, with the negations between the two; 0 where there is none."""
    sign = np.where(behind.cue >= 0, SIGNS[behind.rule], 0)
    rows = np.flatnonzero(behind.cue >= 0)
    start, place = last[rows] + 1, reading.cues.first[behind.cue[rows]]
    sign[rows[reading.negate_between(start, place) | have_words(_UNLIKELY, reading, start, place)]] *= -1
    # "no toll will work"
    sign[rows[reading.void_subjects(begin[rows], first[rows])]] *= -1
    # "a plan without tolls is a mistake"
    of = first[rows] - 1
    stays = _OMITS[reading.word[of]] | _LESS_THAN[reading.word[of]]
    of -= (reading.role[of] & _NO_MODIFIER == 0) & ~stays  # "less than a full toll"
    of -= reading.role[of] & _ARTICLE > 0
    lacking = _WITHOUT[reading.word[of]] & (of - 1 > begin[rows])
    # "anything less than tolls is a mistake", "a plan that lacks tolls is a mistake"
    lacking |= (
        _LESS_THAN[reading.word[of]] & _FALLS_SHORT[reading.word[of - 1]] & ~_FALLS[reading.word[of - 2]]
    )
    lacking |= _OMITS[reading.word[of]]
    # "the lack of tolls hurts trade"
    lacking |= _OF_WORD[reading.word[of]] & _LACKS[reading.word[of - 1]]
    bad = reading.cues.kind[behind.cue[rows]] & _BAD > 0
    bad |= _DOOMED[reading.word[reading.cues.last[behind.cue[rows]]]]  # "a plan without tolls is doomed"
    sign[rows[lacking & (sign[rows] < 0) & bad]] *= -1
    # "tolls solve nothing"
    void = (sign[rows] > 0) & _NOTHING[reading.word[reading.cues.last[behind.cue[rows]] + 1]]
    sign[rows[void]] *= -1
    return sign
