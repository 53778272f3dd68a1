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
_LEAST_ALIKE = 2
"""So many lines of columns, or of a key and a value, are no text."""


def pasted(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The runs of lines that are code without a mark, each the first and the one behind the last."""
    start = 0
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
