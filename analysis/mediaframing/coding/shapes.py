"""The attributions that have a cue: the cues are read in order, and what stands within another is dropped."""

from __future__ import annotations

import numpy as np

from mediaframing.coding import cues
from mediaframing.coding import word_classes as wc
from mediaframing.coding.candidates import Candidates
from mediaframing.coding.clause_text import Text
from mediaframing.coding.heard import read_heard
from mediaframing.coding.idioms import read_according, read_nouns
from mediaframing.coding.rows import BARE, CLAUSE, Row, join_rows
from mediaframing.coding.tokens import Ints
from mediaframing.coding.verbs import read_verbs


def find_shapes(text: Text, found: Candidates) -> Ints:
    """Find the attributions that have a cue, in the order of their cues."""
    according = found.code & cues.ACCORDING > 0
    rows, unheard = read_verbs(text, found.keep(found.verb & ~according))
    # A cue that is not read as a verb is read as a noun.
    nouns = read_nouns(text, found.keep(~according & (found.code & cues.NOUN > 0)))
    waiting = np.isin(nouns[:, 0], unheard.token)
    other = nouns[~waiting & ~np.isin(nouns[:, 0], rows[:, 0])]
    told = join_rows(rows, other, read_according(text, found.keep(according)))
    return join_rows(told, read_heard(text, unheard, told, nouns[waiting]))[:, 1:]


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
