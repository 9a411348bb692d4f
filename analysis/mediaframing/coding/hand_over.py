"""How soon a thread gets Python's lock when it asks for it: set while batches are coded side by side."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_SECONDS = 0.0001
"""NumPy gives the lock back in every call on a long array, for some ten microseconds. Who waits for it is woken each time and
finds it taken again, until it has waited so long: with Python's own 5 milliseconds half of the time is lost."""

_before: list[float] = []
"""What was set when each of those began that go on: the first found what others had set."""

_lock = threading.Lock()


@contextmanager
def hand_over_soon() -> Iterator[None]:
    """Let threads that work with NumPy take turns often; what was set before is set again when the last of all has ended."""
    with _lock:
        _before.append(sys.getswitchinterval())
        sys.setswitchinterval(min(_before[-1], _SECONDS))
    try:
        yield
    finally:
        with _lock:
            before = _before.pop()
            if not _before:
                sys.setswitchinterval(before)
