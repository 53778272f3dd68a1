"""Repairs the text of paragraphs: links, images, backslashes and emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_ls.page import backslashes, rewrite_line
from report_ls.page.answer_page import AnswerPage, Lines
from report_ls.page.faults import Fault
from report_ls.page.repair import Repair, each_line

_DESTINATION = re.compile(r" {0,3}\[[^\[\]\n]+\]:[ \t]*\S")


def destination_of_links(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """The destination of `[name]`, on a line of its own: GitHub takes it for text where it follows text."""
    for index in range(lines[0] + 1, lines[1]):
        if _DESTINATION.match(page.lines[index]):
            destination = page.span_in_line(index, (0, len(page.lines[index])))
            yield Repair("Put a blank line before the destination", Lines(index, index, ("",)), about=(destination,))
            return


def path(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """Rewrites the paths of images and links."""
    images = [page.span_in_line(line, image) for line in range(*lines) for image in rewrite_line.images(page.lines[line])]
    for repair in each_line(page, lines, "Write the path so that both read it", rewrite_line.paths):
        yield repair._replace(gone=tuple(images))


def backslash(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """Leaves out the backslashes that the hand-in shows."""
    new = backslashes.without(page.lines, *lines)
    if new != page.lines[slice(*lines)]:
        breaks_line = backslashes.cause(page.lines, *lines) == "line break"
        title = "Put two spaces in place of the backslash" if breaks_line else "Write it without the backslash"
        yield Repair(title, Lines(*lines, new))


def emphasis(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """Writes emphasis as HTML, or escapes stars that mark none."""
    yield from each_line(page, lines, "Write it as <del>", rewrite_line.struck_out)
    yield from each_line(page, lines, "Put a backslash before the stars", rewrite_line.with_stars)
    for tag, pattern in (("strong", rewrite_line.STRONG), ("em", rewrite_line.EMPHASIS)):
        for index in range(*lines):
            line = page.lines[index]
            for match in pattern.finditer(line):
                if not rewrite_line.is_note(line, match.start()):
                    new = f"{line[: match.start()]}<{tag}>{match['text']}</{tag}>{line[match.end() :]}"
                    yield Repair(f"Write it as <{tag}>", Lines(index, index + 1, (new,)))
