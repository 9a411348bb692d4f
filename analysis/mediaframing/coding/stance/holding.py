"""The signs of a stance to the left of a mention: which cues hold it in their scope, and what leaves it open.

Each sign is a cue of the sentence whose scope (see ``scopes.py``) holds the mention's term. All rules are asked of many
pairs of a cue and a term at once.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.governors import BRINGING
from mediaframing.coding.english.queries import any_between, any_word_between, find_last, find_next, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, any_of, name_words
from mediaframing.coding.english.rulebook import Rule, Rulebook
from mediaframing.coding.stance.cues import Pairs, settle
from mediaframing.coding.stance.existence import tell_existence
from mediaframing.coding.stance.inversion import are_fronted, pass_inverted_subjects
from mediaframing.coding.stance.negations import OBJECT_NEGATIONS, PLAIN_NEGATIONS
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.presupposition import Nouns, are_indefinite, are_presupposed
from mediaframing.coding.stance.scopes import NEAR, reach
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools

OPENERS = kinds("modal perhaps if prospect doubt know")
_GONE, _MODAL, _IF, _AVERT = map(kinds, ("lack clear", "modal", "if", "avert"))
_PROSPECT = kinds("prospect")
_SUBJECT_ENDS = any_of("PUNCT PronType=Rel that Case=Nom")
_WILL, _VERB, _TO, _COMMA = map(any_of, ("future", "AUX", "to", "comma"))
_BACKSHIFT = any_of("backshift")
_HAPPENS = any_of("existence realised")
_NO_SUBJECT_DETERMINER = PLAIN & ~any_of("Definite=Def Definite=Ind Degree=Cmp")
_NO_LINK = PLAIN & ~any_of("cop AUX")
_CONDITIONAL_SUBJECT = 4
_FAR = 20

_FORETOLD = name_words("foretold")  # what "would" come is left open
_HAVING = name_words("having")
_BOUGHT, _CLAIM = (
    name_words("bought"),
    any_of("claim"),
)
_NO, _EVIDENCE, _OF = kinds("noun"), any_of("evidence"), name_words("of")
_DENYING, _DEFINITE, _OWN_NEAR = kinds("clause refuse phrase"), any_of("Definite=Def"), 4
_UNREAL = name_words("unreal")  # "would have come", "would not come"
_WOULD, _WHETHER = map(name_words, ("would", "whether"))
_DEGREES, _LIKELY = name_words("degrees"), name_words("likely")
_PARTISANS = name_words("partisans")
_PLANS = name_words("plans")
_NEAR_PLAN = 4
_COMES_OF = name_words("comes of")
_ADVERBIAL = any_of("ly")
_ASKING, _CONDITIONS = name_words("asking if"), name_words("if unless")
_BEFORE_NOW = name_words("before now")
_NEAR_BUT, _BUT, _BESIDE_ROLE = 9, name_words("but"), any_of("beside")
_WERE, _OF_ROLE, _AND_ROLE = name_words("were"), any_of("of"), any_of("and or comma")
_CHANCES, _NONE = name_words("chances"), name_words("no")
_IT, _DEPRIVES = name_words("it"), name_words("deprives")
_THERE = name_words("there any")
_FACES, _IN_PLACE = name_words("faces"), any_of("ADP of")
_COPULA = any_of("cop")
_BE, _OTHER_SUBJECTS, _CONCEDING = map(name_words, ("be", "what there", "conceding"))
_INDEFINITE = any_of("Definite=Ind")
_MAY, _FOR, _ACTS_DONE = map(name_words, ("may", "for", "acts done"))
_COMING = name_words("coming")
_I = name_words("i we")
_VERDICTS, _NEGATORS, _NEAR_VERDICT = name_words("verdicts of guilt"), name_words("negators"), 5
_ONLOOKERS, _LOOKS = map(name_words, ("onlookers", "looks at"))
_OWNERS, _OWN, _RAISING = map(name_words, ("owners", "own", "raising"))
_PLURAL, _SINGULAR = any_of("s"), name_words("singular in s")
_ING, _ED, _LETTERS = map(any_of, ("ing", "ed", "letters"))
_DETERMINER = any_of("Definite=Def Definite=Ind")

ROOM_RULES: Rulebook[Rule] = Rulebook(
    "What a definite noun does not take for granted",
    (
        Rule(
            name="not had",
            source="Strawson 1950",
            sentence="Distance has never generated the [[trust]] that kings expect.",
            reads="rejected",
            counter="Distance has never broken the [[trust]] that kings have.",
            counter_reads="affirmed",
        ),
        Rule(
            name="not shown",
            source="Strawson 1950",
            sentence="They showed no evidence of the mayor's [[interference]].",
            reads="rejected",
            counter="They showed no interest in the mayor's [[interference]].",
            counter_reads="affirmed",
        ),
        Rule(
            name="predicate of a question",
            source="Strawson 1950",
            sentence="They asked whether she was the target of [[bullying]].",
            reads="uncertain",
            counter="They asked whether she knew the target of the [[bullying]].",
            counter_reads="affirmed",
        ),
        Rule(
            name="may be brought about",
            source="Strawson 1950",
            sentence="The chances of her club winning [[promotion]] are good.",
            reads="uncertain",
            counter="The fans of her club winning [[promotion]] danced.",
            counter_reads="affirmed",
        ),
    ),
)
_HAD, _PROVED, _PREDICATE, _BROUGHT = ROOM_RULES.rules


def hold(text: Text, pairs: Pairs, nested: bool = False) -> Bools:
    """Tell which terms stand in the scope of the cues to the left of them, and are not taken for granted."""
    holds = reach(text, pairs, nested)
    settle(holds, holds & (~pairs.are(_GONE) | _DEPRIVES[text.word[pairs.first]]), _leave_room, text, pairs)
    return holds


def _leave_room(text: Text, pairs: Pairs) -> Bools:
    """Tell which terms are not taken for granted by what stands between the cue and them."""
    after = pass_inverted_subjects(text, pairs).last
    there = pairs.are(_AVERT) & _OF[text.word[pairs.last]]  # "stay out of the war"
    after = after + (pairs.are(OBJECT_NEGATIONS) & ~there)
    # "strips the men of their rights": the rights are there, the men have no part in it
    rows = np.flatnonzero(_DEPRIVES[text.word[pairs.first]])
    of = find_next(text.role, _OF_ROLE, pairs.last[rows] + 1, pairs.term[rows])
    after[rows] = np.maximum(after[rows], of)
    room = ~are_presupposed(text, Nouns(pairs.term, after, pairs.begin, pairs.end))
    room |= pairs.are(_IF) & _are_predicates(text, pairs)
    settle(room, ~room & pairs.are(_IF) & _PREDICATE.on, _belong_to_predicates, text, pairs)
    settle(room, ~room & pairs.are(_PROSPECT) & _BROUGHT.on, _are_brought_about, text, pairs)
    rows = np.flatnonzero(~room & pairs.are(_DENYING) & _HAD.on)
    span, place = list_between(pairs.last[rows], pairs.term[rows])
    had = _HAVING[text.word[place]] & has(text.role[place + 1], _DEFINITE)
    had &= pairs.term[rows][span] - place <= _OWN_NEAR
    had &= ~(
        are_fronted(text, pairs.keep(rows))[span] & (place == pairs.last[rows][span] + 1)
    )  # "never has the war"
    bought = _BOUGHT[text.word[place]] & has(text.role[place + 1], _DEFINITE)
    had |= bought & any_between(
        text.role, _CLAIM, place + 1, np.minimum(pairs.term[rows][span] + 2, pairs.end[rows][span])
    )
    room[rows[span[had]]] = True
    # "no evidence of Anna's fraud"
    rows = np.flatnonzero(~room & pairs.are(_DENYING | _NO) & _PROVED.on)
    span, place = list_between(pairs.last[rows] + 1, pairs.term[rows] - 1)
    proved = (
        has(text.role[place], _EVIDENCE) & _OF[text.word[place + 1]] & (pairs.term[rows][span] - place <= 6)
    )
    room[rows[span[proved]]] = True
    return room


def _are_predicates(text: Text, pairs: Pairs) -> Bools:
    """Tell terms that are the verb of their clause: "if the bridge collapsed"."""
    before, after = text.role[pairs.term - 1], pairs.term + 1
    verbs = has(text.role[pairs.term], _ED) & has(before, _LETTERS) & ~has(before, _DETERMINER | PLAIN)
    ends = (after >= pairs.end) | has(text.role[after], PLAIN) | ~has(text.role[after], _LETTERS)
    return verbs & ends


def _belong_to_predicates(text: Text, pairs: Pairs) -> Bools:
    """Tell terms behind the "of" of a predicate: "whether she was the target of bullying", "was under the influence of drugs"."""
    span, place = list_between(np.maximum(pairs.last + 2, pairs.term - _NEAR_PLAN - 2), pairs.term - 1)
    opens = has(text.role[place], _DEFINITE) & (_OF[text.word[place + 2]] | _OF[text.word[place + 3]])
    placed = has(text.role[place - 1], _IN_PLACE) & has(text.role[place - 2], _COPULA)
    opens &= has(text.role[place - 1], _COPULA) | placed
    found = np.zeros(len(pairs.first), np.bool_)
    found[span[opens]] = True
    return found


def _are_brought_about(text: Text, pairs: Pairs) -> Bools:
    """Tell what somebody may bring about: "the chances of her club winning promotion", "fears of the town facing a siege"."""
    span, place = list_between(pairs.last + 2, pairs.term)
    brings = BRINGING[text.word[place]] & has(text.role[place], _ING) & has(text.role[place - 1], _LETTERS)
    brings &= ~has(text.role[place - 1], PLAIN) & ~has(text.role[place + 1], _DEFINITE)
    found = np.zeros(len(pairs.first), np.bool_)
    found[span[brings]] = True
    return found


def are_partisans(text: Text, pairs: Pairs) -> Bools:
    """Tell terms that only name people by their cause: "claims of gun control advocates"."""
    after = pairs.term + 1
    named = np.zeros(len(after), np.bool_)
    for step in range(2):
        named |= (after + step < pairs.end) & _PARTISANS[text.word[after + step]]
    return named


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
    return any_word_between(text.word, _RAISING, np.maximum(pairs.begin, pairs.first - 3), pairs.first)


def are_going_on(text: Text, pairs: Pairs) -> Bools:
    """Tell what goes on and is to be prevented ("prevent gun violence") from what may come ("prevent future attacks")."""
    span, place = list_between(pairs.last + 1, pairs.term)
    coming = np.zeros(len(pairs.first), np.bool_)
    coming[span[_COMING[text.word[place]] | has(text.role[place], _INDEFINITE)]] = True
    return ~coming


def are_any_of_several(text: Text, pairs: Pairs) -> Bools:
    """Tell whichever there are from one that may be: "any rebels they meet", "any illegal order", not "any revolt"."""
    term = pairs.term
    several = has(text.role[term], _PLURAL) & ~_SINGULAR[text.word[term]]
    answer: Bools = several | (term - pairs.last > 1)
    return answer


def were_there(text: Text, pairs: Pairs) -> Bools:
    """Tell what was there before somebody spoke of it: "the specter of recent attacks"."""
    return any_word_between(text.word, _BEFORE_NOW, np.maximum(pairs.last + 1, pairs.term - 2), pairs.term)


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
    named = _BE[text.word[pairs.last + 1]] & (pairs.term - pairs.last <= _OWN_NEAR)
    far = np.where(named, np.minimum(pairs.term + _NEAR_BUT, pairs.end - 1), pairs.term)
    span, place = list_between(pairs.term + 1, far)
    but = _BUT[text.word[place]] & has(text.role[place - 1], _COMMA)
    but &= ~_I[text.word[pairs.first[span] - 1]]  # "I may be wrong, but"
    span, place = span[but], place[but]
    held = pairs.keep(span)
    open_ = any_between(text.role, _BESIDE_ROLE, place + 1, np.minimum(place + _NEAR_BUT, held.end))
    conceded[span[~open_]] = True
    return conceded


def stand_far(_: Text, pairs: Pairs) -> Bools:
    """Tell terms that are too far from what is to be prevented to be it."""
    far: Bools = pairs.term - pairs.last > _OWN_NEAR + 1
    return far


def compare_likely(text: Text, pairs: Pairs) -> Bools:
    """Tell what only is more or less likely: "more likely to be violent"."""
    return _LIKELY[text.word[pairs.first]] & _DEGREES[text.word[pairs.first - 1]]


def open_negations(text: Text, pairs: Pairs) -> Bools:
    """Tell which openers leave a negation open, whose first token is their term: "may not"."""
    opens: Bools = (pairs.last == pairs.term - 1) & _MAY[text.word[pairs.last]]
    # "may be unable to"
    opens |= (pairs.last == pairs.term - 2) & _MAY[text.word[pairs.last]] & _BE[text.word[pairs.last + 1]]
    settle(opens, ~opens & pairs.are(_IF), _condition, text, pairs)
    # "a possibility of no deal"
    near = _CHANCES[text.word[pairs.first]] & _NONE[text.word[pairs.term]]
    settle(opens, ~opens & near & (pairs.term - pairs.last <= _OWN_NEAR), reach, text, pairs)
    return opens


def _condition(text: Text, pairs: Pairs) -> Bools:
    """Tell "if there is no deal", which is open, from "if they agree to make no deal", which tells a refusal."""
    finite = ~any_between(text.role, _TO, pairs.last + 1, pairs.term)
    settle(finite, finite, reach, text, pairs)
    return finite


def deny_prospects(text: Text, pairs: Pairs, prospect: Bools) -> Bools:
    """Tell which negators stand right before a prospect: "no real chance of peace", "is not being investigated for"."""
    distance = pairs.term - pairs.last
    there = any_word_between(text.word, _THERE, pairs.last + 1, pairs.term)  # "nor was there any talk of"
    near = prospect & pairs.are(PLAIN_NEGATIONS) & (distance <= _CONDITIONAL_SUBJECT - 1 + 2 * there)
    settle(near, near, _are_linked, text, pairs)
    return near


def _are_linked(text: Text, pairs: Pairs) -> Bools:
    span, place = list_between(pairs.last + 1, pairs.term)
    parts = has(text.role[place], _NO_LINK) & ~_THERE[text.word[place]]
    linked = np.ones(len(pairs.first), np.bool_)
    linked[span[parts]] = False
    return linked


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


def look_at(text: Text, pairs: Pairs) -> Bools:
    """Tell which conditions only draw the eye to what is there: "if you look at the crashes", "if we consider how"."""
    asked = _ONLOOKERS[text.word[pairs.last + 1]]
    near = np.minimum(pairs.last + _CONDITIONAL_SUBJECT + 1, pairs.term)
    answer: Bools = asked & any_word_between(text.word, _LOOKS, pairs.last + 2, near)
    return answer


def are_told_later(text: Text, pairs: Pairs) -> Bools:
    """Tell which "would" are the "will" of reported speech: "he said he would negotiate" (but not "warned")."""
    later = _WOULD[text.word[pairs.first]]
    rows = np.flatnonzero(later)
    first = pairs.first[rows]
    told = find_last(text.role, _BACKSHIFT, np.maximum(pairs.begin[rows], first - _FAR), first)
    later[rows] = (told >= 0) & ~_FORETOLD[text.word[told]]
    return later


def _hold_subjects(text: Text, pairs: Pairs) -> Bools:
    """Tell terms that "will" come under a condition: "unless the union joins, a strike will follow"."""
    after = pairs.term + 1
    will = find_next(text.role, _WILL, after, np.minimum(after + _CONDITIONAL_SUBJECT, pairs.end))
    rows = np.flatnonzero((will >= 0) & (pairs.last < pairs.term))
    held, will = pairs.keep(rows), will[rows]
    comma = find_last(text.role, _COMMA, held.last + 1, held.term)
    near = (comma >= 0) & (held.term - comma <= _CONDITIONAL_SUBJECT)
    near &= ~any_between(text.role, _COMMA | _SUBJECT_ENDS, held.term + 1, will)
    nouns = Nouns(held.term, np.maximum(comma, held.begin), held.begin, held.end)
    near &= ~are_presupposed(text, nouns)
    near &= are_indefinite(text, held.term, held.begin) | tell_existence(text, nouns, will + 1)
    holds = np.zeros(len(pairs.first), np.bool_)
    holds[rows[near]] = True
    return holds


def hold_conditions(text: Text, pairs: Pairs) -> Bools:
    """Tell which "if" have a term in their main clause, with "will" (the apodosis)."""
    holds = _hold_subjects(text, pairs)
    span, place = list_between(np.maximum(pairs.last + 1, pairs.term - NEAR), pairs.term)
    will = has(text.role[place], _WILL) | (_WOULD[text.word[place]] & ~_UNREAL[text.word[place + 1]])
    # "unless it rains, the land faces famine"
    faced = ~has(text.role[place - 1], _DETERMINER | _IN_PLACE) & ~_UNREAL[text.word[place - 1]]
    will |= _FACES[text.word[place]] & faced
    row, place = span[will], place[will]
    held = pairs.keep(row)
    if not len(row):
        return holds
    wills = Pairs(place, place, np.full(len(place), _MODAL), held.begin, held.end, held.term)
    holds[row[hold(text, wills)]] = True
    return holds
