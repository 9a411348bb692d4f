"""A notebook for the articles of one's own: the template, with its paths set."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mediaframing.codebook import read_codebook
from mediaframing.files import written_beside
from mediaframing.values.keywords import take_path
from mediaframing.views.markup import read_data
from mediaframing.views.view import ViewError

NOTEBOOK = "your_corpus.ipynb"
STARTER = "starter_codebook.toml"

_RESULTS = "results"


def write_notebook(
    folder: str | os.PathLike[str],
    *,
    articles: str | os.PathLike[str],
    codebook: str | os.PathLike[str] | None = None,
    columns: Mapping[str, str | Sequence[str]] | None = None,
) -> Path:
    """Write a notebook that reads your articles, codes them and draws what follows, for you to run and to change.

    Parameters
    ----------
    folder : path
        Where the notebook goes, and later its results; made if absent. It must not lie in the folder of the articles,
        where the results would be read as articles the next time.
    articles : path
        A file or a folder, as :func:`~mediaframing.reading.read_articles` takes it. Nothing is written there.
    codebook : path, optional
        By default the one in the folder of the articles, else the one in ``folder``. Where there is none, one to
        start from is written to ``folder``: ``codebook.toml``, with three general frames, to be changed.
    columns : mapping, optional
        Which heading holds which column of the articles, as in :func:`~mediaframing.reading.read_articles`.

    Returns
    -------
    Path
        The notebook: ``your_corpus.ipynb``. Its paths are relative as far as they stay beside the notebook's folder.

    Raises
    ------
    ViewError
        If there are no such articles, ``folder`` lies in theirs, or it is not clear which codebook is meant.
    CodebookError
        If the codebook cannot be read.
    FileExistsError
        If there is such a notebook already; it is left as it is.
    """
    place, source = (
        take_path(name, given, ViewError).absolute()
        for name, given in (("folder", folder), ("articles", articles))
    )
    if not source.exists():
        raise ViewError(f"There is no file or folder {str(articles)!r}. Give the place of your articles.")
    if source.is_dir() and place.resolve().is_relative_to(source.resolve()):
        raise ViewError(
            f"The folder {str(folder)!r} lies in that of the articles, {str(articles)!r}: what the notebook saves would be "
            "read as articles the next time. Give a folder beside it."
        )
    path = place / NOTEBOOK
    if path.exists():
        raise FileExistsError(f"{str(path)!r} is there already, and is left as it is.")
    book = Path(codebook).absolute() if codebook is not None else _find_codebook(source, place)
    if book is not None:
        read_codebook(book)
    place.mkdir(parents=True, exist_ok=True)
    if book is None:
        book = place / "codebook.toml"
        _write_new(book, read_data(STARTER))
    notebook = json.loads(read_data(NOTEBOOK))
    paths = {
        "articles_path": _refer(source, place),
        "codebook_path": _refer(book, place),
        "results": _RESULTS,
        "columns": dict(columns or {}),
    }
    for cell in notebook["cells"]:
        cell["source"] = [_set_path(line, paths) for line in cell["source"]]
    _write_new(path, json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")
    return path


def _find_codebook(articles: Path, place: Path) -> Path | None:
    """Find the only codebook beside the articles, or beside the notebook; one named codebook.toml comes first."""
    for folder in (articles if articles.is_dir() else articles.parent, place):
        found = sorted(folder.glob("*.toml"))
        named = [path for path in found if path.name == "codebook.toml"] or found
        if len(named) > 1:
            some = ", ".join(repr(path.name) for path in named[:5])
            raise ViewError(
                f"There are {len(named)} codebooks in {str(folder)!r} ({some}). Name the one to use."
            )
        if named:
            return named[0]
    return None


def _refer(path: Path, place: Path) -> str:
    """Write a path from the notebook's folder where both lie in one folder, so that this can be moved as a whole."""
    return os.path.relpath(path, place) if path.is_relative_to(place.parent) else str(path)


def _set_path(line: str, paths: Mapping[str, Any]) -> str:
    """Set the path where a line names one; as a literal of Python, whatever stands in it."""
    name, assigned, rest = line.partition(" = ")
    if not assigned or name not in paths:
        return line
    _, mark, comment = rest.partition("  # ")
    return f"{name} = {paths[name]!r}{mark}{comment}"


def _write_new(path: Path, text: str) -> None:
    with written_beside(path.parent) as beside:
        (beside / path.name).write_text(text, encoding="utf-8")
        if path.exists():
            raise FileExistsError(f"{str(path)!r} is there already, and is left as it is.")
