"""What a report is about: the coding, how its articles are grouped, and what things are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from mediaframing.codebook import Codebook
from mediaframing.coding import Coding
from mediaframing.coding.summary import MOST_COMPARED
from mediaframing.grouping import Groups, find_groups
from mediaframing.measures.batches import iterate_batches
from mediaframing.measures.groups import PERIODS, check_choice, list_by
from mediaframing.measures.sides import read_moment
from mediaframing.tables import TABLES, CodedTables
from mediaframing.views import select_articles
from mediaframing.views.stored import StoredTables, is_stored, take_article

# What a report reads of a coding on the disk: all else is long, quoted in few places or none, or of no use to a measure.
_READ = {
    "sentences": ("article_id", "sentence_id", "start", "end", "zone", "words"),
    "actors": ("article_id", "sentence_id", "actor", "kind", "role", "tone"),
    "attributions": ("article_id", "attribution_id", "speaker_kind"),
}
_LEFT_ON_DISK = {"frames": ("mention_id",), "articles": ("text",)}
_OVER_TIME = ("article_id", "sentence_id", "zone", "words")
# With more groups a chart of groups cannot be read.
MOST_GROUPS = 40
# So few articles of a coding on the disk are read whole and at once.
_FEW = 10
# The first period in which a corpus has at most so many points.
_MOST_POINTS = 60
_DAYS_IN = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
_FEWEST_POINTS = 3
# Days on either side of an event.
_LONGEST_WINDOW = 365
# The share of articles at either end of the time that may be left out of charts over time, and from how many on.
_STRAGGLERS = 0.005
_MANY = 200


class ReportError(ValueError):
    """A report was asked for something that the coding does not hold."""


class ReportWarning(UserWarning):
    """A part of a report could not be written."""


@dataclass(frozen=True)
class Scope:
    """What all parts of a report share.

    Attributes
    ----------
    coding : Coding
        In memory; of one on the disk without what no figure needs.
    source : CodedTables
        What was given, with the texts of the articles.
    by : tuple of str
        The columns of the articles that group them; none for one group of all.
    period : str or None
        The period for charts over time; None without dates enough.
    dated : Coding
        The articles of charts over time: all, or without those few that are far from the others in time, with their sentences and
        frames.
    event : Timestamp or None
    window : int or None
        How many days before the event are compared with as many from it on.
    event_name : str
    labels : mapping
        Of frames and actors by their names, of groups by ``(column, value)``.
    """

    coding: Coding
    source: CodedTables
    by: tuple[str, ...]
    period: str | None
    dated: Coding
    event: pd.Timestamp | None
    labels: Mapping[Any, str]
    window: int | None = None
    event_name: str = ""

    @property
    def codebook(self) -> Codebook:
        """The codebook."""
        return self.coding.codebook

    def read_text(self, article_id: str) -> str:
        """Read the text of an article."""
        articles = take_article(self.source, article_id).articles
        return str(articles.loc[articles["article_id"] == article_id, "text"].iloc[0])

    def read_whole(self) -> Coding:
        """Give the coding with the texts of its articles; of many on the disk, a number for each text, the same for the same."""
        if not is_stored(self.source):
            return self.coding
        articles = self.source.articles
        if len(articles) <= MOST_COMPARED:
            return replace(self.coding, articles=articles[list(articles.columns)])
        told = [
            pd.util.hash_array(batch["text"].to_numpy(dtype=object), categorize=False)
            for batch in iterate_batches(articles, ["text"], "articles")
        ]
        pa.default_memory_pool().release_unused()
        return replace(self.coding, articles=self.coding.articles.assign(text=np.concatenate(told)))

    @property
    def group_names(self) -> list[Any]:
        """The values of the first grouping column, most articles first."""
        if not self.by or self.by[0] not in self.coding.articles.columns:
            return []
        counts = self.coding.articles[self.by[0]].value_counts()
        groups = find_groups(self.coding)
        if groups is not None and groups.column == self.by[0]:
            return [name for name in counts.index if str(name) in groups.values]
        return list(counts.index)


def set_scope(
    coding: CodedTables,
    by: str | Sequence[str] | None,
    event: str | None,
    window: int | None = None,
    event_name: str = "",
) -> Scope:
    """Decide how articles are grouped, and over which periods.

    Parameters
    ----------
    coding : CodedTables
    by : str, sequence of str or None
        None for the groups of ``coding.with_groups``, else by outlet if there are from 2 to 40 of them.
    event : str, optional
    window : int, optional
        Days on either side of the event; by default as many as the shorter side has, 365 at most.
    event_name : str

    Raises
    ------
    ReportError
        If there are no articles, or the event is not within their time.
    MeasureError
        If ``by`` or ``event`` cannot be read.
    """
    if is_stored(coding) and len(coding.articles) <= _FEW:
        coding = coding.take_articles(coding.articles["article_id"].tolist())
    whole = _complete(coding)
    if whole.articles.empty:
        raise ReportError("The coding holds no articles, and there is nothing to report.")
    said = find_groups(whole)
    if by is None and said is not None:
        groups: tuple[str, ...] = (said.column,)
    elif by is None:
        count = whole.articles["outlet"].nunique()
        groups = ("outlet",) if 2 <= count <= MOST_GROUPS else ()
    else:
        groups = tuple(list_by(by))
        for name in groups:
            check_choice("by", name, [*map(str, whole.articles.columns), *PERIODS])
    dated = _leave_out_stragglers(whole)
    moment = None if event is None else _place_event(event, whole.articles["published"])
    if moment is not None and not _is_within(moment, dated.articles["published"]):
        dated = whole
    period = _choose_period(dated.articles["published"])
    labels: dict[Any, str] = dict(whole.codebook.labels)
    if said is not None and said.column in groups:
        called = {**_name_groups(said), **said.labels}
        labels |= {(said.column, name): text for name, text in called.items()}
    days = _choose_window(window, moment, whole.articles["published"])
    return Scope(
        whole,
        whole if isinstance(coding, Coding) or not is_stored(coding) else coding,
        groups,
        period,
        dated,
        moment,
        labels,
        days,
        event_name,
    )


def _name_groups(groups: Groups) -> dict[str, str]:
    """Write small names with a capital, as charts do; an outlet has the name that it has."""
    if groups.column == "outlet":
        return {}
    return {name: name[:1].upper() + name[1:].replace("_", " ") for name in groups.values if name.islower()}


def _complete(coding: CodedTables) -> Coding:
    """Make a coding of any tables; those on the disk are read, but for texts that no part of a report needs."""
    if isinstance(coding, Coding):
        return coding
    tables = {name: getattr(coding, name) for name in TABLES}
    if is_stored(coding):
        for name, table in tables.items():
            wanted = _READ.get(name, tuple(table.columns))
            left = _LEFT_ON_DISK.get(name, ())
            tables[name] = table[[c for c in table.columns if c in wanted and c not in left]]
        tables["sentences"] = _add_first_texts(coding, tables["sentences"], tables["frames"])
        # What Arrow needed on the way.
        pa.default_memory_pool().release_unused()
    return Coding(
        **tables,
        codebook=getattr(coding, "codebook", None) or Codebook(),
        provenance=getattr(coding, "provenance", {}),
    )


def _add_first_texts(coding: StoredTables, sentences: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Add the texts of those sentences that the table of terms quotes; of the others they stay missing."""
    place = ["article_id", "sentence_id"]
    first = mentions[["frame", "term", *place]].drop_duplicates(["frame", "term"])[place]
    read = coding.take_articles(first["article_id"].unique().tolist()).sentences
    quoted = read.merge(first.drop_duplicates(), on=place)
    texts = dict(
        zip(zip(quoted["article_id"], quoted["sentence_id"], strict=True), quoted["text"], strict=True)
    )
    wanted = sentences["article_id"].isin(quoted["article_id"])
    keys = zip(sentences.loc[wanted, "article_id"], sentences.loc[wanted, "sentence_id"], strict=True)
    column = pd.Series(pd.NA, index=sentences.index, dtype="str")
    column[wanted] = [texts.get(key) for key in keys]
    return sentences.assign(text=column)


def _place_event(event: str, published: pd.Series) -> pd.Timestamp:
    moment = read_moment(event)
    if not _is_within(moment, published):
        days = pd.to_datetime(published).dropna()
        span = f"from {days.min():%Y-%m-%d} to {days.max():%Y-%m-%d}" if len(days) else "without dates"
        raise ReportError(
            f"event={event!r} is not within the time of the articles, which are {span}, with articles before and after it."
        )
    return moment


def _choose_window(window: int | None, moment: pd.Timestamp | None, published: pd.Series) -> int | None:
    """Choose how many days are compared: years before with months after would differ by what else has changed."""
    if window is not None and (moment is None or window < 1):
        raise ReportError(
            f"window={window!r} must be a number of days, 1 or more, on either side of an event (event='2019-02-14')."
        )
    if moment is None or window is not None:
        return window
    days = pd.to_datetime(published).dropna()
    shorter = min((moment - days.min()).days, (days.max() - moment).days + 1)
    return max(1, min(shorter, _LONGEST_WINDOW))


def _is_within(moment: pd.Timestamp, published: pd.Series) -> bool:
    days = pd.to_datetime(published).dropna()
    return bool((days < moment).any() and (days >= moment).any())


def _leave_out_stragglers(coding: Coding) -> Coding:
    """Take the articles of the days that hold nearly all, if the others would stretch the axis by half or more."""
    days = pd.to_datetime(coding.articles["published"]).dropna().sort_values()
    if len(days) < _MANY:
        return coding
    out = int(_STRAGGLERS * len(days))
    first, last = days.iloc[out].normalize(), days.iloc[-1 - out].normalize()
    if 1.5 * ((last - first).days + 1) > (days.iloc[-1] - days.iloc[0]).days + 1:
        return coding
    # Not twice what no figure over time needs.
    lean = replace(
        coding,
        articles=coding.articles[[c for c in coding.articles.columns if c != "text"]],
        sentences=coding.sentences[[c for c in _OVER_TIME if c in coding.sentences.columns]],
        actors=coding.actors.iloc[:0],
        attributions=coding.attributions.iloc[:0],
    )
    return select_articles(lean, since=first, until=last)


def _choose_period(published: pd.Series) -> str | None:
    days = pd.to_datetime(published).dropna()
    if days.empty:
        return None
    span = (days.max() - days.min()).days + 1
    period = next((p for p, length in _DAYS_IN.items() if span / length <= _MOST_POINTS), "year")
    return period if span / _DAYS_IN[period] >= _FEWEST_POINTS else None
