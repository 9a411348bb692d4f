"""Packages that not everybody has."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from mediaframing.runs.parts import CorpusError


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
