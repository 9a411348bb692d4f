"""Arrays that grow at their end, at a cost in proportion to what is new."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

_MOST_DOUBLED = 1 << 14
"""Room for more rows than this grows by a quarter: there are many such arrays, and what is empty takes memory, too."""

Number = TypeVar("Number", bound=np.integer[Any])


class Growing(Generic[Number]):
    """An array that grows: room is doubled when it is full, later made larger by a quarter, so that what is held is seldom copied.

    What was given before stays as it is; it shares memory with what is given later.

    Examples
    --------
    >>> squares = Growing(np.array([0, 1, 4]))
    >>> squares.extend(np.array([9]))
    array([0, 1, 4, 9])
    """

    def __init__(self, held: NDArray[Number]) -> None:
        self.held = self._room = held

    def extend(self, more: NDArray[Number]) -> NDArray[Number]:
        """Put rows at the end; give all that is held."""
        size, whole = len(self.held), len(self.held) + len(more)
        if whole > len(self._room):
            rows = max(
                whole, len(self._room) + min(len(self._room), max(len(self._room) // 4, _MOST_DOUBLED))
            )
            self._room = np.empty((rows, *self.held.shape[1:]), self.held.dtype)
            self._room[:size] = self.held
        self._room[size:whole] = more
        self.held = self._room[:whole]
        return self.held
