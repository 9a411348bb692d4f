"""The result of coding: five tables, the codebook, and what they were made with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from mediaframing.codebook import Codebook, read_codebook, write_codebook
from mediaframing.tables import TABLES, check_table

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
        """Say how much was coded, in one line."""
        counts = ", ".join(f"{len(getattr(self, name)):,} {name}" for name in TABLES)
        return f"<Coding: {counts}>"

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
        """Read what :meth:`save` wrote.

        Raises
        ------
        FileNotFoundError
            If the folder holds no coding.
        ValueError
            If it was written by a later version of the package.
        """
        folder = Path(folder)
        path = folder / "manifest.json"
        if not path.is_file():
            raise FileNotFoundError(
                f"The folder {str(folder)!r} holds no coding: it has no manifest.json. "
                "Give the folder that Coding.save or `mediaframing code --out` wrote."
            )
        manifest = json.loads(path.read_text(encoding="utf-8"))
        if manifest["format"] > FORMAT:
            raise ValueError(
                f"The coding in {str(folder)!r} has format {manifest['format']}; this version of mediaframing reads "
                f"up to {FORMAT}. Upgrade it: pip install --upgrade mediaframing."
            )
        tables = {name: check_table(name, pd.read_parquet(folder / f"{name}.parquet")) for name in TABLES}
        return cls(**tables, codebook=read_codebook(folder / "codebook.toml"), provenance=manifest["provenance"])
