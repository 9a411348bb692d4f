"""Who is written about, in what tone, and who speaks which frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from mediaframing.measures.cells import lay_out, sum_groups, tally
from mediaframing.measures.clusters import count_clusters, find_design
from mediaframing.measures.counted import choose_names, count_mentions
from mediaframing.measures.groups import MeasureError, list_by
from mediaframing.measures.intervals import Floats, Integers
from mediaframing.measures.linearised import mean_intervals, sum_moments
from mediaframing.measures.parents import include_parents
from mediaframing.measures.ratios import rate_kinds
from mediaframing.measures.result_columns import pick_rows
from mediaframing.measures.results import give_result
from mediaframing.tables import STANCES, CodedTables, check_columns, check_table


@give_result(own=["tone", "tone_low", "tone_high", "tone_mentions"])
def rate_actors(
    coding: CodedTables,
    by: str | Sequence[str] | None = None,
    unit: str = "article",
    *,
    actors: Sequence[str] | None = None,
    role: str | Sequence[str] | None = None,
    kinds: str | Sequence[str] | None = None,
    cluster: str | Sequence[str] = "article",
    population: str = "sample",
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Rate how often each actor is mentioned, and in what tone.

    Parameters
    ----------
    coding : CodedTables
        If it has a ``codebook``, actors of the codebook without any mention are rows with 0.
    by : str or sequence of str, optional
        Columns of the articles, a period of their date, or columns of the actor mentions (``kind``, ``role``).
    unit : {"article", "sentence", "mention", "1000_words"}
        As in :func:`~mediaframing.measures.rates.rate_frames`.
    actors : sequence of str, optional
        The actors to show, in this order.
    role : str or sequence of str, optional
        Count only mentions as ``speaker``, or only as ``mentioned``.
    kinds : str or sequence of str, optional
        Count only mentions by ``name``, ``description`` or ``pronoun``. All are counted unless some are chosen: those by
        name alone compare with counts of words, all three tell how much is said of an actor.
    cluster, population, confidence
        As in :func:`~mediaframing.measures.rates.rate_frames`.

    Returns
    -------
    DataFrame
        One row a group and ``actor``, with the columns of
        :func:`~mediaframing.measures.rates.rate_frames` and

        - ``tone``: mean tone toward the actor over its mentions, -1 to 1; missing if no mention has one;
        - ``tone_low``, ``tone_high``: linearised over articles, with t on those that have a tone of the actor; missing with one;
        - ``tone_mentions``: the mentions that have a tone.

    Raises
    ------
    MeasureError, TableError
        As in :func:`~mediaframing.measures.rates.rate_frames`.

    Warns
    -----
    SmallGroupWarning
        If a group holds a single article.
    """
    shown, every = choose_names(coding, "actors", "actor", actors)
    counted = count_mentions(
        coding, "actors", by=by, categories={"actor": every}, keep={"role": role, "kind": kinds}
    )
    rates = rate_kinds(
        coding, "actors", counted, unit=unit, cluster=cluster, population=population, confidence=confidence
    )
    check_columns(coding.actors, ["tone"], "actors")
    toned = check_table("actors", coding.actors[["tone"]].iloc[counted.row], need=["tone"])["tone"]
    has_tone = toned.notna().to_numpy()
    article, told = counted.article[has_tone], counted.kinds
    of_kind = told.kind[has_tone]
    total = tally(article, of_kind, told.count, toned.to_numpy(dtype=np.float64)[has_tone])
    held = tally(article, of_kind, told.count)
    design = find_design(coding.articles, counted.groups, cluster, population)
    moments = sum_moments(design, total, held, np.arange(told.count))
    low, high = mean_intervals(moments, confidence)
    if design.census:
        low, high = np.full_like(low, np.nan), np.full_like(high, np.nan)
    times = sum_groups(counted.groups, held).ravel()
    with np.errstate(invalid="ignore"):
        rates["tone"] = sum_groups(counted.groups, total).ravel() / times
    rates["tone_low"], rates["tone_high"] = low.ravel(), high.ravel()
    rates["tone_mentions"] = times.astype(np.int64)
    return pick_rows(rates, "actor", shown, every)


@give_result(own=["mentions", "rejected_share", "anonymous", *STANCES])
def tabulate_speakers(
    coding: CodedTables,
    by: str | Sequence[str] | None = None,
    *,
    frames: Sequence[str] | None = None,
    cluster: str | Sequence[str] = "article",
) -> pd.DataFrame:
    """Count who speaks which frame with which stance: the mentions in sources' words.

    Parameters
    ----------
    coding : CodedTables
    by : str or sequence of str, optional
        Columns of the articles or a period of their date, to tabulate apart.
    frames : sequence of str, optional
        The frames to show, in this order.
    cluster : str or pair of str, default ``"article"``
        What is independent of each other, as in :func:`~mediaframing.measures.rates.rate_frames`: a statement of a wire story
        that ten outlets print is one with ``"story"``.

    Returns
    -------
    DataFrame
        One row a group, ``speaker_actor`` and ``frame``, every speaker with every frame; speakers with most
        mentions first, the sources that are no actor of the codebook (missing) last. Further columns:

        - ``affirmed``, ``rejected``, ``uncertain``: mentions with that stance;
        - ``mentions``: their sum;
        - ``rejected_share``: rejected / mentions; missing if there are none;
        - ``anonymous``: mentions whose source is not named; missing if the attributions do not say
          how sources are called (``speaker_kind``);
        - ``articles``: articles with such a mention; ``clusters``: how many are independent of each other.

    Raises
    ------
    MeasureError
        If ``by`` names no column, or the articles have a column ``speaker_actor`` of their own.

    Notes
    -----
    These are counts, which have no interval. Shares that have one are those of ``rate_stance(coding, by="speaker_actor",
    voice=...)`` and ``rate_frames(coding, by="speaker_actor", unit="mention", cluster=...)``.
    """
    coding = include_parents(coding)
    shown, every = choose_names(coding, "frames", "frame", frames)
    if "speaker_actor" in coding.articles.columns:
        raise MeasureError(
            "The articles have a column 'speaker_actor' of their own, which would stand for who speaks in them. Give it another "
            "name: articles.rename(columns={'speaker_actor': 'own_speaker_actor'})."
        )
    counted = count_mentions(
        coding,
        "frames",
        by=[*list_by(by), "speaker_actor"],
        categories={"frame": every, "stance": STANCES},
        keep={"voice": "source"},
    )
    groups, stances = counted.groups, len(STANCES)
    pairs = counted.kinds.count // stances
    pair = counted.kinds.kind // stances
    held = sum_groups(groups, tally(counted.article, counted.kinds.kind, counted.kinds.count))
    in_articles = tally(counted.article, pair, pairs)
    unnamed = _find_unnamed(coding, counted.row)
    result = lay_out(groups, counted.kinds, counted.by)
    result = result[result["stance"] == STANCES[0]].drop(columns="stance").reset_index(drop=True)
    counts = held.reshape(-1, stances).astype(np.int64)
    for place, stance in enumerate(STANCES):
        result[stance] = counts[:, place]
    result["mentions"] = counts.sum(axis=1)
    result["rejected_share"] = (result["rejected"] / result["mentions"]).where(result["mentions"] > 0)
    anonymous = pd.Series(pd.NA, index=result.index, dtype="Int64")
    if unnamed is not None:
        times = sum_groups(groups, tally(counted.article, pair, pairs, unnamed)).ravel()
        anonymous = pd.Series(times, index=result.index).astype("Int64")
    result["anonymous"] = anonymous
    in_articles = replace(in_articles, value=np.ones_like(in_articles.value))
    result["articles"] = sum_groups(groups, in_articles).ravel().astype(np.int64)
    design = find_design(coding.articles, groups, cluster, "sample")
    result["clusters"] = count_clusters(design, in_articles).ravel()
    return _order_speakers(pick_rows(result, "frame", shown, every), counted.by)


def _find_unnamed(coding: CodedTables, row: Integers) -> Floats | None:
    """Say of each mention whether its source is anonymous; None if the attributions do not tell."""
    attributions = coding.attributions
    if "speaker_kind" not in attributions.columns or attributions["speaker_kind"].isna().all():
        return None
    check_columns(coding.frames, ["attribution_id"], "frames")
    key = ["article_id", "attribution_id"]
    frames = check_table("frames", coding.frames[key].iloc[row], need=["article_id"])
    known = check_table("attributions", attributions[[*key, "speaker_kind"]], need=key).drop_duplicates(key)
    known["attribution_id"] = known["attribution_id"].astype("Int64")
    joined = frames.merge(known, on=key, how="left")
    unnamed: Floats = (joined["speaker_kind"] == "anonymous").to_numpy().astype(np.float64)
    return unnamed


def _order_speakers(result: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Within each group put speakers with most mentions first, unknown ones last."""
    before = [name for name in by if name != "speaker_actor"]
    total = result.groupby([*before, "speaker_actor"], sort=False, dropna=False)["mentions"].transform("sum")
    group = (
        result.groupby(before, sort=False, dropna=False).ngroup() if before else pd.Series(0, result.index)
    )
    # Equally frequent speakers stay in the order of their names.
    name = result["speaker_actor"].fillna("")
    order = np.lexsort((result.index, name, -total, result["speaker_actor"].isna(), group))
    return result.iloc[order].reset_index(drop=True)
