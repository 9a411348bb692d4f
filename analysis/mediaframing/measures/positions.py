"""Who takes which side of which frame: positions, as a discourse network is made of (Leifeld 2017)."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from mediaframing.measures.batches import iterate_batches
from mediaframing.measures.clusters import number_clusters
from mediaframing.measures.counted import choose_names
from mediaframing.measures.groups import (
    PERIODS,
    UNGROUPED,
    MeasureError,
    check_choice,
    check_values,
    list_by,
    make_sortable,
    split_by,
)
from mediaframing.measures.intervals import SmallGroupWarning
from mediaframing.measures.parents import ONCE, find_wholes, include_parents
from mediaframing.measures.results import FixedLabels, give_result
from mediaframing.tables import STANCES, CodedTables, check_columns, check_table, name_mentions
from mediaframing.values.keywords import check_number

WHO = {"actor": "speaker_actor", "speaker": "speaker_name"}
_EXAMPLES = 3
_COLUMNS = (
    "start", "end", "speaker", "frame", "affirmed", "rejected", "uncertain", "mentions", "articles", "clusters", "position", "sign",
    "mention_ids", "example",
)  # fmt: skip
_OF_STATEMENTS = ("article_id", "sentence_id", "mention_id", "place", "stance", "voice", *WHO.values())


@give_result()
def tabulate_positions(
    coding: CodedTables,
    by: str | Sequence[str] | None = None,
    *,
    who: str = "actor",
    frames: Sequence[str] | None = None,
    min_mentions: int = 3,
    days: int | None = None,
    step: int | None = None,
    cluster: str | Sequence[str] = "article",
) -> pd.DataFrame:
    """Count on which side of each frame each actor stands, with the mentions behind it.

    Parameters
    ----------
    coding : CodedTables
    by : str or sequence of str, optional
        Columns of the articles, or a period of their date (``month``), to tabulate apart; the groups of ``coding.with_groups(...)`` by default, and ``()`` for none.
    who : {"actor", "speaker"}, or a column of the articles
        - ``actor``: the codebook's actors, where they speak;
        - ``speaker``: whoever is named, by the fullest name that the article has;
        - ``outlet``, or another column of the articles: those who publish them, by what they say in their own voice. Of
          speeches and posts it is their authors, and ``party`` or the like puts these together.
    frames : sequence of str, optional
        The frames to count; all by default.
    min_mentions : int, default 3
        Whoever mentions a frame less often, in a window, has no position on it. Stance is read by rules, and a single
        statement may be misread; networks over many are much steadier (Angst, Müller & Walker 2025).
    days : int, optional
        The length of a sliding window. All articles are one window by default.
    step : int, optional
        How many days a window begins after the one before; ``days`` by default, so that none overlap.
    cluster : str or pair of str, default ``"article"``
        What is independent of each other, as in :func:`~mediaframing.measures.rates.rate_frames`: with ``"story"`` a statement
        that ten outlets copy from a wire is one of ten articles and one cluster.

    Returns
    -------
    DataFrame
        One row a window, actor and frame with enough mentions: the columns of ``by``, ``start`` and ``end`` (first day
        of the window, and the first after it; with ``days`` only), and

        - ``speaker``, ``frame``;
        - ``affirmed``, ``rejected``, ``uncertain``, ``mentions``, ``articles``; ``clusters``: how many of the articles are independent;
        - ``position``: (affirmed - rejected) / (affirmed + rejected), -1 to 1; missing if all are uncertain;
        - ``sign``: 1 or -1, the side of the position; 0 where it is even, or missing;
        - ``mention_ids``: up to three mentions on that side, parted by a space, the one of the first article first;
        - ``example``: the sentence of the first of them; missing where the coding holds no sentences.

    Positions have no interval: they rest on as few mentions as ``min_mentions``, of which most are read right and some are not.
    Shares of stance that have one are those of ``rate_stance(coding, by="speaker_actor", voice="source", cluster=...)``.

    Raises
    ------
    MeasureError
        If a keyword names what is not there, or windows are asked for without dates.

    Warns
    -----
    SmallGroupWarning
        If nobody has a position: the sentence says why.

    References
    ----------
    .. [1] Leifeld, P. (2017). Discourse network analysis: Policy debates as dynamic networks. In Victor, J. N.,
       Montgomery, A. H., & Lubell, M. (eds.), The Oxford handbook of political networks.
    """
    check_choice("who", who, [*WHO, *map(str, coding.articles.columns)])
    for name, value in (("min_mentions", min_mentions), ("days", days), ("step", step)):
        if value is not None:
            check_number(name, value, 1, error=MeasureError)
    if step is not None and days is None:
        raise MeasureError("step= needs days=, the length of the windows.")
    coding = include_parents(coding)
    shown, _ = choose_names(coding, "frames", "frame", frames)
    names = list_by(by)
    split_by(names, coding.articles, [], _COLUMNS)
    if taken := [name for name in names if name in _OF_STATEMENTS]:
        raise MeasureError(
            f"Statements have a column {taken[0]!r} of their own, so that by= cannot name the articles' one. Give it another "
            f"name: articles.rename(columns={{{taken[0]!r}: 'own_{taken[0]}'}})."
        )
    statements = _find_statements(coding, who, shown, names, dated=days is not None)
    statements = statements.join(number_clusters(coding.articles, cluster), on="article_id")
    windows = _list_windows(statements, days, step)
    keys = [*names, *(["start", "end"] if days is not None else [])]
    parts = []
    for start, end in windows:
        inside = statements
        if start is not None:
            inside = statements[(statements["published"] >= start) & (statements["published"] < end)]
            inside = inside.assign(start=start, end=end)
        parts.append(_count(inside, keys, min_mentions))
    result = pd.concat(parts, ignore_index=True)
    if result.empty:
        _warn_of_none(statements, who, min_mentions)
    result["example"] = _find_sentences(coding, statements, result["mention_ids"])
    order = {name: number for number, name in enumerate(shown)}
    total = result.groupby([*keys, "speaker"], dropna=False)["mentions"].transform("sum")
    last, rank = f"{UNGROUPED}total", f"{UNGROUPED}rank"
    ranked = result.assign(**{last: -total, rank: result["frame"].map(order)})
    result = ranked.sort_values(
        [*keys, last, "speaker", rank],
        kind="stable",
        key=lambda held: make_sortable(held) if held.name in names else held,
    ).drop(columns=[last, rank])
    result = result.reset_index(drop=True)
    called = FixedLabels(getattr(getattr(coding, "codebook", None), "labels", None) or {})
    result.attrs.update(labels=called, who=who, min_mentions=min_mentions, days=days, step=step)
    if wholes := find_wholes(coding, shown):
        result.attrs["wholes"] = wholes
    return result


def _warn_of_none(statements: pd.DataFrame, who: str, min_mentions: int) -> None:
    of = {"actor": "No actor of the codebook speaks", "speaker": "Nobody who is named speaks"}
    if len(statements):
        told = f"Nobody mentions a frame {min_mentions} times (min_mentions)"
    else:
        told = (
            f"{of.get(who, f'Nobody in {who!r} says anything in their own voice')} where a frame is mentioned"
        )
    warnings.warn(
        f"{told}, so that there are no positions. who='speaker' takes whoever is named, who='outlet' or another column of the "
        "articles those who wrote them.",
        SmallGroupWarning,
        stacklevel=4,
    )


def _find_statements(
    coding: CodedTables, who: str, shown: Sequence[str], by: list[str], *, dated: bool
) -> pd.DataFrame:
    """Give the mentions of somebody who is known, with their article's columns."""
    need = ["article_id", "sentence_id", "frame", "start", "end", "stance", "voice"]
    further = [name for name in ("mention_id", ONCE) if name in coding.frames.columns]
    own = [WHO[who]] if who in WHO else []
    check_columns(coding.frames, [*need, *own], "frames")
    frames = check_table("frames", coding.frames[[*need, *own, *further]], need=need).reset_index(drop=True)
    names = name_mentions(frames["article_id"], frames["start"], frames["end"], frames["frame"]).to_pandas()
    named = pd.Series(names, dtype="str")
    frames["mention_id"] = (
        frames["mention_id"].astype("str").fillna(named) if "mention_id" in frames.columns else named
    )
    chosen = (frames["voice"] == ("source" if own else "outlet")) & frames["frame"].isin(shown)
    frames = frames[chosen]
    periods = [name for name in by if name in PERIODS and name not in coding.articles.columns]
    columns = list(dict.fromkeys(["article_id", *by, *(["published"] if dated else [])]))
    wanted = {*columns, *([] if own else [who]), *(["published"] if periods else [])} - {*periods}
    check_columns(coding.articles, list(wanted), "articles")
    held = [name for name in map(str, coding.articles.columns) if name in wanted]
    articles = check_table("articles", coding.articles[held], need=["article_id"])
    for name in {*by, *([] if own else [who])} - {*periods}:
        check_values(name, articles[name])
    for name in periods:
        articles[name] = articles["published"].dt.to_period(PERIODS[name]).dt.start_time
    if own:
        frames = frames.rename(columns={own[0]: "speaker"})
        articles = articles[columns]
    else:
        articles = articles[columns].assign(speaker=articles[who])
    frames = frames.assign(article_id=frames["article_id"].astype("str"))
    joined = (
        frames.merge(articles, on="article_id", how="left")
        .rename(columns={"start": "place"})
        .drop(columns="end")
    )
    joined["speaker"] = joined["speaker"].astype("str")
    joined = joined[joined["speaker"].notna() & (joined["published"].notna() if dated else True)]
    for name in ("frame", "stance"):
        joined[name] = joined[name].astype("str")
    return joined


def _list_windows(statements: pd.DataFrame, days: int | None, step: int | None) -> list[tuple[Any, Any]]:
    if days is None:
        return [(None, None)]
    if statements.empty:
        return [(pd.Timestamp(0), pd.Timestamp(0))]
    first, last = statements["published"].min().normalize(), statements["published"].max()
    starts = pd.date_range(first, last, freq=f"{step or days}D")
    return [(start, start + pd.Timedelta(days=days)) for start in starts]


def _count(inside: pd.DataFrame, keys: list[str], min_mentions: int) -> pd.DataFrame:
    group = [*keys, "speaker", "frame"]
    marked = inside.assign(**{stance: inside["stance"] == stance for stance in STANCES})
    grouped = marked.groupby(group, sort=True, dropna=False, observed=True)
    table = grouped[list(STANCES)].sum().astype("int64")
    table["mentions"] = grouped.size()
    table["articles"] = grouped["article_id"].nunique()
    ways = [way for way in (0, 1) if way in inside.columns]
    table["clusters"] = grouped[ways].nunique().min(axis=1).astype("int64")
    table = table[table["mentions"] >= min_mentions].reset_index()
    sided = table["affirmed"] + table["rejected"]
    table["position"] = ((table["affirmed"] - table["rejected"]) / sided).where(sided > 0)
    table["sign"] = np.sign(table["position"]).fillna(0).astype("int64")
    # The mentions of the side that is taken, in the order of articles and places.
    named = inside.merge(table[[*group, "sign"]], on=group, how="inner").sort_values(["article_id", "place"])
    side = named["sign"].map({1: "affirmed", -1: "rejected"})
    named = named[side.isna() | (named["stance"] == side)]
    first = named.groupby(group, sort=False, dropna=False, observed=True)["mention_id"].agg(
        lambda ids: " ".join(ids.head(_EXAMPLES))
    )
    return (
        table.merge(first.rename("mention_ids").reset_index(), on=group, how="left")
        if len(table)
        else table.assign(mention_ids=pd.Series(dtype="str"))
    )


def _find_sentences(coding: CodedTables, statements: pd.DataFrame, mention_ids: pd.Series) -> pd.Series:
    """Give the sentence of the first mention of each row, whitespace made single."""
    first = mention_ids.str.split(" ").str[0]
    place = (
        statements.drop_duplicates("mention_id")
        .set_index("mention_id")[["article_id", "sentence_id"]]
        .reindex(first)
    )
    wanted = place.dropna().drop_duplicates()
    found: dict[tuple[str, int], str] = {}
    if len(wanted) and "text" in coding.sentences.columns:
        # Of a table on the disk the sentences are read piece by piece, and few are kept.
        for batch in iterate_batches(coding.sentences, ["article_id", "sentence_id", "text"], "sentences"):
            inside = batch["article_id"].isin(wanted["article_id"]).to_numpy()
            near = batch.loc[inside, ["article_id", "sentence_id"]]
            # Arrow filters piece by piece; pandas would first put all texts of the batch into one.
            texts = pa.array(batch["text"], from_pandas=True).filter(pa.array(inside)).to_pylist()
            keys = zip(near["article_id"].astype(str), near["sentence_id"].astype(int), strict=True)
            found.update(zip(keys, texts, strict=True))
    told = [
        None if pd.isna(article) else found.get((str(article), int(sentence)))
        for article, sentence in zip(place["article_id"], place["sentence_id"], strict=True)
    ]
    return pd.Series([text and " ".join(text.split()) for text in told], index=mention_ids.index, dtype="str")
