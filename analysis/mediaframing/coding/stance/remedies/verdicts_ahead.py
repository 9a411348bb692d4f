"""The verdict of what stands left of a remedy, which goes before what stands behind it or is what that is about."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.remedies.books import AGAINST, FOR
from mediaframing.coding.stance.remedies.cues import kinds
from mediaframing.coding.stance.remedies.found import OPENS, PLACES, RELATIVE, SIGNS, SILENT, TURNS, Found
from mediaframing.coding.stance.remedies.openness import are_open, are_pondered
from mediaframing.coding.stance.remedies.reading import Held, Reading, find_word, have_words
from mediaframing.coding.stance.remedies.signs import turn_signs
from mediaframing.coding.stance.remedies.turning import Turned, find_turns
from mediaframing.coding.stance.remedies.views import OPEN, UNKNOWN, Views, settle_views
from mediaframing.coding.text.tokens import Bools, Ints

_AGAINST, _HOLDER, _ACTS, _MAYBE, _FOR = map(kinds, ("against", "holder", "stop do for", "maybe", "for"))
_FEAR, _STOP, _VIEWS, _STATE, _ACT = map(kinds, ("fear", "stop", "against for anti", "state", "act"))
_CARRIER, _FAILS, _BAD = map(kinds, ("carrier", "fails", "fails ebbs bad"))
_ING, _AUXILIARY = map(any_of, ("ing", "AUX"))
_FOR_WORD, _CAUSING, _BARE_BE, _TO, _OF = map(name_words, ("for", "causing", "be", "to", "of to"))
_BY, _NOT, _WHETHER, _MY, _RELATIVES = map(name_words, ("by", "not", "whether", "my", "relatives"))
_LACKS = name_words("lacks")
_FAILURES, _SINCE, _ANGERS = map(name_words, ("failures to", "before a gerund subject", "angers"))
_NEAR_RELATIVE, _NEAR_OBJECT, _NEAR_AGENT = 4, 6, 7
"""So many tokens lie between a cue, its term and what decides, at most."""


def settle_ahead(
    reading: Reading,
    views: Views,
    ahead: Found,
    behind: Found,
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
    sign = SIGNS[rule]
    about = _are_spoken_of(reading, ahead, behind, said, rows, begin)
    # "not building tolls would be a mistake"
    before = cues.first[cue] - 1
    omitted = np.where(_NOT[reading.word[before]] & (before == begin[rows]), -1, 1)
    settle_views(views, rows[about], (sign * omitted * said[rows])[about], behind, cues)
    fixed = ~TURNS[rule]
    # "called the lack of tolls a disgrace"
    lack = _LACKS[reading.word[first[rows] - 2]] & _OF[reading.word[first[rows] - 1]]
    judged = np.where(lack & (rule == PLACES["remedy judged bad"]), FOR, sign)
    settle_views(views, rows[fixed], judged[fixed], ahead, cues)
    _settle_turned(reading, views, ahead, behind, said, rows[~about & ~fixed], first, last, begin, end)


def _are_spoken_of(
    reading: Reading, ahead: Found, behind: Found, said: Ints, rows: Ints, begin: Ints
) -> Bools:
    """Tell where the words behind are about what the cue to the left tells: "support for tolls has collapsed"."""
    cues, cue = reading.cues, ahead.cue[rows]
    first, kind, ill = cues.first[cue], cues.kind[cue], said[rows] < 0
    noun, gerund = _OF[reading.word[cues.last[cue]]], reading.role[first] & _ING > 0
    refused = behind.rule[rows] == PLACES["remedy refused"]
    bad = cues.kind[behind.cue[rows]] & _BAD > 0
    about: Bools = (gerund | noun) & (kind & _ACTS > 0) & (said[rows] != 0) & TURNS[ahead.rule[rows]]
    # "her veto of tolls angered carters" tells of no harm
    about &= ~_ANGERS[reading.word[cues.first[behind.cue[rows]]]]
    caused = _CAUSING[reading.word[first]]
    # "support for tolls has collapsed", "wants tolls scrapped"
    about |= ill & (kind & _FOR > 0) & (_FOR_WORD[reading.word[cues.last[cue]]] | caused)
    # "had the tolls scrapped"
    about |= ill & (kind & _ACTS > 0) & caused & refused
    # "opposition to tolls has collapsed", "is a mistake"
    about |= ill & (kind & _AGAINST > 0) & noun & bad
    # "opposing tolls is folly"
    opens = (first == begin[rows]) | _SINCE[reading.word[first - 1]]
    about |= ill & (kind & _AGAINST > 0) & gerund & opens & bad
    about |= ill & _are_tried(reading, behind, rows, cue)
    return about


def _are_tried(reading: Reading, behind: Found, rows: Ints, cue: Ints) -> Bools:
    """Tell where what is tried or demanded is what fails, or is undone: "efforts to end tolls failed", "demanded tolls be lifted"."""
    cues, verb = reading.cues, behind.cue[rows]
    first, refused = cues.first[cue], behind.rule[rows] == PLACES["remedy refused"]
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


def _settle_turned(
    reading: Reading,
    views: Views,
    ahead: Found,
    behind: Found,
    said: Ints,
    rows: Ints,
    first: Ints,
    last: Ints,
    begin: Ints,
    end: Ints,
) -> None:
    """Settle the mentions whose cue to the left can be turned, or left open, by what stands around it."""
    cues, cue, rule, ill = reading.cues, ahead.cue[rows], ahead.rule[rows], said[rows] < 0
    kind = cues.kind[cue]
    held = Held(cues.first[cue], cues.last[cue], kind, begin[rows], end[rows], first[rows], last[rows])
    turned = find_turns(reading, held)
    outer = np.where(turned.outer >= 0, turned.outer, cue)
    sign = turn_signs(reading, held, cue, SIGNS[rule], turned)
    silent = SILENT[rule] & (sign > 0) & _are_silent(reading, held, turned, outer)
    sign[(sign == AGAINST) & ill & _are_lamented(reading, held, turned, behind, rows)] = FOR
    sign[(OPENS[rule] | (cues.kind[outer] & _MAYBE > 0)) & (sign > 0)] = OPEN
    against = held.are(_AGAINST)
    open_ = are_open(reading, turned.first, held.begin, ~against) & ~held.are(_HOLDER) & (sign != OPEN)
    sign[open_ & ~silent] = OPEN
    sign[are_pondered(reading, held, turned)] = OPEN
    # "to avert a possible walkout"
    maybe = reading.count_kinds(_MAYBE, held.last + 1, held.term) > 0
    sign[(sign == AGAINST) & held.are(_STOP) & maybe & _TO[reading.word[held.first - 1]]] = OPEN
    sign[against & _MY[reading.word[held.term - 1]]] = FOR
    told = ~silent
    settle_views(views, rows[told], sign[told], ahead, cues, turned.first[told])
    _tell_views(reading, views, rows[told], cue[told], outer[told], turned.first[told])
    nothing = rows[silent & ~ill]
    views.sign[nothing], views.first[nothing], views.last[nothing], views.rule[nothing] = UNKNOWN, -1, -1, -1


def _are_silent(reading: Reading, held: Held, turned: Turned, outer: Ints) -> Bools:
    """Tell which cues nothing turns or leaves open, and around which nobody tells a view."""
    silent = turned.turns == 0
    # "decide whether to adopt tolls"
    silent &= ~(_TO[reading.word[turned.first - 1]] & _WHETHER[reading.word[turned.first - 2]])
    # "if the town adopts tolls, carters will leave"
    loose = (reading.role[held.first] & _ING > 0) | (held.term - held.last > _NEAR_OBJECT)
    silent &= loose | ~are_open(reading, turned.first, held.begin, np.zeros(len(outer), np.bool_))
    answer: Bools = silent & (reading.cues.kind[outer] & (_VIEWS | _MAYBE) == 0)
    return answer


def _are_lamented(reading: Reading, held: Held, turned: Turned, behind: Found, rows: Ints) -> Bools:
    """Tell where what is against a remedy is itself called bad: "those who oppose tolls are wrong"."""
    # "any plan that does not include tolls is a mistake", "those who oppose tolls are wrong"
    near = np.maximum(held.begin, turned.first - _NEAR_RELATIVE)
    whose = held.are(_HOLDER) | have_words(_RELATIVES, reading, near, turned.first)
    whose &= ~held.are(_FEAR)  # "those who fear that tolls hurt shops"
    whose &= behind.rule[rows] != RELATIVE  # "said that he will not adopt a toll that hurts shops"
    # "fears that tolls may be scrapped"
    undone = held.are(_FEAR) & (behind.rule[rows] == PLACES["remedy refused"])
    # "the failure to adopt tolls is a disgrace"
    undone |= _FAILURES[reading.word[turned.first]] & (reading.cues.kind[behind.cue[rows]] & _BAD > 0)
    lamented: Bools = whose | undone
    return lamented


def _tell_views(reading: Reading, views: Views, rows: Ints, cue: Ints, outer: Ints, first: Ints) -> None:
    """Tell by which words somebody holds a view: the outermost that are one, or the cue."""
    cues = reading.cues
    inner, outward = (
        (cues.kind[place] & _VIEWS > 0) & (cues.kind[place] & _ACT == 0) for place in (cue, outer)
    )
    viewed = outward | inner
    rows, cue, outer, first, outward = (part[viewed] for part in (rows, cue, outer, first, outward))
    holds = np.where(outward, outer, cue)
    views.view_first[rows] = np.where(outward, first, cues.first[cue])
    views.view_last[rows] = cues.last[holds]
    kind = cues.kind[holds]
    owned = ~outward & (outer != cue)  # "renewed her push for tolls": the push is hers
    views.view_kind[rows] = np.select((kind & _HOLDER > 0, kind & _STATE > 0, owned), (3, 2, 4), 1)
