"""What the command prints: sentences, with names that steer no terminal."""

from __future__ import annotations

import os
import sys
from typing import TextIO


def say(told: object, file: TextIO | None = None) -> None:
    """Print a text with the characters that steer a terminal shown as they are written in Python: names are others' work."""
    text = "".join(c if c.isprintable() or c == "\n" else _name(c) for c in str(told))
    try:
        print(text, file=file or sys.stdout, flush=True)
    except BrokenPipeError:
        # Whoever reads has closed the pipe, as head does, and has what was wanted; what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), (file or sys.stdout).fileno())


def _name(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Print a warning as a sentence, without the line of code that it came from."""
    say(f"mediaframing: {message}", file=sys.stderr)
