"""Whose view or count it is by an adverbial: "in Weber's view, ...", "by his own account, ...", "in a Herald poll, ..."."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.attribution.owners import find_owners
from mediaframing.coding.attribution.preceding import find_contents_before
from mediaframing.coding.attribution.rows import (
    CLAUSE_END,
    ENDS,
    Rows,
    draft_rows,
    finish_rows,
)
from mediaframing.coding.attribution.shapes import COUNTED, VIEWPOINT
from mediaframing.coding.english import name_words as nw
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.clauses import open_clauses
from mediaframing.coding.english.noun_phrases import find_noun_phrases_after, find_noun_phrases_before
from mediaframing.coding.english.queries import any_between, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.tokens import Bools, Ints

_FAR = 9
"""So many words stand at most from the "far" of "as far as the two clubs are concerned" to its end."""
_BEARS = 6
"""So far from the adverbial may the clause begin that it belongs to: "But today, in his view, ..."."""


@dataclass(frozen=True)
class _Adverbials(Columns):
    """Phrases that tell whose view a clause is: where they stand, and who is named in them."""

    first: Ints
    last: Ints
    speaker_first: Ints
    speaker_last: Ints


def read_viewpoints(text: Text, rows: Rows) -> Rows:
    """Find whose view, account or count a clause is, where no verb tells it.

    Parameters
    ----------
    text : Text
    rows : Rows
        The attributions found so far: a clause that is somebody's words already is left to them.
    """
    noun = text.find_named("viewpoints with in", "viewpoints with by", "viewpoints with from", "counts")
    noun = noun[text.find_quotes(noun) < 0]
    counts = text.are(noun, "counts")
    owned = _find_owned(text, noun[~counts])
    of_whom = _find_of_whom(text, noun[~counts])
    drafts = [_read(text, rows, found, VIEWPOINT) for found in (owned, of_whom)]
    drafts.append(_read(text, rows, _find_counts(text, noun[counts]), COUNTED))
    drafts.append(_read(text, rows, _find_to_whom(text), VIEWPOINT))
    drafts.append(_read(text, rows, _find_for_whom(text), VIEWPOINT))
    drafts.append(_read(text, rows, _find_concerned(text), VIEWPOINT))
    return finish_rows(text, *drafts)


def _find_owned(text: Text, noun: Ints) -> _Adverbials:
    """Find "in Weber's view" and "in her opinion"; "in my view" is the writer's own."""
    floor = text.find_floors(noun)
    first, last = find_owners(text, noun, floor)
    opener = first - 1
    own = (first == last) & text.are(first, "the writer's own")
    kept = (first > floor) & ~own & _govern(text, opener, noun)
    return _Adverbials(opener[kept], noun[kept], first[kept], last[kept])


def _find_of_whom(text: Text, noun: Ints) -> _Adverbials:
    """Find "in the words of Weber"."""
    floor, ceiling = text.find_floors(noun), text.find_ceilings(noun)
    opener = noun - 2
    kept = (opener >= floor) & has(text.codes[noun - 1], wc.DET) & has(text.codes[noun + 1], wc.OF)
    noun, opener, ceiling = noun[kept], opener[kept], ceiling[kept]
    kept = _govern(text, opener, noun)
    noun, opener, ceiling = noun[kept], opener[kept], ceiling[kept]
    first, last = find_noun_phrases_after(text, noun + 2, ceiling)
    last = _end_before_clauses(text, first, last)
    kept = first >= 0
    return _Adverbials(opener[kept], last[kept], first[kept], last[kept])


def _end_before_clauses(text: Text, first: Ints, last: Ints) -> Ints:
    """End a phrase before an article that opens another: "in the eyes of critics the bridge is old"."""
    article = text.find(wc.DET).find_next(first + 1)
    apart = (first >= 0) & (article <= last) & ~has(text.codes[article - 1], wc.ADP | wc.CCONJ | wc.COMMA)
    return np.where(apart, article - 1, last)


def _find_for_whom(text: Text) -> _Adverbials:
    """Find "For the drivers" before "this is ..." and "it was ..." with a noun phrase, at the beginning of a sentence."""
    opener = text.find_named("for")
    opener = opener[(opener == text.find_floors(opener)) & (text.find_quotes(opener) < 0)]
    ceiling = text.find_ceilings(opener)
    first, last = find_noun_phrases_after(text, opener + 1, ceiling)
    last = np.where(text.are(last, "this it") & (last > first), last - 1, last)
    subject = last + 1 + has(text.codes[last + 1], wc.COMMA)
    said = (first >= 0) & (subject + 3 < ceiling) & text.are(subject, "this it")
    said &= has(text.codes[subject + 1], wc.COP) & text.are(subject + 2, "a an no not nothing")
    said &= _are_people(text, first, last) & ~(text.are(last, "spans of time") | text.are(last, "times"))
    opener, first, last = opener[said], first[said], last[said]
    return _Adverbials(opener, last, first, last)


def _find_concerned(text: Text) -> _Adverbials:
    """Find "As far as Weber is concerned", but not "as far as costs are concerned"."""
    last = text.find_named("concerned")
    last = last[has(text.codes[last - 1], wc.COP) & (text.find_quotes(last) < 0)]
    begin = text.find_named("far of a view")
    far = np.append(-_FAR, begin)[np.searchsorted(begin, last)]
    opens = text.are(far + 1, "as") & text.are(far - 1, "as so") & (last - far <= _FAR)
    last, first = last[opens], far[opens] + 2
    end = last - 2
    speak = has(text.codes[end], wc.PERSON | wc.ROLE | wc.BODY | wc.PRON)
    speak |= has(text.codes[end], wc.CAPITAL) & ~has(nw.read_name_words(text, end), nw.PLACE)
    speak &= ~has(text.codes[end], wc.NEUT | wc.FIRST) & (end >= first)
    last, first, end = last[speak], first[speak], end[speak]
    return _Adverbials(first - 3, last, first, end)


def _are_people(text: Text, first: Ints, last: Ints) -> Bools:
    """Tell which phrases name people: "the nurses", "many in the town", "Weber"."""
    code, head = text.codes[first], text.codes[last]
    people = has(head, wc.PERSON | wc.ROLE | wc.QUANTIFIER) | has(code, wc.QUANTIFIER)
    people |= has(code, wc.CAPITAL) & has(head, wc.CAPITAL) & ~has(code | head, wc.TIME | wc.NUMBER)
    owned = text.find(wc.POSSESSIVE).any_between(first, last)
    people |= has(head, wc.ACC) | (has(head, wc.POSS) & (first == last) & ~has(head, wc.FIRST))
    people |= text.end_with(last, "s") & (owned | ~has(code, wc.DET))
    return people & ~has(head, wc.FIRST) & ~has(nw.read_name_words(text, last), nw.PLACE)


def _find_to_whom(text: Text) -> _Adverbials:
    """Find "To Weber" and "to many in the town" before a comma and a clause, at the beginning of a sentence."""
    opener = text.find(wc.TO).tokens
    floor = text.find_floors(opener)
    opens = (opener - floor <= has(text.codes[floor], wc.CCONJ)) & (text.find_quotes(opener) < 0)
    opener = opener[opens]
    ceiling = text.find_ceilings(opener)
    first, last = find_noun_phrases_after(text, opener + 1, ceiling)
    kept = (first == opener + 1) & (last + 3 < ceiling) & has(text.codes[last + 1], wc.COMMA)
    opener, first, last, ceiling = opener[kept], first[kept], last[kept], ceiling[kept]
    people = _are_people(text, first, last)
    people[people] = open_clauses(text, last[people] + 2, ceiling[people])
    return _Adverbials(opener[people], last[people], first[people], last[people])


def _govern(text: Text, opener: Ints, noun: Ints) -> Bools:
    """Tell which prepositions make a viewpoint of a noun: "in his view", "by his account", "from his standpoint"."""
    fit: Bools = text.are(opener, "in") & text.are(noun, "viewpoints with in")
    fit |= text.are(opener, "by") & text.are(noun, "viewpoints with by")
    return fit | (text.are(opener, "from") & text.are(noun, "viewpoints with from"))


def _find_counts(text: Text, noun: Ints) -> _Adverbials:
    """Find "in the latest Herald poll"."""
    floor = text.find_floors(noun)
    first, last = find_noun_phrases_before(text, noun, floor)
    kept = (first > floor) & (last == noun)
    kept &= text.are(first - 1, "in")
    first, noun = first[kept], noun[kept]
    return _Adverbials(first - 1, noun, first, noun)


def _read(text: Text, rows: Rows, found: _Adverbials, shape: int) -> Rows:
    """Take the clause behind an adverbial that opens its sentence, or before one that closes it, for the content."""
    codes = text.codes
    floor, ceiling = text.find_floors(found.first), text.find_ceilings(found.first)
    opens = found.first - floor <= has(codes[floor], wc.CCONJ | wc.ADV)
    comma = text.find(wc.COMMA).find_next(found.last + 1)
    comma = np.where(has(codes[found.last + 1], wc.COLON), found.last + 1, comma)
    if shape == COUNTED:  # "In a poll, conducted in May, ..."
        told = text.end_with(comma + 1, "ed") & has(text.codes[found.last + 1], wc.COMMA)
        comma = np.where(told, text.find(wc.COMMA).find_next(comma + 1), comma)
        near = comma - found.last <= _BEARS + 2 * told * _BEARS
        ends = has(text.codes[found.last + 1], ENDS | wc.COMMA | wc.TIME) | text.end_with(
            found.last + 1, "ed"
        )
    else:
        near = comma == found.last + 1
        ends = has(text.codes[found.first - 1], wc.PAUSE) & has(text.codes[found.last + 1], ENDS | wc.COMMA)
    follows = opens & near & (comma + 2 < ceiling)
    # "In Weber's view the bridge is old", "For Weber this is no bridge"
    if shape == VIEWPOINT:
        rest = np.flatnonzero(opens & ~near & (found.last + 2 < ceiling))
        bare = open_clauses(text, found.last[rest] + 1, ceiling[rest])
        comma[rest[bare]] = found.last[rest[bare]]
        follows[rest[bare]] = True
    inside = ~opens & has(text.codes[found.first - 1], wc.COMMA) & has(text.codes[found.last + 1], wc.COMMA)
    inside &= (found.first - floor <= _BEARS) & (found.last + 3 < ceiling)
    closes = ~opens & ~inside & ends
    first, last = np.full((2, len(found.first)), -1)
    first[follows], last[follows] = comma[follows] + 1, CLAUSE_END
    first[inside], last[inside] = found.last[inside] + 2, CLAUSE_END
    before = np.flatnonzero(closes)
    first[before], last[before] = find_contents_before(text, found.first[before] - 1, floor[before])
    end = np.where(last == CLAUSE_END, ceiling, last)
    read = (first >= 0) & ~_have_speakers(rows, floor, ceiling)
    if shape == COUNTED:
        read &= any_between(codes, wc.NUMBER, np.maximum(first, 0), np.maximum(end, 0) + 1)
    speaker = found.speaker_first[read], found.speaker_last[read]
    cue = found.first[read], np.where(shape == COUNTED, found.first, found.last)[read]
    return draft_rows(found.first[read], (first[read], last[read]), cue, speaker, shape, ceiling[read])


def _have_speakers(rows: Rows, floor: Ints, ceiling: Ints) -> Bools:
    """Tell which sentences hold the cue of an attribution already."""
    cues = np.sort(rows.cue_first)
    there: Bools = np.searchsorted(cues, floor) < np.searchsorted(cues, ceiling, "right")
    return there
