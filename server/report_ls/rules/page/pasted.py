"""Commands, configurations and output of programs that were pasted into an answer as if they were text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

_PROGRAMS = frozenset(
    ["apt", "apt-get", "aws", "az", "bash", "bentoml", "brew", "cat", "cd", "conda", "cookiecutter", "coverage", "cp", "curl", "docker",
    "docker-compose", "dvc", "echo", "export", "gcloud", "git", "grep", "gsutil", "gunicorn", "helm", "invoke", "kubectl", "locust", "ls",
    "make", "mkdir", "mlflow", "mv", "mypy", "node", "npm", "npx", "nvidia-smi", "pip", "pip3", "pixi", "poetry", "pre-commit", "pytest",
    "python", "python3", "rm", "ruff", "scp", "sh", "source", "ssh", "streamlit", "sudo", "tar", "tensorboard", "torchrun", "tox", "uv",
    "uvicorn", "uvx", "wandb", "wget"]
)  # fmt: skip
_INSTRUCTIONS = frozenset(["ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "LABEL", "RUN", "USER", "VOLUME", "WORKDIR"])
_PROMPT = re.compile(r"(?:\$|%|>>>|PS|\(\w+\)|[\w.-]+@[\w.:~/-]+[$#])$")
"""The first word of a line that shows where a program was started; what is typed follows."""
_FLAG = re.compile(r"--?[a-zA-Z]")
_SETTING = re.compile(r"\w+=.")
_FILE = re.compile(r"[\w./-]+\.(?:py|txt|ya?ml|toml|sh)$")
_KEY = re.compile(r"[\"']?[a-z_][\w./-]*[\"']?[:=]?$")
_RULE = re.compile(r"[-=+|]{3,}$")
_GAP = re.compile(r"[^.!?:\s] {2}(?=[^\n])")
"""Spaces between two columns, and not those behind a sentence."""
_ITEM = re.compile(r"\A[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
"""The mark of an item, which may be a command."""
_LEAST_ALIKE = 2
"""So many lines of columns, or of a key and a value, are no text."""


def pasted(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The runs of lines that are code without a mark, each the first and the one behind the last."""
    start = 0
    lines = [_ITEM.sub("", line) if line.endswith("\\") else line for line in lines]
    for is_code, run in groupby(_may_be_code(lines)):
        end = start + len(list(run))
        if is_code and _is_code(lines[start:end]):
            yield start, end
        start = end


def _may_be_code(lines: Sequence[str]) -> Iterator[bool]:
    """Of each line, whether it may be code: by itself, or as it goes on with a command behind the backslash that ends the line before."""
    goes_on = False
    for line in lines:
        first = next(iter(line.split()), "")
        is_code = first != "" and (goes_on or _is_command(line) or _is_alone(line))
        yield is_code
        goes_on = line.endswith("\\") and (is_code or first in _PROGRAMS or first in _INSTRUCTIONS)


def _is_alone(line: str) -> bool:
    """Whether a line is a rule, or one that is code beside others of its kind."""
    return all(map(_RULE.match, line.split())) or _is_instruction(line) or _is_flags(line) or _is_pair(line) or _has_columns(line)


def _is_code(run: Sequence[str]) -> bool:
    """Whether lines that may be code are code: one is a command, or some are of one kind."""
    kinds = (_is_instruction, _is_flags, _is_pair, _has_columns)
    return any(map(_is_command, run)) or any(sum(map(kind, run)) >= _LEAST_ALIKE for kind in kinds)


def _is_command(line: str) -> bool:
    first, *rest = line.split() or [""]
    if _PROMPT.match(first):
        return bool(rest)
    if first not in _PROGRAMS and not first.startswith("./"):
        return False
    return line.endswith(" \\") or any(_FLAG.match(word) or _SETTING.match(word) or _FILE.match(word) for word in rest)


def _is_instruction(line: str) -> bool:
    """Whether a line is one of a Dockerfile."""
    words = line.split(None, 1)
    return len(words) > 1 and words[0] in _INSTRUCTIONS


def _is_flags(line: str) -> bool:
    return _FLAG.match(line.lstrip()) is not None


def _is_pair(line: str) -> bool:
    """Whether a line is a key and one value, as in a configuration."""
    words = line.split("#", 1)[0].replace("=", " = ", 1).split()
    if not 1 <= len(words) <= 3 or not _KEY.match(words[0]):
        return False
    return words[0].endswith(":") if words[1:2] != ["="] else len(words) == 3


def _has_columns(line: str) -> bool:
    return _GAP.search(line.strip()) is not None


# Code with comments, which GitHub takes for headings


_COMMENT = re.compile(r" {0,3}#(?!#)[!\s]?[^#\s]")
_LOWER = re.compile(r" {0,3}#!|[#\s]*[a-z]")
_SUBCOMMANDS = frozenset(
    ["add", "apply", "build", "checkout", "clone", "commit", "compose", "create", "deploy", "exec", "init", "install", "login", "pull",
    "push", "repro", "run", "submit", "sync", "up"]
)  # fmt: skip
_MOST_WORDS = 8
"""Words of a command without flags."""
_STATEMENT = re.compile(
    r"[ \t]*(?:import [\w.]+(?: as \w+)?$|from [\w.]+ import [\w(*]|(?:async )?def \w+\(|class \w+[(:]|@\w+(?:[.(]|$)|return [^\s.,])"
)
"""How a statement of Python begins that no sentence begins with."""
_BLOCK = re.compile(r"[ \t]*(?:for \w+(?:, ?\w+)? in |with [\w.]+\(|(?:el)?if |while |except)")
"""How one begins that ends in a colon."""
_VALUE = re.compile(r"[ \t]*(?:[\w.]+(?:, ?[\w.]+)? [-+*/]?= |[\w.]+\()")
"""How an assignment and a call begin, which end in a bracket, a quotation mark or a number."""
_ENTRY = re.compile(
    r"[ \t]+- [^ \t]+$|[ \t]*(?:(?:- )?[a-z_][\w./-]*:(?: |$)|[)\]}]+[,:;]?$|set [-+]\w|(?:export )?[A-Z_]+=|"
    r"(?:fi|done|then|do|else:?|try:)$)"
)
"""A line of YAML, of a shell or of Python that is code where code is beside it."""


def commented(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The runs of lines, blank ones between them included, that are code without a mark and have a comment that stands right at a line of
    code, each the first and the one behind the last. A heading of a student's own has a blank line or a sentence behind it.
    """
    whole: tuple[int, int] | None = None
    for start, end in _code_runs(lines):
        if whole and not any(line.strip() for line in lines[whole[1] : start]):
            whole = (whole[0], end)
            continue
        if whole and _has_comment(lines, whole):
            yield whole
        whole = (start, end)
    if whole and _has_comment(lines, whole):
        yield whole


def _has_comment(lines: Sequence[str], run: tuple[int, int]) -> bool:
    return any(map(_COMMENT.match, lines[slice(*run)]))


def _code_runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    start, before = 0, -1
    for is_code, run in groupby(_may_be_commented(lines)):
        end = start + len(list(run))
        if is_code:
            goes_on = before >= 0 and not any(line.strip() for line in lines[before:start])
            first, last = start if goes_on else _without_title(lines, start, end), end
            while last > first and _COMMENT.match(lines[last - 1]):  # a heading of what follows
                last -= 1
            if first < last and _is_script(lines[first:last]):
                yield first, last
                before = last
        start = end


def _may_be_commented(lines: Sequence[str]) -> Iterator[bool]:
    """Of each line, whether it may be a comment or code, where a line that is indented goes on with the code before it."""
    is_code, goes_on = False, False
    for line in lines:
        is_indented = is_code and line.startswith(("  ", "\t"))
        is_own = _is_statement(line) or _is_pair(line) or _ENTRY.match(line) or _COMMENT.match(line)
        is_code = line.strip() != "" and bool(goes_on or is_indented or is_own)
        goes_on = is_code and line.endswith("\\")
        yield is_code


def _is_statement(line: str) -> bool:
    """Whether a line is a command, an instruction of a Dockerfile or a statement of Python by itself."""
    return _is_command(line) or _is_instruction(line) or _is_plain_command(line) or _is_python(line)


def _is_python(line: str) -> bool:
    last = line.rstrip()[-1:]
    if _STATEMENT.match(line):
        return True
    return (last == ":" and _BLOCK.match(line) is not None) or (last in "\"')]}0123456789" and _VALUE.match(line) is not None)


def _is_plain_command(line: str) -> bool:
    """Whether a line is a command without flags, as `git pull`, and no sentence."""
    words = line.split()
    is_short = 2 <= len(words) <= _MOST_WORDS and line.rstrip()[-1] not in ".,;:!?"
    return is_short and words[0] in _PROGRAMS and words[1] in _SUBCOMMANDS


def _without_title(lines: Sequence[str], start: int, end: int) -> int:
    """Where the code begins in a run whose first comment may be a heading: above keys and values, or one word above one line."""
    if not _COMMENT.match(lines[start]) or _LOWER.match(lines[start]):
        return start
    code = [line for line in lines[start:end] if not _COMMENT.match(line)]
    is_title = len(code) == 1 and len(lines[start].split()) <= 2
    return start + 1 if is_title or not any(map(_is_statement, code)) else start


def _is_script(run: Sequence[str]) -> bool:
    code = [line for line in run if not _COMMENT.match(line)]
    statements, pairs = sum(map(_is_statement, code)), sum(map(_is_pair, code))
    least = 1 if len(code) < len(run) else _LEAST_ALIKE
    return statements >= least or statements + pairs >= _LEAST_ALIKE
