"""Where panels over time stand on a page, and how many of them it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mediaframing.charts.figure import TALLEST_MM
from mediaframing.charts.labels import FEW_CUT, fit_characters, wrap_label
from mediaframing.charts.style import POINT_MM, current_style

MOST_SHARED = 4
"""Lines that share a panel."""
GAP_MM = 4.5
"""Between panels that stand beside each other."""
_AROUND_MM = 30.0
_MOST_PANELS = 60
_MOST_LINES = 2
_MOST_TRIED = 120
_WIDE_MM = 40.0
# The height of a panel, in lines of type: one that is lower is for want of room, and one that is the least there is.
_LOW, _LOWEST = 5.0, 4.0


@dataclass(frozen=True)
class Grid:
    """Where panels stand, in millimetres.

    Attributes
    ----------
    columns, rows : int
    tall, head, strip : float
        A panel, the title above it, and the articles beneath; 0 for none.
    lines : int
        Of a title.
    """

    columns: int
    rows: int
    tall: float
    head: float
    strip: float
    lines: int = 1

    @property
    def height(self) -> float:
        """Of all panels with what is beneath them."""
        return self.rows * (self.tall + self.head) + (self.head + self.strip if self.strip else 0.0)

    @property
    def panel_width(self) -> float:
        """Of one panel, as far as labels at the left leave it."""
        return 0.88 * current_style().width_mm / self.columns - GAP_MM

    def list_boxes(self, panels: int) -> list[tuple[float, float, float, float]]:
        """List the box of each panel, then of each strip, in shares of the axes."""
        gap = GAP_MM / current_style().width_mm if self.columns > 1 else 0.0
        wide = (1 - gap * (self.columns - 1)) / self.columns
        boxes = [
            (
                place % self.columns * (wide + gap),
                1 - (place // self.columns + 1) * (self.tall + self.head) / self.height,
                wide,
                self.tall / self.height,
            )
            for place in range(panels)
        ]
        if self.strip:
            strips = range(min(self.columns, panels))
            boxes += [(place * (wide + gap), 0.0, wide, self.strip / self.height) for place in strips]
        return boxes


def fit_grid(titles: Sequence[str], *, long: bool, strip: bool, together: int = 1) -> Grid:
    """Fit panels to a page.

    Parameters
    ----------
    titles : sequence of str
        Above the panels.
    long : bool
        Whether a few lines are long, which stand beneath each other or two by two.
    strip : bool
        Whether the articles of each period stand beneath.
    together : int
        Panels that belong together, and stand on lines of their own if that is possible.

    Returns
    -------
    Grid
        As many columns as have room for their titles on one line; more of them, with titles on two lines, where panels would be low.
    """
    line = _line_mm()
    shapes = list(_list_shapes(titles, together))
    room = TALLEST_MM - _AROUND_MM

    def measure(columns: int, lines: int) -> float:
        below = _head_mm(lines) + 4.0 * line if strip else 0.0
        return (room - below) / -(-len(titles) // columns) - _head_mm(lines)

    columns, lines = next((shape for shape in shapes if _are_in_line(*shape, len(titles))), shapes[0])
    if measure(columns, lines) < _LOW * line:
        columns, lines = max(shapes, key=lambda shape: measure(*shape))
    if long and len(titles) <= MOST_SHARED:
        columns = 1 if current_style().width_mm / current_style().font_size < 16 else min(2, len(titles))
        lines = _count_lines(titles, columns)
    rows = -(-len(titles) // columns)
    if together == 1:
        # Rows of like number, not full ones and a last panel.
        columns = -(-len(titles) // rows)
    tall = min((11 if columns == 1 else 8) * line, measure(columns, lines))
    return Grid(columns, rows, tall, _head_mm(lines), 4.0 * line if strip else 0.0, lines)


def _are_in_line(columns: int, lines: int, panels: int) -> bool:
    """Tell whether all panels stand beside each other, wide enough, so that no line of panels is half empty."""
    return columns == panels and Grid(columns, 1, 0.0, 0.0, 0.0, lines).panel_width >= _WIDE_MM


def count_most_panels(titles: Sequence[str], *, strip: bool, together: int = 1) -> int:
    """Give how many panels a page holds that are no lower than four lines of type, with all that belong together."""
    room = TALLEST_MM - _AROUND_MM

    def count(columns: int, lines: int) -> int:
        row = _head_mm(lines) + _LOWEST * _line_mm()
        return columns * int((room - (row if strip else 0.0)) / row)

    held = max(count(*shape) for shape in _list_shapes(titles, together))
    most = min(_MOST_PANELS, held)
    return max(together, most - most % together)


def fit_title(columns: int) -> int:
    """Give how many characters fit above one of so many panels beside each other."""
    return int(fit_characters(0.8) / columns) - 2


def _list_shapes(titles: Sequence[str], together: int) -> Iterator[tuple[int, int]]:
    """List how many panels may stand beside each other, each with the lines of their titles: first with one line, then with two.

    Nine in ten titles are whole, unless two columns have no room for them.
    """
    most = max(1, round(current_style().width_mm / (4 * current_style().font_size)))
    # Of very many titles some tell how long they are.
    tried = titles[:: -(-len(titles) // _MOST_TRIED)]
    numbers = range(min(most, len(titles)), 0, -1)
    # Groups of panels begin on a line of their own where their number allows.
    fitting = [number for number in numbers if together % number == 0 or number % together == 0]
    found = False
    for lines in range(1, _MOST_LINES + 1):
        for columns in [number for number in fitting if number > 1] or numbers:
            if columns > 1 and _count_cut(tried, columns, lines) <= FEW_CUT * len(tried):
                found = True
                yield columns, lines if lines > 1 else _count_lines(tried, columns)
                break
    if not found:
        columns = min(2, most, len(titles))
        yield columns, _count_lines(tried, columns)


def _count_lines(titles: Sequence[str], columns: int) -> int:
    """Give the lines of titles: two where one would cut any."""
    return 2 if _count_cut(titles, columns, 1) else 1


def _count_cut(titles: Sequence[str], columns: int, lines: int) -> int:
    """Give how many titles would be cut above one of so many panels beside each other."""
    room = fit_title(columns)
    return sum(
        "…" in wrap_label(title, room, lines) for title in titles if lines == 1 or len(title) > 0.8 * room
    )


def _head_mm(lines: int) -> float:
    """Give the height of a title with the air above it."""
    return (1.3 + 1.1 * lines) * _line_mm()


def _line_mm() -> float:
    return current_style().font_size * POINT_MM
