"""Notebooks and views in a real JupyterLab. Run with ``make browser``; screenshots are kept in ``output/``."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

sys.path.insert(0, str(Path(__file__).parent))
from material import CELLS

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def count_cells(path: Path) -> int:
    return sum(c.cell_type == "code" and bool(c.source.strip()) for c in nbformat.read(path, 4).cells)


def keep_whole(page: Any, name: str, keep: Callable[..., None]) -> None:
    """Keep a notebook from its first to its last cell, in images that are twice as high as a screen."""
    panel = page.locator(".jp-NotebookPanel:visible .jp-WindowedPanel-outer")
    height = min(int(panel.evaluate("e => e.scrollHeight")) + 150, 16_000)
    page.set_viewport_size({"width": 1400, "height": height})
    panel.evaluate("e => { e.scrollTop = 0; }")
    page.wait_for_timeout(500)
    for number, top in enumerate(range(0, height, 2000), 1):
        clip = {"x": 290, "y": top, "width": 1100, "height": min(2000, height - top)}
        keep(page, f"{name}-{number}", clip=clip)


@pytest.fixture
def scratch(lab: Any) -> str:
    for name in ("pulwama.txt", "codebook.toml"):
        shutil.copy(ROOT / "seeds" / name, lab.folder / name)
    notebook = new_notebook(
        cells=[new_code_cell(cell) for cell in CELLS],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    nbformat.write(notebook, lab.folder / "scratch.ipynb")
    return "scratch.ipynb"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_runs_without_an_error(
    page: Any, lab: Any, path: Path, keep: Callable[..., None]
) -> None:
    for name in ("notebooks", "seeds"):
        shutil.copytree(ROOT / name, lab.folder / name, dirs_exist_ok=True)
    # Without their committed outputs: what is seen is of this run.
    notebook = nbformat.read(path, 4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    nbformat.write(notebook, lab.folder / "notebooks" / path.name)
    lab.open_and_run(page, f"notebooks/{path.name}", count_cells(path))
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    charts = sum("mf.plot_" in source for source in sources)
    # There is no timeline where there are no dates, which a sentence tells.
    charts -= page.get_by_text("No article has a date, so there is no timeline.", exact=True).count()
    # Nor is there a chart of corrected rates where nothing is coded by hand.
    uncoded = "Nothing is coded by hand yet: how often the rules are right in these articles is not known."
    charts -= page.get_by_text(uncoded, exact=True).count()
    assert page.locator(".jp-RenderedImage img").count() == charts > 0
    assert page.locator(".mf-article").count() == sum("view_article" in source for source in sources)
    keep_whole(page, path.stem, keep)


def test_views_are_shown_explored_by_clicks_and_run_nothing_that_an_article_says(
    page: Any, lab: Any, scratch: str, keep: Callable[..., None]
) -> None:
    lab.open_and_run(page, scratch, len(CELLS))
    seed = page.locator(".mf-article").first
    seed.scroll_into_view_if_needed()
    seed.locator("mark.mf-rejected").nth(1).hover()
    keep(page, "article")
    assert page.locator(".mf-article").count() == 4
    # JupyterLab typesets what stands between two dollar signs as a formula, unless it is told not to.
    page.wait_for_timeout(1000)
    assert page.locator("mjx-container").count() == 0
    assert "from $3 million to $9 million while" in page.locator(".mf-article").nth(3).inner_text()
    hostile = page.locator(".mf-article").nth(1)
    hostile.scroll_into_view_if_needed()
    assert "<script>window.hacked=1</script>" in hostile.inner_text()
    keep(page, "hostile")
    lines = page.locator("section.mf-lines").first
    lines.scroll_into_view_if_needed()
    assert lines.locator("tbody tr").count() == 20
    keep(page, "concordance")

    explorer = page.locator(".mf-explorer").first
    explorer.scroll_into_view_if_needed()
    chart = explorer.locator("img[alt^='Chart']")
    chart.wait_for()
    before = chart.get_attribute("src")
    explorer.get_by_role("button", name="Show Python call").click()
    explorer.get_by_label("Frames", exact=True).select_option(label="Terrorism")
    lab.wait(lambda: chart.get_attribute("src") != before, 30, "the chart of the frame chosen")
    before = chart.get_attribute("src")
    explorer.get_by_label("Outlets", exact=True).select_option(label="bdnews24.com (1)")
    lab.wait(lambda: chart.get_attribute("src") != before, 30, "the chart of the outlet chosen")
    chosen = [explorer.get_by_label(name).input_value() for name in ("Stance", "Voice", "By")]
    assert chosen == ["all", "all", "all articles together"]
    keep(page, "explorer-chart")
    explorer.get_by_role("tab", name="Table").click()
    explorer.locator("td", has_text="Terrorism").first.wait_for()
    keep(page, "explorer-table")
    explorer.get_by_role("tab", name="Concordance").click()
    choices = explorer.locator(".mf-choices select:visible")
    choices.locator("option").first.wait_for(state="attached")
    choices.select_option(index=3)
    explorer.locator(".mf-article mark").first.wait_for()
    keep(page, "explorer-article")

    call = explorer.locator("pre")
    call.scroll_into_view_if_needed()
    assert "mf.select_articles(coding, outlets=['bdnews24.com'])" in call.inner_text()
    explorer.get_by_role("button", name="Copy Python call").click()
    explorer.get_by_text("Copied.", exact=True).wait_for()
    keep(page, "explorer-copied")
    # Only now, since with any permission granted all others are refused, that of writing among them.
    page.context.grant_permissions(["clipboard-read"], origin=lab.url)
    assert page.evaluate("navigator.clipboard.readText()") == call.inner_text()
    # As where the page came over plain http from another machine, which has no navigator.clipboard.
    page.evaluate("navigator.clipboard.writeText = undefined")
    explorer.get_by_label("Frames", exact=True).select_option(label="Human cost")
    lab.wait(lambda: "human_cost" in call.inner_text(), 30, "the call of the frame chosen")
    explorer.get_by_role("button", name="Copy Python call").click()
    explorer.get_by_text("Copied.", exact=True).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == call.inner_text()

    explorer.get_by_role("button", name="Reset").click()
    terms = explorer.get_by_label("Terms", exact=True)
    terms.select_option(index=0)
    explorer.get_by_label("Explicit cue only").check()
    lab.wait(
        lambda: "term=" in call.inner_text() and "explicit=True" in call.inner_text(),
        30,
        "the call of the term",
    )
    for button, name in (("Save figure", "explored.svg"), ("Save mentions", "explored_mentions.csv")):
        explorer.get_by_role("button", name=button).click()
        explorer.get_by_text("Saved in").filter(has_text=name).wait_for()
        assert (lab.folder / name).exists()
    # A list below a box is as high as its lines.
    assert terms.bounding_box()["height"] < 150
    speakers = explorer.get_by_label("Speakers", exact=True)
    assert speakers.bounding_box()["y"] - terms.bounding_box()["y"] < 200
    terms.scroll_into_view_if_needed()
    keep(page, "explorer-saved")
    assert page.evaluate("window.hacked") is None


def test_views_follow_the_dark_theme(page: Any, lab: Any, scratch: str, keep: Callable[..., None]) -> None:
    lab.open_and_run(page, scratch, len(CELLS))
    page.get_by_role("menuitem", name="Settings", exact=True).click()
    page.locator(".lm-Menu-itemLabel", has_text="Theme").first.click()
    page.locator(".lm-Menu-itemLabel", has_text="JupyterLab Dark").first.click()
    lab.wait(
        lambda: page.locator("body").get_attribute("data-jp-theme-light") == "false", 30, "the dark theme"
    )
    article = page.locator(".mf-article").first
    article.scroll_into_view_if_needed()
    assert article.evaluate("e => getComputedStyle(e).colorScheme") == "dark"
    article.locator("mark.mf-rejected").nth(1).hover()
    page.wait_for_timeout(500)
    keep(page, "article-dark")
    page.locator(".mf-explorer").first.scroll_into_view_if_needed()
    keep(page, "explorer-dark")


def test_the_command_opens_a_notebook_on_the_users_articles(
    page: Any, tmp_path: Path, start_command: Callable[..., Any], keep: Callable[..., None]
) -> None:
    press = tmp_path / 'it\'s 50 % "press" = ü'
    press.mkdir()
    for name in ("pulwama.txt", "codebook.toml"):
        shutil.copy(ROOT / "seeds" / name, press)
    command = str(Path(sys.executable).with_name("mediaframing"))
    with start_command(tmp_path, command, "notebook", str(press)) as lab:
        notebook = tmp_path / f"{press.name}_framing" / "your_corpus.ipynb"
        lab.open_and_run(page, notebook.name, count_cells(notebook))
        assert page.locator(".mf-article").count() == 1
        page.locator(".jp-NotebookPanel:visible .jp-WindowedPanel-outer").evaluate(
            "e => { e.scrollTop = 0; }"
        )
        keep(page, "command")
    assert (notebook.parent / "results" / "rates.pdf").exists()
    assert sorted(path.name for path in press.iterdir()) == ["codebook.toml", "pulwama.txt"]
