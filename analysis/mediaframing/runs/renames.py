"""Ids that stand in more than one partition: found by 64-bit hashes, because ten million ids are 80 MB so."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from mediaframing.coding.stored_records import record_name

Hashes = NDArray[np.uint64]
NewIds = dict[str, str | None]


def find_renames(out: Path, finished: Sequence[int]) -> dict[int, NewIds]:
    """Say which articles of which partitions need another id because an earlier partition has theirs.

    As :func:`mediaframing.reading.read_articles` does it: another text of the same id gets a number behind the
    id, a copy with the same id and text is left out.

    Parameters
    ----------
    out : Path
    finished : sequence of int
        Partitions whose parts are there, in their order.

    Returns
    -------
    dict
        Partition -> old id -> new id, or None to leave the article out. Empty if every id stands once.
    """
    hashes = np.sort(
        np.concatenate([np.zeros(0, np.uint64), *(_hash_ids(out, number) for number in finished)])
    )
    twice = np.unique(hashes[1:][hashes[1:] == hashes[:-1]])
    if not len(twice):
        return {}
    seen: dict[str, set[bytes]] = defaultdict(set)
    taken: set[str] = set()
    renames: dict[int, NewIds] = {}
    for number in finished:
        ids = _read_ids(out, number)
        again = np.isin(_hash(ids), twice)
        if again.any():
            names = _name_again(_read_texts(out, number, ids[again]), seen, taken, hashes)
            if names:
                renames[number] = names
    return renames


def _name_again(
    texts: dict[str, bytes], seen: dict[str, set[bytes]], taken: set[str], hashes: Hashes
) -> NewIds:
    names: NewIds = {}
    for article_id, digest in texts.items():
        if digest in seen[article_id]:
            names[article_id] = None
        elif seen[article_id]:
            number = len(seen[article_id]) + 1
            while (new := f"{article_id}-{number}") in taken or _is_among(new, hashes):
                number += 1
            taken.add(new)
            names[article_id] = new
        seen[article_id].add(digest)
    return names


def _read_ids(out: Path, number: int) -> NDArray[np.object_]:
    table = pq.read_table(out / "articles" / f"{record_name(number)}.parquet", columns=["article_id"])
    ids: NDArray[np.object_] = table["article_id"].to_numpy()
    return ids


def _read_texts(out: Path, number: int, ids: NDArray[np.object_]) -> dict[str, bytes]:
    path = out / "articles" / f"{record_name(number)}.parquet"
    table = pq.read_table(path, columns=["article_id", "text"])
    table = table.filter(pc.is_in(table["article_id"], pa.array(ids, pa.string())))
    pairs = zip(table["article_id"].to_pylist(), table["text"].to_pylist(), strict=True)
    return {article_id: hashlib.sha256(text.encode()).digest() for article_id, text in pairs}


def _hash_ids(out: Path, number: int) -> Hashes:
    return _hash(_read_ids(out, number))


def _hash(ids: NDArray[np.object_]) -> Hashes:
    return pd.util.hash_array(ids.astype(object), categorize=False)


def _is_among(article_id: str, hashes: Hashes) -> bool:
    value = _hash(np.array([article_id], dtype=object))[0]
    place = int(np.searchsorted(hashes, value))
    return place < len(hashes) and bool(hashes[place] == value)
