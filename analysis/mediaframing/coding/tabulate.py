"""From arrays to the tables that people read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediaframing.codebook import Codebook
from mediaframing.coding.actor_mentions import ActorMentions
from mediaframing.coding.attribution.attributions import Attributions
from mediaframing.coding.batch import Batch
from mediaframing.coding.search.entries import EntryFinder, EntryMentions
from mediaframing.coding.search.nesting import find_innermost, take_outer
from mediaframing.coding.stance.stances import RULE_NAMES, Stances
from mediaframing.coding.text.tokens import Ints, find_words
from mediaframing.coding.tone.vader import Floats
from mediaframing.tables import (
    ACTOR_KINDS,
    ACTOR_ROLES,
    ATTRIBUTION_KINDS,
    ATTRIBUTION_SHAPES,
    SPEAKER_KINDS,
    STANCES,
    VOICES,
    ZONES,
    make_table,
    name_mentions,
)


def tabulate_sentences(batch: Batch, tone: Floats | None, masked: Floats | None) -> pd.DataFrame:
    """Make the sentences table, with tone and masked tone; None for what was not scored."""
    sentences = batch.sentences
    words = batch.tokens.vocabulary.classify_all("word", find_words, "types")[batch.tokens.type]
    return make_table(
        "sentences",
        {
            "article_id": batch.ids.take(sentences.article),
            "sentence_id": sentences.number,
            "start": sentences.start,
            "end": sentences.end,
            "zone": _name(batch.zones, ZONES),
            "words": np.add.reduceat(words, sentences.first_token),
            "tone": tone,
            "tone_masked": masked,
            "text": batch.cut(sentences.article, sentences.start, sentences.end),
        },
    )


def tabulate_frames(
    batch: Batch,
    codebook: Codebook,
    finder: EntryFinder,
    found: EntryMentions,
    stances: Stances | None,
    attributions: Attributions | None,
    said: pd.DataFrame,
) -> pd.DataFrame:
    """Make the frames table: where, with what stance, in whose voice; ``said`` is the table of the attributions.

    None stands for stances that were not judged, and for attributions that were not looked for.
    """
    tokens, hits = batch.tokens, found.hits
    article = tokens.article[hits.first]
    sentence = batch.sentences.of_token[hits.first]
    stance, cue, rule = None, None, None
    if stances is not None:
        rule = _name(stances.rule, RULE_NAMES)
        stance = _name(stances.stance, STANCES)
        cued = stances.cue_first >= 0
        cue = batch.cut(
            article,
            np.where(cued, tokens.start[stances.cue_first], -1),
            np.where(cued, tokens.end[stances.cue_last], -1),
        )
    if attributions is None:
        outer = np.full(len(hits), -1)
    else:
        told = np.flatnonzero(attributions.voiced)
        contents = attributions.keep(told)
        spans = contents.article, contents.start, contents.end
        outer = take_outer(told, find_innermost(*spans, article, hits.start, hits.end))
    quoted = outer >= 0
    ids, frame = batch.ids.take(article), _name(found.owner, list(codebook.frames))
    return make_table(
        "frames",
        {
            "mention_id": name_mentions(ids, hits.start, hits.end, frame),
            "article_id": ids,
            "sentence_id": batch.sentences.number[sentence],
            "frame": frame,
            "term": _name(hits.entry, finder.names),
            "start": hits.start,
            "end": hits.end,
            "zone": _name(batch.zones[sentence], ZONES),
            "stance": stance,
            "stance_cue": cue,
            "stance_rule": rule,
            "voice": None if attributions is None else _name(quoted.astype(np.int64), VOICES),
            "attribution_id": _number(take_outer(said["attribution_id"].to_numpy(), outer)),
            "speaker": _name(outer, pa.array(said["speaker"], pa.large_string())),
            "speaker_name": _name(outer, pa.array(said["speaker_name"], pa.large_string())),
            "speaker_actor": _name(outer, pa.array(said["speaker_actor"], pa.large_string())),
            "text": batch.cut(article, hits.start, hits.end),
        },
    )


def tabulate_actors(
    batch: Batch,
    codebook: Codebook,
    finder: EntryFinder,
    rows: ActorMentions,
    tone: Floats | None,
    roles: bool,
) -> pd.DataFrame:
    """Make the actors table, with the tone toward each mention; None for what was not scored.

    ``roles`` is false where nobody looked who speaks.
    """
    texts = batch.cut(rows.article, rows.start, rows.end)
    return make_table(
        "actors",
        {
            "article_id": batch.ids.take(rows.article),
            "sentence_id": batch.sentences.number[batch.sentences.of_token[rows.first]],
            "actor": _name(rows.actor, list(codebook.actors)),
            "alias": pc.coalesce(_name(rows.entry, finder.names), texts),
            "kind": _name(rows.kind, ACTOR_KINDS),
            "start": rows.start,
            "end": rows.end,
            "role": _name(rows.role, ACTOR_ROLES) if roles else None,
            "tone": tone,
            "text": texts,
        },
    )


def tabulate_attributions(batch: Batch, codebook: Codebook, found: Attributions) -> pd.DataFrame:
    """Make the attributions table."""
    return make_table(
        "attributions",
        {
            "article_id": batch.ids.take(found.article),
            "attribution_id": _place_in_article(found.article),
            "kind": _name(found.kind, ATTRIBUTION_KINDS),
            "shape": _name(found.shape, ATTRIBUTION_SHAPES),
            "start": found.start,
            "end": found.end,
            "cue_start": _number(found.cue_start),
            "cue_end": _number(found.cue_end),
            "cue": batch.cut(found.article, found.cue_start, found.cue_end),
            "speaker_start": _number(found.speaker_start),
            "speaker_end": _number(found.speaker_end),
            "speaker": batch.cut(found.article, found.speaker_start, found.speaker_end),
            "speaker_kind": _name(found.speaker_kind, SPEAKER_KINDS),
            "speaker_name": batch.cut(found.article, found.name_start, found.name_end),
            "speaker_actor": _name(found.actor, list(codebook.actors)),
            "text": batch.cut(found.article, found.start, found.end),
        },
    )


def _name(numbers: Ints, names: Sequence[str] | pa.Array) -> pa.Array:
    """Turn numbers into names; one below 0 into a missing value."""
    known = names if isinstance(names, pa.Array) else _list_names(tuple(names))
    return known.take(pa.array(numbers, mask=numbers < 0))


@lru_cache(maxsize=32)
def _list_names(names: tuple[str, ...]) -> pa.Array:
    return pa.array(names, pa.large_string())


def _number(values: Ints) -> pd.arrays.IntegerArray:
    """Make a column that is missing where the value is below 0."""
    return pd.arrays.IntegerArray(values, values < 0)


def _place_in_article(article: Ints) -> Ints:
    """Count rows from 0 within each article; rows are sorted by article."""
    if not len(article):
        return article
    fresh = np.flatnonzero(np.diff(article, prepend=-1))
    return np.arange(len(article)) - np.repeat(fresh, np.diff(np.append(fresh, len(article))))
