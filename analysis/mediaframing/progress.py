"""How far a run has come, for those who watch it."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol, cast


class Bar(Protocol):
    """A bar that fills up as articles are coded."""

    def update(self, count: int) -> Any:
        """Add so many articles."""

    def set_postfix_str(self, told: str) -> Any:
        """Write something behind the bar."""


class _NoBar:
    def update(self, count: int) -> None:
        pass

    def set_postfix_str(self, told: str) -> None:
        pass


def show_progress(
    shown: bool, total: int, initial: int = 0, smoothing: float = 0.3
) -> AbstractContextManager[Bar]:
    """Show a bar of articles, or nothing; without it nothing that draws it is loaded.

    Parameters
    ----------
    shown : bool
    total : int
        How many articles there are.
    initial : int
        How many of them were done before.
    smoothing : float
        From 0, where the time left follows from the mean speed, to 1, where it follows from the last.
    """
    if not shown:
        return nullcontext(_NoBar())
    from tqdm.auto import tqdm

    bar = tqdm(total=total, initial=initial, unit=" articles", smoothing=smoothing)
    return cast("AbstractContextManager[Bar]", bar)
