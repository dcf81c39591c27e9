"""What plans count."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """How much a plan wants, in its words (with the value in figures where they have none), and where (`section`: the path).

    `modifier`: what bounds it (以上, 提高), part of the words.
    """

    text: str
    modifier: str
    section: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What is counted, in which unit, and the entries of each plan."""

    name: str
    unit: str
    cells: tuple[tuple[TargetEntry, ...], ...]


@dataclass(frozen=True, slots=True)
class SingleTarget:
    """What one plan alone counts, and how much of it it wants."""

    plan: str
    name: str
    entries: tuple[TargetEntry, ...]


@dataclass(frozen=True, slots=True)
class Targets:
    """What plans count: `rows` what several of them do, `plans` being its columns in order of year; `single` what one does."""

    summary: str
    plans: tuple[str, ...]
    rows: tuple[TargetRow, ...]
    single: tuple[SingleTarget, ...] = ()
