"""Reports with one thing wrong, most of which end the check, at question 20."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.reports import question, report

_HEADING = "### Question 20\n"


def _without_marker(text: str) -> str:
    start = text.index("> Answer:", text.index(_HEADING))
    return text[:start] + ">" + text[start + len("> Answer:") :]


def _near_miss(text: str) -> str:
    start = text.index("Answer:", text.index(_HEADING))
    return f"{text[:start]}answer :{text[start + len('Answer:') :]}"


def _before(put: str) -> Callable[[str], str]:
    return lambda text: text.replace(_HEADING, put + _HEADING)


def _instead(put: str) -> Callable[[str], str]:
    return lambda text: text.replace(_HEADING, put)


def _in_conflict(text: str) -> str:
    own = text[text.index(_HEADING) : text.index("### Question 21\n")]
    return text.replace(own, f"<<<<<<< HEAD\n{own}=======\n{own}>>>>>>> other\n")


def _without_question(text: str) -> str:
    return text[: text.index(_HEADING)] + text[text.index("### Question 21\n") :]


BROKEN: dict[str, Callable[[str], str]] = {
    "missing marker": _without_marker,
    "near miss of a marker": _near_miss,
    "repeated marker": _before("Answer: more\n\n"),
    "repeated marker that ends the check": _before("### More\n\nAnswer: more\n\n"),
    "missing heading": _instead(""),
    "heading without its marks": _instead("Question 20\n"),
    "heading of another level": _instead("## Question 20\n"),
    "heading with another number": _instead("### Question 21\n"),
    "missing question": _without_question,
    "question twice": _before(question(20, body="Once more.") + "\n"),
    "question out of the range": _before(question(20, body="Once more.").replace("Question 20", "Question 99") + "\n"),
    "heading in an answer": _before("## More\n\nwords\n\n"),
    "merge conflict": _before("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n\n"),
    "lone conflict marker": _before("<<<<<<< HEAD\n\n"),
    "merge conflict about a question": _in_conflict,
    "open fence": _before("```python\nprint()\n\n"),
    "open comment": _before("<!-- words\n\n"),
    "missing section": lambda text: text.replace("## Version control\n", ""),
    "missing title": lambda text: text.replace("# Exam template for 02476 Machine Learning Operations\n\n", ""),
}


def broken(name: str, answers: dict[int, str] | None = None) -> str:
    """A report that passes, but for `answers` and what is wrong with it."""
    return BROKEN[name](report(answers=answers))
