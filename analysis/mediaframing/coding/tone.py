"""The tone of a sentence: VADER's compound score (Hutto & Gilbert 2014), to the last digit, without its cost.

vaderSentiment 3.3.2 is the lexicon, the constants and the definition. What it asks of a word is answered here once
for each distinct chunk of the vocabulary; its rules are then arithmetic over arrays, in the library's own order of
operations. Nothing is sent through the library itself, whose time grows with the square of a text's length.

Its quirks are part of the definition: a word of one or two letters keeps its punctuation, *but* weighs the first
sentiment of that value, an emoji is read as its description.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise

import numpy as np
import pandas as pd

from mediaframing.coding.tokens import Ints, Tokens, Vocabulary, split_texts
from mediaframing.coding.vader import (
    ASKS,
    CAPITAL,
    CODE,
    CODES,
    EMOJI,
    EXCLAIMS,
    LEXICON,
    NOTHING,
    Floats,
    Window,
    describe_vocabulary,
    read_emojis,
    take_part,
)
from mediaframing.tables import check_columns

BATCH = 20_000
"""Sentences that :func:`score_tone` scores at once, so that a long table needs no more memory than a short one."""


def score_tone(sentences: pd.DataFrame) -> pd.DataFrame:
    """Score the tone of sentences with VADER.

    The score is what ``SentimentIntensityAnalyzer().polarity_scores(text)["compound"]`` of vaderSentiment 3.3.2
    gives once curly quotation marks are straight (the library overlooks the negation in *wasn’t*). VADER was made
    for social media: it counts words of good and bad feeling, and *attack* is one of them whoever is for it.

    Parameters
    ----------
    sentences : DataFrame
        Any table with a column ``text``; score sentences rather than whole articles.

    Returns
    -------
    DataFrame
        The same rows with a column ``tone``, from -1 to 1; missing where the text is.

    Raises
    ------
    TableError
        If there is no column ``text``.

    References
    ----------
    Hutto, C. J. & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of social media
    text. ICWSM-14.

    Examples
    --------
    >>> talks = pd.DataFrame({"text": ["The talks were a great success.", "The talks weren’t a success."]})
    >>> score_tone(talks)["tone"].tolist()
    [0.8316, -0.4585]
    """
    check_columns(sentences, ["text"], "sentences")
    known = sentences["text"].notna().to_numpy()
    texts = [str(text) for text in sentences["text"][known]]
    tone = np.full(len(sentences), np.nan)
    vocabulary = Vocabulary()
    parts = [score_texts(texts[low : low + BATCH], vocabulary) for low in range(0, len(texts), BATCH)]
    tone[known] = np.concatenate([np.zeros(0), *parts])
    return sentences.assign(tone=tone)


def score_texts(texts: Sequence[str], vocabulary: Vocabulary | None = None) -> Floats:
    """Give the compound score of each free-standing text."""
    tokens = split_texts(texts, vocabulary)
    return score_spans(tokens, np.searchsorted(tokens.chunk_article, np.arange(len(texts) + 1)))


def score_spans(tokens: Tokens, first_chunk: Ints) -> Floats:
    """Give the compound score of each sentence; sentence ``k`` holds chunks ``first_chunk[k]:first_chunk[k + 1]``."""
    return score_chunks(tokens.vocabulary, tokens.chunk_id, first_chunk)


def score_chunks(vocabulary: Vocabulary, chunks: Ints, bounds: Ints) -> Floats:
    """Give the compound score of each sentence; sentence ``k`` holds ``chunks[bounds[k]:bounds[k + 1]]``, as ids."""
    facts = describe_vocabulary(vocabulary)[chunks]
    scores = _score_facts(facts, bounds)
    signs = np.flatnonzero(take_part(facts, EMOJI))
    if len(signs):
        touched = np.unique(np.searchsorted(bounds, signs, side="right") - 1)
        words = [[vocabulary.chunks[c] for c in chunks[bounds[k] : bounds[k + 1]].tolist()] for k in touched]
        spelled = split_texts([_spell_emojis(" ".join(chunk)) for chunk in words], vocabulary)
        facts = describe_vocabulary(vocabulary)[spelled.chunk_id]
        scores[touched] = _score_facts(
            facts, np.searchsorted(spelled.chunk_article, np.arange(len(touched) + 1))
        )
    return scores


def _spell_emojis(text: str) -> str:
    """Give a sentence with each emoji replaced by its description, as the library does before it reads."""
    describe = read_emojis().get
    spelled, before = [], " "
    for sign in text:
        description = describe(sign)
        spelled += [sign] if description is None else ["" if before == " " else " ", description]
        before = sign
    return "".join(spelled)


def _count_parts(facts: Ints, part: tuple[int, int], bounds: Ints, places: Ints) -> Ints:
    """Add up a part of the facts by sentence, ``facts`` being those of some ``places``."""
    totals = np.append(0, np.cumsum(take_part(facts, part)))
    counts: Ints = np.diff(totals[np.searchsorted(places, bounds)])
    return counts


def _score_facts(facts: Ints, bounds: Ints) -> Floats:
    sizes = np.diff(bounds)
    known = np.flatnonzero(facts != NOTHING)  # few words say anything
    said = facts[known]
    capitals = _count_parts(said, CAPITAL, bounds, known)
    mixed = (capitals > 0) & (capitals < sizes)
    place = known[take_part(said, LEXICON) > 0]
    sentence = np.searchsorted(bounds, place, side="right") - 1
    window = Window(facts, bounds, place, sentence, mixed[sentence])
    counted = ~window.is_modifier()
    valence = window.weigh() * counted
    _weigh_contrasts(valence, place, sentence, _find_first_but(said, bounds, known))

    exclaims, asks = (_count_parts(said, part, bounds, known) for part in (EXCLAIMS, ASKS))
    emphasis = _score_emphasis(exclaims, asks)
    sums: Floats = np.bincount(sentence, valence, len(sizes)).astype(np.float64)
    compound = _normalize(sums, emphasis)
    # The last bit decides where a sum is about 0 or the fifth decimal about 5: there Python adds and rounds.
    scaled = np.abs(compound) * 1e4
    close = (np.abs(scaled - np.floor(scaled) - 0.5) < 1e-6) | (np.abs(sums) < 1e-9)
    scores: Floats = np.round(compound, 4) + 0.0
    first_hit = np.searchsorted(sentence, np.arange(len(sizes) + 1))
    for k in np.flatnonzero(close & (np.diff(first_hit) > 0)).tolist():
        exact = float(sum(valence[first_hit[k] : first_hit[k + 1]].tolist()))
        scores[k] = round(float(_normalize(np.array([exact]), emphasis[k : k + 1])[0]), 4)
    return scores


def _score_emphasis(exclaims: Ints, asks: Ints) -> Floats:
    return np.minimum(exclaims, 4) * 0.292 + np.where(asks > 3, 0.96, np.where(asks > 1, asks * 0.18, 0.0))


def _normalize(sums: Floats, emphasis: Floats) -> Floats:
    total = np.where(sums > 0, sums + emphasis, np.where(sums < 0, sums - emphasis, sums))
    normal: Floats = np.clip(total / np.sqrt(total * total + 15), -1.0, 1.0)
    return normal


def _find_first_but(facts: Ints, bounds: Ints, places: Ints) -> Ints:
    """Give for each sentence where its first *but* stands; -1 for none."""
    first = np.full(len(bounds) - 1, -1)
    buts = places[take_part(facts, CODE) == CODES["but"]][::-1]
    first[np.searchsorted(bounds, buts, side="right") - 1] = buts
    return first


def _weigh_contrasts(valence: Floats, place: Ints, sentence: Ints, buts: Ints) -> None:
    """Halve what stands before a sentence's first *but* and raise by half what stands after it, in place.

    For each sentiment in turn the library changes the first one of the same value, which may be another.
    """
    turned = np.flatnonzero((buts[sentence] >= 0) & (valence != 0))
    bounds = np.append(np.flatnonzero(np.diff(sentence[turned], prepend=-1)), len(turned)).tolist()
    for low, high in pairwise(bounds):
        hits = turned[low:high]
        before = (place[hits] < buts[sentence[hits[0]]]).tolist()
        values: list[float] = valence[hits].tolist()
        holders: dict[float, list[int]] = defaultdict(list)
        for index, value in enumerate(values):
            holders[value].append(index)
        for index in range(len(values)):
            value = values[index]
            first = heappop(holders[value])
            values[first] = value * 0.5 if before[first] else value * 1.5
            heappush(holders[values[first]], first)
        valence[hits] = values
