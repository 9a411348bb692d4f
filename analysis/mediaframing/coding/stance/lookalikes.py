"""Cues that look like a denial and are none where they stand: "rejected asylum seekers", "moved to block the tax".

``pairs`` are cues with terms to the right of them.
"""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english.queries import any_between, any_word_between, find_last, has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.roles import PLAIN, any_of, name_words
from mediaframing.coding.stance.cues import Pairs
from mediaframing.coding.stance.existence import AUXILIARY_ADVERBS
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.presupposition import LOOSE, are_ventures
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_CAPITAL = any_of("capital")
_MARK, _PERSON = any_of("mark"), any_of("person")
_BEFORE_NOUN = any_of("ADP of as")
_DEFINITE, _DETERMINER, _CLAIM, _ED, _LETTERS = map(
    any_of, ("Definite=Def", "Definite=Def Definite=Ind", "claim", "ed", "letters")
)
_TO_ROLE, _VERB, _LY, _ING, _PREPOSITION = map(any_of, ("to", "AUX", "ly", "ing", "ADP"))
_POSSESSIVE, _PRONOUNS = name_words("owners"), name_words("pronouns")
_AND, _TRY = name_words("and"), name_words("try")
_KEEP = name_words("keep")
_EXPECT = name_words("expect")
_THINKS, _COMMA, _AND_ROLE = map(any_of, ("opinion naming", "comma", "and or"))
_SURE, _SURE_NEAR = name_words("sure"), 9
_CLAUSE_ENDS, _NOMINATIVE = map(any_of, ("PUNCT boundary PronType=Rel", "Case=Nom"))
_THAT = name_words("that")
_CAN, _FROM = name_words("can"), name_words("from")
_TO, _IF, _UNREAL, _WOULD = map(name_words, ("to", "if", "had were", "would could"))
_UNDONE = name_words("undone")
_JOINING = name_words("neither nor")
_CONSEQUENCE, _PURPOSE_REACH = 12, 12
_S = any_of("s")
_RELATED, _ANY = any_of("that PronType=Rel"), name_words("any anyone")
_WISHES = name_words("wishes")
_URGES = name_words("urges")
_LABELS = name_words("labels")
_SHRUGGED = name_words("shrugged")
_BEEN = name_words("been")
_HAD, _FOLLY, _FUTURE = name_words("had"), name_words("folly"), any_of("future")
_BY, _OF_ROLE, _AVERT = name_words("by after"), any_of("of"), kinds("avert")
_UNTIL, _UNTIL_REACH = name_words("until till"), 7
_ABLE, _HAVE, _MODALS = map(name_words, ("able", "have", "modals of the past"))
_AVERTED = name_words("averted")
_BARS_PEOPLE, _FENDS, _COMING = map(name_words, ("bars people", "fends", "coming"))
_INDEFINITE = any_of("Definite=Ind")
_ASKS_FOR = name_words("asks for what")


def modify_nouns(text: Text, pairs: Pairs) -> Bools:
    """Tell participles before the noun they modify: "34 rejected asylum seekers were sent back"."""
    role, word, first, before = text.role, text.word, pairs.first, pairs.first - 1
    opens = first == pairs.begin
    modifies: Bools = opens | has(role[before], _BEFORE_NOUN)
    modifies |= (
        ~has(role[before], _LETTERS)
        & ~has(role[before], PLAIN)
        & ~_POSSESSIVE[word[before]]
        & ~opens
        & ~has(role[before], _MARK)
    )
    # "to deport rejected asylum seekers", "returning rejected asylum seekers"
    inner = (first - 2 >= pairs.begin) & has(role[before], _LETTERS) & ~has(role[before], _VERB | _LY)
    modifies |= inner & (has(role[before - 1], _TO_ROLE) | has(role[before], _ING))
    owned = _POSSESSIVE[word[before]] & (first - 2 >= pairs.begin) & ~_PRONOUNS[word[first - 2]]
    modifies |= owned & ~opens
    modifies &= has(role[pairs.last], _ED) & (first == pairs.last)
    following = pairs.last + 1
    modifies &= ~has(role[following], _DETERMINER | _PREPOSITION)
    # "rejected asylum requests" were for asylum
    modifies &= ~(_ASKS_FOR[word[pairs.term + 1]] & (pairs.term == following))
    return modifies & ~any_between(role, _CLAIM, following, pairs.term + 1)


def are_nouns(text: Text, pairs: Pairs) -> Bools:
    """Tell nouns that look like a verb of rejection: "the discount", "his blocks"."""
    role, before = text.role, pairs.first - 1
    bare: Bools = (pairs.first == pairs.last) & ~has(role[pairs.first], _ED | _ING)
    return bare & (before >= pairs.begin) & has(role[before], _DETERMINER) & ~_PRONOUNS[text.word[before]]


def could_have(text: Text, pairs: Pairs) -> Bools:
    """Tell what was not averted, though it could have been: "a guard could have prevented the attack"."""
    have = pairs.first - 1 - has(text.role[pairs.first - 1], _LY)
    perfect: Bools = _HAVE[text.word[have]] & _MODALS[text.word[have - 1]] & (have - 1 >= pairs.begin)
    return perfect


def could_have_averted(text: Text, pairs: Pairs) -> Bools:
    """Tell the "could" of what came, though it could have been stopped."""
    verb = pairs.last + 2 + has(text.role[pairs.last + 2], _LY)
    perfect: Bools = _HAVE[text.word[pairs.last + 1]] & _AVERTED[text.word[verb]] & (verb < pairs.term)
    return perfect | were_avertible(text, pairs.term, pairs.end)


def were_avertible(text: Text, term: Ints, end: Ints) -> Bools:
    """Tell what came, though it is said or asked whether it could have been stopped: "could the riot have been prevented?"."""
    span, place = list_between(term + 1, np.minimum(term + 4, end - 2))
    stopped = _HAVE[text.word[place]] & _BEEN[text.word[place + 1]] & _AVERTED[text.word[place + 2]]
    avertible = np.zeros(len(term), np.bool_)
    avertible[span[stopped]] = True
    return avertible


def leave_what_is(text: Text, pairs: Pairs) -> Bools:
    """Tell what is turned down though it is there: "rejected the crimes", "dismissed the attacks", but not "rejected the deal"."""
    following = pairs.last + 1
    there: Bools = _SHRUGGED[text.word[pairs.first]] & has(text.role[following], _DEFINITE)
    # "would preclude the migration of terrorists", but "averted the risk of war"
    span, place = list_between(following + 1, np.where(pairs.are(_AVERT), pairs.term, 0))
    owned = (
        has(text.role[place], _OF_ROLE) & ~has(text.role[place - 1], _CLAIM) & ~LOOSE[text.word[place - 1]]
    )
    belongs = np.zeros(len(there), np.bool_)
    belongs[span[owned]] = True
    there |= belongs & has(text.role[following], _DEFINITE)
    rows = np.flatnonzero(there)
    held = pairs.keep(rows)
    open_ = any_between(text.role, _CLAIM, held.last + 1, held.term + 1) | are_ventures(
        text, held.term, held.end
    )
    # "dismissed the fraud claims", but not "dismissed the attacks and accusations"
    compound = ~has(text.role[held.term + 1], _AND_ROLE | _COMMA)
    open_ |= compound & any_between(text.role, _CLAIM, held.term + 1, held.term + 3)
    inner, place = list_between(held.last + 1, held.term)
    open_[inner[(LOOSE | _LABELS)[text.word[place]]]] = True
    there[rows] = ~open_
    return there


def go_down(text: Text, pairs: Pairs) -> Bools:
    """Tell verbs without an object: "it declined because of the war", "dropped in May"."""
    following = pairs.last + 1
    alone = has(text.role[following], _PREPOSITION | any_of("boundary PUNCT")) & (pairs.first == pairs.last)
    answer: Bools = alone & (text.role[following] & any_of("as") == 0)
    return answer


def keep_head(text: Text, pairs: Pairs) -> Bools:
    """Tell what is said of the noun behind the term: "insufficient crisis management"."""
    after = pairs.term + 1
    compound: Bools = (
        (after < pairs.end) & has(text.role[after], _LETTERS) & ~has(text.role[after], PLAIN | _CLAIM | _ED)
    )
    answer: Bools = compound & (pairs.term == pairs.last + 1)
    return answer


def open_relatives(text: Text, pairs: Pairs) -> Bools:
    """Tell subjects of what follows on a pronoun: "nothing investigators have learned"."""
    after = pairs.term + 1
    answer: Bools = (pairs.term == pairs.last + 1) & (after < pairs.end) & has(text.role[after], _VERB)
    return answer


def are_required(text: Text, pairs: Pairs) -> Bools:
    """Tell what all must have: "any bill that does not include checks is a mistake"."""
    span, place = list_between(np.maximum(pairs.begin, pairs.first - 3), pairs.first)
    that = has(text.role[place], _RELATED)
    row, place = span[that], place[that]
    inner, back = list_between(np.maximum(pairs.begin[row], place - 4), place)
    required = np.zeros(len(pairs.first), np.bool_)
    required[row[inner[_ANY[text.word[back]]]]] = True
    return required


def are_idle_names(text: Text, pairs: Pairs) -> Bools:
    """Tell names that did not act: "neither Republicans nor Democrats know"."""
    role, after = text.role, pairs.term + 1
    named = has(role[pairs.term], _CAPITAL) & _JOINING[text.word[pairs.term - 1]]
    named &= ~any_between(role, _VERB, pairs.begin, pairs.first)
    acts: Bools = (after < pairs.end) & has(role[after], _LETTERS) & ~has(role[after], any_of("and or ADP"))
    return named & acts


def leave_names(text: Text, pairs: Pairs) -> Bools:
    """Tell names behind a verb: "nobody may visit Crimea"."""
    role, term, before = text.role, pairs.term, pairs.term - 1
    named = (
        has(role[term], _CAPITAL)
        & (~has(role[pairs.first], _CAPITAL) | (pairs.first == pairs.begin))
        & (before > pairs.last)
    )
    named &= has(role[before], _LETTERS) & ~has(
        role[before], _DETERMINER | any_of("cop capital and or of ADP opinion naming")
    )
    after = term + 1
    answer: Bools = named & ~((after < pairs.end) & has(role[after], _LETTERS) & ~has(role[after], PLAIN))
    return answer


def are_left_undone(text: Text, pairs: Pairs) -> Bools:
    """Tell subjects that nothing is left undone with: "no theft shall go unpunished"."""
    return any_word_between(text.word, _UNDONE, pairs.term + 1, np.minimum(pairs.term + 8, pairs.end))


def only_wish(text: Text, pairs: Pairs) -> Bools:
    """Tell what is only tried, wanted or asked for: "a motion to dismiss the charges", "pushing them to reject the deal"."""
    before = pairs.first - 1
    wished = has(text.role[before], _TO_ROLE) & (pairs.first - 2 >= pairs.begin)
    # "the power to approve or reject the deal"
    joined = has(text.role[before], _AND_ROLE) & has(text.role[pairs.first - 3], _TO_ROLE)
    wished |= joined & (pairs.first - 4 >= pairs.begin)
    to = pairs.first - 2 * joined
    rows = np.flatnonzero(wished)
    held, to = pairs.keep(rows), to[rows]
    span, place = list_between(np.maximum(held.begin, held.first - 7), held.first - 1)
    found = np.zeros(len(rows), np.bool_)
    near = place >= to[span] - 2
    found[span[(_WISHES[text.word[place]] & near) | _URGES[text.word[place]]]] = True
    wished[rows] = found
    return wished


def turn_down_others(text: Text, pairs: Pairs) -> Bools:
    """Tell what is turned down from the term before it: "said no to a security adviser role", but not "to a security plan"."""
    role, term, after = text.role, pairs.term, pairs.term + 1
    compound = (
        (after < pairs.end) & has(role[after], _LETTERS) & ~has(role[after], PLAIN | _LY | _ED | _CLAIM)
    )
    compound &= text.spaced[after] & ~has(role[after], _CAPITAL)
    proper = compound & has(role[term], _CAPITAL) & ~has(role[pairs.first], _CAPITAL)
    person: Bools = compound & has(role[after], _PERSON)
    person &= ~any_between(
        role, _RELATED, pairs.last + 1, term
    )  # "dismissed claims that she is an extremist judge"
    return proper | person


def keep_from_acts(text: Text, pairs: Pairs) -> Bools:
    """Tell who is kept from doing something: "prevented terrorists from buying guns"."""
    span, place = list_between(pairs.term + 1, np.minimum(pairs.term + 9, pairs.end))
    from_ = _FROM[text.word[place]] & has(text.role[place + 1], _ING)
    kept = np.zeros(len(pairs.term), np.bool_)
    kept[span[from_]] = True
    return kept


def are_few_things(text: Text, pairs: Pairs) -> Bools:
    """Tell the "few" that is no subject of thinking or wanting: "a few towns", "few towns have so much crime"."""
    some = (pairs.first > pairs.begin) & ~has(text.role[pairs.first - 1], _CLAUSE_ENDS | _COMMA | _AND_ROLE)
    span, place = list_between(pairs.last + 1, np.minimum(pairs.last + 6, pairs.term))
    thinks = np.zeros(len(pairs.first), np.bool_)
    thinks[span[has(text.role[place], _THINKS) | _EXPECT[text.word[place]]]] = True
    return some | ~thinks


def leave_places(text: Text, pairs: Pairs) -> Bools:
    """Tell the "out of" that nobody is kept: "climbed out of poverty", but not "kept the country out of war"."""
    kept = any_word_between(text.word, _KEEP, np.maximum(pairs.begin, pairs.first - 6), pairs.first)
    return ~kept


def make_sure(text: Text, pairs: Pairs) -> Bools:
    """Tell what is only made sure not to be: "steps to ensure that charities do not fund terrorism"."""
    span, place = list_between(np.maximum(pairs.begin, pairs.first - _SURE_NEAR), pairs.first)
    sure = np.zeros(len(pairs.first), np.bool_)
    told = _THAT[text.word[place + 2]] & has(text.role[place + 1], _NOMINATIVE)  # "to ensure you that"
    sure[span[_SURE[text.word[place]] & ~told]] = True
    rows = np.flatnonzero(sure)
    held = pairs.keep(rows)
    sure[rows] = ~any_between(
        text.role, _CLAUSE_ENDS, np.maximum(held.begin, held.first - _SURE_NEAR), held.first
    )
    return sure


def begin_stories(text: Text, pairs: Pairs) -> Bools:
    """Tell what had just come when something else did: "hardly had the strike begun when"."""
    told: Bools = (pairs.first == pairs.begin) & _HAD[text.word[pairs.last + 1]]
    return told


def deny_in_vain(text: Text, pairs: Pairs) -> Bools:
    """Tell what it is no use to deny: "it would be naive to deny the fraud"."""
    to = pairs.first - 1
    vain: Bools = has(text.role[to], _TO_ROLE) & _FOLLY[text.word[to - 1]] & (to > pairs.begin)
    return vain


def hold_until(text: Text, pairs: Pairs) -> Bools:
    """Tell what had not been done up to then, and has been since: "until last year nobody had spoken of theft"."""
    until = _UNTIL[text.word[pairs.begin]] & (pairs.first - pairs.begin <= _UNTIL_REACH)
    until &= ~any_between(text.role, _VERB | _NOMINATIVE, pairs.begin, pairs.first - 1)
    before = _HAD[text.word[pairs.first - 1]]  # "they had not spoken of theft"
    until &= before | any_word_between(text.word, _HAD, pairs.last + 1, pairs.last + 4)
    had = find_last(text.role, _VERB, pairs.first - 1, np.minimum(pairs.last + 4, pairs.term))
    done = np.where(before, pairs.last, had) + 1
    return until & (done < pairs.term) & ~has(text.role[done], _DETERMINER)


def imagine_away(text: Text, pairs: Pairs) -> Bools:
    """Tell what is only thought away: "without the war, they would be rich"."""
    away: Bools = pairs.first == pairs.begin
    definite = has(text.role[pairs.last + 1], _DEFINITE)
    rows = np.flatnonzero(away)
    held = pairs.keep(rows)
    span, place = list_between(held.term + 1, np.minimum(held.term + _CONSEQUENCE, held.end))
    would = np.zeros(len(rows), np.bool_)
    have = _HAVE[text.word[place + 1]] & (place + 1 < held.end[span])
    unreal = _WOULD[text.word[place]] & (definite[rows[span]] | have)
    would[span[unreal]] = True
    # "without help violence will go on": the subject of the main clause
    would |= has(text.role[held.term + 1], _FUTURE) & (held.term - held.last > 1) & (held.term + 1 < held.end)
    away[rows] = would
    return away


def contradict_facts(text: Text, pairs: Pairs) -> Bools:
    """Tell counterfactuals: "if she had come earlier, she would not be facing charges"."""
    would = _WOULD[text.word[pairs.first - 1]] | _WOULD[text.word[pairs.first]]
    rows = np.flatnonzero(would & (pairs.first > pairs.begin))
    held = pairs.keep(rows)
    span, place = list_between(held.begin, np.maximum(held.end - 1, held.begin))
    iffy = _IF[text.word[place]]
    span, place = span[iffy], place[iffy]
    ends = np.minimum(place + 9, held.end[span])
    unreal_span, unreal = list_between(place, ends)
    found = np.zeros(len(rows), np.bool_)
    found[span[unreal_span[_UNREAL[text.word[unreal]]]]] = True
    facts = np.zeros(len(would), np.bool_)
    facts[rows] = found
    return facts


def are_purposes(text: Text, pairs: Pairs) -> Bools:
    """Tell what is to be averted from what was: "to prevent a war", "aimed at avoiding a war"."""
    before = pairs.first - 1
    before = before - (has(text.role[before], _LY) | AUXILIARY_ADVERBS[text.word[before]])
    inside: Bools = before >= pairs.begin
    purpose = (_TO[text.word[before]] | _CAN[text.word[before]]) & ~_ABLE[text.word[before - 1]]
    purpose |= _AND[text.word[before]] & _TRY[text.word[before - 1]]
    # "to save money and avoid a strike"
    bare = has(text.role[before], _AND_ROLE) & ~has(text.role[pairs.first], _ED | _ING | _S)
    start = np.maximum(pairs.begin, before - _PURPOSE_REACH)
    to = find_last(text.role, _TO_ROLE | _CLAUSE_ENDS | _NOMINATIVE, start, before)
    joined = bare & (to >= 0) & has(text.role[to], _TO_ROLE) & ~has(text.role[to + 1], _DETERMINER)
    purpose |= joined & ~_ABLE[text.word[to - 1]]
    gerund = (
        has(text.role[pairs.first], _ING)
        & has(text.role[before], _PREPOSITION | any_of("of"))
        & ~_BY[text.word[before]]
    )
    return inside & (purpose | gerund)


def are_kept_out(text: Text, pairs: Pairs) -> Bools:
    """Tell what people are to be barred from, or what is fended off, which is there: "calls to bar men from entering"."""
    barred = _BARS_PEOPLE[text.word[pairs.first]] & _FROM[text.word[pairs.last]]
    span, place = list_between(pairs.last + 1, pairs.term)
    coming = np.zeros(len(pairs.first), np.bool_)
    coming[span[_COMING[text.word[place]] | has(text.role[place], _INDEFINITE)]] = True
    return barred | (_FENDS[text.word[pairs.first]] & ~coming)
