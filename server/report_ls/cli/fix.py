"""`check --fix` and `check --diff`: the safe fixes of a report, written to its file or shown."""

from __future__ import annotations

import difflib
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from report_ls.analysis.analysis import Analysis
from report_ls.cli.check import Checked, UnfixableError, analyse_report, complain
from report_ls.cli.exit_status import FAILED, PASSED, UNUSABLE
from report_ls.cli.printable import printable
from report_ls.disk.find_reports import Found, Problem, find_reports
from report_ls.disk.write_whole import UnwritableError, rewrite
from report_ls.fixes.edits import applied_to_file, composed
from report_ls.fixes.effect import LeftOut
from report_ls.fixes.fix_all import fix_all
from report_ls.model.findings import Finding
from report_ls.page.judge_in_process import PageJudge
from report_ls.text.failure import failure
from report_ls.text.spans import split_lines
from report_ls.text.wording import sentence_case


def fix(target: Found, checked: Checked, edition: str | None, *, page: bool) -> Checked:
    """Write the safe fixes of a report to its file, with `page` those of its hand-in page, too, and judge what is left.

    Raises UnfixableError.
    """
    text, amount = _fixed(target, checked.analysis, page=page)
    if text == target.text:
        return checked._replace(fixes=0)
    _write(target, text)
    return Checked(target.path, analyse_report(target.path, text, edition), amount)


def diff(paths: Iterable[str], edition: str | None, *, page: bool) -> int:
    """Print what `fix` would change in the reports at `paths`. Returns the exit status: FAILED if it would change anything."""
    status = PASSED
    for target in find_reports(paths):
        if not isinstance(target, Found):
            status = UNUSABLE
            complain(target)
            continue
        try:
            text, _ = _fixed(target, analyse_report(target.path, target.text, edition), page=page)
        except UnfixableError as error:
            status = UNUSABLE
            complain(Problem(target.path, str(error)))
            continue
        except Exception as error:  # which is that of this report alone
            status = UNUSABLE
            complain(Problem(target.path, failure(error)))
            continue
        if text != target.text:
            status = max(status, FAILED)
            _print_diff(target.path, target.text, text)
    return status


def _fixed(target: Found, analysis: Analysis, *, page: bool) -> tuple[str, int]:
    """The text of a file after its fixes, with its own line ends, and how many they are."""
    fixed = fix_all(analysis)
    _tell_what_was_left(target.path, fixed.analysis.report.text, fixed.left)
    for finding in fixed.to_light:
        _tell(
            target.path, fixed.analysis.report.text, finding, f"{finding.code} came to light by the fixes: {finding.message_with_question}"
        )
    if not page:
        return applied_to_file(target.text, fixed.edits), len(fixed.applied)
    from report_ls.fixes.fix_page import fix_page  # which imports what renders both pages

    paged = fix_page(fixed.analysis.report.text, analysis.limits, PageJudge().judge)
    _tell_what_was_left(target.path, paged.text, paged.left_out)
    edits = composed(analysis.report.text, (fixed.edits, paged.edits))
    return applied_to_file(target.text, edits), len(fixed.applied) + len(paged.applied)


def _tell_what_was_left(path: str, text: str, left: Iterable[LeftOut]) -> None:
    for finding, reason in left:
        _tell(path, text, finding, f"{finding.code} was left as it is: {reason}")


def _tell(path: str, text: str, finding: Finding, sentence: str) -> None:
    line = text.count("\n", 0, finding.span.start) + 1
    complain(Problem(f"{path}:{line}", sentence))


def _write(target: Found, text: str) -> None:
    """Replaces the text of a report's file. Raises UnfixableError, and the file is as it was."""
    try:
        rewrite(Path(target.path), target.text, text, within=Path(target.folder) if target.folder else None)
    except UnwritableError as error:
        raise UnfixableError(f"{sentence_case(str(error))}, so it was not fixed.") from None
    except OSError as error:
        raise UnfixableError(f"{error.strerror or 'It cannot be written'}, so it was not fixed.") from None


def _print_diff(path: str, old: str, new: str) -> None:
    """Write what the fixes change as a unified diff, in UTF-8 and with the report's line ends, as `patch` takes it.

    In a terminal, characters that steer it are shown as escapes.
    """
    is_terminal = sys.stdout.isatty()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    for line in _diff(path, old, new):
        print(printable(line.rstrip("\r\n")) + "\n" if is_terminal else line, end="")


def _diff(path: str, old: str, new: str) -> Iterator[str]:
    before, after = (lines[:-1] if not lines[-1] else lines for lines in (split_lines(old), split_lines(new)))
    name = printable(path)
    for line in difflib.unified_diff(before, after, name, name):
        yield line
        if not line.endswith(("\n", "\r")):
            yield "\n\\ No newline at end of file\n"
