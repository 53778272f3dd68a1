"""`##` and `###` in answers, where report.py stops counting."""

from __future__ import annotations

import pytest

from report_ls.model.findings import Severity
from report_ls.template.editions import edition
from report_ls.template.formats import NAMES
from tests.rules.cases import Case, changed, check, check_silent, fix_all, in_answer
from tests.support.reports import report

STOPS = ("answer-count",)
BOLD = "Make it bold"
TEXT = "Write it as text"
ONE = "Write one #"
LAST = "s900001 and s900002 " + "word " * 60 + "end."

CASES = [
    in_answer(
        "a sub-heading of level 3",
        "heading-in-answer",
        3,
        "One two.\n\n«###» Sub\n\nThree.",
        "report.py stops counting here, at ###: 2 of 5 words.",
        fixes={BOLD: "One two.\n\n**Sub**\n\nThree."},
        safe=True,
        severity=Severity.ERROR,
    ),
    in_answer(
        "a sub-heading of level 2, with text right under it",
        "heading-in-answer",
        3,
        "One two.\n\n«##» Our *own* data\nThree.",
        "report.py stops counting here, at ##: 2 of 7 words.",
        fixes={BOLD: "One two.\n\n**Our *own* data**\n\nThree."},
        safe=True,
    ),
    in_answer(
        "a sub-heading of level 5",
        "heading-in-answer",
        3,
        "One two.\n\n«#####» Sub\n\nThree.",
        "report.py stops counting here, at ###: 2 of 5 words.",
        fixes={BOLD: "One two.\n\n**Sub**\n\nThree."},
        safe=True,
    ),
    in_answer(
        "several, of which the first ends the count",
        "heading-in-answer",
        3,
        "One.\n\n«##» A\n\nTwo.\n\n«###» B\n\nThree.",
        "report.py stops counting here, at ##: 1 of 7 words.",
        "report.py takes this ### for the next heading, too.",
        fixes={BOLD: "One.\n\n**A**\n\nTwo.\n\n«###» B\n\nThree.".replace("«", "").replace("»", "")},
        safe=True,
    ),
    in_answer(
        "the answer begins with it, so that nothing is counted",
        "heading-in-answer",
        3,
        "«###» Sub\n\nOne two.",
        "report.py stops counting here, at ###: 0 of 4 words.",
        fixes={BOLD: "**Sub**\n\nOne two."},
        safe=True,
    ),
    *(
        in_answer(
            f"beside commands: {name}",
            "heading-in-answer",
            3,
            answer,
            f"report.py stops counting here, at {answer.split('«')[1].split('»')[0]}: {count} words.",
            fixes={title: fixed},
            safe=True,
        )
        for title, name, answer, count, fixed in (
            (ONE, "two signs", "pip install x\n«##» then\npip install y", "3 of 8", "pip install x\n# then\npip install y"),
            (ONE, "three signs", "pip install x\n«###» Then\npip install y", "3 of 8", "pip install x\n# Then\npip install y"),
            (ONE, "no space", "pip install x\n«##»then\npip install y", "3 of 7", "pip install x\n#then\npip install y"),
            (ONE, "in small letters", "«##» install\npip install x", "0 of 5", "# install\npip install x"),
            (ONE, "behind a command", "pip install x  «##» first\nls", "3 of 6", "pip install x  # first\nls"),
            (ONE, "in a quote", "Hi.\n\n> ls -l\n> «##» then\n> cat x.txt", "5 of 10", "Hi.\n\n> ls -l\n> # then\n> cat x.txt"),
            (ONE, "Python", "import torch\n«##» Load\nx = load('x.pt')", "2 of 7", "import torch\n# Load\nx = load('x.pt')"),
            (BOLD, "a heading above one", "«##» Docker\ndocker run -p 80:80 api", "0 of 7", "**Docker**\n\ndocker run -p 80:80 api"),
            (BOLD, "behind a blank line", "ls -l\n\n«##» Docker\ndocker run api", "2 of 7", "ls -l\n\n**Docker**\n\ndocker run api"),
            (BOLD, "above text", "ls -l\n«##» Docker\nWe used it.", "2 of 7", "ls -l\n**Docker**\n\nWe used it."),
            (BOLD, "among settings", "lr: 1\n«##» Model\nsize: 2", "2 of 6", "lr: 1\n**Model**\n\nsize: 2"),
        )
    ),
    in_answer(
        "a heading that is bold already",
        "heading-in-answer",
        3,
        "One.\n\n«##» **Sub**\n\nTwo.",
        "report.py stops counting here, at ##: 1 of 4 words.",
        fixes={BOLD: "One.\n\n**Sub**\n\nTwo."},
        safe=True,
    ),
    in_answer(
        "a heading with a word in underscores",
        "heading-in-answer",
        3,
        "One.\n\n«##» Our __init__ file\n\nTwo.",
        "report.py stops counting here, at ##: 1 of 6 words.",
        fixes={BOLD: "One.\n\n**Our __init__ file**\n\nTwo."},
        safe=True,
    ),
    in_answer(
        "a heading that is closed with signs, too",
        "heading-in-answer",
        3,
        "One.\n\n«##» Sub «##»\n\nTwo.",
        "report.py stops counting here, at ##: 1 of 5 words.",
        "report.py takes this ## for the next heading, too.",
        fixes={BOLD: "One.\n\n**Sub**\n\nTwo."},
        safe=True,
    ),
    in_answer(
        "a heading without a space",
        "heading-in-answer",
        3,
        "One.\n\n«##»Sub\n\nTwo.",
        "report.py stops counting here, at ##: 1 of 3 words.",
        fixes={BOLD: "One.\n\n**Sub**\n\nTwo."},
        safe=True,
    ),
    in_answer(
        "an empty heading",
        "heading-in-answer",
        3,
        "One.\n\n«##»\n\nTwo.",
        "report.py stops counting here, at ##: 1 of 3 words.",
        fixes={"Remove the empty heading": "One.\n\n\n\nTwo."},
        safe=True,
    ),
    in_answer(
        "in a list",
        "heading-in-answer",
        3,
        "One.\n\n- «###» Locally:\n- two",
        "report.py stops counting here, at ###: 2 of 6 words.",
        fixes={BOLD: "One.\n\n- **Locally:**\n- two"},
        safe=True,
    ),
    in_answer(
        "in a quote of the student's",
        "heading-in-answer",
        3,
        "One.\n\n> «##» Said\n> two",
        "report.py stops counting here, at ##: 2 of 6 words.",
        fixes={BOLD: "One.\n\n> **Said**\n>\n> two"},
        safe=True,
    ),
    in_answer(
        "a comment in a shell block",
        "heading-in-answer",
        3,
        "One.\n\n```bash\n«##» train\nmake train\n```",
        "report.py stops counting here, at ##: 2 of 7 words.",
        fixes={ONE: "One.\n\n```bash\n# train\nmake train\n```"},
        safe=True,
    ),
    in_answer(
        "in backticks",
        "heading-in-answer",
        3,
        "Write `«##» x` for it.",
        "report.py stops counting here, at ##: 2 of 5 words.",
        fixes={ONE: "Write `# x` for it."},
        safe=True,
    ),
    in_answer(
        "in a comment",
        "heading-in-answer",
        3,
        "One. <!-- «##» later -->",
        "report.py stops counting here, at ##: 2 of 5 words.",
        fixes={ONE: "One. <!-- # later -->"},
        safe=True,
    ),
    in_answer(
        "in running text",
        "heading-in-answer",
        3,
        "We know C«##» well.",
        "report.py stops counting here, at ##: 3 of 4 words.",
        fixes={TEXT: "We know C#\\# well."},
        safe=True,
    ),
    in_answer(
        "three in running text",
        "heading-in-answer",
        3,
        "A «###» in a line.",
        "report.py stops counting here, at ###: 1 of 5 words.",
        fixes={TEXT: "A #\\#\\# in a line."},
        safe=True,
    ),
    in_answer(
        "a heading with more signs in its text",
        "heading-in-answer",
        3,
        "One.\n\n«##» The ## sign\n".replace("The ##", "The «##»"),
        "report.py stops counting here, at ##: 1 of 5 words.",
        "report.py takes this ## for the next heading, too.",
        fixes={TEXT: "One.\n\n#\\# The ## sign\n"},
        safe=True,
    ),
    in_answer(
        "a heading of a question that stands in an answer and has no Answer: of its own",
        "heading-in-answer",
        3,
        "One.\n\n«###» Question 2\n\nTwo.",
        "report.py stops counting here, at ###: 1 of 5 words.",
        fixes={BOLD: "One.\n\n**Question 2**\n\nTwo."},
        safe=True,
    ),
    in_answer(
        "the heading of the question itself, once more and without an Answer: of its own",
        "heading-in-answer",
        3,
        "One.\n\n«###» Question 3\n\nTwo.",
        "report.py stops counting here, at ###: 1 of 5 words.",
        fixes={BOLD: "One.\n\n**Question 3**\n\nTwo."},
        safe=True,
    ),
    in_answer(
        "in a path",
        "heading-in-answer",
        3,
        "See [it](notes«##»2.md) there.",
        "report.py stops counting here, at ##: 2 of 3 words.",
        fixes={"Write it as %23": "See [it](notes%23%232.md) there."},
        safe=True,
    ),
    in_answer(
        "in an address on the web, where the first sign begins a fragment",
        "heading-in-answer",
        3,
        "See [it](https://a.dk/«##»2) there.",
        "report.py stops counting here, at ##: 2 of 3 words.",
        fixes={"Write it as %23": "See [it](https://a.dk/#%232) there."},
        safe=True,
    ),
    in_answer(
        "in the last answer, where a ### is one question more",
        "heading-in-answer",
        31,
        f"{LAST}\n\n«###» Thanks\n\nAll.",
        "report.py takes this ### for one more question, and stops.",
        fixes={BOLD: f"{LAST}\n\n**Thanks**\n\nAll."},
        safe=True,
        also=STOPS,
    ),
    in_answer(
        "in what follows the report",
        "heading-in-answer",
        31,
        f"{LAST}\n\n## Appendix\n\n«###» Code\nAll.",
        "report.py takes this ### for one more question, and stops.",
        fixes={"Write it as <h3>": f"{LAST}\n\n## Appendix\n\n<h3>Code</h3>\n\nAll."},
        safe=True,
        also=STOPS,
    ),
    in_answer(
        "in a list of what follows the report",
        "heading-in-answer",
        31,
        f"{LAST}\n\n## Appendix\n\n- «####» Code\n",
        "report.py takes this ### for one more question, and stops.",
        fixes={"Write it as <h4>": f"{LAST}\n\n## Appendix\n\n- <h4>Code</h4>\n"},
        safe=True,
        also=STOPS,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_headings(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    "answer",
    [
        "# One heading",
        "#hashtag, #12 and C#.",
        "Write #\\# for it.",
        "```sh\n# comment\n```",
        "Item # 3 # 4.",
        "Setext\n---\n\nand\n===",
        "A &#35;&#35; sign.",
    ],
)
def test_one_sign_ends_nothing(answer: str) -> None:
    check_silent(answer, 3)


def test_two_signs_change_nothing_in_the_last_answer() -> None:
    check_silent(f"{LAST}\n\n## Appendix\n\n```sh\n## list\n```", 31)


@pytest.mark.parametrize("name", NAMES)
def test_the_last_answer_is_that_of_the_edition(name: str) -> None:
    last = edition(name).expected
    text = report(name)
    analysis = Case("", "", "", (), edition=name).analysed(f"{text}\n### More\n")
    assert [(finding.code, finding.question) for finding in analysis.findings] == [("answer-count", None), ("heading-in-answer", last)]


def test_the_templates_own_headings_are_none_of_an_answer() -> None:
    text = changed("## Version control", "## Our own section")
    assert Case("", "", "", ()).analysed(text).findings == ()


def test_a_comment_in_a_fence_says_nothing_of_the_other_lines_there() -> None:
    fence = "```\npip install x\n## then\npip install y\n\n## So it is\n```"
    assert fix_all(report(answers={3: fence})) == report(answers={3: fence.replace("##", "#")})
