"""The verdict on each mention of a remedy."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.reading import Text
from mediaframing.coding.stance.remedies.ahead_rules import AHEAD
from mediaframing.coding.stance.remedies.apart import read_sentences
from mediaframing.coding.stance.remedies.behind_rules import BEHIND, FIRST
from mediaframing.coding.stance.remedies.books import AGAINST, FOR
from mediaframing.coding.stance.remedies.found import RELATIVE, SIGNS, find_cues, list_left, list_right
from mediaframing.coding.stance.remedies.reading import Held, Reading
from mediaframing.coding.stance.remedies.subjects import end_at_agents, skip_asides
from mediaframing.coding.stance.remedies.turning import ask_clause, find_turns, lament_behind
from mediaframing.coding.stance.remedies.verdicts_ahead import settle_ahead
from mediaframing.coding.stance.remedies.verdicts_behind import settle_behind, sign_behind
from mediaframing.coding.stance.remedies.views import OPEN, UNKNOWN, Views, settle_views
from mediaframing.coding.text.tokens import Ints

_NEEDED = "cannot be done without"


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
    left, right = list_left(cues, first, begin), list_right(cues, last, end)
    aside = skip_asides(reading, first, last, end)
    ahead, before_all, behind = (
        find_cues(reading, book, *pairs, first, until, begin, end, nearest)
        for book, pairs, until, nearest in (
            (AHEAD, left, last, -1),
            (FIRST, right, last, 0),
            (BEHIND, list_right(cues, aside, end_at_agents(reading, first, last, begin, end)), aside, 0),
        )
    )
    said = sign_behind(reading, behind, first, aside, begin)
    settle_behind(reading, views, behind, said, first, aside, begin)
    # "scrapped a toll that hurts shops"
    said[(behind.rule == RELATIVE) & (ahead.cue >= 0) & (SIGNS[ahead.rule] < 0)] = 0
    settle_ahead(reading, views, ahead, behind, said, first, last, begin, end)
    settle_views(views, np.flatnonzero(before_all.cue >= 0), AGAINST, before_all, cues)
    views.sign[(views.sign == AGAINST) & lament_behind(reading, last, end)] = FOR
    _turn_denials(reading, views, denied, first, last, begin, end)
    _settle_conditions(reading, views, denied, first, last, begin)
    _open_subjects(reading, views, first, last, begin)
    return views


def _turn_denials(
    reading: Reading, views: Views, denied: Ints, first: Ints, last: Ints, begin: Ints, end: Ints
) -> None:
    """Turn what the rules of all mentions deny where somebody laments or opposes that: "slammed it for not having tolls"."""
    rows = np.flatnonzero((views.sign == UNKNOWN) & (denied >= 0) & (denied < first))
    nothing = np.zeros(len(rows), np.int64)
    held = Held(denied[rows], denied[rows], nothing, begin[rows], end[rows], first[rows], last[rows])
    turned = find_turns(reading, held)
    # "they did nothing on tolls, she lamented"
    lamented = (turned.sign < 0) | lament_behind(reading, last[rows], end[rows])
    rows = rows[lamented]
    views.sign[rows], views.first[rows], views.last[rows] = FOR, turned.first[lamented], denied[rows]


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
