"""The report that is typed into: made of sentences of our own, as long as a filled report is, with a few faults of the usual kinds.

What takes a text is for any report, so that a real one can be measured, too.
"""

from __future__ import annotations

from itertools import cycle, islice

from report_ls.checker.limits import QuestionLimits
from report_ls.syntax.parse import parse
from report_ls.syntax.report import Question
from report_ls.template.editions import edition
from tests.support.reports import CHECKLIST, INTRODUCTION, sections

EDITION = "2026"
TYPED_IN = 15
"""The question in the middle of the report, in which keys are typed."""
LEAST_TYPED_IN = 40
"""Characters of a line that is long enough to be prose."""
FIGURES = 1000
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)
"""A picture: a grey PNG of one pixel."""

SENTENCES = (
    "We kept the data in a bucket and wrote down the version of every file that a run had used.",
    "The model was trained three times with other seeds, and the spread of the results was small.",
    "One of us reviewed each change before it came into the main branch, mostly on the same day.",
    "Building the image took nine minutes at first and two after the layers were put in another order.",
    "A test that loads a tiny batch found two mistakes which nobody had seen while reading the code.",
    "We chose `hydra` for the configuration, since a run can then be repeated from one file.",
    "The service responds in about 40 ms, and most of that time goes into decoding the picture.",
    "Costs stayed low because the machines were stopped at night; the bucket was the largest part.",
    "It is not finished: drift is measured once a day, but nobody is told when it grows.",
    "Logging the loss at every step was too much, so we log the mean of fifty steps (and the last one).",
    "The hardest part was the permissions, where an error says what is missing but not *who* lacks it.",
)
CODE = "```bash\nuv sync\nuv run train --seed 7 --epochs 20\nuv run evaluate models/latest.pt\n```\n"
LIST = "- the data, with its checks\n- the model and its training\n- the service, and how it is watched\n"
EXAMPLE = " ".join(SENTENCES[:8])
REPLACED = {9: "We have not come to this yet.", 12: ""}
"""Answers that are too short, or missing."""
PUT_BEFORE = {18: "![machines](figures/figure_9999.png)", 26: f"It has three parts:\n{LIST}"}
"""What stands before an answer: a picture that isn't there, and a list that the hand-in page shows as text."""


def figure_name(index: int) -> str:
    return f"figures/figure_{index:04d}.png"


def made_report() -> str:
    """A report of about 51 kB."""
    parts = ["# Exam template for 02476 Machine Learning Operations\n", "Read this first.\n", CHECKLIST]
    titles = sections(EDITION)
    for number in range(1, edition(EDITION).expected + 1):
        if number in titles:
            parts.append(f"## {titles[number]}\n\n{INTRODUCTION}")
        limits = edition(EDITION).of(number)
        parts.append(f"### Question {number}\n\n{_guidance(limits)}\n\n{_answer(number, limits)}\n")
    return "\n".join(parts)


def grown(text: str, times: int, *, but: int | None = None) -> str:
    """A report whose answers are repeated until it is `times` as long, all `but` that of one question."""
    answers = [question.content for question in _questions(text) if question.number != but]
    more = round((times - 1) * len(text) / sum(answer.end - answer.start for answer in answers))
    parts, done = [], 0
    for answer in answers:
        parts += [text[done : answer.end], f"\n\n{answer.of(text)}" * more]
        done = answer.end
    return "".join([*parts, text[done:]])


def typing_line(text: str) -> int:
    """The line, from 0, at whose end keys are typed: the first one of prose in the answer of the middle question.

    Raises StopIteration where there is none.
    """
    answer = _typed_in(text).content
    first = text.count("\n", 0, answer.start)
    lines = enumerate(answer.of(text).split("\n"), first)
    return next(number for number, line in lines if line[:1].isalpha() and line.isascii() and len(line) >= LEAST_TYPED_IN)


def heading_line(text: str) -> int:
    """The line, from 0, of the heading of the question that is typed in."""
    return text.count("\n", 0, _typed_in(text).anchor.start)


def _typed_in(text: str) -> Question:
    return next(question for question in _questions(text) if question.number == TYPED_IN)


def _questions(text: str) -> tuple[Question, ...]:
    return parse(text, edition(EDITION).expected).questions


def _answer(number: int, limits: QuestionLimits) -> str:
    if number <= 2:
        return {1: "42", 2: "s900001, s900002"}[number]
    if number in REPLACED:
        return REPLACED[number]
    parts = [PUT_BEFORE[number]] if number in PUT_BEFORE else []
    if limits.images:
        parts += [f"![picture {index}]({figure_name(number * 10 + index)})" for index in range(limits.images.least)]
    if number == edition(EDITION).expected:
        parts.append("Student s900001 wrote the service and student s900002 the training.")
    parts.append(_prose(number, (limits.words.least + limits.words.most) // 2 if limits.words else 60))
    if number in {10, 16, 24}:
        parts.append(CODE)
    return "\n\n".join(parts)


def _prose(start: int, words: int) -> str:
    """About so many words, in paragraphs of three sentences, beginning with a sentence that depends on `start`."""
    chosen: list[str] = []
    for sentence in islice(cycle(SENTENCES), start % len(SENTENCES), None):
        if sum(len(each.split()) for each in chosen) >= words - 10:
            break
        chosen.append(sentence)
    return "\n\n".join(" ".join(chosen[index : index + 3]) for index in range(0, len(chosen), 3))


def _guidance(limits: QuestionLimits) -> str:
    lines = ["> **What did you do, why did you do it that way, and what would you do in another way the next time?**", ">"]
    if limits.words:
        lines += [f"> Recommended answer length: {limits.words.least}-{limits.words.most} words.", ">"]
    return "\n".join([*lines, "> Example:", f"> *{EXAMPLE}*", ">", "> Answer:"])
