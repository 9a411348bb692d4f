"""The noun phrase around a term: whether it is taken for granted, and whether it is hedged.

A definite noun phrase presupposes what it names (Strawson 1950), so that a negation or an "if" around it leaves the thing
standing: "did not help the economy". A hedge within it ("alleged fraud") leaves it open whatever is around.
"""

from __future__ import annotations

from collections.abc import Sequence

from mediaframing.coding.stance_cues import Cue, Sentence, any_of

_MODIFIERS = 3
_DEFINITE, _INDEFINITE, _OF, _COPULA = map(any_of, ("definite", "indefinite", "of", "copula"))
_PHRASE_END = any_of("preposition to as hard stop relative comma verb subject that wh opinion naming")
_MODIFIER_END = _PHRASE_END | any_of("definite indefinite of and or")
_NAMES = any_of("opinion naming")
_CAPITAL, _PAST, _VERB, _COMPARATIVE = map(any_of, ("capital", "past", "verb", "comparative"))
_NAMING = any_of("naming")
_NAME_FOLLOWS = any_of("definite indefinite as")
_NUMBER, _JOINED = map(any_of, ("number", "and or"))
_DEMONSTRATIVES = frozenset({"this", "that", "these"})
_AS = any_of("as")
_FINDING = frozenset({"find", "found", "finds"})
_INVERTING = frozenset({"nor", "neither", "never", "circumstances", "time", "way"})
_MATCHES = frozenset({"like", "so", "worse", "bigger", "greater"})
_BREAKS = frozenset({",", "-", "—", "–", "--", ";", ":", "but", "and"})
_VENTURE = any_of("venture")
ENDED = frozenset(
    {
        "drop",
        "drops",
        "dropped",
        "dropping",
        "blocked",
        "blocks",
        "collapse",
        "breakdown",
        "demise",
        "failure",
    }
)
"""What these words end is denied only where it is a venture, which is there once it has succeeded."""
_PRONOUNS_IS = frozenset({"it", "he", "she", "that", "there", "what", "who", "here", "let", "this"})


def is_presupposed(sentence: Sentence, term: int, after: int = -1) -> bool:
    """Tell whether the noun phrase around ``term`` is definite, so that its being there is taken for granted.

    ``after`` is the last token of the cue: the phrase is looked for to the right of it. "not the economy" after a
    copula is a statement about what something is, and presupposes nothing.
    """
    keys, roles, _ = sentence
    if _is_name(sentence, term, after):
        return True
    steps, crossed = 0, False
    for place in range(term - 1, after, -1):
        role = roles[place]
        if role & _DEFINITE or _is_possessive(sentence, place):
            if crossed and role & _NUMBER:
                return False  # "two years of talks"
            if place > after + 1 and keys[place] == "other" and roles[place - 1] & _JOINED:
                return False  # "arson and other crimes"
            if _owns_subject(sentence, place, after, term) or _is_named_so(sentence, place, term):
                return False
            return not (place - 1 >= 0 and _identifies(sentence, place, after))
        ends = role & (_INDEFINITE | _PHRASE_END) or _is_past(sentence, place)
        if ends and not (role & _NAMES and keys[place].endswith("ed") and roles[place - 1] & _DEFINITE):
            return False  # but "the proposed deal"
        if role & _OF:
            steps, crossed = 0, True
            continue
        if not keys[place].isalpha() or keys[place + 1] == "-":
            continue
        steps += 1
        if steps > _MODIFIERS:
            return False
    return False


def _is_name(sentence: Sentence, term: int, after: int) -> bool:
    """Tell whether the term is part of a name ("the Justice Department"): its bearer is there, whatever is denied.

    In a headline in Title Case the cue is capitalised too, and tells nothing.
    """
    keys, roles, _ = sentence
    if not roles[term] & _CAPITAL or (after > 0 and roles[after] & _CAPITAL):
        return False
    following = roles[term + 1] & _CAPITAL if term + 1 < len(roles) else 0
    return bool(following or (term > 1 and roles[term - 1] & _CAPITAL and keys[term - 1].isalpha()))


def is_named(sentence: Sentence, term: int, cue: int) -> bool:
    """Tell whether the term is a name within the sentence ("if Democratic voters"), and no "a" makes it one of many."""
    keys, roles, _ = sentence
    if not roles[term] & _CAPITAL or roles[cue] & _CAPITAL or keys[term - 1] in "\"':":
        return False
    return not is_indefinite(sentence, term)


def _is_past(sentence: Sentence, place: int) -> bool:
    """Tell whether a word is a verb in the past ("the firm committed fraud") and no participle ("the failed talks")."""
    keys, roles, _ = sentence
    if roles[place] & _PAST:
        return True
    before = roles[place - 1] if place else 0
    if not keys[place].endswith("ed") or len(keys[place]) < 5 or not place:
        return False
    return (
        not before & (_DEFINITE | _INDEFINITE)
        and keys[place - 1].isalpha()
        and not keys[place - 1].endswith("ly")
    )


def _is_named_so(sentence: Sentence, place: int, term: int) -> bool:
    """Tell whether the term is what the definite noun is called: "call the policy immoral", "call this democracy"."""
    start = place - 1 if sentence.roles[place] & _DEFINITE else place - 2
    if start < 0 or not (sentence.roles[start] & _NAMING or sentence.keys[start] in _FINDING):
        return False
    following = sentence.roles[term + 1] if term + 1 < len(sentence.roles) else 0
    if following & _NAME_FOLLOWS or sentence.keys[term + 1 : term + 2] == ['"']:
        return False  # "call the attack an act of terror"
    return term - place >= 2 or sentence.keys[place] in _DEMONSTRATIVES


def _owns_subject(sentence: Sentence, place: int, after: int, term: int) -> bool:
    """Tell whether a determiner belongs to the subject of an inverted clause: "nor did the firm commit fraud"."""
    if place != after + 2 or not sentence.roles[after + 1] & _VERB or sentence.keys[after] not in _INVERTING:
        return False
    return term - place >= 3 or sentence.keys[place] in _DEMONSTRATIVES


def is_unmatched(sentence: Sentence, term: int) -> bool:
    """Tell whether a negation makes a superlative of the term: "never a worse crisis", "has not seen a war like this"."""
    keys, roles, _ = sentence
    if term + 2 < len(keys) and keys[term + 1] in _MATCHES and keys[term + 2] != "far":
        return True
    if _is_compared(sentence, term):
        return True
    if term > 2 and any(key.endswith("less") for key in keys[term - 1 : term]):
        return bool(roles[term - 2] & _INDEFINITE)  # "not a victimless crime"
    return term > 1 and bool(roles[term - 1] & _COMPARATIVE and roles[term - 2] & _INDEFINITE)


def _is_compared(sentence: Sentence, term: int) -> bool:
    """Tell whether the term stands in a comparison: "not as robust a reform as hers"."""
    keys, roles, _ = sentence
    after = range(term + 1, min(term + 3, len(keys)))
    before = range(max(0, term - 5), term - 1)
    return any(roles[place] & _AS for place in after) and any(
        roles[place] & _AS and not roles[place + 1] & _INDEFINITE for place in before
    )


def is_venture(sentence: Sentence, term: int) -> bool:
    """Tell whether the term is, or stands before, what has to succeed to be there: "talks", "reform plans"."""
    roles = sentence.roles
    for place in range(term, min(term + _MODIFIERS, len(roles))):
        if roles[place] & _VENTURE:
            return True
        if roles[place] & _PHRASE_END or not sentence.keys[place].isalpha():
            return False
    return False


def is_indefinite(sentence: Sentence, term: int) -> bool:
    """Tell whether the term's noun phrase begins with "a", "an", "any" or "some"."""
    for place in range(term - 1, max(-1, term - _MODIFIERS - 2), -1):
        if sentence.keys[place] in {"a", "an", "any", "some", "another"}:
            return True
        if sentence.roles[place] & _MODIFIER_END:
            return False
    return False


def _is_possessive(sentence: Sentence, place: int) -> bool:
    key, before = sentence.keys[place], sentence.keys[place - 1] if place else ""
    if key == "'" and before.endswith("s"):
        return not sentence.spaced[place]
    return key == "'s" and before not in _PRONOUNS_IS


def _identifies(sentence: Sentence, place: int, after: int) -> bool:
    """Tell whether the determiner at ``place`` follows "is not" or "isn't" (about) directly, alone or with a name."""
    if sentence.keys[place - 1] == "about" or sentence.keys[place] == "'s":
        place -= 1
    if place - 1 != after:
        return False
    if sentence.keys[after] == "not" and after and sentence.keys[after - 1] in _BREAKS:
        return True  # "part of the problem, not the solution": a contrast of what is what
    return bool(sentence.roles[after] & _COPULA or (after and sentence.roles[after - 1] & _COPULA)) or (
        after > 0 and sentence.keys[after - 1] in {"'s", "'re", "'m"}
    )


def find_modifier(sentence: Sentence, term: int, cues: Sequence[Cue], kinds: frozenset[str]) -> Cue | None:
    """Find the cue of these kinds that stands before the noun as one of its modifiers: "alleged Russian fraud"."""
    cue = next((cue for cue in reversed(cues) if cue.last < term and cue.kind in kinds), None)
    if cue is None or term - cue.last > _MODIFIERS + 1:
        return None
    between = range(cue.last + 1, term)
    if any(sentence.roles[place] & _MODIFIER_END or sentence.keys[place] == "than" for place in between):
        return None
    word = sentence.keys[cue.first]
    if (word == "likely" and sentence.roles[term] & _CAPITAL) or (
        word == "any" and _tops(sentence, cue.first)
    ):
        return None  # "the likely Democratic nominee"
    # "so-called" and "any" belong to what is next to them: "the so-called Islamic State terror group"
    loose = cue.kind != "any" and cue.first == cue.last
    return cue if loose or term - cue.last <= 2 else None


def _tops(sentence: Sentence, place: int) -> bool:
    """Tell whether an "any" is all there are: "the highest of any economy"."""
    before = sentence.keys[max(0, place - 4) : place]
    return before[-1:] == ["of"] and any(key == "most" or key.endswith("est") for key in before)
