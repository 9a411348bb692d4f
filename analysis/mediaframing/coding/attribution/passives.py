"""Verbs in the passive: "is convinced that", "was told by X that", "is said to"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.candidate_choice import FURTHEST_AGENT
from mediaframing.coding.attribution.candidates import Candidates, are_told
from mediaframing.coding.attribution.idioms import read_asked
from mediaframing.coding.attribution.rows import (
    CLAUSE_END,
    NO_ROWS,
    NOBODY,
    OBJECT_END,
    Rows,
    draft_rows,
    join_rows,
)
from mediaframing.coding.attribution.shapes import (
    ACCUSED,
    CONVINCED,
    IMPERSONAL,
    JUDGED_BY,
    RAISED,
    TOLD_BY,
    WARNED,
    WORRIED,
)
from mediaframing.coding.attribution.verb_words import ASKED, BE, SUPPOSED, are_words
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.adjuncts import skip_days
from mediaframing.coding.english.clauses import open_clauses
from mediaframing.coding.english.noun_phrases import find_noun_phrases_after
from mediaframing.coding.english.queries import find_next, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.subjects import find_subjects
from mediaframing.coding.text.tokens import Bools, Ints

_NAMES_OTHERS = verb_frames.INFINITIVE | verb_frames.ADDRESSEE
_NO_NAME = wc.COMMA | wc.STOP | wc.AUX | wc.FIN | wc.THAT | wc.REL | wc.SEMICOLON | wc.DASH
_LONGEST_FRONTED = 24
_SPEAKS = wc.CAPITAL | wc.PRON | wc.ROLE | wc.PERSON | wc.PLURAL | wc.BODY
_NO_VERB = wc.COMMA | wc.STOP | wc.CCONJ | wc.ADP | wc.TIME
_AFTER_AGENT = wc.THAT | wc.TO | wc.INT


def read_passives(text: Text, found: Candidates) -> Rows:
    """Read "is convinced that ..." and the passives with an agent: "was told by X that ..."."""
    if not len(found):
        return NO_ROWS
    found = found.keep(found.token < found.ceiling)
    code, following = found.code, text.codes[found.token + 1]
    behind = skip_days(text, found.token + 1, found.ceiling)
    convinced = has(code, verb_frames.ADJECTIVE) & has(following, wc.THAT)
    # "is convinced the bridge is old"
    # "was adamant on Sunday that"
    convinced |= has(code, verb_frames.ADJECTIVE) & has(text.codes[behind], wc.THAT)
    bare = np.flatnonzero(has(code, verb_frames.ADJECTIVE) & ~convinced)
    convinced[bare] = open_clauses(text, found.token[bare] + 1, found.ceiling[bare])
    worried = has(code, verb_frames.ADJECTIVE) & text.are(found.token + 1, "about over")
    # "is divided over the bridge" tells of no words, "divided over whether it is old" of a question
    worried &= (
        ~text.are(found.token, "of several minds")
        | has(text.codes[np.minimum(found.token + 2, len(text))], wc.INT)
        | text.are(np.minimum(found.token + 2, len(text)), "if whether")
    )
    accused = ~convinced & ~worried & has(code, verb_frames.PREDICATE) & has(following, wc.OF)
    clausal = ~convinced & ~worried & ~accused & has(code, verb_frames.THAT_CLAUSE)
    plain = clausal & ~has(code, verb_frames.ADJECTIVE)
    believed = plain & has(following, wc.THAT) & _are_impersonal(text, found)
    supposed = (
        plain & ~believed & has(following, wc.TO) & has(code, verb_frames.SAY) & ~has(code, _NAMES_OTHERS)
    )
    supposed |= plain & has(following, wc.TO) & text.are(found.token, "expected of")
    supposed &= ~are_words(text, found.token, SUPPOSED)
    rest = ~convinced & ~worried & ~accused & ~believed & ~supposed
    asked = rest & are_words(text, found.token, ASKED)
    told = rest & ~asked & (clausal | has(code, verb_frames.ADDRESSEE)) & has(following, wc.BY)
    warned = plain & rest & ~asked & ~told & has(code, verb_frames.ADDRESSEE)
    heard = np.flatnonzero(
        warned & are_told(code) & ~has(following, wc.THAT) & ~text.are(found.before, "courts")
    )
    warned &= has(following, wc.THAT)
    # "were told it would close"
    warned[heard] = open_clauses(text, found.token[heard] + 1, found.ceiling[heard])
    judged = rest & ~asked & ~(told & clausal) & has(code, verb_frames.TAKES_THING) & has(following, wc.BY)
    of = text.find(wc.OF).find_next(found.token + 2) - found.token
    judged &= ~text.are(found.token, "accused of") | (of > FURTHEST_AGENT)
    called = rest & ~asked & ~told & has(code, verb_frames.PREDICATE) & ~text.are(found.token, "treated")
    # "was condemned as a theft by Weber"
    called |= rest & ~asked & ~told & has(code, verb_frames.OBJECT) & has(following, wc.AS)
    return join_rows(
        _read_convinced(text, found.keep(convinced)),
        _read_worried(text, found.keep(worried)),
        _read_accused(text, found.keep(accused)),
        _read_believed(text, found.keep(believed | supposed)),
        read_asked(text, found.keep(asked)),
        _read_told(text, found.keep(told)),
        _read_warned(text, found.keep(warned)),
        _read_judged(text, found.keep(judged)),
        _read_called(text, found.keep(called)),
    )


def _are_impersonal(text: Text, found: Candidates) -> Bools:
    """Tell "it is believed that", somebody's belief; "it must be said that" is the outlet's."""
    it: Bools = has(found.left, wc.NEUT) & ~are_words(text, found.token - 1, BE)
    return it


def _read_convinced(text: Text, found: Candidates) -> Rows:
    found = found.keep(found.before >= found.floor)
    first, last = find_subjects(text, found.before, found.floor)
    kept = np.flatnonzero((first >= 0) & ~has(text.codes[last], wc.NEUT | wc.FIRST))
    token, speaker = found.token[kept], (first[kept], last[kept])
    content = skip_days(text, token + 1, found.ceiling[kept]), CLAUSE_END
    return draft_rows(token, content, (token, token), speaker, CONVINCED, found.ceiling[kept])


def read_fronted(text: Text, found: Candidates) -> Rows:
    """Read "Worried that it would fall, Weber left"."""
    found = found.keep((found.token == found.floor) & has(text.codes[found.token + 1], wc.THAT))
    comma = text.find(wc.COMMA).find_next(found.token + 2)
    near = (comma + 2 < found.ceiling) & (comma - found.token <= _LONGEST_FRONTED)
    found, comma = found.keep(near), comma[near]
    first, last = find_noun_phrases_after(text, comma + 1, found.ceiling)
    verb = last + 1
    named = (first == comma + 1) & ~has(text.codes[last], wc.NEUT | wc.FIRST)
    named &= has(text.codes[last], _SPEAKS) & ~has(text.codes[verb], _NO_VERB)
    token, comma, speaker = found.token[named], comma[named], (first[named], last[named])
    return draft_rows(token, (token + 1, comma - 1), (token, token), speaker, CONVINCED, comma - 1)


def _read_worried(text: Text, found: Candidates) -> Rows:
    """Read "is worried about the bridge"."""
    found = found.keep(found.before >= found.floor)
    first, last = find_subjects(text, found.before, found.floor)
    kept = np.flatnonzero((first >= 0) & ~has(text.codes[last], wc.NEUT | wc.FIRST))
    token, speaker = found.token[kept], (first[kept], last[kept])
    content, cue = (token + 2, OBJECT_END), (token, token + 1)
    return draft_rows(token, content, cue, speaker, WORRIED, found.ceiling[kept])


def _read_accused(text: Text, found: Candidates) -> Rows:
    """Read "is accused of fraud by X", and "is accused of fraud" by nobody who is named."""
    place = found.token + 1
    by = find_next(
        text.codes, wc.BY | wc.COMMA | wc.QUOTE, place + 2, np.minimum(place + 2 + FURTHEST_AGENT, len(text))
    )
    agent = find_noun_phrases_after(text, by + 1, found.ceiling)
    named = (by > place + 1) & (by < found.ceiling) & has(text.codes[by], wc.BY) & (agent[0] >= 0)
    content = place + 1, np.where(named, by - 1, OBJECT_END)
    speaker = np.where(named, agent[0], -1), np.where(named, agent[1], -1)
    return draft_rows(found.token, content, (found.token, place), speaker, ACCUSED, found.ceiling)


def _read_believed(text: Text, found: Candidates) -> Rows:
    """Read "it is believed that ..." and "is said to ...": somebody's belief, though nobody is named."""
    token = found.token
    clause = has(text.codes[token + 1], wc.THAT)
    content = token + 1, np.where(clause, CLAUSE_END, OBJECT_END)
    shape = np.where(clause, IMPERSONAL, RAISED)
    return draft_rows(token, content, (token, token), NOBODY, shape, found.ceiling)


def _read_told(text: Text, found: Candidates) -> Rows:
    """Read "was told by X that ...": the agent as the source."""
    first, last = find_noun_phrases_after(text, found.token + 2, found.ceiling)
    kept = np.flatnonzero((first >= 0) & (last < found.ceiling) & has(text.codes[last + 1], _AFTER_AGENT))
    token, agent = found.token[kept], (first[kept], last[kept])
    content = agent[1] + 1, CLAUSE_END
    return draft_rows(token, content, (token, token), agent, TOLD_BY, found.ceiling[kept])


def _read_warned(text: Text, found: Candidates) -> Rows:
    """Read "drivers were told that ...": somebody's words, though nobody is named."""
    content = found.token + 1, CLAUSE_END
    return draft_rows(found.token, content, (found.token, found.token), NOBODY, WARNED, found.ceiling)


def _read_judged(text: Text, found: Candidates) -> Rows:
    """Read "the plan was criticised by X": what is judged stands before the verb."""
    agent = find_noun_phrases_after(text, found.token + 2, found.ceiling)
    # "was urged by the board to resign"
    asked = has(found.code, verb_frames.ADDRESSEE) & has(text.codes[agent[1] + 1], wc.TO)
    kept = np.flatnonzero((agent[0] >= 0) & (found.before >= found.floor) & ~asked)
    found, agent = found.keep(kept), (agent[0][kept], agent[1][kept])
    first, last = find_subjects(text, found.before, found.floor)
    named = np.flatnonzero((first >= 0) & ~has(text.codes[last], wc.REL | wc.FIRST))
    token, agent = found.token[named], (agent[0][named], agent[1][named])
    return draft_rows(token, (first[named], last[named]), (token, token + 1), agent, JUDGED_BY)


def _read_called(text: Text, found: Candidates) -> Rows:
    """Read "the fire was called a crime by X" and "the fire was seen by X as a crime": the content is the name for it."""
    by = _find_agents(text, found.token)
    agent = find_noun_phrases_after(text, by + 1, found.ceiling)
    # "was accused by the board of fraud"
    of = text.find(wc.OF).find_next(by + 2)
    charged = text.are(found.token, "accused of") & (of <= agent[1])
    agent = agent[0], np.where(charged, of - 1, agent[1])
    named = (by < found.ceiling) & (agent[0] >= 0) & ~has(text.codes[agent[0]], wc.TIME | wc.NUMBER)
    found, by, agent = found.keep(named), by[named], (agent[0][named], agent[1][named])
    token, after = found.token, agent[1] + 1
    beside = by == token + 1
    begin = np.where(beside, after, token + 1)
    # "was accused by the board of fraud"
    name = has(text.codes[begin], wc.AS) | (
        beside & has(text.codes[begin], wc.OF) & text.are(token, "accused of")
    )
    name |= np.where(
        beside,
        has(text.codes[begin], wc.TO) & text.are(begin + 1, "be"),
        ~has(text.codes[begin], wc.ADP | wc.ADV | wc.SCONJ),
    )
    content = begin, np.where(beside, OBJECT_END, by - 1)
    rows = draft_rows(token, content, (token, token), agent, JUDGED_BY, found.ceiling)
    return rows.keep(name & (begin < found.ceiling))


def _find_agents(text: Text, token: Ints) -> Ints:
    """Find the "by" of each passive, where nothing but what something is called stands before; else the text's end."""
    by = text.find(wc.BY).find_next(token + 1)
    bound = text.find(_NO_NAME).find_next(token + 1)
    # "could be considered a crime under a law made by the town"
    inner = text.end_with(by - 1, "ed") & (by - 1 > token)
    return np.where((by < bound) & ~inner & (by - token <= FURTHEST_AGENT), by, len(text))
