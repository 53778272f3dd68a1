"""Findings and hovers to what the protocol has for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from report_ls.features.quoted import literal
from report_ls.lsp.explanations import CODE
from report_ls.lsp.session.client_capabilities import ClientCapabilities
from report_ls.lsp.session.document import Document
from report_ls.model.findings import Finding

if TYPE_CHECKING:
    from report_ls.features.hover import Hover
    from report_ls.features.progress import Week

SOURCE = "report-ls"

PREVIEW_WIDTH = 320


def diagnostic(uri: str, document: Document, client: ClientCapabilities, finding: Finding) -> dict[str, Any]:
    """A `Diagnostic` as what JSON is made of: there may be some at every key."""
    found: dict[str, Any] = {
        "range": document.plain_range(finding.span),
        "severity": finding.severity.value,
        "code": finding.code,
        "source": SOURCE,
        "message": finding.message_with_question,
    }
    if client.explanations:
        found["codeDescription"] = {"href": client.explanations.replace(CODE, finding.code)}
    if finding.unnecessary and client.has_tags:
        found["tags"] = [types.DiagnosticTag.Unnecessary.value]
    if finding.related and client.has_related:
        found["relatedInformation"] = [
            {"location": {"uri": uri, "range": document.plain_range(place.span)}, "message": place.message} for place in finding.related
        ]
    return found


def week(row: Week) -> dict[str, Any]:
    """A `Week` of `PROTOCOL.md`."""
    return {"name": row.name, "ticked": row.ticked, "total": row.total}


def hover_answer(document: Document, client: ClientCapabilities, hover: Hover, preview_uri: str | None) -> types.Hover:
    """A hover; where the client shows markdown, with the picture at `preview_uri` above it."""
    if client.markdown_hover:
        preview = f"{picture(client, hover.preview, preview_uri)}\n\n" if hover.preview and preview_uri else ""
        content = types.MarkupContent(types.MarkupKind.Markdown, preview + hover.markdown)
    else:
        content = types.MarkupContent(types.MarkupKind.PlainText, plain(hover.markdown))
    return types.Hover(content, document.range(hover.span))


def picture(client: ClientCapabilities, name: str, uri: str) -> str:
    """A preview of the figure `name`. VS Code reads its width, in pixels, from the address; for others that would be another file."""
    width = f"|width={PREVIEW_WIDTH}" if client.is_vscode else ""
    return f"![{literal(name)}]({uri}{width})"


def plain(markdown: str) -> str:
    """Our own markdown for a client that shows plain text."""
    return _MARKUP.sub(_plain, markdown).replace("&lt;", "<")


_MARKUP = re.compile(r"\\(?P<escaped>[\\`*\[\]>&])|\[(?P<label>[^\[\]\\]*)\]\((?P<target>[^()]*)\)|^#+ |[*`]", re.MULTILINE)


def _plain(mark: re.Match[str]) -> str:
    return f"{mark['label']} ({mark['target']})" if mark["target"] else mark["escaped"] or ""
