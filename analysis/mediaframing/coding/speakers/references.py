"""What refers back to a name: pronouns and descriptions, in whatever role.

Whom a description ("the minister") means :mod:`descriptions` tells, whom *he*, *she* and a speaker whose office
nobody was given before mean, :mod:`salience`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from mediaframing.coding.english import name_words as nw
from mediaframing.coding.english import verb_frames as vf
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.speakers.descriptions import (
    Descriptions,
    are_among,
    count_holders,
    find_descriptions,
)
from mediaframing.coding.speakers.names import HE, SHE, Names
from mediaframing.coding.speakers.phrases import Phrases
from mediaframing.coding.speakers.salience import (
    DESCRIBED,
    FEMALE,
    NOBODY,
    OBJECT,
    OWN,
    SELF,
    SPEAKS,
    Met,
    are_subjects,
    link_met,
)
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.tokens import Bools, Ints, Tokens
from mediaframing.coding.text.words import Words

NAME, DESCRIPTION, PRONOUN = range(3)
_AFTER_OBJECT = (
    wc.ADP | wc.TO | wc.CCONJ | wc.SCONJ | wc.THAT | wc.AUX | wc.TIME | wc.DET
    | wc.INT
)  # fmt: skip
_PRONOUNS = {
    "he": 1, "his": 1 | OWN, "him": 1 | OBJECT, "himself": 1 | SELF,
    "she": 1 | FEMALE, "her": 1 | FEMALE | OWN, "hers": 1 | FEMALE | OWN, "herself": 1 | FEMALE | SELF,
}  # fmt: skip


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
        Whom it means, as numbered by :class:`mediaframing.coding.speakers.names.Names`, or from their number on by
        :class:`mediaframing.coding.speakers.descriptions.Descriptions`; -1 for nobody known.
    """

    first: Ints
    last: Ints
    kind: Ints
    holder: Ints


NO_REFERENCES = References(*(np.zeros(0, np.int64) for _ in range(4)))


def find_references(
    text: Text, names: Names, quoted: tuple[Ints, Ints], speakers: Phrases, beside: Ints
) -> tuple[References, Descriptions]:
    """Find what refers back, and whom each means.

    Parameters
    ----------
    text : Text
    names : Names
    quoted : tuple of array
        Tokens within quotations whose speakers are known, and the speaker of each.
    speakers : Phrases
        The speakers, in order: no pronoun in their own words stands for them.
    beside : array
        The name set beside each speaker, or -1.
    """
    described = find_descriptions(text, names)
    met = _list_met(text, names, described, speakers, beside)
    speaker = _find_speakers(text, met, quoted[0], speakers.keep(quoted[1]))
    who, linked = link_met(text, met, speaker)
    asking = np.flatnonzero(has(met.asks, DESCRIBED))
    means = described.holder.copy()
    row = np.searchsorted(described.last, met.last[asking])
    means[row] = np.where(linked[asking] != asking, who[asking], means[row])
    described = replace(described, holder=means)
    pronoun = np.flatnonzero(has(met.asks, 1))
    counts = len(names), len(described), len(pronoun)
    first = np.concatenate([names.first, described.first, met.first[pronoun]])
    order = np.argsort(first, kind="stable")
    references = References(
        first[order],
        np.concatenate([names.last, described.last, met.last[pronoun]])[order],
        np.repeat([NAME, DESCRIPTION, PRONOUN], counts)[order],
        np.concatenate([names.holder, means, who[pronoun]])[order],
    )
    return references, described


def _list_met(text: Text, names: Names, described: Descriptions, speakers: Phrases, beside: Ints) -> Met:
    """List whom a reader meets."""
    codes = text.codes
    place = text.find(wc.MASC | wc.FEM | wc.ACC | wc.POSS).tokens
    pronoun = text.vocabulary.classify_all("personal pronoun", _judge_pronouns)[text.type[place]]
    place, pronoun = place[pronoun > 0], pronoun[pronoun > 0]
    # "told her that" and "told her story"
    following = text.codes[place + 1]
    object_ = (pronoun & (FEMALE | OWN) == FEMALE | OWN) & (
        ~has(following, wc.WORD) | has(following, _AFTER_OBJECT)
    )
    pronoun = np.where(object_, pronoun & ~OWN | OBJECT, pronoun)
    # Whom no pronoun can stand for is left out.
    called = np.flatnonzero(~names.thing & ~names.modifies)
    # "The town's mayor, Anna Weber, said": who speaks is the name, not the office.
    offices = np.sort(speakers.head[beside >= 0])
    heads = np.sort(np.append(speakers.head, names.last[beside[beside >= 0]]))
    speaks = _are_saying(text, names.last[called]) | are_among(heads, names.last[called])
    # "Weber lives in the town": a name alone, of nobody knows whom, that does something.
    acts = (names.first[called] == names.last[called]) & ~has(text.codes[names.first[called] - 1], wc.DET)
    acts &= are_subjects(
        text, names.first[called], names.last[called], np.zeros(len(called), np.int64)
    ) | has(text.codes[names.last[called] + 1], wc.POSSESSIVE)
    acts &= ~has(nw.read_name_words(text, names.last[called]), nw.BODY | nw.PLACE)
    # Whoever speaks anywhere is looked for wherever the name stands.
    told = np.zeros(count_holders(names), np.bool_)
    told[names.holder[called[speaks]]] = True
    speaks = told[names.holder[called]]
    # "The Norland Fund said"
    speaks &= ~has(text.codes[names.first[called] - 1], wc.DET)
    # "CNN said", "POLITICO said"
    body = _are_in_capitals(text, names.last[called]) | text.are(names.last[called], "outlets in titles")
    speaks &= ~body
    acts &= ~body
    sure = names.person[called] | speaks
    doubtful = ~sure[sure | acts]
    called = called[sure | acts]
    noun = codes[described.last]
    speaks = described.definite & ~described.known & are_among(np.sort(speakers.head), described.last)
    speaks &= ~text.are(described.last, "seldom named")
    persons = np.flatnonzero(has(noun, wc.PERSON) & ~are_among(offices, described.last))
    last, noun = described.last[persons], noun[persons]
    of_holder = np.zeros(
        int(max(described.holder.max(initial=-1), names.holder.max(initial=-1))) + 2, np.int64
    )
    of_holder[names.holder] = names.gender
    gender = nw.read_name_words(text, last) & (HE | SHE) | of_holder[described.holder[persons]]
    gender |= np.where(has(noun, wc.MASC), HE, 0) | np.where(has(noun, wc.FEM), SHE, 0)
    first = np.concatenate([names.first[called], described.first[persons], place])
    order = np.argsort(first, kind="stable")
    last = np.concatenate([names.last[called], last, place])[order]
    first = first[order]
    asks = np.concatenate([np.zeros(len(called), np.int64), DESCRIBED * speaks[persons], pronoun])[order]
    asks[(asks > 0) & are_among(np.sort(speakers.last), last)] |= SPEAKS
    sentence = text.sentences.of_token[first]
    spoken = are_among(heads, last)
    holder = np.concatenate([names.holder[called], described.holder[persons], np.full(len(place), NOBODY)])[
        order
    ]
    named = (asks > 0) | (holder < count_holders(names))
    return Met(
        first,
        last,
        holder,
        text.sentences.article[sentence],
        sentence,
        text.find_quotes(first),
        np.concatenate([names.gender[called], gender, np.where(has(pronoun, FEMALE), SHE, HE)])[order],
        np.concatenate([~doubtful, np.ones(len(persons) + len(place), np.bool_)])[order],
        are_subjects(text, first, last, asks) | spoken,
        asks,
        has(text.codes[first - 1], wc.CCONJ),
        named,
        spoken,
        np.concatenate([doubtful, np.zeros(len(persons) + len(place), np.bool_)])[order],
        first,
    )


def are_pronouns(tokens: Tokens, first: Ints, last: Ints) -> Bools:
    """Tell which spans are a personal pronoun, which names nobody, whatever a codebook says."""
    pronoun = tokens.vocabulary.classify_all("personal pronoun", _judge_pronouns)[tokens.type[first]] > 0
    alone: Bools = pronoun & (first == last)
    return alone


def _are_in_capitals(text: Text, tokens: Ints) -> Bools:
    """Tell words in capitals: "CNN", but not "X"."""
    types, number = np.unique(text.type[tokens], return_inverse=True)
    words = text.vocabulary.types
    spelt = np.array([words[place].isupper() for place in types.tolist()], np.bool_)
    return spelt[number]


def _judge_pronouns(words: Words) -> Ints:
    return words.look_up(_PRONOUNS)


def _find_speakers(text: Text, met: Met, quoted: Ints, speakers: Phrases) -> Ints:
    """Give for each quotation, and for none at last, the mention that is its speaker, or -1."""
    found = np.full(len(text.quotes) + 1, NOBODY)
    quote = text.find_quotes(quoted)
    mention = np.searchsorted(met.first, speakers.last, "right") - 1
    there = (quote >= 0) & (mention >= 0)
    there &= np.append(met.first, -1)[mention] >= speakers.first
    found[quote[there]] = mention[there]
    found[-1] = NOBODY
    return found


def _are_saying(text: Text, last: Ints) -> Bools:
    """Tell whether a verb of saying or thinking stands right after."""
    after: Ints = text.find(wc.HELPER).pass_forward(last + 1)
    return has(text.cues[after], vf.SAY)
