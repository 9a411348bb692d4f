from __future__ import annotations

import pytest
from tests.coding.stance.test_stances import judge_together

SENTENCES = {
    "The levy could reach [[voters]] in spring.": "affirmed",
    "The men could be [[rebels]].": "uncertain",
    "If [[voters]] stay at home, she will lose.": "uncertain",
    "They might meet with [[local]] officials.": "affirmed",
    "The dean did not mislead [[students]].": "affirmed",
    "The dean did not hire [[students]].": "rejected",
    "They are not seen as [[rebels]].": "rejected",
    "[[Refugees]] were not given tents.": "affirmed",
    "Will [[teachers]] get a rise?": "affirmed",
    "The fair would have a [[garden]] next year.": "affirmed",
    "It seems to be growing into a [[crisis]] by the day.": "affirmed",
    "No [[towers]] will be built there.": "rejected",
    "No [[suspects]] have so far been named.": "rejected",
    "There is no proof that it leads to higher [[murder]] rates.": "rejected",
    "They are not major [[economic]] forces.": "rejected",
    "We are not talking about a [[coup]] here.": "rejected",
    "Those are not even [[threats]].": "rejected",
    "If the court takes [[action]], they will pay.": "uncertain",
    "If she wins the [[nomination]], they will cheer.": "uncertain",
    "There might be a need for an [[amendment]].": "uncertain",
    "The row might escalate into a [[conflict]].": "uncertain",
    "The note may turn out to be a [[hoax]].": "uncertain",
    "There is a growing risk of a [[strike]].": "uncertain",
    "Failure to reach a [[deal]] would hurt both.": "uncertain",
    "The two failed to reach a [[deal]].": "rejected",
    "They called to bar men from buying [[weapons]].": "affirmed",
    "They met to fend off [[critics]].": "affirmed",
    "Ortiz repeated Weber's [[spying]] claims.": "affirmed",
    "He faces [[spying]] claims.": "uncertain",
    "The firm has no rival, [[fighting]] for all it has.": "affirmed",
    "They saw no torture, [[killing]] or theft.": "rejected",
    "They have not seen this type of [[accident]] before.": "affirmed",
    "The clerk is one of 900 likely [[Democratic]] voters.": "affirmed",
    "The fund seems full of [[errors]].": "affirmed",
    "The fund seems [[corrupt]].": "uncertain",
}


@pytest.fixture(scope="module")
def stances():
    return {sentence: judged[0][0] for sentence, judged in judge_together(list(SENTENCES)).items()}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_there_stands_whatever_may_be_or_is_not(stances, sentence):
    assert stances[sentence] == SENTENCES[sentence]
