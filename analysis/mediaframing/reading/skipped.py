"""What a reading left out or changed, and why: one table, one sentence, one error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

LEFT_OUT = "left out"
KEPT = "kept"


class ReadingError(ValueError):
    """Nothing can be read from a path."""


class ReadingWarning(UserWarning):
    """Something of a path was left out or changed while it was read."""


class Notice(NamedTuple):
    """One thing that was left out, or kept with a change.

    Attributes
    ----------
    file : str
        The file, relative to the folder that was read.
    row : int or None
        The row of the table (the first below the headings is 1) or the line of the file.
    article_id : str or None
    action : str
        ``left out``, or ``kept`` with the change that the reason names.
    reason : str
        The kind of trouble, the same words for all of a kind.
    detail : str or None
        The value or message behind it.
    """

    file: str
    row: int | None
    article_id: str | None
    action: str
    reason: str
    detail: str | None = None


def note_rows(
    table: pd.DataFrame,
    chosen: pd.Series,
    rows: pd.Series,
    action: str,
    reason: str,
    details: pd.Series | None = None,
) -> list[Notice]:
    """Give a notice of each article chosen; ``rows`` says in which row of its file it stands, ``details`` what is behind it."""
    # Column by column: a selection of whole rows copies every text.
    told: Sequence[Any] = [None] * int(chosen.sum()) if details is None else list(details[chosen])
    return [
        Notice(file, None if pd.isna(row) else int(row), article_id, action, reason, detail)
        for file, row, article_id, detail in zip(
            table["file"][chosen], rows[chosen], table["article_id"][chosen], told, strict=True
        )
    ]


def tabulate_notices(notices: Sequence[Notice]) -> pd.DataFrame:
    """Give the notices as a table, one row each; the columns are those of :class:`Notice`."""
    table = pd.DataFrame(notices, columns=list(Notice._fields))
    return table.astype(
        {
            "file": "str",
            "row": "Int64",
            "article_id": "str",
            "action": "str",
            "reason": "str",
            "detail": "str",
        }
    )


def count_notices(notices: Sequence[Notice]) -> dict[str, dict[str, int]]:
    """Count the notices by action and reason: what a coding keeps of how its articles were read."""
    counts: dict[str, dict[str, int]] = {}
    for (action, reason), count in Counter((n.action, n.reason) for n in notices).most_common():
        counts.setdefault(action, {})[reason] = count
    return counts


def describe_notices(notices: Sequence[Notice]) -> str:
    """Tell the notices in one sentence: how many of each kind, with the first few named."""
    clauses = []
    for (action, reason), count in Counter((n.action, n.reason) for n in notices).most_common():
        same = [n for n in notices if (n.action, n.reason) == (action, reason)][:3]
        names = ", ".join(_name(n) for n in same) + (", ..." if count > len(same) else "")
        clauses.append(f"{count} {action}: {reason} ({names})")
    return "; ".join(clauses)


def _name(notice: Notice) -> str:
    if notice.article_id is not None:
        return repr(notice.article_id)
    return repr(notice.file) if notice.row is None else f"{notice.file!r} row {notice.row}"
