"""The assignment problem, for the baseline that pairs every clause with one other at most."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def best_assignment(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Rows and columns paired one to one so that the gains together are highest, by augmenting paths (Jonker, Volgenant)."""
    if len(gains) > len(gains[0]):
        return [(i, j) for j, i in best_assignment([list(column) for column in zip(*gains, strict=True)])]
    rows, columns = len(gains), len(gains[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of = [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0], column = row, 0
        nearest, came_from, done = [inf] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while row_of[column]:
            done[column] = True
            here, step, following = row_of[column], inf, 0
            for other in range(1, columns + 1):
                if not done[other]:
                    cost = -gains[here - 1][other - 1] - row_price[here] - column_price[other]
                    if cost < nearest[other]:
                        nearest[other], came_from[other] = cost, column
                    if nearest[other] < step:
                        step, following = nearest[other], other
            for other in range(columns + 1):
                if done[other]:
                    row_price[row_of[other]] += step
                    column_price[other] -= step
                else:
                    nearest[other] -= step
            column = following
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    return [(row_of[column] - 1, column - 1) for column in range(1, columns + 1) if row_of[column]]
