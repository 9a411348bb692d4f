"""Whose verb it is: the phrase before it, or whoever spoke last in its sentence; and what it can take from there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.attribution.candidate_contents import are_telling_relatives, open_sentences
from mediaframing.coding.attribution.candidates import Candidates
from mediaframing.coding.attribution.verb_words import PUT, are_words
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.clauses import open_clauses
from mediaframing.coding.english.noun_phrases import find_noun_phrases_before
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.english.subjects import are_plural, are_singular, find_subjects
from mediaframing.coding.speakers.holders import find_heads
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.tokens import Bools, Ints

_NO_SUBJECT = wc.ADP | wc.CCONJ | wc.SCONJ
_VOICES = wc.CAPITAL | wc.ROLE | wc.PRON | wc.PLURAL | wc.PERSON
_GOES_ON = wc.TO | wc.CCONJ
_NO_QUOTED = wc.COMMA | wc.ADP | wc.QUOTE | wc.STOP | wc.THAT
_FURTHEST_QUOTED = 12
_TELLS = verb_frames.SAY | verb_frames.ADDRESSEE | verb_frames.PREPOSITION | verb_frames.PREDICATE
_NO_PERSON = wc.COMMA | wc.QUOTE | wc.STOP | wc.THAT | wc.AUX | wc.FIN | wc.REL | wc.DASH
_LONGEST_TEXT = 4
"""So many words stand at most between a determiner and the text: "the latest Norland Post report"."""
_FURTHEST_LED = 10
"""So many words stand at most between "led" and the "to" of what somebody is led to say."""
_BEFORE_LEADS = wc.CCONJ | wc.COMMA
_CLAUSE_OPENERS = wc.CCONJ | wc.SCONJ | wc.INT | wc.THAT


@dataclass(frozen=True)
class Subjects(Columns):
    """The subjects of verbs.

    Attributes
    ----------
    first, last : array
        -1 where there is none.
    opener : array
        The token before a subject right before its verb, else -1.
    weak : array of bool
        Whether the verb stands where it takes little but a clause: "and said", "to say", "who said".
    """

    first: Ints
    last: Ints
    opener: Ints
    weak: Bools


def depend_on_heard(text: Text, found: Candidates) -> Bools:
    """Tell verbs whose subject is who spoke last in the sentence: "..., adding that", "and said", "to say"."""
    follows = has(found.left, wc.WORD) & ~has(found.left, _NO_SUBJECT)
    # "Weber said adding that"
    follows &= ~has(text.cues[found.before], verb_frames.STRONG)
    goes_on = has(found.left, _GOES_ON) | (found.before < found.floor)
    depend: Bools = np.where(_are_participles(found), ~follows, goes_on)
    depend |= open_sentences(text, found)
    depend &= _find_led(text, found)[0] < 0
    return depend & (_find_quoted(text, found)[0] < 0)


def _find_quoted(text: Text, found: Candidates) -> Spans:
    """Find whom somebody quotes: "quoted Weber as saying that", "“...,” the Herald quoted her as saying"."""
    quotes, saying = text.find_named("quotes somebody"), text.find_named("saying")
    first, last = np.full((2, len(found.token)), -1)
    rows = np.flatnonzero(text.are(found.token, "saying") | text.are(found.token, "quotes somebody"))
    token = found.token[rows]
    before = np.append(-1, quotes)[np.searchsorted(quotes, token, "right")]
    after = np.append(saying, len(text) + _FURTHEST_QUOTED)[np.searchsorted(saying, token)]
    end = after - 1 - text.are(np.minimum(after, len(text)) - 1, "as")
    told = (before >= found.floor[rows]) & (end > before) & (after - before <= _FURTHEST_QUOTED)
    told &= ~text.find(_NO_QUOTED).any_between(before + 1, np.minimum(end, len(text)) + 1)
    first[rows[told]], last[rows[told]] = before[told] + 1, end[told]
    return first, last


def find_own_subjects(text: Text, found: Candidates) -> Subjects:
    """Find the subjects before verbs that do not depend on who was heard."""
    participle = _are_participles(found)
    relative = ~participle & has(found.left, wc.REL)
    first, last = found.before.copy(), found.before.copy()
    sought = np.flatnonzero(~relative)
    first[sought], last[sought] = find_subjects(text, found.before[sought], found.floor[sought])
    # "At least ten farmers fear it is old"
    for step in (0, 1):
        least = first - step
        reached = (least > found.floor) & text.are(least, "least or most") & text.are(least - 1, "at")
        first[reached] = least[reached] - 1
    _end_at_with(text, found, first, last)
    told = _find_telling_texts(text, found)
    first[told], last[told] = _open_phrases(text, found.before[told] - 1), found.before[told] - 1
    issued = _climb_texts(text, found, first, last)
    _climb_senses(text, found, first, last)
    led = _find_led(text, found)
    rows = np.flatnonzero(led[0] >= 0)
    first[rows], last[rows] = led[0][rows], led[1][rows]
    opener = np.where(relative | participle | (first <= found.floor), -1, first - 1)
    opening = text.codes[opener]
    inner = (opener >= 0) & has(opening, wc.WORD) & ~has(opening, _CLAUSE_OPENERS)
    inner &= ~has(text.cues[opener], verb_frames.ADJECTIVE)  # "is sure she thinks"
    inner &= ~text.are(opener, "roughly")  # "about half think"
    inner &= ~has(opening, wc.TIME)  # "on Monday the union called it late"
    # "Even Weber admits it is late", "But privately Weber admits it is late"
    leads = has(opening, wc.ADV) & ((opener == found.floor) | has(text.codes[opener - 1], _BEFORE_LEADS))
    leads &= ~text.are(opener, "denies a subject")  # "but not a single union blamed the rain"
    inner &= ~leads
    # "which critics believe will fail", "which she considers late"
    follows = text.codes[found.token + 1]
    relative_content = has(opening, wc.REL) & (
        (has(found.code, verb_frames.SAY) & has(follows, wc.AUX | wc.FIN))
        | (
            has(found.code, verb_frames.PREDICATE)
            & has(follows, wc.WORD | wc.QUOTE)
            & ~has(follows, wc.ADP | wc.AUX)
        )
    )
    inner &= ~relative_content
    # "with some suggesting they may leave"
    absolute = (first > found.floor) & text.are(first - 1, "with")
    weak = np.where(participle, ~has(found.left, wc.COMMA) & ~absolute, relative | inner)
    weak[issued] = False
    weak[participle & _are_texts(text, first, last)] = False
    quoted = _find_quoted(text, found)
    rows = np.flatnonzero(quoted[0] >= 0)
    first[rows], last[rows], weak[rows] = quoted[0][rows], quoted[1][rows], False
    return Subjects(first, last, opener, weak)


def _end_at_with(text: Text, found: Candidates, first: Ints, last: Ints) -> None:
    """Give "two doctors" in "The day ended with two doctors warning of a flood": what stands before "with" did something else."""
    rows = np.flatnonzero(_are_participles(found) & has(found.left, wc.WORD) & has(found.code, _TELLS))
    end, floor = found.before[rows], found.floor[rows]
    begin = text.find(wc.ADP).find_previous(end) + 1
    code = text.codes[np.minimum(begin, end)] | text.codes[end]
    people = has(code, _VOICES) | text.end_with(end, "s")
    absolute = (begin - 1 > floor) & (begin <= end) & text.are(begin - 1, "with") & people
    absolute &= ~text.find(_NO_PERSON).any_between(begin, end + 1)
    # "filed a complaint with the court demanding a limit"
    absolute &= ~text.find(wc.TEXT).any_between(np.maximum(begin - _FURTHEST_LED, floor), begin)
    rows, begin, end = rows[absolute], begin[absolute], end[absolute]
    first[rows], last[rows] = begin, end


def _are_texts(text: Text, first: Ints, last: Ints) -> Bools:
    """Tell "a letter urging a repeal": a text that says so."""
    texts = np.zeros(len(first), np.bool_)
    rows = np.flatnonzero(first >= 0)
    texts[rows] = has(text.codes[find_heads(text, first[rows], last[rows])], wc.TEXT)
    return texts


def _climb_texts(text: Text, found: Candidates, first: Ints, last: Ints) -> Ints:
    """Give "Weber" in "Weber issued a statement saying that it was late": whoever issues the text that says so.

    Returns
    -------
    array
        The rows that are given such a subject.
    """
    rows = np.flatnonzero(_are_participles(found) & (first >= 0))
    begin = first[rows]
    # "have issued statements"
    within = text.are(begin, "issues") & (begin < last[rows])
    verb = begin - ~within
    # "sent out a statement", "put out a statement"
    out = text.are(verb, "sent about")
    verb = verb - out
    issued = text.are(verb, "issues") | (out & are_words(text, verb, PUT))
    issued &= verb > found.floor[rows]
    rows, verb, begin = rows[issued], verb[issued], begin[issued] + within[issued]
    head = find_heads(text, begin, last[rows])
    issued = has(text.codes[head], wc.TEXT) | text.are(head, "occasions") | text.are(head, "bears words")
    rows, verb = rows[issued], verb[issued]
    before = text.find(wc.HELPER | wc.ADV).pass_back(verb - 1)
    subject = find_subjects(text, np.maximum(before, found.floor[rows]), found.floor[rows])
    named = subject[0] >= 0
    first[rows[named]], last[rows[named]] = subject[0][named], subject[1][named]
    return rows[named]


def _find_telling_texts(text: Text, found: Candidates) -> Ints:
    """Find the verbs of "a report that said it was late" and "a letter that warned that it was"."""
    told = has(found.left, wc.THAT) & has(text.codes[found.before - 1], wc.TEXT)
    told &= has(found.code, verb_frames.FINITE)
    told &= ~has(found.helpers, wc.MODAL)
    told &= has(found.code, verb_frames.SAY) | has(text.codes[found.token + 1], wc.THAT)
    return np.flatnonzero(told & (found.before > found.floor))


def _open_phrases(text: Text, noun: Ints) -> Ints:
    """Give the determiners shortly before nouns, or the nouns."""
    begin = text.find(wc.DET | wc.POSS).find_previous(noun)
    return np.where(noun - begin <= _LONGEST_TEXT, begin, noun)


def _climb_senses(text: Text, found: Candidates, first: Ints, last: Ints) -> None:
    """Give "Weber" in "Weber can be heard in the hall asking": whoever is heard or seen to say so."""
    rows = np.flatnonzero(_are_participles(found) & (first >= 0))
    begin = first[rows]
    rows = rows[text.are(begin, "senses of a verb") & (begin - 1 > found.floor[rows])]
    begin = first[rows]
    place = text.find(wc.HELPER).pass_back(begin - 1)
    sensed = text.find(wc.COP).any_between(place + 1, begin) & (place >= found.floor[rows])
    rows, place = rows[sensed], place[sensed]
    subject = find_subjects(text, place, found.floor[rows])
    named = subject[0] >= 0
    first[rows[named]], last[rows[named]] = subject[0][named], subject[1][named]


def _find_led(text: Text, found: Candidates) -> Spans:
    """Find "some" in "left some to conclude": the verb is that of whom another one leads to it."""
    first, last = np.full((2, len(found.token)), -1)
    rows = np.flatnonzero(has(found.left, wc.TO) & (found.before > found.floor + 1))
    to = found.before[rows]
    leads = text.find_named("leads to words")
    lead = np.append(-_FURTHEST_LED, leads)[np.searchsorted(leads, to)]
    near = to - lead <= _FURTHEST_LED
    rows, to, lead = rows[near], to[near], lead[near]
    begin = find_noun_phrases_before(text, to - 1, found.floor[rows])[0]
    led = (lead > found.floor[rows]) & (lead < to - 1) & (begin >= 0) & (lead >= begin - 1)
    first[rows[led]], last[rows[led]] = lead[led] + 1, to[led] - 1
    return first, last


def take_subjects(text: Text, found: Candidates, first: Ints, last: Ints) -> Subjects:
    """Take phrases for the subjects of verbs that depend on who was heard."""
    # ", adding that", "by adding that", "while adding that", "Citing a report, ..."
    beside = has(found.left, wc.COMMA | wc.BY | wc.DASH) | text.are(found.before, "before participles")
    beside &= _are_participles(found)
    weak = ~beside & ~open_sentences(text, found)
    return Subjects(first, last, np.full(len(first), -1), weak)


def fit_verbs(text: Text, found: Candidates, subjects: Subjects) -> Bools:
    """Tell which verbs can have their subjects; a verb without one must take nothing but clauses."""
    code = found.code
    strong = has(code, verb_frames.STRONG)
    named = subjects.first >= 0
    # "we know that": the outlet or its readers
    fit = np.where(named, ~has(text.codes[subjects.last], wc.FIRST), subjects.weak & strong)
    fit &= ~(named & text.are(subjects.first, "there") & (subjects.first == subjects.last))
    # "It hints at a crisis"
    fit &= ~(named & text.are(found.token, "hints at") & has(text.codes[subjects.last], wc.NEUT))
    # "It is easy to say “trust me”": nobody says it.
    fit &= ~(named & has(found.left, wc.TO) & has(text.codes[subjects.last], wc.NEUT))
    joined = named & has(found.left, wc.CCONJ) & ~strong & ~has(code, verb_frames.PREDICATE)
    follows, later = (text.codes[found.token + step] for step in (1, 2))
    # "and found it offensive": no clause; "but dismissed it as a lie"
    named_so = has(follows, wc.ACC | wc.NEUT) & has(later, wc.AS)
    named_so &= ~has(text.codes[found.token + 3], wc.PRON)
    joined &= ~named_so
    fit &= ~(joined & has(follows, wc.ACC | wc.NEUT) & ~has(later, wc.AUX | wc.FIN))
    # "The trial drew a crowd and highlighted the law": no source
    joined &= has(code, verb_frames.OBJECT) & ~has(code, verb_frames.SAY) & ~has(follows, wc.TO | wc.THAT)
    fit &= ~joined | has(text.codes[subjects.last], _VOICES)
    third = np.flatnonzero(named & fit & (code & (verb_frames.BASE | verb_frames.THIRD) == verb_frames.THIRD))
    fit[third] = are_singular(text, (subjects.first[third], subjects.last[third]))
    bare = named & fit & ~strong & (code & (verb_frames.BASE | verb_frames.PAST) == verb_frames.BASE)
    bare &= ~has(found.helpers, wc.AUX) & ~has(found.left, wc.TO)
    plain = np.flatnonzero(bare & (code & (verb_frames.BASE | verb_frames.THIRD) != verb_frames.THIRD))
    fit[plain] = are_plural(text, (subjects.first[plain], subjects.last[plain]))
    return fit


def narrow_frames(text: Text, found: Candidates, subjects: Subjects) -> Ints:
    """Give the codes of verbs without the frames that they cannot have where they stand."""
    code = found.code
    strong, named, weak = has(code, verb_frames.STRONG), subjects.first >= 0, subjects.weak
    # "Weber left and criticised the plan": the second verb of a coordination takes what the first could take.
    weak = weak & ~(has(found.left, wc.CCONJ) & has(code, verb_frames.INFLECTED))
    weak = weak & ~are_telling_relatives(code, found.left)
    lost = np.where(has(found.helpers, wc.MODAL) & ~strong, verb_frames.OBJECT, 0)
    # "does not expect the bill to pass"
    lost[text.are(found.token - 1, "denies a verb") & text.are(found.token, "expects")] = 0
    # "She may want to go"
    lost[text.are(found.token - 1, "may might") & text.are(found.token, "wants")] |= verb_frames.INFINITIVE
    lost[weak] |= verb_frames.OBJECT | verb_frames.INFINITIVE
    lost[weak & ~has(found.left, wc.REL)] |= verb_frames.PREDICATE
    lost[weak & ~strong] |= verb_frames.SAY
    # "people who think it is old"
    joined = has(found.left, wc.CCONJ) & has(code, verb_frames.BASE)  # "they left and believe it is old"
    joined &= ~text.are(found.token, "state")  # "federal and state clerks"
    who = text.are(found.before, "who") | joined
    rows = np.flatnonzero(weak & ~strong & who & has(code, verb_frames.SAY))
    clause = open_clauses(text, found.token[rows] + 1, found.ceiling[rows])
    clause |= text.are(found.token[rows] + 1, "if whether")
    lost[rows[clause]] &= ~verb_frames.SAY
    return code & ~np.where(named, lost, verb_frames.OBJECT)


def _are_participles(found: Candidates) -> Bools:
    """Tell "saying" from "was saying"."""
    participle: Bools = has(found.code, verb_frames.GERUND) & ~has(found.helpers, wc.COP)
    return participle
