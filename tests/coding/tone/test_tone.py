from __future__ import annotations

import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES, SentimentIntensityAnalyzer

from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import Vocabulary, split_texts
from mediaframing.coding.tone.tone import score_spans, score_texts, score_tone
from mediaframing.tables import TableError

ORACLE = SentimentIntensityAnalyzer()
STRAIGHT = str.maketrans("’‘“”", "''\"\"")


def ask_library(text: str) -> float:
    return float(ORACLE.polarity_scores(text.translate(STRAIGHT))["compound"])


@pytest.mark.parametrize(
    "text",
    [
        "The ceasefire is a success.",
        "The ceasefire is VERY good, the minister said!!!",
        "Is it good?? Is it good?",
        "No good news came, no peace and no or little hope.",
        "It was never so good, without doubt a great win, without any doubt great.",
        "At least good. The least good. Least good.",
        "The envoy was kind of good and kind to all.",
        "He had just enough good will, a sort of bad luck.",
        "The new law is the bomb, the kiss of death, bad ass, yeah right, a beating heart.",
        "The talks were good, but the war is bad, but the peace is good.",
        "A good, good day but a good, bad, good evening.",
        "They applaud abilities but carefully applaud abilities, agree and agree.",
        "THE TALKS WERE GREAT",
        "the talks were GREAT",
        "It wasn’t good, they couldn't win, it isnt bad.",
        "u.s. war :) :D :-( ok!",
        "Peace 😀at last😢😢 now 🚀",
        "A man’s shoe 👞 and a “free” one 🆓",
        "good\u00a0news\u2003is\tgood\nnews",
        "Bad good bad good good bad hate love war peace win lose kill help hope fear.",
        "",
        "   ",
        "😀",
        "but",
    ],
)
def test_score_is_that_of_the_library(text: str) -> None:
    assert score_texts([text])[0] == ask_library(text)


WORDS = st.one_of(
    st.sampled_from(sorted(ORACLE.lexicon)),
    st.sampled_from(["good", "good", "bad", "war", "no", "kind", "love"]),
    st.sampled_from(sorted(BOOSTER_DICT)),
    st.sampled_from(sorted(NEGATE)),
    st.sampled_from(sorted(SPECIAL_CASES)),
    st.sampled_from(["but", "never", "so", "this", "without", "doubt", "least", "at", "very", "or", "nor"]),
    st.sampled_from(["kind", "of", "sort", "just", "enough"]),
    st.sampled_from(sorted(ORACLE.emojis)),
    st.sampled_from(["the", "X", "U.S.", "İstanbul", "wasn’t", "ſ"]),
)
CASES = st.sampled_from([str, str, str, str.upper, str.title])
ENDS = st.sampled_from(["", "", "", "", "!", "?", "???", ".", ",", "!!#x", "”", "'s", "n’t", ")"])
GAPS = st.sampled_from([" ", " ", " ", " ", "", "  ", "\n", "\u00a0", "\u2003"])
TEXTS = st.lists(st.tuples(WORDS, CASES, ENDS, GAPS), max_size=14).map(
    lambda parts: "".join(case(word) + end + gap for word, case, end, gap in parts)
)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=8))
def test_adversarial_scores_are_those_of_the_library(texts: list[str]) -> None:
    assert score_texts(texts).tolist() == [ask_library(text) for text in texts]


@pytest.mark.parametrize(
    "text", ["It was bad!Worse came of it ", "They called it bad.Aas went on ", "Awful😢no!Really sad "]
)
def test_a_word_that_lacks_its_space_is_one_word_to_the_library(text: str) -> None:
    assert score_texts([text])[0] == ask_library(text)


@settings(deadline=None)
@given(st.lists(st.text(), max_size=4))
def test_any_text_gets_a_score_between_minus_one_and_one(texts: list[str]) -> None:
    scores = score_texts(texts)
    assert scores.tolist() == [ask_library(text) for text in texts]
    assert (np.abs(scores) <= 1).all()


def test_sentences_of_an_article_score_as_their_texts_do() -> None:
    tokens = split_texts(["Great news.\n\nThe war is bad 😢, but talks go on. No hope?", "", "Peace wins!"])
    sentences = split_sentences(tokens)
    spans = zip(sentences.article, sentences.start, sentences.end, strict=True)
    texts = [tokens.texts[article][start:end] for article, start, end in spans]
    assert score_spans(tokens, sentences.first_chunk).tolist() == [ask_library(text) for text in texts]


def test_score_does_not_depend_on_what_was_read_before() -> None:
    vocabulary = Vocabulary()
    score_texts(["Awful, terrible, hopeless!"], vocabulary)
    assert score_texts(["A good day"], vocabulary)[0] == score_texts(["A good day"])[0]


def test_a_sentence_of_a_megabyte_takes_no_more_than_in_proportion() -> None:
    vocabulary = Vocabulary()
    short = "the war is bad but the peace 😀 is the bomb and kind of good " * 200
    score_texts([short], vocabulary)
    begin = time.process_time()
    score_texts([short], vocabulary)
    once = time.process_time() - begin
    begin = time.process_time()
    score_texts([short * 80], vocabulary)
    assert time.process_time() - begin < 80 * 4 * once + 0.5


def test_tone_is_a_new_column_of_the_same_rows() -> None:
    sentences = pd.DataFrame({"text": ["Good news.", None, "Bad news."], "mine": [1, 2, 3]}, index=[5, 3, 9])
    scored = score_tone(sentences)
    assert list(sentences.columns) == ["text", "mine"]
    assert scored["tone"].iloc[[0, 2]].tolist() == [0.4404, -0.5423]
    assert pd.isna(scored["tone"].iloc[1])
    assert scored.index.tolist() == [5, 3, 9]


def test_no_sentences_give_no_scores() -> None:
    assert score_tone(pd.DataFrame({"text": pd.Series(dtype="str")}))["tone"].tolist() == []


def test_a_table_without_text_is_refused() -> None:
    with pytest.raises(TableError, match="text"):
        score_tone(pd.DataFrame({"words": [1]}))
