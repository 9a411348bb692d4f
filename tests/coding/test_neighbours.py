"""No article is read with its neighbour in the batch, whatever either of them ends or begins with."""

from __future__ import annotations

import random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediaframing.codebook import Codebook
from mediaframing.coding.pipeline import code_articles

BOOK = Codebook.from_terms(
    frames={
        "strife": ["war*", "raid*", {"term": "calm", "polarity": -1}],
        "order": ["crime*", "fraud", "claim*"],
        "tolls": [{"term": "toll*", "function": "remedy"}, {"term": "ban", "function": "remedy"}],
    },
    actors={"harbour": ["Harbour Board", "Ida Lund"], "norland": ["Norland", "Weber"]},
)
OPENINGS = """
    not|No.|no|but|, but|“|”|said|he said|, Weber said,|would|they would be rich|will go on|have been averted
    does not exist|was never proved|of|and|or|: a plan|— Ida Lund|(|)|?|. Yes.|'s|Q.|All, the roads will crumble|to
    according to Weber|-|who denied it|is a myth|That is simply untrue.|against it|if|than|Mr.
""".replace("\n", "|").split("|")
MIDDLES = """
    war|the war|a toll|tolls|fraud|the ban|calm|Ida Lund|Weber|without the war|without tolls|there was no crime
    the Harbour Board backs a toll|Norland denied the fraud|she said the raid was over|the mayor, Weber,|not a raid
    “The war is lost|it is a ban”|the claim that war|could the war have|they opposed tolls|the toll is|Norland's|raids
    Should a war|no evidence of fraud|nobody wants war|the war was|Weber told the press that the ban|voted against tolls
""".replace("\n", "|").split("|")
ENDINGS = """
    |.|, but|, but not|without|not|if|“|”|said|, said|according to|that|, who|of|and|or|:|-|—|(|?|!|would|have been|is not|nor|'s|as|than
    because|to|did not|Mr.|denied that|, while|never|against|, Weber said|, he told|have|would have|…|…”|by
""".replace("\n", "|").split("|")
PARTS = [[part.strip() for part in parts] for parts in (OPENINGS, MIDDLES, ENDINGS)]
FRAGMENTS = st.tuples(*(st.sampled_from(part) for part in (["", *PARTS[0]], PARTS[1], PARTS[1], PARTS[2])))
ARTICLES = st.lists(FRAGMENTS.map(" ".join), min_size=2, max_size=6)


def code(texts: dict[str, str]) -> dict[str, list[Any]]:
    """Give for each text the rows that it has in the tables."""
    coding = code_articles(pd.DataFrame({"article_id": list(texts), "text": list(texts.values())}), BOOK)
    rows: dict[str, list[Any]] = {name: [] for name in texts}
    for name in ("sentences", "frames", "actors", "attributions"):
        table = getattr(coding, name)
        cells = [[None if pd.isna(cell) else cell for cell in table[c].tolist()] for c in table]
        for article, row in zip(table["article_id"].tolist(), zip(*cells, strict=True), strict=True):
            rows[article].append((name, *row))
    return rows


def code_alone(texts: dict[str, str]) -> dict[str, list[Any]]:
    """Do so one by one."""
    return {name: code({name: text})[name] for name, text in texts.items()}


@settings(deadline=None, max_examples=10)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_fragments_are_coded_alike_in_any_order_and_alone(articles: list[str], chance: random.Random) -> None:
    texts = {f"{number}": text for number, text in enumerate(articles)}
    alone = code_alone(texts)
    mixed = list(texts)
    chance.shuffle(mixed)
    for order in (list(texts), list(texts)[::-1], mixed):
        assert code({name: texts[name] for name in order}) == alone


def test_thousands_of_fragments_are_coded_alike_in_any_order() -> None:
    chance = random.Random(5)
    openings, middles, endings = PARTS
    texts = {
        f"{number}": " ".join(
            [
                chance.choice(["", *openings]),
                *chance.choices(middles, k=chance.randint(1, 2)),
                chance.choice(endings),
            ]
        )
        for number in range(3000)
    }
    first, mixed = code(texts), list(texts)
    chance.shuffle(mixed)
    again = code({name: texts[name] for name in mixed})
    assert [texts[name] for name in texts if first[name] != again[name]] == []


@pytest.mark.parametrize(
    ("text", "neighbour"),
    [
        ("Without war, we would", "have gone home early."),
        ("Without any more war", "will trade go on?"),
        ("without tolls", "All over Norland, roads will crumble."),
        ("without tolls, roads", "will crumble."),
        ("They talked of war", "is a myth."),
        ("The clerk spoke of fraud", "was never proved."),
        ("Norland is calm", "Weber said."),
        ("It is no war", "“Not so,” Weber said."),
        ("“It is a raid", "and a war,” Weber said."),
        ("She left in May", "5 of them stayed."),
        ("The report came from Weber", ", the mayor, said that fraud was rare."),
    ],
)
def test_a_text_is_not_read_with_the_next_or_the_one_before(text: str, neighbour: str) -> None:
    texts = {"one": text, "other": neighbour}
    alone = code_alone(texts)
    assert code(texts) == alone
    assert code({"other": neighbour, "one": text}) == alone


@pytest.mark.parametrize("part", sorted({part for parts in PARTS for part in parts}))
def test_no_text_raises_whatever_it_begins_and_ends_with(part: str) -> None:
    code(
        {
            "a": part,
            "b": f"war {part}",
            "c": f"{part} war",
            "d": f"{part}war{part}",
            "e": "",
            "f": f"{part} {part}",
        }
    )
