"""What the command can be told: its parts, their options, and the help of each."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, TypeAlias

from mediaframing.cli.commands import run_check, run_code, run_fetch, run_notebook
from mediaframing.cli.reports import run_report
from mediaframing.cli.said import say
from mediaframing.files import require_name

# As tables.STEPS and runs.extras.ENGINES, which a test compares.
STEPS = ("attributions", "stance", "tone", "actor_tone")
ENGINES = ("local", "dask", "spark")

_STATUS = """exit status:
  0    all went well
  1    some partitions of a corpus failed, or files of it could not be read; the rest is coded
  2    nothing was done: a sentence says why
  130  stopped by Ctrl-C; a run in a stream goes on when the same command is given again
"""

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *told: Any) -> None:
        # What finds the version out takes longer to import than all else that every command needs.
        from importlib.metadata import version

        say(f"mediaframing {version('mediaframing')}")
        parser.exit()


def make_parser() -> argparse.ArgumentParser:
    """Make what reads the arguments; what a command is to do stands under ``run``."""
    parser = argparse.ArgumentParser(
        prog="mediaframing",
        description="Measure how the media frame events.",
        epilog=_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version, and exit")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (_add_code, _add_check, _add_fetch, _add_notebook, _add_report):
        add(commands)
    return parser


def _add_code(commands: _Commands) -> None:
    code = commands.add_parser(
        "code",
        help="code articles into tables",
        description=run_code.__doc__,
        epilog=_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    code.add_argument(
        "articles",
        type=_read_place,
        nargs="+",
        metavar="ARTICLES",
        help="a file or a folder of articles, or several",
    )
    code.add_argument(
        "--codebook",
        type=Path,
        required=True,
        metavar="FILE",
        help="the codebook: TOML, or a dictionary of another tool",
    )
    _add_out(code, "where the tables go; not within the articles", required=True)
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
    code.add_argument(
        "--weigh",
        action="store_true",
        help="weigh stance and voice with the model of `mediaframing fetch stance-model`: four to eight mentions a second",
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
    code.set_defaults(run=run_code)


def _add_check(commands: _Commands) -> None:
    check = commands.add_parser("check", help="check a codebook", description=run_check.__doc__)
    check.add_argument(
        "codebook", type=Path, metavar="FILE", help="the codebook: TOML, or a dictionary of another tool"
    )
    check.add_argument(
        "--articles", type=_read_place, nargs="+", metavar="PATH", help="articles to try its entries on"
    )
    _add_reading(check)
    check.set_defaults(run=run_check)


def _add_fetch(commands: _Commands) -> None:
    fetch = commands.add_parser(
        "fetch", help="fetch an example corpus, or the model of stance", description=run_fetch.__doc__
    )
    fetch.add_argument("name", metavar="NAME", help="news-2017, or stance-model")
    fetch.set_defaults(run=run_fetch)


def _add_notebook(commands: _Commands) -> None:
    notebook = commands.add_parser(
        "notebook", help="start a notebook on your articles", description=run_notebook.__doc__
    )
    notebook.add_argument(
        "articles", type=_read_place, metavar="FOLDER", help="a folder of articles, or a file"
    )
    notebook.add_argument(
        "--codebook",
        type=Path,
        metavar="FILE",
        help="by default the TOML file in the folder, else one to start from",
    )
    _add_out(notebook, "where the notebook goes; beside the articles by default")
    _add_columns(notebook)
    notebook.add_argument("--write-only", action="store_true", help="write the notebook, and do not open it")
    notebook.set_defaults(run=run_notebook)


def _add_report(commands: _Commands) -> None:
    report = commands.add_parser("report", help="write a report", description=run_report.__doc__)
    report.add_argument(
        "coding",
        type=_read_place,
        metavar="CODING",
        help="the folder of a coding; with --codebook, articles to code",
    )
    _add_out(report, "where the report goes", required=True)
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
    report.set_defaults(run=run_report)


def _add_out(command: argparse.ArgumentParser, told: str, *, required: bool = False) -> None:
    command.add_argument(
        "-o", "--out", "--output", type=_read_place, required=required, metavar="FOLDER", help=told
    )


def _read_place(text: str) -> Path:
    """Read a path; an empty one is mostly a variable of the shell that is not set, and no name of this folder."""
    require_name(text, argparse.ArgumentTypeError)
    return Path(text)


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
