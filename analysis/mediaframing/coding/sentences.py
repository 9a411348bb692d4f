"""Where sentences end, decided between one chunk and the next, once for every distinct chunk.

A paragraph (blank line) always ends a sentence. Within one, a chunk that ends in ``. ! ? …`` ends a sentence if
the next begins like one: with a capital, a digit or a quotation mark. The classes of periods that do not end
one (titles, initials, abbreviations before a name) follow Kiss & Strunk 2006 and Mikheev 2002.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from mediaframing.coding.tokens import Bools, Ints, Tokens, fold
from mediaframing.coding.wordlists import read_words
from mediaframing.coding.words import Words

_CLOSERS = "\"'”’)]}»›*"
_OPENERS = "\"'“‘([{«‹*•—–-¿¡"
_QUOTES = "\"”’'»›"

_ASKING = frozenset({"said", "says", "asked", "asks", "told", "added", "wrote", "exclaimed", "tweeted"})

# How a chunk ends.
_PLAIN, _STOP, _SURE, _DOTS, _TITLE, _INITIAL, _ABBREVIATION, _LISTED = range(8)
# How a chunk begins.
_OTHER, _LOWER, _CAPITAL, _STARTER = range(4)
# What is known of a chunk in one sum: how it ends, whether in a quotation mark, how it begins.
_ENDING, _QUOTED, _BEGINS = 15, 16, 32


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
    first_token, first_chunk : array
        Where each sentence's tokens and chunks begin; one longer than the sentences.
    of_token, of_chunk : array
        The sentence of every token and chunk.
    """

    article: Ints
    start: Ints
    end: Ints
    paragraph: Ints
    number: Ints
    first_token: Ints
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
        first_token=tokens.chunk_first[first_chunk],
        first_chunk=first_chunk,
        of_token=of_chunk[tokens.chunk],
        of_chunk=of_chunk,
    )


def _count_within(steps: Bools, fresh: Bools) -> Ints:
    """Count steps from 0 within each article."""
    total: Ints = np.cumsum(steps)
    base = total[fresh]
    return total - base[np.cumsum(fresh) - 1] if len(base) else total


def _find_openings(tokens: Tokens) -> Bools:
    """For each chunk, whether a sentence begins with it."""
    count = len(tokens.chunk_id)
    opens = tokens.chunk_lines >= 2
    if count < 2:
        return opens
    marks = tokens.vocabulary.classify_chunks("sentence marks", _judge_chunks, marks=",;:")[tokens.chunk_id]
    before, after = marks[:-1] & _ENDING, marks[1:] // _BEGINS
    capital = after >= _CAPITAL
    ends = (before == _STOP) & (after != _LOWER)
    sure = (before == _SURE) & (after != _LOWER)
    for place in np.flatnonzero(sure & (marks[:-1] & _QUOTED > 0)).tolist():
        sure[place] = not _is_inverted(tokens, place)
    ends |= sure
    ends |= (before == _DOTS) & capital
    ends |= ((before == _ABBREVIATION) | (before == _INITIAL)) & (after == _STARTER)
    # "1. First point": a number at the start of a paragraph or sentence counts, it does not end one.
    ends |= (
        (before == _LISTED) & (after != _LOWER) & ~np.append(True, ends[:-1]) & (tokens.chunk_lines[:-1] < 1)
    )
    # A single line break within a paragraph is white space unless the line before looks finished.
    line = (tokens.chunk_lines[1:] == 1) & (before != _PLAIN) & (before != _TITLE)
    opens[1:] |= ends | line
    return opens


def _is_inverted(tokens: Tokens, place: int) -> bool:
    """Tell whether the words after a chunk tell who asked: ``"Why?" Trump asked``."""
    for following in range(place + 1, min(place + 5, len(tokens.chunk_id))):
        if tokens.chunk_lines[following] >= 2:
            return False
        if tokens.vocabulary.chunks[tokens.chunk_id[following]].strip(".,;:").lower() in _ASKING:
            return True
    return False


def _judge_chunks(chunks: Words) -> list[int]:
    """Tell how each chunk ends and begins, in one sum; most end in a letter and begin with a small one."""
    starters, plain_ends = read_words("starters"), _read_plain_ends()
    answers = []
    for chunk in chunks.strings:
        if chunk[-1:].isalnum():
            ending = _PLAIN
        elif chunk[-1:] == "." and chunk.isascii() and chunk[:-1].isalpha() and len(chunk) > 2:
            ending = plain_ends.get(chunk[:-1].lower(), _STOP)
        else:
            ending = _judge_ending(chunk)
        if chunk[:1].islower():
            beginning = _LOWER
        elif chunk.isalpha() and chunk[0].isupper():
            beginning = _STARTER if chunk.lower() in starters else _CAPITAL
        else:
            beginning = _judge_beginning(chunk)
        answers.append(ending + _BEGINS * beginning)
    return answers


@cache
def _read_plain_ends() -> dict[str, int]:
    """Read what a period after a word of several plain letters is, where it is no full stop."""
    return {
        **dict.fromkeys(read_words("abbreviations"), _ABBREVIATION),
        **dict.fromkeys(read_words("titles"), _TITLE),
    }


def _judge_beginning(chunk: str) -> int:
    core = chunk.lstrip(_OPENERS)
    if not core:
        return _OTHER
    if core[0].islower():
        return _LOWER
    if core[0].isupper():
        return (
            _STARTER if fold(core).strip(".,;:!?\"')").split("'")[0] in read_words("starters") else _CAPITAL
        )
    return _OTHER


def _judge_ending(chunk: str) -> int:
    if chunk.endswith(","):
        return _PLAIN
    core = chunk.rstrip(_CLOSERS)
    quoted = core != chunk and chunk[len(core)] in _QUOTES
    return _judge_stop(core, quoted) + (_QUOTED if quoted else 0)


def _judge_stop(core: str, quoted: bool) -> int:
    if core.endswith(("!", "?", "。", "！", "？", "।", "؟")):
        return _SURE
    if core.endswith(("...", "…", "..")):
        return _DOTS
    if not core.endswith("."):
        return _PLAIN
    word = fold(core[:-1].lstrip(_OPENERS))
    if quoted:
        return _STOP
    if word in read_words("titles"):
        return _TITLE
    if len(word) == 1 and core[-2].isupper():
        return _INITIAL
    if word in read_words("abbreviations") or (
        "." in word and all(len(part) <= 2 for part in word.split("."))
    ):
        return _ABBREVIATION
    return _LISTED if word.isdigit() and len(word) <= 2 else _STOP
