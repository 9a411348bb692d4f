from __future__ import annotations

import pytest

from mediaframing.coding.english.rulebook import Rule, Rulebook, without_rule


def _make_rule(name: str) -> Rule:
    return Rule(name=name, source="mediaframing", sentence="It was.", reads="affirmed", counter="Was it?")


def test_rules_are_gone_through_in_their_order_and_found_by_name() -> None:
    book = Rulebook("Order", (_make_rule("second thoughts"), _make_rule("first things")))
    assert [rule.name for rule in book] == ["second thoughts", "first things"]
    assert book["first things"].name == "first things"


def test_a_rule_is_off_within_and_on_again_after() -> None:
    book = Rulebook("Switch", (_make_rule("one"), _make_rule("two")))
    with without_rule("one"):
        assert [rule.name for rule in book] == ["two"]
        assert not book["one"].on
        with without_rule("two"):
            assert not list(book)
        assert book["two"].on
    assert len(list(book)) == len(book) == 2
    assert book["one"].on


def test_a_rule_is_on_again_after_an_error() -> None:
    rule = _make_rule("one")
    with pytest.raises(KeyError), without_rule("one"):
        raise KeyError
    assert rule.on


def test_two_rules_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two rules named 'one'"):
        Rulebook("Twice", (_make_rule("one"), _make_rule("one")))
