"""The tone of sentences without the words of their frame mentions."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from mediaframing.coding.patterns import Hits
from mediaframing.coding.sentences import Sentences
from mediaframing.coding.tokens import Bools, Ints, Tokens
from mediaframing.coding.tone import score_chunks, score_texts
from mediaframing.coding.vader import Floats


def score_masked(tokens: Tokens, sentences: Sentences, hits: Hits) -> tuple[Ints, Floats]:
    """Score the sentences that hold hits with the words of all hits cut out.

    Returns
    -------
    sentences : array
        The sentences that hold hits.
    scores : array
        Their compound scores, from -1 to 1; missing where no word is left.
    """
    inside = sentences.of_token[hits.first]
    touched = np.unique(inside)
    whole = (tokens.start[hits.first] == hits.start) & (tokens.end[hits.last] == hits.end)
    if not whole.all():  # a regular expression may match parts of words and white space
        return touched, _score_cut(tokens, sentences, hits, touched, inside)
    masked = _cover(hits.first, hits.last + 1, len(tokens))
    # White space within a hit goes too, so that what is left of the chunks about it becomes one.
    joined = _cover(hits.first + 1, hits.last + 1, len(tokens))[tokens.chunk_first[:-1]]
    opens = np.flatnonzero(~joined)
    chunk, home = tokens.chunk_id[opens], sentences.of_chunk[opens]
    bounds = np.append(tokens.chunk_first[opens], len(tokens))
    left = np.diff(np.append(0, np.cumsum(~masked))[bounds])
    cut = np.flatnonzero((left > 0) & (left < np.diff(bounds)))
    chunk[cut] = tokens.vocabulary.index_chunks(_join_rest(tokens, masked, bounds, left, cut))
    kept = np.isin(home, touched) & (left > 0)
    first = np.searchsorted(home[kept], np.append(touched, len(sentences)))
    scores = score_chunks(tokens.vocabulary, chunk[kept], first)
    scores[np.diff(first) == 0] = np.nan
    return touched, scores


def _cover(begin: Ints, end: Ints, size: int) -> Bools:
    """Mark the places that some span from ``begin`` to before ``end`` covers."""
    steps = np.bincount(begin, minlength=size + 1) - np.bincount(end, minlength=size + 1)
    covered: Bools = np.cumsum(steps)[:size] > 0
    return covered


def _join_rest(tokens: Tokens, masked: Bools, bounds: Ints, left: Ints, cut: Ints) -> list[str]:
    """Join what is left of each chunk."""
    sizes = bounds[cut + 1] - bounds[cut]
    token = np.arange(sizes.sum()) + np.repeat(bounds[cut] - np.cumsum(sizes) + sizes, sizes)
    types = tokens.vocabulary.types
    words = [types[number] for number in tokens.type[token[~masked[token]]].tolist()]
    ends = np.cumsum(left[cut]).tolist()
    return ["".join(words[low:high]) for low, high in pairwise([0, *ends])]


def _score_cut(tokens: Tokens, sentences: Sentences, hits: Hits, touched: Ints, inside: Ints) -> Floats:
    """Score sentences with hits cut out of their texts, wherever within a word those begin and end."""
    rest = []
    bounds = np.searchsorted(inside, np.append(touched, len(sentences))).tolist()
    for sentence, (low, high) in zip(touched.tolist(), pairwise(bounds), strict=True):
        kept, end = int(sentences.start[sentence]), int(sentences.end[sentence])
        text, pieces = tokens.texts[sentences.article[sentence]], []
        for hit in range(low, high):
            pieces.append(text[kept : max(int(hits.start[hit]), kept)])
            kept = max(kept, int(hits.end[hit]))
        rest.append("".join([*pieces, text[kept:end]]))
    scores = score_texts(rest, tokens.vocabulary)
    scores[[not text.strip() for text in rest]] = np.nan
    return scores
