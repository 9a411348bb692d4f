"""Which letters a font has: those of figures, and those of the printed report."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.ft2font import FT2Font

FIGURE_FONT = "DejaVu Sans"
# It has a box for every letter, and the letter for none.
_NO_LETTERS = ("lastresort", "adobeblank")


def find_font_folder() -> Path:
    """Find the folder of the fonts that matplotlib brings."""
    return Path(mpl.get_data_path()) / "fonts" / "ttf"


@cache
def list_letters() -> frozenset[int]:
    """List the code points of the font of figures, which is on every machine with matplotlib."""
    return frozenset(FT2Font(str(find_font_folder() / "DejaVuSans.ttf")).get_charmap())


def lack_letters(text: str) -> bool:
    """Tell whether the font of figures lacks a letter of the text."""
    return any(ord(c) not in list_letters() for c in text if c.isprintable() and not c.isspace())


def find_families(letters: Iterable[int], fonts: Iterable[tuple[str, str]]) -> tuple[list[str], set[int]]:
    """Find families that have what is wanted, in the order of their names, as few as come first.

    Parameters
    ----------
    letters : iterable of int
        Code points.
    fonts : iterable of (family, path)

    Returns
    -------
    families : list of str
    absent : set of int
        The code points that no font has.
    """
    absent = set(letters)
    families = []
    for family, path in sorted(fonts, key=_rank):
        if not absent:
            break
        if family.lower().replace(" ", "").startswith(_NO_LETTERS):
            continue
        held = absent & _read_letters(path)
        if held:
            families.append(family)
            absent -= held
    return families, absent


def _rank(font: tuple[str, str]) -> tuple[bool, str, bool, str]:
    family, path = font
    # Noto has a font for nearly every script, made to look alike.
    return not family.startswith("Noto Sans"), family, "Regular" not in path, path


@cache
def _read_letters(path: str) -> frozenset[int]:
    try:
        # Of a collection the first font; the others have the same letters, drawn for other readers.
        return frozenset(FT2Font(path).get_charmap())
    except (OSError, RuntimeError):
        return frozenset()
