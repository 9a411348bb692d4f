"""Documents: DOCX, RTF and PDF, from whichever database, or one article each."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator

from mediaframing.reading.account import Account
from mediaframing.reading.archives import check_archive, list_members, read_member
from mediaframing.reading.databases.dom import name_of, paragraphs_of, parse_page, parse_xml
from mediaframing.reading.databases.nexis import is_nexis, read_nexis
from mediaframing.reading.databases.texts import read_any_text
from mediaframing.reading.limits import LARGEST_DOCUMENT, LONGEST_PDF
from mediaframing.reading.opendocument import read_paragraphs
from mediaframing.reading.skipped import ReadingError
from mediaframing.reading.sources import FileRows, Source

_DOCUMENT = "word/document.xml"
_HIDDEN = re.compile(r"\{\\v[ \\][^{}]*\}")


def stream_docx(source: Source, account: Account) -> Iterator[FileRows]:
    """Read a DOCX: an export of Nexis Uni, of another database, or one article.

    Raises
    ------
    ReadingError
        If it is no DOCX, or lxml is not installed.
    """
    data = source.load()
    check_archive(data, "a DOCX document")
    members = list_members(source)
    chunk = next(
        (name for name in members if name.startswith("word/afchunk") and name.endswith((".htm", ".html"))),
        None,
    )
    if chunk is not None:
        page = read_member(data, chunk, "a DOCX document").decode("utf-8", errors="replace")
        yield from read_any_text("\n\n".join(paragraphs_of(parse_page(page))), account, "DOCX")
        return
    paragraphs, starts = _read_paragraphs(read_member(data, _DOCUMENT, "a DOCX document"))
    text = "\n".join(paragraphs)
    account.encoding = "utf-8"
    if is_nexis(text):
        account.kind = "Nexis Uni DOCX"
        yield from read_nexis(paragraphs, account, starts)
    else:
        yield from read_any_text("\n\n".join(paragraphs), account, "DOCX")


def _read_paragraphs(data: bytes) -> tuple[list[str], list[int]]:
    """Give the paragraphs, and which of them hold a bookmark as Nexis puts it before each article."""
    root = parse_xml(data)
    # What a box holds stands once more behind it, for programs that know no boxes.
    for again in list(root.iter("{*}Fallback")):
        again.getparent().remove(again)
    paragraphs: list[str] = []
    starts: list[int] = []
    for paragraph in root.iter("{*}p"):
        if name_of(paragraph) != "p":
            continue
        pieces: list[str] = []
        # A box has paragraphs of its own.
        boxed = {node for inner in paragraph.iter("{*}p") if inner is not paragraph for node in inner.iter()}
        for node in paragraph.iter():
            name = "" if node in boxed else name_of(node)
            if name == "nobreakhyphen":
                pieces.append("-")
            elif name == "t" and node.text:
                pieces.append(node.text)
            elif name in {"br", "cr"}:
                pieces.append("\n")
            elif name == "tab":
                pieces.append(" ")
            elif name == "bookmarkstart" and any(
                value.startswith("Bookmark_") for value in node.attrib.values()
            ):
                starts.append(len(paragraphs))
        paragraphs.append("".join(pieces).replace("\u00a0", " ").strip())
    return paragraphs, starts


def stream_odt(source: Source, account: Account) -> Iterator[FileRows]:
    """Read a text of OpenDocument: an export of a database, or one article.

    Raises
    ------
    ReadingError
        If it is none, or lxml is not installed.
    """
    account.encoding = "utf-8"
    yield from read_any_text("\n\n".join(read_paragraphs(source.load())), account, "ODT")


def stream_rtf(source: Source, account: Account) -> Iterator[FileRows]:
    """Read RTF, under whatever name: databases call it ``.DOC``, too.

    Raises
    ------
    ReadingError
        If striprtf is not installed, or the RTF is broken beyond repair.
    """
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise ReadingError(
            "RTF needs striprtf: install it with `pip install 'mediaframing[exports]'`"
        ) from error
    data = source.load()
    try:
        shown = _HIDDEN.sub("", data.decode("latin-1"))
        text = str(rtf_to_text(shown, errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:  # striprtf raises whatever it stumbles over
        raise ReadingError(f"the RTF cannot be read: {error}") from error
    account.encoding = "RTF"
    yield from read_any_text(text.replace("\u00a0", " "), account, "RTF")


def stream_pdf(source: Source, account: Account) -> Iterator[FileRows]:
    """Read the text of a PDF, in a process of its own, whose time and memory are limited.

    Raises
    ------
    ReadingError
        If pypdfium2 is not installed, the PDF is broken, has no text (a scan), or takes too long.
    """
    data = source.load()
    command = [sys.executable, "-m", "mediaframing.reading.databases.pdf_text"]
    # Where the package is imported from has to be told to the other process, too.
    places = os.pathsep.join(place for place in sys.path if place)
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=LONGEST_PDF,
            check=False,
            env={**os.environ, "PYTHONPATH": places},
        )
    except subprocess.TimeoutExpired as error:
        raise ReadingError(f"the PDF takes longer than {LONGEST_PDF:.0f} seconds") from error
    if done.returncode:
        told = done.stderr.decode("utf-8", errors="replace").strip().split("\n")[-1]
        raise ReadingError(told[:300] or "the PDF cannot be read: it takes too much memory, or is broken")
    pages = json.loads(done.stdout[:LARGEST_DOCUMENT])
    text = "\n".join(pages).replace("\r", "").replace("\u00a0", " ").replace("\ufffe", "-\n")
    if not text.strip():
        raise ReadingError("the PDF holds no text, only images: it has to be read by OCR first")
    account.encoding = f"PDF, {len(pages)} pages"
    yield from read_any_text(text, account, "PDF")
