"""What a rule is about, in full. The page of documentation, `report-ls rules CODE` and the editors show this one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from report_ls.model.rule import Rule


class Section(NamedTuple):
    """A title, paragraphs of markdown without lists, and a part of a report, as it is written."""

    title: str
    paragraphs: tuple[str, ...] = ()
    example: str = ""


def sections(rule: Rule) -> Iterator[Section]:
    """What the rule finds, why that matters, an example before and after, what its fix does, and how it is turned off."""
    yield Section("What it finds", (f"{sentence(rule.summary)} Shown as {rule.severity.label}.",))
    yield Section("Why it matters", (rule.explanation,))
    yield Section("Before", example=rule.example.before)
    yield Section("After", example=rule.example.after)
    yield Section("The fix", (_fix(rule),))
    yield Section("How to turn it off", tuple(_switch(rule.code)))


def sentence(summary: str) -> str:
    """`summary` with a capital letter, unless it begins with the name of a file."""
    first = summary if summary.startswith("report.py") else summary[0].upper() + summary[1:]
    return f"{first}."


def _fix(rule: Rule) -> str:
    if not rule.fix:
        return "No program can make this change for you."
    fix = f"The quick fix {rule.fix}."
    return f"{fix} Fix-all makes it as well, because it keeps every word." if rule.fixed_by_all else fix


def _switch(code: str) -> Iterator[str]:
    yield (
        f'In VS Code: choose "Turn off {code}" at the light bulb of the problem, or set `"reportLs.severity": {{"{code}": "off"}}`. '
        f'In other editors: set `severity` in the section `reportLs`, as in `{{"reportLs": {{"severity": {{"{code}": "off"}}}}}}`.'
    )
    yield (
        '`"error"`, `"warning"`, `"information"` or `"hint"` in place of `"off"` changes how it is shown. The command line always shows it.'
    )


def markdown(rule: Rule, level: int = 1) -> str:
    """The whole text as markdown. The code is its heading, of `level`, and ends with a line end."""
    blocks = [f"{'#' * level} {rule.code}"]
    for section in sections(rule):
        blocks += [f"{'#' * (level + 1)} {section.title}", *section.paragraphs]
        if section.example:
            blocks.append(_fenced(section.example))
    return "\n\n".join(blocks) + "\n"


def _fenced(example: str) -> str:
    """A code block whose fence is longer than any in the example."""
    fence = "`" * (max([2, *map(len, re.findall("`+", example))]) + 1)
    return f"{fence}text\n{example}\n{fence}"
