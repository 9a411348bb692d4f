"""The one computation behind every ``rate_*``: mentions of a kind, divided by what they could have been in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from mediaframing.measures.cells import lay_out, sum_groups, warn_of_few
from mediaframing.measures.clusters import find_design
from mediaframing.measures.counted import Counted
from mediaframing.measures.denominators import UNITS, count_parts
from mediaframing.measures.groups import check_choice, check_confidence
from mediaframing.measures.intervals import MIDP, midp_interval
from mediaframing.measures.linearised import ratio_intervals, sum_moments
from mediaframing.measures.result_columns import give_reasons, name_interval
from mediaframing.tables import CodedTables


def rate_kinds(
    coding: CodedTables,
    table: str,
    counted: Counted,
    *,
    unit: str,
    zone: str | Sequence[str] | None = None,
    cluster: str | Sequence[str],
    population: str,
    confidence: float,
    stacklevel: int = 5,
) -> pd.DataFrame:
    """Count every kind of mention in every group and divide it by its denominator.

    Returns
    -------
    DataFrame
        The columns of ``by``, the categories, and :data:`RESULT_COLUMNS`; in ``attrs`` the ``cluster`` and the
        ``population``.
    """
    check_choice("unit", unit, UNITS)
    check_confidence(confidence)
    groups, kinds = counted.groups, counted.kinds
    design = find_design(coding.articles, groups, cluster, population)
    numerator, below, whole = count_parts(coding, table, counted, unit, zone)
    count = sum_groups(groups, numerator)
    of_articles = unit == "article" and design.of_articles
    denominator = sum_groups(groups, below)[:, whole]
    if of_articles:
        low, high = midp_interval(count, denominator, confidence)
        bound = np.zeros_like(low, dtype=bool)
    else:
        moments = sum_moments(design, numerator, below, whole)
        low, high, bound = ratio_intervals(moments, share=unit != "1000_words", confidence=confidence)
    units = design.sizes
    holding = sum_groups(groups, replace(numerator, value=np.ones_like(numerator.value)))
    missing = (units[:, None] < 2) | design.census
    low, high = np.where(missing, np.nan, low), np.where(missing, np.nan, high)
    if not design.census:
        warn_of_few(groups, units, holding, design.name, stacklevel=stacklevel)
    scale = 1000 if unit == "1000_words" else 1
    with np.errstate(invalid="ignore", divide="ignore"):
        rate = np.where(denominator > 0, count / denominator, np.nan)
    result = lay_out(groups, kinds, counted.by)
    result["count"] = count.ravel().astype(np.int64)
    result["denominator"] = denominator.ravel().astype(np.int64)
    result["rate"] = scale * rate.ravel()
    result["low"] = scale * low.ravel()
    result["high"] = scale * high.ravel()
    result["interval"] = name_interval(low.ravel(), MIDP if of_articles else design.over, bound.ravel())
    result["confidence"] = confidence
    result["articles"] = np.repeat(groups.sizes, kinds.count)
    result["unit"] = unit
    result["articles_with"] = holding.ravel().astype(np.int64)
    result["clusters"] = np.repeat(units, kinds.count)
    result["reason"] = give_reasons(design, denominator.ravel(), low.ravel())
    result.attrs.update(cluster=design.name, population=population)
    return result
