"""The signs of a stance to the left of a mention: what negates it, or leaves it open.

Each sign is a cue of the sentence whose scope (see ``scopes.py``) holds the mention's term. Places are counted from
the sentence's first token; ``first`` is the term's.
"""

from __future__ import annotations

from collections.abc import Sequence

from mediaframing.coding.scope_ends import opens_clause, skip_parenthesis
from mediaframing.coding.scopes import reaches
from mediaframing.coding.stance_cues import PLAIN, Cue, Sentence, any_of
from mediaframing.coding.stance_nouns import ENDED, is_named, is_presupposed, is_unmatched, is_venture

_PLAIN_NEGATIONS = frozenset({"clause", "noun"})
_OBJECT_NEGATIONS = frozenset({"deny", "reject", "avert"})
NEGATIONS = (
    _PLAIN_NEGATIONS
    | _OBJECT_NEGATIONS
    | {"phrase", "lack", "refuse", "clear", "untrue", "misname", "more", "regret"}
)
OPENERS = frozenset({"modal", "perhaps", "if", "prospect", "doubt", "know"})
_WILL, _VERB, _COPULA, _TO, _COMMA = map(any_of, ("will", "verb", "copula", "to", "comma"))
_DIMINISHER, _ORDER, _BACKSHIFT = map(any_of, ("diminisher", "order", "backshift"))
_DETERMINER, _PERSON = any_of("definite indefinite"), any_of("person")

# "no country has done more against terror", "never been more violent", "could hardly be more extreme" affirm.
_EVER = frozenset({"never", "hardly", "scarcely", "nobody", "nothing", "no", "none", "neither"})
_PRONOUNS = frozenset({"none", "nothing", "nobody", "one", "nowhere"})
_JOINS = any_of("and or stop")
_FORETOLD = frozenset(
    {"warned", "predicted", "hoped", "thought", "believed"}
)  # what "would" come is left open
_ALLOWING = any_of("allowing")
_COMPARATIVE = any_of("comparative")
_HAPPENS = any_of("existence realised")
_CONDITIONAL_SUBJECT = 4
_SUBJECT_TAIL = 7
_SUBJECT_ENDS = any_of("verb hard stop comma relative that")


def find_negation(sentence: Sentence, cues: Sequence[Cue], first: int, free: bool = False) -> Cue | None:
    """Find the nearest negation to the left whose scope holds the term.

    ``free`` is for "any" before the term, which a negation licenses over verbs that else end its scope ("never
    mentioned any threat": negative polarity, Ladusaw 1979).
    """
    for cue in reversed(cues):
        if cue.last >= first or cue.kind not in NEGATIONS:
            continue
        if (
            _is_inert(sentence, cue, first)
            or _is_allowed(sentence, cue, first)
            or not reaches(sentence, cue, first, nested=free)
        ):
            continue
        if cue.kind in {"lack", "clear"} or not is_presupposed(
            sentence, first, cue.last + (cue.kind in _OBJECT_NEGATIONS)
        ):
            return cue
    return None


def _is_allowed(sentence: Sentence, cue: Cue, first: int) -> bool:
    """Tell whether the term is there to do what is not allowed: "cannot allow terrorists to win"."""
    if first + 1 >= len(sentence.keys) or not sentence.roles[first + 1] & _TO:
        return False
    return any(role & _ALLOWING for role in sentence.roles[max(cue.last + 1, first - 3) : first])


def _did_not_act(sentence: Sentence, cue: Cue, first: int) -> bool:
    """Tell whether the term is in a subject that is there, but did not act.

    "no security adviser could match him", "no economy has cut its debt": but "no charges have been filed" denies them.
    """
    if sentence.keys[cue.first] != "no" or not opens_clause(sentence, cue):
        return False
    keys, roles = sentence.keys, sentence.roles
    if any(role & _VERB for role in roles[cue.last + 1 : first]):
        return False
    head = next(
        (place for place in range(first + 1, min(first + 3, len(roles))) if roles[place] & _PERSON), None
    )
    if head is not None and any(role & _VERB for role in roles[head + 1 : head + 3]):
        return True
    ahead = range(first + 1, min(first + _SUBJECT_TAIL, len(roles)))
    perfect = next((place for place in ahead if roles[place] & _SUBJECT_ENDS), None)
    if perfect is None or keys[perfect] not in {"has", "have", "had"}:
        return False
    told = roles[perfect + 1 : perfect + 4]
    return bool(told) and not any(role & _HAPPENS for role in told)


def _is_inert(sentence: Sentence, cue: Cue, first: int) -> bool:
    """Tell whether a negator only looks like one here: "No, ...", "No. 1", "not only", "asked not to"."""
    keys, roles = sentence.keys, sentence.roles
    following, before = cue.last + 1, cue.first - 1
    if keys[following] == "," and not skip_parenthesis(sentence, following, first):
        return True
    joined = keys[following] == "-" and not sentence.spaced[following]
    if keys[following] == "." or (joined and cue.kind in _PLAIN_NEGATIONS):
        return True
    if cue.kind == "regret":  # "should have signed a treaty", but "should have a treaty"
        return following >= first or bool(roles[following] & _DETERMINER) or keys[following] == "been"
    if keys[cue.first] in ENDED and not is_venture(sentence, first):
        return True
    if keys[cue.last] in _PRONOUNS and roles[following] & _JOINS:
        return True  # "when there is none and ..."
    if cue.kind == "noun" and keys[following] == "more" and following + 1 < first:
        return True
    if cue.kind in _PLAIN_NEGATIONS and _did_not_act(sentence, cue, first):
        return True
    the = keys[following] == "the"
    if cue.kind in _PLAIN_NEGATIONS and any(
        role & _DIMINISHER for role in roles[following + the : following + the + 1]
    ):
        return True
    if cue.first and keys[before] == "-" and not sentence.spaced[cue.first]:
        return True  # "near-zero"
    if cue.kind in _OBJECT_NEGATIONS:
        # "was denied a visa", "was dismissed over fraud", "a rejected plan": nothing is said untrue
        if keys[cue.last] == "that":
            return False  # "it is false that"
        if keys[cue.first] == "spared" or (keys[cue.first] == "denied" and _ends_noun(sentence, cue, first)):
            return False  # "has been spared a war", "are denied justice"
        told = roles[before] & _COPULA or (roles[before] & _DETERMINER and keys[cue.last].endswith("ed"))
        return cue.first > 0 and bool(told)
    if keys[cue.first] == "little":
        return cue.first > 0 and bool(roles[before] & _DETERMINER)
    superlative = cue.kind == "noun" or keys[cue.first] in _EVER
    if superlative and any(
        role & _COMPARATIVE for role in roles[following + (keys[following] == "more") : first]
    ):
        return True
    if cue.kind in _PLAIN_NEGATIONS and is_unmatched(sentence, first):
        return True
    if keys[cue.first] == "not" and keys[following] == "to":
        return any(role & _ORDER for role in roles[max(0, cue.first - 20) : cue.first])
    return False


def _ends_noun(sentence: Sentence, cue: Cue, first: int) -> bool:
    """Tell whether the term is the bare noun that the cue is followed by: "denied basic rights", not "a security pass"."""
    keys, roles = sentence.keys, sentence.roles
    if first - cue.last > 2 or any(role & PLAIN for role in roles[cue.last + 1 : first]):
        return False
    return first + 1 >= len(keys) or not keys[first + 1].isalpha() or bool(roles[first + 1] & PLAIN)


def find_opener(sentence: Sentence, cues: Sequence[Cue], first: int, negation: Cue | None) -> Cue | None:
    """Find the nearest cue to the left that leaves the term, or its negation, open."""
    target = first if negation is None else negation.first
    follower: Cue | None = None
    for cue in reversed(cues):
        if cue.last < target and cue.kind not in OPENERS:
            follower = cue
        if cue.last >= target or cue.kind not in OPENERS:
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
        if negated or is_told_later(sentence, cue) or not reaches(sentence, cue, target):
            continue
        if (
            is_presupposed(sentence, first, cue.last)
            or is_named(sentence, first, cue.first)
            or (cue.kind == "if" and _concedes(sentence, cue, first))
        ):
            continue
        return cue
    return None if negation is not None else _find_condition(sentence, cues, first)


def find_denied_prospect(sentence: Sentence, cues: Sequence[Cue], opener: Cue) -> Cue | None:
    """Find the negator right before a prospect: "no real chance of peace", "is not being investigated for fraud"."""
    cue = next((cue for cue in reversed(cues) if cue.last < opener.first), None)
    if opener.kind != "prospect" or cue is None or cue.kind not in _PLAIN_NEGATIONS:
        return None
    if opener.first - cue.last > _CONDITIONAL_SUBJECT - 1:
        return None
    between = sentence.roles[cue.last + 1 : opener.first]
    return None if any(role & PLAIN & ~_COPULA & ~_VERB for role in between) else cue


def _concedes(sentence: Sentence, cue: Cue, first: int) -> bool:
    """Tell whether a condition takes its subject for granted ("if freedom is what they want"), or lists what there is.

    "all migrants, whether refugees or not": a "whether" without a verb leaves nothing open.
    """
    keys, roles = sentence.keys, sentence.roles
    if keys[cue.first] == "whether" and cue.first and roles[cue.first - 1] & _COMMA:
        return not any(role & _VERB for role in roles[cue.last + 1 : first])
    between = range(cue.last + 1, first)
    if len(between) > _CONDITIONAL_SUBJECT or any(
        roles[place] & ~_DETERMINER_OF_SUBJECT for place in between
    ):
        return False
    following = roles[first + 1 : first + 4]
    return any(role & _VERB for role in following[:2]) and not any(role & _HAPPENS for role in following)


_DETERMINER_OF_SUBJECT = ~PLAIN | any_of("definite indefinite comparative")


def is_told_later(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a "would" is the "will" of reported speech: "he said he would negotiate" (but not "warned")."""
    if sentence.keys[cue.first] != "would":
        return False
    before = range(max(0, cue.first - 20), cue.first)
    told = [place for place in before if sentence.roles[place] & _BACKSHIFT]
    return bool(told) and sentence.keys[told[-1]] not in _FORETOLD


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
