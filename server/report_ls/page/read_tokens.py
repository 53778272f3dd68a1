"""Reads the tokens of markdown-it into the structure of a page; they have no HTML in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from report_ls.page.tree import Node
from report_ls.page.tree_builder import Builder

if TYPE_CHECKING:
    from markdown_it.token import Token

_RAW = frozenset({"html_block", "html_inline"})
_LINE_ENDS = frozenset({"softbreak", "hardbreak"})
_CODE_BLOCKS = frozenset({"fence", "code_block"})


def has_html(tokens: Iterable[Token]) -> bool:
    """Whether there is raw HTML among them, whose structure only a parser of HTML knows."""
    return any(token.type in _RAW or (token.children and has_html(token.children)) for token in tokens)


def read_tokens(tokens: Iterable[Token]) -> Node:
    """The structure of the page of tokens without raw HTML."""
    builder = Builder()
    for token in tokens:
        if token.hidden:  # the paragraphs of a tight list
            continue
        if token.type == "inline":
            _read_text(builder, token.children or ())
        elif token.type in _CODE_BLOCKS:
            builder.start("pre", {}, _lines(token))
            builder.start("code", {"class": token.info.split(None, 1)[0]} if token.info.strip() else {})
            builder.text(token.content)
            builder.end("pre")
        elif token.nesting < 0:
            builder.end(token.tag)
        else:
            builder.start(token.tag, _attributes(token), _lines(token))
    return builder.done()


def _read_text(builder: Builder, tokens: Iterable[Token]) -> None:
    for token in tokens:
        if token.type == "text":
            builder.text(token.content)
        elif token.type == "code_inline":
            builder.start("code", {})
            builder.text(token.content)
            builder.end("code")
        elif token.nesting < 0:
            builder.end(token.tag)
        else:
            if token.type != "softbreak":
                builder.start(token.tag, _attributes(token))
            if token.type in _LINE_ENDS:
                builder.text("\n")


def _attributes(token: Token) -> dict[str, str]:
    return {name: str(value) for name, value in token.attrs.items()} if token.attrs else {}


def _lines(token: Token) -> tuple[int, int] | None:
    return (token.map[0], token.map[1]) if token.map else None
