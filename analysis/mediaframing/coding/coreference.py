"""Which actor a speaker is: by name in its words, or by what its words refer back to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding import word_classes as wc
from mediaframing.coding.clauses import Text
from mediaframing.coding.mentions import Mentions
from mediaframing.coding.tokens import Ints, Tokens
from mediaframing.tables import SPEAKER_KINDS

_NAMED, _DESCRIBED, _ANONYMOUS, _PRONOUN = (
    SPEAKER_KINDS.index(kind) for kind in ("named", "described", "anonymous", "pronoun")
)


@dataclass(frozen=True)
class Speakers:
    """For each speaker its kind, its actor, and the tokens it refers back to; -1 for what is not known."""

    kind: Ints
    actor: Ints
    referent_first: Ints
    referent_last: Ints


def link_speakers(tokens: Tokens, text: Text, spans: Ints, names: Mentions) -> Speakers:
    """Link the speakers of attributions, given by their first and last tokens, to actors."""
    count = len(spans)
    kind = np.full(count, -1, np.int64)
    actor = np.full(count, -1, np.int64)
    for number, (first, last) in enumerate(spans.tolist()):
        if first < 0:
            continue
        kind[number] = _judge_speaker(text, first, last)
    return Speakers(kind, actor, np.full(count, -1, np.int64), np.full(count, -1, np.int64))


def _judge_speaker(text: Text, first: int, last: int) -> int:
    if first == last and text.word[first] & (wc.PRONOUN | wc.OWN):
        return _PRONOUN
    return _NAMED if any(text.word[t] & wc.CAPITAL for t in range(first, last + 1)) else _DESCRIBED
