"""Messages are cut out of whatever pieces they arrive in, and found again where a length is missing or wrong."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import socket
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_ls.lsp.server import incoming as module
from report_ls.lsp.server.incoming import MOST_BYTES, Incoming, read_file
from tests.lsp.wire import framed

TRAP = json.dumps({"text": "Content-Length: 5\r\n\r\n", "Content-Length": 5}).encode()
"""A message that names what a header is made of."""
GOOD = b'{"is": "good"}'


def received(*chunks: bytes) -> list[bytes]:
    bodies: list[bytes] = []
    incoming = Incoming(bodies.append)
    for chunk in chunks:
        incoming.feed(chunk)
    return bodies


def understood(*chunks: bytes) -> list[bytes]:
    """The bodies that are JSON."""
    bodies: list[bytes] = []

    def take(body: bytes) -> bool:
        try:
            json.loads(body)
        except ValueError:
            return False
        bodies.append(body)
        return True

    incoming = Incoming(take)
    for chunk in chunks:
        incoming.feed(chunk)
    return bodies


def one_by_one(sent: bytes) -> list[bytes]:
    return [sent[place : place + 1] for place in range(len(sent))]


@given(st.data(), st.lists(st.binary(max_size=40)))
def test_messages_are_the_same_wherever_they_are_cut(data: st.DataObject, bodies: list[bytes]) -> None:
    sent = b"".join(map(framed, bodies))
    cuts = data.draw(st.lists(st.integers(0, len(sent))))
    assert received(*(sent[start:end] for start, end in pairwise([0, *sorted(cuts), len(sent)]))) == bodies


@pytest.mark.parametrize(
    "headers",
    [
        b"Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8",
        b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2",
        b"content-length:2",
        b"Content-Length:  2 ",
    ],
)
def test_headers_are_read_as_clients_write_them(headers: bytes) -> None:
    assert received(headers + b"\r\n\r\n{}", framed(b"[]")) == [b"{}", b"[]"]


@pytest.mark.parametrize(
    "headers",
    [
        b"",
        b"Hello",
        b"Content-Length: two",
        b"Content-Length: -2",
        b"Content-Length:",
        b"Content-Length: 2x",
        b"X-Content-Length: 2",
        b"Content-Type: application/json",
        b"Content-Length: %d" % (MOST_BYTES + 1),
        b"Content-Length: 99999999999999999999",
    ],
)
def test_headers_without_a_length_are_left_out(headers: bytes, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert received(headers + b"\r\n\r\n" + framed(b"[]")) == [b"[]"]
    assert len(caplog.messages) == 1
    assert "Content-Length" in caplog.text


BROKEN = {
    "without a header": TRAP,
    "with another header": b"Content-Type: application/json\r\n\r\n" + TRAP,
    "with half a header": framed(TRAP)[1:],
    "that ends early": framed(TRAP)[:-1],
    "that is a letter long": framed(b"x"),
    "of garbage": b"x" * 50_000,
    "of empty lines": b"\r\n" * 5_000,
    "of broken JSON": framed(b'{"a": tru'),
    "that is too long to be meant": b"Content-Length: %d\r\n\r\n%b" % (MOST_BYTES + 1, TRAP),
} | {
    f"that is said to be {by:+} bytes": b"Content-Length: %d\r\n\r\n%b" % (len(TRAP) + by, TRAP) for by in (-20, -2, -1, 1, 2, 15, 21, 9999)
}


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.parametrize("cut", [lambda sent: [sent], one_by_one], ids=["at once", "byte by byte"])
def test_the_message_after_a_broken_one_is_understood(kind: str, cut: object, caplog: pytest.LogCaptureFixture) -> None:
    assert callable(cut)
    with caplog.at_level(logging.WARNING):
        found = understood(*cut(framed(GOOD) + BROKEN[kind] + framed(GOOD) + framed(TRAP)))
    assert found in ([GOOD, GOOD, TRAP], [GOOD, TRAP, GOOD, TRAP])
    assert len(caplog.messages) <= 1


def test_a_message_whose_length_is_too_large_is_understood_once_the_next_begins() -> None:
    too_large = b"Content-Length: %d\r\n\r\n%b" % (len(TRAP) + 100, TRAP)
    assert understood(too_large) == []
    assert understood(too_large, framed(GOOD)[:-1]) == [TRAP]
    assert understood(too_large, framed(GOOD)) == [TRAP, GOOD]


@given(st.data(), st.lists(st.dictionaries(st.text(max_size=20), st.text(max_size=20), max_size=3), min_size=1, max_size=4))
def test_no_message_is_lost_to_garbage_before_it(data: st.DataObject, values: list[dict[str, str]]) -> None:
    bodies = [json.dumps(value, ensure_ascii=False).encode() for value in values]
    garbage = st.one_of(st.binary(max_size=60), st.sampled_from([b"\r\n\r\n", b"\r\n", b"}", b"Content-", b"Content-Length: ", TRAP, GOOD]))
    sent = b"".join(data.draw(garbage).rstrip(b"-") + framed(body) for body in bodies)
    assert understood(*one_by_one(sent)) == bodies


class Counted(bytearray):
    """Bytes that count how many of them are searched or cut out."""

    work = 0

    def find(self, *arguments: object) -> int:  # type: ignore[override]
        needle, start, limit = arguments
        found = super().find(needle, start, limit)  # type: ignore[arg-type]
        assert isinstance(start, int)
        assert isinstance(limit, int)
        Counted.work += (found if found >= 0 else min(limit, len(self))) - start + 1
        return found

    def __getitem__(self, key: object) -> object:  # type: ignore[override]
        found = super().__getitem__(key)  # type: ignore[call-overload]
        Counted.work += len(found)
        return found


@pytest.mark.parametrize(
    "unit",
    [
        b"x",
        b"\r\n",
        b"\r\n\r\n",
        b"\r\n\r",
        b"Content-Length: ",
        b"Content-Length: 5",
        b"Content-Type: x\r\n",
        b"Content-Length: 99999\r\n\r\n",
        TRAP,
    ],
)
@pytest.mark.parametrize("beginning", [b"", b"Content-Length: 200000000\r\n\r\n"], ids=["without a header", "in a body"])
def test_what_never_becomes_a_message_costs_work_in_proportion_to_its_length(
    unit: bytes, beginning: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(length: int) -> int:
        incoming = Incoming(lambda body: False)
        monkeypatch.setattr(incoming, "_rest", Counted())
        Counted.work = 0
        sent = beginning + unit * (length // len(unit))
        for place in range(0, len(sent), 100):
            incoming.feed(sent[place : place + 100])
        return Counted.work

    assert work(400_000) <= 2.3 * work(200_000)


def test_garbage_is_not_kept() -> None:
    incoming = Incoming(lambda body: True)
    for _ in range(100):
        incoming.feed(b"x" * 10_000)
    assert len(vars(incoming)["_rest"]) < 20_000


def test_nothing_is_handed_on_after_the_end() -> None:
    bodies: list[bytes] = []
    Incoming(bodies.append, lambda: len(bodies) == 2).feed(framed(GOOD) * 4)
    assert bodies == [GOOD] * 2


def test_a_plain_file_is_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "input").write_bytes(framed(b"{}") + framed(b"[]"))
    bodies: list[bytes] = []
    descriptor = os.open(tmp_path / "input", os.O_RDONLY)
    try:
        asyncio.run(read_file(descriptor, Incoming(bodies.append).feed))
    finally:
        os.close(descriptor)
    assert bodies == [b"{}", b"[]"]


@pytest.mark.parametrize("waits", ["loop", "thread"])
def test_a_pipe_is_read_to_its_end_also_where_the_loop_can_not_wait_for_it(waits: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows' loop can't."""
    sent = framed(GOOD) * 50_000
    bodies: list[bytes] = []

    async def read() -> None:
        loop = asyncio.get_running_loop()
        if waits == "thread":
            monkeypatch.setattr(loop, "add_reader", refuse)
        ours, theirs = socket.socketpair()
        writing = asyncio.create_task(asyncio.to_thread(send, theirs))
        await read_file(ours.fileno(), Incoming(bodies.append).feed)
        await writing
        ours.close()

    def refuse(*_: object) -> None:
        raise NotImplementedError

    def send(theirs: socket.socket) -> None:
        theirs.sendall(sent)
        theirs.close()

    asyncio.run(read())
    assert bodies == [GOOD] * 50_000


def test_a_thread_that_waits_for_input_holds_nobody_up_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()

    async def read_for_a_moment() -> None:
        monkeypatch.setattr(module.asyncio.get_running_loop(), "add_reader", lambda *_: (_ for _ in ()).throw(NotImplementedError))
        task = asyncio.create_task(read_file(reading, lambda chunk: None))
        await asyncio.sleep(0.05)
        task.cancel()

    asyncio.run(read_for_a_moment())  # comes back although nothing was written
    os.close(writing)
