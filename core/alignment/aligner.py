"""Aligns plans: holds what all alignments share (knowledge, classifier, words) and what it worked out of the plans seen last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from core.alignment.classifier import Classifier
from core.alignment.decided import Decided
from core.alignment.evidence import Evidence
from core.alignment.knowledge import Knowledge
from core.alignment.profile import Profile
from core.alignment.propose import propose
from core.alignment.reasons import Reasons
from core.language.words import Words
from core.model import Link, Outline
from core.progress import SILENT, Progress

_REMEMBERED = 64  # plans
_PIECES = 100_000  # runs of letters, some 20 MB


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that may be the counterpart of another, how likely, and why."""

    clause_id: int
    confidence: float
    reasons: tuple[str, ...]


class Aligner:
    """Proposes links and ranks candidates. Knowledge and classifier are read at the first use unless given."""

    def __init__(
        self, words: Words | None = None, knowledge: Knowledge | None = None, classifier: Classifier | None = None
    ) -> None:
        """`words`: makes the terms among the reasons whole words."""
        self._words = words
        self._pieces: dict[str, Sequence[str]] = {}
        self._given = knowledge, classifier
        self._profiles: dict[int, tuple[Outline, Profile]] = {}
        self._latest: tuple[Profile, Profile, Decided, Evidence] | None = None

    @cached_property
    def _knowledge(self) -> Knowledge:
        return self._given[0] or Knowledge.bundled()

    @cached_property
    def _classifier(self) -> Classifier:
        return self._given[1] or Classifier.bundled()

    def propose(self, old: Outline, new: Outline, *, kept: Sequence[Link] = (), progress: Progress = SILENT) -> tuple[Link, ...]:
        """Links between two plans, those decided on among `kept` as they are; see `core.alignment.propose`."""
        decided, evidence = self._evidence(old, new, kept, progress)
        return propose(old, new, evidence, decided=decided, cut=self._cut, progress=progress)

    def candidates(
        self, old: Outline, new: Outline, clause_id: int, *, kept: Sequence[Link] = (), limit: int | None = None
    ) -> tuple[Candidate, ...]:
        """Clauses of the other plan that may belong to a clause of either, the likeliest first; rejected ones are left out.

        Empty for a clause that is in neither plan or takes no part in alignments.
        """
        _, evidence = self._evidence(old, new, kept, SILENT)
        sides = evidence.looks.similarity.old, evidence.looks.similarity.new
        side = 0 if any(clause.id == clause_id for clause in old.clauses) else 1
        place = sides[side].place(clause_id)
        found: list[Candidate] = []
        for pair in evidence.rivals(place, side)[:limit] if place is not None else ():
            units = sides[0].units[pair[0]], sides[1].units[pair[1]]
            cosine = evidence.looks.cosines[pair]
            why = Reasons(evidence.looks.similarity, self._cut).of_link(
                units[:1], units[1:], similarity=cosine, second=0.0, placed=False
            )
            found.append(Candidate(units[1 - side].clause.id, round(evidence.chances[pair], 4), why))
        return tuple(found)

    def _evidence(self, old: Outline, new: Outline, kept: Sequence[Link], progress: Progress) -> tuple[Decided, Evidence]:
        profiles = self._profile(old, progress), self._profile(new, progress)
        decided = Decided.among(kept, (old, new), profiles)
        if self._latest and self._latest[0] is profiles[0] and self._latest[1] is profiles[1] and self._latest[2] == decided:
            return decided, self._latest[3]
        evidence = Evidence.gather(*profiles, classifier=self._classifier, decided=decided, progress=progress)
        self._latest = (*profiles, decided, evidence)
        return decided, evidence

    def _cut(self, run: str) -> Sequence[str]:
        """The words of a run of letters, from memory where it was cut before; single letters where there are no words."""
        if self._words is None:
            return run
        found = self._pieces.get(run)
        if found is None:
            if len(self._pieces) >= _PIECES:
                self._pieces.clear()
            found = self._pieces[run] = [word for word, _, _ in self._words.words(run)]
        return found

    def _profile(self, outline: Outline, progress: Progress) -> Profile:
        """The profile of a plan, from memory while its text and clauses are the same."""
        found = self._profiles.pop(outline.plan.id, None)
        if found is None or (found[0].text, found[0].clauses) != (outline.text, outline.clauses):
            found = outline, Profile.of(outline, self._knowledge, progress)
        self._profiles[outline.plan.id] = found
        while len(self._profiles) > _REMEMBERED:
            del self._profiles[next(iter(self._profiles))]
        return found[1]
