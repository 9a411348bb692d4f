"""From a file or a folder to the articles table."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from os import PathLike
from pathlib import Path

import pandas as pd

from mediaframing.reading.assembly import assemble_articles
from mediaframing.reading.columns import guess_columns, require_text_column
from mediaframing.reading.delimited import read_delimited
from mediaframing.reading.example import find_example
from mediaframing.reading.excel import read_excel
from mediaframing.reading.jsonlines import read_json, read_json_lines
from mediaframing.reading.parquet import read_parquet
from mediaframing.reading.skipped import (
    LEFT_OUT,
    Notice,
    ReadingError,
    ReadingWarning,
    count_notices,
    describe_notices,
    tabulate_notices,
)
from mediaframing.reading.sources import Reader, Rows, Source, list_sources
from mediaframing.reading.text import read_text

# A further format is a module with a Reader and a line here.
READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".tab": read_delimited,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".parquet": read_parquet,
    ".xlsx": read_excel,
}


def read_articles(
    path: str | PathLike[str], columns: Mapping[str, str] | None = None, *, day_first: bool | None = None
) -> pd.DataFrame:
    """Read the articles in a file or in a folder and its folders.

    Formats: plain text (``.txt``, one article a file), ``.csv``, ``.tsv``, JSON (``.jsonl``, ``.ndjson``,
    ``.json``), ``.parquet`` and ``.xlsx``, all but the last two also gzipped (``.csv.gz``). A folder is read
    in the order of the file names; hidden files are passed over. Encodings, delimiters and headings are
    found out. What :func:`fetch_example` brought can be read, too.

    Parameters
    ----------
    path : path
    columns : mapping, optional
        Which heading holds which column, where the guess is wrong: ``{"text": "Body"}``. Keys are
        ``article_id``, ``outlet``, ``published``, ``title``, ``standfirst``, ``text`` and ``url``. Plain text
        is not concerned.
    day_first : bool, optional
        Whether 3/4/2017 is 3 April. By default it is found from the other dates of the files, and is 4 March
        where they do not tell.

    Returns
    -------
    DataFrame
        The ``articles`` table of :mod:`mediaframing.tables`. ``text`` is headline, standfirst and body, parted
        by blank lines, without the byline. ``article_id`` is the source's, else the file's name (with the
        number of the row, in a table). ``outlet`` is the source's, else the host of the link, else, for plain
        text, the folder within the folder. Further columns: ``standfirst``, ``byline``, ``file`` (if a folder
        was read), and whatever else the source had, as text.

    Raises
    ------
    ReadingError
        If nothing can be read.

    Warns
    -----
    ReadingWarning
        Once, if anything was left out or changed: files of unknown kind, rows without text, copies, ids that
        stood for two articles, dates that cannot be read. :func:`read_skipped` gives the whole list.

    Examples
    --------
    >>> articles = read_articles("press/")  # doctest: +SKIP
    >>> articles = read_articles("export.csv", columns={"text": "Body", "outlet": "Paper"})  # doctest: +SKIP
    """
    table, notices = _read(Path(path), columns, day_first)
    if table.empty:
        told = describe_notices(notices) or "the folder holds no file"
        raise ReadingError(f"No article can be read from {str(path)!r}: {told}.")
    table.attrs["reading"] = count_notices(notices)
    if notices:
        told = describe_notices(notices)
        warnings.warn(
            f"{len(table)} articles were read from {str(path)!r}. {told}. read_skipped(path) lists them all.",
            ReadingWarning,
            stacklevel=2,
        )
    return table


def read_skipped(
    path: str | PathLike[str], columns: Mapping[str, str] | None = None, *, day_first: bool | None = None
) -> pd.DataFrame:
    """List what :func:`read_articles` with the same arguments leaves out or changes, and why.

    Returns
    -------
    DataFrame
        One row for each: ``file``, ``row`` (of a table, the first below the headings is 1; of JSON Lines the
        line), ``article_id``, ``action`` (``left out`` or ``kept``), ``reason``, ``detail``. Empty if all went in.
    """
    return tabulate_notices(_read(Path(path), columns, day_first)[1])


def _read(
    path: Path, columns: Mapping[str, str] | None, day_first: bool | None
) -> tuple[pd.DataFrame, list[Notice]]:
    if example := find_example(path):
        return example.read(path, True)
    notices: list[Notice] = []
    read: list[tuple[Source, Rows]] = []
    for source in list_sources(path):
        try:
            read.append((source, _read_source(source, columns)))
        except ReadingError as error:
            notices.append(Notice(source.name, None, None, LEFT_OUT, str(error).rstrip(".")))
    table, found = assemble_articles(read, columns, day_first)
    if not path.is_dir():
        table = table.drop(columns="file", errors="ignore")
    return table, notices + found


def _read_source(source: Source, columns: Mapping[str, str] | None) -> Rows:
    reader = READERS.get(source.suffix)
    if reader is None:
        raise ReadingError(f"a kind of file that cannot be read; {', '.join(READERS)} can")
    rows = reader(source)
    if not rows.numbers and not rows.arranged and not rows.notices:
        raise ReadingError("the file holds headings at most, and no row")
    if rows.numbers:
        require_text_column(guess_columns(list(rows.columns), columns), list(rows.columns))
    return rows
