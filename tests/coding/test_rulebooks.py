"""One test for all books of rules: a sentence reads as its rule says, needs it, and its counter-sentence does not."""

from __future__ import annotations

from itertools import chain

import pytest
from tests.coding.attribution.sources import read_shapes

from mediaframing.coding.attribution.shapes import SHAPES, Shape
from mediaframing.coding.english.rulebook import without_rule
from mediaframing.tables import ATTRIBUTION_SHAPES

BOOKS = (SHAPES,)
NAMES = [rule.name for rule in SHAPES.rules]


def test_no_two_rules_of_all_books_share_a_name() -> None:
    names = [rule.name for rule in chain.from_iterable(book.rules for book in BOOKS)]
    assert len(names) == len(set(names))


def test_every_rule_has_a_source_and_two_sentences() -> None:
    for rule in chain.from_iterable(book.rules for book in BOOKS):
        assert rule.source
        assert rule.sentence != rule.counter != ""


def test_shapes_stand_in_the_table_by_their_names() -> None:
    assert tuple(NAMES) == ATTRIBUTION_SHAPES


@pytest.mark.parametrize("shape", SHAPES.rules, ids=NAMES)
def test_a_sentence_has_the_shape_that_its_rule_names(shape: Shape) -> None:
    assert (shape.name, *shape.reads) in read_shapes(shape.sentence)


@pytest.mark.parametrize("shape", SHAPES.rules, ids=NAMES)
def test_a_sentence_that_only_looks_like_a_shape_has_it_not(shape: Shape) -> None:
    assert shape.name not in [row[0] for row in read_shapes(shape.counter)]


@pytest.mark.parametrize("shape", SHAPES.rules, ids=NAMES)
def test_without_its_shape_a_sentence_reads_otherwise(shape: Shape) -> None:
    with without_rule(shape.name):
        assert shape.reads not in [row[1:] for row in read_shapes(shape.sentence)]
