"""What can be followed: a picture's path to its file, a module of the checklist to its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_ls.analysis.analysis import Analysis
from report_ls.model.references import resolve
from report_ls.template import topics as guidance
from report_ls.text.spans import Span

_MODULE = re.compile(r"M\d+")


@dataclass(frozen=True, slots=True)
class FigureLink:
    """A path that leads to the file `name`, as in `figures/curves.png`."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class ModuleLink:
    """A name of a module, as in `M14`, and the address of its page."""

    title: str
    url: str
    span: Span


def figure_links(analysis: Analysis) -> Iterator[FigureLink]:
    """Yields the paths that lead to pictures of the figures folder. What only looks like a path, in code or in a comment, is none."""
    for question in analysis.report.questions:
        for image in question.body.images:
            reference = resolve(image.raw_path, analysis.figures)
            if reference.figure and reference.is_shown and not image.in_code:
                yield FigureLink(reference.figure, image.path.placed(question.start))


def module_links(analysis: Analysis) -> Iterator[ModuleLink]:
    """The modules that the items of the checklist end in."""
    text = analysis.report.text
    for item in analysis.report.checklist:
        if not item.modules:
            continue
        for match in _MODULE.finditer(text, text.rfind("(", item.span.start, item.span.end), item.span.end):
            if module := guidance.module(match[0]):
                yield ModuleLink(f"{match[0]} {module.title}", module.url, Span(*match.span()))
