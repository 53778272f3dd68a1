"""Cases for the tables of these tests: a report in which the ranges of the findings are marked, and what must be said of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from report_ls.analysis.analysis import Analysis, analyse
from report_ls.disk.folders import MemoryFolder
from report_ls.disk.git_state import GitState
from report_ls.disk.linked import Linked
from report_ls.fixes import fix_all as features
from report_ls.model.figures import Figures
from report_ls.model.findings import Finding, Severity
from report_ls.template.editions import edition
from report_ls.text.edits import apply
from report_ls.text.spans import LineIndex, newlines, split_lines
from tests.support.reports import figure_names, report, unmark

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x04\x00\x00\x00\x03\x08\x02\x00\x00\x00"
"""The head of a picture of 4 x 3 pixels."""
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xc0\x00\x11\x08\x00\x03\x00\x04\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"


@dataclass(frozen=True)
class Case:
    """A report in which `«»` stand around each place where `code` must be found, and nowhere else.

    `messages` are those of the findings, in order; `fixes` are the titles of what the first one offers, each with the text that it leads
    to; `related` are (the marked text, the message) of its related places. `also` are the codes of all other findings of the report: a case
    says what is found and, by that, what is not.
    """

    name: str
    code: str
    source: str
    messages: tuple[str, ...]
    fixes: Mapping[str, str] = field(default_factory=dict)
    safe: bool = False
    severity: Severity | None = None
    related: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()
    edition: str = "2026"
    files: Mapping[str, bytes] | None = None
    git: Mapping[str, GitState] = field(default_factory=dict)
    links: Mapping[str, Linked] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.code}: {self.name}"

    @property
    def figures(self) -> Figures | None:
        return None if self.files is None else Figures(MemoryFolder(self.files, self.links), git=self.git)

    def analysed(self, text: str) -> Analysis:
        return analyse(text, edition(self.edition), self.figures)


@dataclass(frozen=True)
class Fixable:
    """A report with one finding that has a fix, and that finding alone, marked. `fixed` is a part of the text after the first fix."""

    code: str
    source: str
    fixed: str


def in_answer(
    name: str,
    code: str,
    number: int,
    answer: str,
    *messages: str,
    fixes: Mapping[str, str] | None = None,
    safe: bool = False,
    severity: Severity | None = None,
    related: tuple[tuple[str, str], ...] = (),
    also: tuple[str, ...] = (),
    edition: str = "2026",
    files: Mapping[str, bytes] | None = None,
    git: Mapping[str, GitState] | None = None,
    links: Mapping[str, Linked] | None = None,
) -> Case:
    """A case of one answer in a report that passes everything else. Without a mark in `answer` the finding is at the question's heading.

    `fixes` lead to answers.
    """
    source = report(edition, {number: answer})
    if "«" not in answer:
        source = changed(f"### Question {number}\n", f"### «Question {number}»\n", source)
    fixed = {title: report(edition, {number: result}) for title, result in (fixes or {}).items()}
    return Case(name, code, source, messages, fixed, safe, severity, related, also, edition, files, git or {}, links or {})


def changed(old: str, new: str, text: str | None = None) -> str:
    """`text`, or the passing report, with `new` in the place of `old`, which must be there once."""
    text = report() if text is None else text
    assert text.count(old) == 1, f"{text.count(old)} times in the report: {old!r}"
    return text.replace(old, new)


def changed_in(number: int, old: str, new: str, text: str | None = None) -> str:
    """`changed`, looking only at what stands between the heading of a question and the next one."""
    text = report() if text is None else text
    start = text.index(f"### Question {number}\n")
    end = text.find("\n### Question", start) + 1 or len(text)
    return text[:start] + changed(old, new, text[start:end]) + text[end:]


def folder(*names: str) -> dict[str, bytes]:
    """A folder with these figures, and those of the passing report."""
    return dict.fromkeys([*figure_names(report()), *names], PNG)


def codes(analysis: Analysis) -> list[str]:
    return [finding.code for finding in analysis.findings]


def lines(text: str, findings: tuple[Finding, ...] | list[Finding]) -> list[tuple[int, str]]:
    """Line, from 1, and code of each finding."""
    index = LineIndex(split_lines(text))
    return [(index.position(finding.span.start)[0] + 1, finding.code) for finding in findings]


def check(case: Case) -> None:
    """Hold a case against what is found."""
    marked = unmark(case.source, cursor="")
    analysis = case.analysed(marked.text)
    found = [finding for finding in analysis.findings if finding.code == case.code]
    assert [finding.span for finding in found] == list(marked.spans), f"found at {[finding.span.of(marked.text) for finding in found]}"
    assert tuple(finding.message for finding in found) == case.messages
    if case.severity is not None:
        assert {finding.severity for finding in found} == {case.severity}
    assert sorted(code for code in codes(analysis) if code != case.code) == sorted(case.also)
    first = found[0]
    assert tuple((related.span.of(marked.text), related.message) for related in first.related) == case.related
    assert [fix.title for fix in first.fixes] == list(case.fixes)
    for fix in first.fixes:
        assert fix.safe is case.safe
        result = apply(marked.text, fix.edits)
        assert difference(result, case.fixes[fix.title]) == ([], [])
        left = [finding for finding in case.analysed(result).findings if finding.code == case.code]
        assert len(left) < len(found), "the finding is still there after its fix"


def difference(one: str, other: str) -> tuple[list[str], list[str]]:
    """The lines from the first to the last that two texts do not share."""
    here, there = one.split("\n"), other.split("\n")
    while here and there and here[0] == there[0]:
        del here[0], there[0]
    while here and there and here[-1] == there[-1]:
        del here[-1], there[-1]
    return here, there


def check_silent(answer: str, number: int, name: str = "2026", files: Mapping[str, bytes] | None = None) -> None:
    """Nothing at all is said of an answer."""
    case = Case("", "", report(name, {number: answer}), (), edition=name, files=files)
    findings = case.analysed(case.source).findings
    assert [(finding.code, finding.span.of(case.source)) for finding in findings] == []


def fix_all(text: str, name: str = "2026") -> str:
    """The text after all safe fixes."""
    fixed = features.fix_all(analyse(text, edition(name), None))
    assert fixed.analysis.report.text == apply(newlines(text), fixed.edits), "the edits of all rounds lead to the text after the last one"
    return fixed.analysis.report.text
