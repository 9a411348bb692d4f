"""What whole sentences say of a remedy: the views, what turns them, and what leaves them open."""

from collections.abc import Callable

import pandas as pd
import pytest

import mediaframing as mf
from mediaframing.codebook import Frame, Term

BOOK = mf.Codebook.from_terms({"rent": [{"term": "rent cap*", "function": "remedy"}]})
PLAIN = mf.Codebook.from_terms({"rent": ["rent cap*"]})


def read_stances(sentences: list[str], book: mf.Codebook = BOOK) -> dict[str, str]:
    """Give the stance of the first mention in each sentence, an article of its own."""
    articles = pd.DataFrame({"article_id": sentences, "text": sentences})
    frames = mf.code_articles(articles, book, skip=["attributions", "tone", "actor_tone"]).frames
    first = frames.drop_duplicates("article_id")
    return dict(zip(first["article_id"], first["stance"], strict=True))


@pytest.fixture(scope="module")
def stances(list_given: Callable[[str], list[str]]) -> dict[str, str]:
    """Read the sentences that the module gives its tests."""
    return read_stances(list_given("sentence"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Landlords oppose rent caps.",
        "Ortiz is against rent caps.",
        "She voted against the rent cap in March.",
        "Opponents of rent caps filled the hall.",
        "The party, which fights rent caps, gained two seats.",
        "Rent caps never work.",
        "Rent caps are wrong.",
        "The rent cap would be a disaster.",
        "I hate rent caps.",
        "Ortiz wants to scrap the rent cap.",
        "The senate voted down the rent cap.",
        "The governor vetoed a bill that would have extended the rent cap.",
        "The senate failed to pass a rent cap.",
        "Anti-rent cap groups marched.",
        "He criticized the mayor for imposing rent caps.",
        "The court struck down the rent cap.",
        "Nobody in the party backs a rent cap.",
        "The rent cap, which Ortiz called a mistake, ends in June.",
        "Tenants called for the rent cap to be lifted.",
        "Support for the rent cap has collapsed.",
        "Tenants want the rent cap scrapped.",
        "Economists doubt that a rent cap would help.",
        "The rent cap is on hold.",
        "The rent cap would only encourage more crime.",
        "A judge blocks new rent caps.",
        "The mayor has promised “no rent caps” or fees.",
        "The senate will not pay the rent cap.",
        "Landlords do not have to pay the rent cap.",
        "The party refused to fall in line behind the rent cap.",
        "They have no intention of complying with the rent cap.",
        "The vote did not alter her disapproval of rent caps.",
        "The rent cap won't fly.",
        "The rent cap is failing in the north.",
        "Rent caps, above all for flats, do not work.",
        "In the absence of action on rent caps, tenants moved.",
        "He opposed the bill out of fear that rent caps would come.",
        "It is a scandal that the senate passed rent caps.",
        "Ortiz will oppose any budget that funds rent caps.",
        "Ortiz called rent caps shocking.",
        "The senate has done nothing on rent caps, Ortiz said.",
        "Ortiz is no great fan of rent caps.",
    ],
)
def test_opposition_rejects(stances, sentence):
    assert stances[sentence] == "rejected"


@pytest.mark.parametrize(
    "sentence",
    [
        "Tenants back rent caps.",
        "Ortiz called for a rent cap.",
        "She would bring back rent caps.",
        "Supporters of rent caps filled the hall.",
        "Ortiz does not oppose rent caps.",
        "He never fought the rent cap.",
        "She vowed to block any attempt to repeal the rent cap.",
        "He slammed the senate for voting down the rent cap.",
        "Tenants regret that the senate scrapped the rent cap.",
        "The rent cap was not struck down.",
        "Rent cap groups met in Leeds.",
        "The rent cap bill of 1994 is in the archive.",
        "The city introduced a rent cap.",
        "Without a rent cap, rents will rise.",
        "The town will not pay for the rent cap.",
        "He fears the rent cap may be lifted.",
        "She rejected claims that the rent cap had failed.",
        "Even during the rent cap the city is not working for them.",
        # What is lamented is wanted.
        "It is a scandal that the bill leaves out rent caps.",
        "Ortiz was furious that the senate refused rent caps.",
        "It is shameful that the town still has no rent caps.",
        "The town should never have given up rent caps.",
        "Ortiz will oppose any budget that scraps rent caps.",
        "Anything less than a full rent cap is a failure.",
        "Anything short of a rent cap would be a mistake.",
        "Anything that lacks rent caps is a mistake.",
        "Ortiz called the lack of rent caps shocking.",
        "The lack of rent caps is a scandal.",
        "The senate has done nothing on rent caps, Ortiz lamented.",
        "Ortiz threw her weight behind the rent cap.",
    ],
)
def test_support_or_bringing_up_affirms(stances, sentence):
    assert stances[sentence] == "affirmed"


@pytest.mark.parametrize(
    "sentence",
    [
        "The city is mulling a rent cap.",
        "The city may impose a rent cap.",
        "The council asked whether to scrap the rent cap.",
        "The council might lift the rent cap.",
        "A rent cap is one option.",
        "Should the rent cap fail, tenants would move.",
    ],
)
def test_what_is_only_considered_is_left_open(stances, sentence):
    assert stances[sentence] == "uncertain"


def test_opposition_affirms_what_is_no_remedy():
    sentence = "Landlords oppose rent caps."
    assert read_stances([sentence], PLAIN) == {sentence: "affirmed"}


def test_support_has_its_cue_and_rule_and_mere_mention_has_none():
    articles = pd.DataFrame(
        {"article_id": ["a", "b"], "text": ["Tenants back rent caps.", "Rent cap groups met."]}
    )
    frames = mf.code_articles(articles, BOOK).frames
    assert frames["stance_cue"].fillna("").tolist() == ["back", ""]
    assert frames["stance_rule"].fillna("").tolist() == ["view for a remedy", ""]


def test_what_denies_the_contrary_of_a_frame_affirms_the_frame():
    book = mf.Codebook.from_terms({"rights": ["rights", {"term": "infring*", "polarity": -1}]})
    denied, told = "The law will not infringe anything.", "The law infringes much."
    assert read_stances([denied, told], book) == {denied: "affirmed", told: "rejected"}


def test_a_function_of_the_frame_holds_for_its_entries():
    frame = Frame("rent", (Term("rent cap*"),), function="remedy")
    sentence = "Landlords oppose rent caps."
    assert read_stances([sentence], mf.Codebook({"rent": frame})) == {sentence: "rejected"}


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("He slammed the mayor for not extending the rent cap.", "affirmed"),
        ("She criticised the town's lax rent caps.", "affirmed"),
        ("Rent caps would lead to shortages.", "rejected"),
        ("Builders face losses because of the rent cap.", "rejected"),
        ("The party pulled the town out of the rent cap.", "rejected"),
        ("Rent caps and growth cannot go together.", "rejected"),
        ("He did not support the rent cap.", "rejected"),
        ("It signaled that it might support a rent cap.", "uncertain"),
        ("He accused the mayor of imposing rent caps.", "rejected"),
        ("The proposed rent cap is in the drawer.", "affirmed"),
        ("The senate failed to adopt the rent cap, Ortiz complained.", "affirmed"),
        ("A budget that does not fund the rent cap is a disaster, she said.", "affirmed"),
        ("Those who oppose rent caps are wrong.", "affirmed"),
        ("Ortiz is for rent caps.", "affirmed"),
        ("Do they oppose rent caps?", "uncertain"),
        ("She is sad that the rent cap will not work.", "affirmed"),
    ],
)
def test_what_is_held_decides_and_what_stands_between_turns(stances, sentence, stance):
    assert stances[sentence] == stance


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Ortiz railed at rent caps.", "rejected"),
        ("The league, which battles rent caps, met.", "rejected"),
        ("The battles over rent caps went on.", "affirmed"),
        ("Ortiz cannot stand rent caps.", "rejected"),
        ("Ortiz never liked rent caps.", "rejected"),
        ("A budget without rent caps is a mistake, she said.", "affirmed"),
        ("Without rent caps the town will empty, she said.", "affirmed"),
        ("Without rent caps the town was poor.", "rejected"),
        ("Ortiz slammed opponents of rent caps.", "affirmed"),
    ],
)
def test_who_opposes_and_what_cannot_be_done_without(stances, sentence, stance):
    assert stances[sentence] == stance


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("And had drivers reached a deal but", "a vote on this deal as well? The"),
        ("Would the deal help drivers as", "would pass a toll whose goal was small?"),
        ("The council is considering a toll", "The toll is fair"),
    ],
)
def test_a_remedy_in_a_text_without_an_end_is_not_judged_with_the_next_text(text: str, other: str) -> None:
    book = mf.Codebook.from_terms(
        {"frame": [{"term": term, "function": "remedy"} for term in ("deal", "toll*")]}
    )

    def judge(*texts: str) -> list[tuple[str, str]]:
        articles = pd.DataFrame({"article_id": map(str, range(len(texts))), "text": texts})
        frames = mf.code_articles(articles, book, skip=["attributions", "tone", "actor_tone"]).frames
        rows = frames[frames["article_id"] == str(texts.index(text))]
        return list(zip(rows["term"], rows["stance"], strict=True))

    assert judge(text, other) == judge(other, text) == judge(text)
