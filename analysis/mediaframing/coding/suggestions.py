"""Words and phrases that go with a frame's entries and are not among them: what a codebook may lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from mediaframing.codebook import Codebook, take_codebook
from mediaframing.coding.batch import cut_batches
from mediaframing.coding.search.entries import EntryFinder, EntryMentions, make_frame_finder
from mediaframing.coding.text.sentences import Sentences, split_sentences
from mediaframing.coding.text.tokens import Bools, Ints, Tokens, Vocabulary, find_words, split_texts
from mediaframing.coding.text.wordlists import read_tags
from mediaframing.tables import check_table
from mediaframing.values.keywords import check_number, list_given

MEASURES = (
    "likelihood_ratio",
    "pmi",
    "mi_like",
    "dice",
    "jaccard",
    "chi_sq",
    "student_t",
    "poisson_stirling",
)
"""The names of NLTK's measures of association that can be asked for."""

Floats = NDArray[np.float64]

_FUNCTION_WORDS = {
    "DET", "PRON", "ADP", "AUX", "SCONJ", "CCONJ", "cop", "modal", "quantifier", "particle", "boundary", "wh",
    "NumType=Card", "VerbForm=Fin", "ADV", "that", "and", "or", "to", "of", "as", "by",
}  # fmt: skip
_PAIR = np.uint64(32)
_CERTAIN = 1.96
_FIRST = 1 << 62


def suggest_terms(
    articles: pd.DataFrame,
    codebook: Codebook | str | Path,
    *,
    frames: Sequence[str] | None = None,
    measure: str = "likelihood_ratio",
    least: int = 5,
    most: int = 25,
) -> pd.DataFrame:
    """Suggest words and phrases that stand in the sentences of a frame's mentions, and are no entries of it.

    Parameters
    ----------
    articles : DataFrame
        ``article_id`` and ``text``.
    codebook : Codebook, str or Path
    frames : sequence of str, optional
        The frames to suggest for; all by default.
    measure : str
        By which measure of NLTK (Bird, Klein & Loper 2009) suggestions are ranked: ``likelihood_ratio`` (Dunning 1993; what
        is sure to go together), ``pmi`` (Church & Hanks 1990; what seldom stands elsewhere, rare words first),
        ``mi_like``, ``dice``, ``jaccard``, ``chi_sq``, ``student_t`` or ``poisson_stirling``.
    least : int
        In how many of the frame's sentences a suggestion stands at least.
    most : int
        How many suggestions a frame gets at most.

    Returns
    -------
    DataFrame
        One row a suggestion, frame by frame, the strongest first. Columns:

        - ``frame``, ``term``: the word, or two words that follow one another, in small letters;
        - ``with_frame``, ``without``: how many sentences with, and without, a mention of the frame it stands in;
        - ``association``: the measure, counted in sentences;
        - ``log_odds``: the log of the odds ratio of the term with and without the frame, in standard errors, with the whole
          corpus as prior (Monroe, Colaresi & Quinn 2008); at least 1.96;
        - ``other_frames``: the frames that already have an entry for it, missing if none;
        - ``example``, ``article_id``: the first sentence in which it stands with the frame.

        A suggestion is a word to think about, not an entry: it may be what the frame is about today.

    Raises
    ------
    ValueError
        If a frame or measure is not known.

    Examples
    --------
    >>> texts = ["The dam held no flood."] * 6 + ["The mayor spoke of schools.", "A flood of words."] * 9
    >>> articles = pd.DataFrame({"article_id": range(len(texts)), "text": texts})
    >>> suggest_terms(articles, Codebook.from_terms({"flood": ["flood*"]}))[["term", "with_frame", "without"]]
        term  with_frame  without
    0  words           9        0
    1    dam           6        0
    """
    if measure not in MEASURES:
        raise ValueError(f"measure must be one of {', '.join(MEASURES)}, not {measure!r}.")
    check_number("least", least, 1)
    check_number("most", most, 1, whole=True)
    codebook = take_codebook(codebook)
    chosen = list(codebook.frames) if frames is None else list_given("frames", frames)
    for name in chosen:
        if name not in codebook.frames:
            raise ValueError(
                f"{name!r} is no frame of the codebook; it has {', '.join(codebook.frames) or 'none'}."
            )
    checked = check_table("articles", articles, need=["article_id", "text"])
    texts = checked["text"].tolist()
    finder = make_frame_finder([codebook.frames[name] for name in chosen])
    counted = _count_sentences(texts, finder, len(chosen))
    every = make_frame_finder([*codebook.frames.values()])
    rows = [
        row
        for number, name in enumerate(chosen)
        for row in _suggest(counted, number, name, measure, least, most, every, [*codebook.frames])
    ]
    table = pd.DataFrame(
        rows,
        columns=[
            "frame",
            "term",
            "with_frame",
            "without",
            "association",
            "log_odds",
            "other_frames",
            "sentence",
        ],
    )
    places = table.pop("sentence").astype("int64").to_numpy()
    article, start, end = (column[places] for column in (counted.article, counted.start, counted.end))
    table["example"] = [
        texts[a][s:e] for a, s, e in zip(article.tolist(), start.tolist(), end.tolist(), strict=True)
    ]
    table["article_id"] = checked["article_id"].to_numpy()[article]
    types = {"frame": "str", "term": "str", "with_frame": "int64", "without": "int64", "association": "float64",
             "log_odds": "float64", "other_frames": "str", "example": "str", "article_id": "str"}  # fmt: skip
    return table.astype(types)


@dataclass
class _Counts:
    """In how many sentences each term stands, in all and with each frame; terms are words, then pairs of words.

    ``first`` is the first sentence in which a term stands with the frame.
    """

    words: dict[str, int] = field(default_factory=dict)
    terms: NDArray[np.uint64] = field(default_factory=lambda: np.zeros(0, np.uint64))
    total: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    held: list[tuple[NDArray[np.uint64], Ints, Ints]] = field(default_factory=list)
    sentences: int = 0
    with_frame: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    article: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    start: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    end: Ints = field(default_factory=lambda: np.zeros(0, np.int64))


def _count_sentences(texts: list[str], finder: EntryFinder, frames: int) -> _Counts:
    counts = _Counts(with_frame=np.zeros(frames, np.int64))
    vocabulary = Vocabulary()
    everywhere: list[tuple[NDArray[np.uint64], Ints]] = []
    held: list[list[tuple[NDArray[np.uint64], Ints, Ints]]] = [[] for _ in range(frames)]
    places = []
    for low, high in cut_batches([len(text) for text in texts]):
        tokens = split_texts(texts[low:high], vocabulary)
        sentences = split_sentences(tokens)
        mentions = finder.find(tokens, sentences)
        term, token = _list_terms(tokens, sentences, counts.words)
        sentence = sentences.of_token[token]
        everywhere.append(_count_once(term, sentence)[:2])
        for frame in range(frames):
            flagged, own = _flag(mentions, frame, tokens, sentences)
            counts.with_frame[frame] += np.count_nonzero(flagged)
            # The second word of a pair may be the entry's, too.
            pair = term >> _PAIR > 0
            free = flagged[sentence] & ~own[token] & ~(pair & own[token + 1])
            found, times, first = _count_once(term[free], sentence[free])
            held[frame].append((found, times, first + counts.sentences))
        places.append((sentences.article + low, sentences.start, sentences.end))
        counts.sentences += len(sentences.start)
    counts.terms, counts.total = _add([(term, times, times) for term, times in everywhere])[:2]
    counts.held = [_add(parts) for parts in held]
    if places:
        counts.article, counts.start, counts.end = (
            np.concatenate(part) for part in zip(*places, strict=True)
        )
    return counts


def _list_terms(
    tokens: Tokens, sentences: Sentences, words: dict[str, int]
) -> tuple[NDArray[np.uint64], Ints]:
    """List words that mean something, and pairs of them that follow one another, with the token each begins at."""
    vocabulary = tokens.vocabulary

    def number(word: str) -> int:
        return words.setdefault(word, len(words) + 1)

    ids = vocabulary.classify("term number", number)[tokens.type].astype(np.uint64)
    real = vocabulary.classify_all("word", find_words, "types")[tokens.type] > 0
    real &= vocabulary.classify("means something", _means_something)[tokens.type] > 0
    single = np.flatnonzero(real)
    together = real[:-1] & real[1:] & (sentences.of_token[:-1] == sentences.of_token[1:])
    double = np.flatnonzero(together)
    return np.concatenate([ids[single], (ids[double] << _PAIR) | ids[double + 1]]), np.concatenate(
        [single, double]
    )


@cache
def _list_function_words() -> frozenset[str]:
    return frozenset(
        word for word, tags in read_tags("grammar").items() if _FUNCTION_WORDS & set(tags.split())
    )


def _means_something(word: str) -> int:
    return len(word) > 2 and not any(map(str.isdigit, word)) and word not in _list_function_words()


def _flag(mentions: EntryMentions, frame: int, tokens: Tokens, sentences: Sentences) -> tuple[Bools, Bools]:
    """Mark the sentences that mention a frame, and the tokens of the mentions."""
    hits = mentions.hits.keep(mentions.owner == frame)
    flagged = np.zeros(len(sentences.start), np.bool_)
    flagged[sentences.of_token[hits.first]] = True
    bounds = np.zeros(len(tokens) + 1, np.int64)
    np.add.at(bounds, hits.first, 1)
    np.add.at(bounds, hits.last + 1, -1)
    return flagged, np.cumsum(bounds[:-1]) > 0


def _count_once(term: NDArray[np.uint64], sentence: Ints) -> tuple[NDArray[np.uint64], Ints, Ints]:
    """Count the sentences of each term, and give its first."""
    order = np.lexsort((sentence, term))
    term, sentence = term[order], sentence[order]
    fresh = np.append(True, (term[1:] != term[:-1]) | (sentence[1:] != sentence[:-1]))[: len(term)]
    found, first, times = np.unique(term[fresh], return_index=True, return_counts=True)
    return found, times, sentence[fresh][first]


def _add(parts: Sequence[tuple[NDArray[np.uint64], Ints, Ints]]) -> tuple[NDArray[np.uint64], Ints, Ints]:
    """Add up the counts of batches, and keep the first sentence of each term."""
    if not parts:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64), np.zeros(0, np.int64)
    term, times, first = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    found, number = np.unique(term, return_inverse=True)
    earliest = np.full(len(found), _FIRST)
    np.minimum.at(earliest, number, first)
    return found, np.bincount(number, times, len(found)).astype(np.int64), earliest


def _suggest(
    counts: _Counts,
    frame: int,
    name: str,
    measure: str,
    least: int,
    most: int,
    every: EntryFinder,
    frames: list[str],
) -> Iterator[tuple[Any, ...]]:
    from nltk.metrics.association import BigramAssocMeasures  # takes a third of a second

    term, both, first = counts.held[frame]
    total = counts.total[np.searchsorted(counts.terms, term)] if len(term) else both
    odds = _compare_odds(both, total, counts)
    chosen = np.flatnonzero((both >= least) & (odds >= _CERTAIN))
    words = [None, *counts.words]
    texts = [_spell(int(t), words) for t in term[chosen].tolist()]
    owners = _find_owners(texts, every, len(frames))
    own = frames.index(name)
    ask = getattr(BigramAssocMeasures, measure)
    marginal, size = int(counts.with_frame[frame]), counts.sentences
    ranked = []
    for place, text, held in zip(chosen.tolist(), texts, owners, strict=True):
        if own not in held:
            association = float(ask(int(both[place]), (marginal, int(total[place])), size))
            ranked.append((association, place, text, held))
    ranked.sort(key=lambda row: (-row[0], row[1]))
    for association, place, text, held in ranked[:most]:
        others = ", ".join(frames[owner] for owner in held) or None
        without = int(total[place] - both[place])
        yield (
            name,
            text,
            int(both[place]),
            without,
            association,
            float(odds[place]),
            others,
            int(first[place]),
        )


def _spell(term: int, words: list[str | None]) -> str:
    pair = (term >> 32, term & 0xFFFFFFFF)
    return " ".join(word for number in pair if (word := words[number]) is not None)


def _compare_odds(both: Ints, total: Ints, counts: _Counts) -> Floats:
    """Give the log-odds ratio with an informative prior, in standard errors (Monroe, Colaresi & Quinn 2008, eq. 16 to 22)."""
    inside, outside = float(both.sum()), float(counts.total.sum() - both.sum())
    prior = total / max(counts.total.sum(), 1) * 1000.0
    weight = prior.sum()
    here, there = both + prior, total - both + prior
    ratio = np.log(here / np.maximum(inside + weight - here, 1e-9))
    ratio -= np.log(there / np.maximum(outside + weight - there, 1e-9))
    odds: Floats = ratio / np.sqrt(1 / here + 1 / there)
    return odds


def _find_owners(texts: list[str], finder: EntryFinder, frames: int) -> list[list[int]]:
    """List for each suggestion the frames that have an entry in it."""
    tokens = split_texts(texts, Vocabulary())
    found = finder.find(tokens, split_sentences(tokens))
    pairs = np.unique(tokens.article[found.hits.first] * max(frames, 1) + found.owner)
    owners: list[list[int]] = [[] for _ in texts]
    for pair in pairs.tolist():
        owners[pair // frames].append(pair % frames)
    return owners
