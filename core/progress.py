"""How long work says how far it is and learns that it should stop; fronts subclass `Progress`."""

from __future__ import annotations


class CancelledError(Exception):
    """The analyst stopped the work. What was finished before stays."""


class Progress:
    """Silent progress that is never cancelled; the base for a command line's or a window's."""

    def step(self, done: int, total: int, what: str) -> None:
        """Say that `done` of `total` is finished and `what` comes next; raises CancelledError when asked to stop."""
