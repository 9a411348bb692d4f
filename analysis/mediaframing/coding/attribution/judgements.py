"""Who denies, finds or judges with a noun phrase: "found no fraud", "cleared her of fraud", "did not deny the leak".

The verbs are no cues elsewhere, for mostly their object is a thing ("found no seat", "cleared the road"): what stands
beside them tells that the object is what their subject holds to be so, or not so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from mediaframing.coding.attribution.rows import (
    NO_OBJECT,
    NO_ROWS,
    OBJECT_END,
    Rows,
    are_own,
    are_untold,
    draft_rows,
    finish_rows,
    join_rows,
)
from mediaframing.coding.attribution.shapes import (
    CLEARED,
    DENIAL,
    FINDING,
    INFINITIVE,
    JUDGED,
    LIGHT,
    PLEA,
    PREDICATE,
    UNNAMED,
    VERDICT,
)
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import (
    end_before_verbs,
    find_noun_phrases_after,
    find_noun_phrases_before,
)
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.english.subjects import find_subjects
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_BOUND = wc.COMMA | wc.STOP | wc.SEMICOLON | wc.COLON | wc.DASH | wc.SCONJ | wc.REL
_NO_SUBJECT = wc.ADP | wc.TO | wc.SCONJ
_NO_NAME = wc.ADP | wc.SCONJ | wc.INT | wc.TO
_AFTER_NOUN = _BOUND | wc.ADP | wc.CCONJ | wc.THAT | wc.TIME | wc.ADV | wc.QUOTE | wc.TO
_PLACED = wc.ADP & ~wc.OF
_LIGHT = (
    ("raises", "what is raised"),
    ("casts", "what is cast"),
    ("takes up", "what is taken"),
    ("pays", "what is paid"),
    ("sounds", "what is sounded"),
    ("lays", "what is laid"),
)
_LIGHT_REACH = 3
"""So many words stand between a light verb and its noun at most, and one less: "raised a great many questions"."""
_ABSOLUTE = 5
"""Within so many words behind a comma stands the "being" of "nobody on board being at fault"."""
_REACH = 8
"""So many words stand at most between a verb and what tells that it judges: "cleared the head of the bank of fraud"."""


@dataclass(frozen=True)
class _Verbs(Columns):
    """Verbs that may judge.

    ``place`` is what follows them, ``bound`` where their object ends at the latest, ``first`` and ``last`` their
    subject, ``helpers`` the bits of their auxiliaries; ``negated`` tells whether "not" stands before them, and
    ``coordinated`` whether "and" or "but" does.
    """

    token: Ints
    place: Ints
    bound: Ints
    first: Ints
    last: Ints
    helpers: Ints
    negated: Bools
    coordinated: Bools


def read_judgements(text: Text, rows: Rows) -> Rows:
    """Find who denies, finds or judges, but for what stands in what a source says already.

    Parameters
    ----------
    text : Text
    rows : Rows
        The attributions found so far.
    """
    token = text.find_named("verbs of judgement")
    token = token[are_untold(text, rows, token)]
    light = join_rows(_read_light(text, rows), _read_wishes(text, rows))
    if not len(token):
        return finish_rows(text, light)
    verbs = _find_verbs(text, rows, token)
    body = _are_any(text, "bodies that judge", verbs.first, verbs.last + 1)
    drafts = [
        _read_findings(text, verbs, body),
        _read_verdicts(text, verbs),
        _read_clearings(text, verbs, body),
        _read_unnamed(text, verbs),
        _read_pleas(text, verbs),
        _read_judged(text, verbs),
        _read_denials(text, verbs),
        _read_declared(text, verbs),
        light,
    ]
    return finish_rows(text, *drafts)


def _find_verbs(text: Text, rows: Rows, token: Ints) -> _Verbs:
    """Keep the verbs in the active voice that have a subject, be it that of the verb before "and"."""
    floor = text.find_floors(token)
    before = np.maximum(text.find(wc.HELPER).pass_back(token - 1), floor - 1)
    linked = text.find(wc.COP).any_between(before + 1, token)
    # "but continued raising concerns about"
    begun = text.are(before, "phases of a verb") & text.end_with(token, "ing") & ~linked
    before[begun] = np.maximum(text.find(wc.HELPER).pass_back(before[begun] - 1), floor[begun] - 1)
    kept = (before >= floor) & ~linked & ~has(text.codes[before], _NO_SUBJECT)
    kept &= ~has(text.codes[token - 1], wc.DET | wc.POSSESSIVE | wc.POSS)
    token, floor, before = token[kept], floor[kept], before[kept]
    coordinated = has(text.codes[before], wc.CCONJ)
    first, last = np.full((2, len(token)), -1)
    own = np.flatnonzero(~coordinated)
    first[own], last[own] = find_subjects(text, before[own], floor[own])
    relative = own[(last[own] >= 0) & has(text.codes[last[own]], wc.REL)]
    place = first[relative] - 1
    place -= has(text.codes[place], wc.COMMA)
    first[relative], last[relative] = find_noun_phrases_before(text, place, floor[relative])
    shared = np.flatnonzero(coordinated)
    first[shared], last[shared] = share_subjects(text, rows, token[shared], floor[shared])
    bound = np.minimum(text.find(_BOUND).find_next(token + 1), text.find_ceilings(token) + 1)
    found = _Verbs(
        token,
        token + 1,
        np.minimum(bound, token + 1 + _REACH),
        first,
        last,
        _find_helpers(text, before + 1, token),
        _are_any(text, "denies a verb", before + 1, token),
        coordinated,
    )
    return found.keep((first >= 0) & ~has(text.codes[last], wc.FIRST))


def share_subjects(text: Text, rows: Rows, token: Ints, floor: Ints) -> Spans:
    """Find the subjects of second verbs: whoever is told of before them, else what their sentence begins with."""
    first, last = find_noun_phrases_after(text, floor, token - 1)
    opens = has(text.codes[floor], _NO_NAME)
    first[opens], last[opens] = -1, -1
    last = end_before_verbs(text, first, last)
    known = rows.keep(np.flatnonzero((rows.cue_first >= 0) & (rows.speaker_first >= 0)))
    known = known.keep(np.argsort(known.cue_first, kind="stable"))
    if len(known):
        number = np.searchsorted(known.cue_first, token) - 1
        heard = (number >= 0) & (known.cue_first[number] >= floor)
        first[heard] = known.speaker_first[number[heard]]
        last[heard] = known.speaker_last[number[heard]]
    return first, last


def _are_any(text: Text, name: str, start: Ints, end: Ints) -> Bools:
    """Tell whether one of the words of a name stands from each start up to each end."""
    found = np.zeros(len(start), np.bool_)
    span, place = list_between(start, end)
    found[span[text.are(place, name)]] = True
    return found


def _find_helpers(text: Text, start: Ints, end: Ints) -> Ints:
    """Give the bits ``AUX`` and ``MODAL`` of what stands from each start up to each end."""
    bits = (wc.AUX, wc.MODAL)
    found: Ints = sum(
        (text.find(bit).any_between(start, end) * bit for bit in bits), np.zeros(len(start), np.int64)
    )
    return found


def _draft(text: Text, verbs: _Verbs, begin: Ints, shape: int) -> Rows:
    content, cue = (begin, np.full(len(begin), OBJECT_END)), (verbs.token, begin - 1)
    ceiling = text.find_ceilings(verbs.token)
    if shape == CLEARED:  # "of fraud in its report": the report is no part of what she was cleared of
        ceiling = np.minimum(ceiling, text.find(_PLACED).find_next(begin) - 1)
    return draft_rows(verbs.token, content, cue, (verbs.first, verbs.last), shape, ceiling)


def _read_findings(text: Text, verbs: _Verbs, body: Bools) -> Rows:
    """Read "found no fraud" of a court, and "turned up little evidence of fraud" of anybody."""
    up = text.are(verbs.place, "up of a find")
    begin = text.find(wc.ADV).pass_forward(verbs.place + up)
    found = text.are(verbs.token, "finds something") & (up | ~text.are(verbs.token, "turns up"))
    evidence = _are_any(text, "what is found", begin, np.minimum(begin + 4, verbs.bound))
    found &= (text.are(begin, "found none") & (body | evidence)) | (verbs.negated & evidence)
    return _draft(text, verbs.keep(found), begin[found], FINDING)


def _read_verdicts(text: Text, verbs: _Verbs) -> Rows:
    """Read "found her guilty of fraud"."""
    found = text.are(verbs.token, "finding")
    found &= _are_any(text, "what a verdict finds", verbs.place, verbs.bound)
    return _draft(text, verbs.keep(found), verbs.place[found], VERDICT)


def _read_clearings(text: Text, verbs: _Verbs, body: Bools) -> Rows:
    """Read "acquitted her of fraud", and "cleared her of fraud" of a court."""
    of = text.find(wc.OF).find_next(verbs.place)
    found = text.are(verbs.token, "acquits") | (text.are(verbs.token, "clears") & body)
    found &= (of > verbs.place) & (of < verbs.bound)
    return _draft(text, verbs.keep(found), of[found] + 1, CLEARED)


def _read_unnamed(text: Text, verbs: _Verbs) -> Rows:
    """Read "refused to call it a war", "avoided calling it a war", "stopped short of calling it a war"."""
    place = verbs.place
    refused = text.are(verbs.token, "refuses a name") & has(text.codes[place], wc.TO)
    stopped = text.are(verbs.token, "stops short") & text.are(place, "short away")
    avoided = text.are(verbs.token, "avoids a name")
    called = place + np.where(stopped, 2, refused)
    found = (refused | stopped | avoided) & text.are(called, "to call by a name") & (called < verbs.bound)
    return _draft(text, verbs.keep(found), called[found] + 1, UNNAMED)


def _read_pleas(text: Text, verbs: _Verbs) -> Rows:
    """Read "pleaded not guilty to fraud"; to plead guilty is told as a fact."""
    place = verbs.place
    no = text.are(place, "within a plea")
    pleaded = (no & text.are(place + 1, "what is denied in a plea")) | text.are(place, "pleaded innocent")
    found = text.are(verbs.token, "pleads") & pleaded
    return _draft(text, verbs.keep(found), place[found], PLEA)


def _read_judged(text: Text, verbs: _Verbs) -> Rows:
    """Read "threw out the fraud case", "overturned the finding of fraud", "did not buy the tale of fraud"."""
    out = text.are(verbs.token, "throws out") & text.are(verbs.place, "out")
    begin = verbs.place + out
    rejects = text.are(verbs.token, "rejects claims")
    found = (
        out | rejects | text.are(verbs.token, "overturns") | (text.are(verbs.token, "buys") & verbs.negated)
    )
    # "threw out the fraud case", but "the case files"
    span, place = list_between(begin, verbs.bound)
    claim = np.zeros(len(begin), np.bool_)
    named = text.are(place, "what is claimed") & ~rejects[span]
    named |= text.are(place, "what is alleged") & rejects[span]
    named |= text.are(place, "what is asked for") & rejects[span] & text.are(place + 1, "for")
    ends = has(text.codes[place + 1], _AFTER_NOUN) | (text.codes[place + 1] == 0)
    claim[span[named & ends]] = True
    found &= claim
    return _draft(text, verbs.keep(found), begin[found], JUDGED)


def _read_denials(text: Text, verbs: _Verbs) -> Rows:
    """Read "did not deny the leak" and "... but denies fraud"; nobody denies "entry" or "him a visa" by words."""
    code = text.codes[verbs.place]
    told = has(verbs.helpers, wc.AUX) & (verbs.negated | ~has(verbs.helpers, wc.MODAL))
    found = text.are(verbs.token, "denies") & (
        told | (verbs.coordinated & text.end_with(verbs.token, "s", "d"))
    )
    found &= ~has(code, NO_OBJECT | wc.ACC) & (verbs.place < verbs.bound)
    found &= ~_are_any(text, "what is withheld", verbs.place, np.minimum(verbs.place + 3, verbs.bound))
    # "denied Carter the seat"
    end = np.minimum(verbs.bound, text.find(_AFTER_NOUN).find_next(verbs.place))
    found &= ~text.find(wc.DET).any_between(verbs.place + 1 + has(code, wc.DET), end)
    return _draft(text, verbs.keep(found), verbs.place[found], DENIAL)


def _read_declared(text: Text, verbs: _Verbs) -> Rows:
    """Read "declared the count a fraud" and "ruled the ban unlawful"; a land is ruled a year, and war declared on it."""
    place, thing = verbs.place, verbs.place + 1 - has(text.codes[verbs.place], wc.ACC)
    article = text.find_named("a an", "what is declared")
    where = np.append(article, len(text))[np.searchsorted(article, thing + 1)]
    called = text.are(where, "a an")
    apart = has(
        text.codes[where - 1], wc.ADP | wc.CCONJ | wc.DET | wc.TIME | wc.FIN | wc.AUX | wc.TO | wc.ADV
    )
    ends = has(text.codes[where + 1], _AFTER_NOUN) | called
    long = (
        text.are(where + 1, "times")
        | text.are(where + 1, "a span of time")
        | text.are(where + 2, "a span of time")
    )
    found = text.are(verbs.token, "declares") & (where < verbs.bound) & ends & ~apart & ~(called & long)
    found &= called | ~text.are(verbs.token, "rules upon")  # a court acts by ruling a ban unlawful
    found &= has(text.codes[place], wc.DET | wc.POSS | wc.ACC | wc.CAPITAL | wc.NEUT) & ~text.find(
        wc.FIN
    ).any_between(place, where)
    drafts = _draft(text, verbs.keep(found), place[found], PREDICATE)
    # "declared the drought a disaster amid warnings", but "declared the matter closed, nobody being at fault"
    end = text.find(_PLACED | wc.COMMA).find_next(where[found] + 1)
    absolute = has(text.codes[end], wc.COMMA) & _are_any(text, "of an absolute", end + 1, end + 1 + _ABSOLUTE)
    ceiling = np.where(absolute, drafts.ceiling, np.minimum(drafts.ceiling, end - 1))
    return replace(drafts, last=np.where(absolute, ceiling, OBJECT_END), ceiling=ceiling)


def _read_light(text: Text, rows: Rows) -> Rows:
    """Read "cast doubt on the count" and "raised new questions about the count", where the noun tells what is done."""
    noun = text.find_named(*(thing for _, thing in _LIGHT))
    noun = noun[text.are(noun + 1, "after light nouns") & are_own(text, rows, noun)]
    if not len(noun):
        return NO_ROWS
    token = np.full(len(noun), -1)
    for back in range(1, _LIGHT_REACH + 1):
        place = noun - back
        fit = np.zeros(len(noun), np.bool_)
        for verb, thing in _LIGHT:
            fit |= text.are(place, verb) & text.are(noun, thing)
        token = np.where((token < 0) & fit, place, token)
    held = token >= 0
    noun, token = noun[held], token[held]
    verbs = _find_verbs(text, rows, token)
    begin = noun[np.searchsorted(token, verbs.token)] + 2
    return _draft(text, verbs, begin, LIGHT)


def _read_wishes(text: Text, rows: Rows) -> Rows:
    """Read "would like to see a truce"."""
    token = text.find_named("wishes to")
    token = token[text.are(token - 1, "would of a wish") & has(text.codes[token + 1], wc.TO)]
    token = token[are_own(text, rows, token)]
    if not len(token):
        return NO_ROWS
    verbs = _find_verbs(text, rows, token)
    return _draft(text, verbs, verbs.token + 1, INFINITIVE)
