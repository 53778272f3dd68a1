"""Limits read out of a `report.py` that stands beside a report. It is parsed, never run or imported (format.md, section 2)."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Iterator
from re import _constants, _parser  # type: ignore[attr-defined]  # the only parser of patterns there is
from typing import NamedTuple

from report_ls.format.editions import detect, edition
from report_ls.format.limits import IMAGE_PATTERN, Bounds, Form, Limits, QuestionLimits, Source

MOST_BYTES = 1_000_000
"""A `report.py` that is larger is not read: the course's own has 12 kB."""


class UnreadableCheckerError(ValueError):
    """The script is not one whose limits can be read. The message is the end of a sentence: "it ..."."""


class Unreadable(NamedTuple):
    """A script that is there, and that the system does not let anybody read. `reason` is the system's word for it."""

    reason: str


def read_limits(source: str, shown: Limits) -> Limits:
    """The limits in force where a script with the text `source` stands beside a report that shows an edition with the limits `shown`.

    If the script can't be read, they are those of the edition, with a note that says why.
    """
    try:
        tree = _parse(source)
        questions = _questions(tree)
        if not questions:
            raise UnreadableCheckerError("has an empty table of constraints")
        expected = _expected(tree) or len(questions)
        questions += (QuestionLimits(),) * (expected - len(questions))
        return shown._replace(
            questions=questions[:expected],
            source=Source.CHECKER,
            form=Form.NEW if ".pop(" in source else Form.OLD,
            image_patterns=_image_patterns(tree),
            names_encoding=_names_encoding(tree),
        )
    except RecursionError:
        error = "is nested too deeply to be the course's"
    except UnreadableCheckerError as unreadable:
        error = str(unreadable)
    return _not_used(shown, error)


def _not_used(shown: Limits, error: str) -> Limits:
    return shown._replace(note=f"The report.py beside this report was not used: it {error}.")


def limits_in_force(text: str, script: str | Unreadable | None, forced: str | None = None) -> Limits:
    """The limits that judge a report: those of a forced edition, else of the `report.py` beside it, else of the edition that it shows.

    `script` is the text of that `report.py`. Raises KeyError for a forced edition that does not exist.
    """
    if forced is not None:
        return edition(forced)
    shown = edition(detect(text))
    if isinstance(script, Unreadable):
        return _not_used(shown, f"can't be read ({script.reason})")
    return shown if script is None else read_limits(script, shown)


def _parse(source: str) -> ast.Module:
    if len(source) > MOST_BYTES:
        raise UnreadableCheckerError("is too large to be the course's")
    if not source.strip():
        raise UnreadableCheckerError("is empty")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a script's own invalid escapes are not our affair
            return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise UnreadableCheckerError("is not valid Python") from None


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
    raise UnreadableCheckerError("has no table of constraints")


def _constraint(node: ast.expr) -> QuestionLimits:
    if isinstance(node, ast.Name):  # the old form's `no_constraints` is a bare function
        return _no_limits(node.id)
    if not isinstance(node, ast.Call):
        raise UnreadableCheckerError("has a constraint of an unknown form")
    arguments = list(node.args)
    name = _name(node.func)
    if name == "partial" and arguments:
        name = _name(arguments.pop(0))
    keywords = {keyword.arg: keyword.value for keyword in node.keywords}
    if re.search("multi", name, re.IGNORECASE):
        parts = next(iter([*keywords.values(), *arguments]), None)
        if not isinstance(parts, ast.List | ast.Tuple):
            raise UnreadableCheckerError("has a constraint of an unknown form")
        return _both(map(_constraint, parts.elts))
    if re.search("length", name, re.IGNORECASE):
        return QuestionLimits(words=_range(keywords, arguments))
    if re.search("image", name, re.IGNORECASE):
        return QuestionLimits(images=_range(keywords, arguments))
    return _no_limits(name)


def _no_limits(name: str) -> QuestionLimits:
    if not re.match("no_?constrain", name, re.IGNORECASE):
        raise UnreadableCheckerError(f"has a constraint of an unknown form, {name}")
    return QuestionLimits()


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _range(keywords: dict[str | None, ast.expr], arguments: list[ast.expr]) -> Bounds:
    """`min_length=`, `min_images=` or `min=`, and the same for max; in this order where they are positional."""
    found: dict[str, int] = dict(zip(("min", "max"), map(_integer, arguments), strict=False))
    found |= {name[:3]: _integer(value) for name, value in keywords.items() if name}
    if found.keys() != {"min", "max"}:
        raise UnreadableCheckerError("has a constraint without both limits")
    return Bounds(found["min"], found["max"])


def _integer(node: ast.expr) -> int:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    raise UnreadableCheckerError("has a limit that is not a number")


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
            and 0 < node.comparators[0].value < 1000
        ):
            return node.comparators[0].value
    return None


def _calls(tree: ast.Module, is_it: Callable[[ast.expr], bool]) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call) and is_it(node.func))


def _is_findall(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and (_name(function.value), function.attr) == ("re", "findall")


def _image_patterns(tree: ast.Module) -> tuple[str, ...]:
    """The literal patterns of `re.findall`; where there are several, their counts add."""
    patterns = [
        call.args[0].value
        for call in _calls(tree, _is_findall)
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    ]
    for pattern in patterns:
        if pattern != IMAGE_PATTERN and not _is_harmless(pattern):
            raise UnreadableCheckerError("finds images by a pattern that could take forever")
    return tuple(patterns) or (IMAGE_PATTERN,)


def _is_harmless(pattern: str) -> bool:
    """Whether a pattern compiles and can't take exponential time, or more than the cube of a line's length.

    So it has no choice within a repeat, no reference back, and few choices at all (see `_cost`).
    """
    if len(pattern) > 200:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(pattern)
            return _cost(_parser.parse(pattern)) <= _MOST_COST
    except (re.error, RecursionError, OverflowError):
        return False


_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_REFERENCES = (_constants.GROUPREF, _constants.GROUPREF_EXISTS)
_FEW_TIMES = 4
_OPEN_COST = 4
_MOST_COST = 14
"""Three repeats without a small bound, and two other choices."""


def _cost(tree: _parser.SubPattern) -> int:
    """How many choices a parsed pattern leaves open; a repeat without a small bound is `_OPEN_COST` of them."""
    cost = 0
    for operation, argument in tree:
        if operation in _REPEATS:
            least, most, body = argument
            inner = _cost(body)
            own = 0 if least == most else 1 if most <= _FEW_TIMES else _OPEN_COST
            cost += inner + own if most <= 1 or not inner else _MOST_COST + 1
        elif operation in _REFERENCES:
            cost += _MOST_COST + 1
        elif operation is _constants.BRANCH:
            cost += sum(1 + _cost(alternative) for alternative in argument[1]) - 1
        else:
            parts = argument if isinstance(argument, tuple) else (argument,)
            cost += sum(_cost(part) for part in parts if isinstance(part, _parser.SubPattern))
    return cost


def _names_encoding(tree: ast.Module) -> bool:
    """Whether the script opens files with an encoding of its own choice."""
    reads = _calls(tree, lambda function: _name(function) in {"open", "read_text"})
    return any(keyword.arg == "encoding" for call in reads for keyword in call.keywords)
