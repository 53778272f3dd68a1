"""A fence of code that is never closed: GitHub then makes code of all the rest of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from report_ls.model.check import QuestionCheck
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject
from report_ls.syntax.open_fence import OpenFence, open_fence
from report_ls.text.edits import BEHIND, Edit
from report_ls.text.spans import Span

UNCLOSED_FENCE = Rule(
    code="unclosed-fence",
    family=Family.ANSWERS,
    position=90,
    severity=Severity.WARNING,
    summary="a fence of code that is never closed",
    explanation=(
        "GitHub shows all that follows it as code, up to the end of the report or to the next fence. The hand-in page knows no fences."
    ),
    fix="inserts the closing marks behind the code, or at the end of the answer",
    example=Example(
        "We install it:\n\n```bash\npip install uv\n\nThen we trained it.",
        "We install it:\n\n    pip install uv\n\nThen we trained it.",
    ),
)

_MARKS = re.compile(r"[ \t]*(?:```+|~~~+)[ \t]*$")
_BEHIND_CODE = re.compile(r"(?<![`~])(?:```+|~~~+)[ \t]*$")
_WORD = re.compile(r"[\"'(*_]{0,5}[A-Za-zÆØÅæøå][A-Za-zÆØÅæøå'’-]{0,40}[\"')*_]{0,5}[,.;:!?]?$")
_LEAST_WORDS = 3
_OF_TEN = 8
"""So many words of ten in a sentence are letters alone."""


def unclosed_fence(subject: Subject) -> Iterator[Finding]:
    fence = None if subject.body.is_unanswered else open_fence(subject.answer_text)
    if fence is None:
        return
    span = fence.span.shifted(subject.body.answer.start)
    advice = "Take it away." if _is_alone(subject.answer_text, fence) else f"Put {fence.marks} on a line behind the code."
    message = f"This fence is not closed, so GitHub shows all that follows it in the report as code. {advice}"
    yield UNCLOSED_FENCE.found(span, message, question=subject.number, fixes=tuple(_fixes(subject, fence)))


def _fixes(subject: Subject, fence: OpenFence) -> Iterator[Fix]:
    """What closes the fence at the likeliest place, and at the end of the answer."""
    start = subject.body.answer.start
    about = (Span(start + fence.span.start, BEHIND),)
    for index, (title, edit) in enumerate(_changes(subject.answer_text, fence)):
        yield Fix(title, (edit.shifted(start),), preferred=index == 0, about=about)


def _is_alone(answer: str, fence: OpenFence) -> bool:
    """Whether nothing follows a fence in its answer, and no language stands behind it."""
    return fence.span.of(answer) == fence.marks and not answer[fence.span.end :].strip()


def _changes(answer: str, fence: OpenFence) -> Iterator[tuple[str, Edit]]:
    if _is_alone(answer, fence):
        yield "Remove the fence", Edit(fence.span, "")
        return
    lines = answer.rstrip().split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    code = range(fence.line + 1, len(lines))
    closing = [index for index in code if _MARKS.match(lines[index])]
    behind = [Span(*match.span()).shifted(starts[index]) for index in code if (match := _marks_behind(lines[index]))]
    if len(closing) == 1:
        [line] = closing
        yield "Make this line close the fence", Edit(Span(starts[line], starts[line] + len(lines[line])), fence.marks)
    elif behind:
        yield "Put the closing marks on a line of their own", Edit(behind[0], f"\n{fence.marks}")
    else:
        text = _first_text(lines, code)
        if text is not None:
            yield "Close the fence before the text", Edit(Span(starts[text], starts[text]), f"{fence.marks}\n")
        end = len(answer.rstrip())
        yield "Close the fence at the end of the answer", Edit(Span(end, end), f"\n{fence.marks}")


def _marks_behind(line: str) -> re.Match[str] | None:
    """The marks at the end of a line of code, unless they end code that is in such marks on that line."""
    match = _BEHIND_CODE.search(line)
    return match if match and "``" not in line[: match.start()] and "~~" not in line[: match.start()] else None


def _first_text(lines: Sequence[str], code: range) -> int | None:
    """The blank line between the code and the first paragraph that is certainly a sentence, a picture or a link."""
    for index in code:
        if index - 1 > code.start and not lines[index - 1].strip() and _is_text(lines[index]):
            first = index - 1
            while first - 1 > code.start and not lines[first - 1].strip():
                first -= 1
            return first
    return None


def _is_text(line: str) -> bool:
    words = line.split()
    if not words or line[0].isspace():
        return False
    if re.match(r"!?\[[^\[\]]*\]\(", line):
        return True
    if len(words) < _LEAST_WORDS or (words[0][0].islower() and words[-1][-1] not in ".!?"):
        return False
    return words[0] not in {"#", "//"} and 10 * sum(map(bool, map(_WORD.match, words))) >= _OF_TEN * len(words)


UNCLOSED_FENCE_CHECK = QuestionCheck(unclosed_fence, finds=(UNCLOSED_FENCE,), position=60)
