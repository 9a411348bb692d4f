"""What is there whatever may be: people to whom something may be done, what only seems to be so, what would be had.

Each judge tells so of many pairs of a word of doubt and a term; :mod:`opener_rules` says of which words it is asked.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_between, any_word_between, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, any_of, name_words
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_COPULA, _LETTERS, _PLACED = map(any_of, ("cop", "letters", "ADP"))
_INDEFINITE, _FORMS, _LY = any_of("Definite=Ind"), any_of("ing ed"), any_of("ly")
_BECOMING, _VERBAL, _LINKS = map(name_words, ("becoming", "opens a verb", "be or been"))
_DOING, _BRINGS_IN = any_of("ed ing to ADP"), name_words("brings in")
_STANDING, _GOODS = name_words("people there") | name_words("bodies there"), name_words("goods there")
_NAMES = any_of("naming")
_CLAUSAL = kinds("if prospect doubt")
_ING, _EST, _MOST = any_of("ing"), any_of("est"), name_words("most")
_TAKES_DOING, _QUALITIES, _FOR = map(name_words, ("takes a gerund", "qualities in question", "for over"))
_LOOSE_GUESSES = name_words("loose guesses")
_FROM, _FAILURES, _MAY_FOLLOW, _SAID = map(
    name_words, ("from", "failures to come", "may follow", "told before failures")
)
_DETERMINERS, _CLAUSE_STARTS = map(any_of, ("Definite=Def Definite=Ind", "PUNCT boundary comma that and or"))
_NEAR_EFFECT = 10
_THAN, _NO_LESS = name_words("than"), name_words("no less")
_OF = any_of("of")
_LONGEST_PREDICATE, _NEAR_HEAD, _NEAR_SUBJECT = 3, 2, 3


def are_people(text: Text, pairs: Pairs) -> Bools:
    """Tell people, and what they are called by, to whom something may be done: "could frighten voters", "federal agents"."""
    named = name_standing(text, pairs.term, pairs.end, pairs.last) | _GOODS[text.word[pairs.term]]
    named &= ~_are_predicates(text, pairs)
    # "if voters stay at home": the clause is about them
    subjects = pairs.are(_CLAUSAL) & (pairs.term - pairs.last <= _NEAR_SUBJECT)
    return named & ~subjects


def are_spared(text: Text, pairs: Pairs) -> Bools:
    """Tell people to whom something is not done: "did not mislead voters", but not "did not have members", "are no rebels"."""
    role, term, following = text.role, pairs.term, pairs.last + 1
    spared = name_standing(text, term, pairs.end, pairs.last) & (term > following)
    spared &= ~any_between(role, _INDEFINITE, following, term)
    # "was not regarded as one of", "is not about"
    spared &= ~any_word_between(text.word, _BECOMING, np.maximum(following, term - _NEAR_SUBJECT), term)
    spared &= ~any_word_between(text.word, _BRINGS_IN, following, term) & ~any_between(
        role, _NAMES, following, term
    )
    linked = any_between(role, _COPULA, np.maximum(pairs.begin, pairs.first - 1), term)
    doing = any_between(role, _DOING, following, term)
    return spared & ~(linked & ~doing)


def name_standing(text: Text, term: Ints, end: Ints, before: Ints) -> Bools:
    """Tell which terms name people or bodies, or belong to their name: "voters", "political activists".

    ``before`` is the last token of a cue, or the one before the sentence.
    """
    # "could attack civilians", "charged with killing protesters": no part of their name, but what is done to them
    joined = ~has(text.role[term], _FORMS) & (term > before + 1)
    joined &= ~_VERBAL[text.word[term - 1]] & ~has(text.role[term - 1], _LY)
    named = _STANDING[text.word[term]]
    for step in range(1, _NEAR_HEAD + 1):
        place = term + step
        joined &= (place < end) & has(text.role[place], _LETTERS) & ~has(text.role[place], PLAIN)
        named = named | (joined & _STANDING[text.word[place]])
    return named


def _are_predicates(text: Text, pairs: Pairs) -> Bools:
    """Tell what somebody may be, or become: "might be terrorists"."""
    start = pairs.last + 1
    predicates = any_between(text.role, _COPULA, np.minimum(start, pairs.term), pairs.term)
    return predicates | has(text.role[pairs.last], _COPULA) | _BECOMING[text.word[pairs.term - 1]]


def seem_so(text: Text, pairs: Pairs) -> Bools:
    """Tell what is said with "seems to be" of what is there: all but the noun that something seems to be."""
    term, after = pairs.term, pairs.term + 1
    near = (term - pairs.last <= _LONGEST_PREDICATE) & ~any_between(text.role, _PLACED, pairs.last + 1, term)
    noun = (term == pairs.last + 1) & ~has(text.role[term], _FORMS)
    noun |= any_between(text.role, _INDEFINITE, pairs.last + 1, term)
    head = (after >= pairs.end) | ~has(text.role[after], _LETTERS) | has(text.role[after], PLAIN)
    be = _LINKS[text.word[pairs.last]]  # not "is believed to have taken bribes"
    seems: Bools = be & ~(near & noun & head)
    return seems


def take_no_gerund(text: Text, pairs: Pairs) -> Bools:
    """Tell what is considered as it is ("consider sanctions a mistake") from doing something: "consider lifting sanctions"."""
    after = pairs.last + 1
    doing = has(text.role[after], _ING) & ~has(text.role[after], _PLACED) & (after <= pairs.term)
    return ~doing & _TAKES_DOING[text.word[pairs.last]]


def ask_of_no_quality(text: Text, pairs: Pairs) -> Bools:
    """Tell what is asked or asked of from a quality that is called in question: "questioned the legitimacy of the vote"."""
    told = ~_QUALITIES[text.word[pairs.term]] | (pairs.term - pairs.last > _NEAR_HEAD)
    answer: Bools = told & ~has(text.role[pairs.last], _OF)  # "a question of fraud"
    return answer


def are_told_of(text: Text, pairs: Pairs) -> Bools:
    """Tell what somebody does by report ("is reportedly fleeing"), and what is the most of its kind by somebody's guess."""
    doing = has(text.role[pairs.term], _ING) & (pairs.term - pairs.last <= _NEAR_HEAD)
    doing &= (pairs.first > pairs.begin) & has(text.role[pairs.first - 1], _COPULA)
    start = pairs.last + 1
    most = any_between(text.role, _EST, start, pairs.term) | any_word_between(
        text.word, _MOST, start, pairs.term
    )
    # "probably plays a far bigger part in health"
    far = _LOOSE_GUESSES[text.word[pairs.first]] & (pairs.term - pairs.last > _NEAR_SUBJECT)
    # but "perhaps this is a ruse", "is perhaps a case of fraud", "would probably lead to a war"
    before = np.maximum(pairs.first - 1, pairs.begin)
    far &= ~any_between(text.role, _COPULA, before, pairs.term) & ~_MAY_FOLLOW[text.word[before]]
    return doing | most | far


def are_fewer(text: Text, pairs: Pairs) -> Bools:
    """Tell the "less" of a comparison, or of what is further on: "less violent than", but not "made it less safe"."""
    than = any_word_between(
        text.word, _THAN, pairs.term + 1, np.minimum(pairs.term + _NEAR_SUBJECT, pairs.end)
    )
    further = (pairs.term > pairs.last + 1) | than | _NO_LESS[text.word[pairs.first - 1]]
    answer: Bools = further & (pairs.first == pairs.last)  # but "less a war than a quarrel"
    return answer


def are_worked_on(text: Text, pairs: Pairs) -> Bools:
    """Tell what something that is not there would be for: "no base for tracking crimes"."""
    start = pairs.last + 2
    span, place = list_between(np.minimum(start, pairs.term), pairs.term)
    deed = _FOR[text.word[place]] & has(text.role[place + 1], _ING) & (place + 1 < pairs.term[span])
    found = np.zeros(len(start), np.bool_)
    found[span[deed]] = True
    return found


def are_discouraged(text: Text, pairs: Pairs) -> Bools:
    """Tell what somebody is talked out of, which may go on: "discourages them from causing trouble"."""
    return _FROM[text.word[pairs.last]]


def may_have_effects(text: Text, pairs: Pairs) -> Bools:
    """Tell failures that are only thought of, as something may follow: "failure to reach a deal would hurt both"."""
    fails = _FAILURES[text.word[pairs.first]]
    # "a", "the" and "her" may stand before it, and nothing else
    opening = pairs.first - has(text.role[pairs.first - 1], _DETERMINERS)
    fails &= (
        (opening <= pairs.begin) | has(text.role[opening - 1], _CLAUSE_STARTS) | _SAID[text.word[opening - 1]]
    )
    after = pairs.term + 1
    end = np.minimum(after + _NEAR_EFFECT, pairs.end)
    return fails & any_word_between(text.word, _MAY_FOLLOW, after, end)
