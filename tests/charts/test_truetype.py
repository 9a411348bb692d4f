from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path

import pytest
from matplotlib.ft2font import FT2Font, LoadFlags

from mediaframing.charts.fonts import find_font_folders
from mediaframing.charts.truetype import TrueTypeError, cut_truetype

HOUSE = find_font_folders()[0] / "LiberationSans-Regular.ttf"


def read_outline(font: FT2Font, glyph: int):
    loaded = font.load_glyph(glyph, LoadFlags.NO_SCALE | LoadFlags.NO_HINTING)
    points, kinds = font.get_path()
    return points.tolist(), kinds.tolist(), loaded.horiAdvance


@pytest.mark.parametrize("letters", ["A", "agQ,", "éÅ½", "Ж−"])
def test_glyphs_keep_number_outline_and_width(tmp_path: Path, letters: str) -> None:
    whole = FT2Font(str(HOUSE))
    glyphs = [whole.get_char_index(ord(letter)) for letter in letters]
    path = tmp_path / "cut.ttf"
    path.write_bytes(cut_truetype(HOUSE.read_bytes(), glyphs))
    cut = FT2Font(str(path))
    for glyph in glyphs:
        assert read_outline(cut, glyph) == read_outline(whole, glyph)
    assert path.stat().st_size < HOUSE.stat().st_size / 8


def test_a_cut_font_adds_up_to_the_checksum_of_the_standard() -> None:
    cut = cut_truetype(HOUSE.read_bytes(), [36, 37])
    assert len(cut) % 4 == 0
    assert sum(struct.unpack(f">{len(cut) // 4}I", cut)) % 2**32 == 0xB1B0AFBA


def test_what_is_not_asked_for_has_no_outline() -> None:
    few, more = (len(cut_truetype(HOUSE.read_bytes(), glyphs)) for glyphs in ([90], [36, 38, 55, 90]))
    assert few < more


@pytest.mark.parametrize(
    "held",
    [
        b"",
        b"OTTO" + b"\0" * 60,
        b"ttcf" + b"\0" * 60,
        b"\0\1\0\0\0\0" + b"\0" * 6,
        HOUSE.read_bytes()[:300],
        HOUSE.read_bytes()[:5000],
    ],
)
def test_other_and_damaged_fonts_are_refused_with_one_error(held: bytes) -> None:
    with pytest.raises(TrueTypeError, match="cannot be cut down"):
        cut_truetype(held, [36])


def test_a_figure_is_saved_without_loading_what_cuts_fonts_of_other_kinds(tmp_path: Path) -> None:
    probe = (
        "import sys; from matplotlib.figure import Figure; from mediaframing.charts import save_figure; "
        "figure = Figure(); figure.add_subplot().set_title('Frames'); save_figure(figure, sys.argv[1]); "
        "print('fontTools.ttLib' in sys.modules); import fontTools.subset; print(fontTools.subset.Options().hinting)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, str(tmp_path / "one")], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]
    assert b"/FontFile2" in (tmp_path / "one.pdf").read_bytes()


def test_a_font_that_cannot_be_cut_here_is_cut_by_what_can(tmp_path: Path, monkeypatch) -> None:
    from matplotlib.figure import Figure

    from mediaframing.charts import embedding, save_figure

    def refuse(held, glyphs):
        raise TrueTypeError("no outlines")

    embedding._cut_once.cache_clear()
    monkeypatch.setattr(embedding, "cut_truetype", refuse)
    figure = Figure()
    figure.add_subplot().set_title("Frames")
    save_figure(figure, tmp_path / "two")
    embedding._cut_once.cache_clear()
    assert b"/FontFile2" in (tmp_path / "two.pdf").read_bytes()
