"""Quotations: which quotation marks belong together, in curly, straight and damaged text.

Marks are paired within a paragraph. One that is not closed there goes on in the next paragraph where that
begins with an opening mark again, as newspapers set quotations of several paragraphs; otherwise it ends with its
sentence. Single marks inside double ones are left alone. Odd marks never raise: they are read as best they can.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Bools, Ints, Tokens
from mediaframing.coding.text.words import Words

_OPEN, _CLOSE, _STRAIGHT, _SINGLE_OPEN, _SINGLE_CLOSE, _SINGLE, _STAR = range(1, 8)
_KINDS = {
    "“": _OPEN,
    "„": _OPEN,
    "«": _OPEN,
    "”": _CLOSE,
    "»": _CLOSE,
    "「": _OPEN,
    "」": _CLOSE,
    "″": _STRAIGHT,
    "‹": _OPEN,
    "›": _CLOSE,
    '"': _STRAIGHT,
    "‘": _SINGLE_OPEN,
    "’": _SINGLE_CLOSE,
    "'": _SINGLE,
    "`": _SINGLE,
    "*": _STAR,
    "_": _STAR,
}
_FEWEST_IN_STARS, _MOST_IN_STARS = 4, 120
_LONGEST_AROUND = 120
"""Single marks with double ones between them stand so many tokens apart at most."""
# What is open after a double mark: nothing, a quotation with a straight mark, or one with a curly mark.
_NOTHING, _STRAIGHTLY, _CURLY = range(3)
# What a double mark, or several, make of what is open: the turn is a number with a digit for each thing before.
_TURNS = np.array(list(product(range(3), repeat=3)), np.int64)
_OPENS, _OPENS_OR_CLOSES, _TOGGLES, _OPENS_STRAIGHT, _CLOSES = (
    9 * after_nothing + 3 * after_straight + after_curly
    for after_nothing, after_straight, after_curly in (
        (_CURLY, _NOTHING, _CURLY),
        (_CURLY, _NOTHING, _NOTHING),
        (_STRAIGHTLY, _NOTHING, _NOTHING),
        (_STRAIGHTLY, _STRAIGHTLY, _NOTHING),
        (_NOTHING, _NOTHING, _NOTHING),
    )
)
_SETTLED = np.array([len(set(turn)) == 1 for turn in _TURNS.tolist()])
"""Whether after a turn the same is open, whatever was before."""
_JOINED = _TURNS[:, _TURNS] @ (9, 3, 1)
"""The turn that two turns make, by the later and the earlier one."""


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


@dataclass(frozen=True)
class _Marks(Columns):
    """Quotation marks, in order.

    Attributes
    ----------
    token, kind : array
    more : array
        How many tokens more the mark has: 1 for two apostrophes, else 0.
    sentence, paragraph : array
        Paragraphs are numbered through all articles, see :func:`_number_paragraphs`.
    begins, ends : array of bool
        Whether the mark stands before a word, and after one, as an opening and a closing one do. Glued to words on
        both sides, or to none, it is undecided.
    """

    token: Ints
    kind: Ints
    more: Ints
    sentence: Ints
    paragraph: Ints
    begins: Bools
    ends: Bools


def find_quotes(tokens: Tokens, sentences: Sentences) -> Quotes:
    """Pair the quotation marks of a batch of articles."""
    marks = _list_marks(tokens, sentences)
    double = marks.kind < _SINGLE_OPEN
    outer = marks.keep(double)
    fresh = np.diff(outer.paragraph, prepend=-1) != 0
    after = _follow_turns(_sort_marks(outer), fresh)
    # For each single mark, the double one before it in its paragraph, or -1.
    past = np.cumsum(double)[~double] - 1
    inner = marks.keep(~double)
    past[np.append(outer.paragraph, -1)[past] != inner.paragraph] = -1
    free = np.append(after, _NOTHING)[past] == _NOTHING
    inner, past = inner.keep(free), past[free]
    found = np.concatenate(
        [
            _pair_double(outer, fresh, after, sentences, _are_cut(tokens, outer, sentences)),
            _find_lost(tokens, outer, fresh, after, sentences),
            _pair_single(inner, past),
        ]
    )
    around = _pair_around(tokens, inner, past, sentences)
    if len(around):
        found = np.concatenate([found[~_lie_within(found, around)], around])
    return Quotes(*found[np.argsort(found[:, 0], kind="stable")].T)


def _list_marks(tokens: Tokens, sentences: Sentences) -> _Marks:
    kind_of = tokens.vocabulary.classify_all("quotation mark", _judge_marks, "types")
    token = np.flatnonzero((kind_of > 0)[tokens.type])
    kind = kind_of[tokens.type[token]]
    kind = _read_stars(tokens, kind, token)
    token, kind = token[kind > 0], kind[kind > 0]
    pairs = _find_pairs(tokens, kind, token)
    kind[pairs] = _STRAIGHT
    more = np.zeros(len(token), np.int64)
    more[pairs] = 1
    kept = np.ones(len(token), np.bool_)
    kept[pairs + 1] = False
    token, kind, more = token[kept], kind[kept], more[kept]
    sentence = sentences.of_token[token]
    spaced = tokens.spaced
    before, after = spaced[token], spaced[token + more + 1]
    paragraph = _number_paragraphs(sentences)[sentence]
    return _Marks(token, kind, more, sentence, paragraph, before & ~after, after & ~before)


def _read_stars(tokens: Tokens, kind: Ints, token: Ints) -> Ints:
    """Read stars around what ends in a pause as marks, "*It is late,* she said"; others emphasise, and are none."""
    star = np.flatnonzero(kind == _STAR)
    if not len(star):
        return kind
    kind = kind.copy()
    kind[star] = 0
    first, second = star[:-1], star[1:]
    spaced = tokens.spaced
    opens = spaced[token[first]] & ~spaced[token[first] + 1]
    pause = tokens.vocabulary.classify_all("pause in a quotation", _judge_pauses, "types")
    closes = ~spaced[token[second]] & (pause[tokens.type[token[second] - 1]] > 0)
    apart = token[second] - token[first]
    same = tokens.article[token[first]] == tokens.article[token[second]]
    pair = opens & closes & same & (apart >= _FEWEST_IN_STARS) & (apart <= _MOST_IN_STARS)
    kind[first[pair]], kind[second[pair]] = _OPEN, _CLOSE
    return kind


def _judge_marks(words: Words) -> Ints:
    return words.look_up(_KINDS)


def _number_paragraphs(sentences: Sentences) -> Ints:
    """Give each sentence a number of its paragraph: one more for the next in an article, and a gap between articles."""
    gap = int(sentences.paragraph.max()) + 2 if len(sentences) else 1
    numbers: Ints = sentences.article * gap + sentences.paragraph
    return numbers


def _sort_marks(marks: _Marks) -> Ints:
    """Tell what each double mark can do: its shape says it, and for some the words beside it."""
    # „so“, »so« and ”so“: a curly mark that ends a word closes, one that begins a word opens, however it is bent.
    curly = np.where(marks.begins, _OPENS_OR_CLOSES, _CLOSES)
    opening = np.where(marks.ends, _CLOSES, _OPENS)
    # A straight mark that begins a word closes nothing: the one before was never closed.
    straight = np.where(marks.ends, _CLOSES, np.where(marks.begins, _OPENS_STRAIGHT, _TOGGLES))
    return np.where(marks.kind == _OPEN, opening, np.where(marks.kind == _CLOSE, curly, straight))


def _follow_turns(turns: Ints, fresh: Bools) -> Ints:
    """Tell what is open after each double mark; nothing is before the first of a paragraph (``fresh``).

    The turns of neighbours are joined, then those of neighbouring pairs, and so on, up to a mark after which the same
    is open whatever was before: an article of nothing but undecided marks takes but some rounds.
    """
    turns = np.where(fresh, _JOINED[turns, _CLOSES], turns)
    undecided = np.flatnonzero(~_SETTLED[turns])
    joined = 1
    while len(undecided):
        turns[undecided] = _JOINED[turns[undecided], turns[undecided - joined]]
        undecided = undecided[~_SETTLED[turns[undecided]]]
        joined *= 2
    after: Ints = _TURNS[turns, 0]
    return after


def _are_cut(tokens: Tokens, marks: _Marks, sentences: Sentences) -> Bools:
    """Tell which marks stand in the last paragraph of an article that breaks off in the middle of a sentence."""
    last = _find_article_ends(sentences, marks.sentence)
    sentence = sentences.of_token[last]
    types, place = np.unique(tokens.type[last], return_inverse=True)
    words = [tokens.vocabulary.types[number] for number in types.tolist()]
    breaks_off = np.array([word[-1].isalnum() or word in {",", "…"} for word in words], np.bool_)[place]
    same = sentences.paragraph[sentence] == sentences.paragraph[marks.sentence]
    cut: Bools = same & breaks_off & (marks.kind != _CLOSE)
    return cut


def _find_article_ends(sentences: Sentences, sentence: Ints) -> Ints:
    """Give the last token of each sentence's article."""
    following = np.searchsorted(sentences.article, sentences.article[sentence], "right")
    ends: Ints = sentences.end_token[following - 1] - 1
    return ends


def _find_lost(tokens: Tokens, marks: _Marks, fresh: Bools, after: Ints, sentences: Sentences) -> Ints:
    """Find quotations whose opening mark is lost: what ends one, after a pause, where none is open.

    Such a quotation begins with its sentence; in a text that is cut out of another, with the text.
    """
    before = np.where(fresh, _NOTHING, np.roll(after, 1))
    lost = np.flatnonzero((before == _NOTHING) & (after == _NOTHING) & marks.ends)
    pause = tokens.vocabulary.classify_all("pause in a quotation", _judge_pauses, "types")
    lost = lost[pause[tokens.type[marks.token[lost] - 1]] > 0]
    # Another mark before it in its sentence belongs to another quotation.
    lost = lost[(lost == 0) | (marks.sentence[lost - 1] != marks.sentence[lost])]
    first = sentences.first_token[marks.sentence[lost]]
    last = marks.token[lost]
    found: Ints = np.column_stack([first, last, np.zeros_like(first)])[last > first]
    return found


def _judge_pauses(words: Words) -> Ints:
    return words.look_up(dict.fromkeys(",.!?…", 1))


def _pair_double(marks: _Marks, fresh: Bools, after: Ints, sentences: Sentences, cut: Bools) -> Ints:
    """Pair double marks: the columns are those of :class:`Quotes`.

    ``cut`` tells the marks in a last paragraph that breaks off in the middle of a sentence: what is open there goes on to its end.
    """
    before = np.where(fresh, _NOTHING, np.roll(after, 1))
    opens = before == _NOTHING
    # An opening mark in a later sentence of what is open: the one before was never closed.
    later = np.diff(marks.sentence, prepend=-1) != 0
    opens |= (before == after) & ((before == _CURLY) | ((before == _STRAIGHTLY) & marks.begins)) & later
    opening = np.maximum.accumulate(np.where(opens, np.arange(len(opens)), 0))
    closing = np.flatnonzero((before != _NOTHING) & (after == _NOTHING))
    first, last = marks.token[opening[closing]], marks.token[closing] + marks.more[closing]
    closed = np.column_stack([first, last, np.zeros_like(first)])
    # What was never closed ends before the next opening mark.
    again = np.flatnonzero(opens & (before != _NOTHING))
    unclosed = np.column_stack(
        [marks.token[opening[again - 1]], marks.token[again] - 1, np.zeros_like(again)]
    )
    left = np.flatnonzero((after != _NOTHING) & np.append(fresh, True)[1:])
    resumed = np.append(_resume(marks, sentences), False)[left + 1]
    end = sentences.end_token[marks.sentence[opening[left]]] - 1
    end = np.where(cut[opening[left]], _find_article_ends(sentences, marks.sentence[opening[left]]), end)
    end = np.where(resumed, np.append(marks.token, 0)[left + 1] - 1, end)
    return np.concatenate([closed, unclosed, np.column_stack([marks.token[opening[left]], end, resumed])])


def _resume(marks: _Marks, sentences: Sentences) -> Bools:
    """Tell which double marks open the paragraph that follows on the one of the double mark before."""
    next_paragraph = np.diff(marks.paragraph, prepend=-2) == 1
    fresh = np.diff(_number_paragraphs(sentences), prepend=-1) != 0
    opens = fresh[marks.sentence] & (sentences.first_token[marks.sentence] == marks.token)
    resumed: Bools = next_paragraph & opens & (marks.kind != _CLOSE)
    return resumed


def _pair_single(marks: _Marks, past: Ints) -> Ints:
    """Pair single marks outside double ones, between the same double marks (``past``: the one before) and in a paragraph."""
    opens = marks.begins & (marks.kind != _SINGLE_CLOSE)
    closes = ~marks.begins & (marks.kind != _SINGLE_OPEN)
    telling = np.flatnonzero(opens | closes)
    opens, past, paragraph = opens[telling], past[telling], marks.paragraph[telling]
    goes_on = (np.diff(past, prepend=-2) == 0) & (np.diff(paragraph, prepend=-1) == 0)
    is_open = goes_on & np.roll(opens, 1)
    opening = np.maximum.accumulate(np.where(opens & ~is_open, telling, 0))
    closing = np.flatnonzero(~opens & is_open)
    first, last = marks.token[opening[closing]], marks.token[telling[closing]]
    return np.column_stack([first, last, np.zeros_like(first)])


def _pair_around(tokens: Tokens, marks: _Marks, past: Ints, sentences: Sentences) -> Ints:
    """Pair single marks around double ones: ‘She is no “friend” of mine,’ he said.

    The first is bent, or begins a sentence; the last follows a pause, in the same paragraph. Between the two stands no
    other closing one but an owner's: ‘It is the clerks’ “friend,”’ he said.
    """
    starts = marks.token == sentences.first_token[marks.sentence]
    opens = marks.begins & ((marks.kind == _SINGLE_OPEN) | ((marks.kind == _SINGLE) & starts))
    pause = tokens.vocabulary.classify_all("pause in a quotation", _judge_pauses, "types")
    ends = ~marks.begins & (marks.kind != _SINGLE_OPEN)
    closes = ends & (pause[tokens.type[marks.token - 1]] > 0)
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


def _own(tokens: Tokens, mark: int) -> bool:
    """Tell the apostrophe of an owner, "the clerks' friend"."""
    return tokens.surface(mark - 1).endswith("s") and not tokens.surface(mark + 1)[0].isupper()


def _lie_within(found: Ints, around: Ints) -> Bools:
    """Tell which quotations lie within others."""
    outer = np.searchsorted(around[:, 0], found[:, 0], "right") - 1
    within: Bools = (outer >= 0) & (found[:, 0] <= around[outer, 1])
    return within


def _find_pairs(tokens: Tokens, kinds: Ints, places: Ints) -> Ints:
    """Find two apostrophes typed for a double mark, as places among the marks; of three, those outside.

    In ''She said, 'It is late,''' the last two of three are a mark, as they end words, and the third from behind closes
    what is quoted within.
    """
    if len(places) < 2:
        return np.zeros(0, np.int64)
    first, second = places[:-1], places[1:]
    close = (second == first + 1) & ~tokens.spaced[second]
    pairs: Ints = np.flatnonzero(close & (kinds[:-1] == kinds[1:]) & (kinds[:-1] >= _SINGLE_OPEN))
    begins = np.diff(pairs, prepend=-2) > 1
    three = begins & np.append(~begins, False)[1:] & np.append(begins, [True, True])[2:]
    ends = three & ~tokens.spaced[places[pairs]]
    outer: Ints = pairs[begins] + ends[begins]
    return outer
