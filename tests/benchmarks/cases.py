"""One measurement in a process of its own, so that caches are cold and the peak of memory is its own."""

from __future__ import annotations

import json
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from tests.benchmarks.material import draw_mentions, make_codebook, take_articles

from mediaframing.codebook import Codebook, write_codebook
from mediaframing.coding import code_articles
from mediaframing.measures import compare_frames, rate_frames
from mediaframing.runs import code_corpus, open_coding
from mediaframing.runs.manifest import MANIFEST
from mediaframing.runs.parts import RECORDS, part_schema, write_json, write_table
from mediaframing.tables import TABLES, empty_table

SIZE = 500


def time_call(call: Callable[[], Any]) -> dict[str, float]:
    """Give seconds of processor and of clock, children included."""
    clock, processor = time.perf_counter(), _sum_processor()
    call()
    return {"cpu": _sum_processor() - processor, "wall": time.perf_counter() - clock}


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


def score_vader(count: int) -> dict[str, float]:
    """Time vaderSentiment alone, sentence by sentence; the splitting is not counted."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    sentences = _split(take_articles(count)["text"].tolist())
    analyzer = SentimentIntensityAnalyzer()
    return time_call(lambda: [analyzer.polarity_scores(s) for s in sentences]) | {"articles": count}


def run_naive(count: int) -> dict[str, float]:
    """Time punkt, alternations in `re` and vaderSentiment: no attributions, no stance."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    articles = take_articles(1000)
    book = make_codebook(articles["text"].tolist(), 2000)
    patterns = [_join([t.pattern for t in f.terms]) for f in book.frames.values()]
    patterns.append(_join([t.pattern for a in book.actors.values() for t in a.aliases]))
    texts = articles["text"].tolist()[:count]
    analyzer = SentimentIntensityAnalyzer()

    def run() -> None:
        for sentence in _split(texts):
            for pattern in patterns:
                pattern.findall(sentence)
            analyzer.polarity_scores(sentence)

    return time_call(run) | {"articles": count}


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
    """Time a run that is killed half way, and what goes on from there."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out")
        source, book = _write_source(Path(folder), count)
        write_codebook(book, Path(folder, "codebook.toml"))
        call = f"from tests.benchmarks.cases import _run; _run({str(source)!r}, {folder + '/codebook.toml'!r}, {str(out)!r}, 1)"
        started = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-c", call])
        while len(list((out / RECORDS).glob("part-*.json"))) < count // SIZE // 2:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        killed = time.perf_counter() - started
        return {"killed_after": killed} | time_call(lambda: _run(source, book, out, 1))


def measure_mentions(millions: int) -> dict[str, float]:
    """Time rates and the contrast on a stored coding of so many million mentions."""
    with tempfile.TemporaryDirectory() as folder:
        _write_mentions(Path(folder), millions)
        coding = open_coding(folder)
        pair = ["frame_0", "frame_1"]
        return {
            "rate_frames": time_call(lambda: rate_frames(coding, by="outlet"))["cpu"],
            "compare_frames": time_call(lambda: compare_frames(coding, pair, by="outlet"))["cpu"],
            "mentions": len(coding.frames),
        }


def _run(source: str | Path, book: Codebook | str, out: str | Path, workers: int) -> None:
    code_corpus(source, book, out, workers=workers, partition_size=SIZE, progress=False)


def _write_source(folder: Path, count: int) -> tuple[Path, Codebook]:
    articles = take_articles(count)
    articles.to_parquet(folder / "press.parquet", index=False, row_group_size=SIZE)
    return folder / "press.parquet", make_codebook(articles["text"].tolist()[:1000], 2000)


def _write_mentions(folder: Path, millions: int) -> None:
    generator = np.random.default_rng(0)
    for number in range(20 * millions):
        tables = {name: empty_table(name) for name in TABLES} | draw_mentions(5000, 10, generator)
        for name, table in tables.items():
            write_table(table, part_schema(name), folder / name / f"part-{number:05d}.parquet")
        write_json({}, folder / RECORDS / f"part-{number:05d}.json")
    write_codebook(
        Codebook.from_terms({f"frame_{i}": ["term*"] for i in range(10)}), folder / "codebook.toml"
    )
    write_json({"format": 1, "complete": True, "provenance": {}}, folder / MANIFEST)


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
    answer = globals()[sys.argv[1]](*map(int, sys.argv[2:]))
    answer["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(answer))
