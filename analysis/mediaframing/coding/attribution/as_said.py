"""What stands beside "as Weber put it", "as Weber told the Herald" and "as reported by Weber"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.candidates import Candidates
from mediaframing.coding.attribution.preceding import find_contents_before
from mediaframing.coding.attribution.rows import CLAUSE_END, ENDS, NO_ROWS, Rows, draft_rows
from mediaframing.coding.attribution.shapes import AS_REPORTED
from mediaframing.coding.attribution.verb_words import OUT, PUT, are_words, govern
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.adjuncts import skip_adjuncts
from mediaframing.coding.english.noun_phrases import find_noun_phrases_after
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.text.tokens import Ints

_LEADS, _LONGEST_LEAD = wc.CCONJ | wc.ADV | wc.COMMA, 4
"""What may stand before "as Weber put it" at the head of a sentence: "But now, as Weber put it, ..."."""


def find_as_contents(text: Text, token: Ints, opener: Ints, floor: Ints, ceiling: Ints) -> tuple[Ints, Spans]:
    """Find the contents of "as X reported, ..." and "..., as X put it".

    Parameters
    ----------
    text : Text
    token : array
        The verbs.
    opener : array
        Where "as" stands.
    floor, ceiling : array

    Returns
    -------
    tuple
        Which of the verbs have a content, and the contents.
    """
    codes = text.codes
    it = (token < ceiling) & has(text.codes[token + 1], wc.NEUT)
    put = are_words(text, token, PUT) | (it & text.are(token, "tells it"))
    out = govern(text, token, "out") & are_words(text, token + 1, OUT)
    after = skip_adjuncts(text, _pass_addressed(text, token, ceiling) + 1 + (put | out), ceiling)
    # "Also, as Weber put it, ..."; "It was late, and as Weber put it, ..."
    lead = text.find(_LEADS).pass_back(opener - 1)
    opens = (lead < floor) & (opener - floor <= _LONGEST_LEAD)
    opens |= has(codes[opener - 1], wc.CCONJ)
    opens |= opener <= floor + 1
    inside = after < ceiling
    mark = np.where(inside, codes[after], 0)
    at_mark = opens & inside & (has(mark, wc.COLON) | (text.find_openings(after) >= 0))
    after_comma = opens & ~at_mark & has(mark, wc.COMMA)
    begin = after + after_comma
    ends = (after >= ceiling) | has(codes[after], ENDS | wc.COMMA)
    closes = ~opens & has(text.codes[opener - 1], wc.COMMA) & ends
    first, last = np.full((2, len(token)), -1)
    follows = np.flatnonzero((at_mark | after_comma) & (it | ~put))
    first[follows] = begin[follows]
    last[follows] = CLAUSE_END
    precedes = np.flatnonzero(closes & (it | ~put))
    first[precedes], last[precedes] = find_contents_before(text, opener[precedes] - 1, floor[precedes])
    read = np.flatnonzero(first >= 0)
    return read, (first[read], last[read])


def _pass_addressed(text: Text, token: Ints, ceiling: Ints) -> Ints:
    """Give the last word of whom a verb addresses: "As a clerk told the Herald, ..."; the verb where it addresses nobody."""
    last = token.copy()
    rows = np.flatnonzero(has(text.cues[token], verb_frames.ADDRESSEE))
    end = find_noun_phrases_after(text, token[rows] + 1, ceiling[rows])[1]
    last[rows] = np.where(end >= 0, end, token[rows])
    return last


def read_as_reported(text: Text, found: Candidates) -> Rows:
    """Read "As reported by X, ..."."""
    if not len(found):
        return NO_ROWS
    agent = find_noun_phrases_after(text, found.token + 2, found.ceiling)
    named = agent[0] >= 0
    found, agent = found.keep(named), (agent[0][named], agent[1][named])
    read, content = find_as_contents(text, agent[1], found.before, found.floor, found.ceiling)
    token, speaker = found.token[read], (agent[0][read], agent[1][read])
    return draft_rows(token, content, (token, token + 1), speaker, AS_REPORTED, found.ceiling[read])
