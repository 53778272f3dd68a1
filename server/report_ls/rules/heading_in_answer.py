"""`##` and `###` in answers, where the checker stops counting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from report_ls.model.check import QuestionCheck
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject
from report_ls.page.pasted import comments
from report_ls.syntax.code import code_spans, covering
from report_ls.text.edits import Edit
from report_ls.text.spans import Cursor, Span, has, line_at
from report_ls.text.wording import amount

HEADING_IN_ANSWER = Rule(
    code="heading-in-answer",
    family=Family.STRUCTURE,
    position=100,
    severity=Severity.ERROR,
    summary="a `##` or `###` in an answer, where report.py stops counting",
    explanation=(
        "report.py takes `##` and `###` for the next section or question, wherever they stand: in a heading, in a comment of a "
        "shell command, in `C##`. The words after them are not counted; in the last answer a `###` makes it stop."
    ),
    fix="makes it bold text, or one `#` in code, or `#\\#` in running text",
    fixed_by_all=True,
    example=Example(
        "(60 words)\n\n### Tests in CI\n\n(60 words)",
        "(60 words)\n\n**Tests in CI**\n\n(60 words)",
    ),
)

_HEADING = re.compile(r"(?P<before>[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)(?P<signs>#{1,6})(?P<text>(?:[ \t][^\n]*)?)$")
_LOOSE = re.compile(r"(?P<before>[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)(?P<signs>#{2,})(?P<text>[^#\n][^\n]*)$")
_LEAD = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?")
"""What may stand before the signs of a heading."""
_TOP_HEADING = re.compile(r"^ {0,3}#{1,2}[ \t]+\S", re.MULTILINE)
_LONGEST_PATH = 1000
_PATH = re.compile(r"\]\((?P<begun>[^\s()]+)\Z")
"""The beginning of a path, in which a `#` is part of a name."""
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d+[.)])[ \t]")


def heading_in_answer(subject: Subject) -> Iterator[Finding]:
    """In the last question only a `###` matters: it makes one answer too many (docs/format.md, section 3, step 4)."""
    least = 3 if subject.is_last else 2
    answer = subject.body.answer
    if not has(subject.text, "##", answer):
        return
    runs = [Span(*match.span()) for match in re.finditer(f"#{{{least},}}", subject.text) if match.start() >= answer.start]
    code = [span.shifted(answer.start) for span in code_spans(subject.answer_text)] if runs else []
    unmarked = _comments(subject.answer_text, answer.start) if runs else []
    lines, report_end = Cursor(subject.text), _report_end(subject.text, answer.start) if subject.is_last else None
    for index, run in enumerate(runs):
        in_code = any(covering(spans, run) is not None for spans in (code, unmarked))
        fix = _fix(subject, run, lines.at(run.start), report_end, in_code=in_code)
        yield HEADING_IN_ANSWER.found(run, _message(subject, run, is_first=index == 0), question=subject.number, fixes=(fix,))


def _comments(answer: str, by: int) -> list[Span]:
    """The lines that are a comment of code without a mark, though they begin as a heading."""
    lines = answer.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return [Span(starts[line] + by, starts[line + 1] + by) for line in sorted(set(comments(lines)))]


def _message(subject: Subject, run: Span, *, is_first: bool) -> str:
    signs = "###" if run.end - run.start > 2 else "##"
    if subject.is_last:
        return f"report.py takes this {signs} for one more question, and stops."
    if not is_first:
        return f"report.py takes this {signs} for the next heading, too."
    if subject.official and subject.official.words != subject.structural.words:
        return f"report.py stops counting here, at {signs}: {subject.official.words} of {amount(subject.structural.words, 'word')}."
    return f"report.py stops counting this answer here, at {signs}."


def _fix(subject: Subject, run: Span, line: Span, report_end: int | None, *, in_code: bool) -> Fix:
    text = subject.text
    if in_code:
        return Fix("Write one #", (Edit(run, "#"),), safe=True, preferred=True, about=(line,))
    before = text[max(line.start, run.start - _LONGEST_PATH) : run.start]
    if _PATH.search(before):
        return Fix("Write it as %23", (Edit(run, _percent_encoded(before, run.end - run.start)),), safe=True, preferred=True)
    is_first = _LEAD.fullmatch(text, line.start, run.start) is not None
    heading = (_HEADING.match(line.of(text)) or _LOOSE.match(line.of(text))) if is_first else None
    if heading is None:
        edit = Edit(run, "\\".join("#" * (run.end - run.start)))
        return Fix("Write it as text", (edit,), safe=True, preferred=True, about=(line,))
    title = re.sub(r"(?<![ \t])[ \t]+#+[ \t]*$", "", heading["text"]).strip()
    after = _gap(text, line.end, heading["before"])
    if "##" in title:  # text of its own signs, which are findings of their own
        edit = Edit(Span(run.start, run.end), "\\".join("#" * (run.end - run.start)))
        return Fix("Write it as text", (edit,), safe=True, preferred=True, about=(line,))
    if not title.strip("*_# "):
        edit = Edit(line, heading["before"].rstrip() + title)
        return Fix("Remove the empty heading", (edit,), safe=True, preferred=True, about=(line,))
    if report_end is not None and report_end < line.start:
        level = min(run.end - run.start, 6)
        gap = "" if text.startswith("\n\n", line.start - 2) else "\n"
        html = f"{gap}{heading['before']}<h{level}>{title}</h{level}>{after}"
        return Fix(f"Write it as <h{level}>", (Edit(line, html),), safe=True, preferred=True)
    bold = re.sub(r"\A__(.+)__\Z", r"\1", title.replace("**", "")).strip()
    edit = Edit(line, f"{heading['before']}**{bold}**{after}")
    return Fix("Make it bold", (edit,), safe=True, preferred=True, about=(line,))


def _percent_encoded(before: str, amount: int) -> str:
    """`#` signs of a path, which begins in `before`. The first of an address on the web begins a fragment and stays."""
    path = _PATH.search(before)
    keeps_first = path is not None and "://" in path["begun"] and "#" not in path["begun"]
    return "#" * keeps_first + "%23" * (amount - keeps_first)


def _gap(text: str, end: int, before: str) -> str:
    """What keeps the line after `end` apart from what stands in the place of a heading with `before` in front of it: a blank line, which in
    a quote has a sign. The items of a list stay together.
    """
    following = line_at(text, min(end + 1, len(text))).of(text)
    if not following.strip(" \t>") or (_ITEM.match(before) and _ITEM.match(following)):
        return ""
    sign = before.rstrip() if following.lstrip().startswith(">") and not _ITEM.match(before) else ""
    return f"\n{sign}"


def _report_end(text: str, start: int) -> int | None:
    """Where the first heading of level 1 or 2 stands behind the last answer's start: what follows is no answer any more."""
    heading = _TOP_HEADING.search(text, start)
    return heading.start() if heading else None


HEADING_IN_ANSWER_CHECK = QuestionCheck(heading_in_answer, finds=(HEADING_IN_ANSWER,), position=20)
