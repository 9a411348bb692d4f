"""What courts hear: "the court heard that it was late", "it was late, jurors were told"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.preceding import find_contents_before
from mediaframing.coding.attribution.rows import (
    CLAUSE_END,
    NO_ROWS,
    Rows,
    are_among,
    draft_rows,
    finish_rows,
    join_rows,
)
from mediaframing.coding.attribution.shapes import HEARD
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.clauses import open_clauses
from mediaframing.coding.english.noun_phrases import find_noun_phrases_after
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.subjects import find_subjects

_OPENS = wc.THAT | wc.INT
_CLOSES = wc.STOP | wc.COMMA | wc.TIME | wc.ADP | wc.ADV


def read_hearings(text: Text, rows: Rows) -> Rows:
    """Find what is told before a court, where nobody else is named for it.

    Parameters
    ----------
    text : Text
    rows : Rows
        The attributions found so far.
    """
    token = text.find_named("what a court does")
    token = token[~are_among(text, token, rows.cue_first[rows.cue_first >= 0])]
    token = token[text.find_quotes(token) < 0]
    if not len(token):
        return NO_ROWS
    floor = text.find_floors(token)
    before = np.maximum(text.find(wc.HELPER).pass_back(token - 1), floor - 1)
    passive = text.find(wc.COP).any_between(before + 1, token)
    kept = (before >= floor) & (passive == text.are(token, "is told"))
    token, floor, before = token[kept], floor[kept], before[kept]
    first, last = find_subjects(text, before, floor)
    # "An inquest into her death heard", "Westmark Crown Court heard"
    noun = np.minimum(text.find(wc.ADP).find_next(np.maximum(first, 0)) - 1, last)
    court = (first >= 0) & (text.are(noun, "courts") | text.are(last, "courts"))
    token, floor, first, last = token[court], floor[court], first[court], last[court]
    ceiling = text.find_ceilings(token)
    follows = (token + 2 <= ceiling) & has(text.codes[token + 1], _OPENS)
    bare = np.flatnonzero(~follows & (token + 2 <= ceiling))
    case = text.are(find_noun_phrases_after(text, token[bare] + 1, ceiling[bare])[1], "what courts try")
    follows[bare] = open_clauses(text, token[bare] + 1, ceiling[bare]) & ~case
    told = draft_rows(
        token, (token + 1, CLAUSE_END), (token, token), (first, last), HEARD, text.find_ceilings(token)
    ).keep(follows)
    closes = np.flatnonzero(~follows & has(text.codes[first - 1], wc.COMMA) & (first - 1 > floor))
    closes = closes[(token[closes] >= ceiling[closes]) | has(text.codes[token[closes] + 1], _CLOSES)]
    begin, end = find_contents_before(text, first[closes] - 1, floor[closes])
    closes, begin, end = (part[begin >= 0] for part in (closes, begin, end))
    cue, speaker = (token[closes], token[closes]), (first[closes], last[closes])
    return finish_rows(text, join_rows(told, draft_rows(token[closes], (begin, end), cue, speaker, HEARD)))
