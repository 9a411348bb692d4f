"""The labels of those who take turns in interviews and transcripts: "WEBER:", "Q.", "[00:12] Weber:", "WEBER —"."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediaframing.coding.english import verb_frames as vf
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.name_words import TITLE, read_name_words
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.columns import Columns
from mediaframing.coding.text.places import list_between
from mediaframing.coding.text.tokens import Bools, Ints

LONGEST_NAME = 4
_LONGEST_LABEL = 12
_IN_NAME = wc.WORD | wc.CAPITAL | wc.ROLE | wc.PLURAL | wc.POSSESSIVE | wc.MASC | wc.FEM
_IN_TITLE = wc.CAPITAL | wc.ROLE | wc.ADP | wc.DET | wc.NUMBER
_NO_NAME = wc.INT | wc.PRON | wc.SCONJ | wc.ADV | wc.TIME | wc.CCONJ
_TALKS = wc.AUX | wc.FIN | wc.PRON
_UTTERANCE = 12
"""An utterance has an auxiliary, a common verb or a pronoun among so many first tokens."""


_HEADED = 30
"""Within so many tokens a paragraph names again whom its heading names."""


@dataclass(frozen=True)
class Labels(Columns):
    """Labels, in order.

    Attributes
    ----------
    first, last : array
        The name.
    mark : array
        The last token of the label.
    opening, end : array
        Where what it labels begins, with a time or a sign of emphasis before it, and its last token.
    article : array
    """

    first: Ints
    last: Ints
    mark: Ints
    opening: Ints
    end: Ints
    article: Ints


def find_labels(text: Text) -> Labels:
    """Find the labels of paragraphs."""
    sentences, block = text.sentences, text.paragraph_openings
    opening = sentences.first_token[block[:-1]]
    end, article = sentences.end_token[block[1:] - 1] - 1, sentences.article[block[:-1]]
    # "**Weber:** It is late.", but "* Weber: old roads" in a list
    bullet = text.are(opening, "bullets") & (opening < end) & text.spaced[np.minimum(opening + 1, end)]
    begin = np.where(bullet, opening, _pass_emphasis(text, opening, end))
    colon = text.find(wc.COLON).find_next(begin)
    labelled = (colon <= end) & (colon - begin <= _LONGEST_LABEL) & (colon > begin)
    begin = _pass_brackets(text, begin, end)
    dash = text.find(wc.DASH).find_next(begin)
    dashed = _find_dashed(text, begin, dash, end, article) & ~labelled
    colon = np.where(dashed, dash, colon)
    labelled |= dashed
    # "Q Is it bilateral?"
    bare = ~labelled & text.are(begin, "Q and A") & has(text.codes[begin + 1], wc.CAPITAL)
    bare &= text.are(begin, "Q") & (begin + 2 < end)
    dotted = _find_dotted(text, begin, end, article) & ~labelled
    bare |= dotted
    some = np.flatnonzero(labelled | bare)  # few paragraphs are asked about further
    opening, begin, end, article, colon = (part[some] for part in (opening, begin, end, article, colon))
    labelled, bare, dotted = labelled[some], bare[some], dotted[some]
    named, name_end = _are_names(text, begin, colon)
    labelled &= named
    talks = _talk(text, np.where(bare, begin, colon), end)
    # "No." is a turn, too, of who is heard elsewhere in the article, or where names are set in capitals.
    talks |= are_in_capitals(text, begin) & (name_end - 1 > begin)
    # "Mr Weber: Order."
    talks |= has(read_name_words(text, begin), TITLE) & (name_end - 1 > begin)
    label = article * (len(text.vocabulary.types) + 1) + text.type[name_end - 1]
    talks |= np.isin(label, label[labelled & talks])
    # "Q. What began? A. A fire."
    asks = text.are(begin, "Q") & (labelled | bare) & talks
    answers = text.are(begin, "Q and A") & ~text.are(begin, "Q") & (bare | (name_end == begin + 1))
    talks |= answers & np.isin(article, article[asks])
    talks &= bare | answers | ~_are_spoken_of(text, name_end - 1, colon, end)
    kept = np.flatnonzero((labelled | bare) & talks)
    mark = np.where(bare, begin + dotted, colon)[kept]
    mark = _pass_emphasis(text, mark + 1, np.full(len(mark), len(text))) - 1
    last = np.where(bare, begin, name_end - 1)[kept]
    stop = (text.codes[last] == 0) & (last > begin[kept])
    return Labels(begin[kept], last - stop, mark, opening[kept], end[kept], article[kept])


def _pass_emphasis(text: Text, begin: Ints, end: Ints) -> Ints:
    """Pass the stars of "**Weber:**"."""
    for _ in range(2):
        begin = begin + ((begin < end) & text.are(begin, "emphasis"))
    return begin


def _pass_brackets(text: Text, begin: Ints, end: Ints) -> Ints:
    """Pass the time of "[00:12] WEBER:", and the bracket of "[WEBER]:"."""
    opens = has(text.codes[begin], wc.OPEN_BRACKET) & (begin + 3 < end)
    closes = has(text.codes[begin + 2], wc.CLOSE_BRACKET)
    alone = opens & closes & has(text.codes[begin + 3], wc.COLON)
    return np.where(alone, begin + 1, np.where(opens & closes, begin + 3, begin))


def _find_dashed(text: Text, begin: Ints, dash: Ints, end: Ints, article: Ints) -> Bools:
    """Find "WEBER — It is late.", in articles where several are so labelled and one of them asks, or says "I" or "we"."""
    dashed = (dash < end) & (dash > begin) & (dash - begin <= LONGEST_NAME)
    rows = np.flatnonzero(dashed)
    rows = rows[has(text.codes[begin[rows]], wc.CAPITAL) & are_in_capitals(text, begin[rows])]
    rows = rows[are_in_capitals(text, dash[rows] - 1) & text.spaced[dash[rows]] & text.spaced[dash[rows] + 1]]
    speech = text.find_named("who answers", "who is asked", "?")
    spoken = np.searchsorted(speech, dash[rows]) < np.searchsorted(speech, end[rows], "right")
    kinds: dict[int, set[int]] = {}
    for number, name in zip(article[rows].tolist(), text.type[begin[rows]].tolist(), strict=True):
        kinds.setdefault(number, set()).add(name)
    several = [number for number, names in kinds.items() if len(names) > 1]
    rows = rows[np.isin(article[rows], several) & np.isin(article[rows], article[rows[spoken]])]
    dashed[:] = False
    dashed[rows] = True
    return dashed


def _are_names(text: Text, begin: Ints, colon: Ints) -> tuple[Bools, Ints]:
    """Tell which labels name somebody, and where the name ends: before a comma, a bracket or the mark."""
    codes = text.codes
    place = begin[:, None] + np.arange(_LONGEST_LABEL + 1)
    code = codes[np.minimum(place, len(text))]
    comma = text.find(wc.COMMA | wc.OPEN_BRACKET | wc.CLOSE_BRACKET).find_next(begin)
    name_end = np.where(comma < colon, comma, colon)
    named = (has(code, wc.CAPITAL) & ~has(code, ~_IN_NAME)) | (code == 0)
    named |= has(code, wc.CAPITAL) & (place > begin[:, None])
    within = place < name_end[:, None]
    letter = text.are(begin, "Q and A") & (colon == begin + 1)
    # "THE PRESIDENT: ..."
    named[:, 0] |= has(codes[begin], wc.DET) & are_in_capitals(text, begin) & are_in_capitals(text, begin + 1)
    # "The Chairman: ..."
    named[:, 0] |= text.are(begin, "the") & text.are(name_end - 1, "offices that take turns")
    # "The Minister for Health: ..."
    named |= (_find_offices(text, begin, name_end) & (place > begin[:, None]).T).T & (
        has(code, wc.ADP | wc.CAPITAL | wc.CCONJ)
    )
    named[:, 0] |= _find_offices(text, begin, name_end)
    # "Respondent 2: ..."
    numbered = text.are(begin, "who is numbered") & (name_end == begin + 2) & has(code[:, 1], wc.NUMBER)
    named[:, 0] |= numbered
    named[:, 1] |= numbered
    # "moderator: ..."
    role = (colon == begin + 1) & (has(codes[begin], wc.ROLE | wc.PERSON) | text.are(begin, "interviewers"))
    named[:, 0] |= role
    name = (
        np.all(named | ~within, axis=1)
        & (has(codes[begin], wc.CAPITAL) | role | numbered)
        & ~has(codes[begin], _NO_NAME)
    )
    labelled = (name | letter) & (name_end - begin <= LONGEST_NAME + 2)
    # Titles after the name are capitalised, too; what stands in brackets is anything: "WEBER (laughing):".
    title = (place > name_end[:, None]) & (place < colon[:, None])
    title &= ~has(codes[name_end], wc.OPEN_BRACKET)[:, None]
    labelled &= np.all(~title | (code & wc.WORD == 0) | has(code, _IN_TITLE), axis=1)
    # "FACT: ...", "OUR PICKS: ..."
    headed = text.are(begin, "labels of no speaker") | text.are(name_end - 1, "headings")
    return labelled & ~headed, name_end


def _find_offices(text: Text, begin: Ints, name_end: Ints) -> Bools:
    """Tell "The Minister for Health": an office in capitals right behind the article."""
    office = begin + 1 + text.are(begin + 1, "ranks")
    named: Bools = (
        text.are(begin, "the") & has(text.codes[office], wc.ROLE) & has(text.codes[office], wc.CAPITAL)
    )
    named &= (name_end > office + 2) & has(text.codes[name_end - 1], wc.CAPITAL)
    return named & has(text.codes[begin + 1], wc.CAPITAL)


def _talk(text: Text, mark: Ints, end: Ints) -> Bools:
    """Tell whether an utterance follows each mark."""
    span, place = list_between(mark + 1, np.minimum(mark + 1 + _UTTERANCE, end + 1))
    talks = np.zeros(len(mark), np.bool_)
    # "The rain began at noon.", "When?"
    past = text.end_with(place, "ed") | has(text.cues[place], vf.PAST) | text.are(place, "began")
    past &= ~has(text.codes[place], wc.CAPITAL) & (place > mark[span] + 1)
    talks[span[has(text.codes[place], _TALKS) | past]] = True
    talks |= text.are(end, "?")
    return talks


def _are_spoken_of(text: Text, name: Ints, mark: Ints, end: Ints) -> Bools:
    """Tell headings, "Weber: Old roads Two years ago Weber closed them": a paragraph that names whom its label names, and no turn."""
    until = np.minimum(mark + 1 + _HEADED, end + 1)
    span, place = list_between(mark + 1, until)
    again = np.zeros(len(mark), np.bool_)
    again[span[text.type[place] == text.type[name[span]]]] = True
    return again & ~text.find(wc.FIRST).any_between(mark + 1, until)


def _find_dotted(text: Text, begin: Ints, end: Ints, article: Ints) -> Bools:
    """Find "Q. Is it late?" and "A. It is.", in articles that have both; "A. Weber" is a name."""
    dotted = text.are(begin, "Q and A") & text.are(begin + 1, "full stop") & (begin + 3 < end)
    dotted &= has(text.codes[begin + 2], wc.CAPITAL) & text.spaced[begin + 2]
    asked = dotted & text.are(begin, "Q")
    both: Bools = dotted & np.isin(article, article[asked]) & np.isin(article, article[dotted & ~asked])
    return both


def are_in_capitals(text: Text, tokens: Ints) -> Bools:
    """Tell which tokens are words of three letters and more in capitals."""
    types, place = np.unique(text.type[tokens], return_inverse=True)
    words = map(text.vocabulary.types.__getitem__, types.tolist())
    return np.array([len(word) > 2 and word.isupper() for word in words], np.bool_)[place]
