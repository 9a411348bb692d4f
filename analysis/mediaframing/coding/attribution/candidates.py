"""Which cues are worth reading: what stands beside most of them already tells that they attribute nothing.

Whatever is refused here the readers of :mod:`verbs` and :mod:`idioms` would refuse as well, at a higher cost.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from mediaframing.coding.attribution.rows import ENDS, NO_OBJECT
from mediaframing.coding.attribution.verb_words import MAKE, are_words
from mediaframing.coding.english import verb_frames
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.adjuncts import OPENS_ADJUNCT
from mediaframing.coding.english.noun_phrases import ANY_PRONOUN, NEVER_FIRST
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.places import Places, list_between, list_places
from mediaframing.coding.text.tokens import Bools, Ints

_BOTH = verb_frames.SAY | verb_frames.OBJECT
_THAT = verb_frames.THAT_CLAUSE | verb_frames.VERB_SHAPED
_AFTER_PASSIVE = wc.BY | wc.OF | wc.TO | wc.INT
_THING_OR_CLAUSE = verb_frames.TAKES_THING | verb_frames.STRONG
_OPENS_CLAUSE = wc.DET | wc.PRON | wc.POSS | wc.CAPITAL
FURTHEST_AGENT = 14
"""So many words stand at most between a passive and its "by": "was called a crime against all of us by"."""
_GOES_ON = wc.TO | wc.CCONJ | wc.REL


@dataclass(frozen=True)
class Candidates(Columns):
    """Cues worth reading, in order.

    Attributes
    ----------
    token, code : array
        The cue, and its code.
    floor, ceiling : array
        The first and the last token of the sentence.
    before : array
        The last token before the cue that is no auxiliary or adverb; one before the sentence where there is none.
    left : array
        The code of the word there; 0 where there is none.
    helpers : array
        The bits ``AUXILIARY``, ``BE`` and ``MODAL`` of what stands between that and the cue.
    verb : array of bool
        Whether the cue is to be read as a verb.
    """

    token: Ints
    code: Ints
    floor: Ints
    ceiling: Ints
    before: Ints
    left: Ints
    helpers: Ints
    verb: Bools


_NO_CANDIDATES = Candidates(
    *(np.zeros(0, np.bool_ if column.name == "verb" else np.int64) for column in fields(Candidates))
)


def list_unquoted(text: Text) -> Ints:
    """List the cues outside of quotations, or in one that is never closed."""
    token = text.cued
    return token[(text.find_quotes(token) < 0) | _are_left_open(text, token)] if len(token) else token


def choose_candidates(text: Text, token: Ints) -> Candidates:
    """Choose the cues worth reading among those given: those that their neighbours do not already rule out."""
    if not len(token):
        return _NO_CANDIDATES
    floor = text.find_floors(token)
    adjective = has(text.cues[token], verb_frames.ADJECTIVE)
    about = adjective & text.are(token + 1, "about over")
    made = adjective & are_words(text, token - 1, MAKE)
    about |= adjective & has(text.codes[token + 1], _OPENS_CLAUSE)  # "is sure the plan failed"
    about |= has(text.cues[token], verb_frames.PREDICATE) & _have_agents(text, token)
    near = np.flatnonzero(about | made | _may_attribute(text.codes, text.cues[token], token, floor))
    if not len(near):
        return _NO_CANDIDATES
    token, floor = token[near], floor[near]
    code, ceiling = text.cues[token], text.find_ceilings(token)
    before, helpers = _find_before(text, token, floor)
    before, helpers = _pass_contractions(text, code, before, helpers, floor)
    before, helpers = _pass_phases(text, code, before, helpers, floor)
    ceiling = _end_in_brackets(text, token, floor, ceiling)
    left = np.where(before >= floor, text.codes[before], 0)
    found = Candidates(token, code, floor, ceiling, before, left, helpers, has(code, ~verb_frames.NOUN))
    fit = (about[near] & has(helpers, wc.COP)) | made[near]
    modified = text.end_with(before, "ed") & ~has(left, wc.CAPITAL) | (
        has(left, wc.ADJ) & ~has(left, wc.PLURAL)
    )
    verb = found.verb
    found.verb[verb] = _may_be_verb(text, found.keep(verb), modified[verb]) | fit[verb]
    found.verb[found.verb] = _may_take_content(text, found.keep(found.verb))
    return found.keep(found.verb | has(code, verb_frames.ACCORDING) | _may_be_noun(text.codes, found))


def _have_agents(text: Text, token: Ints) -> Bools:
    """Tell "was called a crime by", a passive with an agent behind what something is called."""
    passive = np.flatnonzero(has(text.cues[token], verb_frames.PAST))
    place = text.find(wc.HELPER).pass_back(token[passive] - 1)
    passive = passive[text.find(wc.COP).any_between(place + 1, token[passive])]
    by = text.find(wc.BY).find_next(token[passive] + 1) - token[passive]
    found = np.zeros(len(token), np.bool_)
    found[passive[by <= FURTHEST_AGENT]] = True
    return found


def _are_left_open(text: Text, token: Ints) -> Bools:
    """Tell tokens in quotations that end with their sentence, never closed: “It is late, Weber said.

    One that another follows at once, with no verb of saying in it, is a paragraph of somebody's words.
    """
    if not len(text.quotes):
        return np.zeros(len(token), np.bool_)
    quote = text.find_quotes(token)
    first, last = (np.append(part, -1)[quote] for part in (text.quotes.first, text.quotes.last))
    goes_on = np.append(text.quotes.continued, 0)[quote] > 0
    left: Bools = (quote >= 0) & ~goes_on & has(text.codes[last], wc.STOP)
    rows = np.flatnonzero(left & (text.find_openings(last + 1) >= 0))
    left[rows] = text.recall(_find_tellers).any_between(first[rows], last[rows])
    return left


def _find_tellers(text: Text) -> Places:
    """Find the verbs that hardly do anything but tell, "said" and "told"."""
    return list_places(text.cued[has(text.cues[text.cued], verb_frames.STRONG)], len(text))


def _may_attribute(word: Ints, code: Ints, token: Ints, floor: Ints) -> Bools:
    """Refuse by the words right beside a cue: the most, and at the lowest cost."""
    after = word[token + 1]
    before = np.where(token > floor, word[token - 1], 0)
    that = has(after, wc.THAT) | (has(code, verb_frames.NOUN) & has(after, wc.COP))  # "the message was that"
    nominal = has(before, wc.DET | wc.POSSESSIVE) & ~has(before, wc.THAT)
    nominal |= has(before, wc.ADP) & ~has(before, wc.TO) & ~has(code, verb_frames.GERUND)
    # "some say", but "some claims"
    nominal &= ~has(before, wc.QUANTIFIER) | ~_follow_quantifiers(code)
    said = has(code, verb_frames.SAY) & (token > floor + 1)
    # "he's said that", but not "she's expected to"
    nominal &= ~(said & ~has(after, wc.TO) & _are_contracted(word, code, token - 1))
    passive = has(before, wc.COP) & ~has(code, verb_frames.GERUND)
    only_that = (
        has(code, verb_frames.VERB_SHAPED | verb_frames.ADJECTIVE) | (code == verb_frames.NOUN) | nominal
    )
    keep: Bools = np.where(only_that, that, ~passive | that | has(after, _AFTER_PASSIVE))
    return keep | has(code, verb_frames.ACCORDING)


def _are_hardly_nouns(code: Ints) -> Bools:
    """Tell verbs that hardly are nouns, too: "many say", "some believe"."""
    form = verb_frames.BASE | verb_frames.PAST | verb_frames.GERUND
    tells = has(code, verb_frames.SAY | verb_frames.PREDICATE)
    plain: Bools = tells & has(code, form) & ~has(code, verb_frames.NOUN)
    return plain | has(code, verb_frames.STRONG)


def _follow_quantifiers(code: Ints) -> Bools:
    """Tell the verbs of "some say" and "another says", but not "some claims"."""
    no_plural = ~has(code, verb_frames.THIRD) | (has(code, verb_frames.STRONG) & ~has(code, verb_frames.NOUN))
    return no_plural & _are_hardly_nouns(code)


def _find_before(text: Text, token: Ints, floor: Ints) -> tuple[Ints, Ints]:
    """Find what stands before each cue and its helpers, and the bits of these."""
    helper = text.find(wc.HELPER)
    before = np.maximum(helper.pass_back(token - 1), floor - 1)
    # The helpers of a cue are the last ones before it, as many as there are tokens in between.
    end = np.searchsorted(helper.tokens, token)
    begin = end - (token - 1 - before)
    codes, helpers = text.codes[helper.tokens], np.zeros(len(token), np.int64)
    for bit in (wc.AUX, wc.COP, wc.MODAL):
        counts = np.append(0, np.cumsum(codes & bit > 0))
        helpers |= np.where(counts[end] > counts[begin], bit, 0)
    return before, helpers


def _pass_contractions(text: Text, code: Ints, before: Ints, helpers: Ints, floor: Ints) -> tuple[Ints, Ints]:
    """Step back over the short "has" of "he's said that" and "who's long argued that"."""
    rows = np.flatnonzero(
        (before > floor) & has(code, verb_frames.SAY) & _are_contracted(text.codes, code, before)
    )
    before, helpers = before.copy(), helpers.copy()
    before[rows] -= 1
    helpers[rows] |= wc.AUX
    return before, helpers


def _are_contracted(word: Ints, code: Ints, before: Ints) -> Bools:
    """Tell "'s" before a form of the past, behind "he", "she" or "who"."""
    contracted: Bools = has(code, verb_frames.PAST) & has(word[before], wc.POSSESSIVE)
    whose = word[before - 1]
    return contracted & has(whose, wc.MASC | wc.FEM | wc.REL) & has(whose, wc.PRON | wc.REL)


def _pass_phases(text: Text, code: Ints, before: Ints, helpers: Ints, floor: Ints) -> tuple[Ints, Ints]:
    """Step back over "began" in "began saying", "was heard" and "went on to", which help as "was" and "did" do."""
    gerund = has(code, verb_frames.GERUND)
    to = has(code, verb_frames.BASE) & has(text.codes[before], wc.TO)
    rows = np.flatnonzero((gerund | to) & (before > floor))
    word = before[rows] - to[rows]
    word -= text.are(word, "on going on") & text.are(word - 1, "goes on to")
    begun = np.where(to[rows], text.are(word, "goes on to"), text.are(word, "phases of a verb"))
    sensed = text.are(word, "senses of a verb") & gerund[rows]
    read = begun | sensed
    rows, word, sensed = rows[read], word[read], sensed[read]
    place = text.find(wc.HELPER).pass_back(word - 1)
    passed = ~sensed | text.find(wc.COP).any_between(place + 1, word)
    passed &= place >= floor[rows]
    rows, place = rows[passed], place[passed]
    before, helpers = before.copy(), helpers.copy()
    before[rows] = place
    helpers[rows] |= np.where(gerund[rows], wc.AUX | wc.COP, wc.AUX)
    return before, helpers


def _end_in_brackets(text: Text, token: Ints, floor: Ints, ceiling: Ints) -> Ints:
    """End what is said in brackets with them: "The bank (its owner says it is old) was sold"."""
    opening = text.find(wc.OPEN_BRACKET).tokens
    close = text.find(wc.CLOSE_BRACKET).find_next(opening)
    bracket, row = list_between(np.searchsorted(token, opening), np.searchsorted(token, close))
    inside = (opening[bracket] >= floor[row]) & (close[bracket] <= ceiling[row])
    ends = ceiling.copy()
    ends[row[inside]] = close[bracket[inside]] - 1
    return ends


def _may_be_noun(word: Ints, found: Candidates) -> Bools:
    """Tell whether "that" stands after a cue noun, or after it and a form of "be"."""
    said = has(word[found.token + 1], wc.COP) & (found.token + 2 < found.ceiling)
    follows: Bools = has(word[found.token + 1 + said], wc.THAT)
    return follows & has(found.code, verb_frames.NOUN) & (found.token < found.ceiling)


def _may_be_verb(text: Text, found: Candidates, modified: Bools) -> Bools:
    """Refuse nouns ("the report"), passives without agent or content, and adjectives without "that"."""
    code, left, word = found.code, found.left, text.codes
    after = np.where(found.token < found.ceiling, word[found.token + 1], 0)
    gerund = has(code, verb_frames.GERUND)
    # "some say", but "some claims"
    some = has(left, wc.QUANTIFIER) & _follow_quantifiers(code)
    noun = has(left, wc.OWNER) & ~has(left, wc.THAT) & ~some
    noun |= has(left, wc.ADP) & ~has(left, wc.TO) & ~gerund
    # "the repeated claims", "additional rules that", but "critics say"
    noun |= has(code, verb_frames.THIRD) & (found.before >= found.floor) & modified
    # "his more divisive remarks", "the most populous state"
    graded = text.are(found.before - 1, "comparison") & ~has(left, wc.CAPITAL | wc.PLURAL | wc.ROLE)
    noun |= graded & (found.before > found.floor) & ~text.end_with(found.before, "s", "ly", "people", "men")
    noun |= text.are(found.before, "comparison") & gerund  # "the most telling promise"
    # "1,500 pledged delegates"
    noun |= has(code, verb_frames.PAST) & ~has(code, verb_frames.STRONG) & has(left, wc.NUMBER)
    # "Weber's previous claims"
    noun |= has(code, verb_frames.THIRD) & text.are(found.before, "before now")
    # "a short note that"
    bare = (code & (verb_frames.BASE | verb_frames.PAST)) == verb_frames.BASE
    alone = text.are(found.before - 1, "a or an") & ~has(left, wc.QUANTIFIER | wc.NUMBER)
    noun |= bare & alone & (found.before > found.floor) & ~text.are(found.before, "many of a kind")
    noun &= ~has(found.helpers, wc.AUX)
    # "The town has plans to"
    finite = verb_frames.FINITE
    noun |= (code & finite == verb_frames.THIRD) & has(text.codes[found.token - 1], wc.AUX)
    passive = has(found.helpers, wc.COP) & ~gerund
    agent = has(code, verb_frames.ADJECTIVE) & has(after, wc.THAT)
    agent |= has(code, verb_frames.PREDICATE) & has(after, wc.OF)
    agent |= has(code, verb_frames.THAT_CLAUSE) & has(after, wc.BY | wc.THAT)
    agent |= has(code, verb_frames.TAKES_THING | verb_frames.ADDRESSEE) & has(after, wc.BY)
    agent |= has(code, verb_frames.SAY) & has(after, wc.TO | wc.INT)  # "is said to", "was asked whether"
    adjective = ~passive & has(code, verb_frames.ADJECTIVE) & ~has(after, wc.THAT)
    present = (code & (verb_frames.BASE | verb_frames.PAST) == verb_frames.BASE) | (
        code & (verb_frames.BASE | verb_frames.THIRD) == verb_frames.THIRD
    )
    auxiliary = ~passive & ~has(code, verb_frames.ADJECTIVE) & present & has(after, wc.AUX)
    # "which critics say was rigged"
    opener = word[found.before - 1] | word[found.before - 2]  # "what most critics say is rigged"
    auxiliary &= (found.before <= found.floor) | ~has(opener, wc.REL | wc.THAT | wc.INT)
    # "it is worth noting that", "it goes without saying that"
    noun |= gerund & text.are(found.token - 1, "worth") | (gerund & text.are(found.token - 2, "goes without"))
    # "the land described by the mayor"
    told_of = has(code, verb_frames.PAST) & has(code, verb_frames.TAKES_THING) & has(after, wc.BY)
    noun |= told_of & ~has(found.helpers, wc.AUX) & ~has(left, wc.AS)
    refused: Bools = noun | (passive & ~agent) | adjective | auxiliary
    return ~refused


def _may_take_content(text: Text, found: Candidates) -> Bools:
    """Tell whether what stands after a verb, or a quotation before it, can be its content.

    Where more than an adverb can stand between the two the answer is yes, for the reader to find out.
    """
    code, left = found.code, found.left
    weak = _lacks_subject(code, left, found.helpers)
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
    # "people who think it is old"
    unread |= text.are(found.before, "who") & has(code, verb_frames.SAY) & begins_phrase
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
    return told


def _lacks_subject(code: Ints, left: Ints, helpers: Ints) -> Bools:
    """Tell verbs whose subject stands elsewhere ("and said", "to say", "who said"): no content stands before them."""
    gerund = has(code, verb_frames.GERUND) & ~has(helpers, wc.COP)
    goes_on = has(left, _GOES_ON) & ~has(left, wc.SCONJ)
    # ", adding that", "by adding that", "with some adding that"
    weak: Bools = np.where(
        gerund, has(left, wc.ADP | wc.SCONJ | wc.CCONJ | wc.AUX) & ~has(left, wc.BY), goes_on
    )
    return weak


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
