"""Attributions whose cue is a verb: what stands before and after it tells content from speaker."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mediaframing.coding.attribution.as_said import find_as_contents, read_as_reported
from mediaframing.coding.attribution.candidate_contents import open_sentences
from mediaframing.coding.attribution.candidates import Candidates
from mediaframing.coding.attribution.contents import read_contents
from mediaframing.coding.attribution.idioms import read_asked, read_made_clear
from mediaframing.coding.attribution.inverted import may_be_inverted, read_inverted
from mediaframing.coding.attribution.passives import read_fronted, read_passives
from mediaframing.coding.attribution.rows import (
    NO_ROWS,
    Rows,
    are_among,
    draft_rows,
    finish_rows,
    join_rows,
)
from mediaframing.coding.attribution.shapes import AS_SAID
from mediaframing.coding.attribution.verb_places import Verbs
from mediaframing.coding.attribution.verb_subjects import (
    Subjects,
    depend_on_heard,
    find_own_subjects,
    fit_verbs,
    narrow_frames,
)
from mediaframing.coding.attribution.verb_words import ASKED, OUT, PUT, are_words, govern
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.clauses import open_clauses
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.subjects import are_headlines
from mediaframing.coding.text.tokens import Bools

_SUBJECTS = wc.CAPITAL | wc.PRON | wc.PLURAL | wc.ROLE | wc.QUANTIFIER
_FURTHEST_THAT = 6
"""So many words stand at most between "as Weber said" and the "that" of what she said."""


def read_verbs(text: Text, found: Candidates) -> tuple[Rows, Candidates]:
    """Read the verbs whose subject, if any, stands beside them.

    Returns
    -------
    tuple
        The rows, and the verbs whose subject is who spoke last in their sentence.
    """
    passive = has(found.helpers, wc.COP) & ~has(found.code, verb_frames.GERUND)
    passives = read_passives(text, found.keep(passive))
    found = _take_for_verbs(text, found.keep(~passive))
    asked = finish_rows(text, _read_without_subjects(text, found))
    found = found.keep(~are_among(text, found.token, asked.token))
    clear = has(found.code, verb_frames.ADJECTIVE)
    made_clear = join_rows(read_made_clear(text, found.keep(clear)), read_fronted(text, found.keep(clear)))
    found = found.keep(~clear & ~_are_names_or_nouns(text, found))
    inverted = finish_rows(text, read_inverted(text, found.keep(may_be_inverted(text, found))))
    found = found.keep(~are_among(text, found.token, inverted.token))
    heard = depend_on_heard(text, found)
    own = found.keep(~heard)
    told = read_with_subjects(text, own, find_own_subjects(text, own))
    rows = finish_rows(text, passives, made_clear, told)
    return join_rows(asked, inverted, rows), found.keep(heard)


def _take_for_verbs(text: Text, found: Candidates) -> Candidates:
    """Take "worried" for a verb in "Weber worried that it was late", and not in "Weber grew worried that it was"."""
    verb = has(found.code, verb_frames.ADJECTIVE) & has(found.code, verb_frames.PAST)
    verb &= has(found.code, verb_frames.SAY) & has(text.codes[found.token + 1], wc.THAT)
    verb &= has(found.left, _SUBJECTS) & ~text.end_with(found.before, "ed", "ing", "ew", "ly")
    return replace(found, code=np.where(verb, found.code & ~verb_frames.ADJECTIVE, found.code))


def read_with_subjects(text: Text, found: Candidates, subjects: Subjects) -> Rows:
    """Read verbs with their subjects."""
    if not len(found):
        return NO_ROWS
    fit = fit_verbs(text, found, subjects)
    found, subjects = found.keep(fit), subjects.keep(fit)
    code = narrow_frames(text, found, subjects)
    opening = np.where(subjects.opener >= 0, text.codes[subjects.opener], 0)
    # "as many as ten said"
    as_said = (
        has(opening, wc.AS)
        & ~text.are(subjects.opener - 1, "as few as")
        & (has(code, verb_frames.SAY) | are_words(text, found.token, PUT) | _tell_it(text, found))
    )
    # "as Weber pointed out"
    as_said |= (
        has(opening, wc.AS)
        & are_words(text, found.token + 1, OUT)
        & govern(text, found.token, "out")
        & (found.token < found.ceiling)
    )
    # "The news came as the Herald reported on Monday that it was late"
    that = text.find(wc.THAT).find_next(found.token + 1)
    told = (that <= found.token + _FURTHEST_THAT) & (subjects.opener > found.floor)
    told &= ~text.find(wc.COMMA | wc.QUOTE | wc.CCONJ).any_between(found.token, that)
    rows = np.flatnonzero(as_said & told)
    as_said[rows] = ~open_clauses(text, that[rows] + 1, found.ceiling[rows])
    # "They cheered as Berg demanded a vote", "They left as Berg said it was late"
    follows = text.codes[np.minimum(found.token + 1, len(text))]
    takes = as_said & (found.token + 1 < found.ceiling) & (subjects.opener > found.floor + 1)
    takes &= ~has(text.codes[subjects.opener - 1], wc.COMMA | wc.DASH | wc.CCONJ)
    takes &= ~has(text.codes[subjects.opener - 2], wc.AS)  # "as much as he thinks it is"
    takes &= has(follows, wc.DET | wc.POSS | wc.PRON) | text.end_with(found.token + 1, "ing")
    takes &= ~are_words(text, found.token, PUT) & ~_tell_it(text, found)
    # "She left, just as she said she would."
    ends = np.minimum(found.token + 3, len(text))
    takes &= ~(has(text.codes[ends - 1], wc.AUX) & has(text.codes[ends], wc.STOP | wc.COMMA | wc.CCONJ))
    as_said &= ~takes
    # A subordinate clause before the main one opens the sentence, and ends with a comma.
    comma = text.find(wc.COMMA).find_next(found.token + 1)
    inner = has(opening, wc.OPENING) & (comma < found.ceiling) & (subjects.opener <= found.floor + 2)
    verbs = Verbs(
        found.token,
        code,
        subjects.first,
        subjects.last,
        subjects.opener,
        found.floor,
        np.where(subjects.first > found.token, subjects.first - 1, np.where(inner, comma - 1, found.ceiling)),
    )
    # "What Weber calls a bargain is a debt"
    named = text.are(subjects.opener, "what") & (subjects.opener >= 0) & has(code, verb_frames.PREDICATE)
    named &= subjects.opener <= found.floor + 1
    verb = text.find(wc.AUX | wc.FIN | wc.COMMA | wc.REL | wc.THAT).find_next(found.token + 2)
    named &= has(text.codes[verb], wc.AUX | wc.FIN)
    verbs = replace(verbs, ceiling=np.where(named, np.minimum(verbs.ceiling, verb - 1), verbs.ceiling))
    # ", which critics say is late, ": the relative clause ends before the main one goes on.
    beside = (opening > 0) & has(opening, wc.REL) & has(text.codes[subjects.opener - 1], wc.COMMA)
    # "the panel, which found that it was late, is a friend": likewise where its main verb follows.
    relative = has(text.codes[subjects.last], wc.REL) & has(text.codes[subjects.last - 1], wc.COMMA)
    resumed = has(text.codes[comma + 1], wc.AUX | wc.FIN)
    resumed |= has(text.cues[comma + 1], verb_frames.INFLECTED)
    beside |= relative & (subjects.first >= 0) & resumed
    # "After saying it was late, Weber left"
    ahead = (subjects.opener < 0) & open_sentences(text, found) & (found.token > found.floor)
    ahead &= subjects.first > found.token
    short = (beside | ahead) & (comma < found.ceiling) & (comma > found.token + 2)
    # “...,” with the comma inside
    end = comma - 1 + 2 * has(text.codes[comma + 1], wc.QUOTE)
    verbs = replace(verbs, ceiling=np.where(short, np.minimum(verbs.ceiling, end), verbs.ceiling))
    as_drafts = _read_as_said(text, found.keep(as_said), subjects.keep(as_said))
    return join_rows(as_drafts, read_contents(text, verbs.keep(~as_said)))


def _tell_it(text: Text, found: Candidates) -> Bools:
    """Tell "as Weber tells it" and "as she sees it"."""
    it: Bools = text.are(found.token, "tells it") & has(text.codes[found.token + 1], wc.NEUT)
    return it


def _read_as_said(text: Text, found: Candidates, subjects: Subjects) -> Rows:
    """Read "as X reported, ..." and "..., as X put it"."""
    if not len(found):
        return NO_ROWS
    subject = subjects.first, subjects.last
    read, content = find_as_contents(text, found.token, subjects.opener, found.floor, found.ceiling)
    token, speaker = found.token[read], (subject[0][read], subject[1][read])
    return draft_rows(token, content, (token, token), speaker, AS_SAID, found.ceiling[read])


def _read_without_subjects(text: Text, found: Candidates) -> Rows:
    """Read "As reported by X, ...", and "Asked whether ..." or "when asked if ...", where nobody is named."""
    if not len(found):
        return NO_ROWS
    past = has(found.code, verb_frames.PAST)
    ask = past & are_words(text, found.token, ASKED)
    opens = (found.before < found.floor) | has(found.left, wc.SCONJ)
    report = past & ~ask & has(found.left, wc.AS) & has(found.code, verb_frames.SAY)
    report &= (found.token + 2 < found.ceiling) & has(text.codes[found.token + 1], wc.BY)
    asked = read_asked(text, found.keep(ask & opens))
    return join_rows(asked, read_as_reported(text, found.keep(report)))


def _are_names_or_nouns(text: Text, found: Candidates) -> Bools:
    """Tell "a show of force" and "the Smith Report" from verbs in the present."""
    codes, code, token = text.codes, found.code, found.token
    owned: Bools = (
        (token < found.ceiling) & has(text.codes[token + 1], wc.OF) & ~has(code, verb_frames.STRONG)
    )
    owned &= has(code, verb_frames.BASE | verb_frames.THIRD) & ~govern(text, token, "of")
    present = (code & (verb_frames.BASE | verb_frames.PAST) == verb_frames.BASE) | (
        code & (verb_frames.BASE | verb_frames.THIRD) == verb_frames.THIRD
    )
    named = np.flatnonzero(present & ~owned & has(codes[token], wc.CAPITAL) & has(found.left, wc.CAPITAL))
    owned[named] = ~are_headlines(text, found.floor[named], found.ceiling[named])
    return owned
