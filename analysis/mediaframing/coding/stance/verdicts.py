"""The verdict on each mention: the nearest sign decides, unless another turns it (see :mod:`double_negation`)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, any_of, name_words
from mediaframing.coding.stance.alternatives import (
    find_alternatives,
    find_claimed,
    find_conditions,
    find_looming,
    find_marks,
    find_possibilities,
    find_relatives,
    find_reservations,
    find_unsettled,
)
from mediaframing.coding.stance.apodoses import hold_conditions
from mediaframing.coding.stance.cue_rules import negate
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.denials_behind import NOTHING, find_denials
from mediaframing.coding.stance.double_negation import ask_for_yes, ask_of_denials, find_turns
from mediaframing.coding.stance.doubted import AFFIRMED, REJECTED, UNCERTAIN, DoubtedMentions, Verdicts
from mediaframing.coding.stance.granting import keep_any
from mediaframing.coding.stance.holding import (
    OPENERS,
    deny_prospects,
    hold,
    open_negations,
)
from mediaframing.coding.stance.inversion import find_fronted, find_near_misses
from mediaframing.coding.stance.lookalikes import are_kept_out, are_purposes, keep_head
from mediaframing.coding.stance.modifiers import are_modifiers
from mediaframing.coding.stance.negations import NEGATIONS, PLAIN_NEGATIONS
from mediaframing.coding.stance.opener_rules import leave_open
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.presupposition import Nouns, are_named
from mediaframing.coding.stance.prospects import find_prospects
from mediaframing.coding.stance.questions import find_questions
from mediaframing.coding.stance.second_verbs import find_second_denials, find_second_verbs
from mediaframing.coding.stance.standing import may_have_effects, name_standing
from mediaframing.coding.stance.untruths import call_untrue
from mediaframing.coding.stance.verdict_rules import is_on, number_kinds, number_rule
from mediaframing.coding.text.tokens import Bools, Ints

_TAKEN_UP, _REFUSE = kinds("clause refuse"), kinds("refuse")
_AVERT, _PLAIN = kinds("avert"), kinds("clause noun phrase refuse lack avert")
_SELF_NAMED, _DENYING = kinds("false failed"), kinds("deny reject refuse avert")
_HEDGE, _ANY, _IF, _FALSE, _PROSPECT = map(kinds, ("hedge", "any", "if", "false", "prospect"))
_MODAL = kinds("modal")

# A prefix that negates its word, and prefixes that take the thing for granted: "anti-terror law", "post-war".
_NEGATING_PREFIXES, _PRESUPPOSING_PREFIXES = (
    name_words("negating prefixes"),
    name_words("presupposing prefixes"),
)
# "war-torn", "debt-laden": the thing is there.
_PRESUPPOSING_SUFFIXES = name_words("presupposing suffixes")
_DASH, _FREE = name_words("- ‐ ‑ −"), name_words("free")
_FREE_WORD, _COPULA, _INDEFINITE = name_words("free word"), any_of("cop"), any_of("Definite=Ind")
_JOINS, _LETTERS, _FREE_ENDS = any_of("and or"), any_of("letters"), any_of("ADP and or boundary AUX")
_DISTANCING_PREFIXES, _DEGREES = name_words("distancing prefixes"), name_words("degrees of a prefix")


def judge_mentions(text: Text, cues: Pairs, mentions: DoubtedMentions) -> Verdicts:
    """Judge mentions: the nearest sign first, then what may turn it. ``cues`` are those of all sentences."""
    verdicts = Verdicts(len(mentions))
    _judge_prefixes(text, mentions.nouns, verdicts)
    if len(mentions.mention):
        _judge_by_cues(text, cues, mentions, verdicts)
    _judge_alternatives(text, cues, mentions, verdicts)
    rest = np.flatnonzero(verdicts.open)
    mark = find_questions(text, mentions.nouns.keep(rest), mentions.last[rest])
    rest, mark = rest[mark >= 0], mark[mark >= 0]
    verdicts.tell("question", rest, UNCERTAIN, mark, mark)
    return verdicts


def _judge_alternatives(text: Text, cues: Pairs, mentions: DoubtedMentions, verdicts: Verdicts) -> None:
    """Judge mentions that no cue has decided by the words around them."""
    for name, find in (
        ("one of two", find_alternatives),
        ("claimed behind", find_claimed),
        ("doubted relative", find_relatives),
        ("reservation", find_reservations),
        ("possibility behind", find_possibilities),
        ("looming", find_looming),
        ("not settled", find_unsettled),
        ("doubting mark", find_marks),
    ):
        rest = np.flatnonzero(verdicts.open)
        place = find(text, mentions.nouns.keep(rest), mentions.last[rest])
        rest, place = rest[place >= 0], place[place >= 0]
        verdicts.tell(name, rest, UNCERTAIN, place, place)
    rest = np.flatnonzero(verdicts.open)
    held = mentions.nouns.keep(rest)
    place = find_fronted(text, held.term, mentions.last[rest], held.begin, held.end)
    rest, place = rest[place >= 0], place[place >= 0]
    verdicts.tell("fronted and denied", rest, REJECTED, place, place)
    rest = np.flatnonzero(verdicts.open)
    held = mentions.nouns.keep(rest)
    place = find_near_misses(text, held.term, held.begin)
    rest, place = rest[place >= 0], place[place >= 0]
    verdicts.tell("near miss", rest, REJECTED, place, place)
    rest = np.flatnonzero(verdicts.open)
    first, last = find_conditions(text, cues, mentions.nouns.keep(rest), mentions.last[rest])
    verdicts.tell("consequent", rest[first >= 0], UNCERTAIN, first[first >= 0], last[first >= 0])


def _judge_by_cues(text: Text, cues: Pairs, mentions: DoubtedMentions, verdicts: Verdicts) -> None:
    """Judge the mentions with cues near them."""
    pairs = mentions.pairs
    rows = mentions.list_pairs(NEGATIONS | OPENERS | _FALSE, verdicts.open)
    holds = hold(text, pairs.keep(rows))
    missed = np.flatnonzero(~holds & pairs.are(_TAKEN_UP)[rows])
    second = find_second_denials(text, pairs.keep(rows[missed]))
    missed, second = missed[second >= 0], second[second >= 0]
    holds[missed] = hold(text, replace(pairs.keep(rows[missed]), last=second))
    held = rows[holds]
    rows = held[pairs.are(NEGATIONS)[held]]
    negation = mentions.find_nearest(rows[negate(text, pairs.keep(rows))])
    opener = _find_openers(text, mentions, held, negation, verdicts.open)
    _judge_negations(text, mentions, negation, opener, verdicts)
    _judge_untruths(text, mentions, held, opener, verdicts)
    _judge_openers(text, cues, mentions, opener, verdicts)
    _judge_free(text, mentions, verdicts)


def _judge_prefixes(text: Text, nouns: Nouns, verdicts: Verdicts) -> None:
    """Judge "non-military" (the term is denied) and "anti-terror" (the thing is there, and opposed)."""
    word, spaced, term = text.word, text.spaced, nouns.term
    suffix = np.flatnonzero((term + 2 < nouns.end) & _DASH[word[term + 1]] & ~spaced[term + 2])
    ending = word[term[suffix] + 2]
    free, granted = suffix[_FREE[ending]], suffix[_PRESUPPOSING_SUFFIXES[ending]]
    verdicts.tell("negating affix", free, REJECTED, term[free] + 1, term[free] + 2)
    verdicts.settle(granted, AFFIRMED)
    apart = np.flatnonzero(verdicts.open & _FREE_WORD[word[term + 1]] & (term + 1 < nouns.end))
    apart = apart[_are_free(text, nouns.keep(apart))]
    verdicts.tell("negating affix", apart, REJECTED, term[apart] + 1, term[apart] + 1)
    joined = (term - nouns.begin >= 2) & _DASH[word[term - 1]] & ~spaced[term] & ~spaced[term - 1]
    prefix = np.flatnonzero(verdicts.open & joined)
    opening = word[term[prefix] - 2]
    # "a not-so-bilateral issue"
    before = term[prefix] - 4
    far = (before >= nouns.begin[prefix]) & _DEGREES[opening] & _NEGATING_PREFIXES[word[before]]
    far &= _DASH[word[before + 1]] & ~spaced[before + 1] & ~spaced[before + 2]
    verdicts.tell("negating affix", prefix[far], REJECTED, before[far], before[far] + 3)
    denied, opposed = prefix[_NEGATING_PREFIXES[opening]], prefix[_PRESUPPOSING_PREFIXES[opening]]
    verdicts.tell("negating affix", denied, REJECTED, term[denied] - 2, term[denied] - 1)
    verdicts.settle(opposed, AFFIRMED)
    distant = prefix[_DISTANCING_PREFIXES[opening]]
    verdicts.tell("distancing prefix", distant, UNCERTAIN, term[distant] - 2, term[distant] - 1)


def _are_free(text: Text, nouns: Nouns) -> Bools:
    """Tell which terms a "free" behind them denies: "the fair was riot free", "a riot free fair"."""
    term, after = nouns.term, nouns.term + 2
    linked = has(text.role[term - 1], _COPULA) & (term > nouns.begin)
    linked |= has(text.role[term - 1], _JOINS) & _FREE_WORD[text.word[term - 2]] & (term - 2 > nouns.begin)
    ends = (after >= nouns.end) | ~has(text.role[after], _LETTERS) | has(text.role[after], _FREE_ENDS)
    modifies = has(text.role[term - 1], _INDEFINITE) & (term > nouns.begin) & ~ends
    modifies &= ~has(text.role[after], PLAIN)
    free: Bools = (linked & ends) | modifies
    return free


def _find_openers(text: Text, mentions: DoubtedMentions, held: Ints, negation: Ints, open_: Bools) -> Ints:
    """Find for each mention the pair of the cue that leaves it, or its negation, open."""
    pairs, mention = mentions.pairs, mentions.mention
    plain = open_ & (negation < 0)
    opener = _find_modifiers(text, mentions, _HEDGE, plain)
    rows = held[pairs.are(OPENERS)[held] & (plain & (opener < 0))[mention[held]]]
    # Whether a cue to the left of the same mention follows at once.
    after = np.minimum(rows + 1, len(pairs.first) - 1)
    follows = (mention[after] == mention[rows]) & (pairs.first[after] == pairs.last[rows] + 1)
    follows &= pairs.last[after] < pairs.term[after]
    held = rows[leave_open(text, pairs.keep(rows), follows)]
    opener[mention[held]] = held
    rows = mentions.list_pairs(_IF, plain & (opener < 0))[::-1]
    condition = mentions.find_nearest(rows)
    condition = condition[condition >= 0]
    signs = pairs.keep(condition)
    # "if it rains, there will be plenty of Danes"
    held = condition[hold_conditions(text, signs) & ~are_named(text, signs)]
    opener[mention[held]] = held
    held = _take_up(text, pairs, mentions.list_pairs(_MODAL, plain & (opener < 0)))
    opener[mention[held]] = held
    rows = mentions.list_pairs(OPENERS, negation >= 0)
    target = pairs.first[negation[mention[rows]]]
    before = pairs.last[rows] < target
    rows, target = rows[before], target[before]
    held = rows[open_negations(text, pairs.keep(rows).with_term(target))]
    opener[mention[held]] = held
    return opener


def _take_up(text: Text, pairs: Pairs, rows: Ints) -> Ints:
    """Tell which modals, by their numbers, hold their terms from a second verb on: "could stop work and cause chaos"."""
    second = find_second_verbs(text, pairs.keep(rows))
    rows, second = rows[second >= 0], second[second >= 0]
    moved = replace(pairs.keep(rows), last=second)
    held: Ints = rows[hold(text, moved) & leave_open(text, moved, np.zeros(len(rows), np.bool_))]
    return held


def _find_modifiers(text: Text, mentions: DoubtedMentions, kind: int, asked: Bools) -> Ints:
    """Find for each mention the pair of the nearest cue of a kind, if it stands within the noun phrase."""
    nearest = mentions.find_nearest(mentions.list_pairs(kind, asked))
    rows = nearest[nearest >= 0]
    return mentions.find_nearest(rows[are_modifiers(text, mentions.pairs.keep(rows))])


def _judge_negations(
    text: Text, mentions: DoubtedMentions, negation: Ints, opener: Ints, verdicts: Verdicts
) -> None:
    """Judge mentions with a negation: another cue may undo it, or leave it open."""
    pairs, mention = mentions.pairs, mentions.mention
    denied = np.flatnonzero(negation >= 0)
    if not len(denied):
        return
    negator, open_ = negation[denied], opener[denied]
    last = pairs.last[negator]
    verdicts.settle(denied, REJECTED, pairs.first[negator], last, number_kinds(pairs.kind[negator]))
    may = open_ >= 0
    # "if you dismiss extremism": what is turned down under a condition is there
    there = may & ~pairs.are(_PLAIN)[negator]
    held = open_[there]
    verdicts.tell(
        "turned down in a condition",
        denied[there],
        AFFIRMED,
        pairs.first[held],
        np.maximum(pairs.last[held], last[there]),
    )
    may &= ~there
    open_ = open_[may]
    verdicts.tell(
        "open denial", denied[may], UNCERTAIN, pairs.first[open_], np.maximum(pairs.last[open_], last[may])
    )
    purpose = pairs.are(_AVERT)[negator]
    purpose[purpose] = are_purposes(text, pairs.keep(negator[purpose]))
    there = purpose.copy()
    there[purpose] = are_kept_out(text, pairs.keep(negator[purpose]))
    verdicts.settle(denied[there], AFFIRMED)
    purpose &= ~there
    verdicts.tell(
        "purpose of averting", denied[purpose], UNCERTAIN, pairs.first[negator[purpose]], last[purpose]
    )
    failing = pairs.are(_REFUSE)[negator]
    failing[failing] = may_have_effects(text, pairs.keep(negator[failing]))
    verdicts.tell("open denial", denied[failing], UNCERTAIN, pairs.first[negator[failing]], last[failing])
    rows = np.flatnonzero((negation >= 0)[mention])
    target = negation[mention[rows]]
    before = pairs.last[rows] < pairs.first[target]
    rows, target = rows[before], target[before]
    opens, undone = find_turns(text, pairs.keep(rows).with_term(pairs.first[target]), pairs.keep(target))
    stance = np.full(len(pairs.first), AFFIRMED)
    stance[rows[opens]] = UNCERTAIN
    turn = mentions.find_nearest(rows[opens | undone])
    turn = turn[turn >= 0]
    for name, told in (("two denials", AFFIRMED), ("open denial", UNCERTAIN)):
        held = turn[stance[turn] == told]
        verdicts.tell(name, mention[held], told, pairs.first[held], pairs.last[negation[mention[held]]])
    asks = pairs.are(_DENYING)[negator] & ask_of_denials(text, pairs.keep(negator))
    verdicts.tell("open denial", denied[asks], UNCERTAIN, pairs.first[negator[asks]], last[asks])
    asks = ask_for_yes(text, pairs.keep(negator))
    verdicts.tell("biased question", denied[asks], AFFIRMED, pairs.first[negator[asks]], last[asks])


def _judge_untruths(
    text: Text, mentions: DoubtedMentions, held: Ints, opener: Ints, verdicts: Verdicts
) -> None:
    """Judge what is called untrue, or said not to be, before any doubt but an "if"."""
    pairs, mention = mentions.pairs, mentions.mention
    asked = verdicts.open & ((opener < 0) | ~has(pairs.kind[opener], _IF))
    untrue = held[pairs.are(_FALSE)[held] & asked[mention[held]]]
    untrue = untrue[call_untrue(text, pairs.keep(untrue))]
    nouns = mentions.nouns
    asked &= ~name_standing(text, nouns.term, nouns.end, nouns.begin - 1)  # "voters do not reject him"
    behind = np.flatnonzero(asked[mention] & (pairs.first > mentions.last[mention]))
    number = mention[behind]
    denials = find_denials(text, pairs.keep(behind), mentions.last[number], number)
    told = np.full(len(pairs.first), NOTHING)
    told[untrue] = untrue
    told[behind] = denials
    named = behind[denials >= 0]
    told[named] = behind[told[named]]
    first = mentions.find_nearest(np.flatnonzero(told != NOTHING)[::-1])
    denial = told[first[first >= 0]]
    denial = denial[denial >= 0]
    rule = number_kinds(pairs.kind[denial])
    behind_denial = (pairs.first[denial] > pairs.term[denial]) & ~pairs.are(_SELF_NAMED)[denial]
    if not is_on("denied behind"):
        denial, rule, behind_denial = (
            denial[~behind_denial],
            rule[~behind_denial],
            behind_denial[~behind_denial],
        )
    rule = np.where(behind_denial, number_rule("denied behind"), rule)
    verdicts.settle(mention[denial], REJECTED, pairs.first[denial], pairs.last[denial], rule)


def _judge_openers(
    text: Text, cues: Pairs, mentions: DoubtedMentions, opener: Ints, verdicts: Verdicts
) -> None:
    """Judge what a cue leaves open to the left of the mention, or else behind it."""
    pairs, mention = mentions.pairs, mentions.mention
    behind = np.zeros(len(mentions), np.bool_)
    behind[mention[pairs.last >= pairs.term]] = True
    rows = np.flatnonzero(behind & verdicts.open & (opener < 0))
    first, last = find_prospects(text, cues, mentions.nouns.keep(rows), mentions.last[rows])
    found = first >= 0
    verdicts.tell("may come", rows[found], UNCERTAIN, first[found], last[found])
    held = opener[verdicts.open & (opener >= 0)]
    verdicts.settle(
        mention[held], UNCERTAIN, pairs.first[held], pairs.last[held], number_kinds(pairs.kind[held])
    )
    before = held - 1
    same = (before >= 0) & (mention[before] == mention[held])
    before, held = before[same], held[same]
    denied = deny_prospects(text, pairs.keep(before).with_term(pairs.first[held]), pairs.are(_PROSPECT)[held])
    before, held = before[denied], held[denied]
    verdicts.tell("denied prospect", mention[held], REJECTED, pairs.first[before], pairs.last[held])


def _judge_free(text: Text, mentions: DoubtedMentions, verdicts: Verdicts) -> None:
    """Judge a term with "any": it is denied by a negation that reaches the "any", or else left open.

    A negation licenses the "any" over verbs that else end its scope ("never mentioned any threat": negative polarity,
    Ladusaw 1979).
    """
    pairs, mention = mentions.pairs, mentions.mention
    free = _find_modifiers(text, mentions, _ANY, verdicts.open)
    held = free[free >= 0]
    if not len(held):
        return
    # "any criminal proceedings" are all there are
    held = held[~keep_head(text, pairs.keep(held).with_term(mentions.last[mention[held]]))]
    held = held[leave_open(text, pairs.keep(held), np.zeros(len(held), np.bool_))]
    kept = keep_any(text, pairs.keep(held))
    free[mention[held[kept]]] = -1
    held = held[~kept]
    verdicts.settle(
        mention[held], UNCERTAIN, pairs.first[held], pairs.last[held], number_kinds(pairs.kind[held])
    )
    rows = mentions.list_pairs(NEGATIONS, free >= 0)
    target = pairs.first[free[mention[rows]]]
    before = pairs.last[rows] < target
    rows, target = rows[before], target[before]
    signs = pairs.keep(rows).with_term(target)
    denies = negate(text, signs) & (signs.are(PLAIN_NEGATIONS) | hold(text, signs, nested=True))
    negation = mentions.find_nearest(rows[denies])
    negation = negation[negation >= 0]
    verdicts.tell("denied any", mention[negation], REJECTED, pairs.first[negation], pairs.last[negation])
