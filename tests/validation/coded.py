"""A small coding, and codes of a reader whose codes are known."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pandas as pd

from mediaframing.codebook import Codebook
from mediaframing.tables import make_table

BOOK = Codebook.from_terms(
    {"terror": ["terror"], "talks": ["talks"]}, {"india": ["India"], "pakistan": ["Pakistan"]}, title="Which?"
)

STUDIES = 25


def make_coding(articles: int = 40, mentions: int = 6, seed: int = 0) -> SimpleNamespace:
    """Code articles of two outlets in which every second sentence holds a mention."""
    rng = np.random.default_rng(seed)
    ids = [f"a{number:02}" for number in range(articles)]
    sentence = "So terror it is. "
    rows = []
    for article in ids:
        for number in range(mentions):
            frame = ("terror", "talks")[int(rng.random() < 0.4)]
            stance = ("affirmed", "rejected", "uncertain")[int(rng.choice(3, p=[0.7, 0.2, 0.1]))]
            voice = ("outlet", "source")[int(rng.random() < 0.5)]
            start = 2 * number * len(sentence) + 3
            rows.append(
                (f"{article}:{start}-{start + 6}:{frame}", article, 2 * number, frame, start, stance, voice)
            )
    columns = ("mention_id", "article_id", "sentence_id", "frame", "start", "stance", "voice")
    table = pd.DataFrame(rows, columns=list(columns))
    length = len(table)
    frames = make_table(
        "frames",
        {
            **{column: table[column].to_numpy() for column in columns},
            "term": table["frame"].to_numpy(),
            "end": table["start"].to_numpy() + 6,
            "zone": ["body"] * length,
            "speaker": np.where(table["voice"] == "source", "Narendra Modi", None),
            "speaker_actor": np.where(table["voice"] == "source", "india", None),
            "text": ["terror"] * length,
        },
    )
    places = [(article, number) for article in ids for number in range(2 * mentions)]
    sentences = make_table(
        "sentences",
        {
            "article_id": [article for article, _ in places],
            "sentence_id": [number for _, number in places],
            "start": [number * len(sentence) for _, number in places],
            "end": [number * len(sentence) + 16 for _, number in places],
            "zone": ["body"] * len(places),
            "words": [4] * len(places),
            "tone": None,
            "tone_masked": None,
            "text": ["So terror it is."] * len(places),
        },
    )
    days = pd.date_range("2019-02-01", periods=articles)
    whole = pd.DataFrame(
        {
            "article_id": ids,
            "outlet": ["A", "B"] * (articles // 2),
            "published": days,
            "title": "",
            "text": [f"{sentence * 2 * mentions}{article}" for article in ids],
        }
    )
    return SimpleNamespace(articles=whole, sentences=sentences, frames=frames, codebook=BOOK)


def make_studies() -> SimpleNamespace:
    """Code :data:`STUDIES` studies at once: each is an outlet with forty articles of its own."""
    coding = make_coding(articles=40 * STUDIES)
    coding.articles["outlet"] = [f"study {place // 40:02}" for place in range(40 * STUDIES)]
    return coding


def copy_codes(coding: SimpleNamespace) -> pd.DataFrame:
    """Give the codes of a reader who agrees with the rules everywhere."""
    frames = coding.frames
    return pd.DataFrame(
        {
            "mention_id": frames["mention_id"],
            "coder": "A",
            "frame": "right",
            "stance": frames["stance"],
            "voice": frames["voice"],
            "speaker": frames["speaker"],
            "actor": frames["speaker_actor"].fillna("none"),
            "chance": 1.0,
        }
    )
