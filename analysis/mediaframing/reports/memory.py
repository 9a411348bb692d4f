"""Memory that a report of a large corpus is done with, and gives back before it goes on."""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress

import pyarrow as pa

from mediaframing.reports.scope import Scope
from mediaframing.views.stored import is_stored


def tidy_up(scope: Scope) -> None:
    """Give back what one part of a report needed, if the coding is one on the disk, as large ones are.

    Drawings and tables refer to themselves, so that they stay until they are looked for; and the C library keeps what is freed
    in pieces for itself.
    """
    if is_stored(scope.source):
        release()


def release() -> None:
    """Give back to the system all memory that nothing uses."""
    gc.collect()
    pa.default_memory_pool().release_unused()
    # Of the GNU C library; others give back by themselves.
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
