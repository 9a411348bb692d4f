"""The book of rules for where a cue's scope ends on its way to the term (see :mod:`scopes`).

A rule is asked of the telling words between many cues and their terms at once; the judges stand in :mod:`scope_ends`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of
from mediaframing.coding.english.rulebook import Rule, Rulebook
from mediaframing.coding.stance import scope_ends as judges
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.text.tokens import Bools, Ints

Judge = Callable[[Text, Pairs, Ints], Bools]


@dataclass(frozen=True, kw_only=True)
class ScopeRule(Rule):
    """A rule that ends the scopes of some kinds of cue at some words.

    Attributes
    ----------
    cue : int
        The kinds of cue that it is asked of; 0 for all.
    word : int
        The roles that a word needs; 0 for all words.
    judge : callable
        Tells which words end the scope; where it is missing, all do.
    alone : bool
        Whether it decides alone: the rules behind it are not asked of its words.
    plain : bool
        Whether it is asked only where the scope of a cue comes to a term, not to another cue.
    """

    cue: int = 0
    word: int = 0
    judge: Judge | None = None
    alone: bool = False
    plain: bool = False


_DENIABLE, _DENIES = kinds("clause noun refuse regret"), kinds("clause refuse regret")

SCOPE_RULES: Rulebook[ScopeRule] = Rulebook(
    "Where the scope of a cue ends",
    (
        ScopeRule(
            name="fought",
            source="mediaframing",
            word=any_of("opposing"),
            sentence="The raid could crush an army and fight [[terrorism]].",
            reads="affirmed",
            counter="The raid could crush an army and start a [[war]].",
        ),
        ScopeRule(
            name="refused as",
            source="mediaframing",
            cue=kinds("refuse"),
            word=any_of("as"),
            judge=judges.refuse_as,
            alone=True,
            sentence="",
            reads="affirmed",
            counter="",
        ),
        ScopeRule(
            name="kept from modals",
            source="",
            cue=kinds("modal"),
            judge=judges.keep_from_modals,
            alone=True,
            sentence="",
            reads="",
            counter="",
        ),
        ScopeRule(
            name="kept from adverbs",
            source="",
            cue=kinds("perhaps"),
            judge=judges.keep_from_adverbs,
            alone=True,
            sentence="",
            reads="",
            counter="",
        ),
        ScopeRule(
            name="predicate behind a phrase",
            source="",
            cue=kinds("phrase prospect lack avert"),
            word=any_of("AUX"),
            judge=judges.begin_predicates,
            sentence="",
            reads="",
            counter="",
        ),
        ScopeRule(
            name="predicate behind a refusal",
            source="",
            cue=kinds("clause refuse reject clear"),
            word=any_of("AUX"),
            judge=judges.begin_later_predicates,
            sentence="",
            reads="",
            counter="",
            plain=True,
        ),
        ScopeRule(
            name="regret of a reaction",
            source="",
            cue=kinds("regret"),
            word=any_of("ADP"),
            sentence="",
            reads="",
            counter="",
        ),
        ScopeRule(
            name="refused company",
            source="",
            cue=kinds("refuse"),
            word=any_of("ADP"),
            judge=judges.refuse_company,
            sentence="",
            reads="",
            counter="",
        ),
        ScopeRule(
            name="comparison",
            source="",
            word=any_of("as"),
            judge=judges.compare,
            alone=True,
            sentence="",
            reads="",
            counter="",
        ),
        ScopeRule(
            name="company",
            source="",
            cue=_DENIABLE,
            word=any_of("ADP"),
            judge=judges.meet_company,
            sentence="",
            reads="",
            counter="",
        ),
        ScopeRule(
            name="topic",
            source="",
            cue=_DENIABLE,
            word=any_of("about"),
            judge=judges.tell_topics,
            alone=True,
            sentence="",
            reads="",
            counter="",
        ),
        ScopeRule(
            name="behind a denied object",
            source="",
            cue=kinds("deny phrase prospect"),
            word=any_of("ADP"),
            judge=judges.leave_things,
            sentence="",
            reads="",
            counter="",
            plain=True,
            alone=False,
        ),
        ScopeRule(
            name="definite noun and preposition",
            source="",
            cue=kinds("clause noun deny refuse reject if modal perhaps doubt prospect"),
            word=any_of("ADP"),
            judge=judges.leave_definite,
            sentence="",
            reads="",
            counter="",
            plain=False,
            alone=False,
        ),
        ScopeRule(
            name="reduced relative",
            source="",
            cue=kinds("clause refuse"),
            word=any_of("naming opinion realised factive"),
            judge=judges.begin_participles,
            sentence="",
            reads="",
            counter="",
            plain=True,
            alone=False,
        ),
        ScopeRule(
            name="predicate behind or",
            source="",
            cue=kinds("noun phrase lack"),
            word=any_of("or"),
            judge=judges.join_predicates,
            sentence="",
            reads="",
            counter="",
            plain=True,
            alone=False,
        ),
        ScopeRule(
            name="within a denied clause",
            source="",
            cue=kinds("deny noun"),
            word=any_of("ADP"),
            judge=judges.leave_clauses,
            sentence="",
            reads="",
            counter="",
            plain=True,
            alone=False,
        ),
        ScopeRule(
            name="behind a charge",
            source="",
            cue=kinds("clear"),
            word=any_of("ADP"),
            judge=judges.leave_charges,
            sentence="",
            reads="",
            counter="",
            plain=True,
            alone=False,
        ),
        ScopeRule(
            name="adjunct",
            source="",
            cue=_DENIES,
            word=any_of("ADP"),
            judge=judges.leave_verbs,
            sentence="",
            reads="",
            counter="",
        ),
        ScopeRule(
            name="addressee",
            source="",
            cue=_DENIES,
            word=any_of("to"),
            judge=judges.leave_verbs_to,
            sentence="",
            reads="",
            counter="",
        ),
        ScopeRule(
            name="object of a name",
            source="",
            cue=kinds("clause refuse"),
            word=any_of("naming"),
            judge=judges.name_objects,
            sentence="",
            reads="",
            counter="",
            plain=True,
            alone=False,
        ),
        ScopeRule(
            name="definite noun and of",
            source="",
            cue=kinds("clause"),
            word=any_of("of"),
            judge=judges.leave_the,
            sentence="",
            reads="",
            counter="",
            plain=True,
            alone=False,
        ),
        ScopeRule(
            name="assessment",
            source="",
            cue=kinds("clause"),
            word=any_of("to"),
            judge=judges.assess,
            sentence="",
            reads="",
            counter="",
            plain=True,
            alone=False,
        ),
        ScopeRule(
            name="denied to a group",
            source="",
            cue=kinds("deny"),
            word=any_of("to"),
            judge=judges.leave_to,
            sentence="",
            reads="",
            counter="",
            plain=True,
            alone=False,
        ),
        ScopeRule(
            name="taken for granted",
            source="Karttunen 1971",
            cue=_DENIABLE,
            word=any_of("factive"),
            judge=judges.take_for_granted,
            plain=True,
            sentence="",
            reads="",
            counter="",
        ),
    ),
)


def end_scopes(text: Text, pairs: Pairs, place: Ints, nested: bool) -> Bools:
    """Tell which words end the scopes of their cues, by the book; ``nested`` is as in :func:`scopes.reach`."""
    role = text.role[place]
    ends, rest = np.zeros(len(place), np.bool_), np.ones(len(place), np.bool_)
    for rule in SCOPE_RULES:
        if nested and rule.plain:
            continue
        held = rest & (role & rule.word > 0) if rule.word else rest
        rows = np.flatnonzero(held & pairs.are(rule.cue) if rule.cue else held)
        if not len(rows):
            continue
        ended = rows
        if rule.judge is not None:
            ended = rows[rule.judge(text, pairs.take(rows), place[rows])]
        ends[ended] = True
        rest[rows if rule.alone else ended] = False
    return ends
