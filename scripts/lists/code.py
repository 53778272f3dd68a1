"""The generated modules of the server: the table of methods with a switch, and the names of the switches."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import attrs

from report_ls.lsp import handlers
from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.server.protocol import Encoded

SWITCHED = "SWITCHED"
"""The name of what a handler's module declares."""
GENERATED = "table"
TABLE_HEAD = '''"""The methods with a switch. Written by `scripts/write_lists.py` from what the modules of the handlers declare.

A handler is imported when it is first called, because all of them together take an eighth of the server's start. Each function below takes
what its handler takes, so that editors and mypy follow the call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from report_ls.lsp.handlers.switched import Switched
from report_ls.lsp.server.protocol import Encoded

if TYPE_CHECKING:
    from report_ls.lsp.session.session import Session
'''
FUNCTION = """

def {name}(session: Session, params: Any) -> {result}:
    from report_ls.lsp.handlers.{module} import {function}

    {answer}{function}(session, params)
"""
NAMES = '''"""The features that have a switch, `reportLs.NAME.enabled`.

Written by `scripts/write_lists.py` from what the modules of the handlers declare.
"""

FEATURES = ({names})
'''


def declaring() -> list[ModuleType]:
    """The modules of handlers that declare something."""
    names = [found.name for found in iter_modules(handlers.__path__) if found.name != GENERATED]
    modules = [import_module(f"{handlers.__name__}.{name}") for name in names]
    return [module for module in modules if hasattr(module, SWITCHED)]


def switches() -> list[Switch]:
    """All switches in the order of the lists."""
    found = {value for module in declaring() for value in vars(module).values() if isinstance(value, Switch)}
    return sorted(found, key=lambda switch: switch.position)


def table() -> str:
    """`lsp/handlers/table.py`, in the order of the switches."""
    order = [switch.name for switch in switches()]
    found = [(module, method) for module in declaring() for method in getattr(module, SWITCHED)]
    found.sort(key=lambda pair: order.index(pair[1].switch))
    functions = [_function(module, method) for module, method in found]
    entries = ", ".join(_entry(module, method) for module, method in found)
    return _formatted("".join([TABLE_HEAD, *functions, f"\n\nSWITCHED = ({entries},)\n"]))


def names() -> str:
    """`lsp/session/features.py`."""
    return _formatted(NAMES.format(names="".join(f'"{switch.name}", ' for switch in switches())))


def _name(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def _function(module: ModuleType, method: Switched) -> str:
    function = method.handler
    answers = function.__annotations__["return"] != "None"
    result, answer = ("object", "return ") if answers else ("None", "")
    return FUNCTION.format(name=_called(module, method), module=_name(module), function=function.__name__, result=result, answer=answer)


def _called(module: ModuleType, method: Switched) -> str:
    """The name of the function that imports a handler: of two in one module each has the module's name before its own."""
    own = method.handler.__name__
    return own if own == _name(module) else f"{_name(module)}_{own}"


def _entry(module: ModuleType, method: Switched) -> str:
    fields = [repr(method.switch), repr(method.method), _called(module, method)]
    optional = {"options": method.options, "needs": method.needs, "nothing": method.nothing}
    fields += [f"{name}={_source(value)}" for name, value in optional.items() if value is not None]
    return f"Switched({', '.join(fields)})"


def _source(value: object) -> str:
    """The expression that makes a value: of what the protocol's classes hold, and of JSON."""
    if isinstance(value, Enum):
        return f"types.{type(value).__name__}.{value.name}"
    if isinstance(value, Encoded):
        return f"Encoded({value.json!r})"
    if attrs.has(type(value)):
        return f"types.{type(value).__name__}({', '.join(_arguments(value))})"
    if isinstance(value, list | tuple):
        inside = ", ".join(map(_source, value))
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' * (len(value) == 1)})"
    if value is None or isinstance(value, str | bool | int):
        return repr(value)
    raise TypeError(f"no expression is known for {value!r}")


def _arguments(value: Any) -> Iterator[str]:
    """What differs from the defaults of the value's class."""
    for field in attrs.fields(type(value)):
        own = getattr(value, field.name)
        if own != field.default:
            yield f"{field.name}={_source(own)}"


def _formatted(source: str) -> str:
    ruff = Path(sys.executable).with_name("ruff")
    done = subprocess.run([str(ruff), "format", "--quiet", "-"], input=source, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout
