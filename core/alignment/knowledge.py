"""What alignments know before they see a plan: how common every gram is, and which words speak of one topic."""

from __future__ import annotations

from dataclasses import dataclass

from core.alignment.background import Background
from core.alignment.topics import Topics


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The background of gram counts and the topics."""

    background: Background
    topics: Topics

    @classmethod
    def bundled(cls) -> Knowledge:
        """What comes with the tool."""
        return cls(Background.bundled(), Topics.bundled())
