"""Quotations without a cue on the list, given to a speaker by the sieves of Muzny et al. (2017)."""

from __future__ import annotations

import numpy as np

from mediaframing.coding import word_classes as wc
from mediaframing.coding.clause_text import Text
from mediaframing.coding.clauses import is_title, is_utterance
from mediaframing.coding.noun_phrases import Span, find_first_phrase, find_noun_phrase_after
from mediaframing.coding.quotes import Quotes
from mediaframing.coding.rows import BYLINE, FLOATING, INVERTED, Row, stack_rows
from mediaframing.coding.sentences import Sentences

_Found = tuple[Span, Span, int]
"""Cue, speaker and rule."""
_NO_CUE: Span = (-1, -1)


def attribute_floating(text: Text, rows: list[Row], sentences: Sentences, quotes: Quotes) -> list[Row]:
    """Give each quoted sentence that no cue claims to the speaker named beside it, or heard before it.

    Parameters
    ----------
    text : Text
    rows : list of Row
        The attributions found so far.
    sentences : Sentences
    quotes : Quotes
    """
    claimed: dict[int, Span] = {}
    spoken: dict[int, Span] = {}
    heard = [row for row in rows if row[4] >= 0]
    spans = stack_rows(heard)
    around = quotes.find(spans[:, 0])
    around = np.where(around >= 0, around, quotes.find(spans[:, 1]))
    sentence = sentences.of_token[spans[:, 0]]
    paragraphs = map(text.paragraphs.__getitem__, sentence.tolist())
    for row, quote, paragraph in zip(heard, around.tolist(), paragraphs, strict=True):
        speaker = row[4], row[5]
        if quote >= 0:
            claimed.setdefault(quote, speaker)
        spoken[paragraph] = speaker
    found: list[Row] = []
    for quote, (first, last) in enumerate(zip(text.quote_first, text.quote_last, strict=True)):
        if (
            quote in claimed
            or is_title(text, quote)
            or not (is_utterance(text, quote) or _goes_on(text, quote, claimed))
        ):
            continue
        beside = _find_beside(text, first, last)
        if beside is None:
            previous = _find_heard(text, quote, claimed, spoken)
            if previous is None:
                continue
            beside = _NO_CUE, previous, FLOATING
        cue, speaker, rule = beside
        claimed[quote] = speaker
        spoken[text.paragraph(first)] = speaker
        found.append((first, last, *cue, *speaker, rule))
    for quote in np.flatnonzero(quotes.continued[:-1])[::-1].tolist():
        # A quotation of several paragraphs belongs to the speaker named at its end.
        if quote not in claimed and quote + 1 in claimed:
            claimed[quote] = claimed[quote + 1]
            found.append(
                (text.quote_first[quote], text.quote_last[quote], *_NO_CUE, *claimed[quote], FLOATING)
            )
    return found


def _goes_on(text: Text, quote: int, claimed: dict[int, Span]) -> bool:
    """Tell whether a quotation, however short, is the whole sentence after one whose speaker is known: "Maybe." alone."""
    first, last = text.quote_first[quote], text.quote_last[quote]
    return (
        quote - 1 in claimed
        and first == text.floor(first)
        and text.ceiling(first) <= last
        and text.paragraph(text.quote_first[quote - 1]) == text.paragraph(first)
    )


def _find_beside(text: Text, first: int, last: int) -> _Found | None:
    """Find a speaker beside a quotation: signed after a dash, or with a verb that is on no list.

    That a quotation ends in a comma, or follows one, tells a verb of saying from its place alone: "...," he surmised.
    """
    word = text.word
    after = last + 1
    if after + 1 < len(word) and text.paragraph(after) == text.paragraph(last):
        if word[after] & wc.DASH:
            signed = find_noun_phrase_after(text, after + 1, text.ceiling(after + 1))
            if signed is not None and word[signed[0]] & wc.CAPITAL:
                return _NO_CUE, signed, BYLINE
        closing = word[last - 1] if not word[last - 1] & wc.QUOTE else word[last - 2]
        ceiling = text.ceiling(after)
        if closing & wc.COMMA and after < ceiling:
            speaker = find_noun_phrase_after(text, after, ceiling)
            verb = speaker[1] + 1 if speaker is not None else after
            if speaker is not None and verb <= ceiling and word[verb] & (wc.WORD | wc.CAPITAL) == wc.WORD:
                return (verb, verb), speaker, INVERTED
    floor = text.floor(first)
    if first > floor and word[first - 1] & (wc.COLON | wc.COMMA) and text.ceiling(first) <= last:
        speaker = find_first_phrase(text, floor, first - 1)
        if speaker is not None and speaker[1] < first - 2:
            return _NO_CUE, speaker, FLOATING
    return None


def _find_heard(text: Text, quote: int, claimed: dict[int, Span], spoken: dict[int, Span]) -> Span | None:
    """Find who spoke last before a quotation that opens a sentence: in this paragraph, or in the one before."""
    first = text.quote_first[quote]
    if first != text.floor(first):
        return None
    paragraph = text.paragraph(first)
    previous = claimed.get(quote - 1)
    if previous is not None and paragraph - text.paragraph(text.quote_first[quote - 1]) <= 1:
        return previous
    return spoken.get(paragraph) or spoken.get(paragraph - 1)
