"""Quotations without a cue on the list, given to a speaker by the sieves of Muzny et al. (2017)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from mediaframing.coding.attribution.beside_quotations import read_beside
from mediaframing.coding.attribution.rows import (
    NO_ROWS,
    Rows,
    drop_off,
    join_rows,
)
from mediaframing.coding.attribution.shapes import CONTINUED, FRONTED
from mediaframing.coding.attribution.unattributed import (
    are_things,
    give_speakers,
    make_rows,
    read_unattributed,
)
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.clauses import are_titles, are_utterances
from mediaframing.coding.english.noun_phrases import end_before_verbs, find_first_phrases
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.tokens import Bools, Ints


@dataclass(frozen=True)
class _Unclaimed:
    """Quotations that no cue claims and that may be speech, in order; an array for each thing known of them.

    Attributes
    ----------
    quote : array
    paragraph : array
        The number of the paragraph in which it opens.
    told : array of bool
        Whether it is speech by itself: the others are if the quotation before has a speaker.
    opens : array of bool
        Whether it opens a sentence.
    follows : array of bool
        Whether the quotation before opens in the same paragraph or the one before.
    """

    quote: Ints
    paragraph: Ints
    told: Bools
    opens: Bools
    follows: Bools


def attribute_uncued(text: Text, rows: Rows) -> Rows:
    """Give each quoted sentence that no cue claims to the speaker named beside it, or heard before it.

    Parameters
    ----------
    text : Text
    rows : Rows
        The attributions found so far.
    """
    if not len(text.quotes):
        return NO_ROWS
    heard = rows.keep(rows.speaker_first >= 0)
    claimed = _find_claims(text, heard)
    unclaimed = _list_unclaimed(text, claimed)
    beside = read_beside(text, unclaimed.quote)
    voices = np.flatnonzero(~are_things(text, heard))
    just = _find_just_heard(text, heard, voices, text.quotes.first[unclaimed.quote])
    _take_actors(text, beside, just < 0)
    speakers = join_rows(heard, beside)
    spoken = dict(zip(text.find_paragraphs(heard.first[voices]).tolist(), voices.tolist(), strict=True))
    beginning = np.where(beside.speaker_first >= 0, len(heard) + np.arange(len(beside)), -1)
    chosen = _choose_speakers(unclaimed, beginning, just, claimed.tolist(), spoken)
    claimed[unclaimed.quote] = given = chosen
    found = _hand_on(beside.keep(given >= 0), speakers, given[given >= 0])
    continued = _find_continued(text, claimed)
    ahead = make_rows(text, continued, CONTINUED)
    told = join_rows(found, _hand_on(ahead, speakers, claimed[continued]))
    return drop_off(join_rows(told, read_unattributed(text, rows, told)))


def _take_actors(text: Text, rows: Rows, unheard: Bools) -> None:
    """Give quotations whoever acts by name in the sentence before, if nobody speaks there: "Weber agreed. “It is late.”"."""
    floor = text.find_floors(rows.first)
    left = np.flatnonzero(unheard & (rows.speaker_first < 0) & (rows.first == floor) & (floor > 0))
    end = floor[left] - 1
    begin = text.find_floors(end)
    near = (text.find_paragraphs(begin) == text.find_paragraphs(rows.first[left])) & (begin < end)
    quote = np.sort(text.quotes.last)
    near &= np.searchsorted(quote, begin) == np.searchsorted(quote, end, "right")
    left, begin, end = left[near], begin[near], end[near]
    first, last = find_first_phrases(text, begin, end)
    last = end_before_verbs(text, first, last)
    verb = text.find(wc.ADV).pass_forward(last + 1)
    acts = (first == begin) & text.find(wc.CAPITAL).any_between(last, last + 1)
    acts &= has(text.cues[verb], verb_frames.PAST) | text.end_with(verb, "ed")
    acts &= ~has(text.codes[first], wc.PRON | wc.ADV | wc.ADP | wc.TIME) & ~has(text.codes[verb], wc.CAPITAL)
    acts &= ~has(text.codes[last], wc.BODY | wc.TIME)
    give_speakers(rows, left[acts], (first[acts], last[acts]), FRONTED)


def _find_just_heard(text: Text, heard: Rows, voices: Ints, begin: Ints) -> Ints:
    """Give the number of who is heard, outside of others' words, in the sentence before each quotation, or -1."""
    cued = voices[heard.cue_first[voices] >= 0]
    cued = cued[has(text.cues[heard.cue_first[cued]], verb_frames.SAY) & ~_are_inner(heard, cued)]
    if not len(cued):
        return np.full(len(begin), -1)
    cued = cued[np.argsort(heard.cue_first[cued], kind="stable")]
    floor = text.find_floors(begin)
    last = cued[np.searchsorted(heard.cue_first[cued], floor) - 1]
    cue = heard.cue_first[last]
    just = (begin == floor) & (cue < floor)
    just &= text.sentences.of_token[cue] == text.sentences.of_token[begin] - 1
    just &= text.find_paragraphs(cue) == text.find_paragraphs(begin)
    # Of two quotations in a row the second is whose the first is, but for words quoted in what is told.
    quote = np.searchsorted(text.quotes.last, floor) - 1
    within = (heard.first[last] < text.quotes.first[quote]) & (text.quotes.last[quote] <= heard.last[last])
    just &= (quote < 0) | (text.quotes.last[quote] < text.find_floors(cue)) | within
    return np.where(just, last, -1)


def _are_inner(heard: Rows, rows: Ints) -> Bools:
    """Tell rows whose cue stands within the content of another."""
    order = np.argsort(heard.first, kind="stable")
    reach = np.maximum.accumulate(heard.last[order])
    before = np.searchsorted(heard.first[order], heard.cue_first[rows]) - 1
    inner: Bools = (before >= 0) & (reach[before] >= heard.cue_first[rows])
    return inner


def _hand_on(rows: Rows, speakers: Rows, given: Ints) -> Rows:
    """Give rows the speakers of others, told by their numbers."""
    first, last = speakers.speaker_first[given], speakers.speaker_last[given]
    return replace(rows, speaker_first=first, speaker_last=last)


def _find_claims(text: Text, heard: Rows) -> Ints:
    """Give for each quotation the number of the first attribution whose content it begins or ends, or -1."""
    around = text.find_quotes(heard.first)
    around = np.where(around >= 0, around, text.find_quotes(heard.last))
    claimed = np.full(len(text.quotes), -1)
    claiming = np.flatnonzero(around >= 0)[::-1]
    claimed[around[claiming]] = claiming  # the first one is written last
    return claimed


def _list_unclaimed(text: Text, claimed: Ints) -> _Unclaimed:
    """List the quotations that nobody has claimed but that may be speech.

    Quoted sentences are, and a quotation, however short, that is the whole sentence after one whose speaker is
    known: "Maybe." alone; or that opens a sentence and pauses, if somebody is named behind it: "Never!" Weber barked.
    """
    first, last = text.quotes.first, text.quotes.last
    quote = np.flatnonzero(claimed < 0)
    begin, before = first[quote], first[np.maximum(quote - 1, 0)]
    paragraph = text.find_paragraphs(begin)
    apart = np.where(quote > 0, paragraph - text.find_paragraphs(before), 2)
    opens = begin == text.find_floors(begin)
    told = are_utterances(text, quote)
    whole = opens & (text.find_ceilings(begin) <= last[quote]) & (apart == 0)
    listed = told | whole
    listed[listed] = ~are_titles(text, quote[listed])
    short = opens & ~listed & has(text.codes[last[quote] - 1], wc.STOP | wc.COMMA)
    short &= has(text.codes[last[quote] + 1], wc.CAPITAL | wc.PRON)
    listed |= short
    parts = (quote, paragraph, told | short, opens & ~short, apart <= 1)
    return _Unclaimed(*(part[listed] for part in parts))


def _choose_speakers(
    unclaimed: _Unclaimed, beside: Ints, just: Ints, claimed: list[int], spoken: dict[int, int]
) -> Ints:
    """Choose the speaker of each quotation, in order: the one beside it, or who spoke last; -1 for none.

    Who is not named beside it spoke in the sentence before it (``just``), or else last before it, in this paragraph or
    in the one before, and it opens a sentence.
    """
    given: list[int] = []
    columns = (part.tolist() for part in (*vars(unclaimed).values(), beside, just))
    for quote, paragraph, told, opens, follows, named, near in zip(*columns, strict=True):
        previous = claimed[quote - 1] if follows else -1
        speaker = -1
        if told or previous >= 0:
            speaker = named
            if named < 0 and opens:
                speaker = near if near >= 0 else previous
                if speaker < 0:
                    speaker = spoken.get(paragraph, spoken.get(paragraph - 1, -1))
        if speaker >= 0:
            claimed[quote] = spoken[paragraph] = speaker
        given.append(speaker)
    return np.array(given, np.int64)


def _find_continued(text: Text, claimed: Ints) -> Ints:
    """Find quotations of several paragraphs that belong to the speaker named at their end, and claim them."""
    found: list[int] = []
    for quote in np.flatnonzero(text.quotes.continued[:-1])[::-1].tolist():
        if claimed[quote] < 0 and claimed[quote + 1] >= 0:
            claimed[quote] = claimed[quote + 1]
            found.append(quote)
    return np.array(found, np.int64)
