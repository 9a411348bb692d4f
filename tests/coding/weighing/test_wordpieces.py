import json

import pytest

from mediaframing.coding.weighing.wordpieces import WordPieces

PIECES = [
    "[UNK]",
    "harbour",
    "master",
    "##master",
    "##s",
    "cafe",
    "un",
    "##load",
    "##ed",
    "'",
    "s",
    "-",
    "$",
    "5",
    "港",
    "it",
]


@pytest.fixture(scope="module")
def wordpieces():
    return WordPieces({piece: number for number, piece in enumerate(PIECES)})


def cut(wordpieces, text):
    found = wordpieces.cut(text)
    return [(PIECES[number], text[start:end]) for number, start, end in zip(*found, strict=True)]


def test_the_longest_piece_is_taken_from_the_beginning_of_a_word(wordpieces):
    assert cut(wordpieces, "Harbourmasters unloaded") == [
        ("harbour", "Harbourmasters"),
        ("##master", "Harbourmasters"),
        ("##s", "Harbourmasters"),
        ("un", "unloaded"),
        ("##load", "unloaded"),
        ("##ed", "unloaded"),
    ]


def test_marks_and_ideographs_are_words_and_accents_are_none(wordpieces):
    assert [piece for piece, _ in cut(wordpieces, "Café's $5-港港")] == [
        "cafe", "'", "s", "$", "5", "-", "港", "港",
    ]  # fmt: skip
    assert cut(wordpieces, "cafe\u0301") == [("cafe", "cafe\u0301")]


def test_what_the_vocabulary_lacks_is_one_unknown_piece(wordpieces):
    assert cut(wordpieces, "harbourx it") == [("[UNK]", "harbourx"), ("it", "it")]
    assert cut(wordpieces, "s" * 101) == [("[UNK]", "s" * 101)]


def test_signs_that_are_not_seen_leave_no_trace(wordpieces):
    assert cut(wordpieces, "har\u00adbour\u200b\u2028it\x00") == [
        ("harbour", "har\u00adbour\u200b"),
        ("it", "it\x00"),
    ]
    assert cut(wordpieces, " \n\t") == []


def test_a_vocabulary_is_read_from_its_file(tmp_path):
    path = tmp_path / "tokenizer.json"
    path.write_text(json.dumps({"model": {"vocab": {"[UNK]": 0, "it": 1}}}), encoding="utf-8")
    assert WordPieces.read(path).cut("It").number == [1]
