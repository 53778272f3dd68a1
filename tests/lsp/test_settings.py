"""Settings: what is understood, what is left out, and what wins."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any

import pytest

from report_ls.lsp.session.settings import FEATURES, SECTION, Settings, read_settings
from report_ls.model.findings import Severity
from report_ls.rules import RULES
from report_ls.template.formats import NAMES

PROTOCOL = Path(__file__).parents[2] / "server/PROTOCOL.md"
OFF = {"enabled": False}

UNDERSTOOD = [
    ({}, Settings()),
    ({"edition": "auto"}, Settings()),
    *(({"edition": name}, Settings(edition=name)) for name in NAMES),
    ({"include": ["report.md", "docs/*.md"]}, Settings(include=("report.md", "docs/*.md"))),
    ({"include": []}, Settings()),
    ({"exclude": ["README.md"]}, Settings(exclude=("README.md",))),
    ({"severity": {}}, Settings()),
    ({"severity": {"too-short": "off"}}, Settings(severities={"too-short": None})),
    (
        {"severity": {"too-short": "error", "too-long": "warning"}},
        Settings(severities={"too-short": Severity.ERROR, "too-long": Severity.WARNING}),
    ),
    ({"severity": {"image-path": "information"}}, Settings(severities={"image-path": Severity.INFORMATION})),
    ({"severity": {"image-path": "hint"}}, Settings(severities={"image-path": Severity.HINT})),
    ({"diagnostics": OFF}, Settings(disabled=frozenset({"diagnostics"}))),
    ({"hover": OFF}, Settings(disabled=frozenset({"hover"}))),
    ({"completion": OFF, "codeAction": OFF}, Settings(disabled=frozenset({"completion", "codeAction"}))),
    ({"hover": {"enabled": True}}, Settings()),
    ({"hover": {}}, Settings()),
    ({"hover": False}, Settings(disabled=frozenset({"hover"}))),
    ({"hover.enabled": False, "completion.enabled": True}, Settings(disabled=frozenset({"hover"}))),
]
LEFT_OUT = [
    # a value that is not understood, and what the log names
    ({"edition": "2031"}, "2031"),
    ({"edition": 2026}, "2026"),
    ({"edition": ["2026"]}, "2026"),
    ({"include": "*.md"}, "include"),
    ({"exclude": [1, 2]}, "exclude"),
    ({"exclude": {"a": "b"}}, "exclude"),
    ({"severity": {"no-such-code": "off"}}, "no-such-code"),
    ({"severity": {"too-short": "fatal"}}, "fatal"),
    ({"severity": {"too-short": ["off"]}}, "too-short"),
    ({"severity": {"too-short": {"level": "off"}}}, "too-short"),
    ({"severity": "off"}, "severity"),
    ({"severity": ["too-short"]}, "severity"),
    ({"hover": "off"}, "hover"),
    ({"hover": {"enabled": "no"}}, "hover"),
    ({"diagnostics": {"enabled": 0}}, "diagnostics"),
    ("too-short", "not an object"),
    (["too-short"], "not an object"),
    (7, "not an object"),
    ({SECTION: "off"}, "not an object"),
]


@pytest.mark.parametrize(("value", "settings"), UNDERSTOOD)
@pytest.mark.parametrize("is_nested", [True, False])
def test_a_setting_is_read_with_and_without_the_name_of_the_section(value: dict[str, Any], settings: Settings, is_nested: bool) -> None:
    assert read_settings({SECTION: value} if is_nested else value) == settings


@pytest.mark.parametrize(("value", "name"), LEFT_OUT)
def test_what_is_not_understood_is_left_out_and_logged(value: object, name: str, caplog: pytest.LogCaptureFixture) -> None:
    assert read_settings(value) == Settings()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert name in caplog.messages[0]


@pytest.mark.parametrize(
    "value", [None, {SECTION: None}, *({name: None} for name in ("edition", "include", "exclude", "severity", *FEATURES))]
)
def test_null_sets_nothing(value: object, caplog: pytest.LogCaptureFixture) -> None:
    base = Settings("2025", ("a",), ("b",), {"too-short": None}, frozenset({"hover"}))
    assert read_settings(value, base) == base
    assert caplog.messages == []


def test_one_setting_that_is_not_understood_leaves_the_others_in_force() -> None:
    value = {"edition": "2025", "include": 1, "severity": {"too-short": "off", "too-long": "fatal"}, "hover": OFF}
    assert read_settings(value) == Settings(edition="2025", severities={"too-short": None}, disabled=frozenset({"hover"}))


OPTIONS = {"edition": "2025", "exclude": ["a"], "severity": {"too-short": "off", "too-long": "error"}, "hover": OFF, "completion": OFF}
PUSHED = {SECTION: {"exclude": ["b"], "severity": {"too-long": "hint"}, "completion": {"enabled": True}}}
ANSWERED = {"edition": "auto", "severity": {"too-long": "off"}, "codeAction": OFF}


def test_what_is_set_later_wins_and_the_rest_stays() -> None:
    options = read_settings(OPTIONS)
    pushed = read_settings(PUSHED, options)
    answered = read_settings(ANSWERED, pushed)
    assert pushed == Settings("2025", (), ("b",), {"too-short": None, "too-long": Severity.HINT}, frozenset({"hover"}))
    assert answered == Settings(None, (), ("b",), {"too-short": None, "too-long": None}, frozenset({"hover", "codeAction"}))


@pytest.mark.parametrize(
    ("glob", "path", "matches"),
    [
        ("README.md", "/home/me/project/reports/README.md", True),
        ("README.md", "/home/me/project/reports/readme.md", False),
        ("*.md", "/home/me/project/reports/README.md", True),
        ("REPORT*", "/home/me/project/reports/README.md", False),
        ("reports/README.md", "/home/me/project/reports/README.md", True),
        ("reports/*.md", "/home/me/project/reports/README.md", True),
        ("eports/README.md", "/home/me/project/reports/README.md", False),
        ("**/reports/*.md", "/home/me/project/reports/README.md", True),
        ("project/**", "/home/me/project/reports/README.md", True),
        ("/home/me/**/README.md", "/home/me/project/reports/README.md", True),
        ("/home/you/**/README.md", "/home/me/project/reports/README.md", False),
        ("README.??", "/home/me/project/reports/README.md", True),
        ("[RA]EADME.md", "/home/me/project/reports/README.md", True),
        ("docs/README.md", "/home/me/project/reports/README.md", False),
        ("min rapport æ.md", "/home/me/min rapport æ.md", True),
    ],
)
def test_a_glob_says_which_files_are_reports_and_which_are_none(glob: str, path: str, matches: bool) -> None:
    assert read_settings({"include": [glob]}).forces(Path(path)) is (True if matches else None)
    assert read_settings({"exclude": ["no*", glob]}).forces(Path(path)) is (False if matches else None)


def test_what_is_excluded_is_none_even_if_it_is_included() -> None:
    assert read_settings({"include": ["*.md"], "exclude": ["README.md"]}).forces(Path("/a/README.md")) is False
    assert read_settings({"include": ["*.md"], "exclude": ["README.md"]}).forces(Path("/a/report.md")) is True


def test_a_text_that_is_not_on_disk_is_judged_by_its_content() -> None:
    assert read_settings({"include": ["*"], "exclude": ["*"]}).forces(None) is None


# -- PROTOCOL.md


class _Recorder(dict[str, Any]):
    """Remembers what was asked for."""

    asked: set[str]

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return default


def _documented() -> Mapping[str, str]:
    """The settings of the interface in PROTOCOL.md, with their types."""
    block = re.search(r"interface Settings \{\n(.*?)\n\}", PROTOCOL.read_text("utf-8"), re.DOTALL)
    assert block is not None
    return dict(re.findall(r"^  (\w+)\?: (.*);$", block[1], re.MULTILINE))


def test_the_protocol_names_the_settings_that_are_read_and_no_others() -> None:
    recorder = _Recorder()
    recorder.asked = set()
    read_settings(recorder)
    assert {name for name in recorder.asked if "." not in name} == set(_documented())


def test_the_protocol_names_the_values_that_are_understood_and_no_others() -> None:
    documented = _documented()
    assert re.findall('"(.*?)"', documented["edition"]) == ["auto", *NAMES]
    assert re.findall('"(.*?)"', documented["severity"]) == ["off", *(severity.label for severity in Severity)]
    assert {name for name, kind in documented.items() if kind == "{ enabled: boolean }"} == set(FEATURES)
    for severity in ("off", "error", "warning", "information", "hint"):
        assert all(read_settings({"severity": {code: severity}}).severities.keys() == {code} for code in RULES)


def test_the_example_of_all_settings_survives_json() -> None:
    value = json.loads(json.dumps({SECTION: {"edition": "2026", "severity": {"too-short": "off"}, "hover": OFF}}))
    assert read_settings(value) == Settings(edition="2026", severities={"too-short": None}, disabled=frozenset({"hover"}))


@pytest.mark.parametrize(
    ("glob", "path", "matches"),
    [
        (r"reports\README.md", PureWindowsPath(r"c:\a\reports\README.md"), True),
        (r"Reports\*.MD", PureWindowsPath(r"C:\a\reports\readme.md"), True),
        (r"c:\a\*.md", PureWindowsPath(r"C:\A\README.md"), True),
        ("c:/a/*.md", PureWindowsPath(r"C:\A\README.md"), True),
        (r"\\server\share\*.md", PureWindowsPath(r"\\SERVER\share\README.md"), True),
        (r"other\*.md", PureWindowsPath(r"c:\a\reports\README.md"), False),
        (r"reports\*.md", PurePosixPath("/a/reports/README.md"), True),  # settings that were written on Windows
        ("Reports/*.md", PurePosixPath("/a/reports/README.md"), False),
        ("readme.md", PurePosixPath("/a/README.md"), False),
    ],
)
def test_a_glob_is_held_against_a_path_as_its_system_compares_paths(glob: str, path: PurePath, matches: bool) -> None:
    assert read_settings({"include": [glob]}).forces(path) is (True if matches else None)
