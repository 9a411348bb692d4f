"""Lay a few sentences out as the rules of clauses read them, and name spans by their words."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.quotations import find_quotes
from mediaframing.coding.english.reading import Text, make_text
from mediaframing.coding.english.verb_frames import judge_cues
from mediaframing.coding.english.word_classes import classify_words
from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import Ints, split_texts


def lay_out(*texts: str) -> Text:
    """Lay articles out."""
    tokens = split_texts(texts)
    sentences = split_sentences(tokens)
    cue = tokens.vocabulary.classify_all("attribution cue", judge_cues)[tokens.type]
    return make_text(tokens, sentences, find_quotes(tokens, sentences), classify_words(tokens), cue)


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
