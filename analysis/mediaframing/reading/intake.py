"""All files behind a path, or a DataFrame, read into one table; whatever is wrong with one file is told, and stops no other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from mediaframing.reading.account import Account
from mediaframing.reading.archives import open_archive, open_tar
from mediaframing.reading.assembly import Assembly
from mediaframing.reading.column_roles import Choice
from mediaframing.reading.example import find_example
from mediaframing.reading.frames import stream_frame
from mediaframing.reading.kinds import check_kind, find_kind, make_account
from mediaframing.reading.listing import expand_pattern, list_sources
from mediaframing.reading.places import read_pattern
from mediaframing.reading.skipped import LEFT_OUT, Notice, ReadingError
from mediaframing.reading.sources import Source
from mediaframing.tables import advise_foreign, take_frame
from mediaframing.values.keywords import show_given

Where = str | PathLike[str] | Sequence[str | PathLike[str]] | pd.DataFrame


@dataclass
class Intake:
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
        """Make the table, once all files are read."""
        self.table = self.assembly.finish()
        self.notices += self.assembly.notices


def take_in(
    where: Where | None,
    columns: Choice | None,
    day_first: bool | None,
    forced: str | None,
    path: str | None,
) -> Intake:
    """Read all files; parameters and errors are those of :func:`read_articles`, whose ``source`` is ``forced``."""
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
    intake = Intake(
        Assembly(columns, day_first, read_pattern(path) if path is not None else None), forced=forced
    )
    if isinstance(where, pd.DataFrame):
        account = Account("DataFrame", kind="DataFrame")
        intake.accounts.append(account)
        for rows in stream_frame(where, account):
            intake.assembly.add(Source(Path("DataFrame"), "row"), rows, account)
        intake.finish()
        intake.table = intake.table.drop(columns="file", errors="ignore")
        return intake
    _require_places(where)
    places = [where] if isinstance(where, (str, PathLike)) else where
    paths = [path for place in places for path in expand_pattern(Path(place))]
    if len(paths) == 1 and (example := find_example(paths[0])):
        intake.table, intake.notices = example.read(paths[0], True)
        account = Account(paths[0].name, kind="example", found=len(intake.table))
        intake.accounts.append(account)
        return intake
    sources = list(_list_all(paths, intake.notices))
    intake.assembly.asked.lenient = len(sources) > 1
    for one in sources:
        _read_file(one, intake, 1)
    intake.assembly.asked.check()
    intake.finish()
    several = len(paths) > 1 or paths[0].is_dir() or "place" in intake.table.columns
    if not several and len(intake.accounts) <= 1:
        intake.table = intake.table.drop(columns="file", errors="ignore")
    return intake


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


def _read_file(source: Source, intake: Intake, depth: int) -> None:
    """Read one file into the assembly; whatever is wrong with it is a notice, and stops no other file."""
    account = make_account(source, intake.forced)
    try:
        kind = find_kind(source, intake.forced)
        account.kind = kind.name
        if kind.read is None:
            opened = open_tar if kind.key == "tar" else open_archive
            told = len(intake.notices)
            inner = None
            for inner in opened(source, intake.notices, depth):
                _read_file(inner, intake, depth + 1)
            if inner is None and len(intake.notices) == told:
                _leave_out(source, intake, account, "the archive holds no file, or only hidden ones")
            return
        intake.accounts.append(account)
        held = False
        for rows in kind.read(source, account):
            held |= bool(rows.numbers or rows.notices or any(rows.columns.values()))
            intake.assembly.add(source, rows, account)
        if not held:
            table = kind.key in {"csv", "json", "json_lines", "parquet", "excel", "excel_old", "sqlite"}
            reason = (
                "the file holds headings at most, and no row"
                if table
                else f"no article is found in it ({account.kind})"
            )
            _leave_out(source, intake, account, reason)
    except ReadingError as error:
        _leave_out(source, intake, account, str(error).rstrip("."))
    except (MemoryError, RecursionError) as error:
        _leave_out(source, intake, account, f"too large or nested too deep ({type(error).__name__})")
    except Exception as error:  # one file, whatever is wrong with it, does not stop the others
        _leave_out(source, intake, account, f"cannot be read ({type(error).__name__}: {error})"[:300])


def _leave_out(source: Source, intake: Intake, account: Account, reason: str) -> None:
    if account not in intake.accounts:
        intake.accounts.append(account)
    if account.found:
        reason = f"the rest of the file: {reason}"
    intake.notices.append(Notice(source.name, None, None, LEFT_OUT, reason))


def name_places(where: Where | None) -> str:
    """Name what is read for a message: the first three paths."""
    if where is not None and not isinstance(where, (str, PathLike, Sequence)):
        return "the DataFrame"
    if where is None or isinstance(where, (str, PathLike)):
        return repr(str(where))
    return ", ".join(repr(str(path)) for path in list(where)[:3]) + (", ..." if len(where) > 3 else "")
