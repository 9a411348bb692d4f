from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
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
