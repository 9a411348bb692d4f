"""Speakers beside quotations that no listed cue claims: signed, announced, or with a verb that is on no list."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.rows import (
    NO_ROWS,
    Rows,
)
from mediaframing.coding.attribution.shapes import (
    FRONTED,
    SAME_SPEAKER,
    SIGNED,
    UNLISTED_INVERTED,
)
from mediaframing.coding.attribution.telling_verbs import (
    AFTER_VERB,
    LONGEST_PHRASE,
    are_small,
    find_inner_verbs,
    find_telling_verbs,
)
from mediaframing.coding.attribution.unattributed import give_speakers, make_rows
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import (
    find_first_phrases,
    find_noun_phrases_after,
    find_noun_phrases_before,
)
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.text.tokens import Ints

_NO_VERB = wc.ADP | wc.TO | wc.CCONJ | wc.SCONJ | wc.THAT | wc.REL
_LONGEST_SIGNATURE, _LONGEST_NAME, _LONGEST_NOTE = 9, 5, 24
_NO_SIGNATURE = wc.STOP | wc.QUOTE | wc.COLON | wc.AUX | wc.FIN | wc.PRON | wc.ADV


def read_beside(text: Text, quote: Ints) -> Rows:
    """Find speakers beside quotations: signed after a dash, or with a verb that is on no list; -1 for none.

    That a quotation ends in a comma, or follows one, tells a verb of saying from its place alone: "...," he surmised.
    """
    if not len(quote):
        return NO_ROWS
    rows = make_rows(text, quote, SAME_SPEAKER)
    ends = text.find_paragraph_ceilings(rows.last) == rows.last
    after, below = np.flatnonzero(~ends), np.flatnonzero(ends)
    _read_signed(text, rows, after)
    _read_so_says(text, rows, after)
    _read_signed_below(text, rows, below)
    _read_inverted(text, rows, after)
    _read_told_behind(text, rows, after)
    _read_announced(text, rows)
    _read_fronted(text, rows)
    return rows


def _read_signed(text: Text, rows: Rows, after: Ints) -> None:
    """Read "..." — Ann Smith, with a hyphen for a dash, too, and "...," per Ann Smith."""
    left, dash = after, rows.last[after] + 1
    dash = dash + (text.are(dash, "as") & text.are(np.minimum(dash + 1, len(text)), "per"))
    signed = has(text.codes[dash], wc.DASH) | text.are(dash, "signs")
    signed &= dash < text.find_paragraph_ceilings(dash)
    after, dash = after[signed], dash[signed]
    first, last = find_noun_phrases_after(text, dash + 1, text.find_ceilings(dash + 1))
    called = has(text.codes[first], wc.CAPITAL)
    called |= text.are(dash, "passes on") & has(text.codes[first], wc.DET)
    named = (first >= 0) & called & ~text.are(first, "calls to readers")
    # "— Weber reported from Oslo" signs the article.
    named &= ~has(text.cues[last + 1], verb_frames.INFLECTED)
    give_speakers(rows, after[named], (first[named], last[named]), SIGNED)
    # “...” (Weber)
    bracket = rows.last[left] + 1
    bracketed = has(text.codes[bracket], wc.OPEN_BRACKET)
    left, bracket = left[bracketed], bracket[bracketed]
    close = text.find(wc.CLOSE_BRACKET).find_next(bracket)
    # “...” (Ann Weber, mayor)
    comma = text.find(wc.COMMA).find_next(bracket)
    told = (comma < close) & (close - bracket <= _LONGEST_SIGNATURE)
    apposed = has(text.codes[comma + 1], wc.WORD) & ~has(text.codes[comma + 1], _NO_VERB | _NO_SIGNATURE)
    told &= has(text.codes[comma + 1], wc.ROLE | wc.DET | wc.NUMBER | wc.CAPITAL) | (
        apposed & (comma - bracket > 2)
    )
    close = np.where(told, comma, close)
    place = bracket[:, None] + np.arange(1, _LONGEST_NAME)
    inside = place < close[:, None]
    name = has(text.codes[np.minimum(place, len(text))], wc.CAPITAL) | ~inside
    named = name.all(axis=1) & (close - bracket > 1) & (close - bracket <= _LONGEST_NAME)
    give_speakers(rows, left[named], (bracket[named] + 1, close[named] - 1), SIGNED)


def _read_so_says(text: Text, rows: Rows, after: Ints) -> None:
    """Read "..." — so says Ann Smith."""
    so = rows.last[after] + 1
    so = so + has(text.codes[so], wc.DASH)
    told = text.are(so, "so") & has(text.cues[so + 1], verb_frames.STRONG) & (so + 2 < len(text))
    told &= has(text.cues[so + 1], verb_frames.INFLECTED)
    after, so = after[told], so[told]
    first, last = find_noun_phrases_after(text, so + 2, text.find_ceilings(so))
    named = first >= 0
    give_speakers(rows, after[named], (first[named], last[named]), SIGNED)


def _read_signed_below(text: Text, rows: Rows, after: Ints) -> None:
    """Read a quotation that is a paragraph, and who is named in the next: "...” and below "Ann Smith, The Herald"."""
    begin = rows.last[after] + 1
    # "— Ann Smith", "- Ann Smith."
    dash = has(text.codes[begin], wc.DASH) | text.are(begin, "-")
    begin = begin + dash
    opens = rows.first[after] == text.find_paragraph_floors(rows.first[after])
    opens &= text.find_paragraphs(begin) == text.find_paragraphs(rows.last[after]) + 1
    after, begin, dash = after[opens], begin[opens], dash[opens]
    end = text.find_paragraph_ceilings(begin)
    comma = np.minimum(text.find(wc.COMMA).find_next(begin), end + 1)
    short = (end - begin < _LONGEST_SIGNATURE) & (comma - begin > 1) & (comma - begin <= _LONGEST_NAME)
    place = begin[:, None] + np.arange(_LONGEST_SIGNATURE)
    code = np.where(place <= end[:, None], text.codes[np.minimum(place, len(text))], wc.CAPITAL)
    named = (has(code, wc.CAPITAL) | ~has(code, wc.WORD)) & ~has(code, _NO_SIGNATURE)
    named |= has(code, wc.OF | wc.ROLE)  # "Ann Smith, mayor of Norland"
    # "Ann Smith, prime minister"
    behind = (place > comma[:, None]) & (
        has(np.roll(code, -1, axis=1), wc.ROLE) | has(np.roll(code, -2, axis=1), wc.ROLE)
    )
    named |= behind & ~has(code, _NO_SIGNATURE)
    signed = short & named.all(axis=1) & has(text.codes[begin], wc.CAPITAL)
    give_speakers(rows, after[signed], (begin[signed], comma[signed] - 1), SIGNED)
    # "- Smith.", "-President Smith, writing from Norland."
    left = np.flatnonzero(dash & ~signed)
    mark = text.find(wc.COMMA | wc.STOP | wc.ADP).find_next(begin[left])
    name = text.find(wc.CAPITAL | wc.ROLE).pass_forward(begin[left])
    signed = has(text.codes[begin[left]], wc.CAPITAL) & (name == mark) & (mark <= end[left] + 1)
    signed &= (mark - begin[left] <= _LONGEST_NAME) & (end[left] - begin[left] <= _LONGEST_NOTE)
    left, last = left[signed], mark[signed] - 1
    give_speakers(rows, after[left], (begin[left], last), SIGNED)


def _read_inverted(text: Text, rows: Rows, after: Ints) -> None:
    """Read "...," he surmised, and "...," exhorted the mayor's friend."""
    after = after[rows.speaker_first[after] < 0]
    begin = rows.last[after] + 1
    # Two apostrophes close a quotation, too.
    mark = begin - 2 - has(text.codes[begin - 2], wc.QUOTE)
    # “It is late,”-says Weber: a hyphen for a blank
    hyphen = text.are(begin, "-") & ~text.spaced[np.minimum(begin + 1, len(text) - 1)]
    begin = begin + hyphen
    ceiling = text.find_ceilings(begin)
    # “I heard it!” Weber shouted.
    cried = has(text.codes[mark], wc.STOP) & ~text.are(mark, "full stop")
    # “I heard it.” Weber said.
    stopped = text.are(mark, "full stop") & (ceiling - begin <= LONGEST_PHRASE)
    told = (has(text.codes[mark], wc.COMMA) | cried | stopped) & (begin < ceiling)
    after, begin, ceiling = after[told], begin[told], ceiling[told]
    cried, stopped, hyphen = cried[told], stopped[told], hyphen[told]
    first, last = find_noun_phrases_after(text, begin, ceiling)
    last, verb = find_telling_verbs(text, first, last)
    told = (
        (first >= 0)
        & ~text.are(first, "there")
        & (verb <= ceiling)
        & are_small(text, verb)
        & ~has(text.codes[verb], _NO_VERB)
        & ~(has(text.cues[first], verb_frames.STRONG) & (first == begin))
    )
    back = text.are(verb + 1, "back")
    tells = has(text.cues[verb], verb_frames.TELLS) | back
    # "Lund asked, “Is it late?” Weber asked back."
    before = rows.first[after] - 1
    ahead = (before >= text.find_floors(rows.first[after])) & has(text.codes[before], wc.COMMA | wc.COLON)
    told &= ~cried | (tells & ~ahead & has(text.codes[verb + 1 + back], AFTER_VERB))
    alone = has(text.cues[verb], verb_frames.STRONG) & has(text.cues[verb], verb_frames.INFLECTED)
    told &= ~stopped | (alone & (verb + 1 >= ceiling))
    _give_with_verbs(rows, after[told], (first[told], last[told]), verb[told])
    ahead = ~told & ~cried & ~stopped & are_small(text, begin)
    # “It is late,” said-Weber
    joined = text.are(begin + 1, "-") & ~text.spaced[np.minimum(begin + 2, len(text) - 1)]
    told = has(text.cues[begin], verb_frames.TELLS) & (hyphen | joined)
    ahead &= text.are(begin, "reads") | (
        has(text.cues[begin], verb_frames.INFLECTED)
        & (~has(text.cues[begin], verb_frames.VERB_SHAPED | verb_frames.TELLS) | told)
    )
    after, verb = after[ahead], begin[ahead]
    first, last = find_noun_phrases_after(text, verb + 1 + joined[ahead], ceiling[ahead])
    told = (first >= 0) & ~has(text.codes[first], wc.ACC | wc.TIME | wc.ADV)
    told &= has(text.codes[last + 1], AFTER_VERB)
    _give_with_verbs(rows, after[told], (first[told], last[told]), verb[told])


def _give_with_verbs(rows: Rows, places: Ints, speakers: Spans, verb: Ints) -> None:
    if give_speakers(rows, places, speakers, UNLISTED_INVERTED):
        rows.cue_first[places] = rows.cue_last[places] = verb


def _read_fronted(text: Text, rows: Rows) -> None:
    """Read "Smith was blunt: ..." and "Smith shot back: ..."."""
    left = np.flatnonzero(rows.speaker_first < 0)
    begin = rows.first[left]
    floor = text.find_floors(begin)
    told = (begin > floor) & has(text.codes[begin - 1], wc.COLON | wc.COMMA)
    told &= text.find_ceilings(begin) <= rows.last[left]
    left, begin, floor = left[told], begin[told], floor[told]
    # "As Smith, a clerk and author of “Bridges,” put it, ..."
    floor = floor + (has(text.codes[floor], wc.AS) & has(text.codes[begin - 2], wc.NEUT))
    first, last = find_first_phrases(text, floor, begin - 1)
    inner = find_inner_verbs(text, first, last)
    last = np.where((inner >= 0) & (last == begin - 2), inner - 1, last)
    told = (first >= 0) & (last < begin - 2) & (text.find_quotes(first) < 0)
    # "Tolls rise in the north - Ann Smith: “...”"
    dash = text.find(wc.DASH).find_previous(begin - 2)
    place = dash[:, None] + np.arange(1, _LONGEST_NAME)
    inside = place < begin[:, None] - 1
    code = text.codes[np.clip(place, 0, len(text))]
    name = has(code, wc.CAPITAL) | (code == 0) | ~inside  # the full stop of "Ann M. Smith"
    signed = (dash > floor) & has(text.codes[begin - 1], wc.COLON) & name.all(axis=1)
    signed &= (begin - 2 - dash >= 1) & (begin - 2 - dash < _LONGEST_NAME)
    first, last = np.where(signed, dash + 1, first), np.where(signed, begin - 2, last)
    told |= signed
    give_speakers(rows, left[told], (first[told], last[told]), FRONTED)


def _read_announced(text: Text, rows: Rows) -> None:
    """Read "And from Ann Smith:", "The verdict from Ann Smith:" and the quotation behind it, or that opens the next paragraph."""
    left = np.flatnonzero((rows.speaker_first < 0) & (rows.first > 0))
    colon = rows.first[left] - 1
    told = has(text.codes[colon], wc.COLON)
    apart = text.find_paragraphs(rows.first[left]) - text.find_paragraphs(colon)
    told &= apart <= 1
    left, colon, apart = left[told], colon[told], apart[told]
    floor = text.find_floors(colon)
    first, last = find_noun_phrases_before(text, colon - 1, floor)
    # "the verdict from Smith" is one phrase.
    by = _find_named_before(text, "from by", last)
    inner = (by > first) & (first >= 0) & text.are(by - 1, "announces a quotation")
    first = np.where(inner, by + 1, first)
    before = first - 1
    announced = text.are(before, "from by")
    # "From Ann Smith's latest post:"
    issued = announced & (before <= floor + 1) & text.find(wc.POSSESSIVE).any_between(first, last)
    issued &= has(text.codes[last], wc.TEXT) | text.are(last, "announces a quotation")
    told = (first >= 0) & (has(text.codes[last], wc.CAPITAL) | issued)
    announced |= text.are(before - 1, "here") & has(text.codes[before], wc.COP)
    told &= ((first == floor) & (apart == 1)) | announced
    give_speakers(rows, left[told], (first[told], last[told]), FRONTED)


def _find_named_before(text: Text, name: str, token: Ints) -> Ints:
    """Find the last word of a name before each token, or -1."""
    places = np.append(-1, text.find_named(name))
    found: Ints = places[np.searchsorted(places[1:], token)]
    return found


def _read_told_behind(text: Text, rows: Rows, after: Ints) -> None:
    """Read "...," was Smith's reply; "...," came the reply from Smith; "..." was how Smith put it; "..." — this from Smith."""
    after = after[rows.speaker_first[after] < 0]
    begin = rows.last[after] + 1
    begin = begin + has(text.codes[begin], wc.DASH | wc.COLON | wc.COMMA)
    begin = begin + (text.are(begin, "this or that") & has(text.codes[begin + 1], wc.COP))
    is_, ceiling = has(text.codes[begin], wc.COP), text.find_ceilings(begin)
    # Whose reply it was.
    word = begin + 1 + has(text.codes[begin + 1], wc.POSS | wc.DET)
    owner = text.find(wc.POSSESSIVE).find_next(begin + 1)
    owned = is_ & (owner > begin + 1) & (owner - begin <= _LONGEST_NAME)
    owned &= text.are(owner + 1, "words of somebody") | text.are(owner + 2, "words of somebody")
    own = is_ & has(text.codes[begin + 1], wc.POSS) & ~owned
    own &= text.are(word, "words of somebody") | text.are(word + 1, "words of somebody")
    # Who it came from, and how somebody put it.
    came = text.are(begin, "comes") & text.are(word, "words of somebody") & text.are(word + 1, "from by")
    came |= text.are(begin, "this or that") & text.are(begin + 1, "from by")
    place = np.where(text.are(begin, "comes"), word + 2, begin + 2)
    put = is_ & text.are(begin + 1, "how")
    first, last = find_noun_phrases_after(text, place, ceiling)
    named = (came | put) & (first >= 0)
    named &= ~put | has(text.cues[last + 1], verb_frames.INFLECTED)
    first = np.where(named, first, np.where(owned | own, begin + 1, -1))
    last = np.where(named, last, np.where(owned, owner - 1, begin + 1))
    told = first >= 0
    give_speakers(rows, after[told], (first[told], last[told]), SIGNED)
