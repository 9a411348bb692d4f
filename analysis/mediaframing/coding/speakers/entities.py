"""Whom a batch names: the codebook's names and the speakers, in the order in which a reader meets them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import find_noun_phrases_before
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.search.mentions import Mentions
from mediaframing.coding.speakers import speaker_words as sw
from mediaframing.coding.speakers.phrases import Phrases, are_nameless, are_subjects, describe_phrases
from mediaframing.coding.text.tokens import Bools, Ints
from mediaframing.tables import SPEAKER_KINDS

NAMED, DESCRIBED, ANONYMOUS, PRONOUN = (
    SPEAKER_KINDS.index(kind) for kind in ("named", "described", "anonymous", "pronoun")
)
_NO_SPEAKER = -1
_STANDS_FOR = wc.PRON | wc.POSS | wc.REL


@dataclass(frozen=True)
class Entities:
    """Names of the codebook that no speaker holds, and speakers, in order; after them the phrases before "who".

    Attributes
    ----------
    phrases : Phrases
        What their words tell.
    article : array
    actor : array
        The codebook's actor who is named, or -1.
    kind : array
        How a speaker is called, as a place in :data:`mediaframing.tables.SPEAKER_KINDS`; -1 for what is no speaker.
    name : array of bool
        Whether it is a name of the codebook.
    subject : array of bool
        Whether it is such a name, and the subject of its sentence.
    surname : array
        A number for the article and the head: equal for what has the same surname.
    speaker : array
        The speakers, as places among the entities.
    relative : array
        The "who" of each phrase before one, as a place among the entities; the phrases are the last entities.
    """

    phrases: Phrases
    article: Ints
    actor: Ints
    kind: Ints
    name: Bools
    subject: Bools
    surname: Ints
    speaker: Ints
    relative: Ints

    def __len__(self) -> int:
        return len(self.article)

    def count_met(self) -> int:
        """Give how many there are before the phrases before "who"."""
        return len(self) - len(self.relative)


def list_entities(text: Text, first: Ints, last: Ints, names: Mentions) -> Entities:
    """List the entities of a batch whose distinct speakers, in order, are given by their first and last tokens."""
    met, inside = _meet_names(names, _find_articles(text, first), first, last)
    # A name that stands before a speaker begins before it: order by the first token is the order of meeting.
    begin = np.concatenate([names.first_token[met], first])
    order = np.argsort(begin, kind="stable")
    speaker = np.flatnonzero(order >= len(met))
    end = np.concatenate([names.last_token[met], last])[order]
    relative, before = _find_antecedents(text, speaker, first, last)
    phrases = describe_phrases(
        text, np.concatenate([begin[order], before[0]]), np.concatenate([end, before[1]])
    )
    actor = np.full(len(phrases), -1)
    name = np.zeros(len(phrases), np.bool_)
    name[: len(order)] = order < len(met)
    actor[name] = names.actor[met]
    actor[speaker] = _choose_actors(names, inside, phrases.head[speaker])
    kind = np.full(len(phrases), _NO_SPEAKER)
    kind[speaker] = _judge_kinds(text, phrases.keep(speaker))
    subject = np.zeros(len(phrases), np.bool_)
    subject[name] = are_subjects(text, phrases.keep(np.flatnonzero(name)))
    article = _find_articles(text, phrases.first)
    surname = _number_words(text, phrases.head)
    surname += article * (surname.max(initial=0) + 1)
    return Entities(phrases, article, actor, kind, name, subject, surname, speaker, relative)


def _find_articles(text: Text, tokens: Ints) -> Ints:
    return text.sentences.article[text.sentences.of_token[tokens]]


def _meet_names(names: Mentions, article: Ints, first: Ints, last: Ints) -> tuple[Ints, Spans]:
    """Find the names that stand before speakers of their article, and for each speaker the names within it.

    Of speakers that overlap the first has the names; what stands after the last speaker refers to nobody.
    """
    until = np.searchsorted(names.first_token, last, "right")
    begin = np.searchsorted(names.first_token, first)
    reached = np.append(0, np.maximum.accumulate(until))[:-1]
    passed = np.maximum(np.searchsorted(names.article, article), reached)
    some = passed < begin
    steps = np.zeros(len(names) + 1, np.int64)
    steps[passed[some]] = 1
    steps[begin[some]] -= 1
    return np.flatnonzero(np.cumsum(steps[:-1])), (np.maximum(passed, begin), until)


def _choose_actors(names: Mentions, inside: Spans, head: Ints) -> Ints:
    """Choose among the names in each speaker: the last one up to the head, else the first one after it."""
    first, end = inside
    last = np.minimum(np.searchsorted(names.first_token, head, "right"), end) - 1
    return np.where(first < end, np.append(names.actor, -1)[np.maximum(first, last)], -1)


def _judge_kinds(text: Text, speakers: Phrases) -> Ints:
    """Tell how speakers are called."""
    stands_for = (speakers.first == speakers.last) & has(text.codes[speakers.first], _STANDS_FOR)
    kind = np.where(stands_for, PRONOUN, np.where(speakers.proper, NAMED, DESCRIBED))
    described = np.flatnonzero(kind == DESCRIBED)
    unnamed = speakers.keep(described)
    hidden = are_nameless(text, unnamed) | _are_anonymous(text, unnamed)
    kind[described[hidden]] = ANONYMOUS
    return kind


def _are_anonymous(text: Text, phrases: Phrases) -> Bools:
    """Tell described speakers from anonymous ones by what they are called: "a source", "people close to X"."""
    first, last, head = phrases.first, phrases.last, phrases.head
    code = text.codes[head]
    opening, noun = sw.read_words(text, first), sw.read_words(text, head)
    person = has(code, wc.PERSON) & ~has(noun, sw.SPOKES)
    bare = has(code, wc.PLURAL) & ~text.find(wc.DET).any_between(first, head)
    anonymous: Bools = person & (bare | has(opening, sw.INDEFINITE))
    people = has(noun, sw.PEOPLE) & has(text.codes[last], wc.WORD) & (last > head)
    return anonymous | people | has(opening, sw.PEOPLE)


def _find_antecedents(text: Text, speaker: Ints, first: Ints, last: Ints) -> tuple[Ints, Spans]:
    """Find the phrases before speakers that are relative pronouns, with these as places among the entities."""
    relative = np.flatnonzero((first == last) & has(text.codes[first], wc.REL))
    floor = text.find_floors(first[relative])
    place = first[relative] - 1
    place = np.maximum(text.find(wc.COMMA).pass_back(place), np.minimum(floor, place))
    begin, end = find_noun_phrases_before(text, place, floor)
    found = begin >= 0
    return speaker[relative[found]], (begin[found], end[found])


def _number_words(text: Text, tokens: Ints) -> Ints:
    """Give the folded words of tokens as numbers, equal ones for equal words."""
    types = text.type[tokens]
    number = np.zeros(len(text.vocabulary.keys), np.int64)
    number[types] = 1
    distinct = np.flatnonzero(number)
    words = list(map(text.vocabulary.keys.__getitem__, distinct.tolist()))
    numbers = dict(zip(words, range(len(words)), strict=True))
    number[distinct] = list(map(numbers.__getitem__, words))
    return number[types]
