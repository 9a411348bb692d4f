"""The command ``mediaframing``: code a folder of articles, check a codebook, fetch an example corpus.

Nothing that takes time to import is imported before the arguments are read: help is there at once.
"""

from mediaframing.cli.entry import main

__all__ = ["main"]
