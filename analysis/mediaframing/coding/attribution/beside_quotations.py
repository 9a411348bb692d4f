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
from mediaframing.coding.text.tokens import Bools, Ints

_NO_VERB = wc.ADP | wc.TO | wc.CCONJ | wc.SCONJ | wc.THAT | wc.REL
_LONGEST_SIGNATURE, _LONGEST_NAME, _LONGEST_ASIDE, _LONGEST_PHRASE = 9, 5, 14, 8
_NO_SIGNATURE = wc.STOP | wc.QUOTE | wc.COLON | wc.AUX | wc.FIN | wc.PRON | wc.ADV
_AFTER_VERB = wc.STOP | wc.COMMA | wc.ADP | wc.TIME | wc.ADV | wc.SCONJ | wc.AS | wc.REL
_NO_INNER_VERB = (
    wc.CAPITAL | wc.ROLE | wc.PERSON | wc.PLURAL | wc.ADJ | wc.ADP | wc.CCONJ | wc.POSSESSIVE | wc.DET
)


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
    begin = begin + has(text.codes[begin], wc.DASH)  # "— Ann Smith"
    opens = rows.first[after] == text.find_paragraph_floors(rows.first[after])
    opens &= text.find_paragraphs(begin) == text.find_paragraphs(rows.last[after]) + 1
    after, begin = after[opens], begin[opens]
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


def _read_inverted(text: Text, rows: Rows, after: Ints) -> None:
    """Read "...," he surmised, and "...," exhorted the mayor's friend."""
    after = after[rows.speaker_first[after] < 0]
    begin = rows.last[after] + 1
    # Two apostrophes close a quotation, too.
    mark = begin - 2 - has(text.codes[begin - 2], wc.QUOTE)
    ceiling = text.find_ceilings(begin)
    # “I heard it!” Weber shouted.
    cried = has(text.codes[mark], wc.STOP) & ~text.are(mark, "full stop")
    # “I heard it.” Weber said.
    stopped = text.are(mark, "full stop") & (ceiling - begin <= _LONGEST_PHRASE)
    told = (has(text.codes[mark], wc.COMMA) | cried | stopped) & (begin < ceiling)
    after, begin, ceiling = after[told], begin[told], ceiling[told]
    cried, stopped = cried[told], stopped[told]
    first, last = find_noun_phrases_after(text, begin, ceiling)
    last, verb = _find_telling_verbs(text, first, last)
    told = (
        (first >= 0)
        & ~text.are(first, "there")
        & (verb <= ceiling)
        & _are_small(text, verb)
        & ~has(text.codes[verb], _NO_VERB)
        & ~(has(text.cues[first], verb_frames.STRONG) & (first == begin))
    )
    back = text.are(verb + 1, "back")
    tells = has(text.cues[verb], verb_frames.TELLS) | back
    # "Lund asked, “Is it late?” Weber asked back."
    before = rows.first[after] - 1
    ahead = (before >= text.find_floors(rows.first[after])) & has(text.codes[before], wc.COMMA | wc.COLON)
    told &= ~cried | (tells & ~ahead & has(text.codes[verb + 1 + back], _AFTER_VERB))
    alone = has(text.cues[verb], verb_frames.STRONG) & has(text.cues[verb], verb_frames.INFLECTED)
    told &= ~stopped | (alone & (verb + 1 >= ceiling))
    _give_with_verbs(rows, after[told], (first[told], last[told]), verb[told])
    ahead = ~told & ~cried & ~stopped & _are_small(text, begin)
    ahead &= text.are(begin, "reads") | (
        has(text.cues[begin], verb_frames.INFLECTED)
        & ~has(text.cues[begin], verb_frames.VERB_SHAPED | verb_frames.TELLS)
    )
    after, verb = after[ahead], begin[ahead]
    first, last = find_noun_phrases_after(text, verb + 1, ceiling[ahead])
    told = (first >= 0) & ~has(text.codes[first], wc.ACC | wc.TIME | wc.ADV)
    told &= has(text.codes[last + 1], _AFTER_VERB)
    _give_with_verbs(rows, after[told], (first[told], last[told]), verb[told])


def _are_small(text: Text, word: Ints) -> Bools:
    """Tell words in small letters."""
    small: Bools = has(text.codes[word], wc.WORD) & ~has(text.codes[word], wc.CAPITAL)
    return small


def _give_with_verbs(rows: Rows, places: Ints, speakers: Spans, verb: Ints) -> None:
    if give_speakers(rows, places, speakers, UNLISTED_INVERTED):
        rows.cue_first[places] = rows.cue_last[places] = verb


def _find_telling_verbs(text: Text, first: Ints, last: Ints) -> Spans:
    """Find the verb behind each phrase, behind what stands between commas after it, or as its last word.

    Returns
    -------
    tuple
        The phrases' last tokens without the verb, and the verbs.
    """
    verb = text.find(wc.ADV).pass_forward(last + 1)
    comma = text.find(wc.COMMA).find_next(last + 2)
    behind = text.find(wc.ADV).pass_forward(comma + 1)
    # "Weber, a clerk of the town, said softly"
    apposed = has(text.codes[last + 1], wc.COMMA) & (comma - last <= _LONGEST_ASIDE)
    apposed &= has(text.cues[behind], verb_frames.TELLS)
    apposed &= has(text.cues[behind], verb_frames.INFLECTED)
    ceiling = text.find_ceilings(np.maximum(last, 0))
    apposed &= behind <= ceiling
    # "the mayor riffed on the plan"
    inner = _find_inner_verbs(text, first, last)
    follows = (last >= ceiling) | has(text.codes[last + 1], _AFTER_VERB)
    within = (inner >= 0) & follows & ~apposed
    within &= ~has(text.cues[verb], verb_frames.TELLS) | (verb > ceiling)
    return np.where(within, inner - 1, last), np.where(apposed, behind, np.where(within, inner, verb))


def _find_inner_verbs(text: Text, first: Ints, last: Ints) -> Ints:
    """Find the unlisted verb that ends each phrase: the only small word behind a name, a last word in "ed"; else -1."""
    before, final = np.maximum(first, 0), np.maximum(last, 0)
    named = has(text.codes[before], wc.CAPITAL | wc.PRON) & ~has(text.codes[before], wc.DET)
    place = np.minimum(before[:, None] + np.arange(_LONGEST_PHRASE), len(text))
    small = (place <= last[:, None]) & has(text.codes[place], wc.WORD)
    small &= ~has(text.codes[place], wc.CAPITAL | wc.PRON)
    # "Weber shot back" reads until "shot".
    verb = np.where(named & small.any(1), before + small.argmax(1), -1)
    verb[(verb < 0) | has(text.codes[verb], _NO_INNER_VERB)] = -1
    verb[text.find(wc.CAPITAL).any_between(verb, final + 1)] = -1
    ended = ~named & (last > first) & _are_small(text, final)
    ended &= text.end_with(final, "ed") | text.are(final, "reads")
    return np.where(ended, final, verb)


def _read_fronted(text: Text, rows: Rows) -> None:
    """Read "Smith was blunt: ..." and "Smith shot back: ..."."""
    left = np.flatnonzero(rows.speaker_first < 0)
    begin = rows.first[left]
    floor = text.find_floors(begin)
    told = (begin > floor) & has(text.codes[begin - 1], wc.COLON | wc.COMMA)
    told &= text.find_ceilings(begin) <= rows.last[left]
    left, begin, floor = left[told], begin[told], floor[told]
    first, last = find_first_phrases(text, floor, begin - 1)
    inner = _find_inner_verbs(text, first, last)
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
    told = (first >= 0) & has(text.codes[last], wc.CAPITAL)
    before = first - 1
    announced = text.are(before, "from by")
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
