"""What is said of a mention behind it: that it is untrue, did not happen, or may come.

"the claims of fraud were baseless", "war is not an option", "military force has been ruled out", "a crime he did not
commit"; "a war could break out" leaves open. All rules are asked of many pairs of a term and a cue behind it at once;
``last`` are the terms' last tokens.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_between, any_word_between, find_last, find_next, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, any_of, name_words
from mediaframing.coding.stance.cues import Pairs, end_asking, settle
from mediaframing.coding.stance.existence import AUXILIARY_ADVERBS, tell_existence
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.presupposition import ENDED, Nouns, are_ventures
from mediaframing.coding.stance.restraints import FAILS
from mediaframing.coding.stance.scope_ends import find_content
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

# How far to the right of a term its denial may stand.
REACH_RIGHT = 10
NOTHING, _CLOSED = -1, -2
"""What a cue tells that denies nothing, and one behind which no other counts."""
_SUBJECT_TAIL = 6
_PREDICATIVE = 4

_CLAIM, _VERB, _COPULA, _LINK, _FUSED = map(any_of, ("claim", "AUX", "cop", "link", "fused"))
_EXISTENCE, _OWNED, _PERSON, _LETTERS = map(any_of, ("existence", "owned", "person", "letters"))
_RELATIVE, _LY, _ED = map(any_of, ("PronType=Rel", "ly", "ed"))
_TO_ROLE, _NOMINATIVE, _CAPITAL = map(any_of, ("to", "Case=Nom", "capital"))
_ARTICLE = any_of("Definite=Def Definite=Ind")
_THAT, _ING, _COMPARATIVE, _DIMINISHER = map(any_of, ("that", "ing", "Degree=Cmp", "diminisher"))
_NAMING, _DEFINITE = any_of("naming"), any_of("Definite=Def")
_POSSESSIVES = name_words("owners")
_EARLY = name_words("early")  # "premature deaths" are there
_WRONG = name_words("wrong")
_IT = name_words("it")
_CAN = name_words("can")
_NEVER, _SAY = name_words("never"), name_words("say")
_KINDS = name_words("kinds and risks")
_DASH, _SHOULD = name_words("-"), name_words("should must")
_NOT_THERE, _COMPOUND = name_words("not there"), 2
_AND, _AS, _PREPOSITION, _CARRIER = map(any_of, ("and", "as", "ADP", "carrier"))
_ENDS_NOUN = any_of("AUX PUNCT boundary PronType=Rel that to Case=Nom comma and or of")
_ADVERBIAL = PLAIN & ~any_of("Definite=Def Definite=Ind")
_RELATED, _TAIL = any_of("PronType=Rel that"), any_of("ADP of")
_OPENS_CLAUSE = any_of("PronType=Rel that Case=Nom Definite=Def Definite=Ind")
_CLAUSE_END, _BREAK = any_of("PUNCT boundary PronType=Rel comma"), any_of("PUNCT comma")
_ENDS_GAP = any_of("PUNCT comma boundary and or")
_FAILURE_ENDS = any_of("PUNCT boundary comma and or wh Case=Nom to")
_TELLS_UNTRUTH, _PREDICATE_ENDS = any_of("cop as link"), any_of("ADP AUX ing ed")

_FALSE, _FAILED, _CLAUSE, _REFUSE, _AVERT = map(kinds, ("false", "failed", "clause", "refuse", "avert"))
_DENIALS, _NEGATORS, _OPEN = map(kinds, ("deny reject avert", "clause noun", "clause modal"))

_LACKING, _LITTLE, _YET, _DENIED, _WOULD, _HAVE = map(
    name_words, ("lacking", "little", "yet", "denied", "would", "have")
)
_FUSED_WORDS = name_words("fused words")
_HOPES = name_words("hopes")
_STOPS, _NONE = name_words('. "'), name_words("no")


def call_untrue(text: Text, pairs: Pairs) -> Bools:
    """Tell which cues call untrue the claims that they hold: "false claims of fraud"."""
    following = pairs.last + 1
    bare = ~any_between(text.role, PLAIN, following, pairs.term) & (pairs.term - following <= _COMPOUND)
    claims: Bools = (
        (following == pairs.term)
        | (bare & _NOT_THERE[text.word[pairs.last]])
        | any_between(text.role, _CLAIM, following, pairs.term)
    )
    # "a false child abuse allegation", but not "lies and conspiracy theories"
    claims |= has(text.role[pairs.term + 1], _CLAIM) & ~any_between(text.role, PLAIN, following, pairs.term)
    # "a concocted claim was investigated", but not "false claims that it was fraud"
    claims &= ~any_between(text.role, _VERB, following, pairs.term) | any_between(
        text.role, _THAT, following, pairs.term
    )
    claims &= ~_WRONG[text.word[pairs.first]] & (~_EARLY[text.word[pairs.first]] | (following < pairs.term))
    return claims & ~any_between(
        text.role, _PREPOSITION, following, pairs.term
    )  # "fake reports for propaganda"


def find_denials(text: Text, pairs: Pairs, last: Ints, mention: Ints) -> Ints:
    """Find for each mention the cue that denies it: "talk of war is nonsense", "war is not an option".

    ``pairs`` are all cues behind the terms, ``mention`` their mentions, in order. Gives for each pair the number of
    the pair that denies, or else a number below 0: ``NOTHING`` where it tells nothing.
    """
    told = np.full(len(pairs.first), NOTHING)
    if not len(told):
        return told
    word, number = text.word[pairs.first], np.arange(len(told))
    opens = np.flatnonzero(np.diff(mention, prepend=-1))[_count_groups(mention)]
    failed = pairs.are(_FAILED)
    denied = np.zeros(len(told), np.bool_)
    settle(denied, failed & (number == opens), _have_failed, text, pairs, last)
    spared = ~failed & ENDED[word]
    settle(spared, spared, _end_no_venture, text, pairs, last)
    spared |= failed
    gap = _find_gaps(text, pairs, last, mention)
    spared |= _change_subject(text, pairs, last) & (gap < 0)
    closed = ~spared & any_between(text.role, _CLAUSE_END, last + 1, pairs.first)
    related = closed & has(text.role[last + 1], _RELATIVE) & (gap >= 0)
    told[closed] = np.where(related, gap, _CLOSED)[closed]
    rest = ~spared & ~closed
    # "is not simply a fantasy"; "could be averted"
    negated, open_ = (_stand_before(pairs.are(kind), opens) for kind in (_CLAUSE, _OPEN))
    negated |= _NONE[text.word[pairs.first - 1]]  # "the famine is no myth"
    negators = rest & ((pairs.are(_NEGATORS) & ~_LITTLE[word]) | _YET[word] | _fail_to(text, pairs))
    untrue = rest & (pairs.are(_FALSE) | _LACKING[word]) & ~negated
    # "the tax is unfair" leaves it there, "to call it racist is unfair" does not
    named = any_between(text.role, _NAMING, np.maximum(pairs.begin, pairs.term - 5), pairs.term)
    span, place = list_between(np.maximum(pairs.begin, pairs.term - 6), pairs.term)
    said = _SAY[text.word[place]] & has(text.role[place - 1], _TO_ROLE) & (place > pairs.begin[span])
    named[span[said]] = True  # "to say it was fraud is wrong"
    untrue &= ~_WRONG[word] | named
    settle(denied, untrue, _are_predicates, text, pairs, last)
    settle(denied, rest & ~denied & pairs.are(_DENIALS) & ~open_, _are_passive, text, pairs, last)
    denied[denied] = ~_are_asked(text, pairs.keep(denied))
    settle(denied, negators & ~denied, _deny_existence, text, pairs, last)
    told[negators] = gap[negators]
    told[denied] = number[denied]
    return told


def _fail_to(text: Text, pairs: Pairs) -> Bools:
    """Tell what failed to be: "the storm failed to materialise"."""
    return pairs.are(_REFUSE) & FAILS[text.word[pairs.first]]


def _change_subject(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell predicates that are not said of the term: "an accident and had nothing to do", "by a man who is missing"."""
    span, place = list_between(last + 1, pairs.first)
    role = text.role[place]
    joined = has(role, _AND) & (has(text.role[place + 1], _VERB) | _NEVER[text.word[place + 1]])
    joined |= has(role, _AS) & (place + 1 < pairs.first[span])
    # "asked the office to reject it as false"
    joined |= has(role, _TO_ROLE) & any_between(text.role, _AS, place, pairs.first[span])
    changed = np.zeros(len(last), np.bool_)
    # "they hope that the storm doesn't come"
    joined |= (
        (place == last[span] + 1)
        & has(role, _THAT)
        & (has(text.role[place + 1], _ARTICLE | _NOMINATIVE) | _IT[text.word[place + 1]])
    )
    joined |= has(role, _THAT) & any_between(text.role, _VERB, last[span] + 1, place)
    # "racism and your name being denied"; "corruption - a decree that was scrapped"
    joined |= has(role, _AND) & has(text.role[place + 1], _DEFINITE)
    joined |= _DASH[text.word[place]] & text.spaced[place]
    changed[span[joined]] = True
    return changed | _are_in_phrases(text, pairs, last)


def _are_in_phrases(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell terms behind a preposition: "his warnings over the missile test as unfounded"."""
    # "the Democrats' campaign arm is", "people who lose their rights pose no", "weapons of war have no place"
    owned = _POSSESSIVES[text.word[last + 1]]
    span, place = list_between(np.maximum(pairs.begin, pairs.term - 6), pairs.term)
    related = has(text.role[place], _RELATIVE) & ~has(text.role[place], _DEFINITE)  # not "whose"
    related &= place < pairs.term[span] - 1
    related &= ~any_between(text.role, _NAMING | _LINK, place, pairs.term[span])
    owned[span[related]] = True
    open_, inside = np.ones(len(pairs.term), np.bool_), np.zeros(len(pairs.term), np.bool_)
    for back in range(1, 5):
        place = pairs.term - back
        open_ &= place >= pairs.begin
        role = text.role[place]
        held = open_ & has(role, _PREPOSITION) & ~has(text.role[place - 1], _CLAIM | _CARRIER | _VERB)
        held |= (
            open_
            & has(role, any_of("of"))
            & ~has(text.role[place - 1], _CLAIM | _CARRIER)
            & ~_KINDS[text.word[place - 1]]
        )
        held |= open_ & has(role, _TO_ROLE) & has(text.role[place + 1], _DEFINITE)
        inside |= held & (place - 1 >= pairs.begin) & has(text.role[place - 1], _LETTERS)
        open_ &= ~has(role, _ENDS_NOUN | _PREPOSITION)
    before = pairs.term - 1
    acted = (
        has(text.role[before], _ING)
        & (before > pairs.begin)
        & (text.role[before - 1] & (_LETTERS | PLAIN) == _LETTERS)
    )
    answer: Bools = inside | acted | owned
    return answer


def _end_no_venture(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell what ends nothing that has to succeed, and no claim: "the fraud charges were dropped" ends one."""
    claimed = any_between(text.role, _CLAIM, np.maximum(pairs.begin, pairs.term - 3), last + 3)
    return ~are_ventures(text, last, pairs.end) & ~claimed


def _count_groups(mention: Ints) -> Ints:
    """Give each the number of its run of equal numbers."""
    return np.cumsum(np.diff(mention, prepend=-1) != 0) - 1


def _stand_before(marked: Bools, opens: Ints) -> Bools:
    """Tell whether a marked cue stands before each in its own mention, which begins at ``opens``."""
    counts = np.append(0, np.cumsum(marked))
    before: Bools = counts[:-1] > counts[opens]
    return before


def _have_failed(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell which terms are ventures that came to nothing: "the talks with Iran collapsed", "a bill that failed"."""
    claimed = any_between(text.role, _CLAIM, np.maximum(pairs.begin, pairs.term - 3), pairs.term)
    # "hopes of a thaw were dashed"
    claimed |= any_word_between(text.word, _HOPES, np.maximum(pairs.begin, pairs.term - 4), pairs.term)
    claimed &= ~has(text.role[pairs.first - 1], _ARTICLE)  # "claimed fraud for a failed bomb"
    failed = (are_ventures(text, last, pairs.end) | claimed) & (pairs.first - last - 1 <= _SUBJECT_TAIL)
    failed &= ~any_between(text.role, _FAILURE_ENDS, last + 1, pairs.first)
    verb = find_next(text.role, _VERB | _ED, last + 1, pairs.first)
    return failed & ((verb < 0) | (pairs.first - verb <= 2))


def _are_predicates(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell which words of untruth are what the clause says of the term: close behind a copula or "as"."""
    role, first = text.role, pairs.first
    # "called the reports of a coup fake"
    linked = (first == last + 1) & any_between(
        role, _LINK, np.maximum(pairs.begin, last - _SUBJECT_TAIL), last
    )
    linked |= _are_called(text, pairs, last)
    # "Bribery Claims False, Mayor Says"
    linked |= (first == last + 2) & has(role[last + 1], _CLAIM) & _end_predicates(text, pairs)
    start = np.maximum(last + 1, first - _PREDICATIVE)
    found = find_last(role, _TELLS_UNTRUTH | _PREDICATE_ENDS, start, first)
    after = pairs.last + 1
    # "a false economy"
    noun = (
        (after < pairs.end)
        & has(role[after], _LETTERS)
        & ~has(role[after], PLAIN | _LY)
        & has(role[first - 1], any_of("Definite=Ind"))
    )
    linked &= ~noun
    told: Bools = linked | (~noun & (found >= 0) & has(role[found], _TELLS_UNTRUTH))
    told &= ~_LACKING[text.word[first]] | _end_predicates(text, pairs)  # "they are lacking food"
    return told


def _are_called(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell what is called untrue: "has called climate change a hoax"."""
    called = any_between(text.role, _LINK | _NAMING, np.maximum(pairs.begin, pairs.term - 4), pairs.term) & (
        pairs.first - last <= 5
    )
    span, place = list_between(last + 1, pairs.first)
    role = text.role[place]
    other = has(role, PLAIN) & ~has(role, any_of("Definite=Ind claim carrier evidence"))
    called[span[other]] = False
    an = any_between(text.role, any_of("Definite=Ind claim"), last + 1, pairs.first)
    return called & an


def _are_passive(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell which verbs of denial behind a term have it as their subject: "military force has been ruled out"."""
    role, first = text.role, pairs.first
    verb = find_next(role, _VERB, last + 1, first)
    verb = np.where(verb < 0, first, verb)
    passive = (verb - last <= _SUBJECT_TAIL) & any_between(
        role, _COPULA, np.maximum(last + 1, first - 2), first
    )
    passive &= ~(_CAN[text.word[first - 2]] & pairs.are(_AVERT))  # "floods can be prevented"
    # "the strike was called off, and the shutdown avoided"
    shared = (first == last + 1) & has(role[first], _ED) & _end_predicates(text, pairs)
    shared &= any_between(role, _AND, np.maximum(pairs.begin, pairs.term - 4), pairs.term)
    shared &= any_between(role, _COPULA, pairs.begin, pairs.term)
    # "Bribery Charges Dropped"
    headline = (first - last <= 2) & has(role[first], _ED) & _end_predicates(text, pairs)
    shared |= headline & has(role[first], _CAPITAL) & ~any_between(role, _VERB, pairs.begin, first)
    # "the refugees were denied entry"
    passive &= ~_DENIED[text.word[first]] | _end_predicates(text, pairs)
    span, place = list_between(verb, first)
    passive[span[~has(role[place], _VERB | _LY) & ~AUXILIARY_ADVERBS[text.word[place]]]] = False
    told: Bools = passive | shared
    return told


def _are_asked(text: Text, pairs: Pairs) -> Bools:
    """Tell what is asked: "could the massacre have been prevented?" denies nothing."""
    asked = end_asking(text, pairs.begin, pairs.end)
    rows = np.flatnonzero(asked)
    held = pairs.keep(rows)
    near = np.maximum(held.begin, held.term - _SUBJECT_TAIL)
    place = find_last(text.role, _VERB, near, held.term)
    inverted = (place >= 0) & ~any_between(text.role, _NOMINATIVE, near, np.maximum(place, near))
    asked[rows] = inverted
    return asked


def _end_predicates(text: Text, pairs: Pairs) -> Bools:
    """Tell where no object follows a verb: its clause ends behind it, or an adverbial begins."""
    after = pairs.last + 1
    role = text.role[after]
    ends: Bools = (after >= pairs.end) | ~has(role, _LETTERS) | has(role, _ADVERBIAL)
    return ends


def _deny_existence(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell which terms are subjects of "did not happen", "is not the issue", "has no place"."""
    role, word, first, after = text.role, text.word, pairs.first, pairs.last + 1
    denies = ~any_between(role, _PERSON, last + 1, first)  # "a security official could not be reached"
    # A counterfactual: it did happen
    denies &= ~_SHOULD[word[first - 1]]  # "conflicts should not be brought here"
    # "efforts to spread propaganda are not acceptable"
    start = np.maximum(pairs.begin, pairs.term - 3)
    place = find_last(role, _TO_ROLE, start, pairs.term - 1)
    acted = (place >= 0) & ~has(role[place + 1], _ARTICLE | _COPULA) & has(role[place + 1], _LETTERS)
    denies &= ~acted
    denies &= ~(_WOULD[word[first - 1]] & _HAVE[word[after]] & (after < pairs.end))
    # "could not have come at a worse time", "is not only possible"
    denies &= ~any_between(role, _COMPARATIVE, after, np.minimum(after + 6, pairs.end)) & ~has(
        role[after], _DIMINISHER
    )
    verb = find_next(role, _VERB, last + 1, first)
    fused = has(role[first], _FUSED) | _FUSED_WORDS[word[first]] | _fail_to(text, pairs)
    near = (verb - last <= _SUBJECT_TAIL) & ((verb - last <= 3) | have_tails(text, last))
    denies &= np.where(verb < 0, fused & (first - last <= 3), near)
    settle(denies, denies, _tell_existence, text, pairs)
    return denies


def _tell_existence(text: Text, pairs: Pairs) -> Bools:
    nouns = Nouns(pairs.term, pairs.begin - 1, pairs.begin, pairs.end)
    return tell_existence(text, nouns, pairs.last + 1)


def have_tails(text: Text, last: Ints) -> Bools:
    """Tell where what stands between the term and the verb belongs to the subject: a phrase with a preposition."""
    tails: Bools = has(text.role[last + 1], _TAIL)
    return tails


def _find_gaps(text: Text, pairs: Pairs, last: Ints, mention: Ints) -> Ints:
    """Find the negation of a relative clause whose object or subject is the term: "a crime he did not commit".

    For each pair, the first clause negator from there on that is near enough, if it is one; else -1.
    """
    near = pairs.are(_CLAUSE) & (pairs.first - last <= _SUBJECT_TAIL) & (pairs.first > last + 1)
    near &= has(text.role[last + 1], _OPENS_CLAUSE)
    rows = np.flatnonzero(near)
    gaps = np.full(len(pairs.first), -1)
    if not len(rows):
        return gaps
    held = pairs.keep(rows)
    denied = rows[_are_gaps(text, held, last[rows])]
    following = np.searchsorted(rows, np.arange(len(pairs.first)))
    following = np.append(rows, -1)[following]
    found = (following >= 0) & (mention[following] == mention) & np.isin(following, denied)
    gaps[found] = following[found]
    return gaps


def _are_gaps(text: Text, pairs: Pairs, last: Ints) -> Bools:
    """Tell which negators stand before the verb of a clause that belongs to the term."""
    role, after = text.role, pairs.last + 1
    related = has(role[last + 1], _RELATED)
    whole = ~any_between(role, _BREAK, last + 1, pairs.first)
    end = np.minimum(after + 3, pairs.end)
    verb = np.where(
        related, find_next(role, _OWNED | _EXISTENCE, after, end), find_next(role, _OWNED, after, end)
    )
    ends = (verb + 1 >= pairs.end) | has(role[verb + 1], _ENDS_GAP) | _STOPS[text.word[verb + 1]]
    # "an attack that never happened", but not "important that the board not take"
    exists = related & has(role[verb], _EXISTENCE) & ~find_content(text, last + 2, pairs.first)
    # "I hope that the storm does not come": what has a subject of its own and takes no object
    intransitive = has(role[verb], _EXISTENCE) & ~has(role[verb], _OWNED)
    gaps: Bools = whole & (verb >= 0) & ((ends & ~intransitive) | exists)
    # "the scandal that wasn't"
    over = (after >= pairs.end) | has(role[after], _ENDS_GAP)
    gaps |= related & whole & over & (pairs.first == last + 2) & has(role[pairs.first], _FUSED)
    stops = (after + 1 >= pairs.end) | has(role[after + 1], _ENDS_GAP) | _STOPS[text.word[after + 1]]
    was = has(role[after], _COPULA) & stops
    gaps |= related & whole & was & (pairs.first == last + 2)  # "the scandal that never was"
    return gaps
