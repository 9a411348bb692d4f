"""The books of rules about remedies: each sentence reads as its rule says, and needs the rule; its counter does not."""

import pandas as pd
import pytest

import mediaframing as mf
from mediaframing.coding.english.rulebook import without_rule
from mediaframing.coding.stance.remedies.verdicts import RULES

BOOK = mf.Codebook.from_terms({"tolls": [{"term": "toll*", "function": "remedy"}]})


def read_stance(sentence: str) -> tuple[str, str | None, str | None]:
    """Code a sentence with one marked term: its stance, the words that decided it, and the rule."""
    articles = pd.DataFrame({"article_id": ["a"], "text": [sentence.replace("[[", "").replace("]]", "")]})
    frames = mf.code_articles(articles, BOOK, skip=["attributions", "tone", "actor_tone"]).frames
    (row,) = frames[frames["start"] == sentence.index("[[")].to_dict("records")
    return row["stance"], *(
        None if pd.isna(row[name]) else row[name] for name in ("stance_cue", "stance_rule")
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_sentence_reads_as_its_rule_says_and_needs_it(rule):
    stance, _, by = read_stance(rule.sentence)
    assert (stance, by) == (rule.reads, rule.name)
    with without_rule(rule.name):
        assert read_stance(rule.sentence)[0] != rule.reads


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_counter_sentence_is_not_read_by_the_rule(rule):
    assert read_stance(rule.counter)[2] != rule.name


def test_names_of_rules_are_unique():
    assert len({rule.name for rule in RULES}) == len(RULES)
