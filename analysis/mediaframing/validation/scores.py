"""Precision, recall, F1 and accuracy from weighted mentions, with intervals that honour articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from mediaframing.validation.estimation import (
    Floats,
    count_effective,
    jackknife_ratio,
    jackknife_variance,
    share_interval,
)

INTERVAL = "wilson, clustered by article"


def score_counts(
    above: Floats, below: Floats, weight: Floats, article: np.ndarray, confidence: float
) -> dict[str, Any]:
    """Score a ratio of weighted sums: what is right, of what there is.

    Parameters
    ----------
    above, below : arrays of float, (mentions,)
        What each mention adds above and below the line.
    weight : array of float, (mentions,)
    article : array, (mentions,)
    confidence : float
    """
    used = (below > 0) | (above > 0)
    counted = {"mentions": int(used.sum()), "articles": len(set(article[used]))}
    if not used.any():
        return _give(np.nan, np.nan, np.nan, confidence, "there is none to score") | counted
    sums = _sum_articles(np.stack([above * weight, below * weight], axis=1), article)
    ratio, variance = jackknife_ratio(sums[:, :1], sums[:, 1:])
    effective = count_effective((below * weight)[used])
    freedom = np.array([counted["articles"] - 1.0])
    low, high = share_interval(ratio, variance, freedom, np.array([effective]), confidence)
    return _give(float(ratio[0]), float(low[0]), float(high[0]), confidence) | counted


def score_classes(
    coded: pd.Series,
    by_hand: pd.Series,
    values: Sequence[str],
    weight: Floats,
    article: np.ndarray,
    confidence: float,
) -> list[dict[str, Any]]:
    """Score each value, and all together, one row a measure."""
    same = (coded.to_numpy() == by_hand.to_numpy()).astype(np.float64)
    ones = np.ones_like(same)
    rows = [{"value": None, "measure": "accuracy"} | score_counts(same, ones, weight, article, confidence)]
    halves = []
    parts = []
    for value in values:
        said, meant = (np.asarray(side == value, dtype=np.float64) for side in (coded, by_hand))
        hit = said * meant
        halves.append((2 * hit, said + meant))
        for measure, above, below in (
            ("precision", hit, said),
            ("recall", hit, meant),
            ("f1", 2 * hit, said + meant),
        ):
            score = score_counts(above, below, weight, article, confidence)
            parts.append({"value": value, "measure": measure} | score)
    rows.append({"value": None, "measure": "macro_f1"} | _score_macro(halves, weight, article, confidence))
    return rows + parts


def _score_macro(
    halves: Sequence[tuple[Floats, Floats]], weight: Floats, article: np.ndarray, confidence: float
) -> dict[str, Any]:
    """Score the mean of F1 over the values that occur."""
    used = [(above, below) for above, below in halves if below.any()]
    sums = [
        _sum_articles(np.stack([above * weight, below * weight], axis=1), article) for above, below in used
    ]
    f1 = np.array([part[:, 0].sum() / part[:, 1].sum() for part in sums])
    with np.errstate(invalid="ignore", divide="ignore"):
        without = np.stack(
            [(part[:, 0].sum() - part[:, 0]) / (part[:, 1].sum() - part[:, 1]) for part in sums], axis=1
        ).mean(axis=1)
    articles = len(set(article))
    low, high = share_interval(
        np.array([f1.mean()]),
        np.array([float(jackknife_variance(without[:, None])[0])]),
        np.array([articles - 1.0]),
        np.array([count_effective(weight)]),
        confidence,
    )
    counted = {"mentions": len(weight), "articles": articles}
    return _give(float(f1.mean()), float(low[0]), float(high[0]), confidence) | counted


def _sum_articles(values: Floats, article: np.ndarray) -> Floats:
    place, names = pd.factorize(pd.Series(article))
    sums = np.zeros((len(names), values.shape[1]))
    np.add.at(sums, place, values)
    return sums


def _give(
    estimate: float, low: float, high: float, confidence: float, reason: str | None = None
) -> dict[str, Any]:
    if reason is None and np.isnan(low):
        reason = "all of them stand in one article, which does not show how articles vary"
    return {
        "estimate": estimate,
        "low": low,
        "high": high,
        "interval": None if np.isnan(low) else INTERVAL,
        "confidence": confidence,
        "reason": reason,
    }
