"""For each mention of a remedy the nearest cue that a rule takes, left of it or behind it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english.rulebook import Rulebook
from mediaframing.coding.stance.remedies.ahead_rules import AHEAD
from mediaframing.coding.stance.remedies.behind import REACH
from mediaframing.coding.stance.remedies.behind_rules import BEHIND, FIRST
from mediaframing.coding.stance.remedies.books import RemedyRule
from mediaframing.coding.stance.remedies.cues import Cues, kinds
from mediaframing.coding.stance.remedies.reading import HORIZON, Held, Reading
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Ints

RULES: tuple[RemedyRule, ...] = (*FIRST.rules, *AHEAD.rules, *BEHIND.rules)
"""All rules that find a cue for a term; what is known of each stands at its place."""
PLACES = {rule.name: place for place, rule in enumerate(RULES)}
SIGNS = np.array([rule.sign for rule in RULES])
TURNS = np.array([rule.turns for rule in RULES])
SILENT = np.array([rule.silent for rule in RULES])
OPENS = np.array([rule.kind == kinds("maybe") for rule in RULES])
"""Of each rule what it says of its term, and whether it can be turned, is silent unless it is turned, or leaves open."""
RELATIVE = PLACES["bad effect in a relative clause"]


@dataclass(frozen=True)
class Found:
    """For each mention the cue that a rule found, by its number, and the place of the rule; -1 for none."""

    cue: Ints
    rule: Ints


def find_cues(
    reading: Reading,
    book: Rulebook[RemedyRule],
    mention: Ints,
    number: Ints,
    first: Ints,
    last: Ints,
    begin: Ints,
    end: Ints,
    nearest: int,
) -> Found:
    """Find for each mention the nearest cue that a rule of the book takes; -1 as ``nearest`` is the last of a row."""
    cues = reading.cues
    rule = np.full(len(number), -1)
    held = Held(
        cues.first[number], cues.last[number], cues.kind[number],
        begin[mention], end[mention], first[mention], last[mention],
    )  # fmt: skip
    for asked in book:
        rows = np.flatnonzero((rule < 0) & held.are(asked.kind))
        if len(rows):
            rows = rows[asked.judge(reading, held.keep(rows))]
            rule[rows] = PLACES[asked.name]
    rows = np.flatnonzero(rule >= 0)
    rows = rows if nearest < 0 else rows[::-1]
    found = Found(np.full(len(first), -1), np.full(len(first), -1))
    found.cue[mention[rows]], found.rule[mention[rows]] = number[rows], rule[rows]
    return found


def list_left(cues: Cues, first: Ints, begin: Ints) -> tuple[Ints, Ints]:
    """List the cues left of each mention, from left to right: the numbers of mention and cue."""
    low = np.searchsorted(cues.first, np.maximum(begin, first - HORIZON - 1))
    return list_between(low, np.searchsorted(cues.last, first))


def list_right(cues: Cues, last: Ints, end: Ints) -> tuple[Ints, Ints]:
    """List the cues behind each mention, from left to right: the numbers of mention and cue."""
    low = np.searchsorted(cues.first, last, "right")
    return list_between(low, np.maximum(low, np.searchsorted(cues.first, np.minimum(end, last + REACH + 1))))
