"""Quotations that neither a cue nor a speaker beside them claims: whose words they may be, by who was heard, acts or is told of before.

Muzny et al. (2017) look in this order, too: who spoke last, then who is named in the same paragraph and in the one before.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.rows import ENDS, NOBODY, Rows, draft_rows, join_rows
from mediaframing.coding.attribution.shapes import UNATTRIBUTED, list_off
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.clauses import are_titles, are_utterances
from mediaframing.coding.english.finite_verbs import find_verbs_before
from mediaframing.coding.english.noun_phrases import find_first_phrases
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.english.subjects import find_subjects
from mediaframing.coding.text.tokens import Bools, Ints

_FEWEST_WORDS = 4
"""Words in quotation marks are somebody's from so many on."""
_MOST_VERBS = 3
"""So many verbs before a quotation are asked for their subjects."""
_FURTHEST_PARAGRAPH = 2
"""Whoever is heard so many paragraphs before a quoted paragraph may go on in it."""
_VOICES = wc.CAPITAL | wc.PRON | wc.ROLE | wc.PLURAL | wc.REL | wc.QUANTIFIER
_NO_NAME = wc.DET | wc.PRON | wc.ADP | wc.ADV | wc.FIRST


def read_unattributed(text: Text, rows: Rows, told: Rows) -> Rows:
    """Read the quotations of more than a few words that nobody has claimed: somebody's words, whoever's they are.

    Shorter ones may be doubted or named by their marks ("scare quotes").
    """
    begin = np.sort(np.concatenate([rows.first, told.first]))
    end = np.sort(np.concatenate([rows.last, told.last]))
    first, last = text.quotes.first, text.quotes.last
    middle = (first + last) // 2
    taken = np.searchsorted(begin, middle, "right") - np.searchsorted(end, middle)
    words = text.find(wc.WORD).tokens
    count = np.searchsorted(words, last, "right") - np.searchsorted(words, first)
    # Behind a dateline, or in a list; what ends the article before says nothing.
    parted = has(text.codes[first - 1], wc.SEMICOLON) & (first > text.find_paragraph_floors(first))
    quote = np.flatnonzero(((count >= _FEWEST_WORDS) | (parted & (count > 1))) & (taken == 0))
    quote = quote[~are_titles(text, quote)]
    found = make_rows(text, quote, UNATTRIBUTED)
    heard = join_rows(rows, told)
    heard = heard.keep((heard.speaker_first >= 0) & ~are_things(text, heard))
    if len(heard):
        _hear_on(text, found, heard)
        _hear_behind(text, found, heard)
    _take_own_subjects(text, found)
    _take_openers(text, found)
    _take_subjects_before(text, found)
    if len(heard):
        _hear_further(text, found, heard)
    return found


def _hear_on(text: Text, found: Rows, heard: Rows) -> None:
    """Give quotations whoever was last heard before them in their paragraph."""
    given = _find_heard(heard, found.first)
    same = given >= 0
    same &= text.find_paragraphs(heard.first[given]) == text.find_paragraphs(found.first)
    given = given[same]
    give_speakers(
        found, np.flatnonzero(same), (heard.speaker_first[given], heard.speaker_last[given]), UNATTRIBUTED
    )


def _hear_behind(text: Text, found: Rows, heard: Rows) -> None:
    """Give quotations of a fronted participle whoever speaks behind: "Citing “a road to nowhere,” Weber asked for funds"."""
    floor = text.find_floors(found.first)
    fronted = (found.speaker_first < 0) & has(text.cues[floor], verb_frames.GERUND)
    left = np.flatnonzero(fronted)
    order = np.argsort(heard.speaker_first, kind="stable")
    slot = np.searchsorted(heard.speaker_first[order], found.last[left])
    given = order[np.minimum(slot, len(order) - 1)]
    behind = (slot < len(order)) & (text.find_floors(heard.speaker_first[given]) == floor[left])
    left, given = left[behind], given[behind]
    give_speakers(found, left, (heard.speaker_first[given], heard.speaker_last[given]), UNATTRIBUTED)


def _find_heard(heard: Rows, begin: Ints) -> Ints:
    """Give the row of who is heard last before each token, or -1."""
    order = np.argsort(heard.first, kind="stable")
    before = np.searchsorted(heard.first[order], begin) - 1
    return np.where(before >= 0, order[np.maximum(before, 0)], -1)


def _take_own_subjects(text: Text, found: Rows) -> None:
    """Give quotations the subject of a verb before them: "Weber’s clerks signed a letter about “a road to nowhere”.".

    The last verb decides, unless what it is said of is no voice: "Weber saw clerks who were “dead on their feet”".
    """
    # What a colon announces, "Weber was blunt: “It is late.”", has been read.
    announced = has(text.codes[found.first - 1], wc.COLON)
    left = np.flatnonzero((found.speaker_first < 0) & ~announced)
    floor, place = text.find_floors(found.first[left]), found.first[left]
    for _ in range(_MOST_VERBS):
        left, floor, verb = find_verbs_before(text, left, floor, place)
        before = np.maximum(text.find(wc.HELPER).pass_back(verb - 1), floor)
        first, last = find_subjects(text, before, floor)
        voice = may_speak(text, first, last, floor)
        give_speakers(found, left[voice], (first[voice], last[voice]), UNATTRIBUTED)
        left, floor, place = left[~voice], floor[~voice], verb[~voice]


def may_speak(text: Text, first: Ints, last: Ints, floor: Ints) -> Bools:
    """Tell subjects that may be voices: people and bodies, but neither "there" nor "the plan" that opens the sentence."""
    code = text.codes[first]
    opens = (first == floor) & has(code, wc.DET)
    voice = has(text.codes[last], _VOICES) | (has(code, _VOICES) & ~opens)
    voice &= (first >= 0) & ~has(code, wc.FIRST | wc.REL | wc.NEUT) & ~has(text.codes[last], wc.REL)
    speaking: Bools = voice & ~text.are(first, "there") & ((first < last) | ~has(code, wc.DET))
    return speaking


def _take_openers(text: Text, found: Rows) -> None:
    """Give quotations who opens their sentence by name: "Weber is on a “road that leads to nowhere”."."""
    left = np.flatnonzero(found.speaker_first < 0)
    floor = text.find_floors(found.first[left])
    begin, end = find_first_phrases(text, floor, found.first[left] - 1)
    named = (
        (begin >= 0)
        & has(text.codes[begin], wc.CAPITAL | wc.PRON)
        & has(text.codes[end], wc.CAPITAL | wc.PRON)
    )
    named &= ~has(text.codes[begin], wc.NEUT | wc.FIRST) & ~text.end_with(begin, "ed", "ing")
    named &= (begin < end) | ~has(text.codes[begin], wc.DET)
    give_speakers(found, left[named], (begin[named], end[named]), UNATTRIBUTED)


def _take_subjects_before(text: Text, found: Rows) -> None:
    """Give quoted sentences whoever the sentence before is about: "Weber lives in the town. “I like it here.”"."""
    left = np.flatnonzero((found.speaker_first < 0) & (found.first == text.find_floors(found.first)))
    left = left[are_utterances(text, text.find_openings(found.first[left]))]
    before = found.first[left] - 1
    near = before >= 0
    near &= text.find_paragraphs(found.first[left]) - text.find_paragraphs(before) <= 1
    left, before = left[near], before[near]
    floor = text.find_floors(before)
    # "As Weber wrote to the council:"
    floor = floor + has(text.codes[floor], wc.AS)
    first, last = find_first_phrases(text, floor, before)
    code, end, after = text.codes[first], text.codes[last], text.codes[last + 1]
    person = has(code, wc.MASC | wc.FEM) & (first == last)
    # "Weber lives in the town", but not "Wait, it gets better."
    person |= (
        has(code & end, wc.CAPITAL)
        & ~has(code, _NO_NAME)
        & ~has(after, ENDS)
        & ((first < last) | ~has(after, wc.COMMA))
    )
    announced = has(text.codes[before], wc.COLON) & has(code | end, _VOICES)
    announced &= ~has(code, wc.FIRST | wc.REL | wc.NEUT)
    given = (first >= 0) & (person | announced)
    give_speakers(found, left[given], (first[given], last[given]), UNATTRIBUTED)


def _hear_further(text: Text, found: Rows, heard: Rows) -> None:
    """Give quoted paragraphs whoever was last heard in a few paragraphs before them, or is heard in the quotation before."""
    openings = text.find_paragraph_floors(found.first)
    left = np.flatnonzero((found.speaker_first < 0) & (found.first == openings))
    left = left[are_utterances(text, text.find_openings(found.first[left]))]
    given = _find_heard(heard, found.first[left])
    paragraph = text.find_paragraphs(found.first)
    apart = paragraph[left] - text.find_paragraphs(heard.first[given])
    near = (given >= 0) & (apart <= _FURTHEST_PARAGRAPH)
    given = given[near]
    give_speakers(found, left[near], (heard.speaker_first[given], heard.speaker_last[given]), UNATTRIBUTED)
    for row in left[~near & (left > 0)].tolist():
        if paragraph[row] - paragraph[row - 1] == 1 and found.speaker_first[row - 1] >= 0:
            before = found.speaker_first[row - 1 : row], found.speaker_last[row - 1 : row]
            give_speakers(found, np.array([row]), before, UNATTRIBUTED)


def are_things(text: Text, rows: Rows) -> Bools:
    """Tell speakers that are no voices: "a last call", "the sudden move"; who said or told something is one."""
    first, last = rows.speaker_first, rows.speaker_last
    voices = has(text.codes[first], _VOICES) | has(text.codes[last], _VOICES)
    cue = text.cues[rows.cue_first]
    told = has(cue, verb_frames.STRONG) & has(cue, verb_frames.INFLECTED)
    voices |= told & (rows.cue_first >= 0)
    rest = np.flatnonzero(~voices)
    voices[rest] = text.find(wc.CAPITAL).any_between(first[rest], last[rest])
    things: Bools = ~voices
    return things


def make_rows(text: Text, quote: Ints, shape: int) -> Rows:
    """Make a row of each quotation, without cue and speaker."""
    content = text.quotes.first[quote], text.quotes.last[quote]
    return draft_rows(np.full(len(quote), -1), content, NOBODY, NOBODY, shape)


def give_speakers(rows: Rows, places: Ints, speakers: Spans, shape: int) -> bool:
    """Give some rows their speakers, unless the shape is switched off."""
    if shape in list_off():
        return False
    rows.speaker_first[places], rows.speaker_last[places] = speakers
    rows.shape[places] = shape
    return True
