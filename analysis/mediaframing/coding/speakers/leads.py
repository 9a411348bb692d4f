"""Who is described first and named later: "a Norland diplomat said", and two sentences on "Ambassador Anna Weber told".

News leads tell what somebody is, and leave the name for the next mention ("delayed identification").
"""

from __future__ import annotations

import numpy as np

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


def name_leads(text: Text, names: Names, speakers: Phrases, holder: Ints, nobody: Bools) -> Ints:
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
    offices, rulers = _list_held(text, names)
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
        fits &= _are_held_by(text, speakers.head[left], who, offices, rulers)
        found[left[fits]] = who[fits]
        # Who else is named ends the search; other descriptions and pronouns do not.
        left = left[~named & (nobody[next_] | asking[next_])]
    told = np.flatnonzero(found >= 0)
    holder = holder.copy()
    for described, who in zip(holder[told].tolist(), found[told].tolist(), strict=True):
        if described >= 0:
            holder[holder == described] = who
    holder[told] = np.where(holder[told] < 0, found[told], holder[told])
    return holder


def _are_leads(text: Text, speakers: Phrases) -> Bools:
    """Tell descriptions of one person in the first sentences of articles."""
    noun = text.codes[speakers.head]
    leads: Bools = has(noun, wc.PERSON) & ~has(noun, wc.PLURAL) & ~has(speakers.traits, MANY)
    leads &= text.sentences.number[text.sentences.of_token[speakers.first]] < _SENTENCES
    leads &= ~text.are(speakers.head, "nameless sources") & ~text.are(speakers.first, "one of several")
    # "the president" alone is whom all readers know.
    leads &= ~(text.are(speakers.head, "rulers") & text.are(speakers.head - 1, "the"))
    rows = np.flatnonzero(leads)
    leads[rows] = ~are_nameless(text, speakers.keep(rows))
    return leads


def _list_held(text: Text, names: Names) -> tuple[Ints, Ints]:
    """List who holds which office (a holder times the number of offices, and the office), and who rules."""
    name, place = list_offices(text, names)
    who = names.holder[name]
    # A vice president is no president, but something else.
    full = ~text.are(place - 1, "lower ranks")
    held = who * sw.count_offices() + full * sw.get_offices(sw.read_words(text, place))
    return np.unique(held), np.unique(who[text.are(place, "rulers")])


def _are_held_by(text: Text, head: Ints, who: Ints, offices: Ints, rulers: Ints) -> Bools:
    """Tell whether holders can be what nouns call them: they have that office, or none that would be named instead."""
    count = sw.count_offices()
    own = who * count + sw.get_offices(sw.read_words(text, head))
    same = np.append(offices, -1)[np.searchsorted(offices, own)] == own
    some = np.searchsorted(offices, (who + 1) * count) > np.searchsorted(offices, who * count)
    # A president is called a leader, but no diplomat.
    broad = text.are(head, "broad offices") & (~np.isin(who, rulers) | text.are(head, "leader"))
    fits: Bools = same | ~some | broad
    return fits
