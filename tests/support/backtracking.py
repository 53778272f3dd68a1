"""How the time that Python's `re` takes for a pattern grows with the text, told from the pattern's shape.

`re` tries one way to read a text after the other. A pattern is read here as an automaton: its positions, which are the characters and
classes in it, and which may follow which. Where a loop can be left and come back to in two ways that read the same, the ways double at
each turn. Where one loop can be left for another that reads the same, the ways grow with the square of the text; where a match may begin
is such a loop, too (Weber and Seidl, "On the degree of ambiguity of finite automata", 1991).

It errs on the side of complaint: what is only looked at (`(?=...)`, `$`) is taken to fail or to hold, whatever the text is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # the only parser of patterns there is
from typing import NamedTuple, TypeVar

_ALPHABET = "".join(map(chr, range(128))) + "é–：\u2028\xa0🙂٣"
"""Characters that stand for all."""
_ALL = frozenset(_ALPHABET)
_SINGLE = (_constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY, _constants.IN)
_MANY = 8
"""A repeat with a larger bound is as bad as one without, where each turn doubles the ways."""

T = TypeVar("T")
State = tuple[int, int]
"""A position, and which of the edges between the same two positions has led to it."""


class _Part(NamedTuple):
    """A part of a pattern. `ends` has its last positions, and whether the pattern holds for sure once one is reached.

    `is_empty`: it may read nothing. `fails`: even then it may fail.
    """

    is_empty: bool
    first: tuple[int, ...] = ()
    ends: dict[int, bool] = {}  # noqa: RUF012  # a named tuple's default, which nobody changes
    fails: bool = False


class Automaton:
    """The positions of a pattern. Position 0 is where a match is searched for; an anchored pattern does not begin there.

    `most` is the largest bound of a repeat that is taken for no loop.
    Raises ValueError for what CPython before 3.11.5 matches wrongly, and for a reference to a group of any length.
    """

    def __init__(self, pattern: str | bytes, flags: int, *, is_anchored: bool, most: int) -> None:
        self.tree = _parser.parse(pattern, flags)
        self.is_anchored = is_anchored
        self.reads: list[frozenset[str]] = [_ALL]
        self.follows: defaultdict[int, list[int]] = defaultdict(list)
        self._most = most
        self._unbounded: set[int] = set()
        whole = self._sequence(self.tree, is_first=True)
        self.ends = whole.ends
        if not self.is_anchored:
            self.follows[0] += [0, *whole.first]

    def _position(self, reads: frozenset[str]) -> _Part:
        self.reads.append(reads)
        position = len(self.reads) - 1
        return _Part(False, (position,), {position: True})

    def _sequence(self, items: Iterable[tuple[object, object]], *, is_first: bool) -> _Part:
        whole = _Part(True)
        for item in items:
            part = self._part(item, is_first=is_first and whole.is_empty)
            for end in whole.ends:
                self.follows[end] += part.first
            kept = {end: holds and not part.fails for end, holds in whole.ends.items()} if part.is_empty else {}
            first = whole.first + part.first if whole.is_empty else whole.first
            fails = part.is_empty and (whole.fails or part.fails)
            whole = _Part(whole.is_empty and part.is_empty, first, kept | part.ends, fails)
        return whole

    def _part(self, item: tuple[object, object], *, is_first: bool) -> _Part:
        operation, argument = item
        if operation in _SINGLE:
            return self._position(self._characters(item))
        if operation is _constants.SUBPATTERN:
            group, _, _, body = argument  # type: ignore[misc]
            if body.getwidth()[1] >= _constants.MAXREPEAT:
                self._unbounded.add(group)
            return self._sequence(body, is_first=is_first)
        if operation is _constants.BRANCH:
            return _one_of(self._sequence(body, is_first=is_first) for body in argument[1])  # type: ignore[index]
        if operation in {_constants.MAX_REPEAT, _constants.MIN_REPEAT}:
            return self._repeat(*argument, is_first=is_first)  # type: ignore[misc]
        if operation is _constants.GROUPREF and argument not in self._unbounded:
            return _Part(True, fails=True)
        if operation in {_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT}:
            return self._look(operation, argument, is_first=is_first)
        raise ValueError(f"{operation} is not to be used")

    def _repeat(self, least: int, most: int, body: _parser.SubPattern, *, is_first: bool) -> _Part:
        part = self._sequence(body, is_first=is_first and most == 1)
        if most > self._most:
            for end in part.ends:
                self.follows[end] += part.first
        return part if least else part._replace(is_empty=True, fails=False)

    def _look(self, operation: object, argument: object, *, is_first: bool) -> _Part:
        """A place that is looked at. What it asks of the character before a match is a position, as the search has to come by it."""
        if argument is _constants.AT_BEGINNING_STRING or (argument is _constants.AT_BEGINNING and not self.tree.state.flags & re.MULTILINE):
            self.is_anchored = self.is_anchored or is_first
        elif argument is _constants.AT_BEGINNING and is_first:
            return self._position(frozenset("\n"))
        elif operation is not _constants.AT:
            direction, body = argument  # type: ignore[misc]
            if direction > 0:  # what is read ahead is read, and leads nowhere
                return _Part(True, self._sequence(body, is_first=False).first, fails=True)
            if is_first and len(body) == 1 and body[0][0] in _SINGLE:
                before = self._characters(body[0])
                return self._position(before if operation is _constants.ASSERT else _ALL - before)
        return _Part(True, fails=True)

    def _characters(self, item: tuple[object, object]) -> frozenset[str]:
        one = _compiler.compile(_parser.SubPattern(self.tree.state, [item]), self.tree.state.flags)
        is_bytes = isinstance(self.tree.state.str, bytes)
        return frozenset(sign for sign in _ALPHABET if one.fullmatch(sign.encode() if is_bytes else sign))


def _one_of(parts: Iterable[_Part]) -> _Part:
    parts = tuple(parts)
    empty = [part for part in parts if part.is_empty]
    ends = {end: holds for part in parts for end, holds in part.ends.items()}
    return _Part(
        bool(empty), tuple(first for part in parts for first in part.first), ends, bool(empty) and all(part.fails for part in empty)
    )


def growth(pattern: str | bytes, flags: int = 0, *, is_anchored: bool = False) -> str:
    """How the time to match, if `is_anchored`, or else to search grows with the text: "linear", "square" (or more) or "exponential"."""
    if _doubles(Automaton(pattern, flags, is_anchored=is_anchored, most=_MANY)):
        return "exponential"
    return (
        "square" if _has_loop_behind_loop(Automaton(pattern, flags, is_anchored=is_anchored, most=_constants.MAXREPEAT - 1)) else "linear"
    )


def _reachable(starts: Iterable[T], following: Callable[[T], Iterable[T]]) -> set[T]:
    found = {*starts}
    left = list(found)
    while left:
        for one in following(left.pop()):
            if one not in found:
                found.add(one)
                left.append(one)
    return found


def _loops(automaton: Automaton) -> list[frozenset[int]]:
    """The sets of positions that lead to each other."""
    behind = {position: _reachable(automaton.follows[position], automaton.follows.__getitem__) for position in range(len(automaton.reads))}
    return list({frozenset(other for other in others if one in behind[other]) for one, others in behind.items() if one in others})


def _doubles(automaton: Automaton) -> bool:
    return any(_doubles_in(automaton, loop) for loop in _loops(automaton))


def _doubles_in(automaton: Automaton, loop: frozenset[int]) -> bool:
    """Whether two different ways from a position of a loop back to it read the same."""
    edges: dict[int, list[State]] = {
        one: [(other, copy) for other, copies in Counter(automaton.follows[one]).items() if other in loop for copy in range(copies)]
        for one in loop
    }
    states = {state for following in edges.values() for state in following}

    def after(pair: tuple[State, State]) -> Iterator[tuple[State, State]]:
        for one in edges[pair[0][0]]:
            yield from ((one, other) for other in edges[pair[1][0]] if automaton.reads[one[0]] & automaton.reads[other[0]])

    ahead = _reachable(((state, state) for state in states), after)
    before: defaultdict[tuple[State, State], list[tuple[State, State]]] = defaultdict(list)
    for pair in ahead:
        for following in after(pair):
            before[following].append(pair)
    back = _reachable(((state, state) for state in states), before.__getitem__)
    return any(one != other for one, other in ahead & back)


def _has_loop_behind_loop(automaton: Automaton) -> bool:
    """Whether a loop can be left for another that reads the same, and in which the pattern need not hold."""
    loops = _loops(automaton)
    unsure = [loop for loop in loops if not any(automaton.ends.get(position) for position in loop)]
    return any(
        _is_left_for(automaton, start, loop, end, other)
        for loop in loops
        for other in unsure
        if loop != other
        for start in loop
        for end in other
    )


def _is_left_for(automaton: Automaton, start: int, loop: frozenset[int], end: int, other: frozenset[int]) -> bool:
    """Whether one text leads from `start` back to it, from `start` to `end`, and from `end` back to it."""

    def after(three: tuple[int, int, int]) -> Iterator[tuple[int, int, int]]:
        for one in loop.intersection(automaton.follows[three[0]]):
            for third in other.intersection(automaton.follows[three[2]]):
                both = automaton.reads[one] & automaton.reads[third]
                if both:
                    yield from ((one, second, third) for second in automaton.follows[three[1]] if both & automaton.reads[second])

    return (start, end, end) in _reachable([(start, start, end)], after)
