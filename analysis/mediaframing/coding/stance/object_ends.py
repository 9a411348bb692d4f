"""Where a cue's scope ends behind the verb that it denies: at its adjuncts, addressees and the phrases behind its object.

It is the verb that decides whether a denial reaches a thing: verbs of being, having, making, finding, doing carry it into a
bare object, also to a modifier ("brought no federal charges"); other verbs leave what a preposition brings in standing.
All rules are asked as in :mod:`scope_ends`.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.governors import CARRYING
from mediaframing.coding.english.queries import any_between, any_word_between, find_last, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, any_of, name_words
from mediaframing.coding.stance.cues import Pairs, settle
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.scope_ends import open_clauses
from mediaframing.coding.text.tokens import Bools, Ints

_AS = any_of("as")
_THAT, _VERB, _COPULA = map(any_of, ("that", "AUX", "cop"))
_INDEFINITE = any_of("Definite=Ind")
_NAMING = any_of("naming")
_PLACED, _ING, _S = map(any_of, ("ADP", "ing", "s"))

_DETERMINER = any_of("Definite=Def Definite=Ind")
_CLAIM, _CARRIER, _MARKS, _CAPITAL, _TO_ROLE, _LY, _ED = map(
    any_of, ("claim", "carrier", "mark", "capital", "to", "ly", "ed")
)
_CLAUSAL = any_of("that AUX Case=Nom claim ing saying wh PronType=Rel opinion naming")
_LICENSES = any_of("that claim opinion naming saying wh PronType=Rel")
_THINKS, _BREAKS = any_of("opinion naming"), any_of("PUNCT boundary comma PronType=Rel")
_PREDICATES = any_of("AUX opinion naming Tense=Past")


_PAST = any_of("Tense=Past")
_DENIES_ALONE = kinds("deny")
_CLAUSE_KIND = kinds("clause")
_LETTERS = any_of("letters")


_WITH, _TO, _FOR = map(name_words, ("with", "to", "for"))

_REACHING = any_of("cop AUX existence owned realised carrier opinion naming")
_FUSED = any_of("fused")
_OBJECT_PRONOUNS = name_words("object pronouns")
_SKIPPED = name_words("skipped")
_NAME_NOUNS = name_words("name nouns")
_CHARGES = name_words("charges")

_ABLE = name_words("capable or guilty")
_SOMEBODY = name_words("somebody")
_BE, _CLIPPED = map(name_words, ("be", "clipped"))
_NOT_IN_NOUN = any_of("AUX to ADP of that Case=Nom as and or comma")
_OPENS_VERBS = any_of(
    "opinion naming factive opposing existence owned realised carrier saying order allowing company AUX"
)
_OF_WORD, _BETWEEN = map(name_words, ("of", "between"))

_MEANWHILE, _FROM_WORD = map(name_words, ("meanwhile", "from"))
_AGAINST, _THE_WORD, _IT = map(name_words, ("against", "the", "it"))
_ANY, _BY = name_words("any anything"), name_words("by")
_PARTICLES = name_words("particles")
_OVER, _GOES_WITH_OVER = map(name_words, ("over alone", "goes with over"))
_EVEN = name_words("even yet")
_OWING = name_words("owing")
_PARTICIPLES = name_words("participles of acts")
_FROM = name_words("from by")
_NEED, _NEVER = name_words("need not"), name_words("never alone")
_KINDS = name_words("kinds")
_HANDS_ON = name_words("hands on")


def leave_verbs(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell prepositions behind a verb that does not hand its denial on: "has not kept pace with inflation".

    "is not at war", "did not engage in fraud", "was not carried out by rebels" and "spoke not of any crime" go on.
    """
    role, word, before = text.role, text.word, place - 1
    for _ in range(2):
        skipped = has(role[before], _LY) | _EVEN[word[before]]
        skipped |= _PARTICLES[word[before]] & (before + 1 == place)
        before = np.where(skipped & (before > pairs.last), before - 1, before)
    hands_on = (before <= pairs.last) | has(
        role[before], _CARRIER | _VERB | _DETERMINER | _MARKS | _CLAIM | _NAMING | _TO_ROLE
    )
    hands_on &= ~_SOMEBODY[word[before]]
    hands_on &= ~(has(role[before], _NAMING) & _FOR[word[place]])  # "cannot be named for legal reasons"
    hands_on |= _HANDS_ON[word[before]]
    noun = has(role[before - 1], _LETTERS) & ~has(role[before - 1], PLAIN | _LY) & (before - 1 > pairs.last)
    based = hands_on & has(role[before], _ED) & noun  # "do not need change based on fear"
    rows = np.flatnonzero(based)
    based[rows] = ~open_clauses(text, pairs.keep(rows))  # but "none of the clubs engaged in doping"
    hands_on &= ~based
    hands_on &= ~_NAME_NOUNS[word[before]]
    named = _THE_WORD[word[before - 1]] & (before - 1 > pairs.last)
    named |= _THE_WORD[word[before - 2]] & (before - 2 > pairs.last) & ~has(role[before - 1], PLAIN)
    named &= ~_HANDS_ON[word[before]]
    hands_on &= ~named  # "is not the basis for talks"
    hands_on |= are_charged(text, pairs, place)
    # "did not take over a bank", but "did not resign over a scandal"
    carried = _PARTICLES[word[place]] & (
        ~_OVER[word[place]] | _GOES_WITH_OVER[word[before]] | has(role[place + 1], _PLACED)
    )
    hands_on |= _ANY[word[place + 1]] | carried
    hands_on |= _BY[word[place]] & (has(role[before], _ED) | _PARTICIPLES[word[before]])
    hands_on &= ~_BETWEEN[word[place]]
    hands_on &= ~(_AGAINST[word[place]] & pairs.are(_CLAUSE_KIND))  # "is not against tax cuts"
    in_subject = open_clauses(text, pairs) & ~any_between(role, _VERB, pairs.last + 1, place)
    in_subject &= any_between(role, _PREDICATES, place + 1, pairs.term)
    in_subject |= stand_in_thought(text, pairs, place)
    # "did not show that men from the coast committed crimes"
    shown = any_between(role, _THAT, pairs.last + 1, place) & has(role[place - 1], _S)
    in_subject |= shown & any_between(role, _ED | _PAST, place + 2, pairs.term)
    return ~hands_on & ~in_subject


def are_charged(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell what somebody is charged or provided with: "did not charge the man with fraud"."""
    charged = any_word_between(text.word, _CHARGES, pairs.last + 1, place)
    return charged & (_WITH | _OF_WORD)[text.word[place]]


def stand_in_thought(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell what belongs to the subject of a clause that is thought: "don't think the raid on the house was illegal"."""
    thought = any_between(text.role, _THINKS, pairs.last + 1, place)
    thought &= any_between(text.role, _VERB, np.maximum(place + 1, pairs.term - 3), pairs.term)
    return thought & ~any_between(text.role, _BREAKS, place, pairs.term)


def begin_participles(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell reduced relative clauses: "did not meet people considered threats"."""
    before = place - 1
    noun = has(text.role[before], _LETTERS) & ~has(text.role[before], PLAIN | _LY) & (before > pairs.last)
    # "neither she nor her aides committed fraud": the verb of a negative subject
    noun &= ~open_clauses(text, pairs)
    return noun & has(text.role[place], _ED) & ~any_between(text.role, _LICENSES, pairs.last + 1, place)


def leave_things(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell what stands behind the object of a denial: "denied familiarity with the concerns"."""
    leaves = ~any_between(text.role, _CLAUSAL, pairs.last + 2, place) & (place - pairs.last >= 2)
    leaves &= pairs.are(_DENIES_ALONE) | has(text.role[pairs.last + 1], _ING)
    settle(leaves, leaves, leave_verbs, text, pairs, place)
    return leaves


def leave_clauses(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell prepositions within the clause of a claim: "denied that it had any effect on the talks"."""
    inside = any_between(text.role, _THAT, pairs.last + 1, place)
    # "no evidence that a man from the town has committed fraud"
    inside &= ~any_between(text.role, _VERB, place + 1, pairs.term)
    settle(inside, inside, leave_verbs, text, pairs, place)
    return inside


def leave_claimants(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell whose claim is turned down: "rejected claims from Democrats", "claims made by Democrats"."""
    made = has(text.role[place - 1], _ED) | _PARTICIPLES[text.word[place - 1]]
    claim = place - 1 - (made & has(text.role[place - 2], _CLAIM))
    claimed: Bools = has(text.role[claim], _CLAIM) & _FROM[text.word[place]] & (claim > pairs.last)
    return claimed


def leave_charges(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell what stands behind a charge: "cleared of fraud during the war"."""
    charged: Bools = any_between(text.role, any_of("of"), pairs.last, place) & (place > pairs.last + 2)
    return charged & ~has(text.role[place - 1], _CLAIM | _CARRIER)


def leave_definite(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell prepositions behind a definite noun: "are responsible for the rise in crime"."""
    role, word, before = text.role, text.word, place - 1
    noun = ~has(role[before], PLAIN | _LY) & ~_KINDS[word[before]] & ~has(role[before], _ED)
    first = _THE_WORD[word[before - 1]] & (before - 1 > pairs.last)
    second = _THE_WORD[word[before - 2]] & (before - 2 > pairs.last) & ~has(role[before - 1], PLAIN)
    leaves = noun & (first | second) & ~_ANY[word[place + 1]] & ~_PARTICLES[word[place]]
    return leaves & ~stand_in_thought(text, pairs, place) & ~are_charged(text, pairs, place)


def leave_the(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell the "of" behind a definite noun: "was not the result of sanctions", but not "the kind of"."""
    before = place - 1
    named: Bools = _THE_WORD[text.word[before - 1]] & (before - 1 > pairs.last) & ~_KINDS[text.word[before]]
    second = _THE_WORD[text.word[before - 2]] & (before - 2 > pairs.last) & ~has(text.role[before - 1], PLAIN)
    named |= second & ~_KINDS[text.word[before]]
    named &= ~any_between(text.role, _THINKS, pairs.last + 1, place)
    return named & ~has(text.role[before], _CLAIM | _CARRIER) & ~_ANY[text.word[place + 1]]


def name_objects(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell verbs of naming whose object is the term: "do not consider checks to be control"."""
    after = pairs.term + 1
    near = ~any_between(text.role, _NOT_IN_NOUN, place + 1, pairs.term)
    end = np.minimum(after + 2, pairs.end)
    named = any_between(text.role, _AS, after, end)
    to_be = np.zeros(len(place), np.bool_)
    for step in range(3):
        here = after + step
        to_be |= _TO[text.word[here]] & _BE[text.word[here + 1]] & (here + 1 < pairs.end)
    return near & (named | to_be)


def leave_gerund_objects(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell what stands behind the object of what somebody is kept from: "kept from seeking help for illness"."""
    leaves = _FROM_WORD[text.word[pairs.last]] & (place > pairs.last + 2)
    settle(leaves, leaves, leave_verbs, text, pairs, place)
    return leaves


def happen_meanwhile(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell in what time or circumstance something is not: "no bridge can be built during a war"."""
    return _MEANWHILE[text.word[place]] & ((place > pairs.last + 1) | pairs.are(_CLAUSE_KIND))


def tell_reasons(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell what something is not there because of: "did not open due to a strike", but not "was not due to a strike"."""
    return _OWING[text.word[place - 1]] & (place > pairs.last + 2)


def tie_two(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell what nothing is between: "no link between poverty and crime"."""
    return _BETWEEN[text.word[place]] & (place > pairs.last + 1)


def assess(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell the "to" of what is assessed: "it is not bad policy to have guns", but not "it is not going to"."""
    it = _IT[text.word[pairs.first - 1]] | _IT[text.word[pairs.first - 2]]
    it &= pairs.first > pairs.begin
    copula = (
        has(text.role[pairs.first - 1], _COPULA)
        | has(text.role[pairs.first], _COPULA)
        | _CLIPPED[text.word[pairs.first - 1]]
    )
    before = place - 1
    plain = ~has(text.role[before], PLAIN) & ~has(text.role[before], _ING) & (place - pairs.last >= 2)
    plain &= ~_HANDS_ON[text.word[before]]  # "it was not related to fraud"
    return it & copula & plain & ~has(text.role[place + 1] & PLAIN, ~_OPENS_VERBS)


def leave_to(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell to whom something is denied: "denying licences to immigrants"."""
    before = place - 1
    owned: Bools = has(text.role[before], _S) & ~has(text.role[before], _CARRIER | _CLAIM)
    return owned & (place > pairs.last + 1)


def leave_verbs_to(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell the "to" of an addressee: "gave no licence", "not giving money to a wall"."""
    noun = has(text.role[place + 1], _DETERMINER | _CAPITAL)
    settle(noun, noun, leave_verbs, text, pairs, place)
    return noun


def reach_modifiers(text: Text, pairs: Pairs) -> Bools:
    """Tell which terms a denied verb reaches: a modifier only under verbs of having, making, finding, doing.

    "brought no federal charges" and "did not take military action" deny, "did not propose trimming nuclear subsidies" does not.
    """
    role, word, term, after = text.role, text.word, pairs.term, pairs.term + 1
    modifies = (after < pairs.end) & has(role[after], _LETTERS) & ~has(role[after], PLAIN | _LY)
    modifies &= has(role[term], _LETTERS) & text.spaced[after] & ~_OBJECT_PRONOUNS[word[after]]
    verb = _find_verbs(text, pairs)
    bare = modifies & (verb > 0) & (verb < term) & ~CARRYING[word[verb]] & ~has(role[verb], _REACHING)
    start = np.where(has(role[verb], _ING), np.maximum(verb, pairs.last + 1), pairs.last + 1)
    bare &= ~any_between(role, _INDEFINITE, verb + 1, term) & ~any_between(role, _LICENSES, start, term)
    return ~bare


def _find_verbs(text: Text, pairs: Pairs) -> Ints:
    """Find the verb that a negator denies: the first word of content behind it, or behind a last "to"; 0 for a predicate."""
    role, place = text.role, pairs.last + 1
    start = place
    for _ in range(4):
        skipped = has(role[place], _LY | _VERB) | _SKIPPED[text.word[place]]
        place = np.where(skipped & (place < pairs.term), place + 1, place)
    copular = has(role[place - 1], _COPULA) & ~has(role[place], _ED | _ING)
    # "isn't a major economic force", "are not major economic forces"
    linked = has(role[pairs.last], _COPULA)
    linked |= has(role[pairs.first - 1], _COPULA) & (pairs.first > pairs.begin) & pairs.are(_CLAUSE_KIND)
    copular |= linked & (place == start) & ~has(role[place], _ED | _ING)
    copular |= has(role[place], _DETERMINER | _PLACED | _AS) | (place >= pairs.term)
    plain_not = (
        (place == start)
        & ~has(role[pairs.first], _FUSED)
        & ~has(role[pairs.first - 1], _VERB | _TO_ROLE)
        & ~_NEED[text.word[pairs.first - 1]]
        & ~(_NEVER[text.word[pairs.first]] & has(role[place], _ED))
        & pairs.are(_CLAUSE_KIND)
    )
    # "never proposed cutting school budgets": the second verb decides
    gerund = ~copular & ~plain_not & has(role[place + 1], _ING) & (place + 1 < pairs.term)
    place = place + gerund
    to = find_last(role, _TO_ROLE, place, pairs.term)
    infinitive = (to >= 0) & ~has(role[to + 1], _DETERMINER)
    verb = np.where(infinitive, to + 1, place)
    return np.where((copular | plain_not) & ~infinitive, 0, verb)


def leave_gerunds(text: Text, pairs: Pairs) -> Bools:
    """Tell which terms are objects of a gerund that leaves them standing: "not in charge of stripping rights"."""
    gerund = find_last(text.role, _ING, pairs.last + 1, pairs.term)
    some = gerund > pairs.last + 1
    some &= has(text.role[gerund - 1], _PLACED | any_of("of")) & ~_WITH[text.word[gerund - 1]]
    some &= ~CARRYING[text.word[gerund]] & ~_ABLE[text.word[gerund - 2]]
    some &= ~has(text.role[gerund], _REACHING) & ~any_between(
        text.role, any_of("that AUX PUNCT comma"), gerund + 1, pairs.term
    )
    return some
