"""How far a cue reaches: from "not" to "bilateral", but not past "because", "who" or a finished object.

Scope is what lies to the right of a cue up to a boundary (NegEx and ConText's termination terms: Chapman et al. 2001,
Harkema et al. 2009; the scopes of *SEM 2012: Morante & Blanco). Verbs under which a thing is taken for granted
end it too: "did not prevent the attack" does not deny the attack (Karttunen 1971). All cues are read on together,
each from one telling word to the next, until it has come to its term or its scope has ended.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.scope_ends import (
    end_clauses,
    end_scopes,
    modify,
    open_clauses,
    settle,
    skip_parentheses,
    step_quotes,
)
from mediaframing.coding.stance_cues import Pairs
from mediaframing.coding.stance_phrases import kinds
from mediaframing.coding.stance_words import PLAIN, QUOTES, Text, any_of, find_within, list_places, name_words
from mediaframing.coding.tokens import Bools, Ints

# No cue reaches further than this many tokens: bounds the work in a sentence without end.
HORIZON = 40
NEAR = 12
"""So far reach modals and adverbs of possibility, and hedges less."""
_NEARER = 10

_COMMA, _SUBJECT, _VERB, _THAT = map(any_of, ("comma", "subject", "verb", "that"))
_INDEFINITE, _OF, _FACTIVE, _ING = map(any_of, ("indefinite", "of", "factive opposing", "ing"))
_CARRIER, _EVIDENCE, _TOLD = map(any_of, ("carrier", "evidence", "existence copula"))
_NAMES, _OPINION, _CLAIMS = map(any_of, ("opinion naming", "opinion", "claim that"))
_TAKES_CLAUSE = any_of("opinion naming claim")
_DETERMINER, _PLACED, _PREPOSITION = map(any_of, ("definite indefinite", "preposition", "preposition to"))
_CLAUSAL, _JOINS = map(any_of, ("verb subject that", "and or"))
_PREDICATES, _CONDITION_ENDS = map(any_of, ("verb opinion naming past", "hard stop relative comma"))
_AFAR = 4

_IF, _MORE, _MISNAME, _MODAL, _PERHAPS = map(kinds, ("if", "more", "misname", "modal", "perhaps"))
_CLEAR, _NOUN, _PHRASE, _CLAUSE, _PROSPECT = map(kinds, ("clear", "noun", "phrase", "clause", "prospect"))
# Cues whose complement may be a whole clause, with its own subject.
_OPEN_KINDS = kinds("deny untrue doubt prospect know perhaps")
_OBJECT_KINDS = kinds("phrase reject avert lack")

_OF_NOUNS = name_words("of for")  # "the prospect of war"
_OF_WORD, _IN, _THAN, _BECAUSE, _NOTHING = map(name_words, ("of", "in", "than", "because", "nothing"))
_ROOMS = name_words("place room space")
# What comes "in", "with" or "from" belongs to what may be; what comes "during" or "about" is there.
_PLACES = name_words("in into with from by for under")
_RESULTS = name_words("into to")  # "could push the region into war"


def reach(text: Text, pairs: Pairs, nested: bool = False) -> Bools:
    """Tell whether what each cue says holds for its term, which stands to the right of it.

    ``nested`` asks for another cue instead of a term: "cannot say" does not deny what is said, but leaves it open.
    """
    last, term = pairs.last, pairs.term
    horizon = np.where(pairs.are(_MODAL), NEAR, np.where(pairs.are(_PERHAPS), _NEARER, HORIZON))
    reached: Bools = term - last <= horizon
    conditions, more, misnames = (
        np.flatnonzero(reached & pairs.are(kind)) for kind in (_IF, _MORE, _MISNAME)
    )
    reached[conditions] = _hold(text, last[conditions] + 1, term[conditions])
    # "more of an accident than a crime" (metalinguistic comparison, Horn 1985)
    span, place = list_places(np.maximum(last[more], term[more] - 4), term[more])
    reached[more] = False
    reached[more[span[_THAN[text.word[place]]]]] = True
    # "stop the war", but "stop calling it a war"
    after = last[misnames] + 1
    reached[misnames] = find_within(text.role, _NAMES, after, np.minimum(after + 2, pairs.end[misnames]))
    rest = np.flatnonzero(reached & ~pairs.are(_IF | _MORE))
    reached[rest] = _read_on(text, pairs.take(rest), nested)
    return reached


def _hold(text: Text, first: Ints, term: Ints) -> Bools:
    """Tell which conditions, from their first words, still hold at their terms: they end with a comma or clause."""
    span, place = list_places(first, term)
    role = text.role[place]
    ends = role & _CONDITION_ENDS > 0
    ends |= (role & _FACTIVE > 0) & (text.role[place + 1] & _INDEFINITE == 0)
    holds = np.ones(len(first), np.bool_)
    holds[span[ends]] = False
    return holds


@dataclass(frozen=True)
class _State:
    """What has been read of each cue's scope.

    Attributes
    ----------
    row : array
        The number of the cue among those that are read.
    place, named : array
        The token that is read next; the last verb of opinion that was met, or the term.
    quoted : array
        How many quotations were opened and not closed.
    licensed : array of bool
        Whether a verb of opinion or a claim was met: its clause is in scope.
    full : array of bool
        Whether a noun phrase was begun: a preposition begins another, out of scope.
    carried : array of bool
        Whether its noun hands the cue on: "no link to terrorism".
    charged : array of bool
        Whether what is said of is to follow: "cleared him of fraud", not "cleared the fraud".
    inside : array of bool
        Whether the last preposition tells where: "no place in our democracy", and where there is no place is there.
    """

    row: Ints
    place: Ints
    named: Ints
    quoted: Ints
    licensed: Bools
    full: Bools
    carried: Bools
    charged: Bools
    inside: Bools

    def take(self, rows: Ints | Bools) -> _State:
        """Take some."""
        return _State(*(part[rows] for part in vars(self).values()))


def _read_on(text: Text, pairs: Pairs, nested: bool) -> Bools:
    """Read from the cues on to their terms; tell which come there within their scope."""
    reached = np.zeros(len(pairs), np.bool_)
    state = _begin(text, pairs)
    telling = np.append(text.telling, len(text.role))
    while len(state.row):
        state.place[:] = telling[np.searchsorted(telling, state.place)]
        there = state.place >= pairs.term
        reached[state.row[there]] = (state.charged & ~state.inside)[there]
        state, pairs = state.take(~there), pairs.take(~there)
        goes_on = _read_words(text, pairs, state, nested)
        state, pairs = state.take(goes_on), pairs.take(goes_on)
    return reached


def _begin(text: Text, pairs: Pairs) -> _State:
    """Begin to read right behind the cues."""
    no = np.zeros(len(pairs), np.bool_)
    of_noun = _OF_NOUNS[text.word[pairs.last]]
    return _State(
        row=np.arange(len(pairs)),
        place=_skip_inverted_subjects(text, pairs),
        named=pairs.term.copy(),
        quoted=np.zeros(len(pairs), np.int64),
        licensed=pairs.are(_OPEN_KINDS) & ~of_noun,
        full=_begin_nouns(text, pairs, of_noun),
        carried=no,
        charged=~pairs.are(_CLEAR) | _OF_WORD[text.word[pairs.last]],
        inside=no.copy(),
    )


def _read_words(text: Text, pairs: Pairs, state: _State, nested: bool) -> Bools:
    """Read one telling word of each scope, and step behind it; tell which scopes go on."""
    place = state.place
    role, word = text.role[place], text.word[place]
    goes_on = np.ones(len(place), np.bool_)
    quotes = np.flatnonzero(QUOTES[word])
    state.quoted[quotes] += step_quotes(text, pairs.take(quotes), place[quotes])
    goes_on[quotes] = (
        state.quoted[quotes] >= 0
    )  # else the cue stands in a quotation that ends before the term
    commas = np.flatnonzero(role & _COMMA)
    after = np.zeros(len(place), np.int64)
    after[commas] = skip_parentheses(text, pairs.take(commas), place[commas])
    rows = np.flatnonzero(~QUOTES[word] & (after == 0))
    read, held = state.take(rows), pairs.take(rows)
    goes_on[rows] = ~_end(text, held, read, nested)
    state.place[:] = np.where(after > 0, after, place + 1)
    for name in ("named", "licensed", "full", "carried", "charged", "inside"):
        getattr(state, name)[rows] = getattr(read, name)
    return goes_on


def _end(text: Text, pairs: Pairs, state: _State, nested: bool) -> Bools:
    """Tell whether the scopes end at their words; where they go on, keep what the words tell."""
    place = state.place
    role = text.role[place]
    ends = end_clauses(text, pairs, place)
    rows = np.flatnonzero(~ends)
    ends[rows] = end_scopes(text, pairs.take(rows), place[rows], nested)
    charging = (role & _OF > 0) & ~state.charged
    state.charged[charging] = True
    loose = state.full & state.charged & ~state.carried & ~state.licensed & ~charging
    settle(ends, ~ends & loose, _leave_nouns, text, pairs, place)
    that = np.flatnonzero(~ends & (role & _THAT > 0))
    ends[that] = _end_at_that(text, pairs.take(that), state.take(that), nested)
    ends |= (role & _SUBJECT > 0) & (~state.licensed | (text.role[place - 1] & _JOINS > 0))
    placed = role & _PLACED > 0
    word = text.word[place]
    state.inside[placed] = (_IN[word] & _ROOMS[text.word[place - 1]])[placed]
    placed &= pairs.are(_MODAL)
    ends |= placed & (state.carried | ~_PLACES[word])
    licenses = np.where(pairs.are(_PHRASE), _CLAIMS | _OPINION, _CLAIMS | _NAMES)
    names = role & _NAMES > 0
    state.named[names] = place[names]
    state.licensed[:] |= role & licenses > 0
    # One place: "could end in war", not "would be tried in a court for fraud"
    state.carried[:] |= placed | (role & _CARRIER > 0)
    state.full[:] = (state.full & (role & _VERB == 0)) | (role & _DETERMINER > 0)
    return ends


def _leave_nouns(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell whether a word ends the noun phrase that a cue denies, and its scope: "no word about the war".

    A negative subject denies its whole clause: "nobody in the room thought it was a scandal".
    """
    role = text.role[place]
    leaves = (role & _PREPOSITION > 0) | modify(text, place)
    leaves &= ~(pairs.are(_MODAL) & _RESULTS[text.word[place]])
    rows = np.flatnonzero(leaves)
    held = pairs.take(rows)
    leaves[rows] = ~(
        find_within(text.role, _PREDICATES, place[rows] + 1, held.term) & open_clauses(text, held)
    )
    of_phrase = (role & _OF > 0) & pairs.are(_PHRASE)
    return np.where(of_phrase, text.role[place + 1] & _INDEFINITE > 0, leaves)


def _skip_inverted_subjects(text: Text, pairs: Pairs) -> Ints:
    """Give where to read on behind the cues: behind the subject in "nor did he commit fraud"."""
    place = pairs.last + 1
    inverted = pairs.are(_CLAUSE) & (text.role[place] & _VERB > 0)
    subject = inverted & (text.role[place + 1] & _SUBJECT > 0) & (place + 1 < pairs.end)
    rows = np.flatnonzero(~inverted & (text.role[place] & _SUBJECT > 0))
    place[subject] += 2
    place[rows] += open_clauses(text, pairs.take(rows))  # "nobody I know"
    return place


def _begin_nouns(text: Text, pairs: Pairs, of_noun: Bools) -> Bools:
    """Tell whether a noun phrase follows the cue at once; a gerund ("without resorting to") is none."""
    following = pairs.last + 1
    role = text.role[following]
    opens = pairs.are(_OBJECT_KINDS) | (pairs.are(_PROSPECT) & of_noun)
    opens &= ~_BECAUSE[text.word[following]] & (role & _ING == 0)
    begins: Bools = opens | pairs.are(_NOUN) | (_NOTHING[text.word[pairs.last]] & (role & PLAIN == 0))
    return begins


def _end_at_that(text: Text, pairs: Pairs, state: _State, nested: bool) -> Bools:
    """Tell whether a "that" ends the scope: it opens no clause of a verb of opinion, a claim or the cue."""
    that, role = state.place, text.role
    afterthought = (
        (that > state.named) & (that - state.named <= _AFAR) & (role[state.named + 1] & _PLACED > 0)
    )
    before = that - 1 - QUOTES[text.word[that - 1]]
    opens = afterthought | (before == pairs.last) | (role[before] & _TAKES_CLAUSE > 0)
    if nested:
        opens |= state.licensed
    ends: Bools = ~opens | _are_subjects_of_evidence(text, pairs, that)
    return ends


def _are_subjects_of_evidence(text: Text, pairs: Pairs, that: Ints) -> Bools:
    """Tell which terms are subjects in "no evidence that torture led to": then they are what did not work.

    "no evidence that fraud occurred" still denies the fraud.
    """
    evidence = text.role[that - 1] & _EVIDENCE > 0
    alone = ~find_within(text.role, _CLAUSAL, that + 1, pairs.term)
    told = find_within(text.role, _TOLD, pairs.term + 1, np.minimum(pairs.term + 4, pairs.end))
    subjects: Bools = evidence & alone & ~told
    return subjects
