"""Names in running text, and which of them are one person's: "Anna Weber", later "Weber" or "Ms. Weber".

A name is a run of capitalised words that can stand in one (Nadeau & Sekine 2007 on such surface features). It is a
person's where a title stands before it, a first name of the list opens it, an age or "who" follows it, or its last word
comes again alone in the article, as surnames do.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english import name_words as nw
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.search.mentions import Mentions
from mediaframing.coding.speakers.name_runs import find_runs
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.tokens import Bools, Ints

HE, SHE = nw.HE, nw.SHE
_GENDER = HE | SHE
_OPENS_AGE = wc.COMMA | wc.OPEN_BRACKET


@dataclass(frozen=True)
class Names(Columns):
    """Names, in order; none lies in another.

    Attributes
    ----------
    first, last : array
        Tokens, without the titles before.
    article : array
    holder : array
        Equal numbers for what one person or thing is called in one article.
    gender : array
        Bits ``HE`` and ``SHE`` of what is known of the holder in the article; 0 for nothing.
    person : array of bool
        Whether the holder is known for a person.
    thing : array of bool
        Whether the holder is known for none: a place, a people, a body.
    modifies : array of bool
        Whether the name stands before a noun that it only modifies: "the Weber plan", "Norland officials".
    known : array
        The mention of the codebook's actor whom the holder is, or -1.
    """

    first: Ints
    last: Ints
    article: Ints
    holder: Ints
    gender: Ints
    person: Bools
    thing: Bools
    modifies: Bools
    known: Ints

    def __len__(self) -> int:
        return len(self.first)


_NONE, _NEITHER = np.zeros(0, np.int64), np.zeros(0, np.bool_)
NO_NAMES = Names(_NONE, _NONE, _NONE, _NONE, _NONE, _NEITHER, _NEITHER, _NEITHER, _NONE)


def find_names(text: Text, known: Mentions) -> Names:
    """Find the names of a batch, those of the codebook's actors among them."""
    first, last = find_runs(text, known)
    words = nw.read_name_words(text, first), nw.read_name_words(text, last)
    article = text.sentences.article[text.sentences.of_token[first]]
    alone = first == last
    opening, surname = text.type[first], text.type[last]
    title, told = _read_titles(text, first)
    gender = np.where(alone, 0, words[0] & _GENDER)
    gender = np.where(told > 0, told, gender)
    body = has(words[1], nw.BODY | nw.PLACE) | has(text.codes[last], wc.ROLE)
    body |= words[0] & (nw.PLACE | nw.FIRST) == nw.PLACE
    following = text.codes[last + 1]
    aged = has(following, _OPENS_AGE) & has(text.codes[last + 2], wc.NUMBER)
    aged &= has(text.codes[last + 3], wc.COMMA | wc.CLOSE_BRACKET)
    relative = has(following, wc.COMMA) & text.are(last + 2, "who")
    full = ~alone & ~body & has(words[0], nw.FIRST)
    full |= alone & ~body & has(words[0], nw.FIRST) & ~has(text.codes[first - 1], wc.DET)
    person = (title & ~body) | full | ((aged | relative) & ~body)
    # A surname comes again alone, not after "the", and does or owns something there.
    again = alone & ~body & ~has(text.codes[first - 1], wc.DET)
    again &= (
        has(following, wc.AUX | wc.FIN | wc.POSSESSIVE)
        | (text.cues[last + 1] != 0)
        | text.end_with(last + 1, "ed")
    )
    span = len(text.vocabulary.types) + 1
    called = article * span + surname
    longer = ~alone & ~body & ~has(words[0], nw.BODY)
    keys = np.unique(called[again])
    person |= longer & (np.append(keys, -1)[np.searchsorted(keys, called)] == called)
    holder = _group(article * span, surname, opening, alone, gender)
    count = int(holder.max(initial=-1)) + 1
    some = np.zeros(count, np.bool_)
    some[holder[person]] = True
    genders, of_title = _gather(holder, np.where(person, gender, 0), count), _gather(holder, told, count)
    genders = np.where(of_title > 0, of_title, genders)
    mention = _find_known(known, first, last)
    named = np.flatnonzero(mention >= 0)[::-1]
    mentions = np.full(count, -1)
    mentions[holder[named]] = mention[named]  # the first one is written last
    person = some[holder]
    return Names(
        first, last, article, holder, genders[holder], person, body & ~person,
        _modify(text, first, last), mentions[holder],
    )  # fmt: skip


def _gather(holder: Ints, gender: Ints, count: int) -> Ints:
    """Give the gender that is told of each holder; 0 where both are, or none."""
    told = np.zeros((2, count), np.int64)
    for row, bit in enumerate((HE, SHE)):
        told[row, holder[has(gender, bit)]] = bit
    return np.where((told > 0).all(axis=0), 0, told.sum(axis=0))


def list_known(names: Names) -> Ints:
    """Give for each holder the mention of the codebook's actor, or -1."""
    known = np.full(int(names.holder.max(initial=-1)) + 1, -1)
    known[names.holder] = names.known
    return known


def _read_titles(text: Text, first: Ints) -> tuple[Bools, Ints]:
    """Tell whether a title or office stands before each name, and what gender it tells."""
    place = first - 1
    place = place - ((text.codes[place] == 0) & text.are(place, "full stop"))
    code, word = text.codes[place], nw.read_name_words(text, place)
    title = has(code, wc.CAPITAL) & (has(word, nw.TITLE) | has(code, wc.MASC | wc.FEM))
    title |= has(code, wc.PERSON) & ~has(code, wc.PLURAL)
    title &= text.find_floors(place) <= place
    gender = np.where(has(code, wc.MASC), HE, 0) | np.where(has(code, wc.FEM), SHE, 0)
    return title, np.where(title, gender, 0)


def _group(base: Ints, surname: Ints, opening: Ints, alone: Bools, gender: Ints) -> Ints:
    """Give each name its holder: a surname alone is whoever bore it last in full, else the first who bears it later.

    "Mrs. Weber" is no Peter Weber: of those with her surname only who may be a woman is asked.
    """
    called = base + surname
    full = np.flatnonzero(~alone)
    identity = np.arange(len(called))
    # Those with the same first and last word are one.
    both = called[full] * (int(opening.max(initial=0)) + 1) + opening[full]
    _, one, number = np.unique(both, return_index=True, return_inverse=True)
    identity[full] = full[one[number]]
    order = full[np.argsort(called[full], kind="stable")]
    lone = np.flatnonzero(alone)
    for told, other in ((0, 0), (HE, SHE), (SHE, HE)):
        asked, bearers = lone[gender[lone] == told], order[(gender[order] & other) == 0]
        identity[asked] = _find_bearers(called[bearers], bearers, identity, called[asked], asked)
    left = lone[identity[lone] == lone]
    # "Anna" alone: whoever has that first name.
    order = full[np.argsort(base[full] + opening[full], kind="stable")]
    found = _find_bearers((base + opening)[order], order, identity, called[left], left)
    identity[left] = found
    left = left[found == left]
    # What is called by one word only is one, but "Mr. Weber" not "Mrs. Weber".
    called = called * (HE + SHE + 1) + _tell_apart(called, gender)
    _, one, number = np.unique(called[left], return_index=True, return_inverse=True)
    identity[left] = left[one[number]]
    return np.unique(identity, return_inverse=True)[1]


def _tell_apart(called: Ints, gender: Ints) -> Ints:
    """Give the gender that is told of each name, where others of that name are told to have the other one."""
    men, women = (np.unique(called[gender == bit]) for bit in (HE, SHE))
    return np.where(np.isin(called, np.intersect1d(men, women)), gender, 0)


def _find_bearers(keys: Ints, bearers: Ints, identity: Ints, asked: Ints, asking: Ints) -> Ints:
    """Give whoever bore a word last before each name that is it alone, else who bears it first after, else itself."""
    if not len(keys):
        return asking
    span = len(identity) + 1
    slot = np.searchsorted(keys * span + bearers, asked * span + asking)
    before, after = np.maximum(slot - 1, 0), np.minimum(slot, len(keys) - 1)
    found = np.where(keys[after] == asked, identity[bearers[after]], asking)
    return np.where((slot > 0) & (keys[before] == asked), identity[bearers[before]], found)


def _find_known(known: Mentions, first: Ints, last: Ints) -> Ints:
    """Give the codebook's mention that ends each name, or -1."""
    if not len(known):
        return np.full(len(first), -1)
    row = np.searchsorted(known.last_token, last)
    row = np.minimum(row, len(known) - 1)
    named = known.last_token[row] == last
    return np.where(named, row, -1)


def _modify(text: Text, first: Ints, last: Ints) -> Bools:
    """Tell names that stand right before a noun, or an office that is another's title."""
    code = text.codes[last + 1]
    noun = has(code, wc.ROLE) | (
        ~has(code, ~(wc.WORD | wc.PLURAL)) & has(code, wc.WORD) & (text.cues[last + 1] == 0)
    )
    noun &= ~text.end_with(last + 1, "ed")
    determined = has(text.codes[first - 1], wc.DET)
    modifies: Bools = (noun & determined) | has(code, wc.ROLE)
    return modifies
