"""What became of each file that was read: its row of :func:`mediaframing.reading.read_report`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from mediaframing.reading.skipped import LEFT_OUT, Notice

COLUMNS = {
    "file": "str",
    "kind": "str",
    "encoding": "str",
    "expected": "Int64",
    "found": "Int64",
    "left_out": "Int64",
    "why": "str",
    "headings": "str",
    "dated": "Int64",
    "dates_unread": "Int64",
    "outlets": "Int64",
    "repaired": "Int64",
    "notes": "str",
}
_MOST_REASONS = 5


@dataclass
class Account:
    """What became of one file.

    Attributes
    ----------
    file : str
    kind : str
        What its content shows it to be: ``LexisNexis TXT``, ``CSV``.
    forced : str or None
        The database that the caller says the file is of.
    encoding : str or None
    expected : int or None
        How many articles the export itself says that it holds.
    headings : dict
        Column of the articles table to the heading that was taken for it.
    notes : list of str
        What was decided and might be decided otherwise.
    found, dated, outlets, repaired : int
        Articles; those with a date, and with an outlet; characters and tags repaired in their texts.
    """

    file: str
    kind: str = ""
    forced: str | None = None
    encoding: str | None = None
    expected: int | None = None
    headings: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    found: int = 0
    dated: int = 0
    outlets: int = 0
    repaired: int = 0

    def note(self, told: str) -> None:
        """Add a note, once."""
        if told not in self.notes:
            self.notes.append(told)


def tabulate_accounts(accounts: Iterable[Account], notices: Sequence[Notice]) -> list[dict[str, Any]]:
    """Give the rows of the report."""
    reasons: dict[str, Counter[str]] = {}
    unread: Counter[str] = Counter()
    for notice in notices:
        if notice.action == LEFT_OUT:
            reasons.setdefault(notice.file, Counter())[notice.reason] += 1
        elif notice.reason == UNREAD_DATE:
            unread[notice.file] += 1
    rows = []
    for account in accounts:
        why = reasons.get(account.file, Counter())
        rows.append(
            {
                "file": account.file,
                "kind": account.kind or None,
                "encoding": account.encoding,
                "expected": account.expected,
                "found": account.found,
                "left_out": sum(why.values()),
                "why": _say_reasons(why),
                "headings": ", ".join(f"{c} = {h}" for c, h in account.headings.items()) or None,
                "dated": account.dated,
                "dates_unread": unread[account.file],
                "outlets": account.outlets,
                "repaired": account.repaired,
                "notes": "; ".join(account.notes) or None,
            }
        )
    return rows


UNREAD_DATE = "a date that cannot be read"


def _say_reasons(why: Counter[str]) -> str | None:
    told = [f"{count} {reason}" if count > 1 else reason for reason, count in why.most_common(_MOST_REASONS)]
    return "; ".join(told) or None


def write_report(rows: Sequence[dict[str, Any]]) -> str:
    """Write the rows as text: ``attrs`` of a table are copied with every step, and text is copied for nothing."""
    return json.dumps(rows, ensure_ascii=False)


def load_report(text: str) -> pd.DataFrame:
    """Read the rows back as a table."""
    return pd.DataFrame(json.loads(text), columns=list(COLUMNS)).astype(COLUMNS)
