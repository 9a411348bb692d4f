"""The stance of a frame mention: affirmed, rejected, or left uncertain where its term stands.

The question is whether the text, or the source it gives, lets the term's matter stand. Opposing a thing affirms
it: "the fight against terrorism" and "condemned the terror attack" tell the matter as terror. Rejected is what is
said not to be, not to happen or not to be so called; uncertain what is only possible, asked or alleged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mediaframing.coding.scopes import HORIZON, Sentence, find_modifier, is_presupposed, reaches
from mediaframing.coding.sentences import Sentences
from mediaframing.coding.stance_cues import CUE, Cue, any_of, find_cues, find_roles, shorten_cue
from mediaframing.coding.tokens import Bools, Ints, Tokens
from mediaframing.tables import STANCES

_AFFIRMED, _REJECTED, _UNCERTAIN = range(len(STANCES))
_NEGATIONS = frozenset({"clause", "noun", "phrase", "deny", "reject", "refuse"})
_PLAIN_NEGATIONS = frozenset({"clause", "noun"})
_OPENERS = frozenset({"modal", "if", "prospect", "doubt", "know"})
_OPINION, _CLAIM, _WILL, _VERB, _AS, _COPULA = map(
    any_of, ("opinion", "claim", "will", "verb", "as", "copula")
)
_DIMINISHER, _ORDER, _EXISTENCE, _WH = map(any_of, ("diminisher", "order", "existence", "wh"))
_CLAUSE_END = any_of("hard stop relative comma")

# A prefix that negates its word, and prefixes that take the thing for granted: "anti-terror law", "post-war".
_QUOTES = frozenset("\"'")
_NEGATING_PREFIXES = frozenset({"non", "not"})
_PRESUPPOSING_PREFIXES = frozenset({"anti", "counter", "post", "pre"})

# "no country has done more against terror" praises the country.
_COMPARATIVES = frozenset({"better", "more", "greater", "worse", "bigger", "stronger"})

Verdict = tuple[int, int, int]
_PLAIN: Verdict = (_AFFIRMED, -1, -1)


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
    stance = np.zeros(count, np.int64)
    cue_first = np.full(count, -1, np.int64)
    cue_last = np.full(count, -1, np.int64)
    if not count:
        return Stances(stance, cue_first, cue_last)
    roles = tokens.classify("stance roles", find_roles, "types")
    home = sentences.of_token[first_token]
    begin, end = sentences.first_token[home], sentences.first_token[home + 1]
    signals = np.concatenate([[0], np.cumsum(_find_signals(tokens, roles))])
    doubtful = np.flatnonzero(signals[end] > signals[begin])
    read: tuple[int, Sentence, list[Cue]] | None = None
    for mention in doubtful.tolist():
        low, high = int(begin[mention]), int(end[mention])
        if read is None or read[0] != low:
            sentence = _read_sentence(tokens, roles, low, high)
            read = (low, sentence, find_cues(sentence.keys, sentence.roles))
        _, sentence, cues = read
        first = int(first_token[mention]) - low
        last = min(int(last_token[mention]), high - 1) - low
        verdict, first_cue, last_cue = _judge(sentence, cues, first, last)
        stance[mention] = verdict
        if first_cue >= 0:
            cue_first[mention], cue_last[mention] = first_cue + low, last_cue + low
    return Stances(stance, cue_first, cue_last)


def _find_signals(tokens: Tokens, roles: Ints) -> Bools:
    """For each token, whether it may begin a cue, is a prefix such as "non-", or a question mark."""
    prefix = tokens.classify(
        "stance prefix", lambda key: int(key in _NEGATING_PREFIXES or key == "?"), "keys"
    )
    return ((roles & CUE) > 0) | (prefix > 0)


def _read_sentence(tokens: Tokens, roles: Ints, low: int, high: int) -> Sentence:
    keys = tokens.vocabulary.keys
    return Sentence(
        [keys[kind] for kind in tokens.type[low:high].tolist()],
        roles[low:high].tolist(),
        tokens.spaced[low:high].tolist(),
    )


def _judge(sentence: Sentence, cues: Sequence[Cue], first: int, last: int) -> Verdict:
    """Judge one mention: the nearest sign first, then what may turn it."""
    cues = _spare_term(sentence, cues, first)
    prefix = _judge_prefix(sentence, first)
    if prefix is not None:
        return prefix
    hedge = find_modifier(sentence, first, cues, frozenset({"hedge"}))
    negation = _find_negation(sentence, cues, first)
    if hedge is not None and negation is None:
        return _UNCERTAIN, hedge.first, hedge.last
    opener = _find_opener(sentence, cues, first, negation)
    if negation is not None:
        return _turn(sentence, cues, negation, opener)
    false = _find_falsehood(sentence, cues, first, last)
    if false is not None:
        return _REJECTED, false.first, false.last
    if opener is not None:
        return _UNCERTAIN, opener.first, opener.last
    free = find_modifier(sentence, first, cues, frozenset({"any"}))
    if free is not None:
        return _UNCERTAIN, free.first, free.last
    return _judge_question(sentence, cues, first)


def _spare_term(sentence: Sentence, cues: Sequence[Cue], first: int) -> Sequence[Cue]:
    """Read the cue that the term's own words belong to without them."""
    for place, cue in enumerate(cues):
        if cue.first < first <= cue.last:
            shorter = shorten_cue(sentence.keys, cue, first)
            return [*cues[:place], *([shorter] if shorter else []), *cues[place + 1 :]]
    return cues


def _judge_prefix(sentence: Sentence, first: int) -> Verdict | None:
    """Judge "non-military" (the term is denied) and "anti-terror" (the thing is there, and opposed)."""
    if first < 2 or sentence.keys[first - 1] != "-" or sentence.spaced[first] or sentence.spaced[first - 1]:
        return None
    prefix = sentence.keys[first - 2]
    if prefix in _NEGATING_PREFIXES:
        return _REJECTED, first - 2, first - 1
    return _PLAIN if prefix in _PRESUPPOSING_PREFIXES else None


def _find_negation(sentence: Sentence, cues: Sequence[Cue], first: int) -> Cue | None:
    """Find the nearest negation to the left whose scope holds the term."""
    for cue in reversed(cues):
        if cue.last >= first or cue.kind not in _NEGATIONS:
            continue
        if first - cue.last > HORIZON:
            return None
        if _is_inert(sentence, cue, first) or not reaches(sentence, cue, first):
            continue
        if not is_presupposed(sentence, first, cue.last + (cue.kind in {"deny", "reject"})):
            return cue
    return None


def _is_inert(sentence: Sentence, cue: Cue, first: int) -> bool:
    """Tell whether a negator only looks like one here: "No, ...", "No. 1", "not only", "asked not to"."""
    keys, roles = sentence.keys, sentence.roles
    following = cue.last + 1
    if keys[following] in {",", "."} or (keys[following] == "-" and not sentence.spaced[following]):
        return True
    if cue.kind == "noun" and keys[following] == "more" and following + 1 < first:
        return True
    if cue.kind in _PLAIN_NEGATIONS and roles[following + (keys[following] == "the")] & _DIMINISHER:
        return True
    if cue.first and keys[cue.first - 1] == "-" and not sentence.spaced[cue.first]:
        return True  # "near-zero"
    if cue.kind == "noun" and any(key in _COMPARATIVES for key in keys[following + 1 : first]):
        return True
    if keys[cue.first] == "not" and keys[following] == "to":
        return any(role & _ORDER for role in roles[max(0, cue.first - 6) : cue.first])
    return False


def _turn(sentence: Sentence, cues: Sequence[Cue], negation: Cue, opener: Cue | None) -> Verdict:
    """Judge a negated mention: another cue may undo the negation, or leave it open.

    Negation under a denied opinion ("I don't think we can say there will never be war") or a condition is open;
    "may not" is open where "could not" and "would not" deny (Palmer 2001, Mood and Modality).
    """
    for cue in reversed(cues):
        if cue.last >= negation.first or negation.first - cue.last > HORIZON:
            continue
        if cue.kind in {"clause", "doubt"} and reaches(sentence, cue, negation.first, nested=True):
            between = sentence.roles[cue.last + 1 : negation.first]
            if cue.kind == "doubt" or (
                negation.kind != "phrase" and any(role & _OPINION for role in between)
            ):
                return _UNCERTAIN, cue.first, negation.last
            if negation.kind in {"deny", "reject"} or sentence.keys[negation.first] == "anything":
                return _turned(sentence, cue, negation)
    if opener is not None:
        return _UNCERTAIN, opener.first, max(opener.last, negation.last)
    return _REJECTED, negation.first, negation.last


def _turned(sentence: Sentence, cue: Cue, negation: Cue) -> Verdict:
    """Judge "did not rule out war" (open) and "never denied the fraud" (affirmed)."""
    open_ = sentence.keys[negation.last] == "out"
    return (_UNCERTAIN if open_ else _AFFIRMED), cue.first, negation.last


def _find_opener(sentence: Sentence, cues: Sequence[Cue], first: int, negation: Cue | None) -> Cue | None:
    """Find the nearest cue to the left that leaves the term, or its negation, open."""
    target = first if negation is None else negation.first
    for cue in reversed(cues):
        if cue.last >= target or cue.kind not in _OPENERS:
            continue
        if target - cue.last > HORIZON:
            return None
        if negation is not None:
            if (
                cue.kind == "modal"
                and cue.last == negation.first - 1
                and sentence.keys[cue.last] in {"may", "might"}
            ):
                return cue
            continue
        negated = cue.kind == "modal" and any(other.first == cue.last + 1 for other in cues)
        if not negated and reaches(sentence, cue, target) and not is_presupposed(sentence, first, cue.last):
            return cue
    return None if negation is not None else _find_condition(sentence, cues, first)


def _find_condition(sentence: Sentence, cues: Sequence[Cue], first: int) -> Cue | None:
    """Find the "if" of a sentence whose main clause, with "will", holds the term (the apodosis)."""
    condition = next((cue for cue in cues if cue.kind == "if" and cue.last < first), None)
    if condition is None or first - condition.last > HORIZON:
        return None
    for place in range(first - 1, condition.last, -1):
        if sentence.roles[place] & _WILL:
            will = Cue(place, place, "modal")
            if reaches(sentence, will, first) and not is_presupposed(sentence, first, place):
                return condition
    return None


def _find_falsehood(sentence: Sentence, cues: Sequence[Cue], first: int, last: int) -> Cue | None:
    """Find what calls the claim untrue: "false claims of fraud", "talk of war is nonsense", "war is not an option"."""
    for cue in cues:
        if cue.kind == "false" and cue.last < first and reaches(sentence, cue, first):
            claims = any(role & _CLAIM for role in sentence.roles[cue.last + 1 : first])
            if claims or cue.last + 1 == first:
                return cue
        if cue.first <= last or cue.first - last > 10:
            continue
        between = sentence.roles[last + 1 : cue.first]
        if any(role & _CLAUSE_END for role in between):
            continue
        verbs = [place for place, role in enumerate(between) if role & (_VERB | _AS)]
        if cue.kind == "false" and verbs:
            return cue
        if cue.kind in {"deny", "reject"} and verbs and verbs[0] <= 3 and between[-1] & _COPULA:
            return cue
        if cue.kind in {"clause", "noun"} and _denies_existence(sentence, cue, verbs, between):
            return cue
    return None


def _denies_existence(sentence: Sentence, cue: Cue, verbs: Sequence[int], between: Sequence[int]) -> bool:
    """Tell whether the term is the subject of "did not happen", "is not the issue", "has no place"."""
    fused = sentence.keys[cue.first].endswith("n't") or sentence.keys[cue.first] in {"cannot", "never"}
    near = verbs[0] <= 2 if verbs else fused and len(between) <= 2
    after = cue.last + 1
    after += after < len(sentence.keys) and sentence.keys[after] in {"a", "an", "the"}
    return near and any(role & _EXISTENCE for role in sentence.roles[after : after + 1])


def _judge_question(sentence: Sentence, cues: Sequence[Cue], first: int) -> Verdict:
    """Judge a yes-no question; one with a wh-word takes its matter for granted."""
    keys, roles = sentence.keys, sentence.roles
    mark = len(keys) - 1
    while mark > 0 and keys[mark] in "\"')":
        mark -= 1
    if keys[mark] != "?" or first > mark:
        return _PLAIN
    start = first
    while start > 0 and first - start < HORIZON and not roles[start - 1] & any_of("hard stop"):
        start -= 1
    clause = range(start, first)
    if any(roles[place] & _WH for place in clause) or not any(roles[p] & _VERB for p in clause):
        return _PLAIN
    if is_presupposed(sentence, first) or any(key in _QUOTES for key in keys[max(start, first - 3) : first]):
        return _PLAIN  # a word in quotation marks has been said by somebody
    return _UNCERTAIN, mark, mark
