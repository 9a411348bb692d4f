"""Networks and statements as files that other programs read."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Any

import pandas as pd

from mediaframing.files import written_beside
from mediaframing.measures.groups import MeasureError, check_choice
from mediaframing.measures.networks import import_networkx
from mediaframing.tables import CodedTables, check_columns, require_coding
from mediaframing.values.keywords import take_path

# A cell of a spreadsheet that begins so is read as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_network(network: Any, path: str | os.PathLike[str]) -> Path:
    """Write a network as GraphML, which Gephi, visone, igraph and R's statnet read.

    Parameters
    ----------
    network : networkx.Graph
    path : path
        Ending in ``.graphml``.

    Returns
    -------
    Path
        Of the file written.
    """
    target = take_path("path", path, MeasureError)
    if target.suffix.lower() != ".graphml":
        raise MeasureError(
            f"The file is called {target.name!r}. A network is written as GraphML: end its name in .graphml."
        )
    networkx = import_networkx()
    if not isinstance(network, networkx.Graph):
        raise MeasureError(
            f"This is an object of type {type(network).__name__}, and no network. Give what link_positions(positions) returns."
        )
    _check_folder(target)
    with written_beside(target.parent) as beside:
        networkx.write_graphml(network, beside / target.name)
    return target


def write_statements(coding: CodedTables, path: str | os.PathLike[str], *, who: str = "actor") -> Path:
    """Write the statements of sources as Discourse Network Analyzer lists them: one row a mention, parted by semicolons.

    Parameters
    ----------
    coding : CodedTables
    path : path
    who : {"actor", "speaker"}
        What stands in ``organization``: the codebook's actor, or the speaker as named; the speaker stands in ``person``.

    Returns
    -------
    Path
        The columns are those of the program's event list: ``statement_id``, ``time``, ``document_id``,
        ``document_title``, ``document_author``, ``document_source``, ``document_section``, ``document_type``, ``person``,
        ``organization``, ``concept``, ``agreement`` (1 affirms, 0 rejects). What is left uncertain is neither, and is not
        written.
    """
    require_coding(coding, "write_statements", MeasureError)
    check_choice("who", who, ("actor", "speaker"))
    frames = coding.frames
    need = ["article_id", "frame", "stance", "voice", "speaker_actor"]
    check_columns(frames, need, "frames")
    name = "speaker_name" if "speaker_name" in frames.columns else "speaker"
    extra = [column for column in ("mention_id", name) if column in frames.columns]
    told = frames[[*need, *extra]]
    told = told[(told["voice"] == "source") & told["stance"].isin(["affirmed", "rejected"])]
    told = told[told["speaker_actor" if who == "actor" else name].notna()]
    kept = [
        column
        for column in ("published", "title", "author", "outlet", "section")
        if column in coding.articles.columns
    ]
    joined = told.merge(coding.articles[["article_id", *kept]], on="article_id", how="left")
    target = take_path("path", path, MeasureError)
    _check_folder(target)
    with (
        written_beside(target.parent) as beside,
        (beside / target.name).open("w", encoding="utf-8", newline="") as file,
    ):
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow(
            [
                "statement_id",
                "time",
                "document_id",
                "document_title",
                "document_author",
                "document_source",
                "document_section",
                "document_type",
                "person",
                "organization",
                "concept",
                "agreement",
            ]
        )
        for number, row in enumerate(joined.to_dict("records"), start=1):
            moment = row.get("published")
            person, actor = row.get(name), row["speaker_actor"]
            cells = [
                number, "" if moment is None or pd.isna(moment) else f"{moment:%Y-%m-%d %H:%M:%S}", row["article_id"],
                row.get("title"), row.get("author"), row.get("outlet"), row.get("section"), "news article", person,
                actor if who == "actor" else person, row["frame"], int(row["stance"] == "affirmed"),
            ]  # fmt: skip
            writer.writerow([_write_cell(cell) for cell in cells])
    return target


def _check_folder(target: Path) -> None:
    if not target.parent.is_dir():
        raise MeasureError(
            f"There is no folder {str(target.parent)!r} to write {target.name} to. Make it first."
        )


def _write_cell(value: Any) -> str:
    text = "" if pd.isna(value) else " ".join(str(value).split())
    return f"'{text}" if text.startswith(_FORMULA) else text
