"""Ties between those who stand on the same side, or on opposite ones: products of their positions (Leifeld 2017)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd


def tie_all(
    graph: Any,
    signs: pd.DataFrame,
    rows: dict[tuple[str, str], Any],
    kind: str,
    normalise: str,
    *,
    shared_as: str,
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
    """
    names, over = [str(name) for name in signs.index], [str(name) for name in signs.columns]
    values = signs.to_numpy()
    held = values != 0
    own = held.sum(axis=1)
    behind = {key: (str(row["mention_ids"]).split(" ")[0], write_example(row)) for key, row in rows.items()}
    for one, name in enumerate(names[:-1]):
        # Everybody further down at once.
        product = values[one] * values[one + 1 :]
        chosen = {"congruence": product > 0, "conflict": product < 0}.get(kind, product != 0)
        count = np.where(chosen, product, 0).sum(axis=1) if kind == "subtract" else chosen.sum(axis=1)
        whole = {
            "none": np.ones(len(product)),
            "average": (own[one] + own[one + 1 :]) / 2,
            "jaccard": (held[one] | held[one + 1 :]).sum(axis=1),
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


def write_example(row: Any) -> str:
    """Give the sentence behind a position; nothing where the coding holds no sentences."""
    text = row.get("example")
    return text if isinstance(text, str) else ""
