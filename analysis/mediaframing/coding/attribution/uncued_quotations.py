"""Quotations without a cue on the list, given to a speaker by the sieves of Muzny et al. (2017)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from mediaframing.coding.attribution.rows import Rows, drop_off, join_rows
from mediaframing.coding.attribution.shapes import (
    CONTINUED,
    FRONTED,
    SAME_SPEAKER,
    SIGNED,
    UNLISTED_INVERTED,
)
from mediaframing.coding.attribution.unattributed import (
    are_things,
    give_speakers,
    make_rows,
    read_unattributed,
)
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.clauses import are_titles, are_utterances
from mediaframing.coding.english.noun_phrases import (
    find_first_phrases,
    find_noun_phrases_after,
    find_noun_phrases_before,
)
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.tokens import Bools, Ints

_NO_VERB = wc.ADP | wc.TO | wc.CCONJ | wc.SCONJ | wc.THAT | wc.REL
_LONGEST_SIGNATURE, _LONGEST_NAME = 9, 5
_NO_SIGNATURE = wc.STOP | wc.QUOTE | wc.COLON | wc.AUX | wc.FIN | wc.PRON | wc.ADV


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
    heard = rows.keep(rows.speaker_first >= 0)
    claimed = _find_claims(text, heard)
    unclaimed = _list_unclaimed(text, claimed)
    beside = _read_beside(text, unclaimed.quote)
    speakers = join_rows(heard, beside)
    voices = np.flatnonzero(~are_things(text, heard))
    spoken = dict(zip(text.find_paragraphs(heard.first[voices]).tolist(), voices.tolist(), strict=True))
    beginning = np.where(beside.speaker_first >= 0, len(heard) + np.arange(len(beside)), -1)
    just = _find_just_heard(text, heard, voices, text.quotes.first[unclaimed.quote])
    chosen = _choose_speakers(unclaimed, beginning, just, claimed.tolist(), spoken)
    claimed[unclaimed.quote] = given = chosen
    found = _hand_on(beside.keep(given >= 0), speakers, given[given >= 0])
    continued = _find_continued(text, claimed)
    ahead = make_rows(text, continued, CONTINUED)
    told = join_rows(found, _hand_on(ahead, speakers, claimed[continued]))
    return drop_off(join_rows(told, read_unattributed(text, rows, told)))


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
    known: "Maybe." alone.
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
    parts = (quote, paragraph, told, opens, apart <= 1)
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


def _read_beside(text: Text, quote: Ints) -> Rows:
    """Find speakers beside quotations: signed after a dash, or with a verb that is on no list; -1 for none.

    That a quotation ends in a comma, or follows one, tells a verb of saying from its place alone: "...," he surmised.
    """
    rows = make_rows(text, quote, SAME_SPEAKER)
    count = len(text)
    after = rows.last + 1
    inside = np.flatnonzero(after + 1 < count)
    same = text.find_paragraphs(after[inside]) == text.find_paragraphs(rows.last[inside])
    _read_signed(text, rows, inside[same])
    _read_signed_below(text, rows, inside[~same])
    _read_inverted(text, rows, inside[same])
    _read_fronted(text, rows)
    _read_announced(text, rows)
    return rows


def _read_signed(text: Text, rows: Rows, after: Ints) -> None:
    """Read "..." — Ann Smith, with a hyphen for a dash, too, and "...," per Ann Smith."""
    left, dash = after, rows.last[after] + 1
    signed = has(text.codes[dash], wc.DASH) | text.are(dash, "signs")
    after, dash = after[signed], dash[signed]
    first, last = find_noun_phrases_after(text, dash + 1, text.find_ceilings(dash + 1))
    named = (first >= 0) & has(text.codes[first], wc.CAPITAL) & ~text.are(first, "calls to readers")
    # "— Weber reported from Oslo" signs the article.
    named &= ~has(text.cues[last + 1], verb_frames.PAST | verb_frames.THIRD)
    give_speakers(rows, after[named], (first[named], last[named]), SIGNED)
    # “...” (Weber)
    bracket = rows.last[left] + 1
    bracketed = has(text.codes[bracket], wc.OPEN_BRACKET)
    left, bracket = left[bracketed], bracket[bracketed]
    close = text.find(wc.CLOSE_BRACKET).find_next(bracket)
    place = bracket[:, None] + np.arange(1, _LONGEST_NAME)
    inside = place < close[:, None]
    name = has(text.codes[np.minimum(place, len(text))], wc.CAPITAL) | ~inside
    named = name.all(axis=1) & (close - bracket > 1) & (close - bracket <= _LONGEST_NAME)
    give_speakers(rows, left[named], (bracket[named] + 1, close[named] - 1), SIGNED)


def _read_signed_below(text: Text, rows: Rows, after: Ints) -> None:
    """Read a quotation that is a paragraph, and who is named in the next: "...” and below "Ann Smith, The Herald"."""
    begin = rows.last[after] + 1
    opens = (
        rows.first[after]
        == text.sentences.first_token[text.paragraph_openings[text.find_numbers(rows.first[after])]]
    )
    opens &= (
        text.find_paragraphs(np.minimum(begin, len(text) - 1)) == text.find_paragraphs(rows.last[after]) + 1
    )
    after, begin = after[opens], begin[opens]
    end = text.sentences.first_token[text.paragraph_openings[text.find_numbers(begin) + 1]] - 1
    comma = np.minimum(text.find(wc.COMMA).find_next(begin), end + 1)
    short = (end - begin < _LONGEST_SIGNATURE) & (comma - begin > 1) & (comma - begin <= _LONGEST_NAME)
    place = begin[:, None] + np.arange(_LONGEST_SIGNATURE)
    code = np.where(place <= end[:, None], text.codes[np.minimum(place, len(text))], wc.CAPITAL)
    named = (has(code, wc.CAPITAL) | ~has(code, wc.WORD)) & ~has(code, _NO_SIGNATURE)
    signed = short & (named | has(code, wc.OF)).all(axis=1) & has(text.codes[begin], wc.CAPITAL)
    give_speakers(rows, after[signed], (begin[signed], comma[signed] - 1), SIGNED)


def _read_inverted(text: Text, rows: Rows, after: Ints) -> None:
    """Read "...," he surmised."""
    after = after[rows.speaker_first[after] < 0]
    begin = rows.last[after] + 1
    closing = text.codes[begin - 2]
    closing = np.where(~has(closing, wc.QUOTE), closing, text.codes[begin - 3])
    ceiling = text.find_ceilings(begin)
    # “I heard it!” Weber shouted.
    cried = has(closing, wc.STOP) & ~text.are(begin - 2, "full stop")
    told = (has(closing, wc.COMMA) | cried) & (begin < ceiling)
    after, ceiling, cried = after[told], ceiling[told], cried[told]
    first, last = find_noun_phrases_after(text, begin[told], ceiling)
    verb = last + 1
    told = (first >= 0) & (verb <= ceiling) & (text.codes[verb] & (wc.WORD | wc.CAPITAL) == wc.WORD)
    told &= ~has(text.codes[verb], _NO_VERB)
    told &= ~cried | (has(text.cues[verb], verb_frames.TELLS) & has(text.codes[verb + 1], wc.STOP))
    if give_speakers(rows, after[told], (first[told], last[told]), UNLISTED_INVERTED):
        rows.cue_first[after[told]] = rows.cue_last[after[told]] = verb[told]


def _read_fronted(text: Text, rows: Rows) -> None:
    """Read "Smith was blunt: ..."."""
    left = np.flatnonzero(rows.speaker_first < 0)
    begin = rows.first[left]
    floor = text.find_floors(begin)
    told = (begin > floor) & has(text.codes[begin - 1], wc.COLON | wc.COMMA)
    told &= text.find_ceilings(begin) <= rows.last[left]
    left, begin, floor = left[told], begin[told], floor[told]
    first, last = find_first_phrases(text, floor, begin - 1)
    told = (first >= 0) & (last < begin - 2)
    give_speakers(rows, left[told], (first[told], last[told]), FRONTED)


def _read_announced(text: Text, rows: Rows) -> None:
    """Read "And from Ann Smith:" and the quotation behind it, or that opens the next paragraph."""
    left = np.flatnonzero((rows.speaker_first < 0) & (rows.first > 0))
    colon = rows.first[left] - 1
    told = has(text.codes[colon], wc.COLON)
    apart = text.find_paragraphs(rows.first[left]) - text.find_paragraphs(colon)
    told &= apart <= 1
    left, colon, apart = left[told], colon[told], apart[told]
    floor = text.find_floors(colon)
    first, last = find_noun_phrases_before(text, colon - 1, floor)
    told = (first >= 0) & has(text.codes[last], wc.CAPITAL)
    told &= ((first == floor) & (apart == 1)) | text.are(first - 1, "from by")
    give_speakers(rows, left[told], (first[told], last[told]), FRONTED)


def _find_continued(text: Text, claimed: Ints) -> Ints:
    """Find quotations of several paragraphs that belong to the speaker named at their end, and claim them."""
    found: list[int] = []
    for quote in np.flatnonzero(text.quotes.continued[:-1])[::-1].tolist():
        if claimed[quote] < 0 and claimed[quote + 1] >= 0:
            claimed[quote] = claimed[quote + 1]
            found.append(quote)
    return np.array(found, np.int64)
