"""The sections of the templates (docs/format.md, section 1)."""

from __future__ import annotations

from collections.abc import Mapping

from report_ls.checker.limits import Limits
from report_ls.template.formats import NAMES, format_of, known_format

CHECKLISTS = frozenset(format_of(name).checklist for name in NAMES)
"""The titles that sections with the task list have."""
TITLES = (*CHECKLISTS, *dict.fromkeys(section.title for name in NAMES for section in format_of(name).sections))
"""The titles of the sections of all templates."""


def openers(limits: Limits) -> Mapping[str, int]:
    """Returns the number of the first question of each section, by the section's title; of a template that is not known, nothing."""
    known = known_format(limits)
    return {section.title: known.ids.index(section.questions[0]) + 1 for section in known.sections} if known else {}
