"""What is thought of, or done to, each mention of a remedy, as far as it is settled."""

from __future__ import annotations

from dataclasses import dataclass

from mediaframing.coding.stance.remedies.cues import Cues
from mediaframing.coding.stance.remedies.found import Found
from mediaframing.coding.text.tokens import Ints

UNKNOWN, OPEN = 0, 2
"""Beside ``FOR`` and ``AGAINST``: nothing is known of the view, or it is left open."""


@dataclass(frozen=True)
class Views:
    """What is thought of, or done to, each remedy.

    Attributes
    ----------
    sign : array
        ``FOR``, ``AGAINST``, ``OPEN``, or ``UNKNOWN`` where no cue holds the term.
    first, last : array
        The first and the last token of the words that decided, or -1.
    rule : array
        The place in the ``RULES`` of :mod:`found` of the rule that decided, or -1.
    view_first, view_last : array
        The first and the last token of the words by which somebody is told to hold that view, or -1.
    view_kind : array
        1 for a verb or a noun ("opposes"), 2 for a state ("is against"), 3 for a holder ("a critic of"), 4 for a noun that
        something is done with ("renewed her push for"), 0 for none.
    """

    sign: Ints
    first: Ints
    last: Ints
    rule: Ints
    view_first: Ints
    view_last: Ints
    view_kind: Ints


def settle_views(
    views: Views, rows: Ints, sign: Ints | int, found: Found, cues: Cues, first: Ints | None = None
) -> None:
    """Settle what the cues that were found say of some mentions; ``first`` are the first words that decide, if not the cues'."""
    views.sign[rows] = sign
    cue = found.cue[rows]
    views.first[rows] = cues.first[cue] if first is None else first
    views.last[rows], views.rule[rows] = cues.last[cue], found.rule[rows]
