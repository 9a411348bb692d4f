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


# Each rule by its name, with a sentence of its own and the words that decide.
REJECTED = {
    "negated predicate": ("The border row is not a [[trade]] dispute.", "not"),
    "fused negator": ("The minister said it isn’t a [[military]] matter.", "isn’t"),
    "negated noun": ("Police found no [[terror]] link.", "no"),
    "negated existence": ("There is no evidence of [[fraud]] in the count.", "no"),
    "carrier noun": ("There is no room in this town for [[racism]].", "no"),
    "negated subject": ("Nobody in the village spoke of [[war]].", "Nobody"),
    "negative preposition": ("She left the ministry without a [[scandal]].", "without"),
    "denied noun": ("The envoy denied any [[collusion]].", "denied"),
    "denied clause": ("The firm denied that it had paid [[bribes]].", "denied"),
    "rejected claim": ("The club rejected allegations of a [[cover-up]].", "rejected"),
    "ruled out": ("Paris ruled out [[military]] action.", "ruled out"),
    "refused name": ("The sheriff refused to call it [[terrorism]].", "refused"),
    "neg-raising": ("The mayor does not believe the letter was [[racist]].", "not"),
    "claim not accepted": ("Voters don't buy the claim that the plan is [[illegal]].", "don't"),
    "instead of": ("They chose talks instead of [[war]].", "instead of"),
    "rather than": ("The council spoke of a dispute rather than a [[crisis]].", "rather than"),
    "lack of": ("She stressed the lack of [[dialogue]].", "lack of"),
    "neither": ("It was neither [[terrorism]] nor an accident.", "neither"),
    "nor": ("It was neither an accident nor [[terrorism]].", "nor"),
    "prefix": ("The army held a non-[[military]] parade.", "non-"),
    "list": ("They will not accept violence, [[terror]] or fraud.", "not"),
    "not because of": ("Prices fell not because of the harvest but not because of [[war]] either.", "not"),
    "what it is about": ("The film is not about the [[war]].", "not"),
    "not but": ("It was not [[terrorism]] but an accident.", "not"),
    "scare quotes within scope": ("The party denied any “[[collusion]]” with the firm.", "denied"),
    "untrue claim": ("The claims of a [[coup]] were baseless.", "baseless"),
    "false claim": ("Aides spread false claims of [[fraud]].", "false"),
    "no option": ("A [[war]] is not an option.", "not"),
    "no charges": ("No [[charges]] have been filed.", "No"),
    "no event": ("The [[attack]] never happened.", "never"),
    "passive denial": ("Military [[force]] has been ruled out.", "ruled out"),
    "pseudo-negation made of the term": ("It is no [[accident]] that they met.", "no"),
    "adjectives": ("There was no clear, credible [[threat]].", "no"),
    "gerund": ("He was jailed without being convicted of a [[crime]].", "without"),
    "not yet": ("It is not yet a [[crisis]].", "not"),
    "used word": ("Her refusal to use the words “[[racist]] attack” was noted.", "refusal"),
    "whose it is not": ("This was not Anna's [[problem]].", "not"),
    "acquittal": ("The court cleared the firm: it is innocent of any [[fraud]].", "innocent of"),
    "title with a stop": ("They no longer believe Mr. Smith is a [[terrorist]].", "no longer"),
    "answer": ("Was it [[terrorism]]? No, the police say.", "No"),
    "answer after quotation marks": ("“Was it [[fraud]]?” “Absolutely not,” she said.", "not"),
    "apostrophe left out": ("The strike wasnt [[illegal]].", "wasnt"),
    "inverted subject": ("Nor did the bank commit [[fraud]].", "Nor"),
    "inverted pronoun": ("At no time did she commit a [[crime]].", "At no time"),
    "negative subject and its clause": ("Hardly anyone in the hall thought it was a [[scandal]].", "Hardly"),
    "parenthesis": ("Nobody, in fact, wants [[war]].", "Nobody"),
    "little": ("There was little [[evidence]] of a plan.", "little"),
    "any under a factive": ("The guard never mentioned any [[threat]].", "never"),
    "opposed to any": ("The bishop opposed any [[discrimination]].", "opposed any"),
    "negative implicative": ("The two kings averted a [[war]].", "averted"),
    "failed to": ("The lawyers failed to prove [[fraud]].", "failed to"),
    "yet to": ("The rebels have yet to begin [[negotiations]].", "yet to"),
    "yet to, of a subject": ("A [[treaty]] has yet to be signed.", "yet to"),
    "called off": ("The union called off [[talks]].", "called off"),
    "turned down": ("Voters said no to [[reform]].", "said no to"),
    "acquitted of": ("A jury acquitted the old mayor of [[corruption]].", "acquitted"),
    "wrongly": ("The paper wrongly called her a [[racist]].", "wrongly"),
    "stop calling": ("Stop calling it a [[crisis]].", "Stop"),
    "wrong to call": ("It is wrong to call him a [[terrorist]].", "wrong to"),
    "call the thing so": ("She stopped short of calling the law [[immoral]].", "stopped short of"),
    "say the word": ("He refused to even say the words “[[race]] war”.", "refused"),
    "never said it was": ("I never said it was [[illegal]].", "never"),
    "passive with an adverb": ("Claims of [[fraud]] were quickly dismissed.", "dismissed"),
    "untrue subject": ("Rumours of a [[coup]] proved false.", "false"),
    "denied over a hedge": ("The supposed [[threat]] turned out to be a hoax.", "hoax"),
    "unproven claim": ("The allegations of [[corruption]] against her were never proven.", "never"),
    "without merit": ("Claims of a [[plot]] were without merit.", "without merit"),
    "dismissed as untrue": ("The club dismissed as “baseless” reports of a [[scandal]].", "dismissed"),
    "off the table": ("A [[military]] answer is off the table.", "off the table"),
    "did not begin": ("[[Negotiations]] have not started.", "not"),
    "nothing to do with": ("[[Race]] had nothing to do with it.", "nothing"),
    "gap relative": ("He was jailed for a [[crime]] he did not commit.", "not"),
    "corrective not the": ("She is part of the problem, not the [[solution]].", "not"),
    "metalinguistic comparison": ("It was more of an accident than a [[crime]].", "more of an"),
    "less than": ("It was less a [[war]] than a hunt.", "less a"),
    "lacks the": ("The judge lacked the [[moral]] standing.", "lacked"),
    "free from": ("Children should grow up free from [[violence]].", "free from"),
    "suffix": ("They held a [[violence]]-free vote.", "-free"),
    "opinion with an adverbial": ("I do not believe for a minute that it was a [[plot]].", "not"),
}


@pytest.mark.parametrize(("text", "cue"), REJECTED.values(), ids=REJECTED.keys())
def test_a_denied_term_is_rejected_by_its_cue(text, cue):
    assert judge(text) == [("rejected", cue)]


AFFIRMED = {
    "no cue": "The [[war]] goes on.",
    "definite object": "The police did not prevent the [[attack]].",
    "possessive": "The council did not discuss Monday's [[accident]].",
    "definite of-phrase": "They do not question the reform of [[military]] courts.",
    "implicative verb": "The fence will not stop [[terrorism]].",
    "because": "He did not come because [[war]] broke out.",
    "relative clause": "Nobody hurt the mayor, who fears [[terrorism]].",
    "reduced relative clause": "The town will not take a family fleeing [[war]].",
    "other clause": "The paper did not print the story, but it spoke of [[fraud]].",
    "relative that": "Parliament will not pass a bill that funds [[terrorism]].",
    "finished object": "The boy is not a danger to national [[security]].",
    "other conjunct": "Jailed without trial and sometimes [[torture]], they wait.",
    "closed quotation": "“I did not do it,” said the [[war]] minister.",
    "not only": "It is not only a [[military]] question.",
    "no doubt": "There is no doubt that this is [[terrorism]].",
    "cannot deny": "We cannot deny [[racism]].",
    "litotes": "It is no empty [[threat]].",
    "not the first": "It was not the first [[war]] here.",
    "superlative": "No state has done more against [[terrorism]].",
    "no with a comma": "No, this is [[terrorism]].",
    "numbered": "He is No. 1 in the [[terror]] group.",
    "hyphenated negator": "It was a yes-or-no vote on [[war]].",
    "condemned event": "The union condemned the [[terror]] attack.",
    "zero tolerance": "She vowed zero-tolerance for [[terrorism]].",
    "fight": "They are together in the fight against [[terrorism]].",
    "ended support": "The state must end its support to [[terrorists]].",
    "ceases to be": "The state should cease to be a safe haven for [[terror]] groups.",
    "called for": "They want to push the state to act on [[terror]].",
    "dismissed as": "The judge dismissed the plan as [[illegal]].",
    "denied a thing": "He was denied a [[security]] pass.",
    "active denial behind the term": "A [[security]] official had denied the report.",
    "prefix of opposition": "They would breach the anti-[[discrimination]] law.",
    "prefix under negation": "The vote did not lead to a post-[[racist]] country.",
    "change of a thing": "A museum will not reduce [[poverty]].",
    "end of a thing": "Congress will not lift [[sanctions]].",
    "next clause after and": "The reforms failed to come, not complete, and human [[rights]] groups warned.",
    "noun about a thing": "There is no definition of [[terrorism]].",
    "ban": "The bill would ban [[discrimination]].",
    "prohibition": "The neighbour must not shelter [[terrorists]].",
    "asked not to": "They asked the neighbour not to shelter [[terrorists]].",
    "hardly more": "The speech could hardly have been more [[aggressive]].",
    "evidence that it worked": "There is no evidence that [[torture]] led to the find.",
    "would in reported speech": "He said he would start [[negotiations]].",
    "negated would": "The law would not have stopped a [[crisis]].",
    "definite under could": "The plan could help the [[economy]].",
    "wh-question": "Why did [[terrorism]] come to this town?",
    "quoted in a question": "Do they fear a “[[war]]”?",
    "the month": "In May [[negotiations]] began.",
    "accused": "He is accused of [[fraud]].",
    "biased question": "Isn't this a [[crisis]] of our own making?",
    "partial negation": "Not all [[crimes]] are reported.",
    "negated superlative": "We have never had a worse [[crisis]].",
    "without its like": "The town has not seen a [[war]] like this.",
    "compared": "She has not backed as bold a [[reform]] agenda as he did.",
    "litotes with less": "This is not a victimless [[crime]].",
    "name": "The [[Justice]] Department did not answer.",
    "name under negation": "The mayor is not replacing [[Justice]] Smith.",
    "company": "The king will not negotiate with [[terrorists]].",
    "agent who cows": "We will not be intimidated by [[terrorists]].",
    "barred from acting": "We cannot allow [[terrorists]] to win.",
    "emotive factive": "Nobody likes [[war]].",
    "kind of person": "No [[security]] adviser could match her.",
    "subject that did not act": "No [[economy]] in the region has cut its debt.",
    "double negator": "You can't not take this [[deal]].",
    "no place in": "Hate has no place in [[democracy]].",
    "started by others": "The [[war]] was not started by us.",
    "counterfactual": "The [[crisis]] would not have happened elsewhere.",
    "negated untruth": "The [[threat]] is not simply a fantasy.",
    "untruth of something else": "Whoever says the [[economy]] is weak is peddling fiction.",
    "past verb and its subject": "They did not say the raid caused [[unrest]].",
    "part of": "He won't hold those talks as part of a [[debt]] deal.",
    "pronoun that ends its clause": "They want a plan when there is none and ignore [[constitutional]] checks.",
    "opening phrase": "In the absence of police, [[violence]] spread.",
    "presupposing suffix": "She has never been to [[war]]-torn towns.",
    "hurt under could": "The raid could galvanize and damage [[economic]] growth.",
    "dated noun phrase": "Riyadh denied any role in the Sept. 11, 2001, [[attacks]].",
    "subject of a condition": "If [[freedom]] is what they want, they may have it.",
    "list with whether": "They help migrants, whether [[refugees]] or not.",
    "likely name": "She met the likely [[Democratic]] nominee.",
    "superlative of any": "It has the highest wages of any [[economy]].",
    "person as a subject": "A [[security]] official could not be reached.",
    "definite subject of could": "The [[economy]] could shrink.",
    "hard not to": "It is hard not to see [[racism]] here.",
}


@pytest.mark.parametrize("text", AFFIRMED.values(), ids=AFFIRMED.keys())
def test_a_cue_that_does_not_reach_the_term_leaves_it_affirmed(text):
    assert judge(text) == [("affirmed", "")]


def test_two_negations_affirm_and_both_are_the_cue():
    assert judge("The firm never denied [[fraud]].") == [("affirmed", "never denied")]
    assert judge("The law would not have prevented a [[crisis]].") == [("affirmed", "not have prevented")]
    assert judge("Nobody calls it anything but [[terrorism]].") == [
        ("affirmed", "Nobody calls it anything but")
    ]
    assert judge("You cannot have peace without [[justice]].") == [("affirmed", "cannot have peace without")]


UNCERTAIN = {
    "alleged": ("Reporters spoke about the alleged [[fraud]].", "alleged"),
    "possible": ("They fear a possible [[military]] strike.", "possible"),
    "so-called": ("He left the so-called [[peace]] camp.", "so-called"),
    "could": ("The raid could lead to [[war]].", "could"),
    "condition": ("If [[negotiations]] begin, prices will fall.", "If"),
    "what follows from a condition": ("If talks fail, there will be a [[war]].", "If"),
    "reported question": ("She asked whether it was [[terrorism]].", "whether"),
    "question": ("Is this a [[terror]] attack?", "?"),
    "talk of": ("There was talk of [[war]] in the capital.", "talk of"),
    "any": ("Prosecutors look into any [[collusion]] between them.", "any"),
    "may not": ("It may not be [[illegal]].", "may not"),
    "negated condition": ("If there is no [[peace]] deal, the camp stays.", "If there is no"),
    "not necessarily": ("It is not necessarily [[illegal]].", "not necessarily"),
    "not ruled out": ("The president has not ruled out [[military]] action.", "not ruled out"),
    "negation under a denied opinion": (
        "I don't think we can say that there will never be [[war]].",
        "don't think we can say that there will never",
    ),
    "not only but also": ("They may see not only peace but also [[negotiations]].", "may"),
    "subject of could": ("A [[war]] could break out.", "could"),
    "bare subject of might": ("[[Violence]] might erupt in May.", "might"),
    "indefinite subject of would": ("A [[deal]] would raise new questions.", "would"),
    "unlikely subject": ("A [[recession]] is unlikely.", "unlikely"),
    "not as likely": ("A [[military]] raid against the camp is not as likely.", "likely"),
    "likely to": ("She is likely to face [[charges]].", "likely to"),
    "appears to be": ("It is what appears to be a [[scandal]].", "appears to be"),
    "allegedly": ("The man allegedly took part in a [[coup]].", "allegedly"),
    "perhaps": ("Perhaps it is a [[crisis]].", "Perhaps"),
    "risk of": ("The risk of [[war]] is growing.", "risk of"),
    "claims of": ("They looked into claims of [[fraud]].", "claims of"),
    "suspected of": ("The two are suspected of [[fraud]].", "suspected of"),
    "perceived": ("Voters spoke of a perceived [[threat]].", "perceived"),
    "too early to": ("It is too early to call it a [[crisis]].", "too early to"),
    "inverted condition": ("Should a [[war]] break out, they would lose.", "Should"),
    "in case of": ("In case of [[war]], go north.", "In case of"),
    "question within a sentence": ("“Is this a [[coup]]?” he asked.", "?"),
    "question of a predicate": ("Was the strike [[illegal]]?", "?"),
    "pushed into": ("The vote could plunge the land into [[war]].", "could"),
    "not excluded": ("Police have not excluded [[terrorism]].", "not excluded"),
}


@pytest.mark.parametrize(("text", "cue"), UNCERTAIN.values(), ids=UNCERTAIN.keys())
def test_a_term_that_is_only_possible_alleged_or_asked_is_uncertain(text, cue):
    assert judge(text) == [("uncertain", cue)]


def test_what_cannot_go_together_is_there():
    # Both are subjects of the clause, left of its negator: the speaker tells the matter as terror, and bars talks
    # on account of it. Coders count what a speaker sets as the condition of the matter as affirmed.
    assert judge("“[[Talks]] and [[terror]] cannot go together.”") == [("affirmed", ""), ("affirmed", "")]


def test_the_two_halves_of_a_contrast_differ():
    assert judge("“It is not a [[trade]] issue here. It’s a [[safety]] issue,” she said.") == [
        ("rejected", "not"),
        ("affirmed", ""),
    ]


CUES = "not no never if may could deny denied rejected ruled out without any isn't so-called far from lack nothing anything"
OTHERS = "that , . ? ! \" ' “ ” - — ( war terror the a of and or but also is was claim about as to said ing"
WORDS = st.sampled_from([*f"{CUES} {OTHERS}".split(), "\n\n", "İ", "\u2028"])


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


def test_in_a_sentence_without_end_only_near_words_decide():
    tokens = split_texts(["not war if could terror deny , " * 3000])
    sentences = split_sentences(tokens)
    held = np.flatnonzero(tokens.classify("held", lambda key: int(key == "terror")))
    judged = judge_stance(tokens, sentences, held, held)
    assert len(sentences) == 1
    assert len(set(judged.stance[20:-20])) == 1
    assert (held - judged.cue_first < 50).all()
