"""What is measured on: news-2017, and codebooks built from its own words."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediaframing.codebook import Codebook
from mediaframing.reading import read_example

FRAMES, GLOBS = 10, 50

_SENTENCES = 30
_LONG = 968
"""Words of an article, on average, in a corpus of 37,554 articles of American news that was measured before."""


def take_articles(count: int) -> pd.DataFrame:
    """Take articles of news-2017; more than there are only by repeating them under new ids."""
    articles = read_example("news-2017")[["article_id", "outlet", "published", "title", "text"]]
    articles = articles.sample(frac=1, random_state=0, ignore_index=True)
    rounds = -(-count // len(articles))
    parts = [articles.assign(article_id=articles["article_id"] + f"-{number}") for number in range(rounds)]
    return pd.concat(parts, ignore_index=True).head(count)


def choose_articles(which: str) -> pd.DataFrame:
    """Choose ``"all"`` articles of news-2017, ``"long"`` ones (the longest, 968 words on average), or ``"short"`` texts (headlines)."""
    articles = read_example("news-2017")[["article_id", "outlet", "published", "title", "text"]]
    articles = articles.sample(frac=1, random_state=0, ignore_index=True)
    if which == "short":
        titled = articles[articles["title"].notna()]
        return titled.assign(text=titled["title"], title=None).reset_index(drop=True)
    if which == "long":
        words = articles["text"].str.split().str.len().sort_values(ascending=False)
        mean = words.cumsum() / np.arange(1, len(words) + 1)
        return articles.loc[sorted(words.index[mean >= _LONG])].reset_index(drop=True)
    return articles


def make_codebook(texts: Sequence[str], aliases: int) -> Codebook:
    """Build ten frames of fifty globs, and actors with so many aliases, from words of the texts."""
    chance = random.Random(0)
    words = Counter(word for text in texts for word in re.findall(r"\b[a-z]{6,}\b", text))
    common = [word for word, count in words.most_common(4000)]
    stems = chance.sample(sorted({word[:6] for word in common}), FRAMES * GLOBS)
    # Names only: a capitalised word that also stands in lower case ("The", "Police") is no alias of a study.
    lowered = {word for text in texts for word in re.findall(r"\b[a-z]+\b", text)}
    names = Counter(
        name for text in texts for name in re.findall(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}", text)
    )
    chosen = [
        name for name, _ in names.most_common(4 * aliases) if not lowered.intersection(name.lower().split())
    ][:aliases]
    return Codebook.from_terms(
        {f"frame_{i}": [f"{stem}*" for stem in stems[i * GLOBS : (i + 1) * GLOBS]] for i in range(FRAMES)},
        {f"actor_{i}": chosen[i::200] for i in range(min(200, len(chosen)))},
    )


def draw_mentions(articles: int, mean: int, generator: np.random.Generator) -> dict[str, pd.DataFrame]:
    """Draw a coding without texts: so many articles of 30 sentences with a mean number of mentions each."""
    ids = np.array([f"archive-{generator.integers(1 << 40):012x}-{i:05d}" for i in range(articles)], object)
    where = np.repeat(np.arange(articles), generator.poisson(mean, articles))
    count = len(where)

    def choose(levels: Sequence[str | None]) -> np.ndarray:
        return generator.choice(np.array(levels, object), count)

    return {
        "articles": pd.DataFrame(
            {
                "article_id": ids,
                "outlet": generator.choice([f"outlet {i}" for i in range(20)], articles),
                "published": pd.Timestamp("2017-01-01"),
                "title": None,
                "text": "-",
            }
        ),
        "sentences": pd.DataFrame(
            {
                "article_id": np.repeat(ids, _SENTENCES),
                "sentence_id": np.tile(np.arange(_SENTENCES), articles),
                "start": 0,
                "end": 1,
                "zone": np.tile(["headline", "lead", *["body"] * (_SENTENCES - 2)], articles),
                "words": generator.poisson(22, articles * _SENTENCES),
                "tone": 0.0,
                "tone_masked": 0.0,
                "text": "-",
            }
        ),
        "frames": pd.DataFrame(
            {
                "mention_id": ids[where] + [f"-{row}" for row in range(count)],
                "article_id": ids[where],
                "sentence_id": generator.integers(0, _SENTENCES, count),
                "frame": choose([f"frame_{i}" for i in range(FRAMES)]),
                "term": "term*",
                "start": 0,
                "end": 4,
                "zone": choose(["lead", "body"]),
                "stance": choose(["affirmed", "rejected", "uncertain"]),
                "stance_cue": None,
                "stance_rule": None,
                "voice": choose(["outlet", "source"]),
                "attribution_id": pd.array([None] * count, "Int64"),
                "speaker": None,
                "speaker_name": None,
                "speaker_actor": choose([None, *(f"actor_{i}" for i in range(50))]),
                "text": "term",
            }
        ),
    }
