"""The same work for many reports, done by several processes, in the order of the reports and with few of them held at a time."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

WAY = "fork" if sys.platform == "linux" else "spawn"
"""How a process begins. A fork has all imports already, but is safe only where no library of the system has threads of its own."""
MANY = 6 if WAY == "fork" else 24
"""From so many on it pays to begin processes: those take as long as two reports, and where they import everything anew, as ten."""
MOST = 8
"""Processes. This one finds the reports and writes, and has no time for more of them."""
AHEAD = 3
"""Items a process that are given to it, or done, before the first of them is taken."""
_TRIES = 2
"""How often an item is tried that its process was killed on: the system may have killed it because of what others did."""


def in_order(work: Callable[[T], R], items: Iterable[T], lost: Callable[[T], R]) -> Iterator[R]:
    """The results of `work` for each of the items, or of `lost` for one on which a process was killed. What it takes and gives must be
    picklable if there are many, and it may not raise.
    """
    items = iter(items)
    first = list(islice(items, MANY))
    processes = min(_processors(), MOST)
    items = chain(first, items)
    return map(work, items) if len(first) < MANY or processes == 1 else _by_processes(work, items, lost, processes)


def _processors() -> int:
    """Those that this process may use."""
    processors = os.cpu_count() or 1
    if sys.platform == "linux":
        processors = len(os.sched_getaffinity(0))
    return processors


def _by_processes(work: Callable[[T], R], items: Iterator[T], lost: Callable[[T], R], processes: int) -> Iterator[R]:
    gc.freeze()  # the memory that is shared with a fork stays so if no search for cycles goes through it
    team = _Team(work, lost, processes)
    tasks: deque[_Task[T, R]] = deque()
    try:
        for item in items:
            tasks.append(team.give(item))
            while tasks and (tasks[0].results or len(tasks) == processes * AHEAD):
                yield team.result(tasks.popleft())
        while tasks:
            yield team.result(tasks.popleft())
    finally:  # also when nobody reads the output any more, and after Ctrl-C
        team.end()


@dataclass(eq=False)
class _Task(Generic[T, R]):
    """An item, how often it was tried, and its result when it is there."""

    item: T
    tries: int = 0
    results: list[R] = field(default_factory=list)


class _Team(Generic[T, R]):
    """Processes, each with a pipe of its own and one task at a time.

    They share no lock and no queue, and this process begins no thread: a process that is killed leaves nothing locked, and a fork takes no
    lock along. `concurrent.futures` does both, and waits for ever now and then.
    """

    def __init__(self, work: Callable[[T], R], lost: Callable[[T], R], processes: int) -> None:
        self._work, self._lost = work, lost
        self._processes: dict[Connection[Any, Any], BaseProcess] = {}
        self._busy: dict[Connection[Any, Any], _Task[T, R]] = {}
        self._idle: list[Connection[Any, Any]] = []
        for _ in range(processes):
            self._begin()

    def give(self, item: T) -> _Task[T, R]:
        """Have a process do an item; waits until one has nothing to do."""
        while not self._idle:
            self._collect()
        task: _Task[T, R] = _Task(item)
        self._send(self._idle.pop(), task)
        return task

    def result(self, task: _Task[T, R]) -> R:
        while not task.results:
            self._collect()
        return task.results[0]

    def end(self) -> None:
        for connection, process in self._processes.items():
            process.kill()
            connection.close()
        for process in self._processes.values():
            process.join()

    def _begin(self) -> None:
        from multiprocessing import get_context  # imported here, as it takes 10 ms, which one report need not wait for

        context = get_context("fork") if WAY == "fork" else get_context("spawn")
        ours, theirs = context.Pipe()
        # A fork has the ends of the others, too, and while it holds them those don't notice when this process is gone.
        inherited = (ours, *self._processes) if WAY == "fork" else ()
        process = context.Process(target=_serve, args=(self._work, theirs, inherited), daemon=True)
        process.start()
        theirs.close()  # so that the end of the process is the end of what comes from it
        self._processes[ours] = process
        self._idle.append(ours)

    def _send(self, connection: Connection[Any, Any], task: _Task[T, R]) -> None:
        task.tries += 1
        self._busy[connection] = task
        with suppress(OSError):  # the process was killed, which is noticed when its answer is read
            connection.send(task.item)

    def _collect(self) -> None:
        """Wait for answers, and take them."""
        from multiprocessing.connection import wait

        ready = wait(list(self._busy))
        for connection in [each for each in self._busy if each in ready]:
            task = self._busy.pop(connection)
            try:
                task.results.append(connection.recv())
                self._idle.append(connection)
            except (OSError, EOFError):
                self._replace(connection)
                self._try_again(task)

    def _replace(self, connection: Connection[Any, Any]) -> None:
        connection.close()
        self._processes.pop(connection).join()
        self._begin()

    def _try_again(self, task: _Task[T, R]) -> None:
        if task.tries < _TRIES:
            self._send(self._idle.pop(), task)
        else:
            task.results.append(self._lost(task.item))


def _serve(work: Callable[[T], R], connection: Connection[Any, Any], inherited: Iterable[Connection[Any, Any]]) -> None:
    """What each process does: answer each item with a result, until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the keys Ctrl-C go to all processes, and the first one ends the others
    gc.set_threshold(5_000)  # what is imported is frozen, so a search is short; seldom ones let each process grow by 7 MB
    gc.freeze()
    for other in inherited:
        other.close()
    with suppress(EOFError, OSError):  # where this process is the last one
        while True:
            connection.send(work(connection.recv()))
