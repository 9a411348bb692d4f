"""The verdict on one mention: the nearest sign decides, unless another turns it.

Two negations affirm ("never denied the fraud"); a negation under a denied opinion or a doubt is left open ("I don't
think we can say there will never be war"); "may not" is open where "could not" and "would not" deny (Palmer 2001).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mediaframing.coding.scopes import HORIZON, reaches
from mediaframing.coding.stance_cues import LONGEST_CUE, Cue, Sentence, any_of, shorten_cue
from mediaframing.coding.stance_nouns import find_modifier, is_presupposed
from mediaframing.coding.stance_predicates import REACH_RIGHT, find_falsehood, find_prospect
from mediaframing.coding.stance_signs import (
    NEGATIONS,
    OPENERS,
    find_denied_prospect,
    find_negation,
    find_opener,
)
from mediaframing.tables import STANCES

AFFIRMED, REJECTED, UNCERTAIN = range(len(STANCES))
_OPINION, _VERB, _WH = map(any_of, ("opinion", "verb", "wh"))
_CLAUSE_START = any_of("hard stop")
_QUOTES = frozenset("\"'")

# A prefix that negates its word, and prefixes that take the thing for granted: "anti-terror law", "post-war".
NEGATING_PREFIXES = frozenset({"non", "not"})
_PRESUPPOSING_PREFIXES = frozenset({"anti", "counter", "post", "pre"})
# "war-torn", "debt-laden": the thing is there.
_PRESUPPOSING_SUFFIXES = frozenset(
    {"torn", "era", "related", "ridden", "stricken", "hit", "laden", "ravaged", "led"}
)
_PLACED, _DEFINITE, _INDEFINITE = map(any_of, ("preposition", "definite", "indefinite"))
_HEDGE, _ANY = frozenset({"hedge"}), frozenset({"any"})
_TURNED = frozenset({"deny", "reject", "clear", "avert", "untrue"})
_TURNED_PHRASES = frozenset({"anything", "without", "other"})

# A stance, with the first and last token of the words that decided (-1 where none did).
Verdict = tuple[int, int, int]
_PLAIN: Verdict = (AFFIRMED, -1, -1)


def judge_mention(sentence: Sentence, cues: Sequence[Cue], wall: int, first: int, last: int) -> Verdict:
    """Judge one mention: the nearest sign first, then what may turn it.

    No cue but a condition reaches a term over ``wall``, the last place before it where a clause ends.
    """
    prefix = _judge_prefix(sentence, first)
    if prefix is not None:
        return prefix
    far, near, end = first - HORIZON, max(wall, first - HORIZON), last + REACH_RIGHT
    cues = cues[bisect_left(cues, (far - LONGEST_CUE,)) : bisect_left(cues, (end + 1,))]
    cues = [cue for cue in cues if near <= cue.last or (cue.kind == "if" and far <= cue.first)]
    if not cues:
        return _judge_question(sentence, first)
    cues = _spare_term(sentence, cues, first)
    left = [cue for cue in cues if cue.last < first]
    kinds = {cue.kind for cue in left}
    behind = len(left) < len(cues)
    negation = find_negation(sentence, left, first) if kinds & NEGATIONS else None
    opener = find_modifier(sentence, first, left, _HEDGE) if negation is None and kinds & _HEDGE else None
    if opener is None and kinds & OPENERS:
        opener = find_opener(sentence, left, first, negation)
    if negation is not None:
        return _PLAIN if _asks(sentence, negation) else _turn(sentence, left, negation, opener)
    if behind or "false" in kinds:
        false = find_falsehood(sentence, cues, first, last)
        if false is not None and (opener is None or opener.kind != "if"):
            return REJECTED, false.first, false.last
    if opener is None and behind:
        opener = find_prospect(sentence, cues, first, last)
    if opener is not None:
        denied = find_denied_prospect(sentence, left, opener)
        if denied is not None:
            return REJECTED, denied.first, opener.last
        return UNCERTAIN, opener.first, opener.last
    free = find_modifier(sentence, first, left, _ANY) if kinds & _ANY else None
    if free is not None:
        denied = find_negation(sentence, left, free.first, free=True)
        if denied is not None:
            return REJECTED, denied.first, denied.last
        return UNCERTAIN, free.first, free.last
    return _judge_question(sentence, first)


def _spare_term(sentence: Sentence, cues: Sequence[Cue], first: int) -> Sequence[Cue]:
    """Read the cue that the term's own words belong to without them."""
    for place, cue in enumerate(cues):
        if cue.first < first <= cue.last:
            shorter = shorten_cue(sentence.keys, cue, first)
            return [*cues[:place], *([shorter] if shorter else []), *cues[place + 1 :]]
    return cues


def _judge_prefix(sentence: Sentence, first: int) -> Verdict | None:
    """Judge "non-military" (the term is denied) and "anti-terror" (the thing is there, and opposed)."""
    compound = sentence.keys[first + 1 : first + 3]
    if len(compound) == 2 and compound[0] == "-" and not sentence.spaced[first + 2]:
        if compound[1] == "free":
            return REJECTED, first + 1, first + 2
        if compound[1] in _PRESUPPOSING_SUFFIXES:
            return _PLAIN
    if first < 2 or sentence.keys[first - 1] != "-" or sentence.spaced[first] or sentence.spaced[first - 1]:
        return None
    prefix = sentence.keys[first - 2]
    if prefix in NEGATING_PREFIXES:
        return REJECTED, first - 2, first - 1
    return _PLAIN if prefix in _PRESUPPOSING_PREFIXES else None


def _asks(sentence: Sentence, negation: Cue) -> bool:
    """Tell whether a negated question asks for a yes: "Isn't this a crisis?" (biased questions, Ladd 1981)."""
    keys = sentence.keys
    opens = not negation.first or keys[negation.first - 1] in {",", "and", "but", "so", '"', "'"}
    return opens and keys[negation.first].endswith("n't") and "?" in keys[-3:]


def _turn(sentence: Sentence, cues: Sequence[Cue], negation: Cue, opener: Cue | None) -> Verdict:
    """Judge a negated mention: another cue may undo the negation, or leave it open.

    Negation under a denied opinion ("I don't think we can say there will never be war") or a condition is open;
    "may not" is open where "could not" and "would not" deny (Palmer 2001, Mood and Modality).
    """
    for cue in reversed(cues):
        if cue.last >= negation.first or negation.first - cue.last > HORIZON:
            continue
        if cue.kind == "modal" and negation.kind == "avert" and cue.last + 1 == negation.first:
            return UNCERTAIN, cue.first, negation.last  # "could avert a war"
        if cue.kind == "refuse" and negation.kind in _TURNED and negation.first - cue.last <= 2:
            return _turned(sentence, cue, negation)
        if cue.kind in {"clause", "doubt"} and reaches(sentence, cue, negation.first, nested=True):
            between = sentence.roles[cue.last + 1 : negation.first]
            if cue.kind == "doubt" or (
                negation.kind != "phrase" and any(role & _OPINION for role in between)
            ):
                return UNCERTAIN, cue.first, negation.last
            if negation.kind in _TURNED or sentence.keys[negation.first] in _TURNED_PHRASES:
                return _turned(sentence, cue, negation)
    if opener is not None:
        return UNCERTAIN, opener.first, max(opener.last, negation.last)
    return REJECTED, negation.first, negation.last


def _turned(sentence: Sentence, cue: Cue, negation: Cue) -> Verdict:
    """Judge "did not rule out war" (open) and "never denied the fraud" (affirmed)."""
    key = sentence.keys[negation.first]
    open_ = sentence.keys[negation.last] == "out" or key.startswith(("discount", "exclud"))
    return (UNCERTAIN if open_ else AFFIRMED), cue.first, negation.last


def _judge_question(sentence: Sentence, first: int) -> Verdict:
    """Judge a yes-no question; one with a wh-word takes its matter for granted."""
    keys, roles = sentence.keys, sentence.roles
    if "?" not in keys[first : first + HORIZON]:
        return _PLAIN
    mark = next(
        (place for place in range(first, min(first + HORIZON, len(keys))) if keys[place] in "?.!"), first
    )
    if keys[mark] != "?":
        return _PLAIN
    start = first
    while start > 0 and first - start < HORIZON and not roles[start - 1] & _CLAUSE_START:
        start -= 1
    clause = range(start, first)
    if _is_topic(sentence, clause):
        return _PLAIN
    if any(roles[place] & _WH for place in clause) or not any(roles[p] & _VERB for p in clause):
        return _PLAIN
    if (is_presupposed(sentence, first) and not _is_asked_of(sentence, start, first)) or any(
        key in _QUOTES for key in keys[max(start + 1, first - 3) : first]
    ):
        return _PLAIN  # a word in quotation marks has been said by somebody
    return UNCERTAIN, mark, mark


def _is_asked_of(sentence: Sentence, start: int, first: int) -> bool:
    """Tell whether the term is asked of a definite subject: "Was the strike illegal?"."""
    keys, roles = sentence.keys, sentence.roles
    asked = first - start >= 3 and bool(roles[start] & _VERB) and bool(roles[start + 1] & any_of("definite"))
    return asked and keys[first + 1] in "?,."


def _is_topic(sentence: Sentence, clause: range) -> bool:
    """Tell whether the term is what a definite thing is about: "Did they keep the promise on child refugees?"."""
    roles = sentence.roles
    place = next((place for place in reversed(clause) if roles[place] & _PLACED), None)
    if place is None or any(roles[later] & _INDEFINITE for later in range(place + 1, clause.stop)):
        return False
    return any(roles[earlier] & _DEFINITE for earlier in range(max(clause.start, place - 3), place))
