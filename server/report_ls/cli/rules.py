"""`report-ls rules`: what each code means."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from rich.text import Text

from report_ls.cli.printable import printable
from report_ls.cli.terminal import SEVERITY_STYLES, open_console, wrapped
from report_ls.rules.catalogue import RULES, Rule

WIDEST = 100
"""Cells: longer lines of prose are hard to read."""
NARROWEST = 20


def list_rules() -> None:
    """Write the table of all codes."""
    console = open_console()
    codes = max(map(len, RULES))
    severities = max(len(rule.severity.label) for rule in RULES.values())
    indent = " " * (codes + severities + 9)
    text = Text().append(f"{'code':{codes}}  {'severity':{severities}}  fix  what it says\n", "dim")
    for rule in RULES.values():
        text.append(f"{rule.code:{codes}}  ", "bold").append(f"{rule.severity.label:{severities}}  ", SEVERITY_STYLES[rule.severity])
        text.append(f"{_fix(rule):3}  ", "dim")
        lines = wrapped(Text(rule.summary), max(console.width - len(indent), NARROWEST), console)
        text.append_text(Text(f"\n{indent}").join(lines)).append("\n")
    text.append("\nfix: yes, an editor offers one; all, fix-all applies it.\n`report-ls rules CODE` explains a code.", "dim")
    console.print(text, soft_wrap=True)


def _fix(rule: Rule) -> str:
    if not rule.fix:
        return ""
    return "all" if rule.fixed_by_all else "yes"


def explain_rule(code: str) -> int:
    """Write what a code means. Returns the exit status: 2 where there is no such code."""
    rule = RULES.get(code)
    if rule is None:
        print(_unknown(code), file=sys.stderr)
        return 2
    console = open_console()
    width = min(console.width, WIDEST)
    text = Text().append(rule.code, "bold").append("  ").append(rule.severity.label, SEVERITY_STYLES[rule.severity])
    for paragraph in _paragraphs(rule):
        text.append("\n\n").append_text(Text("\n").join(wrapped(Text(paragraph), width, console)))
    console.print(text, soft_wrap=True)
    return 0


def _paragraphs(rule: Rule) -> Iterator[str]:
    yield rule.summary
    yield rule.explanation
    if rule.fix:
        yield f"The fix leaves {rule.fix}." + (" Fix-all applies it." if rule.fixed_by_all else "")


def _unknown(code: str) -> str:
    from difflib import get_close_matches  # only a mistake needs it

    closest = get_close_matches(code, RULES, 1, 0)
    return f"report-ls: there is no code {printable(code)}; the closest is {closest[0]}."
