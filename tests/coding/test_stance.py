from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.coding.sentences import split_sentences
from mediaframing.coding.stance import judge_stance
from mediaframing.coding.tokens import split_texts
from mediaframing.tables import STANCES


def judge(*texts):
    """Judge what stands in double square brackets: one (stance, cue) a mention, in order."""
    plain, spans = [], []
    for article, text in enumerate(texts):
        marks = list(re.finditer(r"\[\[(.*?)\]\]", text))
        plain.append(re.sub(r"\[\[|\]\]", "", text))
        spans += [(article, m.start() - 4 * i, m.end() - 4 * (i + 1)) for i, m in enumerate(marks)]
    tokens = split_texts(plain)
    held = [
        np.flatnonzero((tokens.article == article) & (tokens.start < end) & (tokens.end > start))
        for article, start, end in spans
    ]
    first, last = np.array([h[0] for h in held]), np.array([h[-1] for h in held])
    judged = judge_stance(tokens, split_sentences(tokens), first, last)
    return [
        (STANCES[stance], "" if one < 0 else plain[article][tokens.start[one] : tokens.end[two]])
        for stance, one, two, (article, _, _) in zip(
            judged.stance, judged.cue_first, judged.cue_last, spans, strict=True
        )
    ]


REJECTED = [
    ("The border row is not a [[trade]] dispute.", "not a"),
    ("The minister said it isn’t a [[military]] matter.", "isn’t"),
    ("Police found no [[terror]] link.", "no"),
    ("There is no evidence of [[fraud]] in the count.", "no"),
    ("There is no room in this town for [[racism]].", "no"),
    ("Nobody in the village spoke of [[war]].", "Nobody"),
    ("She left the ministry without a [[scandal]].", "without"),
    ("The envoy denied any [[collusion]].", "denied"),
    ("The firm denied that it had paid [[bribes]].", "denied"),
    ("The club rejected allegations of a [[cover-up]].", "rejected"),
    ("Paris ruled out [[military]] action.", "ruled out"),
    ("The sheriff refused to call it [[terrorism]].", "refused"),
    ("The mayor does not believe the letter was [[racist]].", "not"),
    ("Voters don't buy the claim that the plan is [[illegal]].", "don't"),
    ("They chose talks instead of [[war]].", "instead of"),
    ("She stressed the lack of [[dialogue]].", "lack of"),
    ("The council spoke of a dispute rather than a [[crisis]].", "rather than"),
    ("It was neither [[terrorism]] nor an accident.", "neither"),
    ("The ministry has no tie to [[terror]] groups.", "no"),
    ("The army held a non-[[military]] parade.", "non-"),
    ("They will not accept violence, [[terror]] or fraud.", "not"),
    ("The claims of a [[coup]] were baseless.", "baseless"),
    ("Aides spread false claims of [[fraud]].", "false"),
    ("A [[war]] is not an option.", "not an"),
    ("The [[attack]] never happened.", "never"),
    ("Military [[force]] has been ruled out.", "ruled out"),
]


@pytest.mark.parametrize(("text", "cue"), REJECTED)
def test_a_denied_term_is_rejected_by_its_cue(text, cue):
    assert judge(text) == [("rejected", cue)]


AFFIRMED = [
    "The police did not prevent the [[attack]].",
    "He did not come because of the [[war]].",
    "Nobody hurt the mayor, who fears [[terrorism]].",
    "It is not only a [[military]] question.",
    "There is no doubt that this is [[terrorism]].",
    "Nobody can deny that [[racism]] is at work: we cannot deny the [[racism]].",
    "The union condemned the [[terror]] attack.",
    "She vowed zero tolerance for [[terrorism]].",
    "They are together in the fight against [[terrorism]].",
    "It is no empty [[threat]].",
    "The judge dismissed the plan as [[illegal]].",
    "They would breach the anti-[[discrimination]] law.",
    "The neighbour must not shelter [[terrorists]].",
    "The paper did not print the story, but it spoke of [[fraud]].",
    "No, this is [[terrorism]].",
    "Parliament will not pass a bill that funds [[terrorism]].",
]


@pytest.mark.parametrize("text", AFFIRMED)
def test_a_negator_that_does_not_reach_the_term_leaves_it_affirmed(text):
    assert {stance for stance, _ in judge(text)} == {"affirmed"}


UNCERTAIN = [
    ("Reporters spoke about the alleged [[fraud]].", "alleged"),
    ("The raid could lead to [[war]].", "could"),
    ("If [[negotiations]] begin, prices will fall.", "If"),
    ("If talks fail, there will be a [[war]].", "If"),
    ("She asked whether it was [[terrorism]].", "whether"),
    ("Is this a [[terror]] attack?", "?"),
    ("There was talk of [[war]] in the capital.", "talk of"),
    ("It may not be [[illegal]].", "may not"),
    (
        "I don't think we can say that there will never be [[war]].",
        "don't think we can say that there will never",
    ),
    ("The president has not ruled out [[military]] action.", "not ruled out"),
    ("Prosecutors look into any [[collusion]] between them.", "any"),
]


@pytest.mark.parametrize(("text", "cue"), UNCERTAIN)
def test_a_term_that_is_only_possible_alleged_or_asked_is_uncertain(text, cue):
    assert judge(text) == [("uncertain", cue)]


def test_the_two_halves_of_a_contrast_differ():
    assert judge("“It is not a [[trade]] issue here. It’s a [[safety]] issue,” she said.") == [
        ("rejected", "not a"),
        ("affirmed", ""),
    ]


WORDS = st.sampled_from(
    "not no never if may could deny denied rejected without any that , . ? ! \" ' “ ” - — ( war terror the a of and or "
    "but is was isn't n't so-called far from lack \n\n".split(" ")
)


@given(st.lists(WORDS, min_size=1, max_size=40), st.data())
def test_no_text_and_no_span_raises(words, data):
    tokens = split_texts([" ".join(words), "".join(words)])
    sentences = split_sentences(tokens)
    if not len(tokens):
        return
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, len(tokens) - 1))
    judged = judge_stance(tokens, sentences, np.array([first]), np.array([last]))
    assert judged.stance[0] in range(3)
    assert (judged.cue_first[0] < 0) == (judged.cue_last[0] < 0)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=15).map(" ".join), min_size=1, max_size=4))
def test_a_stance_does_not_depend_on_the_batch(texts):
    marked = [f"{text} [[war]] {text}" for text in texts]
    assert judge(*marked) == [verdict for text in marked for verdict in judge(text)]
