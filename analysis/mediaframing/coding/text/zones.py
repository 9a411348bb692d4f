"""Which part of the article a sentence stands in: headline, lead or body."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Ints
from mediaframing.tables import ZONES

LEAD_SENTENCES = 3
"""A lead has at most this many sentences, for texts that have lost their paragraphs."""

_HEADLINE, _LEAD, _BODY = range(len(ZONES))


def find_zones(
    texts: Sequence[str],
    titles: Sequence[str | None],
    standfirsts: Sequence[str | None],
    sentences: Sentences,
) -> Ints:
    """Give the zone of every sentence, as its place in :data:`mediaframing.tables.ZONES`.

    The headline is the first paragraph where it is the article's title. The lead is the standfirst, where the
    articles have one, and the first paragraph after headline and standfirst, up to its third sentence.
    """
    headline = np.zeros(len(texts), np.int64)
    standfirst = np.zeros(len(texts), np.int64)
    for number, (text, title, below) in enumerate(zip(texts, titles, standfirsts, strict=True)):
        rest = text
        if title and (length := _match_start(rest, title)):
            headline[number] = _count_paragraphs(rest[:length])
            rest = rest[length:].lstrip(_TRIM)
        if below and (length := _match_start(rest, below)):
            standfirst[number] = _count_paragraphs(rest[:length])
    article, paragraph = sentences.article, sentences.paragraph
    if not len(article):
        return np.zeros(0, np.int64)
    body_from = headline[article] + standfirst[article]
    opens = np.append(True, (np.diff(paragraph) != 0) | (np.diff(article) != 0))
    within = np.arange(len(article)) - np.flatnonzero(opens)[np.cumsum(opens) - 1]
    zone = np.full(len(article), _BODY)
    zone[(paragraph < body_from) | ((paragraph == body_from) & (within < LEAD_SENTENCES))] = _LEAD
    zone[paragraph < headline[article]] = _HEADLINE
    return zone


_TRIM = " \t\r\n.\u00a0"


def _match_start(text: str, opening: str) -> int:
    """Give how much of the text's start is the opening, white space and a final full stop apart; 0 if it is not."""
    if text[:1] != opening[:1] and not (text[:1].isspace() or opening[:1].isspace()):
        return 0  # most titles are no part of the text
    if text.startswith(opening):  # most openings stand as they are
        place = len(opening.rstrip())
    elif not (place := _match_words(text, opening.split())):
        return 0
    end = text[place:].lstrip(" .\t\u00a0")
    return place if not end or end[0] in "\r\n" else 0


def _match_words(text: str, words: list[str]) -> int:
    """Give where the text's start ends that has these words, whatever white space between them; 0 for none."""
    place = 0
    for word in words:
        while place < len(text) and text[place].isspace():
            place += 1
        if not text.startswith(word, place):
            return 0
        place += len(word)
    return place


def _count_paragraphs(opening: str) -> int:
    lines = opening.split("\n")
    blank = sum(not line.strip() and bool(previous.strip()) for previous, line in pairwise(lines))
    return blank + 1
