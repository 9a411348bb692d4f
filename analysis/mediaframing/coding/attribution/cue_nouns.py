"""Nouns that tell what somebody says: "Weber's warning of a flood", "an assurance on Monday that it holds"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.owners import find_owners
from mediaframing.coding.attribution.rows import (
    CLAUSE_END,
    NO_ROWS,
    OBJECT_END,
    Rows,
    are_own,
    are_untold,
    draft_rows,
    finish_rows,
    join_rows,
)
from mediaframing.coding.attribution.shapes import NOUN, NOUN_OF
from mediaframing.coding.attribution.verb_words import OUT, PUT, are_words
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.clauses import open_clauses
from mediaframing.coding.english.noun_phrases import find_noun_phrases_after, find_noun_phrases_before
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.english.subjects import find_subjects
from mediaframing.coding.text.tokens import Bools, Ints

_FURTHEST_THAT = 13
"""So many words stand at most between a noun and its "that": whose it is, or where and when."""
_LONGEST_AGENT, _NAME_OF = 8, 4
"""So many words who tells has at most: "three former heads of the national union", and so many stand behind its "of"."""
_NO_LINK = (
    wc.COMMA | wc.STOP | wc.AUX | wc.FIN | wc.REL | wc.QUOTE | wc.SEMICOLON | wc.DASH | wc.COLON | wc.SCONJ
    | wc.PRON
)  # fmt: skip

_AFTER_TO = wc.ROLE | wc.ACC | wc.DET | wc.CAPITAL | wc.PLURAL | wc.POSS
_BEFORE_NOUN = wc.DET | wc.ADP | wc.POSS | wc.POSSESSIVE
_OPENS_CLAUSE = wc.PRON | wc.DET | wc.CAPITAL | wc.POSS
_VOICES = wc.CAPITAL | wc.ROLE | wc.PERSON | wc.PRON | wc.PLURAL | wc.BODY | wc.TEXT
_OPENS_OBJECT = wc.DET | wc.ADP | wc.PRON | wc.POSS


def read_cue_nouns(text: Text, rows: Rows) -> Rows:
    """Read nouns that tell what somebody says, but for what stands in what a source says already.

    Parameters
    ----------
    text : Text
    rows : Rows
        The attributions found so far.
    """
    return join_rows(
        _read_owned(text, rows), _read_agents(text, rows), _read_given(text, rows), _read_bare(text, rows)
    )


def _read_bare(text: Text, rows: Rows) -> Rows:
    """Read "denied claims it was late" and "Weber's fear the bridge would fall"; "the claims it made" tell of nothing."""
    token = text.find_named("nouns without that")
    first, ceiling = token + 1, text.find_ceilings(token)
    opens = has(text.codes[first], wc.PRON | wc.DET | wc.POSS | wc.CAPITAL)
    opens &= ~has(text.codes[first], wc.ACC | wc.REL | wc.THAT | wc.ADP | wc.TIME) | has(
        text.codes[first], wc.NEUT | wc.POSS
    )
    opens &= (first + 2 < ceiling) & are_untold(text, rows, token) & ~has(text.codes[token], wc.CAPITAL)
    token, first, ceiling = token[opens], first[opens], ceiling[opens]
    if not len(token):
        return NO_ROWS
    last = find_noun_phrases_after(text, first, ceiling)[1]
    verb = text.find(wc.ADV).pass_forward(last + 1)
    after = text.codes[verb + 1]
    clause = (last >= 0) & (verb + 1 <= ceiling) & has(text.codes[verb], wc.AUX)
    # "the claims it has made", "fears she had in May"
    clause &= has(after, wc.WORD) & ~has(after, wc.ADP | wc.CCONJ | wc.SCONJ | wc.TIME | wc.TO)
    clause &= has(text.codes[verb], wc.COP | wc.MODAL) | ~has(text.codes[token - 1], wc.DET)
    token, first, ceiling = token[clause], first[clause], ceiling[clause]
    owner = find_owners(text, token, text.find_floors(token))
    # "I hope it will", "those who claim it was": verbs
    noun = text.end_with(token, "s", "ation") | has(text.codes[token - 1], _BEFORE_NOUN)
    told = ((owner[0] >= 0) | noun) & ~has(text.codes[np.maximum(owner[1], 0)], wc.FIRST)
    token, first, ceiling = token[told], first[told], ceiling[told]
    speaker = owner[0][told], owner[1][told]
    content = first, np.full(len(first), CLAUSE_END)
    return finish_rows(text, draft_rows(token, content, (token, token), speaker, NOUN, ceiling))


def _read_owned(text: Text, rows: Rows) -> Rows:
    """Read "X's warning of ..." and "her criticism of ..."."""
    token = text.find_named("nouns of what")
    follows = text.are(token + 1, "of what")
    follows |= text.are(token, "nouns on what") & text.are(token + 1, "on what")
    follows |= text.are(token, "nouns to what") & text.are(token + 1, "to")
    token = token[follows & are_own(text, rows, token)]
    if not len(token):
        return NO_ROWS
    floor = text.find_floors(token)
    first, last = find_owners(text, token, floor)
    # "Weber issued a warning of floods"
    # "made calls to the mayor"
    given = text.are(token, "nouns given") & ~(text.are(token, "calls") & text.are(token + 1, "to"))
    rest = np.flatnonzero((first < 0) & given)
    begin, end = find_givers(text, token[rest], floor[rest])
    voices = has(text.codes[begin] | text.codes[end], _VOICES) & (begin >= 0)
    first[rest[voices]], last[rest[voices]] = begin[voices], end[voices]
    owned = (first >= 0) & (text.find(wc.ADP).find_previous(token) <= last)
    token, owner = token[owned], (first[owned], last[owned])
    # "Her call for a ban was heard"
    verb = text.find(wc.AUX | wc.FIN).find_next(token + 3)
    content, cue = (token + 2, OBJECT_END), (token, token + 1)
    ceiling = np.minimum(text.find_ceilings(token), verb - 1)
    return finish_rows(text, draft_rows(token, content, cue, owner, NOUN_OF, ceiling))


def _read_agents(text: Text, rows: Rows) -> Rows:
    """Read "calls from farmers for a limit" and "concern among nurses about it"; "a warning by the head of the union" tells of nothing."""
    token = text.find_named("nouns of what", "nouns to what")
    token = token[text.are(token + 1, "before who tells") & ~text.are(token, "told of rather than said")]
    token = token[are_untold(text, rows, token)]
    first = token + 2
    bound = text.find(_NO_LINK).find_next(first)
    link = text.find(wc.ADP | wc.TO).find_next(first)
    # "residents of the town about"
    passed = has(text.codes[link], wc.OF) & ~text.find(_NO_LINK).any_between(first, link)
    following = text.find(wc.ADP | wc.TO).find_next(link + 1)
    passed &= (following < bound) & (following - link <= _NAME_OF) & ~has(text.codes[following], wc.OF)
    many = text.end_with(link - 1, "s", "men", "people") & ~has(text.codes[link + 1], wc.CAPITAL | wc.DET)
    passed |= has(text.codes[link], wc.OF) & ~many
    # "a call from the Office for Migration"
    name = (
        has(text.codes[link - 1], wc.CAPITAL) & has(text.codes[link + 1], wc.CAPITAL) & text.are(link, "for")
    )
    link = np.where(passed, following, link)
    what = text.are(token, "nouns of what") & text.are(link, "of what")
    what |= (
        text.are(token, "nouns to what")
        & has(text.codes[link], wc.TO)
        & ~has(text.codes[link + 1], _AFTER_TO)
    )
    last = link - 1
    people = has(text.codes[first] | text.codes[last], _VOICES) | text.end_with(last, "s", "men", "people")
    people &= ~has(text.codes[first] | text.codes[last], wc.TIME | wc.NUMBER) | text.end_with(
        last, "s", "men"
    )
    people &= ~text.end_with(last, "ed")  # "criticism from members concerned about it"
    # "a criticism by the head of the union that it was late"
    that = text.find(wc.THAT).find_next(link + 1)
    name |= (
        text.are(token + 1, "by")
        & (that < text.find(_NO_LINK & ~wc.PRON).find_next(first))
        & (that - token <= _FURTHEST_THAT)
    )
    read = what & people & ~name & (link < bound) & (link > first) & (link - first <= _LONGEST_AGENT)
    token, first, last, link = token[read], first[read], last[read], link[read]
    verb = text.find(wc.AUX | wc.FIN).find_next(link + 2)
    ceiling = np.minimum(text.find_ceilings(token), verb - 1)
    content, cue = (link + 1, OBJECT_END), (token, token)
    return finish_rows(text, draft_rows(token, content, cue, (first, last), NOUN_OF, ceiling))


def _read_given(text: Text, rows: Rows) -> Rows:
    """Read "a warning by X that ...", "X gave an assurance on Monday that ..." and "rumours in the town that ..."."""
    token = text.cued[has(text.cues[text.cued], verb_frames.NOUN)]
    that = text.find(wc.THAT).find_next(token + 1)
    near = that - token <= _FURTHEST_THAT
    token, that = token[near], that[near]
    if not len(token):
        return NO_ROWS
    beside = that == token + 1
    after = text.codes[token + 1]
    linked = ~beside & (has(after, wc.TIME) | text.are(token + 1, "links of cue nouns"))
    linked |= ~beside & has(after, wc.TO) & has(text.codes[token + 2], _AFTER_TO)
    bound = text.find(_NO_LINK).find_next(token + 1)
    linked &= bound >= that
    linked |= (
        ~beside
        & (has(after, wc.OF | wc.TO) | text.are(token + 1, "links of cue nouns"))
        & ((bound == that - 1) & _are_equated(text, token, that))
    )
    linked |= ~beside & (bound >= that) & _are_of_people(text, token, that)
    free = (beside | linked) & are_untold(text, rows, token)
    token, that, beside = token[free], that[free], beside[free]
    clause = open_clauses(text, that + 1, text.find_ceilings(token)) | (text.find_openings(that + 1) >= 0)
    # "claims by the group that owns the dam"
    verb = text.end_with(that + 1, "s", "ed") & ~has(text.codes[that + 1], _OPENS_CLAUSE)
    clause &= ~(verb & has(text.codes[that + 2], _OPENS_OBJECT))
    # "claims by Weber that some clubs owe rent"
    many = has(text.codes[that + 1], wc.QUANTIFIER | wc.PLURAL | wc.NUMBER | _OPENS_CLAUSE)
    agent = text.are(token + 1, "before who tells")
    clause |= ~beside & agent & many & ~has(text.codes[that + 2], wc.AUX)
    token, that, beside = token[clause], that[clause], beside[clause]
    first, last = _find_speakers(text, token, that)
    rumour = ~beside & text.end_with(token, "s") & ~has(text.codes[token - 1], wc.DET | wc.PRON)
    # "the view among bankers is that"
    rumour |= _are_equated(text, token, that) & has(text.codes[token - 1], wc.DET | wc.ADJ)
    rumour &= ~text.are(token, "nouns of anybody")
    kept = (first >= 0) | rumour
    token, that, speaker = token[kept], that[kept], (first[kept], last[kept])
    quote = text.find_openings(that + 1)
    last = np.where(quote >= 0, np.append(text.quotes.last, 0)[quote], CLAUSE_END)
    drafts = draft_rows(token, (that, last), (token, token), speaker, NOUN, text.find_ceilings(token))
    return finish_rows(text, drafts)


def _are_equated(text: Text, noun: Ints, that: Ints) -> Bools:
    """Tell "her message to voters was that": a noun, and a form of "be" before "that"."""
    equated: Bools = has(text.codes[that - 1], wc.COP) & (that - noun > 2)
    return equated


def _are_of_people(text: Text, noun: Ints, that: Ints) -> Bools:
    """Tell "the claims of many farmers that": a noun, and people whose words they are."""
    people: Bools = has(text.codes[noun + 1], wc.OF) & has(text.codes[noun - 1], wc.DET)
    people &= has(text.codes[that - 1], wc.ROLE | wc.PERSON) & (that - noun <= _LONGEST_AGENT)
    return people


def _find_speakers(text: Text, noun: Ints, that: Ints) -> Spans:
    """Find whose words nouns tell: named by "by" or "from", the owner, or who gives, makes or issues them; else -1."""
    floor = text.find_floors(noun)
    first, last = find_owners(text, noun, floor)
    agent = np.flatnonzero(text.are(noun + 1, "before who tells") | _are_of_people(text, noun, that))
    begin, end = find_noun_phrases_after(text, noun[agent] + 2, that[agent] - 1)
    named = begin >= 0
    first[agent[named]], last[agent[named]] = begin[named], end[named]
    rest = np.flatnonzero(first < 0)
    begin, end = find_givers(text, noun[rest], floor[rest])
    first[rest], last[rest] = begin, end
    return first, last


def find_givers(text: Text, noun: Ints, floor: Ints) -> Spans:
    """Find "Weber" in "Weber issued a warning that" and "Weber put out a statement that"; -1 for none."""
    begin = find_noun_phrases_before(text, noun, floor)[0]
    begin = np.where(begin >= 0, begin, noun)
    # "have given assurances"
    verb = np.where(text.are(begin, "gives words") & (begin < noun), begin, begin - 1)
    # "served notice that", "held out hope that"
    beside = noun - 1 - are_words(text, noun - 1, OUT)
    held = text.are(beside, "holds a view") | text.are(beside, "gives words")
    verb = np.where(held, noun - 1, verb)
    out = are_words(text, verb, OUT)
    verb = verb - out
    given = text.are(verb, "gives words") | (out & are_words(text, verb, PUT))
    given |= text.are(verb, "holds a view") & (~out | text.are(verb, "holds"))
    # "came to the conclusion that"
    come = has(text.codes[verb], wc.TO) & text.are(verb - 1, "comes")
    given |= come
    verb = verb - come
    given &= verb > floor
    first, last = np.full((2, len(noun)), -1)
    rows = np.flatnonzero(given)
    before = np.maximum(text.find(wc.HELPER).pass_back(verb[rows] - 1), floor[rows])
    first[rows], last[rows] = find_subjects(text, before, floor[rows])
    none = has(text.codes[last], wc.FIRST | wc.NEUT) | (first < 0)
    none |= (first == last) & has(text.codes[first], wc.DET)
    # "The loss raises the possibility that": nobody who says so
    none |= text.are(noun, "nouns of anybody") & ~has(text.codes[first] | text.codes[last], _VOICES)
    first[none] = last[none] = -1
    return first, last
