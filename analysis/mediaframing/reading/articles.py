"""From files, folders, archives or a DataFrame to the articles table."""

from __future__ import annotations

import warnings
from typing import Any

import pandas as pd

from mediaframing.reading.account import load_report, tabulate_accounts, write_report
from mediaframing.reading.column_roles import Choice
from mediaframing.reading.furniture import FURNITURE, drop_furniture
from mediaframing.reading.intake import Where, name_places, take_in
from mediaframing.reading.skipped import (
    ReadingError,
    ReadingWarning,
    count_notices,
    describe_notices,
    tabulate_notices,
)


def read_articles(
    where: Where | None = None,
    /,
    columns: Choice | None = None,
    *,
    day_first: bool | None = None,
    source: str | None = None,
    path: str | None = None,
    furniture: str = "keep",
) -> pd.DataFrame:
    """Read the articles in a file, in several, in a folder and its folders and archives, or in a DataFrame.

    What a file is, is told by what it holds: an export of a newspaper database, a feed, a saved page, a table (CSV,
    TSV, JSON, Parquet, Excel), a plain text with one article; ``docs/reading.md`` lists them. Any of them may be gzipped
    or in a ZIP. A folder is read in the order of the file names; hidden files are passed over. Encodings, delimiters and
    headings are found out. What :func:`fetch_example` brought can be read, too.

    Parameters
    ----------
    where : path, list of paths, or DataFrame
        ``*`` and ``?`` in a path stand for what a shell takes them for: ``"press/2019-*.txt"``.
        Of pandas, or of another package that gives its columns by Arrow's protocol (polars, Arrow).
    columns : mapping, optional
        Which heading holds which column, where the guess is wrong: ``{"text": "Body"}``; of several headings
        (``{"text": ["Inhalt", "body"]}``) the first that a file has. Keys are ``article_id``, ``outlet``, ``published``,
        ``title``, ``standfirst``, ``text`` and ``url``. Plain text and exports of databases are not concerned.
    day_first : bool, optional
        Whether 3/4/2017 is 3 April. By default it is found from the other dates of the files, and is 4 March
        where they do not tell; the report then says so.
    source : str, optional
        What the files are, where their content is taken for something else: ``"lexis_txt"``, ``"csv"``, ...
    path : str, optional
        What the names of files and folders tell: ``"{bias}/{outlet}/{published}_{*}"``. ``{name}`` is a column,
        ``{*}`` anything; an ending need not be written.
    furniture : {"keep", "drop"}
        Whether lines that recur over articles and are no part of any (*Click here for reprint permission*) stay.
        :func:`find_furniture` lists them; look at it before they are dropped.

    Returns
    -------
    DataFrame
        The ``articles`` table of :mod:`mediaframing.tables`. ``text`` is headline, standfirst and body, parted
        by blank lines, without the byline. ``article_id`` is the source's, else the file's name (with the
        number of the row, in a table). ``outlet`` is the source's, else the host of the link, else, for plain
        text, the folder within the folder. ``published`` is the day where it was published, as written. Further columns:
        ``standfirst``, ``byline``, ``file`` and ``place`` (where the article stands: the number of the article in an
        export), ``precision`` where of some dates only the month or the year is known, and whatever else the source
        had, as text.

    Raises
    ------
    ReadingError
        If nothing can be read.

    Warns
    -----
    ReadingWarning
        Once, if anything was left out or changed: files of unknown kind, rows without text, copies, ids that
        stood for two articles, dates that cannot be read. :func:`read_skipped` gives the whole list,
        :func:`read_report` a row for each file.

    Examples
    --------
    >>> articles = read_articles("press/")  # doctest: +SKIP
    >>> articles = read_articles("export.csv", columns={"text": "Body", "outlet": "Paper"})  # doctest: +SKIP
    >>> articles = read_articles("press/", path="{bias}/{outlet}/{published}_{*}")  # doctest: +SKIP
    """
    if furniture not in FURNITURE:
        raise ReadingError(f"furniture must be one of {', '.join(FURNITURE)}, not {furniture!r}.")
    reading = take_in(where, columns, day_first, source, path)
    told = name_places(where)
    table, notices = reading.table, reading.notices
    if table.empty:
        why = describe_notices(notices) or "the folder holds no file"
        raise ReadingError(f"No article can be read from {told}: {why}.")
    table.attrs["reading"] = count_notices(notices)
    table.attrs["report"] = write_report(tabulate_accounts(reading.accounts, notices))
    if furniture == "drop":
        table = drop_furniture(table)
        gone = table.attrs["furniture"]
        changed = {"lines of page furniture taken out": gone["lines"]} if gone["lines"] else {}
        table.attrs["reading"]["kept"] = {**table.attrs["reading"].get("kept", {}), **changed}
        warnings.warn(
            f"{gone['lines']:,} lines of page furniture were taken out of {gone['articles']:,} of {len(table):,} articles.",
            ReadingWarning,
            stacklevel=2,
        )
    if notices:
        warnings.warn(
            f"{len(table)} articles were read from {told}. {describe_notices(notices)}. "
            "read_skipped(path) lists them all.",
            ReadingWarning,
            stacklevel=2,
        )
    return table


def read_skipped(
    where: Where | None = None,
    /,
    columns: Choice | None = None,
    *,
    day_first: bool | None = None,
    source: str | None = None,
    path: str | None = None,
) -> pd.DataFrame:
    """List what :func:`read_articles` with the same arguments leaves out or changes, and why.

    Returns
    -------
    DataFrame
        One row for each: ``file``, ``row`` (of a table, the first below the headings is 1; of JSON Lines the
        line), ``article_id``, ``action`` (``left out`` or ``kept``), ``reason``, ``detail``. Empty if all went in.
    """
    return tabulate_notices(take_in(where, columns, day_first, source, path).notices)


def read_report(articles: Any) -> pd.DataFrame:
    """Tell what became of each file that was read: one row a file.

    Parameters
    ----------
    articles : DataFrame or Coding
        What :func:`read_articles` gave, or a coding of it.

    Returns
    -------
    DataFrame
        ``file``; ``kind``, as its content tells; ``encoding``; ``expected``, how many articles the export itself says
        that it holds; ``found``, how many were read; ``left_out`` and ``why``; ``headings``, which of them was taken for
        which column; ``dated``, how many have a date, and ``dates_unread``, how many have one that cannot be read;
        ``outlets``, how many have an outlet; ``repaired``, tags, entities and characters mended in the texts; ``notes``,
        what was decided and could be decided otherwise.

    Raises
    ------
    ReadingError
        If the table does not come from :func:`read_articles`, or has lost what pandas keeps beside it (``attrs``).
    """
    kept = getattr(articles, "attrs", None) or getattr(articles, "provenance", None) or {}
    if "report" not in kept:
        raise ReadingError(
            "This table does not say how it was read. Give what read_articles returned (joining or storing it loses the "
            "account), or a coding of it."
        )
    return load_report(kept["report"])
