"""Commands without a mark: they are told from sentences, and no fix takes away the backslashes with which they go on."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from report_ls.analysis.analysis import Analysis, analyse, with_page
from report_ls.fixes.fix_page import fix_page
from report_ls.model.findings import Fix
from report_ls.page.guard import loss
from report_ls.page.messages import SPECIAL
from report_ls.syntax.commands import commands, continued, is_command, is_prose, joints
from report_ls.template.editions import edition
from report_ls.text.edits import Edit, apply
from report_ls.text.spans import Span
from tests.page.test_findings import PASTED, indented, page
from tests.rules.cases import Case, changed_in, check, fix_all
from tests.support.reports import report

LIMITS = edition("2026")
COMMANDS = (
    ("a program of its own", "accelerate launch train.py \\", "\n  --lr 0.1"),
    ("words before its options", "kaggle datasets download -d a/b \\", "\n  -p data"),
    ("one of two words", "terraform apply \\", "\n  -auto-approve"),
    ("a file at its end", "hf upload org/model \\", "\n  ./model"),
    ("a variable before it", "WANDB_MODE=offline python train.py \\", "\n  --lr 0.1"),
    ("a program by its path", "venv/bin/python train.py \\", "\n  a b"),
    ("a script", "train.py \\", "\n  model=a \\\n  lr=0.1"),
    ("a prompt without a space", "$python train.py \\", "\n  --lr 1"),
    ("options that are not indented", "bentoml build \\", "\n--version 1"),
    ("settings that are not indented", "python -m train \\", "\nlr=0.1"),
    ("a string of words", "git commit \\", '\n  -m "this was in the way"'),
    ("an instruction of a Dockerfile", "RUN apt-get update && \\", "\n    apt-get install -y git && \\\n    rm -rf /var/lib/apt"),
)
IN_TEXT = (
    ("behind a colon", "Example: python train.py \\\n  --lr 1"),
    ("in a sentence", "We ran python -m train \\\n  lr=0.1 \\\n  b=2"),
    ("in a sentence, with options", "we ran it as train \\\n  --lr 0.1 \\\n  --epochs 3"),
    ("in bold", "**python train.py \\\n --lr 1**"),
    ("in a quote", "> docker run \\\n>   -p 80:80 img"),
    ("in a quote, with options that are not indented", "> docker run \\\n> -p 80:80 img"),
    ("in a quote in a quote", "> > docker run \\\n> >   -p 80:80 img"),
    ("on the line of an item", "- accelerate launch train.py \\\n    --lr 1\n- more"),
    ("on the line of a number", "3. accelerate launch train.py \\\n   --lr 1\n4. more"),
    ("with a capital", "Python train.py \\\n  a b"),
    ("without an option", "docker run \\\nimg"),
    ("whose next line is only indented", "roses \\\n  violets"),
)
TECHNICAL = (
    '{"a": "b\\"c"}',
    "print('it\\'s')",
    "Regex: ^\\d+\\.\\w+\\$",
    "[^a-z]\\$",
    "The pattern foo\\$ was used.",
    'grep "a\\|b" log',
    "C:\\data\\,x",
    "echo \\$HOME and \\${USER}",
    "sed s/a\\/b/c\\&/",
    "\\frac{1}{2}\\,x",
)
PROSE = (
    ("accuracy: 0.95\\\nloss: 0.3\\\nf1: 0.9", "accuracy: 0.95  \nloss: 0.3  \nf1: 0.9"),
    ("accuracy: 95\\%\nloss: 5\\%", "accuracy: 95%\nloss: 5%"),
    ("FROM the start we used docker\\\nADD more", "FROM the start we used docker  \nADD more"),
    ("RUN times were long\\\nADD more data\\\nCOPY nothing", "RUN times were long  \nADD more data  \nCOPY nothing"),
    ("git push \\\nwas hard", "git push  \nwas hard"),
    ("make sure to run it with --help\\\nor not", "make sure to run it with --help  \nor not"),
    ("a  b\\\nc  d", "a  b  \nc  d"),
    ("Model A  was good \\$5\nModel B  was bad", "Model A  was good $5\nModel B  was bad"),
    ("% of all \\$5", "% of all $5"),
    ("(left) the model for \\$5", "(left) the model for $5"),
    ("- one\\\n  two\\\n  three", "- one  \n  two  \n  three"),
    ("> one\\\n> two", "> one  \n> two"),
    ('He said \\"hello\\" and paid \\$5.', 'He said "hello" and paid $5.'),
    ("don't pay 5\\$ \\& go", "don't pay 5$ &amp; go"),
)
CASES = [
    page(f"a command with {name}", "page-code", f"Run:\n\n«{first}»{rest}", PASTED, indented(f"{first}{rest}"), special="pasted")
    for name, first, rest in COMMANDS
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_command_that_goes_on_is_code_whatever_the_program(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("answer", [answer for _, answer in IN_TEXT] + [f"{first}{rest}" for _, first, rest in COMMANDS])
def test_no_fix_takes_away_a_backslash_with_which_a_command_goes_on(answer: str) -> None:
    text = report(answers={3: f"Words.\n\n{answer}"})
    found = judged(text)
    fixed = [apply(text, fix.edits) for finding in found.findings for fix in finding.fixes]
    assert found.findings
    assert [result.count("\\") for result in [*fixed, fix_page(text, LIMITS).text]] == [text.count("\\")] * (len(fixed) + 1)


@pytest.mark.parametrize(("name", "answer"), IN_TEXT[:6])
def test_a_command_in_a_sentence_is_one_finding_that_asks_for_lines_of_its_own(name: str, answer: str) -> None:
    found = judged(report(answers={3: f"Words.\n\n{answer}"})).findings
    assert [finding.message for finding in found] == [SPECIAL["command"]], name


@pytest.mark.parametrize("answer", TECHNICAL)
def test_no_fix_takes_a_backslash_out_of_technical_text(answer: str) -> None:
    text = report(answers={3: f"Words.\n\n{answer}"})
    assert [(finding.message, finding.fixes) for finding in judged(text).findings] in ([(SPECIAL["technical"], ())], [])
    assert fix_page(text, LIMITS).text == text


@pytest.mark.parametrize(("answer", "fixed"), PROSE)
def test_text_is_not_called_code_for_a_backslash_in_it(answer: str, fixed: str) -> None:
    text = report(answers={3: f"Words.\n\n{answer}"})
    assert {finding.code for finding in judged(text).findings} == {"page-backslash"}
    assert fix_page(text, LIMITS).text == report(answers={3: f"Words.\n\n{fixed}"})


def judged(text: str) -> Analysis:
    return with_page(analyse(text, LIMITS, None))


def test_a_fix_that_takes_such_a_backslash_away_is_refused_whatever_the_rule() -> None:
    text = "We ran x \\\n  --lr 1\nand a\\\nb."
    joint, line_break = text.index("\\"), text.rindex("\\")
    assert loss(text, [Fix("", (Edit(Span(joint, joint + 1), " "),))]) == "The word `\\` would be lost."
    assert loss(text, [Fix("", (Edit(Span(joint, joint + 1), " "),), gone=(Span(joint, joint + 1),))]) is None
    assert loss(text, [Fix("", (Edit(Span(line_break, line_break + 1), "  "),))]) is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["a \\", "  b"], [True, False]),
        (["a \\", "b"], [False, False]),
        (["a \\\\", "  b"], [False, False]),
        (["a && \\", "b"], [True, False]),
        (["- a \\", "  b \\", "  c"], [False, False, False]),
        (["- a \\", "    b \\", "    c"], [True, True, False]),
        (["1. a", "", "   b \\", "   c"], [False, False, False, False]),
        (["> a \\", ">   b"], [True, False]),
        (["make \\", "- a"], [False, False]),
        (["a \\"], [False]),
    ],
)
def test_a_command_goes_on_where_the_next_line_is_indented_or_an_argument(lines: list[str], expected: list[bool]) -> None:
    assert list(continued(lines)) == expected


@pytest.mark.parametrize("line", ["$ ls", ">>> x", "(venv) $ ls", "me@host:~$ ls", "./run.sh -x", "A=1 python x", "git -v"])
def test_a_line_with_a_prompt_or_an_argument_is_a_command(line: str) -> None:
    assert is_command(line)


@pytest.mark.parametrize("line", ["docker", "% of all", "(left) the model", "PS we did it", "git is in src/x.py", "data/raw has x=1", ""])
def test_a_sentence_that_begins_as_a_command_is_none(line: str) -> None:
    assert not is_command(line)


def test_lines_that_are_joined_are_one_command() -> None:
    assert list(commands(["Text.", "x y \\", "  --z \\", "  a", "More."])) == [False, True, True, True, False]


def test_words_in_quotation_marks_make_no_sentence() -> None:
    assert is_prose("git commit -m it was so")
    assert not is_prose("git commit -m 'it was so'")


COMMENTED = (
    ("a shell", "pip install x", "\n#comment\npip install y"),
    ("one that begins with a variable", "export A=1", "\n#install\nuv sync"),
    ("a part of a configuration", "[tool]", "\n# c\na = 1"),
    ("several parts of one", "[tool.ruff]", '\n#c\nline-length = 1\n\n[x]\n# d\nb = "a"'),
    ("a session of Python", ">>> import torch", "\n>>> torch.cuda.is_available()\nTrue"),
    ("one of several lines", ">>> def f():", "\n...     return 1\n>>> f()\n1"),
)


@pytest.mark.parametrize(
    "case",
    [
        page(
            f"code that is read as a heading or a quote: {name}",
            "page-code",
            f"«{first}»{rest}",
            PASTED,
            indented(f"{first}{rest}").removeprefix("Run:\n\n"),
            special="pasted",
        )
        for name, first, rest in COMMENTED
    ],
    ids=str,
)
def test_code_with_what_a_page_reads_as_a_heading_or_a_quote_is_one_finding_from_its_first_line_on(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("answer", ["> Answer:\n>>> import torch\n>>> x", "> Answer: >>> import torch\n>>> x"])
def test_a_session_of_python_is_no_answer_in_the_quote(answer: str) -> None:
    text = changed_in(3, "> Answer:\n\nWe did.", answer, report(answers={3: "We did."}))
    assert "answer-in-quote" not in [finding.code for finding in judged(text).findings]


@pytest.mark.parametrize("answer", ["#12 is fixed.\ngit pull", "We did\n#12 and\nmore."])
def test_the_number_of_an_issue_is_no_comment(answer: str) -> None:
    assert [finding.code for finding in judged(report(answers={3: answer})).findings] == ["page-heading"]


PIECES = (
    "Text.", "word\\", "", "python -m train \\", "  lr=0.1 \\", "  --x y", "> docker run \\", ">   -p 80:80 img", "- run \\", "    --it", "1) one",
    "We ran a \\", "**b \\", " c**", "# note", "##note", "```", "{\"a\": \"b\\\"c\"}", "a \\| b", "3. x \\", "---", "| a |", "|---|", "<div>", "==",
)  # fmt: skip


@settings(max_examples=60)
@example("word\\\n3. x \\\n c**")
@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=7).map("\n".join))
def test_all_fixes_together_keep_each_backslash_with_which_a_command_goes_on(answer: str) -> None:
    text = report(answers={3: f"Words.\n\n{answer}"})
    fixed = fix_page(fix_all(text), LIMITS).text
    assert len(re.findall(r"\\$", fixed, re.MULTILINE)) >= len(joints(text))
