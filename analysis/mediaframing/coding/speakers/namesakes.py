"""Speakers that a surname or an office refers back to: "Weber" to "Anna Weber", "the minister" to the last minister.

Who made a surname or an office known is found for all entities at once. Only the speakers that may refer back are
read one by one, for each makes known again to whom it refers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.speakers import speaker_words as sw
from mediaframing.coding.speakers.entities import NAMED, PRONOUN, Entities
from mediaframing.coding.text.tokens import Ints

_NOBODY = (-1, -1)


@dataclass(frozen=True)
class Namesakes:
    """Who is called by the same surname or office as another before; entities are given by their numbers.

    Attributes
    ----------
    referent : array
        For each entity the one that it refers back to by its surname or office, or -1.
    known : array
        For each entity that is met anew, and each phrase before "who", the one that had its surname before, or -1.
    """

    referent: Ints
    known: Ints


@dataclass(frozen=True)
class _Bearers:
    """Who bears a surname or office, in order.

    Attributes
    ----------
    since : array
        The number of the surname or office times ``span``, plus the entity that made the bearer known.
    bearer : array
    span : int
        More than there are entities.
    """

    since: Ints
    bearer: Ints
    span: int

    def find(self, called: Ints, before: Ints) -> Ints:
        """Give who bore each surname or office right before an entity was met, or -1."""
        place = np.searchsorted(self.since, called * self.span + before) - 1
        borne = np.append(self.since, -1)[place] // self.span == called
        return np.where(borne, np.append(self.bearer, -1)[place], -1)


@dataclass(frozen=True)
class _Offices:
    """The offices in the texts, numbered by article, and those of each entity: from ``first`` up to ``end``."""

    office: Ints
    first: Ints
    end: Ints

    def list_bearers(self, entity: Ints, span: int) -> _Bearers:
        """List entities under each of their offices."""
        counts = self.end[entity] - self.first[entity]
        bearer = np.repeat(entity, counts)
        place = np.arange(len(bearer)) + np.repeat(self.first[entity] - np.cumsum(counts) + counts, counts)
        since = np.sort(self.office[place] * span + bearer)
        return _Bearers(since, since % span, span)


def find_namesakes(text: Text, entities: Entities) -> Namesakes:
    """Find whom surnames and offices refer back to."""
    named, by_surname = _list_surnames(entities)
    by_office, called = _find_descriptions(text, entities)
    offices = _list_offices(text, entities)
    bears = entities.name | ((entities.kind >= 0) & (entities.kind != PRONOUN))
    bears[by_surname] = bears[by_office] = False
    described = offices.list_bearers(np.flatnonzero(bears), named.span)
    asking = np.concatenate([by_surname, by_office])
    # Surnames are numbered below zero beside offices.
    calls = np.concatenate([~entities.surname[by_surname], called])
    bearer = np.concatenate(
        [named.find(entities.surname[by_surname], by_surname), described.find(called, by_office)]
    )
    order = np.argsort(asking)
    referent, renewed = _follow(entities, offices, asking[order], calls[order], bearer[order])
    return Namesakes(referent, _find_known(entities, named, referent, renewed))


def _list_surnames(entities: Entities) -> tuple[_Bearers, Ints]:
    """List who bears a surname, and the speakers whose surname alone tells who they are.

    A speaker whom the codebook does not know is whoever was called so before; the first who is called so bears it.
    """
    named = np.flatnonzero(entities.phrases.proper & (entities.name | (entities.kind == NAMED)))
    named = named[np.argsort(entities.surname[named], kind="stable")]
    surname = entities.surname[named]
    bears = (entities.actor[named] >= 0) | (np.diff(surname, prepend=-1) != 0)
    span = len(entities) + 1
    bearers = _Bearers(surname[bears] * span + named[bears], named[bears], span)
    return bearers, named[~bears]


def _find_descriptions(text: Text, entities: Entities) -> tuple[Ints, Ints]:
    """Find speakers that are called by an office ("the minister", but not "a minister"), and the office's number."""
    speaker = entities.speaker
    kind = entities.kind[speaker]
    speaker = speaker[(kind != NAMED) & (kind != PRONOUN) & (entities.actor[speaker] < 0)]
    first, head = entities.phrases.first[speaker], entities.phrases.head[speaker]
    office = sw.get_offices(sw.read_words(text, head))
    definite = has(text.codes[first], wc.DET) & ~has(sw.read_words(text, first), sw.INDEFINITE)
    described = definite & (office > 0)
    speaker = speaker[described]
    return speaker, entities.article[speaker] * sw.count_offices() + office[described]


def _list_offices(text: Text, entities: Entities) -> _Offices:
    places = text.find(wc.ROLE).tokens
    office = sw.get_offices(sw.read_words(text, places))
    office += text.sentences.article[text.sentences.of_token[places]] * sw.count_offices()
    return _Offices(office, entities.phrases.office, entities.phrases.office_end)


def _follow(
    entities: Entities, offices: _Offices, asking: Ints, called: Ints, bearer: Ints
) -> tuple[Ints, list[tuple[int, int]]]:
    """Give whom speakers refer to, in order, and which of them made somebody known again by surname.

    Parameters
    ----------
    entities, offices
    asking, called, bearer : array
        The speakers, what each is called, and who bears that unless somebody was made known again since.
    """
    phrases = entities.phrases
    renews = phrases.proper & ((entities.actor >= 0) | phrases.person)
    first, end, office, surname = (
        part.data for part in (offices.first, offices.end, offices.office, entities.surname)
    )
    latest: dict[int, tuple[int, int]] = {}
    renewed = []
    answers = []
    for speaker, call, before in zip(asking.tolist(), called.tolist(), bearer.tolist(), strict=True):
        since, other = latest.get(call, _NOBODY)
        known = other if since > before else before
        answers.append(known)
        who = known if known >= 0 else speaker
        if known >= 0 and call >= 0 and renews[who]:
            latest[~surname[who]] = speaker, who
            renewed.append((speaker, who))
        for place in range(first[who], end[who]):
            latest[office[place]] = speaker, who
    referent = np.full(len(entities), -1)
    referent[asking] = answers
    return referent, renewed


def _find_known(entities: Entities, named: _Bearers, referent: Ints, renewed: list[tuple[int, int]]) -> Ints:
    """Find who had the surnames of entities before they were met, and those of phrases before their "who"."""
    again, bearer = np.array(renewed, np.int64).reshape(-1, 2).T
    since = np.concatenate([named.since, entities.surname[bearer] * named.span + again])
    order = np.argsort(since, kind="stable")
    bearers = _Bearers(since[order], np.concatenate([named.bearer, bearer])[order], named.span)
    fresh = (entities.subject & entities.phrases.proper) | ((entities.kind == NAMED) & (referent < 0))
    when = np.arange(len(entities))
    when[entities.count_met() :] = entities.relative
    fresh[entities.count_met() :] = True
    asking = np.flatnonzero(fresh)
    known = np.full(len(entities), -1)
    known[asking] = bearers.find(entities.surname[asking], when[asking])
    return known
