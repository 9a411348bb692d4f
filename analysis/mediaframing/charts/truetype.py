"""A TrueType font cut down to some of its glyphs (ISO/IEC 14496-22), each under the number that it had."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping

import numpy as np

# What a PDF needs of a font that is drawn by the numbers of its glyphs (ISO 32000-1, 9.9).
_KEPT = ("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
_NEEDED = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
_VERSIONS = (b"\x00\x01\x00\x00", b"true")
_WHOLE = 0xB1B0AFBA
"""The checksum of every font, with its adjustment."""
# Flags of the parts that a glyph is put together of.
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80


class TrueTypeError(ValueError):
    """The bytes are no font with TrueType outlines, or one that is not as the standard has it."""


def cut_truetype(held: bytes, glyphs: Iterable[int]) -> bytes:
    """Cut a font down to some glyphs and those that they are put together of.

    Parameters
    ----------
    held : bytes
        A font file.
    glyphs : iterable of int
        The numbers of the glyphs; they stay what they are.

    Returns
    -------
    bytes
        A font file with the outlines, widths and instructions of these glyphs, for a PDF.

    Raises
    ------
    TrueTypeError
        If the font is a collection, has other outlines, or is damaged.
    """
    try:
        return _cut(_read_tables(held), set(glyphs) | {0})
    except (struct.error, IndexError, ValueError) as error:
        raise TrueTypeError(f"The font cannot be cut down: {error}.") from error


def _cut(tables: dict[str, bytes], wanted: set[int]) -> bytes:
    count, long = _read(tables["maxp"], ">H", 4), _read(tables["head"], ">h", 50)
    starts = np.frombuffer(tables["loca"], ">u4" if long else ">u2", count + 1).astype(np.int64)
    starts *= 1 if long else 2
    glyf = tables["glyf"]
    outlines: dict[int, bytes] = {}
    while wanted:
        number = wanted.pop()
        outlines[number] = glyf[starts[number] : starts[number + 1]]
        wanted |= _list_parts(outlines[number]) - outlines.keys()
    most = max(outlines) + 1
    packed, places = bytearray(), np.zeros(most + 1, ">u4")
    for number in range(most):
        outline = outlines.get(number, b"")
        packed += outline + b"\0" * (-len(outline) % 4)
        places[number + 1] = len(packed)
    tables["glyf"], tables["loca"] = bytes(packed), places.tobytes()
    tables["maxp"] = _put(tables["maxp"], ">H", 4, most)
    # Places of four bytes, and a checksum that is known only at the end.
    tables["head"] = _put(_put(tables["head"], ">h", 50, 1), ">I", 8, 0)
    # Glyphs from that number on have the width of the last.
    widths = min(_read(tables["hhea"], ">H", 34), most)
    tables["hhea"] = _put(tables["hhea"], ">H", 34, widths)
    tables["hmtx"] = _keep_widths(tables["hmtx"], widths, most, outlines)
    return _write_tables(tables)


def _keep_widths(hmtx: bytes, widths: int, most: int, kept: Iterable[int]) -> bytes:
    """Leave the width of the last glyph that has one of its own, and those of glyphs that are kept; zeros take no room."""
    told = np.frombuffer(hmtx, ">u4", widths)
    sides = np.frombuffer(hmtx, ">i2", most - widths, offset=4 * widths)
    is_kept = np.zeros(most, np.bool_)
    is_kept[[*kept, widths - 1]] = True
    return np.where(is_kept[:widths], told, 0).astype(">u4").tobytes() + sides.tobytes()


def _list_parts(outline: bytes) -> set[int]:
    """List the glyphs that a glyph is put together of; a glyph with contours of its own has none."""
    parts: set[int] = set()
    if not outline or _read(outline, ">h", 0) >= 0:
        return parts
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", outline, at)
        parts.add(part)
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
    return parts


def _read_tables(held: bytes) -> dict[str, bytes]:
    if held[:4] not in _VERSIONS:
        raise ValueError("it has no TrueType outlines of its own")
    tables = {}
    for number in range(_read(held, ">H", 4)):
        tag, _, start, size = struct.unpack_from(">4sIII", held, 12 + 16 * number)
        name = tag.decode("latin-1")
        if name in _KEPT:
            tables[name] = held[start : start + size]
    if missing := _NEEDED - tables.keys():
        raise ValueError(f"it has no table {min(missing)!r}")
    return tables


def _write_tables(tables: Mapping[str, bytes]) -> bytes:
    names = sorted(tables)
    power = len(names).bit_length() - 1
    head = _VERSIONS[0] + struct.pack(
        ">HHHH", len(names), 16 << power, power, 16 * len(names) - (16 << power)
    )
    start = len(head) + 16 * len(names)
    body, adjusted = b"", 0
    for name in names:
        table = tables[name]
        head += struct.pack(">4sIII", name.encode("latin-1"), _add_up(table), start + len(body), len(table))
        if name == "head":
            adjusted = start + len(body) + 8
        body += table + b"\0" * (-len(table) % 4)
    whole = head + body
    return _put(whole, ">I", adjusted, (_WHOLE - _add_up(whole)) % 2**32)


def _add_up(table: bytes) -> int:
    return int(np.frombuffer(table + b"\0" * (-len(table) % 4), ">u4").sum(dtype=np.uint64)) % 2**32


def _read(table: bytes, kind: str, at: int) -> int:
    return int(struct.unpack_from(kind, table, at)[0])


def _put(table: bytes, kind: str, at: int, value: int) -> bytes:
    changed = bytearray(table)
    struct.pack_into(kind, changed, at, value)
    return bytes(changed)
