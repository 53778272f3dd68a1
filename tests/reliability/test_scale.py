"""Twice as much of a construct is about twice as much work, for all that a key or a request asks for.

Work is counted in calls of functions (`tests/support/work.py`), so a busy machine changes nothing. In CI the constructs are small; a long run
takes as many of each as one may paste.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from report_ls.analysis.analysis import Analysis, analyse
from report_ls.analysis.reanalysis import reanalysed
from report_ls.disk.folders import MemoryFolder
from report_ls.features.checklist import ticks
from report_ls.features.code_lens import code_lenses
from report_ls.features.completion import complete
from report_ls.features.document_highlight import highlights
from report_ls.features.document_symbols import document_symbols
from report_ls.features.folding import guidance_folds, region_folds
from report_ls.features.hover import hover
from report_ls.features.inlay_hints import inlay_hints
from report_ls.features.links import figure_links, module_links
from report_ls.features.mentions import find_mentions
from report_ls.features.overview import figures, sections
from report_ls.features.references import references
from report_ls.features.rename import renamed_mentions
from report_ls.features.selection import selections
from report_ls.features.snippets import snippets
from report_ls.model.figures import Figures
from report_ls.template.editions import edition
from report_ls.text.edits import Edit
from report_ls.text.spans import Span, newlines
from tests.reliability.amount import amount
from tests.reliability.constructs import CONSTRUCTS, PLACES
from tests.support.work import calls

FEW = amount(200, 5_000)
MOST_GROWTH = 2.3
MOST_GROWTH_IN_SECONDS = 2.8
"""More than in calls, because a larger text fits less well into the processor's memory. Four times as much is 16 times as long by a square."""
SHORTEST = 0.01
"""Seconds, below which a time says nothing."""
FIGURES = Figures(MemoryFolder({"figures/a.png": b"\x89PNG\r\n\x1a\n"}))
FEATURES: dict[str, Callable[[Analysis, int], object]] = {
    "findings": lambda analysis, _: analysis.findings,
    "hover": hover,
    "completion": complete,
    "selection": lambda analysis, offset: list(selections(analysis, offset)),
    "folding": lambda analysis, _: [*guidance_folds(analysis), *region_folds(analysis)],
    "links": lambda analysis, _: [*figure_links(analysis), *module_links(analysis)],
    "symbols": lambda analysis, _: document_symbols(analysis),
    "mentions": lambda analysis, _: list(find_mentions(analysis.report.text, analysis.figures)),
    "overview": lambda analysis, _: (sections(analysis), figures(analysis)),
    "references": references,
    "highlights": highlights,
    "rename": lambda analysis, _: renamed_mentions(analysis, "figures/a.png", "figures/b.png"),
    "counts": lambda analysis, _: ([*code_lenses(analysis)], [*inlay_hints(analysis, Span(0, len(analysis.report.text)))]),
    "ticks": lambda analysis, _: [*ticks(analysis.report, Span(0, len(analysis.report.text)))],
    "snippets": snippets,
    "a key": lambda analysis, offset: reanalysed(analysis, Edit(Span(offset, offset), "a")),
}


def work(place: str, construct: str, count: int) -> dict[str, int]:
    """The calls that each feature takes where a construct is there so many times, with the cursor behind them."""
    inserted = CONSTRUCTS[construct](count)
    text = newlines(PLACES[place](inserted))
    found: list[Analysis] = []
    cost = {"analysis": calls(lambda: found.append(analyse(text, edition("2026"), FIGURES)))}
    offset = min(max(text.find(inserted), 0) + len(inserted), len(text))
    return cost | {name: calls(lambda feature=feature: feature(found[0], offset)) for name, feature in FEATURES.items()}


def seconds(action: Callable[[], object]) -> float:
    """Of the processor, in this thread: the least of a few tries."""
    took = []
    for _ in range(3):
        gc.collect()
        gc.disable()  # it looks at all that there is, so it is no part of what an action takes
        began = time.thread_time()
        action()
        took.append(time.thread_time() - began)
        gc.enable()
    return min(took)


@pytest.mark.parametrize("place", amount(["answer"], list(PLACES)))
@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_twice_as_much_of_it_is_about_twice_the_work(construct: str, place: str) -> None:
    once, twice = work(place, construct, 2 * FEW), work(place, construct, 4 * FEW)
    too_much = {name: (once[name], twice[name]) for name in once if twice[name] > MOST_GROWTH * once[name] + 2 * FEW}
    assert too_much == {}


@pytest.mark.parametrize("construct", amount(["words on a line"], list(CONSTRUCTS)))
def test_twice_as_much_of_it_takes_about_twice_the_time(construct: str) -> None:
    """This holds what is not seen in calls: searches and copies of the text, which are one call each. It says something in a long run."""
    took: dict[str, list[float]] = {}
    for count in (FEW, 2 * FEW, 4 * FEW):
        inserted = CONSTRUCTS[construct](count)
        text = newlines(PLACES["answer"](inserted))
        analysis = analyse(text, edition("2026"), FIGURES)
        offset = min(max(text.find(inserted), 0) + len(inserted), len(text))
        took.setdefault("analysis", []).append(seconds(lambda text=text: analyse(text, edition("2026"), FIGURES)))
        for name, feature in FEATURES.items():
            took.setdefault(name, []).append(seconds(lambda feature=feature, known=analysis, at=offset: feature(known, at)))
    too_long = {name: each for name, each in took.items() if each[2] > MOST_GROWTH_IN_SECONDS**2 * max(each[0], SHORTEST)}
    assert too_long == {}


def test_work_that_grows_with_the_square_is_seen() -> None:
    def pairs(count: int) -> int:
        return calls(lambda: [abs(one - other) for one in range(count) for other in range(count)])

    assert pairs(4 * FEW) > MOST_GROWTH * pairs(2 * FEW) + 2 * FEW
