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
from mediaframing.coding.speakers.salience import NOBODY, SPEAKS, Met, are_subjects, link_met
from mediaframing.coding.speakers.sentence_subjects import end_as_plurals, list_sentence_subjects
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_SEVERAL, _ONE = 1, 2
_SENTENCES = 3
"""Several who do not speak are looked for so many sentences back."""
_HEARD = 25.0
"""That somebody has spoken weighs less for these than for persons: what a sentence is about is seldom a voice."""
_ANYWHERE = 1 << 40
"""The last body met is meant however far back it stands."""


def link_groups(text: Text, names: Names, speakers: Phrases, holder: Ints, since: Ints) -> tuple[Ints, Spans]:
    """Give whom each speaker means that is *they* or *it*, and the phrases for several that neither speak nor are named.

    Parameters
    ----------
    text, names
    speakers : Phrases
        In order.
    holder : array
        Whom each speaker means, as far as that is known before; -1 for nobody.
    since : array
        Where what each says begins, if that stands before it in its sentence, else its own place.

    Returns
    -------
    tuple
        The number of the speaker that is meant; that of all speakers plus the name's; or that of all speakers and names
        plus the phrase's; -1 for nobody. And the phrases.
    """
    told = sw.read_words(text, speakers.first)
    alone = speakers.first == speakers.last
    pronoun = np.where(alone & has(told, sw.THEY), _SEVERAL, np.where(alone & has(told, sw.IT), _ONE, 0))
    asks = np.where(pronoun > 0, 1 | SPEAKS, 0)
    found = np.full(len(speakers), NOBODY)
    article = text.sentences.article[text.sentences.of_token[speakers.first]]
    none = np.zeros(0, np.int64)
    if not pronoun.any():
        return found, (none, none)
    near = np.zeros(len(text.sentences.article) + 1, np.bool_)
    near[article[asks > 0]] = True
    many = has(speakers.traits, MANY) | _are_plain_plurals(text, speakers)
    other = has(text.codes[speakers.first], wc.PRON | wc.POSS | wc.REL) & alone & (pronoun == 0)
    persons = np.zeros(max(int(names.holder.max(initial=-1)), int(holder.max(initial=-1))) + 2, np.bool_)
    persons[names.holder[names.person]] = True
    person = speakers.person | persons[holder]
    kept = near[article] & ~other & (many | ~person | (asks > 0))
    spoken = np.flatnonzero(kept)
    called = np.flatnonzero(near[names.article] & ~names.person & ~names.modifies)
    # Those who speak are met as speakers.
    within = np.searchsorted(speakers.first, names.first[called], "right") - 1
    inside = (within >= 0) & (np.append(speakers.last, -1)[within] >= names.first[called])
    called = called[~inside]
    several, sorts = _list_untold(text, names.keep(called), speakers, pronoun, names)
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
        np.concatenate([sort[spoken], np.where(place, _ONE, 0), sorts])[order],
        np.zeros(len(first), np.bool_),
        are_subjects(text, first, last, ask)
        | are_among(np.sort(speakers.last), last)
        | are_among(several[1], last),
        ask,
        has(text.codes[first - 1], wc.CCONJ),
        np.ones(len(first), np.bool_),
        number < len(speakers),
        np.zeros(len(first), np.bool_),
        np.where(number < len(speakers), np.append(since, 0)[np.minimum(number, len(speakers))], first),
    )
    who, linked = link_met(text, met, np.full(len(text.quotes) + 1, NOBODY), _ANYWHERE, _HEARD)
    asking = np.flatnonzero(met.asks)
    there = asking[linked[asking] != asking]
    found[number[there]] = who[there]
    return found, several


def _are_plain_plurals(text: Text, speakers: Phrases) -> Bools:
    """Tell "employees of banks" and "10 percent": nouns in the plural that open no name."""
    head = speakers.head
    small = ~has(text.codes[head], wc.CAPITAL) | (head == text.find_floors(head))
    plural = end_as_plurals(text, head, "people")
    several: Bools = small & ((plural & (speakers.first < speakers.last)) | has(text.codes[head], wc.NUMBER))
    return several | text.are(head, "shares of many")


def _list_untold(
    text: Text, called: Names, speakers: Phrases, pronoun: Ints, names: Names
) -> tuple[Spans, Ints]:
    """List the phrases for what neither speaks nor is named and may be meant, in order, and whether each is one or several."""
    several = _list_several(text, speakers, speakers.first[pronoun == _SEVERAL])
    about = list_sentence_subjects(text, names, speakers.first[pronoun > 0])
    own = _are_apart(about[:2], several) & _are_apart(about[:2], (speakers.first, speakers.last))
    # A name alone is met as such, but not "Trade" in "The Board of Trade".
    word = about[0] + has(text.codes[about[0]], wc.DET)
    own &= about[2] | ~(are_among(called.first, word) & are_among(called.last, about[1]))
    first = np.concatenate([several[0], about[0][own]])
    last = np.concatenate([several[1], about[1][own]])
    sort = np.concatenate([np.full(len(several[0]), _SEVERAL), np.where(about[2][own], _SEVERAL, _ONE)])
    order = np.argsort(first, kind="stable")
    return (first[order], last[order]), sort[order]


def _are_apart(phrases: Spans, others: Spans) -> Bools:
    """Tell which phrases overlap with no others, which are in order."""
    first, last = phrases
    within = np.searchsorted(others[0], first, "right") - 1
    apart = (within < 0) | (np.append(others[1], -1)[within] < first)
    after = np.searchsorted(others[0], last, "right") - 1
    apart &= (after < 0) | (np.append(others[0], -1)[after] < first)
    return apart


def _list_several(text: Text, speakers: Phrases, asked: Ints) -> Spans:
    """List the phrases for several people or things that do something in the sentences up to each *they*."""
    sentence = text.sentences.of_token
    here = np.unique(sentence[asked])
    place = _find_plurals(text, here)
    first, last = find_noun_phrases_before(text, place, text.find_floors(place))
    opens = first - text.find_floors(place) <= 1
    does = (first >= 0) & (opens | are_subjects(text, first, last, np.zeros(len(first), np.int64)))
    does &= ~has(text.codes[first - 1], wc.ADP) & (text.find_quotes(place) < 0)
    does &= ~text.are(first, "nothing")
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
    plain = ~has(code, ~wc.WORD) & end_as_plurals(text, token)
    plural = has(code, wc.PLURAL) & has(code, wc.WORD)
    plural &= ~has(code, wc.CAPITAL | wc.DET | wc.PRON | wc.PLUR | wc.POSS | wc.QUANTIFIER)
    follows = has(text.codes[token + 1], wc.WORD) & ~has(text.codes[token + 1], wc.PLURAL | wc.CAPITAL)
    return token[(plain | plural) & follows]
