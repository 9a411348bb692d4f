from __future__ import annotations

import pytest
from tests.coding.stance.test_stances import judge_together

SENTENCES = {
    "She did not shoulder the [[blame]].": "rejected",
    "We never did the [[crime]].": "rejected",
    "None of the bakers [[protested]] about it.": "rejected",
    "None of the bakers [[attacked]] were hurt.": "affirmed",
    "The board rescinded mooring [[rights]] for the firm.": "rejected",
    "The ferry stopped offering [[breakfast]] in May.": "rejected",
    "They must stop offering [[bribes]].": "affirmed",
    "He is not making a beginner's [[mistakes]].": "rejected",
    "He did not repeat the beginner's [[mistakes]].": "affirmed",
    "Her note was misread by him and misrepresented as a [[threat]].": "rejected",
    "The parcel was mistaken for a [[bomb]].": "rejected",
    "They wait with rejected [[visa]] applications.": "rejected",
    "They sent three rejected [[visa]] holders home.": "affirmed",
    "The sum is inadequate to buy [[freedom]].": "rejected",
    "Lund is not one of its main [[trading]] towns.": "rejected",
    "There is no Lund [[Peace]] Council.": "rejected",
    "The Lund [[Peace]] Council did not answer.": "affirmed",
    "The first [[truce]] between Lund and the guards was rejected in a vote.": "rejected",
    "Police spoke of an alleged plan to [[bomb]] the pier.": "uncertain",
    "Police spoke of a proven plan to [[bomb]] the pier.": "affirmed",
    "They ask whether the shooting was an [[accident]].": "uncertain",
    "They ask whether singing there is [[illegal]].": "uncertain",
    "They ask whether she left, hurting the [[economy]].": "affirmed",
    "They met to prevent the next [[flood]].": "uncertain",
    "He would lose her were he to back a [[strike]].": "uncertain",
    "The council may consider a [[strike]].": "uncertain",
    "The council is weighing a [[strike]].": "uncertain",
    "Lund seems on track for an early [[defeat]].": "uncertain",
    "There is a chance for the town to [[prosper]].": "uncertain",
    "They fear that he, or his wife, would start a [[feud]].": "uncertain",
    "A [[drought]] is likely to follow.": "uncertain",
    "The [[drought]] is likely to go on.": "affirmed",
    "They made no move to raise a [[toll]].": "rejected",
    "Lund won't be the [[winner]] this time.": "rejected",
    "The fine did not come to the rank of a [[scandal]].": "rejected",
    "They lacked the votes and did not have the votes to pass a [[levy]].": "rejected",
    "The hills are barren of any [[industry]].": "rejected",
    "The judge denied her party the [[win]].": "rejected",
    "The law risks causing a [[panic]].": "uncertain",
    "Rebels could carry out a [[raid]] there.": "uncertain",
    "They met to find ways of preventing fresh [[floods]].": "uncertain",
    "She left, fearing they would start a [[feud]].": "uncertain",
    "They can never be stopped or [[defeated]].": "rejected",
    "The clerk has not been so [[lucky]] this time.": "rejected",
    "He has lost all [[moral]] standing there.": "rejected",
    "They ruled out that other beasts, such as bears, were to [[blame]].": "rejected",
    "It was not unfair, much less [[illegal]].": "rejected",
    "The row could spill over into [[violence]].": "uncertain",
    "If Alder took steps toward [[democracy]], they would talk.": "uncertain",
    "They asked whether he is a danger to public [[health]].": "affirmed",
    "She stayed away from [[protests]] in May.": "rejected",
    "This is her only route to [[victory]].": "uncertain",
    "The bank warned against causing a [[panic]].": "uncertain",
    "The row might widen the rift and [[sink]] the pact.": "uncertain",
    "They worry that [[tourism]] will suffer.": "affirmed",
    "They worry that [[famine]] will come.": "uncertain",
    "They worry that [[corruption]] could return.": "uncertain",
    "They will stay as long as the [[unrest]] lasts.": "affirmed",
    "They will stay as long as there is no [[unrest]].": "uncertain",
    "This would be a first step in [[mending]] the road.": "affirmed",
    "The clerk may be involved in [[smuggling]].": "uncertain",
    "The [[drought]] was not the only cause of it.": "affirmed",
    "A [[drought]] would not exist if not for them.": "affirmed",
    "An open [[vote]] was not a problem for her.": "affirmed",
    "A [[vote]] is not a solution.": "rejected",
}


@pytest.fixture(scope="module")
def stances():
    return {sentence: judged[0][0] for sentence, judged in judge_together(list(SENTENCES)).items()}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_undone_or_only_on_its_way_is_not_there_yet(stances, sentence):
    assert stances[sentence] == SENTENCES[sentence]
