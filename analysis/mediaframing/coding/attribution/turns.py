"""Interviews and transcripts: turns that open with who speaks, and the block that a verb of saying and a colon announce."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mediaframing.coding.attribution.labels import LONGEST_NAME, Labels, are_in_capitals, find_labels
from mediaframing.coding.attribution.rows import Rows, draft_rows
from mediaframing.coding.attribution.shapes import BLOCK, TRANSCRIPT
from mediaframing.coding.english import name_words as nw
from mediaframing.coding.english import verb_frames as vf
from mediaframing.coding.english import word_classes as wc
from mediaframing.coding.english.queries import has
from mediaframing.coding.english.reading import Text
from mediaframing.coding.english.subjects import find_subjects
from mediaframing.coding.text.tokens import Bools

_FIRST_WORDS = 12
"""Who speaks in a paragraph without quotation marks says "I" or "we" within so many words."""
_FEWEST_TURNS = 3
"""From so many turns on the last one goes on to the end of the article."""


def read_transcripts(text: Text) -> Rows:
    """Read interviews and transcripts: paragraphs that open with a name, or "Q" and "A".

    A turn goes on to the next label. A dateline ("LONDON: ...") opens one paragraph; only labels that take turns are
    speakers. Who asks as "Q" is nobody, and who answers as "A" is not named.
    """
    labels = find_labels(text)
    labels = labels.keep(_take_turns(text, labels))
    first, mark, last_name, article = labels.first, labels.mark, labels.last, labels.article
    # What stands before the next label, a time or a sign of emphasis, is its own.
    following = np.append(labels.opening[1:], -1)
    goes_on = np.append(np.diff(article) == 0, False)
    end = np.where(goes_on, following - 1, labels.end)
    turns = np.searchsorted(article, article, "right") - np.searchsorted(article, article)
    finish = text.sentences.end_token[np.searchsorted(text.sentences.article, article, "right") - 1] - 1
    long = turns >= _FEWEST_TURNS
    end = np.where(~goes_on & long, finish, end)
    said = draft_rows(np.full(len(first), -1), (mark + 1, end), (mark, mark), (first, last_name), TRANSCRIPT)
    letter = (text.are(first, "Q and A") | text.are(first, "answers as A")) & (first == last_name)
    nobody = np.where(letter, -1, first)
    said = replace(said, speaker_first=nobody, speaker_last=np.where(letter, -1, last_name))
    asks = text.are(first, "interviewers") & (first == last_name)
    return said.keep((end > mark) & ~asks)


def _take_turns(text: Text, labels: Labels) -> Bools:
    """Tell labels whose article has two or more kinds of them, no mere places among these."""
    first, article = labels.first, labels.article
    if not len(first):
        return np.zeros(0, np.bool_)
    keys = text.vocabulary.keys
    said = [keys[key] for key in text.type[labels.last].tolist()]
    place = has(nw.read_name_words(text, first), nw.PLACE)
    kinds: dict[int, set[str]] = {}
    for number, label, somewhere in zip(article.tolist(), said, place.tolist(), strict=True):
        if not somewhere:
            kinds.setdefault(number, set()).add(label)
    lone = {"q", "a"}
    named = _are_full_capitals(text, labels)
    emphasis = text.are(first - 1, "emphasis") & (first > labels.opening)
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


def _are_full_capitals(text: Text, labels: Labels) -> Bools:
    """Tell labels that take turns though only one is there: "ANN WEBER:", "MS. WEBER:", "The Chairman:"."""
    first, last = labels.first, labels.last
    titled = has(nw.read_name_words(text, first), nw.TITLE) & ~text.end_with(first, "the")
    full: Bools = (last > first) & (are_in_capitals(text, first) | titled) & are_in_capitals(text, last)
    # "The Presiding Officer: ..."
    full |= (last > first) & text.are(first, "the") & text.are(last, "offices that take turns")
    full &= has(text.codes[labels.mark], wc.COLON)
    return full & ~has(text.codes[last + 1], wc.WORD) & (last - first < LONGEST_NAME)


def read_blocks(text: Text) -> Rows:
    """Read "Weber answered:" and the paragraph after it, set without quotation marks."""
    sentences, opening = text.sentences, text.paragraph_openings
    end = sentences.end_token[opening[1:-1] - 1] - 1
    mark = end
    said = has(text.codes[mark], wc.COLON) & (
        sentences.article[opening[1:-1]] == sentences.article[opening[:-2]]
    )
    mark = mark[said]
    verb = text.find(wc.ADV | wc.TIME).pass_back(mark - 1)
    floor = text.find_floors(mark)
    first = mark + 1
    last = sentences.end_token[opening[2:] - 1][said] - 1
    told = has(text.cues[verb], vf.SAY)
    # "Weber insists that it is late:", and a paragraph in her own words: "I think it must go."
    said = text.cued[has(text.cues[text.cued], vf.SAY) & has(text.cues[text.cued], vf.INFLECTED)]
    before = np.append(-1, said)[np.searchsorted(said, mark)]
    me = text.find(wc.FIRST).find_next(first)
    own = ~told & (before > floor) & (me <= np.minimum(last, first + _FIRST_WORDS))
    verb = np.where(own, before, verb)
    told = (told | own) & (verb > floor) & ~has(text.codes[first], wc.QUOTE) & (last - first > 2)
    mark, verb, floor, first, last = (part[told] for part in (mark, verb, floor, first, last))
    before = np.maximum(text.find(wc.HELPER).pass_back(verb - 1), floor)
    subject = find_subjects(text, before, floor)
    named = subject[0] >= 0
    rows = draft_rows(verb, (first, last), (verb, verb), subject, BLOCK)
    return rows.keep(named)
