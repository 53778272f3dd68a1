"""What tools and unfinished writing leave in an answer."""

from __future__ import annotations

import pytest

from report_ls.fixes.quick_fix import quick_fixes
from report_ls.model.findings import Severity
from report_ls.text.edits import apply
from tests.rules.cases import Case, check, check_silent, in_answer
from tests.support.reports import report, unmark

CODE = "writing-leftover"
SOURCE = "is a mark of ChatGPT for a source. Remove it, and name the source if you need it."
ADDRESS = "is an address of a chat in VS Code, and leads nowhere. Write a path or an address that others can follow."
NOTHING = "stands where a program had nothing to write. Put in what belongs here."
CITATION = "is left here. Name the source, or take it away."
TODO = "is left here. Write what is missing, or take it away."
CHATBOT = "is what a chatbot says of itself. Write here what you did yourselves."
REMOVE = "Remove it"
REST = "word " * 120 + "end."


def left(answer: str, said: str, fixed: str | None = None, *also: str) -> Case:
    """A leftover that is marked in `answer`, which becomes `fixed`."""
    mark = unmark(answer, cursor="").marked[0]
    fixes = {} if fixed is None else {REMOVE: f"{fixed}\n\n{REST}"}
    return in_answer(answer, CODE, 5, f"{answer}\n\n{REST}", f"`{mark}` {said}", fixes=fixes, severity=Severity.WARNING, also=also)


CASES = [
    left("We used FastAPI «:contentReference[oaicite:0]{index=0}».", SOURCE, "We used FastAPI."),
    left("We used FastAPI.«:contentReference[oaicite:12]{index=12}»", SOURCE, "We used FastAPI."),
    left("We used FastAPI «[oaicite:3]» and uv.", SOURCE, "We used FastAPI and uv."),
    left("We used FastAPI.«\u30104\u2020source\u3011»", SOURCE, "We used FastAPI.", "windows-encoding"),
    left("We used FastAPI «\u301012:0\u2020guide.pdf\u3011» and uv.", SOURCE, "We used FastAPI and uv.", "windows-encoding"),
    left("We used FastAPI. «turn0search0»", SOURCE, "We used FastAPI."),
    left("We used FastAPI «citeturn0search0turn1news2».", SOURCE, "We used FastAPI."),
    left("We used FastAPI «\ue200cite\ue202turn0search0\ue202turn0search4\ue201».", SOURCE, "We used FastAPI.", "windows-encoding"),
    left("See [train.py](«http://_vscodecontentref_/0») for it.", ADDRESS, "See train.py for it."),
    left("See «http://_vscodecontentref_/12» for it.", ADDRESS, "See for it."),
    left("See «<http://_vscodecontentref_/0>» for it.", ADDRESS, "See for it."),
    left("See [train.py](«<http://_vscodecontentref_/0>»).", ADDRESS, "See train.py."),
    left('See [`f` [1]](«http://_vscodecontentref_/0» "The file").', ADDRESS, "See `f` [1]."),
    left("See ![loss](«http://_vscodecontentref_/3») for it.", ADDRESS, "See loss for it."),
    left('See <a href="«http://_vscodecontentref_/0»">it</a>.', ADDRESS),
    left("See [it][a].\n\n[a]: «http://_vscodecontentref_/0»", ADDRESS),
    left("The coverage is 90«%!o(MISSING)»f the lines.", NOTHING),
    left("The coverage is «(MISSING)» of the lines.", NOTHING),
    left("We used FastAPI «[citation needed]».", CITATION),
    left("«TODO»: write about the tests", TODO),
    left("«TODO»", TODO),
    left("- «FIXME»: the numbers", TODO),
    left("**«TODO»:** the numbers", TODO),
    left("1. *«TODO»*", TODO),
    left("We have tests. «TODO»", TODO),
    left("The coverage is 90% («TODO»: check it).", TODO),
    left("The coverage is [«TODO»].", TODO),
    left("«TODO(anna)»: write about the tests", TODO),
    left("«TODO» write about docker", TODO),
    left("- «TODO» add numbers.", TODO),
    left("«TODO»!!!", TODO),
    left("«Todo»: a sentence about the tests", TODO),
    left("We have tests, «TODO»: add numbers", TODO),
    left("We used FastAPI «[Citation Needed]».", CITATION),
    left("«As an AI language model», I cannot know what your group did.", CHATBOT),
    left("«As an AI language model developed by OpenAI», I do not know what your group did.", CHATBOT),
    left("It is hard to say. «As an AI assistant», I don't have access to your repository.", CHATBOT),
    left("«As a large language model», my knowledge ends in 2023.", CHATBOT),
    left("Sorry, but «as an AI model» I have no group.", CHATBOT),
    in_answer(
        "several of a kind are one finding with one fix",
        CODE,
        5,
        f"One «:contentReference[oaicite:0]{{index=0}}».\n\nTwo :contentReference[oaicite:1]{{index=1}}.\n\n{REST}",
        f"`:contentReference[oaicite:0]{{index=0}}` (2 times) {SOURCE}",
        fixes={"Remove all 2": f"One.\n\nTwo.\n\n{REST}"},
        related=((":contentReference[oaicite:1]{index=1}", "Here, too"),),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_leftovers(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", [case for case in CASES if case.fixes], ids=str)
def test_the_guard_lets_their_fixes_through(case: Case) -> None:
    marked = unmark(case.source, cursor="")
    analysis = case.analysed(marked.text)
    offered = [fix for finding, fix in quick_fixes(analysis, analysis.findings, marked.spans[0]) if finding.code == CODE]
    assert [(fix.title, apply(marked.text, fix.edits)) for fix in offered] == list(case.fixes.items())


@pytest.mark.parametrize(
    "answer",
    [
        "We used TODO comments for what was left, and removed every TODO before the release.",
        "TODO comments were forbidden by our linter.",
        "A rule of ruff finds TODO, FIXME and XXX.",
        "Our board had three lists:\n\n- TODO\n- In progress\n- Done",
        "We wrote `TODO: refactor` where something was left.",
        "    # TODO: refactor\n    train()",
        "The file TODO.md says what is left.",
        "See [TODO](figures/todo.md).",
        "<!-- TODO: a sentence about the tests -->",
        "As an AI language model, we chose BERT.",
        "We used ChatGPT and Copilot as an AI assistant.",
        "We used Claude as an AI assistant, I used it for tests.",
        "As an AI assistant, I used ChatGPT.",
        "Copilot works as an AI model, I think.",
        "We marked what was left with TODO: and FIXME: comments.",
        "Todos were kept in issues, and todo lists in Trello.",
        "As an AI language model, ChatGPT is wrong now and then.",
        'It wrote "As an AI language model, I cannot" and we stopped there.',
        "The values that are missing (missing) are left out.",
        "It is our turn to search, and we turn0 nothing.",
        "A `:contentReference[oaicite:0]{index=0}` in the output of a chatbot is removed by our code.",
        "We take the dagger \u2020 for a footnote.",
    ],
)
def test_what_is_meant_is_left_alone(answer: str) -> None:
    check_silent(f"{answer}\n\n{REST}", 5)


def test_the_template_itself_is_left_alone() -> None:
    text = report().replace("> *We did ... because ...*", "> *TODO: we did [citation needed]*")
    assert Case("", "", "", ()).analysed(text).findings == ()
