"""The fullest name that a speaker has in the article: "John Bolton" for "Bolton", "he" and "the adviser"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.hyphened_names import find_hyphens
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.subjects import find_subjects
from mediaframing.coding.speakers.names import Names
from mediaframing.coding.speakers.phrases import MANY, Phrases
from mediaframing.coding.speakers.references import DESCRIPTION, PRONOUN, References
from mediaframing.coding.text.tokens import Bools, Ints

_TEXTS_BACK = 3
"""Who issued a text is looked for among so many speakers before."""
_REACH = 3
"""Of the names in a speaker's words so many are weighed."""


def find_holders(text: Text, names: Names, first: Ints, last: Ints) -> Ints:
    """Give the holder of the name that each speaker's words hold, or -1: not "Weber" in "Weber's lawyer"."""
    holder = np.full(len(first), -1)
    if not len(names):
        return holder
    head = _find_heads(text, first, last)
    row = np.searchsorted(names.first, first)
    best = np.full(len(first), -1)
    rank = np.zeros(len(first), np.int64)
    hyphens = _find_compounds(text)
    for step in range(_REACH):
        at = np.minimum(row + step, len(names) - 1)
        inside = (row + step < len(names)) & (names.first[at] >= first) & (names.last[at] <= last)
        after = text.codes[names.last[at] + 1]
        owns = has(after, wc.POSSESSIVE) & (names.last[at] + 1 < last)
        # "The Norland-led alliance" is not Norland, nor are "anti-Weber voters" Weber.
        compound = np.isin(names.last[at] + 1, hyphens) & (names.last[at] + 1 < last)
        compound |= np.isin(names.first[at] - 1, hyphens)
        inside &= ~owns & ~compound & ~(names.modifies[at] & (names.last[at] < head) & ~names.person[at])
        inside &= ~((names.last[at] < head) & has(after, wc.ROLE))
        # The head, or what follows it after a comma: "the mayor, Anna Weber".
        heads = names.last[at] >= head
        behind = names.first[at] > head
        apposed = has(text.codes[names.first[at] - 1], wc.COMMA)
        # "the ambassador to NATO Anna Weber", but not "a spokesman for Anna Weber".
        before = text.codes[names.first[at] - 1]
        apposed |= (names.last[at] == last) & has(before, wc.CAPITAL) & ~has(before, wc.PERSON | wc.DET)
        inside &= ~behind | (apposed & names.person[at])
        score = np.where(inside, 1 + 2 * names.person[at] + heads, 0)
        better = score > rank
        best[better], rank[better] = at[better], score[better]
    return np.where(best >= 0, names.holder[best], -1)


def _find_compounds(text: Text) -> Ints:
    """Find the hyphens that join a name and a word in small letters: "Norland-led", "anti-Weber"."""
    hyphen = find_hyphens(text.tokens)
    codes = text.codes
    small = ~(has(codes[hyphen - 1], wc.CAPITAL) & has(codes[hyphen + 1], wc.CAPITAL))
    prefix = has(codes[hyphen + 1], wc.CAPITAL) & text.are(hyphen - 1, "prefixes of sides")
    found: Ints = hyphen[small | prefix]
    return found


def hold_speakers(
    text: Text, names: Names, references: References, speakers: Phrases, pronoun: Bools
) -> Ints:
    """Give the holder of each speaker's name, or what it is only described as; -1 for nobody known."""
    first, last = speakers.first, speakers.last
    holder = _look_up(references, first, last, PRONOUN)
    # "Weber and Lund" have no one name; "who" is the phrase before it.
    joined = (
        has(speakers.traits, MANY) & speakers.proper & text.find(wc.CCONJ).any_between(first, speakers.head)
    )
    asked = np.flatnonzero(~pronoun & ~joined)
    holder[asked] = find_holders(text, names, first[asked], last[asked])
    left = asked[holder[asked] < 0]
    holder[left] = _find_apposed(text, names, first[left], last[left])
    left = left[holder[left] < 0]
    holder[left] = _find_issuers(text, names, first[left], last[left])
    left = left[holder[left] < 0]
    holder[left] = _find_senders(text, names, first[left], last[left])
    left = left[holder[left] < 0]
    holder[left] = _look_up(references, first[left], _find_heads(text, first[left], last[left]), DESCRIPTION)
    _follow_texts(text, speakers, holder)
    _prefer_described(text, names, references, speakers, holder)
    return holder


def _prefer_described(
    text: Text, names: Names, references: References, speakers: Phrases, holder: Ints
) -> None:
    """Give a surname that two bear to who was described last: "Anna Weber. Tom Weber. The minister. Weber"."""
    alone = np.flatnonzero(
        (speakers.first == speakers.last) & (holder >= 0) & (holder <= names.holder.max(initial=-1))
    )
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


def skip_articles(text: Text, speakers: Phrases) -> Ints:
    """Give the first word of each speaker that is no article."""
    article = text.are(speakers.first, "the a an") & has(text.codes[speakers.first], wc.DET)
    return speakers.first + (article & (speakers.first < speakers.last))


def _find_apposed(text: Text, names: Names, first: Ints, last: Ints) -> Ints:
    """Give the holder of the name set beside a speaker between commas: "Norland's mayor, Anna Weber,"; or -1."""
    holder = np.full(len(first), -1)
    rows = np.flatnonzero(names.person)
    if not len(rows):
        return holder
    row = rows[np.minimum(np.searchsorted(names.first[rows], last + 2), len(rows) - 1)]
    beside = (names.first[row] == last + 2) & has(text.codes[last + 1], wc.COMMA)
    beside &= has(text.codes[names.last[row] + 1], wc.COMMA | wc.STOP)
    holder[beside] = names.holder[row[beside]]
    return holder


def _find_issuers(text: Text, names: Names, first: Ints, last: Ints) -> Ints:
    """Give the holder whose statement, letter or report speaks: "a statement from Weber", "Weber's report"; or -1."""
    head = _find_heads(text, first, last)
    written = has(text.codes[head], wc.TEXT) & (len(names) > 0)
    holder = np.full(len(first), -1)
    asked = np.flatnonzero(written)
    if not len(asked):
        return holder
    best = np.zeros(len(asked), np.int64)
    for step in range(_REACH):
        row = np.searchsorted(names.first, first[asked]) + step
        inside = row < len(names)
        row = np.minimum(row, len(names) - 1)
        inside &= (names.first[row] >= first[asked]) & (names.last[row] <= last[asked])
        behind = names.first[row] > head[asked]
        owns = has(text.codes[names.last[row] + 1], wc.POSSESSIVE)
        issues = behind & has(text.codes[names.first[row] - 1], wc.ADP | wc.DET)
        # "a statement from the party's chair Anna Weber": rather the person.
        rank = np.where(
            inside & (owns | issues | (behind & names.person[row])), 1 + 2 * (behind & names.person[row]), 0
        )
        better = rank > best
        best[better] = rank[better]
        holder[asked[better]] = names.holder[row[better]]
    return holder


def _find_senders(text: Text, names: Names, first: Ints, last: Ints) -> Ints:
    """Give the holder who issued what speaks: "Weber posted a letter saying"; or -1."""
    holder = np.full(len(first), -1)
    verb = first - 1
    issued = has(text.codes[_find_heads(text, first, last)], wc.TEXT) & text.are(verb, "issues")
    asked = np.flatnonzero(issued)
    floor = text.find_floors(first[asked])
    before = np.maximum(text.find(wc.HELPER).pass_back(verb[asked] - 1), floor)
    subject = find_subjects(text, before, floor)
    named = subject[0] >= 0
    asked, subject = asked[named], (subject[0][named], subject[1][named])
    holder[asked] = find_holders(text, names, *subject)
    return holder


def _follow_texts(text: Text, speakers: Phrases, holder: Ints) -> None:
    """Give "the statement" whoever spoke last in a sentence that tells of a statement: "Weber said in a statement"."""
    if len(speakers) < 2:
        return
    noun = text.type[speakers.head]
    asks = has(text.codes[speakers.head], wc.TEXT) & text.are(speakers.first, "the") & (holder < 0)
    rows = np.flatnonzero(asks & (np.arange(len(speakers)) > 0))
    places = text.find(wc.TEXT).tokens
    for step in range(1, _TEXTS_BACK + 1):
        back = np.maximum(rows - step, 0)
        begin = text.find_floors(speakers.first[back])
        # The last text of any kind from that sentence on, up to the one that speaks.
        place = np.append(-1, places)[np.searchsorted(places, speakers.first[rows])]
        told = (place >= begin) & (text.type[place] == noun[rows]) & (holder[rows] < 0)
        article = text.sentences.article[text.sentences.of_token[speakers.first]]
        told &= (article[back] == article[rows]) & (rows >= step)
        holder[rows] = np.where(told, holder[back], holder[rows])


def _find_heads(text: Text, first: Ints, last: Ints) -> Ints:
    """Give the last word before the first preposition, comma or bracket of each phrase."""
    ends = text.find(wc.ADP | wc.COMMA | wc.OPEN_BRACKET).find_next(first + 1)
    return np.where(last > first, np.minimum(last, ends - 1), last)


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
