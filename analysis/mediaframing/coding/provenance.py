"""What a coding was made with: versions, options, and hashes of what was coded."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediaframing.codebook import Codebook
from mediaframing.coding.text.cutting import join_bytes


@cache
def _list_versions() -> Mapping[str, str]:
    packages = ("mediaframing", "vaderSentiment", "pandas", "numpy", "google-re2")
    return {"python": platform.python_version()} | {name: version(name) for name in packages}


def describe_run(articles: pd.DataFrame, codebook: Codebook, skip: Sequence[str] = ()) -> dict[str, Any]:
    """Say what a coding was made with: versions, options, and hashes of the codebook and of the corpus."""
    return {
        "versions": dict(_list_versions()),
        "codebook_hash": codebook.hash(),
        "corpus_hash": hash_articles(articles),
        "articles": len(articles),
        "options": {"skip": list(skip)},
    }


def hash_articles(articles: pd.DataFrame) -> str:
    """Give a SHA-256 over ids and texts, in their order, each with a zero after it."""
    columns = (pa.array(articles[name], pa.large_string()) for name in ("article_id", "text"))
    nothing, zero = (pa.scalar(text, pa.large_string()) for text in ("", "\0"))
    data, _ = join_bytes(pc.binary_join_element_wise(*columns, nothing, zero))
    return hashlib.sha256(data).hexdigest()
