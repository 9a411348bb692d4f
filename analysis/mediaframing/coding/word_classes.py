"""What part a word can play in a clause: one code of bits for every distinct word."""

from __future__ import annotations

from functools import cache

from mediaframing.coding.tokens import Ints, Tokens, fold
from mediaframing.coding.wordlists import read_tags
from mediaframing.coding.words import Words

# What is asked most stands in the first 30 bits, which Python compares in one step.
(
    WORD,
    CAPITAL,
    NUMBER,
    DETERMINER,
    PRONOUN,
    OBJECT_PRONOUN,
    RELATIVE,
    PREPOSITION,
    TO,
    COORDINATOR,
    SUBORDINATOR,
    QUESTION,
    THAT,
    AUXILIARY,
    ADVERB,
    TIME,
    POSSESSIVE,
    COMMA,
    COLON,
    SEMICOLON,
    DASH,
    STOP,
    OPEN_BRACKET,
    CLOSE_BRACKET,
    QUOTE,
    PERSON,
    BODY,
    TEXT,
    FINITE,
    ACCORDING,
    OF,
    BY,
    AS,
    BE,
    PLURAL,
    OWN,
    HE,
    SHE,
    THEY,
    WE,
    IT,
    CONTRAST,
    MODAL,
    ADJECTIVE,
    QUANTIFIER,
) = (1 << n for n in range(45))
ROLE = PERSON | BODY | TEXT
HELPER = AUXILIARY | ADVERB
"""What stands between a subject and its verb."""
OWNER = DETERMINER | POSSESSIVE
JOINING = COORDINATOR | SUBORDINATOR
OPENING = SUBORDINATOR | QUESTION
"""What opens a subordinate clause."""
PAUSE = COMMA | DASH

_ROLES = {
    "det": DETERMINER,
    "own": OWN,
    "pronoun": PRONOUN,
    "he": HE,
    "she": SHE,
    "they": THEY,
    "we": WE,
    "it": IT,
    "object": OBJECT_PRONOUN,
    "relative": RELATIVE,
    "preposition": PREPOSITION,
    "of": OF,
    "by": BY,
    "to": TO,
    "coordinator": COORDINATOR,
    "contrast": CONTRAST,
    "subordinator": SUBORDINATOR,
    "as": AS,
    "question": QUESTION,
    "that": THAT,
    "auxiliary": AUXILIARY,
    "be": BE,
    "modal": MODAL,
    "adverb": ADVERB,
    "time": TIME,
    "adjective": ADJECTIVE,
    "finite": FINITE,
    "quantifier": QUANTIFIER,
    "according": ACCORDING,
    "person": PERSON,
    "body": BODY,
    "text": TEXT,
}
_MARKS = {
    ",": COMMA,
    ":": COLON,
    ";": SEMICOLON,
    ".": STOP,
    "!": STOP,
    "?": STOP,
    "…": STOP,
    "(": OPEN_BRACKET,
    "[": OPEN_BRACKET,
    ")": CLOSE_BRACKET,
    "]": CLOSE_BRACKET,
    "–": DASH,
    "—": DASH,
    "--": DASH,
    "―": DASH,
}
# Names that, in capitals, spell a pronoun.
_ACRONYMS = frozenset({"us", "it", "who"})
_QUOTES = frozenset("\"“”„«»‘’'`")
# "spokesman", "slowly"
_ENDINGS = frozenset({"an", "ly"})
# Words in -ly that are no adverbs.
_NO_ADVERB = frozenset(
    {"only", "family", "italy", "july", "assembly", "ally", "reply", "supply", "early", "daily", "weekly"}
)


def classify_words(tokens: Tokens) -> Ints:
    """Give the code of every token."""
    return tokens.vocabulary.classify_all("clause word", judge_words, "types")[tokens.type]


def judge_words(words: Words) -> list[int]:
    """Give the codes of words as they stand in the text."""
    listed = _list_words()
    lower, capital = WORD, WORD | CAPITAL
    # Most words are on no list and have no ending that tells anything.
    return [
        (lower if word[0] == key[0] else capital)
        if key not in listed and word.isascii() and word.isalpha() and key[-2:] not in _ENDINGS
        else _judge_word(word)
        for word, key in zip(words.strings, map(str.lower, words.strings), strict=True)
    ]


def _judge_word(word: str) -> int:
    if not word[0].isalnum():
        if word in _MARKS:
            return _MARKS[word]
        if word in _QUOTES:
            return QUOTE
        if not word.strip(".…"):
            return STOP
        if len(word) > 1 and not word.strip("-"):
            return DASH
    key = fold(word)
    if key == "'s":
        return POSSESSIVE
    code = 0
    if key.endswith("man"):
        code = SHE if key.endswith("woman") else HE if key.endswith(("sman", "rman", "gman")) else 0
    if word[0].isalpha():
        code |= WORD | CAPITAL if word[0].isupper() else WORD
    elif word[0].isdigit():
        code |= WORD | NUMBER
    listed = _list_words().get(key)
    if listed is not None:
        return code if key in _ACRONYMS and word.isupper() else code | listed
    if key.endswith("ly") and len(key) > 4 and key not in _NO_ADVERB and not code & CAPITAL:
        code |= ADVERB
    return code


@cache
def _list_words() -> dict[str, int]:
    """Give the bits of the words on the lists, and of the plurals of those that name speakers."""
    roles = read_tags("speaker_roles")
    codes = {noun: _ROLES[kind] for noun, kind in roles.items()}
    for noun, kind in roles.items():
        codes.setdefault(noun + "s", PLURAL | _ROLES[kind])
    for noun, kind in roles.items():
        if noun.endswith("y"):
            codes.setdefault(noun[:-1] + "ies", PLURAL | _ROLES[kind])
    for word, grammar in read_tags("speaker_grammar").items():
        codes[word] = sum({_ROLES[role] for role in grammar.split()})
    return codes
