"""Which words a noun phrase takes in and at which it stops, read leftward from its head or rightward from its start.

What a word does depends on itself and on the words beside it: it asks something of them ("and" asks for a name
before it) or nothing, and they offer it or not. What a word asks and offers is told once for each distinct word, and
one comparison of neighbours tells it for all phrases of a text.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.listed_words import mark_listed, number_listed
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.word_classes import classify_types
from mediaframing.coding.text.places import Places, find_places
from mediaframing.coding.text.tokens import Bools, Ints
from mediaframing.coding.text.words import Words

_LEFT_BOUNDS = (
    wc.THAT | wc.SCONJ | wc.STOP | wc.COLON | wc.SEMICOLON | wc.DASH | wc.QUOTE | wc.REL | wc.INT
    | wc.AUX | wc.PRON | wc.ACC | wc.COMMA | wc.OPEN_BRACKET | wc.CLOSE_BRACKET
)  # fmt: skip
_RIGHT_BOUNDS = _LEFT_BOUNDS | wc.FIN | wc.ADV
_JOINED = wc.CAPITAL | wc.DET | wc.ROLE
_NAMING = wc.CAPITAL | wc.ROLE
_NO_NOUN = wc.AUX | wc.ADV | wc.ADP
_GOES_ON = wc.ADP | wc.DET | wc.POSSESSIVE
_AFTER_VERB = wc.DET | wc.ADV | wc.ADP
_WORD_OR_OWNER = wc.WORD | wc.POSSESSIVE
_TAKES_OBJECT = verb_frames.SAY | verb_frames.OBJECT
_PAST_OR_GERUND = verb_frames.PAST | verb_frames.GERUND

# What a word can ask of the word before it or after it. It stops the phrase where that is not offered.
(
    _NEVER,  # asked by what always stops a phrase that is read leftward: nothing offers it
    _NAME_BEFORE,  # "Smith and Jones", but "talks and Jones"
    _NAME_AFTER,
    _NOUN_BEFORE,  # "the head of the party", but "spoke of the party"
    _DETERMINER_BEFORE,  # "the first report"
    _PHRASE_BEFORE,  # "of the party", "all the president's men": otherwise "the" is the first word of the phrase
    _NEVER_RIGHT,
    _DATE_BEFORE,  # "the last report", but "Smith last week"
    _LINKED_AFTER,  # "the spokesman for Smith"
    _JOINED_AFTER,  # "Smith and the minister"
    _NO_NAME_BEFORE,  # a past form: "Smith jumped"
    _NO_CLAUSE,  # any lower-case word: no name before or no object after, "Smith left the town"
) = (1 << n for n in range(12))
# Words that, where they stop nothing, are passed: they belong to the phrase if it goes on behind them.
_PASSED_LEFT, _PASSED_RIGHT = 1 << 12, 1 << 13
_MARK = 1 << 14
"""A mark that in some places is none: the full stop of "Mr. Smith", and an owner's apostrophe."""
_LEFT = _NEVER | _NAME_BEFORE | _NAME_AFTER | _NOUN_BEFORE | _DETERMINER_BEFORE | _PHRASE_BEFORE
_RIGHT = _NEVER_RIGHT | _DATE_BEFORE | _LINKED_AFTER | _JOINED_AFTER | _NO_NAME_BEFORE | _NO_CLAUSE
# The codes of a word hold side by side what it asks, what it offers to the next word and what to the one before.
_WIDTH = 16

_Bits = NDArray[np.uint16]


@dataclass(frozen=True)
class Edges:
    """At which words a phrase stops that is read past them. Other words are taken in, with all up to them.

    Attributes
    ----------
    stops : Places
        The words at which it stops.
    passed : array of bool
        For every token, whether it is passed: taken in only with others behind it ("of").
    lenient : array of bool
        For every token, whether it belongs to the phrase it stops: leftward, as its first word; rightward, where it
        ends the sentence.
    """

    stops: Places
    passed: Bools
    lenient: Bools


def find_left_edges(text: Text) -> Edges:
    """Find what words do in a phrase that is read leftward."""
    return _find_edges(text.recall(_compare_neighbours), _LEFT, _PASSED_LEFT, _PHRASE_BEFORE)


def find_right_edges(text: Text) -> Edges:
    """Find what words do in a phrase that is read rightward."""
    return _find_edges(text.recall(_compare_neighbours), _RIGHT, _PASSED_RIGHT, _NO_CLAUSE)


def _find_edges(missing: _Bits, rules: int, passed: int, lenient: int) -> Edges:
    broken = missing & np.uint16(rules)
    stops = broken != 0
    return Edges(
        stops=find_places(stops),
        passed=(missing & np.uint16(passed) != 0) & ~stops,
        lenient=broken == lenient,
    )


def _compare_neighbours(text: Text) -> _Bits:
    """Tell for every token what it asks that the words beside it do not offer, and whether it can be passed."""
    of_type = text.vocabulary.classify_all("phrase edges", lambda words: _judge_types(text, words), "types")
    edges = of_type[text.type[: len(text)]]
    asks = edges.astype(np.uint16)
    marks = np.flatnonzero(asks & np.uint16(_MARK))
    parts = text.given_names
    marks = np.concatenate(
        [marks[~has(text.codes[marks], wc.STOP | wc.QUOTE)], parts - 1, parts + 1, text.modal_names]
    )
    none = np.zeros(len(marks), np.int64)
    edges[marks] = _judge(text.codes[marks], none, none > 0, none > 0)
    asks[marks] = edges[marks]  # the first bits of them
    given = np.zeros(len(edges), np.uint16)
    given[1:] = edges[:-1] >> _WIDTH
    given[:-1] |= (edges[1:] >> 2 * _WIDTH).astype(np.uint16)
    missing: _Bits = asks & ~given
    return missing


def _judge_types(text: Text, words: Words) -> Ints:
    """Judge distinct words, which are the last ones that the vocabulary has met."""
    new = slice(len(text.vocabulary.types) - len(words), None)
    return _judge(
        classify_types(text.vocabulary)[new],
        text.vocabulary.classify_all("attribution cue", verb_frames.judge_cues)[new],
        mark_listed("links")[number_listed(text.vocabulary)[new]],
        text.judge_endings("ed")[new] != 0,
    )


def _judge(code: Ints, cue: Ints, link: Bools, past: Bools) -> Ints:
    """Tell what words ask and what they offer, side by side."""
    to_next, to_previous = _judge_offers(code, cue)
    asks = _judge_left(code, cue) | _judge_right(code, cue, link, past)
    asks |= np.where((code == wc.STOP) | (code == wc.QUOTE), _MARK, 0)
    return asks | to_next << _WIDTH | to_previous << 2 * _WIDTH


def _judge_left(code: Ints, cue: Ints) -> Ints:
    """Tell what words ask in a phrase that is read leftward."""
    verb = has(cue, _TAKES_OBJECT) & has(cue, _PAST_OR_GERUND) & ~has(code, wc.CAPITAL)
    mark = ~has(code, _WORD_OR_OWNER) & (code != 0)
    return np.select(
        [
            has(code, _LEFT_BOUNDS),
            has(code, wc.CCONJ),
            has(code, wc.ADP),
            has(code, wc.DET),
            has(code, wc.ADV),
        ],
        [
            _NEVER,
            np.where(has(code, wc.CONTRAST), _NEVER, _NAME_BEFORE | _NAME_AFTER | _PASSED_LEFT),
            _NOUN_BEFORE | _PASSED_LEFT,
            _PHRASE_BEFORE,
            np.where(verb | ~has(code, wc.WORD), _NEVER, _DETERMINER_BEFORE),
        ],
        np.where(mark | (verb & (code != 0)), _NEVER, 0),
    )


def _judge_right(code: Ints, cue: Ints, link: Bools, past: Bools) -> Ints:
    """Tell what words ask in a phrase that is read rightward."""
    verb = has(cue, verb_frames.FINITE) & has(cue, _TAKES_OBJECT) & ~has(cue, verb_frames.NOUN)
    verb &= ~has(code, wc.TEXT)  # "one document"
    linked = np.where(link & ~has(code, wc.TO), _LINKED_AFTER | _PASSED_RIGHT, _NEVER_RIGHT)
    jumped = np.where(past | has(cue, verb_frames.PAST), _NO_NAME_BEFORE, _NO_CLAUSE)
    time = has(code, wc.TIME)
    asks: Ints = np.select(
        [
            has(code, _RIGHT_BOUNDS) & ~time,
            has(code, wc.ADP),
            has(code, wc.CCONJ),
            verb,
            has(code, wc.WORD) & ~has(code, wc.CAPITAL | wc.ROLE | wc.NUMBER),
        ],
        [
            _NEVER_RIGHT,
            np.where(has(code, wc.OF) & ~has(code, wc.TO), _PASSED_RIGHT, linked),
            np.where(has(code, wc.CONTRAST), _NEVER_RIGHT, _JOINED_AFTER | _PASSED_RIGHT),
            np.where(has(code, wc.CAPITAL), _PASSED_RIGHT, _NEVER_RIGHT),  # a name that spells a verb
            jumped,
        ],
        np.where(~has(code, _WORD_OR_OWNER) & (code != 0), _NEVER_RIGHT, 0),
    )
    asks[time] |= _DATE_BEFORE
    return asks


def _judge_offers(code: Ints, cue: Ints) -> tuple[Ints, Ints]:
    """Tell what words offer to the word after them, and to the word before them."""
    noun = has(code, wc.WORD) & ~has(code, _NO_NOUN)
    noun &= ~has(cue, verb_frames.FINITE) | has(code, _NAMING) | has(cue, verb_frames.NOUN)
    name = has(code, wc.CAPITAL) & ~has(code, wc.DET)
    to_next = (
        (_NAME_BEFORE, has(code, _NAMING)),
        (_NOUN_BEFORE, noun),
        (_DETERMINER_BEFORE | _DATE_BEFORE, has(code, wc.DET)),
        (_PHRASE_BEFORE, has(code, _GOES_ON) & ~has(code, wc.TO)),
        (_NO_NAME_BEFORE | _NO_CLAUSE, ~name),
    )
    to_previous = (
        (_NAME_AFTER, has(code, _JOINED | wc.ADJ)),
        (_LINKED_AFTER, has(code, wc.CAPITAL | wc.DET) & ~has(code, wc.TIME)),
        (_JOINED_AFTER, has(code, _JOINED)),
        (_NO_CLAUSE, ~has(code, _AFTER_VERB)),
    )
    return _sum_up(to_next, len(code)), _sum_up(to_previous, len(code))


def _sum_up(offers: tuple[tuple[int, Bools], ...], count: int) -> Ints:
    summed = np.zeros(count, np.int64)
    for bits, offered in offers:
        summed |= np.where(offered, bits, 0)
    return summed
