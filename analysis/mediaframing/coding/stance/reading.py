"""The batch as the rules of stance read it: the words that may begin a cue are marked (see :mod:`phrases`)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.english.word_forms import OPENS, find_months
from mediaframing.coding.stance.capitals import lower_lines
from mediaframing.coding.stance.phrases import list_openers, read_phrases
from mediaframing.coding.stance.restraints import (
    FAILS,
    KEEPS,
    SPLITS,
    find_failures,
    find_particles,
    find_restraints,
)
from mediaframing.coding.text.tokens import Ints

_CUE_AHEAD, _ENDING = any_of("cue ahead"), any_of("PUNCT mark")
_BRACKETS, _ROUND, _FUSED = name_words("[ ]"), name_words("( )"), any_of("fused")
_OPENS_ASIDE, _CLOSES_ASIDE = name_words("( [ — – -- - … ..."), name_words(") ] — – -- - …")
_HYPHEN = name_words("-")
_NEGATORS, _DOTS, _LONGEST_ASIDE = name_words("before an aside"), name_words("… ..."), 7


def mark_cues(text: Text) -> Text:
    """Add to the roles of words those of the cues that they may begin: by its type and, where it may, by the next one."""
    tokens, vocabulary = text.tokens, text.vocabulary
    sign = vocabulary.classify_all("stance openers", lambda words: words.look_up_plain(list_openers()))
    number = vocabulary.classify_all(
        "stance words", lambda words: words.look_up_plain(read_phrases().numbers)
    )
    sign, phrase_word = np.where(find_months(tokens), 0, sign)[tokens.type], number[tokens.type]
    _mark_pairs(text.role | sign, sign, phrase_word)
    marked = replace(text, signs=sign, phrase_word=phrase_word)
    _pass_brackets(marked)
    _pass_asides(marked)
    lower_lines(marked)
    _mark_restraints(marked)
    return marked


def _pass_brackets(text: Text) -> None:
    """Take from square brackets, and from round ones about a negator, that they end a clause: "no [public] evidence", "(not) war"."""
    text.role[_BRACKETS[text.word]] &= ~_ENDING
    negators = np.flatnonzero(_NEGATORS[text.word])
    negators = negators[_ROUND[text.word[negators - 1]] & _ROUND[text.word[negators + 1]]]
    text.role[np.append(negators - 1, negators + 1)] &= ~_ENDING


def _pass_asides(text: Text) -> None:
    """Take the roles from what stands in brackets or between dashes right behind a negator: "it is not (yet) a coup"."""
    marks = np.flatnonzero(_OPENS_ASIDE[text.word])
    sentences = text.sentences
    marks = marks[marks > sentences.first_token[sentences.of_token[marks]]]
    before = marks - 1
    negated = _NEGATORS[text.word[before]] | has(text.role[before], _FUSED)
    marks = marks[negated & (text.spaced[marks] | ~_HYPHEN[text.word[marks]])]
    end = sentences.end_token[sentences.of_token[marks]]
    for step in range(1, _LONGEST_ASIDE + 1):
        closing = marks + step
        closes = _CLOSES_ASIDE[text.word[closing]] & (marks + step + 1 < end)
        for first, last in zip(marks[closes].tolist(), closing[closes].tolist(), strict=True):
            text.role[first : last + 1] = 0
        marks, end = marks[~closes], end[~closes]
    trailing = marks[_DOTS[text.word[marks]]]  # "it is not … a coup"
    text.role[trailing] = 0


def _mark_restraints(text: Text) -> None:
    """Add the role of a cue to verbs that keep somebody from doing something, and to words of failing."""
    sentences = text.sentences
    for words, find in ((KEEPS, find_restraints), (FAILS, find_failures), (SPLITS, find_particles)):
        places = np.flatnonzero(words[text.word])
        end = sentences.end_token[sentences.of_token[places]]
        text.role[places[find(text, places, end) >= 0]] |= _CUE_AHEAD


def _mark_pairs(role: Ints, sign: Ints, phrase_word: Ints) -> None:
    """Add the roles that a word has with the next one."""
    tree = read_phrases()
    places = np.flatnonzero(role & OPENS)
    places = places[phrase_word[places + 1] > 0]
    node = tree.follow(tree.first[phrase_word[places]], phrase_word[places + 1])
    sign[places] |= np.where(node >= 0, tree.roles[node], 0)
