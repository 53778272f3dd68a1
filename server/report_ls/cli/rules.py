"""`report-ls rules`: what each code means."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.cli.exit_status import UNUSABLE
from report_ls.cli.printable import tell
from report_ls.cli.terminal import SEVERITY_STYLES, Screen, Styled, open_screen, wrapped, write
from report_ls.features.explanation import sections
from report_ls.model.rule import Rule
from report_ls.rules import RULES

WIDEST = 100
"""Cells: longer lines of prose are hard to read."""
NARROWEST = 20
INDENT = "    "


def list_rules() -> None:
    """Write the table of all codes."""
    screen = open_screen()
    write(_table(screen), screen)


def _table(screen: Screen) -> Iterator[Styled]:
    codes = max(map(len, RULES))
    severities = max(len(rule.severity.label) for rule in RULES.values())
    indent = " " * (codes + severities + 9)
    yield f"{'code':{codes}}  {'severity':{severities}}  fix  what it says", "dim"
    yield "\n", ""
    for rule in RULES.values():
        yield f"{rule.code:{codes}}  ", "bold"
        yield f"{rule.severity.label:{severities}}  ", SEVERITY_STYLES[rule.severity]
        yield f"{_fix(rule):3}  ", "dim"
        yield f"\n{indent}".join(wrapped(rule.summary, max(screen.width - len(indent), NARROWEST))), ""
        yield "\n", ""
    for line in ("fix: yes, an editor offers one; all, fix-all applies it.", "`report-ls rules CODE` explains a code."):
        yield "\n", ""
        yield line, "dim"
    yield "\n", ""


def _fix(rule: Rule) -> str:
    if not rule.fix:
        return ""
    return "all" if rule.fixed_by_all else "yes"


def explain_rule(code: str) -> int:
    """Write what a code means. Returns the exit status: 2 where there is no such code."""
    rule = RULES.get(code)
    if rule is None:
        tell(_unknown(code))
        return UNUSABLE
    screen = open_screen()
    write(_explanation(rule, min(screen.width, WIDEST)), screen)
    return 0


def _explanation(rule: Rule, width: int) -> Iterator[Styled]:
    yield rule.code, "bold"
    yield "  ", ""
    yield rule.severity.label, SEVERITY_STYLES[rule.severity]
    yield "\n", ""
    for section in sections(rule):
        yield f"\n{section.title}\n", "bold"
        for paragraph in section.paragraphs:
            yield "\n".join(wrapped(paragraph, width)) + "\n", ""
        for line in section.example.split("\n") if section.example else ():
            yield f"{INDENT}{line}".rstrip() + "\n", ""


def _unknown(code: str) -> str:
    from difflib import get_close_matches  # only a mistake needs it

    closest = get_close_matches(code.lower(), RULES, 1, 0)
    return f"there is no code {code}; the closest is {closest[0]}."
