from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.english.reading import Text
from mediaframing.coding.stance.cues import drop_overlaps, find_cues, match_phrases
from mediaframing.coding.stance.phrases import kinds
from mediaframing.coding.stance.presupposition import Nouns, are_indefinite, are_presupposed, are_ventures
from mediaframing.coding.stance.reading import mark_cues
from mediaframing.coding.stance.scopes import reach
from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import APART, split_texts


def read(text):
    """Give the tokens, the text as the rules read it, and all its cues."""
    tokens = split_texts([text])
    sentences = split_sentences(tokens)
    words = mark_cues(Text(tokens, sentences))
    return tokens, words, find_cues(words, sentences, np.ones(len(sentences), np.bool_))


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("There is no hope of a deal.", [("no hope of", "phrase")]),
        ("It is not sure, not war.", [("not sure", "doubt"), ("not", "clause")]),
        ("little by little by little", [("little by little", "none"), ("little", "noun")]),
        ("He mightn’t.", [("mightn’t", "clause")]),
        ("Should a war come, we leave.", [("Should", "if")]),
        ("Should we leave?", []),
        ("He was short. Of war he said", []),
        ("May is warm.", []),
        ("", []),
    ],
)
def test_the_longest_cues_are_found_from_left_to_right(text, cues):
    tokens, _, found = read(text)
    places = zip(found.first, found.last, found.kind, strict=True)
    held = [(text[tokens.start[a] : tokens.end[b]], int(k)) for a, b, k in places]
    assert held == [(cue, kinds(kind)) for cue, kind in cues]


def test_a_phrase_is_matched_within_its_room():
    _, words, _ = read("no hope of war")
    first = np.full(4, APART)
    length, kind = match_phrases(words, first, np.array([1, 2, 3, 4]))
    assert length.tolist() == [1, 1, 3, 3]
    assert kind.tolist() == [kinds("noun")] * 2 + [kinds("phrase")] * 2


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4)), max_size=12))
def test_no_two_spans_overlap_that_remain(spans):
    spans = sorted(dict(spans).items())
    first = np.array([begin for begin, _ in spans], np.int64)
    last = first + np.array([size for _, size in spans], np.int64)
    kept, free = [], -1
    for begin, end in zip(first.tolist(), last.tolist(), strict=True):
        kept.append(begin > free)
        free = end if kept[-1] else free
    assert drop_overlaps(first, last).tolist() == kept


@pytest.mark.parametrize(
    ("text", "reaches"),
    [
        ("There is no evidence of fraud", True),
        ("They did not leave because of fraud", False),
        ("They did not come, but fraud", False),
        ("The court cleared him of fraud", True),
        ("The court cleared his fraud", False),
        ("Nobody, in fact, wants fraud", True),
        ("It is no clear, credible fraud", True),
        ("She could see the man during the fraud", False),
    ],
)
def test_a_cue_reaches_the_last_word_unless_its_scope_ends(text, reaches):
    _, words, cues = read(text)
    pairs = cues.keep(np.zeros(1, np.int64)).with_term(np.array([len(words) - APART - 1]))
    assert reach(words, pairs).tolist() == [reaches]


@pytest.mark.parametrize(
    ("text", "presupposed", "indefinite", "venture"),
    [
        ("did not help the economy", True, False, False),
        ("India's deal", True, False, True),
        ("not a big deal", False, True, True),
        ("of", False, False, False),
    ],
)
def test_the_noun_phrase_around_the_last_word_is_read(text, presupposed, indefinite, venture):
    _, words, _ = read(text)
    begin, end = words.sentences.first_token, words.sentences.end_token
    term = end - 1
    assert are_presupposed(words, Nouns(term, begin - 1, begin, end)).tolist() == [presupposed]
    assert are_indefinite(words, term, begin).tolist() == [indefinite]
    assert are_ventures(words, term, end).tolist() == [venture]
