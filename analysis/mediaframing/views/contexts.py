"""Keywords in context: mentions in the words around them, one below the other."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import numpy as np
import pandas as pd

from mediaframing.measures.counted import is_brought_up
from mediaframing.tables import (
    STANCES,
    VOICES,
    ZONES,
    CodedTables,
    check_columns,
    check_table,
    require_coding,
)
from mediaframing.validation.mention_columns import name_rows
from mediaframing.values.keywords import check_number, list_given
from mediaframing.views.markup import escape_attribute, escape_text, isolate, list_rows, one_line, write_table
from mediaframing.views.names import FrameNames, list_names
from mediaframing.views.nothing_left import explain_nothing
from mediaframing.views.selection import choose_articles
from mediaframing.views.stored import iterate_texts, load_mentions
from mediaframing.views.view import View, ViewError

COLUMNS = (
    "article_id", "outlet", "published", "left", "keyword", "right", "frame", "term", "stance", "stance_cue",
    "voice", "speaker", "speaker_actor", "zone", "start", "end",
)  # fmt: skip
_ALLOWED: Mapping[str, Sequence[str]] = {"stance": STANCES, "voice": VOICES, "zone": ZONES}
_OFTEN_ABSENT = ("term", "speaker_name")
_FILTERS = ("frame", "stance", "voice", "zone", "term", "speaker_actor", "speaker_name")
_LINES_OF_TEXT = 20
_LONGEST_CELL = 26

Chosen = str | Sequence[str] | None


def concordance(
    coding: CodedTables,
    frames: Chosen = None,
    *,
    stance: Chosen = None,
    voice: Chosen = None,
    zone: Chosen = None,
    term: Chosen = None,
    explicit: bool = False,
    actor: Chosen = None,
    speaker_actor: Chosen = None,
    speaker_name: Chosen = None,
    outlet: Chosen = None,
    mentions: pd.DataFrame | Sequence[str] | None = None,
    width: int = 40,
    sort: str | Sequence[str] | None = None,
    rows: int | None = 50,
    **columns: Any,
) -> View:
    """Show frame mentions in their context, aligned on the words of the mention (KWIC; Luhn 1960).

    Parameters
    ----------
    coding : CodedTables
        A ``Coding``, or anything with its five tables. Of what :func:`~mediaframing.runs.open_coding` gives, only the
        articles whose mentions are shown are read, and the others when ``table`` or an order by the words is asked for.
    frames, stance, voice, zone, term, speaker_actor, speaker_name, outlet : str or sequence of str, optional
        Only mentions with these values. ``term`` is the entry of the codebook that matched, ``speaker_name`` the
        fullest name of who speaks.
    explicit : bool
        Whether mentions that are only brought up, affirmed without any words that say so (``stance_cue``), are left
        out.
    actor : str or sequence of str, optional
        Only mentions in whose sentence one of these actors is named.
    mentions : DataFrame or sequence of str, optional
        Only these: a table with ``mention_id``, such as the ``errors`` that
        :func:`~mediaframing.validation.validate_coding` lists, or the ids.
    width : int, default 40
        Characters of context on either side, at most; cut between words.
    sort : str or sequence of str, optional
        ``"left"`` sorts by the words before, the nearest first; ``"right"`` by those after; or by columns of the
        table. As in the corpus by default.
    rows : int or None, default 50
        How many rows to show, None for all; how many there are is said.
    **columns : str or sequence of str
        Only mentions in articles with these values of any further column: ``bias_text="left"``; of the column of
        ``coding.with_groups`` its groups and their labels as well.

    Returns
    -------
    View
        Its ``table`` holds all rows: ``article_id``, ``outlet``, ``published``, ``left``, ``keyword``, ``right`` (runs of
        white space are one space in these three), ``frame``, ``term``, ``stance``, ``stance_cue``, ``voice``,
        ``speaker``, ``speaker_actor``, ``zone``, ``start``, ``end``. Where none is left the view says which of the things
        asked for left none.

    Raises
    ------
    ViewError
        If a filter or ``sort`` names what is not there.

    References
    ----------
    Luhn, H. P. (1960). Key word-in-context index for technical literature. American Documentation 11(4).
    """
    require_coding(coding, "concordance")
    if "frame" in columns:
        raise ViewError("frame= is called frames= here, as everywhere: concordance(coding, frames='terror').")
    names = list_names(coding, coding.frames["frame"].dropna().unique())
    asked: dict[str, Any] = {
        "frames": frames,
        "stance": stance,
        "voice": voice,
        "zone": zone,
        "term": term,
        "speaker_actor": speaker_actor,
        "speaker_name": speaker_name,
        "explicit": explicit,
        "actor": actor,
        **columns,
        "outlet": outlet,
        "mentions": mentions,
    }
    found = _find(coding, asked)
    why = "" if len(found) else explain_nothing(asked, lambda some: len(_find(coding, some)))

    def make_table() -> pd.DataFrame:
        return _sort_lines(put_in_context(coding, found, width), sort)

    most = len(found) if rows is None else max(rows, 0)
    # Without an order the first lines are known before any text is read.
    table = make_table() if sort is not None or most >= len(found) else None
    shown = put_in_context(coding, found.head(most), width) if table is None else table.head(most)
    return View(
        title="Concordance",
        content=_write_html(found, shown, names, why),
        text=_write_plain(found, shown.head(_LINES_OF_TEXT), width, why),
        make_table=make_table if table is None else lambda: table,
    )


def _find(coding: CodedTables, asked: Mapping[str, Any]) -> pd.DataFrame:
    """Find the mentions that have all that is asked for by the keywords of :func:`concordance`."""
    rest = dict(asked)
    filters = {name: rest.pop(name, None) for name in _FILTERS}
    filters["frame"] = rest.pop("frames", None)
    chosen = rest.pop("mentions", None)
    found = pick_mentions(
        coding,
        filters,
        explicit=rest.pop("explicit", False),
        actor=rest.pop("actor", None),
        outlet=rest.pop("outlet", None),
        columns=rest,
    )
    if chosen is not None:
        found = name_rows(found)
        found = found[found["mention_id"].isin(_list_ids(chosen))].reset_index(drop=True)
    return found


def pick_mentions(
    coding: CodedTables,
    filters: Mapping[str, Chosen],
    *,
    explicit: bool = False,
    actor: Chosen = None,
    outlet: Chosen = None,
    columns: Mapping[str, Any] | None = None,
) -> pd.DataFrame:
    """Pick the rows of the frames table that have the values asked for; see :func:`concordance`."""
    mentions, articles = load_mentions(coding), coding.articles
    known = {"frame": list_names(coding, mentions["frame"].dropna().unique()).frames, **_ALLOWED}
    for column, chosen in filters.items():
        if chosen is not None:
            check_columns(mentions, [column], "frames")
            options = known[column] if column in known else coding.frames[column].dropna().unique()
            word = "frames" if column == "frame" else column
            mentions = mentions[mentions[column].isin(_choose(word, chosen, options))]
    if explicit:
        check_columns(mentions, ["stance", "stance_cue"], "frames")
        mentions = mentions[~is_brought_up(mentions)]
    if actor is not None:
        place = ["article_id", "sentence_id"]
        wanted = _choose("actor", actor, coding.actors["actor"].unique())
        actors = coding.actors[[*place, "actor"]]
        near = actors.loc[actors["actor"].isin(wanted), place].drop_duplicates()
        mentions = mentions.merge(near, on=place)
    for column, chosen in (columns or {}).items():
        if chosen is not None:
            inside = articles["article_id"][choose_articles(coding, column, chosen).to_numpy()]
            mentions = mentions[mentions["article_id"].isin(inside)]
    if outlet is not None:
        check_columns(articles, ["outlet"], "articles")
        wanted = _choose("outlet", outlet, articles["outlet"].dropna().unique())
        inside = articles["article_id"][articles["outlet"].isin(wanted)]
        mentions = mentions[mentions["article_id"].isin(inside)]
    return mentions.reset_index(drop=True)


def put_in_context(coding: CodedTables, mentions: pd.DataFrame, width: int) -> pd.DataFrame:
    """Put mentions between the words before and after them; the columns are those of a concordance."""
    check_number("width", width, 1, whole=True, error=ViewError)
    mentions = check_table("frames", mentions.reset_index(drop=True))
    contexts = [("", "", "")] * len(mentions)
    heads = []
    # Each id once, since a lookup among all mentions would take longer than the rest.
    for piece in iterate_texts(coding, list(mentions["article_id"].unique())):
        articles = check_table("articles", piece.reset_index(drop=True)).set_index("article_id")
        texts = articles["text"].to_dict()
        heads.append(articles[["outlet", "published"]])
        here = np.flatnonzero(mentions["article_id"].isin(articles.index))
        spans = mentions.loc[here, ["article_id", "start", "end"]].itertuples(index=False)
        for line, (article, start, end) in zip(here, spans, strict=True):
            contexts[line] = _cut(texts[article], start, end, width)
    table = mentions.join(pd.concat(heads), on="article_id")
    for place, column in enumerate(("left", "keyword", "right")):
        table[column] = pd.Series([c[place] for c in contexts], index=table.index, dtype="str")
    return table[list(COLUMNS)]


def _choose(column: str, chosen: str | Sequence[str], options: Iterable[str]) -> list[str]:
    wanted: list[str] = list_given(column, chosen, ViewError)
    known = sorted(map(str, options))
    for value in wanted:
        if value not in known:
            close = get_close_matches(str(value), known, 1)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            some = ", ".join(map(repr, known[:8])) + (", ..." if len(known) > 8 else "")
            problem = f"{column}={value!r} is not in the coding, which has {some or 'none'}.{hint}"
            # In a part of a coding some of those asked for may not speak.
            if column not in _OFTEN_ABSENT or not any(other in known for other in wanted):
                raise ViewError(problem)
            warnings.warn(problem, stacklevel=4)
    return wanted


def _list_ids(chosen: pd.DataFrame | Sequence[str]) -> list[str]:
    if isinstance(chosen, pd.DataFrame):
        check_columns(chosen, ["mention_id"], "mentions")
        return chosen["mention_id"].astype("str").tolist()
    return list_given("mentions", chosen, ViewError)


def _cut(text: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """Give the words before, the mention and the words after, each on one line."""
    # Somewhat more than the width, since runs of white space become one space.
    reach = 2 * width + 20
    before = " ".join(text[max(0, start - reach) : start].split())
    after = " ".join(text[end : end + reach].split())
    if len(before) > width:
        _, _, whole = before[-width - 1 :].partition(" ")
        before = whole or before[-width:]
    if len(after) > width:
        whole, _, _ = after[: width + 1].rpartition(" ")
        after = whole or after[:width]
    return before, " ".join(text[start:end].split()), after


def _sort_lines(table: pd.DataFrame, sort: str | Sequence[str] | None) -> pd.DataFrame:
    if sort is None:
        return table
    columns = list_given("sort", sort, ViewError)
    for column in columns:
        if column not in table.columns:
            raise ViewError(
                f"sort={column!r} is none of 'left', 'right' or the columns {', '.join(table.columns)}."
            )
    return table.sort_values(columns, kind="stable", key=_make_key, ignore_index=True)


def _make_key(values: pd.Series[Any]) -> pd.Series[Any]:
    if values.name == "left":
        return values.map(lambda text: " ".join(reversed(_list_words(text)))).astype("str")
    if values.name in ("right", "keyword"):
        return values.map(lambda text: " ".join(_list_words(text))).astype("str")
    return values


def _list_words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _write_html(found: pd.DataFrame, shown: pd.DataFrame, names: FrameNames, why: str) -> str:
    # What is looked at comes first, and what is known of no line is left out, so that little has to be scrolled to.
    known = {"Outlet": shown["outlet"].notna().any(), "Date": shown["published"].notna().any()}
    heads = ["Before", "Mention", "After", "Frame", "Stance", "Voice", "Speaker", "Outlet", "Date", "Article"]
    kept = [place for place, head in enumerate(heads) if known.get(head, True)]
    lines = [
        [
            isolate(row.left),
            _write_keyword(row, names),
            isolate(row.right),
            escape_text(names.label(row.frame)),
            row.stance,
            row.voice,
            _shorten(names.label(row.speaker_actor) if pd.notna(row.speaker_actor) else row.speaker),
            _shorten(row.outlet),
            "" if pd.isna(row.published) else f"{row.published:%Y-%m-%d}",
            f"<code>{_shorten(row.article_id)}</code>",
        ]
        for row in list_rows(shown)
    ]
    heads = [heads[place] for place in kept]
    lines = [[line[place] for place in kept] for line in lines]
    return (
        '<section class="mf-view mathjax_ignore mf-lines" aria-label="Concordance">'
        f'<p class="mf-note">{_say_count(found, shown)}{" " if why else ""}{isolate(why)}</p>'
        f"{write_table(heads, lines, flush=[0]) if lines else ''}</section>"
    )


def _write_keyword(row: Any, names: FrameNames) -> str:
    words = isolate(row.keyword)
    if row.stance == "rejected":
        words = f"<s>{words}</s>"
    return f'<mark class="mf-mention mf-{row.stance} {names.style_of(row.frame)}">{words}</mark>'


def _shorten(value: Any) -> str:
    """Write the beginning of a long value, and all of it where one points."""
    if pd.isna(value):
        return ""
    text = one_line(str(value))
    if len(text) <= _LONGEST_CELL:
        return isolate(text)
    return f'<span title="{escape_attribute(text[:500])}">{isolate(text[: _LONGEST_CELL - 1] + "…")}</span>'


def _say_count(found: pd.DataFrame, shown: pd.DataFrame) -> str:
    articles = found["article_id"].nunique()
    told = f"{len(found):,} mention{'' if len(found) == 1 else 's'} in {articles:,} article{'' if articles == 1 else 's'}"
    if len(shown) < len(found):
        return f"{told}; the first {len(shown):,} are shown. <code>rows=None</code> shows all, <code>.table</code> holds them."
    return f"{told}."


def _write_plain(found: pd.DataFrame, shown: pd.DataFrame, width: int, why: str) -> str:
    lines = [
        f"{one_line(row.left):>{width}}  {one_line(row.keyword)}  {one_line(row.right):<{width}}  "
        f"{row.frame}, {row.stance}, {row.voice}"
        for row in list_rows(shown)
    ]
    more = [f"... and {len(found) - len(shown):,} more in .table"] if len(shown) < len(found) else []
    head = f"{len(found):,} mentions{'. ' if why else ''}{one_line(why)}"
    return "\n".join([head, *lines, *more])
