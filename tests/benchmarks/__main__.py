"""Measure everything and write the table into README.md; ``make bench``."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

README = Path(__file__).with_name("README.md")
COLUMNS = ("what", "measured", "ratio", "of")
HEAD = """# Benchmarks

`make bench` writes this file. Seconds are of processor time, unless they are said to be of the clock; ratios are of
one run on one machine. The corpus is news-2017, shuffled, each measurement in a process of its own with cold caches;
the dense codebook has ten frames of 50 globs and 2,000 aliases made from the corpus' own words, and hits far more often
than a study's does. Where there are more articles than the corpus has they are repeated, which is said; in the first
rows none is. Between each two jobs there vaderSentiment scores a fifth of the same articles.

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
    yield from _race(1000)
    yield from _race(3700)
    one, many, most = _measure("code", 1000), _measure("code", 4000), _measure("code", 16000)
    each = one["cpu"]
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
    yield "2,000 aliases against 200", *_compare(one, few)
    yield "5,000 aliases against 200", *_compare(more, few)

    small, large = _measure("run_corpus", 2000, 1), _measure("run_corpus", 16000, 1)
    rate = 3600 * large["articles"] / large["cpu"]
    yield "code_corpus, 16,000 articles (repeated), one worker", f"{rate:,.0f} articles a core-hour", "", ""
    yield "ten million articles at that rate", f"{1e7 / rate:.1f} core-hours", "", ""
    yield (
        "memory of a worker: 16,000 articles against 2,000", f"{large['worker_mb']:.0f} MB",
        f"{large['worker_mb'] / small['worker_mb']:.2f}", f"{small['worker_mb']:.0f} MB",
    )  # fmt: skip
    pair = _measure("run_corpus", 16000, 2)
    yield (
        "two workers against one, 16,000 articles, by the clock", f"{pair['wall']:.1f} s",
        f"{large['wall'] / pair['wall']:.2f} times as fast", f"{large['wall']:.1f} s",
    )  # fmt: skip
    resumed = _measure("resume_corpus", 4000)
    total = resumed["before"] + resumed["after"]
    yield (
        "killed half way and resumed, 4,000 articles, both parts together", f"{total:.1f} s",
        f"{total / resumed['whole']:.2f}", f"{resumed['whole']:.1f} s in one go",
    )  # fmt: skip
    stored = _measure("measure_mentions", 10)
    size = f"{stored.pop('mentions'):,} mentions in {stored.pop('sentences'):,} sentences, drawn at random"
    memory = f"peak {stored.pop('peak_mb'):,.0f} MB"
    for name, seconds in stored.items():
        yield (
            f"{name}, by 20 outlets, from the disk, by the clock",
            f"{seconds:.1f} s",
            "",
            f"{size}; {memory}",
        )
    yield from _measure_archive(37_000, 500)


def _measure_archive(count: int, outlets: int) -> Iterator[tuple[str, str, str, str]]:
    """Time every measure on a stored coding of a whole archive."""
    size = f"{count:,} articles (repeated) of {outlets} outlets"
    with tempfile.TemporaryDirectory() as folder:
        coded = f"{folder}/coded"
        _measure("write_archive", coded, count, outlets)
        timed = _measure("measure_archive", coded)
        memory = f"peak of all {timed.pop('peak_mb'):,.0f} MB"
        for name, seconds in timed.items():
            yield f"{name}, {size}, from the disk", f"{seconds:.2f} s", "", memory
        for cluster in ("article", "day"):
            words = _measure("measure_words", coded, cluster)
            yield (
                f"compare_words, cluster {cluster}, {size}, from the disk", f"{words['cpu']:.2f} s",
                "", f"peak {words['peak_mb']:,.0f} MB",
            )  # fmt: skip


def _race(count: int) -> Iterator[tuple[str, str, str, str]]:
    """Compare what was timed in turns."""
    raced = _measure("race", count)
    speed = {n: raced["articles"] / raced[n] for n in ("code", "study", "without", "bare", "vader", "naive")}
    told = {
        "code": f"whole job, dense codebook ({raced['code_hits']:.0f} hits an article)",
        "study": f"whole job, seeds/syria.toml ({raced['study_hits']:.0f} hits an article)",
        "without": "dense codebook, without attributions and stance",
        "bare": "dense codebook, without attributions, stance and tone toward actors",
    }
    for name, job in told.items():
        for other, what in (("vader", "vaderSentiment alone"), ("naive", "punkt + `re` + vaderSentiment")):
            yield (
                f"{count:,} articles, {job}, against {what}",
                f"{speed[name]:,.0f} articles/s",
                f"{speed[name] / speed[other]:.2f}",
                f"{speed[other]:,.0f} articles/s",
            )


def _measure(case: str, *arguments: int | str) -> dict[str, float]:
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
