"""How often corrected intervals hold the truth, in simulated studies whose truth is known.

From the repository's root: ``python -m tests.evaluation.corrected``, with the number of studies a setting (1,000). A study
has articles of two outlets with 8 mentions on average; .20 of the mentions reject the frame, more in some articles than in
others (intraclass correlation .10). The rules are right in 85% of mentions: in .92 in the first outlet (sensitivity
.75, specificity .96) and in .78 in the second (.60 and .825). A sample is drawn as ``draw_sample`` draws, by what the rules
said and by outlet, and coded without error; the share of rejected mentions is corrected as ``correct_rates`` does. The
truth is that of the population that articles come from.
"""

from __future__ import annotations

import sys
import warnings
from typing import Any

import numpy as np
import pandas as pd

from mediaframing.measures.cells import Kinds
from mediaframing.measures.groups import ArticleGroups
from mediaframing.validation.contributions import Contributions
from mediaframing.validation.correction import bound_rates, estimate_rates
from mediaframing.validation.estimation import count_effective, jackknife_ratio, share_interval
from mediaframing.validation.sample import draw_systematically, share_out

SHARE, CORRELATION, MENTIONS = 0.2, 0.1, 8
SENSITIVITY, SPECIFICITY = np.array([0.75, 0.60]), np.array([0.96, 0.825])
SETTINGS = [(articles, coded) for articles in (20, 200, 2000) for coded in (100, 400)]
METHODS = ("ppi", "dsl", "rogan_gladen", "hand")


def run_study(articles: int, coded: int, seed: int) -> list[tuple[object, ...]]:
    """Give for each group and method whether the interval holds the truth, its width, and the error."""
    rng = np.random.default_rng([seed, articles, coded])
    spread = (1 - CORRELATION) / CORRELATION
    # The articles of the first outlet come first.
    outlet_of = np.repeat([0, 1], articles // 2)
    article = np.repeat(np.arange(articles), 1 + rng.poisson(MENTIONS - 1, articles))
    share = rng.beta(SHARE * spread, (1 - SHARE) * spread, articles)
    outlet = outlet_of[article]
    truth = rng.random(len(article)) < share[article]
    right = np.where(truth, SENSITIVITY[outlet], SPECIFICITY[outlet])
    said = truth ^ (rng.random(len(article)) > right)
    strata = said.astype(np.int64) * 2 + outlet
    chance = share_out(strata, min(coded, len(article)), 0.5)
    drawn = draw_systematically(strata, chance, rng)
    rows = []
    for name, groups in (("both", np.zeros(articles, dtype=np.int64)), ("outlet", outlet_of)):
        given = _contribute(articles, article, groups, said, truth, chance, drawn)
        held = [g if name == "outlet" else "all" for g in range(int(groups.max()) + 1)]
        for method in METHODS:
            _, _, rate, variance = estimate_rates(given, None, method)
            rate, low, high = bound_rates(given, rate, variance, None, 0.95)
            rows += [
                _score(articles, coded, g, method, rate[p, 1], low[p, 1], high[p, 1])
                for p, g in enumerate(held)
            ]
        for place, group in enumerate(held):
            mine = groups == place
            whole = given.coded[mine].sum(axis=1, keepdims=True)
            rate, variance = jackknife_ratio(given.coded[mine][:, 1:], whole)
            many = np.array([float(mine.sum())])
            low, high = share_interval(rate, variance, many - 1, many, 0.95)
            rows.append(_score(articles, coded, group, "naive", rate[0], low[0], high[0]))
    return rows


def _contribute(
    articles: int,
    article: np.ndarray,
    groups: np.ndarray,
    said: np.ndarray,
    truth: np.ndarray,
    chance: np.ndarray,
    drawn: np.ndarray,
) -> Contributions:
    """Add up what :func:`~mediaframing.validation.contributions.collect_contributions` makes of tables."""

    def add(rows: np.ndarray, kind: np.ndarray, weight: np.ndarray) -> np.ndarray:
        sums = np.zeros((articles, 2))
        np.add.at(sums, (article[rows], kind[rows].astype(np.int64)), weight[rows])
        return sums

    every, weight = np.arange(len(article)), 1 / chance
    number = int(groups.max()) + 1
    first = np.searchsorted(groups, np.arange(number + 1))
    group = groups[article[drawn]]
    ids = pd.Index([str(n) for n in range(articles)])
    return Contributions(
        ArticleGroups(ids, pd.DataFrame(index=range(number)), groups, first),
        Kinds(
            {"frame": pd.Index(["terror"]), "stance": pd.Index(["affirmed", "rejected"])},
            said.astype(np.int64),
        ),
        [],
        first,
        coded=add(every, said, np.ones(len(article))),
        again=add(drawn, said, weight),
        by_hand=add(drawn, truth, weight),
        matched=add(drawn[said[drawn] == truth[drawn]], said, weight),
        hand_coded=np.bincount(group, minlength=number),
        sampled=np.bincount(groups[np.unique(article[drawn])], minlength=number),
        effective=np.array([count_effective(weight[drawn][group == g]) for g in range(number)]),
        article=np.arange(articles),
    )


def _score(
    articles: int, coded: int, group: Any, method: str, rate: float, low: float, high: float
) -> tuple[object, ...]:
    holds = float(low <= SHARE <= high) if not np.isnan(low) else np.nan
    return articles, coded, {0: "A", 1: "B"}.get(group, group), method, holds, high - low, rate - SHARE


def simulate(studies: int) -> pd.DataFrame:
    """Give coverage, mean width and bias of each setting, group and method."""
    rows = [
        row
        for articles, coded in SETTINGS
        for seed in range(studies)
        for row in run_study(articles, coded, seed)
    ]
    columns = ["articles", "coded", "group", "method", "holds", "width", "error"]
    found = pd.DataFrame(rows, columns=columns).groupby(columns[:4], sort=False)
    return found.agg(
        coverage=("holds", "mean"), width=("width", "mean"), bias=("error", "mean")
    ).reset_index()


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    table = simulate(number)
    order = [*METHODS, "naive"]
    for measure in ("coverage", "width", "bias"):
        wide = table.pivot(index=["articles", "coded", "group"], columns="method", values=measure)[order]
        print(f"{measure}, {number} studies a setting\n{wide.round(3).to_string()}\n")
