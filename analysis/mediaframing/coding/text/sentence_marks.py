"""How each chunk may end a sentence and begin the next: read off its first and last tokens, once for every chunk.

The classes of periods that do not end a sentence (titles, initials, abbreviations before a name) follow Kiss &
Strunk 2006 and Mikheev 2002.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mediaframing.coding.text.pieces import Bools, Ints
from mediaframing.coding.text.places import find_places, list_between
from mediaframing.coding.text.signs import fold
from mediaframing.coding.text.vocabulary import Vocabulary
from mediaframing.coding.text.wordlists import list_named, read_words
from mediaframing.coding.text.words import Words, as_bools

# Some languages close a quotation with the mark by which English opens one, and the other way round.
_CLOSERS = "\"'”’)]}»›*«‹“‘_」″"
_OPENERS = "\"'“‘([{«‹*•—–-¿¡»›”„‚_「″"
_QUOTES = "\"”’'»›«‹“‘」″"
# "It fell.[1]": the number of a note stands behind the sentence's end.
_NOTES = re.compile(r"(?:(?:\[\w{1,4}\]|\(\d{1,3}\)|[¹²³⁰-⁹])+|(?<=[a-z]{2}[.”\"’])\d{1,3})$")
_SURE_SIGNS = "!?。！？।॥؟۔።။។"
_TRAIL = ".,;:"
_LINKS = r"^(?:https?://|pic\.twitter\.com/)\S*[^\s.,;:!?)]$"
"""An address ends what shares it: "Permalink https://a.org/p The mayor left"."""

_ASKING = frozenset(list_named("words of asking"))

_CREDITS = frozenset(list_named("words of credits"))
# "See p. 5": their stop ends no sentence before a number; "He said no. She left" is two.
_NUMBERED = frozenset(list_named("words before numbers"))

# How a chunk ends.
PLAIN, STOP, SURE, DOTS, TITLE, INITIAL, ABBREVIATION, LISTED = range(8)
# How a chunk begins.
OTHER, LOWER, CAPITAL, STARTER = range(0, 32, 8)
ENDING, BEGINNING = 7, 24
"""What is known of a chunk is one sum: how it ends, how it begins, whether in a quotation mark, whether it asks, whether it
credits a picture ("Image: ...")."""
QUOTED, ASKS, CREDITS = 32, 64, 128

# What is known of a type beside how it begins and ends, and of its folded form.
_OPENER, _CLOSER, _QUOTE, _NOTE, _LINK = 32, 64, 128, 256, 512
_IN_STARTERS, _IN_TITLES, _IN_ABBREVIATIONS, _IN_ASKING, _IN_CREDITS, _IN_NUMBERED = 1, 2, 4, 8, 16, 32


def find_marks(vocabulary: Vocabulary) -> Ints:
    """Tell of every chunk met so far how it ends and begins."""
    return vocabulary.classify_new("sentence marks", lambda ids: _judge_chunks(vocabulary, ids))


def _judge_chunks(vocabulary: Vocabulary, ids: Ints) -> Ints:
    listed = vocabulary.classify_all("sentence lists", _find_lists)
    signs = vocabulary.classify_all("sentence signs", _judge_signs, "types")
    begins = signs & BEGINNING
    begins[(begins == CAPITAL) & (listed & _IN_STARTERS > 0)] = STARTER
    plain = vocabulary.word[ids] >= 0
    marks = np.zeros(len(ids), np.int64)
    word, mark = vocabulary.word[ids[plain]], vocabulary.mark[ids[plain]]
    marks[plain] = begins[word] + _judge_plain(word, mark, vocabulary.type_lengths, signs, listed)
    marks[~plain] = _judge_odd(vocabulary, ids[~plain], begins, signs, listed)
    return marks


def _find_lists(keys: Words) -> Ints:
    """Tell on which lists words stand; of ``they're`` it is the word before the apostrophe that starts a sentence."""
    found = keys.look_up(_code_lists())
    starters = read_words("starters")
    for place in np.flatnonzero(pc.match_substring(keys.array, "'")).tolist():
        found[place] |= _IN_STARTERS * (keys.strings[place].split("'")[0].strip(".") in starters)
    return found


@cache
def _code_lists() -> dict[str, int]:
    """Tell of every word on a list on which lists it stands."""
    lists = {
        _IN_STARTERS: read_words("starters"),
        _IN_TITLES: read_words("titles"),
        _IN_ABBREVIATIONS: read_words("abbreviations"),
        _IN_ASKING: _ASKING,
        _IN_CREDITS: _CREDITS,
        _IN_NUMBERED: _NUMBERED,
    }
    names = set().union(*lists.values())
    return {name: sum(code for code, names in lists.items() if name in names) for name in names}


def _judge_signs(types: Words) -> Ints:
    """Tell what a type's first and last sign say."""
    found = _ask_signs(pc.utf8_slice_codeunits(types.array, 0, 1), _judge_first)
    found |= _ask_signs(pc.utf8_slice_codeunits(types.array, -1), _judge_last)
    dots = np.flatnonzero(pc.ends_with(types.array, ".."))
    found[dots] += DOTS - STOP
    found |= _LINK * as_bools(pc.match_substring_regex(types.array, _LINKS))
    return found


def _ask_signs(signs: pa.Array, answer: Callable[[str], int]) -> Ints:
    encoded = signs.dictionary_encode()
    answers = np.array(list(map(answer, encoded.dictionary.to_pylist())), np.int64)
    found: Ints = answers[encoded.indices.to_numpy()]
    return found


def _judge_first(sign: str) -> int:
    begins = LOWER if sign.islower() else CAPITAL if sign.isupper() else OTHER
    return begins | _OPENER * (sign in _OPENERS)


def _judge_last(sign: str) -> int:
    ends = STOP if sign == "." else DOTS if sign == "…" else SURE if sign in _SURE_SIGNS else PLAIN
    note = _NOTE * (sign == "]" or sign in "¹²³⁰⁴⁵⁶⁷⁸⁹")
    return ends | _CLOSER * (sign in _CLOSERS) | _QUOTE * (sign in _QUOTES) | note


def _judge_plain(word: Ints, mark: Ints, lengths: Ints, signs: Ints, listed: Ints) -> Ints:
    """Tell how words of plain letters end that stand alone or before one mark."""
    ends = np.zeros(128, np.int64)
    ends[list(map(ord, ".!?"))] = STOP, SURE, SURE
    found: Ints = ends[mark]
    asks = (listed[word] & _IN_ASKING > 0) & (found != SURE)
    credits = (listed[word] & _IN_CREDITS > 0) & (signs[word] & BEGINNING == CAPITAL) & (mark == ord(":"))
    stops = np.flatnonzero(found == STOP)
    word = word[stops]
    initial = (lengths[word] == 1) & (signs[word] & BEGINNING == CAPITAL)
    found[stops] = np.select(
        [
            (listed[word] & _IN_NUMBERED > 0) & ~initial,
            listed[word] & _IN_TITLES > 0,
            initial,
            listed[word] & _IN_ABBREVIATIONS > 0,
        ],
        [DOTS, TITLE, INITIAL, ABBREVIATION],
        STOP,
    )
    found += ASKS * asks + CREDITS * credits
    return found


def _judge_odd(vocabulary: Vocabulary, ids: Ints, begins: Ints, signs: Ints, listed: Ints) -> Ints:
    """Tell how other chunks end and begin: the tokens at either end that are no brackets or quotation marks."""
    first = vocabulary.inner_first[ids]
    counts = vocabulary.inner_first[ids + 1] - first
    end = np.cumsum(counts)
    start = end - counts
    types = vocabulary.inner_type[list_between(first, vocabulary.inner_first[ids + 1])[1]]
    sign = signs[types]

    lead = find_places(sign & _OPENER == 0).find_next(start)
    beginning = np.where(lead < end, begins[types[np.minimum(lead, end - 1)]], OTHER)

    tail = find_places(sign & _CLOSER == 0).find_previous(end - 1)
    tail = np.maximum(tail, start - 1)
    ending = np.where(tail >= start, sign[np.maximum(tail, 0)] & ENDING, PLAIN)
    quoted = (tail < end - 1) & (sign[np.minimum(tail + 1, end - 1)] & _QUOTE > 0)
    # After an abbreviation a period of its own makes two: "U.S.."
    double = (ending == STOP) & (tail > start) & (vocabulary.type_lengths[types[np.maximum(tail, 0)]] == 1)
    ending[double & (sign[np.maximum(tail - 1, 0)] & ENDING == STOP)] = DOTS

    link = (ending == PLAIN) & (tail >= start) & (sign[np.maximum(tail, 0)] & _LINK > 0)
    ending[link] = DOTS

    asking = np.zeros(len(ids), np.bool_)
    asking[np.searchsorted(end, np.flatnonzero(listed[types] & _IN_ASKING), side="right")] = True
    _read_some(vocabulary, ids, beginning, beginning == STARTER, _judge_starter)
    _read_some(vocabulary, ids, ending, (ending == STOP) & ~quoted, _judge_period)
    # A raised number is a plain one where a text lost its raising: "talks failed.2".
    before = sign[np.maximum(tail - 1, 0)]
    lowered = (
        (tail > start)
        & ((before & ENDING == STOP) | (before & _CLOSER > 0))
        & (begins[types[np.maximum(tail, 0)]] == OTHER)
    )
    noted = (ending == PLAIN) & (tail >= start) & ((sign[end - 1] & _NOTE > 0) | lowered)
    _read_some(vocabulary, ids, ending, noted, _judge_noted)
    asks = asking.astype(np.int64)
    _read_some(vocabulary, ids, asks, asking, _tell_asking)
    marks: Ints = ending + beginning + QUOTED * quoted + ASKS * asks
    return marks


def _read_some(
    vocabulary: Vocabulary, ids: Ints, facts: Ints, which: Bools, read: Callable[[str], int]
) -> None:
    """Read some chunks letter by letter, in place of what their tokens say."""
    rows = np.flatnonzero(which)
    facts[rows] = list(map(read, vocabulary.chunks.list(ids[rows])))


def _judge_starter(chunk: str) -> int:
    """Tell whether nothing but marks and endings stands behind a word that may start a sentence."""
    if chunk.isalpha():
        word = chunk.lower()
    else:
        word = fold(chunk.lstrip(_OPENERS)).strip(".,;:!?\"')").split("'")[0]
    return STARTER if word in read_words("starters") else CAPITAL


def _judge_period(chunk: str) -> int:
    """Tell what a period at the end is, closing marks apart."""
    core = chunk.rstrip(_CLOSERS)
    word = fold(core[:-1].lstrip(_OPENERS))
    initial = len(word) == 1 and core[-2].isupper()
    if word in _NUMBERED and not initial:
        return DOTS
    if word in read_words("titles"):
        return TITLE
    if initial:
        return INITIAL
    if word in read_words("abbreviations") or (
        "." in word and all(len(part) <= 2 for part in word.split("."))
    ):
        return ABBREVIATION
    return LISTED if word.isdigit() and len(word) <= 2 else STOP


def _judge_noted(chunk: str) -> int:
    """Tell what stands at the end before the number of a note."""
    core = _NOTES.sub("", chunk).rstrip(_CLOSERS)
    if core == chunk or not core:
        return PLAIN
    ends = _judge_last(core[-1]) & ENDING
    return _judge_period(core) if ends == STOP else ends


def _tell_asking(chunk: str) -> bool:
    return chunk.strip(_TRAIL).lower() in _ASKING
