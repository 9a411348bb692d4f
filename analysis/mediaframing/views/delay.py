"""Calls that wait until nothing more is asked of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio


def delay_calls(call: Callable[[], None], seconds: float) -> Callable[[], None]:
    """Give a function that makes the call once it has not been asked for the given time.

    Without a running event loop, as in a plain script, the call is made at once.
    """
    import asyncio

    waiting: list[asyncio.TimerHandle] = []

    def ask() -> None:
        while waiting:
            waiting.pop().cancel()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            call()
            return
        waiting.append(loop.call_later(seconds, call))

    return ask
