"""The coder's desk in a real JupyterLab: coded by keys, killed, gone on, in the dark, by keyboard alone."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

import mediaframing as mf

ROOT = Path(__file__).parents[2]
CELLS = (
    "import os\nfrom pathlib import Path\nimport mediaframing as mf\n"
    "Path('kernel.pid').write_text(str(os.getpid()))\n"
    "articles = mf.read_articles('pulwama.txt')\n"
    "articles.loc[0, 'text'] += '\\n\\n<script>window.hacked=1</script> terror <img src=x onerror=\"window.hacked=1\">'\n"
    "codebook = mf.read_codebook('codebook.toml')\n"
    "coding = mf.code_articles(articles, codebook)\n"
    "sample = mf.draw_sample(coding, 20, recall=0.1, seed=1)",
    "mf.code_by_hand(sample, codebook, file='coder_a.csv', coder='A', coding=coding)",
)


@pytest.fixture
def notebook(lab: Any) -> str:
    for name in ("pulwama.txt", "codebook.toml"):
        shutil.copy(ROOT / "seeds" / name, lab.folder / name)
    (lab.folder / "coder_a.csv").unlink(missing_ok=True)
    book = new_notebook(
        cells=[new_code_cell(cell) for cell in CELLS],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    nbformat.write(book, lab.folder / "desk.ipynb")
    return "desk.ipynb"


def open_desk(page: Any, lab: Any, notebook: str) -> Any:
    lab.open_and_run(page, notebook, len(CELLS))
    desk = page.locator(".mf-desk")
    desk.wait_for()
    desk.scroll_into_view_if_needed()
    desk.focus()
    return desk


def read_counts(desk: Any) -> str:
    return str(desk.locator(".mf-desk-head").inner_text())


def wait_saved(lab: Any, desk: Any) -> None:
    lab.wait(lambda: "saved in" in read_counts(desk), 20, "what was coded")


def code_one(page: Any, desk: Any, stance: str = "a") -> None:
    """Code what is shown by keys alone, and go on."""
    if desk.get_by_text("Sentence without a mention").count():
        page.keyboard.press("0")
    else:
        for key in ("y", stance, "s", "1", "k"):
            page.keyboard.press(key)
        page.keyboard.press("p")
        page.keyboard.type("Modi")
        page.keyboard.press("Escape")
    page.keyboard.press("Enter")


def read_codes(lab: Any) -> Any:
    return mf.read_coding_sheet(lab.folder / "coder_a.csv")


def test_twenty_are_coded_by_keys_through_a_killed_kernel_and_none_is_lost(
    page: Any, lab: Any, notebook: str, keep: Callable[..., None]
) -> None:
    desk = open_desk(page, lab, notebook)
    keep(page, "desk-first")
    # Only what is coded goes on: Enter with nothing coded says what is missing.
    page.keyboard.press("Enter")
    desk.locator(".mf-desk-lacking", has_text="Still to code: frame, stance, voice").wait_for()
    assert "1/20" in read_counts(desk)
    for number in range(10):
        code_one(page, desk, "r" if number % 3 == 0 else "a")
    wait_saved(lab, desk)
    assert len(read_codes(lab)) == 10
    assert "11/20" in read_counts(desk)
    keep(page, "desk-half")

    os.kill(int((lab.folder / "kernel.pid").read_text()), signal.SIGKILL)
    before = (lab.folder / "coder_a.csv").read_bytes()
    page.keyboard.press("d")
    desk.locator(".mf-desk-alert", has_text="Not saved").wait_for()
    assert (lab.folder / "coder_a.csv").read_bytes() == before
    # Nothing is taken on that would be lost.
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    assert "11/20" in read_counts(desk)
    keep(page, "desk-killed")

    page.goto("about:blank")
    desk = open_desk(page, lab, notebook)
    assert "11/20" in read_counts(desk)
    wait_saved(lab, desk)
    # The key that the dead kernel never heard was kept in the browser.
    assert "1 in doubt" in read_counts(desk)
    for _ in range(10):
        code_one(page, desk)
    wait_saved(lab, desk)
    desk.get_by_text("All are coded.").wait_for()
    codes = read_codes(lab)
    assert len(codes) == 20
    assert (codes["doubt"] == "yes").sum() == 1
    mentions = codes[codes["missed"].isna()]
    assert mentions["frame"].eq("right").all()
    assert mentions[["stance", "voice", "speaker", "actor", "tone"]].notna().all().all()
    assert mentions["speaker"].eq("Modi").all()
    desk.get_by_role("button", name="Show what the rules said").click()
    desk.locator("pre", has_text="stance").wait_for()
    keep(page, "desk-end")
    assert page.evaluate("window.hacked") is None
    assert list(lab.folder.glob(".coder_a.csv*")) == []


def test_back_skip_take_back_and_the_article_by_keys_alone(
    page: Any, lab: Any, notebook: str, keep: Callable[..., None]
) -> None:
    desk = open_desk(page, lab, notebook)
    page.keyboard.press("y")
    assert desk.get_by_role("radio", name="right").get_attribute("aria-checked") == "true"
    page.keyboard.press("y")
    assert desk.get_by_role("radio", name="right").get_attribute("aria-checked") == "false"
    page.keyboard.press("x")
    assert desk.get_by_role("radio", name="affirmed").is_disabled()
    page.keyboard.press("ArrowRight")
    assert "2/20" in read_counts(desk)
    page.keyboard.press("ArrowRight")
    assert "1 skipped" in read_counts(desk)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert "1/20" in read_counts(desk)
    assert desk.get_by_role("radio", name="wrong").get_attribute("aria-checked") == "true"
    page.keyboard.press("v")
    whole = desk.locator(".mf-desk-whole")
    whole.locator("mark").wait_for()
    assert "Mirage-2000" in whole.inner_text()
    page.keyboard.press("h")
    assert desk.locator("details").get_attribute("open") is not None
    keep(page, "desk-article")
    page.keyboard.press("v")
    # Letters are the desk's, not JupyterLab's: no cell was added, cut or deleted.
    assert page.locator(".jp-NotebookPanel:visible .jp-CodeCell").count() == len(CELLS)
    wait_saved(lab, desk)


def test_a_screen_reader_is_told_and_the_dark_theme_followed(
    page: Any, lab: Any, notebook: str, keep: Callable[..., None]
) -> None:
    desk = open_desk(page, lab, notebook)
    assert desk.get_attribute("aria-label") == "Coder’s desk"
    names = [group.get_attribute("aria-labelledby") for group in desk.get_by_role("radiogroup").all()]
    for name in names:
        assert page.locator(f"[id='{name}']").inner_text()
    page.keyboard.press("ArrowRight")
    status = desk.locator("[role=status]")
    lab.wait(lambda: status.inner_text().startswith("2 of 20."), 5, "what is read out")
    # Nothing in the page says what the rules said.
    html = desk.evaluate("e => e.outerHTML")
    assert 'aria-checked="true"' not in html
    page.get_by_role("menuitem", name="Settings", exact=True).click()
    page.locator(".lm-Menu-itemLabel", has_text="Theme").first.click()
    page.locator(".lm-Menu-itemLabel", has_text="JupyterLab Dark").first.click()
    lab.wait(
        lambda: page.locator("body").get_attribute("data-jp-theme-light") == "false", 30, "the dark theme"
    )
    assert desk.evaluate("e => getComputedStyle(e).colorScheme") == "dark"
    desk.scroll_into_view_if_needed()
    desk.focus()
    page.keyboard.press("r")
    page.wait_for_timeout(500)
    keep(page, "desk-dark")
    wait_saved(lab, desk)
