"""The verbs of those who are named right behind quotations: "...," Weber surmised; "...," Weber, a clerk of the town, said."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Spans, Text
from mediaframing.coding.text.places import Places, find_places
from mediaframing.coding.text.tokens import Bools, Ints

LONGEST_PHRASE = 8
_LONGEST_ASIDE = 30
_MOST_COMMAS = 5
"""An aside behind who speaks has so many tokens at most, and so many commas."""
AFTER_VERB = wc.STOP | wc.COMMA | wc.ADP | wc.TIME | wc.ADV | wc.SCONJ | wc.AS | wc.REL
_NO_INNER_VERB = (
    wc.CAPITAL | wc.ROLE | wc.PERSON | wc.PLURAL | wc.ADJ | wc.ADP | wc.CCONJ | wc.POSSESSIVE | wc.DET
)


def are_small(text: Text, word: Ints) -> Bools:
    """Tell words in small letters."""
    small: Bools = has(text.codes[word], wc.WORD) & ~has(text.codes[word], wc.CAPITAL)
    return small


def find_telling_verbs(text: Text, first: Ints, last: Ints) -> Spans:
    """Find the verb behind each phrase, behind what stands between commas after it, or as its last word.

    Returns
    -------
    tuple
        The phrases' last tokens without the verb, and the verbs.
    """
    verb = text.find(wc.ADV).pass_forward(last + 1)
    ceiling = text.find_ceilings(np.maximum(last, 0))
    behind = _find_behind_asides(text, last, ceiling)
    apposed = behind >= 0
    # "the mayor riffed on the plan"
    inner = find_inner_verbs(text, first, last)
    follows = (last >= ceiling) | has(text.codes[last + 1], AFTER_VERB)
    within = (inner >= 0) & follows & ~apposed
    within &= ~has(text.cues[verb], verb_frames.TELLS) | (verb > ceiling)
    return np.where(within, inner - 1, last), np.where(apposed, behind, np.where(within, inner, verb))


def _find_behind_asides(text: Text, last: Ints, ceiling: Ints) -> Ints:
    """Find the verb of saying behind what is told of who speaks, or -1.

    "Weber, a clerk of the town, said softly"; "Weber, who plans roads, paths and parks, told the press"; "the office that
    runs the port tweeted"; "Weber, a clerk of the town said".
    """
    found = np.full(len(last), -1)
    told_of = (last >= 0) & has(text.codes[last + 1], wc.COMMA | wc.REL | wc.THAT)
    end = np.minimum(ceiling, last + _LONGEST_ASIDE)
    rows = np.flatnonzero(told_of)
    comma = text.find(wc.COMMA).find_next(last[rows] + 2)
    for _ in range(_MOST_COMMAS):
        behind = text.find(wc.ADV).pass_forward(comma + 1)
        within = behind <= end[rows]
        cue = text.cues[np.minimum(behind, len(text))]
        tells = within & has(cue, verb_frames.TELLS) & has(cue, verb_frames.INFLECTED)
        found[rows[tells]] = behind[tells]
        rows, comma = rows[within & ~tells], comma[within & ~tells]
        comma = text.find(wc.COMMA).find_next(comma + 1)
    # No comma closes it: a verb that hardly takes anything but a clause, or another one behind that of a relative.
    rows = np.flatnonzero(told_of & (found < 0))
    bar = text.find(wc.COMMA | wc.QUOTE | wc.STOP | wc.COLON).find_next(last[rows] + 2)
    bar = np.minimum(bar, end[rows] + 1)
    opener = last[rows] + 1 + has(text.codes[last[rows] + 1], wc.COMMA)
    finite = text.recall(_find_finite).find_next(opener)
    relative = has(text.codes[opener], wc.REL | wc.THAT) & (finite < bar)
    begin = np.where(relative, finite + 1, opener + 2)
    cue = text.cues[text.cued]
    for frame, form, asked in (
        (verb_frames.STRONG, verb_frames.INFLECTED, ~relative),
        (verb_frames.SAY, verb_frames.PAST, relative),
    ):
        verbs = text.cued[has(cue, frame) & has(cue, form) & ~has(cue, verb_frames.NOUN)]
        verb = np.append(verbs, len(text))[np.searchsorted(verbs, begin)]
        tells = asked & (verb < bar)
        found[rows[tells]] = verb[tells]
    return found


def _find_finite(text: Text) -> Places:
    """Find the finite verbs."""
    finite = text.hold(wc.AUX | wc.FIN) | (text.cues[: len(text)] & verb_frames.INFLECTED != 0)
    finite |= text.judge_endings("ed", "s")[text.type[: len(text)]] != 0
    return find_places(finite & ~text.hold(wc.CAPITAL))


def find_inner_verbs(text: Text, first: Ints, last: Ints) -> Ints:
    """Find the unlisted verb that ends each phrase: the only small word behind a name, a last word in "ed"; else -1."""
    before, final = np.maximum(first, 0), np.maximum(last, 0)
    named = has(text.codes[before], wc.CAPITAL | wc.PRON) & ~has(text.codes[before], wc.DET)
    place = np.minimum(before[:, None] + np.arange(LONGEST_PHRASE), len(text))
    small = (place <= last[:, None]) & has(text.codes[place], wc.WORD)
    small &= ~has(text.codes[place], wc.CAPITAL | wc.PRON)
    # "Weber shot back" reads until "shot".
    verb = np.where(named & small.any(1), before + small.argmax(1), -1)
    verb[(verb < 0) | has(text.codes[verb], _NO_INNER_VERB)] = -1
    verb[text.find(wc.CAPITAL).any_between(verb, final + 1)] = -1
    ended = ~named & (last > first) & are_small(text, final)
    ended &= text.end_with(final, "ed") | text.are(final, "reads")
    return np.where(ended, final, verb)
