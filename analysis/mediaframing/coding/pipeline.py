"""The pipeline: articles and a codebook in, the five tables out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from mediaframing.articles import take_articles
from mediaframing.codebook import Codebook, take_codebook
from mediaframing.coding.batch import cut_batches
from mediaframing.coding.coder import LANGUAGES
from mediaframing.coding.provenance import describe_run
from mediaframing.coding.result import Coding
from mediaframing.coding.side_by_side import Coders
from mediaframing.progress import show_progress
from mediaframing.tables import TABLES, empty_table

_LONGEST_REPORT = 2_000_000


def code_articles(
    articles: pd.DataFrame,
    codebook: Codebook | str | Path,
    *,
    skip: Collection[str] = (),
    threads: int | None = None,
    progress: bool = False,
) -> Coding:
    """Code articles: find frames and actors, who says what, whether a frame is affirmed, and the tone.

    A pure function: the same articles and codebook give the same tables, in whatever order of batches, and an
    article is coded without regard to the others.

    Parameters
    ----------
    articles : DataFrame
        The ``articles`` table, of pandas, polars or Arrow; only a text is required, under any heading that files may have for it. ``title`` and
        ``standfirst``, where there are any, tell headline and lead from the body. Texts are coded as they are, so that spans
        are places in them; :func:`read_articles` takes a DataFrame, too, and mends markup, damaged characters, wrapped
        lines and parted words.
    codebook : Codebook, str or Path
        From :func:`read_codebook` or :meth:`Codebook.from_terms`, or the name of its file.
    skip : collection of str
        What to leave out, to be faster: ``"attributions"`` (who says what; then no mention has a voice or speaker and
        no actor a role), ``"stance"``, ``"tone"`` (of sentences) and ``"actor_tone"``. Its columns are missing
        throughout, and measures that need them say so.
    threads : int, optional
        How many batches are coded side by side; as many as there are processors by default, but no more than four. The
        tables are the same with any number.
    progress : bool
        Show a progress bar.

    Notes
    -----
    What is said of stance, voice, speakers and tone is read by rules for English. The column ``language`` of the articles tells
    the language of each, as it is given there or as its words tell it; where that is another, frames and actors are found and
    counted, and the rest is missing. Give the column yourself (``"en"``, ``"de"``) where it is told wrongly.

    Returns
    -------
    Coding
        The tables ``articles``, ``sentences``, ``frames``, ``actors`` and ``attributions``, whose columns
        :mod:`mediaframing.tables` describes.

    Raises
    ------
    TableError
        If ``articles`` lacks a column, or has missing texts or ids that stand twice.
    CodebookError
        If ``codebook`` is none, or its file cannot be read.
    ValueError
        If ``skip`` names something else, or ``threads`` is below 1.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["This is no bilateral issue. It is a terror issue."]})
    >>> book = Codebook.from_terms({"terror": ["terror*"], "bilateral": ["bilateral*"]})
    >>> code_articles(articles, book).frames[["frame", "stance", "text"]]
           frame    stance       text
    0  bilateral  rejected  bilateral
    1     terror  affirmed     terror
    """
    taken = take_articles(articles, mend=False)
    checked = taken.articles.reset_index(drop=True)
    book = take_codebook(codebook)
    coders = Coders(book, skip, threads)
    parts = []
    with show_progress(progress, len(checked)) as bar:
        lengths = checked["text"].str.len().tolist()
        cut = [checked.iloc[low:high] for low, high in cut_batches(lengths, side_by_side=coders.threads)]
        for batch, part in zip(cut, coders.code(cut), strict=True):
            parts.append(part)
            bar.update(len(batch))
    tables = {
        name: _join([part[name] for part in parts]) if parts else empty_table(name)
        for name in TABLES
        if name != "articles"
    }
    if parts:
        told = _join([part[LANGUAGES] for part in parts])["language"]
        checked = checked.assign(language=told)
    provenance = describe_run(checked, book, skip=coders.skip)
    provenance |= _describe_reading(articles, taken.changed)
    return Coding(articles=checked, **tables, codebook=book, provenance=provenance)


def _join(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put tables one below the other; what is one already stays as it is."""
    return parts[0] if len(parts) == 1 else pd.concat(parts, ignore_index=True)


def _describe_reading(articles: pd.DataFrame, changed: Mapping[str, int]) -> dict[str, Any]:
    """Say what reading left out and changed, here and in read_articles, whose account is in ``attrs``."""
    told: dict[str, Any] = {}
    attrs: Mapping[str, Any] = getattr(articles, "attrs", {})  # tables of other packages have none
    reading = dict(attrs.get("reading", {}))
    if changed:
        kept: Counter[str] = Counter(reading.get("kept", {}))
        kept.update(changed)
        reading["kept"] = dict(kept)
    if reading or "reading" in attrs:
        told["reading"] = reading
    report = attrs.get("report", "")
    if 0 < len(report) < _LONGEST_REPORT:  # a hundred thousand files are told by their reasons alone
        told["report"] = report
    return told


def find_frames(articles: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Find the frame mentions of articles: the ``frames`` table of :func:`code_articles`."""
    return code_articles(articles, codebook).frames


def find_actors(articles: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Find the actors that articles name or refer back to: the ``actors`` table of :func:`code_articles`."""
    return code_articles(articles, codebook).actors


def find_attributions(articles: pd.DataFrame, codebook: Codebook | None = None) -> pd.DataFrame:
    """Find who says what in articles: the ``attributions`` table of :func:`code_articles`.

    Without a codebook ``speaker_actor`` is missing throughout.
    """
    return code_articles(articles, codebook or Codebook()).attributions
