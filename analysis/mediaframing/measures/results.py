"""What measures give: one list of the kinds of results, by which charts, captions and reports know them.

A measure is marked with :func:`give_result`; its table then says in ``attrs`` what it is and what its frames and groups are
called. A table without ``attrs`` (from a file, from another tool) is told by its columns.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from types import SimpleNamespace
from typing import Any, ParamSpec

import pandas as pd

from mediaframing.grouping import Groups, find_groups, is_ranked
from mediaframing.measures.groups import UNGROUPED, MeasureError, list_by, refuse_own
from mediaframing.measures.unread import leave_unread
from mediaframing.tables import STANCES, CodedTables, check_columns, is_coding, require_coding
from mediaframing.values.keywords import check_labels

P = ParamSpec("P")


@dataclass(frozen=True)
class Result:
    """A kind of table.

    Attributes
    ----------
    name : str
        The measure that gives it.
    key : str
        Its first column of its own; those before it group.
    columns : tuple of str
        Columns by which it is told, and which every chart of it needs.
    chart : str
        The chart to take.
    drawn : tuple of str
        Further columns that its charts need.
    """

    name: str
    key: str
    columns: tuple[str, ...]
    chart: str
    drawn: tuple[str, ...] = ()


_INTERVAL = ("low", "high")
_OF_ARTICLES = (*_INTERVAL, "articles", "unit")

# The first that fits is what a table is, so that those with more columns stand before those with fewer.
RESULTS: tuple[Result, ...] = (
    Result("compare_words", "word", ("word", "log_ratio", "g2"), "plot_words",
           ("count", "other_count", *_INTERVAL, "first", "second")),
    Result("rate_cooccurrence", "first", ("first", "second", "both", "log_odds_ratio", "denominator"), "plot_cooccurrence",
           ("first_count", "second_count", "expected", *_INTERVAL, "unit")),
    Result("compare_frames", "first", ("first", "second", "log_ratio"), "plot_contrast",
           ("first_count", "second_count", *_INTERVAL, "articles")),
    Result("compare_periods", "frame", ("frame", "before_rate", "after_rate", "difference", "unit"), "plot_change",
           ("before_articles", "after_articles", *_INTERVAL, "event")),
    Result("compare_groups", "frame", ("frame", "rate", "cluster_residual"), "plot_heatmap", ("residual", "articles", "unit")),
    Result("tabulate_speakers", "speaker_actor", ("speaker_actor", "frame", "mentions", *STANCES), "plot_positions"),
    Result("rate_actors", "actor", ("actor", "rate", "tone", "unit"), "plot_actors",
           (*_INTERVAL, "tone_low", "tone_high", "tone_mentions")),
    Result("frames", "frame", ("frame", "start", "stance", "voice"), "plot_dispersion"),
    Result("rate_stance", "frame", ("frame", "stance", "rate", "denominator"), "plot_stance", ("count",)),
    Result("rate_voice", "frame", ("frame", "voice", "rate", "denominator"), "plot_voice", ("count",)),
    Result("rate_frames", "frame", ("frame", "rate"), "plot_rates", _OF_ARTICLES),
    Result("rate_trends", "frame", ("frame", "rate"), "plot_trends", _OF_ARTICLES),
)  # fmt: skip
_TOLD_APART = ("first", "second", "frame", "stance", "voice")
"""Columns of a result's own that tell its rows apart, beside its key and what groups."""
_BY_NAME = {result.name: result for result in RESULTS}


# Where nobody else speaks the outlet does.
_NOBODY = {
    "speaker_actor": "The outlet and other sources",
    "speaker_name": "The outlet and sources without a name",
    "speaker": "The outlet and sources without a name",
}


class FixedLabels(dict[str, str]):
    """What frames, actors and groups are called: never changed once it is in ``attrs``, which pandas copies with every step."""

    def __deepcopy__(self, _: object) -> FixedLabels:
        return self


def find_result(table: pd.DataFrame) -> Result | None:
    """Tell what a table is: as its measure said, else by its columns; None for a table of none of them."""
    told = table.attrs.get("result")
    if told in _BY_NAME and set(_BY_NAME[told].columns) <= set(table.columns):
        return _BY_NAME[told]
    columns = set(map(str, table.columns))
    for result in RESULTS:
        if not set(result.columns) <= columns:
            continue
        # Stance and voice before the frame only group; behind it they are what is shared out.
        if result.name in ("rate_stance", "rate_voice") and not _is_behind(
            table, result.name.removeprefix("rate_")
        ):
            continue
        return result
    return None


def check_result(table: object, *names: str) -> None:
    """Refuse what is no table of these measures, or lacks a column of the first, with a sentence that says what to do.

    Parameters
    ----------
    table : object
        What a chart was given.
    *names : str
        The measures whose tables it draws.

    Raises
    ------
    MeasureError
        If it is a coding, or a table of another measure.
    TableError
        If a column is absent.
    """
    wanted = " or ".join(f"{name}(coding)" for name in names)
    if not isinstance(table, pd.DataFrame):
        what = "a coding" if is_coding(table) else f"an object of type {type(table).__name__}"
        raise MeasureError(f"This is {what}, and no table of rates. Give the table that {wanted} returns.")
    found = find_result(table)
    if found is not None and found.name not in names:
        raise MeasureError(
            f"This is a table of {found.name}, which another chart draws: take {found.chart}. This one draws what {wanted} "
            "returns."
        )
    first = _BY_NAME[names[0]]
    check_columns(table, [*first.columns, *first.drawn], first.name, wanted)
    _refuse_doubled(table, found or first)


def _refuse_doubled(table: pd.DataFrame, result: Result) -> None:
    """Refuse a table in which a row stands twice, as after a merge: both would be drawn, or one of them."""
    columns = list(map(str, table.columns))
    key = [*columns[: columns.index(result.key)], result.key]
    key += [name for name in _TOLD_APART if name in result.columns and name not in key]
    again = table.duplicated(key)
    if result.name == "frames" or not again.any():
        return
    first = table.loc[again, key].iloc[0]
    told = ", ".join(f"{name} {value}" for name, value in first.items())
    number = int(again.sum())
    raise MeasureError(
        f"{number:,} row{'s' * (number > 1)} of the table stand{'s' * (number == 1)} there once more ({told}), as after a merge with a "
        f"table that has several rows for one {key[0]}, or where tables are put together. Keep one of each: table.drop_duplicates({key!r}); "
        f"or, where they are different, put the column that tells them apart before {result.key!r}."
    )


def give_result(
    without: Sequence[str] = (), own: Sequence[str] = ()
) -> Callable[[Callable[P, pd.DataFrame]], Callable[P, pd.DataFrame]]:
    """Mark a measure: what it groups by where nothing is said, and what its table says of itself.

    Parameters
    ----------
    without : sequence of str
        ``by`` where none is given and the coding has no groups.
    own : sequence of str
        Columns that the table has beside those of every table of rates: no column to group by is called so.
    """

    def mark(function: Callable[P, pd.DataFrame]) -> Callable[P, pd.DataFrame]:
        signature = inspect.signature(function)
        # A share of mentions is one of those whose stance is known.
        default = signature.parameters["unit"].default if "unit" in signature.parameters else None

        @wraps(function)
        def measure(*args: P.args, **kwargs: P.kwargs) -> pd.DataFrame:
            bound = signature.bind(*args, **kwargs)
            coding: Any = bound.arguments["coding"]
            require_coding(coding, function.__name__, MeasureError)
            groups = find_groups(coding)
            by = bound.arguments.get("by")
            if by is None:
                by = bound.arguments["by"] = [groups.column] if groups else list(without)
            names = list_by(by)
            refuse_own(names, own)
            if bound.arguments.get("unit", default) not in (None, "mention"):
                bound.arguments["coding"] = leave_unread(coding, bound.arguments)
            if groups is not None and groups.column in names:
                bound.arguments["coding"] = regroup(bound.arguments["coding"], groups)
            table = function(*bound.args, **bound.kwargs)
            table = describe_result(table, function.__name__, coding, names)
            asked = {
                key: bound.arguments.get(key) for key in ("stance", "voice", "zone", "term", "speaker_name")
            }
            if only := {key: value for key, value in asked.items() if value is not None}:
                table.attrs["only"] = only
            of_mentions = {name for name in names if name not in coding.articles.columns}
            if of_mentions & set(_NOBODY) and asked["voice"] not in ("source", ["source"], ("source",)):
                table.attrs["missing_labels"] = {name: _NOBODY[name] for name in of_mentions & set(_NOBODY)}
            if bound.arguments.get("explicit"):
                table.attrs["explicit"] = True
            return table

        return measure

    return mark


def regroup(coding: CodedTables, groups: Groups) -> CodedTables:
    """Give the coding with its groups in place of the values of their column."""
    # Of a table on the disk all but the running text is read.
    columns = [str(column) for column in coding.articles.columns if column != "text"]
    articles = coding.articles[columns]
    own = articles[groups.column]
    return SimpleNamespace(
        articles=articles.assign(**{groups.column: groups.assign(own), f"{UNGROUPED}{groups.column}": own}),
        sentences=coding.sentences,
        frames=coding.frames,
        actors=coding.actors,
        attributions=coding.attributions,
        codebook=getattr(coding, "codebook", None),
    )


def describe_result(table: pd.DataFrame, measure: str, coding: object, by: Sequence[str]) -> pd.DataFrame:
    """Say in ``attrs`` what a table is, and what its frames, actors and groups are called."""
    of_codebook = getattr(getattr(coding, "codebook", None), "labels", None) or {}
    labels: dict[str, str] = FixedLabels(of_codebook)
    groups = find_groups(coding)
    told: dict[str, Any] = {"result": measure, "labels": labels}
    articles: pd.DataFrame = getattr(coding, "articles", pd.DataFrame())
    # The order of the table is that of the values themselves.
    order: dict[str, list[str]] = {
        name: [] for name in by if name in articles.columns and is_ranked(articles[name])
    }
    if groups is not None and groups.column in by:
        # A group may be called as a frame is.
        labels.update({name: text for name, text in groups.labels.items() if name not in of_codebook})
        told["value_labels"] = {groups.column: FixedLabels(groups.labels)}
        told["group_labels"] = {groups.column: groups.label}
        order.pop(groups.column, None)
        order |= {groups.column: list(groups.names)} if groups.ordered else {}
        told["rest"] = groups.other if groups.rest else ""
    if order:
        told["order"] = order
    told |= _describe_coding(coding)
    table.attrs.update(told)
    return table


def _describe_coding(coding: object) -> dict[str, Any]:
    """Say of which articles a table is, and how they were coded, for captions.

    Without nesting, since pandas copies ``attrs`` with every step.
    """
    articles = getattr(coding, "articles", None)
    told: dict[str, Any] = {}
    if articles is not None:
        told["corpus_articles"] = len(articles)
        if "outlet" in articles.columns:
            told["corpus_outlets"] = int(articles["outlet"].dropna().astype("str").nunique())
        if "published" in articles.columns:
            days = pd.to_datetime(articles["published"], errors="coerce")
            told["undated"] = int(days.isna().sum())
            if days.notna().any():
                told["corpus_first"], told["corpus_last"] = (
                    f"{d:%Y-%m-%d}" for d in (days.min(), days.max())
                )
    provenance = getattr(coding, "provenance", None) or {}
    codebook = getattr(coding, "codebook", None)
    if codebook is not None:
        told["codebook"] = getattr(codebook, "title", "")
        told["codebook_version"] = str(provenance.get("codebook_hash", ""))[:8]
    # Tables that were coded by hand do not say which package made them.
    told["coded_by"] = str((provenance.get("versions") or {}).get("mediaframing", ""))
    if provenance.get("stance_model"):
        told["weighed"] = True
    return told


def find_labels(table: pd.DataFrame, labels: Mapping[Any, str] | None) -> dict[Any, str]:
    """Give what frames and groups are called: as the caller says, else as the table itself does."""
    check_labels(labels, MeasureError)
    # What a column is called stands where its value is missing.
    unknown = {column: f"{label} not known" for column, label in table.attrs.get("group_labels", {}).items()}
    unknown |= table.attrs.get("missing_labels", {})
    return {**unknown, **table.attrs.get("labels", {}), **(labels or {})}


def _is_behind(table: pd.DataFrame, column: str) -> bool:
    columns = list(map(str, table.columns))
    return columns.index(column) > columns.index("frame")
