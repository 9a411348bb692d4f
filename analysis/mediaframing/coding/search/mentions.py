"""Where codebook entries stand in a batch: what the steps of the coding hand to one another."""

from __future__ import annotations

from dataclasses import dataclass

from mediaframing.coding.text.tokens import Ints


@dataclass(frozen=True)
class Mentions:
    """Codebook actors met by name, sorted by article and place.

    Attributes
    ----------
    article, start, end : array
        The article, and the span in its text.
    first_token, last_token : array
        The tokens it covers, the last one included.
    actor : array
        The actor's place in the codebook.
    """

    article: Ints
    start: Ints
    end: Ints
    first_token: Ints
    last_token: Ints
    actor: Ints

    def __len__(self) -> int:
        return len(self.actor)
