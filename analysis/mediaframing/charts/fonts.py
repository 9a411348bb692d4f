"""Fonts: the one that charts are set in, and those that a machine has for letters that it lacks.

Liberation Sans stands with the package (``typeface/``, SIL Open Font License 1.1): it has the widths of Arial and Helvetica, which
journals print, so that the text of an ``.svg`` fits its place also where one of these is taken instead. DejaVu Sans, which
matplotlib brings, follows for Arabic and for signs; any other font that is installed, for the letters that both lack.
"""

from __future__ import annotations

import unicodedata
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from difflib import get_close_matches
from functools import cache
from importlib import resources
from pathlib import Path

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.font_manager import FontProperties, findfont, findSystemFonts, fontManager
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.text import Text

HOUSE = "Liberation Sans"
SECOND = "DejaVu Sans"
ALIKE = ("Arial", "Helvetica")
"""What a reader's program may take for the font of charts, since it has the same widths."""
# It has a box for every letter, and the letter for none; matplotlib brings it.
_BOXES = "Last Resort High-Efficiency"
_NO_LETTERS = ("lastresort", "adobeblank")
# A text as it stands on charts, to learn how wide a letter is.
_SAMPLE = "Mentions of the frame by each outlet and the intervals of its rates, articles of 2016"


class FontWarning(UserWarning):
    """No font has the letters of a name, which are boxes on the chart."""


def find_font_folders() -> list[Path]:
    """Find the folders of the fonts that come with the package and with matplotlib."""
    return [
        Path(str(resources.files("mediaframing.charts") / "typeface")),
        Path(mpl.get_data_path()) / "fonts" / "ttf",
    ]


@cache
def load_house_font() -> str:
    """Make the font of charts known to matplotlib, before others of the same name; give its name."""
    for path in sorted(find_font_folders()[0].glob("*.ttf")):
        fontManager.addfont(path)
        fontManager.ttflist.insert(0, fontManager.ttflist.pop())
    return HOUSE


def check_font(name: str) -> str:
    """Refuse a font that is not installed with a sentence.

    Raises
    ------
    ValueError
        If there is no font of that name.
    """
    load_house_font()
    if name in fontManager.get_font_names() or (_add_new_fonts() and name in fontManager.get_font_names()):
        return name
    there = fontManager.get_font_names()
    close = get_close_matches(name, there, 3) or sorted(there)[:8]
    raise ValueError(
        f"font={name!r} is not installed. Take one of those that are, such as {', '.join(map(repr, close))}, or install it "
        "and start Python anew."
    )


def list_families(font: str = "") -> list[str]:
    """List the family that a chart is set in; matplotlib looks through a list anew for every text, so that it is short."""
    return [font or load_house_font()]


@cache
def measure_letter(font: str = "") -> float:
    """Give the mean width of a letter, in em."""
    held = FT2Font(findfont(FontProperties(family=list_families(font))))
    held.set_size(100, 72)
    held.set_text(_SAMPLE)
    return float(held.get_width_height()[0] / 64 / 100 / len(_SAMPLE))


@cache
def measure_width(letter: str) -> float:
    """Give the width of a letter in the fonts that come with the package, in em; one that both lack is a square."""
    family = next((name for name in (HOUSE, SECOND) if ord(letter) in list_letters(name)), "")
    if not family:
        return 1.0
    glyph = _load_face(family).load_char(ord(letter), LoadFlags.NO_HINTING)
    return float(glyph.linearHoriAdvance) / 65536 / 100


@cache
def _load_face(family: str) -> FT2Font:
    held = FT2Font(findfont(FontProperties(family=list_families(family))))
    held.set_size(100, 72)
    return held


@cache
def list_letters(font: str = "") -> frozenset[int]:
    """List the code points that the font of charts has."""
    return _read_letters(findfont(FontProperties(family=list_families(font))))


@cache
def list_shipped_letters() -> frozenset[int]:
    """List the code points that the fonts have which are on every machine with this package."""
    return list_letters() | list_letters(SECOND)


def lack_letters(text: str) -> bool:
    """Tell whether no installed font has a letter of the text."""
    wanted = _list_seen(text) - list_shipped_letters()
    return bool(wanted) and bool(_find_installed(frozenset(wanted))[1])


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


def fit_fonts(drawn: Artist | Sequence[Artist], font: str = "") -> set[int]:
    """Give the texts of a drawing fonts that have their letters; give the letters that none has.

    Other texts stay as they are, so that what is drawn of them depends on no machine. Letters that no font has become boxes,
    without a word of matplotlib's for each.
    """
    artists = [drawn] if isinstance(drawn, Artist) else drawn
    texts: list[Text] = [text for artist in artists for text in artist.findobj(Text)]
    absent: set[int] = set()
    own = list_letters(font)
    for text in texts:
        wanted = _list_seen(text.get_text()) - own
        if not wanted:
            continue
        further = wanted - list_shipped_letters()
        families, lacking = _find_installed(frozenset(further)) if further else ((), frozenset())
        absent |= lacking
        usual = [*list_families(font), HOUSE, SECOND]
        text.set_fontfamily(list(dict.fromkeys([*usual, *families, *([_BOXES] if lacking else [])])))
    return absent


def tell_absent(letters: Iterable[int]) -> None:
    """Warn once, in plain words, of letters that no font has."""
    scripts = Counter(_name_script(chr(letter)) for letter in letters)
    if not scripts:
        return
    named = [name for name, _ in scripts.most_common(3)]
    more = f" and {len(scripts) - 3} more" if len(scripts) > 3 else ""
    warnings.warn(
        f"No font on this machine has the letters of {', '.join(named)}{more}: they are boxes on this chart. Install a font that "
        "has them, such as Noto Sans for that script, and start Python anew; or give other names with labels=.",
        FontWarning,
        stacklevel=2,
    )


def _list_seen(text: str) -> set[int]:
    return {ord(c) for c in text if ord(c) > 0x7E and c.isprintable() and not c.isspace()}


@cache
def _find_installed(letters: frozenset[int]) -> tuple[tuple[str, ...], frozenset[int]]:
    families, absent = find_families(letters, _list_fonts())
    if absent and _add_new_fonts():
        families, absent = find_families(letters, _list_fonts())
    return tuple(families), frozenset(absent)


def _list_fonts() -> list[tuple[str, str]]:
    return [(font.name, font.fname) for font in fontManager.ttflist]


@cache
def _add_new_fonts() -> bool:
    """Make fonts known that were installed after matplotlib wrote its list, which it never looks through again."""
    known = {font.fname for font in fontManager.ttflist}
    new = [path for path in findSystemFonts() if path not in known]
    for path in new:
        # What is no font that matplotlib reads is passed over, as in its own list.
        with suppress(OSError, RuntimeError, ValueError):
            fontManager.addfont(path)
    return bool(new)


def _name_script(letter: str) -> str:
    """Name the script of a letter, as Unicode names the letter."""
    if unicodedata.category(letter) in {"So", "Sk", "Mn", "Cf", "Cn"}:
        return "emoji and signs"
    words = unicodedata.name(letter, "an unknown script").split()
    return "Chinese characters" if words[0] == "CJK" else words[0].capitalize()


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
