"""Codebook files, read and written in the format that they have, or are named for."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from mediaframing.codebook.categories import Dictionary
from mediaframing.codebook.codebook import Codebook
from mediaframing.codebook.errors import CodebookError, Loss, describe_losses
from mediaframing.codebook.lexicoder import parse_lexicoder, spell_lexicoder
from mediaframing.codebook.liwc import parse_dicx, parse_liwc, spell_liwc
from mediaframing.codebook.petrarch import parse_petrarch, spell_petrarch
from mediaframing.codebook.quanteda import parse_quanteda, spell_quanteda
from mediaframing.codebook.spreadsheet import parse_csv, parse_excel, spell_csv, spell_excel
from mediaframing.codebook.toml import parse_toml, spell_toml
from mediaframing.codebook.wordstat import parse_wordstat, spell_wordstat
from mediaframing.codebook.yoshikoder import parse_yoshikoder, spell_yoshikoder
from mediaframing.files import written_beside
from mediaframing.values.keywords import take_path

LARGEST = 50_000_000
"""Bytes of a file beyond which it is refused."""

_TEXTS: dict[str, Callable[[str], Codebook | Dictionary]] = {
    "toml": parse_toml,
    "quanteda": parse_quanteda,
    "liwc": parse_liwc,
    "dicx": parse_dicx,
    "wordstat": parse_wordstat,
    "lexicoder": parse_lexicoder,
    "csv": parse_csv,
    "petrarch": parse_petrarch,
}
_BYTES: dict[str, Callable[[bytes], Codebook | Dictionary]] = {
    "yoshikoder": parse_yoshikoder,
    "excel": parse_excel,
}
_WRITERS: dict[str, Callable[[Codebook, list[Loss]], str | bytes]] = {
    "quanteda": spell_quanteda,
    "liwc": spell_liwc,
    "wordstat": spell_wordstat,
    "yoshikoder": spell_yoshikoder,
    "lexicoder": spell_lexicoder,
    "csv": spell_csv,
    "excel": spell_excel,
    "petrarch": spell_petrarch,
}
FORMATS = tuple(sorted([*_TEXTS, *_BYTES]))
_SUFFIXES = {
    ".toml": "toml",
    ".yml": "quanteda",
    ".yaml": "quanteda",
    ".dic": "liwc",
    ".dicx": "dicx",
    ".cat": "wordstat",
    ".ykd": "yoshikoder",
    ".lcd": "yoshikoder",
    ".lc3": "lexicoder",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "excel",
    ".txt": "petrarch",
}


_TABLE = re.compile(rb"^[ \t]*\[(?:frames|actors)\.", re.MULTILINE)
_PLAIN = (
    "It is a plain text, and no dictionary that is known. Write a codebook.toml, with a section such as [frames.talks] and below it "
    "terms = ['talks', 'negotiat*']; Codebook.from_terms makes one in Python. Text files are read as actors of PETRARCH or, with "
    "a number behind each entry, as dictionaries of WordStat."
)


def read_codebook(path: str | Path, *, source: str | None = None, entries: str = "frames") -> Codebook:
    """Read a codebook, or a dictionary of another tool.

    Parameters
    ----------
    path : str or Path
        A TOML file (the module :mod:`mediaframing.codebook` says what stands in it), or a dictionary of quanteda
        (``.yml``), LIWC (``.dic``, ``.dicx``), WordStat (``.cat``), Yoshikoder (``.ykd``), Lexicoder (``.lcd``,
        ``.lc3``) or PETRARCH (actors, ``.txt``), or a table of entries (``.csv``, ``.xlsx``).
    source : str, optional
        The format, where content and file name do not tell it: ``toml``, ``quanteda``, ``liwc``, ``dicx``,
        ``wordstat``, ``yoshikoder`` (also for ``.lcd``), ``lexicoder`` (``.lc3``), ``csv``, ``excel`` or ``petrarch``.
    entries : {"frames", "actors"}
        What the categories of another tool's dictionary stand for. A category within another is a frame with a
        ``parent``.

    Returns
    -------
    Codebook
        What the file says and a codebook cannot hold stands in ``losses``.

    Raises
    ------
    CodebookError
        If the file is absent, cannot be read in its format, or has an entry that is not understood. The message names
        the place and what is allowed.

    Warns
    -----
    CodebookWarning
        If anything was lost.
    """
    if not isinstance(path, (str, Path)):
        raise CodebookError(f"A codebook is read from a file; give its name, and not {type(path).__name__}.")
    path = Path(path)
    if source is not None and source not in FORMATS:
        raise CodebookError(f"source must be one of {', '.join(FORMATS)}, not {source!r}.")
    if entries not in ("frames", "actors"):
        raise CodebookError(f"entries must be 'frames' or 'actors', not {entries!r}.")
    data = _read_bytes(path)
    losses: list[Loss] = []
    try:
        chosen = source or _recognise(path, data)
        read = _BYTES[chosen](data) if chosen in _BYTES else _TEXTS[chosen](_decode(data, chosen, losses))
        book = read.make_codebook(actors=entries == "actors") if isinstance(read, Dictionary) else read
    except CodebookError as error:
        raise CodebookError(f"In the codebook {str(path)!r}: {error}") from None
    book = replace(book, losses=(*losses, *book.losses))
    if book.losses:
        warnings.warn(describe_losses("read from", str(path), book.losses), stacklevel=2)
    return book


def _read_bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        data = path.read_bytes() if path.is_file() and size <= LARGEST else None
    except OSError as error:
        raise CodebookError(f"The codebook {str(path)!r} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise CodebookError(f"The codebook {str(path)!r} cannot be read: {error}.") from error
    if data is not None:
        return data
    if not path.is_file():
        raise CodebookError(f"The codebook {str(path)!r} cannot be read: it is no file.")
    raise CodebookError(
        f"The codebook {str(path)!r} is larger than {LARGEST // 1_000_000} MB and is not read."
    )


def _recognise(path: Path, data: bytes) -> str:
    """Tell a format by what the file begins with, where that is plain, else by the file's name."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"PK\x03\x04"):
        return "excel"
    if head.startswith((b"<?xml", b"<dictionary")):
        return "yoshikoder"
    if head.startswith(b"%"):
        return "liwc"
    if head[:8].lower() in {b"dicterm,", b"dicterm;", b"dicterm\t"}:
        return "dicx"
    named = _SUFFIXES.get(path.suffix.lower())
    if named == "petrarch" and _TABLE.search(data[:4096]):
        return "toml"
    if named == "petrarch" and re.search(rb"\(\d\)\s*$", data[:4096], re.MULTILINE) and b"[" not in head:
        return "wordstat"
    if named == "petrarch" and b"[" not in data:
        raise CodebookError(_PLAIN)
    if named is None and path.suffix:
        raise CodebookError(
            f"The ending {path.suffix!r} tells no format; name it with source=, one of {', '.join(FORMATS)}."
        )
    return named or "toml"


def _decode(data: bytes, chosen: str, losses: list[Loss]) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise CodebookError("It begins as UTF-16 and is none; save it as UTF-8 text.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if chosen == "toml":
            raise CodebookError("It is not UTF-8; save it as UTF-8 text.") from error
    losses.append(Loss("", "", "It is not UTF-8 and was read as Windows-1252; look at letters with accents."))
    return data.decode("cp1252", "replace")


def take_codebook(given: Codebook | str | Path) -> Codebook:
    """Give a codebook as it is, and read one that is given as a file.

    Raises
    ------
    CodebookError
        If it is neither, or a file in which nothing stands that could be found.
    """
    if isinstance(given, Codebook):
        return given
    if isinstance(given, (str, Path)):
        book = read_codebook(given)
        if not book.frames and not book.actors:
            raise CodebookError(
                f"The codebook {str(given)!r} holds no frames and no actors, so that nothing would be found. Write a section such as "
                "[frames.talks] and below it terms = ['talks', 'negotiat*']."
            )
        return book
    raise CodebookError(
        f"The codebook is to be a Codebook or the name of its file, and not {type(given).__name__}. Codebook.from_terms("
        "{'talks': ['talks', 'negotiat*']}) makes one from frames with lists of terms."
    )


def write_codebook(codebook: Codebook, path: str | Path) -> Path:
    """Write a codebook in the format that the file is named for.

    Parameters
    ----------
    codebook : Codebook
    path : str or Path
        ``.toml`` holds everything (comments are not kept), and :func:`read_codebook` reads it back equal; ``.csv``
        and ``.xlsx`` hold everything but title and contrast. ``.yml``, ``.dic``, ``.cat``, ``.ykd``, ``.lcd``, ``.lc3``
        hold categories of plain entries, ``.txt`` actors. Any other name is written as TOML.

    Warns
    -----
    CodebookWarning
        If the format cannot hold all that the codebook says; its attribute ``losses`` lists what.
    """
    codebook, path = take_codebook(codebook), take_path("path", path, CodebookError)
    chosen = _SUFFIXES.get(path.suffix.lower(), "toml")
    if chosen == "dicx":
        raise CodebookError("Dictionaries of LIWC are written as .dic, which LIWC-22 reads, too.")
    losses: list[Loss] = []
    if path.suffix.lower() == ".txt" and not codebook.actors:
        raise CodebookError(
            "A .txt file holds actors for PETRARCH, and the codebook has none; name it .toml."
        )
    text = spell_toml(codebook) if chosen == "toml" else _WRITERS[chosen](codebook, losses)
    content = text if isinstance(text, bytes) else text.encode("utf-8")
    with written_beside(path.parent) as beside:
        (beside / path.name).write_bytes(content)
    if losses:
        warnings.warn(describe_losses("written to", str(path), losses), stacklevel=2)
    return path
