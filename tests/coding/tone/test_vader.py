from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SentimentIntensityAnalyzer, SentiText

from mediaframing.coding.text.words import Words
from mediaframing.coding.tone.vader import (
    ASKS,
    BOOST,
    BOOSTS,
    CAPITAL,
    EMOJI,
    EXCLAIMS,
    LEXICON,
    NEGATES,
    describe_chunks,
    read_emojis,
    read_lexicon,
    take_part,
)

ORACLE = SentimentIntensityAnalyzer()
WORDS = st.one_of(
    st.sampled_from([*ORACLE.lexicon, *BOOSTER_DICT, *NEGATE, *ORACLE.emojis]),
    st.text(st.sampled_from("okOKnN't!?.:-)İſKςΣßü😀"), min_size=1, max_size=6),
)
CHUNKS = st.tuples(
    st.sampled_from([str, str, str.upper, str.title]), WORDS, st.text(st.sampled_from("!?.,)'ü"), max_size=6)
).map(lambda parts: parts[0](parts[1]) + parts[2])


def test_the_lexicon_is_that_of_the_library() -> None:
    lexicon = read_lexicon()
    places = take_part(lexicon.facts[:-1], LEXICON).tolist()
    words = zip(lexicon.words.to_pylist(), places, strict=True)
    assert {word: lexicon.valences[place] for word, place in words if place} == ORACLE.lexicon


def test_the_emojis_are_those_of_the_library_that_are_one_sign() -> None:
    signs = {sign for sign in ORACLE.emojis if len(sign) == 1}
    assert read_emojis().keys() == signs
    kept = str.maketrans(dict.fromkeys("’‘“”", "‟"))
    assert all(read_emojis()[sign] == ORACLE.emojis[sign].translate(kept) for sign in signs)


@given(st.lists(CHUNKS.filter(lambda chunk: not any(map(str.isspace, chunk))), max_size=6))
def test_words_are_described_as_the_library_reads_them(chunks: list[str]) -> None:
    facts = describe_chunks(Words(chunks))
    lexicon = read_lexicon()
    for chunk, known in zip(chunks, facts, strict=True):
        item = SentiText._strip_punc_if_word(chunk)
        word = item.lower()
        assert lexicon.valences[take_part(known, LEXICON)] == ORACLE.lexicon.get(word, 0.0)
        assert BOOSTS[take_part(known, BOOST)] == BOOSTER_DICT.get(word, 0.0)
        assert bool(take_part(known, NEGATES)) == (word in NEGATE or "n't" in word)
        assert bool(take_part(known, CAPITAL)) == item.isupper()
        assert take_part(known, EXCLAIMS) == min(chunk.count("!"), 4)
        assert take_part(known, ASKS) == min(chunk.count("?"), 4)
        assert bool(take_part(known, EMOJI)) == any(sign in read_emojis() for sign in chunk)


def test_a_lone_surrogate_is_a_word_like_any() -> None:
    surrogate, plain = describe_chunks(Words(["\ud800!", "x!"]))
    assert surrogate == plain


def test_curly_quotes_are_straight_ones() -> None:
    curly, straight = describe_chunks(Words(["“wasn’t”", '"wasn\'t"']))
    assert curly == straight
