"""The stance of a frame mention: affirmed, rejected, or left uncertain where its term stands.

The question is whether the text, or the source it gives, lets the term's matter stand.

* Affirmed is what is told as being there, whoever likes it. Opposing a thing affirms it: "the fight against
  terrorism", "condemned the terror attack", "must not shelter terrorists". So does what is taken for granted under a
  negation: "did not help the economy", "an end to the war".
* Rejected is what is said not to be, not to happen, or not to be so called: "no evidence of fraud", "will not take
  military action", "denied any collusion", "refused to call it terrorism", "non-military".
* Uncertain is what is only possible, supposed, asked or alleged: "could lead to war", "if there is a war", "whether it was
  terrorism", "alleged fraud". What a source accuses somebody of, plans or fears, it affirms.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.sentences import Sentences
from mediaframing.coding.stance_cues import SIGNAL, Sentence, find_cues, find_roles
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
    roles = tokens.vocabulary.classify("stance roles", find_roles, "types")
    homes, home = np.unique(sentences.of_token[first_token], return_inverse=True)
    begin, end = sentences.first_token[homes], sentences.first_token[homes + 1]
    doubtful = np.flatnonzero(_have_signals(tokens, roles, begin, end)[home])
    lows, highs = begin[home[doubtful]].tolist(), end[home[doubtful]].tolist()
    firsts, lasts = first_token[doubtful].tolist(), last_token[doubtful].tolist()
    read = -1
    for mention, low, high, first, last in zip(doubtful.tolist(), lows, highs, firsts, lasts, strict=True):
        if read != low:
            sentence = _read_sentence(tokens, roles, low, high)
            cues = find_cues(sentence.keys, sentence.roles)
            read = low
        verdict = judge_mention(sentence, cues, first - low, min(last, high - 1) - low)
        if verdict[1] >= 0:
            if sentence.keys[verdict[1]] == "?":
                verdict = _hear_answer(tokens, sentences, verdict[1] + low + 1, low) or verdict
            cue_first[mention], cue_last[mention] = verdict[1] + low, verdict[2] + low
        stance[mention] = verdict[0]
    return Stances(stance, cue_first, cue_last)


def _have_signals(tokens: Tokens, roles: Ints, begin: Ints, end: Ints) -> Bools:
    """For each sentence, whether any of its tokens may begin a cue; most have none and are done."""
    sizes = end - begin
    starts = np.cumsum(sizes) - sizes
    inner = np.arange(sizes.sum()) + np.repeat(begin - starts, sizes)
    signals: Bools = np.logical_or.reduceat(roles[tokens.type[inner]] & SIGNAL > 0, starts)
    return signals


def _read_sentence(tokens: Tokens, roles: Ints, low: int, high: int) -> Sentence:
    keys, kinds = tokens.vocabulary.keys, tokens.type[low:high]
    return Sentence(
        [keys[kind] for kind in kinds.tolist()],
        roles[kinds].tolist(),
        tokens.spaced[low:high].tolist(),
    )


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
