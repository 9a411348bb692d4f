"""Persons and bodies called by what they are: "the minister", "a senior official", and whom each description means.

A description stands for the last who was given that office, by a title, in an apposition, or as "a minister" before. Where
two were given it in one sentence nobody is meant.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english import name_words as nw
from mediaframing.coding.english import verb_frames as vf
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.speakers import speaker_words as sw
from mediaframing.coding.speakers.names import Names
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.tokens import Bools, Ints

_NOBODY = -1
_OFFICE_REACH = 4
_APPOSED_REACH = 7
_ENDS_APPOSITION = wc.COMMA | wc.AUX | wc.REL | wc.ADP | wc.CCONJ
_NO_MODIFIER = wc.ADP | wc.AUX | wc.CCONJ | wc.PRON


@dataclass(frozen=True)
class Descriptions(Columns):
    """Descriptions of one person or body, in order of their nouns.

    Attributes
    ----------
    first, last : array
        Tokens, from the determiner to the noun.
    holder : array
        Whom it means: a holder of names, or from their number on somebody who is only described.
    known : array of bool
        Whether what it means was met before.
    definite : array of bool
    number : array
        Its own number as somebody who is only described.
    """

    first: Ints
    last: Ints
    holder: Ints
    known: Bools
    definite: Bools
    number: Ints

    def __len__(self) -> int:
        return len(self.first)


def count_holders(names: Names) -> int:
    """Give how many holders names have; what is only described has numbers from there on."""
    return int(names.holder.max(initial=-1)) + 1


def find_descriptions(text: Text, names: Names) -> Descriptions:
    """Find descriptions, and whom they mean."""
    codes = text.codes
    place = text.find(wc.ROLE).tokens
    code, after = codes[place], text.codes[place + 1]
    # Titles and words within names are none.
    kept = ~has(code, wc.PLURAL) & has(code, wc.PERSON | wc.BODY)
    kept &= ~has(after, wc.CAPITAL | wc.ROLE)
    # "the government plan"
    kept &= has(after, ~wc.WORD) | (text.cues[place + 1] != 0) | text.end_with(place + 1, "ed", "s")
    row = np.searchsorted(names.first, place, "right") - 1
    kept &= (row < 0) | (np.append(names.last, -1)[row] < place)
    place = place[kept]
    first = _find_determiners(text, place)
    # "Weber, the mayor," means her twice.
    begin = first - 2 * has(text.codes[first - 1], wc.POSSESSIVE)
    apposed = are_among(names.last, _pass_ages_back(text, begin - 1) - 1) & ~_begin_clauses(text, place)
    apposed &= has(text.codes[begin - 1], wc.COMMA)
    kept = (first >= 0) & ~apposed
    place, first = place[kept], first[kept]
    definite = text.are(first, "definite") & ~has(codes[first], wc.POSS)
    office = sw.get_offices(sw.read_words(text, place))
    number = count_holders(names) + np.arange(len(place))
    holder = number.copy()
    # "Norland's spokesman" is met as "a spokesman" is.
    met = has(sw.read_words(text, first), sw.INDEFINITE) | has(text.codes[first - 1], wc.POSSESSIVE)
    # "Norland's mayor, Anna Weber, ..."
    titled = has(text.codes[place + 1], wc.COMMA) & are_among(names.first, place + 2)
    fresh = np.flatnonzero(~definite & met & (office > 0) & ~titled)
    bearers = _list_bearers(text, names, (holder[fresh], first[fresh], place[fresh]))
    asked = np.flatnonzero(definite & (office > 0))
    means = _find_bearers(text, bearers, first[asked], place[asked], office[asked])
    known = np.zeros(len(place), np.bool_)
    known[asked] = means != _NOBODY
    holder[asked] = np.where(means != _NOBODY, means, holder[asked])
    return Descriptions(first, place, holder, known, definite, number)


def _pass_ages_back(text: Text, comma: Ints) -> Ints:
    """Give the comma before the age of "Weber, 41, a nurse"."""
    aged = has(text.codes[comma], wc.COMMA) & has(text.codes[comma - 1], wc.NUMBER)
    aged &= has(text.codes[comma - 2], wc.COMMA)
    return comma - 2 * aged


def _begin_clauses(text: Text, place: Ints) -> Bools:
    """Tell nouns that are subjects, and set beside nothing: "in Norland, the ministry said"."""
    subjects: Bools = has(text.cues[place + 1], vf.PAST | vf.THIRD) | has(text.codes[place + 1], wc.AUX)
    return subjects


def are_among(tokens: Ints, asked: Ints) -> Bools:
    """Tell which tokens are among others, which are in order."""
    there: Bools = np.append(tokens, -9)[np.searchsorted(tokens, asked)] == asked
    return there


def _find_determiners(text: Text, place: Ints) -> Ints:
    """Give the determiner that opens the phrase of each noun, or the first word behind an owner's apostrophe, or -1."""
    first = np.full(len(place), -1)
    at = place - 1
    rows = np.arange(len(place))
    floor = text.find_floors(place)
    for _ in range(_OFFICE_REACH):
        code = text.codes[at[rows]]
        inside = at[rows] >= floor[rows]
        owned = inside & has(code, wc.POSSESSIVE)
        opens = owned | (inside & has(code, wc.DET))
        first[rows[opens]] = at[rows[opens]] + owned[opens]
        goes_on = inside & ~opens & has(code, wc.WORD) & ~has(code, _NO_MODIFIER)
        rows = rows[goes_on]
        at[rows] -= 1
    return first


@dataclass(frozen=True)
class _Bearers(Columns):
    """Who bears an office, sorted by article, office and place: each time that the bearer is met.

    Attributes
    ----------
    key : array
        A number for the article and the office.
    since : array
        The first token of what is met.
    holder : array
    title : array
        The first token of what gave the office.
    """

    key: Ints
    since: Ints
    holder: Ints
    title: Ints


def _list_bearers(text: Text, names: Names, fresh: tuple[Ints, Ints, Ints]) -> _Bearers:
    """List who bears an office: holders of names wherever they are named from then on, and who is only described."""
    count = sw.count_offices()
    name, place = list_offices(text, names)
    key = names.article[name] * count + sw.get_offices(sw.read_words(text, place))
    # A holder bears an office from where it is first given.
    order = np.lexsort((names.first[name], names.holder[name], key))
    pair = key * count_holders(names) + names.holder[name]
    order = order[np.unique(pair[order], return_index=True)[1]]
    given, key = name[order], key[order]
    begin = names.first[given]
    by_holder = np.argsort(names.holder, kind="stable")
    sorted_holder = names.holder[by_holder]
    low, high = (np.searchsorted(sorted_holder, names.holder[given], side) for side in ("left", "right"))
    counts = high - low
    row = np.repeat(np.arange(len(given)), counts)
    met = by_holder[np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts - low, counts)]
    kept = names.first[met] >= begin[row]
    row, met = row[kept], met[kept]
    holder, first, head = fresh
    described = text.sentences.article[text.sentences.of_token[first]] * count
    described += sw.get_offices(sw.read_words(text, head))
    key = np.concatenate([key[row], described])
    since = np.concatenate([names.first[met], first])
    order = np.lexsort((since, key))
    return _Bearers(
        key[order],
        since[order],
        np.concatenate([names.holder[met], holder])[order],
        np.concatenate([begin[row], head])[order],
    )


def _find_bearers(text: Text, bearers: _Bearers, first: Ints, head: Ints, office: Ints) -> Ints:
    """Give who bore the office that each description names when last met; nobody where another stands in that sentence."""
    span = len(text) + 1
    since = bearers.key * span + bearers.since
    asked = text.sentences.article[text.sentences.of_token[first]] * sw.count_offices() + office
    slot = np.searchsorted(since, asked * span + first) - 1
    key, holder = np.append(bearers.key, -1), np.append(bearers.holder, _NOBODY)
    found = (slot >= 0) & (key[slot] == asked)
    rival = np.maximum(slot - 1, -1)
    met = np.append(bearers.since, 0)
    near = (slot > 0) & (key[rival] == asked) & (holder[rival] != holder[slot])
    near &= text.sentences.of_token[met[rival]] == text.sentences.of_token[met[slot]]
    found &= ~near
    # "the Syrian team" is another one than "the team": what the phrase names must stand before the bearer, too.
    modifier = text.find(wc.CAPITAL).find_previous(head - 1)
    modified = np.flatnonzero(found & (modifier > first))
    title = np.append(bearers.title, 0)[slot[modified]][:, None] - np.arange(1, _OFFICE_REACH + 2)
    found[modified] = (text.type[title] == text.type[modifier[modified]][:, None]).any(axis=1)
    # Nor is "the prime minister" a minister of something else.
    ranked = np.flatnonzero(found & text.are(head - 1, "ranks") & (head - 1 > first))
    around = np.append(bearers.title, 0)[slot[ranked]][:, None] + np.arange(
        -_OFFICE_REACH - 2, _APPOSED_REACH + 1
    )
    around = np.minimum(around, first[ranked][:, None] - 1)
    keys = text.vocabulary.keys
    found[ranked] = [
        keys[rank] in {keys[place] for place in places if place >= 0}
        for rank, places in zip(
            text.type[head[ranked] - 1].tolist(),
            text.type[np.clip(around, 0, len(text))].tolist(),
            strict=True,
        )
    ]
    return np.where(found, holder[slot], _NOBODY)


def list_offices(text: Text, names: Names) -> tuple[Ints, Ints]:
    """List names with the words for their offices: "President Weber", "Sen. Weber", "Weber (D-Norland)", "Weber, the president", "the Justice Department"."""
    codes = text.codes
    place = text.find(wc.ROLE).tokens
    # Titles stand right before the name, with nothing but names, titles and "of" in between.
    name = np.searchsorted(names.first, place)
    first = np.append(names.first, len(text) + _OFFICE_REACH + 1)[name]
    near = (first - place <= _OFFICE_REACH) & has(codes[place], wc.PERSON)
    before, place_before, first = name[near], place[near], first[near]
    after = place_before[:, None] + np.arange(1, _OFFICE_REACH)
    code = codes[np.minimum(after, len(text))]
    passes = (code == 0) | has(code, wc.CAPITAL | wc.ROLE | wc.OF)
    close = (passes | (after >= first[:, None])).all(axis=1)
    close &= text.find_floors(place_before) == text.find_floors(first)
    close &= ~has(text.codes[first - 1], wc.OF)  # "the director of Norland" is not Norland
    title = before[close], place_before[close]
    # "Sen. Weber": a shortened title is none of the words for offices.
    short = names.first - 1
    short = short - ((codes[short] == 0) & text.are(short, "full stop"))
    shortened = sw.get_offices(sw.read_words(text, short)) > 0
    shortened &= has(codes[short], wc.CAPITAL) & ~has(codes[short], wc.ROLE)
    shortened &= text.find_floors(names.first) <= short
    brief = np.flatnonzero(shortened)
    # "Weber (D-Norland)"
    party = names.last + 2
    told = has(text.codes[names.last + 1], wc.COMMA | wc.OPEN_BRACKET) & text.are(party, "parties")
    told &= has(codes[party], wc.CAPITAL) & text.are(party + 1, "-")
    lettered = np.flatnonzero(told)
    # Appositions follow a comma and end before the next.
    name = np.searchsorted(names.last, place) - 1
    # "Weber, Norland's mayor": the owner is another one
    owner = has(text.codes[np.append(names.last, -2)[name] + 1], wc.POSSESSIVE) & (name > 0)
    beside = np.append(names.last, -9)[np.maximum(name, 0) - 1] + 2 == np.append(names.first, -1)[name]
    name -= owner & beside & has(text.codes[np.append(names.first, 0)[name] - 1], wc.COMMA)
    end = np.append(names.last, -1 - _APPOSED_REACH)[name]
    near = (name >= 0) & (place - end <= _APPOSED_REACH)
    behind, place_after, end = name[near], place[near], end[near]
    # "Weber, 41, a nurse"; "Weber, Norland's mayor"
    aged = has(text.codes[end + 1], wc.COMMA) & has(text.codes[end + 2], wc.NUMBER)
    end = end + 2 * (aged & has(text.codes[end + 3], wc.COMMA))
    owned = has(text.codes[end + 2], wc.CAPITAL) & has(text.codes[end + 3], wc.POSSESSIVE)
    # "Weber, director of the bank"
    bare = (place_after == end + 2) & has(text.codes[place_after + 1], wc.ADP) & ~has(codes[end], wc.TIME)
    bare &= ~has(nw.read_name_words(text, end), nw.PLACE)
    apposed = has(text.codes[end + 1], wc.COMMA) & (has(codes[end + 2], wc.DET) | owned | bare)
    apposed &= ~text.find(_ENDS_APPOSITION).any_between(end + 2, place_after)
    apposed &= text.find_floors(place_after) == text.find_floors(end)
    apposed &= ~_begin_clauses(text, place_after)
    # "Weber, the government negotiator"
    apposed &= ~has(text.codes[place_after + 1], wc.ROLE)
    within = np.searchsorted(names.first, place, "right") - 1
    held = (within >= 0) & (np.append(names.last, -1)[within] == place)
    return (
        np.concatenate([title[0], brief, lettered, behind[apposed], within[held]]),
        np.concatenate([title[1], short[brief], party[lettered], place_after[apposed], place[held]]),
    )
