"""Who holds a view of a remedy: "Alder opposes tolls", "his support for tolls", "Ito, a champion of tolls".

Verbs of favour and opposition are no cues elsewhere: what they have as object is mostly no content. Where the codebook
names the object as a remedy, it is what the view is of, and the subject's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from mediaframing.coding.attribution.judgements import share_subjects
from mediaframing.coding.attribution.rows import OBJECT_END, Rows, are_within, draft_rows, finish_rows
from mediaframing.coding.attribution.shapes import VIEW
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import find_first_phrases, find_noun_phrases_before
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.english.subjects import find_subjects
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.tokens import Bools, Ints

_VERB, _STATE, _HOLDER, _OWNED = 1, 2, 3, 4
_APPOSED, _GATHERED = 6, 8
_NO_APPOSED = wc.AUX | wc.COMMA | wc.STOP | wc.PRON | wc.THAT | wc.REL | wc.SCONJ | wc.TO
_NO_FINITE = wc.ADP | wc.DET | wc.CCONJ | wc.DASH
_NO_MODIFIERS = wc.ADP | wc.AUX | wc.COMMA | wc.STOP | wc.DET | wc.PRON | wc.THAT | wc.REL | wc.SCONJ
_NO_PEOPLE = (
    wc.ADP | wc.AUX | wc.DET | wc.PRON | wc.THAT | wc.REL | wc.SCONJ | wc.TO | wc.POSSESSIVE | wc.POSS
)
_FRONT = 3  # so many words stand before a participle that opens its sentence
_MODIFIERS = 3  # so many words stand between an owner and the noun: "her long and loud opposition to"


@dataclass(frozen=True)
class ViewCues(Columns):
    """The words by which somebody is told to hold a view, and what it is of.

    Attributes
    ----------
    first, last : array
        The first and the last token of the words.
    kind : array
        1 for a verb or a noun ("opposes"), 2 for a state ("is against"), 3 for a holder ("a critic of"), 4 for a noun that
        something is done with ("renewed her push for").
    term : array
        The last token of the term.
    """

    first: Ints
    last: Ints
    kind: Ints
    term: Ints


NO_VIEWS = ViewCues(*np.zeros((4, 0), np.int64))


def read_views(text: Text, rows: Rows, cues: ViewCues) -> Rows:
    """Find who holds views, but for those that stand in what a source says already.

    Parameters
    ----------
    text : Text
    rows : Rows
        The attributions found so far.
    cues : ViewCues
    """
    cues = cues.keep(np.argsort(cues.first, kind="stable"))
    fresh = np.diff(cues.first, prepend=-1) != 0
    cues = cues.keep(fresh & ~are_within(rows, cues.first) & (text.find_quotes(cues.first) < 0))
    floor = text.find_floors(cues.first)
    speakers = _find_holders(text, rows, cues, floor)
    held = np.flatnonzero(speakers[0] >= 0)
    cues = cues.keep(held)
    drafts = draft_rows(
        cues.first,
        (cues.last + 1, np.full(len(held), OBJECT_END)),
        (cues.first, cues.last),
        (speakers[0][held], speakers[1][held]),
        VIEW,
        text.find_ceilings(cues.first),
    )
    found = finish_rows(text, drafts)
    # A content ends no sooner than the term: "calls for a pact, a truce and talks".
    term = cues.term[np.searchsorted(cues.first, found.token)]
    return replace(found, last=np.maximum(found.last, term))


def _find_holders(text: Text, found: Rows, cues: ViewCues, floor: Ints) -> Spans:
    """Find the subject of a verb or a state, the owner of a noun, and whom a holder is named for."""
    token, kind = cues.first, cues.kind
    first, last = np.full((2, len(token)), -1)
    # "farmers who opposed tolls", but "farmers who are opposed to tolls"
    verbal = (kind == _STATE) & (token == cues.last) & text.end_with(token, "ed")
    verbal &= has(text.codes[token - 1], wc.REL)
    kind = np.where(verbal, _VERB, kind)
    owner = _find_owners(text, token, floor)
    owned = (owner >= 0) & ((kind == _VERB) | (kind == _OWNED))
    pronoun = owned & has(text.codes[owner], wc.POSS)
    first[pronoun], last[pronoun] = owner[pronoun], owner[pronoun]
    rows = np.flatnonzero(owned & ~pronoun)
    first[rows], last[rows] = find_noun_phrases_before(text, owner[rows] - 1, floor[rows])
    before = text.find(wc.HELPER).pass_back(token - 1)
    very = (kind == _STATE) & text.are(before, "very")
    before = np.maximum(np.where(very, text.find(wc.HELPER).pass_back(before - 1), before), floor - 1)
    rows = np.flatnonzero(~owned & (before >= floor) & _are_predicates(text, token, kind, before))
    first[rows], last[rows] = find_subjects(text, before[rows], floor[rows])
    # "She voted against the bill and opposes tolls"
    joined = np.flatnonzero(~owned & (last < 0) & (kind == _VERB) & has(text.codes[before], wc.CCONJ))
    joined = joined[(before[joined] > floor[joined]) & text.end_with(token[joined], "s", "ed")]
    first[joined], last[joined] = share_subjects(text, found, token[joined], floor[joined])
    rows = rows[(last[rows] >= 0) & has(text.codes[last[rows]], wc.REL)]
    place = first[rows] - 1
    place -= has(text.codes[place], wc.COMMA)
    first[rows], last[rows] = find_noun_phrases_before(text, place, floor[rows])
    # "carters marched on the town hall to oppose tolls"
    rows = np.flatnonzero(~owned & (last < 0) & (kind == _VERB) & has(text.codes[token - 1], wc.TO))
    place = _find_marches(text, token[rows], floor[rows])
    rows, place = rows[place >= 0], place[place >= 0]
    first[rows], last[rows] = find_subjects(text, text.find(wc.HELPER).pass_back(place - 1), floor[rows])
    # "Ito, one of the loudest critics of tolls"
    among = np.zeros(len(token), np.bool_)
    for back in range(2, _APPOSED + 1):
        among |= text.are(token - back, "one") & text.are(token - back + 1, "of")
    rows = np.flatnonzero((kind == _HOLDER) & (among | ~text.end_with(token, "s")))
    place = _find_apposed(text, token[rows], floor[rows])
    rows, place = rows[place >= 0], place[place >= 0]
    first[rows], last[rows] = find_noun_phrases_before(text, place, floor[rows])
    rows = np.flatnonzero(~owned & (last < 0) & _are_reduced(text, token, kind) & ~_are_asked(text, token))
    first[rows], last[rows] = find_noun_phrases_before(text, token[rows] - 1, floor[rows])
    rows = np.flatnonzero(~owned & (last < 0) & _are_fronted(text, token, kind, floor))
    comma = text.find(wc.COMMA).find_next(cues.term[rows] + 1)
    ceiling = text.find_ceilings(token[rows])
    rows, comma, ceiling = rows[comma <= ceiling], comma[comma <= ceiling], ceiling[comma <= ceiling]
    first[rows], last[rows] = find_first_phrases(text, comma + 1, ceiling)
    nobody = (last >= 0) & (text.are(last, "there") | has(text.codes[last], wc.POSSESSIVE))
    first[nobody], last[nobody] = -1, -1
    return first, last


def _are_reduced(text: Text, token: Ints, kind: Ints) -> Bools:
    """Tell which words are said of the people named right before them: "farmers opposing tolls", "groups critical of tolls"."""
    before = token - 1
    people = (
        text.end_with(before, "s") & has(text.codes[before], wc.WORD) & ~has(text.codes[before], _NO_PEOPLE)
    )
    said = ((kind == _VERB) & text.end_with(token, "ing")) | (
        (kind == _STATE) & ~has(text.codes[token], wc.ADP)
    )
    reduced: Bools = people & said
    return reduced


def _are_fronted(text: Text, token: Ints, kind: Ints, floor: Ints) -> Bools:
    """Tell which participles open their sentence, so that its subject holds the view: "After calling for tolls, Ito left"."""
    fronted: Bools = (kind == _VERB) & text.end_with(token, "ing") & (token - floor <= _FRONT)
    for back in range(1, _FRONT + 1):
        place = token - back
        fronted &= (place < floor) | has(text.codes[place], wc.ADP | wc.SCONJ | wc.ADV)
    return fronted


def _are_asked(text: Text, token: Ints) -> Bools:
    """Tell which words stand in a question: "Is she backing the plan?"."""
    asked: Bools = has(text.codes[text.find_floors(token)], wc.AUX)
    return asked


def _find_marches(text: Text, token: Ints, floor: Ints) -> Ints:
    """Find the verb of those who come together to say something, or -1: "marched on the town hall to oppose"."""
    found = np.full(len(token), -1)
    for back in range(2, _GATHERED + 1):
        place = token - back
        near = (found < 0) & (place > floor) & text.are(place, "gathered")
        found[near] = place[near]
    return found


def _find_apposed(text: Text, token: Ints, floor: Ints) -> Ints:
    """Find the last word of whom a holder is said to be: "Ito, a long-time champion of", "Ito is a champion of"; or -1."""
    found = np.full(len(token), -1)
    going = np.ones(len(token), np.bool_)
    article = np.zeros(len(token), np.bool_)
    for back in range(1, _APPOSED + 1):
        place = token - back
        going &= place > floor
        code = text.codes[place]
        ends = going & article & has(code, wc.COMMA | wc.COP)
        found[ends] = place[ends] - 1
        article |= going & has(code, wc.DET)
        going &= ~ends & (~has(code, _NO_APPOSED) | text.are(place, "one"))
    return found


def _find_owners(text: Text, token: Ints, floor: Ints) -> Ints:
    """Find the "his" or "'s" that owns a noun, or -1: "her long and loud opposition to"."""
    owner = np.full(len(token), -1)
    going = np.ones(len(token), np.bool_)
    for back in range(1, _MODIFIERS + 1):
        place = token - back
        going &= place >= floor
        code = text.codes[place]
        found = going & has(code, wc.POSSESSIVE | wc.POSS)
        owner[found] = place[found]
        going &= ~found & ~has(code, _NO_MODIFIERS)
    return owner


def _are_predicates(text: Text, token: Ints, kind: Ints, before: Ints) -> Bools:
    """Tell which words are what their clause says of its subject, in its active voice."""
    code, beside = text.codes[token], text.codes[token - 1]
    linked = text.find(wc.COP).any_between(before + 1, token)
    verb = ~has(beside, _NO_FINITE) & ~has(code, wc.DET | wc.ADP)
    verb &= np.where(text.end_with(token, "ing"), linked, ~(linked & text.end_with(token, "ed")))
    # "a renewed push for tolls"
    noun = ~text.end_with(token, "s") & ~text.end_with(token, "ed") & ~text.end_with(token, "ing")
    article = text.find(wc.DET).find_previous(token - 1)
    noun &= (token - article <= _MODIFIERS) & text.are(article, "a an")
    noun &= ~text.find(_NO_MODIFIERS & ~wc.DET).any_between(article + 1, token)
    verb &= ~noun
    predicates: Bools = np.where(kind == _VERB, verb, (kind == _STATE) & linked)
    return predicates & ~_are_asked(text, token) & ~has(text.codes[before], wc.ADP | wc.CCONJ)
