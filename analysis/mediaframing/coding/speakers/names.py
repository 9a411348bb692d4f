"""Names in running text, and which of them are one person's: "Anna Weber", later "Weber" or "Ms. Weber".

A name is a run of capitalised words that can stand in one (Nadeau & Sekine 2007 on such surface features). It is a
person's where a title stands before it, a first name of the list opens it, an age or "who" follows it, or its last word
comes again alone in the article, as surnames do.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english import name_words as nw
from mediaframing.coding.english import verb_frames as vf
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.hyphened_names import find_hyphens
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.search.mentions import Mentions
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.pieces import Bytes
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

HE, SHE = nw.HE, nw.SHE
_GENDER = HE | SHE
_OPENS_AGE = wc.COMMA | wc.OPEN_BRACKET
_PLAIN, _TITLE, _AFTER_NAME = 1, 2, 3
_SHARE_OF_CAPITALS = 0.6
"""Of a sentence with more capitalised words than this share of all words and marks every word may be capitalised: no names are told there."""
_CROWDED = 4
_LONGEST_APPOSITION = 9


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


def find_names(text: Text, known: Mentions) -> Names:
    """Find the names of a batch, those of the codebook's actors among them."""
    first, last = _find_runs(text, known)
    words = nw.read_name_words(text, first), nw.read_name_words(text, last)
    article = text.sentences.article[text.sentences.of_token[first]]
    alone = first == last
    opening, surname = text.type[first], text.type[last]
    title, told = _read_titles(text, first)
    gender = np.where(alone, 0, words[0] & _GENDER)
    gender = np.where(told > 0, told, gender)
    body = has(words[1], nw.BODY | nw.PLACE) | has(text.codes[last], wc.ROLE) | has(words[0], nw.PLACE)
    following = text.codes[last + 1]
    aged = has(following, _OPENS_AGE) & has(text.codes[last + 2], wc.NUMBER)
    aged &= has(text.codes[last + 3], wc.COMMA | wc.CLOSE_BRACKET)
    relative = has(following, wc.COMMA) & text.are(last + 2, "who")
    full = ~alone & ~body & has(words[0], nw.FIRST)
    full |= alone & ~body & has(words[0], nw.FIRST) & ~has(text.codes[first - 1], wc.DET)
    person = title | full | ((aged | relative) & ~body)
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
    holder = _group(article * span, surname, opening, alone)
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


def _find_runs(text: Text, known: Mentions) -> tuple[Ints, Ints]:
    """Find runs of words that can stand in names, and the codebook's names."""
    codes = text.codes
    kind = _judge_types(text)[text.type[: len(text)]]
    part = np.zeros(len(text) + 1, np.bool_)
    part[:-1] = kind == _PLAIN
    opens = np.zeros(len(text) + 1, np.bool_)
    opens[text.sentences.first_token] = True
    # "Mr. Weber", but "the Judge"
    title = np.flatnonzero(kind == _TITLE)
    after = codes[title + 1]
    part[title] = ~has(after, wc.CAPITAL | wc.ROLE) & (after != 0)
    # "the Justice Department", but not "the Minister"; "May" after "Theresa" or "Mrs."
    other = np.flatnonzero(kind == _AFTER_NAME)
    before = codes[other - 1]
    named = has(before, wc.CAPITAL) & ~opens[other]
    body = has(codes[other], wc.BODY | wc.TEXT)
    given = has(nw.read_name_words(text, other - 1), nw.FIRST | nw.TITLE)
    part[other] = named & np.where(body, ~has(before, ~(wc.WORD | wc.CAPITAL | wc.ROLE)), given)
    part[text.datelines] = False
    _join_hyphens(text, part, opens)
    place = np.flatnonzero(part)
    _leave_openings(text, part, place, opens)
    _leave_headlines(text, part, place)
    _, token = list_between(known.first_token, known.last_token + 1)
    part[token] = True
    link = np.flatnonzero(part[:-2] & ~part[1:-1] & part[2:]) + 1
    small = has(nw.read_name_words(text, link), nw.PARTICLE)
    small |= (codes[link] == 0) & text.are(link, "full stop")
    part[link[small & ~opens[link] & ~opens[link + 1]]] = True
    token = np.flatnonzero(part)
    begins = (np.diff(token, prepend=-2) > 1) | opens[token]
    return _trim_runs(text, token[begins], token[np.roll(begins, -1)])


def _join_hyphens(text: Text, part: Bools, opens: Bools) -> None:
    """Take in the hyphens of "Moon Jae-in", "Bashar al-Assad" and "Jean-Claude Juncker", but not of "Norland-Westmark"."""
    hyphen = find_hyphens(text.tokens)
    hyphen = hyphen[part[hyphen + 1]]
    particle = has(nw.read_name_words(text, hyphen - 1), nw.PARTICLE) & ~opens[hyphen - 1]
    goes_on = part[hyphen - 2] & ~opens[hyphen - 1]
    # "Al-Assad" alone is called as "Assad" is.
    part[hyphen[particle & ~goes_on] - 1] = False
    _fill(part, hyphen[particle & goes_on])
    other, goes_on = hyphen[~particle], goes_on[~particle]
    goes_on |= part[other + 2] & ~opens[other + 2]
    _fill(part, other[goes_on & part[other - 1]])
    _fill(part, text.given_names)


def _fill(part: Bools, hyphen: Ints) -> None:
    """Take hyphens and the words beside them for parts of names."""
    for step in (-1, 0, 1):
        part[hyphen + step] = True


def _judge_types(text: Text) -> Bytes:
    """Tell for every type whether it can stand in names."""
    code = wc.classify_types(text.vocabulary)
    word = text.vocabulary.classify_all("name word", nw.judge_name_words)
    capital = has(code, wc.CAPITAL)
    plain = capital & ~has(code, ~(wc.WORD | wc.CAPITAL))
    title = plain & has(word, nw.TITLE) & ~has(word, nw.FIRST | nw.BODY)
    other = capital & ~plain & ~has(code, wc.PERSON | wc.PRON | wc.DET)
    return np.select([title, plain, other], [_TITLE, _PLAIN, _AFTER_NAME], 0).astype(np.uint8)


def _leave_openings(text: Text, part: Bools, place: Ints, opens: Bools) -> None:
    """Leave out a word that is capitalised only where it opens a sentence: "Thousands", but not "Weber said"."""
    first = opens[place] | has(text.codes[place - 1], wc.QUOTE)
    lone = place[first & ~part[place + 1]]
    lone = lone[nw.read_name_words(text, lone) == 0]
    lone = lone[~_are_persons(text, lone)]
    asked = np.zeros(len(text.vocabulary.types) + 1, np.bool_)
    asked[text.type[lone]] = True
    elsewhere = place[asked[text.type[place]] & ~first]
    keys = np.unique(_key(text, elsewhere))
    sought = _key(text, lone)
    there = np.append(keys, -1)[np.searchsorted(keys, sought)] == sought
    part[lone[~there]] = False


def _are_persons(text: Text, lone: Ints) -> Bools:
    """Tell by what follows: "Weber said", "Weber, the mayor,", "Weber, however,"."""
    cue = text.cues[lone + 1]
    does = has(cue, vf.PAST | vf.THIRD) & ~has(cue, vf.NOUN | vf.VERB_SHAPED)
    comma = text.find(wc.COMMA)
    end = comma.find_next(lone + 2)
    apposed = has(text.codes[lone + 1], wc.COMMA) & (end - lone <= _LONGEST_APPOSITION)
    office = has(text.codes[lone + 2], wc.DET) & text.find(wc.PERSON).any_between(lone + 2, end)
    apposed &= office | (has(text.codes[lone + 2], wc.ADV) & (end == lone + 3))
    persons: Bools = (does | apposed) & ~text.end_with(lone, "s", "ing", "ly")
    return persons


def _key(text: Text, tokens: Ints) -> Ints:
    """Give a number for the article and the type of each token."""
    article: Ints = text.sentences.article[text.sentences.of_token[tokens]]
    return article * (len(text.vocabulary.types) + 1) + text.type[tokens]


def _leave_headlines(text: Text, part: Bools, place: Ints) -> None:
    """Leave out the words of sentences in which most words are capitalised."""
    sentence = text.sentences.of_token[place]
    capitals = np.bincount(sentence, minlength=len(text.sentences))
    length = np.diff(text.sentences.first_token)
    crowded = (capitals > _SHARE_OF_CAPITALS * length) & (length > _CROWDED)
    part[place[crowded[sentence]]] = False


def _trim_runs(text: Text, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Give "John Kerry" in "Secretary of State John Kerry", and leave "Jr." out."""
    suffix = (last > first) & has(nw.read_name_words(text, last), nw.SUFFIX)
    last = last - suffix
    office = (last - first >= 2) & has(text.codes[first - 1], wc.OF) & has(text.codes[first - 2], wc.PERSON)
    office &= has(nw.read_name_words(text, first + 1), nw.FIRST)
    first = first + office
    # "University of Texas Arlington Amneh Jafari": what stands before is no part of the person's name.
    words = nw.read_name_words(text, last)
    person = ~has(words, nw.BODY | nw.PLACE)
    for _ in range(2):
        place = nw.read_name_words(text, first) & (nw.PLACE | nw.FIRST) == nw.PLACE
        first = first + (place & (last - first >= 2) & person)
    for _ in range(2):
        title = has(text.codes[first], wc.PERSON)
        first = first + (title & (last > first) & person)
    return first, last


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


def _group(base: Ints, surname: Ints, opening: Ints, alone: Bools) -> Ints:
    """Give each name its holder: a surname alone is whoever bore it last in full, else the first who bears it later."""
    called = base + surname
    full = np.flatnonzero(~alone)
    identity = np.arange(len(called))
    # Those with the same first and last word are one.
    both = called[full] * (int(opening.max(initial=0)) + 1) + opening[full]
    _, one, number = np.unique(both, return_index=True, return_inverse=True)
    identity[full] = full[one[number]]
    order = full[np.argsort(called[full], kind="stable")]
    lone = np.flatnonzero(alone)
    identity[lone] = _find_bearers(called[order], order, identity, called[lone], lone)
    left = lone[identity[lone] == lone]
    # "Anna" alone: whoever has that first name.
    order = full[np.argsort(base[full] + opening[full], kind="stable")]
    found = _find_bearers((base + opening)[order], order, identity, called[left], left)
    identity[left] = found
    left = left[found == left]
    # What is called by one word only is one.
    _, one, number = np.unique(called[left], return_index=True, return_inverse=True)
    identity[left] = left[one[number]]
    return np.unique(identity, return_inverse=True)[1]


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
