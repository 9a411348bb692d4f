"""Bytes to text: which encoding, decided once for a file, and for a line of its own where that is not sound in it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mediaframing.reading.alphabets import name_alphabet
from mediaframing.reading.skipped import ReadingError
from mediaframing.reading.wide import guess_shifting, guess_utf16, guess_utf32
from mediaframing.values.characters import clean_text

__all__ = ["Decoder", "clean_text", "decode_text", "find_encoding"]

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
    "cp874", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
_SAMPLE = 200_000
# Fewer bytes beyond ASCII tell nothing of an alphabet.
_LEAST_HIGH = 40
# In a text of another alphabet most are, and fewer do.
_FEW_HIGH, _MOSTLY_HIGH = 12, 0.6
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1C), 0x7F])
_MOST_CONTROLS = 0.02
# So few are slips of a program, however short the text is.
_FEW_CONTROLS = 4
_FILLING = re.compile(rb"(?<!\0)\0++(?=\r?\n|\Z)")


@dataclass
class Decoder:
    """The encoding of a file, and what decoding it met.

    Attributes
    ----------
    encoding : str
        Of the file: ``utf-8``, or whatever a mark or a guess says.
    fallback : str
        Of lines that are not sound in UTF-8.
    odd_lines : int
        How many lines were read in the fallback.
    damaged : int
        Characters that no encoding explains; each became U+FFFD.
    """

    encoding: str = "utf-8"
    fallback: str = _LIKELY
    odd_lines: int = field(default=0, compare=False)
    damaged: int = field(default=0, compare=False)

    @property
    def told(self) -> str:
        """The encoding in words, for the report."""
        odd = (
            f", {self.odd_lines} line{'s' * (self.odd_lines != 1)} in {self.fallback}"
            if self.odd_lines
            else ""
        )
        return f"{self.encoding}{odd}"

    def decode(self, data: bytes) -> str:
        """Decode bytes that end where a line ends."""
        if self.encoding != "utf-8":
            return self._count(data.decode(self.encoding, errors="replace"))
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            lines = data.split(b"\n")
        return "\n".join(map(self._decode_line, lines))

    def decode_lines(self, lines: Iterable[bytes]) -> Iterator[str]:
        """Decode line by line."""
        return map(self.decode, lines)

    def _decode_line(self, line: bytes) -> str:
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            nearly = line.decode("utf-8", errors="replace")
        damaged = nearly.count("\ufffd")
        sound = sum(len(run) for run in re.findall("[^\x00-\x7f\ufffd]+", nearly))
        if sound > 10 * damaged:
            return self._count(nearly)
        self.odd_lines += 1
        return self._count(line.decode(self.fallback, errors="replace"))

    def _count(self, text: str) -> str:
        self.damaged += text.count("\ufffd")
        return text


def decode_text(data: bytes) -> str:
    r"""Decode the bytes of a text file, and clean the text as :func:`clean_text` does.

    A byte order mark decides; then UTF-16 without a mark; then UTF-8. A line that is not sound in UTF-8, or nearly so
    (fewer than one damaged character for ten sound ones: each becomes U+FFFD), is read as Windows-1252, or as what
    charset-normalizer thinks likeliest where more than one byte in ten is beyond ASCII; where Windows-1252 makes no words
    of it, as the encoding that does (:func:`name_alphabet`).

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
    decoder = find_encoding([data])
    return clean_text(decoder.decode(strip_mark(data)))


def strip_mark(data: bytes) -> bytes:
    """Take the byte order mark off."""
    return next((data[len(mark) :] for mark, _ in _BOMS if data.startswith(mark)), data)


def find_encoding(blocks: Iterable[bytes]) -> Decoder:
    """Find the encoding of a file from its blocks, as few of them as tell."""
    sample = b""
    lines: list[bytes] = []
    held = 0
    for number, block in enumerate(blocks):
        if number == 0:
            for mark, encoding in _BOMS:
                if block.startswith(mark):
                    return Decoder(encoding)
            sample = block[:_SAMPLE]
            if wide := guess_utf16(block) or guess_utf32(block):
                return Decoder(wide)
            if shifting := guess_shifting(block):
                return Decoder(shifting)
        if block.isascii():
            continue
        for line in block.split(b"\n"):
            # A letter that the end of the block cuts is no sign of another encoding.
            if not line.isascii() and not _is_utf8(line):
                lines.append(line)
                held += len(line)
        if held > _SAMPLE:
            break
    if not lines:
        return Decoder()
    odd = b"\n".join(lines)[:_SAMPLE]
    return Decoder(*_name_other(odd, sample))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.end == len(line) and error.reason == "unexpected end of data"
    return True


def _name_other(odd: bytes, sample: bytes) -> tuple[str, str]:
    """Name the encoding of the file and of its odd lines."""
    nearly = sample.decode("utf-8", errors="replace")
    sound = sum(len(run) for run in re.findall("[^\x00-\x7f\ufffd]+", nearly))
    high = len(odd.translate(None, delete=bytes(range(128))))
    named = name_alphabet(odd)
    fallback = named or _LIKELY
    much = high >= _LEAST_HIGH and high > 0.1 * len(odd)
    if named is None and (much or (high >= _FEW_HIGH and high > _MOSTLY_HIGH * len(odd))):
        from charset_normalizer import from_bytes

        match = from_bytes(odd, cp_isolation=[_LIKELY, *_GUESSED]).best()
        fallback = match.encoding if match is not None else _LIKELY
    # Without one sound letter of UTF-8 the whole file is in the other: multibyte encodings must not be read by line.
    if not sound and fallback != _LIKELY:
        return fallback, fallback
    return "utf-8", fallback


def require_text(data: bytes) -> None:
    """Raise if the beginning of a file holds what no text has: one byte in fifty is a control character."""
    head = data[:_SAMPLE]
    if any(head.startswith(mark) for mark, _ in _BOMS) or guess_utf16(head) or guess_utf32(head):
        return
    if guess_shifting(head):
        return
    # What a machine that stopped left behind the text, and what fills lines of a fixed length.
    head = _FILLING.sub(b"", head)
    controls = len(head) - len(head.translate(None, delete=_CONTROLS))
    if len(head) >= 32 and controls > max(_FEW_CONTROLS, _MOST_CONTROLS * len(head)):
        raise ReadingError("the file holds binary data, and no text")
