"""`report-ls html`: the hand-in page, as `report.py html` writes it, or as a page of its own."""

from __future__ import annotations

import sys
from pathlib import Path

from report_ls.checker.limits import Limits
from report_ls.checker.process import CheckerProcess
from report_ls.cli.exit_status import PASSED, UNUSABLE
from report_ls.cli.printable import tell
from report_ls.disk.files import KEPT_PAGE, is_same_path, read_checker
from report_ls.disk.find_reports import Found, NoReport, Problem, find_reports
from report_ls.disk.folders import DiskFolder
from report_ls.disk.write_whole import UnwritableError, write_whole
from report_ls.model.figures import Figures
from report_ls.page.render import hand_in
from report_ls.template.in_force import limits_in_force
from report_ls.text.failure import failure
from report_ls.text.wording import sentence_case

STANDARD_OUTPUT = "-"


class NoPageError(Exception):
    """A page can't be made. The message is a sentence that names the file."""


def write_page(path: str, output: str | None, *, full: bool) -> int:
    """Make the page of the report at `path` and write it to `output`. Returns the exit status; what goes wrong is told."""
    try:
        report = _only_report(path)
        limits = limits_in_force(report.text, CheckerProcess().read(read_checker(Path(report.path).parent)))
        page = _page(report, limits, full=full)
        _write(page.encode("utf-8"), report.path, output)
        if limits.page_note:
            tell(f"{report.path}: {limits.page_note}")
    except NoPageError as error:
        tell(str(error))
        return UNUSABLE
    return PASSED


def _only_report(path: str) -> Found:
    found = list(find_reports([path]))
    if len(found) > 1:
        names = ", ".join(other.path for other in found[:3])
        raise NoPageError(f"{path}: There are {len(found)} reports in this folder; name one: {names}.")
    match found[0]:
        case NoReport():
            raise NoPageError(f"{path}: There is no report in this folder.")
        case Problem(reason=reason):
            raise NoPageError(f"{path}: {reason}")
        case Found() as report:
            return report


def _page(report: Found, limits: Limits, *, full: bool) -> str:
    try:
        if not full:
            return hand_in(report.text)
        from report_ls.page.full_page import full_page

        return full_page(report.text, limits.expected, Figures(DiskFolder(Path(report.path).parent)))
    except RecursionError:
        raise NoPageError(f"{report.path}: Its lists or quotes are nested too deeply to make a page.") from None
    except Exception as error:
        raise NoPageError(f"{report.path}: {failure(error)}") from None


def _write(page: bytes, report: str, output: str | None) -> None:
    """Raises NoPageError, but for standard output, where the errors are those of all commands."""
    if output == STANDARD_OUTPUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(page)
        return
    target = Path(report).parent / KEPT_PAGE if output is None else Path(output)
    if is_same_path(target, Path(report)):
        raise NoPageError(f"{target}: This is the report itself, which would be lost.")
    try:
        write_whole(target, page)
    except UnwritableError as error:
        raise NoPageError(f"{target}: {sentence_case(str(error))}, so it was not written.") from None
    except OSError as error:
        raise NoPageError(f"{target}: {error.strerror or 'It cannot be written'}.") from None
