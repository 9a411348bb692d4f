"""How far a cue reaches: from "not" to "bilateral", but not past "because", "who" or a finished object.

Scope is what lies to the right of a cue up to a boundary (NegEx and ConText's termination terms: Chapman et al. 2001,
Harkema et al. 2009; the scopes of *SEM 2012: Morante & Blanco). Verbs under which a thing is taken for granted
end it too: "did not prevent the attack" does not deny the attack (Karttunen 1971). The telling words between all cues and
their terms are listed, and each rule drops the cues, with their words, whose scopes it ends.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from mediaframing.coding.english.governors import BRINGING, CARRYING
from mediaframing.coding.english.queries import any_between, any_word_between, find_next, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, QUOTES, any_of, name_words
from mediaframing.coding.stance.cues import Pairs, drop_overlaps, settle
from mediaframing.coding.stance.granting import take_objects
from mediaframing.coding.stance.inversion import pass_inverted_subjects
from mediaframing.coding.stance.object_ends import are_charged, leave_verbs, reach_modifiers
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.presupposition import are_ventures
from mediaframing.coding.stance.scope_ends import (
    begin_reasons,
    close_clauses,
    end_clauses,
    modify,
    open_clauses,
    skip_parentheses,
    step_quotes,
)
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
_LETTERS = any_of("letters")
_INDEFINITE, _OF, _FACTIVE, _ING = map(any_of, ("Definite=Ind", "of", "factive opposing", "ing"))
_S, _AS = any_of("s"), any_of("as")
_HANDS_ON = name_words("hands on")
_CARRIER, _EVIDENCE, _TOLD = map(any_of, ("carrier", "evidence", "existence cop"))
_NAMES, _OPINION, _CLAIMS = map(any_of, ("opinion naming", "opinion", "claim that"))
_TAKES_CLAUSE = any_of("opinion naming claim")
_DETERMINER, _PLACED, _PREPOSITION = map(any_of, ("Definite=Def Definite=Ind", "ADP", "ADP to"))
_CLAUSAL, _JOINS = map(any_of, ("AUX Case=Nom that", "and or"))
_FINITE = any_of("AUX")
_PREDICATES, _CONDITION_ENDS = map(
    any_of, ("AUX opinion naming Tense=Past", "PUNCT boundary PronType=Rel comma")
)
_CONDITION_VERBS = any_of("AUX Tense=Past ed")
_QUESTION_ENDS, _OR = any_of("PUNCT boundary comma"), any_of("or")
_WHETHER, _WHO = name_words("whether"), name_words("who")
_AFAR = 4

_IF, _MORE, _MISNAME, _MODAL, _PERHAPS = map(kinds, ("if", "more", "misname", "modal", "perhaps"))
_CLEAR, _NOUN, _PHRASE, _CLAUSE, _PROSPECT = map(kinds, ("clear", "noun", "phrase", "clause", "prospect"))
# Cues whose complement may be a whole clause, with its own subject.
_OPEN_KINDS = kinds("deny untrue doubt prospect know perhaps")
_VERBAL = kinds("clause refuse")
_OBJECT_KINDS = kinds("phrase reject avert lack")

_OF_NOUNS = name_words("of nouns")  # "the prospect of war"
_OF_WORD, _IN, _THAN, _BECAUSE, _NOTHING = map(name_words, ("of", "in", "than", "because", "nothing"))
_ROOMS = name_words("rooms")
# What comes "in", "with" or "from" belongs to what may be; what comes "during" or "about" is there.
_FOR = name_words("for")
_WITHOUT = name_words("without")
_STOPPED = name_words("stopped")
_CHARGED, _SPEAK, _SAY = map(name_words, ("charged", "speak", "say"))
_CAPITAL = any_of("capital")
_INVERTS, _DEFINITE_ROLE = name_words("inverts"), any_of("Definite=Def")
_BRINGING, _CAUSED = name_words("bringing"), name_words("caused")
_CALLED, _ANYTHING, _ON = map(name_words, ("called", "any anything", "on to about"))
_PLACES = name_words("places")
_INTO_PREDICATES = name_words("into predicates")
_RESULTS = name_words("results")  # "could push the region into war"
_PARENTHESIS, _LONG_PARENTHESIS = 7, 12
_WH_ROLE, _ED = any_of("wh"), any_of("ed")
_DONE, _PARTICLES = name_words("participles"), name_words("particles")
_BE, _STATES = any_of("cop"), name_words("states one is in")
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
        (_IF, _reach_of_conditions),
        (_MORE, _compare_metalinguistically),
        (_MISNAME, _withdraw_names),
    ):
        settle(reached, reached & pairs.are(kind), judge, text, pairs)
    rest = np.flatnonzero(reached & ~pairs.are(_IF | _MORE))
    if len(rest):
        reached[rest] = _read_on(text, pairs.keep(rest), nested)
    return reached


def _reach_of_conditions(text: Text, pairs: Pairs) -> Bools:
    """Tell which conditions still hold at their terms: they end with a comma or clause."""
    span, place = list_between(pairs.last + 1, pairs.term)
    role = text.role[place]
    ends = has(role, np.where(_WHETHER[text.word[pairs.last]], _QUESTION_ENDS, _CONDITION_ENDS)[span])
    # "if, as police think, it was arson"
    aside = _open_with_parentheses(text, pairs)
    ends &= ~(has(role, _COMMA) & (place <= aside[span]))
    # "if riots break out, or looters come"
    ends &= ~(has(role, _COMMA) & has(text.role[place + 1], _OR))
    # "whether she was a cheat, a liar or a fool"
    listed = _WHETHER[text.word[pairs.last]][span] & has(text.role[place + 1], _INDEFINITE)
    ends &= ~(has(role, _COMMA) & listed)
    # "whether the drought, which began in May, is a crisis"
    ends &= ~_stand_between_commas(text, pairs, span, place)
    ends |= begin_reasons(text, place, pairs.term[span])
    adjunct = ~ends & has(role, _PLACED)
    # A phrase before the verb belongs to the subject: "asked if the delay in spring was a scandal".
    adjunct &= ~any_between(text.role, _CONDITION_VERBS, place + 1, pairs.term[span])
    adjunct &= ~_HANDS_ON[text.word[place - 1]]  # "whether the firm engaged in fraud"
    # "if they are under pressure", "whether it put them at risk"
    predicate = has(text.role[place - 1], _BE)
    predicate |= (place + 1 == pairs.term[span]) & _STATES[text.word[place + 1]]
    adjunct &= ~predicate
    rows = np.flatnonzero(adjunct)
    adjunct[rows] = ~_have_verbs(text, place[rows] + 1, pairs.term[span[rows]])
    adjunct &= ~_RESULTS[text.word[place]] & ~has(text.role[place + 1], _INDEFINITE)
    settle(ends, adjunct, leave_verbs, text, pairs.keep(span), place)
    whether = _WHETHER[text.word[pairs.last]][span]
    gerund = has(role, _ING) & ~has(text.role[place - 1], _FINITE | _DETERMINER)
    # "whether he was involved in fraud", but not "whether she fled during riots"
    outside = has(role, _PLACED) & ~_INTO_PREDICATES[text.word[place]]
    # "whether the guards at the gate took bribes"
    outside &= ~predicate & ~any_between(text.role, _CONDITION_VERBS, place + 1, pairs.term[span])
    rows = np.flatnonzero(outside)
    outside[rows] = ~_have_verbs(text, place[rows] + 1, pairs.term[span[rows]])
    ends |= whether & (gerund | outside)
    # "whether the men who looted it will pay", but not "whether it was they who looted it"
    ends |= whether & _WHO[text.word[place]] & ~any_between(text.role, _FINITE, pairs.last[span] + 1, place)
    ends |= (
        whether & has(role, _WH_ROLE) & has(text.role[place - 1], _JOINS)
    )  # "whether it was late and who is to blame"
    noun = has(text.role[place - 1], _DETERMINER)  # "if the delay was"
    # "if a rule restricting imports is unfair"
    named = has(role, _ING) & any_between(text.role, _FINITE, place + 1, pairs.term[span])
    # "whether they should be treated as criminals"
    ends |= has(role, _FACTIVE) & ~has(text.role[place + 1], _INDEFINITE | _AS) & ~noun & ~named
    holds = np.ones(len(pairs.first), np.bool_)
    holds[span[ends]] = False
    return holds


def _stand_between_commas(text: Text, pairs: Pairs, span: Ints, place: Ints) -> Bools:
    """Tell which words are commas, or between them, of a parenthesis behind which a verb follows, before the term."""
    commas = has(text.role[place], _COMMA)
    # The closing comma is the one behind which a finite verb stands.
    closing = np.flatnonzero(commas & has(text.role[place + 1], _FINITE) & (place + 1 < pairs.term[span]))
    start = np.maximum(pairs.last[span[closing]] + 2, place[closing] - _LONG_PARENTHESIS)
    opened = find_next(text.role, _COMMA, start, place[closing])
    closing, opened = closing[opened >= 0], opened[opened >= 0]
    inside = np.zeros(len(place), np.bool_)
    inside[list_between(closing - (place[closing] - opened), closing + 1)[1]] = True
    return inside


def _open_with_parentheses(text: Text, pairs: Pairs) -> Ints:
    """Give the comma that closes the parenthesis right behind each cue; the cue's last token where there is none."""
    comma = pairs.last + 1
    closing = np.where(has(text.role[comma], _COMMA), comma + 1, -1)
    closing = find_next(
        text.role, _COMMA, closing, np.where(closing < 0, -1, np.minimum(comma + _PARENTHESIS, pairs.term))
    )
    return np.where(closing < 0, pairs.last, closing)


def _have_verbs(text: Text, start: Ints, end: Ints) -> Bools:
    """Tell where a verb in the present stands: "if the delay in spring causes a war"."""
    span, place = list_between(start, end)
    third = CARRYING[text.word[place]] & has(text.role[place], _S)
    third |= has(text.role[place], _S) & has(text.role[place + 1], _INDEFINITE)
    # "the guards at the gate took bribes"
    past = (CARRYING & ~BRINGING)[text.word[place]] & ~has(text.role[place], _S)
    third |= past & has(text.role[place - 1], _LETTERS) & ~has(text.role[place - 1], PLAIN)
    found = np.zeros(len(start), np.bool_)
    found[span[third]] = True
    return found


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
    start, end = np.searchsorted(text.telling, (_skip_inverted_subjects(text, pairs), pairs.term))
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
    full = np.where(phrase < 0, _begin_nouns(text, pairs)[row], has(role[phrase], _DETERMINER))
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
    ends |= placed & ~(_BRINGING | _CHARGED | _CAUSED)[before]
    settle(ends, ~ends & read.loose, _leave_nouns, text, pairs, place)
    clause = ~ends & has(role, _THAT) & ~_OF_WORD[text.word[place - 1]]  # "none of that is legal"
    that = np.flatnonzero(clause)
    if len(that):
        opens = _open_clauses_of_thought(text, pairs.keep(that), place[that], read.named[that])
        if nested:
            opens |= read.licensed[that]
        opens &= ~_WITHOUT[text.word[pairs.last[that]]]  # "claimed without evidence that"
        ends[that] = ~opens | _are_subjects_of_evidence(text, pairs.keep(that), place[that])
    return ends


def _leave_nouns(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell whether a word ends the noun phrase that a cue denies, and its scope: "no word about the war".

    A negative subject denies its whole clause: "nobody in the room thought it was a scandal".
    """
    role = text.role[place]
    leaves = has(role, _PREPOSITION) | modify(text, place)
    # "the chances of her club winning promotion"
    leaves &= ~(pairs.are(_PROSPECT) & BRINGING[text.word[place]] & has(role, _ING))
    leaves &= ~(pairs.are(_MODAL) & (_RESULTS | _PLACES)[text.word[place]]) & ~are_charged(text, pairs, place)
    rows = np.flatnonzero(leaves)
    held = pairs.keep(rows)
    leaves[rows] = ~(
        any_between(text.role, _PREDICATES, place[rows] + 1, held.term) & open_clauses(text, held)
    )
    of_phrase = has(role, _OF) & pairs.are(_PHRASE)
    return np.where(of_phrase, has(text.role[place + 1], _INDEFINITE), leaves)


def _skip_inverted_subjects(text: Text, pairs: Pairs) -> Ints:
    """Give where to read on behind the cues: behind the subject in "nor did he commit fraud"."""
    place = pairs.last + 1
    inverted = pairs.are(_CLAUSE) & has(text.role[place], _VERB)
    subject = inverted & has(text.role[place + 1], _SUBJECT) & (place + 1 < pairs.end)
    # "never has the party engaged in bribery"
    named = inverted & ~subject & _INVERTS[text.word[pairs.last]] & has(text.role[place + 1], _DEFINITE_ROLE)
    place[named] += 3
    rows = np.flatnonzero(~inverted & has(text.role[place], _SUBJECT))
    place[subject] += 2
    place[rows] += open_clauses(text, pairs.keep(rows))  # "nobody I know"
    return place


def _begin_nouns(text: Text, pairs: Pairs) -> Bools:
    """Tell whether a noun phrase follows the cue at once; a gerund ("without resorting to") is none."""
    following = pairs.last + 1
    role = text.role[following]
    opens = pairs.are(_OBJECT_KINDS) | (pairs.are(_PROSPECT) & _OF_NOUNS[text.word[pairs.last]])
    opens &= ~_BECAUSE[text.word[following]] & ~has(role, _ING)
    opens &= ~(pairs.are(_PHRASE) & has(role, _PLACED))  # "rather than from hunger"
    begins: Bools = opens | pairs.are(_NOUN) | (_NOTHING[text.word[pairs.last]] & ~has(role, PLAIN))
    return begins


def _open_clauses_of_thought(text: Text, pairs: Pairs, that: Ints, named: Ints) -> Bools:
    """Tell which "that" open the clause of a verb of opinion, a claim or the cue; others are relative."""
    role = text.role
    afterthought = (that > named) & (that - named <= _AFAR) & has(role[named + 1], _PLACED)
    before = that - 1 - QUOTES[text.word[that - 1]]
    added = has(role[before], _ING) & has(role[before - 1], _COMMA)  # ", he said, arguing that"
    # "did not act on reports that"
    added |= _ON[text.word[before - 1]] & has(role[before], _CLAIMS) & pairs.are(_VERBAL)
    any_that = _ANYTHING[text.word[before]]  # "did not do anything that is"
    opens: Bools = afterthought | (before == pairs.last) | (has(role[before], _TAKES_CLAUSE) & ~added)
    opens |= any_that
    return opens


def _are_subjects_of_evidence(text: Text, pairs: Pairs, that: Ints) -> Bools:
    """Tell which terms are subjects in "no evidence that torture led to": then they are what did not work.

    "no evidence that fraud occurred" still denies the fraud.
    """
    alone = ~any_between(text.role, _CLAUSAL, that + 1, pairs.term)
    told = any_between(text.role, _TOLD, pairs.term + 1, np.minimum(pairs.term + 6, pairs.end))
    evidence = has(text.role[that - 1], _EVIDENCE)
    follows = has(text.role[pairs.term + 1], _LETTERS) & (pairs.term - that <= _AFAR) & evidence
    follows |= any_between(text.role, _FINITE, pairs.term + 1, np.minimum(pairs.term + 4, pairs.end))
    subjects: Bools = alone & ~told & follows
    return subjects
