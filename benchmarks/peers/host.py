"""What VS Code's markdown server asks its client for: a parser, and the files of the workspace."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


class MarkdownHost:
    """Answers for a workspace in which `path` is the only markdown file, and is open with the text that `text` returns."""

    def __init__(self, command: Sequence[str], path: Path, text: Callable[[], str]) -> None:
        self._path = path
        self._text = text
        self._parser = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._tokens("")  # so that its start is not measured

    def close(self) -> None:
        assert self._parser.stdin is not None
        assert self._parser.stdout is not None
        self._parser.stdin.close()
        self._parser.stdout.close()
        self._parser.wait()

    def answer(self, method: str, params: Any) -> Any:
        path = Path(unquote(urlsplit(params["uri"]).path)) if isinstance(params, dict) and "uri" in params else self._path
        match method:
            case "markdown/parse":
                text = params.get("text")
                return self._tokens(self._text() if text is None else text)
            case "markdown/findMarkdownFilesInWorkspace":
                return [self._path.as_uri()]
            case "markdown/fs/readFile":
                return list(path.read_bytes())
            case "markdown/fs/readDirectory":
                return [[entry.name, {"isDirectory": entry.is_dir()}] for entry in path.iterdir()]
            case "markdown/fs/stat":
                return {"isDirectory": path.is_dir()} if path.exists() else None
        return None

    def _tokens(self, text: str) -> Any:
        assert self._parser.stdin is not None
        assert self._parser.stdout is not None
        self._parser.stdin.write(json.dumps(text) + "\n")
        self._parser.stdin.flush()
        return json.loads(self._parser.stdout.readline())
