"""Modules of others that are loaded only when something of them is asked for."""

from __future__ import annotations

import importlib.util
import sys


def delay_module(name: str) -> None:
    """Have a module loaded when something of it is first asked for, as the documentation of importlib shows it.

    Parameters
    ----------
    name : str
        Such as ``"fontTools.subset"``; one that is loaded, or not installed, is left as it is.
    """
    if name in sys.modules:
        return
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        return
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    parent, _, own = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], own, module)
    spec.loader.exec_module(module)


def load_matplotlib_lean() -> None:
    """Load matplotlib for a command: without the manuals that it writes for each kind of mark, and the names of glyphs of TeX.

    For a process of which nobody asks ``help``.
    """
    delay_module("fontTools.agl")
    from matplotlib import artist

    artist.kwdoc = lambda _: ""  # type: ignore[assignment]
    artist.Artist._update_set_signature_and_docstring = classmethod(lambda _: None)  # type: ignore[attr-defined]
