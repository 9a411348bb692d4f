"""Train what :func:`mediaframing.weigh_stance` adds to a published language model, and write it beside the package's code.

The model is all-mpnet-base-v2, of which everything but the embeddings of words is trained, on stance and voice at once. Its lessons, in turn:

1. *What the rules say*, of the pool's mentions, which nobody coded, half of them not affirmed: 130 steps of 32.
2. *What coders said*, of the 12,378 mentions that may be read: samples first, second, fourth, fifth and seventh of
   ``fresh_mentions.csv``, and the half of the shared stance data that may be read; a twelfth, by article, is held out. Five passes
   over all that are not affirmed and, of the others, as many draws of 2,400.

Of the changes to each map as many dimensions are kept as it needs, 64 on average (Hu et al. 2021), as whole numbers of eight bits.

No article of the samples that are only scored is among the lessons or in the pool; of the shared data's scored half some are in the
pool, as texts without codes. On sample eighth, though, was fitted how model and
rules are weighed. The shared data's scored half, third and sixth chose nothing.

Needs ``pip install torch`` and ``mediaframing fetch stance-model``. A processor that multiplies bfloat16 (Intel's since 2023) takes some forty
minutes, others several hours. The last digits of the result depend on the machine. From the repository's root:
``python -m tests.evaluation.train_stance_model``; with a number, so many steps of each lesson, into the file named behind it, to try it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file, save_file
from tests.evaluation.stance_lessons import Lessons, draw_pool, read_coded, read_scored
from tests.evaluation.stance_network import Network, ask, take
from torch import Tensor
from torch.nn import functional

import mediaframing as mf
from mediaframing.coding.weighing import model as learnt
from mediaframing.coding.weighing.encoder import FIRST_PLACE
from mediaframing.coding.weighing.model import join_witnesses
from mediaframing.coding.weighing.windows import LENGTH
from mediaframing.coding.weighing.wordpieces import WordPieces
from mediaframing.tables import STANCES, VOICES

_BATCH, _SMOOTHED, _RANK = 32, 0.05, 64
_RATE, _BY_RULES, _PASSES, _PLAIN = 5e-5, 130, 5, 2_400
_VOICE = 0.5
"""What the voice counts for beside the stance."""
_PENALTY = 1.0
"""Of the weights by which model and rules are weighed."""


def main() -> None:
    """Train, tell how the mentions held out are read, and write what was learnt."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else None
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else learnt.LEARNT
    # What multiplies bfloat16 is there once for two threads, which then wait for each other.
    torch.set_num_threads(1)
    folder = mf.fetch_stance_model()
    wordpieces = WordPieces.read(folder / "tokenizer.json")
    coded, pool = read_coded(wordpieces), draw_pool(wordpieces)
    articles = np.unique(coded.article)
    out = np.isin(
        coded.article, np.random.default_rng(5).choice(articles, len(articles) // 12, replace=False)
    )
    network = Network(folder, seed=1)
    by_rules = draw_rows(pool, 1, int((pool.stance != 0).sum()), seed=1)
    learn(network, pool, list(islice(by_rules, _BY_RULES))[:most])
    lessons = coded.keep(~out)
    learn(network, lessons, list(draw_rows(lessons, _PASSES, _PLAIN, seed=2))[:most])
    print(describe(network, coded.keep(out)))
    write(network, folder, wordpieces, target)


def write(network: Network, folder: Path, wordpieces: WordPieces, target: Path) -> None:
    """Write what was learnt, and how it is weighed with the rules as it is after some of it was left out."""
    published = load_file(folder / "model.safetensors")
    kept = compress(network, published)
    with torch.no_grad():
        for name, weight in learnt.join_weights(published, kept).items():
            if name.replace(".", "|") in network.learning:
                network.get(name)[: len(weight)] = torch.from_numpy(weight)
    save_file(kept | fit_weights(network, wordpieces), target)


def draw_rows(lessons: Lessons, passes: int, plain: int, seed: int) -> Iterator[np.ndarray]:
    """Draw batches: in each pass all mentions that are not affirmed, and so many that are."""
    generator = np.random.default_rng(seed)
    others, affirmed = np.flatnonzero(lessons.stance != 0), np.flatnonzero(lessons.stance == 0)
    for _ in range(passes):
        drawn = generator.choice(affirmed, min(len(affirmed), plain), replace=False)
        rows = generator.permutation(np.concatenate([others, drawn]))
        for low in range(0, len(rows) - _BATCH + 1, _BATCH):
            yield rows[low : low + _BATCH]


def learn(network: Network, lessons: Lessons, batches: list[np.ndarray]) -> None:
    """Train by Adam with decay (Loshchilov & Hutter 2019), with a rate that rises and falls."""
    network.train()
    maps = [weight for weight in network.parameters() if weight.ndim > 1]
    others = [weight for weight in network.parameters() if weight.ndim <= 1]
    groups = [{"params": maps, "weight_decay": 0.01}, {"params": others, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=_RATE, betas=(0.9, 0.99), eps=1e-6, fused=True)
    count, losses = len(batches), []
    for number, rows in enumerate(batches, 1):
        for group in optimizer.param_groups:
            group["lr"] = _RATE * min(number / (0.08 * count), (count - number) / (0.92 * count) + 0.02)
        lost = lose(network, lessons, rows)
        lost.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        losses.append(lost.item())
        if number % 25 == 0:
            print(f"step {number} of {count}, loss {np.mean(losses[-25:]):.3f}", flush=True)


def lose(network: Network, lessons: Lessons, rows: np.ndarray) -> Tensor:
    """Tell how far a network is from the codes of stance and voice."""
    stance, voice = network(*take(lessons, rows))
    lost = functional.cross_entropy(stance, torch.from_numpy(lessons.stance[rows]), label_smoothing=_SMOOTHED)
    of_voice = functional.cross_entropy(
        voice, torch.from_numpy(lessons.voice[rows]), label_smoothing=_SMOOTHED
    )
    return lost + _VOICE * of_voice


def describe(network: Network, held: Lessons) -> str:
    """Tell F1 of each stance of the mentions held out, and how often the voice is right, by the model alone."""
    stance, voice = (judged.argmax(axis=1) for judged in ask(network, held))
    both = [
        2
        * ((stance == code) & (held.stance == code)).sum()
        / ((stance == code).sum() + (held.stance == code).sum())
        for code in range(len(STANCES))
    ]
    told = [f"{name} {f1:.3f}" for name, f1 in zip(STANCES, both, strict=True)]
    return ", ".join([*told, f"voice {(voice == held.voice).mean():.3f}"])


def compress(network: Network, published: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Keep what was learnt: of the changes of maps the dimensions that hold most for the room they take, and all of what is small."""
    kept: dict[str, np.ndarray] = {}
    parted = {}
    for called, parameter in network.learning.items():
        name, told = called.replace("|", "."), parameter.detach().numpy()
        if name in published and told.ndim == 2 and min(told.shape) > _RANK and "position" not in name:
            parted[name] = np.linalg.svd(told - published[name], full_matrices=False)
        else:
            told = told[: LENGTH + FIRST_PLACE] if "position" in name else told
            kept[name] = told.astype(np.float16)
    ranks = choose_ranks([(size, len(left) + right.shape[1]) for left, size, right in parted.values()])
    for (name, (left, size, right)), rank in zip(parted.items(), ranks, strict=True):
        root = np.sqrt(size[:rank])
        for side, part, axis in (
            ("left", left[:, :rank] * root, 0),
            ("right", root[:, None] * right[:rank], 1),
        ):
            scale = np.abs(part).max(axis=axis, keepdims=True) / 127
            kept[f"{name}.{side}"] = np.ascontiguousarray(np.round(part / scale)).astype(np.int8)
            kept[f"{name}.{side}.scale"] = scale.astype(np.float32)
    return kept


def choose_ranks(maps: list[tuple[np.ndarray, int]]) -> list[int]:
    """Give each map the dimensions that it needs most; all together take the room of ``_RANK`` for each.

    A map is given as the singular values of its change, and the numbers that a dimension of it takes.
    """
    worth = np.concatenate([size**2 / room for size, room in maps])
    rooms = np.concatenate([np.full(len(size), room) for size, room in maps])
    order = np.argsort(-worth, kind="stable")
    there = np.cumsum(rooms[order]) <= _RANK * sum(room for _, room in maps)
    least = worth[order[there]].min()
    return [int((size**2 / room >= least).sum()) for size, room in maps]


def fit_weights(network: Network, wordpieces: WordPieces) -> dict[str, np.ndarray]:
    """Fit on sample eighth how model and rules are weighed: a logistic regression for stance, and one for voice."""
    eighth, read = read_scored(wordpieces, "eighth")
    remedy = read["function"].eq("remedy").to_numpy()
    stance, voice = ask(network, eighth)
    weights = {}
    for name, values, scores, codes in (
        ("stance", STANCES, stance, eighth.stance),
        ("voice", VOICES, voice, eighth.voice),
    ):
        by_rules = read[f"{name}_read"].map(list(values).index).to_numpy()
        weight, bias = fit_logistic(join_witnesses(scores, by_rules, remedy), codes)
        weights |= {f"weigh.{name}.weight": weight, f"weigh.{name}.bias": bias}
    return weights


def fit_logistic(features: np.ndarray, codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Fit a logistic regression with a ridge penalty; give weights and biases, one row a class."""
    seen, right = torch.from_numpy(features), torch.from_numpy(codes)
    weight = torch.zeros(int(codes.max()) + 1, features.shape[1], requires_grad=True)
    bias = torch.zeros(len(weight), requires_grad=True)
    optimizer = torch.optim.LBFGS([weight, bias], max_iter=500, line_search_fn="strong_wolfe")

    def lose() -> Tensor:
        optimizer.zero_grad()
        lost = functional.cross_entropy(seen @ weight.T + bias, right, reduction="sum")
        lost = lost + _PENALTY / 2 * (weight**2).sum()
        lost.backward()
        return lost

    optimizer.step(lose)
    return weight.detach().numpy(), bias.detach().numpy()


if __name__ == "__main__":
    main()
