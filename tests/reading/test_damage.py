import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.reading.damage import repair_text


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        (
            '"It is late,"?she said. "We must go."?Then she left.',
            '"It is late," she said. "We must go." Then she left.',
        ),
        ('The so-called "reset"?of relations failed.', 'The so-called "reset" of relations failed.'),
        (
            'The senators"?votes are in, and the bosses"?too.',
            "The senators' votes are in, and the bosses' too.",
        ),
        ('"The senators"?votes are in," he said.', '"The senators\' votes are in," he said.'),
        ('Three of them "?all men "?were held.', "Three of them — all men — were held."),
        ('He saw two of them-"?and their car.', "He saw two of them — and their car."),
        ('They don"t know what I"ve seen.', "They don't know what I've seen."),
        ("They'r late and you'r early.", "They're late and you're early."),
        (
            'He called it "\ufffdsad,"?and Ms O"\ufffdHara agreed.',
            'He called it "sad," and Ms O\'Hara agreed.',
        ),
        ('"Go."?"Where to?"?"Home."', '"Go." "Where to?" "Home."'),
        ("It cost ?85m ($100m), or (?20) each.", "It cost £85m ($100m), or (£20) each."),
        ("It was late.- She left,-he stayed.", "It was late. She left, he stayed."),
        (
            "Sinn F\ufffd\ufffdin and Bus ?ireann told RT? News so.",
            "Sinn Féin and Bus Éireann told RTÉ News so.",
        ),
        ('She gets it."?,-1"', 'She gets it."'),
    ],
)
def test_damage_is_repaired_where_its_neighbours_tell(damaged, whole):
    repair = repair_text(damaged)
    assert repair.text == whole
    assert repair.repaired > 0
    assert repair.unrepaired == 0


@pytest.mark.parametrize(
    "damaged",
    [
        'On "?0 Minutes" he said so.',
        "It cost \ufffd130 million.",
        'They nodded"?and went.',
        'He spoke of "a hidden Ireland"? Then he left.',
        "She came from J\ufffd\ufffdn.",
    ],
)
def test_what_cannot_be_told_is_left_and_counted(damaged):
    repair = repair_text(damaged)
    assert repair.text == damaged
    assert (repair.repaired, repair.unrepaired) == (0, 1)


@pytest.mark.parametrize(
    "sound",
    [
        'Was it "fair"? she asked.'.replace('"fair"?', "fair?"),
        'He said: "Who knows?" and left.',
        "The U.S.-led force went in, 10-year-old maps in hand - and lost.",
        "The players' bus; Jones' bus; the '90s.",
        "Is RT? That is the question.",
    ],
)
def test_sound_text_is_not_touched(sound):
    assert repair_text(sound) == (sound, 0, 0)


@given(st.text(alphabet="\"?\ufffd,.-'s aA1£ r", max_size=60))
def test_no_run_of_signs_raises_and_no_letter_is_lost(text):
    repair = repair_text(text)
    assert repair.repaired >= 0
    if "\ufffd" not in text and '"?,' not in text:
        letters = [sign for sign in text if sign in "sA1r"]
        assert [sign for sign in repair.text if sign in "sA1r"] == letters
