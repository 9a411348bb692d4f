"""How far a cue reaches: from "not" to "bilateral", but not past "because", "who" or a finished object.

Scope is what lies to the right of a cue up to a boundary (NegEx and ConText's termination terms: Chapman et al. 2001,
Harkema et al. 2009; the scopes of *SEM 2012: Morante & Blanco). Verbs under which a thing is taken for granted
end it too: "did not prevent the attack" does not deny the attack (Karttunen 1971). The telling words between all cues and
their terms are listed, and each rule drops the cues, with their words, whose scopes it ends.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from mediaframing.coding.english.queries import any_between, any_word_between, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import QUOTES, any_of, name_words
from mediaframing.coding.stance.condition_scopes import reach_of_conditions
from mediaframing.coding.stance.cues import Pairs, drop_overlaps, settle
from mediaframing.coding.stance.granting import take_objects
from mediaframing.coding.stance.inversion import pass_inverted_subjects
from mediaframing.coding.stance.noun_scopes import (
    are_subjects_of_evidence,
    begin_nouns,
    leave_nouns,
    open_clauses_of_thought,
    skip_inverted_subjects,
)
from mediaframing.coding.stance.object_ends import reach_modifiers
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.presupposition import are_ventures
from mediaframing.coding.stance.scope_ends import (
    close_clauses,
    end_clauses,
    open_clauses,
)
from mediaframing.coding.stance.scope_marks import skip_parentheses, step_quotes
from mediaframing.coding.stance.scope_rules import end_scopes
from mediaframing.coding.stance.scope_words import ScopeWords
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

# No cue reaches further than this many tokens: bounds the work in a sentence without end.
HORIZON = 40
NEAR = 12
"""So far reach modals and adverbs of possibility, and hedges less."""
_NEARER = 10

_COMMA, _SUBJECT, _VERB, _THAT = map(any_of, ("comma", "Case=Nom", "AUX", "that"))
_OF, _ING = map(any_of, ("of", "ing"))
_OVER, _INTO = name_words("over into"), name_words("into alone")
_AS, _SAYING = any_of("as"), any_of("saying")
_CARRIER = any_of("carrier")
_NAMES, _OPINION, _CLAIMS = map(any_of, ("opinion naming", "opinion", "claim that"))
_DETERMINER, _PLACED = map(any_of, ("Definite=Def Definite=Ind", "ADP"))
_JOINS = any_of("and or")
_AFAR = 4

_IF, _MORE, _MISNAME, _MODAL, _PERHAPS = map(kinds, ("if", "more", "misname", "modal", "perhaps"))
_CLEAR, _NOUN, _PHRASE = map(kinds, ("clear", "noun", "phrase"))
# Cues whose complement may be a whole clause, with its own subject.
_OPEN_KINDS = kinds("deny untrue doubt prospect know perhaps")
_VERBAL = kinds("clause refuse")

_OF_NOUNS = name_words("of nouns")  # "the prospect of war"
_OF_WORD, _IN, _THAN = map(name_words, ("of", "in", "than"))
_ROOMS = name_words("rooms")
# What comes "in", "with" or "from" belongs to what may be; what comes "during" or "about" is there.
_FOR = name_words("for")
_WITHOUT = name_words("without")
_STOPPED = name_words("stopped")
_CHARGED, _SPEAK, _SAY = map(name_words, ("charged", "speak", "say"))
_CAPITAL = any_of("capital")
_HANDS_ON, _OUT, _AGREED, _TO = *map(name_words, ("hands on", "out", "agreed")), any_of("to")
_BRINGING, _CAUSED = name_words("bringing"), name_words("caused")
_CALLED, _ON = map(name_words, ("called", "on to about"))
_PLACES = name_words("places")
_ED = any_of("ed")
_DONE, _PARTICLES = name_words("participles"), name_words("particles")
_GLANCE, _MANY = 2, 50_000
"""So many words behind a cue are read first, where there are more than so many to read."""


def reach(text: Text, pairs: Pairs, nested: bool = False) -> Bools:
    """Tell whether what each cue says holds for its term, which stands to the right of it.

    ``nested`` asks for another cue instead of a term: "cannot say" does not deny what is said, but leaves it open.
    """
    if not len(pairs.first):
        return np.zeros(0, np.bool_)
    horizon = np.where(pairs.are(_MODAL), NEAR, np.where(pairs.are(_PERHAPS), _NEARER, HORIZON))
    reached: Bools = pairs.term - pairs.last <= horizon
    for kind, judge in (
        (_IF, reach_of_conditions),
        (_MORE, _compare_metalinguistically),
        (_MISNAME, _withdraw_names),
    ):
        settle(reached, reached & pairs.are(kind), judge, text, pairs)
    rest = np.flatnonzero(reached & ~pairs.are(_IF | _MORE))
    if len(rest):
        reached[rest] = _read_on(text, pairs.keep(rest), nested)
    return reached


def _compare_metalinguistically(text: Text, pairs: Pairs) -> Bools:
    """Tell "more of an accident than a crime" (metalinguistic comparison, Horn 1985)."""
    return any_word_between(text.word, _THAN, np.maximum(pairs.last, pairs.term - 4), pairs.term)


def _withdraw_names(text: Text, pairs: Pairs) -> Bools:
    """Tell "stop calling it a war" from "stop the war"."""
    after = pairs.last + 1
    # "call it a war", "call Ann a racist", "have called this": what is named stands right behind the verb
    named = np.zeros(len(after), np.bool_)
    for place in (after, after + 1):
        called = has(text.role[place + 1], _DETERMINER | _CAPITAL) | _CALLED[text.word[place + 1]]
        named |= has(text.role[place], _NAMES) & called & (place < pairs.end)
    # "stop describing foreigners as criminals"
    named |= has(text.role[after], _NAMES) & any_between(
        text.role, _AS, after + 1, np.minimum(after + 2 * _AFAR, pairs.term)
    )
    named |= _SPEAK[text.word[after]] & _OF_WORD[text.word[after + 1]]  # "wrong to speak of a war"
    named |= _SAY[text.word[after]]  # "wrong to say there is a crisis"
    stopped = (after == pairs.term) & _STOPPED[text.word[pairs.last]] & (pairs.first == pairs.last)
    settle(stopped, stopped, _are_bare_ventures, text, pairs)
    answer: Bools = named | stopped
    return answer


def _are_bare_ventures(text: Text, pairs: Pairs) -> Bools:
    return are_ventures(text, pairs.term, pairs.end)


def _read_on(text: Text, pairs: Pairs, nested: bool) -> Bools:
    """Read from the cues on to their terms; tell which come there within their scope."""
    reached = np.ones(len(pairs.first), np.bool_)
    pairs = pass_inverted_subjects(text, pairs)
    start, end = np.searchsorted(text.telling, (skip_inverted_subjects(text, pairs), pairs.term))
    if np.maximum(end - start, 0).sum() > max(_MANY, 2 * _GLANCE * len(reached)):
        # Where cues stand close together most scopes end at once: what is behind is not read for each of them.
        _read_clauses(text, pairs, start, np.minimum(end, start + _GLANCE), reached)
        end = np.where(reached, end, start)
    words = _read_clauses(text, pairs, start, end, reached)
    words = words.drop(end_scopes(text, words.pairs, words.place, nested), reached)
    of = has(text.role[words.place], _OF)
    # "cleared him of fraud", not "cleared the fraud"
    charged_by = np.where(pairs.are(_CLEAR) & ~_OF_WORD[text.word[pairs.last]], pairs.term, -1)
    placed = has(text.role[words.place], _PLACED)
    placed &= ~(
        _ON[text.word[words.place]] & (words.place == words.pairs.last + 1)
    )  # "acquitted on counts of"
    # "a shop was robbed during two days of riots"
    charging = of & (charged_by[words.row] >= 0) & (words.find_before(of | placed) < 0)
    charged_by[words.row[charging]] = words.place[charging]
    words = words.keep(~charging)
    read = _read_state(text, pairs, words, charged_by)
    words.drop(_end_scopes_at(text, words, read, nested), reached)
    # "no place in our democracy": where there is no place is there
    inside = np.zeros(len(pairs.first), np.bool_)
    placed = has(text.role[words.place], _PLACED)
    inside[words.row[placed]] = (_IN[text.word[words.place]] & _ROOMS[text.word[words.place - 1]])[placed]
    reached &= (charged_by < pairs.term) & ~inside
    if not nested:
        settle(reached, reached & pairs.are(_VERBAL), reach_modifiers, text, pairs)
        taken = np.zeros(len(pairs.first), np.bool_)
        settle(taken, reached & pairs.are(_VERBAL | _NOUN), take_objects, text, pairs)
        reached &= ~taken
    return reached


def _read_clauses(text: Text, pairs: Pairs, start: Ints, end: Ints, reached: Bools) -> ScopeWords:
    """Put down which scopes end with their clause or quotation; give the words in the others. None looks at words behind it."""
    row, number = list_between(start, end)
    words = ScopeWords(row, text.telling[number], pairs.keep(row))
    aside = _stand_aside(text, words)
    words = words.keep(~aside) if aside.any() else words
    words = words.drop(close_clauses(text, words.pairs, words.place), reached)
    quotes = QUOTES[text.word[words.place]]
    if quotes.any():
        words.drop(_close_quotes(text, words, quotes) & ~_are_emphatic(text, words), reached)
        words = words.keep(~quotes & reached[words.row])
    return words.drop(end_clauses(text, words.pairs, words.place), reached)


def _stand_aside(text: Text, words: ScopeWords) -> Bools:
    """Tell which words stand in a parenthesis between commas, or are its commas."""
    commas = np.flatnonzero(text.role[words.place] & _COMMA)
    after = skip_parentheses(text, words.pairs.keep(commas), words.place[commas])
    # "failed to come, she said, describing a riot": the clause is over
    over = has(text.role[words.place[commas] + 1], _SUBJECT) & has(text.role[after], _ING)
    # "could start a war, said Weber, a Danish banker": what she is, is told behind
    named = has(text.role[words.place[commas] + 1], _SAYING) & has(text.role[after], _DETERMINER)
    over |= named & (words.place[commas] > words.pairs.last[commas] + 1)
    held = (after > 0) & ~over
    commas, after = commas[held], after[held]
    aside = np.zeros(len(words.row), np.bool_)
    if len(commas):
        line = words.row * len(text.role)  # so that places behind several cues stand in one order
        first, last = line[commas] + words.place[commas], line[commas] + after - 1
        kept = drop_overlaps(first, last)
        first, last, place = first[kept], last[kept], line + words.place
        before = np.searchsorted(first, place, side="right") - 1
        aside = (before >= 0) & (place <= last[before])
    return aside


def _are_emphatic(text: Text, words: ScopeWords) -> Bools:
    """Tell marks around a negator alone: it is "not" so."""
    emphatic: Bools = (words.place == words.pairs.last + 1) & QUOTES[text.word[words.pairs.first - 1]]
    emphatic &= words.pairs.first > words.pairs.begin
    return emphatic


def _close_quotes(text: Text, words: ScopeWords, quotes: Bools) -> Bools:
    """Tell which marks close a quotation that the cue stands in, before the term."""
    steps = np.zeros(len(quotes), np.int64)
    rows = np.flatnonzero(quotes)
    steps[rows] = step_quotes(text, words.pairs.keep(rows), words.place[rows])
    first, opened = words.find_first(), np.cumsum(steps)
    closes: Bools = quotes & (opened - opened[first] + steps[first] < 0)
    return closes


class _Read(NamedTuple):
    """What has been read of a cue's scope before each of its words.

    Attributes
    ----------
    named : array
        The last verb of opinion that was met, or the term.
    licensed : array of bool
        Whether a verb of opinion or a claim was met: its clause is in scope.
    carried : array of bool
        Whether its noun hands the cue on: "no link to terrorism".
    second : array of bool
        Whether a word is the second preposition behind a noun that hands the cue on.
    loose : array of bool
        Whether a noun phrase was begun, and nothing leads out of it: a preposition begins another, out of scope.
    """

    named: Ints
    licensed: Bools
    carried: Bools
    second: Bools
    loose: Bools


def _read_state(text: Text, pairs: Pairs, words: ScopeWords, charged_by: Ints) -> _Read:
    row, place = words.row, words.place
    role = text.role[place]
    # One place: "could end in war", not "would be tried in a court for fraud"
    carries = has(role, _CARRIER) | (words.pairs.are(_MODAL) & has(role, _PLACED))
    last = words.find_before(carries)
    carried = last >= 0
    placed = has(role, _PLACED)
    # "little reason for pride among rebels": what a carrier hands on ends at the next preposition
    second = carried & placed & (words.find_before(placed) > last) & words.pairs.are(_NOUN)
    # "no evidence that a man from a town in the hills has"
    rows = np.flatnonzero(second & (words.find_before(has(role, _THAT)) >= last))
    second[rows] = ~any_between(text.role, _VERB, place[rows] + 1, words.pairs.term[rows])
    licenses = has(role, np.where(words.pairs.are(_PHRASE), _CLAIMS | _OPINION, _CLAIMS | _NAMES))
    licensed = (pairs.are(_OPEN_KINDS) & ~_OF_NOUNS[text.word[pairs.last]])[row]
    licensed |= words.find_before(licenses) >= 0
    named = words.find_before(has(role, _NAMES))
    named = np.where(named < 0, words.pairs.term, place[named])
    # "none of the clubs engaged in doping"
    partitive = (place == words.pairs.last + 2) & has(text.role[place - 1], _OF)
    rows = np.flatnonzero(partitive)
    partitive[rows] = open_clauses(text, words.pairs.keep(rows))
    phrase = words.find_before(has(role, _VERB | _DETERMINER) & ~partitive)
    full = np.where(phrase < 0, begin_nouns(text, pairs)[row], has(role[phrase], _DETERMINER))
    return _Read(named, licensed, carried, second, full & (place > charged_by[row]) & ~carried & ~licensed)


def _end_scopes_at(text: Text, words: ScopeWords, read: _Read, nested: bool) -> Bools:
    """Tell which words end the scopes of their cues, by what was read before."""
    place, pairs = words.place, words.pairs
    role = text.role[place]
    ends = has(role, _SUBJECT) & (~read.licensed | has(text.role[place - 1], _JOINS))
    ends |= read.second & ~_FOR[text.word[place]]
    placed = has(role, _PLACED) & pairs.are(_MODAL) & (read.carried | ~_PLACES[text.word[place]])
    # "could bring about a war", "may have been caused by rebels", "may be involved in fraud"
    before = text.word[place - 1]
    # "may be struck down as illegal"
    done = has(text.role[place - 1], _ED) | _DONE[text.word[place - 1]]
    placed &= ~(done & _PARTICLES[text.word[place]] & has(text.role[place + 1], _AS))
    # "might need grounds for a trial", "could push for a boycott"
    handed = (has(text.role[place - 1], _CARRIER) | _HANDS_ON[before]) & _FOR[text.word[place]]
    # "may turn out to be a fraud", "might agree on a deal"
    handed |= _OUT[text.word[place]] & has(text.role[place + 1], _TO)
    handed |= _AGREED[before] & _ON[text.word[place]]
    # "could spill over into war"
    handed |= (_OVER[text.word[place]] & _INTO[text.word[place + 1]]) | (
        _OVER[before] & _INTO[text.word[place]]
    )
    # "could carry out a raid"
    handed |= (
        _PARTICLES[text.word[place]] & (place == pairs.last + 2) & has(text.role[place + 1], _DETERMINER)
    )
    ends |= placed & ~(_BRINGING | _CHARGED | _CAUSED)[before] & ~handed
    settle(ends, ~ends & read.loose, leave_nouns, text, pairs, place)
    clause = ~ends & has(role, _THAT) & ~_OF_WORD[text.word[place - 1]]  # "none of that is legal"
    that = np.flatnonzero(clause)
    if len(that):
        opens = open_clauses_of_thought(text, pairs.keep(that), place[that], read.named[that])
        if nested:
            opens |= read.licensed[that]
        opens &= ~_WITHOUT[text.word[pairs.last[that]]]  # "claimed without evidence that"
        ends[that] = ~opens | are_subjects_of_evidence(text, pairs.keep(that), place[that])
    return ends
