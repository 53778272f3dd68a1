"""Without pytest-benchmark the parts run once each, which shows that they still do."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import TypeVar

import pytest

R = TypeVar("R")

if find_spec("pytest_benchmark") is None:

    @pytest.fixture
    def benchmark() -> Callable[..., R]:
        def once(function: Callable[..., R], *arguments: object) -> R:
            return function(*arguments)

        return once
