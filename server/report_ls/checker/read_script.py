"""Reads what a `report.py` decides out of its text. It is parsed, never run or imported (docs/format.md, section 2).

Python's parser takes forever on some texts and crashes on others, so this is called in a process that can be ended (`checker_process.py`).
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from report_ls.checker.image_pattern import IMAGE_PATTERN
from report_ls.checker.limits import Bounds, Form, QuestionLimits
from report_ls.checker.read_page import page_of_script
from report_ls.checker.script import MOST_BYTES, TOO_LARGE, UNREAD, Script, data_of_script

MOST_QUESTIONS = 999
MOST_PATTERNS = 16
MOST_OF_A_PATTERN = 1_000
"""Characters."""
MOST_OF_A_LIMIT = 10**99
"""Numbers of more than 4,300 digits can't even be written, and no report comes near the shorter ones."""


class UnreadableScriptError(ValueError):
    """The script is not one whose limits can be read. The message is the end of a sentence: "it ..."."""


def read_as_data(source: str) -> dict[str, Any]:
    """What a script decides, by the names of `Script`; or, under `unreadable`, why it can't be used."""
    try:
        tree = parse(source)
    except UnreadableScriptError as error:
        return {"unreadable": str(error), "page": UNREAD}
    page = page_of_script(tree)
    try:
        return {**data_of_script(read_script(source, tree)), "page": page}
    except UnreadableScriptError as error:
        return {"unreadable": str(error), "page": page}


def read_script(source: str, tree: ast.Module | None = None) -> Script:
    """What a script with the text `source` decides of limits; `tree` is what `parse` made of it. Raises UnreadableScriptError."""
    tree = tree or parse(source)
    try:
        questions = _questions(tree)
        expected = _expected(tree) or len(questions)
        if not questions:
            raise UnreadableScriptError("has an empty table of constraints")
        if max(expected, len(questions)) > MOST_QUESTIONS:
            raise UnreadableScriptError(f"has more than {MOST_QUESTIONS} questions")
        questions += (QuestionLimits(),) * (expected - len(questions))
        return Script(
            questions=questions[:expected],
            form=Form.NEW if ".pop(" in source else Form.OLD,
            image_patterns=_image_patterns(tree),
            names_encoding=_names_encoding(tree),
        )
    except RecursionError:
        raise UnreadableScriptError("is nested too deeply to be the course's") from None


def parse(source: str) -> ast.Module:
    """Raises UnreadableScriptError."""
    if len(source.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise UnreadableScriptError(TOO_LARGE)
    if not source.strip():
        raise UnreadableScriptError("is empty")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a script's own invalid escapes are not our affair
            return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise UnreadableScriptError("is not valid Python") from None


def _questions(tree: ast.Module) -> tuple[QuestionLimits, ...]:
    """The table of constraints in either form: a dict of calls, or a list of `partial` objects."""
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        if any(isinstance(target, ast.Name) and target.id.startswith("question_constrain") for target in targets):
            assert isinstance(node, ast.Assign | ast.AnnAssign)
            if isinstance(node.value, ast.Dict) and all(node.value.keys):
                keyed = {ast.dump(key): value for key, value in zip(node.value.keys, node.value.values, strict=True) if key}
                return tuple(map(_constraint, keyed.values()))
            if isinstance(node.value, ast.List | ast.Tuple):
                return tuple(map(_constraint, node.value.elts))
    raise UnreadableScriptError("has no table of constraints")


def _constraint(node: ast.expr) -> QuestionLimits:
    if isinstance(node, ast.Name):  # the old form's `no_constraints` is a bare function
        return _no_limits(node.id)
    if not isinstance(node, ast.Call):
        raise UnreadableScriptError("has a constraint of an unknown form")
    arguments = list(node.args)
    name = _name(node.func)
    if name == "partial" and arguments:
        name = _name(arguments.pop(0))
    keywords = {keyword.arg: keyword.value for keyword in node.keywords}
    if re.search("multi", name, re.IGNORECASE):
        parts = next(iter([*keywords.values(), *arguments]), None)
        if not isinstance(parts, ast.List | ast.Tuple):
            raise UnreadableScriptError("has a constraint of an unknown form")
        return _both(map(_constraint, parts.elts))
    if re.search("length", name, re.IGNORECASE):
        return QuestionLimits(words=_range(keywords, arguments))
    if re.search("image", name, re.IGNORECASE):
        return QuestionLimits(images=_range(keywords, arguments))
    return _no_limits(name)


def _no_limits(name: str) -> QuestionLimits:
    if not re.match("no_?constrain", name, re.IGNORECASE):
        raise UnreadableScriptError(f"has a constraint of an unknown form, {name}")
    return QuestionLimits()


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _range(keywords: dict[str | None, ast.expr], arguments: list[ast.expr]) -> Bounds:
    """`min_length=`, `min_images=` or `min=`, and the same for max; in this order where they are positional."""
    found: dict[str, int] = dict(zip(("min", "max"), map(_integer, arguments), strict=False))
    found |= {name[:3]: _integer(value) for name, value in keywords.items() if name}
    if found.keys() != {"min", "max"}:
        raise UnreadableScriptError("has a constraint without both limits")
    return Bounds(found["min"], found["max"])


def _integer(node: ast.expr) -> int:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        if node.value > MOST_OF_A_LIMIT:
            raise UnreadableScriptError("has a limit that is too large")
        return node.value
    raise UnreadableScriptError("has a limit that is not a number")


def _both(parts: Iterator[QuestionLimits]) -> QuestionLimits:
    """What holds where all of `parts` must hold."""
    both = QuestionLimits()
    for part in parts:
        both = QuestionLimits(_narrower(both.words, part.words), _narrower(both.images, part.images))
    return both


def _narrower(one: Bounds | None, other: Bounds | None) -> Bounds | None:
    if one is None or other is None:
        return one or other
    return Bounds(max(one.least, other.least), min(one.most, other.most))


def _expected(tree: ast.Module) -> int | None:
    """The integer in `len(answers) != N`."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Compare)
            and isinstance(node.left, ast.Call)
            and _name(node.left.func) == "len"
            and isinstance(node.ops[0], ast.NotEq)
            and isinstance(node.comparators[0], ast.Constant)
            and type(node.comparators[0].value) is int
            and node.comparators[0].value > 0
        ):
            return node.comparators[0].value
    return None


def _calls(tree: ast.Module, is_it: Callable[[ast.expr], bool]) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call) and is_it(node.func))


def _is_findall(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and (_name(function.value), function.attr) == ("re", "findall")


def _image_patterns(tree: ast.Module) -> tuple[str, ...]:
    """The literal patterns of `re.findall`; where there are several, their counts add."""
    patterns = tuple(
        call.args[0].value
        for call in _calls(tree, _is_findall)
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    )
    if len(patterns) > MOST_PATTERNS:
        raise UnreadableScriptError(f"finds images by more than {MOST_PATTERNS} patterns")
    if any(len(pattern) > MOST_OF_A_PATTERN for pattern in patterns):
        raise UnreadableScriptError("finds images by a pattern that is too long to be the course's")
    return patterns or (IMAGE_PATTERN,)


def _names_encoding(tree: ast.Module) -> bool:
    """Whether the script opens files with an encoding of its own choice."""
    reads = _calls(tree, lambda function: _name(function) in {"open", "read_text"})
    return any(keyword.arg == "encoding" for call in reads for keyword in call.keywords)
