"""What the names of files and folders tell: outlets, dates, and whatever a pattern names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from mediaframing.reading.skipped import ReadingError
from mediaframing.values.dates import parse_date
from mediaframing.values.headings import match_headings
from mediaframing.values.months import is_month

_FIELD = re.compile(r"\{(\w+|\*)\}")
_DATE = re.compile(
    r"(?<!\d)((?:1[5-9]|20)\d\d)(?:([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])|([-_.])(0?[1-9]|1[0-2])\5(0?[1-9]|[12]\d|3[01]))(?!\d)"
)
# Whether the day stands first is decided with the other dates; a month alone is the last that is looked for.
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-_.])(\d{1,2})\2((?:1[5-9]|20)\d\d)(?!\d)")
_YEAR_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_](0[1-9]|1[0-2])(?![-_.]?\d)")
# Folders may part a date: BBC/2019/05/11/a.txt; a month alone is one only as a folder, and a day as it is written.
_FOLDERS = re.compile(r"(?:^|/)((?:1[5-9]|20)\d\d)[-_/](0[1-9]|1[0-2])(?:/(0[1-9]|[12]\d|3[01]))?/")
# 2019/5/9: a number of one digit may count anything, two of them below a year are month and day.
_SHORT_FOLDERS = re.compile(r"(?:^|/)((?:1[5-9]|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])/")
# 2019/May/09, 2019/05-May/09, May 2019.
_NAMED_FOLDERS = (
    re.compile(
        r"(?:^|/)(?P<year>(?:1[5-9]|20)\d\d)/(?:\d{1,2}[-_. ]{1,3})?(?P<month>[^\W\d_]{3,10})(?:/(?P<day>0?[1-9]|[12]\d|3[01]))?/"
    ),
    re.compile(
        r"(?:^|/)(?P<month>[^\W\d_]{3,10})[-_. ]{0,2}(?P<year>(?:1[5-9]|20)\d\d)(?:/(?P<day>0?[1-9]|[12]\d|3[01]))?/"
    ),
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NAMED_MONTH = re.compile(r"(?:\d{1,2}[-_. ]{1,3})?([^\W\d_]{3,10})")
_WRITTEN = (
    re.compile(
        r"(?<!\d)(?P<day>\d{1,2})[-_. ]{0,2}(?P<month>[^\W\d_]{3,9})[-_. ]{0,2}(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
    ),
    re.compile(
        r"(?<![^\W\d_])(?P<month>[^\W\d_]{3,9})[-_. ]{0,2}(?P<day>\d{1,2})[-_., ]{1,2}(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
    ),
)
_CALENDAR = re.compile(
    r"(?:(?:1[5-9]|20)\d\d)?[-_.]?(?:\d\d?(?:[-_.]?\d\d?)?)?|[A-Za-z]{3,9}[-_. ]?(?:1[5-9]|20)\d\d"
)
_MONTH = re.compile(r"(?:1[5-9]|20)\d\d-?(?:0[1-9]|1[0-2])")
_MISSING = "__HIVE_DEFAULT_PARTITION__"


@dataclass(frozen=True)
class Pattern:
    """A pattern such as ``{bias}/{outlet}/{published}_{*}``, made ready.

    Attributes
    ----------
    written : str
    matcher : re.Pattern
        Of the name of a file without its ending.
    """

    written: str
    matcher: re.Pattern[str]


@dataclass(frozen=True)
class Place:
    """What a name tells: column of the articles table, or a further one, to what it says."""

    columns: dict[str, str | None] = field(default_factory=dict)
    dated: bool = False
    matched: bool = True


def read_pattern(written: str) -> Pattern:
    """Make a pattern ready: ``{name}`` is a column, ``{*}`` anything, both without a slash.

    Raises
    ------
    ReadingError
        If it names nothing, or a column twice.
    """
    names = [name for name in _FIELD.findall(written) if name != "*"]
    if not names or len(set(names)) < len(names) or not all(name.isidentifier() for name in names):
        raise ReadingError(
            f"path= {written!r} names no column, or one twice. Write it like '{{outlet}}/{{published}}_{{*}}': "
            "{name} for a column, {*} for anything."
        )
    expression = ""
    end = 0
    for found in _FIELD.finditer(written):
        name = found[1]
        expression += re.escape(written[end : found.start()])
        expression += "[^/]*?" if name == "*" else f"(?P<{name}>[^/]+?)"
        end = found.end()
    expression += re.escape(written[end:])
    return Pattern(written, re.compile(f"(?:.*/)?{expression}(?:\\.[^/]*)?"))


def read_place(name: str, pattern: Pattern | None = None) -> Place:
    """Read the name of a file: by the pattern, else its ``key=value`` folders, and a date in it.

    Examples
    --------
    >>> read_place("left/CNN/2019-05-09_x.txt").columns
    {'published': '2019-05-09'}
    """
    if pattern is not None:
        found = pattern.matcher.fullmatch(name) or pattern.matcher.fullmatch(f"/{name}")
        return Place(dict(found.groupdict()) if found else {}, matched=found is not None)
    columns = read_hive(name)
    for column, key in match_headings(list(columns), known=("outlet", "published")).items():
        if column == "outlet" or key == "date":
            columns.setdefault(column, columns[key])
    parts = {key: columns[key] for key in ("year", "month", "day") if columns.get(key)}
    if "published" not in columns and "year" in parts:
        columns["published"] = "-".join(str(value).zfill(2) for value in parts.values())
    if "published" not in columns and _MONTH.fullmatch(parts.get("month") or ""):
        columns["published"] = parts["month"]
    if "published" not in columns and (dated := _find_date(name)):
        columns["published"] = dated
        return Place(columns, dated=True)
    return Place(columns)


def name_folder(name: str) -> str | None:
    """Give the folder that names the outlet of a text: the innermost one that is no date.

    Examples
    --------
    >>> name_folder("press/BBC/2019/05/11/a.txt")
    'BBC'
    """
    folders = PurePosixPath(name).parent.parts
    dated = any(map(_YEAR.fullmatch, folders))
    return next(
        (
            folder
            for folder in reversed(folders)
            if not (_CALENDAR.fullmatch(folder) or (dated and _names_month(folder)))
        ),
        None,
    )


def _names_month(folder: str) -> bool:
    """Tell whether a folder is a month by name, ``05-May``; only where another one is a year, since papers have such names."""
    found = _NAMED_MONTH.fullmatch(folder)
    return found is not None and is_month(found[1])


def _find_date(name: str) -> str | None:
    if dated := _DATE.search(name):
        month, day = dated[3] or dated[6], dated[4] or dated[7]
        return f"{dated[1]}-{month.zfill(2)}-{day.zfill(2)}"
    if dated := _SHORT_FOLDERS.search(name):
        return "-".join(part.zfill(2) for part in dated.groups())
    if dated := _FOLDERS.search(name):
        return "-".join(part for part in dated.groups() if part)
    for order in _NAMED_FOLDERS:
        dated = order.search(name)
        if dated is not None and is_month(dated["month"]):
            return " ".join(dated[part] for part in ("day", "month", "year") if dated[part])
    for order in _WRITTEN:
        for dated in order.finditer(name):
            written = f"{dated['day']} {dated['month']} {dated['year']}"
            if (moment := parse_date(written)) is not None and moment.precision == "day":
                return moment.when.date().isoformat()
    for dated in _NUMERIC.finditer(name):
        written = (dated[2].replace("_", "-")).join((dated[1], dated[3], dated[4]))
        if parse_date(written) is not None:
            return written
    found = _YEAR_MONTH.search(name)
    return f"{found[1]}-{found[2]}" if found else None


def read_hive(name: str) -> dict[str, str | None]:
    """Read the ``key=value`` folders that a file lies in, as Spark, Dask and pandas write them."""
    pairs = (folder.partition("=") for folder in PurePosixPath(name).parent.parts if "=" in folder.strip("="))
    return {unquote(key): None if value == _MISSING else unquote(value) for key, _, value in pairs}
