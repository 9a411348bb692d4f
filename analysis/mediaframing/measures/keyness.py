"""Which words set two sets of articles apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mediaframing.measures.batches import iterate_batches
from mediaframing.measures.cells import Tally, tally
from mediaframing.measures.clusters import ARTICLE, Clusters, Design, find_design
from mediaframing.measures.groups import (
    ArticleGroups,
    MeasureError,
    check_choice,
    check_confidence,
    group_articles,
    split_by,
)
from mediaframing.measures.intervals import Floats, Integers, midp_interval, t_quantile
from mediaframing.measures.ratios import name_interval
from mediaframing.measures.significance import FEW_EXPECTED, Spread, add_marks, score_permutations
from mediaframing.measures.words import LeaveOut, Vocabulary, WordSums, count_texts, sum_words
from mediaframing.tables import CodedTables, check_columns, check_table

_ARTICLES_AT_ONCE = 2000


def score_g2(count: ArrayLike, total: ArrayLike, other_count: ArrayLike, other_total: ArrayLike) -> Floats:
    """Score how surprising it is to find a word so unevenly spread: the log-likelihood ratio G2 (Dunning 1993).

    Parameters
    ----------
    count, total : array_like
        How often the word occurs in one corpus, and how many words that has.
    other_count, other_total : array_like
        The same for the other.

    Returns
    -------
    array of float
        ``2 * sum(observed * ln(observed / expected))`` over the four cells of the table (word or not, one
        corpus or the other); 0 or more. 3.84 is the 5% point of a single comparison of independent words.

    Examples
    --------
    "the swiss" in Dunning (1993), table 3:

    >>> score_g2(110, 110 + 2442, 111, 111 + 29114).round(2).item()
    270.72
    """
    a, b = np.asarray(count, dtype=np.float64), np.asarray(other_count, dtype=np.float64)
    n, m = np.asarray(total, dtype=np.float64), np.asarray(other_total, dtype=np.float64)
    share = (a + b) / (n + m)
    cells = [(a, n * share), (b, m * share), (n - a, n * (1 - share)), (m - b, m * (1 - share))]
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = [np.where(seen > 0, seen * np.log(seen / expected), 0.0) for seen, expected in cells]
    score: Floats = np.maximum(2 * sum(parts), 0.0)
    return score


def score_log_odds(
    count: ArrayLike, total: ArrayLike, other_count: ArrayLike, other_total: ArrayLike, *, prior: ArrayLike
) -> tuple[Floats, Floats]:
    """Score words by their log odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008).

    Parameters
    ----------
    count, total, other_count, other_total : array_like
        As for :func:`score_g2`.
    prior : array_like
        How often each word stands in the words that both sets are taken to share; they are added to both, and draw rare
        words toward no difference.

    Returns
    -------
    log_odds : array of float
        Natural logarithm; positive in the first set (equation 16).
    z : array of float
        Divided by its standard deviation (equations 20 and 22).

    Examples
    --------
    Without a prior it is the log odds ratio of Agresti (2007), section 2.3, with heart attacks for a word. Its standard
    error there is .123; here the two cells of all other words are left out of it:

    >>> log_odds, z = score_log_odds(189, 11034, 104, 11037, prior=0)
    >>> float(log_odds.round(3)), round(float(log_odds / z), 3)
    (0.605, 0.122)
    """
    a, b = np.asarray(count, dtype=np.float64), np.asarray(other_count, dtype=np.float64)
    n, m = np.asarray(total, dtype=np.float64), np.asarray(other_total, dtype=np.float64)
    alpha = np.broadcast_to(np.asarray(prior, dtype=np.float64), a.shape)
    every = alpha.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        log_odds: Floats = np.log((a + alpha) / (n + every - a - alpha)) - np.log(
            (b + alpha) / (m + every - b - alpha)
        )
        z: Floats = log_odds / np.sqrt(1 / (a + alpha) + 1 / (b + alpha))
    return log_odds, z


def compare_words(
    coding: CodedTables | pd.DataFrame,
    by: str,
    first: Hashable,
    second: Hashable | None = None,
    *,
    min_count: int = 5,
    min_articles: int = 3,
    furniture: str = "drop",
    outlet_names: str = "drop",
    prior: float = 1000.0,
    smoothing: float = 0.5,
    cluster: str | Sequence[str] = "article",
    population: str = "sample",
    adjust: str = "fdr",
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Compare the words of two sets of articles: keyness.

    Parameters
    ----------
    coding : CodedTables or DataFrame
        Coded tables, or an articles table.
    by : str
        A column of the articles (``outlet``), or a period of their date (``year``).
    first : hashable
        The value of ``by`` whose words are looked at.
    second : hashable, optional
        The value they are compared with; all other articles by default.
    min_count : int, default 5
        Words that occur less often in both sets together are left out.
    min_articles : int, default 3
        So are words of fewer articles, which tell of these articles and not of the sets.
    furniture : {"drop", "keep"}
        Whether lines that recur word for word in five or more articles of an outlet are dropped.
    outlet_names : {"drop", "keep"}
        Whether an outlet's own name in its articles is dropped.
    prior : float, default 1000
        How many words strong the prior of ``log_odds`` is; it has the shares of words of both sets together.
    smoothing : float, default 0.5
        Added to both counts in the log ratio, so that a word of one side only does not give infinity.
    cluster, population, confidence
        As in :func:`~mediaframing.measures.rates.rate_frames`; here one cluster, not two.
    adjust : {"fdr", "holm", "none"}
        How ``p`` is adjusted for the number of words, see :func:`~mediaframing.measures.significance.adjust_p`.

    Returns
    -------
    DataFrame
        One row a word, those most typical of the first set first, with

        - ``word``: in lower case;
        - ``count``, ``other_count``: how often in the first set, and in the other;
        - ``per_1000_words``, ``other_per_1000_words``;
        - ``g2``: log-likelihood ratio (Dunning 1993), see :func:`score_g2`. It takes words as independent, so
          that one long article can make a word stand out; read it with ``articles``;
        - ``log_odds``, ``z``: with an informative prior (Monroe et al. 2008), see :func:`score_log_odds`. ``z`` ranks words
          without favouring the rarest, as ratios do, or the most frequent, as G2 does; it takes words as independent, too;
        - ``log_ratio``: log2 of the ratio of the two rates (Hardie 2014); positive in the first set;
        - ``low``, ``high``, ``interval``: of the log ratio, linearised over articles with t on
          those with the word (Satterthwaite 1946). ``bound over articles`` where a set lacks the word: one side is open;
        - ``articles``, ``other_articles``: articles with the word;
        - ``first``, ``second``: what the two sets are called; ``confidence``;
        - ``p``: two-sided, of the word's place among all ways to deal the articles out to sets of this size (Mielke &
          Berry 2007), so that words that repeat within articles do not seem more than they are; missing where fewer
          than 5 articles with the word would be expected in a set;
        - ``p_adjusted``, ``adjustment``, ``stands_out``: adjusted for the number of words, how, and whether it is below
          1 - confidence.

    Raises
    ------
    MeasureError
        If a set has no articles or no words, or ``by`` is no column of the articles.

    References
    ----------
    .. [1] Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
       Computational Linguistics 19(1).
    .. [2] Rayson, P., & Garside, R. (2000). Comparing corpora using frequency profiling. Their
       two-term G2 leaves out the cells of all other words, and is a little smaller.
    .. [3] Monroe, B. L., Colaresi, M. P., & Quinn, K. M. (2008). Fightin' words: Lexical feature selection and evaluation
       for identifying the content of political conflict. Political Analysis 16(4).
    """
    for keyword, value in (("furniture", furniture), ("outlet_names", outlet_names)):
        check_choice(keyword, value, ("drop", "keep"))
    check_confidence(confidence)
    articles = coding if isinstance(coding, pd.DataFrame) else coding.articles
    check_columns(articles, ["article_id", "text"], "articles")
    split_by([by], articles, [], [])
    # Of a table on the disk the texts are read a batch at a time.
    clusters = [cluster] if isinstance(cluster, str) else list(cluster)
    wanted = {"article_id", "published", "outlet", by, *clusters}
    short = articles[[str(column) for column in articles.columns if column in wanted]].reset_index(drop=True)
    groups = group_articles(short, [by])
    values = groups.keys[by].iloc[groups.group].reset_index(drop=True)
    one = _match(values, first)
    two = ~one if second is None else _match(values, second)
    called: Hashable = "all others" if second is None else second
    sides: tuple[tuple[np.ndarray, Hashable], ...] = ((one, first), (two, called))
    for chosen, named in sides:
        if not chosen.any():
            if second is None and named == "all others":
                raise MeasureError(f"All articles have {by}={first!r}: there are no others to compare with.")
            some = ", ".join(map(repr, groups.keys[by].head(10)))
            raise MeasureError(f"No article has {by}={named!r}. There are {some}.")
    design = find_design(short, groups, cluster, population)
    if len(design.ways) > 1:
        raise MeasureError(f"cluster={cluster!r} is two-way, which words are not compared by. Take one.")
    leave_out = _make_leave_out(short, groups, drop_names=outlet_names == "drop")
    if furniture == "drop":
        leave_out.learn(_iterate_texts(articles, groups, one | two))
    sets, words = _sum_sets(_iterate_texts(articles, groups, one | two), leave_out, one, design.ways[0])
    for summed, named in zip(sets, (first, called), strict=True):
        if not summed.in_articles.total:
            raise MeasureError(f"The articles with {by}={named!r} hold no words.")
    kept = np.flatnonzero(
        (sets[0].in_articles.count + sets[1].in_articles.count >= min_count)
        & (sets[0].in_articles.holding + sets[1].in_articles.holding >= min_articles)
    )
    result = _score_words(sets, kept, words, prior, smoothing, confidence, design)
    result["first"], result["second"] = pd.Series([first] * len(kept)), pd.Series([called] * len(kept))
    result["confidence"] = confidence
    p = np.full(len(kept), np.nan) if design.census else _test_words(sets, kept)
    result = add_marks(result.assign(p=p), adjust, confidence)
    if design.census:
        result[["low", "high"]] = np.nan
        result["interval"] = pd.Series(pd.NA, index=result.index, dtype="str")
    # The unevenness of rates gives the direction; smoothing alone could turn the sign of a log ratio.
    typical = np.sign(result["per_1000_words"] - result["other_per_1000_words"]) * result["g2"]
    order = np.lexsort((result["word"], -typical))
    result = result.iloc[order].reset_index(drop=True)
    result.attrs.update(cluster=design.name, population=population)
    return result


@dataclass(frozen=True)
class _Set:
    """One of the two sets: sums over its articles, and over its clusters."""

    in_articles: WordSums
    in_clusters: WordSums


def _match(values: pd.Series, wanted: Hashable) -> np.ndarray:
    if wanted is None or wanted is pd.NA:
        return values.isna().to_numpy()
    return (values == wanted).fillna(False).to_numpy(dtype=bool)  # type: ignore[arg-type,unused-ignore]


def _make_leave_out(short: pd.DataFrame, groups: ArticleGroups, *, drop_names: bool) -> LeaveOut:
    outlet = np.full(len(groups.article_ids), -1, dtype=np.int64)
    names = pd.Index([])
    if "outlet" in short.columns:
        codes, names = pd.factorize(short["outlet"])
        outlet[groups.article_ids.get_indexer(pd.Index(short["article_id"].astype("str")))] = codes
    return LeaveOut(outlet, names, drop_names)


def _iterate_texts(
    articles: pd.DataFrame, groups: ArticleGroups, chosen: np.ndarray
) -> Iterator[tuple[Integers, pd.Series]]:
    """Give the texts of the chosen articles with their places among the groups, some thousand at a time."""
    for batch in iterate_batches(articles, ["article_id", "text"], "articles"):
        for start in range(0, len(batch), _ARTICLES_AT_ONCE):
            part = check_table("articles", batch.iloc[start : start + _ARTICLES_AT_ONCE], need=["article_id"])
            place = groups.article_ids.get_indexer(pd.Index(part["article_id"]))
            wanted = chosen[place]
            if wanted.any():
                yield place[wanted].astype(np.int64), part["text"].fillna("")[wanted]


def _sum_sets(
    batches: Iterable[tuple[Integers, pd.Series]], leave_out: LeaveOut, one: np.ndarray, way: Clusters
) -> tuple[tuple[_Set, _Set], pd.Index]:
    """Sum both sets; what is held grows with distinct words, or with the words of clusters, not with tokens."""
    vocabulary = Vocabulary()
    by_article: tuple[list[tuple[WordSums, int]], ...] = ([], [])
    kept: tuple[list[tuple[Tally, Integers, Integers]], ...] = ([], [])
    for counted, places, lengths in count_texts(batches, vocabulary, leave_out):
        for side, inside in enumerate((one[places], ~one[places])):
            chosen = inside[counted.article]
            at = np.cumsum(inside) - 1
            part = Tally(
                at[counted.article[chosen]], counted.column[chosen], counted.value[chosen], counted.columns
            )
            by_article[side].append(
                (sum_words([(part, lengths[inside].astype(np.float64))], counted.columns), counted.columns)
            )
            if way.name != ARTICLE:
                kept[side].append((part, way.unit[places[inside]], lengths[inside]))
    words = len(vocabulary.words)
    sums = [_add_sums([part for part, _ in parts], words) for parts in by_article]
    clustered = sums if way.name == ARTICLE else [_sum_clusters(parts, words) for parts in kept]
    return (_Set(sums[0], clustered[0]), _Set(sums[1], clustered[1])), vocabulary.words.astype("str")


def _add_sums(parts: list[WordSums], words: int) -> WordSums:
    names = [field.name for field in fields(WordSums) if field.name != "lengths"]
    sums = {name: np.zeros(words) for name in names}
    for part in parts:
        for name in names:
            held = getattr(part, name)
            sums[name][: len(held)] += held
    return WordSums(**sums, lengths=np.concatenate([part.lengths for part in parts] or [np.zeros(0)]))


def _sum_clusters(parts: list[tuple[Tally, Integers, Integers]], words: int) -> WordSums:
    if not parts:
        return sum_words([], words)
    units, place = np.unique(np.concatenate([unit for _, unit, _ in parts]), return_inverse=True)
    starts = np.cumsum([0, *(len(unit) for _, unit, _ in parts)])
    cluster = np.concatenate(
        [place[start + part.article] for (part, _, _), start in zip(parts, starts, strict=False)]
    )
    word = np.concatenate([part.column for part, _, _ in parts])
    counted = tally(cluster, word, max(words, 1), np.concatenate([part.value for part, _, _ in parts]))
    lengths = np.bincount(
        place, weights=np.concatenate([length for _, _, length in parts]), minlength=len(units)
    )
    return sum_words([(counted, lengths.astype(np.float64))], words)


def _score_words(
    sets: tuple[_Set, _Set],
    kept: Integers,
    words: pd.Index,
    prior: float,
    smoothing: float,
    confidence: float,
    design: Design,
) -> pd.DataFrame:
    one, two = (each.in_articles for each in sets)
    a, b = one.count[kept], two.count[kept]
    share = (one.count + two.count) / (one.total + two.total)
    log_odds, z = score_log_odds(one.count, one.total, two.count, two.total, prior=prior * share)
    low, high, bound = _log_ratio_interval(sets, kept, confidence)
    either = np.where(np.isnan(low), high, low)
    return pd.DataFrame(
        {
            "word": words[kept],
            "count": a.astype(np.int64),
            "other_count": b.astype(np.int64),
            "per_1000_words": 1000 * a / one.total,
            "other_per_1000_words": 1000 * b / two.total,
            "g2": score_g2(a, one.total, b, two.total),
            "log_odds": log_odds[kept],
            "z": z[kept],
            "log_ratio": np.log2((a + smoothing) / one.total) - np.log2((b + smoothing) / two.total),
            "low": low,
            "high": high,
            "interval": name_interval(either, design.over, bound),
            "articles": one.holding[kept].astype(np.int64),
            "other_articles": two.holding[kept].astype(np.int64),
        }
    )


def _log_ratio_interval(
    sets: tuple[_Set, _Set], kept: Integers, confidence: float
) -> tuple[Floats, Floats, np.ndarray]:
    """Give the interval of the log2 of the ratio of both rates."""
    logs, variances, holding, upper = [], [], [], []
    clusters = min(len(each.in_clusters.lengths) for each in sets)
    for each in sets:
        s = each.in_clusters
        size = len(s.lengths)
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = s.count[kept] / s.total
            squares = s.squares[kept] - 2 * rate * s.by_length[kept] + rate**2 * (s.lengths**2).sum()
            held = s.holding[kept]
            spread = squares / s.count[kept] ** 2 * np.where(held > 1, held / (held - 1), 2.0)
            # No less than if words were independent of each other, so that no interval has the width 0.
            variances.append(np.maximum(spread, 1 / s.count[kept]))
            logs.append(np.log(rate))
        holding.append(held)
        # Of a word that is absent: the rule of three, each article with three.
        upper.append(np.log(3 * size * midp_interval(0, size, confidence)[1] / s.total))
    with np.errstate(invalid="ignore", divide="ignore"):
        absent_one, absent_two = holding[0] == 0, holding[1] == 0
        # Of two independent rates the degrees of freedom add up as their variances do (Satterthwaite 1946).
        freedom = [
            np.minimum(held, len(each.in_clusters.lengths) - 1)
            for held, each in zip(holding, sets, strict=True)
        ]
        parts = [variance**2 / degrees for variance, degrees in zip(variances, freedom, strict=True)]
        joint = (variances[0] + variances[1]) ** 2 / (parts[0] + parts[1])
        joint = np.where(absent_one, freedom[1], np.where(absent_two, freedom[0], joint))
        half = t_quantile(joint, confidence)
        known = np.where(
            absent_one, variances[1], np.where(absent_two, variances[0], variances[0] + variances[1])
        )
        half = half * np.sqrt(known)
        first = np.where(absent_one, upper[0], logs[0])
        second = np.where(absent_two, upper[1], logs[1])
        low = np.where(absent_one | (clusters < 2), np.nan, first - second - half)
        high = np.where(absent_two | (clusters < 2), np.nan, first - second + half)
    return low / np.log(2), high / np.log(2), absent_one | absent_two


def _test_words(sets: tuple[_Set, _Set], kept: Integers) -> Floats:
    """Give p of every word: how far the first set's count is from its share, among all ways to deal clusters out."""
    one, two = (each.in_clusters for each in sets)
    total = one.total + two.total

    def both(name: str) -> Floats:
        summed: Floats = getattr(one, name)[kept] + getattr(two, name)[kept]
        return summed

    rate = both("count") / total
    lengths = np.concatenate([one.lengths, two.lengths])
    squares = both("squares") - 2 * rate * both("by_length") + rate**2 * (lengths**2).sum()
    cubes = (
        both("cubes") - 3 * rate * both("squares_by_length") + 3 * rate**2 * both("by_length_squared")
        - rate**3 * (lengths**3).sum()
    )  # fmt: skip
    drawn, clusters = np.array(float(len(one.lengths))), np.array(float(len(lengths)))
    apart = one.count[kept] - rate * one.total
    p = score_permutations(apart, drawn, clusters, Spread(np.maximum(squares, 0.0), cubes))[1]
    smaller = min(len(one.lengths), len(two.lengths)) / max(len(lengths), 1)
    return np.where(smaller * both("holding") < FEW_EXPECTED, np.nan, p)
