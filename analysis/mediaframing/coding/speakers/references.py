"""What refers back to a name: pronouns and descriptions, in whatever role.

Each pronoun weighs whom was met before it, by the factors of Lappin & Leass (1994): how recently, halved with each
sentence; subjects before others; who is spoken of already before who is new. Whom a pronoun cannot stand for is left out
first, by gender and number and as Hobbs (1978) bounds the search: no object for the subject of its own clause. A
description ("the minister") stands for the last who was given that office. Where two fit alike nobody is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english import name_words as nw
from mediaframing.coding.english import verb_frames as vf
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.speakers import speaker_words as sw
from mediaframing.coding.speakers.names import HE, SHE, Names
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.places import Places
from mediaframing.coding.text.tokens import Bools, Ints, Tokens
from mediaframing.coding.text.words import Words

NAME, DESCRIPTION, PRONOUN = range(3)
_NOBODY = -1
_WINDOW = 12
"""So many mentions before a pronoun are weighed."""
_FURTHEST = 6
"""Nobody is looked for more than so many sentences back."""
_RECENT, _SUBJECT, _GIVEN, _CERTAIN, _QUOTED, _JOINED = 100.0, 60.0, 30.0, 30.0, 150.0, 80.0
_NEVER = -1e9
_MARGIN = 12.0
"""Of two whose weights differ by less neither is chosen."""
_CLAUSE = (
    wc.COMMA | wc.COLON | wc.SEMICOLON | wc.DASH | wc.STOP | wc.QUOTE | wc.CCONJ | wc.SCONJ | wc.INT
    | wc.THAT | wc.REL | wc.OPEN_BRACKET | wc.CLOSE_BRACKET
)  # fmt: skip
_AFTER_OBJECT = (
    wc.ADP | wc.TO | wc.CCONJ | wc.SCONJ | wc.THAT | wc.AUX | wc.TIME | wc.DET
    | wc.INT
)  # fmt: skip
_OFFICE_REACH = 4
_APPOSED_REACH = 7
_RIVAL_REACH = 60
"""Of two who were given an office within so many tokens none is meant by it alone."""
_ENDS_APPOSITION = wc.COMMA | wc.AUX | wc.REL | wc.ADP | wc.CCONJ
_PRONOUNS = {
    "he": 1, "his": 3, "him": 5, "himself": 9,
    "she": 17, "her": 19, "hers": 19, "herself": 25,
}  # fmt: skip
# Of a pronoun's number: 1 always, 2 for a possessive, 4 for an object, 8 for a reflexive, 16 for a woman.
_OWN, _OBJECT, _SELF, _FEMALE = 2, 4, 8, 16


@dataclass(frozen=True)
class References(Columns):
    """Names, descriptions and pronouns, in order.

    Attributes
    ----------
    first, last : array
        Tokens.
    kind : array
        ``NAME``, ``DESCRIPTION`` or ``PRONOUN``.
    holder : array
        Whom it means, as numbered by :class:`mediaframing.coding.speakers.names.Names`; -1 for nobody known.
    """

    first: Ints
    last: Ints
    kind: Ints
    holder: Ints


@dataclass(frozen=True)
class _Met(Columns):
    """Whom a reader meets, in order: names, descriptions of persons, pronouns."""

    first: Ints
    last: Ints
    holder: Ints
    article: Ints
    sentence: Ints
    quote: Ints
    gender: Ints
    person: Bools
    subject: Bools
    pronoun: Ints
    joined: Bools


def find_references(text: Text, names: Names, quoted: Ints, speakers: tuple[Ints, Ints]) -> References:
    """Find what refers back, and whom each means.

    Parameters
    ----------
    text : Text
    names : Names
    quoted : array
        Tokens within quotations whose speakers are known, in order of their quotations.
    speakers : tuple of array
        First and last tokens of these speakers, whom no pronoun in their own words stands for.
    """
    first, last, means = _find_descriptions(text, names)
    met = _list_met(text, names, (first, last, means))
    speaker = _find_speakers(text, met, quoted, speakers)
    pronoun = np.flatnonzero(met.pronoun)
    found = _link_pronouns(text, met, speaker)[pronoun]
    found[found > names.holder.max(initial=-1)] = _NOBODY
    counts = len(names), len(first), len(pronoun)
    first = np.concatenate([names.first, first, met.first[pronoun]])
    order = np.argsort(first, kind="stable")
    return References(
        first[order],
        np.concatenate([names.last, last, met.last[pronoun]])[order],
        np.repeat([NAME, DESCRIPTION, PRONOUN], counts)[order],
        np.concatenate([names.holder, means, found])[order],
    )


def _find_descriptions(text: Text, names: Names) -> tuple[Ints, Ints, Ints]:
    """Find the persons and bodies called by what they are: first token, last token, and whom they mean or -1."""
    codes = text.codes
    place = text.find(wc.ROLE).tokens
    code, after = codes[place], codes[place + 1]
    # Titles and words within names are none.
    kept = ~has(code, wc.PLURAL) & has(code, wc.PERSON | wc.BODY)
    kept &= ~has(after, wc.CAPITAL | wc.ROLE)
    # "the government plan"
    kept &= has(after, ~wc.WORD) | (text.cues[place + 1] != 0) | text.end_with(place + 1, "ed", "s")
    row = np.searchsorted(names.first, place, "right") - 1
    kept &= (row < 0) | (np.append(names.last, -1)[row] < place)
    place = place[kept]
    first = _find_determiners(text, place)
    # "Weber, the mayor," means her twice.
    apposed = _are_among(names.last, first - 2) & has(codes[first - 1], wc.COMMA)
    kept = (first >= 0) & ~apposed
    place, first = place[kept], first[kept]
    definite = text.are(first, {"the", "this", "that"}, "definite") & ~has(codes[first], wc.POSS)
    office = sw.get_offices(sw.read_words(text, place))
    asked = np.flatnonzero(definite & (office > 0))
    holder = np.full(len(place), _NOBODY)
    holder[asked] = _find_bearers(text, names, first[asked], place[asked], office[asked])
    return first, place, holder


def _are_among(tokens: Ints, asked: Ints) -> Bools:
    """Tell which tokens are among others, which are in order."""
    there: Bools = np.append(tokens, -9)[np.searchsorted(tokens, asked)] == asked
    return there


def _find_determiners(text: Text, place: Ints) -> Ints:
    """Give the determiner that opens the phrase of each noun, or -1."""
    first = np.full(len(place), -1)
    at = place - 1
    rows = np.arange(len(place))
    floor = text.find_floors(place)
    for _ in range(_OFFICE_REACH):
        code = text.codes[at[rows]]
        inside = at[rows] >= floor[rows]
        opens = inside & has(code, wc.DET)
        first[rows[opens]] = at[rows[opens]]
        goes_on = inside & ~opens & has(code, wc.WORD) & ~has(code, wc.ADP | wc.AUX | wc.CCONJ | wc.PRON)
        rows = rows[goes_on]
        at[rows] -= 1
    return first


def _find_bearers(text: Text, names: Names, first: Ints, head: Ints, office: Ints) -> Ints:
    """Give who was last given the office that each description names; nobody where another was given it as recently."""
    name, place = _list_offices(text, names)
    offices = sw.get_offices(sw.read_words(text, place))
    order = np.argsort(names.first[name], kind="stable")
    name, offices = name[order], offices[order]
    count, span = sw.count_offices(), len(text) + 1
    keys = names.article[name] * count + offices
    order = np.argsort(keys, kind="stable")
    keys, name = keys[order], name[order]
    since = keys * span + names.first[name]
    asked = text.sentences.article[text.sentences.of_token[first]] * count + office
    slot = np.searchsorted(since, asked * span + first) - 1
    found = (slot >= 0) & (np.append(keys, -1)[slot] == asked)
    holder = np.append(names.holder[name], _NOBODY)[slot]
    rival = np.maximum(slot - 1, -1)
    near = (slot > 0) & (np.append(keys, -1)[rival] == asked)
    near &= np.append(names.holder[name], _NOBODY)[rival] != holder
    near &= first - np.append(names.first[name], 0)[rival] < _RIVAL_REACH
    found &= ~near
    # "the Syrian team" is another one than "the team": what the phrase names must stand before the bearer, too.
    modifier = text.find(wc.CAPITAL).find_previous(head - 1)
    modified = np.flatnonzero(found & (modifier > first))
    title = names.first[np.append(name, 0)[slot[modified]]][:, None] - np.arange(1, _OFFICE_REACH + 2)
    found[modified] = (text.type[title] == text.type[modifier[modified]][:, None]).any(axis=1)
    return np.where(found, holder, _NOBODY)


def _list_offices(text: Text, names: Names) -> tuple[Ints, Ints]:
    """List names with the words for their offices: "President Weber", "Weber, the president", "the Justice Department"."""
    codes = text.codes
    place = text.find(wc.ROLE).tokens
    # Titles stand right before the name, with nothing but names, titles and "of" in between.
    name = np.searchsorted(names.first, place)
    some = name < len(names)
    place_before, before = place[some], name[some]
    after = place_before[:, None] + np.arange(1, _OFFICE_REACH)
    code = codes[np.minimum(after, len(text))]
    passes = (code == 0) | has(code, wc.CAPITAL | wc.ROLE | wc.OF)
    close = (names.first[before] - place_before <= _OFFICE_REACH) & has(codes[place_before], wc.PERSON)
    close &= (passes | (after >= names.first[before][:, None])).all(axis=1)
    close &= text.find_floors(place_before) == text.find_floors(names.first[before])
    title = before[close], place_before[close]
    # Appositions follow a comma and end before the next.
    name = np.searchsorted(names.last, place) - 1
    some = name >= 0
    place_after, behind = place[some], name[some]
    end = names.last[behind]
    apposed = (place_after - end <= _APPOSED_REACH) & has(codes[end + 1], wc.COMMA)
    apposed &= has(codes[end + 2], wc.DET)
    apposed &= ~text.find(_ENDS_APPOSITION).any_between(end + 2, place_after)
    apposed &= text.find_floors(place_after) == text.find_floors(end)
    within = np.searchsorted(names.first, place, "right") - 1
    held = (within >= 0) & (np.append(names.last, -1)[within] == place)
    return (
        np.concatenate([title[0], behind[apposed], within[held]]),
        np.concatenate([title[1], place_after[apposed], place[held]]),
    )


def _list_met(text: Text, names: Names, described: tuple[Ints, Ints, Ints]) -> _Met:
    """List whom a reader meets."""
    codes = text.codes
    place = text.find(wc.MASC | wc.FEM | wc.ACC | wc.POSS).tokens
    pronoun = text.vocabulary.classify_all("personal pronoun", _judge_pronouns)[text.type[place]]
    place, pronoun = place[pronoun > 0], pronoun[pronoun > 0]
    # "told her that" and "told her story"
    following = codes[place + 1]
    object_ = (pronoun & (_FEMALE | _OWN) == _FEMALE | _OWN) & (
        ~has(following, wc.WORD) | has(following, _AFTER_OBJECT)
    )
    pronoun = np.where(object_, pronoun & ~_OWN | _OBJECT, pronoun)
    begin, end, means = described
    noun = codes[end]
    of_holder = np.zeros(int(names.holder.max(initial=-1)) + 2, np.int64)
    of_holder[names.holder] = names.gender
    gender = nw.read_name_words(text, end) & (HE | SHE) | of_holder[means]
    gender |= np.where(has(noun, wc.MASC), HE, 0) | np.where(has(noun, wc.FEM), SHE, 0)
    # Whom no pronoun can stand for is left out.
    called = np.flatnonzero(~names.thing & ~names.modifies)
    called = called[names.person[called] | _are_saying(text, names.last[called])]
    persons = np.flatnonzero(has(noun, wc.PERSON))
    first = np.concatenate([names.first[called], begin[persons], place])
    order = np.argsort(first, kind="stable")
    last = np.concatenate([names.last[called], end[persons], place])[order]
    first = first[order]
    # Descriptions of nobody known are somebody, too.
    somebody = np.where(means < 0, len(of_holder) + np.arange(len(means)), means)
    pronouns = np.concatenate([np.zeros(len(called) + len(persons), np.int64), pronoun])[order]
    sentence = text.sentences.of_token[first]
    return _Met(
        first,
        last,
        np.concatenate([names.holder[called], somebody[persons], np.full(len(place), _NOBODY)])[order],
        text.sentences.article[sentence],
        sentence,
        text.find_quotes(first),
        np.concatenate([names.gender[called], gender[persons], np.where(has(pronoun, _FEMALE), SHE, HE)])[
            order
        ],
        np.concatenate([names.person[called], np.ones(len(persons) + len(place), np.bool_)])[order],
        _are_subjects(text, first, last, pronouns),
        pronouns,
        has(codes[first - 1], wc.CCONJ),
    )


def are_pronouns(tokens: Tokens, first: Ints, last: Ints) -> Bools:
    """Tell which spans are a personal pronoun, which names nobody, whatever a codebook says."""
    pronoun = tokens.vocabulary.classify_all("personal pronoun", _judge_pronouns)[tokens.type[first]] > 0
    alone: Bools = pronoun & (first == last)
    return alone


def _judge_pronouns(words: Words) -> Ints:
    return words.look_up(_PRONOUNS)


def _are_subjects(text: Text, first: Ints, last: Ints, pronoun: Ints) -> Bools:
    """Tell what stands before a finite verb and after no preposition."""
    after = text.find(wc.ADV).pass_forward(last + 1)
    code, cue = text.codes[after], text.cues[after]
    finite = has(code, wc.AUX | wc.FIN) | has(cue, vf.PAST | vf.THIRD | vf.VERB_SHAPED)
    finite |= text.end_with(after, "ed")
    apposed = has(text.codes[last + 1], wc.COMMA) & (first - text.find_floors(first) <= 4)
    before = text.codes[first - 1]
    subjects: Bools = (finite | apposed) & ~has(before, wc.ADP | wc.TO)
    subjects |= has(text.codes[last + 1], wc.COMMA) & has(text.codes[last + 2], wc.REL)
    subjects |= (pronoun > 0) & ~has(pronoun, _OWN | _OBJECT | _SELF)
    return subjects & ~has(text.codes[last + 1], wc.POSSESSIVE)


def _find_speakers(text: Text, met: _Met, quoted: Ints, speakers: tuple[Ints, Ints]) -> Ints:
    """Give for each quotation, and for none at last, the mention that is its speaker, or -1."""
    found = np.full(len(text.quotes) + 1, _NOBODY)
    quote = text.find_quotes(quoted)
    mention = np.searchsorted(met.first, speakers[1], "right") - 1
    there = (quote >= 0) & (mention >= 0)
    there &= np.append(met.first, -1)[mention] >= speakers[0]
    found[quote[there]] = mention[there]
    found[-1] = _NOBODY
    return found


def _are_saying(text: Text, last: Ints) -> Bools:
    """Tell whether a verb of saying or thinking stands right after."""
    after: Ints = text.find(wc.HELPER).pass_forward(last + 1)
    return has(text.cues[after], vf.SAY)


def _link_pronouns(text: Text, met: _Met, speaker: Ints) -> Ints:
    """Give whom everybody met means: pronouns are linked to whom was met before, and on to the name."""
    asking = np.flatnonzero(met.pronoun)
    who = met.holder.copy()
    outside = met.quote < 0
    boundaries = text.find(_CLAUSE)
    for stage in (outside, ~outside):
        rows = asking[stage[asking]]
        if not len(rows):
            continue
        says = speaker[met.quote[rows]]
        barred = np.where(says >= 0, np.append(who, _NOBODY)[says], -2)
        target = _choose(met, rows, who, boundaries, barred)
        # Chains of pronouns are followed to their ends.
        link = np.arange(len(who))
        link[rows[target >= 0]] = target[target >= 0]
        while True:
            further = link[link]
            if (further == link).all():
                break
            link = further
        who[rows] = np.where(target >= 0, who[link[rows]], _NOBODY)
    return who


def _choose(met: _Met, rows: Ints, who: Ints, boundaries: Places, barred: Ints) -> Ints:
    """Choose for each pronoun the mention that it stands for, or -1; ``barred`` are the holders whom none can mean."""
    back = rows[:, None] - np.arange(1, _WINDOW + 1)
    near = back >= 0
    back = np.maximum(back, 0)
    near &= met.last[back] < met.first[rows][:, None]  # not "his brother" for "his"
    near &= met.article[back] == met.article[rows][:, None]
    apart = met.sentence[rows][:, None] - met.sentence[back]
    near &= apart <= _FURTHEST
    apart = np.clip(apart, 0, _FURTHEST)
    wanted = met.gender[rows][:, None]
    known = met.gender[back]
    pronoun = met.pronoun[back] > 0
    fits = near & ((known == 0) | (known == wanted))
    fits &= ~pronoun | (met.quote[back] == met.quote[rows][:, None]) | (met.quote[back] < 0)
    fits &= who[back] != barred[:, None]
    kind = met.pronoun[rows]
    reflexive = has(kind, _SELF)[:, None]
    objective = has(kind, _OBJECT)[:, None]
    same = (apart == 0) & ~boundaries.any_between(met.last[back], met.first[rows][:, None])
    fits &= ~(objective & same & ~reflexive)
    fits &= ~reflexive | same | ~met.subject[back]
    weight = _RECENT * 0.5**apart
    weight = weight + _SUBJECT * met.subject[back] * 0.7**apart
    weight += _GIVEN * pronoun * 0.7**apart
    weight += _CERTAIN * (known == wanted)
    weight += _CERTAIN * met.person[back]
    weight -= _QUOTED * ((met.quote[back] >= 0) & (met.quote[back] != met.quote[rows][:, None]))
    weight -= 1.0 * np.arange(_WINDOW)
    # "Weber and her father"
    joined = (
        has(kind, _OWN)[:, None]
        & (met.last[back] == met.first[rows][:, None] - 2)
        & met.joined[rows][:, None]
    )
    weight += _JOINED * joined
    # "Weber wants to use her fame"
    weight += _CERTAIN * (has(kind, _OWN)[:, None] & same & met.subject[back])
    # Of subjects in the same sentence the nearest is the one whose words or acts the clause tells.
    subject = fits & met.subject[back] & (apart == 0)
    weight += _CERTAIN * (
        subject & (subject.cumsum(axis=1) == 1) & ~has(kind, _OWN | _OBJECT | _SELF)[:, None]
    )
    weight = np.where(fits, weight, _NEVER)
    best = weight.argmax(axis=1)
    number = np.arange(len(rows))
    top = weight[number, best]
    chosen = back[number, best]
    # The best of those that are somebody else.
    other = who[back] != who[chosen][:, None]
    other &= ~pronoun
    second = np.where(other & fits, weight, _NEVER).max(axis=1)
    sure = (top > _NEVER) & ((second <= top - _MARGIN) | (met.pronoun[chosen] > 0))
    return np.where(sure, chosen, -1)
