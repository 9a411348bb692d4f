"""What a keyword of a function was given: read where it can be given in several ways, refused in a sentence where it makes no sense."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeGuard

import numpy as np
import pandas as pd

from mediaframing.files import require_name

_LONGEST = 40


def list_given(keyword: str, given: Any, error: type[Exception] = ValueError) -> list[Any]:
    """List one name or several.

    >>> list_given("frames", "terror"), list_given("frames", ("terror", "talks"))
    (['terror'], ['terror', 'talks'])
    """
    if isinstance(given, str):
        return [given]
    if not isinstance(given, Iterable) or isinstance(given, (bytes, pd.DataFrame)):
        raise error(f"{keyword}={show_given(given)} must be a name, or a list of names.")
    return list(given)


def check_number(
    keyword: str,
    given: object,
    least: float,
    most: float = float("inf"),
    *,
    whole: bool = False,
    error: type[Exception] = ValueError,
) -> None:
    """Refuse what is no number, or beyond the bounds, in a sentence."""
    if _is_number(given, whole) and least <= given <= most:
        return
    bounds = f"{least:g} or more" if most == float("inf") else f"from {least:g} to {most:g}"
    raise error(f"{keyword}={show_given(given)} must be a {'whole ' if whole else ''}number, {bounds}.")


def check_share(
    keyword: str, given: object, example: float = 0.95, *, error: type[Exception] = ValueError
) -> None:
    """Refuse what is no number above 0 and below 1, as a confidence is, in a sentence."""
    if not (_is_number(given) and 0 < given < 1):
        raise error(f"{keyword}={show_given(given)} must be a number between 0 and 1, such as {example:g}.")


def _is_number(given: object, whole: bool = False) -> TypeGuard[float]:
    kinds = (int, np.integer) if whole else (int, float, np.integer, np.floating)
    return isinstance(given, kinds) and not isinstance(given, bool)


def check_labels(labels: object, error: type[Exception] = ValueError) -> None:
    """Refuse labels that are no dict, in a sentence."""
    if labels is not None and not isinstance(labels, Mapping):
        raise error(
            f"labels={show_given(labels)} must be a dict of names and what to call them, such as {{'talks': 'Talks'}}."
        )


def take_path(keyword: str, given: object, error: type[Exception] = ValueError) -> Path:
    """Give the path that a name is; refuse what is no name, or an empty one, in a sentence."""
    if isinstance(given, (str, os.PathLike)):
        require_name(given, error)
        return Path(given)
    raise error(f"{keyword}={show_given(given)} must be the name of a file or a folder.")


def show_given(given: object) -> str:
    """Write what was given as Python does, where that is short; else what type it is of."""
    if isinstance(given, (str, int, float, bool, list, tuple, dict, set, type(None))):
        text = repr(given)
        if len(text) <= _LONGEST:
            return text
    return f"an object of type {type(given).__name__}"
