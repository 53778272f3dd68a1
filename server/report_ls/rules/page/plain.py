"""Answers, and beginnings of answers, that both pages show alike for sure and need not be rendered: prose then costs next to nothing."""

from __future__ import annotations

import re

from report_ls.format.text import Span

# One alternative a kind of text of which both have the same idea. What begins a line is held to more: it could begin a block.
_PLAIN = re.compile(
    r"""(?:
        # letters, digits and signs that mean nothing inside a line, most of them by a class that is fast
        (?: [a-zA-Z0-9 ,.;:?'"()/%+=@$^{}#–—‘’“”…-]++ | [^\W_]++ )++
        | ! (?! !?\[)
        | & (?! [#\w]{1,40}; )                            # no entity
        | (?<!~) ~ (?!~)                                  # nothing struck out
        | (?<=[^\W_]) _ (?=[^\W_])                        # snake_case
        | (?<!`) ` (?!\s) [^`\\<\n]++ (?<!\s) ` (?!`)
        | (?<![^\s(]) \*\* (?=[^\W_]) (?: [^\W_] | [ ,.:;%'’/()+-] | & (?![#\w]{1,40};) | `[\w.-]++` )++ (?<![ ]) \*\* (?![\w*])
        | (?<![^\s(]) \* (?=[^\W_]) (?: [^\W_] | [ ,.:;%'’/()+-] | & (?![#\w]{1,40};) )++ (?<![ ]) \* (?![\w*])
        | (?<!!) !? \[ (?! [ xX]? \]) (?: [^\W_] | [ ,.:()'’/-] | & (?![#\w]{1,40};) | (?<=[^\W_]) _ (?=[^\W_]) )*+ \]
          \( (?: \.{0,2}/ \.?+ )?+ (?=[^\W_]) (?: [^\W_] | [./?=%:#-] | (?<=[^\W_]) _ (?=[^\W_]) )++ \)
        | \n (?: [ ]{0,3}+ (?= [^\W\d_] | \d++ (?! [.)] (?:\s|\Z) ) | ["'(“‘] | `[^`\n] | \*\*?[^\W_] | !?\[ ) | (?=\n|\Z) )
    )*+""",
    re.VERBOSE,
)
_START = re.compile(r"[ ]*(?=\n|\Z)")
# A list of one sign, or counted from 1, whose items are lines; or indented code, without what could be HTML
_BLOCK = re.compile(
    r"""(?<=\n\n) (?:
        (?P<list> (?P<sign>[-*+]) [ ]{1,3}\S[^\n]* (?: \n(?P=sign)[ ]{1,3}\S[^\n]* )*
                | 1\.[ ]{1,3}\S[^\n]* (?: \n\d{1,9}\.[ ]{1,3}\S[^\n]* )* )
        | [ ]{4,}[!-%'-;=-~][ !-%'-;=-~]* (?: \n[ ]{4,}[!-%'-;=-~][ !-%'-;=-~]* )*
    )""",
    re.VERBOSE,
)
_FOLLOWING = re.compile(r"\n*+\Z|\n\n++(?! |[-*+] |\d+[.)])")
"""What ends a list or code for sure: the end, or a paragraph."""
_MARKER = re.compile(r"^(?:[-*+]|\d+\.)[ ]+", re.MULTILINE)


def is_plain(answer: str) -> bool:
    """Whether an answer, from behind its marker on, is nothing but paragraphs of simple text, and simple lists and code between them.

    It may say no of a text that both pages show alike, and never yes of one that they do not.
    """
    start = _START.match(answer)
    if start is None:
        return False
    if _PLAIN.fullmatch(answer, start.end()):
        return True
    paragraphs = _BLOCK.sub(_paragraph, answer)
    return paragraphs != answer and _PLAIN.fullmatch(paragraphs, start.end()) is not None


def _paragraph(block: re.Match[str]) -> str:
    """A list or code as a paragraph that is plain if it is; unchanged if what follows could be a part of it."""
    if not _FOLLOWING.match(block.string, block.end()):
        return block[0]
    return _MARKER.sub("", block[0]) if block["list"] else "code"


def needed(answer: str) -> Span:
    """The part of an answer that has to be rendered: what is not plain, and a plain paragraph on each side of it, where there are more.

    That is sure at its beginning, as a plain paragraph opens nothing, and how a block is read depends on the one before it alone. At its
    end it is only if nothing is open there: whoever leaves that away has seen its last paragraph to be alike on both pages.
    """
    start = _start(answer)
    return Span(start, _end(answer, start))


def _start(answer: str) -> int:
    start = _START.match(answer)
    plain = _PLAIN.match(answer, start.end()) if start else None
    if plain is None:
        return 0
    end = answer.rfind("\n\n", 0, plain.end() + 1)  # the second of these begins what is not plain
    return max(answer.rfind("\n\n", 0, len(answer[: max(end, 0)].rstrip("\n"))), 0)


def _end(answer: str, start: int) -> int:
    """The end of the first of the plain paragraphs behind `start` that an answer ends with. HTML may be closed in any of them."""
    needed = end = len(answer)
    if "<" in answer:
        return needed
    while (blank := answer.rfind("\n\n", start, end)) >= 0 and _PLAIN.fullmatch(answer, blank + 1, end):
        if answer[blank:end].strip():
            needed = end
        end = blank
    return needed
