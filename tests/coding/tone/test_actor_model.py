from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.text.words import Words, make_array
from mediaframing.coding.tone.actor_features import stem_words
from mediaframing.coding.tone.actor_marks import MARKS
from mediaframing.coding.tone.actor_model import pack, parse_model, unpack
from mediaframing.coding.tone.actor_words import (
    BREAK,
    CAPITAL,
    NEGATOR,
    OPENER,
    QUOTES,
    judge_keys,
    judge_surfaces,
)

LINES = """# A remark.
mark\tconstant\t\t-0.004\t-0.883
sentence\twar\t\t1.00\t-0.50
left\twar\t\t0.10\t0.00
left2\twar\t\t0.03\t0.00
right1\tpeac\t\t0.00\t2.00
around\tthe\twar\t0.25\t-0.25
around\tpeac\tthe\t-1.25\t0.75
"""


def test_weights_stand_where_the_words_are_looked_up() -> None:
    model = parse_model(LINES)
    number = {word: place for place, word in enumerate(model.words.to_pylist())}
    assert [side.tolist() for side in unpack(model.sentence[[number["war"], number["peac"], -1]])] == [
        [1000, 0, 0],
        [-500, 0, 0],
    ]
    assert unpack(model.near)[0][:, number["war"]].tolist() == [100, 100, 130, 100, 0, 0, 0, 0]
    assert unpack(model.near)[1][:, number["peac"]].tolist() == [0, 0, 0, 0, 2000, 0, 0, 0]
    assert model.marks[:, MARKS.index("constant")].tolist() == [-4, -883]


@pytest.mark.parametrize(
    ("first", "second", "weights"),
    [
        ("the", "war", (250, -250)),
        ("peac", "the", (-1250, 750)),
        ("the", "the", (0, 0)),
        ("war", "war", (0, 0)),
    ],
)
def test_pairs_have_the_weights_of_both_their_words(
    first: str, second: str, weights: tuple[int, int]
) -> None:
    model = parse_model(LINES)
    number = {word: place for place, word in enumerate(model.words.to_pylist())}
    around = model.pairs[2]
    place = around.first[[number[first], -1]] + around.second[[number[second], -1]]
    assert [side.tolist() for side in unpack(around.weights[place])] == [[weights[0], 0], [weights[1], 0]]


def test_a_mark_is_no_word() -> None:
    assert "constant" not in parse_model(LINES).words.to_pylist()


@given(
    st.lists(st.tuples(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6)), min_size=1, max_size=50)
)
def test_packed_numbers_are_summed_one_by_one(pairs: list[tuple[int, int]]) -> None:
    one, two = np.array(pairs, np.int64).T
    sums = unpack(pack(one, two).sum(keepdims=True))
    assert [int(side[0]) for side in sums] == [one.sum(), two.sum()]


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("accused", "accus"),
        ("accusingly", "accus"),
        ("parties", "part"),
        ("buildings", "build"),
        ("being", "being"),
        ("yes", "yes"),
        ("élys", "élys"[:3]),
        ("its", "its"),
        ("war", "war"),
    ],
)
def test_an_inflection_is_cut_where_three_letters_are_left(word: str, stem: str) -> None:
    assert stem_words(make_array([word])).to_pylist() == [stem]


def test_words_are_judged_by_form_and_by_letter() -> None:
    assert judge_keys(Words(["but", "isn't", "table"])).tolist() == [BREAK, NEGATOR, 0]
    surfaces = Words(["Table", "table", '"', ".", "Étoile", "\ud800"])
    assert judge_surfaces(surfaces).tolist() == [CAPITAL, 0, OPENER | QUOTES, OPENER, CAPITAL, 0]
