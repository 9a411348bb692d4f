"""Train what :func:`mediaframing.weigh_stance` adds to a published language model, and write it beside the package's code.

The model is all-MiniLM-L6-v2, of which everything but the embeddings of words is trained. Its lessons, in turn:

1. *What the rules say*, of 8,300 mentions of some 1,200 terms in news-2017, half of them not affirmed: 260 steps of 32.
2. *What coders said*, of the 12,378 mentions that may be read: samples first, second, fourth, fifth and seventh of
   ``fresh_mentions.csv``, and the half of the shared stance data that may be read; a twelfth, by article, is held out. Four passes
   over all that are not affirmed and, of the others, as many draws of 3,000; and four more, from a rate of 8e-5.

What is written is the mean of the weights after the first four passes and after all (Wortsman et al. 2022). Of the changes to each map 64
dimensions are kept (Hu et al. 2021); 32 gave .007 of macro-F1 less.

No article of the samples that are only scored is among the lessons. By sample eighth, though, were chosen: how often the rules say each
stance of mentions of each, how much the model is trusted beside them, how much more common affirmed mentions are, and the temperature
by which probabilities are right as often as they say (Guo et al. 2017). The shared data's scored half, third and sixth chose nothing.

Needs ``pip install jax`` and ``mediaframing fetch stance-model``. Two processors take some forty minutes. The last digits of the result
depend on the machine. From the repository's root: ``python -m tests.evaluation.train_stance_model``; with a number, so many steps
of each lesson, into the file named behind it, to try it.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import pandas as pd
from safetensors.numpy import load_file, save_file
from tests.evaluation import fresh_stance, unseen_stance

import mediaframing as mf
from mediaframing.coding.weighing import model as learnt
from mediaframing.coding.weighing.windows import LENGTH, cut_windows
from mediaframing.coding.weighing.wordpieces import WordPieces
from mediaframing.tables import STANCES

_LAYERS, _SIZE, _HEADS, _RANK = 6, 384, 12, 64
_BATCH, _DROPPED, _SMOOTHED = 32, 0.1, 0.05
_WORDS = "embeddings.word_embeddings.weight"
_PRIOR, _TRUST, _TEMPERATURE = 1.5, 0.9, 1.6
"""How much more common affirmed mentions are than among the lessons (logarithm of odds), and how model and rules are weighed."""

Weights = dict[str, Any]


class Lessons(NamedTuple):
    """Mentions to learn from: their windows (pieces, own, mark), stances, what the rules say, and their articles."""

    pieces: np.ndarray
    own: np.ndarray
    mark: np.ndarray
    stance: np.ndarray
    article: np.ndarray

    def keep(self, rows: np.ndarray) -> Lessons:
        """Keep some mentions."""
        return Lessons(*(part[rows] for part in self))


def main() -> None:
    """Train, tell how the mentions held out are read, and write what was learnt."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else None
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else learnt.LEARNT
    folder = mf.fetch_stance_model()
    wordpieces = WordPieces.read(folder / "tokenizer.json")
    published = load_file(folder / "model.safetensors")
    coded = make_lessons(wordpieces, pd.concat([*list_fresh(), *list_shared()], ignore_index=True))
    articles = np.unique(coded.article)
    held = np.random.default_rng(5).choice(articles, len(articles) // 12, replace=False)
    out = np.isin(coded.article, held)
    trained = {name: jnp.asarray(weight) for name, weight in published.items() if weight.dtype.kind == "f"}
    weights = {name: weight for name, weight in trained.items() if "pooler" not in name} | start_judge()
    by_rules = make_lessons(wordpieces, draw_by_rules())
    weights = train(weights, list(draw_batches(by_rules, 4_300, 1, seed=1))[:260][:most], 1.2e-4, seed=1)
    ends = []
    for rate, seed in ((1e-4, 2), (8e-5, 77)):
        batches = list(draw_batches(coded.keep(~out), 3_000, 4, seed=seed))[:most]
        weights = train(weights, batches, rate, seed=seed)
        ends.append(weights)
    weights = {name: (ends[0][name] + ends[1][name]) / 2 for name in weights}
    print(describe(weights, coded.keep(out)))
    save_file(compress(weights, published) | count_rules(), target)


def list_fresh() -> Iterator[pd.DataFrame]:
    """List mentions of the samples that may be read: text, start, end, remedy, stance, article."""
    mentions = fresh_stance.read_mentions()
    mentions = mentions[~mentions["sample"].isin(fresh_stance.ONLY_SCORED)].reset_index(drop=True)
    texts = fresh_stance.take_texts(mentions)
    yield pd.DataFrame(
        {
            "text": [
                text[row.excerpt_start : row.excerpt_end]
                for text, row in zip(texts, mentions.itertuples(), strict=True)
            ],
            "start": mentions["start"] - mentions["excerpt_start"],
            "end": mentions["end"] - mentions["excerpt_start"],
            "remedy": mentions["function"] == "remedy",
            "stance": mentions["stance"],
            "article": mentions["source"] + "-" + mentions["article"],
        }
    )


def list_shared() -> Iterator[pd.DataFrame]:
    """List mentions of the half of the shared stance data that may be read, as :func:`list_fresh`."""
    for name, (files, _) in unseen_stance.SETS.items():
        for file in files:
            with gzip.open(unseen_stance.DATA / f"{file}.jsonl.gz", "rt", encoding="utf8") as lines:
                rows = pd.DataFrame(row for row in map(json.loads, lines) if int(str(row["n"])[-1]) % 2 == 0)
            article = f"{name}-" + rows["n"].astype("str")
            yield rows[["text", "start", "end", "stance"]].assign(remedy=name == "remedy", article=article)


def draw_by_rules() -> pd.DataFrame:
    """Draw mentions whose stance the rules tell, in articles of news-2017 that no sample only scored has."""
    mentions = fresh_stance.read_mentions()
    scored = mentions["sample"].isin(fresh_stance.ONLY_SCORED)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", mf.ReadingWarning)
        news = mf.read_example("news-2017")
    news = news[
        ~news["article_id"].isin(mentions.loc[scored & (mentions["source"] == "news-2017"), "article"])
    ]
    words = Counter(word for text in news["text"] for word in set(re.findall(r"\b[a-z]{4,}\b", text)))
    nouns = re.compile(r"(tion|ment|ness|ism|ance|ence|ity|ure|ers|ing|ts|ks|es|age|al)$")
    common = [word for word, count in words.most_common(6_000) if 15 <= count <= 900 and nouns.search(word)]
    generator = np.random.default_rng(3)
    drawn = [str(word) for word in generator.permutation(common)[:700]]
    known = mentions[~scored].assign(term=mentions["term"].str.lower())
    remedies = sorted(set(known.loc[known["function"] == "remedy", "term"]))
    parts = []
    for remedy, terms in ((False, sorted({*drawn, *known["term"]} - {*remedies})), (True, remedies)):
        function = {"function": "remedy"} if remedy else {}
        book = mf.Codebook.from_terms({"any": [{"term": term, **function} for term in terms]})
        found = mf.code_articles(news, book, skip=["attributions", "tone", "actor_tone"]).frames
        plain = found["stance"] == "affirmed"
        some = found[plain].sample(min(int((~plain).sum()), int(plain.sum())), random_state=1)
        parts.append(pd.concat([found[~plain], some]).assign(remedy=remedy))
    found = pd.concat(parts, ignore_index=True)
    text = found["article_id"].map(news.set_index("article_id")["text"])
    return found[["start", "end", "remedy", "stance"]].assign(text=text, article=found["article_id"])


def make_lessons(wordpieces: WordPieces, mentions: pd.DataFrame) -> Lessons:
    """Make windows of mentions."""
    windows = cut_windows(
        wordpieces,
        mentions["text"].tolist(),
        mentions["start"].tolist(),
        mentions["end"].tolist(),
        mentions["remedy"].to_numpy(np.bool_),
    )
    stance = mentions["stance"].map(list(STANCES).index).to_numpy()
    return Lessons(*windows, stance, mentions["article"].to_numpy("object"))


def draw_batches(lessons: Lessons, affirmed: int, passes: int, seed: int) -> Iterator[Lessons]:
    """Draw batches: in each pass all that are not affirmed, and so many that are."""
    generator = np.random.default_rng(seed)
    others, plain = np.flatnonzero(lessons.stance != 0), np.flatnonzero(lessons.stance == 0)
    for _ in range(passes):
        rows = np.concatenate([others, generator.choice(plain, min(len(plain), affirmed), replace=False)])
        generator.shuffle(rows)
        for low in range(0, len(rows) - _BATCH + 1, _BATCH):
            yield lessons.keep(rows[low : low + _BATCH])


def start_judge() -> Weights:
    """Give the layers that judge as they are before anything is learnt."""
    generator = np.random.default_rng(0)
    return {
        "judge.seen.weight": jnp.asarray(generator.normal(0, 0.03, (_SIZE, 2 * _SIZE)), jnp.float32),
        "judge.seen.bias": jnp.zeros(_SIZE),
        "judge.out.weight": jnp.asarray(generator.normal(0, 0.03, (len(STANCES), _SIZE)), jnp.float32),
        "judge.out.bias": jnp.zeros(len(STANCES)),
    }


def judge(weights: Weights, batch: tuple[Any, Any, Any], key: Any | None) -> Any:
    """Judge windows, as :mod:`mediaframing.coding.weighing.encoder` does; ``key`` drops some values (Srivastava et al. 2014)."""
    pieces, own, mark = batch

    def drop(number: int, value: Any) -> Any:
        if key is None:
            return value
        kept = jax.random.bernoulli(jax.random.fold_in(key, number), 1 - _DROPPED, value.shape)
        return jnp.where(kept, value / (1 - _DROPPED), 0)

    def apply(name: str, value: Any) -> Any:
        return value @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]

    def normalise(name: str, value: Any) -> Any:
        centred = value - value.mean(-1, keepdims=True)
        spread = jnp.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    count, length = pieces.shape
    state = weights[_WORDS][pieces] + weights["embeddings.position_embeddings.weight"][:length]
    state = drop(
        0, normalise("embeddings.LayerNorm", state + weights["embeddings.token_type_embeddings.weight"][own])
    )
    hidden = jnp.where(pieces == 0, -1e9, 0.0)[:, None, None, :]
    for layer in range(_LAYERS):
        name = f"encoder.layer.{layer}"
        heads = [
            apply(f"{name}.attention.self.{kind}", state)
            .reshape(count, length, _HEADS, -1)
            .transpose(0, 2, 1, 3)
            for kind in ("query", "key", "value")
        ]
        scores = heads[0] @ heads[1].transpose(0, 1, 3, 2) / np.sqrt(_SIZE // _HEADS) + hidden
        seen = drop(10 * layer + 1, jax.nn.softmax(scores, -1)) @ heads[2]
        seen = apply(
            f"{name}.attention.output.dense", seen.transpose(0, 2, 1, 3).reshape(count, length, _SIZE)
        )
        state = normalise(f"{name}.attention.output.LayerNorm", state + drop(10 * layer + 2, seen))
        wide = jax.nn.gelu(apply(f"{name}.intermediate.dense", state), approximate=False)
        wide = drop(10 * layer + 3, apply(f"{name}.output.dense", wide))
        state = normalise(f"{name}.output.LayerNorm", state + wide)
    seen = jnp.concatenate([state[:, 0], state[jnp.arange(count), mark]], -1)
    seen = drop(99, jnp.tanh(apply("judge.seen", seen)))
    return jax.nn.log_softmax(apply("judge.out", seen))


def train(weights: Weights, batches: list[Lessons], rate: float, seed: int) -> Weights:
    """Train by Adam with decay (Loshchilov & Hutter 2019), all but the embeddings of words."""
    fixed, learning = (
        {_WORDS: weights[_WORDS]},
        {n: w for n, w in weights.items() if n != _WORDS},
    )

    def lose(learning: Weights, batch: Lessons, key: Any) -> Any:
        told = jax.nn.one_hot(batch.stance, len(STANCES)) * (1 - _SMOOTHED) + _SMOOTHED / len(STANCES)
        return -(told * judge({**learning, **fixed}, batch[:3], key)).sum(-1).mean()

    @jax.jit
    def step(
        learning: Weights, mean: Weights, square: Weights, batch: Any, key: Any, rate: Any, number: Any
    ) -> Any:
        lost, slope = jax.value_and_grad(lose)(learning, Lessons(*batch, None), key)
        size = jnp.sqrt(sum((part**2).sum() for part in jax.tree.leaves(slope)))
        slope = jax.tree.map(lambda part: part * jnp.minimum(1.0, 1 / (size + 1e-6)), slope)
        mean = jax.tree.map(lambda old, new: 0.9 * old + 0.1 * new, mean, slope)
        square = jax.tree.map(lambda old, new: 0.99 * old + 0.01 * new**2, square, slope)

        def move(weight: Any, first: Any, second: Any) -> Any:
            pace = (first / (1 - 0.9**number)) / (jnp.sqrt(second / (1 - 0.99**number)) + 1e-6)
            return weight - rate * (pace + 0.01 * weight * (weight.ndim > 1))

        return jax.tree.map(move, learning, mean, square), mean, square, lost

    mean = square = jax.tree.map(jnp.zeros_like, learning)
    losses = []
    for number, batch in enumerate(batches, 1):
        now = rate * min(
            number / (0.08 * len(batches)), (len(batches) - number) / (0.92 * len(batches)) + 0.02
        )
        key = jax.random.fold_in(jax.random.PRNGKey(seed), number)
        learning, mean, square, lost = step(learning, mean, square, tuple(batch[:4]), key, now, number)
        losses.append(float(lost))
        if number % 50 == 0:
            print(f"step {number} of {len(batches)}, loss {np.mean(losses[-50:]):.3f}", flush=True)
    return {**learning, **fixed}


def describe(weights: Weights, held: Lessons) -> str:
    """Tell F1 of each stance of the mentions held out, as the model alone reads them."""
    ask = jax.jit(lambda *batch: judge(weights, batch, None))
    parts = [np.asarray(ask(*held.keep(rows)[:3])) for rows in np.array_split(np.arange(len(held.mark)), 20)]
    judged = np.concatenate(parts)
    judged[:, 0] += _PRIOR
    told = judged.argmax(axis=1)
    both = [
        2
        * ((told == code) & (held.stance == code)).sum()
        / ((told == code).sum() + (held.stance == code).sum())
        for code in range(len(STANCES))
    ]
    return ", ".join(f"{stance} {f1:.3f}" for stance, f1 in zip(STANCES, both, strict=True))


def compress(weights: Weights, published: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Keep what was learnt: the largest dimensions of the change of each map, and all of what is small."""
    kept: dict[str, np.ndarray] = {
        "prior": np.array([_PRIOR, 0, 0], np.float32),
        "trust": np.array(_TRUST, np.float32),
        "temperature": np.array(_TEMPERATURE, np.float32),
    }
    for name, weight in weights.items():
        told = np.asarray(weight)
        if name == _WORDS:
            continue
        if name in published and told.ndim == 2 and min(told.shape) > _RANK and "position" not in name:
            left, size, right = np.linalg.svd(told - published[name], full_matrices=False)
            root = np.sqrt(size[:_RANK])
            kept[f"{name}.left"] = np.ascontiguousarray(left[:, :_RANK] * root).astype(np.float16)
            kept[f"{name}.right"] = np.ascontiguousarray(root[:, None] * right[:_RANK]).astype(np.float16)
        else:
            kept[name] = told[:LENGTH].astype(np.float16) if "position" in name else told.astype(np.float16)
    return kept


def count_rules() -> dict[str, np.ndarray]:
    """Count in sample eighth what the rules say of mentions of each stance: the logarithms of shares, one more counted of each."""
    mentions = fresh_stance.read_mentions()
    mentions = mentions[mentions["sample"] == "eighth"]
    counted = {}
    for function, drawn in mentions.groupby("function"):
        scored = fresh_stance.score_mentions(drawn.reset_index(drop=True)).fillna("affirmed")
        counts = (
            pd.crosstab(scored["stance"], scored["stance_read"])
            .reindex(STANCES, axis=0)
            .reindex(STANCES, axis=1)
        )
        counts = counts.fillna(0) + 1
        shares = np.log(counts.div(counts.sum(axis=1), axis=0).to_numpy())
        counted[f"rules.{function or 'problem'}"] = shares.astype(np.float32)
    return counted


if __name__ == "__main__":
    main()
