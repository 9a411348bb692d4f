import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.reading.encoding import clean_text, decode_text

SENTENCE = "“It’s a terror issue,” the café’s owner said – twice."


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        codecs.BOM_UTF8 + SENTENCE.encode(),
        SENTENCE.encode("utf-16"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-32"),
        SENTENCE.encode("cp1252"),
        (SENTENCE * 20).encode("utf-16-le"),
    ],
)
def test_the_same_sentence_comes_out_of_every_encoding(data):
    assert decode_text(data).startswith(SENTENCE)


def test_one_broken_byte_does_not_turn_utf8_into_windows_1252():
    data = ("“Ça suffit”, a dit l’été. " * 20).encode() + b"\xff"
    assert decode_text(data) == "“Ça suffit”, a dit l’été. " * 20 + "\ufffd"


def test_cyrillic_without_a_mark_is_recognised():
    text = "Министр сказал, что переговоры продолжаются, и стороны готовы встретиться снова в Москве. " * 8
    assert decode_text(text.encode("cp1251")) == text


def test_newlines_become_line_feeds_and_controls_go():
    assert clean_text("a\r\nb\rc\u2028d\x00\x1b\x7f\ufeffe\tf") == "a\nb\nc\nde\tf"


def test_quotation_marks_among_the_controls_are_windows_1252():
    assert clean_text("\x93terror\x94 issue\x85") == "“terror” issue…"


def test_marks_dashes_and_no_break_spaces_stay():
    assert clean_text("“‘a’” – b\u00a0c — «d»") == "“‘a’” – b\u00a0c — «d»"


def test_letters_with_separate_accents_are_composed():
    assert clean_text("Erdog\u0306an") == "Erdoğan"


def test_soft_hyphens_go_and_lone_surrogates_are_replaced():
    assert clean_text("terror\u00adist \ud83d") == "terrorist \ufffd"


@given(st.binary(max_size=400))
def test_any_bytes_can_be_decoded_and_cleaning_again_changes_nothing(data):
    text = decode_text(data)
    assert clean_text(text) == text
    text.encode()
