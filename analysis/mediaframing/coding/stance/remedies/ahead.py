"""The words left of a term that say whether its remedy is favoured or opposed: "opposes gun control"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from mediaframing.coding.english.roles import any_of, name_words
from mediaframing.coding.english.rulebook import Rule, Rulebook
from mediaframing.coding.stance.remedies.cues import kinds
from mediaframing.coding.stance.remedies.reading import Held, Reading, are_modifiers, find_word, have_words
from mediaframing.coding.text.tokens import Bools

FOR, AGAINST = 1, -1
"""What a rule says of its term; the product of several is what holds."""

_POOR_SERIES = 5
_NO_SERIES = any_of(
    "Definite=Def Definite=Ind ADP of to and or AUX comma PUNCT boundary PronType=Rel that wh Case=Nom ing s"
)
_POOR_PHRASE, _SUBJECT_START, _NAMED, _NAMED_AS, _KEPT = 2, 5, 6, 9, 14
_VERB_NEAR = 6
_PHRASE_ENDS = any_of("Definite=Def Definite=Ind ADP of and or to")
_CLAUSE_ENDS = any_of("PUNCT boundary PronType=Rel Case=Nom wh comma AUX")
_FEAR_ENDS = any_of("PUNCT boundary PronType=Rel comma")
_PHRASE_STOPS = any_of("ADP and or to AUX comma PUNCT boundary")
_PREDICATE_ENDS = any_of("PUNCT boundary PronType=Rel Case=Nom wh comma AUX of")
_HAVING, _PAST = name_words("forms of have"), any_of("ed")
_JOINS, _FINITE = any_of("and or"), any_of("AUX ed")
_BAD, _VERB, _ILL = map(kinds, ("bad", "verb", "ill"))
_ACTS, _LIST, _SHORT_LIST, _ILL_NEAR = kinds("stop"), 5, 3, 5
_FUTURE = name_words("future")
_ARTICLES, _FROM = name_words("a an"), name_words("from out")
_SAYS = name_words("says")
_HYPHENS, _LAWS = name_words("- –"), name_words("laws")
_JOINED_NEAR, _NOMINATIVE = 2, any_of("Case=Nom")
_LETTERS, _DETERMINER = any_of("letters"), any_of("Definite=Def Definite=Ind")
_NO_VERB = any_of("Definite=Def Definite=Ind ADP of to AUX ing ly capital Case=Nom PronType=Rel that wh")
_RELATIVES, _BE, _LINK_NEAR, _SUBJECT_NEAR = name_words("which that"), name_words("forms of be"), 3, 3
_THREATS, _STAYS, _SOON = name_words("threatened"), name_words("stays"), 8
_INFINITIVE, _ADPOSITION, _THAN = any_of("AUX"), any_of("ADP"), name_words("than")
_SUPPORTERS, _OVER, _PLACE_NEAR, _OUTDONE = name_words("supporters"), name_words("over to"), 4, 12
_FAILS, _STOPS, _NAME, _HARMS = map(kinds, ("fails", "stop", "name", "bad stop ill"))
_CARRIER, _PARTS = kinds("carrier"), any_of("comma PUNCT boundary")
_SURELY, _COMMA = name_words("surely"), any_of("comma")
_CONSIDERS, _STUDIES, _PONDERED = name_words("considers"), name_words("studies"), 10
_AS, _TO, _OF = name_words("as"), name_words("to"), any_of("of")

Judge = Callable[[Reading, Held], Bools]


@dataclass(frozen=True, kw_only=True)
class RemedyRule(Rule):
    """A rule that tells from a cue what is thought of, or done to, a remedy.

    Attributes
    ----------
    kind : int
        The kinds of cue that it is asked of.
    judge : callable
        Tells which of them hold the term.
    sign : int
        ``FOR`` or ``AGAINST``.
    view : bool
        Whether it tells what somebody thinks, so that the words are that somebody's view.
    turns : bool
        Whether what stands around the cue can turn it.
    silent : bool
        Whether it decides only where something turns it: "imposed sanctions" brings them up, "failed to impose" rejects.
    """

    kind: int
    judge: Judge
    sign: int
    view: bool = False
    turns: bool = True
    silent: bool = False


def judge_harmful(reading: Reading, held: Held) -> Bools:
    """Tell which adjectives stand before the term in its noun phrase: "these harmful tolls"."""
    near: Bools = held.term - held.last - 1 <= _POOR_PHRASE
    near &= ~reading.has(_PHRASE_ENDS, held.last + 1, held.term)
    near |= reading.kind[held.last + 1] & _CARRIER > 0  # "a disastrous plan for tolls"
    # "senseless, merely cosmetic tolls"
    series = (reading.role[held.last + 1] & _COMMA > 0) & (held.term - held.last - 1 <= _POOR_SERIES)
    near |= series & ~reading.has(_NO_SERIES, held.last + 2, held.term)
    return near & reading.reach(held)


def judge_feared(reading: Reading, held: Held) -> Bools:
    """Tell which terms begin the clause that is warned of, and may come: "warned that tolls would"."""
    near = held.term - held.last - 1 <= _SUBJECT_START
    after = held.term_last + 1
    until = np.minimum(held.end, after + _VERB_NEAR)
    comes = have_words(_SURELY, reading, after, until)
    # "warned that tolls may follow" fears nothing ill of them
    comes |= have_words(_FUTURE, reading, after, until) & (
        reading.count_kinds(_HARMS, after, np.minimum(held.end, after + _SOON)) > 0
    )
    comes &= ~have_words(_THREATS, reading, after, until)
    return near & comes & reading.reach(held)


def judge_feared_for(reading: Reading, held: Held) -> Bools:
    """Tell which terms begin a clause that fears for them: "fear that the toll will be scrapped", "will not last"."""
    after = held.term_last + 1
    until = np.minimum(np.minimum(held.end, after + _SOON), reading.find_next(_FEAR_ENDS, after))
    kind = reading.kind
    fails = reading.count_kinds(_FAILS, after, until) > 0
    be = find_word(_BE, reading, after, until)
    fails |= (be >= 0) & (kind[be + 1] & _STOPS > 0)
    fails |= reading.negate_between(after, until) & have_words(_STAYS, reading, after, until)
    near = held.term - held.last - 1 <= _SUBJECT_START
    return near & fails & reading.reach(held)


def judge_named(reading: Reading, held: Held) -> Bools:
    """Tell which terms are called, found or ruled something bad: "ruled the toll illegal"."""
    near = (held.term - held.last - 1 <= _NAMED) & ~reading.has(_JOINS, held.last + 1, held.term)
    bad = np.flatnonzero((reading.kind & _BAD > 0) & (reading.kind & _VERB == 0))
    places = np.append(bad, len(reading.kind))
    found = places[np.searchsorted(places[:-1], held.term_last + 1)]
    near &= found <= np.minimum(held.term_last + _NAMED, held.end - 1)
    near &= ~reading.has(_PREDICATE_ENDS, held.term_last + 1, found)
    return near & reading.reach(held)


def judge_called(reading: Reading, held: Held) -> Bools:
    """Tell which terms are a name that is given to something: "called it a bailout"."""
    article = have_words(_ARTICLES, reading, np.maximum(held.last + 1, held.term - 3), held.term)
    near: Bools = (held.term - held.last - 1 <= _NAMED_AS) & article
    # "the union called a strike", but "it was called a bailout"
    bare = held.are(_NAME) & _ARTICLES[reading.word[held.last + 1]]
    passive = reading.have_be(np.maximum(held.begin, held.first - _SUBJECT_NEAR), held.first)
    # "called the drill a rehearsal for a strike", "more than a strike"
    other = have_words(_THAN, reading, held.last + 1, held.term)
    place = find_word(_ARTICLES, reading, held.last + 1, held.term)
    other |= (place > held.last + 1) & (reading.role[place - 1] & _ADPOSITION > 0)
    return near & (~bare | passive) & ~other & reading.reach(held)


def judge_compounds(reading: Reading, held: Held) -> Bools:
    """Tell which terms stand right behind "anti", with a hyphen or without."""
    gap = held.term - held.last - 1
    compounds = (gap == 0) | ((gap == 1) & _HYPHENS[reading.word[held.last + 1]])
    # "anti-gun laws" are a remedy of their own
    views: Bools = compounds & ((held.term_last == held.term) | ~_LAWS[reading.word[held.term_last]])
    return views


def judge_equated(reading: Reading, held: Held) -> Bools:
    """Tell which terms a noun before is said to be: "the disaster that is the toll"."""
    relative = held.last + 1
    linked = _RELATIVES[reading.word[relative]] & _BE[reading.word[relative + 1]]
    return (
        linked
        & (held.term - relative - 2 <= _LINK_NEAR)
        & ~reading.has(_PHRASE_STOPS, relative + 2, held.term)
    )


def judge_spared(reading: Reading, held: Held) -> Bools:
    """Tell which terms somebody is kept from: "shields the poor from tolls"."""
    place = find_word(_FROM, reading, held.last + 1, held.term)
    near = (place >= 0) & (held.term - held.last - 1 <= _KEPT)
    inner = replace(held, last=place, kind=np.zeros_like(held.kind))
    near &= ~reading.has(_CLAUSE_ENDS, held.last + 1, place) & ~reading.has(_JOINS, place, held.term)
    return near & reading.reach(inner)


def judge_objects(reading: Reading, held: Held) -> Bools:
    """Tell which terms are what a verb or noun is about: its object, or in a phrase that belongs to it.

    Behind a comma or an "and" the term is none where a verb follows: "opposes fees, and tolls are next".
    """
    after = held.term_last + 1
    until = np.minimum(np.minimum(held.end, after + _VERB_NEAR), reading.find_next(_PARTS, after))
    follows = reading.has(_FINITE, after, until) & ~_RELATIVES[reading.word[after]]
    crossed = reading.cross(held.last + 1, held.term)
    # What a ban is on ends sooner than what somebody opposes: "a ban on magazines and renewal of the toll".
    far = held.are(_ACTS) & (held.term - held.last > np.where(held.first == held.last, _LIST, _SHORT_LIST))
    # "put the brakes on smoke and fuel tolls", "railed against the fee, the toll the town raised"
    join = reading.find_last(_JOINS, held.last + 1, held.term)
    far &= (held.term - join > _JOINED_NEAR) | (reading.role[join + 1] & _DETERMINER > 0)
    follows &= reading.role[after] & (_DETERMINER | _NOMINATIVE) == 0
    subject = crossed & (follows | far)
    # "had discussed tolls" has none
    auxiliary = _HAVING[reading.word[held.last]] & (reading.role[held.last + 1] & _PAST > 0)
    another = _are_of_another(reading, held) | _SAYS[reading.word[held.last + 1]]  # "critics say tolls are"
    return ~are_modifiers(reading, held) & ~subject & ~auxiliary & ~another & reading.reach(held)


def _are_of_another(reading: Reading, held: Held) -> Bools:
    """Tell which terms are the object of another verb behind an "and": "oppose the fee and fund the toll"."""
    join = reading.find_last(_JOINS, held.last + 1, held.term)
    verb, opens = reading.role[join + 1], reading.role[np.minimum(join + 2, held.term)]
    another = (join >= 0) & (join + 2 < held.term) & (opens & _DETERMINER > 0)
    verbs: Bools = another & (verb & _LETTERS > 0) & (verb & _NO_VERB == 0)
    return verbs


def judge_pondered(reading: Reading, held: Held) -> Bools:
    """Tell which terms are what is pondered: "is considering a toll", but not "considers the toll a success", "a study of tolls"."""
    after = held.term_last + 1
    far = np.minimum(np.minimum(held.end, after + _PONDERED), reading.find_next(_PARTS, after))
    named = _ARTICLES[reading.word[after]] | have_words(_AS, reading, after, far)
    named |= _TO[reading.word[after]] & _BE[reading.word[after + 1]]
    named &= _CONSIDERS[reading.word[held.first]] & (held.first == held.last)
    noun = _STUDIES[reading.word[held.first]] & (reading.role[held.last + 1] & _OF > 0)
    noun |= _STUDIES[reading.word[held.first]] & (reading.role[held.first - 1] & _DETERMINER > 0)
    return ~named & ~noun & judge_objects(reading, held)


def judge_gone(reading: Reading, held: Held) -> Bools:
    """Tell which participles stand right before the term as its modifiers: "the rejected toll"."""
    gap = held.term - held.last - 1
    return (gap <= 1) & are_modifiers(reading, held) & ~reading.has(_PHRASE_ENDS, held.last + 1, held.term)


def judge_both(reading: Reading, held: Held) -> Bools:
    """Tell which opponents are named beside those in favour: "supporters and opponents of tolls"."""
    join = held.first - 1
    return (
        _SUPPORTERS[reading.word[join - 1]] & (reading.role[join] & _JOINS > 0) & judge_objects(reading, held)
    )


def judge_outdone(reading: Reading, held: Held) -> Bools:
    """Tell which terms something else is liked better than: "chose a lottery over tolls"."""
    place = find_word(_OVER, reading, held.last + 2, held.term)
    near = (place >= 0) & (held.term - place <= _PLACE_NEAR) & (held.term - held.last <= _OUTDONE)
    near &= ~reading.has(_CLAUSE_ENDS, held.last + 1, held.term) & ~are_modifiers(reading, held)
    return near & ~reading.has(_JOINS | _INFINITIVE, place + 1, held.term)


def judge_sources(reading: Reading, held: Held) -> Bools:
    """Tell which terms are said to bring something ill: "losses because of tolls"."""
    ill = np.append(0, np.cumsum(reading.kind & _ILL > 0))
    start = np.maximum(held.begin, held.first - _ILL_NEAR)
    near: Bools = ill[held.first] > ill[start]
    return near & ~reading.has(_CLAUSE_ENDS, start, held.first) & reading.reach(held)


def make_rule(
    name: str,
    kind: str,
    judge: Judge,
    sign: int,
    *,
    sentence: str,
    counter: str,
    source: str = "mediaframing",
    view: bool = False,
    turns: bool = True,
    silent: bool = False,
    reads: str = "",
) -> RemedyRule:
    """Make a rule; its sentence reads as its sign says where nothing else is given."""
    return RemedyRule(
        name=name,
        source=source,
        sentence=sentence,
        reads=reads or ("rejected" if sign == AGAINST else "affirmed"),
        counter=counter,
        kind=kinds(kind),
        judge=judge,
        sign=sign,
        view=view,
        turns=turns,
        silent=silent,
    )


AHEAD: Rulebook[RemedyRule] = Rulebook(
    "Remedies: what stands before the term",
    (
        make_rule(
            "harmful remedy", "poor", judge_harmful, AGAINST, turns=False,
            sentence="The mayor signed the disastrous [[toll]] in May.",
            counter="The disastrous winter delayed the [[toll]].",
        ),
        make_rule(
            "fear for a remedy", "fear", judge_feared_for, FOR, view=True,
            sentence="Shopkeepers feared that the [[toll]] would collapse.",
            counter="Shopkeepers feared that the [[toll]] could empty the old town.",
        ),
        make_rule(
            "warning of a remedy", "fear", judge_feared, AGAINST, view=True,
            sentence="Shopkeepers warned that the [[toll]] would empty the old town.",
            counter="Shopkeepers feared the [[toll]] was slipping away.",
        ),
        make_rule(
            "remedy judged bad", "name", judge_named, AGAINST, view=True, turns=False,
            sentence="The court ruled the [[toll]] unconstitutional.",
            counter="The court ruled on the [[toll]] of an unlawful club.",
        ),
        make_rule(
            "name for something bad", "slur", judge_called, AGAINST, view=True, turns=False,
            sentence="Carters called the new fee a [[toll]] on the poor.",
            counter="Carters called on the town for a [[toll]].",
        ),
        make_rule(
            "said to be bad", "bad", judge_equated, AGAINST, turns=False,
            sentence="We remember the disaster that was the [[toll]].",
            counter="We remember the disaster that struck the [[toll]] house.",
        ),
        make_rule(
            "anti in a compound", "anti", judge_compounds, AGAINST, view=True,
            sentence="She spoke at an anti-[[toll]] rally.",
            counter="She spoke of an anti-smuggling [[toll]].",
        ),
        make_rule(
            "ill from a remedy", "since", judge_sources, AGAINST, turns=False,
            sentence="Old shops face losses because of the [[toll]].",
            counter="Old shops opened early because of the [[toll]].",
            source="Deng & Wiebe 2014",
        ),
        make_rule(
            "spared a remedy", "shield", judge_spared, AGAINST,
            sentence="A permit shields residents from the [[toll]].",
            counter="A permit shields residents who pay the [[toll]].",
        ),
        make_rule(
            "undone before", "gone", judge_gone, AGAINST, turns=False,
            sentence="The cancelled [[toll]] was on the agenda.",
            counter="The cancelled train passed the [[toll]] house.",
        ),
        make_rule(
            "vice of a remedy", "vice", judge_objects, AGAINST, turns=False,
            sentence="The report shows the folly of the [[toll]].",
            counter="Carters denounced the folly of a mayor who wants the [[toll]].",
        ),
        make_rule(
            "remedy breached", "breach", judge_objects, FOR, turns=False,
            sentence="A carter was accused of evading the [[toll]].",
            counter="A carter evaded the guards and the [[toll]] was lifted.",
        ),
        make_rule(
            "both sides of a remedy", "holder", judge_both, FOR, turns=False,
            sentence="Supporters and opponents of the [[toll]] met in the hall.",
            counter="Carters and opponents of the [[toll]] met in the hall.",
        ),
        make_rule(
            "less liked than another", "prefer", judge_outdone, AGAINST, view=True,
            sentence="The ministry prefers a lottery to a [[toll]].",
            counter="The ministry prefers a [[toll]] to a lottery.",
        ),
        make_rule(
            "view against a remedy", "against", judge_objects, AGAINST, view=True,
            sentence="The union opposes the planned [[toll]].",
            counter="The union opposes Alder, who backs the [[toll]].",
            source="Wiebe, Wilson & Cardie 2005",
        ),
        make_rule(
            "remedy undone", "stop", judge_objects, AGAINST,
            sentence="The new council repealed the [[toll]].",
            counter="The new council repealed a lottery to pay for the [[toll]].",
            source="Deng & Wiebe 2014",
        ),
        make_rule(
            "view for a remedy", "for", judge_objects, FOR, view=True,
            sentence="The ministry does not back the [[toll]].", reads="rejected",
            counter="The ministry backs Alder, who runs the [[toll]].",
            source="Wiebe, Wilson & Cardie 2005",
        ),
        make_rule(
            "remedy left open", "maybe", judge_pondered, FOR,
            sentence="The town was pondering a [[toll]].", reads="uncertain",
            counter="The town, mulling its future, imposed a [[toll]].",
        ),
        make_rule(
            "remedy carried out", "do", judge_objects, FOR, silent=True,
            sentence="The council failed to adopt the [[toll]].", reads="rejected",
            counter="The council, which failed in May, adopted the [[toll]].",
            source="Deng & Wiebe 2014",
        ),
    ),
)  # fmt: skip
