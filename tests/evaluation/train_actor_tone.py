#!/usr/bin/env python
"""Train the model of tone toward an actor on NewsMTSC, cross-validate it and write its weights.

Run from the project's root: ``.venv/bin/python tests/evaluation/train_actor_tone.py``. The same data give the same
file. The tables printed are macro-F1 of negative, neutral and positive; folds keep an article's sentences together.

Hamborg, F. & Donnay, K. (2021). NewsMTSC: A dataset for (multi-)target-dependent sentiment classification in
political news articles. EACL 2021. MIT licence.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mediaframing.coding.text.tokens import Tokens, Vocabulary, split_texts
from mediaframing.coding.text.words import make_array
from mediaframing.coding.tone.actor_features import (
    CLASSES,
    PAIRS,
    PLACES,
    STEPS,
    Features,
    read_features,
    stem_words,
)
from mediaframing.coding.tone.actor_marks import MARKS, Bounds
from mediaframing.coding.tone.actor_model import parse_model
from mediaframing.coding.tone.actor_tone import bound_texts, find_tokens, make_tone, weigh_features
from mediaframing.coding.tone.tone import score_texts

ROOT = Path(__file__).parents[2]
POLARITIES = {2.0: 0, 4.0: 1, 6.0: 2}
FOLDS = 5
# Chosen by cross-validation.
STRENGTH = 0.03  # of the data against the penalty (the C of other libraries)
MARK_SCALE = 3.0  # marks are few and dense, so they are penalised less than words
LEAST_COUNT = 3
LEAST_WEIGHT = 0.01


class Data(NamedTuple):
    """The annotated targets: their tokens, classes (0 negative, 1 neutral, 2 positive) and articles."""

    tokens: Tokens
    bounds: Bounds
    first: np.ndarray
    last: np.ndarray
    labels: np.ndarray
    articles: list[str]


class Matrix(NamedTuple):
    """Sparse rows: ``value`` of feature ``column`` for target ``row``, sorted by row."""

    row: np.ndarray
    column: np.ndarray
    value: np.ndarray
    columns: int

    def take(self, rows: np.ndarray) -> Matrix:
        """Take some rows, numbered anew."""
        number = np.full(self.row.max() + 1, -1)
        number[rows] = np.arange(len(rows))
        kept = number[self.row] >= 0
        return Matrix(number[self.row[kept]], self.column[kept], self.value[kept], self.columns)

    def times(self, weights: np.ndarray, rows: int) -> np.ndarray:
        products = self.value[:, None] * weights[self.column]
        return np.column_stack([np.bincount(self.row, product, rows) for product in products.T])

    def transposed_times(self, values: np.ndarray) -> np.ndarray:
        products = self.value[:, None] * values[self.row]
        return np.column_stack([np.bincount(self.column, product, self.columns) for product in products.T])


def read_data(path: Path) -> Data:
    """Read NewsMTSC's JSON Lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    tokens = split_texts([row["sentence_normalized"] for row in rows], Vocabulary())
    targets = [(place, target) for place, row in enumerate(rows) for target in row["targets"]]
    first, last = find_tokens(
        tokens,
        np.array([place for place, _ in targets]),
        np.array([int(target["from"]) for _, target in targets]),
        np.array([int(target["to"]) for _, target in targets]),
    )
    return Data(
        tokens,
        bound_texts(tokens),
        first,
        last,
        np.array([POLARITIES[float(target["polarity"])] for _, target in targets]),
        ["_".join(rows[place]["primary_gid"].split("_")[:3]) for place, _ in targets],
    )


def list_stems(tokens: Tokens) -> list[str]:
    """List the words that are mostly written small; the others are names, which open sentences too."""
    vocabulary = tokens.vocabulary
    counts = np.bincount(tokens.type, minlength=len(vocabulary.types)).tolist()
    small: Counter[str] = Counter()
    stems = stem_words(make_array(vocabulary.keys)).to_pylist()
    for surface, stem, count in zip(vocabulary.types, stems, counts, strict=True):
        if stem.isprintable() and not stem[:1].isdigit():
            small[stem] += -count if surface[:1].isupper() else count
    return sorted(word for word, balance in small.items() if balance > 0)


def list_singles(features: Features) -> list[tuple[str, np.ndarray, np.ndarray]]:
    """List the single words by place: the mention's row and the word."""
    spans = [(features.low, features.first), (features.last + 1, features.high)]
    rows = [np.repeat(np.arange(len(low)), high - low) for low, high in spans]
    sides = [
        np.concatenate([np.arange(*span) for span in zip(low, high, strict=True)]) for low, high in spans
    ]
    singles = [("sentence", np.concatenate(rows), features.words[np.concatenate(sides)])]
    for step, near in zip(STEPS, features.near, strict=True):
        met = np.flatnonzero(near >= 0)
        side = "left" if step < 0 else "right"
        singles += [(place, met, near[met]) for place in (side, f"{side}{abs(step)}") if place in PLACES]
    return singles


def make_matrix(features: Features, words: int) -> tuple[Matrix, np.ndarray]:
    """Number the features that are frequent enough; give the matrix and each column's key."""
    singles = list_singles(features)
    row = np.concatenate([rows for _, rows, _ in singles])
    key = np.concatenate([PLACES.index(place) * words + word for place, _, word in singles])
    for place, one, two in features.pairs:
        met = np.flatnonzero((one >= 0) & (two >= 0))
        row = np.append(row, met)
        key = np.append(key, ((len(PLACES) + place * words) + one[met]) * words + two[met])
    cells, value = np.unique(np.column_stack([row, key]), axis=0, return_counts=True)
    keys, column, counts = np.unique(cells[:, 1], return_inverse=True, return_counts=True)
    kept = counts >= LEAST_COUNT
    number = np.cumsum(kept) - 1
    cells, column, value = cells[kept[column]], number[column[kept[column]]], value[kept[column]]
    marked, mark = np.nonzero(features.marks)
    return (
        Matrix(
            np.concatenate([cells[:, 0], marked]),
            np.concatenate([column, mark + kept.sum()]),
            np.concatenate([value, features.marks[marked, mark] * MARK_SCALE]),
            int(kept.sum()) + len(MARKS),
        ),
        keys[kept],
    )


def train(matrix: Matrix, labels: np.ndarray) -> np.ndarray:
    """Fit a multinomial logistic regression with classes of equal weight and a squared penalty, by L-BFGS."""
    share = len(labels) / (3 * np.bincount(labels, minlength=3))
    weight = STRENGTH * share[labels][:, None]
    truth = np.eye(3)[labels]

    def lose(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(-1, 3)
        scores = matrix.times(weights, len(labels))
        scores -= scores.max(axis=1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        gradient = matrix.transposed_times(weight * (np.exp(logs) - truth)) + weights
        return float(-(weight * truth * logs).sum() + 0.5 * (flat @ flat)), gradient.ravel()

    return minimize(lose, np.zeros(matrix.columns * 3)).reshape(-1, 3)


def minimize(function, point: np.ndarray, rounds: int = 200, memory: int = 10) -> np.ndarray:
    """Minimise a smooth function by L-BFGS (Nocedal & Wright 2006, algorithm 7.4) with halving steps."""
    value, gradient = function(point)
    steps: list[tuple[np.ndarray, np.ndarray]] = []
    for _ in range(rounds):
        direction, factors = -gradient, []
        for step, change in reversed(steps):
            factors.append(step @ direction / (step @ change))
            direction = direction - factors[-1] * change
        if steps:
            direction = direction * (steps[-1][0] @ steps[-1][1] / (steps[-1][1] @ steps[-1][1]))
        for (step, change), factor in zip(steps, reversed(factors), strict=True):
            direction = direction + step * (factor - change @ direction / (step @ change))
        size = 1.0 if steps else 1.0 / np.abs(gradient).max()
        slope = gradient @ direction
        while (found := function(point + size * direction))[0] > value + 1e-4 * size * slope:
            size /= 2
            if size < 1e-9:
                return point
        step, change = size * direction, found[1] - gradient
        if step @ change > 1e-12:
            steps = [*steps, (step, change)][-memory:]
        point, value, gradient = point + step, *found
        if np.abs(gradient).max() < 1e-3:
            break
    return point


def score(matrix: Matrix, weights: np.ndarray, rows: int) -> np.ndarray:
    """Give the tone of each row."""
    scores = matrix.times(weights, rows)
    return make_tone(scores[:, 0] - scores[:, 1], scores[:, 2] - scores[:, 1])


def classify(values: np.ndarray) -> np.ndarray:
    """Give the class of each tone, as the evaluation does."""
    return 1 + (values >= 0.05).astype(int) - (values <= -0.05)


def rate(truth: np.ndarray, said: np.ndarray) -> np.ndarray:
    """Give the F1 of each class."""
    table = np.bincount(truth * 3 + said, minlength=9).reshape(3, 3)
    return 2 * np.diag(table) / np.maximum(table.sum(axis=0) + table.sum(axis=1), 1)


def write_weights(path: Path, weights: np.ndarray, keys: np.ndarray, words: list[str]) -> None:
    """Write the weights of negative and positive against neutral, without those near 0."""
    against = np.column_stack([weights[:, 0] - weights[:, 1], weights[:, 2] - weights[:, 1]])
    lines = [
        "# Tone toward an actor: log odds of negative and of positive against neutral.",
        "# place, word, second word, negative, positive; made by tests/evaluation/train_actor_tone.py",
        "# from NewsMTSC train (Hamborg & Donnay 2021, MIT licence).",
    ]
    for name, (negative, positive) in zip(MARKS, against[len(keys) :] * MARK_SCALE, strict=True):
        lines.append(f"mark\t{name}\t\t{negative:.3f}\t{positive:.3f}")
    size = len(words)
    for key, (negative, positive) in zip(keys.tolist(), against, strict=False):
        if max(abs(negative), abs(positive)) < LEAST_WEIGHT:
            continue
        place, word = divmod(key, size)
        if place < len(PLACES):
            lines.append(f"{PLACES[place]}\t{words[word]}\t\t{negative:.2f}\t{positive:.2f}")
        else:
            place, one = divmod((key - len(PLACES) * size) // size, size)
            lines.append(f"{PAIRS[place]}\t{words[one]}\t{words[word]}\t{negative:.2f}\t{positive:.2f}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def report(name: str, truth: np.ndarray, said: np.ndarray) -> None:
    scores = rate(truth, said)
    print(
        f"{name:44s} macro-F1 {scores.mean():.3f}  " + "  ".join(f"{score:.3f}" for score in scores),
        flush=True,
    )


def report_baselines(data: Data) -> None:
    """Score VADER of the whole sentence, and of the five words on either side of the target."""
    tokens = data.tokens
    sentence = tokens.article[data.first]
    near = []
    for place, first, last in zip(sentence.tolist(), data.first.tolist(), data.last.tolist(), strict=True):
        low, high = max(data.bounds.first[place], first - 5), min(data.bounds.end[place], last + 6) - 1
        near.append(tokens.texts[place][tokens.start[low] : tokens.end[high]])
    sentences = score_texts(tokens.texts, tokens.vocabulary)[sentence]
    for name, values in (("sentence", sentences), ("five words either side", score_texts(near))):
        report(f"VADER, {name}", data.labels, classify(values))


def main() -> None:
    """Train, cross-validate, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--data", type=Path, default=ROOT.parent / "shared" / "data" / "newsmtsc" / "train.jsonl.gz"
    )
    model_path = ROOT / "analysis" / "mediaframing" / "coding" / "tone" / "models" / "actor_tone.tsv"
    parser.add_argument("--out", type=Path, default=model_path)
    options = parser.parse_args()
    data = read_data(options.data)
    words = [*CLASSES, *list_stems(data.tokens)]
    features = read_features(data.tokens, data.bounds, data.first, data.last, make_array(words))
    matrix, keys = make_matrix(features, len(words))
    print(f"{len(data.labels)} targets, {matrix.columns} features; F1 of negative, neutral, positive")
    report_baselines(data)

    names, group = np.unique(data.articles, return_inverse=True)
    fold = np.random.default_rng(0).permutation(len(names))[group] % FOLDS
    held_out = np.zeros(len(data.labels))
    for number in range(FOLDS):
        seen, kept = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        held_out[kept] = score(matrix.take(kept), train(matrix.take(seen), data.labels[seen]), len(kept))
    report(f"model, {FOLDS} folds by article", data.labels, classify(held_out))
    write_weights(options.out, train(matrix, data.labels), keys, words)
    model = parse_model(options.out.read_text(encoding="utf-8"))
    tokens = split_texts(data.tokens.texts, Vocabulary())
    features = read_features(tokens, bound_texts(tokens), data.first, data.last, model.words)
    tone = make_tone(*weigh_features(model, features))
    report("model, on what it was trained on", data.labels, classify(tone))
    print(f"{options.out.name}: {options.out.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
