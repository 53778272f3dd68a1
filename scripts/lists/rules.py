"""What the documents say of the rules: `docs/rules.md`, and the table of the README."""

from __future__ import annotations

from lists.blocks import between
from report_ls.features.explanation import markdown
from report_ls.rules import RULES

HEAD = """# What report-ls finds

Each problem has a code. This page says of each what it means, why it matters, how it looks before and after, and how to turn it off.
`report-ls rules CODE` prints the same in a terminal; in VS Code a click on the code of a problem opens it.
"""


def page() -> str:
    """`docs/rules.md`, in which each code is a heading that links can lead to."""
    contents = "\n".join(f"- [`{code}`](#{code})" for code in RULES)
    return "\n".join([HEAD, contents, "", *(markdown(rule, 2) for rule in RULES.values())])


def readme(text: str) -> str:
    """The README with the table as it should be."""
    return between(text, "<!-- rules -->", "<!-- end of rules -->", _table())


def _table() -> str:
    rows = ["| code | severity | what it is | fix |", "|---|---|---|---|"]
    for rule in RULES.values():
        fix = f"{rule.fix} (**all**)" if rule.fixed_by_all else rule.fix
        cells = (f"`{rule.code}`", rule.severity.label, rule.summary, fix)
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows)
