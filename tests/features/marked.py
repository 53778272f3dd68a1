"""Reports with a cursor and marked ranges, and the figures beside them, held in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from report_ls.analysis.analysis import Analysis, analyse
from report_ls.checker.read_script import read_as_data
from report_ls.checker.script import script_of_data
from report_ls.disk.folders import MemoryFolder
from report_ls.features.completion import ItemKind, Offer
from report_ls.model.figures import Figures
from report_ls.template.in_force import limits_in_force
from report_ls.text.spans import Span
from tests.lsp.files import png
from tests.support.reports import Marked, unmark

WORDS = "word " * 220


def analysed(
    source: str,
    figures: Mapping[str, bytes] | Iterable[str] | None = (),
    script: str | None = None,
    cursor: str = "|",
) -> tuple[Marked, Analysis]:
    """The report without its marks, and what is known of it. `figures` are names or files; None for a text that is not on disk."""
    marked = unmark(source, cursor)
    folder = None
    if figures is not None:
        folder = Figures(MemoryFolder(figures if isinstance(figures, Mapping) else dict.fromkeys(figures, png())))
    return marked, analyse(
        marked.text, limits_in_force(marked.text, script_of_data(read_as_data(script)) if script is not None else None), folder
    )


def with_cursor(source: str, *needles: str) -> str:
    """The source with the cursor within the last of the needles, which are looked for one behind the other."""
    place = 0
    for needle in needles:
        place = source.index(needle, place)
    return f"{source[: place + 1]}|{source[place + 1 :]}"


@dataclass(frozen=True)
class Placed:
    """An item with the places where its offer puts it."""

    kind: ItemKind
    label: str
    text: str
    filter: str
    detail: str
    stops: tuple[Span, ...]
    figure: str | None
    insert: Span
    replace: Span


def placed(offer: Offer | None) -> list[Placed]:
    if offer is None:
        return []
    places = {"insert": offer.insert, "replace": offer.replace}
    return [Placed(**{field.name: getattr(item, field.name) for field in fields(item)}, **places) for item in offer.choice.items]
