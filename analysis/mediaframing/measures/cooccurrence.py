"""Which frames stand together: in one article, or in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from mediaframing.measures.association import score_odds, score_pmi
from mediaframing.measures.batches import iterate_batches
from mediaframing.measures.cells import warn_of_few
from mediaframing.measures.groups import MeasureError, check_choice, list_by
from mediaframing.measures.intervals import Floats, Integers, normal_quantile
from mediaframing.measures.parents import include_parents
from mediaframing.measures.ratios import Counted, choose_names, count_mentions
from mediaframing.measures.results import give_result
from mediaframing.measures.sizes import count_sizes
from mediaframing.tables import CodedTables

WOOLF = "woolf"
LINEARISED = "linearised over articles"
PAIR_UNITS = ("article", "sentence")


@give_result()
def rate_cooccurrence(
    coding: CodedTables,
    by: str | Sequence[str] | None = None,
    unit: str = "article",
    *,
    frames: Sequence[str] | None = None,
    stance: str | Sequence[str] | None = None,
    voice: str | Sequence[str] | None = None,
    zone: str | Sequence[str] | None = None,
    smoothing: float = 0.5,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Rate how often each pair of frames stands together, and how that compares with chance.

    Parameters
    ----------
    coding : CodedTables
    by : str or sequence of str, optional
        Columns of the articles, or a period of their date; as in :func:`~mediaframing.measures.rates.rate_frames`.
    unit : {"article", "sentence"}
        Whether frames stand together in one article, or in one sentence.
    frames : sequence of str, optional
        The frames to pair, in this order.
    stance, voice, zone
        As in :func:`~mediaframing.measures.rates.rate_frames`.
    smoothing : float, default 0.5
        Added to each cell of the log odds ratio.
    confidence : float, default 0.95

    Returns
    -------
    DataFrame
        One row a group and pair, with the columns of ``by`` and

        - ``first``, ``second``: the frames;
        - ``both``, ``first_count``, ``second_count``, ``denominator``: units with both, with each, and all;
        - ``expected``: units with both if the two were independent, first_count * second_count / denominator;
        - ``jaccard``: both / units with either (Jaccard 1901), 0 to 1; missing if there are none;
        - ``pmi``: pointwise mutual information, base 2 (Church & Hanks 1990), see :func:`score_pmi`;
        - ``log_odds_ratio``: natural logarithm, see :func:`score_odds`; missing where a frame is in no
          unit or in every one;
        - ``low``, ``high``, ``interval``, ``confidence``: of the log odds ratio. ``woolf`` (1955) for articles;
          ``linearised over articles`` for sentences, because sentences of one article are not independent
          (Cochran 1977, chapter 6), missing there if a cell is empty. Missing for a group of one article;
        - ``articles``, ``unit``.

    Raises
    ------
    MeasureError
        If there are fewer than two frames, or ``by`` names no column of the articles.

    Warns
    -----
    SmallGroupWarning
        If a group holds a single article.

    Notes
    -----
    Long articles hold more frames of every kind, so that in articles of uneven length most pairs stand together more
    often than independence would give. Compare pairs with each other, or take sentences.
    """
    check_choice("unit", unit, PAIR_UNITS)
    if not 0 < confidence < 1:
        raise MeasureError(f"confidence={confidence!r} must lie between 0 and 1, such as 0.95.")
    if smoothing < 0:
        raise MeasureError(f"smoothing={smoothing!r} must be 0 or more; 0.5 is usual.")
    names = list_by(by)
    coding = include_parents(coding)
    shown, every = choose_names(coding, "frames", "frame", frames)
    shown = list(dict.fromkeys(shown))
    if len(shown) < 2:
        raise MeasureError(
            f"frames={shown!r} must be two or more: a frame does not stand together with itself."
        )
    counted = count_mentions(
        coding,
        "frames",
        by=names,
        categories={"frame": every},
        keep={"stance": stance, "voice": voice, "zone": zone},
    )
    of_mentions = [name for name in names if name in counted.kinds.levels]
    if of_mentions:
        raise MeasureError(
            f"by= names {of_mentions[0]!r}, which tells mentions apart, not articles. "
            f"Choose its values with a keyword ({of_mentions[0]}=...)."
        )
    groups = counted.groups
    article, holds = _find_units(coding, counted, unit, [every.index(name) for name in shown])
    sizes = count_sizes(coding, groups, unit, zone)
    total = np.bincount(groups.group, weights=sizes, minlength=len(groups.keys)).astype(np.float64)
    pairs = list(combinations(range(len(shown)), 2))
    parts = [
        _rate_pair(counted, article, holds[:, [one, two]], sizes, total, unit, smoothing, confidence)
        for one, two in pairs
    ]
    warn_of_few(groups, groups.sizes, None, "article", stacklevel=4)
    keys = groups.keys.iloc[np.repeat(np.arange(len(groups.keys)), len(pairs))].reset_index(drop=True)[names]
    table = pd.concat(parts).sort_index(kind="stable").reset_index(drop=True)
    for place, name in enumerate(("first", "second")):
        column = pd.Series([shown[pair[place]] for pair in pairs] * len(groups.keys), dtype="str")
        keys[name] = column if len(column) else pd.Series(dtype="str")
    result = pd.concat([keys, table], axis=1)
    result["confidence"], result["unit"] = confidence, unit
    result["articles"] = np.repeat(groups.sizes, len(pairs))
    last = ["log_odds_ratio", "low", "high", "interval", "confidence", "articles", "unit"]
    return result[[*(name for name in result.columns if name not in last), *last]]


def _find_units(
    coding: CodedTables, counted: Counted, unit: str, shown: Sequence[int]
) -> tuple[Integers, np.ndarray]:
    """Give the article of every unit with a mention, and whether it holds each frame: (units, frames)."""
    key = counted.article
    if unit == "sentence":
        batches = iterate_batches(coding.frames, ["sentence_id"], "frames")
        sentence = np.concatenate([batch["sentence_id"].to_numpy(dtype=np.int64) for batch in batches])
        within = sentence[counted.row]
        low, high = (int(within.min()), int(within.max())) if len(within) else (0, 0)
        key = counted.article * (high - low + 1) + (within - low)
        distinct, which = np.unique(key, return_inverse=True)
        article = distinct // (high - low + 1)
    else:
        article, which = np.unique(key, return_inverse=True)
    holds = np.zeros((len(article), counted.kinds.count), dtype=bool)
    holds[which, counted.kinds.kind] = True
    return article, holds[:, list(shown)]


def _rate_pair(
    counted: Counted,
    article: Integers,
    holds: np.ndarray,
    sizes: Floats,
    total: Floats,
    unit: str,
    smoothing: float,
    confidence: float,
) -> pd.DataFrame:
    """Rate one pair in every group."""
    groups = counted.groups
    one, two = holds[:, 0], holds[:, 1]

    def per_article(which: np.ndarray) -> Floats:
        return np.bincount(article[which], minlength=len(groups.article_ids)).astype(np.float64)

    def per_group(values: Floats) -> Floats:
        return np.bincount(groups.group, weights=values, minlength=len(groups.keys)).astype(np.float64)

    cells = [per_article(one & two), per_article(one & ~two), per_article(two & ~one)]
    cells.append(sizes - sum(cells))
    both, first_only, second_only, neither = (per_group(cell) for cell in cells)
    first, second = both + first_only, both + second_only
    log_odds, low, high = score_odds(
        both, first_only, second_only, neither, smoothing=smoothing, confidence=confidence
    )
    if unit == "sentence":
        summed = [both, first_only, second_only, neither]
        with np.errstate(divide="ignore", invalid="ignore"):
            moved = sum(
                sign * cell / total_cell[groups.group]
                for sign, cell, total_cell in zip((1, -1, -1, 1), cells, summed, strict=True)
            )
            # Each cell's shares add up to 1, so that what articles add has the mean 0.
            variance = groups.sizes / (groups.sizes - 1) * per_group(np.asarray(moved) ** 2)
            half = normal_quantile(confidence) * np.sqrt(variance)
        empty = np.any([cell == 0 for cell in summed], axis=0)
        low, high = (np.where(empty, np.nan, log_odds + sign * half) for sign in (-1, 1))
    # Of a frame that is nowhere, or everywhere, nothing is known about what it stands with.
    known = (first > 0) & (second > 0) & (first < total) & (second < total)
    given = known & (groups.sizes > 1) & np.isfinite(low)
    with np.errstate(divide="ignore", invalid="ignore"):
        return pd.DataFrame(
            {
                "both": both.astype(np.int64),
                "first_count": first.astype(np.int64),
                "second_count": second.astype(np.int64),
                "denominator": total.astype(np.int64),
                "expected": np.where(total > 0, first * second / total, np.nan),
                "jaccard": np.where(first + second > 0, both / (first + second - both), np.nan),
                "pmi": score_pmi(both, first, second, total),
                "log_odds_ratio": np.where(known, log_odds, np.nan),
                "low": np.where(given, low, np.nan),
                "high": np.where(given, high, np.nan),
                "interval": pd.Series(
                    WOOLF if unit == "article" else LINEARISED, index=range(len(total)), dtype="str"
                ).where(given),
            }
        )
