"""Which figures an answer uses, and the order in which figures are offered."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from report_ls.analysis.analysis import Analysis
from report_ls.model.figures import Figures
from report_ls.syntax.images import decoded
from report_ls.syntax.report import Question


def used_figures(analysis: Analysis) -> dict[str, list[int]]:
    """The numbers of the questions that mention each figure, each once."""
    used: dict[str, list[int]] = {}
    for question in analysis.report.questions:
        for name in dict.fromkeys(decoded(image.raw_path).removeprefix("./") for image in question.body.images):
            used.setdefault(name, []).append(question.number)
    return used


def in_questions(numbers: Sequence[int]) -> str:
    """Where something is, such as "in question 5" and "in questions 5, 14 and 19"."""
    *others, last = map(str, numbers)
    return f"in questions {', '.join(others)} and {last}" if others else f"in question {last}"


def in_order(figures: Figures, used: Collection[str], told: Sequence[str] = ()) -> list[str]:
    """Figures that no answer uses yet first, and before them those that an answer has `told` of; the course's samples last."""
    places = {name: place for place, name in enumerate(told)}

    def rank(name: str) -> tuple[bool, bool, int, str]:
        is_sample = name in figures.samples and name not in used
        return is_sample, name in used, places.get(name, len(places)), name

    return sorted(figures.names, key=rank)


def told_by(analysis: Analysis, question: Question | None) -> tuple[str, ...]:
    """The figures that an answer tells of in words."""
    if analysis.figures is None or question is None:
        return ()
    return tuple(analysis.figures.in_words.told_by(question.body.answer.of(question.body.text)))
