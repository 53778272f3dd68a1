"""Which question each heading stands for, when the numbers are not 1, 2, 3, ..."""

from __future__ import annotations

from functools import lru_cache
from math import inf


@lru_cache(maxsize=64)
def places(numbers: tuple[int, ...], expected: int) -> tuple[int | None, ...]:
    """The number that each heading's position asks for, None for a heading that is one too many.

    It is the cheapest reading of `numbers` as 1 to `expected`, where a missing number, an extra heading and a heading with a wrong number
    cost 1 each: 17, 17, 19 is 17, 18, 19, and not an extra 17 beside a missing 18. A number that some other heading has is not missing, so
    no wrong number stands for it: 17, 19, 18, 17, 20 are two that changed places and a 17 too many.
    """
    if numbers == tuple(range(1, expected + 1)):
        return numbers
    there = {*numbers}
    rows = len(numbers) + 1
    columns = expected + 1
    cost = [[0.0] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if row == 0 or column == 0:
                cost[row][column] = float(row or column)
                continue
            cost[row][column] = min(
                cost[row - 1][column - 1] + _paired(numbers[row - 1], column, there),
                cost[row - 1][column] + 1,
                cost[row][column - 1] + 1,
            )
    found: list[int | None] = [None] * len(numbers)
    row, column = rows - 1, columns - 1
    while row and column:
        if cost[row][column] == cost[row - 1][column - 1] + _paired(numbers[row - 1], column, there):
            row, column = row - 1, column - 1
            found[row] = column + 1
        elif cost[row][column] == cost[row - 1][column] + 1:
            row -= 1
        else:
            column -= 1
    return tuple(found)


def _paired(number: int, place: int, there: set[int]) -> float:
    """What it costs to read a heading with `number` as that of question `place`; `there` are the numbers that some heading has."""
    return 0 if number == place else inf if place in there else 1
