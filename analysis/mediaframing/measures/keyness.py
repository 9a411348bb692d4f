"""Which words set two sets of articles apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd

from mediaframing.grouping import find_groups
from mediaframing.measures.batches import iterate_batches
from mediaframing.measures.clusters import find_design, list_clusters
from mediaframing.measures.function_words import is_function_word
from mediaframing.measures.groups import (
    ArticleGroups,
    MeasureError,
    check_choice,
    check_confidence,
    group_articles,
    split_by,
)
from mediaframing.measures.intervals import Integers
from mediaframing.measures.left_out import LeaveOut
from mediaframing.measures.letters import Texts, iterate_texts
from mediaframing.measures.result_columns import give_reasons
from mediaframing.measures.results import describe_result
from mediaframing.measures.significance import add_marks
from mediaframing.measures.word_scores import find_chances, score_words
from mediaframing.measures.word_sets import Side, choose_sets
from mediaframing.measures.words import sum_sets
from mediaframing.tables import CodedTables, check_columns, check_table, require_coding
from mediaframing.values.keywords import check_number


def compare_words(
    coding: CodedTables | pd.DataFrame,
    by: str,
    first: Side,
    second: Side | None = None,
    *,
    min_count: int = 5,
    min_articles: int = 3,
    furniture: str = "drop",
    outlet_names: str = "drop",
    numbers: str = "drop",
    function_words: str = "set_aside",
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
    first : hashable, or list of them
        The value of ``by`` whose words are looked at; of a list the articles of all its values are one set, which is called
        as its values are (``BBC, CNN``).
    second : hashable, or list of them, optional
        The value, or values, they are compared with; all other articles by default.
    min_count : int, default 5
        Words that occur less often in both sets together are left out.
    min_articles : int, default 3
        So are words of fewer articles, which tell of these articles and not of the sets.
    furniture : {"drop", "keep"}
        Whether lines that recur word for word in five or more articles of an outlet are dropped, and lines that only open or close
        alike (``JUST WATCHED ... 02:54``, ``... Read more``): lines beneath the first, of at most 250 characters and without a mark
        of punctuation at the end, whose first or last two words stand so in five articles of the outlet, and less often
        anywhere else in its articles.
    outlet_names : {"drop", "keep"}
        Whether an outlet's own name in its articles is dropped.
    numbers : {"drop", "keep"}
        Whether words without any letter are left out: dates, times, and parts of numbers (``1,000`` is two words), which tell
        how articles are dated and set rather than what they say. They count as words of their articles all the same.
    function_words : {"set_aside", "drop", "keep"}
        What becomes of English words of grammar, such as *is*, *up*, *they've* and *Mr.*: which of them an outlet prefers tells
        of its style, not of its subject. The list is ``measures/function_words.txt``: articles, pronouns, prepositions,
        conjunctions, auxiliaries, particles, and titles before names.

        - ``set_aside``: they have their row, but are not tested, so that none stands out or is drawn;
        - ``drop``: they have no row;
        - ``keep``: they are words like others: to compare styles, and for articles in another language.

        They count as words of their articles in any case.
    prior : float, default 1000
        How many words strong the prior of ``log_odds`` is; it has the shares of words of both sets together.
    smoothing : float, default 0.5
        Added to both counts, on average, in the log ratio of a word that one side lacks, which would give infinity; it is
        shared out by the words of both. Of all other words the log ratio is that of the rates beside it.
    cluster, population, confidence
        As in :func:`~mediaframing.measures.rates.rate_frames`.
    adjust : {"fdr", "holm", "none"}
        How ``p`` is adjusted for the number of words, see :func:`~mediaframing.measures.significance.adjust_p`.

    Returns
    -------
    DataFrame
        One row a word, those most typical of the first set first, with

        - ``word``: in lower case, with straight apostrophes, since an outlet sets all of its own alike; initials are one (``u.s``);
        - ``count``, ``other_count``: how often in the first set, and in the other;
        - ``per_1000_words``, ``other_per_1000_words``;
        - ``g2``: log-likelihood ratio (Dunning 1993), see :func:`~mediaframing.measures.word_scores.score_g2`. It takes words as independent, so
          that one long article can make a word stand out; read it with ``articles``;
        - ``log_odds``, ``z``: with an informative prior (Monroe et al. 2008), see
          :func:`~mediaframing.measures.word_scores.score_log_odds`. ``z`` ranks words
          without favouring the rarest, as ratios do, or the most frequent, as G2 does; it takes words as independent, too;
        - ``log_ratio``: log2 of the ratio of the two rates (Hardie 2014); positive in the first set;
        - ``low``, ``high``, ``interval``: of the log ratio, linearised over articles with t on
          those with the word (Satterthwaite 1946). ``bound over articles`` where a set lacks the word: one side is open;
        - ``reason``: why there is no interval: a set is ``one article`` (or another cluster), or a ``census``;
        - ``articles``, ``other_articles``: articles with the word;
        - ``first``, ``second``: what the two sets are called; ``confidence``;
        - ``p``: two-sided, of the word's place among all ways to deal the articles out to sets of this size (Mielke &
          Berry 2007), so that words that repeat within articles do not seem more than they are; missing where fewer
          than 5 articles with the word would be expected in a set, and for words of grammar that are set aside;
        - ``p_adjusted``, ``adjustment``, ``stands_out``: adjusted for the number of words, how, and whether it is below
          1 - confidence, while the interval does not hold 0: a word that few articles repeat often may pass the one and not
          the other, and its ratio is not known then.

        ``attrs`` hold for captions how many articles and words each set has (``first_articles``, ``first_words``,
        ``second_articles``, ``second_words``) and what was left out.

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
    for keyword, value in (("furniture", furniture), ("outlet_names", outlet_names), ("numbers", numbers)):
        check_choice(keyword, value, ("drop", "keep"))
    check_choice("function_words", function_words, ("set_aside", "drop", "keep"))
    check_confidence(confidence)
    for keyword, number in (
        ("smoothing", smoothing),
        ("prior", prior),
        ("min_count", min_count),
        ("min_articles", min_articles),
    ):
        check_number(keyword, number, 0, error=MeasureError)
    if not isinstance(by, str):
        raise MeasureError(f"by={by!r} must be the name of a column.")
    if not isinstance(coding, pd.DataFrame):
        require_coding(coding, "compare_words", MeasureError)
    articles = coding if isinstance(coding, pd.DataFrame) else coding.articles
    check_columns(articles, ["article_id", "text"], "articles")
    split_by([by], articles, [], [])
    # Of a table on the disk the texts are read a batch at a time.
    wanted = {"article_id", "published", "outlet", by, *list_clusters(cluster)}
    short = articles[[str(column) for column in articles.columns if column in wanted]].reset_index(drop=True)
    groups = group_articles(short, [by])
    of_first, of_second = choose_sets(groups, by, first, second)
    one, two = of_first.chosen, of_second.chosen
    design = find_design(short, groups, cluster, population)
    leave_out = _make_leave_out(short, groups, drop_names=outlet_names == "drop")
    if furniture == "drop":
        leave_out.learn(lambda: _iterate_texts(articles, groups, one | two))
    side = np.where(one, 0, 1)
    sets, words = sum_sets(_iterate_texts(articles, groups, one | two), leave_out, side, design.ways)
    for summed, chosen in zip(sets, (of_first, of_second), strict=True):
        if not summed.in_articles.total:
            raise MeasureError(f"The articles with {by}={chosen.told} hold no words.")
    kept = np.flatnonzero(
        (sets[0].in_articles.count + sets[1].in_articles.count >= min_count)
        & (sets[0].in_articles.holding + sets[1].in_articles.holding >= min_articles)
    )
    if numbers == "drop":
        kept = kept[[any(map(str.isalpha, words[place])) for place in kept.tolist()]]
    of_grammar = np.array([is_function_word(words[place]) for place in kept.tolist()], dtype=bool)
    if function_words == "drop":
        kept, of_grammar = kept[~of_grammar], of_grammar[~of_grammar]
    result = score_words(sets, kept, pd.Index(words, dtype="str"), prior, smoothing, confidence, design)
    for name, chosen in (("first", of_first), ("second", of_second)):
        result[name] = pd.Series([chosen.name] * len(kept))
    result["confidence"] = confidence
    p = np.full(len(kept), np.nan) if design.census else find_chances(sets, kept)
    if function_words == "set_aside":
        p = np.where(of_grammar, np.nan, p)
    result = add_marks(result.assign(p=p), adjust, confidence)
    result["stands_out"] &= ~((result["low"] <= 0) & (result["high"] >= 0))
    if design.census:
        result[["low", "high"]] = np.nan
        result["interval"] = pd.Series(pd.NA, index=result.index, dtype="str")
    either = result["low"].fillna(result["high"]).to_numpy(dtype=np.float64)
    result["reason"] = give_reasons(design, np.ones(len(kept)), either).set_axis(result.index)
    # The unevenness of rates gives the direction.
    typical = np.sign(result["per_1000_words"] - result["other_per_1000_words"]) * result["g2"]
    order = np.lexsort((result["word"], -typical))
    result = result.iloc[order].reset_index(drop=True)
    # Of which articles, for captions; by which rules they were coded does not matter to words.
    result = describe_result(result, "compare_words", SimpleNamespace(articles=articles), [by])
    said = find_groups(coding)
    if said is not None and said.column == by:
        labels: dict[Any, str] = {
            **said.labels,
            **of_first.label(said.labels),
            **of_second.label(said.labels),
        }
        result.attrs["labels"].update(labels)
        result.attrs["value_labels"] = {by: labels}
    result.attrs.update(by=by, cluster=design.name, population=population)
    for name, summed, chosen in (("first", sets[0], of_first), ("second", sets[1], of_second)):
        result.attrs[f"{name}_articles"] = int(chosen.chosen.sum())
        result.attrs[f"{name}_words"] = int(summed.in_articles.total)
    result.attrs.update(
        min_count=min_count,
        min_articles=min_articles,
        furniture=furniture,
        outlet_names=outlet_names,
        numbers=numbers,
        function_words=function_words,
    )
    return result


def _make_leave_out(short: pd.DataFrame, groups: ArticleGroups, *, drop_names: bool) -> LeaveOut:
    outlet = np.full(len(groups.article_ids), -1, dtype=np.int64)
    names = pd.Index([])
    if "outlet" in short.columns:
        codes, names = pd.factorize(short["outlet"])
        outlet[groups.article_ids.get_indexer(pd.Index(short["article_id"].astype("str")))] = codes
    return LeaveOut(outlet, names, drop_names)


def _iterate_texts(
    articles: pd.DataFrame, groups: ArticleGroups, chosen: np.ndarray
) -> Iterator[tuple[Integers, Texts]]:
    """Give the texts of the chosen articles with their places among the groups."""
    for batch in iterate_batches(articles, ["article_id", "text"], "articles"):
        checked = check_table("articles", batch[["article_id"]], need=["article_id"])
        place = groups.article_ids.get_indexer(pd.Index(checked["article_id"])).astype(np.int64)
        wanted = chosen[place]
        for rows, texts in iterate_texts(batch["text"][wanted]):
            yield place[wanted][rows], texts
