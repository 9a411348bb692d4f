"""Of articles in another language nobody knows the stance: they are not articles without it."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from mediaframing import Codebook, code_articles, open_coding
from mediaframing.measures import (
    compare_groups,
    compare_periods,
    rate_actors,
    rate_cooccurrence,
    rate_frames,
    rate_stance,
    rate_trends,
    tabulate_sources,
)
from mediaframing.tables import TableError
from mediaframing.validation import correct_rates

CODEBOOK = Codebook.from_terms(
    frames={"flood": ["flood*", "Flut*"], "dam": ["dam", "Damm"]}, actors={"lee": ["Ann Lee"]}
)
ARTICLES = pd.DataFrame(
    {
        "article_id": [f"a{number:02}" for number in range(18)],
        "outlet": ["North", "South", "Kurier"] * 6,
        "published": pd.date_range("2020-01-01", periods=18),
        "language": ["en", None, "de"] * 6,
        "text": [
            "It was no flood at the dam, said Ann Lee.",
            "The flood rose. The dam broke.",
            "Die Flut stieg am Montag, der Damm brach, sagte Ann Lee.",
        ]
        * 6,
    }
)


@pytest.fixture(scope="module")
def coding() -> Any:
    return code_articles(ARTICLES, CODEBOOK)


@pytest.fixture(scope="module")
def english() -> Any:
    return code_articles(ARTICLES[ARTICLES["outlet"] != "Kurier"], CODEBOOK)


ASKED: dict[str, Callable[[Any], pd.DataFrame]] = {
    "of articles": lambda c: rate_frames(c, "outlet", stance="rejected"),
    "of words": lambda c: rate_frames(c, unit="1000_words", voice="source"),
    "of sentences": lambda c: rate_frames(c, unit="sentence", speaker_name="Ann Lee"),
    "explicit": lambda c: rate_frames(c, explicit=True),
    "groups": lambda c: compare_groups(c, "outlet", stance=["rejected", "uncertain"]),
    "periods": lambda c: compare_periods(c, "2020-01-10", stance="rejected"),
    "trends": lambda c: rate_trends(c, "outlet", period="week", voice="outlet"),
    "pairs": lambda c: rate_cooccurrence(c, stance="affirmed"),
    "speakers": lambda c: rate_actors(c, role="speaker"),
}


@pytest.mark.filterwarnings("ignore::mediaframing.SmallGroupWarning")
@pytest.mark.parametrize("name", ASKED)
def test_articles_of_which_nothing_is_read_are_left_out_and_told(
    name: str, coding: Any, english: Any, tmp_path: Path
):
    coding.save(tmp_path / "coding")
    expected = ASKED[name](english)
    for held in (coding, open_coding(tmp_path / "coding")):
        with pytest.warns(
            UserWarning, match="6 articles in de are left out: .* no (stance|voice|role) is read"
        ):
            table = ASKED[name](held)
        pd.testing.assert_frame_equal(table, expected, check_categorical=False, check_dtype=False)


def test_what_asks_for_neither_and_shares_of_mentions_keep_them(coding: Any):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        plain = rate_frames(coding, "outlet").query("frame == 'flood'")
        shares = rate_stance(coding, frames=["flood"])
    assert plain["articles"].tolist() == [6, 6, 6]
    assert plain["rate"].tolist() == [1, 1, 1]
    assert shares["denominator"].tolist() == [12, 12, 12]


def test_corrected_rates_have_the_same_denominator_as_the_naive_ones(coding: Any, english: Any):
    codes = english.frames[["mention_id", "stance"]].assign(coder="A", frame="right", chance=1.0)
    with pytest.warns(UserWarning, match="left out"):
        corrected = correct_rates(coding, codes, unit="1000_words", stance="rejected")
    expected = correct_rates(english, codes, unit="1000_words", stance="rejected")
    assert corrected["rate"].tolist() == expected["rate"].tolist()
    assert corrected["rate"].round(9).tolist() == expected["rate_naive"].round(9).tolist()


@pytest.mark.parametrize("step", ["attributions", "stance"])
def test_sources_of_a_coding_that_left_them_out_are_refused(step: str):
    with pytest.raises(TableError, match=f"the step '{step}' was skipped"):
        tabulate_sources(code_articles(ARTICLES, CODEBOOK, skip=[step]))


@pytest.mark.filterwarnings("ignore::mediaframing.SmallGroupWarning")
@pytest.mark.parametrize("on_disk", [False, True])
def test_by_stance_or_voice_what_is_not_read_is_a_row_of_its_own(on_disk: bool, coding: Any, tmp_path: Path):
    if on_disk:
        coding.save(tmp_path / "coding")
    held = open_coding(tmp_path / "coding") if on_disk else coding
    stances = rate_frames(held, ["outlet", "stance"], frames=["flood"]).fillna({"stance": "none"})
    found = stances[stances["count"] > 0].set_index(["outlet", "stance"])["count"]
    assert found.to_dict() == {("North", "rejected"): 6, ("South", "affirmed"): 6, ("Kurier", "none"): 6}
    voices = rate_frames(held, "voice", "mention", frames=["flood"]).fillna({"voice": "none"})
    assert voices.set_index("voice")["count"].to_dict() == {"outlet": 6, "source": 6, "none": 6}
    roles = rate_actors(held, ["outlet", "role"], "mention").fillna({"role": "none"})
    held_by = roles[roles["count"] > 0].set_index(["outlet", "role"])["count"]
    assert held_by.to_dict() == {("North", "speaker"): 6, ("Kurier", "none"): 6}


def test_of_mentions_said_in_so_many_words_those_without_a_stance_are_none(coding: Any, english: Any):
    shares = rate_frames(coding, unit="mention", explicit=True)
    assert shares["count"].tolist() == rate_frames(english, unit="mention", explicit=True)["count"].tolist()
    assert shares["denominator"].tolist() == [6, 6]
