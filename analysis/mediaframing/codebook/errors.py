"""What is raised, and what is warned of, where a codebook cannot be read or written as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class CodebookError(ValueError):
    """A codebook cannot be read as one; the message says where and what to do."""


class Loss(NamedTuple):
    """Something that a file says and the codebook cannot hold, or the other way round.

    Attributes
    ----------
    owner : str
        The frame or actor; empty for the whole codebook.
    entry : str
        The entry as the file has it; empty where it is no entry.
    problem : str
        A sentence.
    """

    owner: str
    entry: str
    problem: str


class CodebookWarning(UserWarning):
    """Something was lost between a codebook and a file of another tool; ``losses`` lists all of it."""

    def __init__(self, message: str, losses: Sequence[Loss] = ()) -> None:
        super().__init__(message)
        self.losses = tuple(losses)


def describe_losses(verb: str, path: str, losses: Sequence[Loss]) -> CodebookWarning:
    """Make one warning of all losses: how many, and the first few in full."""
    some = " ".join(
        f"{' '.join(filter(None, (loss.owner, repr(loss.entry) if loss.entry else '')))}: {loss.problem}"
        if loss.owner or loss.entry
        else loss.problem
        for loss in losses[:3]
    )
    more = f" And {len(losses) - 3:,} more, in the attribute 'losses'." if len(losses) > 3 else ""
    things = "1 thing" if len(losses) == 1 else f"{len(losses):,} things"
    return CodebookWarning(f"{things} could not be {verb} {path!r} as it is. {some}{more}", losses)
