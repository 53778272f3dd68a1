"""A language client over a server's standard input and output: one thread, which sends, and reads while it waits."""

from __future__ import annotations

import json
import os
import select
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import IO, Any

Answer = Callable[[str, Any], Any]
"""The result of a request of the server, by method and parameters."""


class ServerEndedError(Exception):
    """The server closed its output, or did not answer in time."""


@dataclass(slots=True)
class Publication:
    """Diagnostics that a server sent by itself. `received` is when their last byte was read."""

    received: float
    version: int | None
    diagnostics: list[dict[str, Any]]


@dataclass
class Client:
    """Times are in seconds of `perf_counter`. `started` is the moment before the process was."""

    process: subprocess.Popen[bytes]
    started: float
    answer: Answer
    published: list[Publication] = field(default_factory=list)
    results: dict[int, tuple[float, Any]] = field(default_factory=dict)
    _unread: bytearray = field(default_factory=bytearray)
    _count: int = 0

    @classmethod
    def start(cls, command: Sequence[str], folder: Path, answer: Answer) -> Client:
        started = perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)
        return cls(process, started, answer)

    def notify(self, method: str, params: Any) -> float:
        """Returns when it was sent."""
        return self._send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> tuple[int, float]:
        """Send a request. Returns its number, and when it was sent."""
        self._count += 1
        return self._count, self._send({"id": self._count, "method": method, "params": params})

    def request(self, method: str, params: Any) -> tuple[float, Any]:
        """Seconds until the result came, and the result; None for an error."""
        number, sent = self.ask(method, params)
        self.wait(lambda: number in self.results)
        received, result = self.results.pop(number)
        return received - sent, result

    def wait(self, condition: Callable[[], bool], seconds: float = 60) -> None:
        """Read until a condition holds. Raises ServerEndedError if it does not in time."""
        until = perf_counter() + seconds
        while not condition():
            if (left := until - perf_counter()) <= 0:
                raise ServerEndedError("no answer in time")
            self._read(left)

    def idle(self, seconds: float) -> None:
        """Read whatever comes for a while."""
        until = perf_counter() + seconds
        while (left := until - perf_counter()) > 0:
            self._read(left)

    def stop(self) -> None:
        try:
            self.request("shutdown", None)
            self.notify("exit", None)
            self.process.wait(5)
        except (ServerEndedError, BrokenPipeError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        for pipe in (self._input, self._output):
            pipe.close()

    @property
    def _input(self) -> IO[bytes]:
        assert self.process.stdin is not None
        return self.process.stdin

    @property
    def _output(self) -> IO[bytes]:
        assert self.process.stdout is not None
        return self.process.stdout

    def _send(self, message: dict[str, Any]) -> float:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        unsent = memoryview(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        sent = perf_counter()
        while unsent:
            unsent = unsent[os.write(self._input.fileno(), unsent) :]
        return sent

    def _read(self, seconds: float) -> None:
        if not select.select([self._output], [], [], seconds)[0]:
            return
        read = os.read(self._output.fileno(), 1 << 20)
        received = perf_counter()
        if not read:
            raise ServerEndedError("the server ended")
        self._unread += read
        while (message := self._message()) is not None:
            self._take(message, received)

    def _message(self) -> Any:
        head, found, _ = self._unread.partition(b"\r\n\r\n")
        if not found:
            return None
        length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
        start = len(head) + 4
        if len(self._unread) < start + length:
            return None
        body = bytes(self._unread[start : start + length])
        del self._unread[: start + length]
        return json.loads(body)

    def _take(self, message: Any, received: float) -> None:
        match message:
            case {"method": "textDocument/publishDiagnostics", "params": params}:
                self.published.append(Publication(received, params.get("version"), params["diagnostics"]))
            case {"method": method, "id": number}:
                self._send({"id": number, "result": self.answer(method, message.get("params"))})
            case {"id": number}:
                self.results[number] = received, message.get("result")
