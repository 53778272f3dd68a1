"""Answers made at random of what students write: lists of any marker and indentation, fences, quotes, tables and pasted code, also broken."""

from __future__ import annotations

from random import Random

_WORDS = ["we", "used", "torch", "data", "model", "api", "loss", "train", "docker", "run", "it", "with", "tests", "of", "main", "group", "cloud", "step", "set", "lr", "0.1", "fast"]  # fmt: skip
_MARKS = ["-", "*", "+", "1.", "2.", "1)", "3)", "7.", "10."]
_FENCES = [
    "```",
    "~~~",
    "````",
    "```bash",
    "```python",
    "~~~ sh",
    "```text",
    "```bash curl -X POST \\",
    "``` docker build .",
    '```py title="a b"',
    "```Run this one",
]
_CODE = [
    "python -m train \\",
    "  lr=0.1",
    "    --epochs 3 \\",
    "ls -la",
    "# a comment",
    "FROM python:3.11",
    "RUN pip install .",
    "lr: 0.1",
    "batch_size: 32",
    "$ make run",
]
_ROWS = ["-----------", "name    loss", "a       0.1", "b       0.2", "========"]
_ODD = ["**We did:**", "---", "***", "# Data", "Data", "> quoted", "> - quoted item", "| a | b |\n|---|---|\n| c | d |", "<div>", "</div>", "<!-- note -->", "a \\| b", "![plot](figures/a.png)", "[here](https://dtu.dk)", "~~old~~ new", "line one  \nline two", "\\", "`code` and *stress*", "#12 is fixed", "<details>", "&lt;tag&gt; <learn.dtu>", "term\n===", "text\\\nmore"]  # fmt: skip


def _sentence(random: Random) -> str:
    return " ".join(random.choices(_WORDS, k=random.randint(1, 5)))


def _list(random: Random) -> list[str]:
    mark, indent = random.choice(_MARKS), random.randint(0, 5)
    lines = []
    for _ in range(random.randint(1, 4)):
        lines.append(f"{' ' * indent}{mark}{random.choice([' ', ' ', ' ', '   ', ''])}{_sentence(random)}")
        match random.randint(0, 9):
            case 0:
                indent = random.randint(0, 8)
            case 1:
                lines.append(" " * random.randint(0, 6) + _sentence(random))
            case 2:
                lines.append("")
            case 3:
                mark = random.choice(_MARKS)
            case 4:
                lines += [" " * random.randint(0, 6) + line for line in _fence(random)]
    return lines


def _fence(random: Random) -> list[str]:
    opening = random.choice(_FENCES)
    closing = opening[: len(opening) - len(opening.lstrip("`~"))]
    lines = [opening, *random.choices([*_CODE, _sentence(random), ""], k=random.randint(0, 3))]
    return lines if random.random() < 0.1 else [*lines, closing]


def _block(random: Random) -> list[str]:
    match random.randint(0, 7):
        case 0 | 1:
            return _list(random)
        case 2:
            return _fence(random)
        case 3:
            return random.sample(_CODE, random.randint(1, 4))
        case 4:
            return [_ROWS[0], *random.sample(_ROWS[1:], random.randint(1, 4))]
        case 5:
            return [" " * random.choice([0, 0, 1, 2, 4]) + random.choice(_ODD)]
        case _:
            return [_sentence(random) + random.choice([".", ":", ""])]


def answer(random: Random) -> str:
    """An answer of a few blocks, of which some stand right under others."""
    lines: list[str] = []
    for _ in range(random.randint(1, 5)):
        lines += _block(random)
        if random.random() < 0.5:
            lines.append("")
    return "\n".join(lines).strip("\n")
