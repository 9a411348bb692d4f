"""Which frames stand together: in one article, or in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from mediaframing.measures.association import score_odds, score_pmi
from mediaframing.measures.batches import iterate_batches
from mediaframing.measures.cells import Tally, sum_groups, tally, warn_of_few
from mediaframing.measures.clusters import find_design
from mediaframing.measures.counted import Counted, choose_names, count_frames_by_articles
from mediaframing.measures.groups import MeasureError, check_choice, check_confidence, list_by
from mediaframing.measures.intervals import Floats, Integers
from mediaframing.measures.odds import odds_intervals
from mediaframing.measures.parents import find_wholes, include_parents
from mediaframing.measures.result_columns import give_reasons, name_interval
from mediaframing.measures.results import give_result
from mediaframing.measures.sizes import count_sizes
from mediaframing.tables import CodedTables
from mediaframing.values.keywords import check_number

WOOLF = "woolf"
PAIR_UNITS = ("article", "sentence")
_OWN = (
    "first",
    "second",
    "both",
    "first_count",
    "second_count",
    "expected",
    "jaccard",
    "pmi",
    "log_odds_ratio",
)


@give_result(own=_OWN)
def rate_cooccurrence(
    coding: CodedTables,
    by: str | Sequence[str] | None = None,
    unit: str = "article",
    *,
    frames: Sequence[str] | None = None,
    stance: str | Sequence[str] | None = None,
    voice: str | Sequence[str] | None = None,
    zone: str | Sequence[str] | None = None,
    term: str | Sequence[str] | None = None,
    speaker_name: str | Sequence[str] | None = None,
    smoothing: float = 0.5,
    cluster: str | Sequence[str] = "article",
    population: str = "sample",
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
        The frames to pair, in this order. A frame is not paired with one that it is part of: where the part stands, the
        whole does.
    stance, voice, zone, term, speaker_name
        As in :func:`~mediaframing.measures.rates.rate_frames`.
    smoothing : float, default 0.5
        Added to each cell of the log odds ratio where one of them is empty (Haldane 1955), and only there.
    cluster, population, confidence
        As in :func:`~mediaframing.measures.rates.rate_frames`.

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
        - ``low``, ``high``, ``interval``, ``confidence``: of the log odds ratio. ``woolf`` (1955) for articles that are
          independent; for sentences, and over other clusters, ``linearised over articles`` (or what ``cluster`` names;
          Binder 1983) with t on the clusters with the rarest of the four cells, no narrower than if units were independent.
          Where one cell is empty ``bound over articles``: the rule of three for it, one side open;
        - ``articles``, ``unit``, ``clusters``, ``reason``: as in :func:`~mediaframing.measures.rates.rate_frames`; the reason
          may also be ``no contrast``: a frame is in no unit or in every one, or two cells are empty.

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
    check_confidence(confidence)
    check_number("smoothing", smoothing, 0, error=MeasureError)
    names = list_by(by)
    coding = include_parents(coding)
    shown, every = choose_names(coding, "frames", "frame", frames)
    shown = list(dict.fromkeys(shown))
    if len(shown) < 2:
        raise MeasureError(
            f"frames={shown!r} must be two or more: a frame does not stand together with itself."
        )
    pairs = _pair_frames(coding, shown)
    keep = {"stance": stance, "voice": voice, "zone": zone, "term": term, "speaker_name": speaker_name}
    counted = count_frames_by_articles(coding, names, every, keep)
    groups = counted.groups
    article, holds = _find_units(coding, counted, unit, [every.index(name) for name in shown])
    sizes = count_sizes(coding, groups, unit, zone)
    design = find_design(coding.articles, groups, cluster, population)
    cells = _count_cells(article, holds, pairs)
    both, first_only, second_only = (sum_groups(groups, cell) for cell in cells)
    total = np.bincount(groups.group, weights=sizes, minlength=len(groups.keys))[:, None]
    neither = total - both - first_only - second_only
    summed = (both, first_only, second_only, neither)
    result = groups.keys.iloc[np.repeat(np.arange(len(groups.keys)), len(pairs))].reset_index(drop=True)[
        names
    ]
    for place, name in enumerate(("first", "second")):
        column = pd.Series([shown[pair[place]] for pair in pairs] * len(groups.keys), dtype="str")
        result[name] = column if len(column) else pd.Series(dtype="str")
    result = result.assign(**_describe_pairs(summed))
    log_odds, low, high = score_odds(*summed, smoothing=smoothing, confidence=confidence)
    if unit == "article" and design.of_articles:
        bound, kind = np.zeros_like(low, dtype=bool), WOOLF
    else:
        (low, high, bound), kind = odds_intervals(design, cells, sizes, log_odds, confidence), design.over
    # Of a frame that is nowhere, or everywhere, nothing is known about what it stands with.
    known = (both + first_only > 0) & (both + second_only > 0)
    known &= (second_only + neither > 0) & (first_only + neither > 0)
    missing = ~known | (design.sizes[:, None] < 2) | design.census
    low, high = np.where(missing, np.nan, low).ravel(), np.where(missing, np.nan, high).ravel()
    if not design.census:
        warn_of_few(groups, design.sizes, None, design.name, stacklevel=4)
    either = np.where(np.isnan(low), high, low)
    result["log_odds_ratio"] = np.where(known, log_odds, np.nan).ravel()
    result["low"], result["high"] = low, high
    result["interval"] = name_interval(either, kind, bound.ravel())
    result["confidence"] = confidence
    result["articles"] = np.repeat(groups.sizes, len(pairs))
    result["unit"] = unit
    result["clusters"] = np.repeat(design.sizes, len(pairs))
    reasons = give_reasons(design, np.repeat(total, len(pairs)), either)
    several = np.repeat(design.sizes, len(pairs)) > 1
    result["reason"] = reasons.mask((reasons == f"one {design.name}") & several, "no contrast")
    result.attrs.update(cluster=design.name, population=population)
    return result


def _pair_frames(coding: CodedTables, shown: Sequence[str]) -> list[tuple[int, int]]:
    """Give the places of all pairs of frames of which neither is a part of the other."""
    wholes = find_wholes(coding, shown)
    pairs = [
        (one, two)
        for one, two in combinations(range(len(shown)), 2)
        if shown[one] not in wholes.get(shown[two], ()) and shown[two] not in wholes.get(shown[one], ())
    ]
    if not pairs:
        raise MeasureError(
            f"frames={list(shown)!r} make no pair: each is part of the other, and stands with it wherever it stands."
        )
    return pairs


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


def _count_cells(
    article: Integers, holds: np.ndarray, pairs: Sequence[tuple[int, int]]
) -> tuple[Tally, Tally, Tally]:
    """Count the units of each article that hold both frames of a pair, the first only, the second only: a column a pair."""
    columns: list[list[Integers]] = [[], [], []]
    for one, two in pairs:
        first, second = holds[:, one], holds[:, two]
        for into, which in zip(columns, (first & second, first & ~second, second & ~first), strict=True):
            into.append(article[which])
    both, first_only, second_only = (
        tally(np.concatenate(parts), np.repeat(np.arange(len(pairs)), list(map(len, parts))), len(pairs))
        for parts in columns
    )
    return both, first_only, second_only


def _describe_pairs(summed: Sequence[Floats]) -> dict[str, np.ndarray]:
    """Give the counts of each pair, and what is scored from counts alone."""
    both, first_only, second_only, neither = (cell.ravel() for cell in summed)
    first, second = both + first_only, both + second_only
    total = first + second_only + neither
    with np.errstate(divide="ignore", invalid="ignore"):
        return {
            "both": both.astype(np.int64),
            "first_count": first.astype(np.int64),
            "second_count": second.astype(np.int64),
            "denominator": total.astype(np.int64),
            "expected": np.where(total > 0, first * second / total, np.nan),
            "jaccard": np.where(first + second > 0, both / (first + second - both), np.nan),
            "pmi": score_pmi(both, first, second, total),
        }
