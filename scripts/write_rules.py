"""Write what documents say of the rules: the page of explanations, and the table in the README.

With `--check` nothing is written; the exit status is 1 if a file is not what it should be.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from report_ls.features.explanation import markdown
from report_ls.rules import RULES

ROOT = Path(__file__).parent.parent
HEAD = """# What report-ls finds

Each problem has a code. This page says of each what it means, why it matters, how it looks before and after, and how to turn it off.
`report-ls rules CODE` prints the same in a terminal; in VS Code a click on the code of a problem opens it.
"""


def page() -> str:
    """`docs/rules.md`, in which each code is a heading that links can lead to."""
    contents = "\n".join(f"- [`{code}`](#{code})" for code in RULES)
    return "\n".join([HEAD, contents, "", *(markdown(rule, 2) for rule in RULES.values())])


def table() -> str:
    """The rows of the README's table."""
    rows = ["| code | severity | what it is | fix |", "|---|---|---|---|"]
    for rule in RULES.values():
        fix = f"{rule.fix} (**all**)" if rule.fixed_by_all else rule.fix
        cells = (f"`{rule.code}`", rule.severity.label, rule.summary, fix)
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows)


def readme() -> str:
    """The README with the table as it should be."""
    text = (ROOT / "README.md").read_text("utf-8")
    start, end = "<!-- rules -->\n", "\n<!-- end of rules -->"
    return re.sub(f"{start}.*?{end}", lambda _: f"{start}{table()}{end}", text, count=1, flags=re.DOTALL)


def main(is_check: bool) -> int:
    stale = [(path, text) for path, text in ((ROOT / "docs" / "rules.md", page()), (ROOT / "README.md", readme())) if differs(path, text)]
    for path, text in stale:
        print(path.relative_to(ROOT), "is not what the rules say." if is_check else "is written.")
        if not is_check:
            path.write_text(text, "utf-8", newline="\n")
    return int(is_check and bool(stale))


def differs(path: Path, text: str) -> bool:
    return not path.exists() or path.read_text("utf-8") != text


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
