"""How every word of a batch gets its roles, its form and its number (see :mod:`stance_words`)."""

from __future__ import annotations

from functools import cache

import numpy as np
import pyarrow.compute as pc

from mediaframing.coding.stance_phrases import list_openers, read_phrases
from mediaframing.coding.stance_words import Text, any_of, number_words
from mediaframing.coding.tokens import Bools, Ints, Tokens
from mediaframing.coding.wordlists import read_tags
from mediaframing.coding.words import Words, as_bools

_CAPITAL, _FUSED, _HARD = any_of("capital"), any_of("fused cue ahead behind verb"), any_of("hard")
_LETTERS, _MARK, _PARTICIPLE, _OPENS = map(any_of, ("letters", "mark", "participle", "opens"))
_ENDINGS = ("ing", "ed", "ly", "s", "less", "est")
_SHORTEST_PARTICIPLE = 5
# May is the month or the minister, unless it opens a question; "Should a war come" is a condition.
_MONTH, _INVERTED = "May", "Should"
_FORMS = sum(map(any_of, (*_ENDINGS, "letters", "mark", "participle")))


def read_text(tokens: Tokens) -> Text:
    """Read the words of a batch: each by its type and, where it may begin a cue, by the next one."""
    vocabulary = tokens.vocabulary
    by_key = vocabulary.classify_all("stance roles", _find_roles)
    by_type = vocabulary.classify_all("stance capitals", _find_capitals, "types")
    word = vocabulary.classify_all("stance words", _find_words)
    role = np.where(by_type < 0, by_key & _FORMS, by_key | by_type)[tokens.type]
    _read_pairs(tokens, role)
    return Text.make(role, word[tokens.type], tokens.spaced)


def find_phrase_words(tokens: Tokens, place: Ints) -> Ints:
    """Find the numbers of words among those of the phrases."""
    words = tokens.vocabulary.classify_all("stance phrases", _find_phrase_words)
    return words[tokens.type[place]]


def _read_pairs(tokens: Tokens, role: Ints) -> None:
    """Add the roles that a word has with the next one of its article."""
    tree = read_phrases()
    places = np.flatnonzero(role[:-1] & _OPENS)
    places = places[tokens.article[places] == tokens.article[places + 1]]
    node = tree.follow(np.zeros_like(places), find_phrase_words(tokens, places))
    node = tree.follow(node, find_phrase_words(tokens, places + 1))
    held = np.flatnonzero(node >= 0)
    role[places[held]] |= tree.roles[node[held]]


def _find_words(words: Words) -> Ints:
    return words.look_up(number_words())


def _find_phrase_words(words: Words) -> Ints:
    return words.look_up(read_phrases().numbers)


def _find_roles(words: Words) -> Ints:
    """Give the roles and the form of words in lower case."""
    roles = words.look_up(_read_roles())
    for ending in _ENDINGS:
        roles[words.end_with(ending)] |= any_of(ending)
    roles[words.end_with("n't")] |= _FUSED
    long = pc.greater_equal(pc.utf8_length(words.array), _SHORTEST_PARTICIPLE)
    roles[words.end_with("ed") & as_bools(long)] |= _PARTICIPLE
    roles[as_bools(pc.match_substring_regex(words.array, r"^[.\-]{2,}$"))] |= _HARD
    letters = as_bools(pc.ascii_is_alpha(words.array))
    marks = ~as_bools(pc.match_substring_regex(words.array, "^[a-z0-9,]"))
    for place in np.flatnonzero(_are_odd(words)).tolist():
        letters[place] = words.strings[place].isalpha()
        marks[place] = not words.strings[place][0].isalnum()
    roles[letters] |= _LETTERS
    roles[marks] |= _MARK
    return roles


def _find_capitals(words: Words) -> Ints:
    """Give the roles that a capital shows; -1 for the one word that has none because of it."""
    capital = as_bools(pc.match_substring_regex(words.array, "^[A-Z]"))
    for place in np.flatnonzero(_are_odd(words)).tolist():
        capital[place] = words.strings[place][0].isupper()
    roles = np.where(capital, _CAPITAL, 0)
    return roles | words.look_up({_INVERTED: any_of("cue ahead iffy"), _MONTH: -1})


def _are_odd(words: Words) -> Bools:
    """Tell which words have other signs than ASCII: Python knows these best."""
    return ~as_bools(pc.string_is_ascii(words.array))


@cache
def _read_roles() -> dict[str, int]:
    """Give the roles of every word of the lists, and of the marks."""
    known = {word: any_of(roles) for word, roles in read_tags("stance_grammar").items()}
    for noun, sort in read_tags("speaker_roles").items():
        if sort != "text":
            for form in (noun, noun + "s"):
                known[form] = known.get(form, 0) | any_of("person")
    for mark in "—–;:()[]!?…•|":
        known[mark] = any_of("hard")
    known[","] = any_of("comma")
    openers = list_openers()
    sides = {"non": any_of("ahead"), "free": any_of("behind"), "?": any_of("asks")}
    for more in (openers, sides):
        for word, role in more.items():
            known[word] = known.get(word, 0) | role
    return known
