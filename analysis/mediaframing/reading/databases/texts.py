"""Text that came out of a document (RTF, PDF, DOCX, a mail): whichever database wrote it, or one article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import arrange
from mediaframing.reading.databases.citations import FORMS, read_citations
from mediaframing.reading.databases.europresse_text import is_europresse_text, read_europresse_text
from mediaframing.reading.databases.factiva_text import is_factiva_text, read_factiva_text
from mediaframing.reading.databases.lexis import is_lexis, read_lexis
from mediaframing.reading.databases.nexis import is_nexis, read_nexis
from mediaframing.reading.databases.proquest import is_proquest, read_proquest
from mediaframing.reading.databases.retriever import is_retriever, read_retriever
from mediaframing.reading.databases.several import read_several
from mediaframing.reading.encoding import find_encoding, require_text, strip_mark
from mediaframing.reading.limits import LARGEST_LINE
from mediaframing.reading.places import read_place
from mediaframing.reading.skipped import ReadingError
from mediaframing.reading.sources import FileRows, Source
from mediaframing.reading.text import parse_article
from mediaframing.values.tidy import drop_quoting, tidy_text

Reading = Callable[[str, Account], Iterator[FileRows]]


def _read_nexis(text: str, account: Account) -> Iterator[FileRows]:
    yield from read_nexis(text.split("\n"), account)


# Name in the report, key for source=, whether a text is of it, and how it is read; what is surest first.
TEXTS: Sequence[tuple[str, str, Callable[[str], bool], Reading]] = (
    ("ProQuest", "proquest", is_proquest, read_proquest),
    ("LexisNexis", "lexis", is_lexis, read_lexis),
    ("Nexis Uni", "nexis", is_nexis, _read_nexis),
    ("Retriever", "retriever", is_retriever, read_retriever),
    ("Factiva", "factiva", is_factiva_text, read_factiva_text),
    ("Europresse", "europresse", is_europresse_text, read_europresse_text),
    *((form.name, form.key, form.tells, partial(read_citations, form=form)) for form in FORMS),
)


def read_any_text(text: str, account: Account, form: str) -> Iterator[FileRows]:
    """Read a text as what it is, or as what the caller says; the account is told, with the form that it came in.

    Raises
    ------
    ReadingError
        If it seems to hold many articles of a kind that is not known: one article of them all would be wrong.
    """
    text = _unquote(text)
    for name, key, tells, read in TEXTS:
        if account.forced == key or (account.forced is None and tells(text)):
            account.kind = f"{name} {form}"
            yield from read(text, account)
            return
    if account.forced is None:
        found = read_several(text, account)
        rows = arrange(found)
        yield rows if len(found) > 1 else replace(rows, numbers=[])
        return
    tidy, mended = tidy_text(text)
    account.repaired += mended
    yield FileRows({name: [value] for name, value in parse_article(tidy).items()}, [], arranged=True)


def _unquote(text: str) -> str:
    """Take off the signs with which mail quotes, where all of a text is quoted."""
    if not text.lstrip().startswith(">"):
        return text
    lines = [line for line in text.split("\n") if line.strip()]
    return drop_quoting(text) if all(line.lstrip().startswith(">") for line in lines) else text


def stream_any_text(source: Source, account: Account) -> Iterator[FileRows]:
    """Read a text file: a download of a database, or one article.

    Raises
    ------
    ReadingError
        If it holds no text, or many articles of a kind that is not known.
    """
    data = source.load()
    require_text(data)
    _refuse_long_lines(data)
    decoder = find_encoding([data])
    text = decoder.decode(strip_mark(data)).replace("\r\n", "\n").replace("\r", "\n")
    account.encoding = decoder.told
    if decoder.damaged:
        account.note(f"{decoder.damaged} characters that no encoding explains")
    yield from read_any_text(text, account, "TXT")
    if account.kind == "plain text" and read_place(source.name).columns.get("published"):
        account.note("the date is taken from the name of the file")


def _refuse_long_lines(data: bytes) -> None:
    for start in range(0, len(data) - LARGEST_LINE, LARGEST_LINE):
        if data.find(b"\n", start, start + LARGEST_LINE) < 0:
            raise ReadingError(f"a line of more than {LARGEST_LINE >> 20} MB, which no article has")
