"""A report of a coding, as the command is told."""

from __future__ import annotations

import argparse
import gc
import sys
from typing import TYPE_CHECKING

from mediaframing.cli.reading import read_chosen
from mediaframing.cli.said import say

if TYPE_CHECKING:
    from mediaframing.coding import Coding
    from mediaframing.runs import StoredCoding

# So many new objects before those of a report that nothing holds any more are looked for; Python's own number is 700.
_NEW_OBJECTS = 50_000


def run_report(options: argparse.Namespace) -> int:
    """Write a report of a coding: a web page, a PDF, and the files of every figure and table."""
    # To look through what is new for what may be given back is in vain while modules are loaded, which stay, and mostly later on:
    # tables are given back without it.
    gc.disable()
    _leave_undocumented()
    from mediaframing.measures import MeasureError
    from mediaframing.reports import ReportError, write_report

    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)
    gc.enable()
    try:
        if options.codebook:
            from mediaframing.codebook import read_codebook
            from mediaframing.coding import code_articles

            coding: Coding | StoredCoding = code_articles(
                read_chosen(options, [options.coding], options.out), read_codebook(options.codebook)
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
        say(f"mediaframing: {error}", file=sys.stderr)
        return 2
    say(f"{len(files)} files -> {files[0]}")
    return 0


def _leave_undocumented() -> None:
    """Keep matplotlib from writing the documentation of its setters while it is loaded, which takes as long as a figure.

    Nobody asks for help within a command.
    """
    from matplotlib import artist as artists

    def write_nothing(artist: object) -> str:
        return ""

    artists.kwdoc = write_nothing


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
