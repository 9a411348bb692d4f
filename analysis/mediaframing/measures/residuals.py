"""Which group tells which frame more or less than the others: counts against what independence would give."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediaframing.measures.cells import Tally, sum_groups
from mediaframing.measures.clusters import Clusters, Design, find_design
from mediaframing.measures.counted import Counted, choose_names, count_frames_by_articles
from mediaframing.measures.denominators import count_units
from mediaframing.measures.groups import MeasureError, check_choice, list_by
from mediaframing.measures.intervals import Floats
from mediaframing.measures.parents import include_parents
from mediaframing.measures.ratios import rate_kinds
from mediaframing.measures.result_columns import pick_rows
from mediaframing.measures.results import give_result
from mediaframing.measures.significance import (
    FEW_EXPECTED,
    MARKS,
    Spread,
    add_marks,
    score_draws,
    score_permutations,
)
from mediaframing.measures.sizes import count_sizes
from mediaframing.tables import CodedTables

RESIDUAL_UNITS = ("article", "sentence", "mention")
_COLUMNS = (
    "count", "expected", "denominator", "rate", "low", "high", "interval", "confidence", "residual",
    "cluster_residual", "articles", "unit", "articles_with", "clusters", "reason",
)  # fmt: skip


@give_result(without=["outlet"], own=[*_COLUMNS, *MARKS])
def compare_groups(
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
    cluster: str | Sequence[str] = "article",
    population: str = "sample",
    adjust: str = "holm",
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Compare how often each group tells each frame with what it would if all groups were alike.

    Parameters
    ----------
    coding : CodedTables
    by : str or sequence of str, optional
        Columns of the articles, or a period of their date. By default the groups of ``coding.with_groups(...)``, or outlets.
    unit : {"article", "sentence", "mention"}
        What is counted, and divided by, as in :func:`~mediaframing.measures.rates.rate_frames`. Articles by
        default: they are sampled apart from each other, which residuals take for granted. Mentions are not:
        one article says *terror* ten times.
    frames, stance, voice, zone, term, speaker_name, cluster, population, confidence
        As in :func:`~mediaframing.measures.rates.rate_frames`.
    adjust : {"holm", "fdr", "none"}
        How ``p`` is adjusted for the number of cells, see :func:`~mediaframing.measures.significance.adjust_p`.

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
        - ``cluster_residual``: the same difference as a normal score that respects articles, or what ``cluster`` names:
          how extreme it is among all ways to deal the articles out to groups of these sizes. For articles the mid-P of
          Fisher's exact test (Lancaster 1961), for sentences and mentions Pearson's type III curve through the
          exact moments (Mielke & Berry 2007), with the design effect (Kish 1965) of clusters beyond the article.
          Without any difference it is standard normal for rare frames too, which ``residual`` is not;
        - ``p``: two-sided, of ``cluster_residual``; missing where fewer than 5 articles (clusters) with the frame, or
          with units that lack it, are expected: such cells are not tested;
        - ``p_adjusted``, ``adjustment``: adjusted for the number of cells that are tested, and how;
        - ``stands_out``: whether ``p_adjusted`` is below 1 - confidence. Only these cells are marked in charts.

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
    table is given: mentions cluster, and articles with several frames are in several columns. With ``population="census"``
    groups differ by what is counted, and nothing is tested.

    References
    ----------
    .. [1] Haberman, S. J. (1973). The analysis of residuals in cross-classified tables. Biometrics 29(1).
    .. [2] Mielke, P. W., & Berry, K. J. (2007). Permutation methods: A distance function approach (2nd ed.). Springer.
    .. [3] Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of
       Statistics 6(2).
    """
    check_choice("unit", unit, RESIDUAL_UNITS)
    names = list_by(by)
    if not names:
        raise MeasureError(
            "by= names no column, and one group has nothing to be compared with. Take by='outlet'."
        )
    coding = include_parents(coding)
    shown, every = choose_names(coding, "frames", "frame", frames)
    keep = {"stance": stance, "voice": voice, "zone": zone, "term": term, "speaker_name": speaker_name}
    counted = count_frames_by_articles(coding, names, every, keep, ", or rate frames with rate_frames")
    result = rate_kinds(
        coding,
        "frames",
        counted,
        unit=unit,
        zone=zone,
        cluster=cluster,
        population=population,
        confidence=confidence,
    )
    design = find_design(coding.articles, counted.groups, cluster, population)
    expected, residual, clustered, p = _score_cells(coding, counted, unit, zone, design)
    result["expected"], result["residual"] = expected.ravel(), residual.ravel()
    result["cluster_residual"], result["p"] = clustered.ravel(), p.ravel()
    attrs = result.attrs
    result = pick_rows(result[[*names, "frame", *_COLUMNS, "p"]], "frame", shown, every)
    result = add_marks(result, adjust, confidence)
    result.attrs.update(attrs)
    return result


def _score_cells(
    coding: CodedTables, counted: Counted, unit: str, zone: str | Sequence[str] | None, design: Design
) -> tuple[Floats, Floats, Floats, Floats]:
    """Give what is expected, both residuals and p, as arrays of (groups, frames)."""
    groups = counted.groups
    held = count_units(coding, "frames", counted, unit)
    articles = np.array(float(len(groups.article_ids)))
    if unit == "mention":
        size = np.bincount(counted.article[counted.once], minlength=len(groups.article_ids)).astype(
            np.float64
        )
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
    way = design.ways[0]
    drawn = groups.sizes[:, None].astype(np.float64)
    if unit == "article" and design.of_articles:
        score, p = score_draws(count, drawn, count.sum(axis=0), articles)
    else:
        score, p = score_permutations(apart, drawn, articles, _spread(design, held, size, rate))
    # How many clusters with the frame, and with anything else, a group would have of all: its share of the clusters.
    part, holding, lacking = _count_sides(way, held, size)
    few = part[:, None] * np.minimum(holding, lacking) < FEW_EXPECTED
    few |= np.minimum(expected, in_group - expected) < FEW_EXPECTED
    few |= design.sizes[:, None] < FEW_EXPECTED
    score = np.where(free & (groups.sizes[:, None] > 1), score, np.nan)
    tested = free & ~few & ~np.isnan(score) & (not design.census)
    return expected, residual, score, np.where(tested, p, np.nan)


def _count_sides(way: Clusters, held: Tally, size: Floats) -> tuple[Floats, Floats, Floats]:
    """Give each group's share of the clusters that have units at all, and how many of all have the frame, and have others."""
    gathered, sizes = way.gather(held), _gather_sizes(way, size)
    some = np.bincount(way.group, sizes > 0, way.groups)
    holding, full = (
        np.bincount(gathered.column, values, held.columns).astype(np.float64)
        for values in (None, gathered.value >= sizes[gathered.article])
    )
    return some / max(some.sum(), 1), holding, some.sum() - full


def _gather_sizes(way: Clusters, size: Floats) -> Floats:
    every = np.arange(len(size))
    gathered = way.gather(Tally(every, np.zeros_like(every), size, 1))
    sizes: Floats = np.zeros(len(way.group))
    sizes[gathered.article] = gathered.value
    return sizes


def _spread(design: Design, held: Tally, size: Floats, rate: Floats) -> Spread:
    """Sum the powers of what articles add to a difference, widened by the design effect of their clusters."""
    squares, cubes = _sum_powers(held, size, rate)
    if design.of_articles:
        return Spread(squares, cubes)
    wide, third = [], []
    for way in design.ways[:2]:
        powers = _sum_powers(way.gather(held), _gather_sizes(way, size), rate)
        wide.append(powers[0])
        third.append(powers[1])
    return Spread(np.maximum(np.max(wide, axis=0), squares), np.max(third, axis=0))


def _sum_powers(held: Tally, size: Floats, rate: Floats) -> tuple[Floats, Floats]:
    at = size[held.article]

    def per_frame(values: Floats) -> Floats:
        return np.bincount(held.column, weights=values, minlength=held.columns).astype(np.float64)

    y, x = held.value, at
    squares = per_frame(y**2) - 2 * rate * per_frame(y * x) + rate**2 * (size**2).sum()
    cubes = (
        per_frame(y**3)
        - 3 * rate * per_frame(y**2 * x)
        + 3 * rate**2 * per_frame(y * x**2)
        - rate**3 * (size**3).sum()
    )
    return np.maximum(squares, 0.0), cubes
