"""An open document, and what is known of it and of what lies beside it on disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path

from lsprotocol import types

from report_ls.analysis.analysis import Analysis, analyse, select
from report_ls.analysis.memo import Memo
from report_ls.analysis.pages import Pages
from report_ls.analysis.reanalysis import reanalysed
from report_ls.disk.git_state import GitState
from report_ls.lsp.session.checker import Checker
from report_ls.lsp.session.document import Document
from report_ls.lsp.session.settings import Settings
from report_ls.lsp.session.surroundings import Surroundings
from report_ls.model.figures import Figures
from report_ls.model.findings import Finding, Severity
from report_ls.model.rule import Family
from report_ls.rules import RULES
from report_ls.syntax.report import Body
from report_ls.template.editions import is_report

PAGE_CODES = tuple(code for code, rule in RULES.items() if rule.family is Family.PAGE)


def _ignore(report: OpenReport, is_news: bool) -> None:
    pass


class OpenReport:
    """A document that the editor has open. `path` is None for one that is not on disk.

    `changed` is called when what lies beside it is seen to be something else than before: with the report, and whether a client that asked
    for something before has to ask again. `awaited` is set once its settings are known, and is None where they are. `is_deleted`: its file
    was deleted, and nobody has touched the text since.
    """

    def __init__(
        self, uri: str, path: Path | None, document: Document, settings: Settings, changed: Callable[[OpenReport, bool], None] = _ignore
    ) -> None:
        self.uri = uri
        self.path = path
        self._document = document
        self._settings = settings
        self._memo = Memo()
        self._changed = changed
        self._surroundings = Surroundings(path.parent, self._see_surroundings) if path else None
        self._checker = Checker()
        self._asking: asyncio.Task[None] | None = None
        self._pages = Pages()
        self._analysis: Analysis | None = None
        self._is_analysed = False
        self.awaited: asyncio.Event | None = None
        self.is_deleted = False

    @property
    def document(self) -> Document:
        return self._document

    def change(self, changes: list[types.TextDocumentContentChangeEvent], version: int) -> None:
        """Take in the changes of one notification."""
        self._document, edit = self._document.changed(changes, version)
        known = self._analysis if self._is_analysed and edit and not self.is_provisional else None
        self._analysis = reanalysed(known, edit) if known and edit else None
        self._is_analysed = self._analysis is not None
        self.is_deleted = False
        if known and edit and self._analysis:
            self._pages.keep(known, self._analysis, edit)

    @property
    def settings(self) -> Settings:
        return self._settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        if settings != self._settings:
            self._settings = settings
            self._is_analysed = False

    def look_again(self) -> None:
        """Something beside the report may have changed on disk."""
        if self._surroundings:
            self._surroundings.look()

    async def read_again(self, seconds: float) -> Analysis | None:
        """The analysis after another look at what lies beside the report, or after some seconds. For what a person asks for."""
        if self._surroundings:
            self._surroundings.look()
            await self._surroundings.read(seconds)
        return await self.settle()

    def look_aside(self) -> None:
        """Look whether something beside the report has changed, which nobody tells."""
        if self._surroundings:
            self._surroundings.look_aside()

    @property
    def lacks_files(self) -> bool:
        """Whether the report links to a file that is not there."""
        return self._surroundings is not None and self._surroundings.lacks_files

    def _see_surroundings(self, is_news: bool) -> None:
        if self._surroundings:
            self._checker.see(self._surroundings.script)
        self._is_analysed = False
        self._changed(self, is_news)

    def see_git(self, states: Mapping[str, GitState]) -> bool:
        """Take in what git says of the figures; whether anything is different."""
        if self._surroundings is None or not self._surroundings.see_git(states):
            return False
        self._is_analysed = False
        return True

    @property
    def memo(self) -> Memo:
        """What is remembered from one analysis to the next: also for what a text would be like after a fix."""
        return self._memo

    @property
    def figures(self) -> Figures | None:
        """None where there are none, or nothing is known of them yet."""
        return self._surroundings.figures if self._surroundings else None

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
        return analyse(text, self._checker.limits(text, self._settings.edition), self.figures, self._memo)

    @property
    def is_provisional(self) -> bool:
        """Whether the disk, or the process of the `report.py`, has yet to tell something that the analysis asked for."""
        if self._waits_for_disk():
            return True
        if self.analysis is None:
            return False
        return self._waits_for_disk() or (not self._checker.is_plain and self._checker.next_question() is not None)

    def _waits_for_disk(self) -> bool:
        return self._surroundings is not None and self._surroundings.is_waited_for

    async def settle(self) -> Analysis | None:
        """The analysis, once all is known that it asks for. Each wait, for the disk or for the process, has an end."""
        while self.is_provisional:
            if self._surroundings and self._waits_for_disk():
                await self._surroundings.settle()
                continue
            if self._asking is None or self._asking.done():
                self._asking = asyncio.get_running_loop().create_task(self._ask())
            await asyncio.shield(self._asking)
        return self.analysis

    async def _ask(self) -> None:
        if question := self._checker.next_question():
            self._checker.learn(await asyncio.to_thread(question))
            self._is_analysed = False

    def close(self) -> None:
        """The document is open no more."""
        if self.awaited:
            self.awaited.set()
        self._checker.close()
        if self._surroundings:
            self._surroundings.close()

    @property
    def published_analysis(self) -> Analysis | None:
        """The analysis with the findings `page-*` of the answers whose page was looked at; None where no finding is published."""
        analysis = self.analysis
        if analysis is None or self.is_deleted or not self._settings.enables("diagnostics"):
            return None
        return self._pages.added_to(analysis)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that the settings let through; none where the text is no report, or is deleted."""
        analysis = self.published_analysis
        return select(analysis.findings, self._settings.severities) if analysis else ()

    @property
    def unjudged(self) -> list[tuple[Body, int]]:
        """The questions, with their numbers, whose hand-in page has not been looked at since they changed."""
        analysis = self.analysis
        if analysis is None or all(self._settings.severities.get(code, Severity.HINT) is None for code in PAGE_CODES):
            return []
        return self._pages.unjudged(analysis)

    def see_pages(self, judged: Mapping[Body, tuple[Finding, ...]]) -> bool:
        """Take in what was found on the pages of questions, some of which may be gone by now; whether there is something new to tell."""
        return self.analysis is not None and self._pages.see(self.analysis, judged)
