"""Where the clause of an attribution can end: before what others say, what the outlet adds, and verbs that resume who speaks."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.bounds import Bounds, find_ends, make_bounds
from mediaframing.coding.english.clauses import open_clauses
from mediaframing.coding.english.finite_verbs import are_finite
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.tokens import Bools, Ints

_SOURCE_REACH = 7
"""So many tokens behind a comma or "and" the verb of another source stands, at most."""
_NO_SOURCE = (
    wc.ADP | wc.TO | wc.AUX | wc.FIN | wc.COMMA | wc.THAT | wc.REL | wc.SCONJ | wc.INT | wc.STOP | wc.QUOTE
)
_APPOSED_REACH = 4
"""So many tokens about its comma an apposition has no other comma and no "and"."""
_ATTRIBUTES = verb_frames.SAY | verb_frames.TAKES_THING | verb_frames.PREPOSITION


def find_clause_ends(text: Text, first: Ints, ceiling: Ints) -> Ints:
    """Give the last tokens of clauses that begin with tokens: the ends of the sentences, or what comes before.

    A semicolon, "according to", a participle that attributes (", adding that"), a verb with which somebody speaks ("and
    said") and what the outlet adds (", a charge that he denied") end it.
    A quotation that outlasts the sentence is taken in whole.
    """
    return find_ends(text, _find_clause_bounds, first, ceiling)


def _find_clause_bounds(text: Text) -> Bounds:
    """Find the tokens at which a clause can end: marks behind which others speak or the outlet adds something, and verbs."""
    place = text.find(wc.COMMA | wc.SEMICOLON | wc.ACCORDING).tokens
    code = text.codes[place]
    following, cue = text.codes[place + 1], text.cues[place + 1]
    comma = has(code, wc.COMMA)
    # ", adding that", ", but she said"; not ", holding the line"
    attributes = has(cue, verb_frames.GERUND) & has(cue, _ATTRIBUTES) & ~text.are(place + 1, "assuming")
    goes_on = attributes | has(cue, verb_frames.ACCORDING)
    contrast = np.flatnonzero(comma & has(following, wc.CONTRAST) & ~has(following, wc.ADV))
    # ", but rather a way of"
    goes_on[contrast] = _go_on(text, place[contrast])
    until = np.where(comma, np.where(goes_on, place + 1, len(text)), place)
    joining = np.flatnonzero(comma & ~goes_on & has(following, wc.JOINING))
    until[joining] = _find_sources(text, place[joining] + 2)
    # ", a charge that he denied", ", while it rained": the outlet goes on.
    rest = np.flatnonzero(comma & (until == len(text)))
    apart = rest[_stand_apart(text, place[rest])]
    until[apart] = place[apart] + 1
    kept = until < len(text)
    place, until, according = place[kept], until[kept], has(code[kept], wc.ACCORDING)
    more = text.recall(_find_resumptions)
    order = np.argsort(np.concatenate([place, more]), kind="stable")
    beyond = np.concatenate([according, np.ones(len(more), np.int64)])
    return make_bounds(
        text,
        np.concatenate([place, more])[order],
        np.concatenate([until, more])[order],
        beyond[order].astype(np.int64),
    )


def _stand_apart(text: Text, mark: Ints) -> Bools:
    """Tell the commas before what the outlet adds: an apposition that ends the sentence, a contrast with "while"."""
    ceiling = text.find_ceilings(mark)
    indefinite = text.are(mark + 1, "a or an") & (text.find(wc.COMMA).find_next(mark + 1) > ceiling)
    end = np.minimum(mark + _APPOSED_REACH, ceiling + 1)
    indefinite &= ~text.find(wc.CCONJ).any_between(mark + 1, end)
    # "is, at best, a start", ", a year later than hoped"
    indefinite &= mark - text.find(wc.COMMA).find_previous(mark - 1) > _APPOSED_REACH
    second = np.where(mark + 2 <= ceiling, mark + 2, len(text))
    indefinite &= ~has(text.codes[second], wc.TIME) & ~text.are(second, "spans of time")
    apart: Bools = indefinite | text.are(mark + 1, "while whereas")
    return apart


def _find_resumptions(text: Text) -> Ints:
    """Find where a verb resumes who speaks: "and said", "before claiming", "“... over,” referring to"."""
    cued = text.cued
    cued = cued[cued > text.find_floors(cued)]  # what ends the text before resumes nothing here
    code, cue = text.codes, text.cues[cued]
    before = code[cued - 1]
    said = has(before, wc.CCONJ) & has(cue, verb_frames.STRONG) & has(cue, verb_frames.INFLECTED)
    # "and suggested that"
    said |= (
        has(before, wc.CCONJ)
        & has(cue, verb_frames.SAY)
        & has(cue, verb_frames.INFLECTED)
        & has(code[cued + 1], wc.THAT)
    )
    attributes = has(cue, verb_frames.GERUND) & has(cue, _ATTRIBUTES)
    then = attributes & text.are(cued - 1, "before what is said next")
    closed = text.find_closings(cued - 1)
    told = attributes & (closed >= 0) & has(code[cued - 2], wc.COMMA)
    joint, after = _find_next_sources(text), _find_after_quotations(text)
    return np.unique(np.concatenate([(cued - 1)[said | then], cued[told], joint, after]))


def _find_next_sources(text: Text) -> Ints:
    """Find "and" before a name that a verb of saying follows: "a vote would be held and Weber told the press that ..."."""
    code, cue = text.codes, text.cues[text.cued]
    told = text.cued[has(cue, verb_frames.STRONG) & has(cue, verb_frames.INFLECTED)]
    joint = text.find(wc.CCONJ).find_previous(told - 1)
    between = text.find(_NO_SOURCE).find_next(joint + 1)
    named = (joint >= text.find_floors(told)) & (told - joint <= _SOURCE_REACH) & (told - joint > 1)
    named &= between >= told
    named &= (
        has(code[joint + 1], wc.CAPITAL | wc.ROLE)
        & has(code[told - 1], wc.CAPITAL)
        & (~has(code[joint - 1], wc.CAPITAL) | has(code[joint - 1], wc.TIME))
    )
    found: Ints = joint[named]
    return found


def _find_after_quotations(text: Text) -> Ints:
    """Find when or where it was said behind a quotation that ends with a comma: "they “must act,” after the fire"."""
    after = text.quotes.last + 1
    behind = text.are(after, "behind a quotation") & has(text.codes[after - 2], wc.COMMA)
    return after[behind]


def _go_on(text: Text, mark: Ints) -> Bools:
    """Tell whether a clause, or a verb of who was told of, stands behind commas and "but": ", but she left", ", but said"."""
    place, ceiling = mark + 2, text.find_ceilings(mark)
    within = text.are(place, "within a content") & (place <= ceiling)
    place = text.find(wc.ADV | wc.TIME).pass_forward(place)
    goes_on = place > ceiling  # ", but", and the text breaks off
    rows = np.flatnonzero(~goes_on)
    place, ceiling = place[rows], ceiling[rows]
    verb = are_finite(text, place)
    verb |= has(text.codes[place], wc.PAUSE | wc.ADP | wc.SCONJ)  # ", but in the end she left"
    goes_on[rows] = verb | open_clauses(text, place, ceiling)
    return goes_on & ~within


def _find_sources(text: Text, place: Ints) -> Ints:
    """Give the verb with which another source begins to speak within the next words: ", while Y said"."""
    strong = text.cues[text.cued]
    strong = text.cued[has(strong, verb_frames.STRONG) & has(strong, verb_frames.INFLECTED)]
    source = np.append(strong, len(text))[np.searchsorted(strong, place)]
    near = (source <= place + _SOURCE_REACH) & (source < text.find(wc.COMMA).find_next(place))
    near &= source <= text.find_ceilings(place - 2)
    return np.where(near, source, len(text))
