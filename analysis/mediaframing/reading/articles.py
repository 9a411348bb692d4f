"""From files, folders, archives or a DataFrame to the articles table."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from mediaframing.reading.account import Account, load_report, tabulate_accounts, write_report
from mediaframing.reading.archives import open_archive, open_tar
from mediaframing.reading.assembly import Assembly
from mediaframing.reading.column_roles import Choice
from mediaframing.reading.example import find_example
from mediaframing.reading.frames import stream_frame
from mediaframing.reading.furniture import FURNITURE, drop_furniture
from mediaframing.reading.kinds import check_kind, find_kind, make_account
from mediaframing.reading.listing import expand_pattern, list_sources
from mediaframing.reading.places import read_pattern
from mediaframing.reading.skipped import (
    LEFT_OUT,
    Notice,
    ReadingError,
    ReadingWarning,
    count_notices,
    describe_notices,
    tabulate_notices,
)
from mediaframing.reading.sources import Source
from mediaframing.tables import advise_foreign, take_frame
from mediaframing.values.keywords import show_given

Where = str | PathLike[str] | Sequence[str | PathLike[str]] | pd.DataFrame


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
    reading = _read(where, columns, day_first, source, path)
    told = _name(where)
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
    return tabulate_notices(_read(where, columns, day_first, source, path).notices)


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


@dataclass
class _Reading:
    """What is read so far.

    Attributes
    ----------
    assembly : Assembly
    forced : str or None
        The kind that the caller says.
    accounts : list of Account
    notices : list of Notice
    table : DataFrame
    """

    assembly: Assembly
    forced: str | None = None
    accounts: list[Account] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    table: pd.DataFrame = field(default_factory=pd.DataFrame)

    def finish(self) -> None:
        self.table = self.assembly.finish()
        self.notices += self.assembly.notices


def _read(
    where: Where | None,
    columns: Choice | None,
    day_first: bool | None,
    forced: str | None,
    path: str | None,
) -> _Reading:
    if where is None and path is not None and "{" not in str(path):
        where, path = path, None  # whoever writes path="press/" means the place
    if path is not None and not isinstance(path, str):
        raise ReadingError(
            f"path={show_given(path)} must be a pattern of what folders and files are called, such as '{{outlet}}/{{title}}.txt'."
        )
    where = take_frame(where)
    if where is None:
        raise ReadingError("Say where the articles are: read_articles('press/').")
    if forced is not None:
        check_kind(forced)
    reading = _Reading(
        Assembly(columns, day_first, read_pattern(path) if path is not None else None), forced=forced
    )
    if isinstance(where, pd.DataFrame):
        account = Account("DataFrame", kind="DataFrame")
        reading.accounts.append(account)
        for rows in stream_frame(where, account):
            reading.assembly.add(Source(Path("DataFrame"), "row"), rows, account)
        reading.finish()
        reading.table = reading.table.drop(columns="file", errors="ignore")
        return reading
    _require_places(where)
    places = [where] if isinstance(where, (str, PathLike)) else where
    paths = [path for place in places for path in expand_pattern(Path(place))]
    if len(paths) == 1 and (example := find_example(paths[0])):
        reading.table, reading.notices = example.read(paths[0], True)
        account = Account(paths[0].name, kind="example", found=len(reading.table))
        reading.accounts.append(account)
        return reading
    sources = list(_list_all(paths, reading.notices))
    reading.assembly.asked.lenient = len(sources) > 1
    for one in sources:
        _read_file(one, reading, 1)
    reading.assembly.asked.check()
    reading.finish()
    several = len(paths) > 1 or paths[0].is_dir() or "place" in reading.table.columns
    if not several and len(reading.accounts) <= 1:
        reading.table = reading.table.drop(columns="file", errors="ignore")
    return reading


def _require_places(where: Any) -> None:
    """Refuse what is neither a path nor a list of paths."""
    one = where
    if isinstance(where, Sequence) and not isinstance(where, (str, bytes)):
        one = next((place for place in where if not isinstance(place, (str, PathLike))), "")
    if not isinstance(one, (str, PathLike)):
        raise ReadingError(
            advise_foreign(where, "articles")
            or f"Give a file, a folder, a list of them or a DataFrame, and not {type(one).__name__}. Of rows in dicts "
            "pandas.DataFrame(rows) makes one."
        )


def _list_all(paths: Sequence[Path], notices: list[Notice]) -> Iterable[Source]:
    if not paths:
        raise ReadingError("The list of paths is empty.")
    names: set[str] = set()
    for path in paths:
        for source in list_sources(path, notices):
            name = source.name
            if len(paths) > 1 and name in names:
                name = f"{path.name if path.is_dir() else path.parent.name}/{name}"
            names.add(name)
            yield source if name == source.name else Source(source.path, name)


def _read_file(source: Source, reading: _Reading, depth: int) -> None:
    """Read one file into the assembly; whatever is wrong with it is a notice, and stops no other file."""
    account = make_account(source, reading.forced)
    try:
        kind = find_kind(source, reading.forced)
        account.kind = kind.name
        if kind.read is None:
            opened = open_tar if kind.key == "tar" else open_archive
            told = len(reading.notices)
            inner = None
            for inner in opened(source, reading.notices, depth):
                _read_file(inner, reading, depth + 1)
            if inner is None and len(reading.notices) == told:
                _leave_out(source, reading, account, "the archive holds no file, or only hidden ones")
            return
        reading.accounts.append(account)
        held = False
        for rows in kind.read(source, account):
            held |= bool(rows.numbers or rows.notices or any(rows.columns.values()))
            reading.assembly.add(source, rows, account)
        if not held:
            table = kind.key in {"csv", "json", "json_lines", "parquet", "excel", "excel_old", "sqlite"}
            reason = (
                "the file holds headings at most, and no row"
                if table
                else f"no article is found in it ({account.kind})"
            )
            _leave_out(source, reading, account, reason)
    except ReadingError as error:
        _leave_out(source, reading, account, str(error).rstrip("."))
    except (MemoryError, RecursionError) as error:
        _leave_out(source, reading, account, f"too large or nested too deep ({type(error).__name__})")
    except Exception as error:  # one file, whatever is wrong with it, does not stop the others
        _leave_out(source, reading, account, f"cannot be read ({type(error).__name__}: {error})"[:300])


def _leave_out(source: Source, reading: _Reading, account: Account, reason: str) -> None:
    if account not in reading.accounts:
        reading.accounts.append(account)
    if account.found:
        reason = f"the rest of the file: {reason}"
    reading.notices.append(Notice(source.name, None, None, LEFT_OUT, reason))


def _name(where: Where | None) -> str:
    if where is not None and not isinstance(where, (str, PathLike, Sequence)):
        return "the DataFrame"
    if where is None or isinstance(where, (str, PathLike)):
        return repr(str(where))
    return ", ".join(repr(str(path)) for path in list(where)[:3]) + (", ..." if len(where) > 3 else "")
