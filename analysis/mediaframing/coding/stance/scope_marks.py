"""Marks and conjunctions within a scope: parentheses and quotations are passed, some commas and each other predicate end it."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.governors import CARRYING
from mediaframing.coding.english.queries import any_between, any_word_between, find_next, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, QUOTES, any_of, name_words
from mediaframing.coding.stance.cues import Pairs, settle
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.text.tokens import Bools, Ints

_COMMA, _AND, _AS = map(any_of, ("comma", "and", "as"))
_VERB = any_of("AUX")
_DEFINITE = any_of("Definite=Def")
_PLACED, _ING, _S = map(any_of, ("ADP", "ing", "s"))
_ASIDE = any_of("aside")
_DETERMINER = any_of("Definite=Def Definite=Ind")
_CAPITAL, _LY = map(any_of, ("capital", "ly"))
_OR = any_of("or")
_ED, _PAST, _SAYING = any_of("ed"), any_of("ed Tense=Past"), any_of("saying")
_INSTEAD = name_words("instead")
_BOUNDARY, _JOINS = map(any_of, ("PUNCT boundary PronType=Rel", "and or"))
_OPENS_CONJUNCT = any_of(
    "Definite=Def Definite=Ind AUX Case=Nom that PronType=Rel opinion naming factive cue ed ly"
)
_BREAKS_LIST = any_of("PUNCT boundary PronType=Rel AUX Case=Nom that")
_NO_ADJECTIVE = PLAIN & ~_COMMA
_NOT_BARE = PLAIN & ~any_of("comma or") | any_of("mark")
_ENDS_SHARING = any_of("AUX ed")
_NOUN, _PHRASE = map(kinds, ("noun", "phrase"))
_NEGATIVE_VERBS = kinds("deny reject avert refuse clear")
_PERHAPS, _VERBAL_KINDS = kinds("perhaps"), kinds("modal clause refuse")
_LETTERS = any_of("letters")
_NEVER = name_words("never")
_OTHER = name_words("other")
_EXAMPLES, _SUCH = name_words("including"), name_words("such")
_APOSTROPHE = name_words("'")
_SOMETIMES = name_words("sometimes")
_REPEAT = name_words("repeat")
_PRONOUNS, _CLIPPED = name_words("clause openers"), name_words("clipped")
_FUSED_FORM = any_of("fused")
_SAID_ASIDE = name_words("said aside")
_OBJECTS = name_words("object pronouns")
_OPENING = 4  # "Without police, violence spread": the comma ends the phrase that opens the sentence
_LONGEST_PARENTHESIS = 5
_MODIFIERS = 3


def step_quotes(text: Text, pairs: Pairs, place: Ints) -> Ints:
    """Give +1 where a quotation opens, -1 where one closes, 0 for an apostrophe."""
    opens = text.spaced[place] & ~((place + 1 < pairs.end) & text.spaced[place + 1])
    apostrophe = _APOSTROPHE[text.word[place]] & ~opens & has(text.role[place - 1], _S)
    return np.where(apostrophe, 0, np.where(opens, 1, -1))


def skip_parentheses(text: Text, pairs: Pairs, comma: Ints) -> Ints:
    """Give the place behind a parenthesis between commas ("nobody, in fact, wants war"); 0 where there is none."""
    after = np.zeros(len(comma), np.int64)
    rows = np.flatnonzero(comma + 1 < pairs.term)
    start = comma[rows] + 2
    stop = find_next(
        text.role, _COMMA | _BOUNDARY, start, np.minimum(start + _LONGEST_PARENTHESIS, pairs.term[rows])
    )
    # "not, strictly speaking, arson", "not, the chief said, arson"
    aside = (
        has(text.role[start - 1], _ASIDE)
        | (has(text.role[start - 1], _LY) & (stop == start))
        | (_SAID_ASIDE[text.word[stop - 1]] & ~QUOTES[text.word[start - 1]])
    )
    # "we are not, and never have been, a party"
    aside |= has(text.role[start - 1], _AND) & (_NEVER[text.word[start]] | has(text.role[start], _FUSED_FORM))
    aside |= has(text.role[start - 1], _AND) & _NEVER[text.word[start + 1]]
    # "fears that they, or their sons, would be victims"
    aside |= has(text.role[start - 1], _OR) & has(text.role[stop + 1], _VERB) & (stop >= 0)
    # "that larger animals, such as bears, were to blame"
    listed = _SUCH[text.word[start - 1]] & has(text.role[start], _AS)
    aside |= (
        (listed | _EXAMPLES[text.word[start - 1]]) & has(text.role[stop + 1], _VERB | _PAST) & (stop >= 0)
    )
    after[rows] = np.where((stop >= 0) & aside & has(text.role[stop], _COMMA), stop + 1, 0)
    return after


def end_at_commas(text: Text, pairs: Pairs, comma: Ints) -> Bools:
    """Tell whether a comma ends the clause: it does unless it only parts adjectives or the items of a list.

    "no clear, credible threat" and "no violence, terror or crime" go on; "he did not come, terror did" does not.
    """
    role, word, after, term = text.role, text.word, pairs.last, pairs.term
    repeated = (comma == after + 1) & _REPEAT[text.word[pairs.first - 1]]
    opens = pairs.are(_PHRASE) & (pairs.first - pairs.begin < _OPENING)
    opens &= ~has(role[np.where(pairs.first > pairs.begin, pairs.first, pairs.end) - 1], _COMMA)
    adjectives = (
        (term - comma <= 2) & (comma - after <= 2) & ~any_between(role, _NO_ADJECTIVE, after + 1, term)
    )
    adjectives &= ~_OBJECTS[word[comma - 1]]  # "who does not know me, boldly lied"
    opening = role[comma + 1]
    bare = _NEVER[word[comma + 1]] | QUOTES[word[comma + 1]]
    bare |= has(opening, _BREAKS_LIST | _PLACED | _DETERMINER | _ING)
    bare |= has(opening, _AS | _SAYING)
    # "could not agree, instead voting for a war"
    bare |= (has(opening, _LY) | _INSTEAD[word[comma + 1]]) & has(role[comma + 2], _ING)
    # "it is not fine, it's a scandal and a shame"
    bare |= _PRONOUNS[word[comma + 1]] & (_CLIPPED[word[comma + 2]] | has(role[comma + 2], _VERB))
    bare |= has(opening, _AND) & ~any_between(role, _COMMA, after + 1, comma)
    found = find_next(role, _JOINS | _BREAKS_LIST, comma + 1, np.minimum(term + 6, pairs.end))
    listed = ~bare & (found >= 0) & has(role[found], _JOINS)
    ends: Bools = (opens | ~(adjectives | listed)) & ~repeated
    settle(ends, ends & ~opens, _begin_no_examples, text, pairs, comma)
    return ends


def _begin_no_examples(text: Text, pairs: Pairs, comma: Ints) -> Bools:
    """Tell commas behind which no examples follow of what a cue holds: "no large faults, including leaks"."""
    examples = _EXAMPLES[text.word[comma + 1]]
    examples |= _SUCH[text.word[comma + 1]] & has(text.role[comma + 2], _AS)
    examples &= ~any_between(text.role, _DEFINITE, pairs.last + 1, comma) & ~pairs.are(_PERHAPS)
    # "could bring floods, including", but not "could hurt towns, including"
    carried = any_word_between(text.word, CARRYING, pairs.last + 1, comma)
    return ~examples | (pairs.are(_VERBAL_KINDS) & ~carried)


def end_at_conjunctions(text: Text, pairs: Pairs, place: Ints) -> Bools:
    """Tell whether an "and" begins another predicate, or another noun phrase of its own."""
    phrase = pairs.are(_PHRASE)
    after = place + 1
    parts = has(text.role[after], _OPENS_CONJUNCT) & ~_OTHER[text.word[after]]  # "arson and other crimes"
    # "abandoning the plan and bringing back torture"; "was acquitted and Dunn was convicted"
    parts |= has(text.role[pairs.last] & text.role[after], _ING) & pairs.are(_NEGATIVE_VERBS)
    digits = ~has(text.role[after], _LETTERS) & ~has(text.role[after], PLAIN | any_of("mark"))
    parts |= digits & ~pairs.are(_NOUN)
    # "does not help and it hurts"
    parts |= _PRONOUNS[text.word[after]] & has(text.role[after + 1], _S | _VERB | _PAST)
    parts |= has(text.role[after], _CAPITAL) & any_between(
        text.role, _VERB, after, np.minimum(after + 4, pairs.term)
    )
    # "allegedly tortured and kidnapped"
    shared = pairs.are(_PERHAPS) & has(text.role[pairs.last + 1] & text.role[after], _ED)
    ends: Bools = phrase | (parts & ~shared)
    settle(ends, phrase, _part_nouns, text, pairs, place)
    # "came in without a word and opened fire"
    ends |= phrase & has(text.role[after], _ED) & (after < pairs.term)
    return ends


def _part_nouns(text: Text, pairs: Pairs, conjunction: Ints) -> Bools:
    """Tell whether a phrase does not negate both of two bare nouns: "its lack of profits and voting rights"."""
    after = pairs.term + 1
    compound = (after < pairs.end) & has(text.role[after], _LETTERS) & ~has(text.role[after], PLAIN)
    far = compound | (pairs.term - conjunction > _MODIFIERS) | _SOMETIMES[text.word[conjunction + 1]]
    bare = ~any_between(text.role, _NOT_BARE, pairs.last + 1, conjunction)
    bare &= ~any_between(text.role, _NOT_BARE, conjunction + 1, pairs.term)
    following = pairs.term + 1
    closed = (following >= pairs.end) | ~has(text.role[following], _ENDS_SHARING)
    parts: Bools = far | ~bare | ~closed
    return parts
