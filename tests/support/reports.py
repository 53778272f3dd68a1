"""Reports made for tests: one that passes everything, and marks for a cursor and ranges in small texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from report_ls.checker.limits import QuestionLimits
from report_ls.template.editions import edition
from report_ls.template.sections import openers
from report_ls.text.spans import Span

CHECKLIST = """## Overall project checklist

The list below is long, and nobody is expected to tick all of it.

### Week 1

* [x] Make a repository (M5)
* [ ] Write a requirements file (M2+M6)

### Week 2

* [X] Test the data (M16)
"""
INTRODUCTION = "> In this section we ask about how you worked.\n"


def sections(name: str = "2026") -> dict[int, str]:
    """The titles of the sections of an edition, by the numbers of their first questions."""
    return {number: title for title, number in openers(edition(name)).items()}


def answer(limits: QuestionLimits, number: int, *, is_last: bool = False) -> str:
    """Words and images that are within `limits`; in the last question, words that name the members."""
    if number in {1, 2}:
        return {1: "42", 2: "s900001, s900002"}[number]
    images = limits.images.least if limits.images else 0
    words = (limits.words.least + limits.words.most) // 2 if limits.words else 3
    if limits.words is not None and is_last:
        return "s900001 and s900002 " + "word " * (words - 4) + "end."
    lines = [f"![picture](figures/q{number}_{index}.png)" for index in range(images)]
    return "\n\n".join([*lines, ("word " * (words - images)).strip() + "."])


def guidance(limits: QuestionLimits) -> str:
    lines = ["> **What did you do, and why did you do it?**", ">"]
    if limits.words:
        lines += [f"> Recommended answer length: {limits.words.least}-{limits.words.most} words.", ">"]
    return "\n".join([*lines, "> Example:", "> *We did ... because ...*", ">", "> Answer:"])


def question(number: int, name: str = "2026", body: str | None = None) -> str:
    """A question as in the template, with `body` or a passing text for its answer."""
    limits = edition(name).of(number)
    return f"### Question {number}\n\n{guidance(limits)}\n\n{answer(limits, number, is_last=number == edition(name).expected) if body is None else body}\n"


def report(name: str = "2026", answers: dict[int, str] | None = None) -> str:
    """A report that passes every question of an edition and has no finding, but for `answers`, which replace those of their questions."""
    parts = ["# Exam template for 02476 Machine Learning Operations\n", "Read this first.\n", CHECKLIST]
    titles = sections(name)
    for number in range(1, edition(name).expected + 1):
        if number in titles:
            parts.append(f"## {titles[number]}\n\n{INTRODUCTION}" if number > 3 else f"## {titles[number]}\n")
        parts.append(question(number, name, (answers or {}).get(number)))
    return "\n".join(parts)


def figure_names(text: str) -> list[str]:
    """The figures that a report made here mentions."""
    return sorted(set(re.findall(r"figures/\w+\.png", text)))


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks: `|` was the cursor, and `«` and `»` stood around each range."""

    text: str
    cursor: int | None
    spans: tuple[Span, ...]

    @property
    def marked(self) -> tuple[str, ...]:
        return tuple(span.of(self.text) for span in self.spans)


def unmark(source: str, cursor: str = "|") -> Marked:
    """Read the marks out of `source`. A mark of another kind is used where the text itself has a `|`."""
    text: list[str] = []
    place, start = None, 0
    spans: list[Span] = []
    for character in source:
        if character == cursor:
            place = len(text)
        elif character == "«":
            start = len(text)
        elif character == "»":
            spans.append(Span(start, len(text)))
        else:
            text.append(character)
    return Marked("".join(text), place, tuple(spans))
