"""The signs of a stance to the left of a mention: which cues hold it in their scope, and what leaves it open.

Each sign is a cue of the sentence whose scope (see ``scopes.py``) holds the mention's term. All rules are asked of many
pairs of a cue and a term at once.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.governors import BRINGING
from mediaframing.coding.english.queries import any_between, any_word_between, find_next, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, any_of, name_words
from mediaframing.coding.english.rulebook import Rule, Rulebook
from mediaframing.coding.stance.cues import Pairs, settle
from mediaframing.coding.stance.inversion import are_fronted, pass_inverted_subjects
from mediaframing.coding.stance.negations import OBJECT_NEGATIONS, PLAIN_NEGATIONS
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.presupposition import Nouns, are_presupposed
from mediaframing.coding.stance.scopes import reach
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools

OPENERS = kinds("modal perhaps if prospect doubt know")
_GONE, _IF, _AVERT, _PROSPECT, _NO = map(kinds, ("lack clear", "if", "avert", "prospect", "noun"))
_DENYING = kinds("clause refuse phrase")
_TO, _CLAIM, _EVIDENCE, _DEFINITE, _OF_ROLE = map(any_of, ("to", "claim", "evidence", "Definite=Def", "of"))
_IN_PLACE, _COPULA, _ING, _ED, _LETTERS = map(any_of, ("ADP of", "cop", "ing", "ed", "letters"))
_DETERMINER = any_of("Definite=Def Definite=Ind")
_HAVING, _BOUGHT, _OF, _CHANCES, _NONE = map(name_words, ("having", "bought", "of", "chances", "no"))
_DEPRIVES, _THERE, _BE, _MAY = map(name_words, ("deprives", "there any", "be", "may"))
_CLAUSE, _S, _VERB = kinds("clause"), any_of("s"), any_of("AUX")
_NONE_OF, _ONE = name_words("none of them"), name_words("one of them")
_LY = any_of("ly")
_DENY, _THE = kinds("deny"), name_words("the")
_LESS, _FOR = name_words("less"), name_words("for")
_ING, _COMMA, _LISTS = map(any_of, ("ing", "comma", "and or comma"))
_NO_LINK = PLAIN & ~any_of("cop AUX")
_NEAR_VERB, _NEAR_EVIDENCE, _NEAR_PREDICATE, _NEAR_NONE, _NEAR_PROSPECT = 4, 6, 6, 4, 3
"""So many tokens before its term such a word stands, at most."""

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
    if not nested:
        # "has no rival, fighting for all": a participle behind a comma begins anew
        listed = has(text.role[pairs.term + 1], _LISTS)  # "no torture, killing or revenge"
        holds &= ~(has(text.role[pairs.term], _ING) & has(text.role[pairs.term - 1], _COMMA)) | listed
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
    room |= _are_one_of(text, pairs) | _are_taken_by_none(text, pairs)
    settle(room, ~room & pairs.are(_IF) & _PREDICATE.on, _belong_to_predicates, text, pairs)
    settle(room, ~room & pairs.are(_DENY), _are_withheld, text, pairs)
    settle(room, ~room & pairs.are(_PROSPECT) & _BROUGHT.on, _are_brought_about, text, pairs)
    settle(room, ~room & pairs.are(_DENYING) & _HAD.on, _are_not_had, text, pairs)
    settle(room, ~room & pairs.are(_DENYING | _NO) & _PROVED.on, _are_not_shown, text, pairs)
    return room


def _are_one_of(text: Text, pairs: Pairs) -> Bools:
    """Tell what something is not one of: "is not one of its key partners"."""
    one = pairs.are(_CLAUSE) & _ONE[text.word[pairs.last + 1]] & has(text.role[pairs.last + 2], _OF_ROLE)
    one |= _ONE[text.word[pairs.last]] & has(text.role[pairs.last + 1], _OF_ROLE)  # "not one of"
    linked = has(text.role[pairs.first], _COPULA) | has(text.role[pairs.first - 1], _COPULA)
    return one & linked & (pairs.term > pairs.last + 2)


def _are_taken_by_none(text: Text, pairs: Pairs) -> Bools:
    """Tell what nobody did, or nothing of which is had: "none of her rivals attacked", "takes none of the blame"."""
    role, first, term, after = text.role, pairs.first, pairs.term, pairs.term + 1
    none = _NONE_OF[text.word[first]] & has(role[pairs.last + 1], _OF_ROLE)
    verb = has(role[term], _ED) & has(role[term - 1], _S) & ~has(role[after], _COPULA | _VERB)
    verb &= ~any_between(role, _VERB, pairs.last + 1, term)
    taken = (first > pairs.begin) & has(role[first - 1], _LETTERS) & ~has(role[first - 1], PLAIN | _LY)
    taken &= term - pairs.last <= _NEAR_NONE
    return none & (verb | taken)


def _are_withheld(text: Text, pairs: Pairs) -> Bools:
    """Tell what somebody is denied: "denied his party the victory"."""
    the = pairs.term - 1
    somebody = has(text.role[the - 1], _LETTERS) & ~has(text.role[the - 1], PLAIN) & (the - 1 > pairs.last)
    return _THE[text.word[the]] & somebody & ~any_between(text.role, _NO_LINK, pairs.last + 2, the)


def _are_not_had(text: Text, pairs: Pairs) -> Bools:
    """Tell what nobody has, does or believes: "has never had the trust", "did not buy the claim of a coup"."""
    span, place = list_between(pairs.last, pairs.term)
    had = _HAVING[text.word[place]] & has(text.role[place + 1], _DEFINITE)
    had &= pairs.term[span] - place <= _NEAR_VERB
    had &= ~(are_fronted(text, pairs)[span] & (place == pairs.last[span] + 1))  # "never has the war"
    bought = _BOUGHT[text.word[place]] & has(text.role[place + 1], _DEFINITE)
    end = np.minimum(pairs.term[span] + 2, pairs.end[span])
    had |= bought & any_between(text.role, _CLAIM, place + 1, end)
    found = np.zeros(len(pairs.first), np.bool_)
    found[span[had]] = True
    return found


def _are_not_shown(text: Text, pairs: Pairs) -> Bools:
    """Tell what there is no evidence of: "no evidence of Anna's fraud"."""
    span, place = list_between(pairs.last + 1, pairs.term - 1)
    shown = has(text.role[place], _EVIDENCE) & _OF[text.word[place + 1]]
    shown &= pairs.term[span] - place <= _NEAR_EVIDENCE
    found = np.zeros(len(pairs.first), np.bool_)
    found[span[shown]] = True
    return found


def _are_predicates(text: Text, pairs: Pairs) -> Bools:
    """Tell terms that are the verb of their clause: "if the bridge collapsed"."""
    before, after = text.role[pairs.term - 1], pairs.term + 1
    verbs = has(text.role[pairs.term], _ED) & has(before, _LETTERS) & ~has(before, _DETERMINER | PLAIN)
    ends = (after >= pairs.end) | has(text.role[after], PLAIN) | ~has(text.role[after], _LETTERS)
    return verbs & ends


def _belong_to_predicates(text: Text, pairs: Pairs) -> Bools:
    """Tell terms behind the "of" of a predicate: "whether she was the target of bullying", "was under the influence of drugs"."""
    span, place = list_between(np.maximum(pairs.last + 2, pairs.term - _NEAR_PREDICATE), pairs.term - 1)
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
    # "the potential for the cabinet to collapse"
    return found | (_FOR[text.word[pairs.last]] & has(text.role[pairs.term - 1], _TO))


def open_negations(text: Text, pairs: Pairs) -> Bools:
    """Tell which openers leave a negation open, whose first token is their term: "may not"."""
    opens: Bools = (pairs.last == pairs.term - 1) & _MAY[text.word[pairs.last]]
    # "may be unable to"
    opens |= (pairs.last == pairs.term - 2) & _MAY[text.word[pairs.last]] & _BE[text.word[pairs.last + 1]]
    settle(opens, ~opens & pairs.are(_IF), _condition, text, pairs)
    # "a possibility of no deal"
    near = _CHANCES[text.word[pairs.first]] & _NONE[text.word[pairs.term]]
    settle(opens, ~opens & near & (pairs.term - pairs.last <= _NEAR_NONE), reach, text, pairs)
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
    near = prospect & pairs.are(PLAIN_NEGATIONS) & (distance <= _NEAR_PROSPECT + 2 * there)
    near &= ~_LESS[text.word[pairs.first]]  # "there is less talk of"
    settle(near, near, _are_linked, text, pairs)
    return near


def _are_linked(text: Text, pairs: Pairs) -> Bools:
    """Tell pairs between which no word of grammar stands but a form of "be" or another auxiliary."""
    span, place = list_between(pairs.last + 1, pairs.term)
    parts = has(text.role[place], _NO_LINK) & ~_THERE[text.word[place]]
    linked = np.ones(len(pairs.first), np.bool_)
    linked[span[parts]] = False
    return linked
