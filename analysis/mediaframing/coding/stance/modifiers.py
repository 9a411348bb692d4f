"""Words before a noun that leave it open: "alleged Russian fraud", "any deal"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_word_between, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, any_of, name_words
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.presupposition import MODIFIER_END
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_MODIFIERS = 3
_OF, _DEFINITE, _INDEFINITE, _CLAIM = map(any_of, ("of", "Definite=Def", "Definite=Ind", "claim"))
_CAPITAL, _EST = any_of("capital"), any_of("est")
_ANY, _S, _JOINS = kinds("any"), any_of("s"), any_of("and or")
_FEARS, _NOMINEES, _VERB = name_words("fears"), name_words("nominees"), any_of("AUX future")

_ING, _FORMS, _LETTERS = map(any_of, ("ing", "ing ed", "letters"))
_VOTERS, _SEEMS = map(name_words, ("voters", "seems so"))
_BREACHES = name_words("breaches")
_TRIES, _TO = name_words("tries"), any_of("to")
_THAN, _LIKELY, _ANY_WORD, _OF_WORD, _MOST = map(name_words, ("than", "likely", "any", "of", "most"))


def are_modifiers(text: Text, pairs: Pairs) -> Bools:
    """Tell which cues stand before the noun as its modifiers: "alleged Russian fraud"."""
    first, last, term = pairs.first, pairs.last, pairs.term
    of = _find_of(text, pairs)
    joined = has(text.role[term - 1], _JOINS) & ~pairs.are(_ANY)
    near = (term - last <= _MODIFIERS + 1 + joined) | (of >= 0)
    span, place = list_between(last + 1, np.where(near, term, last))
    crossed = place == of[span]
    # "unconfirmed reports of a massacre"
    claims = (of[span] >= 0) & has(text.role[of[span] - 1], _CLAIM)
    crossed |= claims & (place == of[span] + 1) & has(text.role[place], _INDEFINITE)
    # "alleged fraud and bribery"
    crossed |= (
        (place == term[span] - 1)
        & has(text.role[place], _JOINS)
        & (place - last[span] >= 2)
        & ~pairs.are(_ANY)[span]
    )
    # "a possible attempt to attack"
    tried = (place == term[span] - 1) & has(text.role[place], _TO) & _TRIES[text.word[place - 1]]
    crossed |= tried & (place >= last[span] + 2)
    span, place = span[~crossed], place[~crossed]
    near[span[has(text.role[place], MODIFIER_END) | _THAN[text.word[place]]]] = False
    # "potential acquisitions and helping the firm"
    near &= ~(joined & has(text.role[term], _ING))
    word = text.word[first]
    voters = any_word_between(text.word, _VOTERS, term, np.minimum(term + _MODIFIERS, pairs.end))
    near &= ~(_LIKELY[word] & voters)
    seems = _SEEMS[word]  # "seems illegal", but not "seems threatened", "seems full of errors"
    head = (term + 1 >= pairs.end) | ~has(text.role[term + 1], _LETTERS) | has(text.role[term + 1], PLAIN)
    near &= ~seems | ((term == last + 1) & ~has(text.role[term], _FORMS) & head)
    near &= ~(_NOMINEES[word] & has(text.role[term], _CAPITAL))  # "the likely Democratic nominee"
    near &= ~(_LIKELY[word] & has(text.role[first - 1], _VERB))  # "will likely yield more crime"
    near &= ~(_ANY_WORD[word] & _are_superlative(text, first, pairs.begin))
    # "so-called" and "any" belong to what is next to them: "the so-called Islamic State terror group"
    loose = ~pairs.are(_ANY) & (first == last)
    # "they fear election fraud", but not "a fear allows economic migrants"
    feared = _FEARS[word]
    loose &= ~feared
    near &= ~(feared & (term - last == 2) & has(text.role[last + 1], _S))
    found: Bools = near & (loose | (term - last <= 2))
    return found


def _find_of(text: Text, pairs: Pairs) -> Ints:
    """Find the "of" between the noun that a hedge stands before and the term: "a possible breach of trust"; -1 for none."""
    found = np.full(len(pairs.first), -1)
    for step in (2, 3):
        place = pairs.last + step
        held = has(text.role[place], _OF) & (place < pairs.term) & (pairs.term - place <= _MODIFIERS)
        held &= ~has(text.role[place + 1], _DEFINITE) & ~_BREACHES[text.word[place - 1]]
        found[held] = place[held]
    return np.where(pairs.are(_ANY), -1, found)


def _are_superlative(text: Text, place: Ints, begin: Ints) -> Bools:
    """Tell whether an "any" is all there are: "the highest of any economy"."""
    most = np.zeros(len(place), np.bool_)
    for back in range(1, 5):
        before = place - back
        most |= (before >= begin) & (_MOST[text.word[before]] | has(text.role[before], _EST))
    return most & (place > begin) & _OF_WORD[text.word[place - 1]]
