"""The verdict on each mention of a remedy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.english.rulebook import Rulebook
from mediaframing.coding.stance.remedies.ahead import AGAINST, AHEAD, FOR, RemedyRule
from mediaframing.coding.stance.remedies.apart import read_sentences
from mediaframing.coding.stance.remedies.behind import BEHIND, FIRST, REACH
from mediaframing.coding.stance.remedies.cues import Cues, kinds
from mediaframing.coding.stance.remedies.openness import are_open, are_pondered
from mediaframing.coding.stance.remedies.reading import HORIZON, Held, Reading, find_word, have_words
from mediaframing.coding.stance.remedies.signs import turn_signs
from mediaframing.coding.stance.remedies.subjects import end_at_agents, skip_asides
from mediaframing.coding.stance.remedies.turning import (
    ask_clause,
    find_laments,
    find_turns,
    lament_behind,
)
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

UNKNOWN, OPEN = 0, 2
"""Beside ``FOR`` and ``AGAINST``: nothing is known of the view, or it is left open."""
_AGAINST, _HOLDER, _ACTS, _MAYBE = map(kinds, ("against", "holder", "stop do for", "maybe"))
_FOR, _FEAR, _COURSE, _STOP = map(kinds, ("for", "fear", "fails comes", "stop"))
_VIEWS, _STATE, _ACT = map(kinds, ("against for anti", "state", "act"))
_CARRIER, _FAILS, _BAD = kinds("carrier"), kinds("fails"), kinds("fails ebbs bad")
_ING, _AUXILIARY, _ARTICLE = map(any_of, ("ing", "AUX", "Definite=Def Definite=Ind"))
_FOR_WORD, _CAUSING, _BARE_BE, _TO = map(name_words, ("for", "causing", "be", "to"))
_OF, _OF_WORD, _BY, _WITHOUT = map(name_words, ("of to", "of", "by", "without"))
_NOT, _WHETHER, _NOTHING, _UNLIKELY = map(name_words, ("not", "whether", "achieved nothing", "unlikely"))
_MODALS, _MY, _RELATIVES = map(name_words, ("modals", "my", "relatives"))
_FAILURES, _DOOMED, _SINCE = map(name_words, ("failures to", "doomed", "before a gerund subject"))
_ANGERS, _LACKS = map(name_words, ("angers", "lacks"))
_NEAR_RELATIVE, _NEAR_OBJECT, _NEAR_AGENT = 4, 6, 7
_DENIED, _NEEDED = "view that is denied", "cannot be done without"


@dataclass(frozen=True)
class Views:
    """What is thought of, or done to, each remedy.

    Attributes
    ----------
    sign : array
        ``FOR``, ``AGAINST``, ``OPEN``, or ``UNKNOWN`` where no cue holds the term.
    first, last : array
        The first and the last token of the words that decided, or -1.
    rule : array
        The place in :data:`RULES` of the rule that decided, or -1.
    view_first, view_last : array
        The first and the last token of the words by which somebody is told to hold that view, or -1.
    view_kind : array
        1 for a verb or a noun ("opposes"), 2 for a state ("is against"), 3 for a holder ("a critic of"), 4 for a noun that
        something is done with ("renewed her push for"), 0 for none.
    """

    sign: Ints
    first: Ints
    last: Ints
    rule: Ints
    view_first: Ints
    view_last: Ints
    view_kind: Ints


RULES: tuple[RemedyRule, ...] = (*FIRST.rules, *AHEAD.rules, *BEHIND.rules)
_PLACE = {rule.name: place for place, rule in enumerate(RULES)}

_UNDONE = [_PLACE["remedy refused"], _PLACE["remedy not carried out"]]
_RELATIVE = _PLACE["bad effect in a relative clause"]


def judge_remedies(text: Text, first: Ints, last: Ints, denied: Ints) -> Views:
    """Judge what is thought of, or done to, remedies.

    Parameters
    ----------
    text : Text
        The batch of articles.
    first, last : array
        For each mention its first and its last token, both within one sentence.
    denied : array
        For each mention the first token of what denies it by the rules of all mentions, or -1.
    """
    sentences = text.sentences
    home = sentences.of_token[first]
    wanted = np.unique(home)
    reading, begins, ends = read_sentences(text, wanted)
    number = np.searchsorted(wanted, home)
    shift = begins[number] - sentences.first_token[home]
    begins, ends = begins[number], ends[number]
    views = _judge(
        reading, first + shift, last + shift, begins, ends, np.where(denied >= 0, denied + shift, -1)
    )
    return Views(
        views.sign,
        np.where(views.first >= 0, views.first - shift, -1),
        np.where(views.last >= 0, views.last - shift, -1),
        views.rule,
        np.where(views.view_first >= 0, views.view_first - shift, -1),
        np.where(views.view_last >= 0, views.view_last - shift, -1),
        views.view_kind,
    )


def _judge(reading: Reading, first: Ints, last: Ints, begin: Ints, end: Ints, denied: Ints) -> Views:
    cues, count = reading.cues, len(first)
    views = Views(*(np.full(count, fill) for fill in (UNKNOWN, -1, -1, -1, -1, -1, 0)))
    left, right = _list_left(cues, first, begin), _list_right(cues, last, end)
    aside = skip_asides(reading, first, last, end)
    ahead, before_all, behind = (
        _find(reading, book, *pairs, first, until, begin, end, nearest)
        for book, pairs, until, nearest in (
            (AHEAD, left, last, -1),
            (FIRST, right, last, 0),
            (BEHIND, _list_right(cues, aside, end_at_agents(reading, first, last, begin, end)), aside, 0),
        )
    )
    said = _sign_behind(reading, behind, first, aside, begin)
    _settle_behind(reading, views, behind, said, first, aside, begin)
    # "scrapped a toll that hurts shops"
    said[(behind.rule == _RELATIVE) & (ahead.cue >= 0) & (_SIGNS[ahead.rule] < 0)] = 0
    _settle_ahead(reading, views, ahead, behind, said, first, last, begin, end)
    _settle(views, np.flatnonzero(before_all.cue >= 0), AGAINST, before_all, cues)
    views.sign[(views.sign == AGAINST) & lament_behind(reading, last, end)] = FOR
    _turn_denials(reading, views, denied, first, last, begin, end)
    _settle_conditions(reading, views, denied, first, last, begin)
    _open_subjects(reading, views, first, last, begin)
    return views


@dataclass(frozen=True)
class _Found:
    """For each mention the cue that a rule found, by its number, and the place of the rule; -1 for none."""

    cue: Ints
    rule: Ints


def _list_left(cues: Cues, first: Ints, begin: Ints) -> tuple[Ints, Ints]:
    """List the cues left of each mention, from left to right: the numbers of mention and cue."""
    low = np.searchsorted(cues.first, np.maximum(begin, first - HORIZON - 1))
    return list_between(low, np.searchsorted(cues.last, first))


def _list_right(cues: Cues, last: Ints, end: Ints) -> tuple[Ints, Ints]:
    """List the cues behind each mention, from left to right: the numbers of mention and cue."""
    low = np.searchsorted(cues.first, last, "right")
    return list_between(low, np.maximum(low, np.searchsorted(cues.first, np.minimum(end, last + REACH + 1))))


def _find(
    reading: Reading,
    book: Rulebook[RemedyRule],
    mention: Ints,
    number: Ints,
    first: Ints,
    last: Ints,
    begin: Ints,
    end: Ints,
    nearest: int,
) -> _Found:
    """Find for each mention the nearest cue that a rule of the book takes; -1 as ``nearest`` is the last of a row."""
    cues = reading.cues
    rule = np.full(len(number), -1)
    held = Held(
        cues.first[number], cues.last[number], cues.kind[number],
        begin[mention], end[mention], first[mention], last[mention],
    )  # fmt: skip
    for asked in book:
        rows = np.flatnonzero((rule < 0) & held.are(asked.kind))
        if len(rows):
            rows = rows[asked.judge(reading, held.keep(rows))]
            rule[rows] = _PLACE[asked.name]
    rows = np.flatnonzero(rule >= 0)
    rows = rows if nearest < 0 else rows[::-1]
    found = _Found(np.full(len(first), -1), np.full(len(first), -1))
    found.cue[mention[rows]], found.rule[mention[rows]] = number[rows], rule[rows]
    return found


_SIGNS = np.array([rule.sign for rule in RULES])
_TURNS = np.array([rule.turns for rule in RULES])
_SILENT = np.array([rule.silent for rule in RULES])
_OPENS = np.array([rule.kind == _MAYBE for rule in RULES])


def _settle(
    views: Views, rows: Ints, sign: Ints | int, found: _Found, cues: Cues, first: Ints | None = None
) -> None:
    views.sign[rows] = sign
    cue = found.cue[rows]
    views.first[rows] = cues.first[cue] if first is None else first
    views.last[rows], views.rule[rows] = cues.last[cue], found.rule[rows]


def _sign_behind(reading: Reading, behind: _Found, first: Ints, last: Ints, begin: Ints) -> Ints:
    """Give what the cues behind say of their terms, with the negations between the two; 0 where there is none."""
    sign = np.where(behind.cue >= 0, _SIGNS[behind.rule], 0)
    rows = np.flatnonzero(behind.cue >= 0)
    start, place = last[rows] + 1, reading.cues.first[behind.cue[rows]]
    sign[rows[reading.negate_between(start, place) | have_words(_UNLIKELY, reading, start, place)]] *= -1
    # "no toll will work"
    sign[rows[reading.void_subjects(begin[rows], first[rows])]] *= -1
    # "a plan without tolls is a mistake"
    of = first[rows] - 1 - (reading.role[first[rows] - 1] & _ARTICLE > 0)
    lacking = _WITHOUT[reading.word[of]] & (of - 1 > begin[rows])
    # "the lack of tolls hurts trade"
    lacking |= _OF_WORD[reading.word[of]] & _LACKS[reading.word[of - 1]]
    bad = reading.cues.kind[behind.cue[rows]] & _BAD > 0
    bad |= _DOOMED[reading.word[reading.cues.last[behind.cue[rows]]]]  # "a plan without tolls is doomed"
    sign[rows[lacking & (sign[rows] < 0) & bad]] *= -1
    # "tolls solve nothing"
    void = (sign[rows] > 0) & _NOTHING[reading.word[reading.cues.last[behind.cue[rows]] + 1]]
    sign[rows[void]] *= -1
    return sign


def _settle_behind(
    reading: Reading, views: Views, behind: _Found, said: Ints, first: Ints, last: Ints, begin: Ints
) -> None:
    rows = np.flatnonzero(said)
    # "the toll may be scrapped", "the toll could collapse", but "the toll could hurt us" is an opinion of it
    course = np.isin(behind.rule[rows], _UNDONE) | (reading.cues.kind[behind.cue[rows]] & _COURSE > 0)
    lamented = (course | (_SIGNS[behind.rule[rows]] > 0)) & find_laments(reading, begin[rows], first[rows])
    said[rows[lamented & (said[rows] < 0)]] = FOR
    said[rows[ask_clause(_DENIED, reading, begin[rows], first[rows], last[rows])]] *= -1
    open_ = are_open(reading, first[rows], begin[rows], np.ones(len(rows), np.bool_))
    open_ |= _OPENS[behind.rule[rows]] & (said[rows] > 0)  # "is no longer possible" leaves nothing open
    open_ |= course & have_words(_MODALS, reading, last[rows] + 1, reading.cues.first[behind.cue[rows]])
    start = reading.find_negator(last[rows] + 1, reading.cues.first[behind.cue[rows]])
    _settle(views, rows, np.where(open_, OPEN, said[rows]), behind, reading.cues, start)


def _settle_ahead(
    reading: Reading,
    views: Views,
    ahead: _Found,
    behind: _Found,
    said: Ints,
    first: Ints,
    last: Ints,
    begin: Ints,
    end: Ints,
) -> None:
    """Settle the mentions that a cue to the left holds; it goes before those behind, or is what they are about."""
    cues = reading.cues
    rows = np.flatnonzero(ahead.cue >= 0)
    cue, rule = ahead.cue[rows], ahead.rule[rows]
    kind = cues.kind[cue]
    sign = _SIGNS[rule]
    about = (reading.role[cues.first[cue]] & _ING > 0) | _OF[reading.word[cues.last[cue]]]
    about &= (kind & _ACTS > 0) & (said[rows] != 0) & _TURNS[rule]
    # "her veto of tolls angered carters" tells of no harm
    about &= ~_ANGERS[reading.word[reading.cues.first[behind.cue[rows]]]]
    # "support for tolls has collapsed", "wants tolls scrapped"
    about |= (
        (said[rows] < 0)
        & (kind & _FOR > 0)
        & (_FOR_WORD[reading.word[cues.last[cue]]] | _CAUSING[reading.word[cues.first[cue]]])
    )
    # "had the tolls scrapped"
    about |= (
        (said[rows] < 0)
        & (kind & _ACTS > 0)
        & _CAUSING[reading.word[cues.first[cue]]]
        & (behind.rule[rows] == _PLACE["remedy refused"])
    )
    # "opposition to tolls has collapsed", "is a mistake"
    about |= (
        (said[rows] < 0)
        & (kind & _AGAINST > 0)
        & _OF[reading.word[cues.last[cue]]]
        & (cues.kind[behind.cue[rows]] & _BAD > 0)
    )
    # "opposing tolls is folly"
    about |= (
        (said[rows] < 0)
        & (kind & _AGAINST > 0)
        & (reading.role[cues.first[cue]] & _ING > 0)
        & ((cues.first[cue] == begin[rows]) | _SINCE[reading.word[cues.first[cue] - 1]])
        & (cues.kind[behind.cue[rows]] & _BAD > 0)
    )
    about |= (said[rows] < 0) & _are_tried(reading, behind, rows, cue)
    # "not building tolls would be a mistake"
    omitted = np.where(_NOT[reading.word[cues.first[cue] - 1]] & (cues.first[cue] - 1 == begin[rows]), -1, 1)
    _settle(views, rows[about], (sign * omitted * said[rows])[about], behind, cues)
    fixed = ~_TURNS[rule]
    _settle(views, rows[fixed], sign[fixed], ahead, cues)
    rest = ~about & ~fixed
    rows, cue, rule, kind, sign = rows[rest], cue[rest], rule[rest], kind[rest], sign[rest]
    held = Held(cues.first[cue], cues.last[cue], kind, begin[rows], end[rows], first[rows], last[rows])
    turned = find_turns(reading, held)
    sign = turn_signs(reading, held, cue, sign, turned)
    silent = _SILENT[rule] & (sign > 0) & (turned.turns == 0)
    # "decide whether to adopt tolls"
    silent &= ~(_TO[reading.word[turned.first - 1]] & _WHETHER[reading.word[turned.first - 2]])
    # "if the town adopts tolls, carters will leave"
    loose = (reading.role[cues.first[cue]] & _ING > 0) | (first[rows] - cues.last[cue] > _NEAR_OBJECT)
    silent &= loose | ~are_open(reading, turned.first, begin[rows], np.zeros(len(rows), np.bool_))
    silent &= cues.kind[np.where(turned.outer >= 0, turned.outer, cue)] & (_VIEWS | _MAYBE) == 0
    # "any plan that does not include tolls is a mistake", "those who oppose tolls are wrong"
    whose = (kind & _HOLDER > 0) | have_words(
        _RELATIVES, reading, np.maximum(begin[rows], turned.first - _NEAR_RELATIVE), turned.first
    )
    # "fears that tolls may be scrapped"
    undone = (kind & _FEAR > 0) & (behind.rule[rows] == _PLACE["remedy refused"])
    whose &= kind & _FEAR == 0  # "those who fear that tolls hurt shops"
    whose &= behind.rule[rows] != _RELATIVE  # "said that he will not adopt a toll that hurts shops"
    # "the failure to adopt tolls is a disgrace"
    undone |= _FAILURES[reading.word[turned.first]] & (cues.kind[behind.cue[rows]] & _BAD > 0)
    sign[(sign == AGAINST) & (said[rows] < 0) & (whose | undone)] = FOR
    views_of_silent = silent & (said[rows] < 0)
    outer = np.where(turned.outer >= 0, turned.outer, cue)
    sign[(_OPENS[rule] | (cues.kind[outer] & _MAYBE > 0)) & (sign > 0)] = OPEN
    against = kind & _AGAINST > 0
    open_ = are_open(reading, turned.first, begin[rows], ~against) & (kind & _HOLDER == 0) & (sign != OPEN)
    sign[open_ & ~silent] = OPEN
    sign[are_pondered(reading, held, turned)] = OPEN
    # "to avert a possible walkout"
    maybe = reading.count_kinds(_MAYBE, cues.last[cue] + 1, first[rows]) > 0
    sign[(sign == AGAINST) & (kind & _STOP > 0) & maybe & _TO[reading.word[cues.first[cue] - 1]]] = OPEN
    own = against & _MY[reading.word[first[rows] - 1]]
    sign[own] = FOR
    told = ~silent
    _settle(views, rows[told], sign[told], ahead, cues, turned.first[told])
    inner = (kind & _VIEWS > 0) & (kind & _ACT == 0)
    outward = (cues.kind[outer] & _VIEWS > 0) & (cues.kind[outer] & _ACT == 0)
    viewed = told & (outward | inner)
    # "renewed her push for tolls": the push is hers
    holds = np.where(outward, outer, cue)
    views.view_first[rows[viewed]] = np.where(outward, turned.first, cues.first[cue])[viewed]
    views.view_last[rows[viewed]] = cues.last[holds[viewed]]
    of = cues.kind[holds[viewed]]
    owned = ~outward[viewed] & (outer[viewed] != cue[viewed])
    views.view_kind[rows[viewed]] = np.select((of & _HOLDER > 0, of & _STATE > 0, owned), (3, 2, 4), 1)
    nothing = rows[silent & ~views_of_silent]
    views.sign[nothing], views.first[nothing], views.last[nothing], views.rule[nothing] = UNKNOWN, -1, -1, -1


def _are_tried(reading: Reading, behind: _Found, rows: Ints, cue: Ints) -> Bools:
    """Tell where what is tried or demanded is what fails, or is undone: "efforts to end tolls failed", "demanded tolls be lifted"."""
    cues, verb = reading.cues, behind.cue[rows]
    first, refused = cues.first[cue], behind.rule[rows] == _PLACE["remedy refused"]
    tried = _TO[reading.word[first - 1]] & (reading.kind[first - 2] & _CARRIER > 0)
    # "a bid by the firm to derail tolls was rejected"
    agent = find_word(_BY, reading, np.maximum(first - _NEAR_AGENT, 1), first - 1)
    tried |= _TO[reading.word[first - 1]] & (agent > 0) & (reading.kind[agent - 1] & _CARRIER > 0)
    tried &= (cues.kind[cue] & _ACTS > 0) & (refused | (cues.kind[verb] & _FAILS > 0))
    be = cues.first[verb] - 1
    demanded = (
        _BARE_BE[reading.word[be]] & (reading.role[be - 1] & _AUXILIARY == 0) & ~_TO[reading.word[be - 1]]
    )
    demanded &= refused & (cues.kind[cue] & _FOR > 0)
    found: Bools = tried | demanded
    return found


def _settle_conditions(
    reading: Reading, views: Views, denied: Ints, first: Ints, last: Ints, begin: Ints
) -> None:
    """Settle what a clause says cannot be done without: "without tolls, more roads will close"."""
    rows = np.flatnonzero((views.sign == UNKNOWN) & (denied >= 0) & (denied < first))
    rows = rows[ask_clause(_NEEDED, reading, begin[rows], denied[rows], last[rows])]
    views.sign[rows], views.first[rows], views.last[rows] = FOR, denied[rows], denied[rows]


def _open_subjects(reading: Reading, views: Views, first: Ints, last: Ints, begin: Ints) -> None:
    """Leave open what is asked outright, or what "whether" begins a clause with, where nothing else tells."""
    rows = np.flatnonzero(views.sign == UNKNOWN)
    for name in ("whether it comes", "asked outright"):
        views.sign[rows[ask_clause(name, reading, begin[rows], first[rows], last[rows])]] = OPEN


def _turn_denials(
    reading: Reading, views: Views, denied: Ints, first: Ints, last: Ints, begin: Ints, end: Ints
) -> None:
    """Turn what the rules of all mentions deny where somebody laments or opposes that: "slammed it for not having tolls"."""
    rows = np.flatnonzero((views.sign == UNKNOWN) & (denied >= 0) & (denied < first))
    nothing = np.zeros(len(rows), np.int64)
    held = Held(denied[rows], denied[rows], nothing, begin[rows], end[rows], first[rows], last[rows])
    turned = find_turns(reading, held)
    lamented = turned.sign < 0
    rows = rows[lamented]
    views.sign[rows], views.first[rows], views.last[rows] = FOR, turned.first[lamented], denied[rows]
