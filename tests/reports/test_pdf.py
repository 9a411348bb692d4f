from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from matplotlib.figure import Figure as Drawing

from mediaframing.reports.blocks import Figure, Given, Paragraph, Report, Section, Table, say
from mediaframing.reports.pdf import find_typst, write_pdf

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext of Poppler")


def set_exhibits(folder: Path, rows: int, tall: float) -> list[str]:
    """Set a report of exhibits, each with a figure of some inches and a table of so many rows; give its pages."""
    Drawing(figsize=(6.7, tall)).savefig(folder / "chart.svg")
    sections = [
        Section(("Findings",), "findings", (say("Told."),)),
        Section(("Results",), "results", (say("Shown."),)),
    ]
    for number in range(6):
        figure = Figure("chart", f"Caption {number}.", "A chart.")
        table = Table(
            "t", f"Table {number}.", ("a", "b"), tuple((f"row {number}:{n}", "1") for n in range(rows))
        )
        sections.append(Section((f"Exhibit {number}",), f"e{number}", (say("It shows."), figure, table), 3))
    sections.append(Section(("Limits",), "limits", (say("All is known."),)))
    path = folder / "report.pdf"
    write_pdf(find_typst(), Report("Title", "Subtitle", tuple(sections)), folder, path)
    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")[:-1]


def find_page(pages: list[str], text: str) -> int:
    # The contents on the first page name all sections.
    return max(number for number, page in enumerate(pages) if text in page)


def test_a_figure_without_room_opens_the_next_page_and_its_table_fills_this_one(tmp_path: Path) -> None:
    pages = set_exhibits(tmp_path, rows=20, tall=2.4)
    begins = [find_page(pages, f"Exhibit {number}") for number in range(6)]
    figures = [find_page(pages, f"Caption {number}.") for number in range(6)]
    floating = [number for number in range(6) if figures[number] > begins[number]]
    assert floating
    for number in floating:
        assert figures[number] == begins[number] + 1
        assert find_page(pages, f"row {number}:0") == begins[number]


@pytest.mark.parametrize("sign", ["\ue000", "\uf0b7", "\u0378", "\u3164", "\u115f", "\U000f0000"])
def test_a_sign_that_hardly_a_font_draws_is_told_by_its_code_and_costs_no_report(
    tmp_path: Path, sign: str
) -> None:
    table = Table("t", f"A{sign}B", ("a", "b"), (("one", f"{sign}x"),))
    section = Section((Given(f"Of {sign} papers"),), "of", (Paragraph((Given(f"Told {sign}."),)), table))
    write_pdf(
        find_typst(), Report(f"Title {sign}", "Subtitle", (section,)), tmp_path, tmp_path / "report.pdf"
    )
    done = subprocess.run(
        ["pdftotext", tmp_path / "report.pdf", "-"], capture_output=True, text=True, check=True
    )
    # A font of this machine may have one.
    told = " ".join(done.stdout.split())
    assert f"Told ⟨U+{ord(sign):04X}⟩." in told or f"Told {sign}." in told


def test_a_table_that_is_not_torn_stays_behind_its_figure(tmp_path: Path) -> None:
    pages = set_exhibits(tmp_path, rows=5, tall=4.7)
    for number in range(6):
        first, last = (find_page(pages, f"row {number}:{row}") for row in (0, 4))
        assert first == last
        assert find_page(pages, f"Exhibit {number}") == find_page(pages, f"Caption {number}.") <= first
