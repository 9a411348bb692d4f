"""Read the stance of a term that is marked in a sentence: ``"They did not prevent [[attacks]]."``"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from mediaframing.codebook import Codebook
from mediaframing.coding.pipeline import code_articles

Reading = tuple[str, str | None]
"""The stance of a marked term, and the name of the rule that decided."""


def read_stances(sentences: Sequence[str], remedy: bool) -> dict[str, Reading]:
    """Read sentences in one batch, each an article of its own with its own term.

    A sentence in which the term of another stands is read again by itself, as if the codebook had no other.
    """
    marks = {sentence: find_mark(sentence) for sentence in sentences}
    terms = dict.fromkeys(mark[1] for mark in marks.values())
    function = {"function": "remedy"} if remedy else {}
    book = Codebook.from_terms({term: [{"term": term, **function}] for term in terms})
    texts = [sentence.replace("[[", "").replace("]]", "") for sentence in sentences]
    articles = pd.DataFrame({"article_id": sentences, "text": texts})
    frames = code_articles(articles, book, skip=["attributions", "tone", "actor_tone"]).frames
    found = dict(list(frames.groupby("article_id", observed=True)))
    readings = {}
    for sentence, mark in marks.items():
        mine = found[sentence]
        if len(terms) > 1 and (mine["frame"] != mark[1]).any():
            readings |= read_stances([sentence], remedy)
            continue
        (row,) = mine[mine["start"] == mark.start()].to_dict("records")
        readings[sentence] = row["stance"], None if pd.isna(row["stance_rule"]) else row["stance_rule"]
    return readings


def find_mark(sentence: str) -> re.Match[str]:
    match = re.search(r"\[\[(.*?)\]\]", sentence)
    assert match is not None, f"no term is marked in {sentence!r}"
    return match
