from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from hand_coded import draw_coding
from matplotlib.font_manager import FontPath, FontProperties, findfont, fontManager
from matplotlib.text import Text

from mediaframing.charts import fonts, plot_rates, save_figure
from mediaframing.charts.embedding import USUAL, cut_usual
from mediaframing.charts.fonts import FontWarning, find_families, find_font_folders, lack_letters, tell_absent
from mediaframing.measures import rate_frames

RATES = rate_frames(draw_coding(60), "outlet")
# Linear A: no machine of a reader has it, and the fonts of matplotlib do not.
LINEAR_A = "\U00010600\U00010601"


@pytest.fixture
def only_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that a machine has the fonts of the package and of matplotlib only."""
    folders = [str(folder) for folder in find_font_folders()]
    fonts.load_house_font()
    shipped = [font for font in fontManager.ttflist if str(Path(font.fname).parent) in folders]
    monkeypatch.setattr(fontManager, "ttflist", shipped)
    monkeypatch.setattr(fonts, "findSystemFonts", list)
    fonts._find_installed.cache_clear()
    fonts._add_new_fonts.cache_clear()
    yield
    fonts._find_installed.cache_clear()
    fonts._add_new_fonts.cache_clear()


def family_of(axes, start: str) -> list[str]:
    return next(t for t in axes.figure.findobj(Text) if t.get_text().startswith(start)).get_fontfamily()


def test_the_font_of_charts_is_the_one_that_the_package_brings():
    found = Path(findfont(FontProperties(family=[fonts.load_house_font()])))
    assert found.parent == find_font_folders()[0]
    assert (found.parent / "OFL.txt").read_text().startswith("Liberation Sans")


def test_figures_have_latin_and_arabic_letters_on_every_machine(only_shipped):
    assert not lack_letters("Le Monde, الجزيرة, הארץ, Известия")
    assert lack_letters("人民日报")


def test_an_installed_font_that_has_the_letters_is_taken(only_shipped, monkeypatch, tmp_path):
    # A font that was installed after matplotlib made its list.
    monkeypatch.setattr(fonts, "findSystemFonts", lambda: [str(tmp_path / "new.ttf")])
    monkeypatch.setattr(fontManager, "addfont", lambda path: fontManager.ttflist.append(new))
    new = type(fontManager.ttflist[0])(fname=str(tmp_path / "new.ttf"), name="New Sans")
    real = fonts._read_letters
    monkeypatch.setattr(fonts, "_read_letters", lambda path: {0x4EBA} if path == new.fname else real(path))
    axes = plot_rates(RATES, labels={"Outlet 00": "人"})
    assert family_of(axes, "人") == ["Liberation Sans", "DejaVu Sans", "New Sans"]
    assert family_of(axes, "Outlet 01") == ["Liberation Sans"]
    axes.figure.clear()


def test_letters_that_no_font_has_give_one_warning_in_words_and_none_when_saved(only_shipped, tmp_path):
    labels = {"Outlet 00": "人民", "Outlet 01": f"日报 {LINEAR_A}", "frame_0": "আনন্দ"}
    with pytest.warns(FontWarning) as told:
        axes = plot_rates(RATES, labels=labels)
    assert len(told) == 1
    assert "the letters of" in str(told[0].message)
    assert {"Bengali", "Chinese"} <= set(str(told[0].message).replace(",", " ").split())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        save_figure(axes, tmp_path / "rates", RATES, labels=labels)
    assert "人民" in (tmp_path / "rates.svg").read_text(encoding="utf-8")


def test_letters_that_no_font_has_are_told() -> None:
    font = str(find_font_folders()[1] / "DejaVuSans.ttf")
    families, absent = find_families([ord("ж"), ord("人")], [("DejaVu Sans", font)])
    assert families == ["DejaVu Sans"]
    assert absent == {ord("人")}


def test_a_font_of_boxes_and_a_broken_file_have_no_letters(tmp_path: Path) -> None:
    font = str(find_font_folders()[1] / "DejaVuSans.ttf")
    broken = tmp_path / "broken.ttf"
    broken.write_text("no font")
    found = find_families([ord("a")], [("Last Resort High-Efficiency", font), ("Broken", str(broken))])
    assert found == ([], {ord("a")})


def test_what_is_drawn_of_a_usual_figure_depends_on_no_figure_before(tmp_path):
    save_figure(plot_rates(RATES), tmp_path / "first" / "rates")
    save_figure(plot_rates(RATES, labels={"Outlet 00": "Ελλάδα ½ ≠ ŵ"}), tmp_path / "rates")
    save_figure(plot_rates(RATES), tmp_path / "second" / "rates")
    assert (tmp_path / "first" / "rates.pdf").read_bytes() == (tmp_path / "second" / "rates.pdf").read_bytes()


def test_signs_that_are_no_letters_are_told_as_signs() -> None:
    with pytest.warns(FontWarning, match="the letters of emoji and signs: they"):
        tell_absent({ord("🚋"), ord("🛶")})


def test_fonts_that_stand_cut_down_are_those_that_would_be_cut_from_them():
    whole = sorted(find_font_folders()[0].glob("*.ttf"))

    assert len(whole) == 2
    for path in whole:
        assert path.with_suffix(USUAL).read_bytes() == cut_usual(FontPath(str(path), 0)), (
            "Run python tests/charts/cut_fonts.py"
        )
