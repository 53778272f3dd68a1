"""What a handler's module declares: the setting that switches a feature on and off, and the methods that belong to it.

`scripts/write_lists.py` makes `table.py` and the lists of the documents from these, so a new feature is in all of them at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

Ability = Literal["code_actions", "resolves_edits", "pulls_diagnostics", "lacks_outline"]
"""A field of `Client` that is true for the clients that a method is for."""


class Switch(NamedTuple):
    """The setting `reportLs.NAME.enabled`. `position` is its place in the lists; `summary` says what is there while it is on."""

    name: str
    position: int
    summary: str


class Switched(NamedTuple):
    """A method that is announced only if the setting `switch` is on and the client has the ability that it `needs`.

    `nothing` is answered for a document whose own settings have it off, and where the handler fails: an empty list rather than null, which
    not every client takes for one.
    """

    switch: str
    method: str
    handler: Callable[..., Any]
    options: Any = None
    needs: Ability | None = None
    nothing: Any = None
