"""Who is meant, by name or not: the names of actors, the speakers that stand for one, and what else refers back."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from mediaframing.coding.attribution.attributions import ActorReferences, Attributions
from mediaframing.coding.batch import Batch
from mediaframing.coding.search.entries import EntryMentions
from mediaframing.coding.search.nesting import find_innermost, take_outer
from mediaframing.coding.text.tokens import Ints
from mediaframing.tables import ACTOR_KINDS, ACTOR_ROLES, SPEAKER_KINDS

# How a speaker is called -> how the actor it stands for is called.
_REFERENCE = {"named": "name", "described": "description", "anonymous": "description", "pronoun": "pronoun"}


class ActorMentions(NamedTuple):
    """What refers to an actor: article and span, tokens, the actor, the entry that names it or -1, kind and role."""

    article: Ints
    start: Ints
    end: Ints
    first: Ints
    last: Ints
    actor: Ints
    entry: Ints
    kind: Ints
    role: Ints


def list_actors(
    batch: Batch, found: EntryMentions, attributions: Attributions, references: ActorReferences
) -> ActorMentions:
    """List the mentions of actors in the order of the text, each span once: names, speakers that refer back, the rest."""
    tokens, hits = batch.tokens, found.hits
    article = tokens.article[hits.first]
    known = np.flatnonzero((attributions.actor >= 0) & (attributions.speaker_start >= 0))
    # For each name the speaker, of those who are known actors, in whose words it stands; -1 for none.
    within = find_innermost(
        attributions.article[known],
        attributions.speaker_start[known],
        attributions.speaker_end[known],
        article,
        hits.start,
        hits.end,
    )
    speaking = take_outer(attributions.actor[known], within) == found.owner
    named = ActorMentions(
        article=article,
        start=hits.start,
        end=hits.end,
        first=hits.first,
        last=hits.last,
        actor=found.owner,
        entry=hits.entry,
        kind=np.full(len(hits), ACTOR_KINDS.index("name")),
        role=np.where(speaking, ACTOR_ROLES.index("speaker"), ACTOR_ROLES.index("mentioned")),
    )
    unnamed = _list_references(batch, named, attributions, np.delete(known, within[within >= 0]))
    others = _list_others(batch, named, references, unnamed)
    rows = ActorMentions(*(np.concatenate(columns) for columns in zip(named, unnamed, others, strict=True)))
    begin, finish = batch.place(rows.article, rows.start), batch.place(rows.article, rows.end)
    order = np.lexsort((finish, begin))
    fresh = (np.diff(begin[order], prepend=-1) > 0) | (np.diff(finish[order], prepend=-1) != 0)
    return ActorMentions(*(column[order[fresh]] for column in rows))


def _list_references(
    batch: Batch, named: ActorMentions, attributions: Attributions, speakers: Ints
) -> ActorMentions:
    """List the speakers that stand for an actor without naming it there: pronouns, descriptions, surnames."""
    article, start, end = (
        column[speakers]
        for column in (attributions.article, attributions.speaker_start, attributions.speaker_end)
    )
    # The name that each one stands for, by where it begins.
    places = batch.place(named.article, named.start)
    order = np.argsort(places, kind="stable")
    referent = attributions.referent_start[speakers]
    back = np.where(referent >= 0, batch.place(article, referent), -1)
    slot = np.searchsorted(places[order], back, "right") - 1
    met = np.flatnonzero(slot >= 0)
    met = met[places[order[slot[met]]] == back[met]]
    entry = np.full(len(speakers), -1)
    entry[met] = named.entry[order[slot[met]]]
    # A speaker begins with a token.
    begins = batch.place(batch.tokens.article, batch.tokens.start)
    kinds = np.array([ACTOR_KINDS.index(_REFERENCE[kind]) for kind in SPEAKER_KINDS])
    return ActorMentions(
        article=article,
        start=start,
        end=end,
        first=np.searchsorted(begins, batch.place(article, start), "right") - 1,
        last=np.searchsorted(begins, batch.place(article, end)) - 1,
        actor=attributions.actor[speakers],
        entry=entry,
        kind=kinds[attributions.speaker_kind[speakers]],
        role=np.full(len(speakers), ACTOR_ROLES.index("speaker")),
    )


def _list_others(
    batch: Batch, named: ActorMentions, references: ActorReferences, speakers: ActorMentions
) -> ActorMentions:
    """List what refers to an actor and does not speak; what stands within the words of such a speaker is left out."""
    tokens = batch.tokens
    article = tokens.article[references.first]
    start, end = tokens.start[references.first], tokens.end[references.last]
    within = find_innermost(speakers.article, speakers.start, speakers.end, article, start, end)
    actor, entry = named.actor[references.mention], named.entry[references.mention]
    rows = np.flatnonzero((within < 0) | (take_outer(speakers.actor, within) != actor))
    return ActorMentions(
        article=article[rows],
        start=start[rows],
        end=end[rows],
        first=references.first[rows],
        last=references.last[rows],
        actor=actor[rows],
        entry=entry[rows],
        kind=references.kind[rows],
        role=np.full(len(rows), ACTOR_ROLES.index("mentioned")),
    )
