"""Where sentences end, decided between one chunk and the next, once for every distinct chunk.

A paragraph (blank line) always ends a sentence. Within one, a chunk that ends in ``. ! ? …`` ends a sentence if
the next begins like one: with a capital, a digit or a quotation mark.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mediaframing.coding.text import sentence_marks as sm
from mediaframing.coding.text.pieces import Bools, Ints
from mediaframing.coding.text.tokens import Tokens
from mediaframing.coding.text.wordlists import list_named
from mediaframing.coding.text.words import Words

Marks = NDArray[np.uint8]

_FIRMS, _MARKS = frozenset(list_named("at the end of firms")), ".,;:()[]\"'”’"
# "At 10 a.m. Monday" and "10 p.m. London time" go on.
_HOURS, _BEHIND_HOURS = frozenset(list_named("hours")), frozenset(list_named("words behind hours"))
# Signs before the points of a list, each with a line of its own.
_BULLETS = dict.fromkeys("•‣▪●◦∙■□►▶✓✔➤", 1)

_REACH = 4
"""Within so many chunks after a quotation its verb tells who asked."""


@dataclass(frozen=True)
class Sentences:
    """The sentences of a batch of articles.

    Attributes
    ----------
    article, start, end : array
        For each sentence its article, and its span in the article's text.
    paragraph : array
        The paragraph within the article, from 0.
    number : array
        The sentence within the article, from 0.
    first_token, end_token : array
        Each sentence's first token, and the one behind its last.
    first_chunk : array
        Where each sentence's chunks begin; one longer than the sentences.
    of_token, of_chunk : array
        The sentence of every token and chunk; of an empty place, the nearest one of its article.
    """

    article: Ints
    start: Ints
    end: Ints
    paragraph: Ints
    number: Ints
    first_token: Ints
    end_token: Ints
    first_chunk: Ints
    of_token: Ints
    of_chunk: Ints

    def __len__(self) -> int:
        return len(self.article)


def split_sentences(tokens: Tokens) -> Sentences:
    """Split a batch of articles into sentences; no sentence begins within a chunk."""
    opens = _find_openings(tokens)
    first_chunk = np.append(np.flatnonzero(opens), len(opens))
    of_chunk = np.cumsum(opens) - 1
    begin = first_chunk[:-1]
    last = first_chunk[1:] - 1
    article = tokens.chunk_article[begin]
    fresh = np.diff(article, prepend=-1) > 0
    blank = (tokens.chunk_lines[begin] >= 2) & ~fresh
    lengths = tokens.vocabulary.lengths
    return Sentences(
        article=article,
        start=tokens.chunk_start[begin],
        end=tokens.chunk_start[last] + lengths[tokens.chunk_id[last]],
        paragraph=_count_within(blank, fresh),
        number=_count_within(~fresh, fresh),
        first_token=tokens.chunk_first[begin],
        end_token=tokens.find_chunk_ends(last),
        first_chunk=first_chunk,
        of_token=of_chunk[tokens.chunk] if len(of_chunk) else tokens.chunk,
        of_chunk=of_chunk,
    )


def _count_within(steps: Bools, fresh: Bools) -> Ints:
    """Count steps from 0 within each article."""
    total: Ints = np.cumsum(steps)
    base = total[fresh]
    return total - base[np.cumsum(fresh) - 1] if len(base) else total


def _find_openings(tokens: Tokens) -> Bools:
    """For each chunk, whether a sentence begins with it."""
    opens = tokens.chunk_lines >= 2
    if len(opens) < 2:
        return opens
    marks = sm.find_marks(tokens.vocabulary).astype(np.uint8)[tokens.chunk_id]
    # Between a chunk that ends in a mark and the next; the last has none.
    place = np.flatnonzero(marks[:-1] & sm.ENDING != sm.PLAIN)
    before, after = marks[place] & sm.ENDING, marks[place + 1] & sm.BEGINNING
    raised = after != sm.LOWER
    ends = (before == sm.STOP) & raised
    ends |= (before == sm.SURE) & raised & ~_find_inverted(tokens, marks, place)
    ends |= (before == sm.DOTS) & (after >= sm.CAPITAL)
    ends |= ((before == sm.ABBREVIATION) | (before == sm.INITIAL)) & (after == sm.STARTER)
    ends |= _end_with_firms(tokens, marks, place, (before == sm.ABBREVIATION) & (after == sm.CAPITAL))
    # "1. First point": a number at the start of a paragraph or sentence counts, it does not end one.
    fresh = place == 0
    fresh[1:] |= (np.diff(place) == 1) & ends[:-1]
    ends |= (before == sm.LISTED) & raised & ~fresh & (tokens.chunk_lines[place] < 1)
    # A single line break within a paragraph is white space unless the line before looks finished.
    ends |= (tokens.chunk_lines[place + 1] == 1) & (before != sm.TITLE)
    opens[place[ends] + 1] = True
    bullets = tokens.vocabulary.classify_all("bullets", _find_bullets)[tokens.type[tokens.chunk_first]] > 0
    opens |= bullets & (tokens.chunk_lines == 1)
    # Behind a caption stands whose picture it is: "Widow and Captain America Image: Jo Lee".
    opens[np.flatnonzero(marks & sm.CREDITS)] = True
    return opens


def _find_bullets(keys: Words) -> Ints:
    return keys.look_up(_BULLETS)


def _end_with_firms(tokens: Tokens, marks: Marks, place: Ints, asked: Bools) -> Bools:
    """Tell "works for Acme Inc. Layoffs followed", where the next word is alone in its capital, from "Acme Inc. Chief Lo"."""
    asked &= place + 2 < len(marks)
    rows = np.flatnonzero(asked)
    alone = (marks[place[rows] + 2] & sm.BEGINNING == sm.LOWER) & (tokens.chunk_lines[place[rows] + 2] < 2)
    rows = rows[alone]
    ends = np.zeros(len(place), np.bool_)
    ends[rows] = list(map(_ends_before, *(_spell(tokens, place[rows] + step) for step in range(3))))
    return ends


def _spell(tokens: Tokens, chunks: Ints) -> list[str]:
    """Give chunks in small letters, without marks about them."""
    return [chunk.strip(_MARKS).lower() for chunk in tokens.vocabulary.chunks.list(tokens.chunk_id[chunks])]


def _ends_before(word: str, after: str, third: str) -> bool:
    """Tell whether a short form ends a sentence before a capital: one of firms does, and an hour ("at 10 p.m. Talks failed")."""
    return word in _FIRMS or (word in _HOURS and not _BEHIND_HOURS.intersection((after, third)))


def _find_inverted(tokens: Tokens, marks: Marks, place: Ints) -> Bools:
    """Tell after which chunks the next words tell who asked: ``"Why?" Trump asked``."""
    inverted = np.zeros(len(place), np.bool_)
    left = np.flatnonzero(marks[place] & (sm.ENDING | sm.QUOTED) == sm.SURE | sm.QUOTED)
    for step in range(1, _REACH + 1):
        following = place[left] + step
        left, following = (rows[following < len(marks)] for rows in (left, following))
        inside = tokens.chunk_lines[following] < 2
        left, following = left[inside], following[inside]
        asks = marks[following] & sm.ASKS > 0
        inverted[left[asks]] = True
        left = left[~asks]
    return inverted
