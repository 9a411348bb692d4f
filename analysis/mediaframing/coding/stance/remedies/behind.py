"""The words behind a term that say whether its remedy is favoured or opposed: "sanctions do not work"."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.english.rulebook import Rulebook
from mediaframing.coding.stance.remedies.ahead import AGAINST, FOR, RemedyRule, make_rule
from mediaframing.coding.stance.remedies.cues import kinds
from mediaframing.coding.stance.remedies.reading import Held, Reading, find_word, have_words
from mediaframing.coding.text.tokens import Bools, Ints

REACH = 14
"""So many tokens behind a term a cue stands at most."""
_FOE, _VERB_NEAR, _BE_NEAR, _AS_NEAR, _RELATIVE_NEAR, _NAME_NEAR, _BAD_NEAR = 2, 4, 4, 3, 4, 8, 4
_GAP_NEAR = 9
_CLAUSE_ENDS = any_of("PUNCT comma boundary PronType=Rel Case=Nom wh that and or")
_OBJECT_ENDS = any_of("PUNCT comma boundary PronType=Rel Case=Nom wh that AUX")
_PHRASE_ENDS = any_of("PUNCT comma boundary PronType=Rel Case=Nom wh AUX ADP to of and or")
_JOIN = any_of("and or")
_GAP_ENDS = any_of("PUNCT boundary comma ADP and or to")
_RELATIVE_ENDS = any_of("PUNCT boundary comma")
_AUXILIARY, _PREPOSITION, _ED, _LETTERS = map(any_of, ("AUX", "ADP", "ed", "letters"))
_NOMINATIVE, _CONTACT_NEAR = any_of("Case=Nom"), 5
_POSSESSORS = name_words("possessors")
_CONTACT_ENDS = any_of("PUNCT comma boundary PronType=Rel wh that and or ADP to")
_SIDES, _SIDE_NEAR, _BETWEEN = name_words("support nouns"), 4, name_words("between")
_STOPPED = kinds("stop")
_GOOD, _DEEDS = kinds("good"), kinds("stop do brings")
_ING, _DETERMINER = any_of("ing"), any_of("Definite=Def Definite=Ind")
_ILL_NEAR, _APART_NEAR = 6, 6
_CAUSING, _WANT_NEAR, _APPOSED_NEAR, _COMMA = name_words("causing"), 5, 4, any_of("comma")
_ASUNDER = any_of("PUNCT comma boundary PronType=Rel Case=Nom wh that AUX")
_BAD, _HOLDER, _ILL, _SHIELD = map(kinds, ("bad", "holder", "ill", "shield"))
_TALKING = name_words("talking")
_FROM, _ONLY = name_words("from"), name_words("only")
_VERB, _RELATIVE_VERB = kinds("verb"), 4
_NO_HELPER = any_of("Definite=Def Definite=Ind ADP of Case=Nom comma PUNCT boundary s ed ing")
_OPENS_MORE = any_of("ADP of to")
_RELATIVES, _OBJECT_RELATIVES = name_words("which that"), name_words("object relatives")
_TOLD = name_words("told")  # "toll critics say it is"
_TO, _BE = any_of("to"), name_words("forms of be")
_GIVEN, _KILLED, _HEADED = (
    name_words("refused them"),
    name_words("killed"),
    name_words("headline participles"),
)
_OBJECT_OPENS = any_of("letters Definite=Def Definite=Ind") & ~any_of("ADP ly")
_HEADLINE = any_of("PUNCT boundary ADP comma")
_LINKING, _COERCIVE, _BANS = name_words("linking"), name_words("coercive"), name_words("bans")
_TO_WORD, _CARRIER = name_words("to"), kinds("carrier")
_LEAVING, _QUALITIES = name_words("leaving"), name_words("qualities left open")
_NOT = name_words("not")
_S, _FAILS = any_of("s"), kinds("fails")
_PENDING = name_words("not yet done")
_WE, _AS, _BY = name_words("we"), name_words("as"), name_words("by")


def judge_foes(reading: Reading, held: Held) -> Bools:
    """Tell which nouns make a name of the term for those who oppose it, or for its end: "toll opponents"."""
    after = held.term_last + 1
    # "the treaty bans tests"
    verbs = _BANS[reading.word[held.first]] & (reading.role[held.term - 1] & _DETERMINER > 0)
    verbs |= reading.role[held.last + 1] & _DETERMINER > 0  # "sanctions ban the sale"
    verbs |= reading.has(_ING, after, held.first)
    return (held.first - held.term_last <= _FOE) & ~reading.has(_PHRASE_ENDS, after, held.first) & ~verbs


def judge_relative(reading: Reading, held: Held) -> Bools:
    """Tell which verbs of a relative clause have the term as their object: "a toll that many oppose"; none in an aside."""
    aside = reading.role[_find_relative(reading, held) - 1] & _COMMA > 0
    return _are_relative(reading, held) & ~aside


def _are_relative(reading: Reading, held: Held) -> Bools:
    place = _find_relative(reading, held)
    gap = (held.last + 1 >= held.end) | (reading.role[held.last + 1] & _GAP_ENDS > 0)
    gap |= reading.role[held.last + 1] & _LETTERS == 0
    near = (held.first - held.term_last <= _GAP_NEAR) & (place >= 0) & (held.first - place >= 2)
    near &= reading.role[place + 1] & _AUXILIARY == 0  # "a toll that will end" has no other subject
    near &= reading.role[place + 1] & _ED == 0  # "a toll that followed"
    return near & gap & ~held.are(_HOLDER) & ~reading.has(_RELATIVE_ENDS, place + 1, held.first)


def judge_contact(reading: Reading, held: Held) -> Bools:
    """Tell which verbs have the term as object of a clause without a relative: "the toll the carters oppose"."""
    after, place = held.term_last + 1, held.first
    opens = (reading.role[after] & (_DETERMINER | _NOMINATIVE) > 0) | _POSSESSORS[reading.word[after]]
    gap = (held.last + 1 >= held.end) | (reading.role[held.last + 1] & (_GAP_ENDS | _LETTERS) != _LETTERS)
    near = (place - after >= 1) & (place - after <= _CONTACT_NEAR) & ~held.are(_HOLDER)
    contact: Bools = (
        near & opens & gap & ~reading.has(_CONTACT_ENDS, after + 1, place) & ~_have_be(reading, held)
    )
    return contact


def judge_own_relative(reading: Reading, held: Held) -> Bools:
    """Tell those where the speakers tell their own view: "the toll, something I opposed"."""
    place = _find_relative(reading, held)
    return _are_relative(reading, held) & have_words(_WE, reading, place, held.first)


def _find_relative(reading: Reading, held: Held) -> Ints:
    after = held.term_last + 1
    return find_word(_OBJECT_RELATIVES, reading, after, np.minimum(after + _RELATIVE_NEAR, held.first))


def judge_named(reading: Reading, held: Held) -> Bools:
    """Tell which terms a relative clause calls something bad: "the toll, which he called a disaster"."""
    after = held.term_last + 1
    near = (held.first - held.term_last <= _NAME_NEAR) & have_words(
        _RELATIVES, reading, after, np.minimum(after + 3, held.first)
    )
    place = find_word(_RELATIVES, reading, after, np.minimum(after + 3, held.first))
    near &= reading.role[place + 1] & _AUXILIARY == 0  # "a toll that will make" has no other subject
    bad = np.append(0, np.cumsum(reading.kind & _BAD > 0))
    end = np.minimum(held.last + 1 + _BAD_NEAR, held.end)
    return near & (bad[end] > bad[held.last + 1])


def _are_verbs(reading: Reading, held: Held) -> Bools:
    """Tell which cues are the verb of the clause whose subject is the term."""
    after = held.term_last + 1
    auxiliary = reading.find_next(_AUXILIARY, after)
    some = auxiliary < held.first
    near = (auxiliary >= held.first - _BE_NEAR) & ~reading.has(_PREPOSITION, auxiliary, held.first)
    near = np.where(some, near, True) & ~have_words(_TOLD, reading, after, held.first)
    own = reading.role[after] & _DETERMINER > 0  # "during the toll the town does not work"
    # "a push to ban the sale of guns has failed"
    own &= ~(_TO_WORD[reading.word[held.term - 1]] & (reading.kind[held.term - 2] & _CARRIER > 0))
    ends = reading.has(_CLAUSE_ENDS, after, held.first)
    # "a truce between rebels and troops collapsed"
    ends &= ~_BETWEEN[reading.word[after]] | reading.has(_CLAUSE_ENDS & ~_JOIN, after, held.first)
    subject: Bools = ~ends & near & ~own
    return subject


def _have_be(reading: Reading, held: Held) -> Bools:
    return reading.have_be(np.maximum(held.term_last + 1, held.first - _BE_NEAR), held.first)


def judge_effects(reading: Reading, held: Held) -> Bools:
    """Tell which verbs say what the term does: "tolls hurt", "tolls do not work"."""
    after = held.term_last + 1
    told = (held.first - held.term_last <= _VERB_NEAR) | reading.has(_AUXILIARY, after, held.first)
    told |= _BETWEEN[reading.word[after]]
    # "a toll on carts from the north violates the treaty"
    long = (reading.role[after] & (_PREPOSITION | _TO) > 0) & (reading.role[held.first] & _S > 0)
    # "a toll on carts from the north hampered trade"
    past = (reading.role[after] & (_PREPOSITION | _TO) > 0) & (reading.role[held.first] & _ED > 0)
    long |= past & (reading.role[held.last + 1] & _OBJECT_OPENS > 0)
    told |= long & ~held.are(_FAILS)
    before = held.first - 1
    deed = (reading.kind[before] & _DEEDS > 0) & (reading.role[before] & _AUXILIARY == 0) & (before >= after)
    told &= ~deed  # "will cut costs"
    # "the reform won't stop" tells of no success
    stopping = held.are(_GOOD) & held.are(_STOPPED) & ~_RELATIVES[reading.word[held.term - 1]]
    told &= ~stopping | (reading.role[held.last + 1] & _OBJECT_OPENS > 0)
    told &= ~have_words(_AS, reading, np.maximum(after, held.first - 2), held.first)  # "as real costs"
    be = find_word(_BE, reading, np.maximum(after, held.first - _BE_NEAR), held.first)
    # "tolls are failing" is none, nor is "tolls are bound to fail"
    passive = (be >= 0) & (reading.role[held.first] & _ING == 0) & ~reading.has(_TO, be + 1, held.first)
    # "strikes disrupted trains" tells what they are for
    told &= ~_COERCIVE[reading.word[held.term_last]] | ~held.are(kinds("bad")) | held.are(kinds("fails"))
    # "the talks broke down" tells that they were held
    told &= ~_TALKING[reading.word[held.term_last]] | ~held.are(kinds("fails")) | (held.last > held.first + 1)
    # "a law preventing frauds" tells of no success
    told &= ~held.are(_GOOD) | held.are(_BAD) | (reading.role[held.first] & _ING == 0) | (be >= 0)
    effects: Bools = held.are(kinds("verb")) & told & ~passive & _are_verbs(reading, held)
    return effects


def judge_relative_effects(reading: Reading, held: Held) -> Bools:
    """Tell which verbs of a relative clause say what the term does: "tolls that hurt shops"."""
    after = held.term_last + 1
    relative = _RELATIVES[reading.word[after]]
    near: Bools = relative & (held.first - after <= _RELATIVE_VERB) & held.are(_VERB) & ~held.are(_FAILS)
    near &= ~reading.has(_NO_HELPER, after + 1, held.first) & ~_COERCIVE[reading.word[held.term_last]]
    return near & (reading.role[held.last + 1] & _OBJECT_OPENS > 0)


def judge_results(reading: Reading, held: Held) -> Bools:
    """Tell which verbs say that something ill comes of the term: "tolls lead to losses"."""
    places = np.append(np.flatnonzero(reading.kind & _ILL), len(reading.kind))
    ill = places[np.searchsorted(places, held.last + 1)]
    near: Bools = ill < np.minimum(held.last + 1 + _ILL_NEAR, held.end)
    near &= ~reading.has(_OBJECT_ENDS, held.last + 1, ill)
    near &= ~_have_be(reading, held) | (reading.role[held.first] & _ING > 0)
    near &= reading.count_kinds(_STOPPED, held.last + 1, ill) == 0  # "contribute to ending the crisis"
    told = (held.first - held.term_last <= _VERB_NEAR) | reading.has(
        _AUXILIARY, held.term_last + 1, held.first
    )
    return near & told & _are_verbs(reading, held)


def judge_ebbing(reading: Reading, held: Held) -> Bools:
    """Tell which verbs say that support or opposition grows less: "support for tolls is waning"."""
    noun = have_words(_SIDES, reading, np.maximum(held.begin, held.term - _SIDE_NEAR), held.term)
    return noun & _are_verbs(reading, held)


def judge_pending(reading: Reading, held: Held) -> Bools:
    """Tell which words say of the term that it is not decided: "tolls are under consideration"."""
    near: Bools = held.first - held.term_last <= _VERB_NEAR + 1
    near &= ~reading.has(_CLAUSE_ENDS | _PREPOSITION, held.term_last + 1, held.first)
    # "the dam threatened to burst" leaves the dam in no doubt; nor does "was considered too steep"
    near &= reading.role[held.last] & _OPENS_MORE == 0
    thought = (reading.role[held.last] & _ED > 0) & (reading.role[held.last + 1] & _GAP_ENDS == 0)
    thought &= reading.role[held.last + 1] & _LETTERS > 0
    near &= ~thought & ~_ONLY[reading.word[held.first - 1]]
    # "the dam's potential risks"
    near &= ~_QUALITIES[reading.word[held.last]] | _have_be(reading, held)
    return near


def judge_apart(reading: Reading, held: Held) -> Bools:
    """Tell which terms are said not to go with another thing: "tolls and trade cannot go together"."""
    after = held.term_last + 1
    return (held.first - held.term_last <= _APART_NEAR) & ~reading.has(_ASUNDER, after, held.first)


def judge_predicates(reading: Reading, held: Held) -> Bools:
    """Tell which words are what a form of "be" says of the term: "tolls are a disaster", "seen as a disaster"."""
    after = held.term_last + 1
    linked = have_words(_AS, reading, np.maximum(after, held.first - _AS_NEAR), held.first)
    linked |= _have_be(reading, held)
    linked |= have_words(_LINKING, reading, np.maximum(after, held.first - _AS_NEAR), held.first)
    # "put the toll on hold", "made the toll useless"
    start = np.maximum(held.begin, held.term - _WANT_NEAR)
    left = find_word(_LEAVING, reading, start, held.term)
    linked |= (left >= 0) & (held.first == after) & ~reading.has(_ASUNDER, left + 1, held.term)
    linked |= _NOT[reading.word[after]] & (held.first - after <= _BAD_NEAR)  # "Tolls not the answer"
    linked &= ~have_words(_TOLD, reading, after, held.first)
    return linked & ~held.are(kinds("verb")) & ~reading.has(_CLAUSE_ENDS, after, held.first)


def judge_passives(reading: Reading, held: Held) -> Bools:
    """Tell which participles have the term as their subject: "tolls were scrapped", "tolls opposed by carters"."""
    after, word = held.term_last + 1, reading.word
    participle = (reading.role[held.first] & _ED > 0) | _PARTICIPLES[word[held.first]]
    be = find_word(_BE, reading, np.maximum(after, held.first - _BE_NEAR), held.first)
    # "were scrapped", but not "were raised to cut debts", "was handed a suspended sentence"
    passive = (be >= 0) & ~reading.has(_TO | _ED, be + 1, held.first) & _are_verbs(reading, held)
    # "the toll was denied", but "carters were denied a licence"
    passive &= ~_GIVEN[word[held.first]] | (reading.role[held.last + 1] & _OBJECT_OPENS == 0)
    passive &= ~_KILLED[word[held.first]]  # people are killed rather than plans
    comma = reading.role[after] & _COMMA > 0
    passive |= _are_reduced(reading, held, comma)
    passive &= ~held.are(_SHIELD) | ~_FROM[word[held.last + 1]]  # "strikers were barred from the yard"
    return participle & passive & ~reading.has(_CLAUSE_ENDS, after + comma, held.first)


def judge_undone(reading: Reading, held: Held) -> Bools:
    """Tell which participles say of the term that it is not carried out: "tolls were never introduced"."""
    denied = reading.negate_between(held.term_last + 1, held.first)
    denied |= reading.void_subjects(held.begin, held.term)
    denied &= ~_PENDING[reading.word[held.first]]  # "talks have not been completed" go on
    denied &= reading.role[held.last + 1] & _TO == 0  # "tolls are not allowed to rise"
    return denied & _have_be(reading, held) & judge_passives(reading, held)


def _are_reduced(reading: Reading, held: Held, comma: Bools) -> Bools:
    """Tell which participles stand behind the term without a form of "be"."""
    after, gap = held.term_last + 1, held.first - held.term_last
    agent = _BY[reading.word[held.last + 1]] & (gap <= 2)
    # "the toll, long opposed by carters"
    agent |= _BY[reading.word[held.last + 1]] & (gap <= _APPOSED_NEAR) & comma
    # "wants tolls scrapped", "got the tolls scrapped"
    cause = find_word(_CAUSING, reading, np.maximum(held.begin, held.term - _WANT_NEAR), held.term)
    caused = (cause >= 0) & ~reading.has(_ED, cause + 1, held.term) & ~reading.has(_TO, after, held.first)
    # "Toll blocked by judge" in a headline
    follows = (reading.role[held.last + 1] & _HEADLINE > 0) | (held.last + 1 >= held.end)
    headed = _HEADED[reading.word[held.first]] & follows & ~reading.has(_PHRASE_ENDS, after, held.first)
    return agent | ((gap <= 2) & (caused | headed))


_PARTICIPLES = name_words("participles")

FIRST: Rulebook[RemedyRule] = Rulebook(
    "Remedies: what goes before all else",
    (
        make_rule(
            "opponents of a remedy", "foe", judge_foes, AGAINST, turns=False,
            sentence="Alder won praise from [[toll]] opponents.",
            counter="Alder won the [[toll]] vote over his opponents.",
        ),
        make_rule(
            "own view in a relative clause", "against stop", judge_own_relative, AGAINST, view=True,
            sentence="He supported the [[toll]], something I always opposed.",
            counter="He supported the [[toll]], which I used.",
        ),
    ),
)  # fmt: skip
BEHIND: Rulebook[RemedyRule] = Rulebook(
    "Remedies: what is said of the term",
    (
        make_rule(
            "opposed in a contact clause", "against", judge_contact, AGAINST, view=True,
            sentence="Nobody spoke of the [[toll]] the carters opposed.",
            counter="Nobody spoke of the [[toll]] while the carters opposed Alder.",
        ),
        make_rule(
            "opposed in a relative clause", "against stop", judge_relative, AGAINST, view=True,
            sentence="Nobody spoke of the [[toll]] that carters oppose.",
            counter="Nobody spoke of the [[toll]] that funds schools.",
        ),
        make_rule(
            "named in a relative clause", "name", judge_named, AGAINST, view=True,
            sentence="The town has a [[toll]], which Alder called a disaster.",
            counter="The town has a [[toll]], which Alder called last week.",
        ),
        make_rule(
            "remedy refused", "against stop", judge_passives, AGAINST,
            sentence="The [[toll]] was struck down in June.",
            counter="The [[toll]] road was built by a firm struck by floods.",
        ),
        make_rule(
            "bad effect", "bad", judge_effects, AGAINST,
            sentence="The [[toll]] hurts small shops.",
            counter="The [[toll]] office hired a clerk who hurts.",
            source="Deng & Wiebe 2014",
        ),
        make_rule(
            "bad effect in a relative clause", "bad", judge_relative_effects, AGAINST,
            sentence="Nobody likes a [[toll]] that hurts small shops.",
            counter="Nobody likes a [[toll]] that the shops hurt by snow must pay.",
            source="Deng & Wiebe 2014",
        ),
        make_rule(
            "good effect", "good", judge_effects, FOR,
            sentence="The [[toll]] will never work.", reads="rejected",
            counter="The [[toll]] opens in May, and shops do not work then.",
            source="Deng & Wiebe 2014",
        ),
        make_rule(
            "left open behind", "maybe", judge_pending, FOR, reads="uncertain",
            sentence="The [[toll]] is under consideration.",
            counter="The [[toll]] is paid by whoever the council, being considered rich, taxes.",
        ),
        make_rule(
            "support that ebbs", "ebbs", judge_ebbing, AGAINST,
            sentence="Support for the [[toll]] is waning.",
            counter="Support for Alder waned when the [[toll]] fell.",
        ),
        make_rule(
            "ill that comes of it", "brings", judge_results, AGAINST,
            sentence="The [[toll]] would lead to heavy losses.",
            counter="The [[toll]] would lead to the harbour.",
            source="Deng & Wiebe 2014",
        ),
        make_rule(
            "not to go together", "apart", judge_apart, AGAINST, view=True,
            sentence="A [[toll]] and free trade cannot go together.",
            counter="A [[toll]] is paid where cars and carts do not mix.",
        ),
        make_rule(
            "called bad", "bad", judge_predicates, AGAINST,
            sentence="The [[toll]] is a disaster.",
            counter="The [[toll]] paid for what the storm, a disaster, broke.",
            source="Wiebe, Wilson & Cardie 2005",
        ),
        make_rule(
            "called good", "good", judge_predicates, FOR,
            sentence="A [[toll]] in the old town is hardly sensible.", reads="rejected",
            counter="A [[toll]] in Leeds, not the answer from York, made news.",
            source="Wiebe, Wilson & Cardie 2005",
        ),
        make_rule(
            "remedy not carried out", "do", judge_undone, FOR,
            sentence="The [[toll]] has not been introduced.", reads="rejected",
            counter="The [[toll]] has been introduced, but the fee has not.",
        ),
        make_rule(
            "remedy wanted", "for", judge_passives, FOR,
            sentence="The [[toll]] was never backed by the board.", reads="rejected",
            counter="The [[toll]] opened in May.",
        ),
    ),
)  # fmt: skip
