"""Who the speakers are: how they are called, whom they refer back to, their fullest names, and which actors they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.search.mentions import Mentions
from mediaframing.coding.speakers.bodies import name_bodies
from mediaframing.coding.speakers.descriptions import Descriptions, count_holders
from mediaframing.coding.speakers.full_names import hold_speakers, list_fullest, skip_articles, take_particles
from mediaframing.coding.speakers.groups import link_groups
from mediaframing.coding.speakers.holders import find_apposed
from mediaframing.coding.speakers.issuers import follow_texts
from mediaframing.coding.speakers.kinds import are_pronouns, choose_actors, judge_kinds, take_antecedents
from mediaframing.coding.speakers.leads import list_held, name_followers, name_leads
from mediaframing.coding.speakers.names import NO_NAMES, Names, find_names, list_known
from mediaframing.coding.speakers.phrases import Phrases, describe_phrases
from mediaframing.coding.speakers.references import NO_REFERENCES, References, find_references
from mediaframing.coding.text.tokens import Bools, Ints


@dataclass(frozen=True)
class Speakers:
    """For each speaker its kind, its actor, whom it refers back to and its name; -1 for what is not known."""

    kind: Ints
    actor: Ints
    referent_first: Ints
    referent_last: Ints
    name_first: Ints
    name_last: Ints


def link_speakers(
    text: Text, content: Ints, spans: Spans, mentions: Mentions
) -> tuple[Speakers, Names, References]:
    """Link the speakers of attributions to actors and names.

    Parameters
    ----------
    text : Text
    content : array
        The first token of what each says.
    spans : tuple of array
        First and last tokens of the speakers; -1 for none.
    mentions : Mentions
        The codebook's actors where they stand by name.

    Returns
    -------
    tuple
        The speakers, and all names and references of the batch.
    """
    spoken = np.flatnonzero(spans[0] >= 0)
    if not len(spoken) and not len(mentions):
        return Speakers(*np.full((6, len(spans[0])), -1)), NO_NAMES, NO_REFERENCES
    # Whoever speaks in several attributions is met once.
    _, one, number = np.unique(
        spans[0][spoken] * len(text) + spans[1][spoken], return_index=True, return_inverse=True
    )
    first, last = spans[0][spoken[one]], spans[1][spoken[one]]
    pronoun = are_pronouns(text, first, last)
    own = first
    first, last = take_antecedents(text, first, last)
    order = np.argsort(first, kind="stable")
    number, pronoun, own = np.argsort(order)[number], pronoun[order], own[order]
    speakers = describe_phrases(text, first[order], last[order])
    names = find_names(text, mentions)
    beside = find_apposed(text, names, speakers.first, speakers.last)
    references, described = find_references(text, names, (content[spoken], number), speakers, beside)
    kind = judge_kinds(text, speakers, pronoun)
    pronoun &= own == speakers.first  # "who" that has its phrase is called as that is
    holder = hold_speakers(text, names, references, speakers, pronoun, beside)
    held = list_held(text, names)
    holder = name_leads(text, names, speakers, holder, pronoun, held)
    holder = name_followers(text, names, speakers, holder, pronoun, held)
    met = _Numbers(count_holders(names), len(described), len(speakers))
    holder = name_bodies(text, names, speakers, holder, pronoun, met.before_speakers)
    holder = follow_texts(text, names, speakers, holder, met.before_speakers)
    since = _find_told(text, content[spoken], number, speakers)
    group, several = link_groups(text, names, speakers, holder, since)
    holder = _follow_groups(met, names, holder, group)
    called = _list_called(text, names, described, speakers, several, met)
    referent = _find_referents(names, speakers, own, holder, called, met)
    name = tuple(np.append(part, -1)[np.where(holder >= 0, holder, -1)] for part in called)
    unnamed = (holder < 0) & ~pronoun
    name = (
        np.where(unnamed, skip_articles(text, speakers.first, speakers.last), name[0]),
        np.where(unnamed, speakers.last, name[1]),
    )
    actor = choose_actors(mentions, speakers)
    mention = np.append(list_known(names), -1)[np.where(holder < met.names, holder, -1)]
    of_name = np.where(mention >= 0, np.append(mentions.actor, -1)[mention], -1)
    actor = _choose_actors(actor, of_name, holder, called[1], met, speakers, pronoun)
    found = np.full((len(spans[0]), 6), -1)
    found[spoken] = np.column_stack([kind, actor, *referent, *name])[number]
    return Speakers(*found.T), names, references


@dataclass(frozen=True)
class _Numbers:
    """How many have names, are only described, and speak: holders are numbered in this order."""

    names: int
    described: int
    speakers: int

    @property
    def before_speakers(self) -> int:
        """How many holders are no speakers."""
        return self.names + self.described


def _find_told(text: Text, content: Ints, number: Ints, speakers: Phrases) -> Ints:
    """Give where what each speaker says begins, if that is told before it in its sentence, else where the speaker does."""
    since = speakers.first.copy()
    place = speakers.first[number]
    before = (content < place) & (content >= text.find_floors(place)) & (text.find_quotes(content) < 0)
    np.minimum.at(since, number[before], content[before])
    return since


def _follow_groups(met: _Numbers, names: Names, holder: Ints, group: Ints) -> Ints:
    """Give each speaker that means a group what that is: the holder of a name, or another speaker."""
    asks = np.flatnonzero(group >= 0)
    means = group[asks]
    several = means >= met.speakers + len(names)
    named = (means >= met.speakers) & ~several
    name = names.holder[np.where(named, means - met.speakers, 0)] if len(names) else means
    name = np.where(several, met.before_speakers + means - len(names), name)
    named |= several
    other = np.where(named, 0, means)
    told = (holder[other] >= 0) & (holder[other] < met.names)
    speaker = np.where(told, holder[other], met.before_speakers + other)
    holder = holder.copy()
    holder[asks] = np.where(named, name, speaker)
    return holder


def _list_called(
    text: Text, names: Names, described: Descriptions, speakers: Phrases, several: Spans, met: _Numbers
) -> Spans:
    """List the fullest name of every holder, or the words by which it is described; several that do not speak stand last."""
    first, last = np.full((2, met.before_speakers + met.speakers + len(several[0])), -1)
    fullest = list_fullest(names)
    first[: met.names], last[: met.names] = take_particles(text, names.first[fullest]), names.last[fullest]
    # A description ends where its speaker does: "a clerk behind the counter".
    order = np.argsort(speakers.head, kind="stable")
    row = np.append(order, -1)[np.searchsorted(speakers.head[order], described.last)]
    whole = np.append(speakers.head, -1)[row] == described.last
    first[described.number] = np.where(
        whole, np.append(skip_articles(text, speakers.first, speakers.last), -1)[row], described.first
    )
    last[described.number] = np.where(whole, np.append(speakers.last, -1)[row], described.last)
    end = met.before_speakers + met.speakers
    first[met.before_speakers : end] = skip_articles(text, speakers.first, speakers.last)
    last[met.before_speakers : end] = speakers.last
    first[end:], last[end:] = skip_articles(text, *several), several[1]
    return first, last


def _find_referents(
    names: Names, speakers: Phrases, own: Ints, holder: Ints, called: Spans, met: _Numbers
) -> Spans:
    """Give the span by which whom each speaker means was called before: at the fullest, and with the titles of a speaker."""
    first, last = np.full((2, len(holder)), -1)
    rows = np.flatnonzero(holder >= met.names)
    first[rows], last[rows] = called[0][holder[rows]], called[1][holder[rows]]
    rows = np.flatnonzero((holder >= 0) & (holder < met.names))
    row = _find_fullest_before(names, holder[rows], speakers.first[rows])
    rows, row = rows[row >= 0], row[row >= 0]
    first[rows], last[rows] = names.first[row], names.last[row]
    # "Minister Anna Weber" where that is the speaker.
    order = np.argsort(speakers.last, kind="stable")
    place = np.append(order, -1)[np.searchsorted(speakers.last[order], last)]
    titled = (np.append(speakers.last, -2)[place] == last) & (np.append(speakers.first, -1)[place] < first)
    first[titled] = speakers.first[place[titled]]
    none = (first >= speakers.first) | (first < 0)
    antecedent = own > speakers.first
    first[none], last[none] = (
        np.where(antecedent, part, -1)[none] for part in (speakers.first, speakers.last)
    )
    return first, last


def _find_fullest_before(names: Names, holder: Ints, place: Ints) -> Ints:
    """Give the longest name of each holder that begins before a place, the first of those as long, or -1."""
    if not len(names):
        return np.full(len(holder), -1)
    order = np.lexsort((names.first, names.holder))
    length = names.last - names.first + 1
    so_far = np.maximum.accumulate(names.holder[order] * (length.max() + 1) + length[order])
    order = order[np.diff(so_far, prepend=-1) > 0]
    reach = max(int(names.first.max()), int(place.max(initial=0))) + 1
    keys = names.holder[order] * reach + names.first[order]
    slot = np.searchsorted(keys, holder * reach + place) - 1
    there = (slot >= 0) & (names.holder[order[slot]] == holder)
    return np.where(there, order[slot], -1)


def _choose_actors(
    actor: Ints, of_name: Ints, holder: Ints, ends: Ints, met: _Numbers, speakers: Phrases, pronoun: Bools
) -> Ints:
    """Give each speaker's actor: the one in its words, or that of the name or of the description that it stands for."""
    other = of_name.copy()
    rows = np.flatnonzero(holder >= met.names)
    if len(rows):
        order = np.argsort(speakers.last, kind="stable")
        end = ends[holder[rows]]
        place = order[np.minimum(np.searchsorted(speakers.last[order], end), len(order) - 1)]
        other[rows] = np.where(speakers.last[place] == end, actor[place], -1)
    return np.where(pronoun | (actor < 0), other, actor)
