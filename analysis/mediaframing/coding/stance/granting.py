"""Denied verbs that take their object for granted by what it is, or by where they stand: "will never win a war".

Most such verbs stand in ``governing_verbs.txt`` and end a scope wherever they are met. These need a look at the words around:
who has not won a prize has none, but who has not won a war has one; *waste* is a noun as often as a verb; what nobody finds
may not be there, but what somebody failed to notice was.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.governors import KEEPING
from mediaframing.coding.english.queries import any_between, any_word_between, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.english.rulebook import Rule, Rulebook
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools

GRANTING_RULES: Rulebook[Rule] = Rulebook(
    "Which denied verbs take their object for granted",
    (
        Rule(
            name="contest not won",
            source="Levin 1993",
            sentence="The army will never win a [[war]] in the hills.",
            reads="affirmed",
            counter="The army will never win a [[victory]] in the hills.",
            counter_reads="rejected",
        ),
        Rule(
            name="verb that is a noun as well",
            source="Karttunen 1971",
            sentence="A shrewd mayor will never waste a [[crisis]].",
            reads="affirmed",
            counter="The plant has no waste [[problem]].",
            counter_reads="rejected",
        ),
        Rule(
            name="failed to notice",
            source="Karttunen 1971",
            sentence="The guards failed to notice a [[leak]].",
            reads="affirmed",
            counter="The guards failed to find a [[leak]].",
            counter_reads="rejected",
        ),
        Rule(
            name="any of what is there",
            source="Ladusaw 1979",
            sentence="The sheriff will not enforce any [[curfew]].",
            reads="affirmed",
            counter="The sheriff will not declare any [[curfew]].",
            counter_reads="rejected",
        ),
    ),
)
_CONTEST, _HOMOGRAPH, _UNNOTICED, _ANY = GRANTING_RULES.rules
_WINS, _CONTESTS, _BOTH, _NOTICES, _FAILS, _SKIPPED = map(
    name_words, ("wins", "contests", "verbs and nouns", "notices", "fails to", "skipped")
)
_NOUN = kinds("noun")
_BEFORE_VERBS = any_of("AUX to ly Case=Nom")
_LEADS_AWAY = any_of("of ADP to AUX that comma PUNCT boundary and or")
_NEAR = 5
_NEGATING = name_words("not never cannot")
_STANDING_BEFORE_ANY, _TOLD, _PARTICLES = map(
    name_words, ("granting before any", "told of before any", "particles")
)


def take_objects(text: Text, pairs: Pairs) -> Bools:
    """Tell which terms are there, as the verb that a cue denies takes them for granted."""
    start = np.maximum(pairs.last + 1, pairs.term - _NEAR)
    taken = np.zeros(len(pairs.first), np.bool_)
    if _CONTEST.on:
        taken |= _CONTESTS[text.word[pairs.term]] & any_word_between(text.word, _WINS, start, pairs.term)
    if _UNNOTICED.on:
        after = pairs.last + 1
        after = after + has(text.role[after], any_of("ly"))
        failed = _FAILS[text.word[pairs.first]] & _NOTICES[text.word[after]] & (after < pairs.term)
        taken |= failed & ~any_between(text.role, _LEADS_AWAY, after + 1, pairs.term)
    if _HOMOGRAPH.on:
        span, place = list_between(start, pairs.term)
        before = place - 1
        verbs = _BOTH[text.word[place]] & ~any_between(text.role, _LEADS_AWAY, place + 1, pairs.term[span])
        verbs &= (
            ((before == pairs.last[span]) & ~pairs.are(_NOUN)[span])
            | has(text.role[before], _BEFORE_VERBS)
            | _SKIPPED[text.word[before]]
        )
        taken[span[verbs]] = True
    return taken


def keep_any(text: Text, pairs: Pairs) -> Bools:
    """Tell which "any" stand behind a denied verb that takes its object for granted: "will not enforce any curfew"."""
    kept = np.zeros(len(pairs.first), np.bool_)
    if not _ANY.on:
        return kept
    verb = pairs.first - 1
    verb = verb - (has(text.role[verb], any_of("ADP of")) | _PARTICLES[text.word[verb]])
    granting = (KEEPING & ~_TOLD | _STANDING_BEFORE_ANY)[text.word[verb]] & (verb > pairs.begin)
    span, place = list_between(np.maximum(pairs.begin, verb - _NEAR), verb)
    kept[span[_NEGATING[text.word[place]] | has(text.role[place], any_of("fused"))]] = True
    return kept & granting
