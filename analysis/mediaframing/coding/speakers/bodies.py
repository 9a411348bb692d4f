"""Bodies called by what they are: "the company" is whichever body last did or said something."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import name_words as nw
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.speakers.names import Names
from mediaframing.coding.speakers.phrases import MANY, Phrases
from mediaframing.coding.speakers.salience import are_subjects
from mediaframing.coding.text.tokens import Bools, Ints

_SENTENCES = 3
"""A body is looked for so many sentences back."""


def name_bodies(
    text: Text, names: Names, speakers: Phrases, holder: Ints, nobody: Bools, described: int
) -> Ints:
    """Give "the company" and "the group" the body that was last the subject of a clause.

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
    described : int
        The number of the first speaker as a holder: what has no name is meant by it.
    """
    count = int(names.holder.max(initial=-1)) + 1
    unnamed = (holder < 0) | (holder >= count)
    capitals = text.find(wc.CAPITAL)
    asks = text.are(speakers.head, "kinds of bodies") & text.are(speakers.first, "the") & unnamed
    asks &= ~capitals.any_between(speakers.first + 1, speakers.last + 1)
    rows = np.flatnonzero(asks)
    if not len(rows):
        return holder
    article = text.sentences.article[text.sentences.of_token[speakers.first[rows]]]
    called = _list_subjects(text, names, np.isin(names.article, article))
    word = speakers.first + has(text.codes[speakers.first], wc.DET)
    body = ~speakers.person & ~nobody & ~asks & capitals.any_between(word, speakers.head + 1)
    body &= ~has(text.codes[speakers.head], wc.PERSON | wc.TEXT)
    # "The agency" is neither "Advocacy groups" nor "Lund and Norland".
    small = ~has(text.codes[speakers.head], wc.CAPITAL)
    body &= ~has(speakers.traits, MANY) & ~(small & text.end_with(speakers.head, "s"))
    spoken = np.flatnonzero(body & (unnamed | ~_are_persons(names, holder)))
    first = np.concatenate([names.first[called], speakers.first[spoken]])
    own = np.where(holder[spoken] >= 0, holder[spoken], described + spoken)
    means = np.concatenate([names.holder[called], own])
    order = np.argsort(first, kind="stable")
    first, means = first[order], means[order]
    slot = np.searchsorted(first, speakers.first[rows]) - 1
    sentence = text.sentences.of_token
    here, there = sentence[speakers.first[rows]], sentence[np.append(first, 0)[slot]]
    near = (slot >= 0) & (here - there <= _SENTENCES)
    near &= text.sentences.article[here] == text.sentences.article[there]
    holder = holder.copy()
    holder[rows[near]] = means[slot[near]]
    return holder


def _list_subjects(text: Text, names: Names, near: Bools) -> Ints:
    """List the names, of those near, that open their sentences, or do something, and are no person's and no place's."""
    called = np.flatnonzero(near & ~names.person & ~names.modifies)
    called = called[~has(nw.read_name_words(text, names.last[called]), nw.PLACE)]
    first, last = names.first[called], names.last[called]
    place = first - text.find_floors(first)
    opens = (place == 0) | ((place == 1) & ~has(text.codes[first - 1], wc.ADP))
    opens &= has(text.codes[last + 1], wc.WORD | wc.COMMA) & (last < text.find_ceilings(last))
    # "Norland's oldest bank, Nordex, has closed"
    apposed = has(text.codes[first - 2], wc.BODY) & has(text.codes[first - 1], wc.COMMA)
    opens |= apposed & (place > 1)
    subjects: Ints = called[opens | are_subjects(text, first, last, np.zeros(len(called), np.int64))]
    return subjects


def _are_persons(names: Names, holder: Ints) -> Bools:
    """Tell which holders are persons."""
    persons = np.zeros(int(names.holder.max(initial=-1)) + 2, np.bool_)
    persons[names.holder[names.person]] = True
    return persons[np.minimum(holder, len(persons) - 1)]
