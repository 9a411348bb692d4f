"""Stance and voice of a corpus, weighed with the model in each partition."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from mediaframing.codebook import Codebook, read_codebook
from mediaframing.runs.parts import CorpusError
from mediaframing.tables import check_table


def describe_weighing(
    weigh: bool | str | Sequence[str], codebook: Codebook, skipped: Sequence[str]
) -> dict[str, Any] | None:
    """Tell with which model mentions are to be weighed, and of which frames where it is not all; None where none are.

    Raises
    ------
    CorpusError
        If stances are left out, or the codebook has no such frame.
    StanceModelError
        If the model is not in the cache, or what reads it is not installed.
    """
    if weigh is False:
        return None
    # What reads the model takes a while to import, and few runs are weighed.
    from mediaframing.coding.weighing.model import describe_stance_model
    from mediaframing.coding.weighing.weigh import choose_frames

    if "stance" in skipped:
        raise CorpusError("weigh= needs stances, and skip= leaves them out. Leave out one of the two.")
    try:
        names = choose_frames(codebook, None if weigh is True else weigh, "weigh")
    except ValueError as error:
        raise CorpusError(str(error)) from None
    described = describe_stance_model()
    return described if names is None else described | {"frames": sorted(set(names))}


def weigh_part(
    codebook: Path, names: Sequence[str], frames: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Weigh the mentions of some frames in some articles of a partition."""
    from mediaframing.coding.weighing.model import load_stance_model
    from mediaframing.coding.weighing.weigh import weigh_mentions

    model = load_stance_model()
    return weigh_mentions(model, check_table("frames", frames), articles, read_codebook(codebook), names)
