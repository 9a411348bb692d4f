"""A DataFrame that somebody brings, made an articles table: the same headings, dates and characters as of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from mediaframing.tables import TableError, advise_foreign, check_table, take_frame
from mediaframing.values.date_columns import read_dates
from mediaframing.values.headings import Choice, HeadingError, find_text_heading, match_headings, say_headings
from mediaframing.values.tidy import is_damaged, says_nothing, tidy_article, tidy_name

_NAMES = ("article_id", "outlet", "title", "standfirst")
_GUESSED = ("article_id", "outlet", "published", "title", "standfirst", "text")


class Taken(NamedTuple):
    """An articles table, and what was changed to make it one: reason to count, as ``reading`` of a provenance."""

    articles: pd.DataFrame
    changed: dict[str, int]


def take_articles(
    frame: pd.DataFrame, columns: Choice | None = None, *, day_first: bool | None = None, mend: bool = True
) -> Taken:
    """Make an articles table of a DataFrame, of pandas or another package such as polars; a table that :func:`read_articles` gave comes out as it is.

    Headings are recognised as those of files are; without ids the rows are numbered from 1. With ``mend``, texts with markup,
    damaged or invisible characters, wrapped lines or parted words are mended, and counted; without, they stay as they are, so
    that places in them that somebody knows already stay right.

    Raises
    ------
    TableError
        If there is no text, two columns of one name, or cells that cannot be what their column says.
    """
    frame = take_frame(frame)
    if not isinstance(frame, pd.DataFrame):
        raise TableError(
            advise_foreign(frame, "articles")
            or f"The articles are to be a DataFrame, and not {type(frame).__name__}. read_articles(path) reads one from files; "
            "of texts in a list or a Series pandas.DataFrame({'text': texts}) makes one, of rows in dicts pandas.DataFrame(rows)."
        )
    table = _name_columns(name_index(frame), columns)
    changed: dict[str, int] = {}
    made: dict[str, pd.Series] = {}
    texts = _read_texts(table["text"])
    _require_texts(texts)
    made["text"], mended = _tidy_texts(texts, mend)
    _require_all(made["text"], texts)
    if mended:
        changed["a text whose markup, characters or line ends were mended"] = mended
    if not mend and (damaged := sum(is_damaged(text) for text in texts.tolist() if isinstance(text, str))):
        changed[
            "a text with tags, entities or damaged characters, coded as they stand; read_articles(articles) mends them"
        ] = damaged
    for name in _NAMES:
        if name in table.columns:
            made[name] = _tidy_names(_read_texts(table[name]), tidy_name if mend else _keep_name)
    if "published" in table.columns:
        made["published"], doubtful, precision = _read_published(table["published"], day_first)
        if doubtful:
            changed["a date that can be read in two ways, read month first"] = doubtful
        if precision is not None and "precision" not in table.columns:
            made["precision"] = precision
    return Taken(check_table("articles", table.assign(**made)), changed)


def name_index(frame: pd.DataFrame) -> pd.DataFrame:
    """Make columns of what in the index has a name, and no column has: ids and dates often stand there."""
    names = list(frame.index.names)
    levels = [place for place, name in enumerate(names) if name is not None and name not in frame.columns]
    return frame.reset_index(level=levels) if levels else frame


def _name_columns(frame: pd.DataFrame, columns: Choice | None) -> pd.DataFrame:
    twice = sorted({str(name) for name in frame.columns[frame.columns.duplicated()]})
    if twice:
        raise TableError(
            f"The articles table has two columns of one name: {', '.join(map(repr, twice))}. Rename or drop one of them."
        )
    names = [str(name) for name in frame.columns]
    table = frame.set_axis(names, axis=1) if list(frame.columns) != names else frame
    try:
        found = match_headings(names, columns, known=_GUESSED)
    except HeadingError as error:
        raise TableError(f"In the articles table {error}") from error
    found = {
        column: column if column in names and column not in (columns or {}) else heading
        for column, heading in found.items()
    }
    if "text" not in found:
        cells = {name: _sample(table[name]) for name in names}
        guessed = find_text_heading(
            {name: cell for name, cell in cells.items() if cell}, list(found.values())
        )
        if guessed is None:
            raise TableError(
                f"The articles table has no column 'text', and none that looks like it; it has {say_headings(names)}. "
                "Rename the one that holds the articles: articles.rename(columns={'...': 'text'})."
            )
        found["text"] = guessed
    added = {column: table[heading] for column, heading in found.items() if column != heading}
    if "article_id" not in found:
        added["article_id"] = pd.Series(
            [str(n) for n in range(1, len(table) + 1)], index=table.index, dtype="str"
        )
    table = table.drop(columns=[found["text"]]) if found["text"] != "text" else table
    return table.assign(**added) if added else table


def _sample(values: pd.Series) -> Sequence[str | None]:
    head = values.head(1000).tolist()
    texts = [value if isinstance(value, str) else None for value in head]
    return texts if any(texts) else []


def _read_texts(values: pd.Series) -> pd.Series:
    """Give the cells as text; lists and objects are refused, because nobody means their Python spelling."""
    if values.dtype == "str":
        return values
    kinds = (list, tuple, set, dict, np.ndarray, Mapping)
    wrong = [(row, cell) for row, cell in values.items() if isinstance(cell, kinds)]
    if wrong:
        some = ", ".join(f"row {row}: {str(cell)[:60]!r}" for row, cell in wrong[:3])
        raise TableError(
            f"In the articles table, column {values.name!r} holds lists or objects, and no text, in {len(wrong)} of "
            f"{len(values)} rows ({some}). Join tokens first: articles[{values.name!r}].map(' '.join)."
        )
    return values.map(_decode) if any(isinstance(cell, (bytes, float)) for cell in values) else values


def _require_texts(values: pd.Series) -> None:
    """Refuse numbers, dates and objects where the text of the articles should be."""
    if values.dtype == "str":
        return
    missing = values.isna()
    wrong = [
        (row, cell)
        for (row, cell), gone in zip(values.items(), missing, strict=True)
        if not (gone or isinstance(cell, str))
    ]
    if wrong:
        some = ", ".join(f"row {row}: {str(cell)[:60]!r}" for row, cell in wrong[:3])
        raise TableError(
            f"In the articles table, column {values.name!r} holds {type(wrong[0][1]).__name__} values, and no text, in "
            f"{len(wrong)} of {len(values)} rows ({some}). Give the articles' texts; read_articles(articles, columns={{'text': '...'}}) names their column."
        )


def _require_all(made: pd.Series, given: pd.Series) -> None:
    """Refuse rows without a text: an article that is not there cannot be counted."""
    missing = made.isna().to_numpy()
    if missing.any():
        rows = ", ".join(f"row {row}: {cell!r}" for row, cell in given[missing].head(3).items())
        raise TableError(
            f"In the articles table, column 'text' is missing in {missing.sum()} of {len(made)} rows ({rows}). "
            "read_articles(articles) leaves such rows out, and says so."
        )


def _decode(cell: Any) -> Any:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))  # pandas makes numbers of a column with a gap floats: 17.0
    if not isinstance(cell, bytes):
        return cell
    try:
        return cell.decode("utf-8")
    except UnicodeDecodeError:
        return cell.decode("cp1252", errors="replace")


def _tidy_texts(values: pd.Series, mend: bool) -> tuple[pd.Series, int]:
    mended = 0
    tidy: list[Any] = []
    cells = values.tolist()
    for cell in cells:
        if isinstance(cell, str):
            # A text of marks alone is odd, and a text.
            missing = says_nothing(cell) and any(map(str.isalnum, cell))
            text = None if missing else tidy_article(cell)[0] if mend else cell
            mended += text is not None and text != cell
            tidy.append(text)
        else:
            tidy.append(cell)
    same = all(a is b or a == b for a, b in zip(tidy, cells, strict=True) if isinstance(b, str))
    return (values, 0) if same else (pd.Series(tidy, index=values.index, dtype=values.dtype), mended)


def _keep_name(cell: str) -> str | None:
    """Keep a name as it is written, so that tables can be joined by it; only what says nothing is missing."""
    return None if says_nothing(cell) and any(map(str.isalnum, cell)) else cell.strip() or None


def _tidy_names(values: pd.Series, tidy: Callable[[str], str | None]) -> pd.Series:
    """Tidy names; where none changes the column stays as it is."""
    distinct = {cell: tidy(cell) for cell in set(values.tolist()) if isinstance(cell, str)}
    if all(cell == name for cell, name in distinct.items()):
        return values
    cells = [distinct[cell] if isinstance(cell, str) else cell for cell in values.tolist()]
    return pd.Series(cells, index=values.index, dtype="str" if values.dtype == "str" else object)


def _read_published(values: pd.Series, day_first: bool | None) -> tuple[pd.Series, int, pd.Series | None]:
    if isinstance(values.dtype, pd.DatetimeTZDtype):
        return values.dt.tz_localize(None), 0, None
    if values.dtype.kind == "M":
        return values, 0, None
    cells = [
        None if missing else _write_date(cell) for cell, missing in zip(values, values.isna(), strict=True)
    ]
    written = pd.Series(cells, index=values.index, dtype="str")
    reading = read_dates(written, day_first)
    if reading.unread.any():
        rows = ", ".join(f"row {i}: {v!r}" for i, v in values[reading.unread].head(3).items())
        raise TableError(
            f"In the articles table, column 'published' cannot be read as a date in {int(reading.unread.sum())} of "
            f"{len(values)} rows ({rows}). Give dates such as 2019-02-14, or leave them missing."
        )
    rough = (reading.precision.notna() & (reading.precision != "day")).any()
    doubtful = reading.either if reading.doubt else 0
    return reading.published, doubtful, reading.precision if rough else None


def _write_date(cell: Any) -> str | None:
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, (int, np.integer)):
        return str(int(cell))
    if isinstance(cell, (float, np.floating)):
        return str(int(cell)) if float(cell).is_integer() else repr(float(cell))
    if hasattr(cell, "isoformat"):
        return str(cell.isoformat())
    text = str(cell)
    return None if says_nothing(text) else text
