"""What is left open by words around it: one of two alternatives, what follows from a condition, what is asked.

Asked of mentions that no cue has decided.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_between, any_word_between, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.existence import tell_existence
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.presupposition import Nouns, are_presupposed
from mediaframing.coding.stance.scopes import reach
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_SETTLED, _NEGATORS = (
    name_words("settled"),
    name_words("negators"),
)
_COPULA, _FUSED, _BREAKS_AND_COMMAS = map(any_of, ("cop", "fused", "PUNCT comma PronType=Rel"))
_UNSETTLED_NEAR = 8
_AND, _LOOMS, _LARGE = map(name_words, ("and but", "looms", "large"))
_EITHER, _OR, _WHETHER, _QUESTION, _CLOSES = map(name_words, ("either", "or", "whether", "?", ")"))
_AHEAD_OF = name_words("ahead of")
_CLAIM, _PLURAL = name_words("claim"), any_of("s")
_CLAIMED, _DUE = name_words("claimed"), name_words("due")
_FEARED, _CAPITAL = name_words("feared behind a noun"), any_of("capital")
_DETERMINER = any_of("Definite=Def Definite=Ind")
_SHOWN, _OWNERS = name_words("before claims and fears"), name_words("owners")
_LOOKS_INTO, _OF_WHAT = name_words("looks into claims"), name_words("claims of what")
_OBJECT = any_of("Definite=Def Definite=Ind that to Case=Nom capital")
_BREAKS, _IF, _MODAL = any_of("PUNCT"), kinds("if"), kinds("modal")
_PLAIN_VERBS = any_of("AUX PronType=Rel that PUNCT")
_INDEFINITE, _COMMA = map(any_of, ("Definite=Ind", "comma"))
_ALTERNATIVE, CONSEQUENT = 10, 25
_RELATIVE, _SUBJECT = any_of("PronType=Rel that"), any_of("Case=Nom Definite=Def capital")
_RELATIVE_NEAR, _RESERVATION = 7, 7
_DOUBTFULLY, _DOUBTED, _TO_OF = map(name_words, ("doubtfully", "doubted", "to of"))
_HELPERS, _PLACED, _ADVERB, _FUTURE = map(any_of, ("AUX", "ADP", "ly", "future"))
_IF_WORD, _IF_PROVEN, _BARE_SUBJECTS = map(name_words, ("if", "if proven", "bare subjects"))
_ON_IN, _THE, _AHEAD_NOUNS, _POSSIBILITY = map(name_words, ("on in", "the", "ahead nouns", "possibility"))
_IN, _QUESTIONED = name_words("in"), name_words("in question")
_ONE_OF, _HEADLINE_DOUBT, _BECKONS = map(name_words, ("one of", "headline doubt", "beckons"))
_TAIL_OR_END, _WORDS = any_of("ADP"), any_of("letters")
_LIKELY, _CERTAIN, _UNSURE = map(name_words, ("likelihoods", "certain", "far from"))
_EVEN = name_words("even")
_REMOTE, _NOT = map(name_words, ("remote", "never"))


def find_alternatives(text: Text, nouns: Nouns, last: Ints) -> Ints:
    """Find the "either" of terms that are one of two: "either a hoax or a slip"; -1 where there is none."""
    found = np.full(len(last), -1)
    start = np.maximum(nouns.begin, nouns.term - _ALTERNATIVE)
    span, place = list_between(start, nouns.term)
    held = _EITHER[text.word[place]]
    found[span[held]] = place[held]
    rows = np.flatnonzero(found >= 0)
    closed = any_between(text.role, _PLAIN_VERBS, found[rows] + 1, nouns.term[rows])
    # "either build now or put taxpayers on the hook"
    closed |= ~has(text.role[found[rows] + 1], _INDEFINITE) & (found[rows] + 1 != nouns.term[rows])
    both = any_word_between(
        text.word, _OR, found[rows] + 1, np.minimum(last[rows] + _ALTERNATIVE, nouns.end[rows])
    )
    found[rows[closed | ~both]] = -1
    return found


def find_marks(text: Text, nouns: Nouns, last: Ints) -> Ints:
    """Find the "?" that stands in brackets behind a term: "a doctored (forged?) photo"."""
    asked = (last + 2 < nouns.end) & _QUESTION[text.word[last + 1]] & _CLOSES[text.word[last + 2]]
    return np.where(asked, last + 1, -1)


def find_unsettled(text: Text, nouns: Nouns, last: Ints) -> Ints:
    """Find what says that a term is neither so nor not: "cannot be ruled out", "has not been confirmed"; -1 for nothing."""
    found = np.full(len(last), -1)
    span, place = list_between(last + 1, np.minimum(last + _UNSETTLED_NEAR, nouns.end))
    helper = place - 1 - has(text.role[place - 1], _ADVERB)
    settles = _SETTLED[text.word[place]] & has(text.role[helper], _COPULA)
    # "is not impossible", "isn't inconceivable"
    settles |= _REMOTE[text.word[place]] & (_NOT[text.word[place - 1]] | has(text.role[place - 1], _FUSED))
    # "is not certain", "is far from certain"
    unsure = _UNSURE[text.word[place - 1]] | _UNSURE[text.word[place - 2]]
    settles |= _CERTAIN[text.word[place]] & (unsure | has(text.role[place - 1], _FUSED))
    span, place = span[settles], place[settles]
    inner, word = list_between(last[span] + 1, place)
    denied = np.zeros(len(span), np.bool_)
    denied[inner[(_NEGATORS | _UNSURE)[text.word[word]] | has(text.role[word], _FUSED)]] = True
    denied &= ~any_between(text.role, _BREAKS_AND_COMMAS, last[span] + 1, place)
    found[span[denied]] = place[denied]
    return found


def find_relatives(text: Text, nouns: Nouns, last: Ints) -> Ints:
    """Find the doubt in a relative clause whose object is the term: "the bribes she allegedly took"; -1 where there is none."""
    found = np.full(len(last), -1)
    after = last + 1
    opens = after + has(text.role[after], _RELATIVE)
    subject = has(text.role[opens], _SUBJECT)
    span, place = list_between(opens + 1, np.where(subject, np.minimum(nouns.end, after + _RELATIVE_NEAR), 0))
    word, before = text.word[place], text.role[place - 1]
    doubts = _DOUBTFULLY[word] | (_DOUBTED[word] & has(before, _COPULA) & _TO_OF[text.word[place + 1]])
    span, place = span[doubts], place[doubts]
    near = ~any_between(text.role, _BREAKS_AND_COMMAS, opens[span], place)
    near &= ~any_between(text.role, _HELPERS, opens[span], place - 1)
    near &= ~any_between(text.role, _PLACED, opens[span], place)  # "attacked her for allegedly hiding it"
    found[span[near]] = place[near]
    return found


def find_reservations(text: Text, nouns: Nouns, last: Ints) -> Ints:
    """Find the "if" by which a term is left open: "the fraud, if proven, is grave"; -1 where there is none."""
    comma, iffy = last + 1, last + 2
    reserved = (iffy + 1 < nouns.end) & has(text.role[comma], _COMMA) & _IF_WORD[text.word[iffy]]
    following = text.word[iffy + 1]
    end = np.minimum(iffy + _RESERVATION, nouns.end)
    whole = any_between(text.role, _COMMA, iffy + 2, end)
    named = _BARE_SUBJECTS[following] & has(text.role[iffy + 2], _COPULA)
    return np.where(reserved & whole & (_IF_PROVEN[following] | named), iffy, -1)


def find_possibilities(text: Text, nouns: Nouns, last: Ints) -> Ints:
    """Find what calls a term possible behind it: "a strike remains a possibility", "is on the cards"; -1 for nothing."""
    found = np.full(len(last), -1)
    span, place = list_between(last + 2, np.minimum(last + _UNSETTLED_NEAR, nouns.end))
    word, after = text.word[place], text.word[place + 1]
    ahead = _ON_IN[word] & (_AHEAD_NOUNS[after] | (_THE[after] & _AHEAD_NOUNS[text.word[place + 2]]))
    possible = ahead & has(text.role[place - 1], _COPULA | _ADVERB)
    possible |= _POSSIBILITY[word] & (_ONE_OF[text.word[place - 1]] | _ONE_OF[text.word[place - 2]])
    possible |= _IN[word] & _QUESTIONED[after] & has(text.role[place - 1], _COPULA | _ADVERB)
    span, place = span[possible], place[possible]
    linked = any_between(text.role, _COPULA, last[span] + 1, place)
    linked &= ~any_between(text.role, _BREAKS_AND_COMMAS, last[span] + 1, place)
    inner, between = list_between(last[span] + 1, place)
    denied = _NEGATORS[text.word[between]] | has(text.role[between], _FUSED)
    linked[inner[denied]] = False
    found[span[linked]] = place[linked]
    rows = np.flatnonzero(found >= 0)
    found[rows[are_presupposed(text, nouns.keep(rows))]] = -1
    return found


def find_claimed(text: Text, nouns: Nouns, last: Ints) -> Ints:
    """Find the "allegations" that a term stands before: "faces bribery allegations"; -1 where there are none.

    A claim for what is due ("asylum claims") alleges nothing. What is feared ("recession fears") is open, too.
    """
    after = last + 1
    claimed = (after < nouns.end) & _CLAIMED[text.word[after]] & ~_DUE[text.word[last]]
    claimed &= ~(_CLAIM[text.word[after]] & has(text.role[last], _PLURAL))  # "hackers claim"
    # "Ann's spying claims" are hers, "raising fears", "the ongoing claims"
    told = _SHOWN[text.word[last]] | (_OWNERS[text.word[nouns.term - 1]] & (nouns.term > nouns.begin))
    told |= _CLAIM[text.word[after]] & has(text.role[last], _CAPITAL)
    # "will investigate allegations", "Danish allegations of fraud"
    told |= _LOOKS_INTO[text.word[last]] & ~has(text.role[last - 1], _DETERMINER)
    told |= has(text.role[last], _CAPITAL) & _OF_WHAT[text.word[after + 1]]
    claimed &= ~told
    feared = (
        ~told & (after < nouns.end) & _FEARED[text.word[after]] & ~has(text.role[last], _PLURAL | _CAPITAL)
    )
    # "the hacker fears the police"
    near = np.maximum(nouns.begin, nouns.term - 2)
    feared &= ~has(text.role[after + 1], _OBJECT) & ~any_between(text.role, _DETERMINER, near, nouns.term)
    return np.where(claimed | feared, after, -1)


def find_looming(text: Text, nouns: Nouns, last: Ints) -> Ints:
    """Find the "looms" behind a term that may come: "a shutdown looms", "Arson Suspected in Fire"; -1 where there is none."""
    after = last + 1
    after = after + has(text.role[after], _COPULA)
    looms = (after < nouns.end) & _LOOMS[text.word[after]]
    looms[looms] &= ~_LARGE[text.word[after[looms] + 1]]
    ends = (after + 1 >= nouns.end) | ~has(text.role[after + 1], _WORDS)
    looms |= _BECKONS[text.word[after]] & ends & (after < nouns.end)
    headline = _HEADLINE_DOUBT[text.word[after]] & (nouns.term == nouns.begin) & (after == last + 1)
    headline &= ends | has(text.role[after + 1], _TAIL_OR_END)
    # "with a strike likely, travellers stay home"
    looms |= _LIKELY[text.word[after]] & (after == last + 1) & ends & (after < nouns.end)
    rows = np.flatnonzero(headline)
    headline[rows] = ~any_between(text.role, _HELPERS, after[rows], nouns.end[rows])
    return np.where(looms | headline, after, -1)


def _come(text: Text, nouns: Nouns) -> Bools:
    """Tell which terms are what will be, or is expected: "there will be a war"."""
    span, place = list_between(np.maximum(nouns.begin, nouns.term - 8), nouns.term)
    ahead = _AHEAD_OF[text.word[place]]
    span, place = span[ahead], place[ahead]
    held = nouns.keep(span)
    words = Pairs(place, place, np.full(len(place), _MODAL), held.begin, held.end, held.term)
    coming = np.zeros(len(nouns.term), np.bool_)
    coming[span[reach(text, words)]] = True
    return coming


def find_conditions(text: Text, cues: Pairs, nouns: Nouns, last: Ints) -> tuple[Ints, Ints]:
    """Find the condition behind a term that is to come under it: "there will be a war if talks fail"."""
    found = np.full((2, len(last)), -1)
    far = np.minimum(nouns.end, last + CONSEQUENT)
    number = np.searchsorted(cues.first, last + 1)
    conditions = np.flatnonzero((cues.kind & _IF > 0) & ~_WHETHER[text.word[cues.last]])
    if not len(conditions) or not len(last):
        return found[0], found[1]
    following = np.searchsorted(conditions, number)
    inside = following < len(conditions)
    condition = conditions[np.minimum(following, len(conditions) - 1)]
    first = cues.first[condition]
    rows = np.flatnonzero(inside & (first < far))
    first = first[rows]
    held = nouns.keep(rows)
    open_ = ~any_between(text.role, _BREAKS, last[rows] + 1, first)
    joined = _AND[text.word[first - 1]] | (_AND[text.word[first - 2]] & has(text.role[first - 1], _COMMA))
    open_ &= ~joined  # "will charge her with fraud and, if convicted"
    open_ &= ~_EVEN[text.word[first - 1]]  # "even if it is enforced"
    coming = _come(text, held)
    # "famine will follow unless aid arrives"
    coming |= has(text.role[last[rows] + 1], _FUTURE) & tell_existence(text, held, last[rows] + 2)
    open_ &= coming
    open_[open_] = ~are_presupposed(text, held.keep(open_))
    found[0, rows[open_]], found[1, rows[open_]] = first[open_], cues.last[condition[rows[open_]]]
    return found[0], found[1]
