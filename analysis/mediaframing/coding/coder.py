"""The pipeline: articles and a codebook in, the five tables out."""

from __future__ import annotations

import gc
import os
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from mediaframing.articles import take_articles
from mediaframing.codebook import Codebook, take_codebook
from mediaframing.coding.actor_mentions import list_actors
from mediaframing.coding.attribution.attributions import ActorReferences, Attributions, attribute
from mediaframing.coding.attribution.views import NO_VIEWS, ViewCues
from mediaframing.coding.batch import Batch, cut_batches, list_known, read_batch
from mediaframing.coding.english.reading import Text
from mediaframing.coding.hand_over import hand_over_soon
from mediaframing.coding.language import blank_foreign, find_foreign, tell_languages
from mediaframing.coding.provenance import describe_run
from mediaframing.coding.result import Coding
from mediaframing.coding.search.entries import EntryMentions, make_actor_finder, make_frame_finder
from mediaframing.coding.search.mentions import Mentions
from mediaframing.coding.speakers.references import are_pronouns
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
from mediaframing.progress import show_progress
from mediaframing.tables import STEPS, TABLES, empty_table

Tables = dict[str, pd.DataFrame]

StanceJudge = Callable[[Text, Ints, Ints, Bools, Ints], Stances]
"""What judges stances: see :class:`Coder`."""
_LONGEST_REPORT = 2_000_000
_MOST_THREADS = 4
"""A thread holds Python's lock for 36 % of its time, so that three have it between them all the time."""
LANGUAGES = "languages"
"""Beside the tables of a batch: its articles' ids, and the language of each."""

NO_ATTRIBUTIONS = Attributions(*(np.zeros(0, np.int64) for _ in fields(Attributions)))
NO_REFERENCES = ActorReferences(*(np.zeros(0, np.int64) for _ in fields(ActorReferences)))
"""What stands for the attributions, and what refers back, where they are not looked for."""


def code_articles(
    articles: pd.DataFrame,
    codebook: Codebook | str | Path,
    *,
    skip: Collection[str] = (),
    threads: int | None = None,
    progress: bool = False,
) -> Coding:
    """Code articles: find frames and actors, who says what, whether a frame is affirmed, and the tone.

    A pure function: the same articles and codebook give the same tables, in whatever order of batches, and an
    article is coded without regard to the others.

    Parameters
    ----------
    articles : DataFrame
        The ``articles`` table; only a text is required, under any heading that files may have for it. ``title`` and
        ``standfirst``, where there are any, tell headline and lead from the body. Texts are coded as they are, so that spans
        are places in them; :func:`read_articles` takes a DataFrame, too, and mends markup, damaged characters, wrapped
        lines and parted words.
    codebook : Codebook, str or Path
        From :func:`read_codebook` or :meth:`Codebook.from_terms`, or the name of its file.
    skip : collection of str
        What to leave out, to be faster: ``"attributions"`` (who says what; then no mention has a voice or speaker and
        no actor a role), ``"stance"``, ``"tone"`` (of sentences) and ``"actor_tone"``. Its columns are missing
        throughout, and measures that need them say so.
    threads : int, optional
        How many batches are coded side by side; as many as there are processors by default, but no more than four. The
        tables are the same with any number.
    progress : bool
        Show a progress bar.

    Notes
    -----
    What is said of stance, voice, speakers and tone is read by rules for English. The column ``language`` of the articles tells
    the language of each, as it is given there or as its words tell it; where that is another, frames and actors are found and
    counted, and the rest is missing. Give the column yourself (``"en"``, ``"de"``) where it is told wrongly.

    Returns
    -------
    Coding
        The tables ``articles``, ``sentences``, ``frames``, ``actors`` and ``attributions``, whose columns
        :mod:`mediaframing.tables` describes.

    Raises
    ------
    TableError
        If ``articles`` lacks a column, or has missing texts or ids that stand twice.
    CodebookError
        If ``codebook`` is none, or its file cannot be read.
    ValueError
        If ``skip`` names something else, or ``threads`` is below 1.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["This is no bilateral issue. It is a terror issue."]})
    >>> book = Codebook.from_terms({"terror": ["terror*"], "bilateral": ["bilateral*"]})
    >>> code_articles(articles, book).frames[["frame", "stance", "text"]]
           frame    stance       text
    0  bilateral  rejected  bilateral
    1     terror  affirmed     terror
    """
    taken = take_articles(articles, mend=False)
    checked = taken.articles.reset_index(drop=True)
    book = take_codebook(codebook)
    coders = Coders(book, skip, threads)
    parts = []
    with show_progress(progress, len(checked)) as bar:
        lengths = checked["text"].str.len().tolist()
        cut = [checked.iloc[low:high] for low, high in cut_batches(lengths, side_by_side=coders.threads)]
        for batch, part in zip(cut, coders.code(cut), strict=True):
            parts.append(part)
            bar.update(len(batch))
    tables = {
        name: _join([part[name] for part in parts]) if parts else empty_table(name)
        for name in TABLES
        if name != "articles"
    }
    if parts:
        told = _join([part[LANGUAGES] for part in parts])["language"]
        checked = checked.assign(language=told)
    provenance = describe_run(checked, book, skip=coders.skip)
    provenance |= _describe_reading(articles, taken.changed)
    return Coding(articles=checked, **tables, codebook=book, provenance=provenance)


def _join(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put tables one below the other; what is one already stays as it is."""
    return parts[0] if len(parts) == 1 else pd.concat(parts, ignore_index=True)


def _describe_reading(articles: pd.DataFrame, changed: Mapping[str, int]) -> dict[str, Any]:
    """Say what reading left out and changed, here and in read_articles, whose account is in ``attrs``."""
    told: dict[str, Any] = {}
    reading = dict(articles.attrs.get("reading", {}))
    if changed:
        kept: Counter[str] = Counter(reading.get("kept", {}))
        kept.update(changed)
        reading["kept"] = dict(kept)
    if reading or "reading" in articles.attrs:
        told["reading"] = reading
    report = articles.attrs.get("report", "")
    if 0 < len(report) < _LONGEST_REPORT:  # a hundred thousand files are told by their reasons alone
        told["report"] = report
    return told


def find_frames(articles: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Find the frame mentions of articles: the ``frames`` table of :func:`code_articles`."""
    return code_articles(articles, codebook).frames


def find_actors(articles: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Find the actors that articles name or refer back to: the ``actors`` table of :func:`code_articles`."""
    return code_articles(articles, codebook).actors


def find_attributions(articles: pd.DataFrame, codebook: Codebook | None = None) -> pd.DataFrame:
    """Find who says what in articles: the ``attributions`` table of :func:`code_articles`.

    Without a codebook ``speaker_actor`` is missing throughout.
    """
    return code_articles(articles, codebook or Codebook()).attributions


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
        with _pause_collection():
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
        attributions, references = attribute(text, _as_mentions(batch, actors), views)
        return actors, stances, *_leave_said_aside(batch, attributions, references)

    def _judge(self, text: Text, frames: EntryMentions) -> Stances:
        """Judge the stance of the mentions of frames."""
        hits, entry = frames.hits, frames.hits.entry
        remedies = np.array([function == "remedy" for function in self._frames.functions], np.bool_)
        return self._judge_stance(text, hits.first, hits.last, remedies[entry], self._frames.polarity[entry])


def _list_views(stances: Stances, frames: EntryMentions) -> ViewCues:
    """List the words by which somebody is told to favour or oppose a remedy."""
    told = stances.told
    if told is None:
        return NO_VIEWS
    return ViewCues(told.first, told.last, told.kind, frames.hits.last[told.mention])


class Coders:
    """Coders of one codebook, one for each thread; they and the vocabulary they share are kept from call to call.

    Parameters
    ----------
    codebook : Codebook
    skip : collection of str
    threads : int, optional
        As many as there are processors by default, but no more than four.

    Raises
    ------
    ValueError
        If ``skip`` names no step, or ``threads`` is below 1.
    """

    def __init__(self, codebook: Codebook, skip: Collection[str] = (), threads: int | None = None) -> None:
        if threads is not None and not (isinstance(threads, int) and threads >= 1):
            raise ValueError(f"threads={threads!r} must be a whole number, 1 or more.")
        self.skip = check_skip(skip)
        self._codebook, self.threads = codebook, threads or min(os.cpu_count() or 1, _MOST_THREADS)
        self._vocabulary = SharedVocabulary()
        self._idle = [self._make_coder()]

    def count_words(self) -> int:
        """Count the distinct words that the coders have met."""
        return len(self._vocabulary)

    def _make_coder(self) -> Coder:
        return Coder(self._codebook, self.skip, vocabulary=self._vocabulary)

    def code(self, batches: Sequence[pd.DataFrame]) -> Iterator[Tables]:
        """Code batches side by side; give their tables in the order of the batches."""
        count = min(self.threads, len(batches))
        if count <= 1:
            with _pause_collection():
                yield from map(self._code, batches)
            return
        with _pause_collection(), hand_over_soon(), ThreadPoolExecutor(count, "coder") as pool:
            waiting: deque[Future[Tables]] = deque()
            try:
                for batch in batches:
                    waiting.append(pool.submit(self._code, batch))
                    # No further ahead than this, so that few tables wait for a slow batch before them.
                    if len(waiting) > 2 * count:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                for future in waiting:
                    future.cancel()

    def _code(self, batch: pd.DataFrame) -> Tables:
        # A list's pop and append are atomic: no two threads get the same coder.
        try:
            coder = self._idle.pop()
        except IndexError:
            coder = self._make_coder()
        tables = coder.code(batch)
        self._idle.append(coder)
        return tables


def _score_sentences(batch: Batch, frames: EntryMentions) -> tuple[Floats, Floats]:
    """Score the tone of the sentences, with the words of the frame mentions and without them."""
    tone = score_spans(batch.tokens, batch.sentences.first_chunk)
    touched, scores = score_masked(batch.tokens, batch.sentences, frames.hits)
    masked = tone.copy()
    masked[touched] = scores
    return tone, masked


@contextmanager
def _pause_collection() -> Iterator[None]:
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
    named = [skip] if isinstance(skip, str) else list(skip)
    wrong = [step for step in named if step not in STEPS]
    if wrong:
        raise ValueError(
            f"skip names {', '.join(map(repr, wrong))}, which is no step of the coding; allowed are {', '.join(STEPS)}."
        )
    return tuple(step for step in STEPS if step in named)
