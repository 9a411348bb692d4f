"""Quotation marks: which signs are some, curly, straight and damaged, and what stands beside each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Bools, Ints, Tokens
from mediaframing.coding.text.words import Words

OPEN, CLOSE, STRAIGHT, SINGLE_OPEN, SINGLE_CLOSE, SINGLE, STAR = range(1, 8)
_KINDS = {
    "“": OPEN,
    "„": OPEN,
    "«": OPEN,
    "”": CLOSE,
    "»": CLOSE,
    "「": OPEN,
    "」": CLOSE,
    "″": STRAIGHT,
    "‹": OPEN,
    "›": CLOSE,
    '"': STRAIGHT,
    "‘": SINGLE_OPEN,
    "’": SINGLE_CLOSE,
    "'": SINGLE,
    "`": SINGLE,
    "*": STAR,
    "_": STAR,
}
_FEWEST_IN_STARS, _MOST_IN_STARS = 4, 120


@dataclass(frozen=True)
class Marks(Columns):
    """Quotation marks, in order.

    Attributes
    ----------
    token, kind : array
    more : array
        How many tokens more the mark has: 1 for two apostrophes, else 0.
    sentence, paragraph : array
        Paragraphs are numbered through all articles, see :func:`number_paragraphs`.
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


def list_marks(tokens: Tokens, sentences: Sentences) -> Marks:
    """List the quotation marks of a batch of articles."""
    kind_of = tokens.vocabulary.classify_all("quotation mark", _judge_marks, "types")
    token = np.flatnonzero((kind_of > 0)[tokens.type])
    kind = kind_of[tokens.type[token]]
    kind = _read_stars(tokens, kind, token)
    token, kind = token[kind > 0], kind[kind > 0]
    pairs = _find_pairs(tokens, kind, token)
    kind[pairs] = STRAIGHT
    more = np.zeros(len(token), np.int64)
    more[pairs] = 1
    kept = np.ones(len(token), np.bool_)
    kept[pairs + 1] = False
    token, kind, more = token[kept], kind[kept], more[kept]
    sentence = sentences.of_token[token]
    spaced = tokens.spaced
    before, after = spaced[token], spaced[token + more + 1]
    paragraph = number_paragraphs(sentences)[sentence]
    return Marks(token, kind, more, sentence, paragraph, before & ~after, after & ~before)


def _read_stars(tokens: Tokens, kind: Ints, token: Ints) -> Ints:
    """Read stars around what ends in a pause as marks, "*It is late,* she said"; others emphasise, and are none."""
    star = np.flatnonzero(kind == STAR)
    if not len(star):
        return kind
    kind = kind.copy()
    kind[star] = 0
    first, second = star[:-1], star[1:]
    spaced = tokens.spaced
    opens = spaced[token[first]] & ~spaced[token[first] + 1]
    closes = ~spaced[token[second]] & follow_pauses(tokens, token[second])
    apart = token[second] - token[first]
    same = tokens.article[token[first]] == tokens.article[token[second]]
    pair = opens & closes & same & (apart >= _FEWEST_IN_STARS) & (apart <= _MOST_IN_STARS)
    kind[first[pair]], kind[second[pair]] = OPEN, CLOSE
    return kind


def _judge_marks(words: Words) -> Ints:
    return words.look_up(_KINDS)


def number_paragraphs(sentences: Sentences) -> Ints:
    """Give each sentence a number of its paragraph: one more for the next in an article, and a gap between articles."""
    gap = int(sentences.paragraph.max()) + 2 if len(sentences) else 1
    numbers: Ints = sentences.article * gap + sentences.paragraph
    return numbers


def follow_pauses(tokens: Tokens, token: Ints) -> Bools:
    """Tell the tokens right behind a mark of a pause."""
    pause = tokens.vocabulary.classify_all("pause in a quotation", _judge_pauses, "types")
    after: Bools = pause[tokens.type[token - 1]] > 0
    return after


def _judge_pauses(words: Words) -> Ints:
    return words.look_up(dict.fromkeys(",.!?…", 1))


def _find_pairs(tokens: Tokens, kinds: Ints, places: Ints) -> Ints:
    """Find two apostrophes typed for a double mark, as places among the marks; of three, those outside.

    In ''She said, 'It is late,''' the last two of three are a mark, as they end words, and the third from behind closes
    what is quoted within.
    """
    if len(places) < 2:
        return np.zeros(0, np.int64)
    first, second = places[:-1], places[1:]
    close = (second == first + 1) & ~tokens.spaced[second]
    pairs: Ints = np.flatnonzero(close & (kinds[:-1] == kinds[1:]) & (kinds[:-1] >= SINGLE_OPEN))
    begins = np.diff(pairs, prepend=-2) > 1
    three = begins & np.append(~begins, False)[1:] & np.append(begins, [True, True])[2:]
    ends = three & ~tokens.spaced[places[pairs]]
    outer: Ints = pairs[begins] + ends[begins]
    return outer
