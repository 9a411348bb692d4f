"""The words left of a term that say whether its remedy is favoured or opposed: "opposes gun control"."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.remedies.cues import kinds
from mediaframing.coding.stance.remedies.reading import Held, Reading, are_modifiers, find_word, have_words
from mediaframing.coding.text.tokens import Bools

_NO_SERIES = any_of(
    "Definite=Def Definite=Ind ADP of to and or AUX comma PUNCT boundary PronType=Rel that wh Case=Nom ing s"
)
_PHRASE_ENDS = any_of("Definite=Def Definite=Ind ADP of and or to")
_CLAUSE_ENDS = any_of("PUNCT boundary PronType=Rel Case=Nom wh comma AUX")
_FEAR_ENDS = any_of("PUNCT boundary PronType=Rel comma")
_PHRASE_STOPS = any_of("ADP and or to AUX comma PUNCT boundary")
_PREDICATE_ENDS, _PAST = map(any_of, ("PUNCT boundary PronType=Rel Case=Nom wh comma AUX of", "ed"))
_JOINS, _FINITE, _NOMINATIVE, _LETTERS = map(any_of, ("and or", "AUX ed", "Case=Nom", "letters"))
_DETERMINER = any_of("Definite=Def Definite=Ind")
_NO_VERB = any_of("Definite=Def Definite=Ind ADP of to AUX ing ly capital Case=Nom PronType=Rel that wh")
_INFINITIVE, _ADPOSITION, _PARTS, _COMMA = map(any_of, ("AUX", "ADP", "comma PUNCT boundary", "comma"))
_OF = any_of("of")
_HAVING, _FUTURE, _ARTICLES, _FROM = map(name_words, ("forms of have", "future", "a an", "from out"))
_SAYS, _HYPHENS, _LAWS, _RELATIVES = map(name_words, ("says", "- –", "laws", "which that"))
_BE, _THREATS, _STAYS, _THAN = map(name_words, ("forms of be", "threatened", "stays", "than"))
_SUPPORTERS, _OVER, _SURELY, _CONSIDERS = map(name_words, ("supporters", "over to", "surely", "considers"))
_STUDIES, _AS, _TO, _ON = map(name_words, ("studies", "as", "to", "on"))
_BEFORE_THAN, _HEADS = map(name_words, ("before than", "beside its head"))
_TAKES_ON, _PERSONS, _CAPITAL = *map(name_words, ("takes on", "objects of persons")), any_of("capital")
_BAD, _VERB, _ILL, _ACTS, _FAILS, _NAME = map(kinds, ("bad", "verb", "ill", "stop", "fails", "name"))
_HARMS, _CARRIER = map(kinds, ("bad stop ill", "carrier"))
_POOR_SERIES, _POOR_PHRASE, _SUBJECT_START, _NAMED, _NAMED_AS, _KEPT, _VERB_NEAR = 5, 2, 5, 6, 9, 14, 6
_LIST, _SHORT_LIST, _ILL_NEAR, _JOINED_NEAR, _LINK_NEAR, _SUBJECT_NEAR, _SOON = 5, 3, 5, 2, 3, 3, 8
_PLACE_NEAR, _OUTDONE, _PONDERED = 4, 12, 10
"""So many tokens lie between a cue, its term and what decides, at most."""


def judge_harmful(reading: Reading, held: Held) -> Bools:
    """Tell which adjectives stand before the term in its noun phrase: "these harmful tolls"."""
    near: Bools = held.term - held.last - 1 <= _POOR_PHRASE
    near &= ~reading.has(_PHRASE_ENDS, held.last + 1, held.term)
    near |= reading.kind[held.last + 1] & _CARRIER > 0  # "a disastrous plan for tolls"
    # "senseless, merely cosmetic tolls"
    series = (reading.role[held.last + 1] & _COMMA > 0) & (held.term - held.last - 1 <= _POOR_SERIES)
    near |= series & ~reading.has(_NO_SERIES, held.last + 2, held.term)
    return near & reading.reach(held)


def judge_feared(reading: Reading, held: Held) -> Bools:
    """Tell which terms begin the clause that is warned of, and may come: "warned that tolls would"."""
    near = held.term - held.last - 1 <= _SUBJECT_START
    after = held.term_last + 1
    until = np.minimum(held.end, after + _VERB_NEAR)
    comes = have_words(_SURELY, reading, after, until)
    # "warned that tolls may follow" fears nothing ill of them
    comes |= have_words(_FUTURE, reading, after, until) & (
        reading.count_kinds(_HARMS, after, np.minimum(held.end, after + _SOON)) > 0
    )
    comes &= ~have_words(_THREATS, reading, after, until)
    return near & comes & reading.reach(held)


def judge_feared_for(reading: Reading, held: Held) -> Bools:
    """Tell which terms begin a clause that fears for them: "fear that the toll will be scrapped", "will not last"."""
    after = held.term_last + 1
    until = np.minimum(np.minimum(held.end, after + _SOON), reading.find_next(_FEAR_ENDS, after))
    kind = reading.kind
    fails = reading.count_kinds(_FAILS, after, until) > 0
    be = find_word(_BE, reading, after, until)
    fails |= (be >= 0) & (kind[be + 1] & _ACTS > 0)
    fails |= reading.negate_between(after, until) & have_words(_STAYS, reading, after, until)
    near = held.term - held.last - 1 <= _SUBJECT_START
    return near & fails & reading.reach(held)


def judge_named(reading: Reading, held: Held) -> Bools:
    """Tell which terms are called, found or ruled something bad: "ruled the toll illegal"."""
    near = (held.term - held.last - 1 <= _NAMED) & ~reading.has(_JOINS, held.last + 1, held.term)
    bad = np.flatnonzero((reading.kind & _BAD > 0) & (reading.kind & _VERB == 0))
    places = np.append(bad, len(reading.kind))
    found = places[np.searchsorted(places[:-1], held.term_last + 1)]
    near &= found <= np.minimum(held.term_last + _NAMED, held.end - 1)
    near &= ~reading.has(_PREDICATE_ENDS, held.term_last + 1, found)
    return near & reading.reach(held)


def judge_called(reading: Reading, held: Held) -> Bools:
    """Tell which terms are a name that is given to something: "called it a bailout"."""
    article = have_words(_ARTICLES, reading, np.maximum(held.last + 1, held.term - 3), held.term)
    near: Bools = (held.term - held.last - 1 <= _NAMED_AS) & article
    # "the union called a strike", but "it was called a bailout"
    bare = held.are(_NAME) & _ARTICLES[reading.word[held.last + 1]]
    passive = reading.have_be(np.maximum(held.begin, held.first - _SUBJECT_NEAR), held.first)
    # "called the drill a rehearsal for a strike", "more than a strike"
    other = have_words(_THAN, reading, held.last + 1, held.term)
    place = find_word(_ARTICLES, reading, held.last + 1, held.term)
    other |= (place > held.last + 1) & (reading.role[place - 1] & _ADPOSITION > 0)
    return near & (~bare | passive) & ~other & reading.reach(held)


def judge_compounds(reading: Reading, held: Held) -> Bools:
    """Tell which terms stand right behind "anti", with a hyphen or without."""
    gap = held.term - held.last - 1
    compounds = (gap == 0) | ((gap == 1) & _HYPHENS[reading.word[held.last + 1]])
    # "anti-gun laws" are a remedy of their own
    views: Bools = compounds & ((held.term_last == held.term) | ~_LAWS[reading.word[held.term_last]])
    return views


def judge_equated(reading: Reading, held: Held) -> Bools:
    """Tell which terms a noun before is said to be: "the disaster that is the toll"."""
    relative = held.last + 1
    linked = _RELATIVES[reading.word[relative]] & _BE[reading.word[relative + 1]]
    return (
        linked
        & (held.term - relative - 2 <= _LINK_NEAR)
        & ~reading.has(_PHRASE_STOPS, relative + 2, held.term)
    )


def judge_spared(reading: Reading, held: Held) -> Bools:
    """Tell which terms somebody is kept from: "shields the poor from tolls"."""
    place = find_word(_FROM, reading, held.last + 1, held.term)
    near = (place >= 0) & (held.term - held.last - 1 <= _KEPT)
    inner = replace(held, last=place, kind=np.zeros_like(held.kind))
    near &= ~reading.has(_CLAUSE_ENDS, held.last + 1, place) & ~reading.has(_JOINS, place, held.term)
    return near & reading.reach(inner)


def judge_objects(reading: Reading, held: Held) -> Bools:
    """Tell which terms are what a verb or noun is about: its object, or in a phrase that belongs to it.

    Behind a comma or an "and" the term is none where a verb follows: "opposes fees, and tolls are next".
    """
    after = held.term_last + 1
    until = np.minimum(np.minimum(held.end, after + _VERB_NEAR), reading.find_next(_PARTS, after))
    follows = reading.has(_FINITE, after, until) & ~_RELATIVES[reading.word[after]]
    crossed = reading.cross(held.last + 1, held.term)
    # What a ban is on ends sooner than what somebody opposes: "a ban on magazines and renewal of the toll".
    far = held.are(_ACTS) & (held.term - held.last > np.where(held.first == held.last, _LIST, _SHORT_LIST))
    # "put the brakes on smoke and fuel tolls", "railed against the fee, the toll the town raised"
    join = reading.find_last(_JOINS, held.last + 1, held.term)
    far &= (held.term - join > _JOINED_NEAR) | (reading.role[join + 1] & _DETERMINER > 0)
    follows &= reading.role[after] & (_DETERMINER | _NOMINATIVE) == 0
    subject = crossed & (follows | far)
    # "had discussed tolls" has none
    auxiliary = _HAVING[reading.word[held.last]] & (reading.role[held.last + 1] & _PAST > 0)
    another = _are_of_another(reading, held) | _SAYS[reading.word[held.last + 1]]  # "critics say tolls are"
    another |= _are_beside(reading, held)
    return ~are_modifiers(reading, held) & ~subject & ~auxiliary & ~another & reading.reach(held)


def _are_of_another(reading: Reading, held: Held) -> Bools:
    """Tell which terms are the object of another verb behind an "and": "oppose the fee and fund the toll"."""
    join = reading.find_last(_JOINS, held.last + 1, held.term)
    verb, opens = reading.role[join + 1], reading.role[np.minimum(join + 2, held.term)]
    another = (join >= 0) & (join + 2 < held.term) & (opens & _DETERMINER > 0)
    verbs: Bools = another & (verb & _LETTERS > 0) & (verb & _NO_VERB == 0)
    return verbs


def _are_beside(reading: Reading, held: Held) -> Bools:
    """Tell which terms stand beside what is opposed: "killed more people than tolls", "attacks on toll workers", "hit him on tolls"."""
    word, role = reading.word, reading.role
    than = find_word(_THAN, reading, held.last + 1, held.term)
    beside: Bools = (than > held.last + 1) & ~_BEFORE_THAN[word[than - 1]]
    beside |= _HEADS[word[held.term_last + 1]]
    topic = find_word(_ON, reading, held.last + 2, held.term)
    persons = _PERSONS[word[held.last + 1]] | (role[held.last + 1] & _CAPITAL > 0)
    beside |= (topic >= 0) & persons & _TAKES_ON[word[held.first]] & (held.first == held.last)
    return beside


def judge_pondered(reading: Reading, held: Held) -> Bools:
    """Tell which terms are what is pondered: "is considering a toll", but not "considers the toll a success", "a study of tolls"."""
    after = held.term_last + 1
    far = np.minimum(np.minimum(held.end, after + _PONDERED), reading.find_next(_PARTS, after))
    named = _ARTICLES[reading.word[after]] | have_words(_AS, reading, after, far)
    named |= _TO[reading.word[after]] & _BE[reading.word[after + 1]]
    named &= _CONSIDERS[reading.word[held.first]] & (held.first == held.last)
    noun = _STUDIES[reading.word[held.first]] & (
        reading.role[held.last + 1] & (_OF | _ADPOSITION | _JOINS) > 0
    )
    noun |= _STUDIES[reading.word[held.first]] & (reading.role[held.first - 1] & _DETERMINER > 0)
    return ~named & ~noun & judge_objects(reading, held)


def judge_gone(reading: Reading, held: Held) -> Bools:
    """Tell which participles stand right before the term as its modifiers: "the rejected toll"."""
    gap = held.term - held.last - 1
    return (gap <= 1) & are_modifiers(reading, held) & ~reading.has(_PHRASE_ENDS, held.last + 1, held.term)


def judge_both(reading: Reading, held: Held) -> Bools:
    """Tell which opponents are named beside those in favour: "supporters and opponents of tolls"."""
    join = held.first - 1
    return (
        _SUPPORTERS[reading.word[join - 1]] & (reading.role[join] & _JOINS > 0) & judge_objects(reading, held)
    )


def judge_outdone(reading: Reading, held: Held) -> Bools:
    """Tell which terms something else is liked better than: "chose a lottery over tolls"."""
    place = find_word(_OVER, reading, held.last + 2, held.term)
    near = (place >= 0) & (held.term - place <= _PLACE_NEAR) & (held.term - held.last <= _OUTDONE)
    near &= ~reading.has(_CLAUSE_ENDS, held.last + 1, held.term) & ~are_modifiers(reading, held)
    return near & ~reading.has(_JOINS | _INFINITIVE, place + 1, held.term)


def judge_sources(reading: Reading, held: Held) -> Bools:
    """Tell which terms are said to bring something ill: "losses because of tolls"."""
    ill = np.append(0, np.cumsum(reading.kind & _ILL > 0))
    start = np.maximum(held.begin, held.first - _ILL_NEAR)
    near: Bools = ill[held.first] > ill[start]
    return near & ~reading.has(_CLAUSE_ENDS, start, held.first) & reading.reach(held)
