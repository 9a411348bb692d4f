"""Lay a few sentences out as the rules of clauses read them, and name spans by their words."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import Ints, split_texts


def lay_out(*texts: str) -> Text:
    """Lay articles out."""
    tokens = split_texts(texts)
    return Text(tokens, split_sentences(tokens))


def point(text: Text, *words: str) -> Ints:
    """Give the first token of each word."""
    types = [text.vocabulary.types.index(word) for word in words]
    return np.array([np.flatnonzero(text.type == key)[0] for key in types], np.int64)


def cut(text: Text, first: Ints, last: Ints) -> list[str]:
    """Give the words of spans, ``""`` for none."""
    types = text.vocabulary.types
    return [
        " ".join(types[key] for key in text.type[a : b + 1]) if a >= 0 else ""
        for a, b in zip(first.tolist(), last.tolist(), strict=True)
    ]
