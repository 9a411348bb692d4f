"""Signs that look like others, show nothing, or belong to the letter before: what a word is in every script."""

from __future__ import annotations

import pandas as pd
import pytest

from mediaframing import Codebook, code_articles
from mediaframing.coding.text.chunks import split_words
from mediaframing.coding.text.signs import APOSTROPHES, fold, settle


def find(text: str, *entries: str, actor: bool = False) -> list[str]:
    book = Codebook.from_terms({} if actor else {"x": list(entries)}, {"x": list(entries)} if actor else {})
    coding = code_articles(pd.DataFrame({"article_id": ["a"], "text": [text]}), book)
    return (coding.actors if actor else coding.frames)["text"].tolist()


@pytest.mark.parametrize("mark", APOSTROPHES)
def test_whatever_stands_for_an_apostrophe_joins_and_parts_as_one(mark):
    assert [fold(word) for word in split_words(f"Norway{mark}s army doesn{mark}t")] == [
        "norway",
        "'s",
        "army",
        "doesn't",
    ]
    assert find(f"Norway{mark}s army", "Norway", actor=True) == ["Norway"]


@pytest.mark.parametrize("mark", APOSTROPHES)
def test_whatever_stands_for_an_apostrophe_denies(mark):
    book = Codebook.from_terms({"war": ["war"]})
    text = f"This wasn{mark}t a war. The plan isn{mark}t great."
    coding = code_articles(pd.DataFrame({"article_id": ["a"], "text": [text]}), book)
    assert coding.frames["stance"].tolist() == ["rejected"]
    assert coding.sentences["tone"].iloc[1] < 0


@pytest.mark.parametrize("sign", "\u034f\u180e\u2063\u200b")
def test_a_sign_that_shows_nothing_hides_no_word(sign):
    assert find(f"The wa{sign}r ended.", "war") == [f"wa{sign}r"]


def test_an_apostrophe_that_is_a_letter_stays_within_its_word():
    assert split_words("комп\u02bcютер") == ["комп\u02bcютер"]
    assert find("комп\u02bcютер", "комп'ютер") == ["комп\u02bcютер"]


@pytest.mark.parametrize(
    ("entry", "text"),
    [("Zolta\u0301n", "Zoltán won."), ("Zoltán", "Zolta\u0301n won."), ("C\u0327elik*", "Çeliks won."), ("Å", "A\u030a won.")],
)  # fmt: skip
def test_letters_with_accents_are_the_same_composed_or_not(entry, text):
    assert len(find(text, entry)) == 1


@pytest.mark.parametrize("sign", list("\u00ad\u200b\u200c\u200d\u200e\u2060\ufeff"))
def test_signs_that_show_nothing_hide_no_word(sign):
    (found,) = find(f"The sanc{sign}tions bite.", "sanction*")
    assert settle(found) == "sanctions"
    assert len(split_words(f"sanc{sign}tions")) == 1


@pytest.mark.parametrize(
    ("entry", "text"),
    [("flood*", "\ufb02oods"), ("office", "o\ufb03ce"), ("NATO", "ＮＡＴＯ"), ("G20", "Ｇ２０")],
)
def test_ligatures_and_wide_letters_are_plain_ones(entry, text):
    assert find(f"In {text} today.", entry) == [text]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("শান্তি আলোচনা", 2),  # Bengali
        ("ਸ਼ਾਂਤੀ ਗੱਲਬਾਤ", 2),  # Gurmukhi
        ("அமைதிப் பேச்சு", 2),  # Tamil
        ("ಶಾಂತಿ ಮಾತುಕತೆ", 2),  # Kannada
        ("സമാധാന ചർച്ച", 2),  # Malayalam
        ("शांति वार्ता", 2),  # Devanagari
        ("శాంతి చర్చలు", 2),  # Telugu
        ("சாந்தி", 1),
        ("שָׁלוֹם", 1),
        ("سَلَام", 1),
    ],
)
def test_vowel_signs_belong_to_their_word(text, words):
    coding = code_articles(pd.DataFrame({"article_id": ["a"], "text": [text]}), Codebook())
    assert coding.sentences["words"].tolist() == [words]


def test_an_entry_is_not_found_within_a_word_of_a_script_with_spaces():
    assert find("শান্তিপূর্ণ আলোচনা", "শান") == []
    assert find("শান্তিপূর্ণ আলোচনা", "শান্তি*") == ["শান্তিপূর্ণ"]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("两国重启和平谈判。", "和平谈判"),
        ("两国重启和平谈判。", "和平*"),
        ("首脳はテロ対策を話した。", "テロ"),
        ("ตำรวจพบระเบิดสองลูก", "ระเบิด"),
        ("ရန်ကုန်မှာငြိမ်းချမ်းရေး", "ငြိမ်းချမ်းရေး"),
    ],
)
def test_where_no_space_parts_words_an_entry_is_found_as_letters(text, entry):
    assert find(text, entry) == [entry.rstrip("*")]


def test_the_turkish_capital_with_its_dot_is_an_i():
    assert find("İzmir voted.", "Izmir", actor=True) == ["İzmir"]


def test_a_keycap_and_an_emoji_are_no_words():
    coding = code_articles(
        pd.DataFrame({"article_id": ["a"], "text": ["War ❤️ 👨‍👩‍👧 \u200b \u200d"]}), Codebook()
    )
    assert coding.sentences["words"].tolist() == [1]


def test_an_underscore_joins_letters_and_sets_a_word_off():
    assert split_words("_war_ aid_cost __x__ a__b") == ["_", "war", "_", "aid_cost", *"__x__", *"a__b"]
    assert find("They call it _war_ now.", "war*") == ["war"]
