"""The order in which figures are offered, and how the questions that use them are named."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from report_ls.analysis.analysis import Analysis
from report_ls.model.figures import Figures
from report_ls.syntax.report import Question


def in_questions(numbers: Sequence[int]) -> str:
    """Returns where something is, such as "in question 5" and "in questions 5, 14 and 19"."""
    *others, last = map(str, numbers)
    return f"in questions {', '.join(others)} and {last}" if others else f"in question {last}"


def in_order(figures: Figures, used: Collection[str], told: Sequence[str] = ()) -> list[str]:
    """Sorts the figures: first those that an answer has `named` of, then others that no answer uses yet; the course's samples last."""
    places = {name: place for place, name in enumerate(told)}

    def rank(name: str) -> tuple[bool, bool, int, str]:
        is_sample = name in figures.samples and name not in used
        return is_sample, name in used, places.get(name, len(places)), name

    return sorted(figures.names, key=rank)


def figures_named_by(analysis: Analysis, question: Question | None) -> tuple[str, ...]:
    """Returns the figures that an answer tells of in words."""
    if analysis.figures is None or question is None:
        return ()
    return tuple(analysis.figures.in_words.told_by(question.body.answer.of(question.body.text)))
