"""The tone of a sentence: VADER's compound score (Hutto & Gilbert 2014), to the last digit, without its cost.

vaderSentiment 3.3.2 is the lexicon, the constants and the definition. What it asks of a word is answered here once
for each distinct chunk of the vocabulary; its rules are then arithmetic over arrays, in the library's own order of
operations. Nothing is sent through the library itself, whose time grows with the square of a text's length.

Its quirks are part of the definition: a word of one or two letters keeps its punctuation, *but* weighs the first
sentiment of that value, an emoji is read as its description.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediaframing.coding.text.tokens import Ints, Tokens, Vocabulary, split_texts
from mediaframing.coding.tone.vader import (
    ASKS,
    CAPITAL,
    CODE,
    CODES,
    EMOJI,
    EXCLAIMS,
    LEXICON,
    Floats,
    describe_vocabulary,
    mask_parts,
    read_emojis,
    take_part,
)
from mediaframing.coding.tone.valences import weigh_contrasts, weigh_words
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
    """Give the compound score of each free-standing text, word by word as it stands."""
    tokens = split_texts(texts, vocabulary, repair=False)
    return score_spans(tokens, np.searchsorted(tokens.chunk_article, np.arange(len(texts) + 1)))


def score_spans(tokens: Tokens, first_chunk: Ints) -> Floats:
    """Give the compound score of each sentence; sentence ``k`` holds chunks ``first_chunk[k]:first_chunk[k + 1]``."""
    return score_chunks(tokens.vocabulary, tokens.chunk_id, first_chunk)


def score_chunks(vocabulary: Vocabulary, chunks: Ints, bounds: Ints) -> Floats:
    """Give the compound score of each sentence; sentence ``k`` holds ``chunks[bounds[k]:bounds[k + 1]]``, as ids."""
    facts = describe_vocabulary(vocabulary)[chunks]
    known = np.flatnonzero(facts != 0)  # few words say anything
    signs = known[facts[known] & mask_parts(EMOJI) > 0]
    if len(signs) == 0:
        return _score_facts(facts, known, bounds)
    # Sentences with emojis are spelled out and stand behind the others, whose places their scores take.
    touched = np.unique(np.searchsorted(bounds, signs, side="right") - 1)
    words = [vocabulary.chunks.list(chunks[bounds[k] : bounds[k + 1]]) for k in touched]
    spelled = split_texts([_spell_emojis(" ".join(chunk)) for chunk in words], vocabulary, repair=False)
    facts = np.append(facts, describe_vocabulary(vocabulary)[spelled.chunk_id])
    ends = np.searchsorted(spelled.chunk_article, np.arange(len(touched)), side="right") + len(chunks)
    scores = _score_facts(facts, np.flatnonzero(facts != 0), np.append(bounds, ends))
    scores[touched] = scores[len(bounds) - 1 :]
    return scores[: len(bounds) - 1]


def _spell_emojis(text: str) -> str:
    """Give a sentence with each emoji replaced by its description, as the library does before it reads."""
    describe = read_emojis().get
    spelled, before = [], " "
    for sign in text:
        description = describe(sign)
        spelled += [sign] if description is None else ["" if before == " " else " ", description]
        before = sign
    return "".join(spelled)


def _score_facts(facts: Ints, known: Ints, bounds: Ints) -> Floats:
    """Score sentences by the facts of their words; ``known`` are the places of those of which something is known."""
    sizes = np.diff(bounds)
    said = facts[known]
    home = np.repeat(np.arange(len(sizes)), np.diff(np.searchsorted(known, bounds)))
    capitals = np.bincount(home[said & mask_parts(CAPITAL) > 0], minlength=len(sizes))
    mixed = (capitals > 0) & (capitals < sizes)
    felt = np.flatnonzero(said & mask_parts(LEXICON) > 0)
    place, sentence = known[felt], home[felt]
    valence = weigh_words(facts, bounds, place, sentence, mixed[sentence])
    buts = np.flatnonzero(take_part(said, CODE) == CODES["but"])[::-1]
    first_but = np.full(len(sizes), -1)
    first_but[home[buts]] = known[buts]  # the first one is written last
    weigh_contrasts(valence, place, sentence, first_but)

    emphasis = _score_emphasis(said, home, len(sizes))
    sums: Floats = np.bincount(sentence, valence, len(sizes)).astype(np.float64)
    compound = _normalize(sums, emphasis)
    # The last bit decides where a sum is about 0 or the fifth decimal about 5: there Python adds and rounds.
    scaled = np.abs(compound) * 1e4
    close = (np.abs(scaled - np.floor(scaled) - 0.5) < 1e-6) | (np.abs(sums) < 1e-9)
    close &= np.bincount(sentence, minlength=len(sizes)) > 0
    scores: Floats = np.round(compound, 4) + 0.0
    rows = np.flatnonzero(close)
    begin, end = (np.searchsorted(sentence, rows, side).tolist() for side in ("left", "right"))
    exact = [float(sum(valence[low:high].tolist())) for low, high in zip(begin, end, strict=True)]
    scores[rows] = [round(score, 4) for score in _normalize(np.array(exact), emphasis[rows]).tolist()]
    return scores


def _score_emphasis(said: Ints, home: Ints, sentences: int) -> Floats:
    """Score the exclamation and question marks of each sentence."""
    rows = np.flatnonzero(said & mask_parts(EXCLAIMS, ASKS) > 0)
    exclaims, asks = (
        np.bincount(home[rows], take_part(said[rows], part), sentences).astype(np.int64)
        for part in (EXCLAIMS, ASKS)
    )
    return np.minimum(exclaims, 4) * 0.292 + np.where(asks > 3, 0.96, np.where(asks > 1, asks * 0.18, 0.0))


def _normalize(sums: Floats, emphasis: Floats) -> Floats:
    total = np.where(sums > 0, sums + emphasis, np.where(sums < 0, sums - emphasis, sums))
    normal: Floats = np.clip(total / np.sqrt(total * total + 15), -1.0, 1.0)
    return normal
