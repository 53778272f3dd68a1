"""`textDocument/documentLink`."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from report_ls.analysis.analysis import Analysis
from report_ls.features.links import figure_links, module_links
from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.paths import to_uri
from report_ls.lsp.session.open_report import OpenReport
from report_ls.lsp.session.session import Session


def document_link(session: Session, params: types.DocumentLinkParams) -> list[types.DocumentLink]:
    report = session.reports.get(params.text_document.uri)
    if report is None or report.analysis is None:
        return []
    links = list(_modules(report, report.analysis))
    if not session.client.is_vscode:  # its markdown links the paths of pictures by itself
        links += _figures(report, report.analysis)
    if not session.client.link_tooltips:
        for link in links:
            link.tooltip = None
    return links


def _modules(report: OpenReport, analysis: Analysis) -> Iterator[types.DocumentLink]:
    for link in module_links(analysis):
        yield types.DocumentLink(report.document.range(link.span), target=link.url, tooltip=link.title)


def _figures(report: OpenReport, analysis: Analysis) -> Iterator[types.DocumentLink]:
    if report.path is None:
        return
    for link in figure_links(analysis):
        target = to_uri(report.path.parent / link.name)
        yield types.DocumentLink(report.document.range(link.span), target=target, tooltip=link.name)


DOCUMENT_LINK = Switch("documentLink", 120, "link the modules of the checklist to their pages")
SWITCHED = (
    Switched(
        DOCUMENT_LINK.name,
        types.TEXT_DOCUMENT_DOCUMENT_LINK,
        document_link,
        types.DocumentLinkOptions(resolve_provider=False),
        nothing=(),
    ),
)
