"""Sources set off by a mark alone: headlines with a colon, and messages signed after a dash."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.rows import Rows, are_among, draft_rows, drop_off, join_rows
from mediaframing.coding.attribution.shapes import HEADLINE, SIGNATURE
from mediaframing.coding.attribution.turns import read_blocks, read_transcripts
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import any_between, has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.text.places import Places, list_between, list_places
from mediaframing.coding.text.tokens import Bools, Ints

LONGEST_NAME = 4
"""A source in a headline has at most this many words."""
_LONGEST_HEADLINE, _FURTHEST_COLON = 40, 30
_LONGEST_PARAGRAPH, _LONGEST_MESSAGE = 320, 200
"""A paragraph of so many characters at most is all a message; of a longer one only its last sentences are."""
_FEWEST_BEFORE_DASH, _LONGEST_SOURCE = 4, 4
"""A headline has so many words at least before the dash and its source, which has so many at most."""
_NO_SOURCE = (
    wc.AUX | wc.FIN | wc.ADP | wc.CCONJ | wc.SCONJ | wc.INT | wc.DET | wc.ADV | wc.PRON | wc.TIME | wc.NUMBER
)  # fmt: skip
_IN_NAME = wc.WORD | wc.CAPITAL | wc.ROLE | wc.PLURAL | wc.POSSESSIVE


def find_bylines(text: Text) -> Rows:
    """Find the attributions of headlines ("Smith: No Talks") and of signed messages ("... — Ann Smith (@smith)")."""
    turns, headlines = read_transcripts(text), _read_headlines(text)
    headlines = headlines.keep(~are_among(text, headlines.cue_first, turns.cue_first))
    dashed = join_rows(_read_dashed(text), _read_rulings(text))
    return drop_off(join_rows(turns, read_blocks(text), headlines, dashed, _read_signatures(text)))


def _stack(first: Ints, last: Ints, cue: Ints, speaker: Spans, shape: int) -> Rows:
    """Give rows of contents, cues of one mark and speakers."""
    return draft_rows(np.full(len(first), -1), (first, last), (cue, cue), speaker, shape)


def _read_headlines(text: Text) -> Rows:
    """Read "Smith: No Talks" and "No Talks Before May: Smith"."""
    colons = text.find(wc.COLON)
    sentences = text.sentences
    marked = np.unique(sentences.of_token[colons.tokens])
    opening = text.paragraph_openings
    alone = np.isin(marked, opening[:-1]) & np.isin(marked + 1, opening)
    alone &= ~has(text.codes[sentences.end_token[marked] - 1], wc.STOP | wc.COLON | wc.QUOTE)
    headline = marked[(sentences.number[marked] == 0) | alone]
    first, last = sentences.first_token[headline], sentences.end_token[headline] - 1
    colon = colons.find_next(first + 1)
    read = (colon < np.minimum(last, first + _FURTHEST_COLON)) & (last - first <= _LONGEST_HEADLINE)
    first, last, colon = first[read], last[read], colon[read]
    end = np.maximum(text.recall(_find_stops).pass_back(last), colon)
    before = (
        _are_names(text, first, colon - 1)
        & (end - colon > 2 - has(text.codes[colon - 1], wc.PERSON))
        & ~text.are(first, "labels of no speaker")
        & ~text.are(first, "interviewers")
    )
    # "Won't hold talks: Weber" is a clause, and "The big story: Weber" none.
    long = (colon - first > 3) | ((colon - first > 2) & any_between(text.codes, wc.AUX, first, colon))
    after = ~before & (_are_names(text, colon + 1, end) | _are_people(text, colon + 1, end)) & long
    content = np.where(after, first, colon + 1), np.where(after, colon - 1, end)
    speaker = np.where(after, colon + 1, first), np.where(after, end, colon - 1)
    return _stack(*content, colon, speaker, HEADLINE).keep(before | after)


def _read_dashed(text: Text) -> Rows:
    """Read "No talks before May — envoy", the article's first paragraph; not "No talks before May - The Herald"."""
    sentences, opening = text.sentences, text.paragraph_openings[:-1]
    headline = opening[(sentences.number[opening] == 0) & (np.diff(text.paragraph_openings) == 1)]
    first, last = sentences.first_token[headline], sentences.end_token[headline] - 1
    dash = text.find(wc.DASH).find_previous(last - 1)
    read = (dash - first >= _FEWEST_BEFORE_DASH) & (last - first <= _LONGEST_HEADLINE)
    read &= (last - dash <= _LONGEST_SOURCE) & (text.find_quotes(dash) < 0)
    first, last, dash = first[read], last[read], dash[read]
    source, code = _are_sources(text, dash + 1, last)
    speaks = has(text.codes[last], wc.ROLE) | text.are(last, "sources of headlines")
    speaks |= has(code, wc.CAPITAL).all(axis=1)
    kept = source & speaks
    first, last, dash = first[kept], last[kept], dash[kept]
    return _stack(first, dash - 1, dash, (dash + 1, last), HEADLINE)


def _read_rulings(text: Text) -> Rows:
    """Read "Club Guilty Of Neglect, Judge Rules" and "Judge rules club broke the law"; "court rules on theft" and "the rules" tell nothing."""
    verb = text.find_named("rules in headlines")
    floor, ceiling = text.find_floors(verb), text.find_ceilings(verb)
    stop = has(text.codes[ceiling], wc.STOP)
    comma = text.find(wc.COMMA).find_previous(verb - 1)
    source, _ = _are_sources(text, comma + 1, verb - 1)
    rules = text.are(verb - 1, "who rules in headlines") & ~has(
        text.codes[verb - 2], wc.DET | wc.POSS | wc.ADP
    )
    rules &= text.find_quotes(verb) < 0
    closes = rules & source & (verb == ceiling - stop) & (comma > floor + 1)
    opens = rules & ~closes & ~stop & (verb - floor <= _LONGEST_SOURCE) & (ceiling > verb + 1)
    opens &= ~has(
        text.codes[verb + 1], wc.ADP | wc.COMMA | wc.AUX | wc.TO | wc.STOP | wc.COLON
    ) & ~text.end_with(verb + 1, "ed")
    opens &= text.sentences.number[text.sentences.of_token[verb]] == 0
    content = np.where(closes, floor, verb + 1), np.where(closes, comma - 1, ceiling)
    speaker = np.where(closes, comma + 1, floor), verb - 1
    return _stack(*content, verb, speaker, HEADLINE).keep(closes | opens)


def _are_sources(text: Text, first: Ints, last: Ints) -> tuple[Bools, Ints]:
    """Tell whether phrases can be sources behind a headline, and give the codes of their words."""
    place = first[:, None] + np.arange(_LONGEST_SOURCE)
    inside = place <= last[:, None]
    place = np.where(inside, place, last[:, None])
    code = text.codes[place]
    source: Bools = np.all(has(code, wc.WORD | wc.POSSESSIVE) & ~has(code, _NO_SOURCE), axis=1)
    source &= ~(text.are(place, "outlets in titles") & inside).any(axis=1)
    return source & (last >= first) & (last < first + _LONGEST_SOURCE), code


def _are_people(text: Text, first: Ints, last: Ints) -> Bools:
    """Tell whether phrases name people who speak: "top official", "teachers’ union"."""
    speak = has(text.codes[last], wc.ROLE | wc.PERSON) | text.are(last, "sources of headlines")
    return _are_sources(text, first, last)[0] & speak


def _find_stops(text: Text) -> Places:
    """Find the stops that close no quotation."""
    stops = text.find(wc.STOP).tokens
    return list_places(stops[text.find_closings(stops) < 0], len(text))


def _are_names(text: Text, first: Ints, last: Ints) -> Bools:
    """Tell whether words can be sources: a few capitalised ones, or of offices, reports and polls."""
    place = first[:, None] + np.arange(LONGEST_NAME)
    code = text.codes[np.minimum(place, len(text))]
    named = has(code, wc.CAPITAL | wc.ROLE) & ~has(code, ~_IN_NAME)
    names: Bools = np.all(named | (place > last[:, None]), axis=1)
    return names & (first <= last) & (last < first + LONGEST_NAME)


def _read_signatures(text: Text) -> Rows:
    """Read "... — Ann Smith (@smith)": the content is the paragraph up to the dash, or where others stand there, its end."""
    sentences, opening = text.sentences, text.paragraph_openings
    bracket = text.find(wc.OPEN_BRACKET).tokens
    bracket = bracket[text.start_with(bracket + 1, "@") & (bracket < text.find_paragraph_ceilings(bracket))]
    dash = text.find(wc.DASH).find_previous(bracket - 1)
    signed = (dash > np.maximum(0, bracket - 8)) & (dash < bracket - 1)
    bracket, dash = bracket[signed], dash[signed]
    signed = text.find_paragraphs(dash) == text.find_paragraphs(bracket)
    bracket, dash = bracket[signed], dash[signed]
    paragraph = np.searchsorted(opening, sentences.of_token[dash], "right") - 1
    start, opens = text.tokens.start, sentences.first_token[opening[paragraph]]
    row, place = list_between(opening[paragraph], sentences.of_token[dash] + 1)
    begin = sentences.first_token[place]
    near = start[dash[row]] - start[begin] <= _LONGEST_MESSAGE
    first = sentences.first_token[sentences.of_token[dash]].copy()
    np.minimum.at(first, row[near], begin[near])
    first = np.where(start[dash] - start[opens] <= _LONGEST_PARAGRAPH, opens, first)
    rows = _stack(first, dash - 1, np.full(len(dash), -1), (dash + 1, bracket - 1), SIGNATURE)
    return rows.keep(first < dash)
