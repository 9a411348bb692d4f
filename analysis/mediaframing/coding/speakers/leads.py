"""Who is described first and named later: "a Norland diplomat said", and two sentences on "Ambassador Anna Weber told".

News leads tell what somebody is, and leave the name for the next mention ("delayed identification").
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english import name_words as nw
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.speakers import speaker_words as sw
from mediaframing.coding.speakers.descriptions import list_offices
from mediaframing.coding.speakers.names import Names
from mediaframing.coding.speakers.phrases import MANY, Phrases, are_nameless
from mediaframing.coding.text.tokens import Bools, Ints

_SENTENCES = 5
"""A description is completed by a name where it stands in one of so many first sentences."""
_FURTHEST = 4
"""The name follows within so many sentences."""
_MOST_BETWEEN = 4
"""So many speakers are asked for the name."""


def name_leads(text: Text, names: Names, speakers: Phrases, holder: Ints, nobody: Bools, held: Held) -> Ints:
    """Give who is only described in an article's first sentences the next speaker's name, if that is new there.

    Parameters
    ----------
    text : Text
    names : Names
    speakers : Phrases
        In order.
    holder : array
        Whom each means, as numbered by ``names`` or, from there on, who is only described; -1 for nobody.
    nobody : array of bool
        Which are pronouns.
    held : Held
        The offices that the names have.
    """
    count = int(names.holder.max(initial=-1)) + 1
    asking = _are_leads(text, speakers) & ~nobody & ((holder < 0) | (holder >= count))
    rows = np.flatnonzero(asking)
    if not len(rows) or not count:
        return holder
    sentence = text.sentences.of_token[speakers.first]
    article = text.sentences.article[sentence]
    since = np.full(count, len(text))
    np.minimum.at(since, names.holder, names.first)
    person = np.zeros(count, np.bool_)
    person[names.holder[names.person]] = True
    found = np.full(len(speakers), -1)
    left = rows
    for step in range(1, _MOST_BETWEEN + 1):
        next_ = left + step
        near = next_ < len(speakers)
        left, next_ = left[near], next_[near]
        near = (article[next_] == article[left]) & (sentence[next_] - sentence[left] <= _FURTHEST)
        left, next_ = left[near], next_[near]
        named = (holder[next_] >= 0) & (holder[next_] < count)
        who = np.where(named, holder[next_], 0)
        fits = named & person[who] & (since[who] > speakers.first[left])
        fits &= _are_held_by(text, speakers.head[left], who, held)
        found[left[fits]] = who[fits]
        # Who else is named ends the search; pronouns and who is only described do not.
        left = left[~named & (nobody[next_] | (holder[next_] < 0) | (holder[next_] >= count))]
    return _take(holder, found)


def _take(holder: Ints, found: Ints) -> Ints:
    """Give speakers the names found, and all who are described as one of them."""
    told = np.flatnonzero(found >= 0)
    holder = holder.copy()
    for described, who in zip(holder[told].tolist(), found[told].tolist(), strict=True):
        if described >= 0:
            holder[holder == described] = who
    holder[told] = np.where(holder[told] < 0, found[told], holder[told])
    return holder


def name_followers(
    text: Text, names: Names, speakers: Phrases, holder: Ints, nobody: Bools, held: Held
) -> Ints:
    """Give "Norland's top diplomat" and "the country's leader" the name of who spoke last, if that has such an office.

    The parameters are those of :func:`name_leads`.
    """
    count = int(names.holder.max(initial=-1)) + 1
    owner = text.find(wc.POSSESSIVE).find_next(speakers.first)
    owned = owner < speakers.head
    place = owner - 1
    owned &= has(nw.read_name_words(text, place), nw.PLACE) | ~has(text.codes[place], wc.CAPITAL)
    asking = owned & ~nobody & ((holder < 0) | (holder >= count)) & has(text.codes[speakers.head], wc.PERSON)
    asking &= ~has(text.codes[speakers.head], wc.PLURAL) & ~text.are(speakers.first, "one of several")
    left = np.flatnonzero(asking)
    found = np.full(len(speakers), -1)
    if not len(left) or not count:
        return holder
    sentence = text.sentences.of_token[speakers.first]
    article = text.sentences.article[sentence]
    person = np.zeros(count, np.bool_)
    person[names.holder[names.person]] = True
    for step in range(1, _MOST_BETWEEN + 1):
        before = left - step
        left, before = left[before >= 0], before[before >= 0]
        near = (article[before] == article[left]) & (sentence[left] - sentence[before] <= _FURTHEST)
        left, before = left[near], before[near]
        named = (holder[before] >= 0) & (holder[before] < count)
        who = np.where(named, holder[before], 0)
        fits = named & person[who] & _are_state_officers(text, speakers.head[left], who, held)
        found[left[fits]] = who[fits]
        left = left[~named & nobody[before]]
    return _take(holder, found)


def _are_leads(text: Text, speakers: Phrases) -> Bools:
    """Tell descriptions of one person in the first sentences of articles."""
    noun = text.codes[speakers.head]
    leads: Bools = has(noun, wc.PERSON) & ~has(noun, wc.PLURAL) & ~has(speakers.traits, MANY)
    leads &= text.sentences.number[text.sentences.of_token[speakers.first]] < _SENTENCES
    leads &= ~text.are(speakers.head, "nameless sources") & ~text.are(speakers.first, "one of several")
    # "the president" alone is whom all readers know.
    leads &= ~(text.are(speakers.head, "rulers") & text.are(speakers.head - 1, "the"))
    # "The Chairman: Order.": whoever takes the next turn is another; a headline may tell of who is named below.
    label = has(text.codes[speakers.last + 1], wc.COLON) & (
        text.find_floors(speakers.first) == speakers.first
    )
    leads &= ~label | (text.sentences.number[text.sentences.of_token[speakers.first]] == 0)
    rows = np.flatnonzero(leads)
    leads[rows] = ~are_nameless(text, speakers.keep(rows))
    return leads


@dataclass(frozen=True)
class Held:
    """Who holds which office (a holder times the number of offices, and the office), who rules, and who serves a state."""

    offices: Ints
    rulers: Ints
    officers: Ints


def list_held(text: Text, names: Names) -> Held:
    """List which offices the names of a batch have."""
    name, place = list_offices(text, names)
    who = names.holder[name]
    # A vice president is no president, but something else.
    full = ~text.are(place - 1, "lower ranks")
    held = who * sw.count_offices() + full * sw.get_offices(sw.read_words(text, place))
    rulers, officers = (np.unique(who[text.are(place, name)]) for name in ("rulers", "state officers"))
    return Held(np.unique(held), rulers, officers)


def _have_office(text: Text, head: Ints, who: Ints, held: Held) -> Bools:
    """Tell whether holders have the office that a noun names."""
    own = who * sw.count_offices() + sw.get_offices(sw.read_words(text, head))
    same: Bools = np.append(held.offices, -1)[np.searchsorted(held.offices, own)] == own
    return same


def _are_held_by(text: Text, head: Ints, who: Ints, held: Held) -> Bools:
    """Tell whether holders can be what nouns call them: they have that office, or none that would be named instead."""
    count = sw.count_offices()
    some = np.searchsorted(held.offices, (who + 1) * count) > np.searchsorted(held.offices, who * count)
    # A president is called a leader, but no diplomat.
    broad = text.are(head, "broad offices") & (~np.isin(who, held.rulers) | text.are(head, "leader"))
    fits: Bools = _have_office(text, head, who, held) | ~some | broad
    return fits


def _are_state_officers(text: Text, head: Ints, who: Ints, held: Held) -> Bools:
    """Tell whether holders have the office that nouns name, or are a state's leaders or diplomats."""
    officers = np.isin(who, held.officers) & text.are(head, "servants of states")
    fits: Bools = _have_office(text, head, who, held) | officers
    return fits
