"""Whether a cue of negation negates: many only look like it, as in "No. 1", "not only", "was dismissed over fraud".

``pairs`` are cues with terms to the right of them.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_between, any_word_between, find_next, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, QUOTES, any_of, name_words
from mediaframing.coding.stance.cues import Pairs, settle
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.presupposition import (
    are_ventures,
)
from mediaframing.coding.stance.scope_ends import open_clauses
from mediaframing.coding.stance.scope_marks import skip_parentheses
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools

PLAIN_NEGATIONS = kinds("clause noun")
OBJECT_NEGATIONS = kinds("deny reject avert")
NEGATIONS = kinds("clause noun deny reject avert phrase lack refuse clear untrue misname more regret")
_VERB, _COPULA, _TO, _COMMA, _ED = map(any_of, ("AUX", "cop", "to", "comma", "ed"))
_CLAIM = any_of("claim")
_DIMINISHER, _INDEFINITE = any_of("diminisher"), any_of("Definite=Ind")
_DETERMINER, _PERSON, _LETTERS = map(any_of, ("Definite=Def Definite=Ind", "person", "letters"))
_ALLOWING, _COMPARATIVE, _HAPPENS = map(any_of, ("allowing", "Degree=Cmp", "existence realised"))
_THAT = any_of("that")
_SUBJECT_ENDS = any_of("AUX PUNCT boundary comma PronType=Rel that")
_SUBJECT_TAIL = 7
_REPEAT = name_words("repeat")
_FOCUSING, _FOCUS_NEAR, _PLACED = name_words("focusing"), 7, any_of("ADP")
_LET, _FOR, _THAN, _NOT_NOUNS = map(name_words, ("let", "for", "than", "never"))
_MASS, _ONE = map(name_words, ("mass", "one"))
_S, _ING, _LY, _DONE = map(any_of, ("s", "ing", "ly", "ed Tense=Past realised existence"))
_PARTICIPLES, _SKIPPED = map(name_words, ("participles of acts", "skipped"))

_CAPITAL = any_of("capital")
_MERE, _NEWS, _THERE = map(name_words, ("mere", "news", "there"))
_PASSIVE = name_words("be or been")
_POINT, _DASH, _MORE, _BEEN, _THE = map(name_words, (".", "-", "more", "been", "the"))
_PERFECT, _SPARED, _DENIED = map(name_words, ("perfect", "spared", "denied"))


def permit(text: Text, pairs: Pairs) -> Bools:
    """Tell which terms are there to do what is not allowed: "cannot allow terrorists to win", "let hate win"."""
    after = pairs.term + 1
    near = np.minimum(after + 3, pairs.end)
    start = np.maximum(pairs.last + 1, pairs.term - 6)
    to = any_between(text.role, _TO, after, near)
    permitted: Bools = to & any_between(text.role, _ALLOWING, start, pairs.term)
    let = any_word_between(text.word, _LET, start, pairs.term)
    acts = (after < pairs.end) & has(text.role[after], _LETTERS) & ~has(text.role[after], PLAIN)
    return permitted | (let & acts)


def give_place(text: Text, pairs: Pairs) -> Bools:
    """Tell which terms are there to do what there is no place for: "no place for terrorists to hide"."""
    after = pairs.term + 1
    given = any_word_between(text.word, _FOR, np.maximum(pairs.last + 1, pairs.term - 3), pairs.term)
    found: Bools = given & (after < pairs.end) & has(text.role[after], _TO)
    return found


def did_not_act(text: Text, pairs: Pairs) -> Bools:
    """Tell which terms are in a subject that is there, but did not act.

    "no security adviser could match him", "no economy has cut its debt": but "no charges have been filed" denies them.
    """
    role, term, end = text.role, pairs.term, pairs.end
    head = find_next(role, _PERSON, term + 1, np.minimum(term + 3, end))
    acts = (head >= 0) & any_between(role, _VERB, head + 1, np.where(head < 0, 0, np.minimum(head + 3, end)))
    perfect = find_next(role, _SUBJECT_ENDS, term + 1, np.minimum(term + _SUBJECT_TAIL, end))
    told = (perfect >= 0) & _PERFECT[text.word[perfect]] & (perfect + 1 < end)
    # "no suspects have so far been named", "no towers will be built"
    near = np.where(told, np.minimum(perfect + 4, end), 0)
    told &= ~any_word_between(text.word, _PASSIVE, perfect + 1, near)
    told &= ~any_between(role, _HAPPENS, perfect + 1, np.where(told, np.minimum(perfect + 4, end), 0))
    subject = open_clauses(text, pairs) & ~any_between(role, _VERB, pairs.last + 1, term)
    return subject & (acts | told)


def are_numbered(text: Text, pairs: Pairs) -> Bools:
    """Tell the "No." of "No. 1"."""
    return _POINT[text.word[pairs.last + 1]]


def are_in_names(text: Text, pairs: Pairs) -> Bools:
    """Tell the "No" of a name: "the group No Labels", "the No Taxpayer Funding Act"."""
    role, first = text.role, pairs.first
    named = has(role[first], _CAPITAL) & has(role[first + 1], _CAPITAL) & (first > pairs.begin)
    quoted = QUOTES[text.word[first - 1]] & has(role[first + 2], _CAPITAL)
    plain = has(role[first - 1], _LETTERS) & ~has(role[first - 1], _CAPITAL)
    return named & (quoted | plain)


def join_words(text: Text, pairs: Pairs) -> Bools:
    """Tell negators that belong to a word: "a no-fly zone"."""
    following = pairs.last + 1
    return (_DASH[text.word[following]] & ~text.spaced[following]) & (following + 1 < pairs.term)


def stand_before_commas(text: Text, pairs: Pairs) -> Bools:
    """Tell which cues a comma parts from the rest, but for "nobody, in fact," and "not, repeat not, a"."""
    commas: Bools = has(text.role[pairs.last + 1], _COMMA) & ~_REPEAT[text.word[pairs.first - 1]]
    settle(commas, commas, _stand_alone, text, pairs)
    return commas


def _stand_alone(text: Text, pairs: Pairs) -> Bools:
    """Tell which cues a comma parts from the rest: "No, ...", but not "nobody, in fact, ..."."""
    alone: Bools = skip_parentheses(text, pairs, pairs.last + 1) == 0
    return alone


def regret_nothing(text: Text, pairs: Pairs) -> Bools:
    """Tell "should have a treaty" from "should have signed a treaty"."""
    following = pairs.last + 1
    following = following + (has(text.role[following], _LY) | _SKIPPED[text.word[following]])
    participle = has(text.role[following], _DONE) | _PARTICIPLES[text.word[following]]
    nothing: Bools = (following >= pairs.term) | ~participle
    return nothing | _BEEN[text.word[following]]


def end_no_venture(text: Text, pairs: Pairs) -> Bools:
    """Tell "dropped" and "blocked" where what they end is no venture: "dropped leaflets about the war"."""
    claimed = any_between(text.role, _CLAIM, pairs.last + 1, np.minimum(pairs.term + 3, pairs.end))
    return ~are_ventures(text, pairs.term, pairs.end) & ~claimed  # "dropped the fraud charges"


def compare_more(text: Text, pairs: Pairs) -> Bools:
    """Tell "no more violent than others", but not "no more violence"."""
    following = pairs.last + 1
    than = any_word_between(text.word, _THAN, pairs.term + 1, np.minimum(pairs.term + 6, pairs.end))
    return (
        _MORE[text.word[following]]
        & ~has(text.role[following + 1], _INDEFINITE)  # "no more a crime than a toll is"
        & (following + 1 < pairs.term)
        & (than | _NOT_NOUNS[text.word[pairs.last]])
    )


def play_down(text: Text, pairs: Pairs) -> Bools:
    """Tell litotes and focus: "no small scandal", "not just", "not the first"; "not “just crime”"."""
    following = pairs.last + 1
    following = following + QUOTES[text.word[following]]
    less = following + _THE[text.word[following]]
    played: Bools = has(text.role[less], _DIMINISHER) & (less < pairs.end)
    # "not an isolated attack"
    told = _MERE[text.word[following + 1]] | (_NEWS[text.word[following + 1]] & _say_what_is(text, pairs))
    return played | (has(text.role[following], _INDEFINITE) & told)


def _say_what_is(text: Text, pairs: Pairs) -> Bools:
    """Tell "is not a new war" from "does not want a new war" and "there is not a new war"."""
    joined = has(text.role[pairs.first], _COPULA)  # "isn't"
    verb = pairs.first - ~joined
    there = (verb > pairs.begin) & _THERE[text.word[verb - 1]]
    return (verb >= pairs.begin) & has(text.role[verb], _COPULA) & ~there


def narrow_down(text: Text, pairs: Pairs) -> Bools:
    """Tell denials of an "only" further on: "was not driven solely by greed"."""
    span, place = list_between(pairs.last + 2, np.minimum(pairs.last + _FOCUS_NEAR, pairs.term))
    focus = _FOCUSING[text.word[place]] & has(text.role[place + 1], _PLACED | _TO)
    narrowed = np.zeros(len(pairs.first), np.bool_)
    narrowed[span[focus]] = True
    return narrowed & ~any_between(text.role, _COMMA | _THAT, pairs.last + 1, pairs.term)


def open_relative_clauses(text: Text, pairs: Pairs) -> Bools:
    """Tell the "that" of a relative clause behind a noun of denial: "the denial that has marked the talks"."""
    opens: Bools = has(text.role[pairs.last], _THAT) & has(text.role[pairs.last + 1], _VERB)
    return opens


def end_words(text: Text, pairs: Pairs) -> Bools:
    """Tell negators that are the end of a word: "near-zero"."""
    return (pairs.first > pairs.begin) & _DASH[text.word[pairs.first - 1]] & ~text.spaced[pairs.first]


def are_no_denials(text: Text, pairs: Pairs) -> Bools:
    """Tell verbs that say nothing untrue: "was denied a visa", "was dismissed over fraud", "a rejected plan"."""
    role, word, before = text.role, text.word, pairs.first - 1
    told = has(role[before], _COPULA) & ~has(role[pairs.first], _ING)
    told |= has(role[before], _DETERMINER) & has(role[pairs.last], _ED)
    told &= pairs.first > pairs.begin
    # But "it is false that", "has been spared a war", "are denied justice"
    told &= ~has(role[pairs.last], _THAT) & ~_SPARED[word[pairs.first]]
    settle(told, told & _DENIED[word[pairs.first]], _deny_more, text, pairs)
    return told


def are_a_little(text: Text, pairs: Pairs) -> Bools:
    """Tell "a little" and "little" of size: "little boys"."""
    role, first = text.role, pairs.first
    some = (first > pairs.begin) & (has(role[first - 1], _DETERMINER) | _ONE[text.word[first - 1]])
    # "a dirty little secret"
    some |= (first - 1 > pairs.begin) & has(role[first - 2], _INDEFINITE) & has(role[first - 1], _LETTERS)
    after = pairs.term + 1
    compound = (after < pairs.end) & has(role[after], _LETTERS) & ~has(role[after], PLAIN)
    head = np.where(compound, after, pairs.term)
    several = has(role[head], _S) & ~_MASS[text.word[head]]
    near = ~any_between(role, PLAIN, pairs.last + 1, head)
    return some | (several & near)


def compare_degree(text: Text, pairs: Pairs) -> Bools:
    """Tell "no country has done more against terror", "never been more violent"."""
    following = pairs.last + 1
    degree = any_between(text.role, _COMPARATIVE, following + _MORE[text.word[following]], pairs.term)
    # "no evidence that it leads to higher rates"
    return degree & ~any_between(text.role, _THAT, following, pairs.term)


def _deny_more(text: Text, pairs: Pairs) -> Bools:
    """Tell which terms are more than a bare noun behind the cue: "a security pass", not "denied basic rights"."""
    role, after = text.role, pairs.term + 1
    bare = (pairs.term - pairs.last <= 2) & ~any_between(role, PLAIN, pairs.last + 1, pairs.term)
    ends = (after >= pairs.end) | ~has(role[after], _LETTERS) | has(role[after], PLAIN)
    found: Bools = ~(bare & ends)
    return found
