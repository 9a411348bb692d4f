"""News of which the truth is known: coded tables drawn from a model, for intervals to be held against it.

Articles hold the frame ``common``, ``mid`` or ``rare`` with a chance of .30, .05 or .01, each apart from the others.
Where they do, they mention it 1 + NB times (negative binomial, mean 2, k = .5) and the more often the longer they are;
lengths are lognormal with a mean of 500 words. Mentions of one article share their stance and their voice with an
intra-article correlation of 1/3, and so does the tone toward the actor of the same name.
"""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pyarrow as pa

from mediaframing.tables import empty_table, make_table

CHANCES = {"common": 0.30, "mid": 0.05, "rare": 0.01}
MEAN_WORDS, SPREAD = 500, 0.6
WORDS_A_SENTENCE = 25
REJECTED, OUTLET_VOICE, TONE = 0.2, 0.6, -0.1
_AGREE = 2.0  # the two parameters of the beta distribution add up to this: 1 / (2 + 1) is the correlation


def draw_news(
    articles: int,
    generator: np.random.Generator,
    *,
    chances: dict[str, float] | None = None,
    outlets: int = 10,
    outlet_spread: float = 0.0,
    uneven: float = 0.0,
    copied: float = 0.0,
    samples: int = 1,
) -> SimpleNamespace:
    """Draw coded tables.

    Parameters
    ----------
    articles : int
        In each sample.
    generator : Generator
    chances : dict, optional
        The chance of each frame; :data:`CHANCES` by default.
    outlets : int
        Articles are dealt out to so many outlets.
    outlet_spread : float
        How far outlets differ: the chance of a frame in one is drawn from a beta distribution with this standard deviation.
    uneven : float
        The share of an outlet in the articles falls with its rank to this power; 0: all are of one size.
    copied : float
        The share of articles that copy the article before them, under another id and mostly by another outlet.
    samples : int
        So many samples, told apart by the column ``sample``; each has outlets of its own, and sixty days.
    """
    size, articles = articles, articles * samples
    sample = np.arange(articles) // size
    chances = chances or CHANCES
    words = np.maximum(generator.lognormal(np.log(MEAN_WORDS) - SPREAD**2 / 2, SPREAD, articles), 30).round()
    sizes = np.arange(1.0, outlets + 1) ** -uneven
    outlet = sample * outlets + generator.choice(outlets, articles, p=sizes / sizes.sum())
    first = np.arange(articles)
    if copied:
        copies = generator.random(articles) < copied
        copies[::size] = False
        first = np.maximum.accumulate(np.where(copies, 0, first))
        words = words[first]
    sentences = np.maximum(words // WORDS_A_SENTENCE, 1).astype(np.int64)
    ids = np.char.add("a", np.char.zfill(np.arange(articles).astype(str), 7)).astype(object)
    parts = [
        _draw_frame(name, chance, words, sentences, outlet, outlets * samples, outlet_spread, generator)
        for name, chance in chances.items()
    ]
    found = pd.concat(parts, ignore_index=True)
    if copied:
        # A copy says what its original says.
        kept = found[found["article"].isin(np.unique(first))]
        links = pd.DataFrame({"original": first, "copy": np.arange(articles)})
        found = kept.merge(links, left_on="article", right_on="original").assign(article=lambda t: t["copy"])
    found = found.sort_values("article", kind="stable")
    article = found["article"].to_numpy(dtype=np.int64)
    number = np.arange(int(sentences.sum())) - np.repeat(np.cumsum(sentences) - sentences, sentences)
    names = dict.fromkeys(chances)
    return SimpleNamespace(
        codebook=SimpleNamespace(frames=names, actors=names),
        articles=make_table(
            "articles",
            {
                "article_id": ids,
                "outlet": np.char.add("o", outlet.astype(str)).astype(object),
                "published": pd.Timestamp("2020-01-01") + pd.to_timedelta(np.arange(articles) % size * 60 // size, "D"),
                "title": None,
                "text": np.full(articles, "", dtype=object),
            },
        ).assign(story=first, sample=sample),
        sentences=_fill(
            "sentences",
            int(sentences.sum()),
            article_id=np.repeat(ids, sentences),
            sentence_id=number,
            zone="body",
            words=np.repeat(np.maximum(words // sentences, 1).astype(np.int64), sentences),
        ),
        frames=_fill(
            "frames",
            len(found),
            article_id=ids[article],
            sentence_id=found["sentence"].to_numpy(),
            frame=found["frame"].to_numpy(dtype=object),
            term="term",
            zone="body",
            stance=np.where(found["rejected"], "rejected", "affirmed").astype(object),
            voice=np.where(found["own"], "outlet", "source").astype(object),
        ),
        actors=_fill(
            "actors",
            len(found),
            article_id=ids[article],
            sentence_id=found["sentence"].to_numpy(),
            actor=found["frame"].to_numpy(dtype=object),
            alias="alias",
            kind="name",
            role="mentioned",
            tone=found["tone"].to_numpy(),
        ),
        attributions=empty_table("attributions"),
    )  # fmt: skip


def _draw_frame(
    name: str,
    chance: float,
    words: np.ndarray,
    sentences: np.ndarray,
    outlet: np.ndarray,
    outlets: int,
    outlet_spread: float,
    generator: np.random.Generator,
) -> pd.DataFrame:
    if outlet_spread:
        agree = chance * (1 - chance) / outlet_spread**2 - 1
        chance_of = generator.beta(chance * agree, (1 - chance) * agree, outlets)[outlet]
    else:
        chance_of = np.full(len(words), chance)
    holds = np.flatnonzero(generator.random(len(words)) < chance_of)
    mean = 2 * words[holds] / MEAN_WORDS
    times = 1 + generator.negative_binomial(0.5, 0.5 / (0.5 + mean))
    article = np.repeat(holds, times)

    def agree_within(share: float) -> np.ndarray:
        own = generator.beta(share * _AGREE, (1 - share) * _AGREE, len(holds))
        return generator.random(len(article)) < np.repeat(own, times)

    shared, apart = generator.normal(0, 1, len(holds)), generator.normal(0, 1, len(article))
    tone = TONE + 0.25 * (np.sqrt(1 / 3) * np.repeat(shared, times) + np.sqrt(2 / 3) * apart)
    return pd.DataFrame(
        {
            "article": article,
            "frame": name,
            "sentence": (generator.random(len(article)) * sentences[article]).astype(np.int64),
            "rejected": agree_within(REJECTED),
            "own": agree_within(OUTLET_VOICE),
            "tone": tone.clip(-1, 1),
        }
    )


def _fill(name: str, rows: int, **columns: object) -> pd.DataFrame:
    """Make a table of which some columns matter."""
    every = {
        column: 0 if kind == "int64" else None
        for column, kind in empty_table(name).dtypes.astype(str).items()
    }
    filled = {**every, "text": "words", "start": 0, "end": 1, **columns}
    return make_table(name, {column: _repeat(value, rows) for column, value in filled.items()})


def _repeat(value: object, rows: int) -> object:
    """Give a column of one value; what is a column or missing stays as it is. Text is Arrow's, which is not read one by one."""
    if value is None or isinstance(value, np.ndarray):
        return value
    if isinstance(value, str):
        return pa.repeat(pa.scalar(value, pa.large_string()), rows)
    return np.full(rows, value)
