"""What is there since something is aimed at it, breaks it or changes it: "a threat to security", "a violation of the truce".

Each judge is asked of many cues with terms to the right of them at once, some of them at a word between the two.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.governors import CARRYING
from mediaframing.coding.english.queries import any_between, any_word_between, find_last, find_next, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, any_of, name_words
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.existence import tell_existence
from mediaframing.coding.stance.presupposition import Nouns, are_indefinite
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_AIMED, _BREACH, _SCALES, _DOWN = map(name_words, ("aimed at", "breach of", "scales", "down or back"))
_BUT, _ACCUSES, _MAKES, _POSES = map(name_words, ("but", "accuses", "makes", "poses"))
_THAT, _OF, _WORSE = map(name_words, ("that", "of", "worse or better"))
_IN_DOING, _WILLING = name_words("in doing so"), name_words("willing to")
_THERE, _COMES_AGAIN = name_words("there"), name_words("comes again")
_STILL, _FEARS, _NEAR_VERB = name_words("still there"), name_words("fears of what is"), 6
_ING, _PLACED, _BREAKS = any_of("ing"), any_of("ADP"), any_of("PUNCT boundary comma that")
_DETERMINER, _LETTERS = any_of("Definite=Def Definite=Ind"), any_of("letters")
_INDEFINITE, _VERB = map(any_of, ("Definite=Ind", "AUX"))
_CLAUSAL = any_of("AUX PUNCT comma that Case=Nom ADP to of")
_NEAR_ADJECTIVE, _NEAR_CHARGE, _NEAR_WORSE, _NEAR_POSED = 3, 5, 3, 4
"""So many tokens from its cue or term such a word stands, at most."""


def aim_at(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell the "to" behind which what is threatened or met stands: "could be a threat to security", "hostile to rights"."""
    aimed: Bools = _AIMED[text.word[place - 1]] & (place - 1 > pairs.last)
    return aimed


def break_rules(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell the "of" behind which what is broken stands: "is not a violation of sanctions"."""
    broken: Bools = _BREACH[text.word[place - 1]] & (place - 1 > pairs.last)
    return broken


def do_so(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell prepositions before a gerund by which something is done to what is there: "may be lax in enforcing laws"."""
    after = place + 1
    doing = _IN_DOING[text.word[place]] & has(text.role[after], _ING) & (after < pairs.term)
    # "may end in raising a tax"
    doing &= ~_WILLING[text.word[place - 1]]
    answer: Bools = doing & ~CARRYING[text.word[after]] & (place > pairs.last + 1)
    return answer


def scale_down(text: Text, pairs: Pairs) -> Bools:
    """Tell verbs of two words by which there is less of what is there: "does not scale down its aid"."""
    span, place = list_between(pairs.last + 2, pairs.term)
    scaled = np.zeros(len(pairs.first), np.bool_)
    scaled[span[_DOWN[text.word[place]] & _SCALES[text.word[place - 1]]]] = True
    return scaled


def deny_adjectives(text: Text, pairs: Pairs) -> Bools:
    """Tell where only an adjective is denied before the noun: "a good but not perfect truce"."""
    before = pairs.first - 1
    start = np.maximum(pairs.begin, before - _NEAR_ADJECTIVE)
    opens = find_last(text.role, _INDEFINITE, start, before)
    inside = _BUT[text.word[before]] & (opens >= 0) & (opens < before - 1)
    inside &= ~any_between(text.role, PLAIN, opens + 1, before)
    near = (pairs.term - pairs.last <= _NEAR_ADJECTIVE) & (pairs.term > pairs.last + 1)
    return inside & near & ~any_between(text.role, PLAIN, pairs.last + 1, pairs.term)


def accuse_wrongly(text: Text, pairs: Pairs) -> Bools:
    """Tell who is wrongly accused, from what of: "falsely accused a Danish firm of fraud"."""
    accused = _ACCUSES[text.word[pairs.last + 1]] & (pairs.last + 1 < pairs.term)
    accused &= ~any_word_between(text.word, _OF, pairs.last + 2, pairs.term)
    near = np.minimum(pairs.term + _NEAR_CHARGE, pairs.end)
    return accused & any_word_between(text.word, _OF, pairs.term + 1, near)


def make_worse(text: Text, pairs: Pairs) -> Bools:
    """Tell what is made worse or better, and so is there: "could make crime worse"."""
    span, place = list_between(pairs.last + 1, pairs.term)
    made = np.zeros(len(pairs.first), np.bool_)
    held = _MAKES[text.word[place]] & ~any_between(text.role, _CLAUSAL, place + 1, pairs.term[span])
    made[span[held]] = True
    near = np.minimum(pairs.term + _NEAR_WORSE, pairs.end)
    worse = any_word_between(text.word, _WORSE, pairs.term + 1, near)
    return made & worse & ~any_between(text.role, _INDEFINITE, pairs.last + 1, pairs.term)


def do_in_passing(text: Text, pairs: Pairs) -> Bools:
    """Tell gerunds behind a preposition: "would be a step in closing the gap", but not "could lead to closing it"."""
    gerund = has(text.role[pairs.term], _ING) & has(text.role[pairs.term - 1], _PLACED)
    after = pairs.term + 1
    taking = has(text.role[after], _DETERMINER) | (
        has(text.role[after], _LETTERS) & ~has(text.role[after], PLAIN)
    )
    return gerund & taking & (pairs.term > pairs.last + 2)


def last_still(text: Text, pairs: Pairs) -> Bools:
    """Tell what is there still, and so is there: "if the war still rages"."""
    answer: Bools = _STILL[text.word[pairs.term + 1]]
    return answer


def are_feared_for(text: Text, pairs: Pairs) -> Bools:
    """Tell subjects of what is feared, which are there: "fear that free speech will suffer", but not "that war will come"."""
    feared = _FEARS[text.word[pairs.first]] & _THAT[text.word[pairs.last]]
    feared &= ~any_between(text.role, _VERB, pairs.last + 1, pairs.term)
    feared &= ~are_indefinite(text, pairs.term, pairs.begin)
    rows = np.flatnonzero(feared)
    held = pairs.keep(rows)
    after = held.term + 1
    verb = find_next(text.role, _VERB | _BREAKS, after, np.minimum(after + _NEAR_VERB, held.end))
    acts = (verb >= 0) & has(text.role[verb], _VERB) & ~_COMES_AGAIN[text.word[verb + 1]]
    nouns = Nouns(held.term, held.begin - 1, held.begin, held.end)
    feared[rows] = acts & ~tell_existence(text, nouns, verb + 1)
    return feared


def go_on_meanwhile(text: Text, pairs: Pairs) -> Bools:
    """Tell what goes on as long as something is so, and is there: "as long as men are fighting", not "as long as there is peace"."""
    answer: Bools = ~_THERE[text.word[pairs.last + 1]]
    return answer


def pose_risks(text: Text, pairs: Pairs) -> Bools:
    """Tell who poses what there is a risk of: "the risks that rebels posed to the town"."""
    near = np.minimum(pairs.term + _NEAR_POSED, pairs.end)
    posed = any_word_between(text.word, _POSES, pairs.term + 1, near)
    return posed & _THAT[text.word[pairs.last]] & ~any_between(text.role, _VERB, pairs.last + 1, pairs.term)
