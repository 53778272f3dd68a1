"""Reports with accidents: lines that are moved, lost, doubled, joined or spoilt, as editors, merges and hands do it."""

from __future__ import annotations

from random import Random

from tests.support.strategies import FRAGMENTS

_SPOILT = [
    "##\xa0Question 8",
    "### Ques**tion 13",
    "### Question 8 ###",
    "> ### Question 4",
    "Question 7",
    "#### Question 6:",
    "### Question 99",
    "Answer:" * 50,
    "Answer: " * 50,
    "> **Answer:** text",
    "# Answer",
    "Answer :",
    "answers:",
    "- Insert > Answer:",
    "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> main",
    "```bash\n## comment\n### other\n```",
    "```",
    "<div>",
    "<!--",
    "![a](.\\figures\\a.png)",
    "text ## text",
    "- ### item",
    "## ",
    "__## x__",
    "[a](x#y##z)",
]


def mutant(text: str, seed: int) -> str:
    """A report after one to three accidents, always the same for a seed."""
    random = Random(seed)
    lines = text.split("\n")
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        lines = _accident(random, lines)
    return random.choice(["\n", "\n", "\n", "\r\n"]).join(lines)


def _accident(random: Random, lines: list[str]) -> list[str]:
    marks = [index for index, line in enumerate(lines) if line.startswith("#") or "Answer:" in line] or [0]
    place, other = random.randrange(len(lines)), random.randrange(len(lines))
    mark = random.choice(marks)
    match random.randrange(12):
        case 0 | 1 | 2:
            return _moved(lines, mark, other)
        case 3:
            return [*lines[:mark], *lines[mark + 1 :]]
        case 4:
            return [*lines[:place], lines[mark], *lines[place:]]
        case 5:
            return _moved(lines, place, other)
        case 6:
            return [*lines[:place], random.choice(_SPOILT), *lines[place:]]
        case 7:
            return [*lines[:mark], random.choice(_SPOILT), *lines[mark + 1 :]]
        case 8:
            return [*lines[:place], lines[place] + random.choice(FRAGMENTS), *lines[place + 1 :]]
        case 9:
            return [*lines[:place], random.choice(FRAGMENTS) + lines[place], *lines[place + 1 :]]
        case 10:
            return [*lines[:place], " ".join(lines[place : place + 2]), *lines[place + 2 :]]
        case _:
            end = min(place + random.randint(1, 8), len(lines))
            return [*lines[:place], *lines[end:]]


def _moved(lines: list[str], line: int, to: int) -> list[str]:
    rest = [*lines[:line], *lines[line + 1 :]]
    return [*rest[:to], lines[line], *rest[to:]]
