"""The command is run, and what cannot be done is told in a sentence."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Sequence

from mediaframing.cli.options import make_parser
from mediaframing.cli.said import say, show_warning


def run_command(arguments: Sequence[str] | None = None) -> int:
    """Read the arguments and run the command; give the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["help"]:
        given = [*given[1:2], "--help"]
    parser = make_parser()
    if not given:
        # Whoever types the name alone asks what there is; nothing is done, and the status says so.
        say(parser.format_help().rstrip(), file=sys.stderr)
        return 2
    options = parser.parse_args(given)
    with warnings.catch_warnings():
        warnings.showwarning = show_warning
        try:
            return int(options.run(options))
        # Looked up only once something is raised.
        except _list_errors() as error:
            say(f"mediaframing: {error}", file=sys.stderr)
            return 2
        except OSError as error:
            told = (
                f"{str(error.filename)!r}: {error.strerror}" if error.filename and error.strerror else error
            )
            say(f"mediaframing: {told}", file=sys.stderr)
            return 2


def _list_errors() -> tuple[type[Exception], ...]:
    """List what the package raises where something cannot be done: a sentence for whoever typed the command."""
    from mediaframing.codebook import CodebookError
    from mediaframing.coding import CodingError
    from mediaframing.downloads import DownloadError
    from mediaframing.files import FolderInUseError
    from mediaframing.reading import ReadingError
    from mediaframing.runs import CorpusError
    from mediaframing.tables import TableError

    return CodebookError, CodingError, CorpusError, DownloadError, FolderInUseError, ReadingError, TableError
