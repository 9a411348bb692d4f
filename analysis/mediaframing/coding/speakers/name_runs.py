"""Where names stand: runs of capitalised words that can stand in one (Nadeau & Sekine 2007 on such surface features)."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.english import name_words as nw
from mediaframing.coding.english import verb_frames as vf
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.search.mentions import Mentions
from mediaframing.coding.text.pieces import Bytes
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

_PLAIN, _TITLE, _AFTER_NAME = 1, 2, 3
_SHARE_OF_CAPITALS = 0.6
"""Of a sentence with more capitalised words than this share of all words and marks every word may be capitalised: no names are told there."""
_CROWDED = 4
_SMALL_IN_HEADLINES = (
    wc.ADP | wc.DET | wc.CCONJ | wc.SCONJ | wc.TO | wc.PRON | wc.AUX | wc.ADV | wc.REL | wc.THAT | wc.POSSESSIVE | wc.INT
)  # fmt: skip
"""What headlines write small where they capitalise all else."""
_LONGEST_APPOSITION = 9
_PLURALS = (
    "ers", "ors", "ars", "ists", "nts", "ians", "als", "ates", "ies", "ees", "ves", "ics", "ens", "ends", "ths", "ings", "ions",
)  # fmt: skip
"""How words for several people or things end."""
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ism", "ence", "ance", "ship", "hood", "ing", "ly")
"""How words for what is nobody end."""
_SOON = 60
"""So many words behind a name *he* or *she* stands for it, at most."""
_LONGEST_FIELD = 5
"""An office is held for at most so many capitalised words."""


def find_runs(text: Text, known: Mentions) -> tuple[Ints, Ints]:
    """Find runs of words that can stand in names, and the codebook's names."""
    codes = text.codes
    kind = _judge_types(text)[text.type[: len(text)]]
    part = np.zeros(len(text) + 1, np.bool_)
    part[:-1] = kind == _PLAIN
    opens = np.zeros(len(text) + 1, np.bool_)
    opens[text.sentences.first_token] = True
    # "Mr. Weber", but "the Judge"
    title = np.flatnonzero(kind == _TITLE)
    after = text.codes[title + 1]
    part[title] = ~has(after, wc.CAPITAL | wc.ROLE) & (after != 0)
    # "the Justice Department", but not "the Minister"; "May" after "Theresa" or "Mrs."
    other = np.flatnonzero(kind == _AFTER_NAME)
    before = text.codes[other - 1]
    named = has(before, wc.CAPITAL) & ~opens[other]
    body = has(codes[other], wc.BODY | wc.TEXT)
    given = has(nw.read_name_words(text, other - 1), nw.FIRST | nw.TITLE)
    part[other] = named & np.where(body, ~has(before, ~(wc.WORD | wc.CAPITAL | wc.ROLE)), given)
    owner = other[named & body] - 1
    part[owner[has(codes[owner], wc.PERSON)]] = True
    part[text.modal_names] = True
    part[text.datelines] = False
    _join_hyphens(text, part, opens)
    place = np.flatnonzero(part)
    _leave_openings(text, part, place, opens)
    _leave_headlines(text, part, place)
    _, token = list_between(known.first_token, known.last_token + 1)
    part[token] = True
    link = np.flatnonzero(part[:-2] & ~part[1:-1] & part[2:]) + 1
    small = has(nw.read_name_words(text, link), nw.PARTICLE)
    small |= (codes[link] == 0) & text.are(link, "full stop")
    part[link[small & ~opens[link] & ~opens[link + 1]]] = True
    token = np.flatnonzero(part)
    begins = (np.diff(token, prepend=-2) > 1) | opens[token]
    return _trim_runs(text, token[begins], token[np.roll(begins, -1)])


def _join_hyphens(text: Text, part: Bools, opens: Bools) -> None:
    """Take in the hyphens of "Moon Jae-in", "Bashar al-Assad" and "Jean-Claude Juncker", but not of "Norland-Westmark"."""
    hyphen = text.hyphens
    title = hyphen[has(text.codes[hyphen + 1], wc.PERSON) & has(text.codes[hyphen + 1], wc.CAPITAL)]
    hyphen = hyphen[part[hyphen + 1]]
    particle = has(nw.read_name_words(text, hyphen - 1), nw.PARTICLE) & ~opens[hyphen - 1]
    goes_on = part[hyphen - 2] & ~opens[hyphen - 1]
    # "Al-Assad" alone is called as "Assad" is.
    part[hyphen[particle & ~goes_on] - 1] = False
    # "Major-General Weber"
    part[title - 1] = False
    _fill(part, hyphen[particle & goes_on])
    other, goes_on = hyphen[~particle], goes_on[~particle]
    goes_on |= part[other + 2] & ~opens[other + 2]
    _fill(part, other[goes_on & part[other - 1]])
    _fill(part, text.given_names)


def _fill(part: Bools, hyphen: Ints) -> None:
    """Take hyphens and the words beside them for parts of names."""
    for step in (-1, 0, 1):
        part[hyphen + step] = True


def _judge_types(text: Text) -> Bytes:
    """Tell for every type whether it can stand in names."""
    code = wc.classify_types(text.vocabulary)
    word = text.vocabulary.classify_all("name word", nw.judge_name_words)
    capital = has(code, wc.CAPITAL)
    plain = capital & ~has(code, ~(wc.WORD | wc.CAPITAL))
    title = plain & has(word, nw.TITLE) & ~has(word, nw.FIRST | nw.BODY)
    other = capital & ~plain & ~has(code, wc.PERSON | wc.PRON | wc.DET)
    return np.select([title, plain, other], [_TITLE, _PLAIN, _AFTER_NAME], 0).astype(np.uint8)


def _leave_openings(text: Text, part: Bools, place: Ints, opens: Bools) -> None:
    """Leave out a word that is capitalised only where it opens a sentence: "Thousands", but not "Weber said"."""
    # “It is late,” Weber said: what follows a closed quotation opens nothing.
    quoted = has(text.codes[place - 1], wc.QUOTE) & (text.find_closings(place - 1) < 0)
    first = opens[place] | quoted
    # "Neither Anna Weber", "Unlike Weber"
    part[place[first & text.are(place, "opens no name")]] = False
    lone = place[first & ~part[place + 1]]
    lone = lone[nw.read_name_words(text, lone) == 0]
    acts = _are_persons(text, lone)
    persons, lone = lone[acts], lone[~acts]
    asked = np.zeros(len(text.vocabulary.types) + 1, np.bool_)
    asked[text.type[lone]] = True
    elsewhere = np.append(place[asked[text.type[place]] & ~first], persons)
    keys = np.unique(_key(text, elsewhere))
    sought = _key(text, lone)
    there = np.append(keys, -1)[np.searchsorted(keys, sought)] == sought
    part[lone[~there]] = False


def _are_persons(text: Text, lone: Ints) -> Bools:
    """Tell by what follows: "Weber said", "Weber also said", "Weber, the mayor,", "Weber, however,"."""
    cue = text.cues[text.find(wc.HELPER).pass_forward(lone + 1)]
    does = has(cue, vf.PAST | vf.THIRD) & ~has(cue, vf.NOUN | vf.VERB_SHAPED)
    comma = text.find(wc.COMMA)
    end = comma.find_next(lone + 2)
    apposed = has(text.codes[lone + 1], wc.COMMA) & (end - lone <= _LONGEST_APPOSITION)
    office = has(text.codes[lone + 2], wc.DET) & text.find(wc.PERSON).any_between(lone + 2, end)
    apposed &= office | (has(text.codes[lone + 2], wc.ADV) & (end == lone + 3))
    # "Matthews said", but not "Officials said"; "Matthews says"
    several = text.end_with(lone, *_PLURALS) & ~text.are(lone, "surnames in ers")
    several |= has(text.codes[lone], wc.PLURAL)
    does, one = does | _are_called_on(text, lone), _are_single(text, lone)
    persons: Bools = (does | apposed) & (~several | one) & ~text.end_with(lone, "ing", "ly")
    persons &= ~text.are(lone, "story")
    return persons


def _are_single(text: Text, lone: Ints) -> Bools:
    """Tell subjects whose verb is one of a single person: "Matthews was", "Matthews also says"."""
    verb = text.find(wc.ADV).pass_forward(lone + 1)
    single: Bools = text.are(verb, "single auxiliaries") | has(text.cues[verb], vf.THIRD)
    return single


def _are_called_on(text: Text, lone: Ints) -> Bools:
    """Tell who does something, or is told of by "who", and is called "he" or "she" soon: "Weber was late. She ..."."""
    codes = text.codes
    verb = text.find(wc.ADV).pass_forward(lone + 1)
    does = has(codes[verb], wc.AUX | wc.FIN) | has(text.cues[verb], vf.PAST) | text.end_with(verb, "ed")
    does &= ~_end_in_s(text, lone) & ~text.are(verb, "plural auxiliaries")
    does |= _are_single(text, lone)
    # "Weber, who", "Weber, a fellow of the bank,", "Weber, 61,"
    told = text.are(lone + 2, "tells of a name") | has(codes[lone + 2], wc.NUMBER)
    does |= has(codes[lone + 1], wc.COMMA) & told & ~_end_in_s(text, lone)
    does &= ~has(codes[lone], ~(wc.WORD | wc.CAPITAL)) & ~text.end_with(lone, *_ABSTRACT)
    does &= ~text.are(lone, "nobody's names")
    again = text.find(wc.MASC | wc.FEM).find_next(lone + 1)
    article = text.sentences.article[text.sentences.of_token[lone]]
    near = np.minimum(again, len(text) - 1)
    does &= (again - lone <= _SOON) & (text.sentences.article[text.sentences.of_token[near]] == article)
    return does


def _end_in_s(text: Text, lone: Ints) -> Bools:
    """Tell what may be several: "Teachers", but not "Sanders"."""
    several: Bools = text.end_with(lone, "s") & ~text.are(lone, "surnames in ers")
    return several


def _key(text: Text, tokens: Ints) -> Ints:
    """Give a number for the article and the type of each token."""
    article: Ints = text.sentences.article[text.sentences.of_token[tokens]]
    return article * (len(text.vocabulary.types) + 1) + text.type[tokens]


def _leave_headlines(text: Text, part: Bools, place: Ints) -> None:
    """Leave out the words of sentences in which most words are capitalised, but not of "Anna Weber met Jonas Keller"."""
    sentence = text.sentences.of_token[place]
    capitals = np.bincount(sentence, minlength=len(text.sentences))
    length = text.sentences.end_token - text.sentences.first_token
    crowded = (capitals > _SHARE_OF_CAPITALS * length) & (length > _CROWDED)
    rows = np.flatnonzero(crowded)
    _, small = list_between(text.sentences.first_token[rows], text.sentences.end_token[rows])
    small = small[has(text.codes[small], wc.WORD) & ~has(text.codes[small], wc.CAPITAL | _SMALL_IN_HEADLINES)]
    crowded[text.sentences.of_token[small]] = False
    part[place[crowded[sentence]]] = False


def _trim_runs(text: Text, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Give "John Kerry" in "Secretary of State John Kerry", and leave "Jr." out."""
    suffix = (last > first) & has(nw.read_name_words(text, last), nw.SUFFIX)
    last = last - suffix
    office = (last - first >= 2) & has(text.codes[first - 1], wc.OF) & has(text.codes[first - 2], wc.PERSON)
    office &= has(nw.read_name_words(text, first + 1), nw.FIRST)
    first = first + office
    first = _pass_offices(text, first, last)
    # "University of Texas Arlington Amneh Jafari": what stands before is no part of the person's name.
    words = nw.read_name_words(text, last)
    person = ~has(words, nw.BODY | nw.PLACE)
    for _ in range(2):
        place = nw.read_name_words(text, first) & (nw.PLACE | nw.FIRST) == nw.PLACE
        first = first + (place & (last - first >= 2) & person)
    for _ in range(2):
        title = has(text.codes[first], wc.PERSON) & ~has(text.codes[last], wc.BODY)
        first = first + (title & (last > first) & person)
    return first, last


def _pass_offices(text: Text, first: Ints, last: Ints) -> Ints:
    """Give "Anna Weber" in "ambassador to NATO Anna Weber" and "head of its Defense Ministry Anna Weber".

    What an office is held for ends with the first of the words behind its preposition that is a first name, if the
    first word is none; the name of a body ends with its noun.
    """
    codes = text.codes
    preposition = first - 1 - has(text.codes[first - 1], wc.DET)
    held = has(codes[preposition], wc.ADP)
    office = text.find(wc.PERSON).find_previous(preposition - 1)
    held &= (office >= preposition - 2) & (office >= text.find_floors(first))
    rows = np.flatnonzero(last - first >= 2)
    place = first[rows][:, None] + np.arange(1, _LONGEST_FIELD + 1)
    inside = place < last[rows][:, None]
    place = np.where(inside, place, last[rows][:, None])
    given = inside & has(nw.read_name_words(text, place), nw.FIRST)
    behind = has(text.codes[place - 1], wc.BODY)
    own = nw.read_name_words(text, first[rows]) & (nw.FIRST | nw.PLACE) == nw.FIRST
    given &= (held[rows] & ~own)[:, None] | behind
    told = given.any(axis=1)
    first = first.copy()
    first[rows[told]] += 1 + given[told].argmax(axis=1)
    return first
