"""Who is quoted most, by name: whom a codebook has among its actors, and whom it lacks."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from mediaframing.measures.clusters import number_clusters
from mediaframing.measures.counted import choose_names
from mediaframing.measures.groups import MeasureError
from mediaframing.measures.parents import include_parents
from mediaframing.tables import STANCES, CodedTables, check_columns, check_table, require_coding
from mediaframing.values.keywords import check_number

_KEY = ["article_id", "attribution_id"]


def tabulate_sources(
    coding: CodedTables,
    most: int = 20,
    *,
    frames: Sequence[str] | None = None,
    cluster: str | Sequence[str] = "article",
) -> pd.DataFrame:
    """Count what the most quoted sources say, by frame and stance, so that a codebook can be completed.

    Parameters
    ----------
    coding : CodedTables
    most : int
        How many sources to show: those with most attributions.
    frames : sequence of str, optional
        The frames to show, in this order.
    cluster : str or pair of str, default ``"article"``
        What is independent of each other, as in :func:`~mediaframing.measures.rates.rate_frames`.

    Returns
    -------
    DataFrame
        One row a source and ``frame``, every source with every frame, the most quoted first. Columns:

        - ``speaker_name``: the fullest name of the source, or how it is called where it has none;
        - ``speaker_actor``: the codebook's actor that it mostly is; missing for none;
        - ``in_codebook``: whether there is one;
        - ``attributions``: how often the source is quoted or paraphrased at all;
        - ``articles``: articles in which it is; ``clusters``: how many of them are independent of each other;
        - ``frame``;
        - ``affirmed``, ``rejected``, ``uncertain``: mentions of the frame in its words, with that stance;
        - ``mentions``: their sum.

    These are counts of what was found, which have no interval.

    Raises
    ------
    MeasureError
        If ``frames`` names a frame that there is not, or ``most`` is less than 1.
    TableError
        If the attributions have no ``speaker_name``.
    """
    require_coding(coding, "tabulate_sources", MeasureError)
    check_number("most", most, 1, error=MeasureError)
    coding = include_parents(coding)
    shown, every = choose_names(coding, "frames", "frame", frames)
    check_columns(coding.attributions, [*_KEY, "speaker_name", "speaker_actor"], "attributions")
    check_columns(coding.frames, [*_KEY, "frame", "stance"], "frames")
    # Where a step was skipped nobody says anything, and nothing is affirmed: that is no count.
    asked = [name for name in ("stance", "voice") if name in coding.frames.columns]
    check_table("frames", coding.frames[["article_id", *asked]], need=["article_id", *asked])
    said = coding.attributions[[*_KEY, "speaker_name", "speaker_actor"]].dropna(subset=["speaker_name"])
    said["speaker_name"] = said["speaker_name"].astype("str")
    # Equally frequent sources stay in the order of their names.
    quoted = said["speaker_name"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    quoted = quoted.head(int(most))
    grouped = said[said["speaker_name"].isin(quoted.index)].groupby("speaker_name", sort=True)
    sources = pd.DataFrame(
        {
            "speaker_actor": grouped["speaker_actor"].agg(_find_commonest).reindex(quoted.index),
            "attributions": quoted,
            "articles": grouped["article_id"].nunique().reindex(quoted.index),
            "clusters": _count_clusters(coding, said, quoted.index, cluster),
        }
    )
    mentions = coding.frames[[*_KEY, "frame", "stance"]].dropna(subset=["attribution_id"])
    mentions = mentions.merge(said[[*_KEY, "speaker_name"]], on=_KEY)
    counts = mentions.groupby(["speaker_name", "frame", "stance"], observed=True).size()
    names = list(every if shown is None else shown)
    index = pd.MultiIndex.from_product([sources.index, names, STANCES])
    times = counts.reindex(index, fill_value=0).to_numpy().reshape(-1, len(STANCES))
    pairs = pd.MultiIndex.from_product([sources.index, names], names=["speaker_name", "frame"])
    table = pairs.to_frame(index=False)
    for place, stance in enumerate(STANCES):
        table[stance] = times[:, place]
    table["mentions"] = times.sum(axis=1)
    table = table.merge(sources.reset_index(), on="speaker_name", how="left")
    table["in_codebook"] = table["speaker_actor"].notna()
    columns = [
        "speaker_name",
        "speaker_actor",
        "in_codebook",
        "attributions",
        "articles",
        "clusters",
        "frame",
    ]
    return table[[*columns, *STANCES, "mentions"]]


def _count_clusters(
    coding: CodedTables, said: pd.DataFrame, names: pd.Index, cluster: str | Sequence[str]
) -> pd.Series[int]:
    """Count the independent clusters of articles in which each source is."""
    numbers = number_clusters(coding.articles, cluster)
    near = said.loc[said["speaker_name"].isin(names), ["article_id", "speaker_name"]]
    held = (
        numbers.reindex(near["article_id"].astype("str")).groupby(near["speaker_name"].to_numpy()).nunique()
    )
    return held.min(axis=1).reindex(names)


def _find_commonest(actors: pd.Series[str]) -> str | None:
    """Give the actor that a source is most often, or None."""
    # What a folder holds comes as categories, and value_counts also has those that no row has.
    known = actors.dropna().astype("str").value_counts()
    return None if known.empty else str(known.index[0])
