"""Messages are cut out of whatever pieces they arrive in."""

from __future__ import annotations

import asyncio
import logging
import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_ls.lsp.incoming import Incoming, read_file
from tests.lsp.wire import framed


def received(*chunks: bytes) -> list[bytes]:
    bodies: list[bytes] = []
    incoming = Incoming(bodies.append)
    for chunk in chunks:
        incoming.feed(chunk)
    return bodies


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


@pytest.mark.parametrize("headers", [b"", b"Hello", b"Content-Length: two", b"Content-Length: -2", b"X-Content-Length: 2"])
def test_headers_without_a_length_are_left_out(headers: bytes, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert received(headers + b"\r\n\r\n" + framed(b"[]")) == [b"[]"]
    assert "Content-Length" in caplog.text


def test_a_plain_file_is_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "input").write_bytes(framed(b"{}") + framed(b"[]"))
    bodies: list[bytes] = []
    descriptor = os.open(tmp_path / "input", os.O_RDONLY)
    try:
        asyncio.run(read_file(descriptor, Incoming(bodies.append).feed))
    finally:
        os.close(descriptor)
    assert bodies == [b"{}", b"[]"]
