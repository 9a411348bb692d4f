"""Precision and recall of find_duplicates on 300 pairs made by editing real text, and its time.

``python -m tests.evaluation.near_copies``: half the pairs are an article of news-2017 and a copy edited as outlets edit, the other
half two articles of one outlet that are as alike as two stories on one matter are. No text is kept.
"""

from __future__ import annotations

import random
import re
import resource
import time
from collections.abc import Callable

import pandas as pd

from mediaframing.coding.duplicates import find_duplicates
from mediaframing.reading import read_example

PAIRS = 150
Editor = Callable[[list[str], random.Random], list[str]]


def cut_end(paragraphs: list[str], chance: random.Random) -> list[str]:
    """Cut an article as an outlet with less room does."""
    return paragraphs[: max(2, int(len(paragraphs) * chance.uniform(0.4, 0.8)))]


def head_and_foot(paragraphs: list[str], chance: random.Random) -> list[str]:
    """Put a headline, a byline and a notice of the outlet about it."""
    words = " ".join(paragraphs).split()
    return [
        " ".join(chance.sample(words, min(9, len(words)))),
        "By our staff",
        *paragraphs[1:],
        "Read more on our site.",
    ]


def replace_words(paragraphs: list[str], chance: random.Random) -> list[str]:
    """Replace one word in twenty to one in ten."""
    words = " ".join(paragraphs).split()
    share = chance.uniform(0.05, 0.1)
    return [
        " ".join(chance.choice(words) if chance.random() < share else word for word in paragraph.split())
        for paragraph in paragraphs
    ]


def drop_sentences(paragraphs: list[str], chance: random.Random) -> list[str]:
    """Leave out a quarter of the sentences."""
    return [
        " ".join(s for s in re.split(r"(?<=[.!?]) ", paragraph) if chance.random() > 0.25)
        for paragraph in paragraphs
    ]


def reorder(paragraphs: list[str], chance: random.Random) -> list[str]:
    """Put the paragraphs in another order, and leave out a third."""
    return chance.sample(paragraphs, max(2, len(paragraphs) * 2 // 3))


def cut_and_extend(paragraphs: list[str], chance: random.Random) -> list[str]:
    """Cut an article and write on with the words of others: half its own, half new."""
    words = " ".join(paragraphs).split()
    kept = paragraphs[: max(2, len(paragraphs) * 2 // 3)]
    return [*kept, " ".join(chance.choice(words) for _ in range(len(" ".join(kept).split()) // 2))]


EDITORS: tuple[Editor, ...] = (cut_end, head_and_foot, replace_words, drop_sentences, reorder, cut_and_extend)


def main() -> None:
    """Print the scores by kind of edit, and seconds for a large corpus."""
    chance = random.Random(0)
    articles = read_example("news-2017")[["article_id", "outlet", "published", "text"]]
    long = articles[articles["text"].str.split().str.len() > 150].reset_index(drop=True)
    found = find_duplicates(long)
    long = long[~long["article_id"].isin(found["article_id"])].reset_index(drop=True)
    rows = chance.sample(range(len(long)), PAIRS)
    copies, kinds = [], {}
    for number, row in enumerate(rows):
        editor = EDITORS[number % len(EDITORS)]
        edited = "\n\n".join(editor(_part(long["text"][row]), chance))
        copies.append({"article_id": f"copy-{row}", "outlet": "Another", "published": None, "text": edited})
        kinds[f"copy-{row}"] = (long["article_id"][row], editor.__name__)
    # The other half: of each article, the one of its outlet with the most of its rarer words, at any date.
    negatives = _pair_alike(long, rows)
    corpus = pd.concat(
        [long, pd.DataFrame(copies).astype({"published": "datetime64[us]"})], ignore_index=True
    )
    story = find_duplicates(corpus).set_index("article_id")["story"]
    linked = {copy: story.get(copy) == story.get(first, -1) for copy, (first, _) in kinds.items()}
    for editor in EDITORS:
        of_kind = [linked[copy] for copy, (_, kind) in kinds.items() if kind == editor.__name__]
        print(f"{editor.__name__}: {sum(of_kind)} of {len(of_kind)} found")
    wrong = sum(story.get(one, 0) == story.get(other, -1) for one, other in negatives)
    others = set(story.index) - set(kinds) - {first for first, _ in kinds.values()}
    hits = sum(linked.values())
    print(
        f"recall {hits / PAIRS:.3f} ({hits} of {PAIRS}); precision {hits / max(hits + wrong, 1):.3f} ({wrong} wrong of {PAIRS})"
    )
    print(f"articles linked that are in no pair: {len(others)} of {len(long):,}")
    _time_many(articles)


def _part(text: str) -> list[str]:
    """Part a text into its headline and pieces of two sentences: the corpus has few paragraphs."""
    head, _, body = text.partition("\n\n")
    sentences = re.split(r"(?<=[.!?])\s+", body)
    return [head, *(" ".join(sentences[place : place + 2]) for place in range(0, len(sentences), 2))]


def _pair_alike(articles: pd.DataFrame, rows: list[int]) -> list[tuple[str, str]]:
    words = [set(re.findall(r"\b[a-z]{6,}\b|\b[A-Z][a-z]+\b", text)) for text in articles["text"]]
    pairs = []
    for row in rows:
        same = articles.index[articles["outlet"].eq(articles["outlet"][row]) & (articles.index != row)]
        best = max(same, key=lambda other: len(words[row] & words[other]) / (len(words[other]) + 50))
        pairs.append((articles["article_id"][row], articles["article_id"][best]))
    return pairs


def _time_many(articles: pd.DataFrame, count: int = 100_000) -> None:
    """Time so many articles: those of the corpus, and others with the same words in another order."""
    chance = random.Random(0)
    texts = articles["text"].tolist()
    while len(texts) < count:
        words = texts[len(texts) % len(articles)].split()
        chance.shuffle(words)
        texts.append(" ".join(words))
    many = pd.DataFrame(
        {"article_id": range(count), "outlet": [f"o{n % 50}" for n in range(count)], "text": texts}
    )
    clock = time.perf_counter()
    found = find_duplicates(many)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:,} articles: {time.perf_counter() - clock:.0f} s of the clock, peak {peak:,.0f} MB, {len(found)} rows"
    )


if __name__ == "__main__":
    main()
