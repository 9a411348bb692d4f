"""Tone toward one actor of a sentence: what it says about that actor, which need not be the sentence's mood.

A multinomial logistic regression over the words about the mention (see
:mod:`mediaframing.coding.tone.actor_features`), trained on the 8,739 targets of NewsMTSC's train set (Hamborg & Donnay
2021, MIT licence) by ``tests/evaluation/train_actor_tone.py``; see :mod:`mediaframing.coding.tone.actor_model`.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Ints, Tokens, split_texts
from mediaframing.coding.tone.actor_features import Features, read_features
from mediaframing.coding.tone.actor_marks import Bounds
from mediaframing.coding.tone.actor_model import Model, read_model, unpack
from mediaframing.coding.tone.vader import Floats
from mediaframing.tables import check_columns

BATCH = 20_000
"""Mentions that are scored at once, so that many need no more memory than few."""

THRESHOLD = 0.05
"""A tone at least this far from 0 is meant as positive or negative."""


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
    first, last = find_tokens(tokens, text, start, end)
    found = first <= last
    tone = np.full(len(text), np.nan)
    tone[found] = _score(tokens, bound_texts(tokens), first[found], last[found])
    return tone


def bound_texts(tokens: Tokens) -> Bounds:
    """Take each text for one sentence; one without a word ends where it begins."""
    count = np.arange(len(tokens.texts))
    first, last = (np.searchsorted(tokens.chunk_article, count, side) for side in ("left", "right"))
    places = np.append(tokens.chunk_first, 0)
    end = np.append(tokens.find_chunk_ends(np.arange(len(tokens.chunk_id))), 0)
    return Bounds(places[first], np.where(last > first, end[last - 1], places[first]), tokens.article)


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
    bounds = Bounds(sentences.first_token, sentences.end_token, sentences.of_token)
    tones = [
        _score(tokens, bounds, first_token[low : low + BATCH], last_token[low : low + BATCH])
        for low in range(0, len(first_token), BATCH)
    ]
    return np.concatenate([np.zeros(0), *tones])


def _score(tokens: Tokens, sentences: Bounds, first: Ints, last: Ints) -> Floats:
    if len(first) == 0:
        return np.zeros(0)
    model = read_model()
    features = read_features(tokens, sentences, first, last, model.words)
    return make_tone(*weigh_features(model, features))


def weigh_features(model: Model, features: Features) -> tuple[Floats, Floats]:
    """Give each mention's log odds of negative and of positive against neutral."""
    totals = np.append(0, np.cumsum(model.sentence[features.words]))
    sums = totals[features.first] - totals[features.low] + totals[features.high] - totals[features.last + 1]
    for weights, word in zip(model.near, features.near, strict=True):
        sums += weights[word]
    for place, one, two in features.pairs:
        pairs = model.pairs[place]
        sums += pairs.weights[pairs.first[one] + pairs.second[two]]
    negative, positive = (side.astype(np.float64) for side in unpack(sums))
    for bad, good, values in zip(*model.marks.tolist(), features.marks.T, strict=True):
        negative += bad * values
        positive += good * values
    return negative / 1000, positive / 1000


def make_tone(negative: Floats, positive: Floats) -> Floats:
    """Make a tone of the log odds of negative and of positive: at most .05 where neutral is the likeliest.

    A sentence that speaks both well and ill of its target is not neutral, though the two probabilities are close.
    """
    top = np.maximum(np.maximum(negative, positive), 0.0)
    bad, good = np.exp(negative - top), np.exp(positive - top)
    balance = (good - bad) / (bad + good + np.exp(-top))
    polar = np.where(positive > negative, THRESHOLD, -THRESHOLD)
    tone: Floats = np.where(top == 0, THRESHOLD * balance, polar + (1 - THRESHOLD) * balance)
    return tone
