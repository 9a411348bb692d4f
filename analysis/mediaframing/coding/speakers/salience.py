"""Whom a pronoun stands for: everybody met before it is weighed, by the factors of Lappin & Leass (1994).

How recently, halved with each sentence; subjects before others; who is spoken of already before who is new. Whom a
pronoun cannot stand for is left out first, by gender and number and as Hobbs (1978) bounds the search: no object for the
subject of its own clause. Where two fit alike nobody is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english import verb_frames as vf
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.places import Places
from mediaframing.coding.text.tokens import Bools, Ints

NOBODY = -1
_WINDOW = 12
"""So many mentions before a pronoun are weighed."""
_FURTHEST = 6
"""Nobody is looked for more than so many sentences back, and beyond them nobody is less recent."""
_RECENT, _SUBJECT, _GIVEN, _CERTAIN, _QUOTED, _JOINED, _UNHEARD, _HEARD = (
    100.0, 60.0, 30.0, 30.0, 150.0, 80.0, 90.0, 60.0,
)  # fmt: skip
_NEVER = -1e9
_MARGIN = 12.0
"""Of two whose weights differ by less neither is chosen."""
_CLAUSE = (
    wc.COMMA | wc.COLON | wc.SEMICOLON | wc.DASH | wc.STOP | wc.QUOTE | wc.CCONJ | wc.SCONJ | wc.INT
    | wc.THAT | wc.REL | wc.OPEN_BRACKET | wc.CLOSE_BRACKET
)  # fmt: skip
OWN, OBJECT, SELF, FEMALE, DESCRIBED, SPEAKS = 2, 4, 8, 16, 32, 64
"""Of what asks whom it means: 1 for a pronoun, 2 for a possessive, 4 for an object, 8 for a reflexive, 16 for a woman; 32 for a description; 64 for who speaks, who is
whoever weighs most, however little more."""


@dataclass(frozen=True)
class Met(Columns):
    """Whom a reader meets, in order: names, descriptions, pronouns.

    Attributes
    ----------
    first, last : array
        Tokens.
    holder : array
        Whom it means, as far as that is known before; -1 for nobody.
    article, sentence, quote : array
        Where it stands; -1 outside of quotations.
    sort : array
        What gender or number it is known for, or wants; 0 for any.
    person : array of bool
        Whether it is known for a person.
    subject : array of bool
    asks : array
        What a pronoun, or a description that stands for who was met before, asks for; 0 for what means somebody by itself.
    joined : array of bool
        Whether a conjunction stands before.
    named : array of bool
        Whether it has a name, or is a pronoun: a description stands for no other.
    heard : array of bool
        Whether it speaks: who spoke goes on speaking as "he", who seldom was "a man" before.
    doubtful : array of bool
        Whether nothing tells that it is a person: among these is looked for who speaks, and a subject of the same sentence.
    since : array
        Where what it says begins, if that stands before it in its sentence: nobody named from there on is meant; else its own place.
    """

    first: Ints
    last: Ints
    holder: Ints
    article: Ints
    sentence: Ints
    quote: Ints
    sort: Ints
    person: Bools
    subject: Bools
    asks: Ints
    joined: Bools
    named: Bools
    heard: Bools
    doubtful: Bools
    since: Ints


def are_subjects(text: Text, first: Ints, last: Ints, asks: Ints) -> Bools:
    """Tell what stands before a finite verb and after no preposition."""
    after = text.find(wc.ADV).pass_forward(last + 1)
    code, cue = text.codes[after], text.cues[after]
    finite = has(code, wc.AUX | wc.FIN) | has(cue, vf.PAST | vf.THIRD | vf.VERB_SHAPED)
    finite |= text.end_with(after, "ed")
    apposed = has(text.codes[last + 1], wc.COMMA) & (first - text.find_floors(first) <= 4)
    before = text.codes[first - 1]
    subjects: Bools = (finite | apposed) & ~has(before, wc.ADP | wc.TO)
    subjects |= has(text.codes[last + 1], wc.COMMA) & has(text.codes[last + 2], wc.REL)
    subjects |= has(asks, 1) & ~has(asks, OWN | OBJECT | SELF)
    return subjects & ~has(text.codes[last + 1], wc.POSSESSIVE)


def link_met(
    text: Text, met: Met, speaker: Ints, furthest: int = _FURTHEST, heard: float = _HEARD
) -> tuple[Ints, Ints]:
    """Link pronouns, and descriptions that ask, to whom was met before, and on to the name.

    Parameters
    ----------
    text, met
    speaker : array
        For each quotation, and for none at last, who of those met speaks there, or -1.
    furthest : int
        Nobody is looked for more than so many sentences back.
    heard : float
        What it weighs, for who speaks, that somebody has spoken.

    Returns
    -------
    tuple of array
        Whom everybody met means, and the place of the mention that says so.
    """
    asking = np.flatnonzero(met.asks)
    who = met.holder.copy()
    linked = np.arange(len(who))
    outside = met.quote < 0
    boundaries = text.find(_CLAUSE)
    lost = np.zeros(len(who), np.bool_)
    speaking = has(met.asks, SPEAKS)
    # Who speaks and was linked to a pronoun that means nobody is asked for again without such.
    for stage in (outside, ~outside):
        for asked in (np.ones(len(who), np.bool_), speaking):
            rows = asking[(stage & asked)[asking] & (who[asking] == met.holder[asking])]
            if not len(rows):
                continue
            says = speaker[met.quote[rows]]
            barred = np.where(says >= 0, np.append(who, NOBODY)[says], -2)
            target = _choose(met, rows, who, boundaries, barred, lost, furthest, heard)
            # Chains of pronouns are followed to their ends.
            link = linked.copy()
            link[rows[target >= 0]] = target[target >= 0]
            while True:
                further = link[link]
                if (further == link).all():
                    break
                link = further
            linked[rows] = link[rows]
            who[rows] = np.where(target >= 0, who[link[rows]], who[rows])
            lost[rows] = who[rows] == NOBODY
    return who, linked


def _choose(
    met: Met,
    rows: Ints,
    who: Ints,
    boundaries: Places,
    barred: Ints,
    lost: Bools,
    furthest: int,
    heard: float,
) -> Ints:
    """Choose for each pronoun the mention that it stands for, or -1; ``barred`` are the holders whom none can mean."""
    back = rows[:, None] - np.arange(1, _WINDOW + 1)
    near = back >= 0
    back = np.maximum(back, 0)
    near &= met.last[back] < met.first[rows][:, None]  # not "his brother" for "his"
    near &= met.article[back] == met.article[rows][:, None]
    apart = met.sentence[rows][:, None] - met.sentence[back]
    near &= apart <= furthest
    apart = np.clip(apart, 0, _FURTHEST)
    wanted = met.sort[rows][:, None]
    known = met.sort[back]
    pronoun = met.asks[back] > 0
    fits = near & ((known == 0) | (known == wanted) | (wanted == 0))
    fits &= ~pronoun | (met.quote[back] == met.quote[rows][:, None]) | (met.quote[back] < 0)
    fits &= (who[back] != barred[:, None]) & ~lost[back]
    kind = met.asks[rows]
    fits &= met.named[back] | ~has(kind, DESCRIBED)[:, None]
    fits &= ~met.doubtful[back] | has(kind, SPEAKS)[:, None] | (met.subject[back] & (apart == 0))
    # "Such roads, they said, are late": those who speak are not told of there.
    fits &= pronoun | (met.first[back] < met.since[rows][:, None])
    # Who speaks is not whom other quotations name.
    other = (met.quote[back] >= 0) & (met.quote[back] != met.quote[rows][:, None])
    fits &= ~(other & has(kind, SPEAKS)[:, None])
    reflexive = has(kind, SELF)[:, None]
    objective = has(kind, OBJECT)[:, None]
    # Whether both stand in one clause is asked of few: it tells nothing of "he".
    same = near & (apart == 0) & has(kind, OWN | OBJECT | SELF)[:, None]
    row, column = same.nonzero()
    same[row, column] = ~boundaries.any_between(met.last[back[row, column]], met.first[rows[row]])
    fits &= ~(objective & same & ~reflexive)
    fits &= ~reflexive | same | ~met.subject[back]
    weight = _RECENT * 0.5**apart
    weight = weight + _SUBJECT * met.subject[back] * 0.7**apart
    weight += _GIVEN * pronoun * 0.7**apart
    weight += _CERTAIN * (known == wanted)
    weight += _CERTAIN * met.person[back]
    weight -= _QUOTED * ((met.quote[back] >= 0) & (met.quote[back] != met.quote[rows][:, None]))
    speaks = has(kind, SPEAKS)[:, None]
    weight -= _UNHEARD * (speaks & ~met.heard[back] & ~met.named[back])
    weight += heard * (speaks & met.heard[back] & ~pronoun)
    weight -= 1.0 * np.arange(_WINDOW)
    # "Weber and her father"
    joined = (
        has(kind, OWN)[:, None] & (met.last[back] == met.first[rows][:, None] - 2) & met.joined[rows][:, None]
    )
    weight += _JOINED * joined
    # "Weber wants to use her fame"
    weight += _CERTAIN * (has(kind, OWN)[:, None] & same & met.subject[back])
    # Of subjects in the same sentence the nearest is the one whose words or acts the clause tells.
    subject = fits & met.subject[back] & (apart == 0)
    weight += _CERTAIN * (subject & (subject.cumsum(axis=1) == 1) & ~has(kind, OWN | OBJECT | SELF)[:, None])
    weight = np.where(fits, weight, _NEVER)
    best = weight.argmax(axis=1)
    number = np.arange(len(rows))
    top = weight[number, best]
    chosen = back[number, best]
    # The best of those that are somebody else.
    other = who[back] != who[chosen][:, None]
    other &= ~pronoun
    second = np.where(other & fits, weight, _NEVER).max(axis=1)
    sure = (top > _NEVER) & ((second <= top - _MARGIN) | (met.asks[chosen] > 0) | has(kind, SPEAKS))
    return np.where(sure, chosen, -1)
