"""An open document, and what is known of it and of what lies beside it on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from report_ls.analysis import Analysis, Memo, analyse, select
from report_ls.figures import DiskFolder, Figures, GitState, Listing
from report_ls.files import read_checker
from report_ls.findings import Finding
from report_ls.format.checker import limits_in_force
from report_ls.format.editions import is_report
from report_ls.lsp.document import Document
from report_ls.lsp.settings import Settings


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What lies beside a report: its figures, and the text of its `report.py`."""

    listing: Listing
    script: str | None


def look(folder: Path) -> Surroundings:
    """Read what lies in a report's folder. Safe to call from a thread."""
    return Surroundings(DiskFolder(folder).scan(), read_checker(folder))


class OpenReport:
    """A document that the editor has open. `path` is None for one that is not on disk."""

    def __init__(self, uri: str, path: Path | None, document: Document, settings: Settings) -> None:
        self.uri = uri
        self.path = path
        self._document = document
        self._settings = settings
        self._memo = Memo()
        self._beside: Surroundings | None = look(path.parent) if path else None
        self._figures = Figures(DiskFolder(path.parent), self._beside.listing) if path and self._beside else None
        self._analysis: Analysis | None = None
        self._is_analysed = False

    @property
    def document(self) -> Document:
        return self._document

    @document.setter
    def document(self, document: Document) -> None:
        self._document = document
        self._is_analysed = False

    @property
    def settings(self) -> Settings:
        return self._settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        self._settings = settings
        self._is_analysed = False

    def see(self, beside: Surroundings) -> bool:
        """Take in a new look at the folder; whether anything is different."""
        if self.path is None or beside == self._beside:
            return False
        if self._beside is None or beside.listing != self._beside.listing:
            self._figures = Figures(DiskFolder(self.path.parent), beside.listing)
        self._beside = beside
        self._is_analysed = False
        return True

    def see_git(self, states: Mapping[str, GitState]) -> bool:
        """Take in what git says of the figures; whether anything is different."""
        if self._figures is None or states == self._figures.git:
            return False
        self._figures = self._figures.with_git(states)
        self._is_analysed = False
        return True

    @property
    def memo(self) -> Memo:
        """What is remembered from one analysis to the next: also for what a text would be like after a fix."""
        return self._memo

    @property
    def figures(self) -> Figures | None:
        return self._figures

    @property
    def analysis(self) -> Analysis | None:
        """What is known of the text as it is now; None if it is no report."""
        if not self._is_analysed:
            self._analysis = self._analyse()
            self._is_analysed = True
        return self._analysis

    def _analyse(self) -> Analysis | None:
        text = self._document.text
        forced = self._settings.forces(self.path)
        if forced is False or (forced is None and not is_report(text)):
            return None
        script = self._beside.script if self._beside else None
        return analyse(text, limits_in_force(text, script, self._settings.edition), self._figures, self._memo)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that the settings let through; none where the text is no report."""
        analysis = self.analysis
        if analysis is None or not self._settings.enables("diagnostics"):
            return ()
        return select(analysis.findings, self._settings.severities)
