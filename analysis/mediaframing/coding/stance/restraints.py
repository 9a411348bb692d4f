"""Who is kept from what: "prevented the firm from spreading propaganda" denies what stands behind the "from".

A verb of keeping, its object and the "from" before a gerund are one cue (a negative implicative: Karttunen 1971), of the kind
of "averted": with "to" before it, it is a purpose, which leaves open.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.english.rulebook import Rule, Rulebook
from mediaframing.coding.stance.phrases import kinds, read_phrases
from mediaframing.coding.text.tokens import Bools, Ints

KEEPS = name_words("keeps from")
"""Verbs that keep somebody from doing something."""
FAILS = name_words("fails") | name_words("failures")
"""Verbs and nouns of failing to do something."""
_FROM = name_words("from")
_ING, _ENDS = any_of("ing"), any_of("PUNCT boundary comma that AUX")
_PARTICLE_ENDS = _ENDS | any_of("ADP as")
_NEAR = 8
_FAILURES, _OF_BY, _TO, _TIMES = map(name_words, ("failures", "of by", "to", "between fail and to"))
SPLITS = name_words("splits")
"""Verbs of rejection whose particle may stand behind their object."""
_REJECT, _PARTICLE_NEAR = kinds("reject"), 5
_PARTICLES, _PRONOUN_OBJECTS = name_words("rejecting particles"), name_words("object of a particle")
_LY, _DETERMINER, _TO_ROLE = map(any_of, ("ly", "Definite=Def Definite=Ind", "to"))

RESTRAINT_RULES: Rulebook[Rule] = Rulebook(
    "Who is kept from what",
    (
        Rule(
            name="kept from doing",
            source="Karttunen 1971",
            sentence="The injunction prevented the firm from spreading [[propaganda]].",
            reads="rejected",
            counter="The rule prevented a man with a record of [[violence]] from buying a gun.",
            counter_reads="affirmed",
        ),
        Rule(
            name="failed one day to",
            source="Karttunen 1971",
            sentence="The bill failed last week to win [[support]].",
            reads="rejected",
            counter="The bill failed to the surprise of the [[army]].",
            counter_reads="affirmed",
        ),
        Rule(
            name="somebody's failure to",
            source="Karttunen 1971",
            sentence="They spoke of the failure of the mayor to find a [[solution]].",
            reads="rejected",
            counter="They owe the failure of the bill to a [[militia]].",
            counter_reads="affirmed",
        ),
        Rule(
            name="particle behind its object",
            source="mediaframing",
            sentence="The bank has ruled [[layoffs]] out.",
            reads="rejected",
            counter="The bank called its [[layoffs]] overdue.",
            counter_reads="affirmed",
        ),
    ),
)
_KEPT, _FAILED, _FAILURE, _PARTED = RESTRAINT_RULES.rules


def find_restraints(text: Text, first: Ints, end: Ints) -> Ints:
    """Find the "from" before a gerund behind each verb of keeping, up to the end of its sentence; -1 where there is none."""
    if not _KEPT.on:
        return np.full(len(first), -1)
    return _find_parted(
        text, first, end, np.arange(len(first)), _FROM, lambda place: has(text.role[place + 1], _ING)
    )


def find_failures(text: Text, first: Ints, end: Ints) -> Ints:
    """Find the "to" that is parted from a word of failing, up to the end of its sentence; -1 where there is none.

    "failed last week to win", "the failure of the mayor to find"
    """
    noun = _FAILURES[text.word[first]]
    rows = np.flatnonzero(~_TO[text.word[first + 1]] & np.where(noun, _FAILURE.on, _FAILED.on))
    rows = rows[~noun[rows] | _OF_BY[text.word[first[rows] + 1]]]
    return _find_parted(
        text, first, end, rows, _TO,
        lambda place: ~has(text.role[place + 1], _DETERMINER),
        lambda row, place: noun[row] | _TIMES[text.word[place]] | has(text.role[place], _LY | _TO_ROLE),
    )  # fmt: skip


def _find_parted(
    text: Text,
    first: Ints,
    end: Ints,
    rows: Ints,
    sought: Bools,
    fits: Callable[[Ints], Bools],
    passes: Callable[[Ints, Ints], Bools] | None = None,
) -> Ints:
    """Find the word that is sought near behind each verb, if what follows it fits; -1 where there is none.

    Parameters
    ----------
    rows : array of int
        The verbs that are asked.
    passes : callable, optional
        Of verbs and places behind them, over which the way goes on to the next word; over all by default.
    """
    found = np.full(len(first), -1)
    for step in range(1, _NEAR + 1):
        place = first[rows] + step
        inside = (place + 1 < end[rows]) & ~has(text.role[place], _ENDS)
        if passes is not None:
            inside &= passes(rows, place)
        rows, place = rows[inside], place[inside]
        met = sought[text.word[place]]
        fitting = met & fits(place)
        found[rows[fitting]] = place[fitting]
        rows = rows[~met]
        if not len(rows):
            break
    return found


def find_particles(text: Text, first: Ints, end: Ints) -> Ints:
    """Find the particle of a verb of rejection behind its object, up to the end of its sentence: "ruled a strike out"; else -1."""
    found = np.full(len(first), -1)
    tree = read_phrases()
    # A pronoun is the whole object: "ruled it out over fears of war".
    rows = np.flatnonzero(_PARTED.on & ~_PRONOUN_OBJECTS[text.word[first + 1]])
    for step in range(2, _PARTICLE_NEAR + 1):
        place = first[rows] + step
        inside = (place < end[rows]) & ~has(text.role[place - 1], _PARTICLE_ENDS)
        rows, place = rows[inside], place[inside]
        node = tree.follow(tree.first[text.phrase_word[first[rows]]], text.phrase_word[place])
        parted = _PARTICLES[text.word[place]] & (node >= 0) & (tree.kind[node] == _REJECT)
        found[rows[parted]] = place[parted]
        rows = rows[~parted]
        if not len(rows):
            break
    return found


def join_restraints(text: Text, first: Ints, end: Ints, length: Ints) -> Bools:
    """Lengthen the cues that are verbs of keeping up to their "from", if it is not in them; tell which are so."""
    return _join(find_restraints, KEEPS, text, first, end, length)


def join_failures(text: Text, first: Ints, end: Ints, length: Ints) -> Bools:
    """Lengthen words of failing up to the "to" that is parted from them; tell which are so."""
    return _join(find_failures, FAILS, text, first, end, length)


def _join(
    find: Callable[[Text, Ints, Ints], Ints], words: Bools, text: Text, first: Ints, end: Ints, length: Ints
) -> Bools:
    joined = np.zeros(len(first), np.bool_)
    rows = np.flatnonzero(words[text.word[first]])
    longer = find(text, first[rows], end[rows]) - first[rows] + 1
    rows, longer = rows[longer > length[rows]], longer[longer > length[rows]]
    length[rows], joined[rows] = longer, True
    return joined
