"""The examples of the explanations: what stands before gives the code, and what stands after does not."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from report_ls.analysis.analysis import analyse, with_page
from report_ls.cli.kept_page import with_kept_page
from report_ls.disk.folders import DiskFolder, MemoryFolder
from report_ls.disk.git import find_git
from report_ls.model.figures import Figures
from report_ls.page.render import hand_in
from report_ls.rules import RULES
from report_ls.template.editions import edition
from tests.rules.cases import PNG, codes
from tests.support.reports import figure_names, report
from tests.support.samples import SAMPLES

IMAGES = 14
"""A question that asks for one to three images."""
FREE = 3
"""One that asks for none, and for 200 words at the most."""
WORDS = 5
"""One that asks for 100 to 200 words and no images."""
BLOCKS = {"missing-question": (5, 6), "extra-question": (31,), "question-order": (8, 9)}
"""The questions in whose place all that an example shows stands."""
ANSWERS = {
    "too-few-images": IMAGES,
    "too-many-images": IMAGES,
    "image-as-link": IMAGES,
    "image-as-html": IMAGES,
    "image-in-code": IMAGES,
    "sample-picture": 19,
}
ANSWERS |= dict.fromkeys(
    ("repeated-answer-marker", "heading-in-answer", "merge-conflict", "unanswered", "placeholder-left", "too-short"), WORDS
)
ANSWERS |= dict.fromkeys(("answer-in-quote", "too-long", "limits-differ"), WORDS)
"""The question whose answer an example is, where the rule looks at some questions alone."""
FILES = ("loss.png", "loss curve.png", "data.png", "runs.png", "cloud.png", "loss.svg")
ITEM = "* [x] Make a repository (M5)"


def written_out(example: str) -> str:
    """An example with the words that it only counts: `(97 words)`, also with a few words about them."""
    text = re.sub(r"\((\d+) words( on question \d+)?\)", lambda count: ("word " * int(count[1])).strip(), example)
    return text.replace("(3,000 nested list items)", "- " * 3000 + "x")


def question_of(text: str, number: int) -> str:
    """What stands between the heading of a question and the next heading."""
    start = text.index(f"### Question {number}\n")
    following = re.compile(r"^##", re.MULTILINE).search(text, start + 1)
    return text[start : following.start() if following else len(text)]


def with_item(text: str, item: str) -> str:
    """The report with another item in its checklist."""
    assert ITEM in text
    return text.replace(ITEM, item)


def with_block(text: str, block: str, numbers: tuple[int, ...]) -> str:
    """The report with a block of questions in the place of those with these numbers, which follow each other."""
    for number in numbers[1:]:
        text = text.replace(question_of(text, number), "")
    return text.replace(question_of(text, numbers[0]), f"{block.strip()}\n\n")


def placed(code: str, example: str) -> str:
    """A report in which the example is: items of the checklist, whole questions, the end of a question's quote with the answer, or an answer."""
    text = report()
    item, heading, questions = example.partition("### Question ")
    if item.startswith("* ["):
        text = with_item(text, item.strip())
    elif not heading:
        return with_answer(text, example, ANSWERS.get(code, FREE))
    if code in BLOCKS:
        return with_block(text, heading + questions, BLOCKS[code])
    for block in re.findall(r"### Question \d+\n.*?(?=### Question|\Z)", heading + questions, re.DOTALL):
        text = with_block(text, block, (int(re.findall(r"\d+", block)[0]),))
    return text


def with_answer(text: str, example: str, number: int) -> str:
    """The report with the example as an answer, or as the end of the quote and the answer, of a question."""
    if not example.startswith("> "):
        return report(answers={number: example})
    return with_block(text, f"### Question {number}\n\n> **What did you do?**\n>\n{example}", (number,))


def folder(text: str) -> dict[str, bytes]:
    return dict.fromkeys([*figure_names(report()), *(f"figures/{name}" for name in FILES)], PNG) | SAMPLES


def found(code: str, example: str) -> list[str]:
    """The codes that are found where the example is."""
    text = placed(code, written_out(example))
    return codes(with_page(analyse(text, edition("2026"), Figures(MemoryFolder(folder(text))))))


def found_at_the_beginning(example: str) -> list[str]:
    """The example begins a report of the edition of 27 questions."""
    text = report("2023-01")
    rest = text[text.index("### Question 2\n") :]
    return codes(analyse(f"{example}\n\n{rest}", edition("2023-01"), None))


def found_at_the_title(example: str) -> list[str]:
    """The example begins a report of the newest edition."""
    text = report()
    rest = text[text.index("### Question 2\n") :]
    return codes(analyse(f"{example}\n\n{rest}", edition("2026"), None))


def found_beside_code(example: str, top: Path) -> list[str]:
    """The example is an answer of a report in a repository with code."""
    text = report(answers={FREE: example})
    for name in (".git/HEAD", "src/train.py", *(f"reports/{name}" for name in figure_names(text))):
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_bytes(PNG)
    return codes(analyse(text, edition("2026"), Figures(DiskFolder(top / "reports"))))


def found_in_files(example: str, top: Path) -> list[str]:
    """The example is a list of files, of which one is the report."""
    names = [name for name in example.splitlines() if name.endswith(".png")]
    place, picture = next(name for name in example.splitlines() if name.endswith(".md")), names[0]
    for name in example.splitlines():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_bytes(PNG)
    path = Path(picture).relative_to(Path(place).parent).as_posix()
    return codes(analyse(report(answers={FREE: f"![Our loss]({path})"}), edition("2026"), Figures(DiskFolder((top / place).parent))))


def found_in_git(example: str, top: Path) -> list[str]:
    """The example is the `.gitignore` of a repository with a report and its figures."""
    text = report(answers={FREE: "![Our loss](figures/loss.png)"})
    for name in figure_names(text):
        (top / "reports" / name).parent.mkdir(parents=True, exist_ok=True)
        (top / "reports" / name).write_bytes(PNG)
    (top / ".gitignore").write_text(example, "utf-8")
    for arguments in (["init", "--quiet"], ["add", "."]):
        subprocess.run(["git", *arguments], cwd=top, check=True)
    disk = DiskFolder(top / "reports")
    states = find_git(os.environ["PATH"]).figure_states(top / "reports", disk.scan())
    return codes(analyse(text, edition("2026"), Figures(disk, git=states)))


def found_beside_page(example: str, top: Path) -> list[str]:
    """The example has the same answer as it is in the report and in the page beside it."""
    answers = dict(line.split(": ", 1) for line in example.splitlines())
    page = hand_in(report(answers={FREE: answers["report.html"]}))
    top.mkdir()
    (top / "report.html").write_text(page, "utf-8")
    text = report(answers={FREE: answers["README.md"]})
    return codes(with_kept_page(analyse(text, edition("2026"), None), top))


OTHERWISE: dict[str, Callable[[str, Path], list[str]]] = {
    "missing-front-matter": lambda example, _: found_at_the_beginning(example),
    "missing-title": lambda example, _: found_at_the_title(example),
    "report-place": found_in_files,
    "broken-link": found_beside_code,
    "image-not-in-git": found_in_git,
    "stale-page": found_beside_page,
}
"""Examples of what is no part of a report, or of a whole one."""


@pytest.mark.parametrize("code", RULES)
def test_what_stands_before_has_the_fault_and_what_stands_after_does_not(code: str, tmp_path: Path) -> None:
    example = RULES[code].example
    find = OTHERWISE.get(code, lambda text, _: found(code, text))
    before, after = find(example.before, tmp_path / "before"), find(example.after, tmp_path / "after")
    assert code in before
    assert code not in after
    assert set(after) <= set(before), "nor has it another one"
