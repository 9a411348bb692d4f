"""Words of an entry with a star that name the contrary of what the entry names."""

from __future__ import annotations

import pandas as pd
import pytest

from mediaframing.codebook import Codebook
from mediaframing.coding.pipeline import code_articles


def read_stance(entry: str, text: str) -> list[str]:
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    book = Codebook.from_terms({"frame": [entry]})
    return list(code_articles(articles, book, skip=["attributions", "tone", "actor_tone"]).frames["stance"])


@pytest.mark.parametrize(
    ("entry", "text", "stance"),
    [
        ("gloom*", "It was a gloomless spring.", "rejected"),
        ("gloom*", "The gloomlessness of spring wore off.", "rejected"),
        ("GLOOM*", "A GLOOMLESS SPRING.", "rejected"),
        ("gloom*", "It was not a gloomless spring.", "affirmed"),
        ("gloom*", "It was a gloomy spring.", "affirmed"),
        ("gloomless*", "It was a gloomless spring.", "affirmed"),
        ("*hostile", "It was a nonhostile spring.", "rejected"),
        ("*hostile*", "They met unhostilely.", "rejected"),
        ("*hostile", "It was a prehostile spring.", "affirmed"),
        ("unhostile*", "It was an unhostile spring.", "affirmed"),
    ],
)
def test_affix_beyond_the_letters_of_an_entry_negates(entry: str, text: str, stance: str) -> None:
    assert read_stance(entry, text) == [stance]
