"""The same work for many reports, done by several processes, in the order of the reports and with few of them held at a time."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

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


def in_order(work: Callable[[T], R], items: Iterable[T], lost: Callable[[T], R]) -> Iterator[R]:
    """The results of `work` for each of the items, or of `lost` for one on which a process was killed. What it takes and gives must be
    picklable if there are many.
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
    pool = _pool(processes)
    given: deque[tuple[T, Future[R] | None]] = deque()
    try:
        for item in items:
            future = _submitted(pool, work, item)
            if future is None:  # a process was killed, and so all have ended
                pool.shutdown(cancel_futures=True)
                pool = _pool(processes)
                future = _submitted(pool, work, item)
            given.append((item, future))
            if len(given) == processes * AHEAD:
                yield _result(work, lost, *given.popleft())
        while given:
            yield _result(work, lost, *given.popleft())
    finally:  # also when nobody reads the output any more, and after Ctrl-C
        pool.shutdown(cancel_futures=True)


def _pool(processes: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor  # these take 20 ms, which one report need not wait for
    from multiprocessing import get_context

    return ProcessPoolExecutor(processes, get_context(WAY), _begin)


def _begin() -> None:
    """What each process begins with. The keys Ctrl-C go to all of them, and the first one ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(5_000)  # what is imported is frozen, so a search is short; seldom ones let each process grow by 7 MB
    gc.freeze()


def _submitted(pool: ProcessPoolExecutor, work: Callable[[T], R], item: T) -> Future[R] | None:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return pool.submit(work, item)
    except BrokenProcessPool:
        return None


def _result(work: Callable[[T], R], lost: Callable[[T], R], item: T, future: Future[R] | None) -> R:
    """What a process has done. If one of them was killed all have ended, and nobody knows on which item: it is done again, in a process of
    its own, which only what killed the first one kills again.
    """
    from concurrent.futures.process import BrokenProcessPool

    if future is not None:
        with suppress(BrokenProcessPool):
            return future.result()
    with _pool(1) as alone:
        try:
            return alone.submit(work, item).result()
        except BrokenProcessPool:
            return lost(item)
