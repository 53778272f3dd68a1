"""Items of lists whose mark has no space behind it."""

from __future__ import annotations

import re

import pytest

from report_ls.model.findings import Severity
from report_ls.page.guard import loss
from report_ls.syntax.unspaced_items import unspaced_items
from report_ls.text.edits import apply
from tests.page.test_findings import of_page
from tests.rules.cases import Case, check, codes, in_answer
from tests.support.reports import report

ONE = "This item has no space after the `{}`, and is shown as text. Put a space there."
MANY = "{} items have no space after the {}, and are shown as text. Put a space there."
TITLE, ALL = "Put a space after it", "Put a space after all {} of them"


def lacking(name: str, answer: str, fixed: str, number: int = 3, sign: str = "-", also: tuple[str, ...] = ()) -> Case:
    """The first mark is between «», the others are related places; the whole page is judged."""
    others = tuple((other, "Here, too") for other in re.findall(r"¤([-+*]|\d+\.)", answer))
    amount = len(others) + 1
    message = ONE.format(sign) if amount == 1 else MANY.format(amount, "number" if sign == "1." else f"`{sign}`")
    title = TITLE if amount == 1 else ALL.format(amount)
    return of_page(in_answer(name, "item-space", number, answer.replace("¤", ""), message, fixes={title: fixed}, related=others, also=also))


CASES = [
    lacking("a line among items", "- One\n«-»Two\n- Three", "- One\n- Two\n- Three"),
    lacking("the last line of a list", "- One\n- Two\n«-»Three it is", "- One\n- Two\n- Three it is"),
    lacking("a list of members", "«-»s900001\n¤-s900002", "- s900001\n- s900002", 2),
    lacking("one member", "«-»s900001 and s900002", "- s900001 and s900002", 2),
    lacking(
        "lines under a paragraph, which need a blank line on the hand-in page", "We used:\n«-»Docker\n¤-GCP", "We used:\n\n- Docker\n- GCP"
    ),
    lacking("one line under a paragraph that ends with a colon", "We used:\n\n«-»Docker", "We used:\n\n- Docker"),
    lacking("small letters", "We added:\n«-»api\n¤-utils", "We added:\n\n- api\n- utils"),
    lacking("a name in bold", "«-»**One**: this\n¤-**Two**: that", "- **One**: this\n- **Two**: that"),
    lacking("a plus", "«+»Docker\n¤+Cloud Build", "+ Docker\n+ Cloud Build", sign="+"),
    lacking("a star", "«*»Docker\n¤*Cloud Build", "* Docker\n* Cloud Build", sign="*"),
    lacking("numbers", "«1.»Docker\n¤2.Cloud Build", "1. Docker\n2. Cloud Build", sign="1."),
    lacking("lines with blank ones between them", "«-»Docker\n\n¤-Cloud Build", "- Docker\n\n- Cloud Build"),
    lacking(
        "an item that goes on in the next line", "«-»Docker is\nwhat we used\n¤-Cloud Build", "- Docker is\nwhat we used\n- Cloud Build"
    ),
    lacking(
        "a list of another kind right under it is explained by it, and is judged once the space is there",
        "«-»s900001\n+ unit tests\n+ docker\n\n¤-s900002\n+ docker",
        "- s900001\n+ unit tests\n+ docker\n\n- s900002\n+ docker",
        2,
    ),
    lacking(
        "nothing of its lines is called code",
        "We made:\n\n«-»Docker  it was\n¤-Cloud  too \\\n",
        "We made:\n\n- Docker  it was\n- Cloud  too \\\n",
    ),
]

CASES += [
    lacking("small letters between two items", "- one\n«-»two\n- three", "- one\n- two\n- three"),
    lacking("small letters between two items with a star", "* one\n«*»two words\n* three", "* one\n* two words\n* three", sign="*"),
    lacking("small letters between two numbers", "1. one\n«2.»two\n3. three", "1. one\n2. two\n3. three", sign="2."),
    lacking("small letters with blank lines around them", "- one\n\n«-»two words\n\n- three", "- one\n\n- two words\n\n- three"),
    lacking("small letters after two items", "- one\n- two\n«-»three it is", "- one\n- two\n- three it is"),
    lacking("small letters before an item", "«-»one\n- two", "- one\n- two"),
    lacking("small letters before an item under a colon", "We added:\n«-»one\n- two", "We added:\n\n- one\n- two"),
    lacking("a list in a list", "- one\n    - two\n    «-»three\n    - four", "- one\n    - two\n    - three\n    - four"),
    lacking("a quote", "They say:\n\n> «-»Api\n> ¤-Utils", "They say:\n\n> - Api\n> - Utils"),
    lacking(
        "a quote in a quote", "They say:\n\n> > - Api\n> > «-»utils\n> > - Docker", "They say:\n\n> > - Api\n> > - utils\n> > - Docker"
    ),
    lacking(
        "lines of a quote under its text",
        "They say:\n\n> We added:\n> «-»Api\n> ¤-utils",
        "They say:\n\n> We added:\n>\n> - Api\n> - utils",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_items_without_their_space(case: Case) -> None:
    check(case)


def test_it_is_a_warning() -> None:
    (found,) = (finding for finding in CASES[0].analysed(report(answers={3: "- One\n-Two"})).findings if finding.code == "item-space")
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "answer",
    [
        "It was\n-5 degrees, and later\n-6 degrees",
        "We set\n-1.5 and\n-2.5",
        "Run it with\n--verbose and\n--quiet",
        "We ran it with python\n-m pytest",
        "- We ran it with python\n-m pytest",
        "- We run it\n-verbose",
        "We have two options:\n-verbose\n-quiet",
        "We set these:\n-epochs 10\n-lr 0.1",
        "python train.py \\\n-Epochs \\\n-Rate",
        "gcc is run with\n-Wall",
        "These were used:\n-Wall\n-Wextra",
        "*emphasis* is here\n*and here*, too",
        "*One* and *two*\n*Three* and *four*",
        "**Bold**\n**Bold too**",
        "Call us:\n+45 12 34 56 78\n+45 87 65 43 21",
        "It was good\n-so we thought- and\n-so it stayed- for long",
        "We did.\n-We",
        "-Albert Einstein",
        "---\n\nA rule.",
        "-----\nepoch loss\n-----",
        "-> this\n-> that",
        "-old line of it\n+new line of it",
        "```\n-Item\n-Other\n```",
        "Code:\n\n    -Item\n    -Other",
        "`code\n-Item\n-Other`",
        "<!--\n-Item\n-Other\n-->",
        "It took\n1.5 hours, and then\n2.5 hours",
        "3.Python was it",
        "A well\n-known word",
        "-v\n-Item\n-Other",
        "- We run it\n-verbose\n- One",
        "- We ran python train.py\n-epochs\n- One",
        "- We have options:\n-v\n- One",
        "- One\n-epochs 10\n- Two",
        "- It was\n-5 degrees\n- Two",
        "- We used state-of-the\n-art models\n- Two",
        "- A well\n-known word\n- Two",
        "- One\n-two",
        "- One\n+two\n- Three",
        "* One\n*two* and\n* Three",
        "> - One\n-two\n> - Three",
        "1. One\n2.5 hours\n3. Three",
        "1.alpha\n2.beta",
        "> -v\n> -Api",
        "- One\n- Two",
        "-",
        "",
    ],
)
def test_what_may_be_something_else_is_left_alone(answer: str) -> None:
    assert unspaced_items(answer) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_fix_keeps_every_word_and_makes_items_on_both_pages(case: Case) -> None:
    text = case.source.replace("«", "").replace("»", "")
    (found,) = (finding for finding in case.analysed(text).findings if finding.code == "item-space")
    assert loss(text, found.fixes) is None
    assert "item-space" not in codes(case.analysed(apply(text, found.fixes[0].edits)))


def test_a_number_without_its_s_is_known_behind_a_mark_without_its_space() -> None:
    analysis = Case("", "", "", ()).analysed(report(answers={2: "s900001\n-900002"}))
    assert codes(analysis) == ["study-number"]
    assert analysis.findings[0].message == "900002 lacks its s: a study number is an s and six digits."
