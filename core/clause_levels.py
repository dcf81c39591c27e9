"""Which levels the clauses of a section tree may have where they stand; the clauses are in reading order, the root first."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Protocol

from core.model import ClauseKind

NUMBERED = frozenset({ClauseKind.SECTION, ClauseKind.ITEM, ClauseKind.POINT})
_HOLDERS = frozenset({*NUMBERED, ClauseKind.TITLE, ClauseKind.ATTACHMENT})


class Placed(Protocol):
    """What has a kind and a level: a clause, stored or not."""

    @property
    def kind(self) -> ClauseKind: ...

    @property
    def level(self) -> int: ...


def levels_allowed(clauses: Sequence[Placed], index: int) -> range:
    """The levels that the clause at `index` may have where it stands: up to one below the innermost clause open there."""
    ceiling = sys.maxsize
    for before in reversed(clauses[:index]):
        if before.level < ceiling:
            if before.kind in _HOLDERS:
                return range(1, before.level + 2)
            ceiling = before.level
    return range(1, 2)


def holders_allowed(clauses: Sequence[Placed], index: int) -> dict[int, int]:
    """The clauses that the clause at `index` may become a child of without the text's order changing: index -> level below it.

    They are the clauses open where it begins, from the innermost out; the root, at index 0, is always one of them.
    """
    found: dict[int, int] = {}
    deepest, ceiling = levels_allowed(clauses, index).stop - 1, sys.maxsize
    for at in range(index - 1, -1, -1):
        level = clauses[at].level
        if level < ceiling:
            ceiling = level
            if level < deepest:
                found[at] = level + 1
    return found


def level_below(clauses: Sequence[Placed], indexes: Sequence[int], holder: int) -> int | None:
    """The level that makes the clauses at `indexes` (rising) children of the one at `holder`; None where none does.

    They have to follow one another without another clause between: the text's order doesn't change.
    """
    end = indexes[0]
    for index in indexes:
        if index > end:
            return None
        end = max(end, block_end(clauses, index))
    return holders_allowed(clauses, indexes[0]).get(holder)


def block_end(clauses: Sequence[Placed], index: int) -> int:
    """The index behind the last clause that lies in the one at `index`."""
    level = clauses[index].level
    return next((at for at in range(index + 1, len(clauses)) if clauses[at].level <= level), len(clauses))
