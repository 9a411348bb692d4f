"""What part a word can play in a clause: one code of bits for every distinct word."""

from __future__ import annotations

from functools import cache

import numpy as np

from mediaframing.coding.text.tokens import Ints, Tokens, Vocabulary, fold
from mediaframing.coding.text.wordlists import list_named, read_tags
from mediaframing.coding.text.words import Words

# What is asked most stands in the first 30 bits, which Python compares in one step.
(
    WORD,
    CAPITAL,
    NUMBER,
    DET,
    PRON,
    ACC,
    REL,
    ADP,
    TO,
    CCONJ,
    SCONJ,
    INT,
    THAT,
    AUX,
    ADV,
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
    FIN,
    ACCORDING,
    OF,
    BY,
    AS,
    COP,
    PLURAL,
    POSS,
    MASC,
    FEM,
    PLUR,
    FIRST,
    NEUT,
    CONTRAST,
    MODAL,
    ADJ,
    QUANTIFIER,
    # An ending that makes an adverb of a word that is no name; a name that no list is asked about.
    _IN_LY,
    _IN_MAN,
    _APART,
) = (1 << n for n in range(48))
ROLE = PERSON | BODY | TEXT
HELPER = AUX | ADV
"""What stands between a subject and its verb."""
OWNER = DET | POSSESSIVE
JOINING = CCONJ | SCONJ
OPENING = SCONJ | INT
"""What opens a subordinate clause."""
PAUSE = COMMA | DASH
_UNLISTED = -1

_CLASSES = {
    "DET": DET,
    "Poss=Yes": POSS,
    "PRON": PRON,
    "Gender=Masc": MASC,
    "Gender=Fem": FEM,
    "Number=Plur": PLUR,
    "Person=1": FIRST,
    "Gender=Neut": NEUT,
    "Case=Acc": ACC,
    "PronType=Rel": REL,
    "ADP": ADP,
    "of": ADP | OF,
    "by": BY,
    "to": ADP | TO,
    "CCONJ": CCONJ,
    "contrast": CONTRAST,
    "SCONJ": SCONJ,
    "as": SCONJ | AS,
    "PronType=Int": INT,
    "that": THAT,
    "AUX": AUX,
    "cop": COP,
    "modal": MODAL,
    "ADV": ADV,
    "time": TIME,
    "ADJ": ADJ,
    "VerbForm=Fin": FIN,
    "quantifier": QUANTIFIER,
    "according": ACCORDING,
    "person": PERSON,
    "body": BODY,
    "text": TEXT,
}
"""What the classes of ``english/lists/grammar.txt`` and ``speaker_roles.txt`` mean here; others are asked by stance."""
_MARKS = {
    ",": COMMA,
    ":": COLON,
    ";": SEMICOLON,
    ".": STOP,
    "!": STOP,
    "?": STOP,
    "…": STOP,
    "\n": STOP,  # the empty places about an article
    "(": OPEN_BRACKET,
    "[": OPEN_BRACKET,
    ")": CLOSE_BRACKET,
    "]": CLOSE_BRACKET,
    "–": DASH,
    "—": DASH,
    "--": DASH,
    "―": DASH,
}
_QUOTES = frozenset("\"“”„«»‹›‘’'`「」″")
# Names in capitals, which would else spell a pronoun.
_ACRONYMS = dict.fromkeys(("US", "IT", "WHO"), WORD | CAPITAL | _APART)
# Words in -ly that are no adverbs.
_NO_ADVERB = frozenset(list_named("nouns in ly") + list_named("adjectives in ly"))
_SHORTEST_ADVERB = len("badly")


def classify_words(tokens: Tokens) -> Ints:
    """Give the code of every token."""
    return classify_types(tokens.vocabulary)[tokens.type]


def classify_types(vocabulary: Vocabulary) -> Ints:
    """Give the code of every distinct token."""
    meaning = vocabulary.classify_all("clause word", judge_words)
    shape = vocabulary.classify_all("clause word", judge_shapes, "types")
    # "quickly", but not the name "Kelly"
    adverb = (meaning & _IN_LY > 0) & (shape & CAPITAL == 0)
    # "a lineman", but not the name "Wasserman"
    man = (meaning & _IN_MAN > 0) & (shape & CAPITAL == 0)
    code = (
        shape | np.where(shape & _APART > 0, 0, meaning) | np.where(adverb, ADV, 0) | np.where(man, MASC, 0)
    )
    return code & ~(_IN_LY | _IN_MAN | _APART)


def judge_words(words: Words) -> Ints:
    """Give the bits of what folded words mean: those of the lists, and what their endings tell."""
    listed = words.look_up(list_words(), _UNLISTED)
    code = np.where(listed == _UNLISTED, 0, listed)
    in_man = np.flatnonzero(words.end_with("man"))
    told = np.array([_judge_man(words.strings[place]) for place in in_man.tolist()], np.int64)
    code[in_man] |= np.where((told == MASC) & (listed[in_man] == _UNLISTED), _IN_MAN, told)
    in_ly = np.flatnonzero(words.end_with("ly") & (listed == _UNLISTED))
    long = [len(words.strings[place]) >= _SHORTEST_ADVERB for place in in_ly.tolist()]
    code[in_ly[long]] |= _IN_LY
    return code


def _judge_man(word: str) -> int:
    """Tell "chairwoman" and "spokesman" from "human"."""
    return FEM if word.endswith("woman") else MASC if word.endswith(("sman", "rman", "gman")) else 0


def judge_shapes(words: Words) -> Ints:
    """Give the bits of how words are written as they stand in the text: marks, capitals and numbers.

    The first character decides. Where it is a letter or digit of ASCII Arrow shows it; few words begin otherwise.
    """
    shape = _SHAPES[words.first_bytes]
    odd = np.flatnonzero(shape < 0)
    shape[odd] = [_judge_shape(words.strings[place]) for place in odd.tolist()]
    return np.where(words.look_up(_ACRONYMS) > 0, WORD | CAPITAL | _APART, shape)


def _judge_shape(word: str) -> int:
    if word in _MARKS:
        return _MARKS[word]
    if word in _QUOTES:
        return QUOTE
    if word == "%":  # read as "per cent"
        return WORD | PLURAL
    if not word.strip(".…"):
        return STOP
    if len(word) > 1 and not word.strip("-"):
        return DASH
    if fold(word) == "'s":
        return 0
    if word[0].isalpha():
        return WORD | CAPITAL if word[0].isupper() else WORD
    return WORD | NUMBER if word[0].isdigit() else 0


_SHAPES = np.array(
    [_judge_shape(chr(byte)) if byte < 128 and chr(byte).isalnum() else -1 for byte in range(256)], np.int64
)
"""By the first byte of a word its shape, or -1 where that does not tell it."""


@cache
def list_words() -> dict[str, int]:
    """Give the bits of the words on the lists, of the plurals of those that name speakers, and of "'s"."""
    roles = read_tags("speaker_roles")
    codes = {noun: _CLASSES[kind] for noun, kind in roles.items()}
    for noun, kind in roles.items():
        codes.setdefault(noun + "s", PLURAL | _CLASSES[kind])
    for noun, kind in roles.items():
        if noun.endswith("y"):
            codes.setdefault(noun[:-1] + "ies", PLURAL | _CLASSES[kind])
    for word, classes in read_tags("grammar").items():
        code = 0
        for name in classes.split():
            code |= _CLASSES.get(name, 0)
        if code:
            codes[word] = code
    for word in _NO_ADVERB:
        codes.setdefault(word, 0)
    codes["'s"] = POSSESSIVE
    return codes
