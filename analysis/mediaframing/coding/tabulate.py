"""From arrays to the tables that people read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from mediaframing.codebook import Codebook
from mediaframing.coding.actor_tone import score_targets
from mediaframing.coding.attributions import Attributions
from mediaframing.coding.batch import Batch
from mediaframing.coding.entries import EntryFinder, EntryMentions
from mediaframing.coding.masking import score_masked
from mediaframing.coding.nesting import find_innermost
from mediaframing.coding.stance import judge_stance
from mediaframing.coding.tokens import Bools, Ints, is_word
from mediaframing.coding.tone import score_spans
from mediaframing.tables import ATTRIBUTION_KINDS, SPEAKER_KINDS, STANCES, VOICES, ZONES, make_table

# How a speaker is called -> how the actor it stands for is called.
_REFERENCE = {"named": "name", "described": "description", "anonymous": "description", "pronoun": "pronoun"}


def tabulate_sentences(batch: Batch, frames: EntryMentions) -> pd.DataFrame:
    """Make the sentences table, with tone and masked tone."""
    sentences = batch.sentences
    words = batch.tokens.classify("word", is_word, "types")
    tone = score_spans(batch.tokens, sentences.first_chunk)
    masked = tone.copy()
    touched, scores = score_masked(batch.tokens, sentences, frames.hits)
    masked[touched] = scores
    totals = np.concatenate([[0], np.cumsum(words)])
    return make_table(
        "sentences",
        {
            "article_id": batch.ids[sentences.article],
            "sentence_id": sentences.number,
            "start": sentences.start,
            "end": sentences.end,
            "zone": _name(batch.zones, ZONES),
            "words": totals[sentences.first_token[1:]] - totals[sentences.first_token[:-1]],
            "tone": tone,
            "tone_masked": masked,
            "text": batch.cut(sentences.article, sentences.start, sentences.end),
        },
    )


def tabulate_frames(
    batch: Batch, codebook: Codebook, finder: EntryFinder, found: EntryMentions, attributions: Attributions
) -> pd.DataFrame:
    """Make the frames table: where, with what stance, in whose voice."""
    tokens, hits = batch.tokens, found.hits
    article = tokens.article[hits.first]
    sentence = batch.sentences.of_token[hits.first]
    stances = judge_stance(tokens, batch.sentences, hits.first, hits.last)
    outer = find_innermost(
        attributions.article, attributions.start, attributions.end, article, hits.start, hits.end
    )
    quoted = outer >= 0
    source = np.where(quoted, outer, 0)
    cued = stances.cue_first >= 0
    return make_table(
        "frames",
        {
            "article_id": batch.ids[article],
            "sentence_id": batch.sentences.number[sentence],
            "frame": _name(found.owner, list(codebook.frames)),
            "term": _name(hits.entry, finder.patterns),
            "start": hits.start,
            "end": hits.end,
            "zone": _name(batch.zones[sentence], ZONES),
            "stance": _name(stances.stance, STANCES),
            "stance_cue": batch.cut(
                article,
                np.where(cued, tokens.start[stances.cue_first], -1),
                np.where(cued, tokens.end[stances.cue_last], -1),
            ),
            "voice": _name(quoted.astype(np.int64), VOICES),
            "attribution_id": _number(_place_in_article(attributions.article), source, quoted),
            "speaker": batch.cut(
                article,
                _pick(attributions.speaker_start, source, quoted),
                _pick(attributions.speaker_end, source, quoted),
            ),
            "speaker_actor": _name(_pick(attributions.actor, source, quoted), list(codebook.actors)),
            "text": batch.cut(article, hits.start, hits.end),
        },
    )


def tabulate_actors(
    batch: Batch, codebook: Codebook, finder: EntryFinder, found: EntryMentions, attributions: Attributions
) -> pd.DataFrame:
    """Make the actors table: names, and the speakers that refer back to a name."""
    tokens, hits = batch.tokens, found.hits
    named = pd.DataFrame(
        {
            "article": tokens.article[hits.first],
            "first": hits.first,
            "last": hits.last,
            "actor": found.owner,
            "alias": _name(hits.entry, finder.patterns),
            "kind": "name",
            "start": hits.start,
            "end": hits.end,
        }
    )
    known = np.flatnonzero((attributions.actor >= 0) & (attributions.speaker_start >= 0))
    # For each name the speaker, of those who are known actors, in whose words it stands; -1 for none.
    within = find_innermost(
        attributions.article[known],
        attributions.speaker_start[known],
        attributions.speaker_end[known],
        tokens.article[hits.first],
        hits.start,
        hits.end,
    )
    speaking = _pick(attributions.actor[known], np.maximum(within, 0), within >= 0) == found.owner
    named["role"] = np.where(speaking, "speaker", "mentioned")
    unnamed = np.delete(known, within[within >= 0])
    rows = pd.concat([named, _list_references(batch, named, attributions, unnamed)], ignore_index=True)
    rows = rows.drop_duplicates(["article", "start", "end"]).sort_values(
        ["article", "start", "end"], kind="stable"
    )
    first, last = rows["first"].to_numpy(np.int64), rows["last"].to_numpy(np.int64)
    article = rows["article"].to_numpy(np.int64)
    start, end = rows["start"].to_numpy(np.int64), rows["end"].to_numpy(np.int64)
    return make_table(
        "actors",
        {
            "article_id": batch.ids[article],
            "sentence_id": batch.sentences.number[batch.sentences.of_token[first]],
            "actor": _name(rows["actor"].to_numpy(np.int64), list(codebook.actors)),
            "alias": rows["alias"].to_numpy(object),
            "kind": rows["kind"].to_numpy(object),
            "start": start,
            "end": end,
            "role": rows["role"].to_numpy(object),
            "tone": score_targets(tokens, batch.sentences, first, last),
            "text": batch.cut(article, start, end),
        },
    )


def _list_references(
    batch: Batch, named: pd.DataFrame, attributions: Attributions, speakers: Ints
) -> pd.DataFrame:
    """List the speakers that stand for an actor without naming it there: pronouns, descriptions, surnames."""
    tokens = batch.tokens
    article, start, end = (
        column[speakers]
        for column in (attributions.article, attributions.speaker_start, attributions.speaker_end)
    )
    width = max((len(text) for text in tokens.texts), default=0) + 1
    place = tokens.article * width
    alias_at = dict(zip(zip(named["article"], named["start"], strict=True), named["alias"], strict=True))
    back = zip(article.tolist(), attributions.referent_start[speakers].tolist(), strict=True)
    kinds = [_REFERENCE[SPEAKER_KINDS[kind]] for kind in attributions.speaker_kind[speakers].tolist()]
    texts = batch.cut(article, start, end)
    return pd.DataFrame(
        {
            "article": article,
            "first": np.searchsorted(place + tokens.end, article * width + start, "right"),
            "last": np.searchsorted(place + tokens.start, article * width + end, "left") - 1,
            "actor": attributions.actor[speakers],
            "alias": [alias_at.get(key, text) for key, text in zip(back, texts, strict=True)],
            "kind": kinds,
            "start": start,
            "end": end,
            "role": "speaker",
        }
    )


def tabulate_attributions(batch: Batch, codebook: Codebook, found: Attributions) -> pd.DataFrame:
    """Make the attributions table."""
    every = np.arange(len(found.article))
    cued, spoken = found.cue_start >= 0, found.speaker_start >= 0
    return make_table(
        "attributions",
        {
            "article_id": batch.ids[found.article],
            "attribution_id": _place_in_article(found.article),
            "kind": _name(found.kind, ATTRIBUTION_KINDS),
            "start": found.start,
            "end": found.end,
            "cue_start": _number(found.cue_start, every, cued),
            "cue_end": _number(found.cue_end, every, cued),
            "cue": batch.cut(found.article, found.cue_start, found.cue_end),
            "speaker_start": _number(found.speaker_start, every, spoken),
            "speaker_end": _number(found.speaker_end, every, spoken),
            "speaker": batch.cut(found.article, found.speaker_start, found.speaker_end),
            "speaker_kind": _name(found.speaker_kind, SPEAKER_KINDS),
            "speaker_actor": _name(found.actor, list(codebook.actors)),
            "text": batch.cut(found.article, found.start, found.end),
        },
    )


def _name(numbers: Ints, names: Sequence[str]) -> np.ndarray[Any, Any]:
    """Turn numbers into names; one below 0 into a missing value."""
    return np.array([*names, None], object)[np.where(numbers < 0, len(names), numbers)]


def _pick(values: Ints, rows: Ints, known: Bools) -> Ints:
    """Take values by row, -1 where the row is not known."""
    return np.where(known, values[rows], -1) if len(values) else np.full(len(rows), -1)


def _number(values: Ints, rows: Ints, known: Bools) -> pd.Series[int]:
    """Take values by row into a column that is missing where the row is not known."""
    return pd.Series(_pick(values, rows, known), dtype="Int64").mask(~known)


def _place_in_article(article: Ints) -> Ints:
    """Count rows from 0 within each article; rows are sorted by article."""
    if not len(article):
        return article
    fresh = np.flatnonzero(np.diff(article, prepend=-1))
    return np.arange(len(article)) - np.repeat(fresh, np.diff(np.append(fresh, len(article))))
