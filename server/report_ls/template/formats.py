"""The known formats of the report: one file for each template in `formats/` (docs/format.md, section 2)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path  # importlib.resources would take 20 ms of each start
from typing import Any, NamedTuple

from report_ls.checker.limits import Form, Limits

_FILES: dict[str, dict[str, Any]] = json.loads((Path(__file__).parents[1] / "formats" / "built.json").read_text("utf-8"))
"""What the TOML files say, by their names. `scripts/write_lists.py` writes it, because reading TOML would take 15 ms of each start."""
_FILE_OF: dict[str, str] = {file["edition"]: name for name, file in _FILES.items() if "edition" in file}

NAMES = tuple(sorted(_FILE_OF))
"""The names of all editions, oldest first."""


class Section(NamedTuple):
    """A section of a template. `questions` are the ids of its questions, in order."""

    title: str
    questions: tuple[str, ...]


class Mark(NamedTuple):
    """A text that a report shows if its template has it. `where` is a key of `editions.WHERE`, and `weight` is how much it tells."""

    text: str
    where: str = "anywhere"
    weight: int = 1


class Format(NamedTuple):
    """What is known of one template.

    `ids` name its questions in order, and `questions` holds what is known of each: an id means the same question in all editions, whatever
    its number is. `modules` are those of the course, by names such as `M5`.
    """

    form: Form
    checklist: str
    sections: tuple[Section, ...]
    ids: tuple[str, ...]
    questions: Mapping[str, Mapping[str, Any]]
    modules: Mapping[str, Mapping[str, str]]
    marks: frozenset[Mark]


@cache
def format_of(edition: str) -> Format:
    """Returns the format of an edition. Raises KeyError for a name that is not in `NAMES`."""
    table = _whole(_FILE_OF[edition])
    sections = tuple(Section(section["title"], tuple(section["questions"])) for section in table["sections"])
    return Format(
        form=Form(table["form"]),
        checklist=table["checklist"],
        sections=sections,
        ids=tuple(name for section in sections for name in section.questions),
        questions=table["questions"],
        modules=table["modules"],
        marks=frozenset(Mark(**mark) for mark in table["marks"].values()),
    )


def known_format(limits: Limits) -> Format | None:
    """Returns the format that a report with these limits follows; None where it is not known.

    That is so where a `report.py` asks for a number of questions that its edition does not have: which question has which number, and which
    section it is in, can't be told then.
    """
    found = format_of(limits.edition) if limits.edition in NAMES else None
    return found if found and len(found.ids) == limits.expected else None


def _whole(name: str) -> dict[str, Any]:
    """Returns what a file says together with what it extends."""
    file = _FILES[name]
    return extended(_whole(file["extends"]), file) if "extends" in file else file


def extended(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Lays `changes` over `base`: tables are joined key by key, `false` removes a key, and any other value replaces that of `base`."""
    whole = {**base}
    for key, value in changes.items():
        if value is False:
            whole.pop(key, None)
        elif isinstance(value, dict):
            whole[key] = extended(base.get(key, {}), value)
        else:
            whole[key] = value
    return whole
