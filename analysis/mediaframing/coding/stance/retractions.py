"""What a text states and takes back at once: "There was fraud, he said. That is false.", "It was theft: a lie, she said"."""

from __future__ import annotations

import re

import numpy as np

from mediaframing.coding.english.queries import any_between, find_last, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.text.tokens import Ints

_VERB, _INSIDE, _ASKS = any_of("AUX ed"), any_of("ADP of to that PronType=Rel"), any_of("asks")
_REACH = 8
_LONGEST = 9
_STRENGTH = "(?:simply |just |plainly |completely |absolutely |utterly |flatly |patently |all |of course )?"
_UNTRUE = "(?:false|untrue|not true|nonsense|rubbish|a lie|a myth|an invention|an outright lie|a fabrication)"
_SENTENCE = re.compile(rf"(?:(?:that|this|it) (?:is|was|'s) )?{_STRENGTH}{_UNTRUE}(?: [.,!;\"]|$)")
_TAIL = re.compile(rf"{_STRENGTH}{_UNTRUE} [,.!\"]")
_HEADS, _COLON, _QUOTE = name_words("taken back"), name_words(":"), name_words('"')


def find_retractions(text: Text, first: Ints, last: Ints) -> Ints:
    """Find for each mention the word that takes its sentence back: in the next of its paragraph, or behind a colon; else -1.

    Only what the sentence states is taken back: not what stands in a phrase with a preposition.
    """
    found = np.full(len(first), -1)
    heads = np.flatnonzero(_HEADS[text.word])
    if not len(heads):
        return found
    sentences = text.sentences
    home = sentences.of_token[first]
    begin = sentences.first_token[home]
    within = sentences.of_token[heads]
    heads = heads[np.isin(within, home) | np.isin(within - 1, home)]  # others take no mention back
    for head in heads.tolist():
        sentence = int(sentences.of_token[head])
        opening = int(sentences.first_token[sentence])
        start = opening + int(_QUOTE[text.word[opening]])
        place = start if head - start < _LONGEST and _SENTENCE.match(_spell(text, start, head)) else -1
        if place >= 0 and sentence and _same_paragraph(text, sentence):
            rows = np.flatnonzero((home == sentence - 1) & ~has(text.role[opening - 1], _ASKS))
        else:
            colon = max(head - 3, opening)
            colons = np.flatnonzero(_COLON[text.word[colon:head]])
            if not len(colons) or not _TAIL.match(_spell(text, colon + int(colons[-1]) + 1, head)):
                continue
            rows = np.flatnonzero((home == sentence) & (last < colon + int(colons[-1])))
        found[rows] = head
    rows = np.flatnonzero(found >= 0)
    near = np.maximum(begin[rows], first[rows] - _REACH)
    verb = find_last(text.role, _VERB, near, first[rows])
    stated = ~any_between(text.role, _INSIDE, np.maximum(verb + 1, near), first[rows])
    found[rows[~stated]] = -1
    return found


def _same_paragraph(text: Text, sentence: int) -> bool:
    sentences = text.sentences
    same: bool = (
        sentences.article[sentence] == sentences.article[sentence - 1]
        and sentences.paragraph[sentence] == sentences.paragraph[sentence - 1]
    )
    return same


def _spell(text: Text, start: int, head: int) -> str:
    """Spell the words from a place to the one behind a head, parted by spaces."""
    tokens = text.tokens
    keys = tokens.vocabulary.keys
    return " ".join(keys[kind] for kind in tokens.type[start : head + 2].tolist())
