"""Discourse networks: actors tied by the frames they affirm or reject alike, or not alike (Leifeld 2017).

A position table in, a networkx graph out. Every edge keeps the frames and the mentions behind it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from mediaframing.measures.groups import MeasureError, check_choice
from mediaframing.measures.results import find_labels
from mediaframing.measures.ties import count_apart, tie_all, write_example
from mediaframing.tables import check_columns

KINDS = ("congruence", "conflict", "subtract")
NORMALISATIONS = ("none", "average", "jaccard")
_NEEDED = ["speaker", "frame", "sign", "mentions", "mention_ids"]


def link_positions(positions: pd.DataFrame) -> Any:
    """Tie actors to the frames on which they have a position: the affiliation network.

    Parameters
    ----------
    positions : DataFrame
        Of one window and group, from :func:`~mediaframing.measures.positions.tabulate_positions`.

    Returns
    -------
    networkx.Graph
        Nodes have ``kind`` (``actor`` or ``frame``), named ``actor:…`` and ``frame:…`` with ``label``, that of the codebook; edges ``sign``
        (1 affirms, -1 rejects), ``weight`` (mentions), ``position``, ``mention_ids`` and ``example``.

    Raises
    ------
    MeasureError
        If networkx is not installed, or the table has several windows or groups.
    """
    table = _check_positions(positions)
    called = find_labels(table, None)
    graph = import_networkx().Graph(kind="affiliation")
    for row in table[table["sign"] != 0].to_dict("records"):
        actor, frame = f"actor:{row['speaker']}", f"frame:{row['frame']}"
        graph.add_node(actor, kind="actor", label=str(called.get(row["speaker"], row["speaker"])))
        graph.add_node(frame, kind="frame", label=str(called.get(row["frame"], row["frame"])))
        graph.add_edge(
            actor, frame, sign=int(row["sign"]), weight=float(row["mentions"]),
            position=float(row.get("position", row["sign"])), frames=str(row["frame"]),
            mention_ids=str(row["mention_ids"]), example=write_example(row),
        )  # fmt: skip
    return graph


def link_actors(
    positions: pd.DataFrame, kind: str = "congruence", *, normalise: str = "average", min_frames: int = 2
) -> Any:
    """Tie actors by the frames on which they stand on the same side, or on opposite ones.

    Parameters
    ----------
    positions : DataFrame
        As for :func:`link_positions`.
    kind : {"congruence", "conflict", "subtract"}
        - ``congruence``: the number of frames that both affirm or both reject;
        - ``conflict``: the number that one affirms and the other rejects;
        - ``subtract``: the first less the second; its ties may be negative.
    normalise : {"average", "jaccard", "none"}
        So that those who speak about everything are not tied to all: divide by the average number of frames of the two
        (``average``), or by the number of frames that either has (``jaccard``).
    min_frames : int, default 2
        Whoever has a position on fewer frames is tied to nobody: two who have spoken of one thing alone would else be the
        nearest of all.

    Of a frame and one that it is a part of, on both of which two have a position, the part alone counts, and neither are they two
    frames for ``min_frames``: whoever stands on a side of the part stands on that side of the whole as well.

    Returns
    -------
    networkx.Graph
        Nodes are actors with ``frames`` (number of positions) and ``mentions``; edges have ``weight``, ``count`` (not
        normalised), ``frames`` (parted by ``; ``), ``mention_ids`` of both and ``example``.

    Raises
    ------
    MeasureError
        As :func:`link_positions`.

    Examples
    --------
    Three of four frames that A and B have both they see alike, and one not (Leifeld 2017, on signed positions):

    >>> table = pd.DataFrame({
    ...     "speaker": ["A"] * 4 + ["B"] * 4, "frame": list("wxyz") * 2, "sign": [1, 1, 1, -1, 1, 1, 1, 1],
    ...     "mentions": 3, "mention_ids": "a:0-1:x",
    ... })
    >>> [link_actors(table, kind).edges["A", "B"]["weight"] for kind in ("congruence", "conflict", "subtract")]
    [0.75, 0.25, 0.5]
    """
    check_choice("kind", kind, KINDS)
    check_choice("normalise", normalise, NORMALISATIONS)
    table = _check_positions(positions)
    called = find_labels(table, None)
    graph = import_networkx().Graph(kind=kind, normalise=normalise)
    signs = _cross(table)
    for actor, mine in table[table["sign"] != 0].groupby("speaker", sort=False):
        graph.add_node(
            str(actor),
            kind="actor",
            label=str(called.get(actor, actor)),
            frames=len(mine),
            mentions=int(mine["mentions"].sum()),
        )
    rows = {(str(row["speaker"]), str(row["frame"])): row for row in table.to_dict("records")}
    above = _find_above(positions, signs)
    enough = count_apart(signs.to_numpy() != 0, above) >= min_frames
    tie_all(graph, signs[enough], rows, kind, normalise, shared_as="frames", above=above)
    return graph


def link_frames(positions: pd.DataFrame, kind: str = "congruence", *, normalise: str = "average") -> Any:
    """Tie frames by the actors who stand on the same side of both, or on opposite ones: the concept network.

    Parameters
    ----------
    positions, kind, normalise
        As for :func:`link_actors`, with actors and frames in each other's place.

    Returns
    -------
    networkx.Graph
        Nodes are frames; edges as in :func:`link_actors`, with ``actors`` for ``frames``. A frame is not tied to the one that it
        is a part of: whoever stands on a side of the part stands on that side of the whole as well.
    """
    check_choice("kind", kind, KINDS)
    check_choice("normalise", normalise, NORMALISATIONS)
    table = _check_positions(positions)
    called = find_labels(table, None)
    graph = import_networkx().Graph(kind=kind, normalise=normalise)
    for frame, mine in table[table["sign"] != 0].groupby("frame", sort=False):
        graph.add_node(
            str(frame),
            kind="frame",
            label=str(called.get(frame, frame)),
            actors=len(mine),
            mentions=int(mine["mentions"].sum()),
        )
    rows = {(str(row["frame"]), str(row["speaker"])): row for row in table.to_dict("records")}
    tie_all(graph, _cross(table).T, rows, kind, normalise, shared_as="actors")
    # Who affirms a part affirms the whole, by the way mentions are counted.
    wholes = positions.attrs.get("wholes", {})
    graph.remove_edges_from([(part, whole) for part, above in wholes.items() for whole in above])
    return graph


def tabulate_polarisation(positions: pd.DataFrame) -> pd.DataFrame:
    """Count agreement and conflict among actors, over time where positions have windows.

    Parameters
    ----------
    positions : DataFrame
        From :func:`~mediaframing.measures.positions.tabulate_positions`, with as many windows as there are.

    Returns
    -------
    DataFrame
        One row a window, with the columns before ``speaker`` and

        - ``actors``, ``frames``: with a position; ``mentions``: behind these positions;
        - ``congruence``, ``conflict``: pairs of actors and frames on which they agree, and on which they do not; of a frame and a
          part of it the part, as in :func:`link_actors`;
        - ``polarisation``: conflict / (congruence + conflict), 0 where all agree; half and half gives a little over .5;
          missing if no two actors have a position on one frame;
        - ``modularity``: of the best parting of the congruence network that greedy search finds (Clauset, Newman & Moore
          2004), with ``camps``, the number of its parts of two actors or more; missing without a tie.

    These are counts of pairs, which have no interval: pairs share their actors. How far they move from window to window
    shows how steady they are; ``cluster="story"`` in the positions tells copies apart.
    """
    check_columns(positions, _NEEDED, "positions", "tabulate_positions(coding)")
    keys = list(positions.columns[: list(positions.columns).index("speaker")])
    if positions.duplicated([*keys, "speaker", "frame"]).any():
        raise MeasureError(
            "In the table of positions an actor has several positions on a frame at once, as after a merge or where tables are put "
            f"together. Keep one of each: positions.drop_duplicates({[*keys, 'speaker', 'frame']!r}), or put the column that tells "
            "them apart before 'speaker'."
        )
    groups = positions.groupby(keys, sort=False, dropna=False) if keys else [((), positions)]
    rows = []
    for key, part in groups:
        table = part[part["sign"] != 0]
        congruence, conflict = _count_pairs(part.drop(columns=keys))
        named = dict(zip(keys, key if isinstance(key, tuple) else (key,), strict=True))
        modularity, camps = _part(link_actors(part.drop(columns=keys)))
        rows.append(
            {
                **named,
                "actors": table["speaker"].nunique(),
                "frames": table["frame"].nunique(),
                "mentions": int(table["mentions"].sum()),
                "congruence": congruence,
                "conflict": conflict,
                "polarisation": conflict / (congruence + conflict) if congruence + conflict else np.nan,
                "modularity": modularity,
                "camps": camps,
            }
        )
    columns = [
        *keys,
        "actors",
        "frames",
        "mentions",
        "congruence",
        "conflict",
        "polarisation",
        "modularity",
        "camps",
    ]
    return pd.DataFrame(rows, columns=columns)


def import_networkx() -> Any:
    """Import networkx, or say how it is installed."""
    try:
        return import_module("networkx")
    except ImportError as error:
        raise MeasureError(
            "Networks need the package networkx, which is not installed. Install it: pip install 'mediaframing[networks]'."
        ) from error


def _check_positions(positions: pd.DataFrame) -> pd.DataFrame:
    check_columns(positions, _NEEDED, "positions", "tabulate_positions(coding)")
    if positions.duplicated(["speaker", "frame"]).any():
        raise MeasureError(
            "The table of positions has several windows or groups, so that an actor has several positions on a frame. "
            "Choose the rows of one of them, or take all articles together: tabulate_positions(coding, by=())."
        )
    return positions


def _cross(table: pd.DataFrame) -> pd.DataFrame:
    sided = table[table["sign"] != 0]
    return sided.pivot(index="speaker", columns="frame", values="sign").fillna(0).astype("int64")


def _find_above(positions: pd.DataFrame, signs: pd.DataFrame) -> NDArray[np.bool_] | None:
    """Tell for each frame of the columns those it is a part of; None if none is a part of another."""
    wholes = positions.attrs.get("wholes", {})
    names = [str(name) for name in signs.columns]
    above = np.array([[whole in wholes.get(part, ()) for whole in names] for part in names], dtype=bool)
    return above if above.any() else None


def _count_pairs(positions: pd.DataFrame) -> tuple[int, int]:
    """Count the pairs of actors and frames on which they agree, and those on which they do not."""
    signs = _cross(positions)
    if _find_above(positions, signs) is not None:
        agree, clash = (
            sum(edge["count"] for *_, edge in link_actors(positions, kind, min_frames=1).edges(data=True))
            for kind in ("congruence", "conflict")
        )
        return agree, clash
    values = signs.to_numpy()
    for_, against = (values > 0).sum(axis=0), (values < 0).sum(axis=0)
    agree = int((for_ * (for_ - 1) // 2 + against * (against - 1) // 2).sum())
    return agree, int((for_ * against).sum())


def _part(graph: Any) -> tuple[float, int]:
    if not graph.number_of_edges():
        return np.nan, 0
    community = import_module("networkx.algorithms.community")
    parts = community.greedy_modularity_communities(graph, weight="weight")
    # Rounded, so that nothing is written as -2e-16.
    return round(float(community.modularity(graph, parts, weight="weight")), 12) + 0.0, sum(
        len(part) > 1 for part in parts
    )
