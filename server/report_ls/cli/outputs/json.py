"""The output of `check` for programs (docs/design.md, section 5)."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from typing import Any

from report_ls.analysis.analysis import Analysis
from report_ls.checker.limits import Limits
from report_ls.checker.official import OfficialAnswer
from report_ls.cli.check import Checked, Output
from report_ls.cli.printable import STEERING
from report_ls.disk.find_reports import Problem
from report_ls.model.findings import Finding
from report_ls.text.spans import LineIndex, split_lines

VERSION = 1
_UNSAFE = re.compile(f"[{STEERING}]")
"""What JSON need not escape, though a terminal obeys it or UTF-8 can't hold it."""


def output() -> Output[str]:
    """One object for all reports, each of them written as soon as it is there, in UTF-8 whatever the terminal has."""
    return Output(_drawn, _write)


def _drawn(result: Checked | Problem) -> str:
    text = json.dumps(_report(result), ensure_ascii=False, indent=1).replace("\n", "\n  ")
    return _UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], text)


def _write(reports: Iterator[str]) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    print(f'{{\n "version": {VERSION},\n "reports": [', end="")
    separator = "\n  "
    last = "]"
    for report in reports:
        print(separator + report, end="")
        separator, last = ",\n  ", "\n ]"
    print(f"{last}\n}}")


def _report(result: Checked | Problem) -> dict[str, Any]:
    if isinstance(result, Problem):
        return {"path": result.path, "error": result.reason}
    analysis = result.analysis
    index = LineIndex(split_lines(analysis.report.text))
    return {
        "path": result.path,
        **({} if result.fixes is None else {"fixed": result.fixes}),
        "edition": analysis.limits.edition,
        "limits": analysis.limits.source,
        "official": _official(analysis),
        "findings": [_finding(finding, index) for finding in analysis.findings],
    }


def _official(analysis: Analysis) -> dict[str, Any]:
    official = analysis.official
    questions = () if official.stopped else enumerate(official.answers, 1)
    return {
        "outcome": "wrong-answer-count" if official.stopped else "checked",
        "answers": len(official.answers),
        "expected_answers": official.expected,
        "passed": official.passed,
        "questions": [_question(number, answer, analysis.limits) for number, answer in questions],
    }


def _question(number: int, answer: OfficialAnswer, limits: Limits) -> dict[str, Any]:
    words, images = limits.of(number).words, limits.of(number).images
    return {
        "number": number,
        "passed": answer.passed,
        "words": answer.counted.words,
        "images": answer.counted.images,
        "min_words": words.least if words else None,
        "max_words": words.most if words else None,
        "min_images": images.least if images else None,
        "max_images": images.most if images else None,
    }


def _finding(finding: Finding, index: LineIndex) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.label,
        "message": finding.message,
        "question": finding.question,
        "start": _position(finding.span.start, index),
        "end": _position(finding.span.end, index),
        "fixes": [fix.title for fix in finding.fixes],
    }


def _position(offset: int, index: LineIndex) -> dict[str, int]:
    line, column = index.position(offset)
    return {"line": line + 1, "column": column + 1}
