"""The fullest name that a speaker has in the article: "John Bolton" for "Bolton", "he" and "the adviser"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import name_words as nw
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.speakers.holders import find_heads, find_holders
from mediaframing.coding.speakers.issuers import find_issuers, find_senders
from mediaframing.coding.speakers.names import Names
from mediaframing.coding.speakers.phrases import MANY, Phrases
from mediaframing.coding.speakers.references import DESCRIPTION, PRONOUN, References
from mediaframing.coding.text.tokens import Bools, Ints


def hold_speakers(
    text: Text, names: Names, references: References, speakers: Phrases, pronoun: Bools, beside: Ints
) -> Ints:
    """Give the holder of each speaker's name, or what it is only described as; -1 for nobody known.

    ``beside`` is the name set beside each speaker, or -1.
    """
    apposed = np.where(beside >= 0, np.append(names.holder, -1)[beside], -1)
    first, last = speakers.first, speakers.last
    holder = _look_up(references, first, last, PRONOUN)
    # "Weber and Lund" have no one name; "who" is the phrase before it.
    joined = (
        has(speakers.traits, MANY) & speakers.proper & text.find(wc.CCONJ).any_between(first, speakers.head)
    )
    asked = np.flatnonzero(~pronoun & ~joined)
    holder[asked] = find_holders(text, names, first[asked], last[asked])
    # "the ambassador to Norland, Anna Weber, said": of the two the person.
    inner = asked[has(text.codes[first[asked] - 1], wc.ADP)]
    holder[inner] = np.where(apposed[inner] >= 0, apposed[inner], holder[inner])
    left = asked[holder[asked] < 0]
    holder[left] = apposed[left]
    left = left[holder[left] < 0]
    holder[left] = find_issuers(text, names, first[left], last[left])
    left = left[holder[left] < 0]
    holder[left] = find_senders(text, names, first[left], last[left])
    left = left[holder[left] < 0]
    holder[left] = _look_up(references, first[left], find_heads(text, first[left], last[left]), DESCRIPTION)
    _prefer_described(text, names, references, speakers, holder, pronoun)
    return holder


def _prefer_described(
    text: Text, names: Names, references: References, speakers: Phrases, holder: Ints, pronoun: Bools
) -> None:
    """Give a surname that two bear to who was described last: "Anna Weber. Tom Weber. The minister. Weber"."""
    alone = (speakers.first == speakers.last) & ~pronoun
    alone = np.flatnonzero(alone & (holder >= 0) & (holder <= names.holder.max(initial=-1)))
    told = np.flatnonzero(
        (references.kind == DESCRIPTION) & (references.holder <= names.holder.max(initial=-1))
    )
    full = np.flatnonzero(names.first < names.last)
    if not len(alone) or not len(told) or not len(full):
        return
    # The family of each holder: a number for the article and the surname.
    family = np.full(int(names.holder.max()) + 1, -1)
    family[names.holder[full]] = (
        names.article[full] * (len(text.vocabulary.types) + 1) + text.type[names.last[full]]
    )
    met = np.concatenate([references.holder[told], names.holder[full]])
    first = np.concatenate([references.first[told], names.first[full]])
    order = np.lexsort((first, family[met]))
    called, met, first = family[met][order], met[order], first[order]
    # The last one before each surname.
    same, number = np.unique(called, return_inverse=True)
    keys = number * (len(text) + 1) + first
    place = np.minimum(np.searchsorted(same, family[holder[alone]]), len(same) - 1)
    slot = np.searchsorted(keys, place * (len(text) + 1) + speakers.first[alone]) - 1
    there = (slot >= 0) & (family[holder[alone]] >= 0) & (called[slot] == family[holder[alone]])
    holder[alone[there]] = met[slot[there]]


def skip_articles(text: Text, first: Ints, last: Ints) -> Ints:
    """Give the first word of each phrase that is no article."""
    article = text.are(first, "the a an") & has(text.codes[first], wc.DET)
    return first + (article & (first < last))


def take_particles(text: Text, first: Ints) -> Ints:
    """Give the first word of each name with the particle that a hyphen joins to it: "al-Rashid" is compared as "Rashid"."""
    joined = text.are(first - 1, "-") & ~text.spaced[first] & ~text.spaced[first - 1]
    joined &= has(nw.read_name_words(text, first - 2), nw.PARTICLE)
    return first - 2 * joined


def _look_up(references: References, first: Ints, last: Ints, kind: int) -> Ints:
    """Give whom references of a kind mean whose last token is given, if they begin no earlier than asked."""
    kept = np.flatnonzero(references.kind == kind)
    if not len(kept):
        return np.full(len(first), -1)
    row = np.minimum(np.searchsorted(references.last[kept], last), len(kept) - 1)
    there = (references.last[kept[row]] == last) & (references.first[kept[row]] >= first) & (first >= 0)
    return np.where(there, references.holder[kept[row]], -1)


def list_fullest(names: Names) -> Ints:
    """Give for each holder the longest of its names, the first of those that are as long."""
    count = int(names.holder.max(initial=-1)) + 1
    length = names.last - names.first
    order = np.lexsort((-np.arange(len(names)), length))
    fullest = np.full(count, -1)
    fullest[names.holder[order]] = order
    return fullest
