"""Codebook files, read and written by their format."""

from __future__ import annotations

from pathlib import Path

from mediaframing.codebook.codebook import Codebook
from mediaframing.codebook.errors import CodebookError
from mediaframing.codebook.toml import parse_toml, spell_toml


def read_codebook(path: str | Path) -> Codebook:
    """Read a codebook file.

    Parameters
    ----------
    path : str or Path
        A TOML file; the module :mod:`mediaframing.codebook` says what stands in it.

    Raises
    ------
    CodebookError
        If the file is absent, is no TOML, or has an entry that is not understood. The message names the
        place and what is allowed.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CodebookError(f"The codebook {str(path)!r} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CodebookError(f"The codebook {str(path)!r} is not UTF-8; save it as UTF-8 text.") from error
    try:
        return parse_toml(text)
    except CodebookError as error:
        raise CodebookError(f"In the codebook {str(path)!r}: {error}") from None


def write_codebook(codebook: Codebook, path: str | Path) -> Path:
    """Write a codebook as a TOML file that :func:`read_codebook` reads back equal; comments are not kept."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(spell_toml(codebook), encoding="utf-8")
    return path
