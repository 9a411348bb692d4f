"""Who is kept from what: "prevented the firm from spreading propaganda" denies what stands behind the "from".

A verb of keeping, its object and the "from" before a gerund are one cue (a negative implicative: Karttunen 1971), of the kind
of "averted": with "to" before it, it is a purpose, which leaves open.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.english.rulebook import Rule, Rulebook
from mediaframing.coding.text.tokens import Bools, Ints

KEEPS = name_words("keeps from")
"""Verbs that keep somebody from doing something."""
_FROM = name_words("from")
_ING, _ENDS = any_of("ing"), any_of("PUNCT boundary comma that AUX")
_NEAR = 8

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
    ),
)
_KEPT = RESTRAINT_RULES["kept from doing"]


def find_restraints(text: Text, first: Ints, end: Ints) -> Ints:
    """Find the "from" before a gerund behind each verb of keeping, up to the end of its sentence; -1 where there is none."""
    found = np.full(len(first), -1)
    if not _KEPT.on:
        return found
    rows = np.arange(len(first))
    for step in range(1, _NEAR + 1):
        place = first[rows] + step
        inside = (place + 1 < end[rows]) & ~has(text.role[place], _ENDS)
        rows, place = rows[inside], place[inside]
        from_ = _FROM[text.word[place]]
        gerund = from_ & has(text.role[place + 1], _ING)
        found[rows[gerund]] = place[gerund]
        rows = rows[~from_]
        if not len(rows):
            break
    return found


def join_restraints(text: Text, first: Ints, end: Ints, length: Ints) -> Bools:
    """Lengthen the cues that are verbs of keeping up to their "from", if it is not in them; tell which are so."""
    joined = np.zeros(len(first), np.bool_)
    rows = np.flatnonzero(KEEPS[text.word[first]])
    longer = find_restraints(text, first[rows], end[rows]) - first[rows] + 1
    rows, longer = rows[longer > length[rows]], longer[longer > length[rows]]
    length[rows], joined[rows] = longer, True
    return joined
