"""Every regular expression is one that all supported Pythons match rightly, in a time that is linear in the length of the text.

CPython before 3.11.5, as Debian 12 has it, matches possessive quantifiers and atomic groups wrongly (python/cpython#106052, #101955).
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import report_ls
from tests.support.backtracking import growth
from tests.support.patterns import Pattern, patterns

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    {"report_ls", *(module.name for module in pkgutil.walk_packages(report_ls.__path__, "report_ls."))} - {"report_ls.__main__"}
)
BESIDE = sorted(path.relative_to(ROOT).as_posix() for folder in ("tests", "benchmarks") for path in (ROOT / folder).rglob("*.py"))


def patterns_of(module: str) -> list[Pattern]:
    imported = importlib.import_module(module)
    return list(patterns(Path(str(imported.__file__)), vars(imported)))


@pytest.mark.parametrize("module", MODULES)
def test_a_pattern_of_the_server_takes_a_time_that_is_linear_in_the_length_of_the_text(module: str) -> None:
    found = {f"{module}:{line} {text!r}": growth(text, flags, is_anchored=anchored) for line, text, flags, anchored in patterns_of(module)}
    assert {place: kind for place, kind in found.items() if kind != "linear"} == {}


def test_the_patterns_of_the_server_are_found() -> None:
    found = {module: len(patterns_of(module)) for module in MODULES}
    assert sum(found.values()) > 100
    assert found["report_ls.page.plain"] == 1
    assert found["report_ls.syntax.images"] > 5


def test_all_that_is_compiled_when_the_server_is_imported_has_been_looked_at() -> None:
    looked_at = {text for module in MODULES for _, text, _, _ in patterns_of(module)}
    for module in MODULES:
        for name, value in vars(importlib.import_module(module)).items():
            values = value.values() if isinstance(value, dict) else [value]
            assert {one.pattern for one in values if isinstance(one, re.Pattern)} <= looked_at, f"{module}.{name}"


@pytest.mark.parametrize("path", [path for path in BESIDE if path not in {"tests/test_patterns.py"}])
def test_no_pattern_of_tests_and_benchmarks_is_one_that_some_python_matches_wrongly(path: str) -> None:
    for pattern in patterns(ROOT / path, {"re": re}):
        assert "is not to be used" not in refusal(pattern.text)


def refusal(pattern: str | bytes) -> str:
    try:
        growth(pattern, is_anchored=True)
    except ValueError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("pattern", ["a++", "a*+b", "a?+", "a{1,3}+", "(?>a|b)", "(?=(?:ab)++)", "x(?:y(?>z))", b"a++"])
def test_what_some_python_matches_wrongly_is_refused(pattern: str | bytes) -> None:
    assert "is not to be used" in refusal(pattern)


@pytest.mark.parametrize(
    ("pattern", "flags", "is_anchored", "expected"),
    [
        ("[^\n]*x", 0, True, "linear"),
        ("[a-y]*z", 0, True, "linear"),
        ("a*b*c", 0, True, "linear"),
        ("a+", 0, False, "linear"),
        ("(?:a*b)*c", 0, True, "linear"),
        (r"^[ \t]*x", re.MULTILINE, False, "linear"),
        (r"(?<![ \t])[ \t]+$", 0, False, "linear"),
        (r"\Aa*b", 0, False, "linear"),
        (r"\[[^\[\]]*\]\(", 0, False, "linear"),
        (r"(\*\*|__)[^*_]+\1", 0, False, "linear"),
        (b"^a*b", 0, False, "linear"),
        ("(?=a*b)c", 0, True, "linear"),
        ("a*a*b", 0, True, "square"),
        ("a*(?!c)a*b", 0, True, "square"),
        ("a+b", 0, False, "square"),
        (r"^\s*x", re.MULTILINE, False, "square"),
        (r"[ \t]+$", 0, False, "square"),
        ("<!--.*?-->", re.DOTALL, False, "square"),
        ("(?=a*b)c", 0, False, "square"),
        ("a(?:[ab]|x)*c", 0, False, "square"),
        ("(a+)+b", 0, True, "exponential"),
        ("(a*)*b", 0, True, "exponential"),
        ("(?:a|ab|b)*c", 0, True, "exponential"),
        (r"\((?:\s*\+?\s*M\d+)+\)", 0, True, "exponential"),
        ("(?:a{0,20}){40}b", 0, True, "exponential"),
    ],
)
def test_growth_is_told_from_the_shape(pattern: str | bytes, flags: int, is_anchored: bool, expected: str) -> None:
    assert growth(pattern, flags, is_anchored=is_anchored) == expected


def test_a_reference_to_a_group_of_any_length_is_refused() -> None:
    with pytest.raises(ValueError, match="GROUPREF"):
        growth(r"(`+)x\1")
