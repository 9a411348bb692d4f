"""Which words set two sets of articles apart."""

from __future__ import annotations

import re
from collections.abc import Hashable

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mediaframing.measures.cells import Tally, tally
from mediaframing.measures.groups import MeasureError, group_articles, split_by
from mediaframing.measures.intervals import Floats, Integers, normal_quantile
from mediaframing.tables import CodedTables, check_columns, check_table

LINEARISED = "linearised over articles"

# A word is a run of letters and digits, with apostrophes and hyphens inside: "don't", "self-defence".
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
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


def compare_words(
    coding: CodedTables | pd.DataFrame,
    by: str,
    first: Hashable,
    second: Hashable | None = None,
    *,
    min_count: int = 5,
    smoothing: float = 0.5,
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
    smoothing : float, default 0.5
        Added to both counts in the log ratio, so that a word of one side only does not give infinity.
    confidence : float, default 0.95

    Returns
    -------
    DataFrame
        One row a word, those most typical of the first set first, with

        - ``word``: in lower case;
        - ``count``, ``other_count``: how often in the first set, and in the other;
        - ``per_1000_words``, ``other_per_1000_words``;
        - ``g2``: log-likelihood ratio (Dunning 1993), see :func:`score_g2`. It takes words as independent, so
          that one long article can make a word stand out; read it with ``articles``;
        - ``log_ratio``: log2 of the ratio of the two rates (Hardie 2014); positive in the first set;
        - ``low``, ``high``, ``interval``: of the log ratio, by linearising both rates over articles (the ratio
          estimator; Cochran 1977, chapter 6), which respects that words repeat within an article. Missing
          where the word is absent from a set, or stands in a single article of it;
        - ``articles``, ``other_articles``: articles with the word;
        - ``first``, ``second``: what the two sets are called; ``confidence``.

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
    """
    articles = coding if isinstance(coding, pd.DataFrame) else coding.articles
    check_columns(articles, ["article_id", "text"], "articles")
    split_by([by], articles, [], [])
    groups = group_articles(articles, [by])
    value = groups.keys[by].iloc[groups.group].reset_index(drop=True)
    one = _match(value, first)
    two = ~one if second is None else _match(value, second)
    for chosen, named in ((one, first), (two, "all others" if second is None else second)):
        if not chosen.any():
            if named == "all others" and second is None:
                raise MeasureError(f"All articles have {by}={first!r}: there are no others to compare with.")
            some = ", ".join(map(repr, groups.keys[by].head(10)))
            raise MeasureError(f"No article has {by}={named!r}. There are {some}.")
    held = check_table("articles", articles[["article_id", "text"]], need=["article_id"])
    texts = held.set_index("article_id")["text"].loc[groups.article_ids].fillna("")
    counted, words = _count_words(texts, one | two)
    first_set = _sum_set(counted, one, smoothing)
    other_set = _sum_set(counted, two, smoothing)
    for summed, named in ((first_set, first), (other_set, "all others" if second is None else second)):
        if not summed["total"]:
            raise MeasureError(f"The articles with {by}={named!r} hold no words.")
    g2 = score_g2(first_set["count"], first_set["total"], other_set["count"], other_set["total"])
    log_ratio = first_set["log_rate"] - other_set["log_rate"]
    half = normal_quantile(confidence) * np.sqrt(first_set["variance"] + other_set["variance"])
    result = pd.DataFrame(
        {
            "word": words,
            "count": first_set["count"].astype(np.int64),
            "other_count": other_set["count"].astype(np.int64),
            "per_1000_words": 1000 * first_set["count"] / first_set["total"],
            "other_per_1000_words": 1000 * other_set["count"] / other_set["total"],
            "g2": g2,
            "log_ratio": log_ratio,
            "low": log_ratio - half,
            "high": log_ratio + half,
            "interval": pd.Series(LINEARISED, index=range(len(words)), dtype="str").mask(np.isnan(half)),
            "articles": first_set["articles"].astype(np.int64),
            "other_articles": other_set["articles"].astype(np.int64),
            "first": pd.Series([first] * len(words)),
            "second": pd.Series(["all others" if second is None else second] * len(words)),
            "confidence": confidence,
        }
    )
    result = result[result["count"] + result["other_count"] >= min_count]
    # The unevenness of rates gives the direction; smoothing alone could turn the sign of a log ratio.
    typical = np.sign(result["per_1000_words"] - result["other_per_1000_words"]) * result["g2"]
    order = np.lexsort((result["word"], -typical))
    return result.iloc[order].reset_index(drop=True)


def _match(values: pd.Series, wanted: Hashable) -> np.ndarray:
    if wanted is None or wanted is pd.NA:
        return values.isna().to_numpy()
    return (values == wanted).fillna(False).to_numpy(dtype=bool)  # type: ignore[arg-type,unused-ignore]


def _count_words(texts: pd.Series, chosen: np.ndarray) -> tuple[Tally, pd.Index]:
    """Count every word of every chosen article; what is held grows with distinct words, not with tokens."""
    positions = np.flatnonzero(chosen)
    vocabulary = pd.Index([], dtype="object")
    parts: list[tuple[Integers, Integers, Floats]] = []
    for start in range(0, len(positions), _ARTICLES_AT_ONCE):
        batch = positions[start : start + _ARTICLES_AT_ONCE]
        found = [_WORD.findall(text.lower()) for text in texts.iloc[batch]]
        lengths = np.array([len(tokens) for tokens in found], dtype=np.int64)
        tokens = np.array([token for one in found for token in one], dtype=object)
        codes, distinct = pd.factorize(tokens)
        known = vocabulary.get_indexer(pd.Index(distinct, dtype="object"))
        new = known < 0
        known[new] = len(vocabulary) + np.arange(int(new.sum()))
        vocabulary = vocabulary.append(pd.Index(distinct[new], dtype="object"))
        held = tally(np.repeat(batch, lengths), known[codes].astype(np.int64), len(vocabulary))
        parts.append((held.article, held.column, held.value))
    article, word, value = (np.concatenate(part) for part in zip(*parts, strict=True))
    return Tally(article, word, value, len(vocabulary)), vocabulary.astype("str")


def _sum_set(counted: Tally, chosen: np.ndarray, smoothing: float) -> dict[str, Floats]:
    """Sum one set of articles, with the variance of the log2 of each word's rate."""
    inside = chosen[counted.article]
    article, word, value = counted.article[inside], counted.column[inside], counted.value[inside]
    length = np.bincount(article, weights=value, minlength=len(chosen))
    total = length.sum()
    count, articles, squares, products = (
        np.bincount(word, weights=weights, minlength=counted.columns)
        for weights in (value, None, value**2, value * length[article])
    )
    size = int(chosen.sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = count / total
        # Residuals of the ratio estimator, value - rate * length, squared and summed over all articles.
        residuals = squares - 2 * rate * products + rate**2 * (length**2).sum()
        variance = (
            size / (size - 1) * residuals / (count * np.log(2)) ** 2
            if size > 1
            else np.full_like(rate, np.nan)
        )
        log_rate = np.log2((count + smoothing) / total)
    return {
        "count": count,
        "total": total,
        "articles": articles.astype(np.float64),
        "log_rate": log_rate,
        "variance": np.where(articles > 1, variance, np.nan),
    }
