from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from mediaframing import Codebook, code_articles, open_coding
from mediaframing.measures import compare_groups, compare_periods, rate_cooccurrence

ARTICLES = pd.DataFrame(
    {
        "article_id": list("abcdef"),
        "outlet": ["North", "South"] * 3,
        "published": pd.to_datetime(
            ["2017-01-01", "2017-01-02", "2017-01-03", "2017-02-01", "2017-02-02", "2017-02-03"]
        ),
        "text": [
            "Terror again\n\nThe talks went on.",
            "Talks about terror\n\nNobody came.",
            "A quiet day\n\nThe sun shone.",
            "Terror at the border\n\nTalks are off after the terror.",
            "Talks resume\n\nThey met.",
            "Terror\n\nIt was terror.",
        ],
    }
)


@pytest.mark.parametrize(
    "measure",
    [
        lambda coding: compare_groups(coding, unit="sentence"),
        lambda coding: rate_cooccurrence(coding, unit="sentence"),
        lambda coding: compare_periods(coding, "2017-01-15"),
    ],
)
def test_a_coding_on_the_disk_is_measured_as_one_in_memory(tmp_path, measure: Callable[[Any], pd.DataFrame]):
    codebook = Codebook.from_terms(frames={"terror": ["terror*"], "talks": ["talks"]})
    coding = code_articles(ARTICLES, codebook)
    coding.save(tmp_path / "coding")
    stored = measure(open_coding(tmp_path / "coding"))
    pd.testing.assert_frame_equal(stored, measure(coding), check_dtype=False, check_categorical=False)
