"""Interviews without labels: questions to "you", and answers of who says "I", in paragraphs or one after the other."""

from __future__ import annotations

import numpy as np

from mediaframing.coding.attribution.rows import NOBODY, Rows, draft_rows, drop_off
from mediaframing.coding.attribution.shapes import INTERVIEW, TRANSCRIPT
from mediaframing.coding.english.reading import Text
from mediaframing.coding.text.tokens import Bools, Ints

_FEWEST_QUESTIONS, _FEWEST_TO_YOU = 4, 3
_LEAST_TO_YOU, _LEAST_ANSWERED, _MOST_CUED = 0.25, 0.6, 0.2
"""Of the questions so many ask "you" at least, and are answered by "I"; of the sentences so many tell what others said."""
_ANSWER_REACH = 3
"""Among so many sentences after a question its answer says "I"."""


def read_interviews(text: Text, rows: Rows) -> Rows:
    """Read the answers of interviews in which nobody is labelled; an article of opinion asks its readers less.

    Parameters
    ----------
    text : Text
    rows : Rows
        The attributions found so far.
    """
    sentences = text.sentences
    last = sentences.end_token - 1
    plain = text.find_quotes(last) < 0
    question = text.are(last, "?") & plain
    if question.sum() < _FEWEST_QUESTIONS:
        return _answer(np.zeros(0, np.int64), np.zeros(0, np.int64))
    article = sentences.article
    you, me = _have(text, text.find_named("who is asked")), _have(text, text.find_named("who answers"))
    asks = _choose_interviews(text, rows, question, you, me)[article]
    # "You left early. Why?"
    leads = np.append(question[1:] & (np.diff(article) == 0), False) & you & ~me
    asks &= question | leads
    asked = np.flatnonzero(asks)
    # An answer goes on to the next question, the last one to the last "I" of the article.
    following = np.append(asked[1:], len(article))
    same = np.append(article[asked[1:]] == article[asked[:-1]], False)
    own = np.flatnonzero(me & ~question)
    finish = np.searchsorted(article, article[asked], "right")
    latest = own[np.searchsorted(own, finish) - 1] if len(own) else np.full(len(asked), -1)
    end = np.where(same, following - 1, latest)
    kept = end > asked
    return _answer(sentences.first_token[asked[kept] + 1], last[end[kept]])


def _answer(first: Ints, last: Ints) -> Rows:
    return drop_off(draft_rows(np.full(len(first), -1), (first, last), NOBODY, NOBODY, INTERVIEW))


def _have(text: Text, tokens: Ints) -> Bools:
    """Tell which sentences have one of some words outside of quotations."""
    there = np.zeros(len(text.sentences), np.bool_)
    there[text.sentences.of_token[tokens[text.find_quotes(tokens) < 0]]] = True
    return there


def _choose_interviews(text: Text, rows: Rows, question: Bools, you: Bools, me: Bools) -> Bools:
    """Tell which articles are interviews."""
    article = text.sentences.article
    total = int(article.max()) + 1

    def count(sentences: Bools) -> Ints:
        return np.bincount(article[sentences], minlength=total)

    answered = np.zeros(len(article), np.bool_)
    own = np.append(me & ~question, np.zeros(_ANSWER_REACH, np.bool_))
    for step in range(1, _ANSWER_REACH + 1):
        near = article == np.append(article, np.full(step, -1))[step:]
        answered |= question & near & own[step : len(article) + step]
    questions, to_you = count(question), count(question & you)
    cued = np.bincount(text.tokens.article[rows.cue_first[rows.cue_first >= 0]], minlength=total)
    chosen = (questions >= _FEWEST_QUESTIONS) & (to_you >= _FEWEST_TO_YOU)
    chosen &= to_you >= _LEAST_TO_YOU * questions
    chosen &= count(answered) >= _LEAST_ANSWERED * questions
    chosen &= count(you & ~question) <= count(me & ~question)  # else it advises its readers
    chosen &= cued <= _MOST_CUED * np.bincount(article, minlength=total)
    chosen[text.tokens.article[rows.first[rows.shape == TRANSCRIPT]]] = False
    return chosen
