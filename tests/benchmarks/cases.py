"""One measurement in a process of its own, so that caches are cold and the peak of memory is its own."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from tests.benchmarks.material import draw_mentions, make_codebook, take_articles

from mediaframing.codebook import Codebook, read_codebook, write_codebook
from mediaframing.coding import Coding, code_articles
from mediaframing.coding.storage import FORMAT, MANIFEST, PARTS, RECORDS, record_name
from mediaframing.files import write_json
from mediaframing.measures import (
    compare_frames,
    compare_groups,
    compare_periods,
    compare_words,
    link_actors,
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
from mediaframing.reading.skipped import tabulate_notices
from mediaframing.runs import code_corpus, open_coding
from mediaframing.runs.parts import to_arrow, write_table
from mediaframing.runs.work import Record
from mediaframing.tables import TABLES, empty_table

SIZE = 500
STUDY = Path(__file__).parents[2] / "seeds" / "syria.toml"
SKIPPED = ("attributions", "stance")
# What the naive pipeline does not do either.
BARE = (*SKIPPED, "actor_tone")


def time_call(call: Callable[[], Any]) -> dict[str, float]:
    """Give seconds of processor and of clock, children included."""
    clock, processor = time.perf_counter(), _sum_processor()
    call()
    return {"cpu": _sum_processor() - processor, "wall": time.perf_counter() - clock}


def race(count: int) -> dict[str, float]:
    """Time the whole job and vaderSentiment alone, a fifth of it between each two jobs, so that a busy machine slows both.

    Every job begins with an empty vocabulary, and the first, with the dense codebook, with unread word lists as well.
    The splitting is not counted for vaderSentiment alone, whose sentences are punkt's; the naive pipeline is punkt,
    alternations in `re` and vaderSentiment, on a tenth of the articles.
    """
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    articles = take_articles(count)
    texts = articles["text"].tolist()
    book, study = make_codebook(texts[:1000], 2000), read_codebook(STUDY)
    patterns = [_join([t.pattern for t in f.terms]) for f in book.frames.values()]
    patterns.append(_join([t.pattern for a in book.actors.values() for t in a.aliases]))
    analyzer = SentimentIntensityAnalyzer()
    sentences = _split(texts)
    fifth = -(-len(sentences) // 5)
    tenth = count // 10

    def run_vader(turn: int) -> None:
        for sentence in sentences[turn * fifth : (turn + 1) * fifth]:
            analyzer.polarity_scores(sentence)

    def run_naive() -> None:
        for sentence in _split(texts[:tenth]):
            for pattern in patterns:
                pattern.findall(sentence)
            analyzer.polarity_scores(sentence)

    answer: dict[str, float] = {"articles": count, "vader": time_call(lambda: run_vader(0))["cpu"]}
    jobs = (("code", book, ()), ("study", study, ()), ("without", book, SKIPPED), ("bare", book, BARE))
    for turn, (name, codebook, skip) in enumerate(jobs, 1):
        coded: list[Coding] = []
        job = partial(code_articles, articles, codebook, skip=skip)
        answer[name] = time_call(lambda job=job, into=coded: into.append(job()))["cpu"]
        answer[f"{name}_hits"] = (len(coded[0].frames) + len(coded[0].actors)) / count
        answer["vader"] += time_call(lambda turn=turn: run_vader(turn))["cpu"]
    return answer | {"naive": time_call(run_naive)["cpu"] * count / tenth}


def code(count: int, aliases: int = 2000) -> dict[str, float]:
    """Time the whole job in one process."""
    articles = take_articles(count)
    book = make_codebook(articles["text"].tolist()[:1000], aliases)
    return time_call(lambda: code_articles(articles, book)) | {"articles": count}


def code_long(joined: int) -> dict[str, float]:
    """Time the same thousand articles joined to longer ones."""
    articles = take_articles(1000)
    book = make_codebook(articles["text"].tolist(), 2000)
    texts = ["\n\n".join(articles["text"][low : low + joined]) for low in range(0, 1000, joined)]
    long = pd.DataFrame({"article_id": map(str, range(len(texts))), "text": texts})
    return time_call(lambda: code_articles(long, book))


def run_corpus(count: int, workers: int) -> dict[str, float]:
    """Time code_corpus; memory is that of its largest worker."""
    with tempfile.TemporaryDirectory() as folder:
        source, book = _write_source(Path(folder), count)
        timed = time_call(lambda: _run(source, book, Path(folder, "out"), workers))
    return timed | {
        "articles": count,
        "worker_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
    }


def resume_corpus(count: int) -> dict[str, float]:
    """Time a run in one go, and one that is killed half way with what goes on from there.

    In seconds of processor of all processes, the start of Python included: the clock would tell of other programs.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, book = _write_source(Path(folder), count)
        write_codebook(book, Path(folder, "codebook.toml"))

        def command(out: Path) -> list[str]:
            given = f"{str(source)!r}, {folder + '/codebook.toml'!r}, {str(out)!r}, 1"
            return [sys.executable, "-c", f"from tests.benchmarks.cases import _run; _run({given})"]

        whole = time_call(lambda: subprocess.run(command(Path(folder, "whole")), check=True))
        out = Path(folder, "out")
        process = subprocess.Popen(command(out), start_new_session=True)
        while len(list((out / RECORDS).glob("part-*.json"))) < count // SIZE // 2:
            time.sleep(0.01)
        before = _sum_session(process.pid)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        after = time_call(lambda: subprocess.run(command(out), check=True))
    return {"whole": whole["cpu"], "before": before, "after": after["cpu"]}


def _sum_session(leader: int) -> float:
    """Sum the seconds of processor of a session's processes, as Linux tells them while they live."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        # Processes come and go while they are listed.
        with suppress(OSError):
            fields = path.read_text().rpartition(")")[2].split()
            if int(fields[3]) == leader:
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def measure_mentions(millions: int) -> dict[str, float]:
    """Time rates and the contrast on a stored coding of so many million mentions, each in its turn from the disk."""
    with tempfile.TemporaryDirectory() as folder:
        _write_mentions(Path(folder), millions)
        pair = ["frame_0", "frame_1"]
        asked: dict[str, Callable[[Any], Any]] = {
            "rate_frames, unit article": lambda c: rate_frames(c, by="outlet"),
            "rate_frames, unit mention": lambda c: rate_frames(c, by="outlet", unit="mention"),
            "rate_frames, unit sentence": lambda c: rate_frames(c, by="outlet", unit="sentence"),
            "rate_frames, unit 1000_words": lambda c: rate_frames(c, by="outlet", unit="1000_words"),
            "rate_stance": lambda c: rate_stance(c, by="outlet"),
            "rate_voice": lambda c: rate_voice(c, by="outlet"),
            "compare_frames": lambda c: compare_frames(c, pair, by="outlet"),
        }
        timed = {name: time_call(lambda f=f: f(open_coding(folder)))["wall"] for name, f in asked.items()}
        return timed | {
            "mentions": len(open_coding(folder).frames),
            "sentences": len(open_coding(folder).sentences),
        }


def write_archive(folder: str, count: int, outlets: int) -> dict[str, float]:
    """Code so many articles, repeated, of so many outlets into a folder, for the measures to be timed on."""
    articles = take_articles(count)
    which = np.random.default_rng(0).integers(0, outlets, count)
    articles["outlet"] = [f"outlet {number}" for number in which]
    source = Path(folder).with_suffix(".parquet")
    articles.to_parquet(source, index=False, row_group_size=SIZE)
    return time_call(lambda: _run(source, read_codebook(STUDY), folder, 2))


def measure_archive(folder: str) -> dict[str, float]:
    """Time every measure but ``compare_words`` on a stored coding, by outlet, each opening it anew."""
    pair = list(read_codebook(STUDY).frames)[:2]
    by_unit: dict[str, Callable[..., Any]] = {
        "rate_frames": rate_frames,
        "rate_actors": rate_actors,
        "compare_groups": compare_groups,
        "rate_cooccurrence": rate_cooccurrence,
    }
    units = {
        "compare_groups": ("article", "sentence", "mention"),
        "rate_cooccurrence": ("article", "sentence"),
    }
    asked: dict[str, Callable[[Any], Any]] = {
        f"{name}, unit {unit}": partial(_call_by_outlet, measure, unit=unit)
        for name, measure in by_unit.items()
        for unit in units.get(name, ("article", "sentence", "mention", "1000_words"))
    }
    event = "2017-02-15"
    asked |= {
        "rate_stance": lambda c: rate_stance(c, "outlet"),
        "rate_voice": lambda c: rate_voice(c, "outlet"),
        "rate_trends": lambda c: rate_trends(c, "outlet"),
        "compare_frames": lambda c: compare_frames(c, pair, "outlet"),
        "compare_periods, three windows": lambda c: compare_periods(c, event, "outlet", days=[7, 14, 21]),
        "compare_periods, cluster outlet and day": lambda c: compare_periods(c, event, cluster=["outlet", "day"]),
        "tabulate_speakers": lambda c: tabulate_speakers(c, "outlet"),
        "tabulate_sources": tabulate_sources,
        "tabulate_positions": lambda c: tabulate_positions(c, "outlet"),
        "tabulate_positions, windows": lambda c: tabulate_positions(c, days=28, step=7),
        "link_actors, of outlets": lambda _: link_actors(outlets),
        "tabulate_polarisation": lambda _: tabulate_polarisation(windows),
    }  # fmt: skip
    warnings.simplefilter("ignore")
    # What is imported at the first call is not of any one measure.
    rate_frames(open_coding(folder))
    windows = tabulate_positions(open_coding(folder), days=28, step=7)
    outlets = tabulate_positions(open_coding(folder), who="outlet")
    tabulate_polarisation(windows)
    return {name: time_call(lambda f=f: f(open_coding(folder)))["cpu"] for name, f in asked.items()}


def measure_words(folder: str, cluster: str) -> dict[str, float]:
    """Time ``compare_words`` of one outlet with all others on a stored coding."""
    warnings.simplefilter("ignore")
    return time_call(lambda: compare_words(open_coding(folder), "outlet", "outlet 0", cluster=cluster))


def _call_by_outlet(measure: Callable[..., Any], coding: Any, unit: str) -> Any:
    return measure(coding, "outlet", unit)


def _run(source: str | Path, book: Codebook | str, out: str | Path, workers: int) -> None:
    code_corpus(source, book, out, workers=workers, partition_size=SIZE, progress=False)


def _write_source(folder: Path, count: int) -> tuple[Path, Codebook]:
    articles = take_articles(count)
    articles.to_parquet(folder / "press.parquet", index=False, row_group_size=SIZE)
    return folder / "press.parquet", make_codebook(articles["text"].tolist()[:1000], 2000)


def _write_mentions(folder: Path, millions: int) -> None:
    generator = np.random.default_rng(0)
    counted: dict[str, int] = {}
    for number in range(20 * millions):
        tables = {name: empty_table(name) for name in TABLES} | draw_mentions(5000, 10, generator)
        hashes = {
            name: write_table(to_arrow(name, table), folder / name / f"{record_name(number)}.parquet")
            for name, table in (tables | {"skipped": tabulate_notices([]).assign(partition=number)}).items()
        }
        rows = {name: len(table) for name, table in tables.items()} | {"skipped": 0}
        counted = {name: counted.get(name, 0) + count for name, count in rows.items()}
        hashes["skipped"] = hashes["input"] = ""
        record = Record(number, rows, hashes)
        write_json(asdict(record), folder / RECORDS / f"{record_name(number)}.json")
    book = Codebook.from_terms({f"frame_{i}": ["term*"] for i in range(10)})
    write_codebook(book, folder / "codebook.toml")
    write_json(
        {
            "format": FORMAT, "kind": PARTS, "complete": True, "codebook": "codebook.toml", "codebook_hash": book.hash(),
            "stored": {}, "partitions": [{"number": n} for n in range(20 * millions)], "rows": counted,
            "provenance": {"failed_partitions": []},
        },
        folder / MANIFEST,
    )  # fmt: skip


def _split(texts: list[str]) -> list[str]:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    punkt = PunktSentenceTokenizer()
    return [sentence for text in texts for sentence in punkt.tokenize(text)]


def _join(patterns: list[str]) -> re.Pattern[str]:
    escaped = [re.escape(pattern).replace(r"\*", r"\w*") for pattern in patterns]
    return re.compile(rf"\b(?:{'|'.join(escaped)})\b", re.IGNORECASE)


def _sum_processor() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


if __name__ == "__main__":
    answer = globals()[sys.argv[1]](*(int(word) if word.isdigit() else word for word in sys.argv[2:]))
    answer["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(answer))
