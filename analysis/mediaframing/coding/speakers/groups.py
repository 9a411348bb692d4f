"""Speakers that are *they* or *it*: the several, or the body, met before; weighed as :mod:`salience` does."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.speakers import speaker_words as sw
from mediaframing.coding.speakers.descriptions import are_among
from mediaframing.coding.speakers.names import Names
from mediaframing.coding.speakers.phrases import MANY, THING, Phrases
from mediaframing.coding.speakers.salience import NOBODY, Met, are_subjects, link_met
from mediaframing.coding.text.tokens import Ints

_SEVERAL, _ONE = 1, 2
_ANYWHERE = 1 << 40
"""The last body met is meant however far back it stands."""


def link_groups(text: Text, names: Names, speakers: Phrases) -> Ints:
    """Give whom each speaker means that is *they* or *it*.

    Parameters
    ----------
    text, names
    speakers : Phrases
        In order.

    Returns
    -------
    array
        The number of the speaker that is meant, or that of all speakers plus the name's; -1 for nobody.
    """
    told = sw.read_words(text, speakers.first)
    alone = speakers.first == speakers.last
    pronoun = np.where(alone & has(told, sw.THEY), _SEVERAL, np.where(alone & has(told, sw.IT), _ONE, 0))
    asks = (pronoun > 0).astype(np.int64)
    found = np.full(len(speakers), NOBODY)
    article = text.sentences.article[text.sentences.of_token[speakers.first]]
    if not pronoun.any():
        return found
    near = np.zeros(len(text.sentences.article) + 1, np.bool_)
    near[article[asks > 0]] = True
    many = has(speakers.traits, MANY)
    other = has(text.codes[speakers.first], wc.PRON | wc.POSS | wc.REL) & alone & (pronoun == 0)
    kept = near[article] & ~other & (many | ~speakers.person | (asks > 0))
    spoken = np.flatnonzero(kept)
    called = np.flatnonzero(near[names.article] & ~names.person & ~names.modifies)
    # Those who speak are met as speakers.
    within = np.searchsorted(speakers.first, names.first[called], "right") - 1
    inside = (within >= 0) & (np.append(speakers.last, -1)[within] >= names.first[called])
    called = called[~inside]
    first = np.concatenate([speakers.first[spoken], names.first[called]])
    order = np.argsort(first, kind="stable")
    first = first[order]
    last = np.concatenate([speakers.last[spoken], names.last[called]])[order]
    sort = np.where(
        pronoun > 0, pronoun, np.where(many, _SEVERAL, np.where(has(speakers.traits, THING), 0, _ONE))
    )
    number = np.concatenate([spoken, len(speakers) + called])[order]
    sentence = text.sentences.of_token[first]
    ask = np.concatenate([asks[spoken], np.zeros(len(called), np.int64)])[order]
    met = Met(
        first,
        last,
        number,
        text.sentences.article[sentence],
        sentence,
        text.find_quotes(first),
        np.concatenate([sort[spoken], np.zeros(len(called), np.int64)])[order],
        np.zeros(len(first), np.bool_),
        are_subjects(text, first, last, ask) | are_among(np.sort(speakers.last), last),
        ask,
        has(text.codes[first - 1], wc.CCONJ),
        np.ones(len(first), np.bool_),
        np.ones(len(first), np.bool_),
        np.zeros(len(first), np.bool_),
    )
    who, linked = link_met(text, met, np.full(len(text.quotes) + 1, NOBODY), _ANYWHERE)
    asking = np.flatnonzero(met.asks)
    there = asking[linked[asking] != asking]
    found[number[there]] = who[there]
    return found
