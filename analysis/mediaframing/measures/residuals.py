"""Which group tells which frame more or less than the others: counts against what independence would give."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediaframing.measures.cells import sum_groups
from mediaframing.measures.groups import MeasureError, check_choice, list_by
from mediaframing.measures.intervals import Floats
from mediaframing.measures.ratios import (
    Counted,
    choose_names,
    count_mentions,
    count_units,
    pick_rows,
    rate_kinds,
)
from mediaframing.measures.sizes import count_sizes
from mediaframing.tables import CodedTables

RESIDUAL_UNITS = ("article", "sentence", "mention")
_COLUMNS = (
    "count", "expected", "denominator", "rate", "low", "high", "interval", "confidence", "residual",
    "cluster_residual", "articles", "unit",
)  # fmt: skip


def compare_groups(
    coding: CodedTables,
    by: str | Sequence[str] = "outlet",
    unit: str = "article",
    *,
    frames: Sequence[str] | None = None,
    stance: str | Sequence[str] | None = None,
    voice: str | Sequence[str] | None = None,
    zone: str | Sequence[str] | None = None,
    confidence: float = 0.95,
    resamples: int = 2000,
    seed: int = 0,
) -> pd.DataFrame:
    """Compare how often each group tells each frame with what it would if all groups were alike.

    Parameters
    ----------
    coding : CodedTables
    by : str or sequence of str, default ``"outlet"``
        Columns of the articles, or a period of their date.
    unit : {"article", "sentence", "mention"}
        What is counted, and divided by, as in :func:`~mediaframing.measures.rates.rate_frames`. Articles by
        default: they are sampled apart from each other, which residuals take for granted. Mentions are not:
        one article says *terror* ten times.
    frames, stance, voice, zone, confidence, resamples, seed
        As in :func:`~mediaframing.measures.rates.rate_frames`.

    Returns
    -------
    DataFrame
        One row a group and ``frame``, with the columns of :func:`~mediaframing.measures.rates.rate_frames` and

        - ``expected``: the group's denominator times the rate of all groups together;
        - ``residual``: the adjusted standardised residual of Haberman (1973),
          ``(count - expected) / sqrt(expected * (1 - share of the group) * (1 - rate of all))``, where the share
          is the group's part of all denominators. Without any difference between the groups it is a
          standard normal number, *if units are independent*: beyond 2 or 3 it shows a cell that does not fit
          (Agresti 2013, section 3.3.1). Missing for a single group, and a frame that is nowhere or everywhere;
        - ``cluster_residual``: the same difference divided by its standard error linearised over articles
          (Taylor linearisation with articles as clusters; Cochran 1977, chapter 6; Binder 1983). For articles it is
          the residual itself. Take this one for sentences and mentions, where ``residual`` is too far
          from 0: ``(residual / cluster_residual) ** 2`` is the cell's design effect (Kish 1965). Missing
          for a group of one article.

    Raises
    ------
    MeasureError
        If ``by`` names no column of the articles, or a keyword names what is not there.

    Warns
    -----
    SmallGroupWarning
        If a group holds a single article.

    Notes
    -----
    An article may tell several frames, so that for articles and sentences each frame is a table of its own (with
    it or without it, by group); shares of mentions are one table of groups and frames. No chi-square of the whole
    table is given: mentions cluster, and articles with several frames are in several columns. Of many cells some
    go beyond 2 by chance: 1 in 20 where nothing differs. Where fewer than about 5 are expected
    the normal approximation is poor.

    References
    ----------
    .. [1] Haberman, S. J. (1973). The analysis of residuals in cross-classified tables. Biometrics 29(1).
    .. [2] Binder, D. A. (1983). On the variances of asymptotically normal estimators from complex surveys.
       International Statistical Review 51(3).
    """
    check_choice("unit", unit, RESIDUAL_UNITS)
    names = list_by(by)
    if not names:
        raise MeasureError(
            "by= names no column, and one group has nothing to be compared with. Take by='outlet'."
        )
    shown, every = choose_names(coding, "frames", "frame", frames)
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
            f"Choose its values with a keyword ({of_mentions[0]}=...), or rate frames with rate_frames."
        )
    result = rate_kinds(
        coding, "frames", counted, unit=unit, zone=zone, confidence=confidence, resamples=resamples, seed=seed
    )
    expected, residual, clustered = _score_cells(coding, counted, unit, zone)
    result["expected"], result["residual"] = expected.ravel(), residual.ravel()
    result["cluster_residual"] = result["residual"] if unit == "article" else clustered.ravel()
    return pick_rows(result[[*names, "frame", *_COLUMNS]], "frame", shown, every)


def _score_cells(
    coding: CodedTables, counted: Counted, unit: str, zone: str | Sequence[str] | None
) -> tuple[Floats, Floats, Floats]:
    """Give what is expected, and both residuals, as arrays of (groups, frames)."""
    groups, columns = counted.groups, counted.kinds.count
    held = count_units(coding, "frames", counted, unit)
    articles = len(groups.article_ids)
    if unit == "mention":
        size = np.bincount(held.article, weights=held.value, minlength=articles).astype(np.float64)
    else:
        size = count_sizes(coding, groups, unit, zone)
    count = sum_groups(groups, held)
    with np.errstate(invalid="ignore", divide="ignore"):
        in_group = np.bincount(groups.group, weights=size, minlength=len(groups.keys))[:, None]
        share, rate = in_group / in_group.sum(), count.sum(axis=0) / in_group.sum()
        expected: Floats = in_group * rate
        apart = count - expected
        # What a group of all articles, or none, and a frame of none or all leave is rounding.
        free = (share > 0) & (share < 1 - 1e-12) & (rate > 0) & (rate < 1 - 1e-12)
        residual: Floats = np.where(free, apart / np.sqrt(expected * (1 - share) * (1 - rate)), np.nan)
        # An article adds (count - size * rate) * (whether it is in the group - share of the group) to the difference.
        squares = np.zeros_like(count)
        for frame in range(columns):
            own = held.column == frame
            excess = -size * rate[frame]
            excess[held.article[own]] += held.value[own]
            squares[:, frame] = np.bincount(groups.group, weights=excess**2, minlength=len(groups.keys))
        elsewhere = squares.sum(axis=0) - squares
        variance = (1 - share) ** 2 * squares + share**2 * elsewhere - apart**2 / articles
        variance *= articles / max(articles - 1, 1)
        known = free & (groups.sizes[:, None] > 1) & (variance > 0)
        clustered: Floats = np.where(known, apart / np.sqrt(np.where(known, variance, 1.0)), np.nan)
    return expected, residual, clustered
