"""What the models of stance and voice learn from: mentions that coders coded, and a pool that nobody did."""

from __future__ import annotations

import gzip
import json
import re
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd
from tests.evaluation import fresh_stance, unseen_stance

import mediaframing as mf
from mediaframing.coding.weighing.windows import cut_windows
from mediaframing.coding.weighing.wordpieces import WordPieces
from mediaframing.tables import STANCES, VOICES

_POOL_TERMS, _POOL_PLAIN = 2_200, 30_000
_NOUN = re.compile(r"(tion|ment|ness|ism|ance|ence|ity|ure|ers|ing|ts|ks|es|age|al)$")


class Lessons(NamedTuple):
    """Mentions to learn from: their windows (pieces, own, mark), stances and voices, and their articles."""

    pieces: np.ndarray
    own: np.ndarray
    mark: np.ndarray
    stance: np.ndarray
    voice: np.ndarray
    article: np.ndarray

    def keep(self, rows: np.ndarray) -> Lessons:
        """Keep some mentions."""
        return Lessons(*(part[rows] for part in self))


def read_coded(wordpieces: WordPieces) -> Lessons:
    """Read the mentions that coders coded and that may be read."""
    return make_lessons(wordpieces, pd.concat([*_list_fresh(), *_list_shared()], ignore_index=True))


def draw_pool(wordpieces: WordPieces) -> Lessons:
    """Draw mentions that nobody coded, as the rules read them, in articles that no sample only scored has.

    They are of 2,200 common nouns and of the terms of the samples that may be read, in news-2017, PolNeAR's train part and
    articles on gun control: all that the rules do not read as affirmed by the outlet or a source, and 30,000 of the others.
    """
    mentions = fresh_stance.read_mentions()
    scored = mentions["sample"].isin(fresh_stance.ONLY_SCORED)
    articles = pd.concat(list(_list_articles(mentions[scored])), ignore_index=True)
    words = Counter(word for text in articles["text"] for word in set(re.findall(r"\b[a-z]{4,}\b", text)))
    common = [word for word, count in words.most_common(9_000) if 15 <= count <= 1_500 and _NOUN.search(word)]
    drawn = [str(word) for word in np.random.default_rng(11).permutation(common)[:_POOL_TERMS]]
    known = mentions[~scored].assign(term=mentions["term"].str.lower())
    remedies = sorted(set(known.loc[known["function"] == "remedy", "term"]))
    parts = []
    for remedy, terms in ((False, sorted({*drawn, *known["term"]} - {*remedies})), (True, remedies)):
        function = {"function": "remedy"} if remedy else {}
        book = mf.Codebook.from_terms({"any": [{"term": term, **function} for term in terms]})
        found = mf.code_articles(articles, book, skip=["tone", "actor_tone"]).frames
        parts.append(found.assign(remedy=remedy))
    found = pd.concat(parts, ignore_index=True)
    plain = found["stance"] == "affirmed"
    most = min(int(plain.sum()), max(_POOL_PLAIN, int((~plain).sum())))
    found = pd.concat([found[~plain], found[plain].sample(most, random_state=1)]).sample(
        frac=1, random_state=2
    )
    text = found["article_id"].map(articles.set_index("article_id")["text"])
    mentions = found[["start", "end", "remedy", "stance", "voice"]].assign(
        text=text, article=found["article_id"]
    )
    return make_lessons(wordpieces, mentions.reset_index(drop=True))


def read_scored(wordpieces: WordPieces, sample: str) -> tuple[Lessons, pd.DataFrame]:
    """Read a sample that is only scored; give beside it ``function``, ``stance_read`` and ``voice_read``: what the rules say."""
    mentions = fresh_stance.read_mentions()
    mentions = mentions[mentions["sample"] == sample].reset_index(drop=True)
    read = fresh_stance.score_mentions(mentions)[["stance_read", "voice_read"]]
    read = read.fillna({"stance_read": "affirmed", "voice_read": "outlet"}).join(mentions["function"])
    return make_lessons(wordpieces, _take_excerpts(mentions)), read


def make_lessons(wordpieces: WordPieces, mentions: pd.DataFrame) -> Lessons:
    """Make windows of mentions: text, start, end, remedy, stance, voice, article."""
    windows = cut_windows(
        wordpieces,
        mentions["text"].tolist(),
        mentions["start"].tolist(),
        mentions["end"].tolist(),
        mentions["remedy"].to_numpy(np.bool_),
    )
    stance = mentions["stance"].map(list(STANCES).index).to_numpy()
    voice = mentions["voice"].map(list(VOICES).index).to_numpy()
    return Lessons(*windows, stance, voice, mentions["article"].to_numpy("object"))


def _list_fresh() -> Iterator[pd.DataFrame]:
    """List mentions of the samples that may be read."""
    mentions = fresh_stance.read_mentions()
    yield _take_excerpts(mentions[~mentions["sample"].isin(fresh_stance.ONLY_SCORED)].reset_index(drop=True))


def _take_excerpts(mentions: pd.DataFrame) -> pd.DataFrame:
    """Give the excerpts of mentions: text, start, end, remedy, stance, voice, article."""
    excerpts = [
        text[row.excerpt_start : row.excerpt_end]
        for text, row in zip(fresh_stance.take_texts(mentions), mentions.itertuples(), strict=True)
    ]
    return pd.DataFrame(
        {
            "text": excerpts,
            "start": mentions["start"] - mentions["excerpt_start"],
            "end": mentions["end"] - mentions["excerpt_start"],
            "remedy": mentions["function"] == "remedy",
            "stance": mentions["stance"],
            "voice": mentions["voice"],
            "article": mentions["source"] + "-" + mentions["article"],
        }
    )


def _list_shared() -> Iterator[pd.DataFrame]:
    """List mentions of the half of the shared stance data that may be read, as :func:`_list_fresh`."""
    for name, (files, _) in unseen_stance.SETS.items():
        for file in files:
            with gzip.open(unseen_stance.DATA / f"{file}.jsonl.gz", "rt", encoding="utf8") as lines:
                rows = pd.DataFrame(row for row in map(json.loads, lines) if int(str(row["n"])[-1]) % 2 == 0)
            article = f"{name}-" + rows["n"].astype("str")
            kept = rows[["text", "start", "end", "stance", "voice"]]
            yield kept.assign(remedy=name == "remedy", article=article)


def _list_articles(scored: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """List the articles of each source that hold no mention only scored: article_id, text."""
    held = {source: set(part["article"]) for source, part in scored.groupby("source")}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", mf.ReadingWarning)
        news = mf.read_example("news-2017")
    with gzip.open(fresh_stance.POLNEAR, "rt", encoding="utf8") as lines:
        polnear = [json.loads(line)["text"] for line in lines]
    guns = pd.read_csv(fresh_stance.GUN_CONTROL, dtype={"ID": "str"})
    for source, ids, texts in (
        ("news-2017", news["article_id"], news["text"]),
        ("polnear", pd.Series(range(len(polnear))).astype("str"), pd.Series(polnear)),
        ("gun_control", guns["ID"], guns["content_original"].astype("str")),
    ):
        free = ~ids.isin(held.get(source, set()))
        yield pd.DataFrame({"article_id": f"{source}-" + ids[free], "text": texts[free]})
