"""The result of coding: five tables, the codebook, and what they were made with."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from mediaframing.codebook import Codebook, read_codebook, write_codebook
from mediaframing.coding.summary import write_html, write_text
from mediaframing.tables import TABLES, check_table, empty_table

FORMAT = 1


@dataclass(frozen=True, eq=False)
class Coding:
    """Coded articles: plain tables (see :mod:`mediaframing.tables`) with their codebook and provenance.

    Attributes
    ----------
    articles, sentences, frames, actors, attributions : DataFrame
    codebook : Codebook
    provenance : mapping
        Versions of the packages, hashes of codebook and corpus, options.
    """

    articles: pd.DataFrame
    sentences: pd.DataFrame
    frames: pd.DataFrame
    actors: pd.DataFrame
    attributions: pd.DataFrame
    codebook: Codebook = field(default_factory=Codebook)
    provenance: Mapping[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        return write_text(self)

    def _repr_html_(self) -> str:
        return write_html(self)

    def save(self, folder: str | Path) -> Path:
        """Write one Parquet file a table, the codebook and a JSON manifest into a folder.

        Parameters
        ----------
        folder : str or Path
            Made if absent. Files of an earlier coding in it are replaced.

        Returns
        -------
        Path
            The folder.
        """
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            getattr(self, name).to_parquet(folder / f"{name}.parquet", index=False)
        write_codebook(self.codebook, folder / "codebook.toml")
        manifest = {"format": FORMAT, "tables": list(TABLES), "provenance": dict(self.provenance)}
        text = json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False)
        (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")
        return folder

    @classmethod
    def load(cls, folder: str | Path) -> Coding:
        """Read what :meth:`save` or :func:`code_corpus` wrote, all of it into memory.

        Raises
        ------
        FileNotFoundError
            If the folder holds no coding.
        ValueError
            If it was written by a later version of the package, or the run that writes it has not ended.
        """
        folder = Path(folder)
        manifest = read_manifest(folder)
        tables = {name: check_table(name, _read_parts(name, list_parts(folder, name))) for name in TABLES}
        return cls(
            **tables, codebook=read_codebook(folder / "codebook.toml"), provenance=manifest["provenance"]
        )


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read the manifest of a finished coding; raises as :meth:`Coding.load`."""
    path = folder / "manifest.json"
    if not path.is_file():
        raise FileNotFoundError(
            f"The folder {str(folder)!r} holds no coding: it has no manifest.json. "
            "Give the folder that Coding.save or `mediaframing code --out` wrote."
        )
    manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if manifest["format"] > FORMAT:
        raise ValueError(
            f"The coding in {str(folder)!r} has format {manifest['format']}; this version of mediaframing reads "
            f"up to {FORMAT}. Upgrade it: pip install --upgrade mediaframing."
        )
    if not manifest.get("complete", True):
        raise ValueError(
            f"The coding in {str(folder)!r} is not complete. Run code_corpus again with the same arguments: it goes on "
            "where it stopped."
        )
    return manifest


def list_parts(folder: Path, name: str) -> list[Path]:
    """List the Parquet files of a table: one, or one for each finished partition of a corpus."""
    whole = folder / f"{name}.parquet"
    if whole.is_file():
        return [whole]
    return [
        folder / name / f"{record.stem}.parquet"
        for record in sorted((folder / "records").glob("part-*.json"))
    ]


def _read_parts(name: str, paths: Sequence[Path]) -> pd.DataFrame:
    if not paths:
        return empty_table(name)
    # Each file by itself: a folder further up that is named key=value is no column.
    table: pd.DataFrame = pa.concat_tables([pq.ParquetFile(path).read() for path in paths]).to_pandas()
    return table
