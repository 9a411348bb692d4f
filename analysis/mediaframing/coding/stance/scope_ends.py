"""Where a cue's scope ends: at another clause, a conjunct of its own, a verb that takes its object for granted.

All rules are asked of many cues at once: ``pairs`` are cues with their terms, ``place`` is for each the token that the
reading of its scope has come to, between the cue and the term.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_between, find_next, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, QUOTES, any_of, name_words
from mediaframing.coding.stance.cues import Pairs, settle
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.text.tokens import Bools, Ints

_COMMA, _WH, _AND, _AS = map(any_of, ("comma", "wh", "and", "as"))
_THAT, _VERB, _COPULA = map(any_of, ("that", "AUX", "cop"))
_DEFINITE, _INDEFINITE = map(any_of, ("Definite=Def", "Definite=Ind"))
_ABOUT, _FACTIVE, _OPPOSING, _NAMING = map(any_of, ("about", "factive", "opposing", "naming"))
_PLACED, _UNTRUTH, _ING, _S = map(any_of, ("ADP", "untruth", "ing", "s"))
_COMPANY, _ASIDE, _SAYING = map(any_of, ("company", "aside", "saying"))
_DETERMINER, _CLAUSE_WORD = any_of("Definite=Def Definite=Ind"), any_of("that Case=Nom")
_BOUNDARY, _JOINS = map(any_of, ("PUNCT boundary PronType=Rel", "and or"))
_OPENS_CONJUNCT = any_of(
    "Definite=Def Definite=Ind AUX Case=Nom that PronType=Rel opinion naming factive cue ed ly"
)
_CLAUSE_EDGE = any_of("PUNCT boundary comma that PronType=Rel and or opinion")
_BREAKS_LIST = any_of("PUNCT boundary PronType=Rel AUX Case=Nom that")
_NO_ADJECTIVE = PLAIN & ~_COMMA
_NOT_BARE = PLAIN & ~any_of("comma or") | any_of("mark")
_ENDS_SHARING = any_of("AUX ed")

_NOUN, _PHRASE, _MODAL, _PERHAPS, _REFUSE, _REGRET = map(
    kinds, ("noun", "phrase", "modal", "perhaps", "refuse", "regret")
)
_DENIALS, _DENIABLE = kinds("deny reject"), kinds("clause noun refuse regret")
_PHRASAL = kinds("phrase prospect lack avert")

_NEGATIVE_SUBJECTS = name_words("nobody one none nothing hardly scarcely neither")
_NOTHING, _NEVER, _BUT, _ALSO = map(name_words, ("nothing", "not never", "but", "also"))
_WITH, _TO, _SO, _PART, _OTHER, _DASH, _THAT_WORD = map(
    name_words, ("with", "to", "so", "part", "other", "-", "that")
)
_ON_GOING = name_words("because so yet")
_INFINITIVES = name_words("be been being have do become seem appear remain")
_INTO, _IN_UP = name_words("in into"), name_words("in up")
_SHORT_SUBJECTS = name_words("it he she they there this")
_APOSTROPHE = name_words("'")
_SOMETIMES = name_words("sometimes often then even perhaps frequently usually")
_OPENING = 4  # "Without police, violence spread": the comma ends the phrase that opens the sentence
_LONGEST_PARENTHESIS = 5
_MODIFIERS = 3


def close_clauses(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell which words end the clause that a cue stands in, wherever they stand (termination terms of NegEx)."""
    role, word = text.role[place], text.word[place]
    # "not because of X", "not yet X", "not only X but also Y"
    goes_on = (_ON_GOING[word] & (place == pairs.last + 1)) | (_BUT[word] & _ALSO[text.word[place + 1]])
    closes: Bools = has(role, _BOUNDARY) & ~goes_on
    return closes


def end_clauses(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell which other words end the clause, whatever the cue."""
    role, word = text.role[place], text.word[place]
    ends: Bools = has(role, _WH)
    ends |= _DASH[word] & text.spaced[place] & text.spaced[place + 1]
    for bits, judge in ((_COMMA, _end_at_commas), (_AND, _end_at_conjunctions)):
        settle(ends, ~ends & has(role, bits), judge, text, pairs, place)
    return ends


def end_scopes(text: Text, pairs: Pairs, place: Ints, nested: bool) -> Bools:
    """Tell whether this word ends the scope of a cue of that kind; the first of the rules that speaks decides."""
    role = text.role[place]
    ends = has(role, _OPPOSING)  # "could fight terrorism": what is fought is there
    refused_as = pairs.are(_REFUSE) & has(role, _AS)
    settle(ends, refused_as, _end_at_names, text, pairs, place)
    rest = ~refused_as & ~ends
    for kind, judge in ((_MODAL, _end_modals), (_PERHAPS, _end_adverbs)):
        held = rest & pairs.are(kind)
        settle(ends, held, judge, text, pairs, place)
        rest &= ~held
    near = place == pairs.last + 1
    held = rest & pairs.are(_PHRASAL) & has(role, _VERB) & ~near
    ends[held] = ~_THAT_WORD[text.word[pairs.last[held]]]  # "the lack of action is a violation of rights"
    rest &= ~held
    placed = rest & has(role, _PLACED)
    held = placed & pairs.are(_REGRET)
    ends[held] = True  # "should have apologised for a racist joke"
    rest &= ~held
    held = placed & pairs.are(_REFUSE) & ~_INTO[text.word[place]]
    settle(ends, held, _end_refusals, text, pairs, place)
    rest &= ~held
    held = rest & has(role, _AS)
    settle(ends, held, _end_at_comparisons, text, pairs, place)
    held = rest & ~held & pairs.are(_DENIABLE)
    rows = np.flatnonzero(held)
    ends[rows] = _end_deniable(text, pairs.take(rows), place[rows], nested)
    return ends


def _end_at_names(text: Text, pairs: Pairs, place: Ints) -> Bools:
    return ~any_between(text.role, _NAMING, pairs.last + 1, place)


def _end_adverbs(text: Text, _: Pairs, place: Ints) -> Bools:
    ends: Bools = has(text.role[place], _FACTIVE) & ~has(text.role[place + 1], _INDEFINITE)
    return ends


def _end_refusals(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Judge "refused to sit with terrorists", but "refused on Monday to open talks"."""
    near = place == pairs.last + 1
    to = _TO[text.word[place + 2]] & (place + 2 < pairs.end)
    to |= _TO[text.word[place + 3]] & (place + 3 < pairs.end)
    ends: Bools = ~(near & to)
    return ends


def _end_at_comparisons(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Judge "dismissed as illegal", but "dismissed as false the claims of"; "not as bad as war"."""
    following = pairs.last + 1
    compared = has(text.role[following], _AS) | _SO[text.word[following]]
    untrue = any_between(text.role, _UNTRUTH, place + 1, np.minimum(place + 4, pairs.end))
    other = (compared & (place != following)) | _PART[text.word[place + 1]]
    return np.where(pairs.are(_DENIALS), ~untrue, other)


def _end_deniable(text: Text, pairs: Pairs, place: Ints, nested: bool) -> Bools:
    """Judge by what is taken for granted under a negation."""
    role, before = text.role[place], text.role[place - 1]
    ends = _WITH[text.word[place]] & has(before, _COMPANY)
    about = ~ends & has(role, _ABOUT)
    settle(ends, about, _end_at_topics, text, pairs, place)
    noun = has(before, _DEFINITE)  # "nothing in the report"
    factive = ~ends & ~about & has(role, _FACTIVE) & ~noun
    if not nested:
        settle(ends, factive, _end_at_facts, text, pairs, place)
    return ends


def _end_at_topics(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Judge "cannot only talk about war", but "is not about war"."""
    nothing = _NOTHING[text.word[pairs.last]]
    told = any_between(text.role, _COPULA, place, pairs.term)
    spared = (place == pairs.last + 1) | has(text.role[place - 1], _COPULA) | open_clauses(text, pairs)
    return np.where(nothing, ~told, ~spared)


def open_clauses(text: Text, pairs: Pairs) -> Bools:
    """Tell which negative subjects open their clauses: "nobody here calls it terrorism" denies the whole clause."""
    before = pairs.first - 1
    edge = (pairs.first == pairs.begin) | has(text.role[before], _CLAUSE_EDGE) | QUOTES[text.word[before]]
    opens: Bools = edge & (pairs.are(_NOUN) | _NEGATIVE_SUBJECTS[text.word[pairs.last]])
    return opens


def _end_modals(text: Text, _: Pairs, place: Ints) -> Bools:
    """Tell whether a word ends what "could" leaves open; what is hurt or improved is there already."""
    role, after = text.role[place], place + 1
    factive = has(role, _FACTIVE) & ~has(text.role[place - 1], _DETERMINER)
    factual = ~has(text.role[after], _INDEFINITE) & ~_IN_UP[text.word[after]]
    clause = has(role, _CLAUSE_WORD) | (has(role, _VERB) & ~_INFINITIVES[text.word[place]])
    return np.where(factive, factual, clause)


def _end_at_facts(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Spare verbs of saying with a word as their object: "refused to say the words 'race war'"."""
    saying = has(text.role[place], _SAYING)
    after = place + 1 + has(text.role[place + 1], _THAT)
    says_it = _SHORT_SUBJECTS[text.word[after]]  # "never said it was a crisis"
    names = any_between(text.role, _NAMING, place + 1, np.minimum(place + 4, pairs.end))
    return ~(saying & (says_it | names))


def modify(text: Text, place: Ints) -> Bools:
    """Tell whether a word looks like the "fleeing" of "accept people fleeing war": a reduced relative clause."""
    modifies: Bools = has(text.role[place], _ING) & ~has(text.role[place - 1], PLAIN)
    return modifies


def step_quotes(text: Text, pairs: Pairs, place: Ints) -> Ints:
    """Give +1 where a quotation opens, -1 where one closes, 0 for an apostrophe."""
    opens = text.spaced[place] & ~((place + 1 < pairs.end) & text.spaced[place + 1])
    apostrophe = _APOSTROPHE[text.word[place]] & ~opens & has(text.role[place - 1], _S)
    return np.where(apostrophe, 0, np.where(opens, 1, -1))


def skip_parentheses(text: Text, pairs: Pairs, comma: Ints) -> Ints:
    """Give the place behind a parenthesis between commas ("nobody, in fact, wants war"); 0 where there is none."""
    after = np.zeros(len(comma), np.int64)
    rows = np.flatnonzero((comma + 1 < pairs.term) & has(text.role[comma + 1], _ASIDE))
    start = comma[rows] + 2
    stop = find_next(
        text.role, _COMMA | _BOUNDARY, start, np.minimum(start + _LONGEST_PARENTHESIS, pairs.term[rows])
    )
    after[rows] = np.where((stop >= 0) & has(text.role[stop], _COMMA), stop + 1, 0)
    return after


def _end_at_commas(text: Text, pairs: Pairs, comma: Ints) -> Bools:
    """Tell whether a comma ends the clause: it does unless it only parts adjectives or the items of a list.

    "no clear, credible threat" and "no violence, terror or crime" go on; "he did not come, terror did" does not.
    """
    role, word, after, term = text.role, text.word, pairs.last, pairs.term
    opens = pairs.are(_PHRASE) & (pairs.first - pairs.begin < _OPENING)
    opens &= ~has(role[np.where(pairs.first > pairs.begin, pairs.first, pairs.end) - 1], _COMMA)
    adjectives = (
        (term - comma <= 2) & (comma - after <= 2) & ~any_between(role, _NO_ADJECTIVE, after + 1, term)
    )
    opening = role[comma + 1]
    bare = _NEVER[word[comma + 1]] | QUOTES[word[comma + 1]]
    bare |= has(opening, _BREAKS_LIST | _PLACED | _DETERMINER | _ING)
    bare |= has(opening, _AND) & ~any_between(role, _COMMA, after + 1, comma)
    found = find_next(role, _JOINS | _BREAKS_LIST, comma + 1, np.minimum(term + 6, pairs.end))
    listed = ~bare & (found >= 0) & has(role[found], _JOINS)
    ends: Bools = opens | ~(adjectives | listed)
    return ends


def _end_at_conjunctions(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell whether an "and" begins another predicate, or another noun phrase of its own."""
    phrase = pairs.are(_PHRASE)
    parts = (
        has(text.role[place + 1], _OPENS_CONJUNCT) & ~_OTHER[text.word[place + 1]]
    )  # "arson and other crimes"
    ends: Bools = phrase | parts
    settle(ends, phrase, _part_nouns, text, pairs, place)
    return ends


def _part_nouns(text: Text, pairs: Pairs, conjunction: Ints) -> Bools:
    """Tell whether a phrase does not negate both of two bare nouns: "its lack of profits and voting rights"."""
    far = (pairs.term - conjunction > _MODIFIERS) | _SOMETIMES[text.word[conjunction + 1]]
    bare = ~any_between(text.role, _NOT_BARE, pairs.last + 1, conjunction)
    bare &= ~any_between(text.role, _NOT_BARE, conjunction + 1, pairs.term)
    following = pairs.term + 1
    closed = (following >= pairs.end) | ~has(text.role[following], _ENDS_SHARING)
    parts: Bools = far | ~bare | ~closed
    return parts
