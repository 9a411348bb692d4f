"""Verbs whose subject is who spoke last in their sentence: "..., adding that", "and said", "to say"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.candidate_contents import open_sentences
from mediaframing.coding.attribution.candidates import Candidates
from mediaframing.coding.attribution.rows import Rows, are_among, finish_rows, join_rows, order_rows
from mediaframing.coding.attribution.unattributed import may_speak
from mediaframing.coding.attribution.verb_subjects import take_subjects
from mediaframing.coding.attribution.verbs import read_with_subjects
from mediaframing.coding.english import verb_frames as vf
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.finite_verbs import find_verbs_before
from mediaframing.coding.english.noun_phrases import end_before_verbs, find_first_phrases
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.english.subjects import find_subjects
from mediaframing.coding.text.places import Places, list_places
from mediaframing.coding.text.tokens import Bools, Ints

_UNREAD = -2
_FRONTED = wc.SCONJ | wc.INT | wc.AS
_OPENS_CLAUSE = wc.COMMA | wc.CCONJ | wc.SCONJ | wc.INT | wc.REL | wc.AS | wc.COLON


def read_heard(text: Text, found: Candidates, told: Rows, nouns: Rows) -> Rows:
    """Read verbs with the speaker last found in their sentence, or its first phrase where none was found.

    A verb that is read hands its subject on; so all are read at once, and again only those whose subject turns out
    to be another one.

    Parameters
    ----------
    text : Text
    found : Candidates
    told : Rows
        Those of the other cues.
    nouns : Rows
        Those of these cues as nouns, which count where they are not read as verbs.
    """
    speakers = told = told.keep(told.speaker_first >= 0)
    phrases = _find_first_phrases(text, found, told)
    near, governed = _find_near_subjects(text, found)
    # "The meeting ended when Weber left, saying that it was late"
    thing = ~may_speak(text, *phrases, found.floor) & ~has(found.left, wc.TO)
    joined, since = _are_joined_clauses(text, found, near)
    rather = governed | joined | (thing & may_speak(text, *near, found.floor))
    phrases = np.where(rather, near[0], phrases[0]), np.where(rather, near[1], phrases[1])
    first, last = np.full((2, len(found.token)), _UNREAD)
    rows = told.keep(np.zeros(0, np.int64))
    while True:
        speakers = _leave_nested(speakers)
        heard = _find_heard(text, found, speakers)
        named = (heard[0] >= 0) & ~governed
        # "Lund left, but Weber stayed, saying that it was late"
        apart = joined & (near[0] > _end_heard(text, found, speakers)) & (heard[0] >= since)
        named &= ~apart
        before = first, last
        first, last = np.where(named, heard, phrases)
        changed = np.flatnonzero((first != before[0]) | (last != before[1]))
        if not len(changed):
            return join_rows(rows, _drop_cues(text, nouns, rows.token))
        again = found.keep(changed)
        read = read_with_subjects(text, again, take_subjects(text, again, first[changed], last[changed]))
        rows = order_rows(_drop_cues(text, rows, again.token), finish_rows(text, read))
        speakers = _list_speakers(text, found, rows, order_rows(told, _drop_cues(text, nouns, rows.token)))


def _list_speakers(text: Text, found: Candidates, rows: Rows, told: Rows) -> Rows:
    """Add to the rows of the other cues the first one in each sentence whose subject is its first phrase."""
    told = told.keep(told.speaker_first >= 0)
    unheard = found.token[_find_heard(text, found, told)[0] < 0]
    rows = rows.keep(are_among(text, rows.token, unheard) & (rows.speaker_first >= 0))
    opening = np.unique(text.find_floors(rows.token), return_index=True)[1]
    return order_rows(told, rows.keep(opening))


def _find_first_phrases(text: Text, found: Candidates, told: Rows) -> Spans:
    """Find the first phrase of each sentence in which nobody is heard before the verb."""
    first, last = np.full((2, len(found.token)), -1)
    unheard = np.flatnonzero(_find_heard(text, found, told)[0] < 0)
    floor, token = found.floor[unheard], found.token[unheard]
    # "Noting that it was late, Weber left"
    opens = open_sentences(text, found.keep(unheard))
    ceiling = np.where(opens, found.ceiling[unheard], token - 1)
    first[unheard], last[unheard] = find_first_phrases(text, floor, ceiling)
    # "The bishop apologised and denied it"
    joined = unheard[has(found.left[unheard], wc.CCONJ) | (opens & (first[unheard] > token))]
    last[joined] = end_before_verbs(text, first[joined], last[joined])
    # "The law set money aside, but the board took it back, calling it a gift"
    joint = text.recall(_find_joints).find_previous(token - 1)
    later = np.flatnonzero((joint > floor) & ~opens)
    begin, end = find_first_phrases(text, joint[later] + 1, token[later] - 1)
    adjoins = (begin == joint[later] + 1) & ~has(text.codes[begin], wc.ADV)
    rows = unheard[later[adjoins]]
    first[rows], last[rows] = begin[adjoins], end[adjoins]
    return first, last


def _find_near_subjects(text: Text, found: Candidates) -> tuple[Spans, Bools]:
    """Find the subject of the last finite verb before each verb, and tell where it is whose the verb is, whoever else was heard.

    "The mayor left after she refused to say it"; "as he did by saying it"; "Lund, who came in and said it".
    """
    first, last = np.full((2, len(found.token)), -1)
    place = np.where(has(found.left, wc.REL), found.token, found.before)
    left, floor, verb = find_verbs_before(text, np.arange(len(found.token)), found.floor, place)
    before = np.maximum(text.find(wc.HELPER | wc.ADV).pass_back(verb - 1), floor)
    first[left], last[left] = find_subjects(text, before, floor)
    # "was more likely to say", "refused to say"
    follows = verb + 1 == found.before[left]
    follows |= text.find(wc.ADV | wc.ADJ).pass_forward(verb + 1) == found.before[left]
    opening, code = text.codes[first[left] - 1], text.codes[first[left]]
    clause = (first[left] == floor) | has(opening, _OPENS_CLAUSE) | has(code, wc.REL)
    follows &= ~text.are(verb, "used to do")
    clause &= ~text.end_with(first[left], "ed")
    governs = has(found.left[left], wc.TO) & follows & clause
    governs |= has(found.left[left], wc.BY) & clause & ~has(code, wc.POSS)
    governs |= has(found.left[left], wc.CCONJ) & has(code, wc.REL)
    governed = np.zeros(len(found.token), np.bool_)
    governed[left] = governs & (first[left] >= 0)
    return (first, last), governed


def _are_joined_clauses(text: Text, found: Candidates, near: Spans) -> tuple[Bools, Ints]:
    """Tell participles behind the comma of a main clause that another clause and a comma stand before.

    "Lund left, but Weber stayed, saying it was late"; "When Lund left, Weber stayed, saying it was late".

    Returns
    -------
    tuple
        Which these are, and where what stands before each begins: who was heard there, or who was heard before that.
    """
    codes, subject = text.codes, near[0]
    opener = subject - 1
    mark = opener - (has(codes[opener], wc.QUOTE) & (text.find_closings(opener) >= 0))
    opens = text.find(_FRONTED).find_previous(subject - 1)
    fronted = has(codes[mark], wc.COMMA) & (opens >= found.floor)
    joint = text.recall(_find_clause_joints).find_previous(subject - 1)
    joined = (joint > found.floor) & ~text.find(wc.AUX | wc.FIN).any_between(joint, subject)
    since = np.where(joined, found.floor, opens)
    joined |= fronted
    joined &= (subject > found.floor) & has(found.left, wc.COMMA) & has(found.code, vf.GERUND)
    return joined & may_speak(text, *near, found.floor), since


def _leave_nested(told: Rows) -> Rows:
    """Leave out who is heard in another's words: "Weber said that Lund hated it, adding that it was late"."""
    reached = np.append(-1, np.maximum.accumulate(told.last))[:-1]
    return told.keep((told.token > reached) | (told.first < told.token))


def _end_heard(text: Text, found: Candidates, told: Rows) -> Ints:
    """Give where the speaker of the last row before each verb in its sentence, and what is said there, ends; -1 for none."""
    if not len(told):
        return np.full(len(found.token), -1)
    row = np.searchsorted(told.token, found.token) - 1
    ends = np.maximum(told.last, np.maximum(told.speaker_last, told.token))
    heard = (row >= 0) & (text.find_floors(told.token[row]) == found.floor)
    return np.where(heard, ends[row], -1)


def _find_clause_joints(text: Text) -> Places:
    """Find the conjunctions behind commas: ", but", ", though"."""
    joint = text.find(wc.CCONJ | wc.SCONJ).tokens
    return list_places(joint[has(text.codes[joint - 1], wc.COMMA | wc.SEMICOLON)], len(text))


def _find_joints(text: Text) -> Places:
    """Find the conjunctions that join main clauses: ", but", ", and"."""
    joint = text.find(wc.CCONJ).tokens
    after = text.codes[joint + 1]
    clause = has(text.codes[joint - 1], wc.COMMA | wc.SEMICOLON) & has(after, wc.DET | wc.CAPITAL | wc.PRON)
    return list_places(joint[clause & has(text.codes[joint], wc.CONTRAST)], len(text))


def _find_heard(text: Text, found: Candidates, told: Rows) -> Spans:
    """Find the speaker of the last row before each verb in its sentence; -1, -1 where there is none."""
    if not len(told):
        nobody = np.full(len(found.token), -1)
        return nobody, nobody
    row = np.searchsorted(told.token, found.token) - 1
    heard = (row >= 0) & (text.find_floors(told.token[row]) == found.floor)
    return np.where(heard, told.speaker_first[row], -1), np.where(heard, told.speaker_last[row], -1)


def _drop_cues(text: Text, rows: Rows, tokens: Ints) -> Rows:
    """Drop the rows of some cues."""
    return rows.keep(~are_among(text, rows.token, tokens))
