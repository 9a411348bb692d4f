"""The negation of a relative clause whose object or subject is a term: "a crime he did not commit"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_between, find_next, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.scope_ends import find_content
from mediaframing.coding.stance.untruths import SUBJECT_TAIL
from mediaframing.coding.text.tokens import Bools, Ints

_COPULA, _FUSED, _EXISTENCE, _OWNED, _VERB = map(any_of, ("cop", "fused", "existence", "owned", "AUX"))
_RELATED = any_of("PronType=Rel that")
_OPENS_CLAUSE, _BREAK = map(any_of, ("PronType=Rel that Case=Nom Definite=Def Definite=Ind", "PUNCT comma"))
_ENDS_GAP = any_of("PUNCT comma boundary and or")
_CLAUSE = kinds("clause")
_STOPS, _BEING = name_words('. "'), name_words("infinite")


def find_gaps(text: Text, pairs: Pairs, last: Ints, mention: Ints) -> Ints:
    """Find the negation of a relative clause whose object or subject is the term: "a crime he did not commit".

    For each pair, the first clause negator from there on that is near enough, if it is one; else -1.
    """
    near = pairs.are(_CLAUSE) & (pairs.first - last <= SUBJECT_TAIL) & (pairs.first > last + 1)
    near &= has(text.role[last + 1], _OPENS_CLAUSE)
    rows = np.flatnonzero(near)
    gaps = np.full(len(pairs.first), -1)
    if not len(rows):
        return gaps
    held = pairs.keep(rows)
    denied = rows[_are_gaps(text, held, last[rows])]
    following = np.searchsorted(rows, np.arange(len(pairs.first)))
    following = np.append(rows, -1)[following]
    found = (following >= 0) & (mention[following] == mention) & np.isin(following, denied)
    gaps[found] = following[found]
    return gaps


def _are_gaps(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell which negators stand before the verb of a clause that belongs to the term."""
    role, after = text.role, pairs.last + 1
    related = has(role[last + 1], _RELATED)
    whole = ~any_between(role, _BREAK, last + 1, pairs.first)
    end = np.minimum(after + 3, pairs.end)
    verb = np.where(
        related, find_next(role, _OWNED | _EXISTENCE, after, end), find_next(role, _OWNED, after, end)
    )
    ends = (verb + 1 >= pairs.end) | has(role[verb + 1], _ENDS_GAP) | _STOPS[text.word[verb + 1]]
    # "an attack that never happened", but not "important that the board not take"
    exists = related & has(role[verb], _EXISTENCE) & ~find_content(text, last + 2, pairs.first)
    # "I hope that the storm does not come": what has a subject of its own and takes no object
    intransitive = has(role[verb], _EXISTENCE) & ~has(role[verb], _OWNED)
    gaps: Bools = whole & (verb >= 0) & ((ends & ~intransitive) | exists)
    # "the scandal that wasn't"
    over = (after >= pairs.end) | has(role[after], _ENDS_GAP)
    # "the scandal that wasn't has gone"
    over |= has(role[pairs.first], _COPULA) & has(role[after], _VERB) & ~_BEING[text.word[after]]
    gaps |= related & whole & over & (pairs.first == last + 2) & has(role[pairs.first], _FUSED)
    stops = (after + 1 >= pairs.end) | has(role[after + 1], _ENDS_GAP) | _STOPS[text.word[after + 1]]
    was = has(role[after], _COPULA) & stops
    gaps |= related & whole & was & (pairs.first == last + 2)  # "the scandal that never was"
    return gaps
