"""Whether a clause, a quoted sentence or the name of a book stands at a place."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.finite_verbs import are_finite
from mediaframing.coding.english.noun_phrases import find_noun_phrases_after
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.places import Places, list_places
from mediaframing.coding.text.tokens import Bools, Ints

_SMALL_WORDS = wc.ADP | wc.DET | wc.CCONJ
_LONGEST_TITLE, _LONGEST_SUBJECT = 6, 14
"""So many words has the name of a book, or the subject of a clause, at most."""
_ENDS_SUBJECT = (
    wc.REL | wc.THAT | wc.SCONJ | wc.INT | wc.STOP | wc.COMMA | wc.COLON | wc.SEMICOLON | wc.DASH | wc.QUOTE
)  # fmt: skip
"""What a long subject of a clause does not pass."""


def are_utterances(text: Text, quote: Ints) -> Bools:
    """Tell quoted sentences from quoted fragments: they begin with a capital and have three words or more."""
    first, last = text.quotes.first[quote] + 1, text.quotes.last[quote]
    first = first + ((first < last) & has(text.codes[first], wc.QUOTE))
    # “[Drivers] are late”, “… Drivers are late”
    first = first + (
        (first < last) & (has(text.codes[first], wc.OPEN_BRACKET) | text.are(first, "words left out"))
    )
    told: Bools = (last - first >= 4) & has(text.codes[first], wc.CAPITAL)
    return told


def are_titles(text: Text, quote: Ints) -> Bools:
    """Tell the names of books or programmes, as in “The Old Road,” from words that somebody said."""
    words = text.find(wc.WORD).tokens
    begin = np.searchsorted(words, text.quotes.first[quote])
    count = np.searchsorted(words, text.quotes.last[quote], "right") - begin
    titles = (count >= 2) & (count <= _LONGEST_TITLE)
    rows = np.flatnonzero(titles)
    nth = np.arange(_LONGEST_TITLE)
    inside = nth < count[rows, None]
    code = text.codes[words[np.minimum(begin[rows, None] + nth, len(words) - 1)]]
    capital = has(code, wc.CAPITAL)
    titles[rows] = (capital & inside).sum(1) >= 2
    titles[rows] &= (capital | has(code, _SMALL_WORDS) | ~inside).all(1)
    return titles


def open_clauses(text: Text, place: Ints, ceiling: Ints) -> Bools:
    """Tell whether a subject and a finite verb stand at places, so that a clause begins without "that"."""
    if not len(place):
        return np.zeros(0, np.bool_)
    place = place + 2 * (text.are(place, "at") & text.are(place + 1, "least or most"))
    first, last = find_noun_phrases_after(text, place, ceiling)
    # "claims the kids “were” there"
    after = text.find(wc.ADV | wc.QUOTE).pass_forward(last + 1)
    finite = are_finite(text, after, verb_frames.FINITE)
    opens: Bools = (first >= 0) & (has(text.codes[first], wc.PRON) | (finite & (after <= ceiling)))
    opens &= ~has(text.codes[first], wc.ACC) | has(text.codes[first], wc.PRON)  # "found themselves targeted"
    rest = np.flatnonzero(~opens & (place < ceiling))
    opens[rest] = _have_far_verbs(text, place[rest], ceiling[rest])
    return opens


def _have_far_verbs(text: Text, place: Ints, ceiling: Ints) -> Bools:
    """Tell whether an auxiliary follows within what can be one long subject: "efforts in the city to cut rents are"."""
    verb = text.recall(_find_auxiliaries).find_next(place + 1)
    bound = text.find(_ENDS_SUBJECT).find_next(place)
    far: Bools = (verb < bound) & (verb <= ceiling) & (verb - place <= _LONGEST_SUBJECT)
    return far & ~has(text.codes[place], wc.ADP | wc.AUX | wc.FIN)


def _find_auxiliaries(text: Text) -> Places:
    """Find finite auxiliaries: none after "to" or another."""
    place = text.find(wc.AUX).tokens
    return list_places(place[~has(text.codes[place - 1], wc.TO | wc.AUX)], len(text))
