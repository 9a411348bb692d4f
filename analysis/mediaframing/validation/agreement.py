"""Do people agree? Krippendorff's alpha, percent and Cohen's kappa for each variable and each of its values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from mediaframing.measures.groups import check_choice, check_confidence
from mediaframing.measures.intervals import percentile_interval
from mediaframing.validation.alpha import LEVELS, Coincidences, count_pairs, rate_alpha, rate_kappa
from mediaframing.validation.codes import (
    CODED,
    SETTLED,
    VALUES,
    ValidationError,
    check_codes,
    join_coders,
    split_ids,
)
from mediaframing.validation.speakers import unify_speakers
from mediaframing.values.keywords import check_number

INTERVAL = "bootstrap over articles"


def rate_agreement(
    codes: pd.DataFrame | Sequence[pd.DataFrame] | Mapping[str, pd.DataFrame],
    variables: str | Sequence[str] | None = None,
    *,
    levels: Mapping[str, str] | None = None,
    confidence: float = 0.95,
    resamples: int = 2000,
    seed: int = 0,
) -> pd.DataFrame:
    """Rate how far coders agree who coded the same mentions, for each variable and each of its values.

    Parameters
    ----------
    codes : DataFrame, sequence of DataFrame, or mapping of coder to DataFrame
        Codes of two coders or more: one table with the column ``coder``, or a table for each. See
        :mod:`mediaframing.validation.codes`. Columns beyond those can be named in ``variables``. What the coders settled on
        afterwards (``coder="settled"``) is left out.
    variables : str or sequence of str, optional
        What to rate; by default all that two coders coded.
    levels : mapping of str to str, optional
        The level of measurement of a variable: ``nominal`` (any difference counts alike; the default), ``ordinal`` or
        ``interval``. Of ``tone`` the order is negative, neutral, positive; of other variables that of their numbers.
    confidence : float, default 0.95
    resamples : int, default 2000
        How often articles are drawn, with all that was coded in them: mentions in one article are not independent.
    seed : int, default 0

    Returns
    -------
    DataFrame
        One row a variable (``value`` missing), and one for each value against all others:

        - ``coders``, ``mentions``: how many coded, and how many mentions two or more of them coded;
        - ``prevalence``: the share of codes with that value, beside which alpha has to be read;
        - ``percent``: pairs of codes that are the same / all pairs, 0 to 1;
        - ``alpha``: Krippendorff's alpha (Hayes & Krippendorff 2007); ``low``, ``high``, ``interval``, ``confidence``;
        - ``kappa``: Cohen's kappa (1960), of more than two coders the mean over pairs (Light 1971);
        - ``level``; ``reason``: why there is no alpha or no interval, else missing.

    Raises
    ------
    ValidationError
        If no mention was coded by two coders.

    Notes
    -----
    Speakers are the same if all words of one name stand in the other: *Bolton* and *John Bolton*. ``.800`` is what
    Krippendorff (2019) asks for, ``.667`` the least from which tentative conclusions may be drawn.
    """
    check_confidence(confidence)
    check_number("resamples", resamples, 1, whole=True, error=ValidationError)
    table = check_codes(codes)
    table = _keep_further(table, codes, variables)
    table = table[table["coder"] != SETTLED]
    counted = table["mention_id"].map(table["mention_id"].value_counts())
    shared = table[counted > 1]
    if shared.empty:
        raise ValidationError(
            "No mention is coded by two coders, so there is no agreement to rate. Give the tables of two coders as "
            "rate_agreement([first, second]), or one table with the column 'coder'."
        )
    named = [variables] if isinstance(variables, str) else list(variables or CODED)
    for variable, level in (levels or {}).items():
        check_choice(f"levels[{variable!r}]", level, LEVELS)
    rows = []
    for variable in named:
        if variable not in shared.columns:
            raise ValidationError(
                f"The codes have no column {variable!r}; they have {', '.join(shared.columns)}."
            )
        given = shared[["mention_id", "coder", variable]].dropna()
        given = given[given["mention_id"].duplicated(keep=False)]
        if given.empty and variables is None:
            continue
        level = (levels or {}).get(variable, "nominal")
        rows += _rate_variable(given, variable, level, confidence, resamples, seed)
    return pd.DataFrame(rows).assign(confidence=confidence)


def _keep_further(table: pd.DataFrame, codes: Any, variables: str | Sequence[str] | None) -> pd.DataFrame:
    """Join columns of the user's own, which checking leaves out."""
    named = [variables] if isinstance(variables, str) else list(variables or ())
    further = [name for name in named if name not in table.columns]
    if not further:
        return table
    given = join_coders(codes)
    absent = [name for name in further if name not in given.columns]
    if absent:
        raise ValidationError(
            f"The codes have no column {absent[0]!r}; they have {', '.join(map(str, given.columns))}."
        )
    if "coder" not in given.columns:
        given = given.assign(coder="1")
    keys = given[["mention_id", "coder"]].astype("str")
    merged = pd.concat([keys, given[further]], axis=1)
    return merged.merge(table, on=["mention_id", "coder"], how="left")


def _rate_variable(
    given: pd.DataFrame, variable: str, level: str, confidence: float, resamples: int, seed: int
) -> list[dict[str, Any]]:
    coders = given["coder"].nunique()
    if variable == "speaker":
        given = given.assign(speaker=unify_speakers(given["mention_id"], given["speaker"]))
    values = _list_values(given[variable], variable)
    code = pd.Index(values).get_indexer(given[variable])
    unit, ids = pd.factorize(given["mention_id"])
    articles = split_ids(pd.Series(ids))["article_id"]
    cluster = pd.factorize(articles)[0].astype(np.int64)
    counts = np.zeros((len(ids), len(values)))
    np.add.at(counts, (unit, code), 1)
    numbers = _number_values(values, variable, level)
    whole = {
        "variable": variable,
        "value": None,
        "coders": coders,
        "mentions": len(ids),
        "prevalence": np.nan,
    }
    kappa = _mean_kappa(given, code, len(values))
    rows = [whole | _rate(counts, cluster, numbers, level, confidence, resamples, seed) | {"kappa": kappa}]
    if variable != "speaker" and len(values) > 1:
        for place, value in enumerate(values):
            one = np.stack([counts.sum(axis=1) - counts[:, place], counts[:, place]], axis=1)
            rated = _rate(one, cluster, np.array([0.0, 1.0]), "nominal", confidence, resamples, seed)
            kappa = _mean_kappa(given, (code == place).astype(np.int64), 2)
            share = counts[:, place].sum() / counts.sum()
            rows.append(whole | {"value": str(value), "prevalence": share} | rated | {"kappa": kappa})
    return rows


def _list_values(given: pd.Series, variable: str) -> list[Any]:
    found = given.unique().tolist()
    known = [value for value in VALUES.get(variable, ()) if value in found]
    return known or sorted(found, key=lambda value: (not isinstance(value, int | float), value))


def _number_values(values: Sequence[Any], variable: str, level: str) -> np.ndarray:
    if level == "nominal" or variable in VALUES:
        return np.arange(len(values), dtype=np.float64)
    numbers = pd.to_numeric(pd.Series(values), errors="coerce")
    if numbers.isna().any():
        some = ", ".join(repr(value) for value in list(values)[:3])
        raise ValidationError(
            f"{variable!r} is no number throughout ({some}), so its level cannot be {level!r}."
        )
    return numbers.to_numpy(dtype=np.float64)


def _rate(
    counts: np.ndarray,
    cluster: np.ndarray,
    values: np.ndarray,
    level: str,
    confidence: float,
    resamples: int,
    seed: int,
) -> dict[str, Any]:
    # Ordinal ranks go by the order of the values.
    order = np.argsort(values, kind="stable")
    counts, values = counts[:, order], values[order]
    pairs = count_pairs(counts, cluster, level)
    alpha = float(rate_alpha(pairs, values, level)[0])
    low, high, reason = np.nan, np.nan, None
    if np.isnan(alpha):
        reason = "all coders gave every mention the same value, so that chance cannot be told from agreement"
    elif len(pairs.agreed) < 2:
        reason = "all mentions stand in one article, which does not show how articles vary"
    else:
        low, high = _draw_interval(pairs, values, level, confidence, resamples, seed)
        if np.isnan(low):
            reason = "alpha is the same in every resample"
    return {
        "percent": float(pairs.agreed.sum() / pairs.compared.sum()),
        "alpha": alpha,
        "low": low,
        "high": high,
        "interval": None if np.isnan(low) else INTERVAL,
        "level": level,
        "reason": reason,
    }


def _draw_interval(
    pairs: Coincidences, values: np.ndarray, level: str, confidence: float, resamples: int, seed: int
) -> tuple[float, float]:
    rng = np.random.default_rng(seed)
    clusters = len(pairs.agreed)
    # In portions, whatever the number of articles and of values.
    step = max(1, 4_000_000 // max(clusters, len(values) ** 2))
    draws = [
        rate_alpha(
            pairs, values, level, rng.multinomial(clusters, np.full(clusters, 1 / clusters), size=size)
        )
        for size in (min(step, resamples - first) for first in range(0, resamples, step))
    ]
    low, high = percentile_interval(np.concatenate(draws)[:, None], confidence)
    return float(low[0]), float(high[0])


def _mean_kappa(given: pd.DataFrame, code: np.ndarray, values: int) -> float:
    wide = given.assign(code=code).pivot(index="mention_id", columns="coder", values="code")
    kappas = []
    for first, second in combinations(wide.columns, 2):
        both = wide[[first, second]].dropna().to_numpy(dtype=np.int64)
        if len(both):
            kappas.append(rate_kappa(both[:, 0], both[:, 1], values))
    known = [kappa for kappa in kappas if not np.isnan(kappa)]
    return float(np.mean(known)) if known else float("nan")
