"""Which actor a speaker is: by name in its words, or by what its words refer back to.

A pronoun goes to the nearest earlier speaker or subject that fits in gender and number; a surname to the longer
name before it; an office or description ("the official") to the last phrase with the same noun. The sieves and
their order follow Lee et al. (2013, deterministic coreference) and Muzny et al. (2017, quote attribution).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from mediaframing.coding import word_classes as wc
from mediaframing.coding.clause_text import Text
from mediaframing.coding.mentions import Mentions
from mediaframing.coding.noun_phrases import Span, find_noun_phrase_before
from mediaframing.coding.phrases import (
    FEMALE,
    MALE,
    MANY,
    THING,
    describe_phrases,
    find_nameless,
    find_subjects,
)
from mediaframing.coding.sentences import Sentences
from mediaframing.coding.tokens import Ints, Tokens
from mediaframing.tables import SPEAKER_KINDS

_NAMED, _DESCRIBED, _ANONYMOUS, _PRONOUN = (
    SPEAKER_KINDS.index(kind) for kind in ("named", "described", "anonymous", "pronoun")
)
_STANDS_FOR = wc.PRONOUN | wc.OWN | wc.RELATIVE
_INDEFINITE = frozenset(
    {"a", "an", "some", "several", "one", "two", "three", "four", "many", "another", "most"}
)
_MEMORY = 12
"""How many of the last persons and bodies met a pronoun can stand for."""


@dataclass(frozen=True)
class Speakers:
    """For each speaker its kind, its actor, and the tokens it refers back to; -1 for what is not known."""

    kind: Ints
    actor: Ints
    referent_first: Ints
    referent_last: Ints


@dataclass(frozen=True)
class _Entities:
    """Whom a batch names: a list for each thing known of them, by the entity's number.

    First come the codebook's names, then the speakers, then the phrases before "who". Flat lists, which the
    collector need not walk; ``actor``, ``traits`` and ``person`` are filled in by what was met before.
    """

    first: list[int]
    last: list[int]
    head: list[int]
    actor: list[int]
    traits: list[int]
    person: list[bool]
    said: list[str]
    proper: list[bool]
    titles: list[int]
    kind: list[int]
    subject: list[bool]
    antecedent: dict[int, int]


@dataclass
class _Memory:
    """Who was met so far in an article, as numbers of entities."""

    recent: list[int] = field(default_factory=list)
    by_surname: dict[str, int] = field(default_factory=dict)
    by_role: dict[str, int] = field(default_factory=dict)


def link_speakers(
    tokens: Tokens, sentences: Sentences, text: Text, word: Ints, spans: Ints, names: Mentions
) -> Speakers:
    """Link the speakers of attributions, given by their first and last tokens, to actors."""
    spoken = np.flatnonzero(spans[:, 0] >= 0)
    order = spoken[np.argsort(spans[spoken, 0], kind="stable")]
    first, last = spans[order, 0], spans[order, 1]
    entities = _list_entities(tokens, sentences, text, word, first, last, names)
    article = tokens.article[first]
    opening = np.searchsorted(names.article, article).tolist()
    reached = np.searchsorted(names.first_token, last, "right").tolist()
    met = zip(first.tolist(), last.tolist(), article.tolist(), opening, reached, strict=True)
    firsts, subject, titles = entities.first, entities.subject, entities.titles
    proper, said = entities.proper, entities.said
    here, place = -1, 0
    memory = _Memory()
    solved: dict[tuple[int, int], tuple[int, int, int, int]] = {}
    answers: list[tuple[int, int, int, int]] = []
    for speaker, (begin, end, where, name, until) in enumerate(met, len(names)):
        if where != here:
            here, place, memory = where, name, _Memory()
        if (begin, end) not in solved:
            while place < until and firsts[place] < begin:
                if subject[place]:
                    _remember(text, entities, memory, place)
                elif titles[place] >= 0:
                    _learn_names(text, entities, memory, place)
                elif proper[place]:
                    memory.by_surname[said[place]] = place
                place += 1
            if place < until:
                entities.actor[speaker] = _choose_head(entities, entities.head[speaker], range(place, until))
                place = until
            solved[begin, end] = _solve(text, entities, memory, speaker)
        answers.append(solved[begin, end])
    found = np.full((len(spans), 4), -1)
    found[order] = np.fromiter(chain.from_iterable(answers), np.int64, 4 * len(order)).reshape(-1, 4)
    return Speakers(*found.T)


def _list_entities(
    tokens: Tokens, sentences: Sentences, text: Text, word: Ints, first: Ints, last: Ints, names: Mentions
) -> _Entities:
    """Describe the codebook's names, the speakers and the phrases before "who"."""
    relative = _find_antecedents(text, word, first)
    before = np.array(list(relative.values()), np.int64).reshape(len(relative), 2)
    phrases = describe_phrases(
        word,
        sentences,
        np.concatenate([names.first_token, first, before[:, 0]]),
        np.concatenate([names.last_token, last, before[:, 1]]),
    )
    stands_for = (phrases.first == phrases.last) & (word[phrases.first] & _STANDS_FOR > 0)
    kind = np.where(stands_for, _PRONOUN, np.where(phrases.proper, _NAMED, -1))
    speakers = len(names) + len(first)
    unnamed = len(names) + np.flatnonzero(kind[len(names) : speakers] < 0)
    hidden = find_nameless(tokens, sentences, phrases.first[unnamed], phrases.last[unnamed])
    kind[unnamed[hidden]] = _ANONYMOUS
    return _Entities(
        first=phrases.first.tolist(),
        last=phrases.last.tolist(),
        head=phrases.head.tolist(),
        actor=names.actor.tolist() + [-1] * (len(first) + len(before)),
        traits=phrases.traits.tolist(),
        person=phrases.person.tolist(),
        said=list(map(text.keys.__getitem__, tokens.type[phrases.head].tolist())),
        proper=phrases.proper.tolist(),
        titles=phrases.titles.tolist(),
        kind=kind.tolist(),
        subject=find_subjects(word, sentences, phrases).tolist(),
        antecedent={len(names) + speaker: speakers + n for n, speaker in enumerate(relative)},
    )


def _solve(text: Text, entities: _Entities, memory: _Memory, speaker: int) -> tuple[int, int, int, int]:
    """Give kind, actor and referent of a speaker, and remember it."""
    kind, actor = entities.kind[speaker], entities.actor[speaker]
    referent: int | None = None
    if kind == _PRONOUN:
        referent = _resolve_pronoun(text, entities, memory, speaker)
        if referent is None:
            return kind, actor, -1, -1
        memory.recent.append(referent)
        return kind, entities.actor[referent], entities.first[referent], entities.last[referent]
    first = entities.first[speaker]
    if kind < 0:
        kind = _judge_unnamed(text, first, entities.last[speaker], entities.head[speaker])
    if actor < 0:
        if kind == _NAMED:
            referent = memory.by_surname.get(entities.said[speaker])
        elif text.word[first] & wc.DETERMINER and text.say(first) not in _INDEFINITE:
            referent = memory.by_role.get(_singular(entities.said[speaker]))
    if referent is None:
        _remember(text, entities, memory, speaker)
        return kind, actor, -1, -1
    memory.recent.append(referent)
    _learn_names(text, entities, memory, referent)
    return kind, entities.actor[referent], entities.first[referent], entities.last[referent]


def _judge_unnamed(text: Text, first: int, last: int, head: int) -> int:
    """Tell a described speaker from an anonymous one by what it is called: "a source", "people close to X"."""
    word = text.word
    said = text.say(head)
    if word[head] & wc.PERSON and not said.startswith(("spokes", "voter", "poll")):
        bare = word[head] & wc.PLURAL and not any(code & wc.DETERMINER for code in word[first:head])
        if bare or text.say(first) in _INDEFINITE:
            return _ANONYMOUS
    if text.say(first) == "people" or (said == "people" and word[last] & wc.WORD and last > head):
        return _ANONYMOUS
    return _DESCRIBED


def _choose_head(entities: _Entities, head: int, inside: range) -> int:
    """Choose among the names in a speaker: the last one up to the head, else the first one after it."""
    before = [name for name in inside if entities.first[name] <= head]
    return entities.actor[before[-1] if before else inside[0]]


def _remember(text: Text, entities: _Entities, memory: _Memory, entity: int) -> None:
    """Keep an entity as one that a pronoun can stand for; it is who its surname was before."""
    capital = text.word[entities.head[entity]] & wc.CAPITAL
    known = memory.by_surname.get(entities.said[entity]) if capital else None
    if known is not None and entities.person[known] and not entities.person[entity]:
        if entities.actor[entity] < 0:
            entities.actor[entity] = entities.actor[known]
        entities.traits[entity] |= entities.traits[known]
        entities.person[entity] = True
    memory.recent.append(entity)
    del memory.recent[:-_MEMORY]
    _learn_names(text, entities, memory, entity)


def _learn_names(text: Text, entities: _Entities, memory: _Memory, entity: int) -> None:
    """Keep an entity under its surname and its offices."""
    if entities.proper[entity]:
        key = entities.said[entity]
        if entities.actor[entity] >= 0 or entities.person[entity] or key not in memory.by_surname:
            memory.by_surname[key] = entity
    if entities.titles[entity] >= 0:
        for place in range(entities.titles[entity], entities.head[entity] + 1):
            if text.word[place] & wc.ROLE:
                memory.by_role[_singular(text.say(place))] = entity


def _resolve_pronoun(text: Text, entities: _Entities, memory: _Memory, speaker: int) -> int | None:
    traits, person = entities.traits, entities.person
    if text.word[entities.first[speaker]] & wc.RELATIVE:
        return _resolve_relative(text, entities, memory, speaker)
    key = text.say(entities.first[speaker])
    if key in {"he", "his", "she", "her"}:
        other = FEMALE if key in {"he", "his"} else MALE
        fitting = [e for e in memory.recent if not traits[e] & (other | MANY | THING)]
        return next((e for e in reversed(fitting) if person[e]), fitting[-1] if fitting else None)
    if key in {"they", "their"}:
        return next((e for e in reversed(memory.recent) if traits[e] & MANY or not person[e]), None)
    if key in {"it", "its"}:
        return next((e for e in reversed(memory.recent) if not person[e] and not traits[e] & MANY), None)
    return None


def _resolve_relative(text: Text, entities: _Entities, memory: _Memory, speaker: int) -> int | None:
    """Resolve "who" to whoever was met in the phrase before it, else to that phrase itself."""
    phrase = entities.antecedent.get(speaker)
    if phrase is None:
        return None
    first, last = entities.first[phrase], entities.last[phrase]
    for entity in reversed(memory.recent):
        if entities.first[entity] >= first and entities.last[entity] <= last:
            return entity
    known = memory.by_surname.get(entities.said[phrase])
    entities.traits[phrase] = 0
    entities.person[phrase] = known is not None and entities.person[known]
    entities.actor[phrase] = entities.actor[known] if known is not None else -1
    return phrase


def _find_antecedents(text: Text, word: Ints, first: Ints) -> dict[int, Span]:
    """Find the phrase before each speaker that is a relative pronoun, by the speaker's place."""
    found: dict[int, Span] = {}
    for speaker in np.flatnonzero(word[first] & wc.RELATIVE).tolist():
        floor = text.floor(int(first[speaker]))
        place = int(first[speaker]) - 1
        while place > floor and text.word[place] & wc.COMMA:
            place -= 1
        phrase = find_noun_phrase_before(text, place, floor)
        if phrase is not None:
            found[speaker] = phrase
    return found


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
