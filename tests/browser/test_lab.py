"""Views in a real JupyterLab. Run with ``pytest tests/browser``; screenshots are kept in ``output/``."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

ROOT = Path(__file__).parents[2]
OUTPUT = Path(__file__).parent / "output"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

CELLS = [
    "import pandas as pd\n"
    "from mediaframing.codebook import read_codebook\n"
    "from mediaframing.coding.coder import code_articles\n"
    "from mediaframing.reading import read_articles\n"
    "from mediaframing.views.article import view_article\n"
    "from mediaframing.views.concordance import concordance\n"
    "from mediaframing.views.explorer import explore",
    "seed = read_articles('pulwama.txt').assign(outlet='bdnews24.com', published=pd.Timestamp('2019-02-28'))\n"
    "attack = '''\"><img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script></div></section>"
    "<svg onload=window.hacked=1> terror \\u202e terror <b onmouseover='window.hacked=1'> bilateral talks'''\n"
    "hostile = pd.DataFrame({'article_id': ['<script>window.hacked=1</script>', 'long'],\n"
    "    'outlet': ['<img src=x onerror=window.hacked=1>', 'Herald'], 'published': pd.Timestamp('2019-03-01'),\n"
    "    'text': [attack, 'terror ' + 'x' * 1_000_000]})\n"
    "coding = code_articles(pd.concat([seed, hostile], ignore_index=True), read_codebook('codebook.toml'))\n"
    "coding",
    "view_article(coding, 'pulwama')",
    "view_article(coding, hostile.article_id[0])",
    "view_article(coding, 'long')",
    "concordance(coding, sort='right', rows=20)",
    "explore(coding)",
]


def open_and_run(page: Any, lab: Any, notebook: str, cells: int) -> None:
    """Open a notebook, run all of it, and wait until each cell has its number."""
    page.goto(f"{lab.url}/lab/tree/{notebook}?token={lab.token}&reset")
    page.locator(".jp-NotebookPanel:visible .jp-Cell").first.wait_for()
    lab.wait_for_kernel(notebook)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    prompts = page.locator(".jp-NotebookPanel:visible .jp-CodeCell .jp-InputPrompt")
    lab.wait(
        lambda: sum(text.strip("[]:").isdigit() for text in prompts.all_text_contents()) >= cells,
        240,
        f"the last cell of {notebook}",
    )
    assert page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.error']").count() == 0
    assert page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").count() == 0


def keep(page: Any, name: str) -> None:
    OUTPUT.mkdir(exist_ok=True)
    page.screenshot(path=OUTPUT / f"{name}.png")


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


def test_views_are_shown_explored_by_clicks_and_run_nothing_that_an_article_says(
    page: Any, lab: Any, scratch: str
) -> None:
    open_and_run(page, lab, scratch, len(CELLS))
    seed = page.locator(".mf-article").first
    seed.scroll_into_view_if_needed()
    seed.locator("mark.mf-rejected").nth(1).hover()
    keep(page, "article")
    assert page.locator(".mf-article").count() == 3
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
    explorer.get_by_role("button", name="Show").click()
    explorer.get_by_label("Frames").select_option(label="Terrorism")
    lab.wait(lambda: chart.get_attribute("src") != before, 30, "the chart of the frame chosen")
    before = chart.get_attribute("src")
    explorer.get_by_label("Outlets").select_option(label="bdnews24.com (1)")
    lab.wait(lambda: chart.get_attribute("src") != before, 30, "the chart of the outlet chosen")
    chosen = [explorer.get_by_label(name).input_value() for name in ("Stance", "Voice", "By")]
    assert chosen == ["all", "all", "all articles together"]
    keep(page, "explorer-chart")
    explorer.get_by_role("tab", name="Concordance").click()
    choices = explorer.locator(".mf-choices select")
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
    assert page.evaluate("window.hacked") is None


def test_views_follow_the_dark_theme(page: Any, lab: Any, scratch: str) -> None:
    open_and_run(page, lab, scratch, len(CELLS))
    page.get_by_role("menuitem", name="Settings", exact=True).click()
    page.locator(".lm-Menu-itemLabel", has_text="Theme").first.click()
    page.locator(".lm-Menu-itemLabel", has_text="JupyterLab Dark").first.click()
    lab.wait(
        lambda: page.locator("body").get_attribute("data-jp-theme-light") == "false", 30, "the dark theme"
    )
    page.locator(".mf-article").first.scroll_into_view_if_needed()
    assert page.locator(".mf-article").first.evaluate("e => getComputedStyle(e).colorScheme") == "dark"
    page.wait_for_timeout(500)
    keep(page, "article-dark")
    page.locator(".mf-explorer").first.scroll_into_view_if_needed()
    keep(page, "explorer-dark")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_runs_without_an_error(page: Any, lab: Any, path: Path) -> None:
    folder = lab.folder / path.parent.name
    for name in ("notebooks", "seeds", "figures"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, lab.folder / name, dirs_exist_ok=True)
    cells = [c for c in nbformat.read(path, 4).cells if c.cell_type == "code" and c.source.strip()]
    open_and_run(page, lab, f"{folder.name}/{path.name}", len(cells))
    assert page.locator(".jp-OutputArea-output img, .jp-OutputArea-output svg").count() > 0
    keep(page, path.stem)
