"""Quotations: which quotation marks belong together, in curly, straight and damaged text.

Marks are paired within a paragraph. One that is not closed there goes on in the next paragraph where that
begins with an opening mark again, as newspapers set quotations of several paragraphs; otherwise it ends with its
sentence. Single marks inside double ones are left alone. Odd marks never raise: they are read as best they can.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.sentences import Sentences
from mediaframing.coding.tokens import Bools, Ints, Tokens
from mediaframing.coding.word_classes import QUOTE, classify_words

_NONE, _OPEN, _CLOSE, _STRAIGHT, _SINGLE_OPEN, _SINGLE_CLOSE, _SINGLE = range(7)
_MARKS = {
    "“": _OPEN,
    "„": _OPEN,
    "«": _OPEN,
    "”": _CLOSE,
    "»": _CLOSE,
    '"': _STRAIGHT,
    "‘": _SINGLE_OPEN,
    "’": _SINGLE_CLOSE,
    "'": _SINGLE,
    "`": _SINGLE,
}


@dataclass(frozen=True)
class Quotes:
    """Quotations, in order; none lies in another.

    Attributes
    ----------
    first, last : array
        The tokens, both marks included where they are there.
    continued : array of int
        1 where the quotation goes on in the next one, in the next paragraph.
    """

    first: Ints
    last: Ints
    continued: Ints

    def __len__(self) -> int:
        return len(self.first)

    def find(self, token: Ints) -> Ints:
        """Give the quotation around each token, or -1."""
        quote = np.searchsorted(self.first, token, "right") - 1
        return np.where((quote >= 0) & (np.append(self.last, -1)[quote] >= token), quote, -1)


def find_quotes(tokens: Tokens, sentences: Sentences) -> Quotes:
    """Pair the quotation marks of a batch of articles."""
    places = np.flatnonzero(classify_words(tokens) == QUOTE)
    types, type_of = np.unique(tokens.type[places], return_inverse=True)
    kind_of = [_MARKS[tokens.vocabulary.types[mark]] for mark in types.tolist()]
    kinds = np.array(kind_of, np.int64)[type_of]
    # Two apostrophes typed for a double mark: the first opens, the second closes.
    pairs = _find_pairs(tokens, kinds, places)
    kinds[pairs] = _STRAIGHT
    kept = np.ones(len(places), np.bool_)
    kept[pairs + 1] = False
    pair_of = np.zeros(len(places), np.int64)
    pair_of[pairs] = 1
    places, kinds, wide = places[kept], kinds[kept], pair_of[kept]
    sentence = sentences.of_token[places]
    # Straight and single marks open before a word and close after one; glued to words on both sides they are undecided.
    count = len(tokens)
    after = np.append(tokens.spaced[1:], True)
    before_spaced = tokens.spaced[places]
    after_spaced = after[places + wide] if count else np.zeros(0, np.bool_)
    rows = zip(
        places.tolist(),
        kinds.tolist(),
        wide.tolist(),
        tokens.article[places].tolist(),
        sentences.paragraph[sentence].tolist(),
        sentence.tolist(),
        before_spaced.tolist(),
        after_spaced.tolist(),
        strict=True,
    )
    last_token = (sentences.first_token[1:] - 1).tolist()
    paragraph_of = sentences.paragraph.tolist()
    article_of = sentences.article.tolist()
    found: list[tuple[int, int, int]] = []
    opened = -1
    opened_kind = _NONE
    where = (-1, -1)
    opened_sentence = -1
    for place, mark, more, article, paragraph, number, space_before, space_after in rows:
        if opened >= 0 and (article, paragraph) != where:
            going_on = (
                article == where[0]
                and paragraph == where[1] + 1
                and opened_kind != _SINGLE
                and mark in (_OPEN, _STRAIGHT)
                and (
                    number == 0 or (article_of[number - 1], paragraph_of[number - 1]) != (article, paragraph)
                )
                and place == (last_token[number - 1] + 1 if number else 0)
            )
            if going_on:
                found.append((opened, last_token[number - 1], 1))
            elif opened_kind != _SINGLE:
                found.append((opened, last_token[opened_sentence], 0))
            opened = -1
        where = (article, paragraph)
        single = mark >= _SINGLE_OPEN
        if opened >= 0:
            if single != (opened_kind == _SINGLE):
                if single:
                    continue
                opened = (
                    -1
                )  # a double mark within a supposed single quotation: the single one was an apostrophe
            elif mark == _OPEN and opened_kind != _STRAIGHT:
                if number != opened_sentence:  # the one before was never closed
                    opened, opened_sentence = place, number
                continue
            elif mark in (_CLOSE, _STRAIGHT, _OPEN):
                found.append((opened, place + more, 0))
                opened = -1
                continue
            elif mark == _SINGLE_OPEN:
                continue
            else:
                if space_after or not space_before:
                    found.append((opened, place + more, 0))
                    opened = -1
                continue
        if single:
            if space_before and not space_after and mark != _SINGLE_CLOSE:
                opened, opened_kind, opened_sentence = place, _SINGLE, number
        elif (mark == _CLOSE and not (space_before and not space_after)) or (
            mark == _STRAIGHT and space_after and not space_before
        ):
            continue
        else:
            opened, opened_kind, opened_sentence = place, mark, number
    if opened >= 0 and opened_kind != _SINGLE:
        found.append((opened, last_token[opened_sentence], 0))
    columns = np.array(found, np.int64).reshape(len(found), 3)
    return Quotes(columns[:, 0], columns[:, 1], columns[:, 2])


def mark_quoted(quotes: Quotes, count: int) -> Bools:
    """For each of so many tokens, whether it stands in a quotation."""
    steps = np.zeros(count + 1, np.int64)
    np.add.at(steps, quotes.first, 1)
    np.add.at(steps, quotes.last + 1, -1)
    return np.cumsum(steps)[:-1] > 0


def _find_pairs(tokens: Tokens, kinds: Ints, places: Ints) -> Ints:
    """Find apostrophes that stand together as ``''``, as places among the marks."""
    if len(places) < 2:
        return np.zeros(0, np.int64)
    first, second = places[:-1], places[1:]
    close = (second == first + 1) & ~tokens.spaced[second] & (tokens.article[first] == tokens.article[second])
    pairs: Ints = np.flatnonzero(close & (kinds[:-1] == kinds[1:]) & (kinds[:-1] >= _SINGLE_OPEN))
    fresh = np.diff(pairs, prepend=-2) > 1
    return pairs[fresh]
