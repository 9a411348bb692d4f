"""What a rule of remedies is: a record with the kinds of cue that it is asked of, a judge, and what it says of its terms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mediaframing.coding.english.rulebook import Rule
from mediaframing.coding.stance.remedies.cues import kinds
from mediaframing.coding.stance.remedies.reading import Held, Reading
from mediaframing.coding.text.tokens import Bools

FOR, AGAINST = 1, -1
"""What a rule says of its term; the product of several is what holds."""

Judge = Callable[[Reading, Held], Bools]


@dataclass(frozen=True, kw_only=True)
class RemedyRule(Rule):
    """A rule that tells from a cue what is thought of, or done to, a remedy.

    Attributes
    ----------
    kind : int
        The kinds of cue that it is asked of.
    judge : callable
        Tells which of them hold the term.
    sign : int
        ``FOR`` or ``AGAINST``.
    view : bool
        Whether it tells what somebody thinks, so that the words are that somebody's view.
    turns : bool
        Whether what stands around the cue can turn it.
    silent : bool
        Whether it decides only where something turns it: "imposed sanctions" brings them up, "failed to impose" rejects.
    """

    kind: int
    judge: Judge
    sign: int
    view: bool = False
    turns: bool = True
    silent: bool = False


def make_rule(
    name: str,
    kind: str,
    judge: Judge,
    sign: int,
    *,
    sentence: str,
    counter: str,
    source: str = "mediaframing",
    view: bool = False,
    turns: bool = True,
    silent: bool = False,
    reads: str = "",
) -> RemedyRule:
    """Make a rule; its sentence reads as its sign says where nothing else is given."""
    return RemedyRule(
        name=name,
        source=source,
        sentence=sentence,
        reads=reads or ("rejected" if sign == AGAINST else "affirmed"),
        counter=counter,
        kind=kinds(kind),
        judge=judge,
        sign=sign,
        view=view,
        turns=turns,
        silent=silent,
    )
