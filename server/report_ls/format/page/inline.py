"""What a line may hold whose reading by both libraries is known: words, emphasis, code, links, images and backslashes.

The patterns are verbose ones. None begins or ends in the middle of what a library takes for something else.
"""

from __future__ import annotations

import re

from report_ls.format.page.builder import Builder

WORDS = r"""(?: [a-zA-Z0-9 ,.;:?'"()/%+=@$^{}#–—‘’“”…-]++ | [^\W_]++ )++"""
"""What means nothing inside a line, most of it by a class that is fast."""
_AMPERSAND = r"& (?! [#\w]{1,40}; )"  # no entity
_UNDERSCORE = r"(?<=[^\W_]) _ (?=[^\W_])"  # snake_case
SIGNS = rf"! (?! !?\[ ) | {_AMPERSAND} | (?<!~) ~ (?!~) | {_UNDERSCORE}"
CODE = r"(?<!`) ` (?!\s) (?P<code> [^`\\<\x00-\x1f]++ ) (?<!\s) ` (?!`)"
_MARKED = rf"[^\W_] | [ ,.:;%'’/()+-] | {_AMPERSAND}"
STRONG = rf"(?<![^\s(]) \*\* (?=[^\W_]) (?P<strong> (?: {_MARKED} | `[\w.-]++` )++ ) (?<![ ]) \*\* (?![\w*])"
EMPHASIS = rf"(?<![^\s(]) \* (?=[^\W_]) (?P<em> (?: {_MARKED} )++ ) (?<![ ]) \* (?![\w*])"
LINK = rf"""
    (?P<image> !? ) \[ (?P<label> (?: [^\W_] | [ ,.:()'’/-] | {_AMPERSAND} | {_UNDERSCORE} )*+ ) \]
    \( (?! (?i: javascript | vbscript | file | data ) : )
    (?P<target> (?: \.{{0,2}}/ \.?+ )?+ (?=[^\W_]) (?: [^\W_] | [./?=%:#-] | {_UNDERSCORE} )++ ) \)"""
"""A link or an image. GitHub makes none of some schemes."""
BEGINNING = r"""[^\W\d_] | \d++ (?! [.)] (?:\s|\Z) ) | ["'(“‘] | `[^`\n] | \*\*? [^\W_] | !?\["""
"""What may begin a line, for it begins no block."""

_INLINE = re.compile(
    rf"""(?P<words> (?: {WORDS} | {SIGNS} | [>|] )++ ) | {CODE} | {STRONG} | {EMPHASIS} | {LINK}
    | < (?P<url> https?://[a-zA-Z0-9./?=#:_-]++ ) > | \\ (?P<escaped> [ -%'-;=-\[\]-_a-~] )""",
    re.VERBOSE,
)
_CODE_OR_TEXT = re.compile(r"`([^`]+)`|([^`]+)")


def read_inline(text: str) -> tuple[re.Match[str], ...] | None:
    """The parts of a line, None where one is not known."""
    parts = []
    at = 0
    while at < len(text):
        part = _INLINE.match(text, at)
        if part is None:
            return None
        parts.append(part)
        at = part.end()
    return tuple(parts)


def write_inline(builder: Builder, part: re.Match[str], escaped: frozenset[str]) -> None:
    """Tell what a page shows of a part. `escaped` are the characters that the page shows without the backslash before them."""
    kind = part.lastgroup
    match kind:
        case "words":
            builder.text(part[0])
        case "escaped":
            builder.text(part[kind] if part[kind] in escaped else part[0])
        case "code":
            _write_marked(builder, kind, part[kind])
        case "url":
            _write_link(builder, part[kind], part[kind])
        case "target" if part["image"]:
            builder.start("img", {"src": part[kind]})
        case "target":
            _write_link(builder, part[kind], part["label"])
        case "strong" | "em":
            builder.start(kind, {})
            for inner in _CODE_OR_TEXT.finditer(part[kind]):
                if inner[1]:
                    _write_marked(builder, "code", inner[1])
                else:
                    builder.text(inner[2])
            builder.end(kind)


def _write_marked(builder: Builder, tag: str, text: str) -> None:
    builder.start(tag, {})
    builder.text(text)
    builder.end(tag)


def _write_link(builder: Builder, target: str, text: str) -> None:
    builder.start("a", {"href": target})
    builder.text(text)
    builder.end("a")
