"""Links to files that are not there, in real folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_ls.analysis.analysis import analyse
from report_ls.disk.folders import DiskFolder
from report_ls.disk.linked import MOST_ENTRIES, Linked
from report_ls.model.figures import Figures
from report_ls.model.findings import Finding, Severity
from report_ls.template.editions import edition
from report_ls.text.edits import apply
from tests.rules.cases import PNG, Case, check, in_answer
from tests.support.reports import figure_names, report
from tests.support.systems import with_links

FILES = (
    ".git/HEAD",
    "README.md",
    "src/main.py",
    "src/models/train model.py",
    "configs/base.yaml",
    "docs/Guide.md",
    "tests/__init__.py",
    "src/__init__.py",
    "venv/lib/only.py",
    "reports/report.md",
    "reports/notes/a.md",
)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for name in (*FILES, *(f"reports/{name}" for name in figure_names(report()))):
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(PNG)
    return tmp_path


def findings(folder: Path, markdown: str) -> tuple[str, list[Finding]]:
    text = report(answers={3: markdown})
    return text, list(analyse(text, edition("2026"), Figures(DiskFolder(folder))).findings)


def after_fix(folder: Path, markdown: str) -> str:
    """The answer after the one fix of its one finding."""
    text, all_found = findings(folder, markdown)
    (found,) = (finding for finding in all_found if finding.code == "broken-link")
    (fix,) = found.fixes
    assert fix.title.startswith("Write ")
    before, after = text.partition(markdown)[::2]
    return apply(text, fix.edits).removeprefix(before).removesuffix(after)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[main](src/main.py)", "[main](../src/main.py)"),
        ("[main](./src/main.py)", "[main](../src/main.py)"),
        ("[main](../src/Main.py)", "[main](../src/main.py)"),
        ("[main](../SRC/main.py)", "[main](../src/main.py)"),
        ("[main](../src/mian.py)", "[main](../src/main.py)"),
        ("[main](src/mian.py)", "[main](../src/main.py)"),
        ("[main](main.py)", "[main](../src/main.py)"),
        ("[main](/src/mian.py)", "[main](/src/main.py)"),
        ("[main](src/main.py#L10)", "[main](../src/main.py#L10)"),
        ("[main](src/main.py?plain=1#L10)", "[main](../src/main.py?plain=1#L10)"),
        ('[main](src/main.py "the start")', '[main](../src/main.py "the start")'),
        ("[main](<src/main.py>)", "[main](<../src/main.py>)"),
        ("[train](src/models/train%20model.py)", "[train](../src/models/train%20model.py)"),
        ("[train](<src/models/train model.py>)", "[train](<../src/models/train%20model.py>)"),
        ("[src](src)", "[src](../src)"),
        ("[src](src/)", "[src](../src)"),
        ("[guide](guide.md)", "[guide](../docs/Guide.md)"),
        ("[base](../configs/base.yml)", "[base](../configs/base.yaml)"),
        ("[base](../config/base.yml)", "[base](../configs/base.yaml)"),
        ("[base](../configs/Base.json)", "[base](../configs/base.yaml)"),
        ("[main](..\\src\\main.py)", "[main](../src/main.py)"),
        ("[main](src\\mian.py#L10)", "[main](../src/main.py#L10)"),
        ("[it][main]\n\n[main]: src/main.py", "[it][main]\n\n[main]: ../src/main.py"),
        ('[it][1]\n\n[1]: <src/main.py> "the start"', '[it][1]\n\n[1]: <../src/main.py> "the start"'),
        ("[a]: https://a.org\n[b]: src/main.py", "[a]: https://a.org\n[b]: ../src/main.py"),
        ('<a href="src/main.py">it</a>', '<a href="../src/main.py">it</a>'),
        ("<A class=\"a>b\" HREF='src/main.py' title=it>it</A>", "<A class=\"a>b\" HREF='../src/main.py' title=it>it</A>"),
        ("<a href=src/main.py>it</a>", "<a href=../src/main.py>it</a>"),
        ("[repo](github.com/o/r)", "[repo](https://github.com/o/r)"),
        ("[page](www.example.com)", "[page](https://www.example.com)"),
    ],
)
def test_the_nearest_path_that_is_there_is_offered(repository: Path, written: str, meant: str) -> None:
    assert after_fix(repository / "reports", written) == meant


def test_an_address_that_is_there_several_times_is_one_finding_with_a_fix_for_all(repository: Path) -> None:
    written = "See [it](main.py), [it again](main.py), not `[it](main.py)`."
    meant = "See [it](../src/main.py), [it again](../src/main.py), not `[it](main.py)`."
    assert after_fix(repository / "reports", written) == meant


@pytest.mark.parametrize("path", ["src/nothing_like_it.rs", "../none/at/all.py", "/none.txt", "__init__.py", "only.py"])
def test_what_is_nowhere_or_in_several_places_has_no_fix(repository: Path, path: str) -> None:
    _, (found,) = findings(repository / "reports", f"See [it]({path}).")
    assert (found.code, found.severity, found.fixes) == ("broken-link", Severity.INFORMATION, ())
    where = "from the top of the repository" if path.startswith("/") else "from the report's folder"
    assert found.message == f"There is no {path}, seen {where}. Correct the path, or add the file."


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/home/me/project/src/main.py", "../src/main.py"),
        ("/home/me/project/src/main.py#L10", "../src/main.py#L10"),
        ("C:\\project\\src\\main.py", "../src/main.py"),
        ("C:/project/src/models/train%20model.py", "../src/models/train%20model.py"),
        ("file:///C:/project/reports/notes/a.md", "notes/a.md"),
        ("~/Main.py", None),
        ("file:///home/me/none.py", None),
        ("C:\\none.py", None),
        ("\\\\server\\none.py", None),
        ("/Users/me/report.md", None),
    ],
)
def test_a_path_of_one_machine_is_told_with_what_it_ends_in(repository: Path, written: str, meant: str | None) -> None:
    text, (found,) = findings(repository / "reports", f"See [it]({written}).")
    do = (
        f"Is it {meant.partition('#')[0].replace('%20', ' ')}?"
        if meant
        else "Write it from the report's folder on, or link to the file on the web."
    )
    assert (found.code, found.message) == ("broken-link", f"This path exists on one machine only. {do}")
    assert [apply(text, fix.edits) for fix in found.fixes] == ([text.replace(written, meant)] if meant else [])


def test_a_path_of_one_machine_is_told_where_no_folder_is_known() -> None:
    (found,) = analyse(report(answers={3: "[it](file:///x.py)"}), edition("2026"), None).findings
    assert found.code == "broken-link"


def test_a_path_with_backslashes_is_one_that_only_windows_reads(repository: Path) -> None:
    _, (found,) = findings(repository / "reports", "[it](..\\src\\main.py)")
    assert found.message == "This path has a \\, which only Windows reads. Write ../src/main.py."
    _, (found,) = findings(repository / "reports", "[it](src\\nothing_like_it.rs)")
    assert found.message == "There is no src/nothing_like_it.rs, seen from the report's folder. Correct the path, or add the file."


@pytest.mark.parametrize(
    "markdown",
    [
        "[main](../src/main.py)",
        "[main](../src/main.py#L10)",
        "[main](../src/./models/../main.py)",
        "[main](/src/main.py)",
        "[src](../src/)",
        "[root](..)",
        "[root](/)",
        "[here](.)",
        "[train](../src/models/train%20model.py)",
        "[train](<../src/models/train model.py>)",
        "[notes](notes/a.md)",
        "[question](#question-5)",
        "[query](?tab=readme)",
        "[mail](mailto:a@b.dk)",
        "[web](https://example.com/src/none.py)",
        "[web](HTTP://example.com)",
        "[web](//example.com/none.py)",
        "[call](tel:+4512345678)",
        "[issues](../../issues)",
        "[other](../../other/src/none.py)",
        "[other](../../../etc/passwd)",
        "[other](/../none.py)",
        "[other](../../reports/none.py)",
        "[fill in](...)",
        "[fill in](${URL}/none.py)",
        "f[i](x) of it",
        "`[main](src/main.py)`",
        "    [main](src/main.py)",
        "```\n[main](src/main.py)\n```",
        "\\[main](src/main.py)",
        "[alpha](\\alpha)",
        "[escaped](../src/\\_\\_init\\_\\_.py)",
        "[web](https://example.com/a\\_b.py)",
        "<a href='../src/main.py'>it</a>",
        "<a href='https://example.com/none.py'>it</a>",
        "<a id='none.py'>it</a>",
        "`<a href='none.py'>`",
        "<abbr href='none.py'>it</abbr>",
        "[main]: ../src/main.py",
        "[note]: none of this/that",
        "[^1]: none.py",
        "    [main]: none.py",
        "[main] (src/main.py)",
        "[main](src/main.py and more)",
    ],
)
def test_nothing_is_said_of_what_is_there_elsewhere_or_no_link(repository: Path, markdown: str) -> None:
    assert findings(repository / "reports", f"Words:\n\n{markdown}")[1] == []


@pytest.fixture
def archive(repository: Path) -> Path:
    """What GitHub gives for download: the files without `.git`."""
    (repository / ".git/HEAD").unlink()
    (repository / ".git").rmdir()
    return repository


def test_in_an_archive_the_folder_above_reports_is_the_root(archive: Path) -> None:
    assert after_fix(archive / "reports", "[main](src/main.py)") == "[main](../src/main.py)"
    assert after_fix(archive / "reports", "[main](/src/mian.py)") == "[main](/src/main.py)"
    assert findings(archive / "reports", "[main](../../none.py)")[1] == []


def test_a_report_in_another_folder_is_judged_by_that_alone(archive: Path) -> None:
    own = (archive / "reports").rename(archive / "007")
    assert findings(own, "[main](../src/none.py) and [one](/none.py)")[1] == []
    _, (found,) = findings(own, "[main](src/main.py)")
    assert found.fixes == ()


def test_nothing_is_known_of_what_lay_beside_a_report_that_was_copied_alone(tmp_path: Path) -> None:
    found = findings(tmp_path, "[main](src/main.py), [one](/none.py), [notes](../notes.md)")[1]
    assert "broken-link" not in [finding.code for finding in found]


def test_a_worktree_is_a_repository_too(archive: Path) -> None:
    (archive / "reports").rename(archive / "report")
    (archive / ".git").write_text("gitdir: elsewhere", "utf-8")
    assert after_fix(archive / "report", "[main](src/main.py)") == "[main](../src/main.py)"


def test_a_report_at_the_root(repository: Path) -> None:
    assert after_fix(repository, "[main](main.py)") == "[main](src/main.py)"
    assert after_fix(repository, "[main](reports/src/main.py)") == "[main](src/main.py)"


def test_pictures_are_told_by_their_own_rules_alone(repository: Path) -> None:
    assert [finding.code for finding in findings(repository / "reports", "[a](figures/none.png)")[1]] == ["image-not-found"]
    assert [finding.code for finding in findings(repository / "reports", "[a](figures/none.csv)")[1]] == ["broken-link"]


@with_links
@pytest.mark.parametrize(("on_disk", "written"), [("ma\u030al", "m\u00e5l"), ("m\u00e5l", "ma\u030al"), ("m\u00e5l", "ma%CC%8Al")])
def test_the_letters_of_a_name_may_be_composed_either_way(repository: Path, on_disk: str, written: str) -> None:
    (repository / on_disk).mkdir()
    (repository / on_disk / f"{on_disk}.md").touch()
    assert findings(repository / "reports", f"[notes](../{written}/{written}.md)")[1] == []


def test_no_symbolic_link_is_followed(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.py").write_bytes(b"")
    (repository / "out").symlink_to(outside)
    assert findings(repository / "reports", "[a](../out/none.py) and [b](../out)")[1] == []
    _, (found,) = findings(repository / "reports", "[a](../secret.py)")
    assert found.fixes == ()


def test_a_folder_with_more_than_is_looked_at_is_left_alone(repository: Path) -> None:
    for index in range(MOST_ENTRIES + 1):
        (repository / "docs" / f"{index}.md").touch()
    assert findings(repository / "reports", "[a](../docs/none.md)")[1] == []


CASES = [
    in_answer(
        "a path from the root in a report in reports",
        "broken-link",
        3,
        "See [main](«src/main.py»).",
        "There is no src/main.py, seen from the report's folder. Is it ../src/main.py?",
        fixes={"Write ../src/main.py": "See [main](../src/main.py)."},
        links={"src/main.py": Linked(is_there=False, nearest="../src/main.py")},
        files=dict.fromkeys(figure_names(report()), PNG),
    )
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_cases(case: Case) -> None:
    check(case)
