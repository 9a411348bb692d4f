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
_QUOTES = frozenset("\"'")
_PRONOUNS_IS = frozenset({"it", "he", "she", "that", "there", "what", "who", "here", "let", "this"})


def is_presupposed(sentence: Sentence, term: int, after: int = -1) -> bool:
    """Tell whether the noun phrase around ``term`` is definite, so that its being there is taken for granted.

    ``after`` is the last token of the cue: the phrase is looked for to the right of it. "not the economy" after a
    copula is a statement about what something is, and presupposes nothing.
    """
    keys, roles, _ = sentence
    steps = 0
    for place in range(term - 1, after, -1):
        role = roles[place]
        if role & _DEFINITE or _is_possessive(sentence, place):
            return not (place - 1 >= 0 and _identifies(sentence, place, after))
        if role & (_INDEFINITE | _PHRASE_END):
            return False
        if role & _OF:
            steps = 0
            continue
        if keys[place] == "-" or keys[place] in _QUOTES:
            continue
        steps += 1
        if steps > _MODIFIERS:
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
    return bool(sentence.roles[after] & _COPULA or (after and sentence.roles[after - 1] & _COPULA)) or (
        after > 0 and sentence.keys[after - 1] in {"'s", "'re", "'m"}
    )


def find_modifier(sentence: Sentence, term: int, cues: Sequence[Cue], kinds: frozenset[str]) -> Cue | None:
    """Find the cue of these kinds that stands before the noun as one of its modifiers: "alleged Russian fraud"."""
    ends = {cue.last: cue for cue in cues if cue.kind in kinds and cue.last < term}
    for place in range(term - 1, max(-1, term - _MODIFIERS - 2), -1):
        if place in ends:
            # "so-called" and "any" belong to what is next to them: "the so-called Islamic State terror group"
            loose = ends[place].kind != "any" and ends[place].first == place
            return ends[place] if loose or term - place <= 2 else None
        if sentence.roles[place] & _MODIFIER_END:
            return None
    return None
