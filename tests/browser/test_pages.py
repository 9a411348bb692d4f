"""Views outside JupyterLab: as saved pages, in exported notebooks, by keyboard, by touch, to a screen reader."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import mediaframing as mf
from mediaframing.coding.result import Coding
from mediaframing.reports import write_report

pytest.importorskip("nbconvert")
from nbconvert import HTMLExporter

sys.path.insert(0, str(Path(__file__).parent))
from material import ATTACK

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def coding() -> Coding:
    seed = mf.read_articles(ROOT / "seeds" / "pulwama.txt")
    hostile = pd.DataFrame(
        {
            "article_id": ["<script>window.hacked=1</script>", "long"],
            "outlet": ["<img src=x onerror=window.hacked=1>", "Herald"],
            "text": [ATTACK, "terror " + "x" * 1_000_000],
        }
    )
    return mf.code_articles(
        pd.concat([seed, hostile], ignore_index=True), mf.read_codebook(ROOT / "seeds" / "codebook.toml")
    )


@pytest.fixture
def asked(page: Any) -> list[str]:
    """List what a page asks for beyond itself."""
    addresses: list[str] = []
    page.on(
        "request", lambda r: addresses.append(r.url) if not r.url.startswith(("file:", "data:")) else None
    )
    return addresses


@pytest.fixture
def phone(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 400, "height": 800}, has_touch=True, is_mobile=True)
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def list_focused(page: Any) -> list[str]:
    """List the names by which a screen reader knows what has the focus, and what is in it."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        node["name"]["value"]
        for node in nodes
        if any(p["name"] == "focused" and p["value"].get("value") for p in node.get("properties", ()))
        and node["role"]["value"] != "RootWebArea"
    ]


def test_each_mention_is_reached_by_tab_and_tells_a_screen_reader_all_that_was_coded(
    page: Any, coding: Coding, tmp_path: Path, keep: Callable[..., None]
) -> None:
    page.goto(mf.view_article(coding, "pulwama").save(tmp_path / "page.html").as_uri())
    told = []
    for _ in range(12):
        page.keyboard.press("Tab")
        told += list_focused(page)
    keep(page, "page-keyboard")
    assert any(
        "Bilateral issue: rejected (cue: “not”) Term: bilateral* Voice: a source" in name for name in told
    )
    assert "“a senior official at India’s external affairs ministry” (India)" in " ".join(told)


def test_a_screen_reader_hears_headings_legend_speakers_frames_and_stances_in_the_text(
    page: Any, coding: Coding, tmp_path: Path
) -> None:
    page.goto(mf.view_article(coding, "pulwama").save(tmp_path / "page.html").as_uri())
    heard = page.locator(".mf-article").aria_snapshot()
    for part in (
        'region "Article pulwama"',
        'list "Frames and their mentions"',
        'heading "India sent its front-line',
        "[ India , quoted:] “This is not a",
        '"[Bilateral issue, rejected]"',
        "[ Bangladesh , reported:] the Feb 14 attack",
        "Tone by sentence: −0.60",
    ):
        assert part in heard


def test_a_tap_tells_what_was_coded_and_another_hides_it(
    phone: Any, coding: Coding, tmp_path: Path, keep: Callable[..., None]
) -> None:
    phone.goto(mf.view_article(coding, "pulwama").save(tmp_path / "page.html").as_uri())
    mention = phone.locator(".mf-text mark.mf-rejected").first
    content = "e => getComputedStyle(e, '::after').content"
    assert mention.evaluate(content) in ("none", "normal")
    mention.tap()
    assert "Bilateral issue: rejected" in mention.evaluate(content)
    keep(phone, "page-tap")
    phone.locator(".mf-head").tap()
    assert mention.evaluate(content) in ("none", "normal")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 400


@pytest.mark.parametrize("article_id", ["<script>window.hacked=1</script>", "long"])
def test_a_saved_page_of_a_hostile_article_runs_and_asks_for_nothing(
    page: Any, coding: Coding, tmp_path: Path, asked: list[str], article_id: str
) -> None:
    page.goto(mf.view_article(coding, article_id).save(tmp_path / "page.html").as_uri())
    for mark in page.locator(".mf-text mark").all()[:5]:
        mark.hover()
    assert page.locator("section.mf-article").count() == 1
    assert page.locator("script, img, svg").count() == 0
    assert page.evaluate("window.hacked") is None
    assert asked == []


@pytest.mark.filterwarnings("ignore::UserWarning")  # without its extra there is no PDF
def test_a_report_of_hostile_articles_runs_and_asks_for_nothing(
    page: Any, coding: Coding, tmp_path: Path, asked: list[str], keep: Callable[..., None]
) -> None:
    write_report(coding, tmp_path / "report", by="outlet")
    page.goto((tmp_path / "report" / "report.html").as_uri())
    page.wait_for_load_state()
    assert page.locator("script, iframe, object, [onerror], [onload], [onmouseover], [onclick]").count() == 0
    assert page.locator("img, svg").count() > 0
    assert "<img src=x onerror=window.hacked=1>" in page.locator("body").inner_text()
    assert page.evaluate("window.hacked") is None
    assert asked == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    keep(page, "report")
    page.locator("figure").nth(1).scroll_into_view_if_needed()
    keep(page, "report-figure")


@pytest.mark.parametrize("width", [930, 1500])
def test_a_concordance_is_as_wide_as_its_page(
    page: Any, coding: Coding, tmp_path: Path, width: int, keep: Callable[..., None]
) -> None:
    mf.concordance(coding).save(tmp_path / "lines.html")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((tmp_path / "lines.html").as_uri())
    assert page.locator(".mf-lines").evaluate("e => e.scrollWidth <= e.clientWidth")
    assert page.locator("th", has_text="Article").is_visible()
    keep(page, f"lines-{width}")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_exported_notebook_keeps_the_look_of_its_views(
    page: Any, tmp_path: Path, theme: str, keep: Callable[..., None]
) -> None:
    html, _ = HTMLExporter(theme=theme).from_filename(str(ROOT / "notebooks" / "01_one_article.ipynb"))
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    page.route("http*://**", lambda route: route.abort())
    page.goto((tmp_path / "page.html").as_uri())
    article = page.locator(".mf-article")
    article.scroll_into_view_if_needed()
    assert article.evaluate("e => getComputedStyle(e).colorScheme") == theme
    mention = article.locator(".mf-text mark.mf-rejected").first
    assert mention.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    mention.hover()
    assert "Bilateral issue: rejected" in mention.evaluate("e => getComputedStyle(e, '::after').content")
    keep(page, f"exported-{theme}")
