"""Who says what: attributions found by rules over words, without a parser or a model.

An attribution has a source, a cue and a content (Pareti 2016: PARC3; Newell et al. 2018: PolNeAR). The cue is found
first; the words around it tell which of the shapes of English news stands there (Gender Gap Tracker, Asr et al.
2021, names most of them; textacy's direct quotations gave the idea of cue, speaker and content as one row). Quotations
without a cue go to a speaker by the sieves of CoreNLP's quote attribution (Muzny et al. 2017).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from mediaframing.coding.attribution.bylines import find_bylines
from mediaframing.coding.attribution.candidate_choice import choose_candidates, list_unquoted
from mediaframing.coding.attribution.cue_nouns import read_cue_nouns
from mediaframing.coding.attribution.cued_attributions import drop_nested, find_cued
from mediaframing.coding.attribution.dated_passives import read_dated_passives
from mediaframing.coding.attribution.hearings import read_hearings
from mediaframing.coding.attribution.inner_sources import NO_TERMS, read_inner_sources
from mediaframing.coding.attribution.interviews import read_interviews
from mediaframing.coding.attribution.judgements import read_judgements
from mediaframing.coding.attribution.link_lists import step_over_links
from mediaframing.coding.attribution.polls import name_polls
from mediaframing.coding.attribution.rows import Rows, are_within, join_rows
from mediaframing.coding.attribution.shapes import UNATTRIBUTED
from mediaframing.coding.attribution.tellers import end_before_tellers
from mediaframing.coding.attribution.uncued_quotations import attribute_uncued
from mediaframing.coding.attribution.viewpoints import read_viewpoints
from mediaframing.coding.attribution.views import NO_VIEWS, ViewCues, read_views
from mediaframing.coding.attribution.voices import are_voiced
from mediaframing.coding.english.quotations import Quotes
from mediaframing.coding.english.reading import Text
from mediaframing.coding.search.mentions import Mentions
from mediaframing.coding.speakers.coreference import link_speakers
from mediaframing.coding.speakers.names import Names, list_known
from mediaframing.coding.speakers.references import References
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.tokens import Bools, Ints, find_words
from mediaframing.tables import ATTRIBUTION_KINDS

_DIRECT, _INDIRECT, _MIXED = (ATTRIBUTION_KINDS.index(kind) for kind in ("direct", "indirect", "mixed"))


@dataclass(frozen=True)
class Attributions(Columns):
    """Who says what, sorted by article and start. Spans are characters of the article's text.

    Attributes
    ----------
    article : array
    kind : array
        The place in :data:`mediaframing.tables.ATTRIBUTION_KINDS`.
    start, end : array
        The content.
    cue_start, cue_end, speaker_start, speaker_end : array
        -1 where there is none.
    speaker_kind : array
        The place in :data:`mediaframing.tables.SPEAKER_KINDS`, or -1.
    actor : array
        The codebook's actor who speaks, or -1.
    referent_start, referent_end : array
        What a pronoun, description or surname stands for: a span before it in the same article, or -1.
    shape : array
        The place in :data:`mediaframing.coding.attribution.shapes.SHAPES`.
    name_start, name_end : array
        The fullest name of the speaker in the article, or how it is called where it has none; -1 for a pronoun that
        stands for nobody known.
    voiced : array
        1 where the content is in the source's voice, 0 where it tells what somebody did, in the outlet's.
    """

    article: Ints
    kind: Ints
    start: Ints
    end: Ints
    cue_start: Ints
    cue_end: Ints
    speaker_start: Ints
    speaker_end: Ints
    speaker_kind: Ints
    actor: Ints
    referent_start: Ints
    referent_end: Ints
    shape: Ints
    name_start: Ints
    name_end: Ints
    voiced: Ints

    def __len__(self) -> int:
        return len(self.article)


@dataclass(frozen=True)
class ActorReferences(Columns):
    """What refers to the codebook's actors without being one of its names, sorted by article and place.

    Attributes
    ----------
    first, last : array
        Tokens.
    kind : array
        The place in :data:`mediaframing.tables.ACTOR_KINDS`.
    mention : array
        The codebook's name that it stands for, as a place among the names given.
    """

    first: Ints
    last: Ints
    kind: Ints
    mention: Ints


def attribute(
    text: Text, names: Mentions, views: ViewCues = NO_VIEWS, terms: Ints = NO_TERMS
) -> tuple[Attributions, ActorReferences]:
    """Find who says what in a batch of articles, and who refers to whom; each article is read by itself.

    Parameters
    ----------
    text : Text
    names : Mentions
        The codebook's actors where they stand by name.
    views : ViewCues
        The words by which somebody is told to favour or oppose what the codebook calls a remedy.
    terms : array
        The first tokens of the codebook's terms: who is quoted within a quotation is looked for where one stands in it.
    """
    cued = choose_candidates(text, list_unquoted(text))
    found = join_rows(find_cued(text, cued), find_bylines(text))
    found = join_rows(found, attribute_uncued(text, found))
    found = join_rows(found, read_judgements(text, found))
    found = join_rows(found, read_hearings(text, found))
    found = join_rows(found, read_dated_passives(text, found))
    found = join_rows(found, read_interviews(text, found))
    found = join_rows(found, read_viewpoints(text, found))
    found = join_rows(found, read_cue_nouns(text, found))
    if len(views.first):
        found = join_rows(found, read_views(text, found, views))
    found = found.keep(~_are_claimed(found))
    rows = end_before_tellers(text, _order(text, found))
    rows = drop_nested(text, name_polls(text, rows))
    inner = read_inner_sources(text, terms)
    if len(inner):
        rows = _order(text, join_rows(rows, inner))
    rows = step_over_links(text, _trim_speakers(text, rows))
    spans = rows.speaker_first, rows.speaker_last
    speakers, called, references = link_speakers(text, rows.first, spans, names)
    tokens, starts, ends = text.tokens, text.tokens.start, text.tokens.end
    attributions = Attributions(
        article=tokens.article[rows.first],
        kind=_judge_kind(rows, text.quotes),
        start=starts[rows.first],
        end=ends[rows.last],
        cue_start=_get_known(starts, rows.cue_first),
        cue_end=_get_known(ends, rows.cue_last),
        speaker_start=_get_known(starts, rows.speaker_first),
        speaker_end=_get_known(ends, rows.speaker_last),
        speaker_kind=speakers.kind,
        actor=speakers.actor,
        referent_start=_get_known(starts, speakers.referent_first),
        referent_end=_get_known(ends, speakers.referent_last),
        shape=rows.shape,
        name_start=_get_known(starts, speakers.name_first),
        name_end=_get_known(ends, speakers.name_last),
        voiced=are_voiced(text, rows).astype(np.int64),
    )
    return attributions, _refer_to_actors(names, called, references)


def _are_claimed(rows: Rows) -> Bools:
    """Tell quotations that nobody claims by themselves, but that stand in a content that has a cue."""
    claimed: Bools = (rows.shape == UNATTRIBUTED) & (rows.speaker_first < 0)
    told = rows.keep(rows.cue_first >= 0)
    claimed[claimed] = are_within(told, rows.first[claimed]) & are_within(told, rows.last[claimed])
    return claimed


def _refer_to_actors(names: Mentions, called: Names, references: References) -> ActorReferences:
    """Give the references to the codebook's actors that are not themselves names of the codebook."""
    known = np.append(list_known(called), -1)
    mention = known[np.minimum(references.holder, len(known) - 1)]
    begin = np.searchsorted(names.last_token, references.first)
    end = np.searchsorted(names.first_token, references.last, "right")
    rows = np.flatnonzero((mention >= 0) & (begin >= end))
    return ActorReferences(
        references.first[rows], references.last[rows], references.kind[rows], mention[rows]
    )


def _trim_speakers(text: Text, rows: Rows) -> Rows:
    """Step over the marks before a speaker's first word: the end of a quotation, a dash behind a dateline."""
    tokens = text.tokens
    words = tokens.vocabulary.classify_all("word", find_words, "types")
    first = rows.speaker_first
    known = np.flatnonzero(first >= 0)
    marks = known[words[tokens.type[first[known]]] == 0]
    if not len(marks):
        return rows
    place = first[marks]
    unread = np.arange(len(marks))
    while len(unread):
        place[unread] += 1
        unread = unread[place[unread] <= rows.speaker_last[marks[unread]]]
        unread = unread[words[tokens.type[place[unread]]] == 0]
    stays = place <= rows.speaker_last[marks]
    first = first.copy()
    first[marks[stays]] = place[stays]
    return replace(rows, speaker_first=first)


def _get_known(offsets: Ints, tokens: Ints) -> Ints:
    """Give the offsets of tokens; -1 for the token -1, which is none."""
    return np.where(tokens >= 0, offsets[tokens], -1)


def _order(text: Text, rows: Rows) -> Rows:
    """Sort rows by content; of those with the same content keep the first found."""
    content = rows.first * len(text) + rows.last
    order = np.argsort(content, kind="stable")
    return rows.keep(order[np.diff(content[order], prepend=-1) != 0])


def _judge_kind(rows: Rows, quotes: Quotes) -> Ints:
    """Tell from the quotation marks in a content whether it is quoted, told, or both."""
    first, last = rows.first, rows.last
    if not len(quotes):
        return np.full(len(rows), _INDIRECT)
    touched = np.searchsorted(quotes.last, first)
    near = np.minimum(touched, len(quotes) - 1)
    some = (touched < len(quotes)) & (quotes.first[near] <= last)
    whole = some & (quotes.first[near] <= first) & (quotes.last[near] >= last)
    return np.where(whole, _DIRECT, np.where(some, _MIXED, _INDIRECT))
