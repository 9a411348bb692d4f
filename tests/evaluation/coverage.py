"""How often do the intervals hold the truth, and how often is a difference marked where there is none?

``python -m tests.evaluation.coverage`` draws news of which the truth is known (:mod:`tests.evaluation.simulated`) and prints
tables. "Before" is what the package gave until 0.1.0, on the same samples: Wilson's interval for shares of articles,
percentiles of a bootstrap over articles for all else. ``--samples 200`` for a quick look, ``--only marks --marks 1000``
for one table.
"""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
from tests.evaluation.simulated import CHANCES, OUTLET_VOICE, REJECTED, draw_news

from mediaframing.measures import (
    compare_frames,
    compare_groups,
    compare_periods,
    compare_words,
    rate_actors,
    rate_frames,
    rate_stance,
    rate_voice,
)
from mediaframing.measures.intervals import wilson_interval
from mediaframing.measures.periods import combine_intervals

SIZES = (5, 20, 50, 200, 2000)
RESAMPLES = 400


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=2000, help="of up to 50 articles; fewer of more")
    parser.add_argument(
        "--marks", type=int, help="tables without a difference; a fifth of the samples by default"
    )
    parser.add_argument(
        "--after",
        action="store_true",
        help="intervals of today alone, and more samples of many articles: the bootstrap of before takes most of the time",
    )
    parser.add_argument(
        "--only", choices=["coverage", "dependence", "changes", "marks"], help="a single table"
    )
    given = parser.parse_args()
    samples, only = given.samples, given.only
    warnings.simplefilter("ignore")
    generator = np.random.default_rng(14)
    tables: tuple[tuple[str, str, Callable[[], pd.DataFrame]], ...] = (
        (
            "coverage",
            "95% intervals that hold the truth, among samples that have one; in brackets: samples without one",
            lambda: tabulate_coverage(samples, generator, before=not given.after),
        ),
        (
            "dependence",
            "Articles that are not independent of each other",
            lambda: tabulate_dependence(max(samples // 2, 20), generator),
        ),
        (
            "changes",
            "Before and after an event that changed nothing, with outlets or stories on both sides",
            lambda: tabulate_changes(max(samples // 2, 20), generator),
        ),
        (
            "marks",
            "Marks where nothing differs",
            lambda: tabulate_false_marks(given.marks or max(samples // 5, 10), generator),
        ),
    )
    for name, title, tabulate in tables:
        if only in (None, name):
            print(f"{title}\n\n{tabulate().to_string()}\n", flush=True)


def tabulate_coverage(samples: int, generator: np.random.Generator, *, before: bool = True) -> pd.DataFrame:
    """Cover every measure by frame and number of articles, before and after."""
    everywhere = draw_news(100_000, generator, chances={"all": 1.0})
    where_any = {unit: rate_frames(everywhere, unit=unit)["rate"][0] for unit in ("sentence", "1000_words")}
    tone = everywhere.actors["tone"].mean()
    found = []
    for size in SIZES:
        number = samples if size <= 50 else max(samples * (200 if before else 500) // size, 10)
        number = min(number, samples)
        coding = draw_news(size, generator, samples=number)
        for name, key, table, truth in _measure(coding, where_any, tone, before=before):
            found.append(_hold(table, truth).assign(measure=name, frame=table[key].to_numpy(), articles=size))
    told = _lay_out(pd.concat(found))
    return told if before else told[[column for column in told.columns if column.startswith("after")]]


def _measure(
    coding: SimpleNamespace, where_any: dict[str, float], tone: float, *, before: bool
) -> Iterator[tuple[str, str, pd.DataFrame, pd.Series]]:
    """Give each measure's table with what is true of each row."""
    chance = pd.Series(CHANCES)
    for unit in ("article", "sentence", "mention", "1000_words"):
        table = rate_frames(coding, "sample", unit)
        each = table["frame"].map(CHANCES)
        truth = {"article": each, "mention": each / chance.sum()}.get(unit, each * where_any.get(unit, 1))
        if before:
            low, high = (
                wilson_interval(table["count"], table["denominator"])
                if unit == "article"
                else _bootstrap(coding, unit, table)
            )
            table = table.assign(low_before=low, high_before=high)
        yield unit, "frame", table, truth
    for name, table, value, share in (
        ("stance: rejected", rate_stance(coding, "sample"), "rejected", REJECTED),
        ("voice: outlet", rate_voice(coding, "sample"), "outlet", OUTLET_VOICE),
    ):
        column = "stance" if value == "rejected" else "voice"
        rows = table[table[column] == value].reset_index(drop=True)
        if before:
            low, high = _bootstrap(coding, column, rows, value)
            rows = rows.assign(low_before=low, high_before=high)
        yield name, "frame", rows, pd.Series(share, rows.index)
    actors = rate_actors(coding, "sample").assign(low=lambda t: t["tone_low"], high=lambda t: t["tone_high"])
    yield "tone", "actor", actors, pd.Series(tone, actors.index)
    change = compare_periods(coding, "2020-01-31", "sample", "1000_words")
    yield "compare_periods", "frame", change, pd.Series(0.0, change.index)
    for other in ("mid", "rare"):
        table = compare_frames(coding, ["common", other], "sample")
        yield (
            "compare_frames",
            "second",
            table,
            pd.Series(np.log2(CHANCES["common"] / CHANCES[other]), table.index),
        )


def _bootstrap(
    coding: SimpleNamespace, unit: str, table: pd.DataFrame, value: str = ""
) -> tuple[np.ndarray, np.ndarray]:
    """Give percentiles of a bootstrap over articles, the interval of before, for every sample and frame."""
    frames = coding.frames
    sample = coding.articles.set_index("article_id")["sample"]
    names = list(CHANCES)
    place = pd.Index(coding.articles["article_id"])
    article, name = (
        place.get_indexer(pd.Index(frames["article_id"])),
        pd.Index(names).get_indexer(pd.Index(frames["frame"])),
    )
    every = np.zeros((len(place), len(names)))
    if unit == "sentence":
        pairs = frames[["article_id", "sentence_id", "frame"]].drop_duplicates()
        article, name = (
            place.get_indexer(pd.Index(pairs["article_id"])),
            pd.Index(names).get_indexer(pd.Index(pairs["frame"])),
        )
    np.add.at(every, (article, name), 1.0)
    if value:
        above, below = np.zeros_like(every), every
        chosen = (frames[unit] == value).to_numpy()
        np.add.at(above, (article[chosen], name[chosen]), 1.0)
    else:
        above = every
        sizes = coding.sentences.groupby("article_id")["words"].agg(["size", "sum"]).reindex(place)
        below = {
            "mention": every.sum(axis=1),
            "sentence": sizes["size"].to_numpy(),
            "1000_words": sizes["sum"].to_numpy() / 1000,
        }[unit]
        below = np.repeat(np.asarray(below, dtype=float)[:, None], len(names), axis=1)
    generator = np.random.default_rng(0)
    low, high = np.full(len(table), np.nan), np.full(len(table), np.nan)
    where = {key: number for number, key in enumerate(zip(table["sample"], table["frame"], strict=True))}
    for one, rows in pd.Series(np.arange(len(place))).groupby(sample.to_numpy()):
        size = len(rows)
        times = generator.multinomial(size, np.full(size, 1 / size), RESAMPLES).astype(float)
        with np.errstate(invalid="ignore", divide="ignore"):
            draws = (times @ above[rows]) / (times @ below[rows])
        for column, frame in enumerate(names):
            known = draws[~np.isnan(draws[:, column]), column]
            if len(known) and np.ptp(known) > 0 and (one, frame) in where:
                low[where[one, frame]], high[where[one, frame]] = np.quantile(known, [0.025, 0.975])
    return low, high


def _hold(table: pd.DataFrame, truth: pd.Series | float) -> pd.DataFrame:
    """Say of each row whether there is an interval, and whether it holds the truth."""
    told = {}
    for name, low, high in (("after", "low", "high"), ("before", "low_before", "high_before")):
        if low not in table.columns:
            told[f"{name}_given"], told[f"{name}_holds"] = np.nan, np.nan
            continue
        given = table[[low, high]].notna().any(axis=1).to_numpy()
        holds = ~(table[low] > truth) & ~(table[high] < truth)
        told[f"{name}_given"], told[f"{name}_holds"] = given.astype(float), np.where(given, holds, np.nan)
    return pd.DataFrame(told, index=range(len(table)))


def _lay_out(found: pd.DataFrame) -> pd.DataFrame:
    columns = [f"{name}_{what}" for name in ("before", "after") for what in ("given", "holds")]
    means = found.groupby(["measure", "frame", "articles"], sort=False)[columns].mean()

    def write(name: str) -> pd.Series:
        return means.apply(lambda row: _write(row[f"{name}_holds"], row[f"{name}_given"]), axis=1)

    told = pd.DataFrame({name: write(name) for name in ("before", "after")}).unstack("articles")
    told.columns = pd.Index([f"{name} n={size}" for name, size in told.columns])
    return told


def _write(holds: float, given: float) -> str:
    if np.isnan(holds):
        return "-"
    return f"{holds:.3f}" + (f" ({1 - given:.0%})" if given < 0.995 else "")


def tabulate_dependence(samples: int, generator: np.random.Generator) -> pd.DataFrame:
    """Cover shares of articles where articles copy each other, and where outlets are a sample of outlets."""
    rows = []
    chance = {"common": CHANCES["common"]}
    for size in (20, 200, 2000):
        number = samples if size <= 200 else max(samples // 4, 10)
        copied = draw_news(size, generator, chances=chance, copied=0.4, samples=number)
        for cluster in ("article", "story"):
            table = rate_frames(copied, "sample", cluster=cluster)
            rows.append(("40% wire copies", f"cluster={cluster!r}", size, _hold(table, chance["common"])))
        for outlets, uneven in ((8, 0.0), (30, 0.0), (8, 1.0), (30, 1.0)):
            differ = draw_news(
                size,
                generator,
                chances=chance,
                outlets=outlets,
                outlet_spread=0.1,
                uneven=uneven,
                samples=number,
            )
            for cluster in ("article", "outlet"):
                table = rate_frames(differ, "sample", cluster=cluster)
                rows.append(
                    (
                        f"{outlets} outlets{', the first the largest by far,' if uneven else ''} as a sample",
                        f"cluster={cluster!r}",
                        size,
                        _hold(table, chance["common"]),
                    )
                )
    told = {
        (what, how, size): _write(held["after_holds"].mean(), held["after_given"].mean())
        for what, how, size, held in rows
    }
    return pd.Series(told).unstack().rename(columns="n={}".format)


def tabulate_changes(samples: int, generator: np.random.Generator) -> pd.DataFrame:
    """Cover differences before and after an event that changed nothing, where both sides have outlets or stories in common."""
    told = {}
    chances = {"common": CHANCES["common"]}
    designs: tuple[tuple[str, dict[str, Any], tuple[str, ...]], ...] = (
        ("40% wire copies", {"copied": 0.4}, ("story",)),
        ("8 outlets", {"outlets": 8, "outlet_spread": 0.1}, ("outlet",)),
        ("30 outlets", {"outlets": 30, "outlet_spread": 0.1}, ("outlet",)),
        ("30 outlets", {"outlets": 30, "outlet_spread": 0.1}, ("outlet", "day")),
    )
    for size in (50, 200, 2000):
        number = samples if size <= 200 else max(samples // 4, 10)
        for name, design, cluster in designs:
            coding = draw_news(size, generator, chances=chances, samples=number, **design)
            for unit in ("article", "1000_words"):
                table = compare_periods(coding, "2020-01-31", "sample", unit, cluster=cluster)
                # As before: both sides as if they had nothing in common.
                sides = [
                    [table[f"{side}_{what}"] for what in ("rate", "low", "high")]
                    for side in ("after", "before")
                ]
                low, high = combine_intervals(*sides[0], *sides[1])
                held = _hold(table.assign(low_before=low, high_before=high), 0.0)
                for when in ("before", "after"):
                    key = (name, f"cluster={' and '.join(cluster)}", unit, f"{when} n={size}")
                    told[key] = _write(held[f"{when}_holds"].mean(), held[f"{when}_given"].mean())
    columns = list(
        dict.fromkeys(key[-1] for key in sorted(told, key=lambda key: key[-1].startswith("after")))
    )
    return pd.Series(told).unstack()[columns]


def tabulate_false_marks(samples: int, generator: np.random.Generator) -> pd.DataFrame:
    """Count marks where no group, no period and no word differs."""
    rows: dict[str, dict[str, float]] = {}
    for unit in ("article", "sentence", "mention"):
        tables = [compare_groups(draw_news(600, generator), unit=unit) for _ in range(samples)]
        for frame in CHANCES:
            mine = [table[table["frame"] == frame] for table in tables]
            score = np.concatenate([table["cluster_residual"].dropna().to_numpy() for table in mine])
            rows[f"ten outlets, {unit}, {frame}"] = {
                "beyond 1.96, one by one": float((np.abs(score) > 1.96).mean()),
                "tables with a mark": float(np.mean([table["stands_out"].any() for table in mine])),
            }
    changes = [
        compare_periods(draw_news(600, generator), "2020-01-31", unit="1000_words") for _ in range(samples)
    ]
    rows["before and after, 1000_words"] = {
        "beyond 1.96, one by one": float(np.mean([(table["p"] < 0.05).mean() for table in changes])),
        "tables with a mark": float(np.mean([table["stands_out"].any() for table in changes])),
    }
    words = [compare_words(_draw_words(generator), "outlet", "A") for _ in range(samples)]
    outside = [((table["low"] > 0) | (table["high"] < 0)).mean() for table in words]
    rows["300 words of two like sets"] = {
        "beyond 1.96, one by one": float(np.mean(outside)),
        "tables with a mark": float(np.mean([table["stands_out"].any() for table in words])),
    }
    return pd.DataFrame(rows).T.round(3)


def _draw_words(generator: np.random.Generator) -> pd.DataFrame:
    """Draw 200 articles in which words come in bursts: each has sixty of the three hundred."""
    names = np.array([f"w{number}" for number in range(300)])
    weights = 1 / (np.arange(300) + 10)
    texts = []
    for _ in range(200):
        own = generator.choice(names, 60, replace=False, p=weights / weights.sum())
        texts.append(" ".join(generator.choice(own, 200)))
    outlets = np.where(np.arange(200) % 2, "A", "B")
    return pd.DataFrame({"article_id": [f"a{n:03}" for n in range(200)], "outlet": outlets, "text": texts})


if __name__ == "__main__":
    main()
