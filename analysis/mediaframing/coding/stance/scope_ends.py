"""Where a cue's scope ends: at another clause, a conjunct of its own, a verb that takes its object for granted.

All rules are asked of many cues at once: ``pairs`` are cues with their terms, ``place`` is for each the token that the
reading of its scope has come to, between the cue and the term.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.governors import CARRYING
from mediaframing.coding.english.queries import any_between, any_word_between, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, QUOTES, any_of, name_words
from mediaframing.coding.stance.cues import Pairs, settle
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.scope_marks import end_at_commas, end_at_conjunctions
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_COMMA, _WH, _AND, _AS = map(any_of, ("comma", "wh", "and", "as"))
_THAT, _VERB, _COPULA = map(any_of, ("that", "AUX", "cop"))
_DEFINITE, _INDEFINITE = map(any_of, ("Definite=Def", "Definite=Ind"))
_FACTIVE, _NAMING = map(any_of, ("factive", "naming"))
_PLACED, _UNTRUTH, _ING = map(any_of, ("ADP", "untruth", "ing"))
_COMPANY, _SAYING = map(any_of, ("company", "saying"))
_DETERMINER, _CLAUSE_WORD = any_of("Definite=Def Definite=Ind"), any_of("that Case=Nom")
_TO_ROLE, _LY = map(any_of, ("to", "ly"))
_OPENS_OBJECT = any_of("of ADP to")
_LICENSES = any_of("that claim opinion naming saying wh PronType=Rel")
_THINKS, _ED = any_of("opinion naming"), any_of("ed")
_ANYTHING, _ENDING = map(name_words, ("any anything", "ending gerunds"))
_NOMINATIVE = any_of("Case=Nom")
_BOUNDARY, _JOINS = map(any_of, ("PUNCT boundary PronType=Rel", "and or"))
_CLAUSE_EDGE = any_of("PUNCT boundary comma that PronType=Rel and or opinion")

_NOUN = kinds("noun")
_CLAUSE_KIND = kinds("clause")
_AVERT = kinds("avert")
_LETTERS = any_of("letters")
_DENIALS, _MODAL = map(kinds, ("deny reject", "modal"))
_OPEN, _PARTICIPLES, _PARTICLES = kinds("modal perhaps"), *map(name_words, ("participles", "particles"))
_HELPS = name_words("helps")
_THEN, _MUCH = name_words("then"), name_words("much many")

_NEGATIVE_SUBJECTS = name_words("negative subjects")
_NOTHING, _BUT, _ALSO = map(name_words, ("nothing", "but", "also"))
_WITH, _TO, _SO, _PART, _DASH, _THAT_WORD = map(name_words, ("with", "to", "so", "part", "-", "that"))
_IN_WORD, _TERMS = map(name_words, ("in", "terms"))
_FUELS, _FINDS_THAT, _FOUND_NEAR = name_words("fuels"), name_words("finds that"), 3
_WORSENS, _INTO = name_words("worsens"), name_words("into")
_ON_GOING, _OF_WORD, _COUNTED = name_words("on going"), name_words("of"), any_of("Definite=Ind NumType=Card")
_INFINITIVES = name_words("infinitives")
_IN_UP = name_words("in up")
_SHORT_SUBJECTS = name_words("short subjects")
_JOINING = name_words("joining")
_FEW, _NOR, _NEITHER = map(name_words, ("few", "nor", "neither"))
_NOBODY = name_words("nobody")
_SUBJECT_VERBS = any_of("AUX Tense=Past ed opinion naming")
_TOO_LITTLE = name_words("too little")
_KNOWN, _FOR_WORD, _REPEAT = map(name_words, ("known", "for", "repeat"))

_BEEN, _FAR, _BARS = map(name_words, ("been", "far", "bars"))
_INFINITE, _WAGED = name_words("infinite"), name_words("fought")
_GIVEN = name_words("given")
_TALKING = name_words("talking of it")
_BEFORE, _EVER, _COME = map(name_words, ("before", "ever", "come"))


_LONGEST_SUBJECT = 5
_MODIFIERS = 3


def close_clauses(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell which words end the clause that a cue stands in, wherever they stand (termination terms of NegEx)."""
    role, word = text.role[place], text.word[place]
    # "not because of X", "not yet X", "not only X but also Y"
    goes_on = _BEFORE[word] & _EVER[text.word[place - 1]]  # "no one ever before"
    goes_on |= _SO[word] & _FAR[text.word[place + 1]]  # "no proof so far of fraud"
    goes_on |= _SO[word] & has(text.role[place - 1], _COPULA)  # "has not been so lucky"
    goes_on |= _THEN[word] & (place == pairs.last + 1) & pairs.are(_MODAL)  # "may then lead to war"
    # "not because of one crash": there was one
    counted = (
        _OF_WORD[text.word[place + 1]]
        & has(text.role[place + 2], _COUNTED)
        & ~_ANYTHING[text.word[place + 2]]
    )
    goes_on |= _ON_GOING[word] & (place == pairs.last + 1) & ~counted
    goes_on |= _BUT[word] & _ALSO[text.word[place + 1]]
    # "no surprise, given the war", but "was not given the money"
    given = _GIVEN[word] & ~has(text.role[place - 1], _VERB | _LY) & (place > pairs.last + 1)
    given &= has(text.role[place - 1], _COMMA) | has(text.role[place + 1], _DEFINITE)
    goes_on |= (place == pairs.last + 1) & _REPEAT[text.word[pairs.first - 1]]
    closes: Bools = (has(role, _BOUNDARY) | given) & ~goes_on
    return closes


def end_clauses(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell which other words end the clause, whatever the cue."""
    role, word = text.role[place], text.word[place]
    ends: Bools = has(role, _WH)
    ends |= (
        ~((place == pairs.last + 1) & _REPEAT[text.word[pairs.first - 1]])
        & (_DASH[word] & (role != 0))  # not what an aside stands between
        & text.spaced[place]
        & text.spaced[place + 1]
    )
    for bits, judge in ((_COMMA, end_at_commas), (_AND, end_at_conjunctions)):
        settle(ends, ~ends & has(role, bits), judge, text, pairs, place)
    return ends


def refuse_as(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell "refused as a client", but not "refused to describe it as a war"."""
    return ~any_between(text.role, _NAMING, pairs.last + 1, place)


def are_fought(text: Text, _: Pairs, place: Ints) -> Bools:
    """Tell verbs of fighting from the "bar" that is met, and from "manage to"."""
    met = _BARS[text.word[place]] & has(text.role[place - 1], _DETERMINER)
    # "no war is fought without"
    waged = _WAGED[text.word[place]] & has(text.role[place - 1], _COPULA)
    return ~met & ~waged & ~has(text.role[place + 1], _TO_ROLE)


def clear_of_doing(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell what somebody is cleared of having done to what is there: "acquitted of killing protesters"."""
    gerund: Bools = (place > pairs.last) & ~CARRYING[text.word[place]] & (place < pairs.term)
    return gerund & ~has(text.role[place - 1], _DETERMINER) & ~has(text.role[place], _PLACED)


def place_nobody(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell the phrase that belongs to a negative subject, before its verb: "nobody under an inquiry likes"."""
    behind = (place == pairs.last + 1) & _NOBODY[text.word[pairs.last]] & open_clauses(text, pairs)
    nobodys: Bools = behind & ~any_between(text.role, _SUBJECT_VERBS, place + 1, pairs.term)
    return nobodys


def do_wrongly(text: Text, _: Pairs, place: Ints) -> Bools:
    """Tell where something was wrongly put, from what is wrongly said to be."""
    put = has(text.role[place - 1], _ED) & ~has(text.role[place - 1], _LICENSES)  # "added to terror lists"
    ends: Bools = ~has(text.role[place], _TO_ROLE) | has(text.role[place + 1], _DETERMINER) | put
    return ends


def begin_predicates_of_lack(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell verbs behind what there is too little of: "insufficient care was a crisis"."""
    return _TOO_LITTLE[text.word[pairs.first]] & (place > pairs.last + 1)


def keep_from_adverbs(text: Text, _: Pairs, place: Ints) -> Bools:
    """Tell verbs whose objects are there, "perhaps" or not."""
    ends: Bools = has(text.role[place], _FACTIVE) & ~has(text.role[place + 1], _INDEFINITE)
    return ends


def compare(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Judge "dismissed as illegal", "as lies", but "dismissed as false the claims of"; "not as bad as war"."""
    following = pairs.last + 1
    compared = has(text.role[following], _AS) | _SO[text.word[following]]
    untrue = any_between(text.role, _UNTRUTH, place + 1, np.minimum(place + 4, pairs.term))
    many = has(text.role[place], _AS) & _MUCH[text.word[place + 1]]  # "never had as many threats"
    other = (
        many | (compared & (place != following) & ~_TO[text.word[place + 1]]) | _PART[text.word[place + 1]]
    )
    # "does not show a threat as he was killed"
    other |= begin_reasons(text, place, pairs.term) & (place > following)
    # "would likely be struck down as illegal", "might be treated as a crime"
    done = has(text.role[place - 1], _ED) | (_PARTICIPLES | _PARTICLES)[text.word[place - 1]]
    other &= ~(pairs.are(_OPEN) & done & any_between(text.role, _COPULA, pairs.last + 1, place))
    return np.where(pairs.are(_DENIALS), ~untrue, other)


def begin_reasons(text: Text, place: Ints, term: Ints) -> Bools:
    """Tell the "as" of a clause of its own: "did not come as he was ill", "as the storm had passed"."""
    after = place + 1
    subject = has(text.role[after], _NOMINATIVE) | _SHORT_SUBJECTS[text.word[after]]
    far = np.minimum(after + _LONGEST_SUBJECT, term)
    subject |= has(text.role[after], _DEFINITE) & any_between(text.role, _VERB, after + 2, far)
    reasons: Bools = subject & has(text.role[place], _AS) & (after < term)
    return reasons


def meet_company(text: Text, _: Pairs, place: Ints) -> Bools:
    """Tell the "with" of company: "will not negotiate with terrorists"."""
    ends: Bools = _WITH[text.word[place]] & has(text.role[place - 1], _COMPANY)
    return ends


def take_for_granted(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell verbs whose objects are there whatever is said of them, but for "refused to say the word"."""
    nouns = has(text.role[place - 1], _DEFINITE)  # "nothing in the report"
    # "no train crash", "not a reported crime", but "no understanding of crime"
    inside = has(text.role[place - 1], _INDEFINITE) | (pairs.are(_NOUN) & (place == pairs.last + 1))
    nouns |= inside & ~has(text.role[place + 1], _OPENS_OBJECT)
    thinking = (
        (pairs.are(_NOUN) | _FEW[text.word[pairs.last]])
        & (place - pairs.last <= 2)
        & has(text.role[place + 1], _THINKS)
    )  # "no experts believe"
    granted = ~nouns & ~thinking & ~(_KNOWN[text.word[place]] & _FOR_WORD[text.word[place + 1]])
    granted &= ~(_KNOWN[text.word[place]] & pairs.are(_NOUN) & (place == pairs.last + 1))  # "no known threat"
    # "no longer treat it as terrorism"
    granted &= ~(
        has(text.role[place], _NAMING)
        & any_between(text.role, _AS, place + 1, np.minimum(place + 4, pairs.term))
    )
    settle(granted, granted, _end_predicate, text, pairs, place)
    settle(granted, granted, _end_at_facts, text, pairs, place)
    return granted


def take_gerunds_for_granted(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell what is there though nothing ends it: "far from ending poverty", but "without admitting guilt"."""
    # "prevents them from reporting threats", "avoided discussing crime"
    kept = pairs.are(_AVERT) & has(text.role[place], _ING)
    gerund: Bools = (place == pairs.last + 1) & (_ENDING[text.word[place]] | kept)
    return gerund


def begin_predicates(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell verbs behind the object of a phrase: "the lack of action is a violation of rights"."""
    ends: Bools = (place > pairs.last + 1) & ~_THAT_WORD[text.word[pairs.last]]
    return ends


def begin_later_predicates(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell finite verbs behind the object of a refusal: "the refusal to close the schools has spread fear"."""
    before = place - 1
    finite = (place > pairs.last + 1) & ~_INFINITE[text.word[place]]
    finite &= (
        ~has(text.role[before], _VERB | _TO_ROLE | _CLAUSE_WORD | _WH | _JOINS) & ~_BEEN[text.word[place + 1]]
    )
    finite &= ~any_between(text.role, _LICENSES, pairs.last + 1, place)
    # "who has not been charged could be expelled", "not giving money to a wall is", but not "nobody here is"
    lexical = find_content(text, pairs.last + 1, place) & ~open_clauses(text, pairs)
    lexical &= ~_JOINING[text.word[pairs.last]] & ~_ON_GOING[text.word[pairs.last + 1]]
    return finite & (~pairs.are(_CLAUSE_KIND) | lexical)


def find_content(text: Text, start: Ints, end: Ints) -> Bools:
    """Tell whether words of content, no adverbs, stand from each start up to each end."""
    span, place = list_between(start, end)
    found = np.zeros(len(start), np.bool_)
    role = text.role[place]
    found[span[has(role, _LETTERS) & ~has(role, PLAIN | _LY)]] = True
    return found


def tell_topics(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Judge "cannot only talk about war", but "is not about war"."""
    nothing = _NOTHING[text.word[pairs.last]]
    told = any_between(text.role, _COPULA | _THINKS, place, pairs.term)
    spared = (
        _COME[text.word[place - 1]]
        | _TALKING[text.word[place - 1]]  # "we are not talking about a war"
        | (place == pairs.last + 1)
        | has(text.role[place - 1], _COPULA)
        | _ANYTHING[text.word[place - 1]]
        | open_clauses(text, pairs)
    )
    return np.where(nothing, ~told, ~spared)


def open_clauses(text: Text, pairs: Pairs) -> Bools:
    """Tell which negative subjects open their clauses: "nobody here calls it terrorism" denies the whole clause."""
    before = pairs.first - 1
    both = _NOR[text.word[pairs.first]] & _NEITHER[text.word[pairs.begin]]  # "neither she nor her aides took"
    edge = (
        both | (pairs.first == pairs.begin) | has(text.role[before], _CLAUSE_EDGE) | QUOTES[text.word[before]]
    )
    opens: Bools = edge & (both | pairs.are(_NOUN) | _NEGATIVE_SUBJECTS[text.word[pairs.last]])
    return opens


def keep_from_modals(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell whether a word ends what "could" leaves open; what is hurt or improved is there already."""
    role, after = text.role[place], place + 1
    factive = has(role, _FACTIVE) & ~has(text.role[place - 1], _DETERMINER) & ~_FUELS[text.word[place]]
    factual = ~has(text.role[after], _INDEFINITE) & ~_IN_UP[text.word[after]]
    # "could exacerbate a crisis", but not "could escalate into a crisis"
    factual |= _WORSENS[text.word[place]]
    factual &= ~_INTO[text.word[after]]
    factual &= ~has(text.role[after], _AS)  # "might be treated as a crime"
    settle(factual, factual & factive, _end_predicate, text, pairs, place)
    clause = (
        has(role, _CLAUSE_WORD)
        | (_IN_WORD[text.word[place]] & _TERMS[text.word[after]])
        | (has(role, _VERB) & ~_INFINITIVES[text.word[place]])
    )
    # "may find that there was fraud"
    near = np.minimum(place, pairs.last + 1 + _FOUND_NEAR)
    clause &= ~any_word_between(text.word, _FINDS_THAT, pairs.last + 1, near)
    return np.where(factive, factual, clause)


def _end_predicate(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell where no other verb takes up what a cue says: "might lose the vote and cause a crisis"."""
    span, inner = list_between(place + 1, pairs.term - 1)
    joined = np.zeros(len(place), np.bool_)
    joined[span[has(text.role[inner], _JOINS) & CARRYING[text.word[inner + 1]]]] = True
    # "could help them get weapons"
    span, inner = list_between(place + 1, np.minimum(place + 1 + _MODIFIERS, pairs.term))
    helped = _HELPS[text.word[place[span]]]
    joined[span[helped & CARRYING[text.word[inner]]]] = True
    return ~joined


def _end_at_facts(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Spare verbs of saying with a word as their object: "refused to say the words 'race war'"."""
    saying = has(text.role[place], _SAYING)
    after = place + 1 + has(text.role[place + 1], _THAT)
    says_it = _SHORT_SUBJECTS[text.word[after]]  # "never said it was a crisis"
    names = any_between(text.role, _NAMING, place + 1, np.minimum(place + 4, pairs.end))
    return ~(saying & (says_it | names))


def modify(text: Text, place: Ints) -> Bools:
    """Tell whether a word looks like the "fleeing" of "accept people fleeing war": a reduced relative clause."""
    modifies: Bools = has(text.role[place], _ING) & ~has(text.role[place - 1], PLAIN)
    modifies &= ~_DASH[text.word[place - 1]]  # "decision-making"
    # "a deeply worrying claim"
    modifies &= ~(has(text.role[place - 1], _LY) & has(text.role[place - 2], _DETERMINER))
    return modifies
