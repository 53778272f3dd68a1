"""Renders a text as both pages show it: the hand-in by Python-Markdown, and GitHub's by markdown-it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING
from urllib.parse import quote

from report_ls.checker.official import HEADER
from report_ls.page.read_html import LINES, read_html
from report_ls.page.read_tokens import has_html, read_tokens
from report_ls.page.tree import UNCLOSED_COMMENT, Node
from report_ls.text.spans import newlines

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_IN_ADDRESSES = ";/?:@&=+$,!*'()#%[]"
"""What stands in the address of a link or a picture as it is, beside letters, digits and `_.-~`."""


def hand_in(text: str) -> str:
    """What `report.py html` writes, for all editions, whatever the line ends of `text` are.

    Raises RecursionError where the library does: on lists that are nested some hundred levels deep.
    """
    from markdown import markdown  # its import takes 30 ms

    return markdown(newlines(text)[HEADER:])


def hand_in_tree(text: str) -> Node:
    """The structure of the hand-in page of a text, all of it. It has no line numbers."""
    try:
        return read_html(_hand_in_parser().reset().convert(text))
    except RecursionError:
        _hand_in_parser.cache_clear()  # a parser that was left in the middle of lists stays there, in spite of `reset`
        raise


def github_tree(text: str) -> Node:
    """The structure of GitHub's page of a text. Each block has its lines."""
    parser = github_parser()
    tokens = parser.parse(text)
    if not has_html(tokens):
        return read_tokens(tokens)
    for token in tokens:
        _write_lines(token)
    return read_html(str(parser.renderer.render(tokens, parser.options, {})))


def github_html(text: str) -> str:
    """GitHub's page of a text."""
    return str(github_parser().render(text))


def _write_lines(token: Token) -> None:
    if token.map is None:
        return
    lines = f"{token.map[0]}-{token.map[1]}"
    if token.type != "html_block":
        token.attrSet(LINES, lines)
        return
    unclosed = token.content.find("<!--", token.content.rfind("-->") + 1)
    content = f"{token.content[:unclosed]}<{UNCLOSED_COMMENT}>" if unclosed >= 0 else token.content
    token.content = f"<!--{LINES}={lines}-->{content}<!--{LINES}-->"


@functools.cache
def _hand_in_parser() -> Markdown:
    from markdown import Markdown

    return Markdown()


@functools.cache
def github_parser() -> MarkdownIt:
    return new_github_parser()


def new_github_parser() -> MarkdownIt:
    """CommonMark, with the tables and the struck-out text that GitHub adds. Bare URLs, which it makes links of, are text here."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # markdown-it would write the host of http://ø.dk as xn--lda.dk, and show the text of <http://dtu.dk/a%20b> decoded; GitHub does neither
    parser.normalizeLink = functools.partial(quote, safe=_IN_ADDRESSES, errors="replace")  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser
