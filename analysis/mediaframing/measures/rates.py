"""How often frames are mentioned, by whom and how: rates with denominators and intervals."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from mediaframing.measures.ratios import choose_names, count_mentions, pick_rows, rate_kinds
from mediaframing.tables import STANCES, VOICES, CodedTables


def rate_frames(
    coding: CodedTables,
    by: str | Sequence[str] = (),
    unit: str = "article",
    *,
    frames: Sequence[str] | None = None,
    stance: str | Sequence[str] | None = None,
    voice: str | Sequence[str] | None = None,
    zone: str | Sequence[str] | None = None,
    confidence: float = 0.95,
    resamples: int = 2000,
    seed: int = 0,
) -> pd.DataFrame:
    """Rate how often each frame is mentioned, in each group.

    Parameters
    ----------
    coding : CodedTables
        Anything with the five tables of :mod:`mediaframing.tables`. If it has a ``codebook``, frames of
        the codebook without any mention are rows with 0.
    by : str or sequence of str
        Columns of the articles (``outlet``), a period of their date (``day``, ``week``, ``month``,
        ``quarter``, ``year``; without gaps, weeks from Monday), or columns of the mentions (``zone``,
        ``stance``, ``voice``, ``speaker_actor``). None for one group of all.
    unit : {"article", "sentence", "mention", "1000_words"}
        What is counted, and what it is divided by.

        - ``article``: articles with at least one such mention / all articles of the group. For "how many
          stories use this frame?".
        - ``sentence``: sentences with at least one / all sentences of the group's articles.
        - ``mention``: mentions / mentions of all frames in the same row of ``by``. For "which frame
          dominates?"; by voice it is the share within the outlet's voice and within sources' words.
        - ``1000_words``: mentions per 1,000 words of the group's articles. For salience, whatever the length.

        Sentences and words are those of the zone where ``by`` or ``zone`` names one. Columns of
        the mentions change no other denominator: by stance, ``article`` is the share of all the group's articles
        that have such a mention with that stance, so the rows of one frame need not add up.
    frames : sequence of str, optional
        The frames to show, in this order. Shares of mentions stay shares of the mentions of all frames.
    stance, voice, zone : str or sequence of str, optional
        Count only mentions with these values; all others are as if they were not there.
    confidence : float, default 0.95
    resamples : int, default 2000
        How often articles are drawn for the bootstrap.
    seed : int, default 0

    Returns
    -------
    DataFrame
        One row a group and frame, with the columns of ``by``, ``frame`` and

        - ``count``: articles, sentences or mentions, as ``unit`` says;
        - ``denominator``: articles, sentences, mentions or words;
        - ``rate``: count / denominator (times 1,000 for words); missing where the denominator is 0;
        - ``low``, ``high``, ``interval``, ``confidence``: for articles Wilson's score interval (Wilson
          1927), otherwise ``bootstrap over articles``, the percentile interval of the cluster bootstrap
          (Efron & Tibshirani 1993), because mentions within an article are not independent. Of a group of more
          than 4,000 articles, 2,000 random blocks of them are drawn (random groups; Wolter 2007, chapter 2).
          Missing for a group of one article, and where every resample gives the same;
        - ``articles``: the number of articles in the group;
        - ``unit``.

    Raises
    ------
    MeasureError
        If ``by``, ``unit``, a frame or a filter names what is not there.
    TableError
        If a table lacks a column, or mentions belong to unknown articles.

    Warns
    -----
    SmallGroupWarning
        If a group holds a single article.

    Notes
    -----
    A column of the articles wins over one of the mentions with the same name. With few articles in a
    group (under about ten) percentile intervals are too narrow.
    """
    shown, every = choose_names(coding, "frames", "frame", frames)
    counted = count_mentions(
        coding,
        "frames",
        by=by,
        categories={"frame": every},
        keep={"stance": stance, "voice": voice, "zone": zone},
    )
    rates = rate_kinds(
        coding, "frames", counted, unit=unit, zone=zone, confidence=confidence, resamples=resamples, seed=seed
    )
    return pick_rows(rates, "frame", shown, every)


def rate_stance(
    coding: CodedTables,
    by: str | Sequence[str] = (),
    *,
    frames: Sequence[str] | None = None,
    voice: str | Sequence[str] | None = None,
    zone: str | Sequence[str] | None = None,
    confidence: float = 0.95,
    resamples: int = 2000,
    seed: int = 0,
) -> pd.DataFrame:
    """Rate how often each frame is affirmed, rejected or left uncertain: shares of the frame's mentions.

    Parameters
    ----------
    coding, by, frames, voice, zone, confidence, resamples, seed
        As in :func:`rate_frames`.

    Returns
    -------
    DataFrame
        One row a group, frame and ``stance``; otherwise as :func:`rate_frames` with ``unit="mention"``. The
        denominator is the frame's mentions in the group, so the three stances add up to 1.
    """
    shown, every = choose_names(coding, "frames", "frame", frames)
    counted = count_mentions(
        coding,
        "frames",
        by=by,
        categories={"frame": every, "stance": STANCES},
        keep={"voice": voice, "zone": zone},
    )
    rates = rate_kinds(
        coding, "frames", counted, unit="mention", confidence=confidence, resamples=resamples, seed=seed
    )
    return pick_rows(rates, "frame", shown, every)


def rate_voice(
    coding: CodedTables,
    by: str | Sequence[str] = (),
    *,
    frames: Sequence[str] | None = None,
    stance: str | Sequence[str] | None = None,
    zone: str | Sequence[str] | None = None,
    confidence: float = 0.95,
    resamples: int = 2000,
    seed: int = 0,
) -> pd.DataFrame:
    """Rate in whose voice each frame is mentioned: shares of the frame's mentions by outlet and by sources.

    Parameters
    ----------
    coding, by, frames, stance, zone, confidence, resamples, seed
        As in :func:`rate_frames`.

    Returns
    -------
    DataFrame
        One row a group, frame and ``voice``; otherwise as :func:`rate_frames` with ``unit="mention"``. The
        denominator is the frame's mentions in the group, so the two voices add up to 1.
    """
    shown, every = choose_names(coding, "frames", "frame", frames)
    counted = count_mentions(
        coding,
        "frames",
        by=by,
        categories={"frame": every, "voice": VOICES},
        keep={"stance": stance, "zone": zone},
    )
    rates = rate_kinds(
        coding, "frames", counted, unit="mention", confidence=confidence, resamples=resamples, seed=seed
    )
    return pick_rows(rates, "frame", shown, every)
