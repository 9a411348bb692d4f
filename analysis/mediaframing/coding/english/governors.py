"""Verbs by what becomes of a denial that meets them (``lists/governing_verbs.txt``): tables by the number of the word.

``CARRYING[text.word]`` asks whether a word carries a denial into its object, ``UNDOING`` whether it denies by itself,
``KEEPING`` whether it leaves its object standing whatever is said of it.
"""

from __future__ import annotations

from mediaframing.coding.english.roles import mark_words
from mediaframing.coding.english.verb_frames import BASE, GERUND, inflect
from mediaframing.coding.text.tokens import Bools
from mediaframing.coding.text.wordlists import read_tags


def _list_forms(wanted: str) -> list[str]:
    forms: list[str] = []
    for lemma, entry in read_tags("governing_verbs").items():
        sort, _, irregular = entry.partition("\t")
        if sort == wanted:
            forms += [*inflect(lemma, irregular), lemma]
    return forms


def _name(wanted: str) -> Bools:
    return mark_words(_list_forms(wanted))


CARRYING, UNDOING, KEEPING = map(_name, ("carries", "undoes", "keeps"))
BRINGING = mark_words(
    form
    for lemma, entry in read_tags("governing_verbs").items()
    if entry.startswith("carries")
    for form, bits in inflect(lemma).items()
    if bits & (BASE | GERUND)
)
"""The verbs that carry a denial, as they stand behind a modal, and their gerunds."""
