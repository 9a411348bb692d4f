"""What sentences are about: their subjects, for *it* and *they*: "The ruling was late. It says that ..."."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import verb_frames as vf
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.noun_phrases import (
    end_before_verbs,
    find_first_phrases,
    find_noun_phrases_after,
)
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.speakers.names import Names
from mediaframing.coding.speakers.salience import are_subjects
from mediaframing.coding.text.tokens import Bools, Ints

_SENTENCES = 3
"""So many sentences before each pronoun are asked what they are about."""
_NO_SUBJECT = wc.PRON | wc.ACC | wc.TIME | wc.REL
_NO_VERB = wc.CAPITAL | wc.ADP | wc.CCONJ | wc.SCONJ | wc.TO | wc.THAT | wc.INT | wc.DET | wc.PRON
_ENDS_HEAD = wc.ADP | wc.COMMA | wc.OPEN_BRACKET


def list_sentence_subjects(text: Text, names: Names, asked: Ints) -> tuple[Ints, Ints, Bools]:
    """List what the sentences up to some tokens are about: first and last tokens, and whether it is several.

    Single persons, whom neither *it* nor *they* mean, are left out.
    """
    here = np.unique(text.sentences.of_token[asked])
    near = np.unique((here[:, None] - np.arange(_SENTENCES + 1)).ravel())
    near = near[near >= 0]
    floor = text.sentences.first_token[near]
    ceiling = text.find_ceilings(floor)
    first, last = find_first_phrases(text, floor, ceiling)
    kept = first >= 0
    first, last, ceiling = first[kept], last[kept], ceiling[kept]
    last = end_before_verbs(text, first, last)
    last, joined = _join_pairs(text, last, ceiling)
    none = np.zeros(len(first), np.int64)
    # "The union took it", whatever verb it is
    after = text.codes[last + 1]
    does = are_subjects(text, first, last, none) | (has(after, wc.WORD) & ~has(after, _NO_VERB))
    does &= text.find_quotes(first) < 0
    does &= ~has(text.codes[first], _NO_SUBJECT) & ~has(text.codes[last], wc.TIME)
    does &= ~text.are(first, "there")
    end = np.minimum(text.find(_ENDS_HEAD).find_next(first + 1) - 1, last)
    code = text.codes[end]
    joined |= text.find(wc.CCONJ).any_between(first, end)
    plain = ~has(code, ~wc.WORD) & end_as_plurals(text, end, "people")
    several = (
        joined
        | plain
        | has(code, wc.PLURAL & ~wc.BODY) & ~has(code, wc.BODY)
        | has(text.codes[first], wc.QUANTIFIER)
    )
    person = has(code, wc.PERSON) | _are_persons(text, names, first, last)
    does &= several | ~person
    first, last, several = first[does], last[does], several[does]
    order = np.argsort(first, kind="stable")
    return first[order], last[order], several[order]


def end_as_plurals(text: Text, tokens: Ints, *others: str) -> Bools:
    """Tell words that end as plurals do, or in another of some endings: "banks", but not "boss", "status", "crisis"."""
    plural: Bools = text.end_with(tokens, "s", *others) & ~text.end_with(tokens, "ss", "us", "is")
    return plural


def _join_pairs(text: Text, last: Ints, ceiling: Ints) -> tuple[Ints, Bools]:
    """Give the ends of "Weber and Lund" and "the union and its allies", and tell which are such."""
    joint = last + 1
    begin, end = find_noun_phrases_after(text, joint + 1, ceiling)
    end = end_before_verbs(text, begin, end)
    # "Weber and Lund took the floor"
    named = has(text.codes[begin], wc.CAPITAL) & ~has(text.codes[begin], wc.DET)
    end = np.where(named, np.minimum(text.find(wc.CAPITAL).pass_forward(begin) - 1, end), end)
    pair = has(text.codes[joint], wc.CCONJ) & ~has(text.codes[joint], wc.CONTRAST) & (begin >= 0)
    pair &= has(text.codes[begin], wc.CAPITAL | wc.DET | wc.POSS) & ~has(
        text.codes[begin], wc.PRON & ~wc.POSS
    )
    pair &= text.cues[begin] & vf.INFLECTED == 0
    return np.where(pair, end, last), pair


def _are_persons(text: Text, names: Names, first: Ints, last: Ints) -> Bools:
    """Tell which phrases end with a person's name."""
    if not len(names):
        return np.zeros(len(first), np.bool_)
    row = np.minimum(np.searchsorted(names.last, first), len(names) - 1)
    person: Bools = (names.first[row] >= first) & (names.last[row] <= last) & names.person[row]
    return person
