"""A literal builder of codings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from mediaframing.codebook import Codebook
from mediaframing.coding.result import Coding
from mediaframing.tables import TABLES, check_table, empty_table

BOOK = Codebook.from_terms(
    {"terror": ["terror*"], "bilateral": ["bilateral*"], "peace": ["peace*"]},
    {"aland": ["Aland"], "bland": ["Bland"]},
    title="Terror or bilateral?",
)


def mark(text: str, span: str, /, **values: Any) -> dict[str, Any]:
    """Make a row of a span table for the first place where the words stand in the text."""
    start = text.index(span)
    return {"start": start, "end": start + len(span), "text": span, **values}


def make_coding(
    articles: Sequence[dict[str, Any]], codebook: Codebook = BOOK, **tables: Sequence[dict[str, Any]]
) -> Coding:
    """Build a coding; what a row does not say is the same for all, or missing."""
    common: dict[str, dict[str, Any]] = {
        "sentences": {"sentence_id": 0, "zone": "body", "words": 1},
        "frames": {
            "sentence_id": 0,
            "term": "term*",
            "zone": "body",
            "stance": "affirmed",
            "voice": "outlet",
        },
        "actors": {"sentence_id": 0, "alias": "alias", "kind": "name", "role": "mentioned"},
        "attributions": {"attribution_id": 0, "kind": "direct"},
    }
    made = {
        name: check_table(name, pd.DataFrame([common[name] | row for row in tables[name]]))
        if tables.get(name)
        else empty_table(name)
        for name in TABLES
        if name != "articles"
    }
    return Coding(check_table("articles", pd.DataFrame(list(articles))), **made, codebook=codebook)
