"""A small coding written by hand, and a hostile one, for all tests of views."""

from __future__ import annotations

import sys
from pathlib import Path

import matplotlib as mpl
import pytest

from mediaframing.codebook import Codebook
from mediaframing.coding.result import Coding

mpl.use("Agg")
# The builder and the reader of HTML lie beside the tests; importlib mode puts no test folder on the path.
sys.path.insert(0, str(Path(__file__).parent))

from coded_by_hand import make_coding, mark

TEXT = "Aland sends troops\n\n“This is not a bilateral issue. It is a terror issue,” an envoy of Aland said.\n\nBland waits for peace."


@pytest.fixture
def coding() -> Coding:
    articles = [
        {"article_id": "one", "outlet": "The Post", "published": "2019-02-14", "text": TEXT},
        {
            "article_id": "two",
            "outlet": "Herald",
            "published": "2019-03-01 22:00",
            "text": "No terror, they say.",
        },
        {"article_id": "three", "outlet": None, "published": None, "text": "Perhaps peace and terror."},
    ]
    quote = "“This is not a bilateral issue. It is a terror issue,”"
    spoken = {
        "voice": "source",
        "attribution_id": 0,
        "speaker": "an envoy of Aland",
        "speaker_actor": "aland",
    }
    one, two, three = ({"article_id": name} for name in ("one", "two", "three"))
    return make_coding(
        articles,
        sentences=[
            mark(TEXT, "Aland sends troops", **one, zone="headline", words=3, tone=0.0),
            mark(TEXT, "“This is not a bilateral issue.", **one, sentence_id=1, zone="lead", words=6, tone=-0.3),
            mark(TEXT, "It is a terror issue,” an envoy of Aland said.", **one, sentence_id=2, zone="lead", words=10, tone=-0.6),
            mark(TEXT, "Bland waits for peace.", **one, sentence_id=3, words=4, tone=0.5),
            mark(articles[1]["text"], articles[1]["text"], **two, words=4),
            mark(articles[2]["text"], articles[2]["text"], **three, words=4),
        ],
        frames=[
            mark(TEXT, "bilateral", **one, sentence_id=1, frame="bilateral", stance="rejected", stance_cue="not", **spoken),
            mark(TEXT, "terror", **one, sentence_id=2, frame="terror", **spoken),
            mark(TEXT, "peace", **one, sentence_id=3, frame="peace", stance="uncertain"),
            mark(articles[1]["text"], "terror", **two, frame="terror", stance="rejected", stance_cue="No"),
            mark(articles[2]["text"], "peace", **three, frame="peace", stance="uncertain", stance_cue="Perhaps"),
            mark(articles[2]["text"], "terror", **three, frame="terror", stance="uncertain", stance_cue="Perhaps"),
        ],
        actors=[
            mark(TEXT, "Aland", **one, actor="aland"),
            mark(TEXT, "Bland", **one, sentence_id=3, actor="bland", tone=0.2),
        ],
        attributions=[
            mark(
                TEXT, quote, **one, cue="said", speaker="an envoy of Aland", speaker_actor="aland",
                speaker_kind="described", speaker_start=TEXT.index("an envoy"), speaker_end=TEXT.index(" said."),
            )
        ],
    )  # fmt: skip


HOSTILE = (
    "<script>document.title = 'run'</script> headline</title></style>\n\n"
    '"><img src=x onerror="document.title=\'run\'"> terror </section></div><!-- \u202eright\u202c \x00 \x1b[31m '
    "${1} {{terror}} &lt;b&gt; ]]> '\"`"
)


@pytest.fixture
def hostile() -> Coding:
    name = '"><svg onload=x>\u202e'
    return make_coding(
        [{"article_id": name, "outlet": "<b>=1+1</b>\u202e", "published": "2019-02-14", "text": HOSTILE}],
        Codebook.from_terms({"<i>terror</i>": ["terror"]}, title="</section><script>x</script>\u202e"),
        sentences=[mark(HOSTILE, HOSTILE, article_id=name, zone="headline", tone=5.0)],
        frames=[
            mark(
                HOSTILE, "terror", article_id=name, frame="<i>terror</i>", term="<u>", stance="rejected",
                stance_cue="\"><s onclick=x>", voice="source", speaker="</mark><script>\n\n\u202e",
            )
        ],
        actors=[mark(HOSTILE, "img src", article_id=name, actor='" onmouseover="x', alias="x")],
        attributions=[
            mark(HOSTILE, "<script>document.title", article_id=name, cue="</small>", speaker='"><script>'),
        ],
    )  # fmt: skip
