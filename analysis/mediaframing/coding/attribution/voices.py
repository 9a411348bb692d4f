"""Whose words stand in a content: a source's, or the outlet's own, which tells what somebody did about a thing."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.rows import Rows
from mediaframing.coding.attribution.shapes import (
    AS_SAID,
    ASKED,
    BARE,
    CLAUSE,
    CLEARED,
    IMPERSONAL,
    INFINITIVE,
    JUDGED_BY,
    LIGHT,
    NOUN,
    NOUN_OF,
    OBJECT,
    PREDICATE,
    PREPOSITION,
    QUESTION,
    RAISED,
    VERDICT,
    VIEW,
)
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.speakers.holders import find_heads
from mediaframing.coding.text.places import list_places
from mediaframing.coding.text.tokens import Bools

_OF_NOBODY = (ASKED, IMPERSONAL, RAISED)
"""Shapes whose content is the outlet's to pass on where nobody is named: "asked whether", "is expected to"."""
_ACTS = (CLEARED, JUDGED_BY, LIGHT, VERDICT)
"""Shapes that tell what was done: "found guilty of fraud", "was condemned by", "cast doubt on"."""
_NEAR = 3
"""A noun tells what a content is among so many words at its beginning."""
_OBJECTS = (OBJECT, PREDICATE, PREPOSITION)


def are_voiced(text: Text, rows: Rows) -> Bools:
    """Tell which contents are in their source's voice.

    "Weber discussed the crisis" and "Weber declined to comment on the crisis" tell that she spoke or did not, and leave it
    to the outlet what to call the thing; "Weber knew that the bank had lied" and "Weber showed that it had" take for a fact what she
    knew or showed. Plans, orders and promises are acts as well, which come about by being told of (Searle 1976: commissives, directives):
    "Weber plans to end the crisis", "Weber's pledge to end the crisis". So are votes and lawsuits, and what was never asked for; what a thing
    shows ("the cellar shows how the flood began"), and fears and rumours that nobody is named for, are the outlet's to tell.

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
    modal = has(text.codes[cue - 1], wc.MODAL)
    # "may consider more walls", but "may consider the wall a crime"
    called = list_places(text.find_named("a or an"), len(text)).any_between(rows.first + 1, rows.last + 1)
    weighs = (modal & ~called) | text.are(cue, "considering") | text.end_with(rows.first, "ing")
    weighs |= text.are(rows.first, "whether")
    acts |= (rows.shape == PREDICATE) & text.are(cue, "considers") & weighs & ~named & ~quoted
    # "the vote will see a change", "may see it as one": told of what is to come
    acts |= (rows.shape == PREDICATE) & text.are(cue, "sees") & modal & ~quoted
    # "has never called for a wall", "nobody asked about the wall": it was not said
    unsaid = (text.are(cue, "calls on somebody") | text.are(cue, "mentions")) & _are_denied(text, rows)
    unsaid |= (rows.speaker_first >= 0) & text.are(rows.speaker_first, "negative subjects and none")
    acts |= np.isin(rows.shape, _OBJECTS) & unsaid & ~quoted
    # "It was no crime, as some have suggested", "as the fire shows"
    own = text.are(cue, "suggests") & (rows.last < cue) & _hold_denials(text, rows)
    acts |= (rows.shape == AS_SAID) & (own | (text.are(cue, "shows") & ~_are_studies(text, rows)))
    acts |= (rows.shape == INFINITIVE) & text.are(cue, "declines") & text.are(rows.first + 1, "to tell")
    acts |= (rows.shape == INFINITIVE) & text.are(cue, "plans or orders") & ~quoted
    acts |= (rows.shape == OBJECT) & text.are(cue, "announces") & ~quoted & ~_are_plans(text, rows)
    acts |= (rows.shape == NOUN_OF) & text.are(cue, "nouns of acts") & ~quoted
    # "Weber voted against the dam", "Weber's lawsuit against the dam"
    acts |= (rows.shape == VIEW) & text.are(cue, "acts of a view") & ~quoted
    # "a message that", but "her message that" and "the message was that"
    owned = has(text.codes[cue - 1], wc.POSS | wc.POSSESSIVE) | has(text.codes[rows.cue_last + 1], wc.AUX)
    acts |= (rows.shape == NOUN) & text.are(cue, "ideas") & ~owned
    # "if Weber wants to end the crisis": supposed, not told
    acts |= (
        np.isin(rows.shape, (*_OBJECTS, INFINITIVE))
        & text.are(rows.speaker_first - 1, "if whether")
        & ~quoted
    )
    acts |= (rows.shape == CLAUSE) & text.are(cue, "knows")
    shown = np.isin(rows.shape, (BARE, CLAUSE, QUESTION)) & text.are(cue, "shows")
    shown |= np.isin(rows.shape, _OBJECTS) & text.are(cue, "lays bare") & _are_things(text, rows)
    acts |= shown & ~_are_studies(text, rows)
    acts |= (rows.shape == NOUN) & text.are(cue, "nouns of nobody") & (rows.speaker_first < 0)
    acts |= (rows.shape == QUESTION) & _are_left_unsaid(text, rows) & ~quoted
    acts |= np.isin(rows.shape, _OF_NOBODY) & (rows.speaker_first < 0)
    return ~acts


def _are_left_unsaid(text: Text, rows: Rows) -> Bools:
    """Tell "refused to say if it was late" and "did not say how it began", which is a fact; "did not say whether it was late" is told."""
    cue = rows.cue_first
    before = text.find(wc.HELPER).pass_back(cue - 1)
    unsaid = list_places(text.find_named("denies a verb"), len(text)).any_between(before + 1, cue)
    unsaid &= ~text.are(rows.first, "if whether")
    withheld = text.are(before - 1, "declines") | text.are(before - 1, "withholds")
    withheld &= has(text.codes[before], wc.TO) & (before == cue - 1)
    told: Bools = text.are(cue, "tells of what is asked")
    return told & (unsaid | withheld)


def _are_denied(text: Text, rows: Rows) -> Bools:
    """Tell verbs that "never" or "not" denies: "has never called for"."""
    before = text.find(wc.HELPER).pass_back(rows.cue_first - 1)
    denials = list_places(text.find_named("denies a verb"), len(text))
    return denials.any_between(before + 1, rows.cue_first)


def _hold_denials(text: Text, rows: Rows) -> Bools:
    """Tell contents with a negation in them."""
    denials = list_places(text.find_named("denies a verb", "none at all"), len(text))
    return denials.any_between(rows.first, rows.last + 1)


def _are_plans(text: Text, rows: Rows) -> Bools:
    """Tell which contents are somebody's plans: "announced plans to end the crisis"."""
    end = np.minimum(rows.first + _NEAR, rows.last) + 1
    return list_places(text.find_named("plans of somebody"), len(text)).any_between(rows.first, end)


def _are_studies(text: Text, rows: Rows) -> Bools:
    """Tell which speakers are texts, which show by what they say: "the survey of drivers showed that"."""
    named = np.flatnonzero(rows.speaker_first >= 0)
    head = find_heads(text, rows.speaker_first[named], rows.speaker_last[named])
    studies = np.zeros(len(rows), np.bool_)
    studies[named] = has(text.codes[head], wc.TEXT) | text.are(head, "finds out")
    # "a Herald poll released on Monday shows"
    studies[named] |= text.find(wc.TEXT).any_between(rows.speaker_first[named], rows.speaker_last[named] + 1)
    return studies


def _are_things(text: Text, rows: Rows) -> Bools:
    """Tell which speakers are neither people nor bodies by name or office: "the vote revealed"."""
    named = np.flatnonzero(rows.speaker_first >= 0)
    head = find_heads(text, rows.speaker_first[named], rows.speaker_last[named])
    things = np.zeros(len(rows), np.bool_)
    things[named] = ~has(text.codes[head], wc.CAPITAL | wc.ROLE | wc.PRON | wc.QUANTIFIER)
    return things


def _open_within(text: Text, rows: Rows) -> Bools:
    """Tell which contents have a quotation in them: "referred to “acts of terror”"."""
    opened: Bools = np.searchsorted(text.quotes.first, rows.first) < np.searchsorted(
        text.quotes.first, rows.last, "right"
    )
    return opened
