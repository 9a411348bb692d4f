from __future__ import annotations

import pytest

from mediaframing.coding.english import verb_frames
from mediaframing.coding.english.verb_frames import inflect, judge_cues, list_prepositions
from mediaframing.coding.text.wordlists import read_tags
from mediaframing.coding.text.words import Words


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("argue", {"argue", "argues", "argued", "arguing"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
        ("label", {"label", "labels", "labeled", "labelled", "labeling", "labelling"}),
        ("reveal", {"reveal", "reveals", "revealed", "revealing"}),
        ("disagree", {"disagree", "disagrees", "disagreed", "disagreeing"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("complain", {"complain", "complains", "complained", "complaining"}),
    ],
)
def test_regular_verbs_inflect_by_rule(lemma: str, forms: set[str]) -> None:
    assert set(inflect(lemma)) == forms


def test_irregular_forms_come_from_their_list() -> None:
    assert set(inflect("write", "wrote written")) == {"write", "writes", "wrote", "written", "writing"}


def test_every_irregular_form_belongs_to_a_listed_verb() -> None:
    assert set(read_tags("cue_forms")) <= set(read_tags("cue_verbs"))


def test_frames_of_a_verb_hold_for_all_its_forms() -> None:
    codes = judge_cues(Words(["tell", "tells", "told", "telling"]))
    assert (codes & verb_frames.ADDRESSEE > 0).all()


def test_word_that_is_no_cue_has_no_code() -> None:
    assert judge_cues(Words(["bridge"])).tolist() == [0]


def test_unlisted_past_forms_are_marked_as_such() -> None:
    (code,) = judge_cues(Words(["harrumphed"]))
    assert code & verb_frames.VERB_SHAPED


def test_prepositions_belong_to_the_verb() -> None:
    own = list_prepositions()
    assert own["called"] >= {"for", "on"}
    assert "said" not in own


@pytest.mark.parametrize("word", ["red", "coed", "ed", "x-rayed", "20ed", ""])
def test_short_words_and_words_with_other_signs_are_no_past_forms(word: str) -> None:
    assert judge_cues(Words([word])).tolist() == [0]
