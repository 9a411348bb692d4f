"""Tone toward one actor of a sentence: what it says about that actor, which need not be the sentence's mood.

A multinomial logistic regression over the words about the mention (see
:mod:`mediaframing.coding.actor_features`), trained on the 8,739 targets of NewsMTSC's train set (Hamborg & Donnay
2021, MIT licence) by ``tests/evaluation/train_actor_tone.py``. Its weights are the text ``models/actor_tone.tsv``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from mediaframing.coding.actor_features import CLASSES, PAIRS, PLACES, STEPS, Features, read_features
from mediaframing.coding.actor_marks import MARKS
from mediaframing.coding.sentences import Sentences
from mediaframing.coding.tokens import Ints, Tokens, split_texts
from mediaframing.coding.vader import Floats
from mediaframing.tables import check_columns

BATCH = 20_000
"""Mentions that :func:`score_actor_tone` scores at once."""

THRESHOLD = 0.05
"""A tone at least this far from 0 is meant as positive or negative."""


class Pairs(NamedTuple):
    """Weights of pairs of words by class, and their place there: what a first word and a second one add to it."""

    first: Ints
    second: Ints
    weights: NDArray[np.int32]


@dataclass(frozen=True)
class Model:
    """Weights of the classes negative and positive against neutral, in thousandths: their sums are exact in any order.

    Attributes
    ----------
    words : dict
        The id of every word that has a weight.
    sentence : array
        Weights by class and word, wherever in the sentence it stands.
    near : array
        Weights by class, step of :data:`mediaframing.coding.actor_features.STEPS` and word; the last word is none.
    pairs : list of Pairs
        Weights by place in :data:`mediaframing.coding.actor_features.PAIRS`.
    marks : array
        Weights by class and mark.
    """

    words: dict[str, int]
    sentence: Ints
    near: Ints
    pairs: list[Pairs]
    marks: Ints


@cache
def read_model() -> Model:
    """Read the shipped weights."""
    text = files(__package__).joinpath("models", "actor_tone.tsv").read_text(encoding="utf-8")
    return parse_model(text.splitlines())


def parse_model(lines: Iterable[str]) -> Model:
    """Make a model of lines ``place<TAB>word<TAB>second word<TAB>negative<TAB>positive``; ``#`` starts a remark."""
    rows: dict[str, list[list[str]]] = defaultdict(list)
    for line in lines:
        if not line.startswith("#"):
            place, *row = line.split("\t")
            rows[place].append(row)
    single = (row[0] for place in PLACES for row in rows[place])
    double = (word for place in PAIRS for row in rows[place] for word in row[:2])
    words = _number([*CLASSES, *single, *double])
    alone = {place: _spread(rows[place], words, size=len(words) + 1) for place in PLACES}
    near = np.stack([alone["left" if step < 0 else "right"] for step in STEPS], axis=1)
    for number, step in enumerate(STEPS):
        if abs(step) <= 2:
            near[:, number] += alone[f"left{-step}" if step < 0 else f"right{step}"]
    pairs = [_make_pairs(rows[place], words) for place in PAIRS]
    return Model(words, alone["sentence"], near, pairs, _spread(rows["mark"], _number(MARKS)))


def _make_pairs(rows: Sequence[Sequence[str]], words: Mapping[str, int]) -> Pairs:
    firsts, seconds = (_number(["", *(row[side] for row in rows)]) for side in (0, 1))
    first, second = (
        np.array([*(table.get(word, 0) for word in words), 0], np.int64) for table in (firsts, seconds)
    )
    weights = np.zeros((2, len(firsts) * len(seconds)), np.int32)
    first *= len(seconds)
    weights[:, [firsts[row[0]] * len(seconds) + seconds[row[1]] for row in rows]] = _read_weights(rows)
    return Pairs(first, second, weights)


def _number(words: Iterable[str]) -> dict[str, int]:
    """Give distinct words their numbers as they come."""
    return {word: place for place, word in enumerate(dict.fromkeys(words))}


def _spread(rows: Sequence[Sequence[str]], numbers: Mapping[str, int], size: int = 0) -> Ints:
    """Lay the weights of single words out by number."""
    weights = np.zeros((2, size or len(numbers)), np.int64)
    weights[:, [numbers[row[0]] for row in rows]] = _read_weights(rows)
    return weights


def _read_weights(rows: Sequence[Sequence[str]]) -> Ints:
    values = [[float(row[side]) for row in rows] for side in (-2, -1)]
    weights: Ints = np.rint(np.array(values) * 1000).astype(np.int64)
    return weights


def score_actor_tone(sentences: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Score the tone of sentences toward the actors they mention.

    The tone is ``p(positive) - p(negative)`` of a model trained on NewsMTSC, mapped so that a target most likely
    spoken of neutrally lies between -.05 and .05, and any other beyond. Cross-validated by article, the three classes
    have a macro-F1 of .67 on US news (VADER of the whole sentence: .52). The names of the actors, and other
    names, are hidden from the model.

    Parameters
    ----------
    sentences : DataFrame
        Columns ``article_id``, ``sentence_id``, ``start`` and ``text``.
    actors : DataFrame
        Columns ``article_id``, ``sentence_id``, ``start`` and ``end``; offsets as those of ``sentences``.

    Returns
    -------
    DataFrame
        The rows of ``actors`` with a column ``tone``, from -1 to 1; missing where the sentence is not in
        ``sentences`` or the span holds no word of it.

    Raises
    ------
    TableError
        If a column is absent.

    References
    ----------
    Hamborg, F. & Donnay, K. (2021). NewsMTSC: A dataset for (multi-)target-dependent sentiment classification in
    political news articles. EACL 2021.

    Examples
    --------
    >>> sentences = pd.DataFrame(
    ...     {"article_id": ["a"], "sentence_id": 0, "start": 0, "text": ["Critics accused Smith of a shameful lie."]}
    ... )
    >>> actors = pd.DataFrame({"article_id": ["a"], "sentence_id": 0, "start": 16, "end": 21})
    >>> bool(score_actor_tone(sentences, actors)["tone"].iloc[0] < -0.05)
    True
    """
    check_columns(sentences, ["article_id", "sentence_id", "start", "text"], "sentences")
    check_columns(actors, ["article_id", "sentence_id", "start", "end"], "actors")
    ids = ["article_id", "sentence_id"]
    texts = sentences[sentences["text"].notna()].drop_duplicates(ids)
    place = pd.MultiIndex.from_frame(texts[ids]).get_indexer(pd.MultiIndex.from_frame(actors[ids]))
    known = np.flatnonzero(
        (place >= 0) & actors["start"].notna().to_numpy() & actors["end"].notna().to_numpy()
    )
    tone = np.full(len(actors), np.nan)
    for low in range(0, len(known), BATCH):
        rows = known[low : low + BATCH]
        used, text = np.unique(place[rows], return_inverse=True)
        offset = texts["start"].iloc[used].to_numpy(np.int64)[text]
        start = actors["start"].iloc[rows].to_numpy(np.int64) - offset
        end = actors["end"].iloc[rows].to_numpy(np.int64) - offset
        tone[rows] = _score_texts([str(t) for t in texts["text"].iloc[used]], text, start, end)
    return actors.assign(tone=tone)


def _score_texts(texts: list[str], text: Ints, start: Ints, end: Ints) -> Floats:
    tokens = split_texts(texts)
    bounds = np.searchsorted(tokens.article, np.arange(len(texts) + 1))
    first, last = find_tokens(tokens, text, start, end)
    found = first <= last
    tone = np.full(len(text), np.nan)
    tone[found] = _score(tokens, bounds, tokens.article, first[found], last[found])
    return tone


def find_tokens(tokens: Tokens, text: Ints, start: Ints, end: Ints) -> tuple[Ints, Ints]:
    """Find the first and last token that each span touches; the last stands before the first where none does."""
    lengths = np.fromiter(map(len, tokens.texts), np.int64, len(tokens.texts))
    base = np.cumsum(lengths + 1) - lengths - 1
    start, end = (np.clip(offset, 0, lengths[text]) + base[text] for offset in (start, end))
    first = np.searchsorted(tokens.end + base[tokens.article], start, side="right")
    last = np.searchsorted(tokens.start + base[tokens.article], end, side="left") - 1
    return first, last


def score_targets(tokens: Tokens, sentences: Sentences, first_token: Ints, last_token: Ints) -> Floats:
    """Score the tone toward mentions given by their first and last token; see :func:`score_actor_tone`."""
    return _score(tokens, sentences.first_token, sentences.of_token, first_token, last_token)


def _score(tokens: Tokens, bounds: Ints, of_token: Ints, first: Ints, last: Ints) -> Floats:
    if len(first) == 0:
        return np.zeros(0)
    model = read_model()
    odds = weigh_features(model, read_features(tokens, bounds, of_token, first, last, model.words))
    return make_tone(odds)


def weigh_features(model: Model, features: Features) -> Floats:
    """Give each mention's log odds of negative and of positive against neutral."""
    slots = [
        model.pairs[place].first[one] + model.pairs[place].second[two] for place, one, two in features.pairs
    ]
    odds = np.zeros((len(features.first), 2))
    for side in (0, 1):
        totals = np.append(0, np.cumsum(model.sentence[side][features.words]))
        sums = (
            totals[features.first] - totals[features.low] + totals[features.high] - totals[features.last + 1]
        )
        for table, word in zip(model.near[side], features.near, strict=True):
            sums += table[word]
        for (place, *_), slot in zip(features.pairs, slots, strict=True):
            sums += model.pairs[place].weights[side][slot]
        odds[:, side] = sums
        for weight, values in zip(model.marks[side].tolist(), features.marks.T, strict=True):
            odds[:, side] += weight * values
    return odds / 1000


def make_tone(odds: Floats) -> Floats:
    """Make a tone of the log odds of negative and of positive: at most .05 where neutral is the likeliest.

    A sentence that speaks both well and ill of its target is not neutral, though the two probabilities are close.
    """
    top = np.maximum(odds.max(axis=1, initial=0.0), 0.0)
    shares = np.exp(odds - top[:, None])
    balance = (shares[:, 1] - shares[:, 0]) / (shares.sum(axis=1) + np.exp(-top))
    neutral = top == 0
    polar = np.where(odds[:, 1] > odds[:, 0], THRESHOLD, -THRESHOLD)
    tone: Floats = np.where(neutral, THRESHOLD * balance, polar + (1 - THRESHOLD) * balance)
    return tone
