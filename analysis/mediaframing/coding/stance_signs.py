"""The signs of a stance around one mention: what negates it, calls it untrue, or leaves it open.

Each sign is a cue of the sentence whose scope (see ``scopes.py``) holds the mention's term. Places are counted from
the sentence's first token; ``first`` and ``last`` are the term's.
"""

from __future__ import annotations

from collections.abc import Sequence

from mediaframing.coding.scopes import reaches
from mediaframing.coding.stance_cues import Cue, Sentence, any_of
from mediaframing.coding.stance_nouns import is_presupposed

_NEGATIONS = frozenset({"clause", "noun", "phrase", "deny", "reject", "refuse", "clear"})
_PLAIN_NEGATIONS = frozenset({"clause", "noun"})
_OPENERS = frozenset({"modal", "if", "prospect", "doubt", "know"})
_CLAIM, _WILL, _VERB, _AS, _COPULA = map(any_of, ("claim", "will", "verb", "as", "copula"))
_DIMINISHER, _ORDER, _EXISTENCE = map(any_of, ("diminisher", "order", "existence"))
_BACKSHIFT, _TO = any_of("backshift"), any_of("to")
_CLAUSE_END = any_of("hard stop relative comma")

# "no country has done more against terror", "never been more violent", "could hardly be more extreme" affirm.
_EVER = frozenset({"never", "hardly", "scarcely", "nobody", "nothing", "no", "none"})
_COMPARATIVES = frozenset({"better", "more", "greater", "worse", "bigger", "stronger"})
# How far to the right of a term its denial may stand: "the claims of fraud by the party were baseless".
REACH_RIGHT = 10


def find_negation(sentence: Sentence, cues: Sequence[Cue], first: int) -> Cue | None:
    """Find the nearest negation to the left whose scope holds the term."""
    for cue in reversed(cues):
        if cue.last >= first or cue.kind not in _NEGATIONS:
            continue
        if _is_inert(sentence, cue, first) or not reaches(sentence, cue, first):
            continue
        if not is_presupposed(sentence, first, cue.last + (cue.kind in {"deny", "reject"})):
            return cue
    return None


def _is_inert(sentence: Sentence, cue: Cue, first: int) -> bool:
    """Tell whether a negator only looks like one here: "No, ...", "No. 1", "not only", "asked not to"."""
    keys, roles = sentence.keys, sentence.roles
    following = cue.last + 1
    if keys[following] in {",", "."} or (keys[following] == "-" and not sentence.spaced[following]):
        return True
    if cue.kind == "noun" and keys[following] == "more" and following + 1 < first:
        return True
    if cue.kind in _PLAIN_NEGATIONS and roles[following + (keys[following] == "the")] & _DIMINISHER:
        return True
    if cue.first and keys[cue.first - 1] == "-" and not sentence.spaced[cue.first]:
        return True  # "near-zero"
    if cue.kind in {
        "deny",
        "reject",
    }:  # "was denied a visa", "was dismissed over fraud": nothing is said untrue
        return cue.first > 0 and bool(roles[cue.first - 1] & _COPULA)
    superlative = cue.kind == "noun" or keys[cue.first] in _EVER
    if superlative and any(
        key in _COMPARATIVES for key in keys[following + (keys[following] == "more") : first]
    ):
        return True
    if keys[cue.first] == "not" and keys[following] == "to":
        return any(role & _ORDER for role in roles[max(0, cue.first - 20) : cue.first])
    return False


def find_opener(sentence: Sentence, cues: Sequence[Cue], first: int, negation: Cue | None) -> Cue | None:
    """Find the nearest cue to the left that leaves the term, or its negation, open."""
    target = first if negation is None else negation.first
    follower: Cue | None = None
    for cue in reversed(cues):
        if cue.last < target and cue.kind not in _OPENERS:
            follower = cue
        if cue.last >= target or cue.kind not in _OPENERS:
            continue
        if negation is not None:
            if cue.last == negation.first - 1 and sentence.keys[cue.last] in {"may", "might"}:
                return cue
            # "if there is no deal" is open; "if they agree to make no deal" tells a refusal.
            finite = not any(role & _TO for role in sentence.roles[cue.last + 1 : target])
            if cue.kind == "if" and finite and reaches(sentence, cue, target):
                return cue
            continue
        # "would not have prevented a crisis": the modal is part of the negation, which does not hold.
        negated = cue.kind == "modal" and follower is not None and follower.first == cue.last + 1
        follower = cue
        if (
            not negated
            and not _is_told_later(sentence, cue)
            and reaches(sentence, cue, target)
            and not is_presupposed(sentence, first, cue.last)
        ):
            return cue
    return None if negation is not None else _find_condition(sentence, cues, first)


def _is_told_later(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a "would" is the "will" of reported speech: "he said he would negotiate"."""
    if sentence.keys[cue.first] != "would":
        return False
    return any(role & _BACKSHIFT for role in sentence.roles[max(0, cue.first - 20) : cue.first])


def _find_condition(sentence: Sentence, cues: Sequence[Cue], first: int) -> Cue | None:
    """Find the "if" of a sentence whose main clause, with "will", holds the term (the apodosis)."""
    condition = next((cue for cue in cues if cue.kind == "if" and cue.last < first), None)
    if condition is None:
        return None
    for place in range(first - 1, condition.last, -1):
        if sentence.roles[place] & _WILL:
            will = Cue(place, place, "modal")
            if reaches(sentence, will, first) and not is_presupposed(sentence, first, place):
                return condition
    return None


def find_falsehood(sentence: Sentence, cues: Sequence[Cue], first: int, last: int) -> Cue | None:
    """Find what calls the claim untrue: "false claims of fraud", "talk of war is nonsense", "war is not an option"."""
    for cue in cues:
        if cue.kind == "false" and cue.last < first and reaches(sentence, cue, first):
            claims = any(role & _CLAIM for role in sentence.roles[cue.last + 1 : first])
            if claims or cue.last + 1 == first:
                return cue
        if cue.first <= last or cue.first - last > REACH_RIGHT:
            continue
        between = sentence.roles[last + 1 : cue.first]
        if any(role & _CLAUSE_END for role in between):
            continue
        verbs = [place for place, role in enumerate(between) if role & (_VERB | _AS)]
        if cue.kind == "false" and verbs:
            return cue
        if cue.kind in {"deny", "reject"} and _is_passive(between):
            return cue
        if cue.kind in {"clause", "noun"} and _denies_existence(sentence, cue, verbs, between):
            return cue
    return None


def _is_passive(between: Sequence[int]) -> bool:
    """Tell whether a verb of denial behind the term has it as its subject: "military force has been ruled out"."""
    verb = next((place for place, role in enumerate(between) if role & _VERB), len(between))
    return (
        verb <= 3
        and bool(between)
        and between[-1] & _COPULA > 0
        and all(role & _VERB for role in between[verb:])
    )


def _denies_existence(sentence: Sentence, cue: Cue, verbs: Sequence[int], between: Sequence[int]) -> bool:
    """Tell whether the term is the subject of "did not happen", "is not the issue", "has no place"."""
    fused = sentence.keys[cue.first].endswith("n't") or sentence.keys[cue.first] in {"cannot", "never"}
    near = verbs[0] <= 2 if verbs else fused and len(between) <= 2
    after = cue.last + 1
    after += after < len(sentence.keys) and sentence.keys[after] in {"a", "an", "the"}
    return near and any(role & _EXISTENCE for role in sentence.roles[after : after + 1])
