"""Codings of articles written for these tests, a hostile one among them, and the report of each."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest

from mediaframing.codebook import Actor, Codebook, Frame, Term
from mediaframing.coding import Coding, code_articles
from mediaframing.reports import memory, write_report

mpl.use("Agg")

BOOK = Codebook.from_terms(
    {"terror": ["terror*", "militant*"], "talks": ["talks", "negotiat*"]},
    {"aland": ["Aland"], "bland": ["Bland", "Premier Moe"]},
    title="Terror or talks?",
)
STORIES = (
    "Aland strikes\n\nAland said the terror must end. Militants fled across the hills before the army of Aland came down.",
    "Bland waits\n\nPremier Moe said talks would open in the spring. “This is not a terror issue,” he said on Monday.",
    "Talks fail\n\nThe talks between Aland and Bland broke down in the night. No negotiations are planned for now.",
    "Harvest begins\n\nFarmers of Bland brought in the first wheat of a dry year, and sold it at good prices.",
)

RUN = "document.title = 'run'"
HOSTILE_NAME = '"><svg onload=x>\u202e=cmd()'
HOSTILE_OUTLET = "=cmd()|' /C calc'!A0 <b>\u202e \\input{secret} 100%_$x$ #1 & ~^{}"
HOSTILE_LABEL = "</figcaption><script>x</script> \\end{tabular} *b* #eval(1) $y$ @z"
HOSTILE_TEXT = (
    f"<script>{RUN}</script> terror headline</title></style>\n\n"
    f'"><img src=x onerror="{RUN}"> terror </section></div><!-- \u202eright\u202c \x00 \x1b[31m ]]> \'"`\n\n'
    f"{'x' * 500_000} terror {'y' * 500_000}\n\n"
    "“There is no terror here,” \\input{secret} said."
)


def code_stories(outlets: tuple[str, ...] = ("The Post", "Herald")) -> Coding:
    """Code twelve articles of each outlet, one a day."""
    days = pd.date_range("2019-02-01", periods=12 * len(outlets), freq="D")
    articles = pd.DataFrame(
        {
            "article_id": [f"a{place}" for place in range(len(days))],
            "outlet": [outlets[place % len(outlets)] for place in range(len(days))],
            "published": days,
            "title": "Story",
            "text": [STORIES[(place // 2 + place % 2) % len(STORIES)] for place in range(len(days))],
        }
    )
    return code_articles(articles, BOOK)


@pytest.fixture(scope="session")
def coding() -> Coding:
    return code_stories()


@pytest.fixture(scope="session")
def written(coding: Coding, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """Give the folder of the report, and how many times memory was given back as it was written."""
    folder = tmp_path_factory.mktemp("report")
    with pytest.MonkeyPatch.context() as patch:
        releases = count_releases(patch)
        write_report(coding, folder, event="2019-02-12", event_name="Ceasefire")
    return folder, len(releases)


def count_releases(patch: pytest.MonkeyPatch) -> list[None]:
    """Have memory given back into a list instead: it grows by one each time."""
    releases: list[None] = []
    patch.setattr(memory, "release", lambda: releases.append(None))
    return releases


@pytest.fixture(scope="session")
def report(written: tuple[Path, int]) -> Path:
    return written[0]


@pytest.fixture(scope="session")
def hostile() -> Coding:
    book = Codebook(
        frames={
            "<i>terror</i>": Frame(
                "<i>terror</i>",
                (Term("terror*"), Term("<u onclick=x>t</u>")),
                (Term("=HYPERLINK(1)"),),
                HOSTILE_LABEL,
                f"</p><script>{RUN}</script>\u202e\\input{{secret}} {'z' * 3000}",
            ),
            "headline": Frame("headline", (Term("headline"),)),
        },
        actors={
            '" onmouseover="x': Actor('" onmouseover="x', (Term("secret"),), label="@SUM(1)", kind="</td>")
        },
        title=f"</title><script>{RUN}</script>\u202e",
    )
    articles = pd.DataFrame(
        {
            "article_id": [HOSTILE_NAME, "b", "c", "d"],
            "outlet": [HOSTILE_OUTLET, "الجزيرة", "人民日报\U00010600", "हिन्दुस्तान"],
            "published": ["2019-02-01", "2019-02-02", "2019-02-04", "2019-02-05"],
            "title": [f"<script>{RUN}</script>"] * 4,
            "text": [
                HOSTILE_TEXT,
                "الإرهاب terror is here headline",
                "恐怖 terror headline",
                "आतंक terror, no headline.",
            ],
        }
    )
    return code_articles(articles, book)


@pytest.fixture(scope="session")
def hostile_report(hostile: Coding, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write_report(hostile, folder, title=f"<h1 onclick=x>\u202e{HOSTILE_LABEL}", examples=9)
    return folder
