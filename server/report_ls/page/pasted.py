"""Finds commands, configurations and output of programs that were pasted into an answer as if they were text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from report_ls.syntax.commands import FLAG, ITEM, PROGRAMS, commands, continued, is_command, is_program, is_prose, unquoted

_PATH = re.compile(r"\.{1,2}$|[^\s/.]*(?:/|\.\w)")
"""Where something is copied to."""
_KEY = re.compile(r"[\"']?[a-z_][\w./-]*[\"']?[:=]?$")
_SECTION = re.compile(r"\[{1,2}[A-Za-z_\"'][\w.\"' -]*\]{1,2}$")
"""The first line of a part of a configuration: `[tool.ruff]`."""
_IN_TEXT = re.compile(r"\\[%$~]")
"""What only text has to escape."""
_RULE = re.compile(r"[-=+|]{3,}$")
_GAP = re.compile(r"[^.!?:\s] {2}(?=[^\n])")
"""Spaces between two columns, and not those behind a sentence."""
_PROMPT = re.compile(r" {0,3}>>> ")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*%?$")
_LEAST_ALIKE = 2
"""So many lines of columns, or of a key and a value, are no text."""


def pasted(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The runs of lines that are code without a mark, each the first and the one behind the last."""
    start = 0
    are_commands = list(commands(lines))
    lines = [ITEM.sub("", line) if line.endswith("\\") else line for line in lines]
    for is_code, run in groupby(_may_be_code(lines, are_commands)):
        end = start + len(list(run))
        if is_code and (any(are_commands[start:end]) or _is_code(lines[start:end])):
            yield _with_names(lines, start, end), end
        start = end


def _may_be_code(lines: Sequence[str], are_commands: Sequence[bool]) -> Iterator[bool]:
    """Of each line, whether it may be code: by itself, as a part of what goes on in it, or as what Python says behind a prompt."""
    is_open = was_code = is_shown = False
    for line, is_part, goes_on in zip(lines, are_commands, continued(lines), strict=True):
        is_shown = is_shown and line.strip() != ""
        was_code = is_part or is_shown or (was_code if is_open else _is_alone(line))
        yield was_code
        is_open = goes_on
        is_shown = is_shown or is_prompt(line)


def is_prompt(line: str) -> bool:
    """Whether a line is what was typed to Python, which is behind a prompt that also marks a quote in a quote in a quote."""
    return _PROMPT.match(line) is not None


def _is_alone(line: str) -> bool:
    """Whether a line is a rule, or one that is code beside others of its kind."""
    is_of_configuration = _is_pair(line) or _SECTION.match(line) is not None
    return _is_rule(line) or _is_instruction(line) or _is_flags(line) or is_of_configuration or _has_columns(line) or _is_row(line)


def _is_code(run: Sequence[str]) -> bool:
    """Whether lines that may be code are code: some are of one kind."""
    kinds = (_is_instruction, _is_flags, _is_pair, _has_columns, *((_is_row,) if any(map(_is_rule, run)) else ()))
    return any(sum(map(kind, run)) >= _LEAST_ALIKE for kind in kinds)


def _with_names(lines: Sequence[str], start: int, end: int) -> int:
    """Where code begins: with the names of columns, where a rule and rows with as many words are below them."""
    row = next((line for line in lines[start:end] if _is_row(line)), None)
    if row is None or not start or not _is_rule(lines[start]):
        return start
    return start - 1 if len(lines[start - 1].split()) == len(row.split()) else start


def _is_row(line: str) -> bool:
    """Whether a line is a name and numbers, as in a table of results."""
    return len(numbers := line.split()[1:]) > 1 and all(map(_NUMBER.match, numbers))


def _is_rule(line: str) -> bool:
    words = line.split()
    return bool(words) and all(map(_RULE.match, words))


def _is_instruction(line: str) -> bool:
    """Whether a line is one of a Dockerfile, and not a sentence that begins with a word in capitals."""
    name, *rest = line.removesuffix("\\").split() or [""]
    if not rest or is_prose(" ".join(word for word in rest if word.upper() != "AS")):
        return False
    match name:
        case "FROM":
            own = [word for word in rest if not word.startswith("--")]
            return len(own) == 1 or (len(own) == 3 and own[1].upper() == "AS")
        case "ADD" | "COPY":
            return len(rest) > 1 and _PATH.match(rest[-1]) is not None
        case "CMD" | "ENTRYPOINT" | "RUN":
            return rest[0].startswith(("[", "--")) or is_program(rest[0]) or "&&" in rest
        case "USER" | "VOLUME" | "WORKDIR":
            return len(rest) == 1
        case "EXPOSE":
            return rest[0][0].isdigit()
        case "ARG" | "ENV" | "LABEL":
            return "=" in rest[0] or len(rest) <= 2
    return False


def _is_flags(line: str) -> bool:
    return FLAG.match(line.lstrip()) is not None


def _is_pair(line: str) -> bool:
    """Whether a line is a key and one value, as in a configuration, in which no backslash breaks a line."""
    if line.endswith("\\") or _IN_TEXT.search(line):
        return False
    words = line.split("#", 1)[0].replace("=", " = ", 1).split()
    if not 1 <= len(words) <= 3 or not _KEY.match(words[0]):
        return False
    return words[0].endswith(":") if words[1:2] != ["="] else len(words) == 3


def _has_columns(line: str) -> bool:
    return not line.endswith("\\") and _GAP.search(line.strip()) is not None and not is_prose(line)


# Code with comments, which GitHub takes for headings


_COMMENT = re.compile(r" {0,3}#(?!#)[!\s]?[^#\s]")
_ISSUE = re.compile(r" {0,3}#\d")
_DOUBLED = re.compile(r"(?<!\S)##")
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


def comments(lines: Sequence[str]) -> Iterator[int]:
    """The lines with two `#` or more that are a comment of code without a mark: behind code, right below a line of it, in small letters, or
    one of several.
    """
    bare = [unquoted(line) for line in lines]
    doubled = {line: found.start() for line, text in enumerate(bare) if (found := _DOUBLED.search(text))}
    single = [f"{text[: doubled[line]]}#{text[doubled[line] :].lstrip('#')}" if line in doubled else text for line, text in enumerate(bare)]
    yield from (line for line, column in doubled.items() if _is_statement(bare[line][:column]))
    for start, end in commented(single):
        within = [line for line in range(start, end) if _COMMENT.match(single[line])]
        if any(map(_is_statement, single[start:end])):
            for line in doubled.keys() & within:
                is_below = line > start and single[line - 1].strip() != ""
                if is_below or _LOWER.match(single[line]) or len(within) > 1:
                    yield line


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
        is_own = _is_statement(line) or _is_pair(line) or _ENTRY.match(line) or _SECTION.match(line) or _COMMENT.match(line)
        is_code = line.strip() != "" and bool(goes_on or is_indented or is_own)
        goes_on = is_code and line.endswith("\\")
        yield is_code


def _is_statement(line: str) -> bool:
    """Whether a line is a command, an instruction of a Dockerfile or a statement of Python by itself."""
    return is_command(line) or _is_instruction(line) or _is_plain_command(line) or _is_python(line)


def _is_python(line: str) -> bool:
    last = line.rstrip()[-1:]
    if _STATEMENT.match(line):
        return True
    return (last == ":" and _BLOCK.match(line) is not None) or (last in "\"')]}0123456789" and _VALUE.match(line) is not None)


def _is_plain_command(line: str) -> bool:
    """Whether a line is a command without flags, as `git pull`, and no sentence."""
    words = line.split()
    is_short = 2 <= len(words) <= _MOST_WORDS and line.rstrip()[-1] not in ".,;:!?"
    return is_short and words[0] in PROGRAMS and words[1] in _SUBCOMMANDS


def _without_title(lines: Sequence[str], start: int, end: int) -> int:
    """Where the code begins in a run whose first comment may be a heading: above keys and values, or one word above one line."""
    if not _COMMENT.match(lines[start]) or _LOWER.match(lines[start]):
        return start
    if _ISSUE.match(lines[start]):
        return start + 1
    code = [line for line in lines[start:end] if not _COMMENT.match(line)]
    is_title = len(code) == 1 and len(lines[start].split()) <= 2
    return start + 1 if is_title or not any(map(_is_statement, code)) else start


def _is_script(run: Sequence[str]) -> bool:
    code = [line for line in run if not _COMMENT.match(line)]
    statements, pairs = sum(map(_is_statement, code)), sum(_is_pair(line) or _SECTION.match(line) is not None for line in code)
    least = 1 if len(code) < len(run) else _LEAST_ALIKE
    return statements >= least or statements + pairs >= _LEAST_ALIKE
