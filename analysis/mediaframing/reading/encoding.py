"""Bytes to clean text: which encoding, which newlines, which characters stay. A pure function of the bytes."""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What Western exports leave unsaid; the guess falls back on it and is measured against it.
_LIKELY = "cp1252"
_GUESSED = [
    "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "iso8859_2",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
_SAMPLE = 200_000

_NEWLINES = ("\r\n", "\r", "\u2028", "\u2029")
# Control characters, byte order marks, soft hyphens; surrogates without their other half, which no encoding can
# store. Most texts have none.
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u2028\u2029\ufeff\ud800-\udfff]")
# Windows-1252 that was taken for Latin-1 has its quotation marks among the controls; as in HTML, they are meant.
_MISTAKEN = {chr(code): bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)}


def decode_text(data: bytes) -> str:
    r"""Decode the bytes of a text file, and clean the text as :func:`clean_text` does.

    A byte order mark decides; without one UTF-8, if the bytes are valid UTF-8 or nearly so (fewer than one
    damaged character for ten sound ones: each becomes U+FFFD); then UTF-16 without a mark; then Windows-1252,
    if nine in ten bytes are ASCII, as in any English text; then whatever charset-normalizer thinks likeliest.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    str
        Never raises: what no encoding explains is read as Windows-1252.

    Examples
    --------
    >>> decode_text("It’s a “terror issue”".encode("cp1252"))
    'It’s a “terror issue”'
    >>> decode_text(b"one\r\ntwo\x00")
    'one\ntwo'
    """
    return clean_text(_decode(data))


def clean_text(text: str) -> str:
    r"""Give the text with newlines as ``\n``, without control characters, in Unicode normal form C.

    Quotation marks, dashes and no-break spaces stay as they are. Form C, because an accent typed as a
    character of its own would keep *Erdoğan* in the text from meeting *Erdoğan* in a codebook. Soft hyphens
    go, because they split words that readers see whole; a lone surrogate becomes U+FFFD. Controls from
    U+0080 to U+009F are read as the Windows-1252 characters they stand for (``\x93`` as a curly quote).
    """
    if _ODD.search(text):
        for newline in _NEWLINES:
            text = text.replace(newline, "\n")
        text = _ODD.sub(_mend, text)
    if text.isascii():
        return text
    # Line by line: one odd character would otherwise have a whole table composed, not only its line.
    return "\n".join(unicodedata.normalize("NFC", line) for line in text.split("\n"))


def _mend(found: re.Match[str]) -> str:
    if "\ud800" <= found[0] <= "\udfff":
        return "\ufffd"
    return _MISTAKEN.get(found[0], "")


def _decode(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if wide := _guess_utf16(data):
        return data.decode(wide, errors="replace")
    return text or _decode_other(data)


def _guess_utf16(data: bytes) -> str | None:
    """Name the byte order if every other byte of the beginning is NUL, as in UTF-16 Latin text."""
    head = data[:2000]
    half = len(head) // 2
    if half < 2 or len(data) % 2:
        return None
    if head[1::2].count(0) > 0.7 * half and head[0::2].count(0) == 0:
        return "utf-16-le"
    if head[0::2].count(0) > 0.7 * half and head[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _decode_other(data: bytes) -> str:
    nearly = data.decode("utf-8", errors="replace")
    damaged = nearly.count("\ufffd")
    sound = sum(len(run) for run in re.findall("[^\x00-\x7f\ufffd]+", nearly))
    if sound > 10 * damaged:
        return nearly
    sample = data[:_SAMPLE]
    high = len(sample.translate(None, delete=bytes(range(128))))
    encoding = _LIKELY
    if high > 0.1 * len(sample):
        match = from_bytes(sample, cp_isolation=[_LIKELY, *_GUESSED]).best()
        encoding = match.encoding if match is not None else _LIKELY
    return data.decode(encoding, errors="replace")
