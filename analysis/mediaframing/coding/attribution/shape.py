"""A shape of attribution as a record, and where shapes are taken from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from mediaframing.coding.english.rulebook import Rule

TRACKER, PARC, POLNEAR = "Asr et al. 2021", "Pareti 2016", "Newell et al. 2018"
MUZNY, HERE = "Muzny et al. 2017", "mediaframing"


@dataclass(frozen=True, kw_only=True)
class Shape(Rule):
    """A shape of attribution."""

    @classmethod
    def of(cls, name: str, source: str, sentence: str, reads: tuple[str, str, str], counter: str) -> Self:
        """Put a shape down: a sentence reads as a speaker, a cue and a content, ``""`` for what is not there."""
        return cls(name=name, source=source, sentence=sentence, reads=reads, counter=counter)
