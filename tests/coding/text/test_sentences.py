from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.text.sentences import split_sentences
from mediaframing.coding.text.tokens import split_texts


def split(text: str) -> list[str]:
    sentences = split_sentences(split_texts([text]))
    return [text[s:e] for s, e in zip(sentences.start.tolist(), sentences.end.tolist(), strict=True)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Troops crossed the river.", "Nobody fired."],
        ["Gen. Rao met Mr. Khan.", "They spoke."],
        ["The U.S. Senate voted.", "It was close."],
        ["He lives in the U.S.", "The rest moved."],
        ["It opens at 9 a.m. on Monday."],
        ["J. K. Rao spoke."],
        ["“Why now?” Rao asked.", "Nobody knew."],
        ["“Why now?”", "The crowd fell silent and left."],
        ["“We leave.”", "He smiled."],
        ["He waited...", "Then he left."],
        ["Nobody sued Rao Inc.", "Talks failed."],
        ["The chief of Rao Corp. Chairman Lo met her."],
        ["It needs wood, nails, etc.", "Some came late."],
        ["It opens at 9 a.m. Eastern time."],
        ["It cost 3.5 million.", "2019 was worse."],
        ["It cost $5 bn.", "Talks failed.", "It cost 5 bn. euros."],
        ["What now?!", "Run!", "They ran."],
        ["“Stop!” he cried."],
        ["The answer is no.", "Nobody asked again."],
        ["He was asked and said no.", "“Never,” he added."],
        ["No. 4 is on p. 9, and art. 5 on pp. 11 and 12.", "Fig. 3 shows it."],
        ["She loves art.", "Critics do not."],
        ["P. Rao met her."],
        ["Permalink https://a.org/p/2W", "Rao met her."],
        ["See https://a.org/p for more, and https://a.org, he said."],
        ["وہ گیا۔", "وہ آیا۔"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_a_blank_line_ends_a_sentence_without_a_full_stop() -> None:
    assert split("Headline here\n\nBody here.") == ["Headline here", "Body here."]


@pytest.mark.parametrize(
    "sentences", [["他走了。", "她来了。"], ["「行こう。」", "彼は言った！", "本当？！", "うん。"]]
)
def test_sentences_of_scripts_without_spaces_end_at_their_full_stops(sentences: list[str]) -> None:
    assert split("".join(sentences)) == sentences


def test_a_line_break_within_a_paragraph_is_white_space() -> None:
    assert split("One long\nsentence. Another.") == ["One long\nsentence.", "Another."]


def test_paragraphs_and_sentences_are_counted_within_each_article() -> None:
    sentences = split_sentences(split_texts(["A b.\n\nC d. E f.", "", "G h."]))
    assert sentences.article.tolist() == [0, 0, 0, 2]
    assert sentences.paragraph.tolist() == [0, 1, 1, 0]
    assert sentences.number.tolist() == [0, 1, 2, 0]


@given(st.lists(st.text('aA .!?\n"“”’()U.S9…-\u00a0', max_size=60), max_size=3))
def test_sentences_cover_every_word_once(texts: list[str]) -> None:
    sentences = split_sentences(split_texts(texts))
    covered = ["" for _ in texts]
    spans = zip(sentences.article.tolist(), sentences.start.tolist(), sentences.end.tolist(), strict=True)
    for article, start, end in spans:
        covered[article] += texts[article][start:end]
    assert ["".join(text.split()) for text in covered] == ["".join(text.split()) for text in texts]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Norway did not vote.War broke out.", 2),
        ("Norway did not “vote.”War broke out.", 2),
        ('They "left."Nobody stayed.', 2),
        ("Who won?Nobody did.", 2),
        ("Ask Prof.Dahl at www.War.Com or Post.Com about it.", 1),
        ("It costs Rs. 900 and Figs. 2 and 3 show it.", 1),
        ("»It is over.« Nobody stayed.", 2),
        ("„It is over.“ Nobody stayed.", 2),
        ("It is over.[12] Nobody stayed.[a]", 2),
        ("It is over.” [3] Nobody stayed.", 2),
        ("It is over.² Nobody stayed.", 2),
        ("It is over.12 Nobody stayed.", 2),
        ("He met no rival in No.2 Nobody stayed.", 1),
        ("It fell by 3.5 Nobody stayed.", 1),
        ("The array a[1] Nobody knows", 1),
    ],
)
def test_ends_without_a_space_in_other_marks_and_before_notes(text, count):
    sentences = split_sentences(split_texts([text]))
    assert len(sentences) == count
    assert [text[s:e] for s, e in zip(sentences.start, sentences.end, strict=True)][-1][-1] == text[-1]


@pytest.mark.parametrize(
    ("text", "count"), [("The old port Photo: Jan Dahl. It closed.", 3), ("The image: a port.", 1)]
)
def test_the_credit_of_a_picture_is_a_sentence_of_its_own(text, count):
    assert len(split_sentences(split_texts([text]))) == count
