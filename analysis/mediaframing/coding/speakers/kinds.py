"""How a speaker is called: by name, by an office, as an anonymous source or by a pronoun; and which actor its words name."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import name_words as nw
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import find_noun_phrases_before
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.search.mentions import Mentions
from mediaframing.coding.speakers import speaker_words as sw
from mediaframing.coding.speakers.phrases import Phrases, are_nameless
from mediaframing.coding.text.tokens import Bools, Ints
from mediaframing.tables import SPEAKER_KINDS

NAMED, DESCRIBED, ANONYMOUS, PRONOUN = (
    SPEAKER_KINDS.index(kind) for kind in ("named", "described", "anonymous", "pronoun")
)
_PEOPLE = wc.PERSON | wc.ROLE | wc.CAPITAL | wc.PLURAL | wc.NUMBER | wc.QUANTIFIER | wc.PRON
_DOERS = ("er", "or", "ist", "ian", "ate")
"""How words for people end: "a backer of the bank who"."""
_MOST_PREPOSITIONS = 3
_STANDS_FOR = wc.PRON | wc.ACC | wc.POSS | wc.REL


def choose_actors(names: Mentions, speakers: Phrases) -> Ints:
    """Choose among the codebook's names in each speaker: the last one up to the head, else the first one after it.

    Speakers are given in order. Of those that overlap the first has the names.
    """
    end = np.searchsorted(names.first_token, speakers.last, "right")
    reached = np.append(0, np.maximum.accumulate(end))[:-1]
    first = np.maximum(np.searchsorted(names.first_token, speakers.first), reached)
    last = np.minimum(np.searchsorted(names.first_token, speakers.head, "right"), end) - 1
    return np.where(first < end, np.append(names.actor, -1)[np.maximum(first, last)], -1)


def are_pronouns(text: Text, first: Ints, last: Ints) -> Bools:
    """Tell which speakers are a pronoun."""
    pronoun: Bools = (first == last) & has(text.codes[first], _STANDS_FOR)
    return pronoun


def take_antecedents(text: Text, first: Ints, last: Ints) -> Spans:
    """Give for "who" the phrase before it, and all other speakers as they are."""
    relative = np.flatnonzero((first == last) & has(text.codes[first], wc.REL))
    floor = text.find_floors(first[relative])
    place = first[relative] - 1
    place = np.maximum(text.find(wc.COMMA).pass_back(place), np.minimum(floor, place))
    begin, end = find_noun_phrases_before(text, place, floor)
    begin = np.where(text.are(first[relative], "who"), _pass_things(text, begin, end), begin)
    first, last = first.copy(), last.copy()
    found = relative[begin >= 0]
    first[found], last[found] = begin[begin >= 0], end[begin >= 0]
    return first, last


def _pass_things(text: Text, first: Ints, last: Ints) -> Ints:
    """Give "lawmakers" in "the ire of lawmakers who left": where phrases begin that name people, or their last ones."""
    first = first.copy()
    code = text.codes[last]
    several = text.end_with(last, "s", "people")
    body = has(code, wc.BODY) | has(nw.read_name_words(text, last), nw.BODY)
    rows = np.flatnonzero((first >= 0) & (has(code, _PEOPLE) | several) & ~body)
    for _ in range(_MOST_PREPOSITIONS):
        preposition = text.find(wc.ADP).find_next(first[rows] + 1)
        rows, preposition = rows[preposition < last[rows]], preposition[preposition < last[rows]]
        head = preposition - 1
        people = has(text.codes[head], _PEOPLE) | text.end_with(head, "s", "people", *_DOERS)
        people |= text.are(head, "shares of many") | text.are(head, "other people")
        rows, preposition = rows[~people], preposition[~people]
        first[rows] = preposition + 1
    return first


def judge_kinds(text: Text, speakers: Phrases, pronoun: Bools) -> Ints:
    """Tell how speakers are called, as places in :data:`mediaframing.tables.SPEAKER_KINDS`."""
    kind = np.where(pronoun, PRONOUN, np.where(speakers.proper, NAMED, DESCRIBED))
    described = np.flatnonzero(kind == DESCRIBED)
    unnamed = speakers.keep(described)
    hidden = are_nameless(text, unnamed) | _are_anonymous(text, unnamed)
    kind[described[hidden]] = ANONYMOUS
    return kind


def _are_anonymous(text: Text, phrases: Phrases) -> Bools:
    """Tell described speakers from anonymous ones by what they are called: "a source", "people close to X"."""
    first, last, head = phrases.first, phrases.last, phrases.head
    code = text.codes[head]
    opening, noun = sw.read_words(text, first), sw.read_words(text, head)
    person = has(code, wc.PERSON) & ~has(noun, sw.SPOKES)
    bare = has(code, wc.PLURAL) & ~text.find(wc.DET).any_between(first, head)
    anonymous: Bools = person & (bare | has(opening, sw.INDEFINITE))
    people = has(noun, sw.PEOPLE) & has(text.codes[last], wc.WORD) & (last > head)
    return anonymous | people | has(opening, sw.PEOPLE)
