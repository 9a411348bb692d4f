from __future__ import annotations

import pytest
from tests.coding.stance.test_stances import judge, judge_together

from mediaframing.coding.english.rulebook import without_rule
from mediaframing.coding.stance.cue_rules import CUE_RULES
from mediaframing.coding.stance.scope_rules import SCOPE_RULES
from mediaframing.coding.stance.stances import RULE_NAMES
from mediaframing.coding.stance.verdict_rules import VERDICT_RULES

BOOKS = (SCOPE_RULES, CUE_RULES, VERDICT_RULES)
RULES = [rule for book in BOOKS for rule in book.rules]
NAMES = [rule.name for rule in RULES]


@pytest.fixture(scope="module")
def stances():
    """Give the stance of the first marked term in each sentence of all books."""
    sentences = [text for rule in RULES for text in (rule.sentence, rule.counter)]
    return {sentence: judged[0][0] for sentence, judged in judge_together(sentences).items()}


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_sentence_reads_as_its_rule_says_and_needs_it(stances, rule):
    assert stances[rule.sentence] == rule.reads
    with without_rule(rule.name):
        assert judge(rule.sentence)[0][0] != rule.reads


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_sentence_that_only_looks_like_it_reads_otherwise(stances, rule):
    assert stances[rule.counter] != rule.reads


def test_no_two_rules_share_a_name_or_a_sentence():
    assert len(set(NAMES)) == len(NAMES)
    assert len(set(RULE_NAMES)) == len(RULE_NAMES)
    assert len({rule.sentence for rule in RULES}) == len(RULES)
    assert all(rule.source for rule in RULES)
