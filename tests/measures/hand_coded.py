"""Coded tables small enough to be read at a glance, and large ones drawn from a seed."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd

from mediaframing.tables import empty_table
from mediaframing.tables import make_table as make_columns


def make_table(name: str, columns: dict[str, Any]) -> pd.DataFrame:
    """Build a table in which one value may stand for a whole column."""
    return make_columns(name, dict(pd.DataFrame(columns)))


def code_by_hand(
    articles: list[tuple[Any, ...]],
    mentions: list[tuple[Any, ...]] = (),
    actors: list[tuple[Any, ...]] = (),
    codebook: Any = None,
) -> SimpleNamespace:
    """Build coded tables.

    ``articles``: (article_id, outlet, published, words of each sentence). The first sentence is the headline,
    the second the lead. ``mentions``: (article_id, sentence_id, frame, stance, voice, speaker_actor).
    ``actors``: (article_id, sentence_id, actor, tone).
    """
    sentences = [
        (article_id, number, ("headline", "lead", "body")[min(number, 2)], words)
        for article_id, _, _, lengths in articles
        for number, words in enumerate(lengths)
    ]
    zone_of = {(article_id, number): zone for article_id, number, zone, _ in sentences}
    mentions = list(mentions)
    actors = list(actors)
    frames = make_table(
        "frames",
        {
            "article_id": [m[0] for m in mentions],
            "sentence_id": [m[1] for m in mentions],
            "frame": [m[2] for m in mentions],
            "term": [m[2] for m in mentions],
            "start": 0,
            "end": 5,
            "zone": [zone_of.get((m[0], m[1]), "body") for m in mentions],
            "stance": [m[3] for m in mentions],
            "stance_cue": None,
            "voice": [m[4] for m in mentions],
            "attribution_id": [None if m[4] == "outlet" else i for i, m in enumerate(mentions)],
            "speaker": None,
            "speaker_actor": [m[5] for m in mentions],
            "text": "words",
        }
        if mentions
        else {c: [] for c in empty_table("frames").columns},
    )
    spoken = [(i, m) for i, m in enumerate(mentions) if m[4] == "source"]
    attributions = empty_table("attributions")
    if spoken:
        attributions = make_table(
            "attributions",
            {
                **dict.fromkeys(attributions.columns),
                "article_id": [m[0] for _, m in spoken],
                "attribution_id": [i for i, _ in spoken],
                "kind": "direct",
                "start": 0,
                "end": 5,
                "speaker_kind": ["named" if m[5] else "anonymous" for _, m in spoken],
                "text": "words",
            },
        )
    return SimpleNamespace(
        articles=make_table(
            "articles",
            {
                "article_id": [a[0] for a in articles],
                "outlet": [a[1] for a in articles],
                "published": pd.to_datetime([a[2] for a in articles]),
                "title": None,
                "text": "words",
            },
        ),
        sentences=make_table(
            "sentences",
            {
                "article_id": [s[0] for s in sentences],
                "sentence_id": [s[1] for s in sentences],
                "start": 0,
                "end": 5,
                "zone": [s[2] for s in sentences],
                "words": [s[3] for s in sentences],
                "tone": None,
                "tone_masked": None,
                "text": "words",
            },
        ),
        frames=frames,
        actors=make_table(
            "actors",
            {
                "article_id": [a[0] for a in actors],
                "sentence_id": [a[1] for a in actors],
                "actor": [a[2] for a in actors],
                "alias": [a[2] for a in actors],
                "kind": "name",
                "start": 0,
                "end": 5,
                "role": "mentioned",
                "tone": [a[3] for a in actors],
                "text": "words",
            },
        )
        if actors
        else empty_table("actors"),
        attributions=attributions,
        codebook=codebook,
    )


def draw_coding(
    articles: int, outlets: int = 3, mentions: int | None = None, frames: int = 4, seed: int = 0
) -> SimpleNamespace:
    """Draw coded tables: some articles are full of a frame, so that mentions cluster. They are the caller's to change."""
    drawn = _draw_tables(articles, outlets, mentions, frames, seed)
    return SimpleNamespace(**{name: table.copy(deep=False) for name, table in vars(drawn).items()})


@cache
def _draw_tables(
    articles: int, outlets: int, mentions: int | None, frames: int, seed: int
) -> SimpleNamespace:
    generator = np.random.default_rng(seed)
    ids = pd.Series(np.arange(articles)).map("a{:06d}".format).astype("str")
    outlet = generator.integers(0, outlets, articles)
    per_article = 5
    article = np.repeat(np.arange(articles), per_article)
    sentence = np.tile(np.arange(per_article), articles)
    zone = np.array(["headline", "lead", "body"], dtype=object)[np.minimum(sentence, 2)]
    rows = 3 * articles if mentions is None else mentions
    where = np.sort((articles * generator.random(rows) ** 2).astype(np.int64))
    where = generator.permutation(articles)[where]
    which = (where + generator.integers(0, 2, rows)) % frames
    at = generator.integers(0, per_article, rows)
    voice = np.array(["outlet", "source"], dtype=object)[generator.integers(0, 2, rows)]
    speaker = np.array(["india", "pakistan", "us", None], dtype=object)[generator.integers(0, 4, rows)]
    stance = np.array(["affirmed", "rejected", "uncertain"], dtype=object)
    names = np.array([f"frame_{number}" for number in range(frames)], dtype=object)
    return SimpleNamespace(
        articles=make_table(
            "articles",
            {
                "article_id": ids,
                "outlet": pd.Series(outlet).map("Outlet {:02d}".format),
                "published": pd.Timestamp("2017-01-01")
                + pd.to_timedelta(generator.integers(0, 300, articles), "D"),
                "title": None,
                "text": "words",
            },
        ),
        sentences=make_table(
            "sentences",
            {
                "article_id": ids.to_numpy()[article],
                "sentence_id": sentence,
                "start": 0,
                "end": 5,
                "zone": zone,
                "words": generator.integers(5, 40, len(article)),
                "tone": 0.0,
                "tone_masked": 0.0,
                "text": "words",
            },
        ),
        frames=make_table(
            "frames",
            {
                "article_id": ids.to_numpy()[where],
                "sentence_id": at,
                "frame": names[which],
                "term": "term",
                "start": 0,
                "end": 5,
                "zone": zone[at],
                "stance": stance[generator.choice(3, rows, p=[0.8, 0.15, 0.05])],
                "stance_cue": None,
                "voice": voice,
                "attribution_id": None,
                "speaker": None,
                "speaker_actor": np.where(voice == "source", speaker, None),
                "text": "words",
            },
        ),
        actors=make_table(
            "actors",
            {
                "article_id": ids.to_numpy()[where],
                "sentence_id": at,
                "actor": np.array(["india", "pakistan", "us"], dtype=object)[generator.integers(0, 3, rows)],
                "alias": "alias",
                "kind": "name",
                "start": 0,
                "end": 5,
                "role": "mentioned",
                "tone": generator.normal(0, 0.3, rows).clip(-1, 1),
                "text": "words",
            },
        ),
        attributions=empty_table("attributions"),
    )
