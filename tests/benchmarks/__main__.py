"""Measure everything and write the table into README.md; ``make bench``."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

README = Path(__file__).with_name("README.md")
COLUMNS = ("what", "measured", "ratio", "of", "load")
PACKAGES = ("numpy", "pandas", "pyarrow", "google-re2", "vaderSentiment")
HEAD = """# Benchmarks

`make bench` writes this file. The corpus is news-2017, shuffled; no article is repeated unless it is said. Each line is measured in
a process of its own, with an empty vocabulary. Against vaderSentiment alone there are three rounds: in each it scores a third of
the sentences (their splitting, by punkt, is not counted), and every job is done whole; a ratio is of one round, and the median of
the three is told. Seconds are of processor time, unless they are said to be of the clock. *Load* is the system's load average
when the line was done: above the number of cores other programs slow the clock, and what is said of the clock with it.

The dense codebook has ten frames of 50 globs and 2,000 aliases made from the corpus' own words, and hits far more often than a
study's does. *Long* articles are the longest of the corpus, so many that they have 968 words on average; *short* texts are its headlines.

"""

Row = tuple[str, str, str, str]


def main() -> None:
    """Run all cases one after the other."""
    rows = []
    with tempfile.TemporaryDirectory() as compiled:
        _keep_compiled(compiled)
        for row in measure_all():
            told = (*row, f"{os.getloadavg()[0]:.1f}")
            print(" | ".join(told), flush=True)
            rows.append(told)
    lines = [f"| {' | '.join(row)} |" for row in (COLUMNS, ["---"] * len(COLUMNS), *rows)]
    README.write_text(HEAD + f"{_name_machine()}\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _keep_compiled(folder: str) -> None:
    """Have modules compiled once for all processes, as Python does where its folders can be written into.

    Where nothing is kept, each worker of a run compiles pandas and Arrow anew, which takes two seconds.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = folder
    subprocess.run(
        [sys.executable, "-c", "import mediaframing.runs.worker, tests.benchmarks.cases"], check=True
    )


def measure_all() -> Iterator[Row]:
    """Give the rows of the table."""
    for which in ("all", "long", "short"):
        yield from _race(which)
    naive = _measure("race_naive", 1000)
    yield (
        "1,000 articles, whole job, dense codebook, of the processor, against punkt, `re` and vaderSentiment (on 50 of them)",
        f"{1000 / naive['code']:,.0f} articles/s",
        f"{naive['naive'] / naive['code']:.0f}",
        f"{1000 / naive['naive']:,.0f} articles/s",
    )
    yield from _measure_growth()
    yield from _measure_runs()
    yield from _measure_waiting()
    stored = _measure("measure_mentions", 2)
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


def _race(which: str) -> Iterator[Row]:
    """Compare what was timed in turns."""
    raced = _measure("race", which)
    count, words = int(raced["articles"][0]), raced["words"][0]
    for name, codebook in (("study", "seeds/syria.toml"), ("dense", "dense codebook")):
        for threads in ("1", "all"):
            for kind, told in (("wall", "by the clock"), ("cpu", "of the processor")):
                job, vader = raced[f"{name} {threads} {kind}"], raced[f"vader {kind}"]
                ratio = statistics.median(v / j for v, j in zip(vader, job, strict=True))
                side = "1 thread" if threads == "1" else f"{os.cpu_count()} threads"
                yield (
                    f"{count:,} {which} texts of {words:,.0f} words, whole job, {codebook}, {side}, {told}, against vaderSentiment alone",
                    f"{count / statistics.median(job):,.0f} texts/s",
                    f"**{ratio:.2f}**" if (kind, threads) == ("wall", "all") else f"{ratio:.2f}",
                    f"{count / statistics.median(vader):,.0f} texts/s",
                )


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


def _measure_growth() -> Iterator[Row]:
    """Compare what should cost twice or the same."""
    few, many = _measure("code", 900), _measure("code", 3600)
    each, other = (1000 * m["cpu"] / m["articles"] for m in (few, many))
    yield (
        "cost of an article, dense codebook, among 3,600",
        f"{other:.2f} ms",
        f"{other / each:.2f}",
        f"{each:.2f} ms among 900",
    )
    short, long = _measure("code_long", 1), _measure("code_long", 250)
    yield "the same 1,000 articles joined to four", *_compare(long, short)
    base, more = _measure("code", 900, 200), _measure("code", 900, 5000)
    yield "900 articles, 5,000 aliases against 200", *_compare(more, base)
    for text in ("not war, ", "said ", "he said "):
        half, whole = _measure("repeat_words", text, 500_000), _measure("repeat_words", text, 1_000_000)
        yield f"1 MB of `{text.strip()} {text.strip()} …` against half of it", *_compare(whole, half)
    some, all_ = _measure("match_wildcards", 1000), _measure("match_wildcards", 2000)
    yield "2,000 wildcards within words against 1,000, on 60,000 distinct words", *_compare(all_, some)
    codebook = _measure("check_actors", 2500), _measure("check_actors", 5000)
    yield "`check_codebook`, 5,000 actors against 2,500", *_compare(codebook[1], codebook[0])


def _measure_runs() -> Iterator[Row]:
    """Measure runs with parts of the default size."""
    for kind, told in (("articles", "3,788 articles"), ("novels", "24 texts of half a million characters")):
        run = _measure("run_corpus", kind, 1)
        yield f"memory of a worker of `code_corpus`, {told}", f"{run['worker_mb']:.0f} MB", "", ""
        if kind == "articles":
            rate = 3600 * run["articles"] / run["cpu"]
            yield "`code_corpus`, 3,788 articles, one worker", f"{rate:,.0f} articles a core-hour", "", ""
            one = run
    pair = _measure("run_corpus", "articles", 2)
    yield (
        "two workers against one with two threads, 3,788 articles, by the clock", f"{pair['wall']:.1f} s",
        f"{one['wall'] / pair['wall']:.2f} times as fast", f"{one['wall']:.1f} s",
    )  # fmt: skip
    resumed = _measure("resume_corpus", 2000)
    total = resumed["before"] + resumed["after"]
    yield (
        "killed half way and resumed, 2,000 articles, both parts together", f"{total:.1f} s",
        f"{total / resumed['whole']:.2f}", f"{resumed['whole']:.1f} s in one go",
    )  # fmt: skip
    read = _measure("read_memory")
    yield (
        "memory that `read_articles` takes, 37,880 articles (each ten times)",
        f"{read['took']:.0f} MB",
        f"{read['took'] / read['text']:.2f}",
        f"{read['text']:.0f} MB of text",
    )


def _measure_waiting() -> Iterator[Row]:
    """Measure what a person waits for."""
    help_ = statistics.median(_measure("wait_for_help")["cpu"] for _ in range(3))
    yield "`mediaframing --help`", f"{help_:.2f} s", "", ""
    stored = _measure("use_stored")
    yield (
        "`view_article` of a stored coding of 37,880 articles (each ten times), median of 9",
        f"{stored['view']:.3f} s",
        "",
        "",
    )
    yield (
        "peak of memory of `rate_frames`, `rate_stance`, `rate_voice`, `tabulate_speakers`, `tabulate_terms` on it",
        f"{stored['stored_mb']:.0f} MB",
        "",
        "",
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
    libraries = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return f"Machine: {processor}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; {libraries}."


if __name__ == "__main__":
    main()
