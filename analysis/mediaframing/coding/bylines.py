"""Sources set off by a mark alone: headlines with a colon, and messages signed after a dash."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np

from mediaframing.coding import word_classes as wc
from mediaframing.coding.clause_text import Text
from mediaframing.coding.rows import BYLINE, Row
from mediaframing.coding.sentences import Sentences
from mediaframing.coding.tokens import Ints

LONGEST_NAME = 4
"""A source in a headline has at most this many words."""


def find_bylines(text: Text, word: Ints, sentences: Sentences) -> list[Row]:
    """Find the attributions of headlines ("Smith: No Talks") and of signed messages ("... — Ann Smith (@smith)")."""
    rows: list[Row] = []
    marked = np.unique(sentences.of_token[word & wc.COLON > 0])
    for sentence in marked[sentences.number[marked] == 0].tolist():
        rows += _read_headline(text, text.first[sentence], text.first[sentence + 1] - 1)
    rows += _read_transcripts(text, word, sentences)
    for bracket in np.flatnonzero(word[:-1] & wc.OPEN_BRACKET > 0).tolist():
        if text.say(bracket + 1) == "@":
            rows += _read_signature(text, bracket)
    return rows


def _read_transcripts(text: Text, word: Ints, sentences: Sentences) -> list[Row]:
    """Read interviews and transcripts: paragraphs that open with a name, or "Q" and "A", and a colon.

    A dateline ("LONDON: ...") opens one paragraph; only labels that take turns are speakers.
    """
    turns: dict[int, list[Row]] = {}
    paragraphs = text.paragraphs
    for colon in np.flatnonzero(word & wc.COLON > 0).tolist():
        first = text.floor(colon)
        sentence = bisect_right(text.first, first) - 1
        article = int(sentences.article[sentence])
        opens = sentences.number[sentence] > 0 and paragraphs[sentence] != paragraphs[sentence - 1]
        if not opens or not _is_name(text, first, colon - 1):
            continue
        last = sentence
        while (
            last + 1 < len(sentences)
            and paragraphs[last + 1] == paragraphs[sentence]
            and sentences.article[last + 1] == article
        ):
            last += 1
        end = text.first[last + 1] - 1
        if end - colon >= 3:
            turns.setdefault(article, []).append((colon + 1, end, colon, colon, first, colon - 1, BYLINE))
    rows: list[Row] = []
    for taken in turns.values():
        names = {text.say(row[5]) for row in taken}
        if len(taken) >= 4 and 1 < len(names) < len(taken):
            rows += taken
    return rows


def _read_headline(text: Text, first: int, last: int) -> list[Row]:
    """Read "Smith: No Talks" and "No Talks Before May: Smith"."""
    word = text.word
    colon = next((place for place in range(first + 1, min(last, first + 30)) if word[place] & wc.COLON), -1)
    if colon < 0 or last - first > 40:
        return []
    end = last
    while end > colon and word[end] & wc.STOP and end not in text.closes:
        end -= 1
    if _is_name(text, first, colon - 1) and end - colon > 2:
        return [(colon + 1, end, colon, colon, first, colon - 1, BYLINE)]
    if _is_name(text, colon + 1, end) and colon - first > 3:
        return [(first, colon - 1, colon, colon, colon + 1, end, BYLINE)]
    return []


def _is_name(text: Text, first: int, last: int) -> bool:
    """Tell whether words can be a source: a few capitalised ones, or a report or poll."""
    if not first <= last <= first + LONGEST_NAME - 1:
        return False
    plain = wc.WORD | wc.CAPITAL | wc.ROLE | wc.PLURAL | wc.POSSESSIVE
    codes = [text.word[place] for place in range(first, last + 1)]
    return all(code & wc.CAPITAL and not code & ~plain for code in codes)


def _read_signature(text: Text, bracket: int) -> list[Row]:
    """Read "... — Ann Smith (@smith)": the content is the paragraph up to the dash."""
    word = text.word
    paragraph = text.paragraph(bracket)
    dash = next((place for place in range(bracket - 1, max(0, bracket - 8), -1) if word[place] & wc.DASH), -1)
    if dash <= 0 or dash == bracket - 1 or text.paragraph(dash) != paragraph:
        return []
    first = text.floor(dash)
    while first > 0 and dash - first < 120 and text.paragraph(first - 1) == paragraph:
        first = text.floor(first - 1)
    if first >= dash:
        return []
    return [(first, dash - 1, -1, -1, dash + 1, bracket - 1, BYLINE)]
