"""Limits out of a `report.py`, as both forms of it are described in docs/format.md, section 2. The scripts here are our own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from report_ls.checker.image_pattern import IMAGE_PATTERN
from report_ls.checker.limits import Bounds, Form, Limits, QuestionLimits, Source
from report_ls.checker.official import official
from report_ls.checker.process import CheckerProcess
from report_ls.checker.read_script import read_script
from report_ls.checker.script import Unreadable
from report_ls.template.editions import edition
from report_ls.template.formats import NAMES
from report_ls.template.in_force import limits_in_force
from tests.support.reports import report

FINDALL = 'sum(len(re.findall(r"\\!\\[.*?\\]\\(.*?\\)", part)) for part in [answer])'


def new_script(limits: Limits, expected: int | None = None, count: str = FINDALL, path: str = "README.md") -> str:
    """A script of the form that 31-question editions have."""

    def constraint(of: QuestionLimits) -> str:
        parts = []
        if of.words:
            parts.append(f"LengthConstraints(min_length={of.words.least}, max_length={of.words.most})")
        if of.images:
            parts.append(f"ImageConstraints(min_images={of.images.least}, max_images={of.images.most})")
        return parts[0] if len(parts) == 1 else f"MultiConstraints(constrains=[{', '.join(parts)}])" if parts else "NoConstraints()"

    table = "".join(f'    "question_{number}": {constraint(of)},\n' for number, of in enumerate(limits.questions, 1))
    return f"""import re
from dataclasses import dataclass

@dataclass
class LengthConstraints:
    min_length: int
    max_length: int

def main():
    with open("{path}") as file:
        text = file.read()
    pieces = text.split("Answer:")
    pieces.pop(0)
    answers = cut(pieces)
    if len(answers) != {limits.expected if expected is None else expected}:
        raise ValueError("wrong number of answers")
    images = {count}

question_constraints = {{
{table}}}
"""


def old_script(limits: Limits, least: tuple[str, str] = ("min", "min"), most: tuple[str, str] = ("max", "max")) -> str:
    """A script of the form that 27-question editions have; `least` and `most` are the keywords for words and for images."""

    def constraint(of: QuestionLimits) -> str:
        parts = []
        if of.words:
            parts.append(f"partial(length_constraints, {least[0]}={of.words.least}, {most[0]}={of.words.most})")
        if of.images:
            parts.append(f"partial(image_constrains, {least[1]}={of.images.least}, {most[1]}={of.images.most})")
        return parts[0] if len(parts) == 1 else f"partial(multi_constrains, constrains=({', '.join(parts)}))" if parts else "no_constraints"

    table = "".join(f"    {constraint(of)},\n" for of in limits.questions)
    return f"""import re
from functools import partial

with open("README.md") as file:
    text = file.read()[43:]
answers = cut(text.split("Answer:"))[1:]
if len(answers) != {limits.expected}:
    raise ValueError("wrong number of answers")
images = {FINDALL}
question_constrains = [
{table}]
"""


SHOWN = edition("2026")


@pytest.fixture(scope="module")
def process() -> Iterator[CheckerProcess]:
    process = CheckerProcess()
    yield process
    process.close()


def read(script: str) -> Limits:
    limits = limits_in_force(report(), read_script(script))
    assert limits.note is None
    assert limits.source is Source.CHECKER
    return limits


@pytest.mark.parametrize("name", NAMES)
def test_the_new_form_is_read(name: str) -> None:
    limits = read(new_script(edition(name)))
    assert limits.questions == edition(name).questions
    assert limits.form is Form.NEW


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("keywords", [("min", "min", "max", "max"), ("min_length", "min_length", "max_length", "max_length")])
def test_the_old_form_is_read_with_each_spelling_of_its_keywords(name: str, keywords: tuple[str, str, str, str]) -> None:
    limits = read(old_script(edition(name), keywords[:2], keywords[2:]))
    assert limits.questions == edition(name).questions
    assert limits.form is Form.OLD


def test_keywords_may_be_those_of_images() -> None:
    assert read(old_script(SHOWN, ("min_length", "min_images"), ("max_length", "max_images"))).questions == SHOWN.questions


@pytest.mark.parametrize(
    ("constraint", "limits"),
    [
        ("LengthConstraints(max_length=600, min_length=5)", QuestionLimits(words=Bounds(5, 600))),
        ("LengthConstraints(5, 600)", QuestionLimits(words=Bounds(5, 600))),
        ("LengthConstraints(5, max_length=1_000)", QuestionLimits(words=Bounds(5, 1000))),
        ("constraints.ImageConstraints(min_images=0, max_images=9)", QuestionLimits(images=Bounds(0, 9))),
        ("NoConstraints()", QuestionLimits()),
        ("MultiConstraints(constrains=[NoConstraints()])", QuestionLimits()),
        ("MultiConstraints([LengthConstraints(1, 2), ImageConstraints(3, 4)])", QuestionLimits(Bounds(1, 2), Bounds(3, 4))),
        ("MultiConstraints(constrains=(LengthConstraints(1, 5), LengthConstraints(3, 9)))", QuestionLimits(words=Bounds(3, 5))),
        ("no_constraints", QuestionLimits()),
        ("partial(no_constraints)", QuestionLimits()),
        ("partial(length_constraints, min_length=1, max_length=2)", QuestionLimits(words=Bounds(1, 2))),
        ("functools.partial(image_constrains, max=2, min=1)", QuestionLimits(images=Bounds(1, 2))),
    ],
)
@pytest.mark.parametrize(
    "table", ["question_constraints = {{'question_1': {}}}", "question_constrains = [{}]", "question_constraints: dict = {{1: {}}}"]
)
def test_a_constraint_is_read_however_it_is_written(table: str, constraint: str, limits: QuestionLimits) -> None:
    assert read(table.format(constraint)).questions == (limits,)


def test_an_edited_limit_judges_the_report() -> None:
    edited = new_script(SHOWN).replace(
        '"question_27": LengthConstraints(min_length=100, max_length=200)',
        '"question_27": LengthConstraints(min_length=100, max_length=600)',
    )
    limits = read(edited)
    assert limits.of(27) == QuestionLimits(words=Bounds(100, 600))
    long = report(answers={27: "word " * 600})
    assert (official(long, SHOWN).passed, official(long, limits).passed) == (30, 31)


@pytest.mark.parametrize(
    ("headings", "of_script", "name"),
    [
        (range(1, 29), "2022-12", "2022-12"),
        (range(1, 29), "2023-01", "2023-01"),
        (range(1, 32), "2023-01", "2023-01"),
        (range(1, 28), "2025", "2025"),
        (range(1, 28), "2024-12", "2024-12"),
        (range(1, 20), "2026", "2026"),
    ],
)
def test_an_edition_has_as_many_questions_as_the_script_whatever_the_headings_say(headings: range, of_script: str, name: str) -> None:
    of = edition(of_script)
    script = new_script(of) if of.form is Form.NEW else old_script(of)
    text = "\n".join(f"### Question {number}\n\n> Answer:\n\nWe did.\n" for number in headings)
    assert limits_in_force(text, read_script(script)).edition == name


def test_a_script_of_a_number_that_no_edition_has_leaves_the_edition_to_the_text() -> None:
    script = (
        "question_constraints = {'question_1': LengthConstraints(min_length=1, max_length=5)}\nanswers.pop(0)\nif len(answers) != 1: pass"
    )
    assert limits_in_force("### Question 1\n\n> Answer:\n", read_script(script)).edition == NAMES[-1]


def test_the_edition_that_the_report_shows_is_kept_beside_limits_of_another() -> None:
    limits = read(new_script(edition("2024-12")))
    assert (limits.edition, limits.of(31)) == ("2026", edition("2024-12").of(31))


@pytest.mark.parametrize(("expected", "of_the_last"), [(30, SHOWN.of(30)), (31, SHOWN.of(31)), (33, QuestionLimits())])
def test_the_number_in_the_comparison_is_the_number_of_questions(expected: int, of_the_last: QuestionLimits) -> None:
    limits = read(new_script(SHOWN, expected))
    assert limits.expected == expected
    assert limits.of(expected) == of_the_last


def test_without_a_comparison_the_table_has_as_many_rows_as_there_are_questions() -> None:
    assert read(new_script(SHOWN).replace("len(answers) != 31", "False")).expected == 31


@pytest.mark.parametrize("path", ["report.md", "reports/README.md", "C:\\\\report.md"])
def test_the_path_that_it_reads_changes_nothing(path: str) -> None:
    assert read(new_script(SHOWN, path=path)) == read(new_script(SHOWN))


def test_the_standard_pattern_is_read() -> None:
    assert read(new_script(SHOWN)).image_patterns == (IMAGE_PATTERN,)


@pytest.mark.parametrize(
    ("count", "patterns"),
    [
        ('len(re.findall(r"<img[^>]*>", answer))', ("<img[^>]*>",)),
        ('len(re.findall(r"<img", answer)) + len(re.findall(r"!\\[", answer))', ("<img", "!\\[")),
        ('len(re.findall(r"!\\[.*?\\]\\(.*?\\.(?:png|jpe?g)\\)", answer))', ("!\\[.*?\\]\\(.*?\\.(?:png|jpe?g)\\)",)),
        ('len(re.findall(r"[+-z]", answer))', ("[+-z]",)),
        ("len(answer)", (IMAGE_PATTERN,)),
        ("len(re.findall(pattern, answer))", (IMAGE_PATTERN,)),
        ("len(re.findall())", (IMAGE_PATTERN,)),
    ],
)
def test_the_patterns_of_images_are_the_literals_of_findall(count: str, patterns: tuple[str, ...]) -> None:
    assert read(new_script(SHOWN, count=count)).image_patterns == patterns


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        ('open("README.md")', False),
        ('open("README.md", "r")', False),
        ('open("README.md", encoding="utf-8")', True),
        ('io.open("README.md", encoding="utf-8")', True),
        ('Path("README.md").read_text(encoding="utf-8")', True),
        ('subprocess.run(["x"], encoding="utf-8"); open("README.md")', False),
    ],
)
def test_it_is_known_whether_the_script_names_an_encoding(opening: str, names: bool) -> None:
    assert read(f'{opening}\nquestion_constraints = {{"q": NoConstraints()}}').names_encoding == names


@pytest.mark.parametrize("code", ["x" + ".a" * 2000 + "()", "f" + "()" * 900, "+".join("1" * 900), "x = " + "[" * 150 + "]" * 150])
def test_deep_code_beside_the_table_is_read_past(code: str) -> None:
    assert read(f"{code}\nquestion_constrains = [no_constraints]").questions == (QuestionLimits(),)


def with_constraint(constraint: str) -> str:
    return f"question_constraints = {{1: {constraint}}}"


def with_pattern(pattern: str) -> str:
    return f"re.findall({pattern!r}, answer)\nquestion_constraints = {{1: NoConstraints()}}"


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("", id="empty"),
        pytest.param("def main(:\n", id="a syntax error"),
        pytest.param("print 'Python 2'", id="Python 2"),
        pytest.param("<<<<<<< HEAD\nquestion_constraints = {}\n=======\n", id="a merge conflict"),
        pytest.param(bytes(range(256)).decode("latin-1") * 40, id="nonsense bytes"),
        pytest.param("\0" * 100, id="NUL"),
        pytest.param("\ud800\udfff", id="surrogates"),
        pytest.param("x = 1\n" * 1_700_000, id="10 MB"),
        pytest.param("# " + "\u00e6" * 128_000, id="a byte too many"),
        pytest.param("import re\nprint('no table here')", id="no table"),
        pytest.param("question_constraints = make()", id="a table that is made"),
        pytest.param("question_constraints = {**other}", id="a table that is unpacked"),
        pytest.param("question_constraints = {i: NoConstraints() for i in range(31)}", id="a table that is a comprehension"),
        pytest.param("question_constraints: dict", id="a table without a value"),
        pytest.param("question_constraints = None", id="None for a table"),
        pytest.param(with_constraint("LengthConstraints(min_length=50 * 2, max_length=200)"), id="a limit that is an expression"),
        pytest.param(with_constraint("LengthConstraints(min_length=LEAST, max_length=200)"), id="a limit that is a name"),
        pytest.param(with_constraint("LengthConstraints(min_length='1', max_length=200)"), id="a limit that is a string"),
        pytest.param(with_constraint("LengthConstraints(min_length=True, max_length=200)"), id="a limit that is a truth value"),
        pytest.param(with_constraint("LengthConstraints(min_length=100)"), id="a limit without its other end"),
        pytest.param(with_constraint("LengthConstraints(**limits)"), id="limits that are unpacked"),
        pytest.param(with_constraint("LengthConstraints(*limits)"), id="limits that are unpacked by position"),
        pytest.param(with_constraint("MultiConstraints(constrains=both)"), id="parts that are a name"),
        pytest.param(with_constraint("MultiConstraints()"), id="no parts"),
        pytest.param(with_constraint("CodeConstraints(1, 2)"), id="an unknown constraint"),
        pytest.param(with_constraint("something_else"), id="an unknown function"),
        pytest.param(with_constraint("partial()"), id="an empty partial"),
        pytest.param(with_constraint("7"), id="a number for a constraint"),
        pytest.param(with_constraint("a[0](1, 2)"), id="a constraint out of a list"),
        pytest.param(with_constraint("LengthConstraints(0, 1" + "0" * 98 + "1)"), id="a limit that is too large"),
        pytest.param(with_constraint(f"LengthConstraints(0, 0x{'f' * 20_000})"), id="a limit that can't be written"),
        pytest.param(with_constraint(f"LengthConstraints(0, {'9' * 20_000})"), id="a limit that can't be read"),
        pytest.param(f"question_constraints = [{'no_constraints, ' * 1_000}]", id="too many questions"),
        pytest.param(f"question_constraints = {{{', '.join(f'{n}: NoConstraints()' for n in range(9_000))}}}", id="far too many questions"),
        pytest.param("len(answers) != 1000\nquestion_constraints = [no_constraints]", id="too many answers"),
        pytest.param(f"len(answers) != 0x{'f' * 20_000}\nquestion_constraints = [no_constraints]", id="more answers than can be written"),
        pytest.param("\n".join(with_pattern(str(number)) for number in range(17)), id="too many patterns"),
        pytest.param(with_pattern("a" * 1_001), id="a pattern that is too long"),
        pytest.param("(" * 10_000, id="brackets that never end"),
        pytest.param("-" * 100_000 + "1", id="a hundred thousand signs"),
        pytest.param("x = " + "[" * 150 + "]" * 150, id="a deep list and no table"),
        pytest.param("question_constraints = {" + "-" * 1500 + "1: NoConstraints()}", id="a deep key"),
        pytest.param("if a:\n pass\n" + "elif a:\n pass\n" * 20_000, id="a deep choice"),
    ],
)
def test_a_script_that_cannot_be_read_leaves_the_limits_of_the_edition_and_a_note(script: str, process: CheckerProcess) -> None:
    limits = limits_in_force(report(), process.read(script))
    assert (limits.questions, limits.source, limits.form, limits.image_patterns) == (
        SHOWN.questions,
        Source.EDITION,
        Form.NEW,
        (IMAGE_PATTERN,),
    )
    assert limits.edition == "2026"
    assert limits.note is not None
    assert limits.note.startswith("The report.py beside this report was not used: it ")
    assert limits.note.endswith(".")


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("", "is empty"),
        (" \r\n\t", "is empty"),
        ("# nothing yet\n", "has no table of constraints"),
        ("def main(:\n", "is not valid Python"),
        ("question_constraints = [" + "no_constraints, " * 1_000 + "]", "has more than 999 questions"),
        ("#" * 256_001, "is too large to be the course's"),
        (Unreadable("can't be read (Permission denied)"), "can't be read (Permission denied)"),
    ],
)
def test_the_note_says_why_a_script_was_not_used(script: str | Unreadable, why: str, process: CheckerProcess) -> None:
    assert limits_in_force(report(), process.read(script)).note == f"The report.py beside this report was not used: it {why}."


def test_what_was_read_in_another_process_is_what_is_read_here(process: CheckerProcess) -> None:
    for script in (
        new_script(SHOWN),
        old_script(edition("2023-01")),
        with_pattern("[\u00e6\n]"),
        with_constraint("LengthConstraints(0, 10)"),
    ):
        assert process.read(script) == read_script(script)


def test_the_script_is_never_run(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    script = f"""import pathlib
pathlib.Path({str(trace)!r}).write_text("it ran")
open({str(trace)!r}, "w").close()
{new_script(SHOWN)}
raise SystemExit(1)
"""
    assert read(script).questions == SHOWN.questions
    assert not trace.exists()


@pytest.mark.parametrize(
    ("script", "forced", "edition_in_force", "source"),
    [
        (None, None, "2025", Source.EDITION),
        (None, "2022-12", "2022-12", Source.EDITION),
        (new_script(edition("2024-12")), None, "2025", Source.CHECKER),
        (new_script(edition("2024-12")), "2026", "2026", Source.EDITION),
        ("broken(", None, "2025", Source.EDITION),
    ],
)
def test_a_forced_edition_goes_before_the_script_and_the_script_before_the_text(
    script: str | None, forced: str | None, edition_in_force: str, source: Source, process: CheckerProcess
) -> None:
    limits = limits_in_force(report("2025"), process.read(script), forced)
    assert (limits.edition, limits.source) == (edition_in_force, source)
    named = "2024-12" if source is Source.CHECKER else edition_in_force
    assert limits.questions == edition(named).questions


def test_the_form_of_the_count_is_that_of_the_script_whatever_the_number_of_headings() -> None:
    assert limits_in_force(report("2023-01"), read_script(new_script(SHOWN))).form is Form.NEW
    assert limits_in_force(report("2026"), read_script(old_script(edition("2023-01")))).form is Form.OLD


def test_an_unknown_edition_cannot_be_forced() -> None:
    with pytest.raises(KeyError):
        limits_in_force(report(), None, "1999")
