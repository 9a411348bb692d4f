"""Noun phrases within a scope: where they begin, what leaves them, and the clauses of thought and evidence behind them."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.governors import BRINGING
from mediaframing.coding.english.queries import any_between, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, QUOTES, any_of, name_words
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.object_ends import are_charged
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.scope_ends import modify, open_clauses
from mediaframing.coding.text.tokens import Bools, Ints

_COMMA, _SUBJECT, _VERB = map(any_of, ("comma", "Case=Nom", "AUX"))
_LETTERS = any_of("letters")
_INDEFINITE, _OF, _ING = map(any_of, ("Definite=Ind", "of", "ing"))
_EVIDENCE, _TOLD = map(any_of, ("evidence", "existence cop"))
_CLAIMS = any_of("claim that")
_TAKES_CLAUSE = any_of("opinion naming claim")
_PLACED, _PREPOSITION = map(any_of, ("ADP", "ADP to"))
_CLAUSAL = any_of("AUX Case=Nom that")
_FINITE = any_of("AUX")
_PREDICATES = any_of("AUX opinion naming Tense=Past")
_AFAR = 4
_MODAL = kinds("modal")
_NOUN, _PHRASE, _CLAUSE, _PROSPECT = map(kinds, ("noun", "phrase", "clause", "prospect"))
_VERBAL = kinds("clause refuse")
_OBJECT_KINDS = kinds("phrase reject avert lack")
_OF_NOUNS = name_words("of nouns")  # "the prospect of war"
_BECAUSE, _NOTHING = map(name_words, ("because", "nothing"))
_INVERTS, _DEFINITE_ROLE = name_words("inverts"), any_of("Definite=Def")
_ANYTHING, _ON = map(name_words, ("any anything", "on to about"))
_PLACES, _FOR, _TO = name_words("places"), name_words("for"), any_of("to")
_RESULTS = name_words("results")  # "could push the region into war"


def leave_nouns(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell whether a word ends the noun phrase that a cue denies, and its scope: "no word about the war".

    A negative subject denies its whole clause: "nobody in the room thought it was a scandal".
    """
    role = text.role[place]
    leaves = has(role, _PREPOSITION) | modify(text, place)
    # "the chances of her club winning promotion"
    leaves &= ~(pairs.are(_PROSPECT) & BRINGING[text.word[place]] & has(role, _ING))
    # "the potential for the cabinet to collapse"
    leaves &= ~(pairs.are(_PROSPECT) & _FOR[text.word[pairs.last]] & has(role, _TO))
    leaves &= ~(pairs.are(_MODAL) & (_RESULTS | _PLACES)[text.word[place]]) & ~are_charged(text, pairs, place)
    rows = np.flatnonzero(leaves)
    held = pairs.keep(rows)
    leaves[rows] = ~(
        any_between(text.role, _PREDICATES, place[rows] + 1, held.term) & open_clauses(text, held)
    )
    of_phrase = has(role, _OF) & pairs.are(_PHRASE)
    return np.where(of_phrase, has(text.role[place + 1], _INDEFINITE), leaves)


def skip_inverted_subjects(text: Text, pairs: Pairs) -> Ints:
    """Give where to read on behind the cues: behind the subject in "nor did he commit fraud"."""
    place = pairs.last + 1
    inverted = pairs.are(_CLAUSE) & has(text.role[place], _VERB)
    subject = inverted & has(text.role[place + 1], _SUBJECT) & (place + 1 < pairs.end)
    # "never has the party engaged in bribery"
    named = inverted & ~subject & _INVERTS[text.word[pairs.last]] & has(text.role[place + 1], _DEFINITE_ROLE)
    place[named] += 3
    rows = np.flatnonzero(~inverted & has(text.role[place], _SUBJECT))
    place[subject] += 2
    place[rows] += open_clauses(text, pairs.keep(rows))  # "nobody I know"
    return place


def begin_nouns(text: Text, pairs: Pairs) -> Bools:
    """Tell whether a noun phrase follows the cue at once; a gerund ("without resorting to") is none."""
    following = pairs.last + 1
    role = text.role[following]
    opens = pairs.are(_OBJECT_KINDS) | (pairs.are(_PROSPECT) & _OF_NOUNS[text.word[pairs.last]])
    opens &= ~_BECAUSE[text.word[following]] & ~has(role, _ING)
    opens &= ~(pairs.are(_PHRASE) & has(role, _PLACED))  # "rather than from hunger"
    begins: Bools = opens | pairs.are(_NOUN) | (_NOTHING[text.word[pairs.last]] & ~has(role, PLAIN))
    return begins


def open_clauses_of_thought(text: Text, pairs: Pairs, that: Ints, named: Ints) -> Bools:
    """Tell which "that" open the clause of a verb of opinion, a claim or the cue; others are relative."""
    role = text.role
    afterthought = (that > named) & (that - named <= _AFAR) & has(role[named + 1], _PLACED)
    before = that - 1 - QUOTES[text.word[that - 1]]
    added = has(role[before], _ING) & has(role[before - 1], _COMMA)  # ", he said, arguing that"
    # "did not act on reports that"
    added |= _ON[text.word[before - 1]] & has(role[before], _CLAIMS) & pairs.are(_VERBAL)
    any_that = _ANYTHING[text.word[before]]  # "did not do anything that is"
    opens: Bools = afterthought | (before == pairs.last) | (has(role[before], _TAKES_CLAUSE) & ~added)
    opens |= any_that
    return opens


def are_subjects_of_evidence(text: Text, pairs: Pairs, that: Ints) -> Bools:
    """Tell which terms are subjects in "no evidence that torture led to": then they are what did not work.

    "no evidence that fraud occurred" still denies the fraud.
    """
    alone = ~any_between(text.role, _CLAUSAL, that + 1, pairs.term)
    told = any_between(text.role, _TOLD, pairs.term + 1, np.minimum(pairs.term + 6, pairs.end))
    evidence = has(text.role[that - 1], _EVIDENCE)
    follows = has(text.role[pairs.term + 1], _LETTERS) & (pairs.term - that <= _AFAR) & evidence
    follows |= any_between(text.role, _FINITE, pairs.term + 1, np.minimum(pairs.term + 4, pairs.end))
    subjects: Bools = alone & ~told & follows
    return subjects
