"""What the `report.py` beside a report decides, as data."""

from __future__ import annotations

from typing import Any, NamedTuple

from report_ls.checker.limits import Bounds, Form, QuestionLimits

MOST_BYTES = 256_000
"""A `report.py` that is larger is not read: the course's own has 12 kB."""
TOO_LARGE = "is too large to be the course's"


UNREAD = "may make another page, as it can't be read"


class Script(NamedTuple):
    """What a `report.py` decides; the fields are those of `Limits`, but for `page`: the end of a sentence, "The report.py ...", where its
    `html` makes another page than the course's, or may do so.
    """

    questions: tuple[QuestionLimits, ...]
    form: Form
    image_patterns: tuple[str, ...]
    names_encoding: bool
    page: str | None = None


class Unreadable(NamedTuple):
    """A script whose limits can't be used. `reason` is the end of a sentence: "it ..."; `page` is as in `Script`."""

    reason: str
    page: str | None = UNREAD


def data_of_script(script: Script) -> dict[str, Any]:
    """Returns what JSON can be made of for `script_of_data`."""
    questions = [[bounds and (bounds.least, bounds.most) for bounds in question] for question in script.questions]
    return {**script._asdict(), "questions": questions}


def script_of_data(data: dict[str, Any]) -> Script | Unreadable:
    """Returns what `read_as_data` found, from JSON, which has no other sequences than lists."""
    if "unreadable" in data:
        return Unreadable(data["unreadable"], data["page"])
    return Script(
        questions=tuple(QuestionLimits(*(bounds and Bounds(*bounds) for bounds in question)) for question in data["questions"]),
        form=Form(data["form"]),
        image_patterns=tuple(data["image_patterns"]),
        names_encoding=data["names_encoding"],
        page=data["page"],
    )
