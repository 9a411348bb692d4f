from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from tests.coding.attribution.sources import read_together


@pytest.fixture(scope="module", autouse=True)
def texts_read_together(list_given: Callable[[str], list[str]]) -> Iterator[None]:
    """Read what the module gives its tests as ``text`` in one call."""
    with read_together(list_given("text")):
        yield
