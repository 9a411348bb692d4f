"""The stance of a frame mention: affirmed, rejected, or left uncertain where its term stands.

The question is whether the text, or the source it gives, lets the term's matter stand.

* Affirmed is what is told as being there, whoever likes it. Opposing a thing affirms it: "the fight against
  terrorism", "condemned the terror attack", "must not shelter terrorists". So does what is taken for granted under a
  negation: "did not help the economy", "an end to the war", "the Justice Department did not answer".
* Rejected is what is said not to be, not to happen, or not to be so called: "no evidence of fraud", "will not take
  military action", "denied any collusion", "refused to call it terrorism", "non-military".
* Uncertain is what is only possible, supposed, asked or alleged: "could lead to war", "if there is a war", "whether it was
  terrorism", "alleged fraud". What a source accuses somebody of, plans or fears, it affirms.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mediaframing.coding.scopes import HORIZON, NEAR
from mediaframing.coding.sentences import Sentences
from mediaframing.coding.stance_cues import (
    AHEAD,
    ASKS,
    BEHIND,
    BESIDE,
    BRIDGE,
    CUE,
    ENDS,
    IFFY,
    LONGEST_CUE,
    PARTS,
    Cue,
    Sentence,
    find_cues,
    find_token_roles,
)
from mediaframing.coding.stance_predicates import REACH_RIGHT
from mediaframing.coding.stance_verdicts import AFFIRMED, REJECTED, Verdict, judge_mention
from mediaframing.coding.tokens import Bools, Ints, Tokens

_ANSWERS = frozenset({"yes", "no", "not", "never"})
_BEFORE_ANSWER = frozenset({'"', "'", "absolutely", "certainly", "definitely", "of", "course", "probably"})


@dataclass(frozen=True)
class Stances:
    """The stance of each mention.

    Attributes
    ----------
    stance : array
        Place in ``tables.STANCES``.
    cue_first, cue_last : array
        First and last token of the words that decided; -1 where a mention is affirmed without any.
    """

    stance: Ints
    cue_first: Ints
    cue_last: Ints


def judge_stance(tokens: Tokens, sentences: Sentences, first_token: Ints, last_token: Ints) -> Stances:
    """Judge the stance of mentions, each by the sentence it stands in (and a "No." after a question).

    Parameters
    ----------
    tokens, sentences
        The batch of articles.
    first_token, last_token : array
        For each mention its first and its last token, both within one sentence.
    """
    count = len(first_token)
    stance = np.full(count, AFFIRMED, np.int64)
    cue_first = np.full(count, -1, np.int64)
    cue_last = np.full(count, -1, np.int64)
    if not count:
        return Stances(stance, cue_first, cue_last)
    home = sentences.of_token[first_token]
    begin, end = sentences.first_token[home], sentences.first_token[home + 1]
    of_token = find_token_roles(tokens)
    walls = np.flatnonzero((of_token & PARTS > 0) & (of_token & BRIDGE == 0))
    wall = np.append(-HORIZON, walls)[np.searchsorted(walls, first_token)]
    doubtful = np.flatnonzero(_have_signals(of_token, wall, (begin, end), (first_token, last_token)))
    homes, home = np.unique(home[doubtful], return_inverse=True)
    lows = sentences.first_token[homes]
    read = _read_sentences(tokens, of_token, lows, sentences.first_token[homes + 1])
    low = lows[home]
    first, last, wall = first_token[doubtful] - low, last_token[doubtful] - low, wall[doubtful] - low
    rows = zip(home.tolist(), low.tolist(), first.tolist(), last.tolist(), wall.tolist(), strict=True)
    verdicts: list[Verdict] = []
    for number, begins, term, term_end, parts in rows:
        sentence, cues = read[number]
        verdict = judge_mention(sentence, cues, parts, term, min(term_end, len(sentence.keys) - 1))
        if verdict[1] >= 0:
            if sentence.keys[verdict[1]] == "?":
                verdict = _hear_answer(tokens, sentences, verdict[1] + begins + 1, begins) or verdict
            verdict = verdict[0], verdict[1] + begins, verdict[2] + begins
        verdicts.append(verdict)
    judged = np.array(verdicts, np.int64).reshape(-1, 3)
    stance[doubtful], cue_first[doubtful], cue_last[doubtful] = judged.T
    return Stances(stance, cue_first, cue_last)


def _have_signals(of_token: Ints, wall: Ints, sentence: tuple[Ints, Ints], term: tuple[Ints, Ints]) -> Bools:
    """For each mention, whether any word near it in its sentence may decide its stance; most have none and are done.

    ``sentence`` and ``term`` are the first tokens and the ends of the sentences, the first and last tokens of the terms.
    """
    begin, end = sentence
    first, last = term
    left = np.maximum(begin, first - HORIZON - LONGEST_CUE)
    right = np.minimum(end, last + 1 + REACH_RIGHT + LONGEST_CUE)
    ends = np.flatnonzero(of_token & ENDS)
    stop = np.append(ends, len(of_token))[np.searchsorted(ends, last + 1)] + 1
    return (
        _have(of_token & AHEAD, np.maximum(left, wall - LONGEST_CUE + 1), first)
        | _have(of_token & BESIDE, np.maximum(np.maximum(begin, wall), first - NEAR - LONGEST_CUE), first)
        | _have(of_token & IFFY, left, first)
        | _have(of_token & BEHIND, np.minimum(last + 1, end), np.minimum(right, stop))
        | _have(of_token & ASKS, first, np.minimum(end, last + 1 + HORIZON))
    )


def _have(marked: Ints, start: Ints, end: Ints) -> Bools:
    """Tell whether any marked token (not 0) stands from each start to each end."""
    places = np.flatnonzero(marked)
    some: Bools = np.searchsorted(places, start) < np.searchsorted(places, end)
    return some


def _read_sentences(
    tokens: Tokens, of_token: Ints, begin: Ints, end: Ints
) -> list[tuple[Sentence, list[Cue]]]:
    """Read sentences, given by their first tokens and their ends, each with its cues."""
    sizes = end - begin
    cuts = np.append(0, np.cumsum(sizes))
    inner = np.arange(cuts[-1]) + np.repeat(begin - cuts[:-1], sizes)
    keys = list(map(tokens.vocabulary.keys.__getitem__, tokens.type[inner].tolist()))
    roles, spaced = of_token[inner].tolist(), tokens.spaced[inner].tolist()
    opens = np.flatnonzero(of_token[inner] & CUE)
    opening = np.searchsorted(opens, cuts).tolist()
    places = (opens - np.repeat(cuts[:-1], np.diff(opening))).tolist()
    read = []
    for number, (low, high) in enumerate(pairwise(cuts.tolist())):
        sentence = Sentence(keys[low:high], roles[low:high], spaced[low:high])
        read.append((sentence, find_cues(sentence.keys, places[opening[number] : opening[number + 1]])))
    return read


def _hear_answer(tokens: Tokens, sentences: Sentences, after: int, low: int) -> Verdict | None:
    """Judge a question that the next sentence of the paragraph answers ("Is it terrorism? No.")."""
    keys, types = tokens.vocabulary.keys, tokens.type
    place = after
    while place < min(after + 5, len(types) - 1):
        key = keys[types[place]]
        if key in _ANSWERS and keys[types[place + 1]] in {",", ".", "!", '"'}:
            asked, answered = sentences.of_token[low], sentences.of_token[place]
            near = sentences.article[asked] == sentences.article[answered]
            near &= sentences.paragraph[asked] == sentences.paragraph[answered]
            return (AFFIRMED if key == "yes" else REJECTED, place - low, place - low) if near else None
        if key not in _BEFORE_ANSWER:
            return None
        place += 1
    return None
