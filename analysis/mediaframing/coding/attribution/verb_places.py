"""What follows a verb: past its adverbs, addressee and adjuncts stands the place where its content can begin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.attribution.verb_words import OUT, are_words, govern
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.adjuncts import OPENS_ADJUNCT, are_dates, skip_adjuncts, skip_parentheses
from mediaframing.coding.english.clauses import are_utterances, open_clauses
from mediaframing.coding.english.noun_phrases import find_noun_phrases_after
from mediaframing.coding.english.queries import any_between, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.tokens import Bools, Ints

_MAY_OPEN = wc.QUOTE | wc.COMMA | wc.COLON
_ADDRESSED = wc.ACC | wc.CAPITAL | wc.PLURAL | wc.ROLE | wc.PRON
_BEHIND_ADDRESSEE = wc.ADP | wc.COMMA | wc.STOP | wc.TIME
_AFTER_ADDRESSEE = wc.THAT | wc.TO | wc.STOP | wc.COMMA | wc.INT | wc.QUOTE
_NO_PLACE = (
    wc.COMMA | wc.TO | wc.STOP | wc.AUX | wc.FIN | wc.REL | wc.QUOTE | wc.PRON | wc.SCONJ | wc.CCONJ | wc.DASH
)
_FURTHEST_THAT = 18
"""So many words stand at most between a verb and its "that", all of them where and when it was said."""
_LONGEST_OPENING = 24
"""What opens a clause before its comma has so many words at most: "said without more rain in the north, ..."."""
_SHORTEST = 3
"""An adjunct of so many words opens a sentence without a verb of its own: "In a note, ..."."""
_NO_CLAUSE = wc.THAT | wc.COMMA | wc.STOP | wc.QUOTE


@dataclass(frozen=True)
class Verbs(Columns):
    """Verbs with their subjects, in order.

    Attributes
    ----------
    token : array
    code : array
        The cue's code; its frames are what the verb can take as content where it stands.
    subject_first, subject_last : array
        -1 where nobody is named.
    before : array
        The last token before the subject where a content can stand before that, else -1.
    floor, ceiling : array
        The first and the last token of the sentence or clause.
    """

    token: Ints
    code: Ints
    subject_first: Ints
    subject_last: Ints
    before: Ints
    floor: Ints
    ceiling: Ints


@dataclass(frozen=True)
class VerbPlaces(Verbs):
    """Verbs, and where what follows them begins.

    Attributes
    ----------
    last : array
        The last token of the cue: "pointed out".
    after : array
        What follows the cue, its adverbs and its addressee.
    place : array
        What follows besides its adjuncts.
    following : array
        The code of the word there; that of a full stop where the sentence is at its end.
    opener : array
        The quotation mark that opens there or right after, or -1.
    told : array of bool
        Whether what looks like an adjunct opens the content: "said after the attack they had fled".
    """

    last: Ints
    after: Ints
    place: Ints
    following: Ints
    opener: Ints
    told: Bools


def find_verb_places(text: Text, verbs: Verbs, after: Ints) -> VerbPlaces:
    """Find where the contents of verbs can begin, given what follows their adverbs."""
    codes, ceiling = text.codes, verbs.ceiling
    out = (after <= ceiling) & govern(text, verbs.token, "out") & are_words(text, after, OUT)
    last, after = np.where(out, after, verbs.token), after + out
    code = np.where(out, verbs.code | verb_frames.SAY | verb_frames.THAT_CLAUSE, verbs.code)
    after, code = _pass_addressees(text, code, after, ceiling)
    place = after.copy()
    adjunct = np.flatnonzero((after <= ceiling) & (has(codes[after], OPENS_ADJUNCT) | are_dates(text, after)))
    place[adjunct] = skip_adjuncts(text, after[adjunct], ceiling[adjunct])
    place = _pass_brackets(text, place, ceiling)
    told = has(code, verb_frames.STRONG) & (after < place) & (place <= ceiling)
    # "said after it fell they left", "said in order to win, they must"
    purpose = text.are(after, "in") & text.are(after + 1, "order")
    told &= (has(codes[after], wc.SCONJ) & ~has(codes[place], _NO_CLAUSE)) | purpose
    told |= _open_told(text, code, after, place, ceiling) & ~_follow_contents(text, verbs)
    # “It fell,” Weber said after the vote that had dragged on.
    told &= text.find_closings(verbs.before) < 0
    place[told] = after[told]
    place, told = _pass_occasions(text, code, after, ceiling, place, told)
    place -= (
        (place > after)
        & text.are(place - 1, "not")
        & (place <= ceiling)
        & has(codes[np.minimum(place, ceiling)], wc.TO)
    )
    # "wrote in a Herald column on Monday that"
    far = np.flatnonzero(has(code, verb_frames.THAT_CLAUSE) & ~told & (after < ceiling))
    far = far[
        has(codes[after[far]], wc.ADP | wc.TIME) & ~has(codes[np.minimum(place[far], ceiling[far])], wc.THAT)
    ]
    far = far[text.are(after[far], "before occasions") | has(codes[after[far]], wc.TIME | wc.TO)]
    that = text.find(wc.THAT).find_next(after[far])
    bound = text.find(_NO_PLACE).find_next(after[far])
    near = (that < bound) & (that < ceiling[far]) & (that - after[far] <= _FURTHEST_THAT)
    near &= ~text.are(that - 1, "before no content")
    goes_on = text.find(wc.ADV).pass_forward(that + 1)
    near &= ~has(codes[goes_on], wc.AUX | wc.FIN) & ~text.end_with(goes_on, "ed")
    place[far[near]] = that[near]
    pause = np.flatnonzero(~told & (place < ceiling) & has(codes[place], wc.PAUSE))
    # "It is late, Weber said, adding, “We will go.”"
    adds = has(text.cues[place[pause] + 1], verb_frames.GERUND) & has(
        text.cues[place[pause] + 1], verb_frames.SAY
    )
    pause = pause[~adds]
    place[pause] = skip_parentheses(text, place[pause], ceiling[pause])
    following = np.where(place <= ceiling, codes[place], wc.STOP)
    return VerbPlaces(
        verbs.token,
        code,
        verbs.subject_first,
        verbs.subject_last,
        verbs.before,
        verbs.floor,
        ceiling,
        last,
        after,
        place,
        following,
        _find_openers(text, verbs.token, place, following, ceiling),
        told,
    )


def _pass_brackets(text: Text, place: Ints, ceiling: Ints) -> Ints:
    """Pass "(a day after the fire)" between a verb and what it says."""
    rows = np.flatnonzero(has(text.codes[place], wc.OPEN_BRACKET) & (place < ceiling))
    close = text.find(wc.CLOSE_BRACKET).find_next(place[rows])
    near = (close < ceiling[rows]) & (close - place[rows] <= _LONGEST_OPENING)
    passed = place.copy()
    passed[rows[near]] = close[near] + 1
    return passed


def _open_told(text: Text, code: Ints, after: Ints, place: Ints, ceiling: Ints) -> Bools:
    """Tell "said without rain, the wheat fails" and "said to save it, they must dig": a clause follows at the comma."""
    opening = text.codes[after]
    opens = has(code, verb_frames.STRONG) & (after < ceiling) & has(opening, wc.ADP | wc.SCONJ)
    opens &= ~has(opening, wc.INT) & ~has(text.codes[after + 1], wc.TIME)
    opens &= (after == place) | has(text.codes[np.minimum(place, ceiling)], wc.COMMA)
    rows = np.flatnonzero(opens)
    comma = text.find(wc.COMMA).find_next(after[rows])
    near = (comma < ceiling[rows]) & (comma - after[rows] <= _LONGEST_OPENING)
    rows, comma = rows[near], comma[near]
    opens[:] = False
    quote = text.find_openings(comma + 1)
    begin = comma + 1 + (quote >= 0)
    spoken = quote >= 0
    spoken[spoken] = are_utterances(text, quote[spoken])
    opens[rows[~spoken & open_clauses(text, begin, ceiling[rows])]] = True
    return opens


def _pass_occasions(
    text: Text, code: Ints, after: Ints, ceiling: Ints, place: Ints, told: Bools
) -> tuple[Ints, Bools]:
    """Pass "as she left the hall" before a comma and a quoted sentence: "said as she left, “It is late now.”"."""
    occasion = has(code, verb_frames.SAY) & (after < ceiling)
    occasion &= has(text.codes[after], wc.SCONJ | wc.AS) | text.are(after, "when where")
    rows = np.flatnonzero(occasion)
    mark = text.find(wc.COMMA | wc.COLON).find_next(after[rows] + 2)
    near = (mark < ceiling[rows]) & (mark - after[rows] <= _LONGEST_OPENING)
    rows, mark = rows[near], mark[near]
    quote = text.find_openings(mark + 1)
    rows, mark, quote = rows[quote >= 0], mark[quote >= 0], quote[quote >= 0]
    spoken = are_utterances(text, quote)
    # "said as demonstrators chanted: “...”"
    spoken &= ~any_between(text.cues, verb_frames.TELLS, after[rows] + 2, mark)
    place, told = place.copy(), told.copy()
    place[rows[spoken]], told[rows[spoken]] = mark[spoken], False
    return place, told


def _follow_contents(text: Text, verbs: Verbs) -> Bools:
    """Tell "The wheat fails, Weber said in May, they dig" from "However, Weber said in dry years, they dig"."""
    before = has(text.codes[verbs.before], wc.PAUSE) & (verbs.before > verbs.floor)
    follow: Bools = before & ~(has(text.codes[verbs.floor], wc.ADV) & (verbs.before <= verbs.floor + 1))
    # "In a note, Weber said since the rain, they dig"
    return follow & ~(has(text.codes[verbs.floor], wc.ADP) & (verbs.before <= verbs.floor + _SHORTEST))


def _pass_addressees(text: Text, code: Ints, place: Ints, ceiling: Ints) -> tuple[Ints, Ints]:
    """Pass whom a verb addresses, who may be told to do something: "told him that", but not "told a story"."""
    asked = np.flatnonzero(has(code, verb_frames.ADDRESSEE))
    last = find_noun_phrases_after(text, place[asked], ceiling[asked])[1]
    asked, last = asked[last >= 0], last[last >= 0]
    # "told reporters the deal was off": another phrase begins.
    fresh = text.find(wc.DET | wc.PRON).find_next(place[asked] + 1)
    strong = has(code[asked], verb_frames.STRONG)
    joined = has(text.codes[fresh - 1], wc.ADP | wc.CCONJ | wc.DET)
    fresh = np.where(strong & ~joined, fresh, len(text))
    last = np.minimum(last, fresh - 1)
    # "told the town not to dig"
    not_to = text.are(last + 1, "not") & has(text.codes[last + 2], wc.TO)
    following = np.where(last < ceiling[asked], text.codes[last + 1 + not_to], wc.STOP)
    addressed = has(text.codes[last], _ADDRESSED) | has(following, _AFTER_ADDRESSEE) | (fresh == last + 1)
    # "wants a vote.": what is wanted, and nobody who is told.
    addressed &= ~(
        has(code[asked], verb_frames.OBJECT)
        & has(following, wc.STOP | wc.COMMA | wc.ADP | wc.CCONJ)
        & ~has(following, wc.TO)
    )
    # "urged an end to the siege"
    addressed &= ~(
        has(code[asked], verb_frames.OBJECT) & has(following, wc.TO) & text.are(last, "nouns with to")
    )
    # "told a rally in Bonn that", but not "told the story of a bridge"
    addressed |= strong & has(following, _BEHIND_ADDRESSEE) & ~text.are(last, "things told")
    # "warned towns in letters not to dig"
    addressed |= (
        ~has(code[asked], verb_frames.TAKES_THING) & has(following, wc.ADP) & text.end_with(last, "s")
    )
    place, code = place.copy(), code.copy()
    place[asked[addressed]] = last[addressed] + 1
    code[asked[addressed]] |= verb_frames.INFINITIVE
    return place, code


def _find_openers(text: Text, token: Ints, place: Ints, following: Ints, ceiling: Ints) -> Ints:
    """Find the quotation mark that opens at each place, or right after a comma or colon there; -1 where none does."""
    opener = np.full(len(place), -1)
    asked = np.flatnonzero(has(following, _MAY_OPEN) | (place > ceiling))
    here = text.open_at(place[asked], token[asked])
    opener[asked[here]] = place[asked[here]]
    asked = asked[~here]
    asked = asked[has(following[asked], wc.COMMA | wc.COLON)]
    asked = asked[text.open_at(place[asked] + 1, token[asked])]
    opener[asked] = place[asked] + 1
    return opener
