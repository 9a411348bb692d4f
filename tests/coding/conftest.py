"""Texts that a module gives its tests are coded in one call; each test looks at its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture(scope="module")
def list_given(request: pytest.FixtureRequest) -> Callable[[str], list[Any]]:
    """Give a function that lists what the module's tests are given under a name, each once."""
    calls = [
        item.callspec.params
        for item in request.session.items
        if isinstance(item, pytest.Function) and item.path == request.path and hasattr(item, "callspec")
    ]
    return lambda name: list(dict.fromkeys(params[name] for params in calls if name in params))
