"""The alignments of a library: proposed and stored, read back, followed through many plans."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from core.alignment import Aligner, ComparisonFigures, Lineage, Segment, diff, figures, in_order_of_year, lineage
from core.errors import UserError
from core.language.words import Words
from core.model import Alignment, Decision
from core.progress import SILENT, Progress
from core.store import Library, links, plans


class Aligning:
    """What can be aligned in one library; it keeps what was worked out of plans, so its owner keeps it."""

    def __init__(self, library: Library, words: Words) -> None:
        self._library = library
        self._words = words
        self._aligner = Aligner(words)

    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The pairs of plans that were aligned."""
        return links.alignments(self._library)

    def stored(self, old: int, new: int) -> Alignment | None:
        """The stored alignment of two plans; None where there is none yet."""
        return links.alignment(self._library, old, new)

    def align(self, old: int, new: int, progress: Progress = SILENT) -> Alignment:
        """Propose links between two plans and store them; decisions made before are kept. UserError for a plan with itself.

        In a library that can only be read they are proposed for this time and stored nowhere; their ids are 0.
        """
        if old == new:
            raise UserError(
                "一份文件不能与它自己对照。请选另一份文件。",
                "A plan cannot be aligned with itself. Choose another plan.",
            )
        outlines = plans.outline(self._library, old), plans.outline(self._library, new)
        before = self.stored(old, new)
        kept = [link for link in before.links if link.decision is not Decision.PROPOSED] if before else []
        proposed = self._aligner.propose(*outlines, kept=kept, progress=progress)
        return Alignment(0, old, new, proposed) if self._library.read_only else links.store(self._library, old, new, proposed)

    def ready(self, old: int, new: int, progress: Progress = SILENT) -> Alignment:
        """The stored alignment of two plans, made where there is none yet; errors as of `align`."""
        return self.stored(old, new) or self.align(old, new, progress)

    def lineage(self, plan_ids: Sequence[int], progress: Progress = SILENT) -> Lineage:
        """Themes through plans in order of year, aligning the pairs that were not aligned yet; NotFoundError for an unknown plan.

        On CancelledError the pairs aligned before it stay aligned.
        """
        outlines = in_order_of_year(plans.outline(self._library, plan_id) for plan_id in dict.fromkeys(plan_ids))
        pairs = list(combinations((outline.plan.id for outline in outlines), 2))
        found: list[Alignment] = []
        for done, (old, new) in enumerate(pairs):
            progress.step(done, len(pairs), "lineage")
            found.append(self.ready(old, new, progress))
        return lineage(outlines, found)

    def figures(self, old: int, new: int) -> ComparisonFigures | None:
        """The stored alignment of two plans in figures; None where there is none yet."""
        stored = self.stored(old, new)
        return figures(stored, plans.outline(self._library, old), plans.outline(self._library, new)) if stored else None

    def differences(self, old: str, new: str) -> tuple[Segment, ...]:
        """The word-level differences of two texts; the first call loads the dictionary (0.5 to 1.3 s)."""
        return diff(old, new, self._words)
