"""The words behind a term that say whether its remedy is favoured or opposed: "sanctions do not work"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.remedies.cues import kinds
from mediaframing.coding.stance.remedies.reading import Held, Reading, find_word, have_words
from mediaframing.coding.text.tokens import Bools, Ints

REACH = 14
"""So many tokens behind a term a cue stands at most."""
_CLAUSE_ENDS = any_of("PUNCT comma boundary PronType=Rel Case=Nom wh that and or")
_OBJECT_ENDS = any_of("PUNCT comma boundary PronType=Rel Case=Nom wh that AUX")
_PHRASE_ENDS = any_of("PUNCT comma boundary PronType=Rel Case=Nom wh AUX ADP to of and or")
_JOIN, _GAP_ENDS = map(any_of, ("and or", "PUNCT boundary comma ADP and or to"))
_RELATIVE_ENDS, _AUXILIARY, _PREPOSITION, _ED = map(any_of, ("PUNCT boundary comma", "AUX", "ADP", "ed"))
_LETTERS, _NOMINATIVE = map(any_of, ("letters", "Case=Nom"))
_CONTACT_ENDS, _ING = map(any_of, ("PUNCT comma boundary PronType=Rel wh that and or ADP to", "ing"))
_DETERMINER, _COMMA = map(any_of, ("Definite=Def Definite=Ind", "comma"))
_NO_HELPER = any_of("Definite=Def Definite=Ind ADP of Case=Nom comma PUNCT boundary s ed ing")
_OPENS_MORE, _TO, _HEADLINE, _S = map(any_of, ("ADP of to", "to", "PUNCT boundary ADP comma", "s"))
_POSSESSORS, _SIDES, _BETWEEN = map(name_words, ("possessors", "support nouns", "between"))
_CAUSING, _TALKING, _FROM, _ONLY = map(name_words, ("causing", "talking", "from", "only"))
_RELATIVES, _OBJECT_RELATIVES, _BE = map(name_words, ("which that", "object relatives", "forms of be"))
_GIVEN, _KILLED, _HEADED = map(name_words, ("refused them", "killed", "headline participles"))
_LINKING, _COERCIVE, _BANS, _TO_WORD = map(name_words, ("linking", "coercive", "bans", "to"))
_LEAVING, _QUALITIES, _NOT = map(name_words, ("leaving", "qualities left open", "not"))
_PENDING, _WE, _AS, _BY, _PARTICIPLES = map(name_words, ("not yet done", "we", "as", "by", "participles"))
_STOPPED, _GOOD, _DEEDS, _BAD, _HOLDER = map(kinds, ("stop", "good", "stop do brings", "bad", "holder"))
_ILL, _SHIELD, _VERB, _CARRIER, _FAILS = map(kinds, ("ill", "shield", "verb", "carrier", "fails"))
_FOE, _VERB_NEAR, _BE_NEAR, _AS_NEAR, _RELATIVE_NEAR, _NAME_NEAR, _BAD_NEAR = 2, 4, 4, 3, 4, 8, 4
_GAP_NEAR, _CONTACT_NEAR, _SIDE_NEAR, _ILL_NEAR, _APART_NEAR, _WANT_NEAR = 9, 5, 4, 6, 6, 5
_APPOSED_NEAR, _RELATIVE_VERB = 4, 4
"""So many tokens lie between a cue, its term and what decides, at most."""
_TOLD = name_words("told")  # "toll critics say it is"
_OBJECT_OPENS = any_of("letters Definite=Def Definite=Ind") & ~any_of("ADP ly")


def judge_foes(reading: Reading, held: Held) -> Bools:
    """Tell which nouns make a name of the term for those who oppose it, or for its end: "toll opponents"."""
    after = held.term_last + 1
    # "the treaty bans tests"
    verbs = _BANS[reading.word[held.first]] & (reading.role[held.term - 1] & _DETERMINER > 0)
    verbs |= reading.role[held.last + 1] & _DETERMINER > 0  # "sanctions ban the sale"
    verbs |= reading.has(_ING, after, held.first)
    return (held.first - held.term_last <= _FOE) & ~reading.has(_PHRASE_ENDS, after, held.first) & ~verbs


def judge_relative(reading: Reading, held: Held) -> Bools:
    """Tell which verbs of a relative clause have the term as their object: "a toll that many oppose"; none in an aside."""
    aside = reading.role[_find_relative(reading, held) - 1] & _COMMA > 0
    return _are_relative(reading, held) & ~aside


def _are_relative(reading: Reading, held: Held) -> Bools:
    place = _find_relative(reading, held)
    gap = (held.last + 1 >= held.end) | (reading.role[held.last + 1] & _GAP_ENDS > 0)
    gap |= reading.role[held.last + 1] & _LETTERS == 0
    near = (held.first - held.term_last <= _GAP_NEAR) & (place >= 0) & (held.first - place >= 2)
    near &= reading.role[place + 1] & _AUXILIARY == 0  # "a toll that will end" has no other subject
    near &= reading.role[place + 1] & _ED == 0  # "a toll that followed"
    return near & gap & ~held.are(_HOLDER) & ~reading.has(_RELATIVE_ENDS, place + 1, held.first)


def judge_contact(reading: Reading, held: Held) -> Bools:
    """Tell which verbs have the term as object of a clause without a relative: "the toll the carters oppose"."""
    after, place = held.term_last + 1, held.first
    opens = (reading.role[after] & (_DETERMINER | _NOMINATIVE) > 0) | _POSSESSORS[reading.word[after]]
    gap = (held.last + 1 >= held.end) | (reading.role[held.last + 1] & (_GAP_ENDS | _LETTERS) != _LETTERS)
    near = (place - after >= 1) & (place - after <= _CONTACT_NEAR) & ~held.are(_HOLDER)
    contact: Bools = (
        near & opens & gap & ~reading.has(_CONTACT_ENDS, after + 1, place) & ~_have_be(reading, held)
    )
    return contact


def judge_own_relative(reading: Reading, held: Held) -> Bools:
    """Tell those where the speakers tell their own view: "the toll, something I opposed"."""
    place = _find_relative(reading, held)
    return _are_relative(reading, held) & have_words(_WE, reading, place, held.first)


def _find_relative(reading: Reading, held: Held) -> Ints:
    after = held.term_last + 1
    return find_word(_OBJECT_RELATIVES, reading, after, np.minimum(after + _RELATIVE_NEAR, held.first))


def judge_named(reading: Reading, held: Held) -> Bools:
    """Tell which terms a relative clause calls something bad: "the toll, which he called a disaster"."""
    after = held.term_last + 1
    near = (held.first - held.term_last <= _NAME_NEAR) & have_words(
        _RELATIVES, reading, after, np.minimum(after + 3, held.first)
    )
    place = find_word(_RELATIVES, reading, after, np.minimum(after + 3, held.first))
    near &= reading.role[place + 1] & _AUXILIARY == 0  # "a toll that will make" has no other subject
    bad = np.append(0, np.cumsum(reading.kind & _BAD > 0))
    end = np.minimum(held.last + 1 + _BAD_NEAR, held.end)
    return near & (bad[end] > bad[held.last + 1])


def _are_verbs(reading: Reading, held: Held) -> Bools:
    """Tell which cues are the verb of the clause whose subject is the term."""
    after = held.term_last + 1
    auxiliary = reading.find_next(_AUXILIARY, after)
    some = auxiliary < held.first
    near = (auxiliary >= held.first - _BE_NEAR) & ~reading.has(_PREPOSITION, auxiliary, held.first)
    near = np.where(some, near, True) & ~have_words(_TOLD, reading, after, held.first)
    own = reading.role[after] & _DETERMINER > 0  # "during the toll the town does not work"
    # "a push to ban the sale of guns has failed"
    own &= ~(_TO_WORD[reading.word[held.term - 1]] & (reading.kind[held.term - 2] & _CARRIER > 0))
    ends = reading.has(_CLAUSE_ENDS, after, held.first)
    # "a truce between rebels and troops collapsed"
    ends &= ~_BETWEEN[reading.word[after]] | reading.has(_CLAUSE_ENDS & ~_JOIN, after, held.first)
    subject: Bools = ~ends & near & ~own
    return subject


def _have_be(reading: Reading, held: Held) -> Bools:
    return reading.have_be(np.maximum(held.term_last + 1, held.first - _BE_NEAR), held.first)


def judge_effects(reading: Reading, held: Held) -> Bools:
    """Tell which verbs say what the term does: "tolls hurt", "tolls do not work"."""
    after = held.term_last + 1
    told = (held.first - held.term_last <= _VERB_NEAR) | reading.has(_AUXILIARY, after, held.first)
    told |= _BETWEEN[reading.word[after]]
    # "a toll on carts from the north violates the treaty"
    long = (reading.role[after] & (_PREPOSITION | _TO) > 0) & (reading.role[held.first] & _S > 0)
    # "a toll on carts from the north hampered trade"
    past = (reading.role[after] & (_PREPOSITION | _TO) > 0) & (reading.role[held.first] & _ED > 0)
    long |= past & (reading.role[held.last + 1] & _OBJECT_OPENS > 0)
    told |= long & ~held.are(_FAILS)
    before = held.first - 1
    deed = (reading.kind[before] & _DEEDS > 0) & (reading.role[before] & _AUXILIARY == 0) & (before >= after)
    told &= ~deed  # "will cut costs"
    # "the reform won't stop" tells of no success
    stopping = held.are(_GOOD) & held.are(_STOPPED) & ~_RELATIVES[reading.word[held.term - 1]]
    told &= ~stopping | (reading.role[held.last + 1] & _OBJECT_OPENS > 0)
    told &= ~have_words(_AS, reading, np.maximum(after, held.first - 2), held.first)  # "as real costs"
    be = find_word(_BE, reading, np.maximum(after, held.first - _BE_NEAR), held.first)
    # "tolls are failing" is none, nor is "tolls are bound to fail"
    passive = (be >= 0) & (reading.role[held.first] & _ING == 0) & ~reading.has(_TO, be + 1, held.first)
    # "strikes disrupted trains" tells what they are for
    told &= ~_COERCIVE[reading.word[held.term_last]] | ~held.are(_BAD) | held.are(_FAILS)
    # "the talks broke down" tells that they were held
    told &= ~_TALKING[reading.word[held.term_last]] | ~held.are(_FAILS) | (held.last > held.first + 1)
    # "a law preventing frauds" tells of no success
    told &= ~held.are(_GOOD) | held.are(_BAD) | (reading.role[held.first] & _ING == 0) | (be >= 0)
    effects: Bools = held.are(_VERB) & told & ~passive & _are_verbs(reading, held)
    return effects


def judge_relative_effects(reading: Reading, held: Held) -> Bools:
    """Tell which verbs of a relative clause say what the term does: "tolls that hurt shops"."""
    after = held.term_last + 1
    relative = _RELATIVES[reading.word[after]]
    near: Bools = relative & (held.first - after <= _RELATIVE_VERB) & held.are(_VERB) & ~held.are(_FAILS)
    near &= ~reading.has(_NO_HELPER, after + 1, held.first) & ~_COERCIVE[reading.word[held.term_last]]
    return near & (reading.role[held.last + 1] & _OBJECT_OPENS > 0)


def judge_results(reading: Reading, held: Held) -> Bools:
    """Tell which verbs say that something ill comes of the term: "tolls lead to losses"."""
    places = np.append(np.flatnonzero(reading.kind & _ILL), len(reading.kind))
    ill = places[np.searchsorted(places, held.last + 1)]
    near: Bools = ill < np.minimum(held.last + 1 + _ILL_NEAR, held.end)
    near &= ~reading.has(_OBJECT_ENDS, held.last + 1, ill)
    near &= ~_have_be(reading, held) | (reading.role[held.first] & _ING > 0)
    near &= reading.count_kinds(_STOPPED, held.last + 1, ill) == 0  # "contribute to ending the crisis"
    told = (held.first - held.term_last <= _VERB_NEAR) | reading.has(
        _AUXILIARY, held.term_last + 1, held.first
    )
    return near & told & _are_verbs(reading, held)


def judge_ebbing(reading: Reading, held: Held) -> Bools:
    """Tell which verbs say that support or opposition grows less: "support for tolls is waning"."""
    noun = have_words(_SIDES, reading, np.maximum(held.begin, held.term - _SIDE_NEAR), held.term)
    return noun & _are_verbs(reading, held)


def judge_pending(reading: Reading, held: Held) -> Bools:
    """Tell which words say of the term that it is not decided: "tolls are under consideration"."""
    near: Bools = held.first - held.term_last <= _VERB_NEAR + 1
    near &= ~reading.has(_CLAUSE_ENDS | _PREPOSITION, held.term_last + 1, held.first)
    # "the dam threatened to burst" leaves the dam in no doubt; nor does "was considered too steep"
    near &= reading.role[held.last] & _OPENS_MORE == 0
    thought = (reading.role[held.last] & _ED > 0) & (reading.role[held.last + 1] & _GAP_ENDS == 0)
    thought &= reading.role[held.last + 1] & _LETTERS > 0
    near &= ~thought & ~_ONLY[reading.word[held.first - 1]]
    # "the dam's potential risks"
    near &= ~_QUALITIES[reading.word[held.last]] | _have_be(reading, held)
    return near


def judge_apart(reading: Reading, held: Held) -> Bools:
    """Tell which terms are said not to go with another thing: "tolls and trade cannot go together"."""
    after = held.term_last + 1
    return (held.first - held.term_last <= _APART_NEAR) & ~reading.has(_OBJECT_ENDS, after, held.first)


def judge_predicates(reading: Reading, held: Held) -> Bools:
    """Tell which words are what a form of "be" says of the term: "tolls are a disaster", "seen as a disaster"."""
    after = held.term_last + 1
    linked = have_words(_AS, reading, np.maximum(after, held.first - _AS_NEAR), held.first)
    linked |= _have_be(reading, held)
    linked |= have_words(_LINKING, reading, np.maximum(after, held.first - _AS_NEAR), held.first)
    # "put the toll on hold", "made the toll useless"
    start = np.maximum(held.begin, held.term - _WANT_NEAR)
    left = find_word(_LEAVING, reading, start, held.term)
    linked |= (left >= 0) & (held.first == after) & ~reading.has(_OBJECT_ENDS, left + 1, held.term)
    linked |= _NOT[reading.word[after]] & (held.first - after <= _BAD_NEAR)  # "Tolls not the answer"
    linked &= ~have_words(_TOLD, reading, after, held.first)
    return linked & ~held.are(_VERB) & ~reading.has(_CLAUSE_ENDS, after, held.first)


def judge_passives(reading: Reading, held: Held) -> Bools:
    """Tell which participles have the term as their subject: "tolls were scrapped", "tolls opposed by carters"."""
    after, word = held.term_last + 1, reading.word
    participle = (reading.role[held.first] & _ED > 0) | _PARTICIPLES[word[held.first]]
    be = find_word(_BE, reading, np.maximum(after, held.first - _BE_NEAR), held.first)
    # "were scrapped", but not "were raised to cut debts", "was handed a suspended sentence"
    passive = (be >= 0) & ~reading.has(_TO | _ED, be + 1, held.first) & _are_verbs(reading, held)
    # "the toll was denied", but "carters were denied a licence"
    passive &= ~_GIVEN[word[held.first]] | (reading.role[held.last + 1] & _OBJECT_OPENS == 0)
    passive &= ~_KILLED[word[held.first]]  # people are killed rather than plans
    comma = reading.role[after] & _COMMA > 0
    passive |= _are_reduced(reading, held, comma)
    passive &= ~held.are(_SHIELD) | ~_FROM[word[held.last + 1]]  # "strikers were barred from the yard"
    return participle & passive & ~reading.has(_CLAUSE_ENDS, after + comma, held.first)


def judge_undone(reading: Reading, held: Held) -> Bools:
    """Tell which participles say of the term that it is not carried out: "tolls were never introduced"."""
    denied = reading.negate_between(held.term_last + 1, held.first)
    denied |= reading.void_subjects(held.begin, held.term)
    denied &= ~_PENDING[reading.word[held.first]]  # "talks have not been completed" go on
    denied &= reading.role[held.last + 1] & _TO == 0  # "tolls are not allowed to rise"
    return denied & _have_be(reading, held) & judge_passives(reading, held)


def _are_reduced(reading: Reading, held: Held, comma: Bools) -> Bools:
    """Tell which participles stand behind the term without a form of "be"."""
    after, gap = held.term_last + 1, held.first - held.term_last
    agent = _BY[reading.word[held.last + 1]] & (gap <= 2)
    # "the toll, long opposed by carters"
    agent |= _BY[reading.word[held.last + 1]] & (gap <= _APPOSED_NEAR) & comma
    # "wants tolls scrapped", "got the tolls scrapped"
    cause = find_word(_CAUSING, reading, np.maximum(held.begin, held.term - _WANT_NEAR), held.term)
    caused = (cause >= 0) & ~reading.has(_ED, cause + 1, held.term) & ~reading.has(_TO, after, held.first)
    # "Toll blocked by judge" in a headline
    follows = (reading.role[held.last + 1] & _HEADLINE > 0) | (held.last + 1 >= held.end)
    headed = _HEADED[reading.word[held.first]] & follows & ~reading.has(_PHRASE_ENDS, after, held.first)
    return agent | ((gap <= 2) & (caused | headed))
