"""Where the subject stands behind the verb, for a negation opens the clause: "never has the party", "nowhere does she"."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mediaframing.coding.english.governors import CARRYING
from mediaframing.coding.english.queries import any_between, find_next, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import QUOTES, any_of, name_words
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.text.tokens import Bools, Ints

_CLAUSE = kinds("clause")
_VERB, _OF, _PLACED, _DETERMINER = map(any_of, ("AUX", "of", "ADP", "Definite=Def Definite=Ind"))
_EDGE, _ED_FORM = map(any_of, ("PUNCT boundary comma and or", "ed"))
_INVERTS, _PERFECT, _INFINITE = map(name_words, ("inverts", "perfect helpers", "infinite"))
_PAST_FORM, _INDEFINITE, _NEARLY = any_of("ed Tense=Past"), any_of("Definite=Ind"), name_words("nearly")
_FUSED, _LONGEST_FRONT = any_of("fused"), 3
_SUBJECTS, _NOT, _STOPS = map(name_words, ("fronted before", "not", ". !"))
_LONGEST_PLACE = 7
"""So many words stand at most between "nowhere" and "does": "nowhere in the long letter does"."""


def are_fronted(text: Text, pairs: Pairs) -> Bools:
    """Tell which cues open their clause and put the verb before the subject."""
    before = pairs.first - 1
    fronted = (pairs.first == pairs.begin) | has(text.role[before], _EDGE) | QUOTES[text.word[before]]
    inverting: Bools = fronted & pairs.are(_CLAUSE) & _INVERTS[text.word[pairs.last]]
    return inverting


def find_fronted(text: Text, first: Ints, last: Ints, begin: Ints, end: Ints) -> Ints:
    """Find the negator of terms that open the sentence and are denied behind it: "a coup it was not"; -1 where there is none."""
    opening = np.maximum(begin, first - _LONGEST_FRONT)
    opens = (begin >= first - _LONGEST_FRONT) & ~any_between(text.role, _VERB | _PLACED, opening, first)
    pronoun, copula = last + 1, last + 2
    fused = has(text.role[copula], _FUSED) & has(text.role[copula], _VERB)
    negator = np.where(fused, copula, copula + 1)
    denied = (
        _SUBJECTS[text.word[pronoun]] & has(text.role[copula], _VERB) & (fused | _NOT[text.word[negator]])
    )
    ends = (negator + 1 >= end) | has(text.role[negator + 1], _EDGE) | QUOTES[text.word[negator + 1]]
    ends |= _STOPS[text.word[negator + 1]]
    return np.where(opens & denied & ends & (negator < end), negator, -1)


def find_near_misses(text: Text, first: Ints, begin: Ints) -> Ints:
    """Find the "nearly" of what did not come: "the bank nearly collapsed", "they almost started a war"; -1 where there is none."""
    found = np.full(len(first), -1)
    past = has(text.role[first], _ED_FORM) & ~has(text.role[first - 2], _VERB)
    for back in range(5):
        place = first - 1 - back
        missed = (place >= begin) & _NEARLY[text.word[place]]
        if not back:
            missed &= past
        else:  # a verb that makes or has it, and an article
            missed &= CARRYING[text.word[place + 1]] & has(text.role[place + 1], _PAST_FORM)
            # "nearly gave her a fright"
            given = has(text.role[place + 3], _INDEFINITE) & (place + 3 < first)
            missed &= (has(text.role[place + 2], _INDEFINITE) & (place + 2 < first)) | given
        found[missed] = place[missed]
    return found


def pass_inverted_subjects(text: Text, pairs: Pairs) -> Pairs:
    """Take the cue to end with the subject in "never has the party engaged in" and "nowhere in it does she allege"."""
    role, word, last = text.role, text.word, pairs.last
    rows = np.flatnonzero(are_fronted(text, pairs))
    if not len(rows):
        return pairs
    last, term = last[rows], pairs.term[rows]
    verb = last + 1
    # "nowhere in the letter does"
    placed = np.flatnonzero(has(role[verb], _PLACED))
    verb[placed] = find_next(
        role, _VERB | _EDGE, verb[placed] + 1, np.minimum(verb[placed] + _LONGEST_PLACE, term[placed])
    )
    # "nor should their old rights be cut": the term is in the subject
    inverted = (verb > 0) & has(role[verb], _VERB) & ~_INFINITE[word[term + 1]]
    noun = has(role[verb + 1], _DETERMINER)
    end = verb + 1 + noun
    of = np.where(has(role[end + 2], _OF), end + 2, end + 1)
    owned = noun & has(role[of], _OF)  # "did the old bank of the town commit"
    end = np.where(owned, of + 1 + has(role[of + 1], _DETERMINER), end)
    # "has the old party engaged in": the participle is the verb
    participle = find_next(role, _ED_FORM | _PLACED | _EDGE, end + 1, np.minimum(end + 3, term))
    stretched = (participle >= 0) & has(role[participle], _ED_FORM) & _PERFECT[word[verb]]
    end = np.where(stretched, participle - 1, end)
    inverted &= (end + 1 < term) & ~has(role[end], _PLACED | _EDGE)
    passed = pairs.last.copy()
    passed[rows[inverted]] = end[inverted]
    return replace(pairs, last=passed)
