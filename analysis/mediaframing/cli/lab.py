"""JupyterLab is opened, also where it would refuse to start or could not be reached."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

from mediaframing.cli.said import say

_CONTAINER_MARKS = ("/.dockerenv", "/run/.containerenv")


def open_notebook(notebook: Path) -> int:
    """Open a notebook in JupyterLab; give the exit status."""
    try:
        lab = importlib.import_module("jupyterlab.labapp")
    except ImportError:
        say(
            "mediaframing: JupyterLab is not installed. Install it with pip install 'mediaframing[lab]', and run the same "
            "command again.",
            file=sys.stderr,
        )
        return 2
    lab.main([str(notebook.absolute()), *list_lab_options()])
    return 0


def list_lab_options() -> list[str]:
    """List what JupyterLab needs where it would refuse to start, or could not be reached; say so."""
    options = []
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")
        say(
            "You are root, which JupyterLab refuses by itself: it is started with --allow-root.",
            file=sys.stderr,
        )
    if any(Path(mark).exists() for mark in _CONTAINER_MARKS):
        options += ["--ip=0.0.0.0", "--no-browser"]
        say(
            "This is a container: JupyterLab listens to all addresses of it, protected by the token in the link below. Publish "
            "its port when you start the container (docker run -p 8888:8888 ...), and open the link that begins with "
            "http://127.0.0.1.",
            file=sys.stderr,
        )
    return options
