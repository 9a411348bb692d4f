"""The report of a coding: a web page, a PDF, and the files of every figure and table."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from mediaframing.charts import style
from mediaframing.charts.captions import describe_origin
from mediaframing.charts.fonts import check_font
from mediaframing.charts.style import current_style
from mediaframing.codebook import write_codebook
from mediaframing.coding.summary import summarise
from mediaframing.reports.appendix import append_codebook
from mediaframing.reports.blocks import Given, Paragraph, Report, Section, Table, count_of, say, shorten
from mediaframing.reports.corpus import describe_corpus
from mediaframing.reports.drawing import Shown, draw_exhibits
from mediaframing.reports.findings import tell_findings
from mediaframing.reports.frames import describe_frames
from mediaframing.reports.limits import list_limits
from mediaframing.reports.memory import release, tidy_up
from mediaframing.reports.methods import write_methods
from mediaframing.reports.page import write_page
from mediaframing.reports.pdf import find_typst, write_pdf
from mediaframing.reports.place import choose_name, fill_folder
from mediaframing.reports.scope import ReportError, ReportWarning, Scope, set_scope
from mediaframing.reports.tablefiles import save_table
from mediaframing.tables import CodedTables, require_coding
from mediaframing.validation import MethodsSection, describe_methods
from mediaframing.values.keywords import take_path
from mediaframing.views.stored import is_stored


def write_report(
    coding: CodedTables,
    folder: str | os.PathLike[str],
    *,
    title: str | None = None,
    by: str | Sequence[str] | None = None,
    event: str | None = None,
    event_name: str = "",
    window: int | None = None,
    examples: int = 1,
    codes: pd.DataFrame | Sequence[pd.DataFrame] | None = None,
    sample: pd.DataFrame | None = None,
    font: str | None = None,
) -> list[Path]:
    """Write a report of all that a coding supports.

    Parameters
    ----------
    coding : CodedTables
        A ``Coding``, or any object with its five tables. One on the disk is read into memory.
    folder : path
        Made if absent. What an earlier report wrote into it is replaced or taken away, nothing else; the report stands there
        whole or not at all.
    title : str, optional
        The title of the codebook by default.
    by : str or sequence of str, optional
        How articles are grouped, as in :func:`~mediaframing.measures.rates.rate_frames`. By default by the
        groups of ``coding.with_groups``, else by outlet if there are from 2 to 40 of them.
    event : str, optional
        The day of an event, ``"2019-02-14"``, for figures of the time around it.
    event_name : str, optional
        What it is called: ``"Parkland"``.
    window : int, optional
        How many days before the event are compared with as many from it on; by default as many as there are on the shorter
        side, 365 at most.
    examples : int, default 1
        How many examples of each frame: so many affirmed and so many rejected, in the outlet's voice and in sources'.
    codes, sample : DataFrame, optional
        Codes by hand, as in :func:`~mediaframing.validation.describe_methods`: then the methods say how often the rules are
        right on these articles.
    font : str, optional
        An installed font for the figures, such as ``"Arial"``; as in :func:`~mediaframing.charts.style` by default.

    Returns
    -------
    list of Path
        - ``report.html``: one page that needs no other file, no script and no network;
        - ``report.pdf``: the same to print and to cite, tagged (PDF/UA-1); needs the extra ``report``;
        - ``codebook.toml`` (``codebook-coded.toml`` where you have a file of that name there);
        - ``figures/``: each figure as :func:`~mediaframing.charts.save_figure` saves it;
        - ``tables/``: each table as ``.csv`` (unrounded), ``.tex`` (booktabs) and ``.html`` (to paste into a word processor);
        - ``.report.json``: the list of these files, by which the next report knows what it may replace.

        The same coding and package versions give the same bytes.

    Raises
    ------
    ReportError
        If there are no articles, ``examples`` is negative, or ``font`` is not installed; if the folder holds files of other
        origin under the names of the report's.
    MeasureError
        If ``by`` names what is not there, or ``event`` is no day of the corpus.

    Warns
    -----
    ReportWarning
        If the PDF cannot be written, because its extra is not installed or refuses a text. All else is.

    Examples
    --------
    >>> write_report(coding, "report/")  # doctest: +SKIP
    """
    require_coding(coding, "write_report", ReportError)
    place = take_path("folder", folder, ReportError)
    if examples < 0:
        raise ReportError(f"examples={examples!r} must be 0 or more.")
    chosen = current_style().font if font is None else font
    if font is not None:
        try:
            check_font(font)
        except ValueError as problem:
            raise ReportError(str(problem)) from problem
    scope = set_scope(coding, by, event, window, shorten(event_name, 60))
    book = choose_name(place, "codebook.toml", "codebook-coded.toml")
    checked = None if codes is None else describe_methods(scope.coding, codes, sample=sample)
    # Handed over, so that the coding can be let go of before the PDF is set.
    held = [scope]
    del scope
    with style("screen", font=chosen or None):
        return fill_folder(
            place, lambda waiting: _write_files(held.pop(), waiting, title, examples, book, checked)
        )


def _write_files(
    scope: Scope, place: Path, title: str | None, examples: int, book: str, checked: MethodsSection | None
) -> list[Path]:
    figures, tables = place / "figures", place / "tables"
    for path in (figures, tables):
        path.mkdir(parents=True, exist_ok=True)
    summary = summarise(scope.read_whole())
    shown, passed_over, files = draw_exhibits(scope, figures)
    name = title if title is not None else scope.codebook.title
    report = Report(
        shorten(name, 200) or "Frames in the news",
        f"{count_of(len(scope.coding.articles), 'article')}, {count_of(len(scope.coding.frames), 'frame mention')}. Made with "
        "mediaframing.",
        (
            tell_findings(scope),
            describe_corpus(scope, summary),
            *describe_frames(scope, examples),
            *_arrange(shown),
            list_limits(scope, summary, shown, passed_over),
            write_methods(scope, shown, checked),
            append_codebook(scope.codebook),
        ),
    )
    tidy_up(scope)
    printed = [block for section in report.sections for block in section.blocks if isinstance(block, Table)]
    for table in [*printed, *(one.table for one in shown if not one.exhibit.in_page)]:
        files += save_table(table, tables)
    page, pdf = place / "report.html", place / "report.pdf"
    page.write_text(write_page(report, figures), encoding="utf-8", newline="\n")
    files = [page, write_codebook(scope.codebook, place / book), *files]
    stored = is_stored(scope.source)
    del scope, shown, printed
    if stored:
        release()
    typst = find_typst()
    if typst is None:
        warnings.warn(
            "report.pdf is not written: it needs the package typst, which is not installed. "
            "Install it: pip install 'mediaframing[report]'.",
            ReportWarning,
            stacklevel=4,
        )
        return files
    try:
        write_pdf(typst, report, figures, pdf)
    except typst.TypstError as error:
        # A sign that no PDF for screen readers may hold is no reason to be without a page.
        told = " ".join(str(error).split())
        warnings.warn(
            f"report.pdf is not written: Typst, which sets it, says {told[:300]!r}. All else is written; print report.html instead.",
            ReportWarning,
            stacklevel=4,
        )
        return files
    return [page, pdf, *files[1:]]


def _tell_origin(shown: Sequence[Shown]) -> list[Paragraph]:
    """Say once what would stand in every caption: of which articles the figures are, and how these were coded."""
    told = [sentences for one in shown if (sentences := describe_origin(one.table.data))]
    # The longest says what affirmed means, too.
    return [Paragraph((Given(max(told, key=len)),))] if told else []


def _arrange(shown: Sequence[Shown]) -> Iterator[Section]:
    yield Section(
        ("Results",),
        "results",
        (
            say(
                "With each figure stands the table behind it. Shares and intervals are explained in the captions; what follows holds "
                "for all."
            ),
            *_tell_origin(shown),
        ),
    )
    for one in shown:
        yield Section(
            (one.exhibit.title,),
            f"exhibit-{one.exhibit.name.replace('_', '-')}",
            (
                say(one.exhibit.lead),
                one.figure,
                one.table if one.exhibit.in_page else say(f"The numbers are in tables/{one.exhibit.name}."),
            ),
            level=3,
        )
