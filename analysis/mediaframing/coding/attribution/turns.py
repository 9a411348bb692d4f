"""Interviews and transcripts: turns that open with who speaks, and the block that a verb of saying and a colon announce."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mediaframing.coding.attribution.rows import Rows, draft_rows
from mediaframing.coding.attribution.shapes import BLOCK, TRANSCRIPT
from mediaframing.coding.english import name_words as nw
from mediaframing.coding.english import verb_frames as vf
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.subjects import find_subjects
from mediaframing.coding.text.tokens import Bools, Ints

_LONGEST_LABEL = 12
_LONGEST_NAME = 4
_IN_NAME = wc.WORD | wc.CAPITAL | wc.ROLE | wc.PLURAL | wc.POSSESSIVE | wc.MASC | wc.FEM
_TALKS = wc.AUX | wc.FIN | wc.PRON
_UTTERANCE = 12
"""An utterance has an auxiliary, a common verb or a pronoun among so many first tokens."""
_FEWEST_TURNS = 3
"""From so many turns on the last one goes on to the end of the article."""


def read_transcripts(text: Text) -> Rows:
    """Read interviews and transcripts: paragraphs that open with a name, or "Q" and "A".

    A turn goes on to the next label. A dateline ("LONDON: ...") opens one paragraph; only labels that take turns are
    speakers. Who asks as "Q" is nobody, and who answers as "A" is not named.
    """
    first, mark, last_name, end, article = _find_labels(text)
    taken = _take_turns(text, article, first, last_name)
    first, mark, last_name, end, article = (part[taken] for part in (first, mark, last_name, end, article))
    # What stands before the next label, a time or a sign of emphasis, is its own.
    opens = text.find_paragraph_floors(first)
    following = np.append(opens[1:], -1)
    goes_on = np.append(np.diff(article) == 0, False)
    end = np.where(goes_on, following - 1, end)
    turns = np.searchsorted(article, article, "right") - np.searchsorted(article, article)
    finish = text.sentences.first_token[np.searchsorted(text.sentences.article, article, "right")] - 1
    long = turns >= _FEWEST_TURNS
    end = np.where(~goes_on & long, finish, end)
    said = draft_rows(np.full(len(first), -1), (mark + 1, end), (mark, mark), (first, last_name), TRANSCRIPT)
    letter = text.are(first, "Q and A") & (first == last_name)
    nobody = np.where(letter, -1, first)
    said = replace(said, speaker_first=nobody, speaker_last=np.where(letter, -1, last_name))
    asks = text.are(first, "interviewers") & (first == last_name)
    return said.keep((end > mark) & ~asks)


def _find_labels(text: Text) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Find the labels of paragraphs: first token, mark, last token of the name, the paragraph's end, the article."""
    sentences, opening = text.sentences, text.paragraph_openings
    begin = sentences.first_token[opening[:-1]]
    end = sentences.first_token[opening[1:]] - 1
    article = sentences.article[opening[:-1]]
    codes = text.codes
    # "**Weber:**"
    for _ in range(2):
        begin = begin + ((begin < end) & text.are(begin, "emphasis"))
    colon = text.find(wc.COLON).find_next(begin)
    labelled = (colon <= end) & (colon - begin <= _LONGEST_LABEL) & (colon > begin)
    # "[00:12] WEBER: ..."
    timed = has(codes[begin], wc.OPEN_BRACKET) & has(codes[begin + 2], wc.CLOSE_BRACKET) & (begin + 3 < end)
    begin = np.where(timed, begin + 3, begin)
    # "Q Is it bilateral?"
    bare = ~labelled & text.are(begin, "Q and A") & has(codes[begin + 1], wc.CAPITAL)
    bare &= text.are(begin, "Q") & (begin + 2 < end)
    dotted = _find_dotted(text, begin, end, article) & ~labelled
    bare |= dotted
    some = np.flatnonzero(labelled | bare)  # few paragraphs are asked about further
    begin, end, article, colon = begin[some], end[some], article[some], colon[some]
    labelled, bare, dotted = labelled[some], bare[some], dotted[some]
    place = begin[:, None] + np.arange(_LONGEST_LABEL + 1)
    code = codes[np.minimum(place, len(text))]
    inside = place < colon[:, None]
    comma = text.find(wc.COMMA | wc.OPEN_BRACKET).find_next(begin)
    name_end = np.where(comma < colon, comma, colon)
    named = (has(code, wc.CAPITAL) & ~has(code, ~_IN_NAME)) | (code == 0)
    named |= has(code, wc.CAPITAL) & (place > begin[:, None])
    within = place < name_end[:, None]
    letter = text.are(begin, "Q and A") & (colon == begin + 1)
    # "THE PRESIDENT: ..."
    named[:, 0] |= (
        has(codes[begin], wc.DET) & _are_in_capitals(text, begin) & _are_in_capitals(text, begin + 1)
    )
    name = np.all(named | ~within, axis=1) & has(codes[begin], wc.CAPITAL)
    name &= ~has(codes[begin], wc.INT | wc.PRON | wc.SCONJ | wc.ADV | wc.TIME | wc.CCONJ)
    labelled &= name | letter
    labelled &= name_end - begin <= _LONGEST_NAME + 2
    # Titles after the name are capitalised, too.
    labelled &= np.all(
        ~inside
        | within
        | (code & wc.WORD == 0)
        | has(code, wc.CAPITAL | wc.ROLE | wc.ADP | wc.DET | wc.NUMBER),
        axis=1,
    )
    labelled &= ~text.are(begin, "labels of no speaker")
    reach = np.where(bare, begin, colon)[:, None] + 1 + np.arange(_UTTERANCE)
    talk = has(codes[np.minimum(reach, len(text))], _TALKS) & (reach <= end[:, None])
    # "No." is a turn, too, of who is heard elsewhere in the article, or where names are set in capitals.
    talks = talk.any(axis=1) | (_are_in_capitals(text, begin) & (name_end - 1 > begin))
    label = article * (len(text.vocabulary.types) + 1) + text.type[begin]
    talks |= np.isin(label, label[labelled & talks])
    kept = np.flatnonzero((labelled | bare) & talks)
    mark = np.where(bare, begin + dotted, colon)[kept]
    after = np.zeros(len(mark), np.int64)
    for _ in range(2):
        after += text.are(mark + after + 1, "emphasis")
    last = np.where(bare, begin, name_end - 1)[kept]
    stop = (codes[last] == 0) & (last > begin[kept])
    return begin[kept], mark + after, last - stop, end[kept], article[kept]


def _find_dotted(text: Text, begin: Ints, end: Ints, article: Ints) -> Bools:
    """Find "Q. Is it late?" and "A. It is.", in articles that have both; "A. Weber" is a name."""
    dotted = text.are(begin, "Q and A") & text.are(begin + 1, "full stop") & (begin + 3 < end)
    dotted &= (
        has(text.codes[begin + 2], wc.CAPITAL) & text.tokens.spaced[np.minimum(begin + 2, len(text) - 1)]
    )
    asked = dotted & text.are(begin, "Q")
    both: Bools = dotted & np.isin(article, article[asked]) & np.isin(article, article[dotted & ~asked])
    return both


def _are_in_capitals(text: Text, tokens: Ints) -> Bools:
    """Tell which tokens are words of three letters and more in capitals."""
    types, place = np.unique(text.type[tokens], return_inverse=True)
    words = map(text.vocabulary.types.__getitem__, types.tolist())
    return np.array([len(word) > 2 and word.isupper() for word in words], np.bool_)[place]


def _take_turns(text: Text, article: Ints, first: Ints, last: Ints) -> Bools:
    """Tell labels whose article has two or more kinds of them, no mere places among these."""
    if not len(first):
        return np.zeros(0, np.bool_)
    keys = text.vocabulary.keys
    said = [keys[key] for key in text.type[first].tolist()]
    place = has(nw.read_name_words(text, first), nw.PLACE)
    kinds: dict[int, set[str]] = {}
    for number, label, somewhere in zip(article.tolist(), said, place.tolist(), strict=True):
        if not somewhere:
            kinds.setdefault(number, set()).add(label)
    lone = {"q", "a"}
    named = _are_full_capitals(text, first, last)
    emphasis = text.are(first - 1, "emphasis")
    marked = {number for number, there in zip(article.tolist(), emphasis.tolist(), strict=True) if there}
    return np.array(
        [
            number in kinds
            and label in kinds[number]
            and (len(kinds[number]) > 1 or number in marked or label in lone or alone)
            for number, label, alone in zip(article.tolist(), said, named.tolist(), strict=True)
        ],
        np.bool_,
    )


def _are_full_capitals(text: Text, first: Ints, last: Ints) -> Bools:
    """Tell labels of two words and more in capitals, "ANN WEBER:", which take turns though only one is there."""
    full: Bools = (last > first) & _are_in_capitals(text, first) & _are_in_capitals(text, last)
    return full & ~has(text.codes[last + 1], wc.WORD) & (last - first < _LONGEST_NAME)


def read_blocks(text: Text) -> Rows:
    """Read "Weber answered:" and the paragraph after it, set without quotation marks."""
    sentences, opening = text.sentences, text.paragraph_openings
    end = sentences.first_token[opening[1:-1]] - 1
    mark = end
    said = has(text.codes[mark], wc.COLON) & (
        sentences.article[opening[1:-1]] == sentences.article[opening[:-2]]
    )
    mark = mark[said]
    verb = text.find(wc.ADV | wc.TIME).pass_back(mark - 1)
    floor = text.find_floors(mark)
    first = mark + 1
    last = sentences.first_token[opening[2:]][said] - 1
    told = (
        has(text.cues[verb], vf.SAY) & (verb > floor) & ~has(text.codes[first], wc.QUOTE) & (last - first > 2)
    )
    mark, verb, floor, first, last = (part[told] for part in (mark, verb, floor, first, last))
    before = np.maximum(text.find(wc.HELPER).pass_back(verb - 1), floor)
    subject = find_subjects(text, before, floor)
    named = subject[0] >= 0
    rows = draft_rows(verb, (first, last), (verb, verb), subject, BLOCK)
    return rows.keep(named)
