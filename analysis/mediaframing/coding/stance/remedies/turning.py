"""What turns a view of a remedy: "does not oppose", "criticised her for blocking", "regrets that they scrapped".

The words that hold a cue are read from the nearest to the farthest. Each that opposes or denies turns what it holds,
and what holds it may turn it again, so that an even number of turns leaves the first view standing.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.english.rulebook import Rulebook
from mediaframing.coding.stance.remedies.books import FOR, RemedyRule, make_rule
from mediaframing.coding.stance.remedies.cues import kinds
from mediaframing.coding.stance.remedies.reading import Held, Reading, are_modifiers, find_word, have_words
from mediaframing.coding.stance.remedies.subjects import skip_asides
from mediaframing.coding.text.tokens import Bools, Ints

_BEHIND_NEAR = 5
_MOST = 12  # so many cues left of a term are asked
_NOT_NEAR, _HOLDER_NEAR, _FROM_NEAR, _LAMENT_NEAR, _VIEW_NEAR, _FUSED_NEAR = 3, 3, 10, 14, 14, 4
_NOT, _SHIELD, _LAMENT, _HOLDER, _DISBELIEF = map(kinds, ("not", "shield", "lament", "holder", "disbelief"))
_WHETHER, _NEAR_WHETHER = name_words("whether"), 4
_ENDS, _ASKS, _OPENINGS = map(name_words, ("? . !", "?", "question openings"))
_OTHER_CLAUSE = any_of("PUNCT boundary PronType=Rel wh comma that ADP")
_THE, _COLON = name_words("the"), name_words(":")
_SHOULD = name_words("should")
_IF, _ASKING = name_words("if"), name_words("asking if")
_NO_SUBJECT = any_of("AUX ADP to PUNCT comma boundary")
_WILL_NEAR = 5
_WILL = name_words("will would")
_WITHOUT, _NEED_NEAR, _OPENING, _FUTURE = name_words("without"), 8, 14, any_of("AUX")
_UNLAWFUL, _UNLAWFUL_NEAR = name_words("unlawful"), 40
_DISBELIEF_NEAR, _DISBELIEF_STOPS = 10, any_of("PUNCT boundary comma")
_AGAINST, _OVER_FOR = kinds("against"), name_words("over for")
_CARRIER, _PRO = kinds("carrier"), name_words("pro")
_FEAR, _TO = kinds("fear"), name_words("to")
_TURNING, _PASSING = kinds("against stop fear"), kinds("for do maybe")
_CLAUSE_ENDS, _STOPS = any_of("PUNCT boundary PronType=Rel Case=Nom wh comma AUX"), any_of("PUNCT boundary")
_CLAUSE_STOPS, _SUBJECT_NEAR = any_of("PUNCT boundary PronType=Rel Case=Nom wh comma"), 4
_NEGATIVE_SUBJECTS = name_words("nobody else")
_NO_WORD, _NO_NEAR = name_words("no zero"), 8
_JOINS, _ING, _ADVERBIAL = any_of("and or"), any_of("ing"), any_of("AUX ly")
_RELATIVES = name_words("relatives")
_AS, _REASONS = name_words("as"), name_words("reasons")
_COORDINATES, _FROM = name_words("coordinates"), name_words("from")
_OPENS_PHRASE = name_words("opens phrase")
_PASSED = name_words("passed")
_POSSESSORS, _PREPOSITION, _OWNER_NEAR = name_words("possessors"), any_of("ADP of to"), 2
_DEFINITE, _ARTICLE = any_of("Definite=Def"), any_of("Definite=Def Definite=Ind")
_FUSED, _COMMA, _AUXILIARY, _S_OR_ED = map(any_of, ("fused", "comma", "AUX", "s ed"))


class Turned(NamedTuple):
    """What turned each cue.

    Attributes
    ----------
    sign : array
        -1 where an odd number of words turned it, else 1.
    first : array
        Where the first of the words that hold it begins; the cue's own first token where there is none.
    outer : array
        The number of the outermost cue that is more than a negation, among all cues; -1 where that is its own.
    turns : array
        How many words turned it.
    """

    sign: Ints
    first: Ints
    outer: Ints
    turns: Ints


def find_turns(reading: Reading, held: Held) -> Turned:
    """Find what turns some cues."""
    cues = reading.cues
    sign, target = np.ones(len(held.first), np.int64), held.first.copy()
    outermost, count = np.full(len(target), -1), np.zeros(len(target), np.int64)
    number = np.searchsorted(cues.last, target) - 1
    lowest = np.searchsorted(cues.first, held.begin)
    going = np.ones(len(target), np.bool_)
    for step in range(_MOST):
        going &= (number - step >= lowest) & ~_COORDINATES[reading.word[target - 1]]
        going &= ~_REASONS[reading.word[target]]  # "opposed it out of fear that"
        rows = np.flatnonzero(going)
        if not len(rows):
            break
        other = number[rows] - step
        outer = Held(
            cues.first[other], cues.last[other], cues.kind[other],
            held.begin[rows], held.end[rows], target[rows], target[rows],
        )  # fmt: skip
        turns, passes = _turn(reading, outer, held.are(_HOLDER)[rows])
        sign[rows[turns]] *= -1
        count[rows[turns]] += 1
        target[rows[turns | passes]] = outer.first[turns | passes]
        more = (turns | passes) & ~outer.are(_NOT)
        outermost[rows[more]] = other[more]
    _turn_fused(reading, held.begin, target, sign)
    sign[_PRO[reading.word[held.first]]] = 1  # "they replaced two pro-toll mayors"
    return Turned(sign, target, outermost, count)


def _turn(reading: Reading, outer: Held, holder: Bools) -> tuple[Bools, Bools]:
    """Tell which cues turn what stands right of them, and which only hold it."""
    gap = outer.term - outer.last - 1
    before = outer.term - 1
    apart = outer.last < outer.term
    # Those who hold a view are there, whoever opposes them: "an attack on supporters of the toll".
    denies = outer.are(_NOT) & (gap <= np.where(holder, _HOLDER_NEAR, _NOT_NEAR))
    # "nobody can stop tolls"
    subject = _NEGATIVE_SUBJECTS[reading.word[outer.last]] & (gap <= _SUBJECT_NEAR)
    # "no town will scrap tolls"
    verb = reading.role[before] & _AUXILIARY > 0
    subject |= _NO_WORD[reading.word[outer.last]] & (gap > 1) & (gap <= _NO_NEAR) & verb
    subject &= outer.are(_NOT) & ~reading.has(_CLAUSE_STOPS, outer.last + 1, outer.term)
    denies &= reading.reach(outer) & ~have_words(_AS, reading, outer.last + 1, outer.term)
    # "did not alter her opposition to tolls"
    denies &= (gap < 2) | (reading.role[before] & _DEFINITE == 0) | outer.are(_HOLDER)
    denies |= subject & ~holder
    # "slammed the mill and the bank for their resistance to tolls"
    opener = before - (reading.role[before] & _ARTICLE > 0)
    finite = ~_OPENS_PHRASE[reading.word[opener]] & (reading.role[outer.term] & _ING == 0)
    # "blocked a bill that would have extended tolls", but "who backs Ito scrapped tolls"
    own = _are_verbs(reading, outer.term) & ~have_words(_RELATIVES, reading, outer.last + 1, outer.term)
    finite &= ~_are_owned(reading, outer.term)
    parted = finite & (own | reading.has(_JOINS, outer.last + 1, outer.term))
    keeps = outer.are(_SHIELD) & _FROM[reading.word[before]] & (gap <= _FROM_NEAR)
    keeps &= ~parted & ~reading.has(_CLAUSE_ENDS, outer.last + 1, outer.term)
    laments = outer.are(_LAMENT) & (gap <= _LAMENT_NEAR)
    laments &= ~reading.has(_STOPS, outer.last + 1, outer.term)
    laments &= reading.kind[outer.term] & _LAMENT == 0  # "sad and angry that" laments once
    views = outer.are(_TURNING | _PASSING) & (gap <= _VIEW_NEAR) & ~parted
    views &= reading.role[outer.first] & _AUXILIARY == 0  # "has backed"
    comma = reading.has(_COMMA, outer.last + 1, outer.term)
    # "voted down several bills, including one to extend tolls"
    bills = reading.elaborate_between(outer.last + 1, outer.term) & (reading.role[outer.term] & _ING == 0)
    opens = reading.find_next(_COMMA, outer.last + 1)
    comma &= ~(bills & (reading.count_kinds(_CARRIER, outer.last + 1, opens) > 0))
    views &= ~are_modifiers(reading, outer) & ~comma
    views &= reading.reach(outer)
    # "warned him not to block tolls" denies once
    views &= ~outer.are(_FEAR) | ~reading.negators[outer.term] | ~_TO[reading.word[outer.term + 1]]
    # "criticised the mayor in the hall over his call for tolls"
    blamed = outer.are(_AGAINST) & (gap <= _VIEW_NEAR) & _OVER_FOR[reading.word[opener]] & (opener < before)
    blamed &= ~reading.has(_CLAUSE_ENDS, outer.last + 1, outer.term) & ~are_modifiers(reading, outer)
    views |= blamed
    turns = apart & (denies | (~holder & (keeps | laments | (views & outer.are(_TURNING)))))
    return turns, apart & ~holder & ~turns & views


def find_laments(reading: Reading, begin: Ints, term: Ints) -> Bools:
    """Tell which terms stand in a clause that is lamented: "sad that the toll will not come"."""
    laments = np.append(-1, np.flatnonzero(reading.kind & _LAMENT))
    place = laments[np.searchsorted(laments, term) - 1]
    near: Bools = (place >= begin) & (term - place <= _LAMENT_NEAR)
    return near & ~reading.has(_STOPS, place + 1, term)


def judge_disbelieved(reading: Reading, held: Held) -> Bools:
    """Tell which cues stand in a clause that is denied or doubted: "denied that he opposed tolls"."""
    doubts = np.append(-1, np.flatnonzero(reading.kind & _DISBELIEF))
    found = doubts[np.searchsorted(doubts, held.first) - 1]
    near: Bools = (found >= held.begin) & (held.first - found <= _DISBELIEF_NEAR)
    return near & ~reading.has(_DISBELIEF_STOPS, found + 1, held.first)


def judge_asked(reading: Reading, held: Held) -> Bools:
    """Tell which terms a "whether" begins its clause with: "unclear whether the toll will come"."""
    start = np.maximum(held.begin, held.term - _NEAR_WHETHER)
    place = find_word(_WHETHER, reading, start, held.term)
    # "not clear if the toll will come"
    other = find_word(_IF, reading, start, held.term)
    place = np.where((other > held.begin) & _ASKING[reading.word[other - 1]], other, place)
    after = skip_asides(reading, held.term, held.term_last, held.end) + 1
    asked = (place >= 0) & (reading.role[after] & _AUXILIARY > 0)
    return asked & ~reading.has(_NO_SUBJECT, place + 1, held.term)


def are_asked(reading: Reading, place: Ints, begin: Ints) -> Bools:
    """Tell which places stand in a question that begins with its verb: "Do they oppose tolls?", "So will tolls help?"."""
    ends = np.union1d(np.flatnonzero(_ENDS[reading.word]), reading.ends)
    end = ends[np.minimum(np.searchsorted(ends, place), len(ends) - 1)]
    verb = _find_opening(reading, begin)
    opens = (reading.role[verb] & _AUXILIARY > 0) | _SHOULD[reading.word[verb]]
    found: Bools = _ASKS[reading.word[end]] & opens & (verb <= place)
    return found


def _find_opening(reading: Reading, begin: Ints) -> Ints:
    """Find the word that begins a question, behind a "so" or a "but" or a heading of one word."""
    colon = _COLON[reading.word[begin + 1]]
    return begin + np.where(colon, 2, _OPENINGS[reading.word[begin]])


def judge_questioned(reading: Reading, held: Held) -> Bools:
    """Tell which terms stand in the main clause of such a question: "Does the toll have a chance?"."""
    verb = _find_opening(reading, held.begin)
    # "can the talks end the war?" asks what they can; "can't he stop the toll?" says that he can
    other = _THE[reading.word[verb + 1]] | (reading.role[verb] & _FUSED > 0)
    other |= reading.has(_OTHER_CLAUSE, verb + 1, held.term)
    return are_asked(reading, held.term, held.begin) & ~other


def judge_needed(reading: Reading, held: Held) -> Bools:
    """Tell which terms nothing goes without: "without tolls, roads would close", "it is illegal to drive without a toll"."""
    comma, end = reading.find_next(_COMMA, held.term_last + 1), reading.find_ends(held.term_last)
    without = _WITHOUT[reading.word[held.first]]
    needed = (comma - held.term_last <= _OPENING) & (held.first <= held.begin + 1)
    needed &= ~reading.has(_STOPS, held.term_last + 1, comma)
    needed &= reading.has(_FUTURE, comma + 1, np.minimum(comma + _NEED_NEAR, end))
    # "without tolls the bridge will fall"
    needed |= (
        (held.first <= held.begin + 1)
        & (reading.role[held.term_last + 1] & _NO_SUBJECT == 0)
        & have_words(_WILL, reading, held.term_last + 2, np.minimum(held.term_last + _WILL_NEAR, end))
        & ~reading.has(_STOPS, held.term_last + 1, held.term_last + _WILL_NEAR - 1)
    )
    place = find_word(_UNLAWFUL, reading, np.maximum(held.begin, held.first - _UNLAWFUL_NEAR), held.first)
    return without & (needed | ((place >= 0) & ~reading.has(_STOPS, place + 1, held.first)))


def lament_behind(reading: Reading, last: Ints, end: Ints) -> Bools:
    """Tell which terms stand before a word of lament that a comma parts from them: "no toll came, she lamented"."""
    comma = reading.find_next(_COMMA, last + 1)
    laments = np.append(np.flatnonzero(reading.kind & _LAMENT), len(reading.kind))
    place = laments[np.searchsorted(laments, comma)]
    near: Bools = (place < end) & (place - comma <= _BEHIND_NEAR)
    return near & ~reading.has(_STOPS, last + 1, place)


def _are_verbs(reading: Reading, place: Ints) -> Bools:
    """Tell which cues that begin at places are verbs of one word, which have a subject of their own: "she scrapped tolls"."""
    cues = reading.cues
    number = np.minimum(np.searchsorted(cues.first, place), len(cues.first) - 1)
    verbs: Bools = (cues.first[number] == place) & (cues.last[number] == place)
    return verbs & (reading.role[place] & _S_OR_ED > 0)


def _are_owned(reading: Reading, place: Ints) -> Bools:
    """Tell which cues that begin at places are nouns that somebody owns: "her ties to the mill or her long support for tolls"."""
    cues = reading.cues
    number = np.minimum(np.searchsorted(cues.first, place), len(cues.first) - 1)
    nouns = (cues.first[number] == place) & (reading.role[cues.last[number]] & _PREPOSITION > 0)
    nouns &= (cues.last[number] > place) & (reading.role[place] & (_S_OR_ED | _ING) == 0)
    owned: Bools = nouns & have_words(_POSSESSORS, reading, place - _OWNER_NEAR, place)
    return owned


def _turn_fused(reading: Reading, begin: Ints, target: Ints, sign: Ints) -> None:
    """Turn what stands right behind a word in n't, but for auxiliaries and adverbs: "don't even want"."""
    going = np.ones(len(target), np.bool_)
    start = target.copy()
    for back in range(1, _FUSED_NEAR + 1):
        place = start - back
        going &= start - back >= begin
        fused = going & reading.negators[place] & (reading.role[place] & _FUSED > 0)
        sign[fused] *= -1
        target[fused] = place[fused]
        going &= ~fused & ((reading.role[place] & _ADVERBIAL > 0) | _PASSED[reading.word[place]])


CLAUSES: Rulebook[RemedyRule] = Rulebook(
    "Remedies: what the clause around a view or a term tells",
    (
        make_rule(
            "view that is denied", "disbelief", judge_disbelieved, FOR,
            sentence="Ortiz denied that he opposed the [[toll]].",
            counter="Ortiz denied theft, and he opposed the [[toll]].",
            source="Karttunen 1971",
        ),
        make_rule(
            "cannot be done without", "not", judge_needed, FOR,
            sentence="Without a [[toll]], roads will crumble.",
            counter="Without a [[toll]] the town was poor.",
        ),
        make_rule(
            "asked outright", "maybe", judge_questioned, FOR, reads="uncertain",
            sentence="Does this [[toll]] have a chance?",
            counter="Does Alder know that the [[toll]] is gone?",
        ),
        make_rule(
            "whether it comes", "maybe", judge_asked, FOR, reads="uncertain",
            sentence="It is unclear whether the [[toll]] is on the ballot.",
            counter="It is unclear why the [[toll]] is so high.",
        ),
    ),
)  # fmt: skip


def ask_clause(name: str, reading: Reading, begin: Ints, first: Ints, last: Ints) -> Bools:
    """Ask a rule of the book of the clause of some words, if it is on."""
    rule = CLAUSES[name]
    if not rule.on:
        return np.zeros(len(first), np.bool_)
    held = Held(first, last, np.zeros_like(first), begin, last + 1, first, last)
    return rule.judge(reading, held)
