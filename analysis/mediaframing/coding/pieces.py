"""Text as bytes: a long text is cut at its white space, and its distinct pieces are found, all at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Bytes = NDArray[np.uint8]

_BLANK, _BREAK = ord(" "), ord("\n")
# What str.split() takes for white space, by the number of bytes in UTF-8.
_NARROW = np.isin(np.arange(_BLANK + 1), list(b"\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f "))
_LINE, _PARAGRAPH = "\u2028", "\u2029"
_TWO_BYTES = "\x85\xa0"
_THREE_BYTES = "\u1680\u202f\u205f\u3000" + _LINE + _PARAGRAPH + "".join(map(chr, range(0x2000, 0x200B)))


@dataclass(frozen=True)
class Pieces:
    """Strings without a blank, as one row of UTF-8 in which a blank stands behind each.

    Half of a surrogate pair is three bytes like any other sign; text that Arrow is to take as text it can't be.

    Attributes
    ----------
    codes : array of bytes
    first : array
        Where each piece begins; one longer than the pieces.

    Examples
    --------
    >>> distinct, places = Pieces.read("no war , no peace ").find_distinct()
    >>> distinct.list_strings(), places
    (['no', 'war', ',', 'peace'], array([0, 1, 2, 0, 3], dtype=int32))
    """

    codes: Bytes
    first: Ints

    @classmethod
    def read(cls, text: str) -> Pieces:
        """Read pieces from a text that has one blank behind each of them."""
        codes = np.frombuffer(text.encode("utf-8", "surrogatepass"), np.uint8)
        return cls(codes, np.append(0, np.flatnonzero(codes == _BLANK) + 1))

    def __len__(self) -> int:
        return len(self.first) - 1

    @property
    def text(self) -> str:
        """The pieces as a text, with a blank behind each."""
        return self.codes.tobytes().decode("utf-8", "surrogatepass")

    def list_strings(self) -> list[str]:
        """List the pieces, without their blanks."""
        return self.text.split(" ")[:-1]

    def select(self, chosen: Bools) -> Pieces:
        """Select pieces by a mask."""
        sizes = np.diff(self.first)
        return Pieces(self.codes[np.repeat(chosen, sizes)], np.append(0, np.cumsum(sizes[chosen])))

    def find_distinct(self) -> tuple[Pieces, NDArray[np.int32]]:
        """Find the distinct pieces, and for each piece its place among them."""
        buffers = [None, pa.py_buffer(self.first), pa.py_buffer(self.codes)]
        found = pa.Array.from_buffers(pa.large_binary(), len(self), buffers).dictionary_encode()
        _, first, codes = found.dictionary.buffers()
        count = len(found.dictionary)
        distinct = Pieces(
            np.frombuffer(codes or b"", np.uint8),
            np.frombuffer(first, np.int64)[: count + 1] if count else np.zeros(1, np.int64),
        )
        return distinct, found.indices.to_numpy()


def cut_text(text: str) -> tuple[Pieces, Ints]:
    """Cut a text at each character of white space, and find where in its bytes lines end.

    Of several white spaces in a row each ends a piece, which may be empty: so that offsets are sums of lengths.
    Each is one byte, whatever it was. A Unicode paragraph separator ends a line twice.
    """
    codes = np.frombuffer(bytearray((text + " ").encode("utf-8", "surrogatepass")), np.uint8)
    breaks = np.flatnonzero(codes == _BREAK)
    if not text.isascii():
        codes, breaks = _narrow_spaces(codes, breaks)
    ends = np.flatnonzero(codes <= _BLANK)
    spaces = _NARROW[codes[ends]]
    if not spaces.all():  # control characters
        ends = ends[spaces]
    codes[ends] = _BLANK
    return Pieces(codes, np.append(0, ends + 1)), breaks


def _narrow_spaces(codes: Bytes, breaks: Ints) -> tuple[Bytes, Ints]:
    """Make white space of two or three bytes one blank, and add the line ends that are among it."""
    leads = np.flatnonzero(codes >= 0xC2)
    leads = leads[np.isin(codes[leads], _LEADS)]  # a blank ends the text, so that three bytes are there
    packed = codes[leads].astype(np.int64) << 16 | codes[leads + 1].astype(np.int64) << 8 | codes[leads + 2]
    two = np.isin(packed >> 8, _pack(_TWO_BYTES))
    three = np.isin(packed, _pack(_THREE_BYTES))
    wide = leads[two | three]
    if not len(wide):
        return codes, breaks
    lines, paragraphs = (leads[packed == _pack(sign)[0]] for sign in (_LINE, _PARAGRAPH))
    breaks = np.sort(np.concatenate([breaks, lines, paragraphs, paragraphs]))
    codes[wide] = _BLANK
    kept = np.ones(len(codes), np.bool_)
    kept[np.concatenate([wide + 1, leads[three] + 2])] = False
    return codes[kept], breaks - np.searchsorted(np.flatnonzero(~kept), breaks)


def _pack(signs: str) -> list[int]:
    return [int.from_bytes(sign.encode(), "big") for sign in signs]


_LEADS = sorted({sign.encode()[0] for sign in _TWO_BYTES + _THREE_BYTES})
