"""Quotations without a cue of their own, given to a speaker by the sieves of Muzny et al. (2017)."""

from __future__ import annotations

from mediaframing.coding import word_classes as wc
from mediaframing.coding.clauses import Span, Text, find_first_phrase
from mediaframing.coding.shapes import FLOATING, Row


def attribute_floating(text: Text, rows: list[Row], continued: list[int]) -> list[Row]:
    """Give each quoted sentence that no cue claims to the speaker who was heard before it."""
    claimed: dict[int, Span] = {}
    spoken: dict[int, Span] = {}
    for first, last, _, _, speaker_first, speaker_last, _ in rows:
        if speaker_first < 0:
            continue
        quote = text.quote_at(first)
        if quote < 0:
            quote = text.quote_at(last)
        if quote >= 0:
            claimed.setdefault(quote, (speaker_first, speaker_last))
        spoken[text.paragraph(first)] = (speaker_first, speaker_last)
    found: list[Row] = []
    for quote in range(len(continued) - 2, -1, -1):
        # A quotation of several paragraphs belongs to the speaker named at its end.
        if continued[quote] and quote not in claimed and quote + 1 in claimed:
            claimed[quote] = claimed[quote + 1]
            found.append((text.quote_first[quote], text.quote_last[quote], -1, -1, *claimed[quote], FLOATING))
    for quote, (first, last) in enumerate(zip(text.quote_first, text.quote_last, strict=True)):
        if quote in claimed or last - first < 5 or not text.word[first + 1] & wc.CAPITAL:
            continue
        paragraph = text.paragraph(first)
        begins = first == text.floor(first)
        previous = claimed.get(quote - 1)
        near = quote > 0 and paragraph - text.paragraph(text.quote_first[quote - 1]) <= 1
        speaker: Span | None = None
        if begins and previous is not None and near:
            speaker = previous
        elif begins and paragraph in spoken:
            speaker = spoken[paragraph]
        elif begins and paragraph - 1 in spoken:
            speaker = spoken[paragraph - 1]
        elif not begins and text.word[first - 1] & wc.COLON:
            speaker = find_first_phrase(text, text.floor(first), first - 1)
        if speaker is not None:
            claimed[quote] = speaker
            found.append((first, last, -1, -1, *speaker, FLOATING))
    return found
