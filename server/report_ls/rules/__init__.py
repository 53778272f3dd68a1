"""What can be wrong with a report: a file for each rule, or for a few whose findings one function gives.

Each `Rule` of a module is in the table, and each of its checks is in force, so a new rule is a new file and nothing else. The checks of a
question see that question alone, so that what they find can be kept until it changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TypeVar

from report_ls.model.check import PictureCheck, QuestionCheck, ReportCheck
from report_ls.model.rule import Rule
from report_ls.page import rules as page_rules

T = TypeVar("T", QuestionCheck, PictureCheck, ReportCheck)

_MODULES = (*(import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)), page_rules)


def table(rules: Iterable[Rule]) -> Mapping[str, Rule]:
    """The rules by their codes, in the order of the tables. Raises ValueError where two have one code, or one place in the tables."""
    found: dict[str, Rule] = {}
    for rule in sorted(rules, key=lambda rule: rule.place):
        if rule.code in found or any(other.place == rule.place for other in found.values()):
            raise ValueError(f"another rule has the code or the place of {rule.code}")
        found[rule.code] = rule
    return MappingProxyType(found)


def _checks(kind: type[T]) -> tuple[T, ...]:
    """The checks of a kind, in their order. One that several modules know is one."""
    found: Iterator[T] = (value for module in _MODULES for value in vars(module).values() if isinstance(value, kind))
    return tuple(sorted(dict.fromkeys(found), key=lambda check: check.position))


RULES = table({value for module in _MODULES for value in vars(module).values() if isinstance(value, Rule)})
"""The one table of rules: of those in this folder and of those of the hand-in page."""
QUESTION_CHECKS = _checks(QuestionCheck)
PICTURE_CHECKS = _checks(PictureCheck)
REPORT_CHECKS = _checks(ReportCheck)
