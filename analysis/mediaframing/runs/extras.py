"""Packages that not everybody has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from mediaframing.runs.parts import CorpusError

ENGINES: Mapping[str, Sequence[str]] = {
    "local": (),
    "dask": ("dask.dataframe", "distributed"),
    "spark": ("pyspark.sql",),
}
"""The engines, and the modules that each needs; its name is that of the extra that brings them."""


def require_engine(engine: str) -> None:
    """Refuse an engine that is unknown or not installed, before a long run begins.

    Raises
    ------
    CorpusError
    """
    if engine not in ENGINES:
        raise CorpusError(f"engine={engine!r} is none of {', '.join(map(repr, ENGINES))}.")
    for module in ENGINES[engine]:
        import_extra(module, engine)


def import_extra(module: str, extra: str) -> Any:
    """Import a module of an extra.

    Raises
    ------
    CorpusError
        If it is not installed; the message says how to.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise CorpusError(
            f"engine={extra!r} needs the package {error.name or module!r}, which is not installed. "
            f"Install it: pip install 'mediaframing[{extra}]'."
        ) from error
