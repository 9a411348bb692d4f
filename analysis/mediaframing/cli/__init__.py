"""The command ``mediaframing``: code a folder of articles, check a codebook, fetch an example corpus.

Nothing that takes time to import is imported before the arguments are read: help is there at once.
"""

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns
    -------
    int
        0 when all went well, 1 when some partitions of a corpus failed, 2 when something could not be done, 130 when
        it was interrupted.
    """
    try:
        # Imported here, so that who interrupts the command while it starts gets the same answer as later on.
        from mediaframing.cli.entry import run_command

        return run_command(arguments)
    except KeyboardInterrupt:
        print("mediaframing: interrupted", file=sys.stderr)
        return 130
