"""What the analyst put right in how a source was read, as values anchored in the source's text by place and by quote.

They are applied each time the source is read again, also by a later version; `core.ingest` and `core.outline` know how.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.anchors import Anchor


class EditKind(StrEnum):
    """What an edit says of the words it stands on. The first four are about lines of the source, the others about clauses.

    `KEEP` gives a passage back to its plan, `NOISE` takes it out (value: the kind of noise). `START`: a plan begins here,
    `NO_START`: none does. `LEVEL`: the clause that begins here has this level (1 is outermost), what lies in it follows.
    `SPLIT`: a clause begins here; `JOIN`: none does, its text belongs to the clause before. `NUMBER`, `HEADING`, `KIND`:
    what the clause that begins here is called and is.
    """

    KEEP = "keep"
    NOISE = "noise"
    START = "start"
    NO_START = "no_start"
    LEVEL = "level"
    SPLIT = "split"
    JOIN = "join"
    NUMBER = "number"
    HEADING = "heading"
    KIND = "kind"


LINE_EDITS = frozenset({EditKind.KEEP, EditKind.NOISE, EditKind.START, EditKind.NO_START})


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit; `anchor` in the source's text. Of edits that contradict each other the later one counts."""

    kind: EditKind
    anchor: Anchor
    value: str = ""

    @property
    def at(self) -> int:
        """Where in the source's text the edit stands."""
        return self.anchor.span.start
