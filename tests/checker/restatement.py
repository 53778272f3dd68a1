"""Section 3 of docs/format.md once more, as plainly as it can be said: slow, naive, and written without the code that it is held against.

Each step is named as in that section. The text has been read as text: `\\r\\n` and `\\r` are `\\n` (step 1).
"""

from __future__ import annotations

import re


def read_as_text(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")  # step 1


def cut(pieces: list[str]) -> list[str]:
    answers = []
    for piece in pieces:
        if "###" in piece:
            answers.append(piece.split("###")[0].split("##")[0])  # step 3
    answers.append(pieces[-1])  # step 4
    return [answer.strip("\n") for answer in answers]  # step 5


def new_answers(text: str) -> list[str]:
    """The answers that the checker of the 31-question editions finds; where it stops with an IndexError, none."""
    pieces = text.split("Answer:")[1:]  # step 2
    return cut(pieces) if pieces else []


def old_answers(text: str) -> list[str]:
    """The answers that the checker of the 27-question editions finds."""
    return cut(text[43:].split("Answer:"))[1:]


def words(answer: str) -> int:
    return len(answer.split())  # step 8


def images(answer: str) -> int:
    return len(re.findall(r"\!\[.*?\]\(.*?\)", answer))  # step 9


def within(number: int, bounds: tuple[int, int] | None) -> bool:
    return bounds is None or bounds[0] <= number <= bounds[1]  # step 10
