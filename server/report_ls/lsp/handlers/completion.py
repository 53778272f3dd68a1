"""`textDocument/completion` and `completionItem/resolve`."""

from __future__ import annotations

from lsprotocol import types

from report_ls.features.checklist import boxes
from report_ls.features.completion import complete, describe
from report_ls.features.snippets import snippets
from report_ls.lsp.convert import picture
from report_ls.lsp.handlers.completion_list import completion_list
from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.paths import to_uri
from report_ls.lsp.server.protocol import Encoded
from report_ls.lsp.session.session import Session


def completion(session: Session, params: types.CompletionParams) -> Encoded | list[types.CompletionItem]:
    """A `CompletionList`, or no items."""
    report = session.reports.get(params.text_document.uri)
    if report is None or report.analysis is None:
        return []
    offset = report.document.offset(params.position)
    offers = [complete(report.analysis, offset, report.memo), boxes(report.analysis, offset)]
    if report.settings.enables("snippets"):
        offers.append(snippets(report.analysis, offset))
    made = [offer for offer in offers if offer and offer.choice.items]
    return completion_list(report.document, session.client, made, report.uri, report.memo) if made else []


async def resolve(session: Session, item: types.CompletionItem) -> types.CompletionItem:
    """Add the size and the preview of a figure, for which its file has to be read."""
    if not isinstance(item.data, dict):
        return item
    report = session.reports.get(str(item.data.get("uri")))
    figure = str(item.data.get("figure"))
    if report is None or report.analysis is None or report.path is None or describe(report.analysis, figure) is None:
        return item
    analysis = await report.settle()
    text = describe(analysis, figure) if analysis else None
    if text is None:
        return item
    if session.client.markdown_completion:
        preview = picture(session.client, figure, to_uri(report.path.parent / figure))
        item.documentation = types.MarkupContent(types.MarkupKind.Markdown, f"{preview}\n\n{text}")
    else:
        item.documentation = text
    return item


COMPLETION = Switch("completion", 30, "offer figures and study numbers while typing")
SNIPPETS = Switch("snippets", 40, "offer an image, a code block and contributions on empty lines of answers")
SWITCHED = (
    Switched(
        COMPLETION.name,
        types.TEXT_DOCUMENT_COMPLETION,
        completion,
        types.CompletionOptions(trigger_characters=["!", "[", "(", "/", '"', "'"], resolve_provider=True),
        nothing=(),
    ),
    Switched(COMPLETION.name, types.COMPLETION_ITEM_RESOLVE, resolve),
)
