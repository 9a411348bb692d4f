"""What frames, actors and speakers are called in views, and which colour a frame has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from mediaframing.charts.style import PALETTE
from mediaframing.tables import CodedTables
from mediaframing.views.markup import one_line

_LONGEST = 28


@dataclass(frozen=True)
class FrameNames:
    """Frames in their order, and what people call them and the actors.

    Attributes
    ----------
    frames : tuple of str
        Those of the codebook, then any further ones of the mentions.
    labels : mapping of str to str
    parents : mapping of str to str
        Of frames that are parts of others.
    """

    frames: tuple[str, ...]
    labels: Mapping[str, str]
    parents: Mapping[str, str] = field(default_factory=dict)

    def label(self, name: str) -> str:
        """Give the label of a frame or an actor, on one line."""
        return one_line(self.labels.get(name) or name)

    def style_of(self, frame: str) -> str:
        """Give the classes of a frame's colour; after eight the colours come again with a dashed line."""
        turn, place = divmod(self.frames.index(frame), len(PALETTE))
        return f"mf-frame-{place}" + (" mf-again" if turn else "")

    def write_speaker(self, speaker: Any, actor: Any) -> str:
        """Write who speaks, as the article says and as the codebook says."""
        said = "not known" if pd.isna(speaker) else f"“{one_line(speaker)}”"
        return said if pd.isna(actor) else f"{said} ({self.label(actor)})"

    def write_short(self, speaker: Any, actor: Any) -> str:
        """Write who speaks in one or two words."""
        if pd.notna(actor):
            return self.label(actor)
        short = "source" if pd.isna(speaker) else one_line(speaker)
        return short if len(short) <= _LONGEST else short[: _LONGEST - 1].rstrip() + "…"


def list_names(coding: CodedTables, frames: Iterable[str] = ()) -> FrameNames:
    """List the frames of the codebook, if there is one, and of mentions; with the labels of the codebook."""
    codebook = getattr(coding, "codebook", None)
    known = list(codebook.frames) if codebook is not None else []
    labels = dict(codebook.labels) if codebook is not None else {}
    entries = codebook.frames.items() if codebook is not None else ()
    parents = {name: whole for name, entry in entries if (whole := getattr(entry, "parent", None))}
    return FrameNames(tuple(dict.fromkeys([*known, *sorted(set(frames))])), labels, parents)
