"""Fences of code that are opened and never closed."""

from __future__ import annotations

import pytest

from report_ls.fixes.quick_fix import quick_fixes
from report_ls.model.findings import Severity
from report_ls.syntax.open_fence import open_fence
from report_ls.text.edits import apply
from tests.page.test_findings import of_page
from tests.rules.cases import Case, check, codes, folder, in_answer
from tests.support.reports import report, unmark

WORDS = "word " * 120
END = "Close the fence at the end of the answer"
TEXT = "Close the fence before the text"
LINE = "Make this line close the fence"
APART = "Put the closing marks on a line of their own"
REMOVED = "Remove the fence"


def unclosed(name: str, code: str, fixes: dict[str, str], *, advice: str = "", marks: str = "```") -> Case:
    """An answer that ends with `code`, and what that is after each fix."""
    said = advice or f"Put {marks} on a line behind the code."
    message = f"This fence is not closed, so GitHub shows all that follows it in the report as code. {said}"
    fixed = {title: f"{WORDS}\n\n{result}" for title, result in fixes.items()}
    return in_answer(name, "unclosed-fence", 5, f"{WORDS}\n\n{code}", message, fixes=fixed, severity=Severity.WARNING)


CASES = [
    unclosed("code up to the end", "«```bash»\nuv sync\nls", {END: "```bash\nuv sync\nls\n```"}),
    unclosed("tildes", "«~~~»\nls", {END: "~~~\nls\n~~~"}, marks="~~~"),
    unclosed("right below text", "Run:\n«```bash»\nls", {END: "Run:\n```bash\nls\n```"}),
    unclosed(
        "a sentence behind the code",
        "«```bash»\nls\n\nWe then did this and that.",
        {TEXT: "```bash\nls\n```\n\nWe then did this and that.", END: "```bash\nls\n\nWe then did this and that.\n```"},
    ),
    unclosed(
        "code with blank lines, and a sentence behind it",
        "«```python»\nx = 1\n\nprint(x)\n\ntext here, and more.",
        {
            TEXT: "```python\nx = 1\n\nprint(x)\n```\n\ntext here, and more.",
            END: "```python\nx = 1\n\nprint(x)\n\ntext here, and more.\n```",
        },
    ),
    unclosed(
        "code with blank lines and comments",
        "«```python»\nx = 1\n\n# Print the value of it.\nprint(x)",
        {END: "```python\nx = 1\n\n# Print the value of it.\nprint(x)\n```"},
    ),
    unclosed("marks behind the last line of code", "«```sh»\nls\npip install y```", {APART: "```sh\nls\npip install y\n```"}),
    unclosed(
        "marks behind the last line, and text behind it",
        "«```pip install x»\npip install y```\n\nMore.",
        {APART: "```pip install x\npip install y\n```\n\nMore."},
    ),
    unclosed("too few marks", "«````»\nls\n```\n\nMore.", {LINE: "````\nls\n````\n\nMore."}, marks="````"),
    unclosed("other marks", "«```»\nls\n~~~\n\nMore.", {LINE: "```\nls\n```\n\nMore."}),
    unclosed("marks that are indented", "«```»\nls\n    ```\n\nMore.", {LINE: "```\nls\n```\n\nMore."}),
    unclosed("one mark too many", "```\nls\n```\n\nMore.\n\n«```»", {REMOVED: "```\nls\n```\n\nMore.\n\n"}, advice="Take it away."),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_unclosed_fences(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_guard_lets_their_fixes_through(case: Case) -> None:
    marked = unmark(case.source, cursor="")
    analysis = case.analysed(marked.text)
    offered = [fix for finding, fix in quick_fixes(analysis, analysis.findings, marked.spans[0]) if finding.code == case.code]
    assert [apply(marked.text, fix.edits) for fix in offered] == list(case.fixes.values())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_the_page_shows_of_it_is_no_finding_of_its_own(case: Case) -> None:
    text = unmark(case.source, cursor="").text
    found = codes(of_page(case).analysed(text))
    assert found.count("unclosed-fence") == 1
    assert len([code for code in found if code.startswith("page-")]) == (1 if "```\nls\n```\n\nMore.\n\n```" in text else 0)


def test_a_picture_behind_it_does_not_stand_in_code_of_its_own() -> None:
    answer = f"{WORDS}\n\n```\nls\n\n![a](figures/a.png)"
    case = Case("", "", report(answers={5: answer}), (), files=folder("figures/a.png"))
    assert "image-in-code" not in codes(case.analysed(case.source))


@pytest.mark.parametrize(
    "answer",
    [
        "```\nls\n```",
        "```bash\nls\n```  \n\n",
        "~~~\nls\n~~~~~",
        "```\n```\n\ntext",
        "````\n```\nls\n```\n````",
        "```\n~~~\n```",
        "text ```ls``` text",
        "```ls```",
        "- one\n\n  ```\n  ls\n\n- two",
        "> ```\n> ls\n\ntext",
        "    ```\n    ls",
        "<!--\n```\nls\n-->",
        "```\nls\n   ```",
    ],
)
def test_nothing_is_said_of_fences_that_are_closed_or_end_with_what_they_are_in(answer: str) -> None:
    assert open_fence(f"\n\n{answer}\n\n") is None
