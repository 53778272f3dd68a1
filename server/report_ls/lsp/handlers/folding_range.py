"""`textDocument/foldingRange`."""

from __future__ import annotations

from lsprotocol import types

from report_ls.features.folding import Fold, FoldKind, guidance_folds, region_folds
from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.session.document import Document
from report_ls.lsp.session.session import Session

KINDS = {FoldKind.GUIDANCE: types.FoldingRangeKind.Comment, FoldKind.REGION: types.FoldingRangeKind.Region}
"""Guidance as comments: editors have a command that folds all comments, and a report has no others that fold."""


def folding_range(session: Session, params: types.FoldingRangeParams) -> list[types.FoldingRange]:
    report = session.reports.get(params.text_document.uri)
    if report is None or report.analysis is None:
        return []
    folds = list(guidance_folds(report.analysis))
    if not session.client.is_vscode:  # its markdown folds headings and code by itself
        folds += region_folds(report.analysis)
    ranges = [_range(report.document, fold) for fold in folds]
    foldable = [range_ for range_ in ranges if range_.start_line < range_.end_line]
    return sorted(foldable[: session.client.most_folds], key=lambda range_: (range_.start_line, -range_.end_line))


def _range(document: Document, fold: Fold) -> types.FoldingRange:
    """Whole lines, which every client can fold."""
    return types.FoldingRange(document.position(fold.span.start).line, document.position(fold.span.end).line, kind=KINDS[fold.kind])


FOLDING_RANGE = Switch("foldingRange", 100, "fold guidance, all of it with Fold All Block Comments")
SWITCHED = (Switched(FOLDING_RANGE.name, types.TEXT_DOCUMENT_FOLDING_RANGE, folding_range, nothing=()),)
