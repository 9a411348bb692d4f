"""How charts look: sizes, fonts, and colours that never stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any

import matplotlib as mpl
from cycler import cycler
from matplotlib import pyplot as plt

from mediaframing.charts.fonts import check_font, list_families, measure_letter

MM = 1 / 25.4
POINT_MM = 25.4 / 72
WIDTHS = {"single": 90.0, "double": 190.0}

# Each has a lightness (CIE L*) of its own, at least 8 from any other, so that a grey print and every kind of
# colour vision keep them apart; neighbours in the list lie far apart. The tests compute it.
PALETTE = (
    "#00559f",  # blue, L* 36
    "#f39e1e",  # orange, 72
    "#81053b",  # wine, 27
    "#85d4f3",  # sky, 81
    "#01927a",  # teal, 54
    "#1b2761",  # navy, 18
    "#fc6b4b",  # vermilion, 63
    "#9d4e8b",  # mauve, 45
)
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "p")
DASHES: tuple[Any, ...] = ("-", (0, (5, 1.5)), (0, (1.5, 1.2)), (0, (6, 1.5, 1.5, 1.5)), (0, (3, 3)))
INK = "#222222"
QUIET = "#767676"
RULE = "#dddddd"


@dataclass(frozen=True)
class Look:
    """What tells one series from the others: a colour, and a second cue for every kind of mark."""

    colour: str
    marker: str
    dash: Any = "-"
    hatch: str = ""
    filled: bool = True


# One meaning, one colour: frames and groups have the palette above, and these have each their own, apart in grey as well.
STANCE_LOOKS: Mapping[str, Look] = {
    "affirmed": Look("#0b5563", "o"),
    "rejected": Look("#e27c7c", "X", hatch="////"),
    "uncertain": Look("#e8e6df", "^", hatch="...."),
}
BROUGHT_UP_LOOK = Look("#9cc6cd", "h")
"""Of mentions that nothing decided, where these are kept apart from those that words of the text affirm."""
VOICE_LOOKS: Mapping[str, Look] = {
    "outlet": Look("#4a3728", "o"),
    "source": Look("#d9c3a5", "s", hatch="\\\\\\\\"),
}

DIFFERENCE_LOOKS: Mapping[str, Look] = {
    "more": Look("#8e1f63", "^"),
    "fewer": Look("#8fbf6a", "v"),
}
TONE_LOOKS: Mapping[str, Look] = {
    "positive": Look("#4f6d00", "o"),
    "negative": Look("#d8a657", "s"),
}
PLAIN_LOOK = Look("#595959", "o")
"""Of what has no meaning beside others: the only series of a chart."""


@dataclass(frozen=True)
class Style:
    """The look of all charts drawn within :func:`style`.

    Attributes
    ----------
    name : str
    width_mm : float
        Of new figures.
    font_size : float
        In points.
    font : str
        What the type is set in; the font that comes with the package if empty.
    """

    name: str
    width_mm: float
    font_size: float
    font: str = ""

    @property
    def letter_mm(self) -> float:
        """The mean width of a letter."""
        return measure_letter(self.font) * self.font_size * POINT_MM


_STYLES = {"screen": Style("screen", 190.0, 9.0), "paper": Style("paper", 90.0, 7.0)}
_in_force: ContextVar[Style] = ContextVar("mediaframing_style", default=_STYLES["screen"])


@contextmanager
def style(name: str = "screen", width: str | float | None = None, font: str | None = None) -> Iterator[Style]:
    """Draw charts for the screen or for a printed page while the ``with`` block lasts.

    Parameters
    ----------
    name : {"screen", "paper"}
        ``screen`` has 9 point type on 190 mm, ``paper`` 7 point type on 90 mm.
    width : {"single", "double"} or float, optional
        Width of new figures: a journal's single column (90 mm), both columns (190 mm), or millimetres.
    font : str, optional
        An installed font, such as ``"Arial"``. By default that of the block around this one, else Liberation Sans, which comes
        with the package and has the widths of Arial and Helvetica. Letters that it lacks are taken from other fonts.

    Raises
    ------
    ValueError
        If the name or the width is none of these, or the font is not installed.

    Examples
    --------
    >>> with style("paper", "double") as current:
    ...     current.width_mm
    190.0
    """
    if name not in _STYLES:
        raise ValueError(f"style({name!r}) is not known. Take one of {', '.join(map(repr, _STYLES))}.")
    if isinstance(width, str) and width not in WIDTHS:
        raise ValueError(f"width={width!r} is not known. Take 'single', 'double' or millimetres.")
    chosen = _STYLES[name]
    if width is not None:
        wide = WIDTHS[width] if isinstance(width, str) else float(width)
        if wide < 40:
            raise ValueError(f"width={width!r} millimetres is too narrow for a chart. Take at least 40.")
        chosen = replace(chosen, width_mm=wide)
    chosen = replace(chosen, font=_in_force.get().font if font is None else check_font(font))
    load_backend()
    token = _in_force.set(chosen)
    try:
        with mpl.rc_context(list_settings(chosen)):
            yield chosen
    finally:
        _in_force.reset(token)


def load_backend() -> None:
    """Load matplotlib's backend before settings are changed for a while.

    In Jupyter the backend says, while it is loaded, that figures show by themselves. It is loaded with the first
    figure; within changed settings, this would be undone with them, and no further figure would be shown.
    """
    plt.switch_backend(mpl.get_backend())


def current_style() -> Style:
    """Give the style in force: that of the innermost :func:`style`, or the screen's."""
    return _in_force.get()


def list_settings(chosen: Style) -> Any:
    """List matplotlib's settings for a style, fonts embedded and files the same in every run."""
    size = chosen.font_size
    return {
        # Shipped with the package and with matplotlib, so that a figure looks the same on every machine.
        "font.family": list_families(chosen.font),
        "font.size": size,
        "axes.labelsize": size,
        "axes.titlesize": size,
        "xtick.labelsize": size,
        "ytick.labelsize": size,
        "legend.fontsize": size,
        "legend.frameon": False,
        "legend.handletextpad": 0.4,
        "legend.columnspacing": 1.2,
        "legend.borderaxespad": 0.2,
        "text.color": INK,
        "axes.labelcolor": INK,
        "axes.edgecolor": QUIET,
        "xtick.color": QUIET,
        "ytick.color": QUIET,
        "xtick.labelcolor": INK,
        "ytick.labelcolor": INK,
        "axes.linewidth": 0.6,
        "xtick.major.width": 0.6,
        "ytick.major.width": 0.6,
        "xtick.major.size": 2.5,
        "ytick.major.size": 2.5,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "axes.grid": False,
        "grid.color": RULE,
        "grid.linewidth": 0.6,
        "hatch.linewidth": 0.5,
        "lines.linewidth": 1.2,
        "lines.markersize": size * 0.55,
        "axes.prop_cycle": cycler(color=PALETTE),
        "figure.facecolor": "white",
        "axes.facecolor": "white",
        "savefig.facecolor": "white",
        "figure.dpi": 110,
        "savefig.dpi": 300,
        "pdf.fonttype": 42,
        # Text stays text, for an art editor to change and for readers to find.
        "svg.fonttype": "none",
        "svg.hashsalt": "mediaframing",
    }


def choose_looks(names: Sequence[str]) -> dict[str, Look]:
    """Give each name a look; after eight the colours come again with hollow marks and another dash."""
    looks = {}
    for place, name in enumerate(names):
        turn, which = divmod(place, len(PALETTE))
        looks[name] = Look(
            PALETTE[which],
            MARKERS[(which + 3 * turn) % len(MARKERS)],
            dash=DASHES[(which + turn) % len(DASHES)],
            filled=turn % 2 == 0,
        )
    return looks
