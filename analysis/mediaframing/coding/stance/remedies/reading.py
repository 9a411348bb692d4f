"""What stands between a cue and the term of a remedy: whether the cue still holds there.

A view holds what its verb or noun has as its object or in a phrase that belongs to it; an act holds its object alone. A
noun that stands for what it is about lets both through: "voted against a bill that would expand gun control". Clauses that
begin, and verbs that have a subject of their own, end either.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.remedies.cues import Cues, kinds
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import APART, Bools, Ints

HORIZON = 22
"""No cue reaches further than over this many tokens."""
_LIST = 14
_RELATIVE_VERB = 3  # so many tokens behind "that" its verb is the relative clause's
_ENDS, _AUXILIARY = any_of("PUNCT boundary PronType=Rel Case=Nom wh"), any_of("AUX")
_COMMA, _PREPOSITION, _JOINS = map(any_of, ("comma", "ADP to", "and or"))
_OF_ROLE, _OWNER = any_of("of"), any_of("Definite=Def Definite=Ind")
_WEAK, _NONE = kinds("weak"), name_words("none")
_VIEWS, _NOT, _CARRIER, _FEAR = map(kinds, ("against for slur name", "not", "carrier", "fear"))
_ASIDE, _ACTS = kinds("aside"), kinds("stop do")

_VOID, _NEAR_VOID, _LETTERS = name_words("no zero none nothing neither"), 5, any_of("letters")
_OF_ROLE_IN, _VOID_ENDS = any_of("of ADP"), any_of("AUX and or to PronType=Rel")
_NO, _HAVE, _TO, _SHOULD = map(name_words, ("no zero", "have", "to", "should"))
_RELATIVES = name_words("relatives")
_NOT_FINITE = name_words("not finite")
_OPENS_OBJECT = name_words("opens object")
_OF = name_words("of")
_MANNER = name_words("of manner")
_AS, _BEFORE_AS = name_words("as"), name_words("before as")
_OF_VIEWS = name_words("of views")
_OF_NEGATIONS = name_words("of negations")
_BE = name_words("forms of be")
_FUSED_NOT = name_words("fused not")

_BEGUN = name_words("begun")
_ADJECTIVES = name_words("adjectives too")
_PENDING, _INCLUDING, _IN, _PARTICULAR = map(name_words, ("pending", "including", "in", "particular"))
_OWNERS, _HYPHEN = map(name_words, ("owners", "-"))
_NO_MODIFIERS = any_of("Definite=Def Definite=Ind ADP of Case=Nom s wh that comma")
_NO_OWNERS = name_words("no owners")
_BEFORE_VERBS = any_of(
    "AUX to comma and or Case=Nom ly s mark PUNCT boundary PronType=Rel wh that capital fused"
)
_LY, _S, _NOMINATIVE = map(any_of, ("ly", "s", "Case=Nom"))
_BEHIND_NOUNS = any_of("ADP of to as AUX PUNCT comma and or boundary that PronType=Rel")
_ING, _ED, _ANY_PREPOSITION, _NOUN = *map(any_of, ("ing", "ed", "ADP")), kinds("noun")


@dataclass(frozen=True)
class Held(Columns):
    """Cues, each with what it may hold: a term, or another cue.

    Attributes
    ----------
    first, last : array
        The first and the last token of the cue.
    kind : array
        The sum of the bits of its kinds.
    begin, end : array
        The first token of the sentence, and the one behind the last.
    term, term_last : array
        The first and the last token of what it may hold.
    """

    first: Ints
    last: Ints
    kind: Ints
    begin: Ints
    end: Ints
    term: Ints
    term_last: Ints

    def are(self, kind: int) -> Bools:
        """Tell which cues are of one of these kinds."""
        found: Bools = self.kind & kind > 0
        return found


@dataclass(frozen=True)
class Reading:
    """The sentences of a batch that name a remedy.

    Attributes
    ----------
    role, word : array
        As in :class:`mediaframing.coding.english.reading.Text`, of the sentences that name a remedy, with empty places before and
        behind each.
    cues : Cues
        The cues of these sentences.
    ends : array
        The place behind the last word of each sentence.
    """

    role: Ints
    word: Ints
    cues: Cues
    ends: Ints
    _made: dict[object, Ints] = field(default_factory=dict, repr=False)

    @cached_property
    def kind(self) -> Ints:
        """The kinds of the cue that each token is part of, or 0."""
        kind = np.zeros(len(self.role), np.int64)
        span, place = list_between(self.cues.first, self.cues.last + 1)
        kind[place] = self.cues.kind[span]
        return kind

    def has(self, bits: int, start: Ints, end: Ints) -> Bools:
        """Tell whether a word with such roles stands from each start up to each end."""
        there: Bools = self._count_cached(bits, lambda: self.role & bits != 0, start, end) > 0
        return there

    def count_words(self, table: Bools, start: Ints, end: Ints) -> Ints:
        """Count the words of a table from each start up to each end."""
        return self._count_cached(id(table), lambda: table[self.word], start, end)

    def count_kinds(self, kind: int, start: Ints, end: Ints) -> Ints:
        """Count the tokens of cues of one of these kinds from each start up to each end."""
        return self._count_cached(("kind", kind), lambda: self.kind & kind > 0, start, end)

    def _count_cached(self, key: object, find: Callable[[], Bools], start: Ints, end: Ints) -> Ints:
        """Count the tokens of a kind from each start up to each end; the kind is found once."""
        places = self._made.get(key)
        if places is None:
            places = self._made[key] = np.flatnonzero(find())
        return _count(places, start, end)

    @cached_property
    def negators(self) -> Bools:
        """The words that negate: those of the list, and those in n't."""
        negates: Bools = (self.kind & _NOT > 0) | _FUSED_NOT[self.word]
        return negates

    @cached_property
    def joints(self) -> Bools:
        """The tokens behind a noun that stands for what it is about: "that" in "a bill that would"."""
        return np.roll(self.kind & _CARRIER > 0, 1)

    @cached_property
    def walls(self) -> Bools:
        """The words that end what any cue holds."""
        role, word = self.role, self.word
        relative = _RELATIVES[word]
        goes_on = relative & self.joints
        inside = np.zeros(len(role), np.bool_)
        for step in range(1, _RELATIVE_VERB + 1):
            inside[step:] |= goes_on[:-step]
        obliged = _HAVE[word] & _TO[np.roll(word, -1)]  # "do not have to pay"
        # "should never have scrapped it"
        obliged |= _HAVE[word] & np.roll(self.negators & _SHOULD[np.roll(word, 1)], 1)
        finite = (role & _AUXILIARY > 0) & ~_NOT_FINITE[word] & ~inside & ~obliged
        walls: Bools = np.where(relative, ~goes_on, (role & _ENDS > 0) | finite)
        return walls & ~self.elaborations

    @cached_property
    def asides(self) -> Bools:
        """The prepositions behind nouns that are about a thing and do not share its fate: "of" in "the handling of"."""
        asides = np.roll(self.kind & _ASIDE > 0, 1)
        asides &= (self.role & _PREPOSITION > 0) | _OF[self.word]
        return asides

    @cached_property
    def prepositions(self) -> Bools:
        """The prepositions that no noun before them lets through."""
        # "a bill on tolls" is about them, "a bill through tolls" is not
        about = self.joints & ~_MANNER[self.word]
        plain: Bools = (self.role & _PREPOSITION > 0) & ~about & ~_OF[self.word]
        # "scrapped a fee as a sign of reform", but "fees such as tolls"
        role = _AS[self.word] & ~_BEFORE_AS[np.roll(self.word, 1)]
        there: Bools = plain | role | _PENDING[self.word]
        return there & ~self.elaborations

    @cached_property
    def elaborations(self) -> Bools:
        """The words behind a comma that go into the parts of what stands before: ", including", ", in particular"."""
        word, comma = self.word, np.roll(self.role & _COMMA > 0, 1)
        there: Bools = comma & (_INCLUDING[word] | (_IN[word] & _PARTICULAR[np.roll(word, -1)]))
        return there

    @cached_property
    def breaks(self) -> Bools:
        """The words that show that a comma begins something new."""
        breaks: Bools = (self.role & (_AUXILIARY | _OF_ROLE) > 0) | self.prepositions | self.negators
        breaks |= _BEGUN[self.word]  # "opposed fees, led the talks"
        return breaks

    def reach(self, held: Held, horizon: int = HORIZON) -> Bools:
        """Tell which cues hold what stands right of them."""
        word = self.word
        begin, term = held.last + 1, held.term
        views, negations = held.are(_VIEWS), held.are(_NOT)
        clause = begin + (held.are(_FEAR) & _RELATIVES[word[begin]])
        reached: Bools = (term - begin <= horizon) & (
            self._count_cached("walls", lambda: self.walls, clause, term) == 0
        )
        # Behind the preposition that opens the object no other one stands.
        begin += self.prepositions[begin] & ((views & _OF_VIEWS[word[begin]]) | _OPENS_OBJECT[word[begin]])
        acts = self._count_cached("acts", lambda: self.prepositions, begin, term)
        of_views = self._count_cached("views", lambda: self.prepositions & ~_OF_VIEWS[word], begin, term)
        of_negations = self._count_cached(
            "negations", lambda: self.prepositions & ~_OF_NEGATIONS[word], begin, term
        )
        reached &= np.where(views, of_views, np.where(negations, of_negations, acts)) == 0
        comma = self.find_next(_COMMA, held.last + 1)
        listed = (
            views
            & (term - held.last <= _LIST)
            & (self._count_cached("breaks", lambda: self.breaks, comma + 1, term) == 0)
        )
        # "voted down several bills, including the toll"
        part = self.elaborate_between(held.last + 1, term) & (term - held.last <= _LIST)
        reached &= (comma >= term) | listed | (part & held.are(_ACTS))
        reached &= self._count_cached("asides", lambda: self.asides, held.last + 1, term) == 0
        return reached

    def elaborate_between(self, start: Ints, end: Ints) -> Bools:
        """Tell whether the one comma from each start up to each end opens a part of what stands before: ", including"."""
        then = np.minimum(self.find_next(_COMMA, start) + 1, end)
        alone: Bools = self.elaborations[then] & (self.find_next(_COMMA, then) >= end)
        return alone

    def find_next(self, bits: int, place: Ints) -> Ints:
        """Find the next word with such roles at or after each place; a place behind all sentences where there is none."""
        places = self._made.get(("next", bits))
        if places is None:
            places = np.append(np.flatnonzero(self.role & bits), len(self.role) - APART)
            self._made["next", bits] = places
        found: Ints = places[places.searchsorted(place)]
        return found

    def find_ends(self, place: Ints) -> Ints:
        """Give the place behind the last word of each place's sentence."""
        ends: Ints = self.ends[self.ends.searchsorted(place, "right")]
        return ends

    def find_last(self, bits: int, start: Ints, end: Ints) -> Ints:
        """Find the last word with such roles from each start up to each end; -1 where there is none."""
        places = np.append(-1, np.flatnonzero(self.role & bits))
        found = places[np.searchsorted(places, end) - 1]
        return np.where(found >= start, found, -1)

    def negate_between(self, start: Ints, end: Ints) -> Bools:
        """Tell whether a word that negates stands from each start up to each end."""
        there: Bools = self._count_cached("negators", lambda: self.negators, start, end) > 0
        return there

    def void_between(self, start: Ints, end: Ints) -> Bools:
        """Tell whether from each start up to each end stands what says that there is none: "no", "zero"."""
        there: Bools = self.count_words(_NO, start, end) > 0
        return there

    def void_subjects(self, begin: Ints, term: Ints) -> Bools:
        """Tell which terms are said not to be there at all: "no toll", "none of these tolls"."""
        start = np.maximum(begin, term - _NEAR_VOID)
        place = find_word(_VOID, self, start, term)
        plain = _NO[self.word[place]] & ~self.has(_NO_MODIFIERS, place + 1, term)
        near = (place >= 0) & ((term - place <= 2) | self.has(_OF_ROLE_IN, place + 1, term) | plain)
        signs = self._count_cached(
            "signs", lambda: (self.role & _LETTERS == 0) & ~_HYPHEN[self.word], place + 1, term
        )
        void: Bools = near & (signs == 0) & ~self.has(_VOID_ENDS, place + 1, term)  # "No. Tolls are there."
        return void

    def find_negator(self, start: Ints, end: Ints) -> Ints:
        """Find the first word that negates from each start up to each end; the end where there is none."""
        places = np.append(np.flatnonzero(self.negators), len(self.negators))
        found: Ints = np.minimum(places[np.searchsorted(places, start)], end)
        return found

    def fall_short_between(self, start: Ints, end: Ints) -> Bools:
        """Tell whether from each start up to each end stands what says that there is too little of a thing: "lax", "enough"."""
        there: Bools = self._count_cached("short", lambda: self.kind & _WEAK > 0, start, end) > 0
        return there

    def lack_between(self, start: Ints, end: Ints) -> Bools:
        """Tell whether from each start up to each end stands what says that there is too little: "not", "lack of", "lax"."""

        def find() -> Bools:
            return (self.negators & ~_NONE[self.word]) | (self.kind & _WEAK > 0)

        there: Bools = self._count_cached("lacking", find, start, end) > 0
        return there

    def have_be(self, start: Ints, end: Ints) -> Bools:
        """Tell whether a form of "be" stands from each start up to each end."""
        return have_words(_BE, self, start, end)

    def cross(self, start: Ints, end: Ints) -> Bools:
        """Tell whether a comma, "and" or "or" stands from each start up to each end."""
        return self.has(_COMMA | _JOINS, start, end)


def _count(places: Ints, start: Ints, end: Ints) -> Ints:
    """Count the tokens of a kind, given where they stand, from each start up to each end."""
    found: Ints = places.searchsorted(end) - places.searchsorted(start)
    return np.maximum(found, 0)


def have_words(table: Bools, reading: Reading, start: Ints, end: Ints) -> Bools:
    """Tell whether one of the words of a table stands from each start up to each end."""
    there: Bools = reading.count_words(table, start, end) > 0
    return there


def find_word(table: Bools, reading: Reading, start: Ints, end: Ints) -> Ints:
    """Find the last of the words of a table from each start up to each end; -1 where there is none."""
    places = np.append(-1, np.flatnonzero(table[reading.word]))
    found = places[np.searchsorted(places, end) - 1]
    return np.where(found >= start, found, -1)


def are_modifiers(reading: Reading, held: Held) -> Bools:
    """Tell which verb forms stand as nouns or before a noun: "the proposed ban", "a block", "their support"."""
    first = held.first
    role, word, before = reading.role, reading.word, first - 1
    before = before - (role[before] & _LY > 0)  # "a hotly contested"
    single = (held.first == held.last) & (first > held.begin) & (role[first] & _ING == 0)
    # "she's rejected" owns nothing
    owned = (role[before] & _OWNER > 0) | (_OWNERS[word[before]] & (role[before - 1] & _NOMINATIVE == 0))
    owned |= (role[before] & _ANY_PREPOSITION > 0) & (role[first] & _ED > 0)
    nominal = held.are(_NOUN) & (role[before] & _BEFORE_VERBS == 0) & ~reading.negators[before]
    # "a judge blocks new tolls": no noun stands before another noun phrase
    after = held.last + 1
    nominal &= (role[after] & _BEHIND_NOUNS > 0) | ((after == held.term) & (role[first] & _S == 0))
    # "two lower tolls"
    adjective = _ADJECTIVES[word[first]] & (role[before] & _BEFORE_VERBS == 0)
    modifies: Bools = single & ((owned & ~_NO_OWNERS[word[before]]) | nominal | adjective)
    return modifies
