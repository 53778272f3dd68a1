"""A hostile `report.py` beside one of two reports: both are checked, in little time, and the other one never notices."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from report_ls.analysis.analysis import analyse
from report_ls.checker import process as checker_process
from report_ls.checker.official import count_answer
from report_ls.checker.process import AskedCounts, CheckerProcess, Counted, NotCounted
from report_ls.checker.script import Script, Unreadable
from report_ls.disk.files import read_checker
from report_ls.lsp.session.checker import Checker
from report_ls.template.in_force import limits_in_force
from tests.cli.command import codes, report_ls, write_report
from tests.hostile.scripts import OWN, REFUSED_PATTERNS, SCRIPTS, SLOW_PATTERNS, TRAP, counting
from tests.support.editor import running
from tests.support.profiles import NEOVIM, VSCODE, Profile
from tests.support.reports import report

TWO_SECONDS = checker_process.SECONDS
PICTURE = '<img src="figures/q14_0.png" alt="a curve"  width="40" >'
REAL = r'<img\s+[^>]*src="[^"]*"\s+[^>]*alt="[^"]*"\s+[^>]*width="\d+"\s*[^>]*>'
"""A second pattern of a real group."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """`bad`, whose answer to question 14 is a trap, and `good`, which has one finding."""
    write_report(tmp_path / "bad", {14: TRAP, 5: "word " * 120})
    write_report(tmp_path / "good", {5: "Few."})
    return tmp_path


def checked(folder: Path, script: str) -> tuple[dict[str, Any], str]:
    """What is said of the bad report in JSON, and in text. The good one keeps its finding."""
    (folder / "bad" / "report.py").write_bytes(script.encode("utf-8", "surrogatepass"))
    ended = report_ls("check", "--format", "json", folder / "bad", folder / "good")
    bad, good = json.loads(ended.output)["reports"]
    assert codes(good) == ["too-short"]
    assert (ended.status, ended.errors) == (1, "")
    text = report_ls("check", folder / "bad", folder / "good")
    assert (text.status, text.errors) == (1, "")
    assert text.output.count("Total number of questions passed") == 2
    return bad, text.output


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_ends_no_run_and_takes_no_time(folder: Path, name: str) -> None:
    started = time.monotonic()
    bad, _ = checked(folder, SCRIPTS[name])
    assert time.monotonic() - started < 120  # two runs, on a machine that may have much else to do
    assert bad["official"]["questions"][13]["images"] == 1


@pytest.mark.parametrize(
    "name", ["a number of 80,000 bits", "an f-string of 600 kB", "66,000 questions", "40 patterns", "a long pattern", "brackets"]
)
def test_a_script_that_is_beyond_the_bounds_is_told_of(folder: Path, name: str) -> None:
    bad, text = checked(folder, SCRIPTS[name])
    assert bad["limits"] == "edition"
    assert "The report.py beside this report was not used: it " in text


@pytest.fixture(scope="module")
def process() -> CheckerProcess:
    return CheckerProcess()


@pytest.mark.parametrize("pattern", SLOW_PATTERNS)
def test_a_pattern_that_takes_too_long_is_ended(process: CheckerProcess, pattern: str) -> None:
    assert process.count((pattern,), [TRAP], 0.5) == NotCounted(checker_process.TOO_SLOW)


@pytest.mark.parametrize("pattern", SLOW_PATTERNS[:3])
def test_a_pattern_that_takes_too_long_leaves_the_other_limits_in_force_and_is_told_of(folder: Path, pattern: str) -> None:
    bad, text = checked(folder, counting(OWN, pattern))
    assert bad["limits"] == "report.py"
    assert bad["official"]["questions"][4]["max_words"] == 7
    assert bad["official"]["questions"][13]["images"] == 1
    note = "finds images by a pattern that takes too long on this report, so they are counted as ![...](...)."
    assert f"The report.py beside this report {note}" in text


@pytest.mark.parametrize("name", REFUSED_PATTERNS)
def test_a_pattern_that_python_refuses_is_told_of(folder: Path, name: str) -> None:
    bad, text = checked(folder, counting(OWN, REFUSED_PATTERNS[name]))
    assert bad["limits"] == "report.py"
    assert bad["official"]["questions"][13]["images"] == 1
    assert "so they are counted as ![...](...)." in text


@pytest.mark.parametrize(
    ("patterns", "answer", "images"),
    [
        ((OWN, REAL), f"{PICTURE} ![a](b)", 2),
        ((OWN, REAL), '![a](b) <img src=\'x\' alt="y" width="1">', 1),
        ((REAL,), f"{PICTURE} {PICTURE} ![a](b)", 2),
        ((OWN, OWN), "![a](b)", 2),
        ((OWN, "(a)(b)?"), "![a](b) ab", 3),
        (("(a+)+b",), "aab ab b", 2),
        (("",), "abc", 4),
        ((r"!\[.*\]\(.*\)",), "![a](b) ![c](d)", 1),
    ],
)
def test_any_other_pattern_counts_as_findall_does(process: CheckerProcess, patterns: tuple[str, ...], answer: str, images: int) -> None:
    assert sum(len(re.findall(pattern, answer)) for pattern in patterns) == images
    assert count_answer(answer, AskedCounts(process, patterns)).images == images
    script = process.read(counting(*patterns))
    limits = limits_in_force(report(), script)
    assert limits.image_patterns == patterns
    judged = analyse(report(answers={14: answer}), limits._replace(count_images=AskedCounts(process, patterns)), None)
    assert judged.official.answers[13].counted.images == images


def test_a_second_pattern_of_a_real_group_is_counted(folder: Path) -> None:
    write_report(folder / "bad", {14: f"![a](figures/q14_0.png) {PICTURE}"})
    bad, text = checked(folder, counting(OWN, REAL))
    assert bad["official"]["questions"][13]["images"] == 2
    assert "so they are counted as" not in text
    assert "image-as-html" not in codes(bad)
    write_report(folder / "bad", {14: f"![a](figures/q14_0.png) {PICTURE} {PICTURE} {PICTURE}"})
    bad, text = checked(folder, counting(OWN, REAL))
    assert "too-many-images  Question 14: 4 images, 1-3 are asked for." in text


def test_the_time_for_all_answers_of_a_report_is_limited_and_not_that_for_each(
    process: CheckerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checker_process, "SECONDS", 0.5)
    counts = AskedCounts(process, ("(?:a+)+!",))
    started = time.monotonic()
    assert [counts(f"![a](b) {'a' * 5_000} {number}") for number in range(30)] == [1] * 30
    assert counts.refused == NotCounted(checker_process.TOO_SLOW)
    assert time.monotonic() - started < 60


def test_where_no_process_can_begin_the_script_is_not_read_and_nothing_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    process = CheckerProcess()
    assert process.read(counting(OWN)) == Unreadable("can't be read by Python")
    assert process.count((REAL,), ["a"]) == NotCounted(checker_process.NOT_RUN)


def test_only_a_file_of_the_courses_size_is_read(tmp_path: Path) -> None:
    (tmp_path / "report.py").write_bytes(b"#" * 256_001)
    assert read_checker(tmp_path) == Unreadable("is too large to be the course's")
    (tmp_path / "report.py").write_bytes(b"#" * 256_000)
    assert read_checker(tmp_path) == "#" * 256_000


# -- in an editor


class Counting(CheckerProcess):
    """Tells how often its process was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.reads = 0
        self.counted: list[str] = []

    def read(self, source: str | Unreadable | None) -> Script | Unreadable | None:
        self.reads += 1
        return super().read(source)

    def count(self, patterns: tuple[str, ...], texts: list[str], seconds: float = TWO_SECONDS) -> Counted | NotCounted:
        self.counted += texts
        return super().count(patterns, texts, seconds)


@pytest.fixture
def checker(monkeypatch: pytest.MonkeyPatch) -> tuple[Checker, Counting]:
    process = Counting()
    monkeypatch.setattr("report_ls.lsp.session.checker.CheckerProcess", lambda: process)
    return Checker(), process


def settle(checker: Checker, text: str) -> int:
    """How many images question 14 has once all is known."""
    while True:
        images = analyse(text, checker.limits(text, None), None).official.answers[13].counted.images
        question: Callable[[], Any] | None = checker.next_question()
        if question is None:
            return images
        checker.learn(question())


def test_a_script_is_read_once_for_each_state_of_its_file(checker: tuple[Checker, Counting]) -> None:
    known, process = checker
    for words in range(5):
        known.see(counting(OWN))
        assert settle(known, report(answers={5: "word " * words})) == 1
    assert process.reads == 1
    known.see(counting(OWN) + "# changed\n")
    settle(known, report())
    known.see(None)
    settle(known, report())
    known.see(Unreadable("can't be read"))
    settle(known, report())
    assert process.reads == 2
    assert process.counted == []


def test_an_answer_is_counted_once(checker: tuple[Checker, Counting]) -> None:
    known, process = checker
    known.see(counting(OWN, REAL))
    assert settle(known, report(answers={14: f"![a](b) {PICTURE}"})) == 2
    before = len(process.counted)
    assert settle(known, report(answers={14: f"![a](b) {PICTURE}"})) == 2
    assert len(process.counted) == before
    assert settle(known, report(answers={14: f"![a](b) {PICTURE} {PICTURE}"})) == 3
    assert all(PICTURE in text for text in process.counted[before:])
    assert len(process.counted) - before <= 2  # as the checker cuts it, and as it stands under its heading


def test_what_was_asked_of_a_file_that_has_changed_since_is_forgotten(checker: tuple[Checker, Counting]) -> None:
    known, _ = checker
    known.see(counting(OWN, "a"))
    question = known.next_question()
    assert question is not None
    known.see(counting(OWN, REAL))
    known.learn(question())
    assert settle(known, report(answers={14: f"aaa ![a](b) {PICTURE}"})) == 2


def test_a_pattern_that_is_refused_is_not_tried_again_until_the_file_changes(
    checker: tuple[Checker, Counting], monkeypatch: pytest.MonkeyPatch
) -> None:
    known, process = checker
    known.see(counting("("))
    assert settle(known, report()) == 1
    before = len(process.counted)
    assert settle(known, report(answers={14: "![a](b) ![c](d)"})) == 2
    assert len(process.counted) == before
    known.see(counting(REAL))
    assert settle(known, report(answers={14: "![a](b)"})) == 0


@pytest.mark.parametrize("profile", [NEOVIM, VSCODE], ids=["pushed", "pulled"])
async def test_an_editor_waits_for_no_pattern(profile: Profile, folder: Path) -> None:
    """While the process of the bad report is at its pattern, the good one is answered; then the bad one is told, with a note."""
    (folder / "bad" / "report.py").write_text(counting(OWN, SLOW_PATTERNS[0]), "utf-8")
    async with running(profile, folder) as editor:
        bad = await editor.open((folder / "bad" / "README.md").read_text("utf-8"), folder / "bad" / "README.md")
        good = await editor.open((folder / "good" / "README.md").read_text("utf-8"), folder / "good" / "README.md")
        for _ in range(20):
            good.replace("Few.", "Few.Few.")
            assert "too-short" in await good.codes()
            assert await good.hover(good.text.index("Question 5")) is not None
            good.replace("Few.Few.", "Few.")
        assert bad.uri not in {status["uri"] for status in editor.client.statuses}
        assert "too-long" in await bad.codes()
        told = await bad.report()
        assert told is not None
        assert (told["limits"], "takes too long" in told["note"]) == ("report.py", True)
        bad.replace("word word", "word")
        assert "too-long" in await bad.codes()


@pytest.mark.parametrize("profile", [NEOVIM, VSCODE], ids=["pushed", "pulled"])
async def test_an_editor_counts_by_the_patterns_of_the_script_at_each_key(profile: Profile, folder: Path) -> None:
    text = report(answers={14: f"{PICTURE} {'word ' * 220}"})
    (folder / "bad" / "report.py").write_text(counting(REAL), "utf-8")
    async with running(profile, folder) as editor:
        page = await editor.open(text, folder / "bad" / "README.md")

        async def images() -> int:
            told = await page.report()
            assert told is not None
            return next(q["images"] for section in told["sections"] for q in section["questions"] if q["number"] == 14)

        assert await images() == 1
        for amount in range(2, 6):
            page.replace(f"{PICTURE} ", f"{PICTURE} {PICTURE} ")
            assert await images() == amount
        assert "too-many-images" in await page.codes()


def test_the_courses_own_pattern_is_counted_without_a_process(checker: tuple[Checker, Counting]) -> None:
    known, process = checker
    known.see(counting(OWN))
    assert settle(known, report(answers={14: "![" * 100_000 + "](b)"})) == 1
    assert process.counted == []


@pytest.mark.parametrize("profile", [NEOVIM, VSCODE], ids=["pushed", "pulled"])
async def test_the_title_of_a_fix_tells_what_the_patterns_of_the_script_find_after_it(profile: Profile, folder: Path) -> None:
    text = report(answers={14: f"Few.\n\n### Curves\n\n{PICTURE} {PICTURE} {PICTURE} {PICTURE} end."})
    (folder / "bad" / "report.py").write_text(counting(REAL), "utf-8")
    async with running(profile, folder) as editor:
        page = await editor.open(text, folder / "bad" / "README.md")
        [found] = [found for found in await page.diagnostics() if found.code == "heading-in-answer"]
        titles = [action.title for action in await page.actions(found.range)]
        assert [title for title in titles if "4 images" in title] != []
