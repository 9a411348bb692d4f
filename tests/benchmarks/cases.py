"""One measurement in a process of its own, so that caches are cold and the peak of memory is its own."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import signal
import statistics
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
from tests.benchmarks.material import choose_articles, draw_mentions, make_codebook, take_articles

from mediaframing.codebook import Codebook, read_codebook, write_codebook
from mediaframing.coding import check_codebook, code_articles, tabulate_terms
from mediaframing.coding.stored_manifest import FORMAT, MANIFEST, PARTS, RECORDS
from mediaframing.coding.stored_records import record_name
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
from mediaframing.views import view_article

SIZE = 500
STUDY = Path(__file__).parents[2] / "seeds" / "syria.toml"
ROUNDS = 3


def time_call(call: Callable[[], Any]) -> dict[str, float]:
    """Give seconds of processor and of clock, children included."""
    clock, processor = time.perf_counter(), _sum_processor()
    call()
    return {"cpu": _sum_processor() - processor, "wall": time.perf_counter() - clock}


def race(which: str) -> dict[str, list[float]]:
    """Time the whole job and vaderSentiment alone in three rounds, so that a busy machine slows both.

    In each round vaderSentiment scores a third of the sentences, every third one; what it takes is told times three. The
    splitting is not counted for it.
    """
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    articles = choose_articles(which)
    texts = articles["text"].tolist()
    books = {"study": read_codebook(STUDY), "dense": make_codebook(texts[:1000], 2000)}
    analyzer = SentimentIntensityAnalyzer()
    sentences = _split(texts)
    answer: dict[str, list[float]] = {
        "articles": [len(texts)],
        "words": [sum(len(text.split()) for text in texts) / len(texts)],
    }

    def note(name: str, timed: dict[str, float], times: int = 1) -> None:
        for kind, seconds in timed.items():
            answer.setdefault(f"{name} {kind}", []).append(times * seconds)

    def run_vader(turn: int) -> None:
        for sentence in sentences[turn::ROUNDS]:
            analyzer.polarity_scores(sentence)

    for turn in range(ROUNDS):
        note("vader", time_call(partial(run_vader, turn)), ROUNDS)
        for name, book in books.items():
            for told, threads in (("1", 1), ("all", None)):
                note(f"{name} {told}", time_call(partial(code_articles, articles, book, threads=threads)))
    return answer


def race_naive(count: int) -> dict[str, float]:
    """Time the whole job, and on a twentieth of the articles punkt with alternations in `re` and vaderSentiment."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    articles = take_articles(count)
    texts = articles["text"].tolist()
    book = make_codebook(texts, 2000)
    patterns = [_join([t.pattern for t in f.terms]) for f in book.frames.values()]
    patterns.append(_join([t.pattern for a in book.actors.values() for t in a.aliases]))
    analyzer = SentimentIntensityAnalyzer()

    def run_naive() -> None:
        for sentence in _split(texts[: count // 20]):
            for pattern in patterns:
                pattern.findall(sentence)
            analyzer.polarity_scores(sentence)

    return {
        "code": time_call(lambda: code_articles(articles, book))["cpu"],
        "naive": 20 * time_call(run_naive)["cpu"],
    }


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


def repeat_words(words: str, characters: int) -> dict[str, float]:
    """Time one text that is the same words again and again."""
    book = Codebook.from_terms({"war": ["war*"]}, {"khan": ["Khan"]})
    _code_text("No war, “Yes,” said Khan.", book)
    return time_call(lambda: _code_text(words * (characters // len(words)), book))


def match_wildcards(count: int) -> dict[str, float]:
    """Time the search for so many words with a wildcard within, in a text of 60,000 distinct words."""
    chance = random.Random(0)

    def draw(length: int) -> str:
        return "".join(chance.choices("abcdefgh", k=length))

    text = " ".join(draw(6) for _ in range(60_000))
    book = Codebook.from_terms({"frame": sorted({f"{draw(2)}*{draw(3)}" for _ in range(2 * count)})[:count]})
    _code_text("No war, “Yes,” said Khan.", book)
    return time_call(lambda: _code_text(text, book))


def _code_text(text: str, book: Codebook) -> None:
    code_articles(pd.DataFrame({"text": [text]}), book, threads=1)


def check_actors(count: int) -> dict[str, float]:
    """Time the check of a codebook of so many actors."""
    chance = random.Random(0)

    def draw() -> str:
        return "".join(chance.choices("abcdefghijklmnoprstuvw", k=chance.randint(4, 9))).title()

    book = Codebook.from_terms(
        {"terror": ["terror*"]}, {f"actor_{i}": [f"{draw()} {draw()}", draw()] for i in range(count)}
    )
    check_codebook(Codebook.from_terms({"terror": ["terror*"]}))
    return time_call(lambda: check_codebook(book))


def read_memory() -> dict[str, float]:
    """Tell how much memory the articles of a file take while they are read, and how much text they have."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "press.csv")
        articles = take_articles(37_880)
        articles.to_csv(path, index=False)
        articles.head(9).to_csv(small := Path(folder, "few.csv"), index=False)
        text = sum(map(len, articles["text"])) / 1e6
        del articles
        code = (
            "import re, sys, warnings; warnings.simplefilter('ignore')\n"
            "from pathlib import Path; from mediaframing import read_articles; read_articles(sys.argv[2])\n"
            "def tell(what): return int(re.search(what + r':\\s+(\\d+)', Path('/proc/self/status').read_text())[1]) / 1024\n"
            "before = tell('VmRSS'); read_articles(sys.argv[1]); print(tell('VmHWM') - before)"
        )
        done = subprocess.run([sys.executable, "-c", code, path, small], check=True, stdout=subprocess.PIPE)
    return {"took": float(done.stdout), "text": text}


def wait_for_help() -> dict[str, float]:
    """Time the command's help, the start of Python included."""
    command = [sys.executable, "-m", "mediaframing.cli", "--help"]
    return time_call(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))


def use_stored() -> dict[str, float]:
    """Time views on a coding that stays on the disk; the peak of memory is that of some measures."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "press.parquet"), Path(folder, "out")
        take_articles(37_880).to_parquet(source, index=False, row_group_size=5_000)
        code = f"from mediaframing import code_corpus; code_corpus({str(source)!r}, {str(STUDY)!r}, {str(out)!r}, progress=False)"
        subprocess.run([sys.executable, "-c", code], check=True)
        code = f"from tests.benchmarks.cases import _use; _use({str(out)!r})"
        done = subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.PIPE)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def _use(out: str) -> None:
    coding: Any = open_coding(out)
    ids = coding.articles["article_id"]
    chance = random.Random(0)
    timed = [
        time_call(lambda: view_article(coding, ids.iloc[chance.randrange(len(ids))]))["cpu"]
        for _ in range(10)
    ]
    rate_frames(coding, by="outlet")
    rate_frames(coding, by="outlet", unit="1000_words")
    rate_stance(coding, by="outlet")
    rate_voice(coding, by="outlet")
    tabulate_speakers(coding)
    tabulate_terms(coding)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"view": statistics.median(timed[1:]), "stored_mb": peak}))


def run_corpus(kind: str, workers: int) -> dict[str, float]:
    """Time code_corpus with parts of the default size; memory is that of its largest worker."""
    with tempfile.TemporaryDirectory() as folder:
        articles = take_articles(3788)
        book = make_codebook(articles["text"].tolist()[:1000], 2000)
        if kind == "novels":
            texts = ["\n\n".join(articles["text"][low : low + 158]) for low in range(0, 3788, 158)]
            articles = pd.DataFrame({"article_id": map(str, range(len(texts))), "text": texts})
        source = Path(folder, "press.parquet")
        articles.to_parquet(source, index=False)
        timed = time_call(
            lambda: code_corpus(source, book, Path(folder, "out"), workers=workers, progress=False)
        )
    return timed | {
        "articles": len(articles),
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
            name: write_table(name, to_arrow(name, table), folder / name / f"{record_name(number)}.parquet")
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
