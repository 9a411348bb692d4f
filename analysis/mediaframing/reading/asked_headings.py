"""Headings that the user names for columns: a file that is read alone must have them, of many files one."""

from __future__ import annotations

from collections.abc import Sequence

from mediaframing.reading.account import Account
from mediaframing.reading.column_roles import Choice, guess_columns, require_text_column
from mediaframing.reading.skipped import ReadingError
from mediaframing.reading.sources import FileRows


class AskedHeadings:
    """What the user says which heading is which column, and whether any file has those headings.

    Attributes
    ----------
    lenient : bool
        Whether a file may lack some of them, as one among many may.
    """

    def __init__(self, columns: Choice | None) -> None:
        self.lenient = False
        self._columns = columns
        self._refused: list[str] = []
        self._obeyed = False

    def guess(self, rows: FileRows, account: Account) -> dict[str, str]:
        """Guess the columns of a file; in a folder files may have other headings than the user names."""
        headings = list(rows.columns)
        try:
            found = guess_columns(headings, self._columns, rows.columns, account)
            self._obeyed = True
        except ReadingError as error:
            if not self.lenient:
                raise
            self._refused.append(str(error))
            columns = {
                column: asked
                for column, asked in (self._columns or {}).items()
                if _is_there(column, asked, headings)
            }
            found = guess_columns(headings, columns, rows.columns, account)
            account.note(f"of the columns asked for it has only {', '.join(columns) or 'none'}")
        require_text_column(found, headings)
        return found

    def check(self) -> None:
        """Raise if no file has the headings that the user names.

        Raises
        ------
        ReadingError
        """
        if self._refused and not self._obeyed:
            raise ReadingError(f"In no file {self._refused[0]}")


def _is_there(column: str, asked: str | Sequence[str], headings: Sequence[str]) -> bool:
    """Tell whether a file has the headings that are asked for a column."""
    try:
        guess_columns(headings, {column: asked})
    except ReadingError:
        return False
    return True
