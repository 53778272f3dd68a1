"""Text of a report or of the disk inside markdown that an editor shows: it can add no picture, no command and no HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINK = re.compile(r"(?P<image>!?)\[(?P<label>[^\[\]\n]*)\]\((?P<target>[^()\n]*)\)")
"""A link or an image in its plain form. Each part ends at the first character that it can't hold, so a search is linear."""
_WEB = re.compile(r"https?://[^\s<>\[\]\\]+", re.IGNORECASE)
_MARKS = re.compile(r"[\\\[\]<]")
_ALL_MARKS = re.compile(r"[\\`*\[\]<>&]")


def quoted(text: str) -> str:
    """Markdown that shows `text` of a report on one line: links to the web stay, of images and other links the text alone is left."""
    return "".join(_parts(" ".join(text.split())))


def _parts(text: str) -> Iterator[str]:
    done = 0
    for link in _LINK.finditer(text):
        yield _escaped(text[done : link.start()])
        label, target = _escaped(link["label"]), link["target"].partition(" ")[0]
        yield f"[{label}]({target})" if not link["image"] and _WEB.fullmatch(target) else label
        done = link.end()
    yield _escaped(text[done:])


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda mark: "&lt;" if mark[0] == "<" else f"\\{mark[0]}", text)


def literal(name: str) -> str:
    """Markdown that shows `name`, of a file for example, as it is on one line."""
    return _ALL_MARKS.sub(lambda mark: "&lt;" if mark[0] == "<" else f"\\{mark[0]}", " ".join(name.split()))
