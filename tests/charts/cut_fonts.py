"""Cut the fonts of the package down to what nearly every figure is written with: ``python tests/charts/cut_fonts.py``.

To be run when matplotlib or fontTools change how they cut fonts, or ``embedding.py`` what is usual.
"""

from __future__ import annotations

from matplotlib.font_manager import FontPath

from mediaframing.charts.embedding import USUAL, cut_usual
from mediaframing.charts.fonts import find_font_folders

if __name__ == "__main__":
    for path in sorted(find_font_folders()[0].glob("*.ttf")):
        path.with_suffix(USUAL).write_bytes(cut_usual(FontPath(str(path), 0)))
