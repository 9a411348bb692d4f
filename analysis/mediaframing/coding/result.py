"""The result of coding: five tables, the codebook, and what they were made with."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from mediaframing.codebook import Codebook, write_codebook
from mediaframing.coding.own_files import choose_codebook_name, refuse_foreign
from mediaframing.coding.storage import open_stored, read_undisturbed
from mediaframing.coding.storage_errors import CodingError, tell_unreadable, tell_unstorable, tell_unwritable
from mediaframing.coding.stored_files import count_rows_together, describe_file, make_storable
from mediaframing.coding.stored_manifest import FORMAT, MANIFEST, WHOLE
from mediaframing.coding.summary import write_html, write_text
from mediaframing.files import finish_moves, lock_folder, write_together
from mediaframing.grouping import KEY, Groups, find_groups, make_groups
from mediaframing.tables import TABLES, check_columns, check_table, empty_table, refuse_doubled
from mediaframing.values.keywords import take_path


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

    def __post_init__(self) -> None:
        """Refuse tables that nothing could be joined by, where they are given and not where they are used."""
        for name in TABLES:
            check_columns(getattr(self, name), ["article_id"], name)
            refuse_doubled(name, getattr(self, name))

    def __repr__(self) -> str:
        return write_text(self)

    def _repr_html_(self) -> str:
        return write_html(self)

    @property
    def groups(self) -> Groups | None:
        """How its articles are grouped; None before :meth:`with_groups`."""
        return find_groups(self)

    def with_groups(
        self,
        column: str,
        *,
        order: Sequence[str] | None = None,
        labels: Mapping[str, str] | None = None,
        label: str | None = None,
        top: int | None = 12,
        minimum: int = 1,
    ) -> Coding:
        """Say once how articles are grouped: from then on measures, charts, views and reports group by it.

        Parameters
        ----------
        column : str
            A column of the articles: ``"outlet"``, or one of your own.
        order : sequence of str, optional
            The values that are groups, in this order. Without it the largest come first, and charts put the highest value first;
            numbers, days, and the values of an ordered category stand in their own order.
        labels : mapping of str to str, optional
            What values are called: ``{"left": "Left-leaning"}``. Numbers, and what is true or not, stand behind the name of
            the column: "Stars: 3", "Paid: no".
        label : str, optional
            What the column is called: ``"Leaning"``.
        top : int or None, default 12
            Without an order: at most so many groups, those of most articles.
        minimum : int, default 1
            Without an order: only values with so many articles.

        Returns
        -------
        Coding
            The same tables with the groups in its provenance, so that they are saved with it. All values that are no group are
            one, such as ``"other (69 outlets)"``; articles without a value are a group that is not known.

        Raises
        ------
        TableError
            If there is no such column, or ``order`` or ``labels`` name what no article has.

        Examples
        --------
        >>> coding = coding.with_groups("bias_text", order=["left", "center", "right"])  # doctest: +SKIP
        """
        groups = make_groups(self, column, order=order, labels=labels, label=label, top=top, minimum=minimum)
        return replace(self, provenance={**self.provenance, KEY: groups.write()})

    def save(self, folder: str | Path) -> Path:
        """Write one Parquet file a table, the codebook and a JSON manifest into a folder.

        Whoever loads the folder finds the earlier coding whole or this one whole, at whatever moment the process or the
        machine stops.

        Parameters
        ----------
        folder : str or Path
            Made if absent. Files of an earlier coding in it are replaced, and nothing else: where a ``codebook.toml`` of
            your own stands, that of the coding is named ``codebook-coded.toml``.

        Returns
        -------
        Path
            The folder.

        Raises
        ------
        CodingError
            If no folder is named; if it holds files of other origin under the names of the tables, or a run of ``code_corpus``;
            or if a column of yours cannot be stored, as of words beside numbers.
        FolderInUseError
            If another process is writing into it.
        CodingError, OSError
            If it cannot be written; what it held before is then still there.
        """
        folder = take_path("folder", folder, CodingError)
        with tell_unwritable(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self._write(folder)
        return folder

    def _write(self, folder: Path) -> None:
        with lock_folder(folder):
            # Behind the lock: what another process has waiting is not an earlier save's leavings.
            finish_moves(folder)
            refuse_foreign(folder, [*(f"{name}.parquet" for name in TABLES), MANIFEST])
            files: dict[str, dict[str, Any]] = {}
            codebook = choose_codebook_name(folder, self.codebook)

            def write_table(name: str, table: pd.DataFrame) -> Callable[[Path], None]:
                rows = count_rows_together(name)

                def write(path: Path) -> None:
                    with tell_unstorable(name, table):
                        make_storable(table).to_parquet(path, index=False, row_group_size=rows)
                    files[path.name] = describe_file(path, len(table))

                return write

            def write_book(path: Path) -> None:
                write_codebook(self.codebook, path)
                files[path.name] = describe_file(path)

            def write_manifest(path: Path) -> None:
                manifest = {
                    "format": FORMAT,
                    "kind": WHOLE,
                    "tables": list(TABLES),
                    "files": files,
                    "codebook": codebook,
                    "codebook_hash": self.codebook.hash(),
                    "provenance": dict(self.provenance),
                }
                text = json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False)
                path.write_text(text + "\n", encoding="utf-8")

            write_together(
                folder,
                {
                    **{f"{name}.parquet": write_table(name, getattr(self, name)) for name in TABLES},
                    codebook: write_book,
                    MANIFEST: write_manifest,
                },
            )

    @classmethod
    def load(cls, folder: str | Path, *, verify: bool = False) -> Coding:
        """Read what :meth:`save` or :func:`code_corpus` wrote, all of it into memory.

        Parameters
        ----------
        folder : str or Path
        verify : bool, default False
            Whether the SHA-256 of every file is compared with the one that was written down. That every file is there
            with its size and its rows, and that the codebook is the one that was coded with, is checked in any case.

        Raises
        ------
        CodingError
            If the folder holds no coding (then a ``FileNotFoundError`` as well); if a table or a part of it is missing, cut
            or exchanged; if it was written by another version of the package, or the run that writes it has not ended.
        """
        place = take_path("folder", folder, CodingError)

        def read() -> Coding:
            stored = open_stored(place, verify=verify)
            tables = {name: check_table(name, _read_parts(name, stored.paths[name])) for name in TABLES}
            return cls(**tables, codebook=stored.codebook, provenance=stored.provenance)

        return read_undisturbed(place, read)


def _read_parts(name: str, paths: Sequence[Path]) -> pd.DataFrame:
    if not paths:
        return empty_table(name)
    # Loaded here, since it loads what talks to the file systems of clouds.
    import pyarrow.parquet as pq

    read = []
    for path in paths:
        # Each file by itself: a folder further up that is named key=value is no column.
        with tell_unreadable(path):
            read.append(pq.ParquetFile(path).read())
    with tell_unreadable(paths[0]):
        table: pd.DataFrame = pa.concat_tables(read).to_pandas()
    return table
