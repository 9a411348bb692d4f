"""Which actor a speaker is: by name in its words, or by what its words refer back to.

A pronoun goes to the nearest earlier speaker or subject that fits in gender and number; a surname to the longer
name before it; an office or description ("the official") to the last phrase with the same noun. The sieves and
their order follow Lee et al. (2013, deterministic coreference) and Muzny et al. (2017, quote attribution).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.search.mentions import Mentions
from mediaframing.coding.speakers.entities import Entities, list_entities
from mediaframing.coding.speakers.namesakes import Namesakes, find_namesakes
from mediaframing.coding.speakers.pronouns import find_pronoun_referents
from mediaframing.coding.text.tokens import Ints


@dataclass(frozen=True)
class Speakers:
    """For each speaker its kind, its actor, and the tokens it refers back to; -1 for what is not known."""

    kind: Ints
    actor: Ints
    referent_first: Ints
    referent_last: Ints


def link_speakers(text: Text, spans: Spans, names: Mentions) -> Speakers:
    """Link the speakers of attributions, given by their first and last tokens, to actors."""
    spoken = np.flatnonzero(spans[0] >= 0)
    order = spoken[np.argsort(spans[0][spoken], kind="stable")]
    # Whoever speaks in several attributions is met once, where it is met first.
    _, place, number = np.unique(
        spans[0][order] * len(text) + spans[1][order], return_index=True, return_inverse=True
    )
    rank = np.argsort(place)
    met = order[place[rank]]
    first, last = spans[0][met], spans[1][met]
    entities = list_entities(text, first, last, names)
    namesakes = find_namesakes(text, entities)
    pronouns = find_pronoun_referents(text, entities, namesakes)
    linked = _link(entities, namesakes, np.maximum(namesakes.referent, pronouns))
    found = np.full((len(spans[0]), 4), -1)
    found[order] = linked[np.argsort(rank)[number]]
    return Speakers(*found.T)


def _link(entities: Entities, namesakes: Namesakes, referent: Ints) -> Ints:
    """Give kind, actor and referent's tokens of each distinct speaker."""
    actor = entities.actor.copy()
    phrases = slice(entities.count_met(), None)
    actor[phrases] = np.append(actor, -1)[namesakes.known[phrases]]
    known = referent[entities.speaker]
    who = np.where(known >= 0, known, entities.speaker)
    first, last = (
        np.where(known >= 0, part[who], -1) for part in (entities.phrases.first, entities.phrases.last)
    )
    return np.column_stack([entities.kind[entities.speaker], actor[who], first, last])
