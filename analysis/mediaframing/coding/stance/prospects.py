"""What may come: the modal, or the "unlikely", behind a term that is its clause's subject: "a war could break out"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, any_of, name_words
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.denials_behind import REACH_RIGHT, have_tails
from mediaframing.coding.stance.existence import tell_existence
from mediaframing.coding.stance.idle_openers import are_done, are_told_later
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.presupposition import Nouns, are_indefinite, are_presupposed
from mediaframing.coding.stance.standing import name_standing
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_MODAL, _CLAUSE = kinds("modal"), kinds("clause")
_ENDS = any_of("PUNCT boundary PronType=Rel comma person that")
_VERB, _COPULA, _TO, _CAPITAL, _LETTERS = map(any_of, ("AUX", "cop", "to", "capital", "letters"))
_JOINS = any_of("and or")
_LONGEST_COMPOUND = 2
_AS_AS = name_words("as")
_WOULD = name_words("would")
_LIKELY = name_words("likelihoods")
_THAT, _TIMES = name_words("that"), name_words("times")
_LIKELY_AFTER, _NOT = name_words("likely after"), name_words("not")


def find_prospects(text: Text, cues: Pairs, nouns: Nouns, last: Ints) -> tuple[Ints, Ints]:
    """Find for each term, whose last tokens are ``last``, the first and last token of the cue; -1 where there is none.

    ``cues`` are all cues of the batch.
    """
    found = np.full((2, len(last)), -1)
    decisive = _find_decisive(text, cues, last, np.minimum(last + 1 + REACH_RIGHT, nouns.end))
    rows = np.flatnonzero((decisive >= 0) & ~has(text.role[decisive], _ENDS))
    rows = rows[~are_presupposed(text, nouns.keep(rows))]
    held = nouns.keep(rows)
    rows = rows[~name_standing(text, held.term, held.end, held.begin - 1)]
    place = decisive[rows]
    likely = _are_likely(text, place)
    likely &= ~has(text.role[place + 1], _LETTERS) | has(text.role[place + 1], PLAIN)  # "are possible buyers"
    ends = (place + 1 >= nouns.end[rows]) | ~has(text.role[place + 1], _TO)
    # "a strike is likely to follow"
    held = nouns.keep(rows)
    ends |= are_indefinite(text, held.term, held.begin) | tell_existence(text, held, place + 2)
    found[:, rows[likely & ends]] = place[likely & ends]
    rows, place = rows[~likely], place[~likely]
    number = _find_modals(cues, place)
    rows, place, number = rows[number >= 0], place[number >= 0], number[number >= 0]
    modal = cues.keep(number)
    holds = have_tails(text, last[rows]) | _are_compounds(text, last[rows], place)
    holds &= ~are_told_later(text, modal) & ~(_WOULD[text.word[modal.first]] & are_done(text, modal))
    following = np.minimum(number + 1, len(cues.first) - 1)
    negated = (cues.first[following] == modal.last + 1) & has(cues.kind[following], _CLAUSE)
    holds &= ~negated | (modal.last + 1 - last[rows] > REACH_RIGHT)
    rows, place, modal = rows[holds], place[holds], modal.keep(holds)
    held = nouns.keep(rows)
    tells = are_indefinite(text, held.term, held.begin) | tell_existence(text, held, place + 1)
    found[:, rows[tells]] = modal.first[tells], modal.last[tells]
    return found[0], found[1]


def _find_decisive(text: Text, cues: Pairs, last: Ints, end: Ints) -> Ints:
    """Find the first word behind each term that ends its clause, is its verb, or calls it likely; else -1."""
    span, place = list_between(last + 1, end)
    role = text.role[place]
    helper = has(role, _COPULA) | _NOT[text.word[place]]
    then = _THAT[text.word[place]] & _TIMES[text.word[place + 1]]  # "a victory later that night could"
    decides = (has(role, _ENDS) & ~then) | _are_likely(text, place)
    decides |= has(role, _JOINS) & has(text.role[place + 1], _VERB)  # "committed a crime and could face"
    verbs = np.flatnonzero(~decides & has(role, _VERB))
    decides[verbs] = ~helper[verbs] | (_find_modals(cues, place[verbs]) >= 0)
    held = np.flatnonzero(decides)[::-1]  # what is written last stays
    found = np.full(len(last), -1)
    found[span[held]] = place[held]
    return found


def _are_likely(text: Text, place: Ints) -> Bools:
    before = has(text.role[place - 1], _COPULA) | _LIKELY_AFTER[text.word[place - 1]]
    before &= ~_AS_AS[text.word[place - 1]] | has(text.role[place - 2], _COPULA) | _NOT[text.word[place - 2]]
    return _LIKELY[text.word[place]] & before


def _find_modals(cues: Pairs, place: Ints) -> Ints:
    """Give the number of the modal that begins at each place, or -1."""
    if not len(cues.first):
        return np.full(len(place), -1)
    number = np.minimum(np.searchsorted(cues.first, place), len(cues.first) - 1)
    return np.where((cues.first[number] == place) & has(cues.kind[number], _MODAL), number, -1)


def _are_compounds(text: Text, last: Ints, verb: Ints) -> Bools:
    """Tell where the few words between the term and the verb are the rest of its noun: "war crimes trial may"."""
    compounds = verb - last - 1 <= _LONGEST_COMPOUND
    for place in range(1, _LONGEST_COMPOUND + 1):
        role = text.role[last + place]
        compounds &= (last + place >= verb) | (has(role, _LETTERS) & ~has(role, _CAPITAL))
    return compounds
