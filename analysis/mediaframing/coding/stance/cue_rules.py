"""The book of rules for cues that only look like a denial where they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import name_words
from mediaframing.coding.english.rulebook import Rule, Rulebook
from mediaframing.coding.stance import lookalikes, negations, presupposition
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.text.tokens import Bools

Judge = Callable[[Text, Pairs], Bools]


@dataclass(frozen=True, kw_only=True)
class CueRule(Rule):
    """A rule that takes from some cues that they deny the terms in their scope.

    Attributes
    ----------
    cue : int
        The kinds of cue that it is asked of.
    words : array of bool, optional
        The words (see :func:`name_words`) that these begin with; all where it is missing.
    judge : callable
        Tells which of them deny nothing.
    """

    cue: int
    words: Bools | None = None
    judge: Judge


_PLAIN, _DENIALS, _ALL = (
    "clause noun",
    "deny reject avert",
    kinds("clause noun deny reject avert phrase lack refuse clear untrue misname more regret"),
)


def _rule(name, cue, judge, words=None, **more):
    return CueRule(
        name=name,
        source="",
        cue=kinds(cue),
        judge=judge,
        words=None if words is None else name_words(words),
        sentence="",
        reads="",
        counter="",
    )


_EVER = "never hardly scarcely nobody nothing no none neither"
CUE_RULES: Rulebook[CueRule] = Rulebook(
    "Cues that only look like a denial",
    (
        _rule("numbered", "noun", negations.are_numbered, "no"),
        _rule("word of its own", _PLAIN, negations.join_words),
        _rule("negator and comma", "clause noun regret phrase refuse deny", negations.stand_before_commas),
        _rule("regret of nothing", "regret", negations.regret_nothing),
        _rule("pronoun that ends its clause", _PLAIN, negations.end_as_pronouns),
        _rule("no more than", "noun", negations.compare_more),
        _rule("litotes", _PLAIN, negations.play_down),
        _rule("end of a word", _PLAIN + " phrase", negations.end_words),
        _rule(
            "no venture",
            "reject",
            negations.end_no_venture,
            "drop drops dropped dropped dropping blocked blocks collapse breakdown demise failure",
        ),
        _rule("subject that did not act", _PLAIN, negations.did_not_act, "no"),
        _rule("denied to somebody", _DENIALS, negations.are_no_denials),
        _rule("modifier", "reject", lookalikes.modify_nouns),
        _rule("wish", "reject deny", lookalikes.only_wish),
        _rule("turned down and there", "reject avert", lookalikes.leave_what_is),
        _rule("no object", "reject", lookalikes.go_down),
        _rule("insufficient head", "noun", lookalikes.keep_head, "insufficient"),
        _rule("relative behind a pronoun", "clause", lookalikes.open_relatives, "nothing nobody no none"),
        _rule("name behind a verb", "clause refuse", lookalikes.leave_names),
        _rule("a little", "noun", negations.are_a_little, "little"),
        _rule("degree", "noun", negations.compare_degree),
        _rule("degree of a clause", "clause phrase", negations.compare_degree, _EVER),
        _rule("superlative", _PLAIN, presupposition.are_unmatched),
        _rule("order", "clause", negations.follow_orders, "not"),
        _rule("permission", "clause noun refuse phrase", negations.permit),
        _rule("place for somebody", "noun", negations.give_place),
        _rule("left un-", "noun", lookalikes.are_left_undone, "no"),
        _rule("counterfactual", "clause", lookalikes.contradict_facts),
    ),
)


def negate(text: Text, pairs: Pairs) -> Bools:
    """Tell which cues of negation do negate the terms that they hold: those that no rule of the book takes out."""
    denies = np.ones(len(pairs.first), np.bool_)
    if not len(denies):
        return denies
    for rule in CUE_RULES:
        held = denies & pairs.are(rule.cue)
        rows = np.flatnonzero(held & rule.words[text.word[pairs.first]] if rule.words is not None else held)
        if len(rows):
            denies[rows[rule.judge(text, pairs.take(rows))]] = False
    return denies
