"""Words that attribute: which verb forms and nouns are cues, and what each takes as content.

A lemma list gives all its forms by rule. The frames (what a verb takes as content) are those of the cue
lexica of PARC3 (Pareti 2016) and PolNeAR (Newell et al. 2018), named in ``english/lists/cue_verbs.txt``.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from mediaframing.coding.text.tokens import Ints
from mediaframing.coding.text.wordlists import read_tags, read_words
from mediaframing.coding.text.words import Words

# Bits of a cue code: the forms that a word can be ...
BASE, THIRD, PAST, PARTICIPLE, GERUND = (1 << n for n in range(5))
INFLECTED = PAST | THIRD
"""A verb whose form tells that it has a subject: "said", "says"; asked where no subject has been found."""
FINITE = BASE | INFLECTED
"""One that may have a subject, "say" too; asked behind what may be its subject, for it may be an infinitive or a noun."""
# ... what it takes as content ...
SAY, THAT_CLAUSE, QUOTED, OBJECT, PREDICATE, INFINITIVE, ADDRESSEE, PREPOSITION = (
    1 << n for n in range(5, 13)
)
# ... and whether it is a cue noun ("the claim that").
NOUN = 1 << 13
ACCORDING = 1 << 17
VERB_SHAPED = 1 << 14
"""Not on the list, but shaped like a past or third-person verb: a cue before "that" only."""
STRONG = 1 << 15
"""Hardly takes anything but a clause: what follows is content without further evidence."""
ADJECTIVE = 1 << 16
"""A cue after a form of "be", before "that" only: "is convinced that"."""
TELLS = SAY | QUOTED
TAKES_THING = OBJECT | PREDICATE

_FRAMES = {
    "S": SAY | STRONG | THAT_CLAUSE | QUOTED,
    "s": SAY | THAT_CLAUSE | QUOTED,
    "t": THAT_CLAUSE,
    "q": QUOTED,
    "n": OBJECT | QUOTED,
    "a": PREDICATE | QUOTED,
    "i": INFINITIVE,
    "o": ADDRESSEE,
    "f": 0,
    "p": 0,
    " ": 0,
}
_VOWELS = "aeiou"
# Verbs of more than one syllable that double their last letter, for the stress is on the last.
_DOUBLING = (
    "refer",
    "infer",
    "confer",
    "admit",
    "commit",
    "submit",
    "permit",
    "rebut",
    "demur",
    "regret",
    "concur",
)
_BRITISH = ("abel", "unsel", "ignal", "arrel", "avel")
"""Verbs that double their last letter in British English: "labelled", "labeled"."""


def judge_cues(words: Words) -> Ints:
    """Give the cue codes of folded words: 0 for one that is no cue."""
    codes = words.look_up(_list_cues())
    shaped = np.flatnonzero(words.end_with("ed") & (codes == 0))
    strings = [words.strings[place] for place in shaped.tolist()]
    shaped = shaped[[len(word) > 4 and word.isalpha() for word in strings]]
    codes[shaped] = VERB_SHAPED | PAST
    return codes


def inflect(lemma: str, irregular: str = "") -> dict[str, int]:
    """Give the forms of a verb, each with its form bits.

    Examples
    --------
    >>> sorted(inflect("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    past, _, participle = irregular.partition(" ")
    past = past or _make_past(lemma)
    participle = participle or past
    forms: dict[str, int] = {}
    for form, bits in (
        (lemma, BASE),
        (_make_third(lemma), THIRD),
        (past, PAST),
        (participle, PARTICIPLE),
        (_double(lemma) + "ing", GERUND),
    ):
        forms[form] = forms.get(form, 0) | bits
    if lemma.endswith(_BRITISH):
        forms |= {lemma + "led": PAST | PARTICIPLE, lemma + "ling": GERUND}
    return forms


def _make_third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _make_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return _double(lemma) + "ed"


def _double(lemma: str) -> str:
    """Give the stem before -ed and -ing."""
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1]
    short = sum(letter in _VOWELS for letter in lemma) == 1
    closed = (
        len(lemma) > 2 and lemma[-1] not in "aeiouwxy" and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS
    )
    return lemma + lemma[-1] if closed and (short or lemma in _DOUBLING) else lemma


@cache
def _list_cues() -> dict[str, int]:
    codes = dict(_list_forms())
    for noun in _list_nouns():
        codes[noun] = codes.get(noun, 0) | NOUN
    for adjective in read_words("cue_adjectives"):
        codes[adjective] = codes.get(adjective, 0) | ADJECTIVE
    codes["according"] = ACCORDING
    return codes


@cache
def _list_forms() -> dict[str, int]:
    irregular = read_tags("cue_forms")
    codes: dict[str, int] = {}
    for lemma, tag in read_tags("cue_verbs").items():
        frames, *prepositions = (part.strip() for part in tag.split(":"))
        bits = PREPOSITION if prepositions else 0
        for letter in frames:
            bits |= _FRAMES[letter]
        for form, form_bits in inflect(lemma, irregular.get(lemma, "")).items():
            if "f" in frames and not form_bits & ~(BASE | THIRD):
                continue  # "the attack", "attacks"
            said = _FRAMES["s"] if "p" in frames and form_bits & PAST else 0
            codes[form] = codes.get(form, 0) | form_bits | bits | said
    return codes


@cache
def list_prepositions() -> dict[str, frozenset[str]]:
    """List for each verb form the prepositions that open its content: "called" + "for", "on"."""
    irregular = read_tags("cue_forms")
    return {
        form: frozenset(part.strip() for part in tag.split(":")[1:])
        for lemma, tag in read_tags("cue_verbs").items()
        if ":" in tag
        for form in inflect(lemma, irregular.get(lemma, ""))
    }


@cache
def _list_nouns() -> frozenset[str]:
    singular = read_words("cue_nouns")
    return singular | {_make_third(noun) for noun in singular}
