"""The stance of a frame mention: affirmed, rejected, or left uncertain where its term stands.

The question is whether the text, or the source it gives, lets the term's matter stand.

* Affirmed is what is told as being there, whoever likes it. Opposing a thing affirms it: "the fight against
  terrorism", "condemned the terror attack", "must not shelter terrorists". So does what is taken for granted under a
  negation: "did not help the economy", "an end to the war", "the Justice Department did not answer".
* Rejected is what is said not to be, not to happen, or not to be so called: "no evidence of fraud", "will not take
  military action", "denied any collusion", "refused to call it terrorism", "non-military".
* Uncertain is what is only possible, supposed, asked or alleged: "could lead to war", "if there is a war", "whether it was
  terrorism", "alleged fraud". What a source accuses somebody of or plans, it affirms.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import (
    AHEAD,
    ASKS,
    BEHIND,
    BESIDE,
    ENDS,
    IFFY,
    PARTS,
    any_of,
    name_words,
)
from mediaframing.coding.stance.alternatives import CONSEQUENT
from mediaframing.coding.stance.cues import Pairs, find_cues, match_phrases
from mediaframing.coding.stance.denials_behind import REACH_RIGHT
from mediaframing.coding.stance.doubted import AFFIRMED, REJECTED, UNCERTAIN, DoubtedMentions, Verdicts
from mediaframing.coding.stance.phrases import LONGEST_CUE, kinds
from mediaframing.coding.stance.presupposition import Nouns
from mediaframing.coding.stance.questions import hear_answer
from mediaframing.coding.stance.reading import mark_cues
from mediaframing.coding.stance.remedies.books import AGAINST, FOR
from mediaframing.coding.stance.remedies.found import RULES
from mediaframing.coding.stance.remedies.verdicts import judge_remedies
from mediaframing.coding.stance.remedies.views import UNKNOWN
from mediaframing.coding.stance.retractions import find_retractions
from mediaframing.coding.stance.scopes import HORIZON, NEAR
from mediaframing.coding.stance.verdict_rules import NAMES, is_on, list_idle_kinds, number_rule
from mediaframing.coding.stance.verdicts import judge_mentions
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

RULE_NAMES = (*NAMES, *(rule.name for rule in RULES))
"""The names of the rules that can decide a stance: what the column ``stance_rule`` of the frames table holds."""
_CONTRARY = np.array([REJECTED, AFFIRMED, UNCERTAIN])
# Of a remedy these leave nothing open: what a bill would do or pave the way for is planned, what is hoped for is wanted, and a
# remedy is no deed to be alleged.
_NO_DOUBT = name_words("no doubt of remedies")
_MOST_PAIRS = 50_000
# So many cues to the left of a mention are asked, the nearest: in 3,788 news articles no mention had more than seven. Without a
# bound "not war not war not war" had twenty for each, and took seven times as long.
_MOST_CUES = 8
_WHY, _REASON = name_words("why"), name_words("reason")
_BRIDGE, _IF = any_of("bridge"), kinds("if")


class Told(NamedTuple):
    """The words by which somebody is told to favour or oppose a remedy: "backs".

    Attributes
    ----------
    mention : array
        The number of the mention that the view is of.
    first, last : array
        First and last token of the words.
    kind : array
        As ``view_kind`` of :class:`mediaframing.coding.stance.remedies.views.Views`.
    """

    mention: Ints
    first: Ints
    last: Ints
    kind: Ints


@dataclass(frozen=True)
class Stances:
    """The stance of each mention.

    Attributes
    ----------
    stance : array
        Place in ``tables.STANCES``.
    cue_first, cue_last : array
        First and last token of the words that decided; -1 where a mention is affirmed without any.
    rule : array
        Place in :data:`RULE_NAMES` of the rule that decided, or -1.
    told : Told, optional
        The words by which somebody is told to favour or oppose a remedy, where there are any.
    """

    stance: Ints
    cue_first: Ints
    cue_last: Ints
    rule: Ints
    told: Told | None = None


def judge_stance(
    text: Text,
    first_token: Ints,
    last_token: Ints,
    remedies: Bools | None = None,
    polarity: Ints | None = None,
) -> Stances:
    """Judge the stance of mentions, each by the sentence it stands in (and a "No." after a question).

    Parameters
    ----------
    text : Text
        The batch of articles.
    first_token, last_token : array
        For each mention its first and its last token, both within one sentence.
    remedies : array of bool, optional
        Which mentions name a remedy: of these it is asked who favours or opposes it. None do where it is missing.
    polarity : array, optional
        -1 for each mention of the contrary of its frame: what rejects it affirms the frame.
    """
    count = len(first_token)
    stance = np.full(count, AFFIRMED, np.int64)
    cue_first, cue_last, rule = np.full((3, count), -1, np.int64)
    stances = Stances(stance, cue_first, cue_last, rule)
    if not count:
        return stances
    _judge_all(text, first_token, last_token, stances)
    _take_back(text, first_token, last_token, stances)
    if remedies is not None and remedies.any():
        told = _judge_remedies(text, first_token, last_token, np.flatnonzero(remedies), stances)
        stances = replace(stances, told=told)
    if polarity is not None:
        stance[:] = np.where(polarity < 0, _CONTRARY[stance], stance)
    return stances


def _judge_all(text: Text, first_token: Ints, last_token: Ints, stances: Stances) -> None:
    """Judge mentions by whether their matter is let stand."""
    text, sentences = mark_cues(text), text.sentences
    home = sentences.of_token[first_token]
    begin, end = sentences.first_token[home], sentences.end_token[home]
    walls = np.flatnonzero(has(text.role, PARTS))
    # "no reason why they cannot": the reason is none, whatever is denied behind it
    why = _WHY[text.word[walls]] & _REASON[text.word[walls - 1]]
    walls = walls[~has(text.role[walls], _BRIDGE) & ~why]
    wall = np.append(-HORIZON, walls)[np.searchsorted(walls, first_token)]
    nouns = Nouns(first_token, begin - 1, begin, end)
    doubtful = np.flatnonzero(_have_signals(text.role, wall, nouns, last_token))
    wanted = np.zeros(len(sentences), np.bool_)
    wanted[home[doubtful]] = True
    cues = find_cues(text, sentences, wanted)
    nouns, last = nouns.keep(doubtful), np.minimum(last_token[doubtful], end[doubtful] - 1)
    far = np.maximum(nouns.begin, nouns.term - HORIZON - LONGEST_CUE)
    near = np.searchsorted(cues.first, (far, np.minimum(nouns.end, last + REACH_RIGHT + 1)))
    near[0] = np.maximum(near[0], np.searchsorted(cues.first, nouns.term) - _MOST_CUES)
    for rows in _portion(near[1] - near[0]):
        mentions = _pair(text, cues, nouns.keep(rows), last[rows], wall[doubtful[rows]], near[:, rows])
        verdicts = judge_mentions(text, cues, mentions)
        _hear_answers(text, verdicts)
        held = doubtful[rows]
        stances.stance[held] = verdicts.stance
        stances.cue_first[held], stances.cue_last[held] = verdicts.cue_first, verdicts.cue_last
        stances.rule[held] = verdicts.rule


def _take_back(text: Text, first_token: Ints, last_token: Ints, stances: Stances) -> None:
    """Reject what is stated and taken back at once, where nothing else has decided."""
    if not is_on("taken back"):
        return
    rows = np.flatnonzero((stances.rule < 0) & (stances.stance == AFFIRMED))
    place = find_retractions(text, first_token[rows], last_token[rows])
    rows, place = rows[place >= 0], place[place >= 0]
    stances.stance[rows], stances.rule[rows] = REJECTED, number_rule("taken back")
    stances.cue_first[rows], stances.cue_last[rows] = place, place


def _judge_remedies(text: Text, first: Ints, last: Ints, rows: Ints, stances: Stances) -> Told:
    """Judge mentions of remedies by who favours or opposes them; where no word tells, by whether they are let stand."""
    planned = rows[(stances.stance[rows] == UNCERTAIN) & _NO_DOUBT[text.word[stances.cue_first[rows]]]]
    stances.stance[planned] = AFFIRMED
    stances.cue_first[planned], stances.cue_last[planned], stances.rule[planned] = -1, -1, -1
    plain = stances.stance[rows]
    denied = np.where(plain == REJECTED, stances.cue_first[rows], -1)
    views = judge_remedies(text, first[rows], last[rows], denied)
    # Favour under a doubt stays open: "may back a deal"; but where the words of the view are the doubt, it is theirs: "hopes for".
    doubt = stances.cue_first[rows]
    same = (views.view_first >= 0) & (views.first <= doubt) & (doubt <= views.last)
    told = (views.sign != UNKNOWN) & ~((views.sign == FOR) & (plain == UNCERTAIN) & ~same)
    held = rows[told]
    stances.stance[held] = np.select(
        (views.sign[told] == FOR, views.sign[told] == AGAINST), (AFFIRMED, REJECTED), UNCERTAIN
    )
    stances.cue_first[held], stances.cue_last[held] = views.first[told], views.last[told]
    stances.rule[held] = np.where(views.rule[told] >= 0, views.rule[told] + len(NAMES), -1)
    held = np.flatnonzero(views.view_first >= 0)
    return Told(rows[held], views.view_first[held], views.view_last[held], views.view_kind[held])


def _portion(counts: Ints) -> list[Ints]:
    """Part mentions into portions with so many pairs of a cue and a mention that memory holds them."""
    portion = np.cumsum(counts) // _MOST_PAIRS
    return np.split(np.arange(len(counts)), np.flatnonzero(np.diff(portion)) + 1)


def _have_signals(role: Ints, wall: Ints, nouns: Nouns, last: Ints) -> Bools:
    """For each mention, whether any word near it in its sentence may decide its stance; most have none and are done."""
    begin, end, first = nouns.begin, nouns.end, nouns.term
    left = np.maximum(begin, first - HORIZON - LONGEST_CUE)
    right = np.minimum(end, last + 1 + REACH_RIGHT + LONGEST_CUE)
    # One pass finds what may tell or end anything; each question is put to those few.
    telling = np.flatnonzero(has(role, AHEAD | BESIDE | IFFY | BEHIND | ASKS | ENDS))
    told = role[telling]
    ends = telling[has(told, ENDS)]
    stop = np.append(ends, len(role))[np.searchsorted(ends, last + 1)] + 1

    def have(bits: int, start: Ints, stop: Ints) -> Bools:
        held = telling[has(told, bits)]
        some: Bools = np.searchsorted(held, start) < np.searchsorted(held, np.maximum(start, stop))
        return some

    return (
        have(AHEAD, np.maximum(left, wall - LONGEST_CUE + 1), first)
        | have(BESIDE, np.maximum(np.maximum(begin, wall), first - NEAR - LONGEST_CUE), first)
        | have(IFFY, left, first)
        | have(IFFY, np.minimum(last + 1, end), np.minimum(end, last + CONSEQUENT))
        | have(BEHIND, np.minimum(last + 1, end), np.minimum(right, stop))
        | have(ASKS, first, np.minimum(end, last + 1 + HORIZON))
    )


def _pair(text: Text, cues: Pairs, nouns: Nouns, last: Ints, wall: Ints, near: Ints) -> DoubtedMentions:
    """Put mentions and the cues near them together; ``near`` are the first of these and the one behind the last.

    No cue but a condition reaches a term over ``wall``, the last place before it where a clause ends. A cue that the
    term's own words belong to is read without them: in "no accident" the term may be *accident*.
    """
    far = nouns.term - HORIZON
    mention, number = list_between(near[0], near[1])
    held = cues.keep(number)
    counts = held.last >= np.maximum(wall, far)[mention]
    counts |= held.are(_IF) & (held.first >= far[mention])
    mention, pairs = mention[counts], held.keep(counts).with_term(nouns.term[mention[counts]])
    rows = np.flatnonzero((pairs.first < pairs.term) & (pairs.last >= pairs.term))
    first = pairs.first[rows]
    length, pairs.kind[rows] = match_phrases(text, first, pairs.term[rows] - first)
    pairs.last[rows] = first + length - 1
    remain = (pairs.kind > 0) & ~pairs.are(list_idle_kinds())
    return DoubtedMentions(nouns, last, pairs.keep(remain), mention[remain])


def _hear_answers(text: Text, verdicts: Verdicts) -> None:
    """Judge questions that the next sentence of the paragraph answers ("Is it terrorism? No.")."""
    asks = has(text.role[verdicts.cue_first], ASKS)
    for row in np.flatnonzero(asks & (verdicts.cue_first >= 0)).tolist():
        answer = hear_answer(text.tokens, text.sentences, int(verdicts.cue_first[row]))
        if answer is not None:
            yes, place = answer
            at = np.array([place])
            verdicts.tell("answered question", np.array([row]), AFFIRMED if yes else REJECTED, at, at)
