from __future__ import annotations

import sys
from pathlib import Path

# The corpus of the tests of runs; importlib mode puts no test folder on the path.
sys.path.insert(0, str(Path(__file__).parents[1] / "runs"))

from conftest import articles, book, first_run, hashes, parquet, script

__all__ = ["articles", "book", "first_run", "hashes", "parquet", "script"]
