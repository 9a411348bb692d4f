"""Predicates behind a term that are said of something else: "the warnings over the test are unfounded"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_between, any_word_between, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, any_of, name_words
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_CLAIM, _VERB, _LINK, _LETTERS, _RELATIVE = map(any_of, ("claim", "AUX", "link", "letters", "PronType=Rel"))
_TO_ROLE, _NOMINATIVE, _ARTICLE = map(any_of, ("to", "Case=Nom", "Definite=Def Definite=Ind"))
_THAT, _ING, _NAMING, _DEFINITE, _AND = map(any_of, ("that", "ing", "naming", "Definite=Def", "and"))
_AS, _PREPOSITION, _CARRIER = map(any_of, ("as", "ADP", "carrier"))
_ENDS_NOUN = any_of("AUX PUNCT boundary PronType=Rel that to Case=Nom comma and or of")
_POSSESSIVES, _IT, _NEVER, _KINDS = map(name_words, ("owners", "it", "never", "kinds and risks"))
_DASH, _BETWEEN = name_words("-"), name_words("between")


def change_subject(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell predicates that are not said of the term: "an accident and had nothing to do", "by a man who is missing"."""
    span, place = list_between(last + 1, pairs.first)
    role = text.role[place]
    joined = has(role, _AND) & (has(text.role[place + 1], _VERB) | _NEVER[text.word[place + 1]])
    joined |= has(role, _AS) & (place + 1 < pairs.first[span])
    # "asked the office to reject it as false"
    joined |= has(role, _TO_ROLE) & any_between(text.role, _AS, place, pairs.first[span])
    changed = np.zeros(len(last), np.bool_)
    # "they hope that the storm doesn't come"
    joined |= (
        (place == last[span] + 1)
        & has(role, _THAT)
        & (has(text.role[place + 1], _ARTICLE | _NOMINATIVE) | _IT[text.word[place + 1]])
    )
    joined |= has(role, _THAT) & any_between(text.role, _VERB, last[span] + 1, place)
    # "racism and your name being denied"; "corruption - a decree that was scrapped"
    # but "the accord between Alder and the rebels was rejected"
    apart = ~any_word_between(text.word, _BETWEEN, last[span] + 1, place)
    joined |= has(role, _AND) & has(text.role[place + 1], _DEFINITE) & apart
    joined |= _DASH[text.word[place]] & text.spaced[place]
    changed[span[joined]] = True
    return changed | _are_in_phrases(text, pairs, last)


def _are_in_phrases(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell terms behind a preposition: "his warnings over the missile test as unfounded"."""
    # "the Democrats' campaign arm is", "people who lose their rights pose no", "weapons of war have no place"
    owned = _POSSESSIVES[text.word[last + 1]]
    span, place = list_between(np.maximum(pairs.begin, pairs.term - 6), pairs.term)
    related = has(text.role[place], _RELATIVE) & ~has(text.role[place], _DEFINITE)  # not "whose"
    related &= place < pairs.term[span] - 1
    related &= ~any_between(text.role, _NAMING | _LINK, place, pairs.term[span])
    owned[span[related]] = True
    open_, inside = np.ones(len(pairs.term), np.bool_), np.zeros(len(pairs.term), np.bool_)
    for back in range(1, 5):
        place = pairs.term - back
        open_ &= place >= pairs.begin
        role = text.role[place]
        held = open_ & has(role, _PREPOSITION) & ~has(text.role[place - 1], _CLAIM | _CARRIER | _VERB)
        held |= (
            open_
            & has(role, any_of("of"))
            & ~has(text.role[place - 1], _CLAIM | _CARRIER)
            & ~_KINDS[text.word[place - 1]]
        )
        held |= open_ & has(role, _TO_ROLE) & has(text.role[place + 1], _DEFINITE)
        inside |= held & (place - 1 >= pairs.begin) & has(text.role[place - 1], _LETTERS)
        open_ &= ~has(role, _ENDS_NOUN | _PREPOSITION)
    before = pairs.term - 1
    acted = (
        has(text.role[before], _ING)
        & (before > pairs.begin)
        & (text.role[before - 1] & (_LETTERS | PLAIN) == _LETTERS)
    )
    answer: Bools = inside | acted | owned
    return answer
