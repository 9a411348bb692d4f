from __future__ import annotations

from pathlib import Path

from mediaframing.reports.fonts import find_families, find_font_folder, lack_letters


def test_figures_have_latin_and_arabic_letters_but_no_chinese() -> None:
    assert not lack_letters("Le Monde, الجزيرة")
    assert lack_letters("人民日报")


def test_letters_that_no_font_has_are_told() -> None:
    font = str(find_font_folder() / "DejaVuSans.ttf")
    families, absent = find_families([ord("ж"), ord("人")], [("DejaVu Sans", font)])
    assert families == ["DejaVu Sans"]
    assert absent == {ord("人")}


def test_a_font_of_boxes_and_a_broken_file_have_no_letters(tmp_path: Path) -> None:
    font = str(find_font_folder() / "DejaVuSans.ttf")
    broken = tmp_path / "broken.ttf"
    broken.write_text("no font")
    found = find_families([ord("a")], [("Last Resort High-Efficiency", font), ("Broken", str(broken))])
    assert found == ([], {ord("a")})
