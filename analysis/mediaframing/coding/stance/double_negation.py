"""What turns a negation: two affirm ("never denied the fraud"), and under a denied opinion or a doubt it is left open.

"I don't think we can say there will never be war" is open; "may not" is where "could not" and "would not" deny (Palmer
2001, Mood and Modality). In all pairs the cue stands to the left of the negation, whose first token is the term.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_between, any_word_between, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.cues import Pairs, end_asking
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.scopes import HORIZON, reach
from mediaframing.coding.text.tokens import Bools

_NOUN_KIND, _CLAUSE, _NEGATORS = kinds("noun misname untrue"), kinds("clause"), name_words("not never cannot")
_OPINION, _FUSED = any_of("opinion"), any_of("fused")
_REPEAT = name_words("repeat")
_DENYING = kinds("deny reject")
_MODAL, _AVERT, _REFUSE, _PHRASE, _DOUBT = map(kinds, ("modal", "avert", "refuse", "phrase", "doubt"))
_TURNED, _TURNING = (
    kinds("deny reject clear avert untrue refuse misname"),
    kinds("clause doubt noun refuse misname untrue"),
)
_TURNED_WORDS, _OUT = name_words("turned words"), name_words("out")
_EXCLUDING = name_words("excluding")
_NO, _REASON, _THAT, _BREAKS = kinds("noun"), name_words("reason"), name_words("that"), any_of("PUNCT comma")
_REASON_REACH = 8
_BEFORE_QUESTION, _VERB = name_words("before question"), any_of("AUX")
_MISNAMED, _SAYS_THAT = kinds("misname"), name_words("says that")


def ask_for_yes(text: Text, negations: Pairs) -> Bools:
    """Tell which negated questions ask for a yes: "Isn't this a crisis?" (biased questions, Ladd 1981)."""
    first = negations.first
    opens = (first == negations.begin) | _BEFORE_QUESTION[text.word[first - 1]]
    asks: Bools = opens & has(text.role[first], _FUSED) & end_asking(text, negations.begin, negations.end)
    return asks


def ask_of_denials(text: Text, negations: Pairs) -> Bools:
    """Tell which denials are asked about: "Can they avoid a strike?"."""
    opens = has(text.role[negations.begin], _VERB) & (negations.first > negations.begin)
    asks: Bools = opens & end_asking(text, negations.begin, negations.end)
    return asks


def find_turns(text: Text, pairs: Pairs, negations: Pairs) -> tuple[Bools, Bools]:
    """Tell for each pair whether its cue leaves the negation open, and whether it takes it back."""
    kind, between = negations.kind, pairs.term - pairs.last
    # "could avert a war"
    opens = pairs.are(_MODAL) & has(kind, _AVERT) & (between == 1)
    undone = pairs.are(_REFUSE) & has(kind, _TURNED) & (between <= 2)
    undone |= pairs.are(_DENYING) & has(kind, _TURNED) & (between == 1)
    rows = np.flatnonzero(pairs.are(_TURNING) & (between <= HORIZON))
    rows = rows[reach(text, pairs.keep(rows), nested=True)]
    held = pairs.keep(rows)
    thought = any_between(text.role, _OPINION, held.last + 1, held.term) & ~has(kind[rows], _PHRASE)
    thought |= held.are(_DOUBT)
    opens[rows] = thought
    turned = has(kind[rows], _TURNED) | _TURNED_WORDS[text.word[held.term]]
    # "no reason why they cannot", "impossible not to", "It's not that he isn't"
    turned |= _NEGATORS[text.word[negations.first[rows]]] | has(text.role[negations.first[rows]], _FUSED)
    turned &= ~(
        held.are(_NOUN_KIND | _REFUSE) & ~has(kind[rows], _CLAUSE) & ~_TURNED_WORDS[text.word[held.term]]
    )
    turned &= ~_REPEAT[text.word[negations.first[rows] - 1]]
    # "it is not, not a coup"
    turned &= (
        (between[rows] > 2)
        | (text.word[held.last] != text.word[negations.first[rows]])
        | (text.word[held.last] == 0)
    )
    undone[rows] |= ~thought & turned
    # "no reason why they cannot", "no reason she should not"
    reason = (
        pairs.are(_NO) & _REASON[text.word[pairs.last + 1]] & has(kind, _CLAUSE) & (between <= _REASON_REACH)
    )
    reason |= (
        pairs.are(_NO) & _REASON[text.word[pairs.last]] & has(kind, _CLAUSE) & (between <= _REASON_REACH)
    )
    undone |= reason & ~any_between(text.role, _BREAKS, pairs.last + 1, pairs.term)
    # "it is not that there was no fraud"
    that = (
        pairs.are(_CLAUSE)
        & _THAT[text.word[pairs.last + 1]]
        & has(kind, kinds("noun"))
        & (between <= _REASON_REACH)
    )
    undone |= that & ~any_between(text.role, _BREAKS, pairs.last + 1, pairs.term)
    # "denied that there was no fraud", "it is false to say there was no fraud"
    said = pairs.are(_DENYING | _MISNAMED) & has(kind, _NO | _CLAUSE) & (between <= _REASON_REACH)
    clause = _THAT[text.word[pairs.last]] | any_word_between(text.word, _SAYS_THAT, pairs.last, pairs.term)
    undone |= said & clause & ~any_between(text.role, _BREAKS, pairs.last + 1, pairs.term)
    undone |= pairs.are(_NO) & has(kind, _DENYING) & (between == 1)  # "it is no myth that there was fraud"
    # "did not rule out war" is open, "never denied the fraud" affirms
    out = _OUT[text.word[negations.last]] | _EXCLUDING[text.word[negations.first]]
    return opens | (undone & out), undone & ~out
