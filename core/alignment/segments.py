"""The pieces of which a diff is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from core.alignment.substance import Substance
from core.model import Span

Operation = Literal["equal", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of both texts; the spans of `equal` read the same once folded, `removed` has an empty new, `added` an empty old.

    `elsewhere`: of a sentence that was moved, its span on the other side. `substance`: what changes beside mere wording.
    """

    op: Operation
    old: Span
    new: Span
    elsewhere: Span | None = None
    substance: Substance | None = None


def share_in_common(segments: Iterable[Segment]) -> float:
    """The share of the two texts that is kept, 0..1 (1 for two empty texts); what was moved counts as kept."""
    kept = total = 0
    for segment in segments:
        length = len(segment.old) + len(segment.new)
        total += length
        kept += length if segment.op == "equal" or segment.elsewhere else 0
    return kept / total if total else 1.0
