"""The one computation behind every ``rate_*``: mentions of a kind, divided by what they could have been in."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from mediaframing.measures.batches import iterate_batches, join_values, list_values, shrink
from mediaframing.measures.cells import (
    Kinds,
    Tally,
    add_tallies,
    cross_kinds,
    lay_out,
    sum_groups,
    tally,
    tally_once,
    warn_of_few,
)
from mediaframing.measures.clusters import Design, find_design
from mediaframing.measures.groups import (
    LEVELS,
    ArticleGroups,
    MeasureError,
    check_choice,
    check_confidence,
    group_articles,
    list_by,
    locate_values,
    split_by,
)
from mediaframing.measures.intervals import MIDP, Floats, Integers, midp_interval
from mediaframing.measures.linearised import ratio_intervals, sum_moments
from mediaframing.measures.parents import ONCE
from mediaframing.tables import CodedTables, TableError, check_table

UNITS = ("article", "sentence", "mention", "1000_words")
RESULT_COLUMNS = (
    "count", "denominator", "rate", "low", "high", "interval", "confidence", "articles", "unit", "articles_with",
    "clusters", "reason",
)  # fmt: skip

_NOT_TO_GROUP_BY = (ONCE, "mention_id", "article_id", "sentence_id", "attribution_id", "start", "end", "text")


@dataclass(frozen=True)
class Counted:
    """Mentions in their groups and kinds, ready to be added up.

    Attributes
    ----------
    row : array of int
        The place in their table of the mentions that the filters kept.
    groups : ArticleGroups
    kinds : Kinds
    article : array of int
        The position in ``groups`` of each mention's article.
    by : list of str
    once : array of bool
        Which of them count in shares of the mentions of all frames: those that stand for a parent count there already.
    """

    row: Integers
    groups: ArticleGroups
    kinds: Kinds
    article: Integers
    by: list[str]
    once: NDArray[np.bool_]


def list_names(coding: CodedTables, table: str, column: str) -> list[str]:
    """List the frames or actors to count: the codebook's in its order, then others that occur."""
    codebook = getattr(coding, "codebook", None)
    named = list(getattr(codebook, table, None) or ())
    found = list_values(getattr(coding, table), column, table)
    return [*named, *(name for name in found if name not in named)]


def choose_names(
    coding: CodedTables, table: str, column: str, chosen: Sequence[str] | None
) -> tuple[list[str], list[str]]:
    """Give the frames or actors to show, and all that are counted."""
    every = list_names(coding, table, column)
    if chosen is None:
        return every, every
    shown = [chosen] if isinstance(chosen, str) else list(chosen)
    for name in shown:
        check_choice(table, name, every)
    return shown, every


def count_mentions(
    coding: CodedTables,
    table: str,
    *,
    by: str | Sequence[str] | None,
    categories: Mapping[str, Sequence[str]],
    keep: Mapping[str, str | Sequence[str] | None],
    explicit: bool = False,
) -> Counted:
    """Select mentions, group their articles and cross their kinds.

    Parameters
    ----------
    coding : CodedTables
    table : ``"frames"`` or ``"actors"``
    by : str, sequence of str or None
    categories : mapping of str to sequence of str
        Columns of the mentions that the result always has, with their levels; the last varies fastest.
    keep : mapping of str to str, sequence of str or None
        The values of a column that mentions must have to be counted at all.
    explicit : bool
        Whether mentions that are only brought up (see :func:`is_brought_up`) are left out as well.
    """
    names = list_by(by)
    mentions: pd.DataFrame = getattr(coding, table)
    free = [str(c) for c in mentions.columns if c not in _NOT_TO_GROUP_BY and c not in categories]
    of_articles, of_mentions = split_by(names, coding.articles, free, [*categories, *RESULT_COLUMNS])
    chosen = {column: [v] if isinstance(v, str) else list(v) for column, v in keep.items() if v is not None}
    for column, values in chosen.items():
        if column not in LEVELS:
            _check_found(column, values, list_values(mentions, column, table))
            continue
        for value in values:
            check_choice(column, value, LEVELS[column])
    # Columns of the user's own are grouped by as they are; the table's own are checked.
    extra = [name for name in of_mentions if name not in categories]
    own = [*categories, *extra, *chosen, *(["stance", "stance_cue"] if explicit else [])]
    groups = group_articles(coding.articles, of_articles)
    crossed = [*of_mentions, *categories]
    rows, positions, pieces, once = [], [], [], []
    marked = [ONCE] if ONCE in mentions.columns else []
    before = 0
    for batch in iterate_batches(mentions, ["article_id", *own, *marked], table):
        # Rows are told by their place: the index of a table may hold anything, and twice.
        checked = check_table(table, batch, need=["article_id"]).reset_index(drop=True)
        for column, values in chosen.items():
            checked = checked[checked[column].isin(values)]
        if explicit:
            checked = checked[~is_brought_up(checked)]
        for column in categories:
            # In articles that are not in English the stance, say, is not known: no share of any.
            if checked[column].hasnans:
                checked = checked[checked[column].notna()]
        rows.append(shrink(checked.index.to_numpy() + before))
        positions.append(shrink(groups.locate(checked["article_id"], table)))
        pieces.append(checked[crossed])
        once.append(checked[ONCE].to_numpy(dtype=bool) if marked else np.ones(len(checked), dtype=bool))
        before += len(batch)
    kept = pd.DataFrame({name: join_values([piece[name] for piece in pieces]) for name in crossed})
    kinds = cross_kinds(kept, crossed, categories)
    return Counted(
        np.concatenate(rows), groups, kinds, np.concatenate(positions), names, np.concatenate(once)
    )


def count_frames_by_articles(
    coding: CodedTables,
    by: str | Sequence[str] | None,
    frames: Sequence[str],
    keep: Mapping[str, str | Sequence[str] | None],
    instead: str = "",
) -> Counted:
    """Count mentions of frames where groups are of articles only; the error says what to take instead.

    Raises
    ------
    MeasureError
        If ``by`` names a column that tells mentions apart.
    """
    counted = count_mentions(coding, "frames", by=by, categories={"frame": frames}, keep=keep)
    of_mentions = [name for name in counted.by if name in counted.kinds.levels]
    if of_mentions:
        raise MeasureError(
            f"by= names {of_mentions[0]!r}, which tells mentions apart, not articles. "
            f"Choose its values with a keyword ({of_mentions[0]}=...){instead}."
        )
    return counted


def is_brought_up(mentions: pd.DataFrame) -> pd.Series[bool]:
    """Tell which mentions are affirmed without any words of the text that say so."""
    return (mentions["stance"] == "affirmed") & mentions["stance_cue"].isna()


def _check_found(column: str, values: Sequence[str], found: Sequence[str]) -> None:
    """Raise a sentence if no mention has any of the values; warn of some. Of the many there may be a few are named."""
    known = set(found)
    absent = [value for value in values if value not in known]
    if absent:
        # In a part of a coding some of those asked for may not speak.
        close = get_close_matches(str(absent[0]), found, 1)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        some = ", ".join(map(repr, found[:5])) + (", ..." if len(found) > 5 else "")
        problem = f"{column}={absent[0]!r} is that of no mention; there are {some or 'none'}.{hint}"
        if len(absent) == len(values):
            raise MeasureError(problem)
        warnings.warn(problem, stacklevel=5)


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


def name_interval(low: Floats, name: str, bound: NDArray[np.bool_] | None = None) -> pd.Series:
    """Name the kind of interval in each row; missing where there is none."""
    names = pd.Series(name, index=range(len(low)), dtype="str")
    if bound is not None:
        names = names.mask(bound, name.replace("linearised", "bound", 1))
    return names.mask(np.isnan(low))


def give_reasons(design: Design, whole: Floats, low: Floats) -> pd.Series:
    """Say in each row without an interval why there is none: its group, or its denominator, is one cluster or none."""
    reasons = pd.Series(f"one {design.name}", index=range(len(low)), dtype="str").mask(
        whole == 0, "no denominator"
    )
    reasons = reasons.mask(~np.isnan(low))
    return reasons.mask(np.full(len(low), design.census), "census")


def count_parts(
    coding: CodedTables, table: str, counted: Counted, unit: str, zone: str | Sequence[str] | None
) -> tuple[Tally, Tally, Integers]:
    """Count numerators and denominators by article, and say for each kind which denominator is its own."""
    numerator = count_units(coding, table, counted, unit)
    if unit == "article":
        every = np.arange(len(counted.groups.article_ids))
        below = Tally(every, np.zeros_like(every), np.ones(len(every)), 1)
        return numerator, below, np.zeros(counted.kinds.count, dtype=np.int64)
    return numerator, *_denominators(coding, counted, unit, zone)


def count_units(coding: CodedTables, table: str, counted: Counted, unit: str) -> Tally:
    """Count what the unit says in each article and kind: mentions, or sentences or articles with any."""
    kinds = counted.kinds
    if unit == "sentence":
        batches = iterate_batches(getattr(coding, table), ["sentence_id"], table)
        sentence = np.concatenate(
            [shrink(batch["sentence_id"].to_numpy(dtype=np.int64)) for batch in batches]
        )
        return tally_once(counted.article, sentence[counted.row], kinds)
    held = tally(counted.article, kinds.kind, kinds.count)
    if unit == "article":
        return Tally(held.article, held.column, np.ones_like(held.value), held.columns)
    return held


def _denominators(
    coding: CodedTables, counted: Counted, unit: str, zone: str | Sequence[str] | None
) -> tuple[Tally, Integers]:
    kinds = counted.kinds
    if unit == "mention":
        # A share of the mentions that differ in nothing but the last column.
        last = len(list(kinds.levels.values())[-1])
        wholes = kinds.count // last if last else 0
        whole = np.arange(kinds.count) // max(last, 1)
        among_frames = list(kinds.levels)[-1:] == ["frame"]
        part = counted.once if among_frames else np.ones_like(counted.once)
        return tally(counted.article[part], kinds.kind[part] // max(last, 1), wholes), whole
    need = ["article_id", "words", "zone"]
    if coding.sentences.empty and len(coding.articles):
        raise TableError(
            f"unit={unit!r} divides by what the sentences table holds, and it is empty. "
            "Fill it, or take unit='article' or unit='mention'."
        )
    by_zone = "zone" in kinds.levels
    parts = []
    for batch in iterate_batches(coding.sentences, need, "sentences"):
        sentences = check_table("sentences", batch, need=need)
        if zone is not None:
            sentences = sentences[sentences["zone"].isin([zone] if isinstance(zone, str) else list(zone))]
        article = counted.groups.locate(sentences["article_id"], "sentences")
        words = sentences["words"].to_numpy(dtype=np.float64) if unit == "1000_words" else None
        if words is not None and (words < 0).any():
            raise TableError(
                f"In the sentences table, column 'words' is negative in {int((words < 0).sum())} rows. Give the number of words "
                "of each sentence, 0 or more."
            )
        code = locate_values(kinds.levels["zone"], sentences["zone"]) if by_zone else np.zeros_like(article)
        parts.append(tally(article, code, len(LEVELS["zone"]) if by_zone else 1, words))
    return add_tallies(parts), kinds.level_of("zone") if by_zone else np.zeros(kinds.count, dtype=np.int64)


def pick_rows(result: pd.DataFrame, column: str, shown: Sequence[str], every: Sequence[str]) -> pd.DataFrame:
    """Keep the frames or actors to show, in the order they were asked for within each group."""
    if list(shown) == list(every):
        return result
    by = [name for name in result.columns if name not in RESULT_COLUMNS]
    before = by[: by.index(column)]
    rank = pd.Series(range(len(shown)), index=list(shown))[lambda r: ~r.index.duplicated()]
    kept = result[result[column].isin(list(shown))]
    group = kept.groupby(before, sort=False, dropna=False).ngroup() if before else pd.Series(0, kept.index)
    order = np.lexsort((kept[column].map(rank).to_numpy(), group.to_numpy()))
    return kept.iloc[order].reset_index(drop=True)
