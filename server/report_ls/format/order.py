"""Which question each heading stands for, when the numbers are not 1, 2, 3, ..."""

from __future__ import annotations

from functools import lru_cache

_MISNUMBERED = 1.01  # a little over 1, so that a question that was moved counts as moved and not as two that are misnumbered


@lru_cache(maxsize=64)
def places(numbers: tuple[int, ...], expected: int) -> tuple[int | None, ...]:
    """The number that each heading's position asks for, None for a heading that is one too many.

    It is the cheapest reading of `numbers` as 1 to `expected`, where a missing number and an extra heading cost 1 each and a heading with a
    wrong number a little more than one of them: 17, 17, 19 is 17, 18, 19, and not an extra 17 beside a missing 18.
    """
    if numbers == tuple(range(1, expected + 1)):
        return numbers
    rows = len(numbers) + 1
    columns = expected + 1
    cost = [[0.0] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if row == 0 or column == 0:
                cost[row][column] = float(row or column)
                continue
            cost[row][column] = min(
                cost[row - 1][column - 1] + (0 if numbers[row - 1] == column else _MISNUMBERED),
                cost[row - 1][column] + 1,
                cost[row][column - 1] + 1,
            )
    found: list[int | None] = [None] * len(numbers)
    row, column = rows - 1, columns - 1
    while row and column:
        paired = 0 if numbers[row - 1] == column else _MISNUMBERED
        if cost[row][column] == cost[row - 1][column - 1] + paired:
            row, column = row - 1, column - 1
            found[row] = column + 1
        elif cost[row][column] == cost[row - 1][column] + 1:
            row -= 1
        else:
            column -= 1
    return tuple(found)
