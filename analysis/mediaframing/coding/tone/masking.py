"""The tone of sentences without the words of their frame mentions."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from mediaframing.coding.search.patterns import Hits
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.sentences import Sentences
from mediaframing.coding.text.tokens import Bools, Ints, Tokens
from mediaframing.coding.tone.tone import score_chunks, score_texts
from mediaframing.coding.tone.vader import Floats


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
    touched = inside[np.diff(inside, prepend=-1) > 0]  # hits are sorted by place
    whole = (tokens.start[hits.first] == hits.start) & (tokens.end[hits.last] == hits.end)
    if not whole.all():  # a regular expression may match parts of words and white space
        return touched, _score_cut(tokens, sentences, hits, touched, inside)
    chunk, kept = _cut_chunks(tokens, hits)
    of_interest = np.zeros(len(sentences), np.bool_)
    of_interest[touched] = True
    kept &= np.repeat(of_interest, np.diff(sentences.first_chunk))
    before = np.append(0, np.cumsum(kept))
    first = before[np.append(sentences.first_chunk[touched], len(kept))]
    scores = score_chunks(tokens.vocabulary, chunk[kept], first)
    scores[np.diff(first) == 0] = np.nan
    return touched, scores


def _cut_chunks(tokens: Tokens, hits: Hits) -> tuple[Ints, Bools]:
    """Give the id of every chunk when the hits are cut out, and whether anything is left of it."""
    masked = np.zeros(len(tokens), np.bool_)
    masked[list_between(hits.first, hits.last + 1)[1]] = True
    # White space within a hit goes too, so that what is left of the chunks about it becomes one.
    _, inner = list_between(hits.first + 1, hits.last + 1)
    joined = np.zeros(len(tokens.chunk_id), np.bool_)
    joined[tokens.chunk[inner[tokens.spaced[inner]]]] = True
    chunk = tokens.chunk[masked]
    opens = np.diff(chunk, prepend=-1) > 0
    opens[joined[chunk]] = False
    begin = np.flatnonzero(opens)
    end = np.append(begin, len(chunk))[1:]
    low, high = tokens.chunk_first[chunk[begin]], tokens.find_chunk_ends(chunk[end - 1])
    rest = high - low > end - begin
    ids, kept = tokens.chunk_id.copy(), np.ones(len(joined), np.bool_)
    kept[chunk] = False
    cut = chunk[begin[rest]]
    kept[cut] = True
    ids[cut] = tokens.vocabulary.index_chunks(_join_rest(tokens, masked, low[rest], high[rest]))
    return ids, kept


def _join_rest(tokens: Tokens, masked: Bools, low: Ints, high: Ints) -> list[str]:
    """Join what is left of the tokens from ``low`` to before ``high``."""
    row, token = list_between(low, high)
    left = ~masked[token]
    words = list(map(tokens.vocabulary.types.__getitem__, tokens.type[token[left]].tolist()))
    ends = np.cumsum(np.bincount(row[left], minlength=len(low))).tolist()
    return ["".join(words[begin:end]) for begin, end in pairwise([0, *ends])]


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
