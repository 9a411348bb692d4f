from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from mediaframing import Codebook, code_articles, open_coding
from mediaframing.measures import (
    compare_frames,
    compare_groups,
    compare_periods,
    compare_words,
    rate_actors,
    rate_cooccurrence,
    rate_frames,
    rate_stance,
    rate_trends,
    rate_voice,
    tabulate_polarisation,
    tabulate_positions,
    tabulate_sources,
    tabulate_speakers,
)

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
            'Talks resume\n\n"There is no terror," Li Wu said. Li Wu said that talks went on.',
            'Terror\n\nIt was terror. "It is terror," Li Wu said. "It is talks," Ada Moss said.',
        ],
    }
)


CLUSTERS = ["outlet", "day"]
MEASURES: dict[str, Callable[[Any], Any]] = {
    "rate_frames": lambda c: rate_frames(c, "month", "1000_words"),
    "rate_frames over stories": lambda c: rate_frames(c, "outlet", cluster="story"),
    "rate_stance": lambda c: rate_stance(c, "outlet", explicit=True),
    "rate_voice": lambda c: rate_voice(c, "outlet", cluster=CLUSTERS),
    "rate_actors": lambda c: rate_actors(c, "outlet", "sentence"),
    "rate_trends": lambda c: rate_trends(c, "outlet"),
    "rate_cooccurrence": lambda c: rate_cooccurrence(c, unit="sentence", cluster=CLUSTERS),
    "compare_frames": lambda c: compare_frames(c, ["terror", "talks"], "outlet"),
    "compare_groups": lambda c: compare_groups(c, unit="sentence"),
    "compare_periods": lambda c: compare_periods(c, "2017-01-15", cluster="outlet"),
    "compare_words": lambda c: compare_words(c, "outlet", "North", min_count=1, min_articles=1),
    "compare_words over days": lambda c: compare_words(c, "outlet", "North", min_count=1, cluster="day"),
    "tabulate_speakers": lambda c: tabulate_speakers(c, "outlet", cluster="story"),
    "tabulate_sources": lambda c: tabulate_sources(c, cluster="story"),
    "tabulate_positions": lambda c: tabulate_positions(c, min_mentions=1, cluster="story"),
    "tabulate_positions in windows": lambda c: tabulate_positions(c, who="outlet", min_mentions=1, days=20),
    "tabulate_polarisation": lambda c: tabulate_polarisation(tabulate_positions(c, who="speaker", min_mentions=1)),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore::mediaframing.SmallGroupWarning")
@pytest.mark.parametrize("name", MEASURES)
def test_a_coding_on_the_disk_is_measured_as_one_in_memory(name: str, stored: Any):
    coding, folder = stored
    on_disk, in_memory = (MEASURES[name](each) for each in (open_coding(folder), coding))
    assert len(in_memory)
    pd.testing.assert_frame_equal(on_disk, in_memory, check_dtype=False, check_categorical=False)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    codebook = Codebook.from_terms(
        frames={"terror": ["terror*"], "talks": ["talks"]}, actors={"wu": ["Li Wu"]}
    )
    coding = code_articles(ARTICLES.assign(story=[1, 1, 2, 3, 4, 4]), codebook)
    folder = tmp_path_factory.mktemp("coding") / "coding"
    coding.save(folder)
    return coding, folder


def test_a_source_that_is_no_actor_is_none_on_the_disk_either(stored: Any):
    sources = tabulate_sources(open_coding(stored[1]))
    assert sources.groupby("speaker_name")["in_codebook"].first().to_dict() == {
        "Ada Moss": False,
        "Li Wu": True,
    }
