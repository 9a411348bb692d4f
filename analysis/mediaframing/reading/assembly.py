"""Rows of files put together into the articles table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

import pandas as pd

from mediaframing.reading.columns import guess_columns
from mediaframing.reading.dates import parse_dates
from mediaframing.reading.paragraphs import join_paragraphs
from mediaframing.reading.skipped import KEPT, LEFT_OUT, Notice
from mediaframing.reading.sources import Rows, Source
from mediaframing.tables import check_table, empty_table

_NOTHING = frozenset({"nan", "na", "n/a", "none", "null", "<na>", "-"})


class _Batch:
    """Rows of the files that share their headings, so that each step is done once for all of them."""

    def __init__(self) -> None:
        self.columns: dict[str, list[str | None]] = defaultdict(list)
        self.sources: list[Source] = []
        self.numbers: list[int | None] = []
        self.positions: list[int] = []

    def add(self, source: Source, rows: Rows, position: int) -> int:
        """Add the rows of one file; the first has that position among all rows. Return the next position."""
        numbers: list[int | None] = [*rows.numbers] or [None] * len(next(iter(rows.columns.values()), ()))
        for heading, cells in rows.columns.items():
            self.columns[heading].extend(cells)
        self.sources.extend([source] * len(numbers))
        self.numbers.extend(numbers)
        self.positions.extend(range(position, position + len(numbers)))
        return position + len(numbers)


def assemble_articles(
    read: Iterable[tuple[Source, Rows]],
    columns: Mapping[str, str] | None = None,
    day_first: bool | None = None,
) -> tuple[pd.DataFrame, list[Notice]]:
    """Put what was read together, in the order given.

    Parameters
    ----------
    read : iterable of (Source, Rows)
        Rows whose headings hold a text column.
    columns, day_first
        As in :func:`mediaframing.reading.read_articles`.

    Returns
    -------
    articles : DataFrame
        With a column ``file`` that names the source of each row.
    notices : list of Notice
        Those of the rows, then rows without text, dates that cannot be read, copies and changed ids.
    """
    notices: list[Notice] = []
    batches: dict[tuple[str, ...], _Batch] = defaultdict(_Batch)
    position = 0
    for source, rows in read:
        notices.extend(rows.notices)
        # Plain text never shares a batch with a table that happens to have its headings.
        key = ("text",) if rows.arranged else ("table", *rows.columns)
        position = batches[key].add(source, rows, position)
    parts = [
        _arrange(
            batch,
            None if key[0] == "text" else guess_columns(list(batch.columns), columns),
            day_first,
            notices,
        )
        for key, batch in batches.items()
        if batch.sources
    ]
    if not parts:
        return empty_table("articles"), notices
    table = _settle_ids(pd.concat(parts).sort_index(), notices)
    return check_table("articles", table.drop(columns="row").reset_index(drop=True)), notices


def _arrange(
    batch: _Batch, found: dict[str, str] | None, day_first: bool | None, notices: list[Notice]
) -> pd.DataFrame:
    """Build the articles of a batch, indexed by their positions; ``found`` is None for plain text."""
    nothing: list[str | None] = [None] * len(batch.sources)
    if found is None:
        parts = dict(batch.columns)
        parts["outlet"] = [s.path.parent.name if "/" in s.name else None for s in batch.sources]
        others = {"byline": parts.pop("byline")}
        texts = parts["text"]
    else:
        parts = {column: batch.columns[heading] for column, heading in found.items()}
        titles, standfirsts = parts.get("title", nothing), parts.get("standfirst", nothing)
        parts["title"] = [" ".join(title.split()) if title else None for title in titles]
        texts = [
            None if _says_nothing(body) else join_paragraphs(title, standfirst, body)
            for title, standfirst, body in zip(parts["title"], standfirsts, parts["text"], strict=True)
        ]
        parts["outlet"] = [
            outlet or _name_host(url)
            for outlet, url in zip(parts.get("outlet", nothing), parts.pop("url", nothing), strict=True)
        ]
        taken = {heading for column, heading in found.items() if column != "url"}
        others = {name: cells for name, cells in batch.columns.items() if name not in taken}
    ids = [
        given or (source.stem if number is None else f"{source.stem}-{number}")
        for given, source, number in zip(
            parts.get("article_id", nothing), batch.sources, batch.numbers, strict=True
        )
    ]
    table = pd.DataFrame(
        {
            "article_id": pd.Series(ids, dtype="str"),
            "outlet": pd.Series(parts["outlet"], dtype="str"),
            "published": pd.Series(parts.get("published", nothing), dtype="str"),
            "title": pd.Series(parts["title"], dtype="str"),
            "text": pd.Series(texts, dtype="str"),
            "standfirst": pd.Series(parts.get("standfirst", nothing), dtype="str"),
            "file": pd.Series([source.name for source in batch.sources], dtype="str"),
            "row": pd.Series(batch.numbers, dtype="Int64"),
        }
    )
    further = {}
    for heading, cells in others.items():
        name = heading
        while name in table.columns or name in further:
            name += "_in_file"
        further[name] = pd.Series(cells, dtype="str")
    table = table.assign(**further).set_axis(batch.positions)
    empty = table["text"].isna()
    notices.extend(_note(table[empty], LEFT_OUT, "no text"))
    table = table[~empty]
    written = table["published"]
    table = table.assign(published=parse_dates(written, day_first))
    undated = table["published"].isna() & written.notna()
    notices.extend(_note(table[undated], KEPT, "a date that cannot be read", written))
    return table


def _settle_ids(table: pd.DataFrame, notices: list[Notice]) -> pd.DataFrame:
    """Leave out copies of an article, and give different articles of one id ids of their own."""
    again = table["article_id"].duplicated(keep="first")
    if not again.any():
        return table
    copies = again & table.duplicated(["article_id", "text"], keep="first")
    notices.extend(_note(table[copies], LEFT_OUT, "a copy, same id and text"))
    renamed = again & ~copies
    taken = set(table["article_id"])
    counts: dict[str, int] = {}
    new: list[str] = []
    for base in table.loc[renamed, "article_id"]:
        number = counts.get(base, 1) + 1
        while f"{base}-{number}" in taken:
            number += 1
        counts[base] = number
        taken.add(f"{base}-{number}")
        new.append(f"{base}-{number}")
    ids = table["article_id"].copy()
    ids[renamed] = new
    notices.extend(_note(table[renamed], KEPT, "another text of the same id, so the id was changed", ids))
    return table.assign(article_id=ids)[~copies]


def _note(rows: pd.DataFrame, action: str, reason: str, details: pd.Series | None = None) -> list[Notice]:
    numbers = [None if pd.isna(number) else int(number) for number in rows["row"]]
    told = [None] * len(rows) if details is None else list(details.loc[rows.index])
    return [
        Notice(file, number, article_id, action, reason, detail)
        for file, number, article_id, detail in zip(
            rows["file"], numbers, rows["article_id"], told, strict=True
        )
    ]


def _says_nothing(body: str | None) -> bool:
    return body is None or not body.strip() or (len(body) < 8 and body.strip().lower() in _NOTHING)


def _name_host(url: str | None) -> str | None:
    """Give the host of a link, without www: ``bbc.co.uk``."""
    try:
        host = urlsplit(url.strip()).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
