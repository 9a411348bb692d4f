from __future__ import annotations

import numpy as np
import pytest
from coded import make_coding
from hypothesis import given, settings
from hypothesis import strategies as st

from mediaframing.validation import ValidationError, draw_sample
from mediaframing.validation.codes import split_ids

CODING = make_coding()


def test_a_sample_has_the_size_asked_for_and_its_share_of_sentences_without_a_mention() -> None:
    sample = draw_sample(CODING, 100, recall=0.2)
    assert sample["kind"].value_counts().to_dict() == {"mention": 80, "sentence": 20}
    assert sample["mention_id"].is_unique
    sentences = sample[sample["kind"] == "sentence"]
    assert sentences["frame"].isna().all()
    assert set(sentences["text"]) == {"So terror it is."}
    assert (sentences["chance"] == 20 / 240).all()


@settings(max_examples=20, deadline=None)
@given(
    size=st.integers(1, 300),
    allocation=st.sampled_from(["root", "proportional", "equal"]),
    recall=st.sampled_from([0.0, 0.3]),
    seed=st.integers(0, 99),
)
def test_the_size_is_met_whatever_is_asked(size: int, allocation: str, recall: float, seed: int) -> None:
    sample = draw_sample(CODING, size, allocation=allocation, recall=recall, seed=seed)
    asked = round(size * recall)
    assert len(sample) == min(asked, 240) + min(size - asked, 240)
    assert sample["chance"].between(0, 1, inclusive="right").all()


def test_weighted_by_the_chances_samples_count_what_there_is() -> None:
    frames = CODING.frames.set_index("mention_id")
    estimates = []
    for seed in range(100):
        sample = draw_sample(CODING, 60, recall=0, seed=seed)
        rejected = frames["stance"].reindex(sample["mention_id"]).to_numpy() == "rejected"
        estimates.append((rejected / sample["chance"]).sum())
    truth = (frames["stance"] == "rejected").sum()
    assert np.mean(estimates) == pytest.approx(truth, rel=0.04)


def test_what_is_rare_is_drawn_more_often_than_its_share() -> None:
    sample = draw_sample(CODING, 60, by="stance", recall=0, allocation="equal")
    stance = CODING.frames.set_index("mention_id")["stance"].reindex(sample["mention_id"])
    assert stance.value_counts().tolist() == [20, 20, 20]


def test_the_same_seed_draws_the_same_and_another_something_else() -> None:
    first, again, other = (draw_sample(CODING, 50, seed=seed)["mention_id"].tolist() for seed in (1, 1, 2))
    assert first == again != other


def test_nothing_in_the_sample_tells_what_the_rules_said() -> None:
    sample = draw_sample(CODING, 50)
    assert not {"stance", "stance_cue", "stance_rule", "voice", "speaker", "speaker_actor"} & set(
        sample.columns
    )


def test_a_mention_stands_in_its_paragraph_and_the_article_beside_it() -> None:
    row = draw_sample(CODING, 1, recall=0).iloc[0]
    place = split_ids(draw_sample(CODING, 1, recall=0)["mention_id"]).iloc[0]
    assert row["article"][place["start"] : place["end"]] == row["text"]
    assert row["before"] + row["text"] + row["after"] == row["article"]


def test_coders_share_the_sample_out_and_overlap() -> None:
    names = draw_sample(CODING, 100, coders=["A", "B"], overlap=0.3)["coders"]
    assert names.value_counts()["A;B"] == 30
    assert abs(names.str.contains("A").sum() - names.str.contains("B").sum()) <= 20


def test_sentences_of_a_coding_that_knows_no_outlet_are_drawn_all_the_same() -> None:
    coding = make_coding()
    coding.articles = coding.articles.drop(columns=["outlet", "published"]).assign(outlet=None)
    assert len(draw_sample(coding, 30)) == 30


def test_a_misspelt_column_is_named_with_one_that_is_meant() -> None:
    with pytest.raises(ValidationError, match=r"'outlets'.*Did you mean 'outlet'"):
        draw_sample(CODING, 10, by="outlets")


def test_a_coding_without_mentions_has_nothing_to_draw() -> None:
    coding = make_coding()
    coding.frames = coding.frames.head(0)
    with pytest.raises(ValidationError, match="nothing to draw"):
        draw_sample(coding, 10, recall=0)


def test_a_column_of_lists_makes_no_strata_and_the_way_out_is_told() -> None:
    coding = make_coding()
    coding.articles["tags"] = [["war", "peace"]] * len(coding.articles)
    with pytest.raises(ValueError, match=r"'tags'.*Make one value of each"):
        draw_sample(coding, 10, by=["frame", "tags"])
