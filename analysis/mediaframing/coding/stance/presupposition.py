"""The noun phrase around a term: whether it is taken for granted, and whether it is hedged.

A definite noun phrase presupposes what it names (Strawson 1950), so that a negation or an "if" around it leaves the thing
standing: "did not help the economy". A hedge within it ("alleged fraud") leaves it open whatever is around.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english.governors import CARRYING
from mediaframing.coding.english.queries import any_between, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, any_of, name_words
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_MODIFIERS = 3
_FAR_BACK = 200  # a noun phrase of more words is none: bounds the work in a sentence without end
_DEFINITE, _INDEFINITE, _OF, _COPULA, _AS = map(any_of, ("Definite=Def", "Definite=Ind", "of", "cop", "as"))
_CAPITAL, _PAST, _VERB, _COMPARATIVE = map(any_of, ("capital", "Tense=Past", "AUX", "Degree=Cmp"))
_NAMING, _NUMBER, _VENTURE = map(any_of, ("naming", "NumType=Card", "venture"))
_ED, _LY, _S, _LESS, _LETTERS, _PARTICIPLE = map(any_of, ("ed", "ly", "s", "less", "letters", "participle"))
_FUSED = any_of("fused")
_DETERMINER, _JOINED, _NAMES = map(any_of, ("Definite=Def Definite=Ind", "and or", "opinion naming"))
_NAME_FOLLOWS = any_of("Definite=Def Definite=Ind as")
_PHRASE_END = any_of("ADP to as PUNCT boundary PronType=Rel comma AUX Case=Nom that wh opinion naming")
MODIFIER_END = _PHRASE_END | any_of("Definite=Def Definite=Ind of and or")
_ENDS = _PHRASE_END | _INDEFINITE

_DEMONSTRATIVES = name_words("demonstratives")
_ARTICLES = name_words("articles")
_FINDING = name_words("finding")
_INVERTING = name_words("inverting")
_MATCHES = name_words("matches")
_BREAKS = name_words("breaks")
ENDED = name_words("ended")
"""What these words end is denied only where it is a venture, which is there once it has succeeded."""
_PRONOUNS_IS = name_words("pronouns")
_CLITICS = name_words("owners")
_APOSTROPHE, _POSSESSIVE, _CLIPPED = map(name_words, ("'", "'s", "clipped"))
_MORE = name_words("more")
_BE = name_words("be become")
_OTHER, _DASH, _ABOUT, _NOT, _FAR, _QUOTE = map(name_words, ("other", "-", "about", "not", "far", '"'))
_ALL, _AT, _MINIMAL = map(name_words, ("all", "at", "minimal"))
LOOSE = name_words("loose")
"""Nouns whose "the" is not that of what they are of: "the threat of war"."""
_BE_HAVE = name_words("infinite")
_SUCH, _NO, _BEING = map(name_words, ("such other", "no", "being"))
_FOR, _KNOWN_FOR = map(name_words, ("for", "known for"))
_PRESENT, _WINS = map(name_words, ("verbs in the present", "wins a prize"))
_THERE = name_words("there")
_MENTIONED = name_words("\" ' :")


@dataclass(frozen=True)
class Nouns(Columns):
    """Terms in their sentences, looked at from some token on.

    Attributes
    ----------
    term : array
    after : array
        The last token of the cue: the phrase is looked for to the right of it. It may be the last one before the
        sentence, where there is no cue.
    begin, end : array
        The first token of the sentence, and the one behind the last.
    """

    term: Ints
    after: Ints
    begin: Ints
    end: Ints

    def wrap(self, place: Ints) -> Ints:
        """Read a place before the sentence as one that is counted from its end."""
        return np.where(place < self.begin, place + self.end - self.begin, place)


def are_presupposed(text: Text, nouns: Nouns) -> Bools:
    """Tell whether the noun phrases around terms are definite, so that their being there is taken for granted.

    "not the economy" after a copula is a statement about what something is, and presupposes nothing.
    """
    if not len(nouns.term):
        return np.zeros(0, np.bool_)
    presupposed = _are_names(text, nouns)
    rows = np.flatnonzero(~presupposed)
    place, crossed = _find_definite(text, nouns.keep(rows))
    found = place >= 0
    rows = rows[found]
    presupposed[rows] = _presuppose(text, nouns.keep(rows), place[found], crossed[found])
    return presupposed


def _find_definite(text: Text, nouns: Nouns) -> tuple[Ints, Bools]:
    """Find the definite word that opens the phrase of each noun, or -1, and tell whether an "of" stands behind it."""
    definite = np.full(len(nouns.term), -1)
    crossed = np.zeros(len(nouns.term), np.bool_)
    steps = np.zeros(len(nouns.term), np.int64)
    rows, place = np.arange(len(nouns.term)), nouns.term - 1
    for _ in range(_FAR_BACK):
        inside = place > nouns.after[rows]
        rows, place = rows[inside], place[inside]
        if not len(rows):
            break
        role = text.role[place]
        opens = has(role, _DEFINITE) & ~(
            has(role, _NUMBER) & _DASH[text.word[place + 1]]
        )  # "a two-state plan"
        opens &= ~_MINIMAL[text.word[place + 1]]  # "not the slightest sign of panic"
        # "we are all racist", "not at all fair"
        opens &= ~(_ALL[text.word[place]] & (has(text.role[place - 1], _VERB) | _AT[text.word[place - 1]]))
        # "hardly known for his modesty"
        opens &= ~(_FOR[text.word[place - 1]] & _KNOWN_FOR[text.word[place - 2]])
        marks = np.flatnonzero(_CLITICS[text.word[place]])
        opens[marks] |= _are_possessive(text, place[marks], nouns.begin[rows[marks]])
        # "does not make a novice's mistakes"
        opens[marks] &= ~_ARTICLES[text.word[place[marks] - 2]]
        definite[rows[opens]] = place[opens]
        of = has(role, _OF)
        loose = (
            of & LOOSE[text.word[place - 1]] & ~_DEMONSTRATIVES[text.word[place - 2]]
        )  # "free of the threat of riots", "in the business of bribery", but not "this type of riot"
        crossed[rows[of]] = True
        steps[rows] += has(role, _LETTERS) & ~_DASH[text.word[place + 1]]
        steps[rows[of]] = 0
        goes_on = ~opens & ~loose & (steps[rows] <= _MODIFIERS) & ~_end_phrases(text, nouns, rows, place)
        rows, place = rows[goes_on], place[goes_on] - 1
    return definite, crossed


def _end_phrases(text: Text, nouns: Nouns, rows: Ints, place: Ints) -> Bools:
    """Tell whether a word to the left of the noun ends its phrase; "proposed" in "the proposed deal" does not."""
    role = text.role[place]
    ends = has(role, _ENDS | _PAST)
    # "the court takes action", "the judge issues orders"
    ends |= (
        _PRESENT[text.word[place]]
        & has(text.role[place - 1], _LETTERS)
        & ~has(text.role[place - 1], _DETERMINER)
    )
    # "could leave his job and face charges"
    following = place + 1
    ends |= has(role, _JOINED) & CARRYING[text.word[following]] & (following < nouns.term[rows])
    verbs = np.flatnonzero(role & _ED)
    if len(verbs):
        held, role = nouns.keep(rows[verbs]), role[verbs]
        before = text.role[held.wrap(place[verbs] - 1)]
        named = has(role, _NAMES) & has(before, _DEFINITE)
        ends[verbs] = (ends[verbs] | _are_past(text, place[verbs], held.begin)) & ~named
        # "the self-styled king"
        ends[verbs] &= ~_DASH[text.word[place[verbs] - 1]] | text.spaced[place[verbs]]
    return ends


def _presuppose(text: Text, nouns: Nouns, place: Ints, crossed: Bools) -> Bools:
    """Tell whether the definite word at a place makes the noun's phrase definite."""
    role, before = text.role[place], nouns.wrap(place - 1)
    counted = crossed & has(role, _NUMBER)  # "two years of talks"
    other = (place > nouns.after + 1) & _OTHER[text.word[place]]  # "arson and other crimes"
    other &= has(text.role[before], _JOINED)
    named = _own_subjects(text, nouns, place) | _are_named_so(text, nouns, place)
    identified = (place > nouns.begin) & _identify(text, nouns, place)
    such = (place == nouns.after + 1) & _SUCH[text.word[place]] & _NO[text.word[before]]  # "no such threat"
    # "do not believe that guns are the problem"
    predicate = ~crossed & (place > nouns.after + 2) & _be(text, before, nouns.begin)
    predicate &= has(text.role[place - 2], _LETTERS)
    # "if she wins the election", "could secure the deal"
    won = ~crossed & has(role, _DEFINITE) & (place > nouns.after + 1) & _WINS[text.word[before]]
    presupposes: Bools = ~(counted | other | named | identified | such | predicate | won)
    return presupposes


def _be(text: Text, place: Ints, begin: Ints) -> Bools:
    """Tell forms of "be" from the possessive: "it's our problem"."""
    clipped = _POSSESSIVE[text.word[place]] & ~_are_possessive(text, place, begin)
    be: Bools = _BEING[text.word[place]] | clipped
    return be


def _are_names(text: Text, nouns: Nouns) -> Bools:
    """Tell which terms are parts of names ("the Justice Department"): their bearers are there, whatever is denied.

    In a headline in Title Case the cue is capitalised too, and tells nothing.
    """
    role, term, begin = text.role, nouns.term, nouns.begin
    names = has(role[term], _CAPITAL)
    names &= (nouns.after <= begin) | ~has(role[nouns.after], _CAPITAL)
    # "there is no Senate Freedom Caucus"
    after = np.maximum(nouns.after, begin)
    names &= ~(_NO[text.word[after]] & has(role[after - 1], _COPULA) & _THERE[text.word[after - 2]])
    following = (term + 1 < nouns.end) & has(role[term + 1], _CAPITAL)
    before = (term - begin > 1) & has(role[term - 1], _CAPITAL) & has(role[term - 1], _LETTERS)
    names &= following | before
    return names


def are_named(text: Text, pairs: Pairs) -> Bools:
    """Tell which terms are names within the sentence ("if Democratic voters"), and no "a" makes them one of many."""
    role, term = text.role, pairs.term
    named: Bools = has(role[term], _CAPITAL) & ~_MENTIONED[text.word[term - 1]]
    # "If Lund wins, Danish voters will cheer": a headline in Title Case has no such word
    titled = has(role[pairs.first], _CAPITAL)
    rows = np.flatnonzero(named & titled)
    span, place = list_between(pairs.last[rows] + 1, term[rows])
    small = has(role[place], _LETTERS) & ~has(role[place], PLAIN | _CAPITAL)
    titled[rows[span[small]]] = False
    named &= ~titled
    rows = np.flatnonzero(named)
    named[rows] = ~are_indefinite(text, term[rows], pairs.begin[rows])
    return named


def _are_past(text: Text, place: Ints, begin: Ints) -> Bools:
    """Tell verbs in the past ("the firm committed fraud") from participles ("the failed talks")."""
    before = text.role[place - 1]
    past: Bools = has(text.role[place], _PARTICIPLE) & (place > begin)
    past &= has(before, _LETTERS) & ~has(before, _DETERMINER | _LY)
    return past


def _are_named_so(text: Text, nouns: Nouns, place: Ints) -> Bools:
    """Tell which terms are what the definite noun is called: "call the policy immoral", "call this democracy"."""
    start = place - np.where(has(text.role[place], _DEFINITE), 1, 2)
    named = (start >= nouns.begin) & (has(text.role[start], _NAMING) | _FINDING[text.word[start]])
    after = nouns.term + 1
    following = has(text.role[after], _NAME_FOLLOWS) | _QUOTE[text.word[after]]
    named &= ~((after < nouns.end) & following)  # "call the attack an act of terror"
    return named & ((nouns.term - place >= 2) | _DEMONSTRATIVES[text.word[place]])


def _own_subjects(text: Text, nouns: Nouns, place: Ints) -> Bools:
    """Tell which determiners belong to subjects of inverted clauses: "nor did the firm commit fraud"."""
    after = nouns.after
    owns = (place == after + 2) & has(text.role[after + 1], _VERB) & _INVERTING[text.word[nouns.wrap(after)]]
    owns &= ~_BE_HAVE[text.word[nouns.term + 1]]  # "nor should their old rights be cut"
    found: Bools = owns & ((nouns.term - place >= 3) | _DEMONSTRATIVES[text.word[place]])
    return found


def are_unmatched(text: Text, pairs: Pairs) -> Bools:
    """Tell where a negation makes a superlative of the term: "never a worse crisis", "has not seen a war like this"."""
    role, word, term = text.role, text.word, pairs.term
    matches = (term + 2 < pairs.end) & _MATCHES[word[term + 1]] & ~_FAR[word[term + 2]]
    before, indefinite = role[term - 1], has(role[term - 2], _INDEFINITE)
    less = (term - pairs.begin > 2) & has(before, _LESS)  # "not a victimless crime"
    more = _MORE[word[term - 1]] & (pairs.last == term - 2)  # "no more war"
    worse = less | ((term - pairs.begin > 1) & has(before, _COMPARATIVE) & ~more)
    answer: Bools = matches | _are_compared(text, pairs) | (worse & indefinite)
    return answer


def _are_compared(text: Text, pairs: Pairs) -> Bools:
    """Tell which terms stand in comparisons: "not as robust a reform as hers"."""
    term = pairs.term
    compared = any_between(text.role, _AS, term + 1, np.minimum(term + 3, pairs.end))
    rows = np.flatnonzero(compared)
    span, place = list_between(np.maximum(pairs.begin[rows], term[rows] - 5), term[rows] - 1)
    held = has(text.role[place], _AS) & ~has(text.role[place + 1], _INDEFINITE)
    compared[rows] = False
    compared[rows[span[held]]] = True
    return compared


def are_ventures(text: Text, term: Ints, end: Ints) -> Bools:
    """Tell which terms are, or stand before, what has to succeed to be there: "talks", "reform plans"."""
    ventures, open_ = np.zeros((2, len(term)), np.bool_)
    open_[:] = True
    for place in range(2):  # "peace talks", but not "health care bill"
        role = text.role[term + place]
        open_ &= term + place < end
        ventures |= open_ & has(role, _VENTURE)
        open_ &= ~has(role, _PHRASE_END) & has(role, _LETTERS)
    return ventures


def are_indefinite(text: Text, term: Ints, begin: Ints) -> Bools:
    """Tell which terms' noun phrases begin with "a", "an", "any" or "some"."""
    indefinite, open_ = np.zeros((2, len(term)), np.bool_)
    open_[:] = True
    for back in range(1, _MODIFIERS + 2):
        open_ &= term - back >= begin
        indefinite |= open_ & _ARTICLES[text.word[term - back]]
        open_ &= ~has(text.role[term - back], MODIFIER_END)
    return indefinite


def _are_possessive(text: Text, place: Ints, begin: Ints) -> Bools:
    word = text.word[place]
    plural = _APOSTROPHE[word] & (place > begin) & has(text.role[place - 1], _S)
    own = _POSSESSIVE[word] & ~((place > begin) & _PRONOUNS_IS[text.word[place - 1]])
    return np.where(plural, ~text.spaced[place], own)


def _identify(text: Text, nouns: Nouns, place: Ints) -> Bools:
    """Tell which determiners follow "is not" or "isn't" (about) directly, alone or with a name."""
    role, word, after = text.role, text.word, nouns.after
    place = place - (_ABOUT[word[place - 1]] | _POSSESSIVE[word[place]])
    here, before = nouns.wrap(after), nouns.wrap(after - 1)
    opens = after == nouns.begin
    # "part of the problem, not the solution": a contrast of what is what
    contrast = _NOT[word[here]] & ~opens & (_BREAKS[word[before]] | has(role[before], _LY))
    told = has(role[here], _COPULA) | (~opens & has(role[before], _COPULA))
    # "is clearly not the solution"
    told |= (
        _NOT[word[here]]
        & has(role[before], _LY)
        & (after - 2 >= nouns.begin)
        & has(role[nouns.wrap(after - 2)], _COPULA)
    )
    told |= (after > nouns.begin) & _CLIPPED[word[before]]
    # "can not be the solution"
    becomes = (_NOT[word[here]] | has(role[here], _FUSED)) & (place - 2 == after) & _BE[word[place - 1]]
    found: Bools = ((place - 1 == after) & (contrast | told)) | becomes
    return found
