"""Read the attributions of a few sentences as tuples of words, for the tests of who says what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import pandas as pd

from mediaframing.codebook import Codebook
from mediaframing.coding.attribution.attributions import Attributions, attribute
from mediaframing.coding.english.reading import Text
from mediaframing.coding.pipeline import code_articles
from mediaframing.coding.search.mentions import Mentions
from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import split_texts
from mediaframing.tables import ATTRIBUTION_KINDS, SPEAKER_KINDS

_TOLLS = Codebook.from_terms({"tolls": [{"term": "toll road*", "function": "remedy"}]})
_NONE = np.zeros(0, np.int64)
NOBODY = Mentions(_NONE, _NONE, _NONE, _NONE, _NONE, _NONE)

Reading = list[tuple[str, str, str]]
"""Speaker, cue and content of each attribution of a text."""

_known: dict[str, Reading] = {}


def find(text: str, *actors: str) -> Attributions:
    """Attribute one article in which each actor stands wherever its name does."""
    tokens = split_texts([text])
    spans = sorted(
        (start, start + len(name), number)
        for number, name in enumerate(actors)
        for start in range(len(text))
        if text.startswith(name, start)
    )
    columns = np.array(spans, np.int64).reshape(len(spans), 3)
    names = Mentions(
        article=np.zeros(len(spans), np.int64),
        start=columns[:, 0],
        end=columns[:, 1],
        first_token=np.searchsorted(tokens.start, columns[:, 0], "right") - 1,
        last_token=np.searchsorted(tokens.end, columns[:, 1]),
        actor=columns[:, 2],
    )
    return attribute(Text(tokens, split_sentences(tokens)), names)[0]


@contextmanager
def read_together(texts: Sequence[str]) -> Iterator[None]:
    """Have :func:`read` know some texts, each an article of one batch."""
    tokens = split_texts(texts)
    found = attribute(Text(tokens, split_sentences(tokens)), NOBODY)[0] if texts else None
    for number, text in enumerate(texts):
        _known[text] = _tell(text, found.keep(found.article == number))
    try:
        yield
    finally:
        _known.clear()


def read(text: str, *actors: str) -> Reading:
    """Give speaker, cue and content of each attribution, ``""`` for what is not there."""
    return _known[text] if text in _known and not actors else _tell(text, find(text, *actors))


def _tell(text: str, found: Attributions) -> Reading:
    def cut(starts: np.ndarray, ends: np.ndarray) -> list[str]:
        return [text[a:b] if a >= 0 else "" for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]

    return list(
        zip(
            cut(found.speaker_start, found.speaker_end),
            cut(found.cue_start, found.cue_end),
            cut(found.start, found.end),
            strict=True,
        )
    )


def read_kinds(text: str) -> list[str]:
    """Give the kind of each attribution."""
    return [ATTRIBUTION_KINDS[kind] for kind in find(text).kind.tolist()]


def read_speakers(text: str, *actors: str) -> list[tuple[str, str]]:
    """Give for each attribution how the source is called, and the actor's name or ``""``."""
    found = find(text, *actors)
    return [
        (SPEAKER_KINDS[kind] if kind >= 0 else "", actors[actor] if actor >= 0 else "")
        for kind, actor in zip(found.speaker_kind.tolist(), found.actor.tolist(), strict=True)
    ]


def read_shapes(texts: Sequence[str]) -> dict[str, list[tuple[str, ...]]]:
    """Give shape, speaker, cue and content of each attribution in each text; toll roads are a remedy, of which views may be told."""
    articles = pd.DataFrame({"article_id": texts, "text": texts})
    found = code_articles(articles, _TOLLS, skip=["tone", "actor_tone"]).attributions
    columns = [found[name].astype(object).fillna("").tolist() for name in ("shape", "speaker", "cue", "text")]
    shapes: dict[str, list[tuple[str, ...]]] = {text: [] for text in texts}
    for text, *row in zip(found["article_id"], *columns, strict=True):
        shapes[text].append(tuple(row))
    return shapes
