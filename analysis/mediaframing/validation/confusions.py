"""What rules and people said of each mention, beside each other."""

from __future__ import annotations

import pandas as pd

from mediaframing.validation.speakers import name_alike
from mediaframing.validation.unread import find_unread

CODED_AS = {"stance": "stance", "voice": "voice", "actor": "speaker_actor"}
"""The variables with values, each with its column in the frames table."""


def compare_codes(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """List what rules and people said, pair by pair and mention by mention where they differ."""
    right = rows["by_hand_frame"] == "right"
    parts = [_lay_beside(rows, "frame", pd.Series("right", index=rows.index), rows["by_hand_frame"])]
    for variable, column in CODED_AS.items():
        if column in rows:
            by_hand = rows[f"by_hand_{variable}"]
            kept = right & by_hand.notna() & ~find_unread(rows, variable)
            coded = rows[column].astype("object").fillna("none")
            parts.append(_lay_beside(rows[kept], variable, coded[kept], by_hand[kept]))
    speakers = read_speakers(rows)
    if speakers is not None:
        kept = right & rows["by_hand_speaker"].notna() & ~find_unread(rows, "speaker")
        coded = speakers[kept].astype("object").fillna("none")
        beside = _lay_beside(rows[kept], "speaker", coded, rows["by_hand_speaker"][kept])
        beside["same"] = [name_alike(a, b) for a, b in zip(beside["coded"], beside["by_hand"], strict=True)]
        parts.append(beside)
    beside = pd.concat(parts, ignore_index=True)
    counted = beside[beside["variable"] != "speaker"].groupby(["variable", "coded", "by_hand"], sort=False)
    confusions = counted.agg(mentions=("mention_id", "size"), weighted=("weight", "sum")).reset_index()
    errors = beside[~beside["same"].astype(bool)].drop(columns=["same", "weight"]).reset_index(drop=True)
    return confusions, errors


def _lay_beside(rows: pd.DataFrame, variable: str, coded: pd.Series, by_hand: pd.Series) -> pd.DataFrame:
    optional = [column for column in ("stance_cue", "stance_rule", "note") if column in rows]
    table = rows[["mention_id", "article_id", "frame", "term", "text", *optional]].assign(
        variable=variable,
        coded=coded.astype("object"),
        by_hand=by_hand.astype("object"),
        weight=1 / rows["chance"],
    )
    table["same"] = table["coded"] == table["by_hand"]
    first = ["mention_id", "article_id", "variable", "coded", "by_hand"]
    return table[[*first, *(column for column in table.columns if column not in first)]]


def read_speakers(rows: pd.DataFrame) -> pd.Series | None:
    """Give the fullest name that the rules have of each speaker."""
    if "speaker" not in rows:
        return None
    # Of a table on the disk both are categories, each of its own values.
    said = rows["speaker"].astype("object")
    return rows["speaker_name"].astype("object").fillna(said) if "speaker_name" in rows else said
