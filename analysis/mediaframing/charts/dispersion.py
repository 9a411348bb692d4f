"""Where frames stand in one article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D

from mediaframing.charts.figure import draw_legend, draw_rows, drawing, fit_rows, mark_size, say_nothing
from mediaframing.charts.labels import fit_characters, part_thousands, put_in_order, write_count, write_name
from mediaframing.charts.style import INK, POINT_MM, QUIET, RULE, STANCE_LOOKS, Look, current_style
from mediaframing.tables import STANCES, CodedTables, check_columns, require_coding

_UNREAD = Look(QUIET, "o")
"""A mention whose stance was left out when it was coded."""
_VOICES = (("outlet", "filled: outlet’s voice"), ("source", "hollow: source’s words"))
_ZONES = {"headline": "headline", "lead": "lead", "body": "body"}


def plot_dispersion(
    coding: CodedTables,
    ax: Axes | None = None,
    *,
    article_id: str | None = None,
    labels: Mapping[Any, str] | None = None,
    frames: Sequence[str] | None = None,
) -> Axes:
    """Draw each frame mention of one article at its place, with stance and voice.

    Parameters
    ----------
    coding : CodedTables
        Its frames and sentences are drawn as they are.
    ax : Axes, optional
        Where to draw; a new figure in the style in force by default.
    article_id : str, optional
        Which article; may be left out if there is only one.
    labels : mapping, optional
        Labels for frames.
    frames : sequence of str, optional
        The frames to draw, from top to bottom; the codebook's if there is one, else those that occur.

    Returns
    -------
    Axes
        One row a frame; the place is counted in words of the article. Circles affirm, crosses reject, triangles
        are uncertain; filled marks are the outlet's voice, hollow ones sources' words. Lines part headline,
        lead and body.
    """
    require_coding(coding, "plot_dispersion")
    check_columns(coding.frames, ["article_id", "frame", "start", "stance", "voice"], "frames")
    check_columns(
        coding.sentences, ["article_id", "sentence_id", "start", "end", "zone", "words"], "sentences"
    )
    article_id = _choose_article(coding, article_id)
    mentions = coding.frames[coding.frames["article_id"] == article_id]
    sentences = coding.sentences[coding.sentences["article_id"] == article_id].sort_values("start")
    book = getattr(coding, "codebook", None)
    codebook = getattr(book, "frames", None)
    called = {**(getattr(book, "labels", None) or {}), **(labels or {})}
    known = put_in_order([*(codebook or ()), *mentions["frame"]], frames)
    rows = known if frames is None else [name for name in known if name in list(frames)]
    mentions = mentions[mentions["frame"].isin(rows)]
    if sentences.empty or not rows:
        with drawing(ax, 30) as axes:
            return say_nothing(axes, "No data: the article has no sentences or no frames to show.")
    n = mentions["frame"].value_counts()
    names = [write_name(row, called, "frame") for row in rows]
    height, slot, written = fit_rows(
        names, [write_count(n.get(row, 0)) for row in rows], share=0.26, lines=2.2
    )
    with drawing(ax, height, "Dispersion plot: a mark for each mention at its place in the article") as axes:
        draw_rows(axes, written)
        axes.grid(visible=False)
        words = int(sentences["words"].sum())
        for number in range(len(rows)):
            axes.axhline(number, color=RULE, linewidth=0.6, zorder=0)
        _mark_zones(axes, sentences)
        size = min(1.15 * mark_size(slot), 7)
        apart = size * POINT_MM / (0.6 * current_style().width_mm) * words
        for frame, part in mentions.groupby("frame", sort=True):
            x = _count_words_before(part["start"], sentences)
            y = rows.index(str(frame)) + _stagger(x, apart)
            marks = part[["stance", "voice"]].fillna("").itertuples(index=False)
            for at, height_at, (stance, voice) in zip(x, y, marks, strict=True):
                axes.plot(at, height_at, clip_on=False, zorder=3, **_mark(stance, voice, size))
        axes.set_xlim(0, max(words, 1))
        part_thousands(axes.xaxis)
        axes.set_xlabel(f"Place in the article (words, {write_count(words)} in all)")
        stances = [stance for stance in STANCES if (mentions["stance"] == stance).any()]
        voices = _VOICES if mentions["voice"].notna().any() else ()
        if stances or voices:
            _explain(axes, stances, voices, labels)
    return axes


def _choose_article(coding: CodedTables, article_id: str | None) -> str:
    ids = coding.articles["article_id"]
    if article_id is None:
        if len(ids) != 1:
            told = f"There are {len(ids)} articles. Name the one to draw with article_id=."
            raise ValueError(told if len(ids) else "The coding has no article to draw.")
        return str(ids.iloc[0])
    if article_id not in set(ids):
        some = ", ".join(map(repr, ids.head(3)))
        raise ValueError(f"There is no article {article_id!r}. There are {len(ids)}, such as {some}.")
    return article_id


def _count_words_before(start: pd.Series, sentences: pd.DataFrame) -> np.ndarray:
    """Turn characters into words: those of earlier sentences and, in proportion, of its own."""
    after = sentences["words"].cumsum().to_numpy(dtype=float)
    edges = sentences[["start", "end"]].to_numpy(dtype=float).ravel()
    before = np.stack([after - sentences["words"].to_numpy(dtype=float), after], axis=1).ravel()
    place: np.ndarray = np.interp(start.to_numpy(dtype=float), edges, before)
    return place


def _mark_zones(axes: Axes, sentences: pd.DataFrame) -> None:
    words = sentences["words"].cumsum()
    total = max(int(words.iloc[-1]), 1)
    ends = {
        zone: int(words[sentences["zone"] == zone].max())
        for zone in _ZONES
        if (sentences["zone"] == zone).any()
    }
    begin = 0
    room = fit_characters(0.62)
    for zone, end in ends.items():
        if end < total:
            axes.axvline(end, color=QUIET, linewidth=0.8, linestyle=(0, (2, 2)), zorder=1)
        # A zone too narrow for its name goes without; the lines still part it.
        if (end - begin) / total * room > len(zone) + 1:
            axes.text(
                begin + 0.01 * total, 1.0, _ZONES[zone], transform=axes.get_xaxis_transform(),
                ha="left", va="bottom", color=QUIET, fontsize=0.9 * current_style().font_size,
            )  # fmt: skip
        begin = end


def _stagger(x: np.ndarray, apart: float) -> np.ndarray:
    """Move marks that would hide each other up and down in turn."""
    offsets = np.zeros(len(x))
    last = dict.fromkeys((0.0, -0.24, 0.24), -np.inf)
    for number in np.argsort(x, kind="stable"):
        free = [step for step in last if x[number] - last[step] >= apart]
        step = free[0] if free else min(last, key=last.__getitem__)
        offsets[number] = step
        last[step] = x[number]
    return offsets


def _mark(stance: str, voice: str, size: float) -> dict[str, Any]:
    """Shape and colour tell the stance, filling the voice."""
    look = STANCE_LOOKS.get(stance, _UNREAD)
    filled = voice != "source"
    # On white, the rim alone must be seen.
    rim = "#333333" if filled else tuple(0.7 * part for part in to_rgb(look.colour))
    return {
        "linestyle": "none",
        "marker": look.marker,
        "markersize": size,
        "markerfacecolor": look.colour if filled else "white",
        "markeredgecolor": rim,
        "markeredgewidth": 0.4 if filled else 1.0,
    }


def _explain(
    axes: Axes, stances: Sequence[str], voices: Sequence[tuple[str, str]], labels: Mapping[Any, str] | None
) -> None:
    size = current_style().font_size * 0.6
    given = labels or {}
    handles = [Line2D([], [], **_mark(stance, "outlet", size)) for stance in stances]
    names = [str(given.get(stance, stance)) for stance in stances]
    for voice, name in voices:
        mark = {**_mark("affirmed", voice, size), "markeredgecolor": INK}
        handles.append(Line2D([], [], **{**mark, "markerfacecolor": INK if voice == "outlet" else "white"}))
        names.append(str(given.get(voice, name)))
    draw_legend(axes, handles, names)
