"""Whether what stands beside a verb can be its content."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.candidates import Candidates
from mediaframing.coding.attribution.rows import ENDS, NO_OBJECT
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.adjuncts import OPENS_ADJUNCT
from mediaframing.coding.english.noun_phrases import ANY_PRONOUN, NEVER_FIRST
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.places import list_places
from mediaframing.coding.text.tokens import Bools, Ints

_BOTH = verb_frames.SAY | verb_frames.OBJECT
_THAT = verb_frames.THAT_CLAUSE | verb_frames.VERB_SHAPED
_THING_OR_CLAUSE = verb_frames.TAKES_THING | verb_frames.STRONG
_LEADS = wc.ADP | wc.SCONJ | wc.ADV
_GOES_ON = wc.TO | wc.CCONJ | wc.REL


def may_take_content(text: Text, found: Candidates) -> Bools:
    """Tell whether what stands after a verb, or a quotation before it, can be its content.

    Where more than an adverb can stand between the two the answer is yes, for the reader to find out.
    """
    code, left = found.code, found.left
    opens = open_sentences(text, found)
    weak = _lacks_subject(code, left, found.helpers) & ~opens
    # "left while blaming the rain"
    aside = has(code, verb_frames.GERUND) & text.are(found.before, "before participles")
    weak &= ~aside | text.are(found.token, "speaks of")  # "left while discussing the rain"
    takes = _narrow_content(code, left, found.helpers, weak)
    word, quotes = text.codes, text.quotes
    place = found.token + 1
    place += (place <= found.ceiling) & has(word[place], wc.ADV)
    inside = place <= found.ceiling
    following = np.where(inside, word[place], wc.STOP)
    begins_phrase = has(following, ANY_PRONOUN) | (has(following, wc.WORD) & ~has(following, NEVER_FIRST))
    unread = inside & has(following, OPENS_ADJUNCT)
    unread |= has(code, verb_frames.ADDRESSEE) & begins_phrase
    unread |= has(code, verb_frames.PREPOSITION) & has(following, wc.WORD)
    unread |= has(takes, verb_frames.TELLS | _THAT) & has(following, wc.COMMA)
    unread |= has(found.helpers, wc.COP) | has(code, verb_frames.ADJECTIVE)
    # "people who think it is old", "they dig and believe it is old"
    loose = text.are(found.before, "who") | (has(left, wc.CCONJ) & has(code, verb_frames.BASE))
    unread |= loose & has(code, verb_frames.SAY) & (begins_phrase | has(following, wc.INT))
    said, tells = has(takes, verb_frames.SAY), has(takes, verb_frames.TELLS)
    closed = np.searchsorted(quotes.last, found.floor) < np.searchsorted(quotes.last, found.token)
    after_colon = has(following, wc.COMMA | wc.COLON) & (text.find_openings(place + 1) >= 0)
    told = tells & (
        ((closed | has(following, ENDS)) & ~weak) | (text.find_openings(place) >= 0) | after_colon
    )
    told |= said & has(following, wc.COLON | wc.INT)
    # "The plan failed, Weber said as she left"
    told |= said & has(following, wc.SCONJ) & text.find(wc.COMMA).any_between(found.floor, found.token)
    # "The plan is void, the court ruled"
    told |= (
        has(takes, verb_frames.THAT_CLAUSE)
        & has(code, verb_frames.PAST)
        & has(following, ENDS)
        & text.find(wc.COMMA).any_between(found.floor, found.token)
    )
    # "Weber said as the plan failed, they left"
    told |= has(takes, verb_frames.STRONG) & has(following, wc.SCONJ)
    told |= has(code, _THAT) & has(following, wc.THAT)
    thing = ~has(following, NO_OBJECT) | (has(following, wc.AS) & has(takes, verb_frames.PREDICATE))
    told |= thing & (has(takes, _THING_OR_CLAUSE) | (said & begins_phrase))
    # The inversion "..., said X"
    inverted = (
        has(code, verb_frames.INFLECTED) & has(code, verb_frames.TELLS) & (found.before == found.token - 1)
    )
    told |= inverted & ((found.before < found.floor) | has(left, wc.PAUSE) | closed)
    told |= unread
    rest = np.flatnonzero(~told)
    floor, token, ceiling = found.floor[rest], found.token[rest], found.ceiling[rest]
    # "The poll showed X ahead of Y", and "as X put it"
    poll = (thing & has(code, verb_frames.THAT_CLAUSE))[rest] & text.find(wc.TEXT).any_between(
        floor, ceiling + 1
    )
    told[rest] = poll | text.find(wc.AS).any_between(floor, token)
    # "Instead of saying that it was late, Weber left"
    unsaid = list_places(text.find_named("leaves undone"), len(text))
    return told & ~(opens & unsaid.any_between(found.floor, found.token))


def _lacks_subject(code: Ints, left: Ints, helpers: Ints) -> Bools:
    """Tell verbs whose subject stands elsewhere ("and said", "to say", "who said"): no content stands before them."""
    gerund = has(code, verb_frames.GERUND) & ~has(helpers, wc.COP)
    goes_on = has(left, _GOES_ON) & ~has(left, wc.SCONJ)
    # ", adding that", "by adding that", "with some adding that"
    weak: Bools = np.where(
        gerund, has(left, wc.ADP | wc.SCONJ | wc.CCONJ | wc.AUX) & ~has(left, wc.BY), goes_on
    )
    return weak


def open_sentences(text: Text, found: Candidates) -> Bools:
    """Tell "Noting that it was late, ...", "After noting that it was late, ..." and "Having noted that it was late, ..."."""
    start = found.floor + has(text.codes[found.floor], wc.CCONJ)
    # "Instead of noting", "Rather than noting"
    lead = text.find(_LEADS).pass_back(found.before)
    after = (found.before >= start) & has(found.left, wc.SCONJ | wc.ADP) & ~has(found.left, wc.TO)
    after &= (lead < start) | text.are(start, "opens with than") & (found.before == start + 1)
    opens: Bools = has(found.code, verb_frames.GERUND) & ((found.token == start) | after)
    place = np.where(after, found.before + 1, start)
    perfect = text.are(place, "perfect participle") & (after | (found.before < start))
    perfect &= has(found.code, verb_frames.PAST) & (found.token > place)
    opens |= perfect
    return opens


def are_telling_relatives(code: Ints, left: Ints) -> Bools:
    """Tell "who denies fraud", of verbs that take a clause as well as an object, from "who blocked the road"."""
    both: Bools = (code & _BOTH == _BOTH) & has(code, verb_frames.INFLECTED)
    return both & has(left, wc.REL)


def _narrow_content(code: Ints, left: Ints, helpers: Ints, weak: Bools) -> Ints:
    """Give what a verb takes as content where its subject stands elsewhere, or after a modal: mostly, a clause."""
    narrowed = np.where(
        weak,
        ~(verb_frames.SAY | verb_frames.OBJECT),
        np.where(has(helpers, wc.MODAL), ~verb_frames.OBJECT, -1),
    )
    narrowed[weak & ~has(left, wc.REL)] &= ~verb_frames.PREDICATE
    narrowed[weak & are_telling_relatives(code, left)] = -1
    # "left and criticised the plan": the second verb of a coordination
    narrowed[weak & has(left, wc.CCONJ) & has(code, verb_frames.INFLECTED)] = -1
    return np.where(has(code, verb_frames.STRONG), code, code & narrowed)
