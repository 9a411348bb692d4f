"""The sentences of the list of stance cues: each needs its entry."""

from __future__ import annotations

import re

import numpy as np
import pytest

from mediaframing.coding.english.reading import Text
from mediaframing.coding.stance import phrases, reading
from mediaframing.coding.stance.stances import judge_stance
from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import split_texts
from mediaframing.coding.text.wordlists import read_sentences, read_tags

KINDS = read_tags("stance_cues")
SENTENCES = read_sentences("stance_cues")


def read(sentences: list[str]) -> list[tuple[int, int, int]]:
    """Give the stance of each marked term, and the first and last token that decided, counted in its sentence."""
    tokens = split_texts([re.sub(r"\[\[|\]\]", "", sentence) for sentence in sentences])
    starts = np.array([sentence.index("[[") for sentence in sentences])
    begins = np.searchsorted(tokens.article, np.arange(len(sentences)))
    terms = np.array(
        [
            begin + np.flatnonzero(tokens.start[begin:] == start)[0]
            for begin, start in zip(begins, starts, strict=True)
        ]
    )
    judged = judge_stance(Text(tokens, split_sentences(tokens)), terms, terms)
    cues = (np.where(cue >= 0, cue - begins, -1) for cue in (judged.cue_first, judged.cue_last))
    return list(zip(judged.stance.tolist(), *(cue.tolist() for cue in cues), strict=True))


def list_words(text: str) -> set[str]:
    """List the words of a text but for the commonest."""
    return {*re.findall("[a-z]+", text.lower())} - {
        *["a", "an", "the", "that", "is", "it", "to", "of", "for", "in", "be", "on", "was", "they"]
    }


def group() -> list[list[str]]:
    """Part the entries so that no sentence of a group has a word of another of its entries: they can go together."""
    groups: list[tuple[list[str], set[str], set[str]]] = []
    for entry, sentence in SENTENCES.items():
        key, words = list_words(entry), list_words(sentence)
        free = [made for made in groups if not (made[1] & words or made[2] & key)]
        if not free:
            free = [([], set(), set())]
            groups += free
        held, keys, said = free[0]
        held.append(entry)
        keys |= key
        said |= words
    return [held for held, _, _ in groups]


def test_every_pseudo_negation_and_one_in_two_cues_has_a_sentence() -> None:
    bare = [entry for entry, kind in KINDS.items() if kind == "none" and entry not in SENTENCES]
    assert bare == []
    assert len(SENTENCES) > len(KINDS) / 2


def test_every_sentence_needs_its_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    having = dict(zip(SENTENCES, read(list(SENTENCES.values())), strict=True))
    needless = []
    try:
        for entries in group():
            left = {entry: kind for entry, kind in KINDS.items() if entry not in entries}
            monkeypatch.setattr(phrases, "read_tags", lambda _, left=left: left)
            forget()
            lacking = read([SENTENCES[entry] for entry in entries])
            needless += [entry for entry, one in zip(entries, lacking, strict=True) if one == having[entry]]
    finally:
        monkeypatch.undo()
        forget()
    assert needless == []


def forget() -> None:
    """Let the list be read anew."""
    for made in (*vars(phrases).values(), *vars(reading).values()):
        if hasattr(made, "cache_clear") and made.__module__ == phrases.__name__:
            made.cache_clear()
