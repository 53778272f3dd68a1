"""What tells a command from a sentence, and a backslash with which a command goes on from one that breaks a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

PROGRAMS = frozenset(
    ["apt", "apt-get", "aws", "az", "bash", "bentoml", "brew", "cat", "cd", "conda", "cookiecutter", "coverage", "cp", "curl",
    "docker", "docker-compose", "dvc", "echo", "export", "gcloud", "git", "grep", "gsutil", "gunicorn", "helm", "invoke", "kaggle",
    "kubectl", "locust", "ls", "make", "mkdir", "mlflow", "mv", "mypy", "node", "nohup", "npm", "npx", "nvidia-smi", "pip", "pip3",
    "pixi", "poetry", "pre-commit", "pytest", "python", "python3", "rm", "ruff", "scp", "sh", "source", "ssh", "streamlit", "sudo",
    "tar", "tensorboard", "terraform", "torchrun", "tox", "uv", "uvicorn", "uvx", "wandb", "wget"]
)  # fmt: skip
"""The usual programs. Others are known by their arguments, where a command goes on in the next line."""
_OF_SENTENCES = frozenset(
    ["also", "an", "and", "are", "as", "at", "be", "because", "been", "but", "by", "can", "could", "did", "does", "each", "every", "for",
    "from", "had", "has", "have", "he", "her", "his", "how", "in", "is", "it", "its", "more", "most", "my", "of", "on", "only", "or", "our",
    "she", "should", "so", "some", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "us",
    "very", "was", "we", "were", "what", "when", "where", "which", "while", "who", "why", "will", "with", "would", "you", "your"]
)  # fmt: skip
"""Words that sentences have and commands do not, outside of quotation marks."""
_STRING = re.compile(r""""[^"\n]*"|'[^'\n]*'""")
_PROMPT = re.compile(r"(?:\$|%|>>>|PS|\(\w+\)|[\w.-]+@[\w.:~/-]+[$#])$")
"""The first word of a line that shows where a program was started; what is typed follows."""
_BEFORE = re.compile(r"(?:[A-Z_][A-Z0-9_]*=\S*|RUN|CMD|ENTRYPOINT)$")
"""What stands in front of a command: a variable that is set for it, or the instruction of a Dockerfile."""
_OWN_PROGRAM = re.compile(r"\./\S|[\w.~$-]+/\S+$|[\w-]+\.(?:py|sh)$")
_NAME = re.compile(r"[a-z][\w.-]*$")
FLAG = re.compile(r"--?[a-zA-Z]")
_ARGUMENT = re.compile(r"--?[a-zA-Z]|\+{0,2}[\w.]+=.|\.{1,2}/\S|[\w./-]+\.(?:py|txt|ya?ml|toml|sh)$|\w+://|\$\w|&&$")
"""What only commands have: an option, a setting, a file, an address, a variable."""
_NEXT = re.compile(r"--?[a-zA-Z]|\+{0,2}[\w./@-]+=\S|&&|\|")
"""How a line begins with which a command goes on, though it is not indented."""
_JOINT = re.compile(r"(?:&&|\|)[ \t]*\\$")
ITEM = re.compile(r"\A[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
"""The mark of an item, which may be a command."""
_MOST_NAMES = 4
"""Words of an unknown command before its first argument, as in `kaggle datasets download -d x`."""


def is_prose(text: str) -> bool:
    """Whether a text has a word that only sentences have."""
    return any(word.strip(".,;:!?()").lower() in _OF_SENTENCES for word in _STRING.sub(" ", text).split())


def is_command(line: str) -> bool:
    """Whether a line is a command by itself: a prompt with something behind it, or a program with an argument that only commands have."""
    words = _STRING.sub('""', line).split()
    if len(words) > 1 and _PROMPT.match(words[0]):
        return _is_typed(words[0], words[1], line)
    own = _without_front(words)
    if not own or is_prose(line):
        return False
    is_set = "=" in words[0] and len(own) < len(words)
    return is_program(own[0]) and (is_set or any(map(_ARGUMENT.match, own[1:])))


def _is_typed(prompt: str, first: str, line: str) -> bool:
    """Whether what stands behind a prompt was typed there. `% of all` and `(left) the model` are text."""
    if is_program(first) or _PROMPT.match(first) or prompt == ">>>":
        return True
    return not prompt.startswith("(") and not is_prose(line)


def is_program(word: str) -> bool:
    """Whether a word is a known program, also behind a prompt without a space, or a file that is run."""
    return word.removeprefix("$") in PROGRAMS or _OWN_PROGRAM.match(word) is not None


def _without_front(words: Sequence[str]) -> Sequence[str]:
    first = next((index for index, word in enumerate(words) if not _BEFORE.match(word)), len(words))
    return words[first:]


def continued(lines: Sequence[str]) -> Iterator[bool]:
    """Of each line, whether it ends in a backslash with which a command goes on, and not in one that breaks a line of text.

    That is so where the next line is indented, by more than the text of its item if it is in one, or begins with an option or a setting,
    also in a quote; and behind a known program, unless the two lines are a sentence.
    """
    column = base = 0
    goes_on = False
    for line, following in pairwise([*lines, ""]):
        text, next_text = unquoted(line), unquoted(following)
        if mark := ITEM.match(text):
            column = mark.end()
        elif text.strip() and not text[0].isspace():
            column = 0
        if mark or not goes_on:  # an item begins something new, whatever the line above ends in
            base = max(column, _indent(text)) if column else 0
        goes_on = line.endswith("\\") and not line.endswith("\\\\")
        is_indented = max(_indent(next_text), _indent(following)) > base
        yield (
            goes_on
            and following.strip() != ""
            and (
                is_indented or _NEXT.match(next_text.lstrip()) is not None or _JOINT.search(line) is not None or _is_begun(text, next_text)
            )
        )


def _is_begun(line: str, following: str) -> bool:
    words = _without_front(ITEM.sub("", line).split())
    is_item = ITEM.match(following) is not None
    return line.endswith(" \\") and bool(words) and is_program(words[0]) and not is_item and not is_prose(f"{line} {following}")


def unquoted(line: str) -> str:
    """A line without the signs of the quote that it is in."""
    start = len(line) - len(line.lstrip(" \t>"))
    return line[line.rfind(">", 0, start) + 1 :].removeprefix(" ") if ">" in line[:start] else line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def joints(text: str) -> list[int]:
    """Where the backslashes stand with which commands go on, in code points of a text."""
    if "\\\n" not in text:
        return []
    lines = text.split("\n")
    ends = accumulate(len(line) + 1 for line in lines)
    return [end - 2 for end, goes_on in zip(ends, continued(lines), strict=True) if goes_on]


def commands(lines: Sequence[str]) -> Iterator[bool]:
    """Of each line, whether it is a command or a part of one, which goes on behind backslashes."""
    goes_on = list(continued(lines))
    lines = [ITEM.sub("", line) if line.endswith("\\") else line for line in lines]
    end, is_part = 0, False
    for index, line in enumerate(lines):
        if index == end:
            while end < len(lines) and goes_on[end]:
                end += 1
            end = min(end + 1, len(lines))
            is_part = is_command(line) or (end - index > 1 and _are_command(lines[index:end]))
        yield is_part


def _are_command(lines: Sequence[str]) -> bool:
    """Whether lines that are joined by backslashes are one command."""
    words = [word for line in lines for word in _STRING.sub('""', line).split()]
    own = _without_front(words)
    if not own or is_prose(" ".join(lines)):
        return False
    arguments = [index for index, word in enumerate(own) if index and _ARGUMENT.match(word)]
    if is_program(own[0]):
        return bool(arguments) or lines[1].startswith((" ", "\t"))
    is_written_so = lines[0].endswith(" \\") and _NAME.match(own[0]) is not None
    return is_written_so and bool(arguments) and arguments[0] <= _MOST_NAMES
