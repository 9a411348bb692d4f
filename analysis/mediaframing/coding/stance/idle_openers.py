"""What leaves nothing open though a word of doubt stands before it: plans, concessions, what was there before.

Each judge tells so of many pairs of a word of doubt and a term; :mod:`opener_rules` says of which words it is asked.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_between, any_word_between, find_last, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, any_of, name_words
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools

_VERB, _TO, _COMMA, _BACKSHIFT = map(any_of, ("AUX", "to", "comma", "backshift"))
_HAPPENS, _ADVERBIAL, _BESIDE_ROLE = map(any_of, ("existence realised", "ly", "beside"))
_AND_ROLE, _INDEFINITE, _PLURAL, _ING = map(any_of, ("and or comma", "Definite=Ind", "s", "ing"))
_WOULD, _WHETHER, _DEGREES, _LIKELY = map(name_words, ("would", "whether", "degrees", "likely"))
_PARTISANS, _PLANS, _COMES_OF, _ASKING = map(name_words, ("partisans", "plans", "comes of", "asking if"))
_CONDITIONS, _BEFORE_NOW, _BUT, _WERE = map(name_words, ("if unless", "before now", "but", "were"))
_IT, _BE, _OTHER_SUBJECTS, _CONCEDING = map(name_words, ("it", "be", "what there", "conceding"))
_FOR, _ACTS_DONE, _COMING, _I = map(name_words, ("for", "acts done", "coming", "i we"))
_VERDICTS, _NEGATORS, _ONLOOKERS = map(name_words, ("verdicts of guilt", "negators", "onlookers"))
_LOOKS, _OWNERS, _OWN, _RAISING = map(name_words, ("looks at", "owners", "own", "raising"))
_SINGULAR = name_words("singular in s")
_CONDITIONAL_SUBJECT, _FAR, _NEAR_PLAN, _NEAR_VERDICT = 4, 20, 4, 5
_NEAR_CONCEDED, _NEAR_BUT, _NEAR_PREVENTED = 4, 9, 5
"""So many tokens from its cue or term such a word stands, at most."""
_NO_SUBJECT_DETERMINER = PLAIN & ~any_of("Definite=Def Definite=Ind Degree=Cmp")
_FORETOLD = name_words("foretold")  # what "would" come is left open


def are_told_later(text: Text, pairs: Pairs) -> Bools:
    """Tell which "would" are the "will" of reported speech: "he said he would negotiate" (but not "warned")."""
    later = _WOULD[text.word[pairs.first]]
    rows = np.flatnonzero(later)
    first = pairs.first[rows]
    told = find_last(text.role, _BACKSHIFT, np.maximum(pairs.begin[rows], first - _FAR), first)
    later[rows] = (told >= 0) & ~_FORETOLD[text.word[told]]
    return later


def are_plans(text: Text, pairs: Pairs) -> Bools:
    """Tell what a bill or a plan would do, which it is there to do: "the bill would require permits"."""
    return any_word_between(text.word, _PLANS, np.maximum(pairs.begin, pairs.first - _NEAR_PLAN), pairs.first)


def would_act(text: Text, pairs: Pairs) -> Bools:
    """Tell which "would" go with an act, which is wanted or told, not with what may come of one: "would lead to"."""
    after = pairs.last + 1
    after = after + has(text.role[after], _ADVERBIAL)
    acts: Bools = (pairs.first == pairs.last) & ~_COMES_OF[text.word[after]]
    done = are_done(text, pairs) & (after + 1 < pairs.term) & (pairs.first == pairs.last)
    # "would cost jobs and trigger a recession"
    span, place = list_between(after + 1, pairs.term)
    joined = has(text.role[place - 1], _AND_ROLE) & _COMES_OF[text.word[place]]
    acts[span[joined]] = False
    answer: Bools = acts | done
    return answer


def are_done(text: Text, pairs: Pairs) -> Bools:
    """Tell which modals go with an act in the passive: "would be launched", "would be paid"."""
    after = pairs.last + 1
    done: Bools = _BE[text.word[after]] & _ACTS_DONE[text.word[after + 1]]
    return done


def judge_acts(text: Text, pairs: Pairs) -> Bools:
    """Tell what somebody calls an act: "it would be a mistake to wait"; under a condition it is left open."""
    following = pairs.last + 1
    start = following + 1 + has(text.role[following + 1], _INDEFINITE)
    called = _BE[text.word[following]] & (pairs.term - start <= 1) & (pairs.term >= start)
    called &= ~((pairs.first > pairs.begin) & _OTHER_SUBJECTS[text.word[pairs.first - 1]])
    # "it would be a war" foretells
    after = pairs.term + 1
    judged = any_between(text.role, _TO | _ING, after, np.minimum(after + 2, pairs.end))
    judged |= _FOR[text.word[after]] & (after < pairs.end)  # "it would be wrong for me to say"
    called &= ~_IT[text.word[pairs.first - 1]] | judged
    rows = np.flatnonzero(called)
    held = pairs.keep(rows)
    iffy = any_word_between(
        text.word,
        _CONDITIONS,
        np.maximum(held.begin, held.first - _FAR),
        np.minimum(held.term + _FAR, held.end),
    )
    called[rows] = ~iffy | judged[rows]
    return called


def are_conceded(text: Text, pairs: Pairs) -> Bools:
    """Tell what is granted before something else is said: "while he may be a liar, they like him"."""
    conceded = any_word_between(
        text.word, _CONCEDING, np.maximum(pairs.begin, pairs.first - _NEAR_PLAN), pairs.first
    )
    # "he may be a liar, but they like him"
    named = _BE[text.word[pairs.last + 1]] & (pairs.term - pairs.last <= _NEAR_CONCEDED)
    far = np.where(named, np.minimum(pairs.term + _NEAR_BUT, pairs.end - 1), pairs.term)
    span, place = list_between(pairs.term + 1, far)
    but = _BUT[text.word[place]] & has(text.role[place - 1], _COMMA)
    but &= ~_I[text.word[pairs.first[span] - 1]]  # "I may be wrong, but"
    span, place = span[but], place[but]
    held = pairs.keep(span)
    open_ = any_between(text.role, _BESIDE_ROLE, place + 1, np.minimum(place + _NEAR_BUT, held.end))
    conceded[span[~open_]] = True
    return conceded


def were_there(text: Text, pairs: Pairs) -> Bools:
    """Tell what was there before somebody spoke of it: "the specter of recent attacks"."""
    return any_word_between(text.word, _BEFORE_NOW, np.maximum(pairs.last + 1, pairs.term - 2), pairs.term)


def are_partisans(text: Text, pairs: Pairs) -> Bools:
    """Tell terms that only name people by their cause: "claims of gun control advocates"."""
    after = pairs.term + 1
    named = np.zeros(len(after), np.bool_)
    for step in range(2):
        named |= (after + step < pairs.end) & _PARTISANS[text.word[after + step]]
    return named


def compare_likely(text: Text, pairs: Pairs) -> Bools:
    """Tell what only is more or less likely: "more likely to be violent"."""
    return _LIKELY[text.word[pairs.first]] & _DEGREES[text.word[pairs.first - 1]]


def are_going_on(text: Text, pairs: Pairs) -> Bools:
    """Tell what goes on and is to be prevented ("prevent gun violence") from what may come ("prevent future attacks")."""
    span, place = list_between(pairs.last + 1, pairs.term)
    coming = np.zeros(len(pairs.first), np.bool_)
    coming[span[_COMING[text.word[place]] | has(text.role[place], _INDEFINITE)]] = True
    return ~coming


def stand_far(_: Text, pairs: Pairs) -> Bools:
    """Tell terms that are too far from what is to be prevented to be it."""
    far: Bools = pairs.term - pairs.last > _NEAR_PREVENTED
    return far


def are_owned_claims(text: Text, pairs: Pairs) -> Bools:
    """Tell what somebody claims who is named with it, and so affirms it: "his claims of fraud"."""
    owned = np.zeros(len(pairs.first), np.bool_)
    for step in (1, 2):
        place = pairs.first - step
        owned |= (place >= pairs.begin) & (_OWNERS[text.word[place]] | _OWN[text.word[place]])
    return owned


def are_convictions(text: Text, pairs: Pairs) -> Bools:
    """Tell what is proved or admitted: "convicted of two counts of theft", "pleaded guilty to charges of theft"."""
    start = np.maximum(pairs.begin, pairs.first - _NEAR_VERDICT)
    proved = any_word_between(text.word, _VERDICTS, start, pairs.first)
    return proved & ~any_word_between(text.word, _NEGATORS, start, pairs.first)


def compare_risks(text: Text, pairs: Pairs) -> Bools:
    """Tell what there is more or less of: "raises the risk of cancer", "at greater risk of theft"."""
    raised = any_word_between(text.word, _RAISING, np.maximum(pairs.begin, pairs.first - 3), pairs.first)
    # "there is a growing risk of a strike"
    grows = has(text.role[pairs.first - 1], _ING) & has(text.role[pairs.first - 2], _INDEFINITE)
    return raised & ~grows


def are_any_of_several(text: Text, pairs: Pairs) -> Bools:
    """Tell whichever there are from one that may be: "any rebels they meet", "any illegal order", not "any revolt"."""
    term = pairs.term
    several = has(text.role[term], _PLURAL) & ~_SINGULAR[text.word[term]]
    answer: Bools = several | (term - pairs.last > 1)
    return answer


def look_at(text: Text, pairs: Pairs) -> Bools:
    """Tell which conditions only draw the eye to what is there: "if you look at the crashes", "if we consider how"."""
    asked = _ONLOOKERS[text.word[pairs.last + 1]]
    near = np.minimum(pairs.last + _CONDITIONAL_SUBJECT + 1, pairs.term)
    answer: Bools = asked & any_word_between(text.word, _LOOKS, pairs.last + 2, near)
    return answer


def concede(text: Text, pairs: Pairs) -> Bools:
    """Tell which conditions take their subject for granted ("if freedom is what they want"), or list what there is.

    "all migrants, whether refugees or not": a "whether" without a verb leaves nothing open.
    """
    role, first, term, end = text.role, pairs.first, pairs.term, pairs.end
    lists = _WHETHER[text.word[first]] & (first > pairs.begin) & has(role[first - 1], _COMMA)
    bare = (term - pairs.last - 1 <= _CONDITIONAL_SUBJECT) & ~any_between(
        role, _NO_SUBJECT_DETERMINER, pairs.last + 1, term
    )
    told = any_between(role, _VERB, term + 1, np.minimum(term + 3, end))
    told &= ~any_between(role, _HAPPENS, term + 1, np.minimum(term + 4, end))
    told &= ~has(role[term - 1], _INDEFINITE)  # "whether a strike can be averted"
    # "to determine if liens have been filed", "if extremist groups were to win"
    told &= ~((first > pairs.begin) & _ASKING[text.word[first - 1]])
    for step in (1, 2):
        told &= ~(_WERE[text.word[term + step]] & has(role[term + step + 1], _TO))
    listed = ~any_between(role, _VERB, pairs.last + 1, term)
    return np.where(lists, listed, bare & told)
