"""Clusters: which articles are not independent of each other, and over what an interval therefore generalises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mediaframing.measures.cells import Tally, tally
from mediaframing.measures.groups import (
    PERIODS,
    UNGROUPED,
    ArticleGroups,
    MeasureError,
    check_choice,
    check_values,
    group_articles,
)
from mediaframing.measures.intervals import Floats, Integers
from mediaframing.tables import check_table

ARTICLE = "article"
POPULATIONS = ("sample", "census")


@dataclass(frozen=True)
class Clusters:
    """The articles of every group in clusters; a cluster whose articles are in two groups is one in each.

    Attributes
    ----------
    name : str
        What the clusters are: ``article``, ``story``, ``outlet``.
    unit : array of int
        The cluster of each article, in the order of ``groups.article_ids``.
    group : array of int
        The group of each cluster.
    code : array of int
        Which cluster it is, the same number in every group.
    groups : int
        The number of groups.
    """

    name: str
    unit: Integers
    group: Integers
    code: Integers
    groups: int

    @property
    def sizes(self) -> Integers:
        """The number of clusters in each group."""
        return np.bincount(self.group, minlength=self.groups)

    def gather(self, counted: Tally) -> Tally:
        """Add up over the articles of each cluster."""
        if self.name == ARTICLE:
            return counted
        return tally(self.unit[counted.article], counted.column, counted.columns, counted.value)


@dataclass(frozen=True)
class Design:
    """How the articles came about: in which clusters, and whether they are all there are.

    Attributes
    ----------
    ways : tuple of Clusters
        One way of clustering; or, of two ways at once, both and their intersection.
    census : bool
        Whether the articles are the whole population, so that nothing is left to infer.
    """

    ways: tuple[Clusters, ...]
    census: bool

    @property
    def name(self) -> str:
        """What is independent of each other."""
        return " and ".join(way.name for way in self.ways[:2])

    @property
    def over(self) -> str:
        """What an interval is called that is linearised over these clusters."""
        return f"linearised over {name_plural(self.name)}"

    @property
    def of_articles(self) -> bool:
        """Whether every article stands for itself."""
        return len(self.ways) == 1 and self.ways[0].name == ARTICLE

    @property
    def sizes(self) -> Integers:
        """The number of clusters in each group: of two ways, those of the way with fewer."""
        sizes: Integers = np.min([way.sizes for way in self.ways[:2]], axis=0)
        return sizes


def name_plural(name: str) -> str:
    """Name several clusters of a kind: stories. A column of the user's own keeps its name."""
    return " and ".join(_PLURALS.get(part, part) for part in name.split(" and "))


_PLURALS = {
    "article": "articles",
    "story": "stories",
    "outlet": "outlets",
    "day": "days",
    "week": "weeks",
    "month": "months",
}


def find_design(
    articles: pd.DataFrame, groups: ArticleGroups, cluster: str | Sequence[str], population: str
) -> Design:
    """Read ``cluster=`` and ``population=``.

    Parameters
    ----------
    articles : DataFrame
    groups : ArticleGroups
        The same articles in their groups.
    cluster : str or pair of str
        ``article``, a column of the articles, or a period of their date.
    population : {"sample", "census"}

    Raises
    ------
    MeasureError
        If a cluster is no column, or more than two are named.
    """
    check_choice("population", population, POPULATIONS)
    names = list_clusters(cluster)
    codes = [_find_codes(articles, groups, name) for name in names]
    ways = [_form(groups, name, code) for name, code in zip(names, codes, strict=True)]
    if len(ways) == 2:
        both = codes[0] * (int(codes[1].max(initial=0)) + 1) + codes[1]
        ways.append(_form(groups, " and ".join(names), both))
    return Design(tuple(ways), population == "census")


def list_clusters(cluster: str | Sequence[str]) -> list[str]:
    """Read ``cluster=``: one name, or two."""
    several = isinstance(cluster, Sequence) and not isinstance(cluster, str | bytes)
    names = list(dict.fromkeys(cluster)) if several else [cluster]
    if not 1 <= len(names) <= 2 or not all(isinstance(name, str) for name in names):
        raise MeasureError(f"cluster={cluster!r} must be one name, or a pair of two for two-way clusters.")
    return [str(name) for name in names]


def _find_codes(articles: pd.DataFrame, groups: ArticleGroups, name: str) -> Integers:
    """Give each article the number of its cluster; one without a value is a cluster of its own."""
    count = len(groups.article_ids)
    # Also where the articles have a column of that name: who means it gives it another.
    if name == ARTICLE:
        return np.arange(count, dtype=np.int64)
    if name in articles.columns:
        own = f"{UNGROUPED}{name}"
        values = check_values(name, articles[own if own in articles.columns else name])
    elif name in PERIODS and "published" in articles.columns:
        dates = check_table("articles", articles[["published"]], need=["published"])["published"]
        values = dates.dt.to_period(PERIODS[name]).dt.start_time
    else:
        hint = (
            " Stories are articles that copy each other: let add_stories(articles) give the column, and code "
            "the articles that have it."
            if name == "story"
            else ""
        )
        columns = [c for c in map(str, articles.columns) if not c.startswith(UNGROUPED)]
        known = ", ".join([ARTICLE, *(c for c in columns if c not in ("text", "article_id"))])
        raise MeasureError(
            f"cluster={name!r} is neither a column of the articles nor a period of their date.{hint} There are {known}."
        )
    ids = check_table("articles", articles[["article_id"]], need=["article_id"])["article_id"]
    code = np.asarray(pd.factorize(values)[0], dtype=np.int64)
    alone = code < 0
    code[alone] = int(code.max(initial=-1)) + 1 + np.arange(int(alone.sum()))
    placed = np.empty(count, dtype=np.int64)
    placed[groups.article_ids.get_indexer(pd.Index(ids))] = code
    return placed


def _form(groups: ArticleGroups, name: str, code: Integers) -> Clusters:
    if name == ARTICLE and len(code) and (np.diff(code) == 1).all():
        return Clusters(name, code, groups.group, code, len(groups.keys))
    width = int(code.max(initial=0)) + 1
    key = groups.group.astype(np.int64) * width + code
    distinct, unit = np.unique(key, return_inverse=True)
    return Clusters(name, unit.astype(np.int64), distinct // width, distinct % width, len(groups.keys))


def count_holding(way: Clusters, counted: Tally) -> Floats:
    """Count the clusters of each group that hold anything: an array of (groups, columns)."""
    held = way.gather(counted)
    flat = way.group[held.article] * counted.columns + held.column
    holding: Floats = np.bincount(flat, minlength=way.groups * counted.columns).astype(np.float64)
    return holding.reshape(way.groups, counted.columns)


def count_clusters(design: Design, counted: Tally) -> Integers:
    """Count the independent clusters of each group that hold anything: of two ways, those of the way with fewer."""
    ways = [count_holding(way, counted) for way in design.ways[:2]]
    counts: Integers = np.min(ways, axis=0).astype(np.int64)
    return counts


def number_clusters(articles: pd.DataFrame, cluster: str | Sequence[str]) -> pd.DataFrame:
    """Give the number of the cluster of each article: a column for each way of clustering, by article id."""
    groups = group_articles(articles, [])
    design = find_design(articles, groups, cluster, "sample")
    numbers = {place: way.code[way.unit] for place, way in enumerate(design.ways[:2])}
    return pd.DataFrame(numbers, index=pd.Index(groups.article_ids, name="article_id"))
