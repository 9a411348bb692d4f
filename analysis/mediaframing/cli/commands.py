"""Coding, checking and fetching, and a notebook to start from, as the command is told."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from mediaframing.cli.lab import open_notebook
from mediaframing.cli.reading import read_chosen, read_columns
from mediaframing.cli.said import say


def run_code(options: argparse.Namespace) -> int:
    """Code articles with a codebook; write one Parquet file a table, and a manifest."""
    from mediaframing.codebook import read_codebook
    from mediaframing.coding import code_articles, weigh_stance
    from mediaframing.coding.own_files import check_place
    from mediaframing.reading import ReadingError
    from mediaframing.runs import code_corpus
    from mediaframing.runs.weighing import describe_weighing
    from mediaframing.tables import TABLES

    codebook = read_codebook(options.codebook)
    streamed = {
        name: value
        for name in ("workers", "threads", "engine", "partition_size", "keep")
        if (value := getattr(options, name)) is not None
    }
    if streamed:
        if len(options.articles) > 1:
            raise ReadingError(
                "A stream takes one file or one folder. Put the files into a folder, and give that."
            )
        if options.source or options.path:
            raise ReadingError(
                "--source and --path are not for a stream. Leave them out, or the options of the stream."
            )
        run = code_corpus(
            options.articles[0], codebook, options.out, columns=read_columns(options.columns), day_first=options.day_first,
            skip=options.skip, weigh=options.weigh, progress=not options.quiet, **streamed,
        )  # fmt: skip
        say(run)
        for failure in run.failures.to_dict("records"):
            part = f"partition {failure['partition']} of " if failure["partition"] >= 0 else ""
            say(f"mediaframing: {part}{failure['file']}: {failure['error']}", file=sys.stderr)
        return 0 if run.complete else 1
    # What is missing is told before hours of coding, not after; a stream asks for it itself.
    describe_weighing(options.weigh, codebook, options.skip)
    articles = read_chosen(options, options.articles, options.out)
    check_place(options.out)
    coding = code_articles(articles, codebook, skip=options.skip, progress=not options.quiet)
    if options.weigh:
        coding = weigh_stance(coding, progress=not options.quiet)
    folder = coding.save(options.out)
    counts = ", ".join(f"{len(getattr(coding, name)):,} {name}" for name in TABLES)
    say(f"{counts} -> {folder}")
    return 0


def run_check(options: argparse.Namespace) -> int:
    """Report a codebook's overlaps, dead entries and patterns that match too much."""
    from mediaframing.codebook import read_codebook
    from mediaframing.coding import check_codebook

    codebook = read_codebook(options.codebook)
    findings = check_codebook(codebook, read_chosen(options, options.articles) if options.articles else None)
    for row in findings.itertuples(index=False):
        say(f"{row.problem:8s} {row.owner}: {row.entry!r}. {row.detail}")
    entries = sum(len(f.terms) for f in codebook.frames.values())
    aliases = sum(len(a.aliases) for a in codebook.actors.values())
    say(
        f"{len(codebook.frames)} frames with {entries} terms, {len(codebook.actors)} actors with {aliases} aliases; "
        f"{len(findings)} findings"
    )
    return 0


def run_fetch(options: argparse.Namespace) -> int:
    """Fetch an example corpus, or the model of stance, into the cache, so that using it needs no network."""
    if options.name == "stance-model":
        from mediaframing.coding import fetch_stance_model

        say(fetch_stance_model())
        return 0
    from mediaframing.reading import fetch_example
    from mediaframing.reading.example import EXAMPLES, ExampleError

    if options.name not in EXAMPLES:
        told = f"{', '.join(map(repr, EXAMPLES))} (the example corpus) and 'stance-model' (the model that weigh_stance needs)"
        raise ExampleError(f"There is nothing called {options.name!r} to fetch. Give one of {told}.")

    say(fetch_example(options.name))
    return 0


def run_notebook(options: argparse.Namespace) -> int:
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
        say(f"{str(notebook)!r} is there already, and is opened as it stands.")
    else:
        try:
            write_notebook(
                place, articles=articles, codebook=options.codebook, columns=read_columns(options.columns)
            )
        except ViewError as error:
            say(f"mediaframing: {error}", file=sys.stderr)
            return 2
        say(f"{str(notebook)!r} is written. {str(articles)!r} stays as it is.")
    return 0 if options.write_only else open_notebook(notebook)
