r"""A report with `\r\n` has the findings of the one with `\n`, in the same lines and columns."""

from __future__ import annotations

import pytest

from report_ls.analysis.analysis import Analysis
from report_ls.text.spans import LineIndex, split_lines
from tests.rules.cases import Case
from tests.rules.collected import cases
from tests.support.reports import unmark

ALL = cases()


def positions(text: str, analysis: Analysis) -> list[tuple[str, tuple[int, int], tuple[int, int], str]]:
    index = LineIndex(split_lines(text))
    return [
        (finding.code, index.position(finding.span.start), index.position(finding.span.end), finding.message)
        for finding in analysis.findings
    ]


@pytest.mark.parametrize(("end", "cases"), [("\r\n", ALL), ("\r", ALL[::5])], ids=["CRLF", "CR"])
def test_findings_have_the_same_lines_and_columns(end: str, cases: list[Case]) -> None:
    for case in cases:
        text = unmark(case.source, cursor="").text
        other = text.replace("\n", end)
        assert positions(other, case.analysed(other)) == positions(text, case.analysed(text)), case


def test_a_text_of_mixed_ends_is_read_like_one_of_a_kind() -> None:
    case = ALL[0]
    text = unmark(case.source, cursor="").text
    lines = text.split("\n")
    mixed = "".join(line + ("\r\n" if index % 2 else "\n") for index, line in enumerate(lines[:-1])) + lines[-1]
    assert positions(mixed, case.analysed(mixed)) == positions(text, case.analysed(text))
