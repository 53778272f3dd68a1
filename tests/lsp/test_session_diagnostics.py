"""Diagnostics, as each editor gets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from tests.lsp.conftest import Start
from tests.lsp.files import draw, script
from tests.support.editor import Editor
from tests.support.page import codes
from tests.support.profiles import EMACS_28, PROFILES
from tests.support.reports import figure_names, report, unmark

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORDS = "word " * 220
ODD = "\u2028 \u2029 \x85 \f \v \x1c "


async def test_a_report_that_passes_has_no_diagnostics(editor: Editor, folder: Path) -> None:
    text = report()
    draw(folder, *figure_names(text))
    page = await editor.open(text, folder / "README.md")
    assert await page.diagnostics() == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "line",
    [
        "![curves](«figures/no.png»)",
        "🙂 ![curves](«figures/no.png»)",
        "é e\u0301 € 👩‍🔬 ![kurver 🧪](«figures/næ🙂.png») 🙂",
        f"{ODD}![curves](«figures/no.png»)",
        "![one](«figures/no.png») 🙂 ![two](«figures/neither.png»)",
    ],
)
async def test_a_diagnostic_marks_the_very_characters_that_it_is_about(editor: Editor, folder: Path, line: str, end: str) -> None:
    source = report(answers={5: f"🙂 {ODD} " + "word " * 120, 14: f"{line}\n\n{WORDS}"}).replace("\n", end)
    marked = unmark(source)
    draw(folder, *figure_names(marked.text))
    for name in ("no", "neither"):
        (folder / f"figures/{name}.png").unlink(missing_ok=True)
    page = await editor.open(marked.text, folder / "README.md")
    found = [diagnostic for diagnostic in await page.diagnostics() if diagnostic.code == "image-not-found"]
    assert [page.model.span(diagnostic.range) for diagnostic in found] == [(span.start, span.end) for span in marked.spans]
    assert {(diagnostic.source, diagnostic.severity) for diagnostic in found} == {("report-ls", types.DiagnosticSeverity.Warning)}


async def test_a_diagnostic_over_several_lines_marks_them_all(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers={5: "word " * 198 + "🙂\nlast\none\n\ntoo 🙂 much"}), folder / "README.md")
    assert await page.marked("too-long") == ["one\n\ntoo 🙂 much"]
    [found] = [diagnostic for diagnostic in await page.diagnostics() if diagnostic.code == "too-long"]
    assert list(found.tags or ()) == [types.DiagnosticTag.Unnecessary]


@pytest.mark.parametrize(("count", "until"), [(96, 103), (197, 203)])
async def test_a_limit_is_passed_at_the_very_word_that_passes_it(editor: Editor, folder: Path, count: int, until: int) -> None:
    """Question 5 asks for 100-200 words."""
    page = await editor.open(report(answers={5: "word " * (count - 1) + "🙂"}), folder / "README.md")
    place = page.at("🙂") + 1
    for words in range(count, until):
        found = [code for code in await page.codes() if code in {"too-short", "too-long"}]
        assert found == (["too-short"] if words < 100 else ["too-long"] if words > 200 else []), words
        assert await page.marked("too-long") == (["é🙂"] if words == 201 else ["é🙂\né🙂"] if words == 202 else [])
        place = page.type("\né🙂", place)


async def test_a_diagnostic_comes_and_goes_with_the_character_that_causes_it(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers={5: "word " * 98 + "🙂"}), folder / "README.md")
    place = page.at("🙂") + 1
    assert "too-short" in await page.codes()
    page.type(" ", place)
    assert "too-short" in await page.codes()
    page.type("x", place + 1)
    assert "too-short" not in await page.codes()
    page.change((place, place + 2, ""))
    assert "too-short" in await page.codes()
    page.replace_all(report())
    assert "too-short" not in await page.codes()


async def test_of_changes_that_come_at_once_the_last_alone_is_judged(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers={5: "word " * 99}), folder / "README.md")
    assert "too-short" in await page.codes()
    before = len(page.published)
    with editor.client.at_once():
        page.type("and more 🙂 words", page.at("### Question 6") - 1)
    assert "too-short" not in await page.codes()
    await page.settled()
    versions = [published.version for published in page.published[before:]]
    assert versions == ([] if editor.profile.pulls else [page.version])


async def test_a_client_is_pushed_to_or_pulls_and_never_both(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers={5: "word"}), folder / "README.md")
    assert "too-short" in await page.codes()
    await page.settled()
    if editor.profile.pulls:
        assert editor.capabilities.diagnostic_provider is not None
        assert page.published == []
    else:
        assert editor.capabilities.diagnostic_provider is None
        assert [published.version for published in page.published] == [1]


async def test_what_is_published_is_of_the_version_that_the_editor_has(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers={5: "word"}), folder / "README.md")
    for text in ("one", "two", "three"):
        page.replace("### Question 5", f"### Question 5\n\n{text}")
        await page.codes()
    assert [published.version for published in page.published] == ([] if editor.profile.pulls else [1, 2, 3, 4][-len(page.published) :])
    assert page.version == 4


async def test_a_check_that_stops_points_at_every_cause(editor: Editor, folder: Path) -> None:
    text = report().replace("# Exam template", "# 🙂 Exam template").replace("> Answer:", "> answer:", 2)
    page = await editor.open(text, folder / "README.md")
    found = await page.diagnostics()
    [stopped] = [diagnostic for diagnostic in found if diagnostic.code == "answer-count"]
    causes = [diagnostic.range for diagnostic in found if diagnostic.code == "missing-answer-marker"]
    assert page.model.of(stopped.range).startswith("# 🙂 Exam template")
    assert [page.model.of(range_) for range_ in causes] == ["answer:"] * 2
    if editor.profile.has_related:
        places = [(place.location.uri, place.location.range) for place in stopped.related_information or ()]
        assert places == [(page.uri, cause) for cause in causes]
    else:
        assert stopped.related_information is None


async def test_a_document_that_stops_to_be_a_report_is_cleared_and_one_that_begins_is_judged(editor: Editor, folder: Path) -> None:
    text = report(answers={5: "word"})
    page = await editor.open(text, folder / "README.md")
    assert "too-short" in await page.codes()
    page.replace_all("# Notes\n")
    assert await page.diagnostics() == []
    before = len(page.published)
    page.type("Only notes.", len(page.text))
    await page.settled()
    assert len(page.published) == before, "a note was spoken of"
    page.replace_all(text)
    assert "too-short" in await page.codes()


async def test_a_document_that_is_closed_is_cleared_and_not_spoken_of_again(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers={5: "word", 14: "![a](figures/late.png)"}), folder / "README.md")
    other = await editor.open(report(), folder / "other/README.md")
    assert "image-not-found" in await page.codes()
    await other.settled()
    statuses = len(editor.client.statuses)
    page.close()
    await other.settled()
    if not editor.profile.pulls:
        assert list(page.published[-1].diagnostics) == []
    before = len(page.published)
    editor.write(folder / "figures/late.png", b"")
    await other.settled()
    assert len(page.published) == before
    assert len(editor.client.statuses) == statuses
    assert await page.report() is None


async def test_a_document_that_is_opened_again_is_judged_anew(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers={5: "word"}), folder / "README.md")
    assert "too-short" in await page.codes()
    page.close()
    again = await editor.open(report(answers={6: "word"}), folder / "README.md")
    told = [diagnostic.message for diagnostic in await again.diagnostics() if diagnostic.code == "too-short"]
    assert told == ["Question 6: 1 word, 99 short of 100 (100-200)."]
    assert await again.marked("too-short") == ["Question 6"]


async def test_two_reports_are_each_judged_by_what_is_beside_them(editor: Editor, folder: Path) -> None:
    text = report(answers={5: "word " * 120, 14: f"![a](figures/mine.png) {WORDS}"})
    draw(folder, "one/figures/mine.png")
    (folder / "two").mkdir()
    (folder / "two/report.py").write_bytes(script({5: (1, 50)}))
    one = await editor.open(text, folder / "one/README.md")
    two = await editor.open(text, folder / "two/README.md")
    assert "figures/mine.png" not in await one.marked("image-not-found")
    assert "figures/mine.png" in await two.marked("image-not-found")
    assert "too-long" not in await one.codes()
    assert "too-long" in await two.codes()
    one.replace("word word", "word")
    assert "too-long" in await two.codes()


@pytest.mark.parametrize("uri", ["untitled:Untitled-1", "file://"], ids=["untitled", "as Neovim calls a buffer without a name"])
async def test_a_text_that_is_not_on_disk_is_judged_by_its_text_alone(editor: Editor, uri: str) -> None:
    text = report(answers={5: "🙂", 14: f"![a](figures/no.png) ![b](/abs/c.png) {WORDS}"})
    page = await editor.open(text, uri=uri)
    assert await page.codes() == ["too-short", "image-path"]
    page.replace("🙂", "word " * 120)
    assert await page.codes() == ["image-path"]


@pytest.mark.parametrize("profile", [*PROFILES, EMACS_28], ids=lambda profile: profile.recorded)
async def test_positions_are_in_the_first_encoding_that_the_client_offers(start: Start, tmp_path: Path, profile: object) -> None:
    editor: Editor = await start(profile)
    assert editor.capabilities.position_encoding == editor.profile.encoding
    page = await editor.open(report(answers={14: f"🙂 ![a](figures/no.png) {WORDS}"}), tmp_path / "README.md")
    assert "figures/no.png" in await page.marked("image-not-found")
    assert codes(await page.diagnostics()).count("too-short") == 0
