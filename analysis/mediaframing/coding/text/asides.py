"""Paragraphs that are not the article's own: links to other articles ("Read more: ...") and credits of pictures."""

from __future__ import annotations

from functools import cache

import numpy as np

from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Bools, Ints, Tokens, fold, split_words
from mediaframing.coding.text.wordlists import read_tags
from mediaframing.coding.text.words import Words
from mediaframing.tables import ZONES

_HEADLINE = ZONES.index("headline")
_ALONE = "alone"
_LONGEST_NAME = 4
_PARTS = frozenset(":|–—-»›>…")
# Brackets and bullets before the first word.
_MOST_MARKS = 2
# A link or a credit is no longer.
_MOST_TOKENS = 60


def find_asides(tokens: Tokens, sentences: Sentences, zones: Ints) -> Bools:
    """Tell which sentences stand in a paragraph that leads to another article, or credits a picture.

    Such a paragraph begins with one of the openings in ``english/lists/link_openings.txt``. Neither the headline nor an article's
    first paragraph is one.
    """
    asides = np.zeros(len(sentences), np.bool_)
    if not len(sentences):
        return asides
    opens = np.append(True, (np.diff(sentences.paragraph) != 0) | (np.diff(sentences.article) != 0))
    begin = np.flatnonzero(opens)
    end = np.append(begin[1:], len(sentences))
    first, behind = sentences.first_token[begin], sentences.end_token[end - 1]
    leads = tokens.vocabulary.classify_all("opens an aside", _find_first_words)[tokens.type] > 0
    likely = np.zeros(len(begin), np.bool_)
    for step in range(_MOST_MARKS + 1):
        likely |= (first + step < behind) & leads[first + step]
    likely &= (
        (sentences.paragraph[begin] > 0) & (zones[begin] != _HEADLINE) & (behind - first <= _MOST_TOKENS)
    )
    types = tokens.vocabulary.types
    for row in np.flatnonzero(likely).tolist():
        words = [types[kind] for kind in tokens.type[first[row] : behind[row]].tolist()]
        asides[begin[row] : end[row]] = _is_aside(words)
    return asides


def _is_aside(words: list[str]) -> bool:
    marks = next((place for place, word in enumerate(words) if word[0].isalnum()), len(words))
    if marks > _MOST_MARKS:
        return False
    phrase = words[marks:]
    folded = list(map(fold, phrase))
    for size in range(min(_longest(), len(folded)), 0, -1):
        tag = _openings().get(tuple(folded[:size]))
        if tag is not None:
            # "More from the Herald: ..."
            behind = (
                phrase[size : size + _LONGEST_NAME + 1]
                if folded[size - 1] == "from"
                else phrase[size : size + 1]
            )
            return tag == _ALONE or not _PARTS.isdisjoint(behind)
    return False


@cache
def _openings() -> dict[tuple[str, ...], str]:
    return {tuple(map(fold, split_words(entry))): tag for entry, tag in read_tags("link_openings").items()}


@cache
def _longest() -> int:
    return max(map(len, _openings()))


def _find_first_words(keys: Words) -> Ints:
    return keys.look_up(dict.fromkeys({phrase[0] for phrase in _openings()}, 1))
