"""Speakers that are *they* or *it*: the several, or the body, met before; weighed as :mod:`salience` does."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import name_words as nw
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import find_noun_phrases_before
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.speakers import speaker_words as sw
from mediaframing.coding.speakers.descriptions import are_among
from mediaframing.coding.speakers.names import Names
from mediaframing.coding.speakers.phrases import MANY, THING, Phrases
from mediaframing.coding.speakers.salience import NOBODY, Met, are_subjects, link_met
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Ints

_SEVERAL, _ONE = 1, 2
_SENTENCES = 3
"""Several who do not speak are looked for so many sentences back."""
_ANYWHERE = 1 << 40
"""The last body met is meant however far back it stands."""


def link_groups(text: Text, names: Names, speakers: Phrases) -> tuple[Ints, Spans]:
    """Give whom each speaker means that is *they* or *it*, and the phrases for several that neither speak nor are named.

    Parameters
    ----------
    text, names
    speakers : Phrases
        In order.

    Returns
    -------
    tuple
        The number of the speaker that is meant; that of all speakers plus the name's; or that of all speakers and names
        plus the phrase's; -1 for nobody. And the phrases.
    """
    told = sw.read_words(text, speakers.first)
    alone = speakers.first == speakers.last
    pronoun = np.where(alone & has(told, sw.THEY), _SEVERAL, np.where(alone & has(told, sw.IT), _ONE, 0))
    asks = (pronoun > 0).astype(np.int64)
    found = np.full(len(speakers), NOBODY)
    article = text.sentences.article[text.sentences.of_token[speakers.first]]
    none = np.zeros(0, np.int64)
    if not pronoun.any():
        return found, (none, none)
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
    several = _list_several(text, speakers, speakers.first[pronoun == _SEVERAL])
    first = np.concatenate([speakers.first[spoken], names.first[called], several[0]])
    order = np.argsort(first, kind="stable")
    first = first[order]
    last = np.concatenate([speakers.last[spoken], names.last[called], several[1]])[order]
    sort = np.where(
        pronoun > 0, pronoun, np.where(many, _SEVERAL, np.where(has(speakers.traits, THING), 0, _ONE))
    )
    neither = len(speakers) + len(names) + np.arange(len(several[0]))
    number = np.concatenate([spoken, len(speakers) + called, neither])[order]
    sentence = text.sentences.of_token[first]
    ask = np.concatenate([asks[spoken], np.zeros(len(called) + len(neither), np.int64)])[order]
    place = has(nw.read_name_words(text, names.last[called]), nw.PLACE)
    place &= ~text.end_with(names.last[called], "s")
    met = Met(
        first,
        last,
        number,
        text.sentences.article[sentence],
        sentence,
        text.find_quotes(first),
        np.concatenate([sort[spoken], np.where(place, _ONE, 0), np.full(len(neither), _SEVERAL)])[order],
        np.zeros(len(first), np.bool_),
        are_subjects(text, first, last, ask)
        | are_among(np.sort(speakers.last), last)
        | are_among(several[1], last),
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
    return found, several


def _list_several(text: Text, speakers: Phrases, asked: Ints) -> Spans:
    """List the phrases for several people or things that do something in the sentences up to each *they*."""
    sentence = text.sentences.of_token
    here = np.unique(sentence[asked])
    place = _find_plurals(text, here)
    first, last = find_noun_phrases_before(text, place, text.find_floors(place))
    opens = first - text.find_floors(place) <= 1
    does = (first >= 0) & (opens | are_subjects(text, first, last, np.zeros(len(first), np.int64)))
    does &= ~has(text.codes[first - 1], wc.ADP) & (text.find_quotes(place) < 0)
    within = np.searchsorted(speakers.first, first, "right") - 1
    does &= (within < 0) | (np.append(speakers.last, -1)[within] < first)
    after = np.searchsorted(speakers.first, last, "right") - 1
    does &= (after < 0) | (np.append(speakers.last, -1)[after] < first)
    first, last = first[does], last[does]
    order = np.argsort(first, kind="stable")
    return first[order], last[order]


def _find_plurals(text: Text, sentences: Ints) -> Ints:
    """Find the plural nouns in some sentences and the few before each."""
    near = np.unique((sentences[:, None] - np.arange(_SENTENCES + 1)).ravel())
    near = near[near >= 0]
    _, token = list_between(text.sentences.first_token[near], text.sentences.end_token[near])
    code = text.codes[token]
    plain = ~has(code, ~wc.WORD) & text.end_with(token, "s") & ~text.end_with(token, "ss", "us", "is")
    plural = has(code, wc.PLURAL) & has(code, wc.WORD)
    plural &= ~has(code, wc.CAPITAL | wc.DET | wc.PRON | wc.PLUR | wc.POSS | wc.QUANTIFIER)
    follows = has(text.codes[token + 1], wc.WORD) & ~has(text.codes[token + 1], wc.PLURAL | wc.CAPITAL)
    return token[(plain | plural) & follows]
