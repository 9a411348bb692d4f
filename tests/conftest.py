"""What all tests share: hypothesis without deadlines, since machines are noisy, and repeatable in CI; who runs what when there are several.

With ``-n`` a file's tests run in one process, and so do those of a folder that share what takes seconds to make. What takes
longest begins first, so that all processes end together. Python looks for unreachable objects neither while tests are collected, since
all that is made then stays, nor later among what was made then. Examples in docstrings are in the package, not in tests.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Generator
from typing import Any

import pytest
from _pytest.doctest import DoctestModule
from hypothesis import settings

# Before NumPy is loaded, here and in every process that is started: these share the processors already, and threads of OpenBLAS
# that wait for each other do so in a loop, which took a matrix product fourteen times the processor time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

settings.register_profile("steady", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("steady")

SHARING = ("tests/reports",)
LONGEST = (
    "tests/notebooks/test_notebooks.py",
    "tests/reports",
    "tests/runs/test_corpus.py",
    "tests/runs/test_saves.py",
    "tests/charts/test_layout.py",
    "tests/measures/test_odd_input.py",
    "tests/validation/test_correction.py",
    "tests/coding/test_rulebooks.py",
)


def find_share(nodeid: str) -> str:
    """Give the file of a test, or the folder whose tests share a process."""
    file = nodeid.split("::", 1)[0]
    return next((folder for folder in SHARING if file.startswith(f"{folder}/")), file)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, Any, Any]:
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        # Charts are cycles of many objects: to look through all of them at every 70,000 took a tenth of the time.
        gc.set_threshold(50_000, 20, 100)
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_collect_file() -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    return [found for found in (yield) if not isinstance(found, DoctestModule)]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    place = {share: number for number, share in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(find_share(item.nodeid), len(LONGEST)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    from xdist.scheduler import LoadFileScheduling

    class Shares(LoadFileScheduling):
        _split_scope = staticmethod(find_share)

    if config.getvalue("dist") != "loadfile":
        return None
    config.option.loadscopereorder = False
    return Shares(config, log)
