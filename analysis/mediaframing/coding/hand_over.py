"""How soon a thread gets Python's lock when it asks for it: set while batches are coded side by side."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_SECONDS = 0.0001
"""NumPy gives the lock back in every call on a long array, for some ten microseconds. Who waits for it is woken each time and
finds it taken again, until it has waited so long: with Python's own 5 milliseconds half of the time is lost."""

_asked = 0
_before = 0.0
_lock = threading.Lock()


@contextmanager
def hand_over_soon() -> Iterator[None]:
    """Let threads that work with NumPy take turns often; what was set before is set again when the last of all has ended."""
    global _asked, _before
    with _lock:
        if not _asked:
            _before = sys.getswitchinterval()
            sys.setswitchinterval(min(_before, _SECONDS))
        _asked += 1
    try:
        yield
    finally:
        with _lock:
            _asked -= 1
            if not _asked:
                sys.setswitchinterval(_before)
