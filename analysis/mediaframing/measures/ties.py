"""Ties between those who stand on the same side, or on opposite ones: products of their positions (Leifeld 2017)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Bools = NDArray[np.bool_]


def tie_all(
    graph: Any,
    signs: pd.DataFrame,
    rows: dict[tuple[str, str], Any],
    kind: str,
    normalise: str,
    *,
    shared_as: str,
    above: Bools | None = None,
) -> None:
    """Add the edges among what stands in the rows of the signs.

    Parameters
    ----------
    graph : networkx.Graph
    signs : DataFrame
        1, -1 or 0 of each row (an actor, say) on each column (a frame).
    rows : dict
        The position of each row's and column's name.
    kind : {"congruence", "conflict", "subtract"}
    normalise : {"none", "average", "jaccard"}
    shared_as : str
        What the columns are called in an edge: ``frames`` or ``actors``.
    above : array of bool, optional
        For each column, (columns, columns), the columns it is a part of; see :func:`count_apart`.
    """
    names, over = [str(name) for name in signs.index], [str(name) for name in signs.columns]
    values = signs.to_numpy()
    held = values != 0
    own = count_apart(held, above)
    behind = {key: (str(row["mention_ids"]).split(" ")[0], write_example(row)) for key, row in rows.items()}
    for one, name in enumerate(names[:-1]):
        # Everybody further down at once.
        product = values[one] * values[one + 1 :]
        if above is not None:
            product = np.where(_tell_covered(product != 0, above), 0, product)
        chosen = {"congruence": product > 0, "conflict": product < 0}.get(kind, product != 0)
        count = np.where(chosen, product, 0).sum(axis=1) if kind == "subtract" else chosen.sum(axis=1)
        whole = {
            "none": np.ones(len(product)),
            "average": (own[one] + own[one + 1 :]) / 2,
            "jaccard": own[one] + own[one + 1 :] - (product != 0).sum(axis=1),
        }[normalise]
        tied = np.flatnonzero(count)
        weights = (count[tied] / whole[tied]).tolist()
        for place, weight, times in zip(tied.tolist(), weights, count[tied].tolist(), strict=True):
            two = names[one + 1 + place]
            shared = [over[column] for column in np.flatnonzero(chosen[place]).tolist()]
            told = [behind[who, what] for what in shared for who in (name, two)]
            graph.add_edge(
                name, two, weight=weight, count=times, sign=1 if weight > 0 and kind != "conflict" else -1,
                **{shared_as: "; ".join(shared)}, mention_ids=" ".join([mention for mention, _ in told]),
                example=" / ".join([text for _, text in told[:2] if text]),
            )  # fmt: skip


def count_apart(held: Bools, above: Bools | None) -> NDArray[np.int64]:
    """Count in each row the columns that are held, a column and one that it is a part of once.

    Parameters
    ----------
    held : array of bool, (rows, columns)
    above : array of bool, (columns, columns), optional
        For each column those it is a part of. Whoever stands on a side of a part stands on that side of the whole, by the way mentions
        are counted.
    """
    apart = held if above is None else held & ~_tell_covered(held, above)
    return np.asarray(apart.sum(axis=1), dtype=np.int64)


def _tell_covered(held: Bools, above: Bools) -> Bools:
    """Tell in each row the columns of which a part is held, too."""
    return (held.astype(np.int64) @ above.astype(np.int64)) > 0


def write_example(row: Any) -> str:
    """Give the sentence behind a position; nothing where the coding holds no sentences."""
    text = row.get("example")
    return text if isinstance(text, str) else ""
