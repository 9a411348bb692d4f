"""How often frames are mentioned, by whom and how: rates with denominators and intervals."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

import pandas as pd

from mediaframing.measures.counted import choose_names, count_mentions, is_brought_up
from mediaframing.measures.parents import include_parents
from mediaframing.measures.ratios import rate_kinds
from mediaframing.measures.result_columns import pick_rows
from mediaframing.measures.results import give_result
from mediaframing.tables import STANCES, VOICES, CodedTables, check_columns, check_table

BROUGHT_UP = "brought up"
"""The stance of mentions that nothing decided, where these are kept apart (``rate_stance(coding, explicit=True)``)."""
_PARTED = "parted stance"


@give_result()
def rate_frames(
    coding: CodedTables,
    by: str | Sequence[str] | None = None,
    unit: str = "article",
    *,
    frames: Sequence[str] | None = None,
    stance: str | Sequence[str] | None = None,
    voice: str | Sequence[str] | None = None,
    zone: str | Sequence[str] | None = None,
    term: str | Sequence[str] | None = None,
    speaker_name: str | Sequence[str] | None = None,
    explicit: bool = False,
    cluster: str | Sequence[str] = "article",
    population: str = "sample",
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Rate how often each frame is mentioned, in each group.

    Parameters
    ----------
    coding : CodedTables
        Anything with the five tables of :mod:`mediaframing.tables`. If it has a ``codebook``, frames of
        the codebook without any mention are rows with 0.
    by : str or sequence of str, optional
        Columns of the articles (``outlet``), a period of their date (``day``, ``week``, ``month``,
        ``quarter``, ``year``; without gaps, weeks from Monday), or columns of the mentions (``zone``,
        ``stance``, ``voice``, ``speaker_actor``). By default the groups of ``coding.with_groups(...)``, or
        all articles as one; ``()`` for that in any case.
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
    stance, voice, zone, term, speaker_name : str or sequence of str, optional
        Count only mentions with these values; all others are as if they were not there. ``term`` is the entry of the
        codebook that matched, ``speaker_name`` the fullest name of who speaks. Articles in languages of which no stance
        or voice is read are left out where either is asked for, with a warning.
    explicit : bool
        Whether mentions that are only brought up, affirmed without any words that say so (``stance_cue``), are left
        out as well.
    cluster : str or pair of str, default ``"article"``
        What is independent of each other, and what the interval therefore generalises over: ``article``; ``story``
        (articles that copy each other, in a column that ``add_stories`` gives); a period of their date, such as
        ``day``; ``outlet`` or any other column of the articles. A pair is two-way clustering (Cameron, Gelbach
        & Miller 2011). An article without a value is a cluster of its own. Take ``outlet`` to say something of
        outlets *of this kind*, of which these are a sample; the outlets here are then one group.
    population : {"sample", "census"}
        Whether the articles are a sample of those that the rates are to tell of, or all of them ("every article of these
        outlets in this year"). All of them leave nothing to infer: no interval is given.
    confidence : float, default 0.95

    Returns
    -------
    DataFrame
        One row a group and frame, with the columns of ``by``, ``frame`` and

        - ``count``: articles, sentences or mentions, as ``unit`` says;
        - ``denominator``: articles, sentences, mentions or words;
        - ``rate``: count / denominator (times 1,000 for words); missing where the denominator is 0;
        - ``low``, ``high``, ``interval``, ``confidence``: for articles that are independent ``mid-p`` (Berry &
          Armitage 1995), otherwise ``linearised over articles`` (or what ``cluster`` names): Taylor linearisation
          (Binder 1983) of the log odds of a share or of the log of a rate per words, with t on the
          articles *with the frame*. Where nothing, or everything, was counted ``bound over articles``: the rule of three
          (Hanley & Lippman-Hand 1983) for articles, as many mentions each as articles with any frame hold here,
          three at least;
        - ``articles``: the number of articles in the group;
        - ``unit``;
        - ``articles_with``: articles with at least one such mention, on which the interval rests;
        - ``clusters``: how many independent clusters the group has;
        - ``reason``: why there is no interval, missing where there is one: ``one article`` (or other cluster), ``no
          denominator``, ``census``.

        ``attrs`` hold the ``cluster`` and the ``population``.

    Raises
    ------
    MeasureError
        If ``by``, ``unit``, a frame or a filter names what is not there.
    TableError
        If a table lacks a column, or mentions belong to unknown articles.

    Warns
    -----
    SmallGroupWarning
        If a group holds a single article, or rows rest on fewer than five articles with the frame.

    Notes
    -----
    A column of the articles wins over one of the mentions with the same name. How often the intervals hold the truth
    is simulated in ``tests/evaluation/coverage.py``; ``docs/measures.md`` has the table.

    References
    ----------
    .. [1] Berry, G., & Armitage, P. (1995). Mid-P confidence intervals: a brief review. The Statistician 44(4).
    .. [2] Binder, D. A. (1983). On the variances of asymptotically normal estimators from complex surveys.
       International Statistical Review 51(3).
    .. [3] Cameron, A. C., Gelbach, J. B., & Miller, D. L. (2011). Robust inference with multiway clustering. Journal
       of Business & Economic Statistics 29(2).
    .. [4] Hanley, J. A., & Lippman-Hand, A. (1983). If nothing goes wrong, is everything all right? JAMA 249(13).
    """
    coding = include_parents(coding)
    shown, every = choose_names(coding, "frames", "frame", frames)
    counted = count_mentions(
        coding,
        "frames",
        by=by,
        categories={"frame": every},
        keep={
            "stance": stance,
            "voice": voice,
            "zone": zone,
            "term": term,
            "speaker_name": speaker_name,
        },
        explicit=explicit,
    )
    rates = rate_kinds(
        coding,
        "frames",
        counted,
        unit=unit,
        zone=zone,
        cluster=cluster,
        population=population,
        confidence=confidence,
    )
    return pick_rows(rates, "frame", shown, every)


@give_result()
def rate_stance(
    coding: CodedTables,
    by: str | Sequence[str] | None = None,
    *,
    frames: Sequence[str] | None = None,
    voice: str | Sequence[str] | None = None,
    zone: str | Sequence[str] | None = None,
    term: str | Sequence[str] | None = None,
    speaker_name: str | Sequence[str] | None = None,
    explicit: bool = False,
    cluster: str | Sequence[str] = "article",
    population: str = "sample",
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Rate how often each frame is affirmed, rejected or left uncertain: shares of the frame's mentions.

    *Affirmed* is what is brought up, and nothing denied, doubted or opposed it. For most mentions no words decide that.

    Parameters
    ----------
    coding, by, frames, voice, zone, term, speaker_name, cluster, population, confidence
        As in :func:`rate_frames`.
    explicit : bool
        Whether mentions that words of the text affirm (``stance_cue``: "never denied", "backs") are kept apart from
        those that are only brought up: the latter then have the stance ``"brought up"``.

    Returns
    -------
    DataFrame
        One row a group, frame and ``stance``; otherwise as :func:`rate_frames` with ``unit="mention"``. The
        denominator is the frame's mentions in the group, so the three stances add up to 1.
    """
    coding = include_parents(coding)
    column: str = "stance"
    stances: tuple[str, ...] = STANCES
    if explicit:
        coding, column, stances = _part_explicit(coding), _PARTED, (*STANCES, BROUGHT_UP)
    shown, every = choose_names(coding, "frames", "frame", frames)
    counted = count_mentions(
        coding,
        "frames",
        by=by,
        categories={"frame": every, column: stances},
        keep={"voice": voice, "zone": zone, "term": term, "speaker_name": speaker_name},
    )
    rates = rate_kinds(
        coding,
        "frames",
        counted,
        unit="mention",
        cluster=cluster,
        population=population,
        confidence=confidence,
    )
    attrs = rates.attrs
    rates = rates.rename(columns={_PARTED: "stance"})
    rates.attrs = attrs
    return pick_rows(rates, "frame", shown, every)


def _part_explicit(coding: CodedTables) -> CodedTables:
    """Give the coding with a stance of its own for mentions that are affirmed without any words that say so."""
    frames = coding.frames
    check_columns(frames, ["stance", "stance_cue"], "frames")
    columns = [str(column) for column in frames.columns if column != "text"]
    frames = frames[columns].reset_index(drop=True)
    # Of a table on the disk stances are categories, to which none can be added.
    checked = check_table("frames", frames[["stance"]], need=["stance"])["stance"].astype("str")
    frames = frames.assign(stance=checked)
    return SimpleNamespace(
        articles=coding.articles,
        sentences=coding.sentences,
        frames=frames.assign(**{_PARTED: frames["stance"].mask(is_brought_up(frames), BROUGHT_UP)}),
        actors=coding.actors,
        attributions=coding.attributions,
        codebook=getattr(coding, "codebook", None),
    )


@give_result()
def rate_voice(
    coding: CodedTables,
    by: str | Sequence[str] | None = None,
    *,
    frames: Sequence[str] | None = None,
    stance: str | Sequence[str] | None = None,
    zone: str | Sequence[str] | None = None,
    term: str | Sequence[str] | None = None,
    speaker_name: str | Sequence[str] | None = None,
    cluster: str | Sequence[str] = "article",
    population: str = "sample",
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Rate in whose voice each frame is mentioned: shares of the frame's mentions by outlet and by sources.

    Parameters
    ----------
    coding, by, frames, stance, zone, term, speaker_name, cluster, population, confidence
        As in :func:`rate_frames`.

    Returns
    -------
    DataFrame
        One row a group, frame and ``voice``; otherwise as :func:`rate_frames` with ``unit="mention"``. The
        denominator is the frame's mentions in the group, so the two voices add up to 1.
    """
    coding = include_parents(coding)
    shown, every = choose_names(coding, "frames", "frame", frames)
    counted = count_mentions(
        coding,
        "frames",
        by=by,
        categories={"frame": every, "voice": VOICES},
        keep={"stance": stance, "zone": zone, "term": term, "speaker_name": speaker_name},
    )
    rates = rate_kinds(
        coding,
        "frames",
        counted,
        unit="mention",
        cluster=cluster,
        population=population,
        confidence=confidence,
    )
    return pick_rows(rates, "frame", shown, every)
