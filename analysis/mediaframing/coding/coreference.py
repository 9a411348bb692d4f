"""Which actor a speaker is: by name in its words, or by what its words refer back to.

A pronoun goes to the nearest earlier speaker or subject that fits in gender and number; a surname to the longer
name before it; an office or description ("the official") to the last phrase with the same noun. The sieves and
their order follow Lee et al. (2013, deterministic coreference) and Muzny et al. (2017, quote attribution).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from mediaframing.coding import word_classes as wc
from mediaframing.coding.clause_text import Text
from mediaframing.coding.mentions import Mentions
from mediaframing.coding.noun_phrases import find_noun_phrase_before
from mediaframing.coding.tokens import Ints, Tokens
from mediaframing.tables import SPEAKER_KINDS

_NAMED, _DESCRIBED, _ANONYMOUS, _PRONOUN = (
    SPEAKER_KINDS.index(kind) for kind in ("named", "described", "anonymous", "pronoun")
)
_MALE, _FEMALE = wc.HE, wc.SHE
_MANY, _THING = wc.PLURAL, wc.BODY
_GENDER = _MALE | _FEMALE
_OPENS = wc.CAPITAL | wc.DETERMINER | wc.ADVERB | wc.COORDINATOR | wc.ROLE
_INDEFINITE = frozenset(
    {"a", "an", "some", "several", "one", "two", "three", "four", "many", "another", "most"}
)
_NAMELESS = frozenset({"anonymity", "anonymously", "unnamed", "unidentified"})
_MEMORY = 12
"""How many of the last persons and bodies met a pronoun can stand for."""


@dataclass(frozen=True)
class Speakers:
    """For each speaker its kind, its actor, and the tokens it refers back to; -1 for what is not known."""

    kind: Ints
    actor: Ints
    referent_first: Ints
    referent_last: Ints


class _Entity(NamedTuple):
    first: int
    last: int
    head: int
    floor: int
    actor: int
    traits: int
    person: bool


@dataclass
class _Memory:
    """Who was met so far in an article."""

    recent: list[_Entity] = field(default_factory=list)
    by_surname: dict[str, _Entity] = field(default_factory=dict)
    by_role: dict[str, _Entity] = field(default_factory=dict)


def link_speakers(tokens: Tokens, text: Text, spans: Ints, names: Mentions) -> Speakers:
    """Link the speakers of attributions, given by their first and last tokens, to actors."""
    count = len(spans)
    size = len(text.word) + 1
    spoken = np.flatnonzero(spans[:, 0] >= 0) if count else np.zeros(0, np.int64)
    order = spoken[np.argsort(spans[spoken, 0], kind="stable")]
    articles = tokens.article[spans[order, 0]].tolist()
    bounds = np.array(text.first, np.int64)
    floors = bounds[np.searchsorted(bounds, spans[order, 0], "right") - 1].tolist()
    home = np.searchsorted(bounds, names.first_token, "right")
    met_in, met_first, met_last = (
        names.article.tolist(),
        names.first_token.tolist(),
        names.last_token.tolist(),
    )
    met_actor, met_floor = names.actor.tolist(), bounds[home - 1].tolist()
    here, place = -1, 0
    memory = _Memory()
    solved: dict[int, int] = {}  # the span, as one number -> the attribution that it was met in
    firsts, lasts = spans[order, 0].tolist(), spans[order, 1].tolist()
    kinds, actors, referent_firsts, referent_lasts = ([-1] * count for _ in range(4))
    for number, article, floor, first, last in zip(
        order.tolist(), articles, floors, firsts, lasts, strict=True
    ):
        if article != here:
            here, memory = article, _Memory()
            while place < len(met_in) and met_in[place] < article:
                place += 1
        known = solved.setdefault(first * size + last, number)
        if known == number:
            inside: list[tuple[int, int]] = []
            while place < len(met_in) and met_in[place] == article and met_first[place] <= last:
                name_first, name_last = met_first[place], met_last[place]
                if name_first >= first:
                    inside.append((name_first, met_actor[place]))
                else:
                    head = _find_head(text, name_first, name_last)
                    entity = _describe(text, name_first, name_last, head, met_floor[place], met_actor[place])
                    if _is_subject(text, name_first, name_last, met_floor[place]):
                        _remember(text, memory, entity)
                    else:
                        _learn_names(text, memory, entity)
                place += 1
            (kinds[number], actors[number], referent_firsts[number], referent_lasts[number]) = _solve(
                text, memory, first, last, floor, inside
            )
        else:
            kinds[number], actors[number] = kinds[known], actors[known]
            referent_firsts[number], referent_lasts[number] = referent_firsts[known], referent_lasts[known]
    return Speakers(*(np.array(part, np.int64) for part in (kinds, actors, referent_firsts, referent_lasts)))


def _solve(
    text: Text, memory: _Memory, first: int, last: int, floor: int, inside: list[tuple[int, int]]
) -> tuple[int, int, int, int]:
    """Give kind, actor and referent of a speaker, and remember it."""
    head = _find_head(text, first, last)
    kind = _judge_kind(text, first, last, head)
    actor = _choose_head(head, inside)
    referent: _Entity | None = None
    if kind == _PRONOUN:
        referent = _resolve_pronoun(text, memory, first, floor)
    elif actor < 0:
        surname = memory.by_surname.get(text.say(head)) if kind == _NAMED else None
        if surname is not None:
            referent = surname
        elif kind != _NAMED and text.word[first] & wc.DETERMINER and text.say(first) not in _INDEFINITE:
            referent = memory.by_role.get(_singular(text.say(head)))
    if referent is not None:
        actor = referent.actor
        memory.recent.append(referent)
        if kind != _PRONOUN:
            _learn_names(text, memory, referent)
        return kind, actor, referent.first, referent.last
    if kind != _PRONOUN:
        _remember(text, memory, _describe(text, first, last, head, floor, actor))
    return kind, actor, -1, -1


def _judge_kind(text: Text, first: int, last: int, head: int) -> int:
    word = text.word
    if first == last and word[first] & (wc.PRONOUN | wc.OWN | wc.RELATIVE):
        return _PRONOUN
    if word[head] & wc.CAPITAL and not word[head] & wc.ROLE:
        return _NAMED
    end = text.ceiling(last)
    following = {text.keys[key] for key in text.key[first : min(last + 14, end) + 1]}
    nameless = not _NAMELESS.isdisjoint(following)
    unsaid = "named" in following and "not" in following
    if nameless or unsaid:
        return _ANONYMOUS
    if word[head] & wc.PERSON and not text.say(head).startswith(("spokes", "voter", "poll")):
        bare = not any(word[place] & wc.DETERMINER for place in range(first, head)) and bool(
            word[head] & wc.PLURAL
        )
        if bare or text.say(first) in _INDEFINITE:
            return _ANONYMOUS
    if text.say(first) == "people" or (
        text.say(head) == "people" and bool(word[last] & wc.WORD) and last > head
    ):
        return _ANONYMOUS
    return _DESCRIBED


def _find_head(text: Text, first: int, last: int) -> int:
    """Give the last word before a phrase's first preposition or comma."""
    word = text.word
    for place in range(first + 1, last + 1):
        if word[place] & (wc.PREPOSITION | wc.COMMA | wc.OPEN_BRACKET):
            # "Secretary of State Ann Smith": the office is a title, the name is the head.
            titled = word[place] & wc.OF and word[place - 1] & wc.CAPITAL and word[place - 1] & wc.ROLE
            if titled and not word[first] & wc.DETERMINER and word[last] & wc.CAPITAL and last - place > 1:
                continue
            return place - 1
    return last


def _choose_head(head: int, inside: list[tuple[int, int]]) -> int:
    """Choose among the names in a speaker: the last one up to the head, else the first one after it."""
    if not inside:
        return -1
    before = [actor for name_first, actor in inside if name_first <= head]
    return before[-1] if before else inside[0][1]


def _is_subject(text: Text, first: int, last: int, floor: int) -> bool:
    """Tell whether a name opens its sentence, but for titles, and owns nothing."""
    if first - floor > 6:
        return False
    for code in text.word[floor:first]:
        if code and not code & _OPENS:
            return False
    return last >= text.ceiling(last) or not text.word[last + 1] & wc.POSSESSIVE


def _describe(text: Text, first: int, last: int, head: int, floor: int, actor: int) -> _Entity:
    """Take a phrase with the titles before it for an entity, with what tells its gender and number."""
    word = text.word
    begin = first
    while (
        begin > floor
        and first - begin < 6
        and (
            not word[begin - 1]
            or word[begin - 1] & wc.ROLE
            or (word[begin - 1] & wc.CAPITAL and not word[begin - 1] & ~(wc.WORD | wc.CAPITAL))
        )
    ):
        begin -= 1
    traits = 0
    capitals = 0
    person = False
    for code in word[begin : head + 1]:
        traits |= code & _GENDER
        if code & wc.CAPITAL and not code & wc.DETERMINER:
            capitals += 1
        if code & wc.PERSON and not code & wc.PLURAL:
            person = True
    joined = 0
    for code in word[first:head]:
        joined |= code & wc.COORDINATOR
    if joined or word[head] & wc.PLURAL:
        traits |= _MANY
    if word[head] & (wc.BODY | wc.TEXT):
        traits |= _THING
    person = (person or capitals >= 2 or bool(traits & _GENDER)) and not traits & (_MANY | _THING)
    return _Entity(first, last, head, floor, actor, traits, person)


def _remember(text: Text, memory: _Memory, entity: _Entity) -> None:
    head = entity.head
    known = memory.by_surname.get(text.say(head)) if text.word[head] & wc.CAPITAL else None
    if known is not None and (known.person and not entity.person):
        actor = entity.actor if entity.actor >= 0 else known.actor
        entity = entity._replace(actor=actor, traits=entity.traits | known.traits, person=True)
    memory.recent.append(entity)
    del memory.recent[:-_MEMORY]
    _learn_names(text, memory, entity)


def _learn_names(text: Text, memory: _Memory, entity: _Entity) -> None:
    """Keep an entity under its surname and its offices."""
    word = text.word
    first, head = entity.first, entity.head
    if word[head] & wc.CAPITAL and not word[head] & wc.ROLE:
        key = text.say(head)
        if key not in memory.by_surname or entity.person or entity.actor >= 0:
            memory.by_surname[key] = entity
    titled = first > entity.floor and word[first - 1] & (wc.ROLE | wc.CAPITAL)
    for place in range(max(entity.floor, first - 4) if titled else first, head + 1):
        if word[place] & wc.ROLE:
            memory.by_role[_singular(text.say(place))] = entity


def _resolve_pronoun(text: Text, memory: _Memory, token: int, floor: int) -> _Entity | None:
    code = text.word[token]
    if code & wc.RELATIVE:
        place = token - 1
        while place > floor and text.word[place] & wc.COMMA:
            place -= 1
        phrase = find_noun_phrase_before(text, place, floor)
        if phrase is None:
            return None
        for entity in reversed(memory.recent):
            if entity.first >= phrase[0] and entity.last <= phrase[1]:
                return entity
        head = _find_head(text, *phrase)
        known = memory.by_surname.get(text.say(head))
        actor = known.actor if known else -1
        return _Entity(*phrase, head, floor, actor, 0, known is not None and known.person)
    key = text.say(token)
    if key in {"he", "his", "she", "her"}:
        other = _FEMALE if key in {"he", "his"} else _MALE
        fitting = [e for e in memory.recent if not e.traits & (other | _MANY | _THING)]
        return next((e for e in reversed(fitting) if e.person), fitting[-1] if fitting else None)
    if key in {"they", "their"}:
        fitting = [e for e in memory.recent if e.traits & _MANY or not e.person]
        return fitting[-1] if fitting else None
    if key in {"it", "its"}:
        fitting = [e for e in memory.recent if not e.person and not e.traits & _MANY]
        return fitting[-1] if fitting else None
    return None


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
