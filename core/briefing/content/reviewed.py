"""What was reviewed, and the sources of a note."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReviewedPlan:
    """A plan in the overview and among the sources. Inferred values say so; missing ones are worded as missing.

    `items`: how many clauses of the kind item it has; `annotations`: how many of them the note holds.
    """

    title: str
    issuer: str
    year: str
    issued_on: str
    number: str
    file: str
    items: int
    annotations: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What was reviewed: sentences with the figures, and the plans."""

    summary: tuple[str, ...]
    plans: tuple[ReviewedPlan, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The plans of the note as sources."""

    plans: tuple[ReviewedPlan, ...]
