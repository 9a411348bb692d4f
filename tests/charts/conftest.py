from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest

mpl.use("Agg")
# Charts draw what measures make of the same coded tables.
sys.path.insert(0, str(Path(__file__).parents[1] / "measures"))
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def close_figures() -> Iterator[None]:
    from matplotlib import pyplot as plt

    yield
    plt.close("all")


@cache
def _measure(measure: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    return measure()


@pytest.fixture
def table(request: pytest.FixtureRequest) -> pd.DataFrame:
    """Give the table that a case names by its measure: made once, and only in the process that runs the case."""
    return _measure(request.param).copy(deep=False)
