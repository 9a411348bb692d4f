"""The attributions that have a cue: the cues are read in order, and what stands within another is dropped."""

from __future__ import annotations

from mediaframing.coding import cues
from mediaframing.coding import word_classes as wc
from mediaframing.coding.candidates import Candidates
from mediaframing.coding.clause_text import Text
from mediaframing.coding.idioms import read_according, read_noun
from mediaframing.coding.noun_phrases import Span
from mediaframing.coding.rows import BARE, CLAUSE, Row
from mediaframing.coding.verbs import read_verb


def find_shapes(text: Text, found: Candidates) -> list[Row]:
    """Find the attributions that have a cue, in the order of their cues."""
    rows: list[Row] = []
    heard: dict[int, Span] = {}
    columns = (found.token, found.floor, found.ceiling, found.before, found.helpers, found.verb)
    for token, low, high, before, helpers, verb in zip(*(part.tolist() for part in columns), strict=True):
        if text.cue[token] & cues.ACCORDING:
            read = read_according(text, token)
        else:
            read = read_verb(text, token, heard, low, high, before, helpers) if verb else []
            if not read and text.cue[token] & cues.NOUN:
                read = read_noun(text, token)
            if not read:
                continue
        for row in read:
            if row[4] >= 0:
                heard[low] = (row[4], row[5])
        rows += read
    return rows


def drop_nested(text: Text, rows: list[Row]) -> list[Row]:
    """Drop what a source is said to want or think within another source's content; told speech stays."""
    kept: list[Row] = []
    reach = -1
    for row in rows:
        if row[2] > reach:  # beyond all contents so far
            kept.append(row)
            reach = max(reach, row[1])
            continue
        while_open = [outer for outer in kept[-6:] if outer[0] <= row[2] <= outer[1] and outer[2] != row[2]]
        strong = (
            row[6] in (CLAUSE, BARE) and text.cue[row[2]] & cues.STRONG and not text.word[row[5]] & wc.PRONOUN
        )
        if not while_open or strong:
            kept.append(row)
            reach = max(reach, row[1])
    return kept
