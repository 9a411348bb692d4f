"""The steps of coding a batch, in their order: text and codebook in, the tables out."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import fields

import numpy as np
import pandas as pd

from mediaframing.codebook import Codebook
from mediaframing.coding.actor_mentions import list_actors
from mediaframing.coding.attribution.attributions import ActorReferences, Attributions, attribute
from mediaframing.coding.attribution.views import NO_VIEWS, ViewCues
from mediaframing.coding.batch import Batch, list_known, read_batch
from mediaframing.coding.english.reading import Text
from mediaframing.coding.language import blank_foreign, find_foreign, tell_languages
from mediaframing.coding.search.entries import EntryMentions, make_actor_finder, make_frame_finder
from mediaframing.coding.search.mentions import Mentions
from mediaframing.coding.speakers.references import are_pronouns
from mediaframing.coding.stance.affixes import find_contraries
from mediaframing.coding.stance.stances import Stances, judge_stance
from mediaframing.coding.tabulate import (
    tabulate_actors,
    tabulate_attributions,
    tabulate_frames,
    tabulate_sentences,
)
from mediaframing.coding.text.shared_vocabulary import SharedVocabulary
from mediaframing.coding.text.tokens import Bools, Ints
from mediaframing.coding.tone.actor_tone import score_targets
from mediaframing.coding.tone.masking import score_masked
from mediaframing.coding.tone.tone import score_spans
from mediaframing.coding.tone.vader import Floats
from mediaframing.tables import STEPS
from mediaframing.values.keywords import list_given

Tables = dict[str, pd.DataFrame]

StanceJudge = Callable[[Text, Ints, Ints, Bools, Ints], Stances]
"""What judges stances: see :class:`Coder`."""
LANGUAGES = "languages"
"""Beside the tables of a batch: its articles' ids, and the language of each."""

NO_ATTRIBUTIONS = Attributions(*(np.zeros(0, np.int64) for _ in fields(Attributions)))
NO_REFERENCES = ActorReferences(*(np.zeros(0, np.int64) for _ in fields(ActorReferences)))
"""What stands for the attributions, and what refers back, where they are not looked for."""


class Coder:
    """A codebook made ready, and the vocabulary met so far: what is kept from batch to batch.

    Parameters
    ----------
    codebook : Codebook
    skip : collection of str
        What to leave out: see :func:`code_articles`.
    judge_stance : callable
        The judge of stance, by default the rules of :mod:`mediaframing.coding.stance`. Another one, such as a learned
        model, is called as they are: with the batch, the first and last tokens of the mentions, which of them name a
        remedy, and their polarity; and it gives :class:`~mediaframing.coding.stance.stances.Stances`.
    vocabulary : SharedVocabulary, optional
        The words met so far, where other coders learn them, too.
    """

    def __init__(
        self,
        codebook: Codebook,
        skip: Collection[str] = (),
        judge_stance: StanceJudge = judge_stance,
        vocabulary: SharedVocabulary | None = None,
    ) -> None:
        self.skip = check_skip(skip)
        self._codebook, self._judge_stance = codebook, judge_stance
        self._frames = make_frame_finder(list(codebook.frames.values()))
        self._actors = make_actor_finder(list(codebook.actors.values()))
        self._vocabulary = SharedVocabulary() if vocabulary is None else vocabulary

    def code(self, articles: pd.DataFrame) -> Tables:
        """Code a batch of checked articles into the four tables that are found in their texts, and :data:`LANGUAGES`."""
        with pause_collection():
            return self._code(articles)

    def _code(self, articles: pd.DataFrame) -> Tables:
        batch = read_batch(articles, self._vocabulary.open_view())
        frames = _leave_asides(batch, self._frames.find(batch.tokens, batch.sentences))
        actors = _leave_asides(batch, self._actors.find(batch.tokens, batch.sentences))
        actors, stances, attributions, references = self._read(batch, frames, actors)
        book, skip = self._codebook, self.skip
        said = tabulate_attributions(batch, book, attributions)
        looked_for = None if "attributions" in skip else attributions
        tones = (None, None) if "tone" in skip else _score_sentences(batch, frames)
        meant = list_actors(batch, actors, attributions, references)
        toward = None
        if "actor_tone" not in skip:
            toward = score_targets(batch.tokens, batch.sentences, meant.first, meant.last)
        tables = {
            "sentences": tabulate_sentences(batch, *tones),
            "frames": tabulate_frames(batch, book, self._frames, frames, stances, looked_for, said),
            "actors": tabulate_actors(batch, book, self._actors, meant, toward, "attributions" not in skip),
            "attributions": said,
        }
        languages = tell_languages(batch.tokens, list_known(articles, "language"))
        ids = articles["article_id"].reset_index(drop=True)
        foreign = find_foreign(languages)
        if foreign.any():
            tables = blank_foreign(tables, ids[foreign].tolist())
        return {
            **tables,
            LANGUAGES: pd.DataFrame({"article_id": ids, "language": pd.Series(languages, dtype="str")}),
        }

    def _read(
        self, batch: Batch, frames: EntryMentions, actors: EntryMentions
    ) -> tuple[EntryMentions, Stances | None, Attributions, ActorReferences]:
        """Read the batch by the rules of English; what they note of its words on the way ends here, for it is large."""
        text = Text(batch.tokens, batch.sentences)
        actors = _drop_nameless(text, actors)
        stances = None if "stance" in self.skip else self._judge(text, frames)
        if "attributions" in self.skip:
            return actors, stances, NO_ATTRIBUTIONS, NO_REFERENCES
        views = NO_VIEWS if stances is None else _list_views(stances, frames)
        attributions, references = attribute(text, _as_mentions(batch, actors), views, frames.hits.first)
        return actors, stances, *_leave_said_aside(batch, attributions, references)

    def _judge(self, text: Text, frames: EntryMentions) -> Stances:
        """Judge the stance of the mentions of frames."""
        hits, entry = frames.hits, frames.hits.entry
        remedies = np.array([function == "remedy" for function in self._frames.functions], np.bool_)
        contrary = find_contraries(text, hits.first, hits.last, entry, self._frames.patterns)
        polarity = np.where(contrary, -1, 1) * self._frames.polarity[entry]
        return self._judge_stance(text, hits.first, hits.last, remedies[entry], polarity)


def _list_views(stances: Stances, frames: EntryMentions) -> ViewCues:
    """List the words by which somebody is told to favour or oppose a remedy."""
    told = stances.told
    if told is None:
        return NO_VIEWS
    return ViewCues(told.first, told.last, told.kind, frames.hits.last[told.mention])


def _score_sentences(batch: Batch, frames: EntryMentions) -> tuple[Floats, Floats]:
    """Score the tone of the sentences, with the words of the frame mentions and without them."""
    tone = score_spans(batch.tokens, batch.sentences.first_chunk)
    touched, scores = score_masked(batch.tokens, batch.sentences, frames.hits)
    masked = tone.copy()
    masked[touched] = scores
    return tone, masked


@contextmanager
def pause_collection() -> Iterator[None]:
    """Let no search for unreachable cycles run: a batch makes many lists that live, and no cycles."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _drop_nameless(text: Text, found: EntryMentions) -> EntryMentions:
    """Drop the aliases that are a personal pronoun, whom what stands before it tells, and places in datelines."""
    kept = ~are_pronouns(text.tokens, found.hits.first, found.hits.last)
    kept &= ~np.isin(found.hits.first, text.datelines)
    return found if kept.all() else found.keep(kept)


def _leave_asides(batch: Batch, found: EntryMentions) -> EntryMentions:
    """Leave out what stands in links to other articles and credits."""
    if not batch.asides.any():
        return found
    own = ~batch.asides[batch.sentences.of_token[found.hits.first]]
    return found.keep(own)


def _leave_said_aside(
    batch: Batch, said: Attributions, references: ActorReferences
) -> tuple[Attributions, ActorReferences]:
    if not batch.asides.any():
        return said, references
    spoken = ~batch.asides[batch.find_sentence(said.article, said.start)]
    referring = ~batch.asides[batch.sentences.of_token[references.first]]
    return said.keep(spoken), references.keep(referring)


def _as_mentions(batch: Batch, found: EntryMentions) -> Mentions:
    hits = found.hits
    return Mentions(
        batch.tokens.article[hits.first], hits.start, hits.end, hits.first, hits.last, found.owner
    )


def check_skip(skip: Collection[str]) -> tuple[str, ...]:
    """Give the steps to skip in their order; raise a sentence if one is none."""
    named = list_given("skip", skip)
    wrong = [step for step in named if step not in STEPS]
    if wrong:
        raise ValueError(
            f"skip names {', '.join(map(repr, wrong))}, which is no step of the coding; allowed are {', '.join(STEPS)}."
        )
    return tuple(step for step in STEPS if step in named)
