"""What is measured in a session with one server. Figures are in ms, but for memory, which is in MiB."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.document import FIGURES, PIXEL, figure_name, grown, heading_line, typing_line
from benchmarks.editor import Editor
from benchmarks.processes import peak_memory
from benchmarks.servers import Server

WARM_UP = 10
BURST = 300
PACED = 60
INTERVAL = 0.06
MEMORY_KEYS = 2000
LONG_KEYS = 60
REQUESTS = 100
COMPLETIONS = 20
SETTLE = 0.6
"""Seconds of silence between two measurements, in which a server ends what it does after a pause in typing."""
LONGEST = 12.0
"""Seconds after which a burst ends, for servers that are much slower."""

Figures = dict[str, float]


def start(server: Server, text: str) -> float:
    """From the start of the server to the diagnostics of a report beside 1,000 figures."""
    with _opened(server, text) as (_, ready):
        return ready * 1000


def session(server: Server, text: str) -> Figures:
    """The same report: all else that is measured of the server."""
    with _opened(server, text) as (editor, _):
        burst = _burst(editor, BURST)
        figures = {"key p50": median(burst), "key p99": percentile(burst, 0.99)}
        if "paced" in server.measured:
            figures["paced p50"] = median(_paced(editor))
        if "memory" in server.measured:  # behind the paced keys: a line of 2,000 letters more is no usual one
            figures["memory before"] = peak_memory(editor.client.process.pid)
            _burst(editor, MEMORY_KEYS - BURST)
            figures["memory"] = peak_memory(editor.client.process.pid)
        if "requests" in server.measured:
            figures |= _requests(editor)
        if "completion" in server.measured:
            figures["completion"] = _completion(editor)
        return figures


def long_session(server: Server, text: str) -> Figures:
    """Keys in the report, whose answers are grown until it is a hundred times as long."""
    with _opened(server, grown(text, 100)) as (editor, _):
        return {"long key p50": median(_burst(editor, LONG_KEYS))}


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[round(share * (len(values) - 1))]


@contextmanager
def _opened(server: Server, text: str) -> Iterator[tuple[Editor, float]]:
    """An editor with the text open, and the seconds from the server's start to its diagnostics."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder).resolve() / "reports" / "README.md"
        (path.parent / "figures").mkdir(parents=True)
        for index in range(FIGURES):
            (path.parent / figure_name(index)).write_bytes(PIXEL)
        path.write_text(text, encoding="utf-8")
        editor = Editor(server, path, text, typing_line(text))
        try:
            ready = editor.open()
            _settle(editor)
            yield editor, ready
        finally:
            editor.close()


def _settle(editor: Editor) -> None:
    editor.client.idle(SETTLE)
    editor.client.published.clear()


def _burst(editor: Editor, keys: int) -> list[float]:
    """Each key is sent as soon as the one before has its diagnostics."""
    for _ in range(WARM_UP):
        editor.wait(editor.key())
    until = perf_counter() + LONGEST
    times: list[float] = []
    while len(times) < keys and perf_counter() < until:
        times.append(editor.wait(editor.key()) * 1000)
    _settle(editor)
    return times


def _paced(editor: Editor) -> list[float]:
    """A key every 60 ms, whether or not the one before has its diagnostics."""
    sent = {}
    for _ in range(PACED):
        at = editor.key()
        sent[editor.version] = at
        editor.client.idle(INTERVAL - (perf_counter() - at))
    last = editor.version
    editor.client.wait(lambda: editor.received(last, sent[last]) is not None)
    times = [((editor.received(version, at) or perf_counter()) - at) * 1000 for version, at in sent.items()]
    _settle(editor)
    return times


def _requests(editor: Editor) -> Figures:
    """A request right behind a key, so that its answer waits for what the key costs, too: the slowest of a hundred, for each method."""
    heading = {"line": heading_line("\n".join(editor.lines)), "character": 6}
    actions = [_code_action(found) for found in editor.diagnostics]
    fixable = next(params for params in actions if editor.request("textDocument/codeAction", **params)[1])
    asked: dict[str, dict[str, Any]] = {
        "hover": {"position": heading},
        "documentSymbol": {},
        "codeLens": {},
        "codeAction": fixable,
    }
    figures = {method: percentile(_after_keys(editor, method, params), 0.99) for method, params in asked.items()}
    return {**figures, "requests p99": max(figures.values())}


def _code_action(found: dict[str, Any]) -> dict[str, Any]:
    return {"range": found["range"], "context": {"diagnostics": [found], "triggerKind": 2}}


def _after_keys(editor: Editor, method: str, params: dict[str, Any]) -> list[float]:
    def once() -> float:
        editor.key()
        seconds, result = editor.request(f"textDocument/{method}", **params)
        assert result, f"nothing to measure: {method} has no result"
        editor.client.idle(0.005)  # the diagnostics of the key
        return seconds * 1000

    return _repeated(editor, once, REQUESTS)


def _completion(editor: Editor) -> float:
    """The path of a figure is asked for within an image that was just typed."""
    editor.insert("\n\n![](figures/")
    position = editor.cursor
    editor.insert(")")
    _settle(editor)

    def once() -> float:
        context = {"triggerKind": 2, "triggerCharacter": "/"}
        seconds, result = editor.request("textDocument/completion", position=position, context=context)
        items = result["items"] if isinstance(result, dict) else result
        assert len(items) >= FIGURES, f"{editor.server.name} offers {len(items)} of {FIGURES} figures"
        return seconds * 1000

    return median(_repeated(editor, once, COMPLETIONS))


def _repeated(editor: Editor, once: Callable[[], float], times: int) -> list[float]:
    once()
    measured = [once() for _ in range(times)]
    _settle(editor)
    return measured
