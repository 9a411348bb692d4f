"""Batches coded side by side, each by a thread with a coder of its own."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import pandas as pd

from mediaframing.codebook import Codebook
from mediaframing.coding.coder import Coder, Tables, check_skip, pause_collection
from mediaframing.coding.hand_over import hand_over_soon
from mediaframing.coding.text.shared_vocabulary import SharedVocabulary

_MOST_THREADS = 4
"""A thread holds Python's lock for 36 % of its time, so that three have it between them all the time."""


class Coders:
    """Coders of one codebook, one for each thread; they and the vocabulary they share are kept from call to call.

    Parameters
    ----------
    codebook : Codebook
    skip : collection of str
    threads : int, optional
        As many as there are processors by default, but no more than four.

    Raises
    ------
    ValueError
        If ``skip`` names no step, or ``threads`` is below 1.
    """

    def __init__(self, codebook: Codebook, skip: Collection[str] = (), threads: int | None = None) -> None:
        if threads is not None and not (isinstance(threads, int) and threads >= 1):
            raise ValueError(f"threads={threads!r} must be a whole number, 1 or more.")
        self.skip = check_skip(skip)
        self._codebook, self.threads = codebook, threads or min(os.cpu_count() or 1, _MOST_THREADS)
        self._vocabulary = SharedVocabulary()
        self._idle = [self._make_coder()]

    def count_words(self) -> int:
        """Count the distinct words that the coders have met."""
        return len(self._vocabulary)

    def _make_coder(self) -> Coder:
        return Coder(self._codebook, self.skip, vocabulary=self._vocabulary)

    def code(self, batches: Sequence[pd.DataFrame]) -> Iterator[Tables]:
        """Code batches side by side; give their tables in the order of the batches."""
        count = min(self.threads, len(batches))
        if count <= 1:
            with pause_collection():
                yield from map(self._code, batches)
            return
        with pause_collection(), hand_over_soon(), ThreadPoolExecutor(count, "coder") as pool:
            waiting: deque[Future[Tables]] = deque()
            try:
                for batch in batches:
                    waiting.append(pool.submit(self._code, batch))
                    # No further ahead than this, so that few tables wait for a slow batch before them.
                    if len(waiting) > 2 * count:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                for future in waiting:
                    future.cancel()

    def _code(self, batch: pd.DataFrame) -> Tables:
        # A list's pop and append are atomic: no two threads get the same coder.
        try:
            coder = self._idle.pop()
        except IndexError:
            coder = self._make_coder()
        tables = coder.code(batch)
        self._idle.append(coder)
        return tables
