"""Ticking items of the checklist, and completing their boxes."""

from __future__ import annotations

import pytest

from report_ls.features.checklist import boxes, ticks
from report_ls.text.edits import apply
from report_ls.text.spans import Span
from tests.features.marked import analysed, placed
from tests.support.reports import report

ITEM = "* [ ] Write a requirements file (M2+M6)"


def with_item(item: str) -> str:
    return report().replace(ITEM, item)


@pytest.mark.parametrize(
    ("item", "title", "after"),
    [
        ("|* [ ] Write it (M2+M6)", "Tick: Write it", "* [x] Write it (M2+M6)"),
        ("* [|x] Write it (M2)", "Untick: Write it", "* [ ] Write it (M2)"),
        ("- [X] Write it ( M2 + M6 )|", "Untick: Write it", "- [ ] Write it ( M2 + M6 )"),
        ("  + [ ] 🙂 Write\n    it|\n", "Tick: 🙂 Write it", "  + [x] 🙂 Write\n    it\n"),
        ("* [ ] |", "Tick: this item", "* [x] "),
        (f"* [ ] {'word ' * 30}|", f"Tick: {'word ' * 12}...", f"* [x] {'word ' * 30}"),
    ],
)
def test_the_item_at_the_cursor_is_ticked_or_unticked(item: str, title: str, after: str) -> None:
    marked, analysis = analysed(with_item(item))
    assert marked.cursor is not None
    [rewrite] = ticks(analysis.report, Span(marked.cursor, marked.cursor))
    assert rewrite.title == title
    assert apply(marked.text, rewrite.edits) == with_item(after)


def test_all_items_of_a_selection_are_ticked_or_unticked() -> None:
    marked, analysis = analysed(with_item(f"«* [x] One\n{ITEM}\n* [~] Odd\n* [ ] Two»\n* [ ] Three"))
    rewrites = list(ticks(analysis.report, marked.spans[0]))
    assert [rewrite.title for rewrite in rewrites] == ["Tick 2 items", "Untick: One"]
    ticked = f"* [x] One\n{ITEM.replace('[ ]', '[x]')}\n* [~] Odd\n* [x] Two\n* [ ] Three"
    assert apply(marked.text, rewrites[0].edits) == with_item(ticked)


@pytest.mark.parametrize(
    "source",
    [
        with_item("* [~|] Odd marks have fixes of their own"),
        with_item("* No |item"),
        report().replace("### Week 2\n", "### Week| 2\n"),
        report(answers={5: "* [ ] An item| of an answer"}),
    ],
)
def test_nothing_else_is_ticked(source: str) -> None:
    marked, analysis = analysed(source)
    assert marked.cursor is not None
    assert list(ticks(analysis.report, Span(marked.cursor, marked.cursor))) == []


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("* «[|»", "* [x] "),
        ("* «[|]»", "* [x] "),
        ("- «[|]» Write it", "- [x] Write it"),
        ("* «[|» Write it", "* [x] Write it"),
        ("  + «[ |]» 🙂", "  + [x] 🙂"),
        ("* «[|x]» Write it", "* [x] Write it"),
        ("* «[X|]»\tWrite it", "* [x]\tWrite it"),
    ],
)
def test_a_box_is_completed(line: str, after: str) -> None:
    marked, analysis = analysed(with_item(line))
    assert marked.cursor is not None
    items = placed(boxes(analysis, marked.cursor))
    assert [item.label for item in items] == ["[x]", "[ ]"]
    for item in items:
        assert item.replace == item.insert == marked.spans[0]
        assert item.filter.startswith(marked.text[item.replace.start : marked.cursor])
        changed = marked.text[: item.replace.start] + item.text + marked.text[item.replace.end :]
        assert changed == with_item(after.replace("[x]", item.label))


@pytest.mark.parametrize(
    "source",
    [
        with_item("* [x]|"),
        with_item("* [|a link](https://example.org)"),
        with_item("* [|](https://example.org)"),
        with_item("* |"),
        with_item("Words [|"),
        with_item("* Words [|"),
        report(answers={5: "* [|"}),
        report().replace("Read this first.", "* [|"),
    ],
)
def test_nothing_is_completed_elsewhere(source: str) -> None:
    marked, analysis = analysed(source)
    assert marked.cursor is not None
    assert boxes(analysis, marked.cursor) is None
