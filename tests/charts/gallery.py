"""Every chart of one corpus, with names that are long, run from right to left, or look like markup."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import cache

import numpy as np
import pandas as pd
from hand_coded import draw_coding
from matplotlib.axes import Axes

from mediaframing.charts import (
    plot_actors,
    plot_change,
    plot_contrast,
    plot_cooccurrence,
    plot_event,
    plot_heatmap,
    plot_panels,
    plot_positions,
    plot_rates,
    plot_speakers,
    plot_stance,
    plot_timeline,
    plot_voice,
    plot_words,
)
from mediaframing.measures import (
    SmallGroupWarning,
    compare_frames,
    compare_groups,
    compare_periods,
    compare_words,
    rate_actors,
    rate_cooccurrence,
    rate_frames,
    rate_stance,
    rate_voice,
    tabulate_speakers,
)

NAMES = [
    "BBC",
    "CNN",
    "The Hill Country Gazette and Advertiser of the North",
    "صحيفة الجزيرة",
    "הארץ",
    "Al-Ahram الأهرام Weekly",
    r"A_$b$ \frac{x}_y",
    "line\nbreak <b>",
    "_RTE",
]
LABELS = {
    "frame_0": "Terrorism",
    "frame_1": "International diplomatic pressure on the neighbour",
    "frame_2": "Military strength",
    "us": "United States of America",
    **{f"Outlet {n:02d}": f"{NAMES[n % 9]}{n if n > 8 else ''}" for n in range(40)},
}
EVENTS = {
    "2017-03-01": "Attack on the camp",
    "2017-03-05": "Strikes across the line of control are announced",
    "2017-09-20": "General Assembly",
}


def with_speakers(coding, number: int):
    coding.frames["speaker_actor"] = [f"speaker_{n % number}" for n in range(len(coding.frames))]
    return coding


def draw_words(articles: int = 30) -> pd.DataFrame:
    """Compare the words of two outlets; the table is the caller's to change."""
    return _compare_words(articles).copy(deep=False)


@cache
def _compare_words(articles: int) -> pd.DataFrame:
    generator = np.random.default_rng(0)
    vocabulary = [*(f"word{n}" for n in range(25)), "self-defence", "internationalisation", "الجزيرة"]
    weights = np.exp(generator.normal(0, 1, (2, len(vocabulary))))
    coding = draw_coding(articles, outlets=2)
    side = (coding.articles["outlet"] == "Outlet 00").to_numpy(dtype=int)
    texts = [" ".join(generator.choice(vocabulary, 60, p=weights[s] / weights[s].sum())) for s in side]
    return compare_words(coding.articles.assign(text=texts), "outlet", "Outlet 00", "Outlet 01")


def draw_all(groups: int, frames: int = 4) -> Iterator[Axes]:
    """Every chart of a corpus with that many outlets."""
    coding = draw_coding(30 * groups, outlets=groups, frames=frames)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SmallGroupWarning)
        yield plot_rates(rate_frames(coding, "outlet"), labels=LABELS)
        yield plot_contrast(compare_frames(coding, ["frame_0", "frame_1"], "outlet"), labels=LABELS)
        yield plot_stance(rate_stance(coding, "outlet", frames=["frame_1"]), labels=LABELS)
        yield plot_voice(rate_voice(coding), labels=LABELS)
        yield plot_actors(rate_actors(coding, "outlet", actors=["us"]), labels=LABELS)
        yield plot_timeline(rate_frames(coding, "month", "mention"), labels=LABELS)
        lines = rate_frames(coding, ["month", "outlet"], frames=["frame_0"])
        yield plot_timeline(lines, labels=LABELS)
        yield plot_panels(lines, labels=LABELS)
        yield plot_panels(rate_frames(coding, "outlet"), labels=LABELS)
        yield plot_event(
            rate_frames(coding, "week", frames=["frame_0", "frame_2"]), event=EVENTS, labels=LABELS
        )
        yield plot_heatmap(compare_groups(coding), labels=LABELS)
        yield plot_cooccurrence(rate_cooccurrence(coding), labels=LABELS)
        yield plot_change(
            compare_periods(
                coding, "2017-05-01", "outlet", frames=["frame_0", "frame_1"][: 1 + (groups < 10)]
            ),
            labels=LABELS,
        )
        yield plot_words(draw_words(), labels=LABELS)
        speakers = tabulate_speakers(with_speakers(coding, groups))
        yield plot_speakers(speakers, labels=LABELS)
        yield plot_positions(speakers, labels=LABELS)
