"""Places in the window, and the way back: those the analyst came from, as in a browser."""

from __future__ import annotations

from dataclasses import dataclass

from core.model import Span

KEPT = 100


@dataclass(frozen=True)
class Place:
    """Where the analyst is: a mode of the window and what it shows there. 0 and None: as it was."""

    mode: str
    plan_id: int = 0
    span: Span | None = None
    clause_id: int = 0  # the current clause, where that isn't the one at the span
    old: int = 0
    new: int = 0
    link_id: int = 0
    plan_ids: tuple[int, ...] = ()
    query: str = ""
    source_id: int = 0
    annotation_id: int = 0
    tag_id: int = 0
    beside: bool = False  # beside the plan that is being read


class Places:
    """A history of places with a position in it."""

    def __init__(self) -> None:
        self._back: list[Place] = []
        self._forward: list[Place] = []

    def leave(self, place: Place) -> None:
        """Remember the place that is being left for a new one."""
        if not self._back or self._back[-1] != place:
            self._back = [*self._back[-KEPT:], place]
        self._forward.clear()

    def back(self, here: Place) -> Place | None:
        """The place before, remembering this one for `forward`; None at the beginning."""
        if not self._back:
            return None
        self._forward.append(here)
        return self._back.pop()

    def forward(self, here: Place) -> Place | None:
        """The place that was left by `back`; None at the end."""
        if not self._forward:
            return None
        self._back.append(here)
        return self._forward.pop()

    def can_go_back(self) -> bool:
        """Whether there is a place before."""
        return bool(self._back)

    def can_go_forward(self) -> bool:
        """Whether there is a place to go forward to."""
        return bool(self._forward)

    def clear(self) -> None:
        """Forget everything; for another library."""
        self._back.clear()
        self._forward.clear()
