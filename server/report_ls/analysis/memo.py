"""Results of pure functions, kept from one analysis to the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Memo:
    """Remembers the results of pure functions from one analysis to the next, and forgets those that were not asked for in between.

    A key in an editor changes one question, and so one set of arguments.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, Any] = {}
        self._used: dict[Hashable, Any] = {}

    def turn(self) -> None:
        """Begin a new analysis."""
        self._kept, self._used = self._used, {}

    def remembering(self, function: Callable[P, R]) -> Callable[P, R]:
        def remembered(*args: P.args, **kwargs: P.kwargs) -> R:
            key = (function, args, tuple(kwargs.items()))
            if key not in self._used:
                self._used[key] = self._kept[key] if key in self._kept else function(*args, **kwargs)
            result: R = self._used[key]
            return result

        return remembered
