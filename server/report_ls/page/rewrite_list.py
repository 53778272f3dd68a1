"""Rewrites a list so that both pages show it: all that is in an item is indented by four spaces, and code is indented, not fenced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from report_ls.page.fences import fence_at
from report_ls.page.render import new_github_parser
from report_ls.page.tree import DRAWN

_MARKER = re.compile(r"[ \t]*(?P<marker>[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
_LISTS = ("bullet_list", "ordered_list")
_CODE = ("fence", "code_block")


def rewritten(text: str, line: int) -> tuple[int, int, list[str]] | None:
    """The lines of the outermost list that `line` is in, and its new lines. None where there is none, or it begins too oddly."""
    lines = text.split("\n")
    for node in _lists(text):
        if node.map and node.map[0] <= line < node.map[1]:
            try:
                new = list(_list(node, lines, ""))
            except ValueError:
                return None
            while new and not new[-1].strip():
                new.pop()
            end = node.map[1]
            while end > node.map[0] and not lines[end - 1].strip():
                end -= 1
            return node.map[0], end, new
    return None


@lru_cache(maxsize=1)
def _lists(text: str) -> list[SyntaxTreeNode]:
    """The outermost lists of a text, without what is inside their lines. The last are kept, as each fault of an answer asks for them."""
    if not any(map(_MARKER.match, text.split("\n"))):
        return []
    return [node for node in SyntaxTreeNode(_parser().parse(text)).children if node.type in _LISTS]


@cache
def _parser() -> MarkdownIt:
    return new_github_parser().disable(["inline", "text_join"])


def _list(node: SyntaxTreeNode, lines: list[str], indent: str) -> Iterator[str]:
    for item in node.children:
        yield from _item(item, lines, indent)


def _item(item: SyntaxTreeNode, lines: list[str], indent: str) -> Iterator[str]:
    """Raises ValueError where an item begins with something else than a paragraph."""
    assert item.map is not None
    marker = _MARKER.match(lines[item.map[0]])
    if marker is None or (item.children and item.children[0].type != "paragraph"):
        raise ValueError
    marker_text = f"{indent}{marker['marker'].replace(')', '.')}"
    inner = f"{indent}    "
    if not item.children:
        yield marker_text
        return
    first = item.children[0]
    assert first.map is not None
    own = lines[first.map[0] : first.map[1]]
    if first.map[0] == item.map[0]:
        own[0] = own[0][marker.end() :]
    has_code = any(block.type in _CODE for block in item.children)
    # GitHub counts the four spaces of code from where the text of the item begins, the hand-in from its margin
    begin = f"{indent}{marker_text.lstrip():4}" if has_code else f"{marker_text} "
    yield f"{begin}{own[0].strip()}"
    yield from (f"{inner}{line.lstrip()}" for line in own[1:])
    is_plain = all(block.type in _LISTS for block in item.children[1:])
    for block in item.children[1:]:
        if not is_plain:
            yield ""
        yield from _block(block, lines, inner)
    if not is_plain:
        yield ""


def _block(block: SyntaxTreeNode, lines: list[str], indent: str) -> Iterator[str]:
    assert block.map is not None
    if block.type in _LISTS:
        yield from _list(block, lines, indent)
    elif block.type == "fence" and fence_at(lines[block.map[0]]).name in DRAWN:
        drawn = (f"{block.markup}{block.info}", *block.content.split("\n")[:-1], block.markup)
        yield from (f"{indent}{line}".rstrip() for line in drawn)
    elif block.type in _CODE:
        behind = fence_at(lines[block.map[0]]).words if block.type == "fence" else ()
        code = block.content.rstrip("\n")
        yield from (f"{indent}    {line}".rstrip() for line in (*behind, *(code.split("\n") if code else ())))
    else:
        yield from (f"{indent}{line.strip()}".rstrip() for line in lines[block.map[0] : block.map[1]])
