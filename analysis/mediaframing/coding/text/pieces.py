"""Text as bytes: texts are cut at their white space, and their distinct pieces are found, all at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from mediaframing.coding.text.wordlists import read_words

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Bytes = NDArray[np.uint8]

BLANK, _BREAK = ord(" "), ord("\n")
# What str.split() takes for white space, by the number of bytes in UTF-8.
_NARROW = np.isin(np.arange(BLANK + 1), list(b"\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f "))
_CURLY = "”".encode()
# So far to either side of a mark it is looked whether it stands in a link.
_REACH = 60
_LINKED = re.compile(rb"[@/\\]|^www\b|^(?i:com|org|net)\b")
_LINE, _PARAGRAPH = "\u2028", "\u2029"
_TWO_BYTES = "\x85\xa0"
_THREE_BYTES = "\u1680\u202f\u205f\u3000" + _LINE + _PARAGRAPH + "".join(map(chr, range(0x2000, 0x200B)))


@dataclass(frozen=True)
class Pieces:
    """Strings without a blank, as one row of UTF-8 in which a blank stands behind each.

    Half of a surrogate pair may stand in them, as three bytes: to Arrow they are bytes, not text.

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
        return cls(codes, np.append(0, np.flatnonzero(codes == BLANK) + 1))

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


def cut_texts(texts: Iterable[str], repair: bool = True) -> tuple[Pieces, Ints, Ints]:
    """Cut texts, a line break between them, at each white space, and find where in the bytes lines end.

    Where a sentence lacks the space behind it ("did not attend.Terror rose") there is a cut, too, unless ``repair`` is false;
    the last array tells where a blank was put in that the texts do not have.

    Of several white spaces in a row each ends a piece, which may be empty: so that offsets are sums of lengths.
    Each is one byte, whatever it was. A Unicode paragraph separator ends a line twice.
    """
    encoded = (text.encode("utf-8", "surrogatepass") for text in texts)
    codes = np.frombuffer(bytearray(b"\n").join((b"", *encoded, b"")), np.uint8)
    codes, paragraphs = _narrow_spaces(codes)
    lacking = _find_lacking(codes) if repair else np.zeros(0, np.int64)
    if len(lacking):
        codes = np.frombuffer(bytearray(b" ").join(part.data for part in np.split(codes, lacking)), np.uint8)
        paragraphs = paragraphs + np.searchsorted(lacking, paragraphs, "right")
    ends = np.flatnonzero(codes <= BLANK)
    found = codes[ends]
    spaces = _NARROW[found]
    if not spaces.all():  # control characters
        ends, found = ends[spaces], found[spaces]
    breaks = ends[found == _BREAK][1:-1]
    if len(paragraphs):
        breaks = np.sort(np.concatenate([breaks, paragraphs]))
    codes[ends] = BLANK
    # Without the first blank each piece begins where a blank stood.
    return Pieces(codes[1:], ends), breaks - 1, lacking + np.arange(len(lacking))


def _find_lacking(codes: Bytes) -> Ints:
    """Find where a sentence ends and the next begins without a space: "attend.Terror", "attend.”Terror".

    Two small letters stand before the mark and a capital behind it; no title or abbreviation is before it, and it is no part of
    a link or an address.
    """
    stops = np.flatnonzero((codes == ord(".")) | (codes == ord("!")) | (codes == ord("?")))
    stops = stops[(stops > 2) & (stops + 5 < len(codes))]
    stops = stops[_is_small(codes[stops - 1]) & _is_small(codes[stops - 2])]
    behind = stops + 1
    quoted = codes[behind] == ord('"')
    curly = (codes[behind] == _CURLY[0]) & (codes[behind + 1] == _CURLY[1]) & (codes[behind + 2] == _CURLY[2])
    behind = behind + quoted + 3 * curly
    capital = (codes[behind] >= ord("A")) & (codes[behind] <= ord("Z"))
    found = capital & (_is_small(codes[behind + 1]) | (codes[behind + 1] == BLANK))
    places = [
        begin
        for stop, begin in zip(stops[found].tolist(), behind[found].tolist(), strict=True)
        if _parts_sentences(codes, stop, begin)
    ]
    return np.union1d(places, _find_unspaced(codes)).astype(np.int64)


def _find_unspaced(codes: Bytes) -> Ints:
    """Find where the next sentence begins in scripts that put no space behind a full stop, nor before a quotation's end."""
    leads = np.flatnonzero((codes == 0xE3) | (codes == 0xEF))[:-1]
    packed = (
        [codes[leads + step].astype(np.int64) for step in range(3)]
        if len(leads) and leads[-1] + 3 < len(codes)
        else []
    )
    if not packed:
        return np.zeros(0, np.int64)
    behind = leads[np.isin(packed[0] << 16 | packed[1] << 8 | packed[2], _pack("。！？"))] + 3
    closers, enders = _pack("」』”’）》"), _pack("。！？")
    places = []
    for begin in behind.tolist():
        place = begin
        while (sign := int.from_bytes(codes[place : place + 3].tobytes(), "big")) in closers:
            place += 3
        if codes[place] > BLANK and codes[place] > 0x7F and sign not in enders:
            places.append(place)
    return np.array(places, np.int64)


def _parts_sentences(codes: Bytes, stop: int, begin: int) -> bool:
    before = re.split(rb"[\x00-\x20]", codes[max(stop - _REACH, 0) : stop].tobytes())[-1]
    after = re.split(rb"[\x00-\x20]", codes[begin : begin + _REACH].tobytes())[0]
    if _LINKED.search(before) or _LINKED.search(after) or b"." in before:
        return False
    word = before.decode("utf-8", "ignore").lower().lstrip("\"'“‘([")
    return word not in read_words("titles") and word not in read_words("abbreviations")


def _is_small(codes: Bytes) -> Bools:
    small: Bools = (codes >= ord("a")) & (codes <= ord("z"))
    return small


def _narrow_spaces(codes: Bytes) -> tuple[Bytes, Ints]:
    """Make white space of two or three bytes a blank or line break, and find the paragraph separators there were."""
    leads = np.flatnonzero(codes >= _LEADS[0])
    leads = leads[np.isin(codes[leads], _LEADS)]
    packed = codes[leads].astype(np.int64) << 16 | codes[leads + 1].astype(np.int64) << 8 | codes[leads + 2]
    two = np.isin(packed >> 8, _pack(_TWO_BYTES))
    three = np.isin(packed, _pack(_THREE_BYTES))
    if not (two.any() or three.any()):
        return codes, np.zeros(0, np.int64)
    codes[leads[two | three]] = BLANK
    codes[leads[np.isin(packed, _pack(_LINE + _PARAGRAPH))]] = _BREAK
    kept = np.ones(len(codes), np.bool_)
    kept[leads[two | three] + 1] = False
    kept[leads[three] + 2] = False
    paragraphs = leads[packed == _pack(_PARAGRAPH)[0]]
    return codes[kept], paragraphs - np.searchsorted(np.flatnonzero(~kept), paragraphs)


def _pack(signs: str) -> list[int]:
    return [int.from_bytes(sign.encode(), "big") for sign in signs]


_LEADS = sorted({sign.encode()[0] for sign in _TWO_BYTES + _THREE_BYTES})
