"""Which figures an answer uses, and the order in which figures are offered."""

from __future__ import annotations

from collections.abc import Collection

from report_ls.analysis import Analysis
from report_ls.figures import Figures
from report_ls.format.images import decoded


def used_figures(analysis: Analysis) -> dict[str, list[int]]:
    """The numbers of the questions that mention each figure, each once."""
    used: dict[str, list[int]] = {}
    for question in analysis.report.questions:
        for name in dict.fromkeys(decoded(image.raw_path).removeprefix("./") for image in question.body.images):
            used.setdefault(name, []).append(question.number)
    return used


def in_order(figures: Figures, used: Collection[str]) -> list[str]:
    """Figures that no answer uses yet first, the course's samples last."""
    return sorted(figures.names, key=lambda name: (name in figures.samples and name not in used, name in used, name))
