"""What a predicate tells of whether its subject is there: "happened", "is not an option", "has been ruled out".

``place`` is the token that the predicate, or the rest of it, begins with.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_between, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.stance.presupposition import Nouns, are_presupposed
from mediaframing.coding.text.tokens import Bools, Ints

_CLAIM, _COPULA = map(any_of, ("claim", "cop"))
_EXISTENCE, _REALISED, _STANDING = map(any_of, ("existence", "realised", "standing"))
_ON_SOMETHING, _PASSED = any_of("ADP to"), any_of("cop ly")
_LONGEST = 40  # no verb has more helpers: bounds the work in a sentence without end

AUXILIARY_ADVERBS = name_words("auxiliary adverbs")
_PASSED_WORDS = AUXILIARY_ADVERBS | name_words("passed words")
_NOTHING, _TO, _DO, _BY, _OUT = map(name_words, ("nothing", "to", "do", "by", "out"))
_TAKE, _PLACE, _BREAK = map(name_words, ("take", "place", "break"))
_GOES_ON = name_words("goes on")
_HOLD, _UP, _SUCH = map(name_words, ("hold", "up", "such"))
_AS_WORD, _PART, _OF, _NO = map(name_words, ("as", "part", "of", "no not a"))
_ON, _TABLE = name_words("on"), name_words("table")
_ROLE, _PLAYED, _BLAME, _NO_WORD = map(name_words, ("part or role", "plays a part", "blame", "none at all"))
_IN, _FORCE, _STICK = map(name_words, ("in", "in force", "stick"))


def tell_existence(text: Text, nouns: Nouns, place: Ints) -> Bools:
    """Tell where the words from ``place`` on say whether the subject is there: "happened", "an option", "been used"."""
    role, word = text.role, text.word
    nothing = _NOTHING[word[place - 1]]
    to_do = _TO[word[place]] & _DO[word[place + 1]] & (place + 1 < nouns.end)
    place = place.copy()
    rows = np.flatnonzero(~nothing & (place < nouns.end))
    for _ in range(_LONGEST):
        passed = has(role[place[rows]], _PASSED) | _PASSED_WORDS[word[place[rows]]]
        rows = rows[passed]
        place[rows] += 1
        rows = rows[place[rows] < nouns.end[rows]]
        if not len(rows):
            break
    place[rows] = nouns.end[rows]
    inside = place < nouns.end
    tells = np.zeros(len(place), np.bool_)
    rows = np.flatnonzero(inside & ~nothing)
    tells[rows] = _assert_existence(text, nouns.keep(rows), place[rows])
    bare = ~are_presupposed(text, nouns)
    return np.where(nothing, to_do & bare, tells)


def _assert_existence(text: Text, nouns: Nouns, place: Ints) -> Bools:
    """Tell where the word at each place, a participle or noun, says that the subject is there."""
    role, word, after = text.role[place], text.word[place], place + 1
    more = after < nouns.end
    following = np.where(more, text.word[after], 0)
    on = _ON[word]
    on_table = on & (place + 2 < nouns.end) & _TABLE[text.word[place + 2]]
    by = ~on & (_BY[following] | (_AS_WORD[following] & more))  # "was not started by us"
    exists = has(role, _EXISTENCE) & ~on & ~by
    tells = exists & ~(_TAKE[word] & ~_PLACE[following]) & ~(_BREAK[word] & ~_OUT[following])
    tells &= ~(_GOES_ON[word] & more & has(text.role[after], _ON_SOMETHING))
    rest = ~on & ~by & ~exists
    standing = rest & has(role, _STANDING)
    rows = np.flatnonzero(standing)
    start = np.maximum(nouns.begin, place - 4)
    tells[rows] = any_between(text.role, _COPULA, start[rows], place[rows])
    rows = np.flatnonzero(rest & ~standing & has(role, _REALISED))
    held = nouns.keep(rows)
    claimed = any_between(text.role, _CLAIM, np.maximum(held.begin, held.term - 3), held.term)
    tells[rows] = claimed | ~are_presupposed(text, held)
    part = _PART[word] & _OF[following] & more & _NO[text.word[place - 1]]  # "bribery is no part of it"
    part |= _HOLD[word] & _UP[following] & more  # "the claims do not hold up"
    part |= _IN[word] & _FORCE[following] & more  # "is no longer in force"
    charged = any_between(text.role, _CLAIM, np.maximum(nouns.begin, nouns.term - 3), place)
    part |= _STICK[word] & charged  # "the fraud charges did not stick"
    part |= _SUCH[word] & more  # "is no such thing"
    # "played no part in it", "was not to blame"
    played = _ROLE[word] & _NO_WORD[text.word[place - 1]] & _PLAYED[text.word[place - 2]]
    blamed = _TO[word] & _BLAME[following] & more
    rows = np.flatnonzero(played | blamed)
    part[rows] |= ~are_presupposed(text, nouns.keep(rows))
    return tells | on_table | part
