"""Quotations: which quotation marks belong together, in curly, straight and damaged text.

Marks are paired within a paragraph. One that is not closed there goes on in the next paragraph where that
begins with an opening mark again, as newspapers set quotations of several paragraphs; otherwise it ends with its
sentence. Single marks inside double ones are left alone. Odd marks never raise: they are read as best they can.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english.open_quotations import CURLY, NOTHING, STRAIGHTLY, follow_turns, sort_marks
from mediaframing.coding.english.quotation_marks import (
    CLOSE,
    SINGLE,
    SINGLE_CLOSE,
    SINGLE_OPEN,
    Marks,
    follow_pauses,
    list_marks,
    number_paragraphs,
)
from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Bools, Ints, Tokens
from mediaframing.coding.text.wordlists import read_tags

_JOINING = frozenset(
    ("ADP", "AUX", "CCONJ", "SCONJ", "DET", "PRON", "ADV", "of", "to", "as", "by", "that", "and", "or")
)
_LONGEST_AROUND = 120
"""Single marks with double ones between them stand so many tokens apart at most."""


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
    marks = list_marks(tokens, sentences)
    double = marks.kind < SINGLE_OPEN
    outer = marks.keep(double)
    fresh = np.diff(outer.paragraph, prepend=-1) != 0
    after = follow_turns(sort_marks(outer), fresh)
    # For each single mark, the double one before it in its paragraph, or -1.
    past = np.cumsum(double)[~double] - 1
    inner = marks.keep(~double)
    past[np.append(outer.paragraph, -1)[past] != inner.paragraph] = -1
    free = np.append(after, NOTHING)[past] == NOTHING
    inner, past = inner.keep(free), past[free]
    found = np.concatenate(
        [
            _pair_double(outer, fresh, after, sentences, _are_cut(tokens, outer, sentences)),
            _find_lost(tokens, outer, fresh, after, sentences),
            _pair_single(tokens, inner, past),
        ]
    )
    around = _pair_around(tokens, inner, past, sentences)
    if len(around):
        found = np.concatenate([found[~_lie_within(found, around)], around])
    return Quotes(*found[np.argsort(found[:, 0], kind="stable")].T)


def _are_cut(tokens: Tokens, marks: Marks, sentences: Sentences) -> Bools:
    """Tell which marks stand in the last paragraph of an article that breaks off in the middle of a sentence."""
    last = _find_article_ends(sentences, marks.sentence)
    sentence = sentences.of_token[last]
    types, place = np.unique(tokens.type[last], return_inverse=True)
    words = [tokens.vocabulary.types[number] for number in types.tolist()]
    breaks_off = np.array([word[-1].isalnum() or word in {",", "…"} for word in words], np.bool_)[place]
    same = sentences.paragraph[sentence] == sentences.paragraph[marks.sentence]
    cut: Bools = same & breaks_off & (marks.kind != CLOSE)
    return cut


def _find_article_ends(sentences: Sentences, sentence: Ints) -> Ints:
    """Give the last token of each sentence's article."""
    following = np.searchsorted(sentences.article, sentences.article[sentence], "right")
    ends: Ints = sentences.end_token[following - 1] - 1
    return ends


def _find_lost(tokens: Tokens, marks: Marks, fresh: Bools, after: Ints, sentences: Sentences) -> Ints:
    """Find quotations whose opening mark is lost: what ends one, after a pause, where none is open.

    Such a quotation begins with its sentence; in a text that is cut out of another, with the text.
    """
    before = np.where(fresh, NOTHING, np.roll(after, 1))
    lost = np.flatnonzero((before == NOTHING) & (after == NOTHING) & marks.ends)
    lost = lost[follow_pauses(tokens, marks.token[lost])]
    # Another mark before it in its sentence belongs to another quotation.
    lost = lost[(lost == 0) | (marks.sentence[lost - 1] != marks.sentence[lost])]
    first = sentences.first_token[marks.sentence[lost]]
    last = marks.token[lost]
    found: Ints = np.column_stack([first, last, np.zeros_like(first)])[last > first]
    return found


def _pair_double(marks: Marks, fresh: Bools, after: Ints, sentences: Sentences, cut: Bools) -> Ints:
    """Pair double marks: the columns are those of :class:`Quotes`.

    ``cut`` tells the marks in a last paragraph that breaks off in the middle of a sentence: what is open there goes on to its end.
    """
    before = np.where(fresh, NOTHING, np.roll(after, 1))
    opens = before == NOTHING
    # An opening mark in a later sentence of what is open: the one before was never closed.
    later = np.diff(marks.sentence, prepend=-1) != 0
    opens |= (before == after) & ((before == CURLY) | ((before == STRAIGHTLY) & marks.begins)) & later
    opening = np.maximum.accumulate(np.where(opens, np.arange(len(opens)), 0))
    closing = np.flatnonzero((before != NOTHING) & (after == NOTHING))
    first, last = marks.token[opening[closing]], marks.token[closing] + marks.more[closing]
    closed = np.column_stack([first, last, np.zeros_like(first)])
    # What was never closed ends before the next opening mark.
    again = np.flatnonzero(opens & (before != NOTHING))
    unclosed = np.column_stack(
        [marks.token[opening[again - 1]], marks.token[again] - 1, np.zeros_like(again)]
    )
    left = np.flatnonzero((after != NOTHING) & np.append(fresh, True)[1:])
    resumed = np.append(_resume(marks, sentences), False)[left + 1]
    end = sentences.end_token[marks.sentence[opening[left]]] - 1
    end = np.where(cut[opening[left]], _find_article_ends(sentences, marks.sentence[opening[left]]), end)
    end = np.where(resumed, np.append(marks.token, 0)[left + 1] - 1, end)
    return np.concatenate([closed, unclosed, np.column_stack([marks.token[opening[left]], end, resumed])])


def _resume(marks: Marks, sentences: Sentences) -> Bools:
    """Tell which double marks open the paragraph that follows on the one of the double mark before."""
    next_paragraph = np.diff(marks.paragraph, prepend=-2) == 1
    fresh = np.diff(number_paragraphs(sentences), prepend=-1) != 0
    opens = fresh[marks.sentence] & (sentences.first_token[marks.sentence] == marks.token)
    resumed: Bools = next_paragraph & opens & (marks.kind != CLOSE)
    return resumed


def _pair_single(tokens: Tokens, marks: Marks, past: Ints) -> Ints:
    """Pair single marks outside double ones, between the same double marks (``past``: the one before) and in a paragraph."""
    opens = marks.begins & (marks.kind != SINGLE_CLOSE)
    closes = ~marks.begins & (marks.kind != SINGLE_OPEN)
    closes[_find_owners(tokens, marks, past, opens, closes)] = False
    telling = np.flatnonzero(opens | closes)
    opens, past, paragraph = opens[telling], past[telling], marks.paragraph[telling]
    goes_on = (np.diff(past, prepend=-2) == 0) & (np.diff(paragraph, prepend=-1) == 0)
    is_open = goes_on & np.roll(opens, 1)
    opening = np.maximum.accumulate(np.where(opens & ~is_open, telling, 0))
    closing = np.flatnonzero(~opens & is_open)
    first, last = marks.token[opening[closing]], marks.token[telling[closing]]
    return np.column_stack([first, last, np.zeros_like(first)])


def _pair_around(tokens: Tokens, marks: Marks, past: Ints, sentences: Sentences) -> Ints:
    """Pair single marks around double ones: ‘She is no “friend” of mine,’ he said.

    The first is bent, or begins a sentence; the last follows a pause, in the same paragraph. Between the two stands no
    other closing one but an owner's: ‘It is the clerks’ “friend,”’ he said.
    """
    starts = marks.token == sentences.first_token[marks.sentence]
    opens = marks.begins & ((marks.kind == SINGLE_OPEN) | ((marks.kind == SINGLE) & starts))
    ends = ~marks.begins & (marks.kind != SINGLE_OPEN)
    closes = ends & follow_pauses(tokens, marks.token)
    telling = np.flatnonzero(opens | closes)
    first, last = telling[:-1], telling[1:]
    pair = opens[first] & closes[last] & (past[first] != past[last])
    pair &= marks.paragraph[first] == marks.paragraph[last]
    pair &= marks.token[last] - marks.token[first] <= _LONGEST_AROUND
    pairs = zip(first[pair].tolist(), last[pair].tolist(), strict=True)
    found = [
        (marks.token[begin], marks.token[end], 0)
        for begin, end in pairs
        if all(_own(tokens, int(marks.token[mark])) for mark in range(begin + 1, end) if ends[mark])
    ]
    return np.array(found, np.int64).reshape(-1, 3)


def _find_owners(tokens: Tokens, marks: Marks, past: Ints, opens: Bools, closes: Bools) -> Ints:
    """Find the apostrophes of owners before the mark that closes: ‘It is the clerks’ strike,’ she said."""
    telling = np.flatnonzero(opens | closes)
    first, last = telling[:-1], telling[1:]
    pair = closes[first] & closes[last] & (past[first] == past[last])
    pair &= marks.paragraph[first] == marks.paragraph[last]
    pair &= follow_pauses(tokens, marks.token[last]) & ~follow_pauses(tokens, marks.token[first])
    places: Ints = first[pair]
    owned = [_own(tokens, mark) and _may_be_owned(tokens, mark + 1) for mark in marks.token[places].tolist()]
    owners: Ints = places[np.array(owned, np.bool_)]
    return owners


def _may_be_owned(tokens: Tokens, token: int) -> bool:
    """Tell whether a word may be owned: none that only joins words, as in "the ‘heroes’ of the day"."""
    word = tokens.surface(token)
    return word[0].isalpha() and _JOINING.isdisjoint(read_tags("grammar").get(word, "").split())


def _own(tokens: Tokens, mark: int) -> bool:
    """Tell the apostrophe of an owner, "the clerks' friend"."""
    return tokens.surface(mark - 1).endswith("s") and not tokens.surface(mark + 1)[0].isupper()


def _lie_within(found: Ints, around: Ints) -> Bools:
    """Tell which quotations lie within others."""
    outer = np.searchsorted(around[:, 0], found[:, 0], "right") - 1
    within: Bools = (outer >= 0) & (found[:, 0] <= around[outer, 1])
    return within
