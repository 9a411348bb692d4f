"""Measure everything and write the table into README.md; ``make bench``."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

README = Path(__file__).with_name("README.md")
COLUMNS = ("what", "measured", "ratio", "of")
HEAD = """# Benchmarks

`make bench` writes this file. Seconds are of processor time, unless they are said to be of the clock; ratios are of
one run on one machine. The corpus is news-2017, shuffled, each measurement in a process of its own with cold caches;
the codebook has ten frames of 50 globs and 2,000 aliases made from the corpus' own words. Where there are more
articles than the corpus has they are repeated, which is said.

"""


def main() -> None:
    """Run all cases one after the other."""
    rows = []
    for row in measure_all():
        print(" | ".join(row), flush=True)
        rows.append(row)
    lines = [f"| {' | '.join(row)} |" for row in (COLUMNS, ["---"] * len(COLUMNS), *rows)]
    README.write_text(HEAD + f"{_name_machine()}\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


def measure_all() -> Iterator[tuple[str, str, str, str]]:
    """Give the rows of the table."""
    coded, vader, naive = _measure("code", 1000), _measure("score_vader", 1000), _measure("run_naive", 200)
    speed = {name: m["articles"] / m["cpu"] for name, m in (("c", coded), ("v", vader), ("n", naive))}
    shown = f"{speed['c']:,.0f} articles/s (1,000, none repeated)"
    yield (
        "whole job against vaderSentiment",
        shown,
        f"{speed['c'] / speed['v']:.1f}",
        f"{speed['v']:,.0f} articles/s",
    )
    told = f"{speed['n']:,.0f} articles/s (200 articles, neither attributions nor stance)"
    yield "whole job against punkt + `re` + vaderSentiment", shown, f"{speed['c'] / speed['n']:.0f}", told

    many, most = _measure("code", 4000), _measure("code", 16000)
    each = 1000 * coded["cpu"] / 1000
    for name, m in (
        ("4,000 articles (the last few repeated)", many),
        ("16,000 (each some four times)", most),
    ):
        cost = 1000 * m["cpu"] / m["articles"]
        yield (
            f"cost of an article: {name}",
            f"{cost:.2f} ms",
            f"{cost / each:.2f}",
            f"{each:.2f} ms for 1,000",
        )
    short, long = _measure("code_long", 1), _measure("code_long", 250)
    yield "the same text in articles 250 times as long", *_compare(long, short)
    few, more = _measure("code", 1000, 200), _measure("code", 1000, 5000)
    yield "5,000 aliases against 200", *_compare(more, few)

    small, large = _measure("run_corpus", 4000, 1), _measure("run_corpus", 16000, 1)
    rate = 3600 * large["articles"] / large["cpu"]
    yield "code_corpus, 16,000 articles (repeated), one worker", f"{rate:,.0f} articles a core-hour", "", ""
    yield "ten million articles at that rate", f"{1e7 / rate:.1f} core-hours", "", ""
    yield (
        "memory of a worker: 16,000 articles against 4,000", f"{large['worker_mb']:.0f} MB",
        f"{large['worker_mb'] / small['worker_mb']:.2f}", f"{small['worker_mb']:.0f} MB",
    )  # fmt: skip
    pair = _measure("run_corpus", 16000, 2)
    yield (
        "two workers against one, 16,000 articles, by the clock", f"{pair['wall']:.1f} s",
        f"{large['wall'] / pair['wall']:.2f} times as fast", f"{large['wall']:.1f} s",
    )  # fmt: skip
    resumed = _measure("resume_corpus", 4000)
    total = resumed["killed_after"] + resumed["wall"]
    yield (
        "killed half way and resumed, 4,000 articles, by the clock", f"{total:.1f} s",
        f"{total / small['wall']:.2f}", f"{small['wall']:.1f} s in one go",
    )  # fmt: skip
    stored = _measure("measure_mentions", 10)
    memory = f"peak {stored['peak_mb']:,.0f} MB, {stored['mentions']:,} mentions drawn at random"
    for name in ("rate_frames", "compare_frames"):
        yield (
            f"{name} by 20 outlets on ten million mentions, from the disk",
            f"{stored[name]:.1f} s",
            "",
            memory,
        )


def _measure(case: str, *arguments: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.cases", case, *map(str, arguments)]
    answer: dict[str, float] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return answer


def _compare(one: dict[str, float], other: dict[str, float]) -> tuple[str, str, str]:
    return f"{one['cpu']:.2f} s", f"{one['cpu'] / other['cpu']:.2f}", f"{other['cpu']:.2f} s"


def _name_machine() -> str:
    info = Path("/proc/cpuinfo")
    names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if "model name" in line]
    processor = names[0] if names else platform.processor()
    return f"Machine: {processor}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}."


if __name__ == "__main__":
    main()
