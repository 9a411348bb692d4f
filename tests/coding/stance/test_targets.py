from __future__ import annotations

import pytest
from tests.coding.stance.test_stances import judge_together

SENTENCES = {
    "The mill could be a danger to public [[health]].": "affirmed",
    "The mill could lead to an [[epidemic]].": "uncertain",
    "The new judge may be hostile to [[unions]].": "affirmed",
    "The board may be too lax in guarding [[rights]].": "affirmed",
    "The talks may end in raising [[taxes]].": "uncertain",
    "The visit was not a violation of [[sanctions]].": "affirmed",
    "The visit was not a case of [[bribery]].": "rejected",
    "Nobody wants to wind down the talks and [[trade]].": "affirmed",
    "Nobody means to scale back [[aid]].": "affirmed",
    "Nobody means to start a [[war]].": "rejected",
    "They signed a fair but not generous [[treaty]].": "affirmed",
    "They signed a paper but not a [[treaty]].": "rejected",
    "The clerk wrongly accused a [[Danish]] baker of theft.": "affirmed",
    "The clerk wrongly accused a baker of [[theft]].": "rejected",
    "A dry spring would make [[hunger]] worse.": "affirmed",
    "A dry spring could bring [[hunger]].": "uncertain",
    "The army knew the dangers that [[rebels]] posed there.": "affirmed",
    "The board will [[investigate]] allegations of theft.": "affirmed",
    "The board will look into [[theft]] allegations.": "uncertain",
    "They repeated [[Danish]] claims that it was late.": "affirmed",
    "The rule does not help and it breeds [[distrust]].": "affirmed",
    "The rule does not breed [[distrust]].": "rejected",
    "Weber, who does not know her, rudely [[attacked]] her.": "affirmed",
    "They tried to avert a strike, said Weber, a [[Danish]] banker and mayor.": "affirmed",
    "If Lund loses, there will be many angry [[Danes]] in town.": "affirmed",
    "If Lund loses, there will be a [[riot]] in town.": "uncertain",
}


@pytest.fixture(scope="module")
def stances():
    return {sentence: judged[0][0] for sentence, judged in judge_together(list(SENTENCES)).items()}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_aimed_at_broken_or_changed_is_there(stances, sentence):
    assert stances[sentence] == SENTENCES[sentence]
