"""One test for all books of rules: a sentence reads as its rule says, and needs it; its counter-sentence does not."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from tests.coding.attribution.sources import read_shapes
from tests.coding.marked import Reading, read_stances

from mediaframing.coding.attribution.shapes import SHAPES
from mediaframing.coding.english.rulebook import Rule, without_rule
from mediaframing.coding.rulebooks import describe_rules, find_rulebooks
from mediaframing.coding.stance.remedies.books import RemedyRule
from mediaframing.tables import ATTRIBUTION_SHAPES

RULES = [rule for book in find_rulebooks() for rule in book.rules]
ROOT = Path(__file__).parents[2]

every_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])


@cache
def read_all_stances() -> dict[tuple[str, bool], Reading]:
    """Read the sentences of all rules of stance once."""
    alike: dict[bool, list[str]] = {False: [], True: []}
    for rule in RULES:
        if not isinstance(rule.reads, tuple):
            alike[isinstance(rule, RemedyRule)] += [rule.sentence, rule.counter]
    return {
        (sentence, remedy): reading
        for remedy, sentences in alike.items()
        for sentence, reading in read_stances([*dict.fromkeys(sentences)], remedy).items()
    }


@cache
def read_all_shapes() -> dict[str, list[tuple[str, ...]]]:
    """Read the sentences of all shapes of attribution once."""
    shapes = [rule for rule in RULES if isinstance(rule.reads, tuple)]
    return read_shapes([*dict.fromkeys(text for rule in shapes for text in (rule.sentence, rule.counter))])


def read_stance(sentence: str, rule: Rule) -> Reading:
    return read_all_stances()[sentence, isinstance(rule, RemedyRule)]


def agrees(rule: Rule, sentence: str, reads: str | tuple[str, ...]) -> bool:
    """Tell whether a sentence reads so."""
    if isinstance(reads, tuple):
        return reads in [row[1:] for row in read_all_shapes()[sentence]]
    return read_stance(sentence, rule)[0] == reads


def test_no_two_rules_of_all_books_share_a_name() -> None:
    assert [name for name, count in Counter(rule.name for rule in RULES).items() if count > 1] == []


def test_every_rule_has_a_source_and_two_sentences() -> None:
    assert [rule.name for rule in RULES if not (rule.source and rule.sentence and rule.counter)] == []


def test_shapes_stand_in_the_table_by_their_names() -> None:
    assert tuple(shape.name for shape in SHAPES.rules) == ATTRIBUTION_SHAPES


@every_rule
def test_a_sentence_reads_as_its_rule_says(rule: Rule) -> None:
    assert agrees(rule, rule.sentence, rule.reads)
    if isinstance(rule.reads, tuple):
        assert (rule.name, *rule.reads) in read_all_shapes()[rule.sentence]


@every_rule
def test_a_sentence_that_only_looks_like_it_does_not(rule: Rule) -> None:
    if isinstance(rule.reads, tuple):
        assert rule.name not in [row[0] for row in read_all_shapes()[rule.counter]]
    else:
        assert read_stance(rule.counter, rule)[1] != rule.name
    if rule.counter_reads:
        assert agrees(rule, rule.counter, rule.counter_reads)


@every_rule
def test_without_its_rule_a_sentence_reads_otherwise(rule: Rule) -> None:
    with without_rule(rule.name):
        if isinstance(rule.reads, tuple):
            assert rule.reads not in [row[1:] for row in read_shapes([rule.sentence])[rule.sentence]]
        else:
            (reading,) = read_stances([rule.sentence], isinstance(rule, RemedyRule)).values()
            assert reading[0] != rule.reads


def test_the_page_of_rules_is_current() -> None:
    page = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    assert page == describe_rules(), "docs/rules.md is not what the books say: run `make rules`"
