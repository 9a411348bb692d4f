"""The command ``mediaframing``: code a folder of articles, check a codebook, fetch an example corpus."""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import sys
import warnings
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

# Nothing that takes time to import is imported before the arguments are read: help is there at once.
if TYPE_CHECKING:
    import pandas as pd

    from mediaframing.coding import Coding
    from mediaframing.runs import StoredCoding

# As tables.STEPS and runs.extras.ENGINES, which a test compares.
STEPS = ("attributions", "stance", "tone", "actor_tone")
ENGINES = ("local", "dask", "spark")

_CONTAINER_MARKS = ("/.dockerenv", "/run/.containerenv")

_STATUS = """exit status:
  0    all went well
  1    some partitions of a corpus failed, or files of it could not be read; the rest is coded
  2    nothing was done: a sentence says why
  130  stopped by Ctrl-C; a run in a stream goes on when the same command is given again
"""
# So many new objects before those of a report that nothing holds any more are looked for; Python's own number is 700.
_NEW_OBJECTS = 50_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns
    -------
    int
        0 when all went well, 1 when some partitions of a corpus failed, 2 when something could not be done, 130 when
        it was interrupted.
    """
    options = _make_parser().parse_args(arguments)
    with warnings.catch_warnings():
        warnings.showwarning = _show_warning
        try:
            return int(options.run(options))
        # Looked up only once something is raised.
        except _list_errors() as error:
            _say(f"mediaframing: {error}", file=sys.stderr)
            return 2
        except OSError as error:
            told = (
                f"{str(error.filename)!r}: {error.strerror}" if error.filename and error.strerror else error
            )
            _say(f"mediaframing: {told}", file=sys.stderr)
            return 2
        except KeyboardInterrupt:
            _say("mediaframing: interrupted", file=sys.stderr)
            return 130


def _list_errors() -> tuple[type[Exception], ...]:
    """List what the package raises where something cannot be done: a sentence for whoever typed the command."""
    from mediaframing.codebook import CodebookError
    from mediaframing.coding import CodingError
    from mediaframing.files import FolderInUseError
    from mediaframing.reading import ExampleError, ReadingError
    from mediaframing.runs import CorpusError
    from mediaframing.tables import TableError

    return CodebookError, CodingError, CorpusError, ExampleError, FolderInUseError, ReadingError, TableError


def _say(told: object, file: TextIO | None = None) -> None:
    """Print a text with the characters that steer a terminal shown as they are written in Python: names are others' work."""
    print(
        "".join(c if c.isprintable() or c == "\n" else _name(c) for c in str(told)), file=file or sys.stdout
    )


def _name(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    _say(f"mediaframing: {message}", file=sys.stderr)


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mediaframing",
        description="Measure how the media frame events.",
        epilog=_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"mediaframing {version('mediaframing')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    code = commands.add_parser(
        "code",
        help="code articles into tables",
        description=_run_code.__doc__,
        epilog=_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    code.add_argument("articles", type=Path, metavar="ARTICLES", help="a file or a folder of articles")
    code.add_argument(
        "--codebook",
        type=Path,
        required=True,
        metavar="FILE",
        help="the codebook: TOML, or a dictionary of another tool",
    )
    code.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the tables go")
    _add_reading(code)
    code.add_argument(
        "--skip",
        action="extend",
        nargs="+",
        choices=STEPS,
        default=[],
        metavar="STEP",
        help=f"steps to leave out, to be faster: {', '.join(STEPS)}",
    )
    code.add_argument("--quiet", action="store_true", help="show no progress bar")
    stream = code.add_argument_group(
        "in a stream",
        "Any of these codes a corpus larger than memory (Parquet, CSV, TSV, JSON Lines)\n"
        "in partitions, and goes on where an earlier run stopped.",
    )
    stream.add_argument(
        "--workers", type=int, metavar="N", help="processes; by default as many as the processors keep busy"
    )
    stream.add_argument("--threads", type=int, metavar="N", help="threads in each process; two by default")
    stream.add_argument(
        "--engine", choices=ENGINES, help="on this machine; for a cluster, call code_corpus from Python"
    )
    stream.add_argument(
        "--partition-size", type=int, metavar="N", help="most articles in a partition (default: 5000)"
    )
    stream.add_argument(
        "--keep",
        action="extend",
        nargs="+",
        metavar="HEADING",
        help="further columns to keep; without a stream all are kept",
    )
    code.set_defaults(run=_run_code)

    check = commands.add_parser("check", help="check a codebook", description=_run_check.__doc__)
    check.add_argument(
        "codebook", type=Path, metavar="FILE", help="the codebook: TOML, or a dictionary of another tool"
    )
    check.add_argument("--articles", type=Path, metavar="PATH", help="articles to try its entries on")
    _add_reading(check)
    check.set_defaults(run=_run_check)

    fetch = commands.add_parser("fetch", help="fetch an example corpus", description=_run_fetch.__doc__)
    fetch.add_argument("name", metavar="NAME", help="for instance news-2017")
    fetch.set_defaults(run=_run_fetch)

    notebook = commands.add_parser(
        "notebook", help="start a notebook on your articles", description=_run_notebook.__doc__
    )
    notebook.add_argument("articles", type=Path, metavar="FOLDER", help="a folder of articles, or a file")
    notebook.add_argument(
        "--codebook",
        type=Path,
        metavar="FILE",
        help="by default the TOML file in the folder, else one to start from",
    )
    notebook.add_argument(
        "--out", type=Path, metavar="FOLDER", help="where the notebook goes; beside the articles by default"
    )
    _add_columns(notebook)
    notebook.add_argument("--write-only", action="store_true", help="write the notebook, and do not open it")
    notebook.set_defaults(run=_run_notebook)

    report = commands.add_parser("report", help="write a report", description=_run_report.__doc__)
    report.add_argument(
        "coding",
        type=Path,
        metavar="CODING",
        help="the folder of a coding; with --codebook, articles to code",
    )
    report.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the report goes")
    report.add_argument("--codebook", type=Path, metavar="FILE", help="code the articles with this codebook")
    _add_reading(report)
    report.add_argument("--title", metavar="TEXT", help="the title; that of the codebook by default")
    report.add_argument(
        "--by",
        action="extend",
        nargs="+",
        metavar="COLUMN",
        help="how articles are grouped; by outlet by default",
    )
    report.add_argument(
        "--order",
        metavar="VALUES",
        help="the groups in their order, with commas between them: left,center,right; all others are one group; behind = what "
        "a group is called: left=Left-leaning outlets",
    )
    report.add_argument("--label", metavar="TEXT", help="what the column of --by is called: Leaning")
    report.add_argument("--event", metavar="DATE", help="the day of an event: 2019-02-14")
    report.add_argument("--event-name", metavar="TEXT", help="what the event is called")
    report.add_argument(
        "--window",
        type=int,
        metavar="DAYS",
        help="how many days before the event are compared with as many from it on",
    )
    report.add_argument(
        "--font",
        metavar="NAME",
        help="an installed font for the figures: Arial; that of the package by default",
    )
    report.set_defaults(run=_run_report)
    return parser


def _add_columns(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--columns",
        action="extend",
        nargs="+",
        default=[],
        metavar="COLUMN=HEADING",
        help="which heading holds which column, where the guess is wrong: text=Body outlet=Paper; a column given twice "
        "takes the first heading that a file has",
    )


def _add_reading(command: argparse.ArgumentParser) -> None:
    """Add what read_articles is told, alike to every command that reads articles."""
    _add_columns(command)
    command.add_argument(
        "--day-first",
        action=argparse.BooleanOptionalAction,
        help="whether 3/4/2017 is 3 April; found from the other dates by default",
    )
    command.add_argument(
        "--source", metavar="NAME", help="what the files are, where they are taken for something else"
    )
    command.add_argument(
        "--path",
        metavar="PATTERN",
        help="what folders and file names tell: '{outlet}/{published}_{*}'",
    )


def _read(options: argparse.Namespace, articles: Path) -> pd.DataFrame:
    from mediaframing.reading import read_articles

    return read_articles(
        articles,
        _read_columns(options.columns),
        day_first=options.day_first,
        source=options.source,
        path=options.path,
    )


def _run_code(options: argparse.Namespace) -> int:
    """Code articles with a codebook; write one Parquet file a table, and a manifest."""
    from mediaframing.codebook import read_codebook
    from mediaframing.coding import code_articles
    from mediaframing.reading import ReadingError
    from mediaframing.runs import code_corpus
    from mediaframing.tables import TABLES

    codebook = read_codebook(options.codebook)
    streamed = {
        name: value
        for name in ("workers", "threads", "engine", "partition_size", "keep")
        if (value := getattr(options, name)) is not None
    }
    if streamed:
        if options.source or options.path:
            raise ReadingError(
                "--source and --path are not for a stream. Leave them out, or the options of the stream."
            )
        run = code_corpus(
            options.articles, codebook, options.out, columns=_read_columns(options.columns), day_first=options.day_first,
            skip=options.skip, progress=not options.quiet, **streamed,
        )  # fmt: skip
        _say(run)
        for failure in run.failures.to_dict("records"):
            part = f"partition {failure['partition']} of " if failure["partition"] >= 0 else ""
            _say(f"mediaframing: {part}{failure['file']}: {failure['error']}", file=sys.stderr)
        return 0 if run.complete else 1
    articles = _read(options, options.articles)
    coding = code_articles(articles, codebook, skip=options.skip, progress=not options.quiet)
    folder = coding.save(options.out)
    counts = ", ".join(f"{len(getattr(coding, name)):,} {name}" for name in TABLES)
    _say(f"{counts} -> {folder}")
    return 0


def _read_columns(pairs: Sequence[str]) -> Mapping[str, str | Sequence[str]]:
    from mediaframing.reading import ReadingError

    columns: dict[str, list[str]] = {}
    for pair in pairs:
        column, equals, heading = pair.partition("=")
        if not (column and equals and heading):
            raise ReadingError(f"--columns {pair!r} is not of the form COLUMN=HEADING, such as text=Body.")
        columns.setdefault(column, []).append(heading)
    return {column: headings[0] if len(headings) == 1 else headings for column, headings in columns.items()}


def _run_check(options: argparse.Namespace) -> int:
    """Report a codebook's overlaps, dead entries and patterns that match too much."""
    from mediaframing.codebook import read_codebook
    from mediaframing.coding import check_codebook

    codebook = read_codebook(options.codebook)
    findings = check_codebook(codebook, _read(options, options.articles) if options.articles else None)
    for row in findings.itertuples(index=False):
        _say(f"{row.problem:8s} {row.owner}: {row.entry!r}. {row.detail}")
    entries = sum(len(f.terms) for f in codebook.frames.values())
    aliases = sum(len(a.aliases) for a in codebook.actors.values())
    _say(
        f"{len(codebook.frames)} frames with {entries} terms, {len(codebook.actors)} actors with {aliases} aliases; "
        f"{len(findings)} findings"
    )
    return 0


def _run_fetch(options: argparse.Namespace) -> int:
    """Fetch an example corpus into the cache, so that reading it needs no network."""
    from mediaframing.reading import fetch_example

    _say(fetch_example(options.name))
    return 0


def _run_notebook(options: argparse.Namespace) -> int:
    """Write a notebook that reads, codes and charts your articles, and open it in JupyterLab."""
    # Drawing takes a second to import, which no other command needs.
    from mediaframing.views import ViewError, write_notebook
    from mediaframing.views.notebook import NOTEBOOK

    # Not resolved: beside a link, and not beside what it leads to.
    articles = Path(os.path.normpath(options.articles.absolute()))
    name = articles.name if articles.is_dir() else articles.stem
    place = options.out or articles.with_name(f"{name}_framing")
    notebook = place / NOTEBOOK
    if notebook.exists() and not options.write_only:
        _say(f"{str(notebook)!r} is there already, and is opened as it stands.")
    else:
        try:
            write_notebook(
                place, articles=articles, codebook=options.codebook, columns=_read_columns(options.columns)
            )
        except ViewError as error:
            _say(f"mediaframing: {error}", file=sys.stderr)
            return 2
        _say(f"{str(notebook)!r} is written. {str(articles)!r} stays as it is.")
    return 0 if options.write_only else _open_notebook(notebook)


def _run_report(options: argparse.Namespace) -> int:
    """Write a report of a coding: a web page, a PDF, and the files of every figure and table."""
    # To look through what is new for what may be given back is mostly in vain: modules stay, and tables are given back without it.
    gc.set_threshold(_NEW_OBJECTS)
    from mediaframing.measures import MeasureError
    from mediaframing.reports import ReportError, write_report

    try:
        if options.codebook:
            from mediaframing.codebook import read_codebook
            from mediaframing.coding import code_articles

            coding: Coding | StoredCoding = code_articles(
                _read(options, options.coding), read_codebook(options.codebook)
            )
        else:
            from mediaframing.runs import open_coding

            # What a report does not need of it stays on the disk.
            coding = open_coding(options.coding)
        coding = _group(coding, options)
        # What is there by now stays to the end: to look through it for what may be given back takes a twelfth of the time.
        gc.freeze()
        files = write_report(
            coding, options.out, title=options.title, by=options.by, event=options.event,
            event_name=options.event_name or "", window=options.window, font=options.font,
        )  # fmt: skip
    except (ReportError, MeasureError) as error:
        _say(f"mediaframing: {error}", file=sys.stderr)
        return 2
    _say(f"{len(files)} files -> {files[0]}")
    return 0


def _group(coding: Coding | StoredCoding, options: argparse.Namespace) -> Coding | StoredCoding:
    """Say the groups of --by, --order and --label once, for all that the report shows."""
    from mediaframing.tables import TableError

    by = options.by or []
    if len(by) == 1 and by[0] in coding.articles.columns and coding.articles[by[0]].notna().any():
        named = _read_order(options.order or "", set(coding.articles[by[0]].dropna().astype("str")))
        labels = {value: name for value, name in named.items() if name}
        return coding.with_groups(by[0], order=list(named) or None, labels=labels, label=options.label)
    if options.order or options.label:
        raise TableError("--order and --label are for one column of the articles. Name it with --by.")
    return coding


def _read_order(text: str, known: set[str]) -> dict[str, str]:
    """Read the groups with what they are called, if that is said: ``left=Left-leaning outlets,right``."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    named = {}
    for part in parts:
        value, _, name = (part, "", "") if part in known else part.partition("=")
        named[value.strip()] = name.strip()
    return named


def _open_notebook(notebook: Path) -> int:
    try:
        lab = importlib.import_module("jupyterlab.labapp")
    except ImportError:
        _say(
            "mediaframing: JupyterLab is not installed. Install it with pip install 'mediaframing[lab]', and run the same "
            "command again.",
            file=sys.stderr,
        )
        return 2
    lab.main([str(notebook.absolute()), *_list_lab_options()])
    return 0


def _list_lab_options() -> list[str]:
    """List what JupyterLab needs where it would refuse to start, or could not be reached; say so."""
    options = []
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")
        _say(
            "You are root, which JupyterLab refuses by itself: it is started with --allow-root.",
            file=sys.stderr,
        )
    if any(Path(mark).exists() for mark in _CONTAINER_MARKS):
        options += ["--ip=0.0.0.0", "--no-browser"]
        _say(
            "This is a container: JupyterLab listens to all addresses of it, protected by the token in the link below. Publish "
            "its port when you start the container (docker run -p 8888:8888 ...), and open the link that begins with "
            "http://127.0.0.1.",
            file=sys.stderr,
        )
    return options
