"""Columns of one length, of which some rows are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from mediaframing.coding.text.tokens import Bools, Ints


@dataclass(frozen=True)
class Columns:
    """What is known of each of many things: a dataclass whose attributes are arrays."""

    def __len__(self) -> int:
        return len(next(iter(vars(self).values())))

    def keep(self, kept: Bools | Ints) -> Self:
        """Keep some, told by a mask or by their numbers."""
        numbers = kept.nonzero()[0] if kept.dtype == np.bool_ else kept
        return type(self)(*(column.take(numbers) for column in vars(self).values()))
