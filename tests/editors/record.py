"""Runs a language server and notes what an editor and it say to each other: `record.py FILE COMMAND...`, a line of JSON for each message."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO


def pass_on(source: BinaryIO, target: BinaryIO, sender: str, notes: BinaryIO) -> None:
    """Hand on every message until the source ends, and then close the target."""
    while head := source.readline():
        length = int(head.lower().removeprefix(b"content-length:")) if head.lower().startswith(b"content-length:") else None
        while (line := source.readline()) not in (b"\r\n", b""):
            head += line
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length is not None, head
        body = source.read(length)
        notes.write(json.dumps({"from": sender, "message": json.loads(body)}).encode() + b"\n")
        target.write(head + b"\r\n" + body)
        target.flush()
    target.close()


def main(file: str, *command: str) -> int:
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server, Path(file).open("ab", buffering=0) as notes:
        assert server.stdin
        assert server.stdout
        answers = threading.Thread(target=pass_on, args=(server.stdout, sys.stdout.buffer, "server", notes))
        answers.start()
        pass_on(sys.stdin.buffer, server.stdin, "editor", notes)
        answers.join()
        return server.wait()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
