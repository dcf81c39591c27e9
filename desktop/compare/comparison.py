"""What is compared: two plans, their links, and the work on them. Asks the session and changes it; shows nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from core.alignable import alignable
from core.model import Alignment, Decision, Outline, Plan, Relation, Touched
from core.session import Session
from desktop.compare.candidates import Candidates
from desktop.compare.differences import Differences
from desktop.compare.pairs import Pair, Side, different_issuers, pairs_of, sides_of, tags_by_clause, unpaired
from desktop.desk import Desk

Plans = tuple[int, int]
"""The ids of the old and the new plan; 0 where none is chosen."""


class Comparison(QObject):
    """One window's comparison. `aligned` says that links were proposed, or that this was stopped."""

    aligned = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._aligning: set[Plans] = set()
        self.plans: Plans = (0, 0)
        self.known: dict[int, Plan] = {}
        self.pairs: tuple[Pair, ...] = ()
        self.other_issuer = False
        self.differences: Differences | None = None
        self.candidates: Candidates | None = None
        self.changed = False  # a plan has another text or other clauses since links were proposed
        self.to_check = 0  # clauses and decisions that the change left without their counterpart
        self._never_aligned = False
        self._aligned_reversed = False
        self._sides: dict[int, tuple[Outline, Mapping[int, Side]]] = {}

    @property
    def chosen(self) -> bool:
        """Whether both plans are chosen."""
        return all(self.plans)

    @property
    def busy(self) -> bool:
        """Whether links between these two plans are being proposed."""
        return self.plans in self._aligning

    @property
    def open(self) -> bool:
        """Whether there is a library."""
        return self._desk.session is not None

    def labels(self) -> tuple[str, str]:
        """The short names of both plans; they must be chosen."""
        old, new = (self.known[plan_id].label for plan_id in self.plans)
        return old, new

    def latest(self) -> Plans:
        """The two plans that were aligned last; zeros where none were."""
        done = self._desk.session.aligning.pairs() if self._desk.session else ()
        return done[-1] if done else (0, 0)

    def choose(self, old: int, new: int) -> None:
        """Compare these two from now on; `load` gets them."""
        self.plans = (old, new)

    def close(self) -> None:
        """Forget everything: another library is open, or none."""
        for worker in (self.differences, self.candidates):
            if worker is not None:
                worker.close()
                worker.deleteLater()
        self.differences = self.candidates = None
        self._aligning.clear()
        self._sides.clear()
        self.plans = (0, 0)
        self.known, self.pairs, self.changed, self.to_check = {}, (), False, 0

    def load(self) -> None:
        """Read plans and links again. Plans that are gone are no longer chosen."""
        session = self._desk.session
        self.known = {plan.id: plan for plan in self._desk.plans()}
        old, new = (plan_id if plan_id in self.known else 0 for plan_id in self.plans)
        self.plans = (old, new)
        self.pairs, self.changed, self.to_check = (), False, 0
        if session is None or not self.chosen:
            return
        if self.differences is None or self.candidates is None:
            self.differences = Differences(session.words, self)
            self.candidates = Candidates(session.words, self)
        self.other_issuer = different_issuers(self.known[old], self.known[new])
        alignment = session.aligning.stored(old, new)
        if alignment is not None:
            sides = self._sides_of(old), self._sides_of(new)
            self.pairs = pairs_of(alignment, *sides, self._tags(session))
            self.changed = any(self.known[plan_id].revised_at > alignment.made_at for plan_id in self.plans)
            self.to_check = unpaired(self.pairs, *sides)
            outlines = self._desk.outline_of(old), self._desk.outline_of(new)
            self.candidates.look_at(*outlines, [link for link in alignment.links if link.decision is not Decision.PROPOSED])
        self._never_aligned = alignment is None
        self._aligned_reversed = (new, old) in session.aligning.pairs()

    def _sides_of(self, plan_id: int) -> Mapping[int, Side]:
        """The sides of one of the two plans, kept while its outline is the same."""
        outline = self._desk.outline_of(plan_id)
        if plan_id not in self._sides or self._sides[plan_id][0] is not outline:
            self._sides = {known: sides for known, sides in self._sides.items() if known in self.plans}
            self._sides[plan_id] = (outline, sides_of(outline))
        return self._sides[plan_id][1]

    def _tags(self, session: Session) -> Mapping[int, frozenset[str]]:
        found = session.annotations(plan_ids=self.plans)
        by_plan = [
            tags_by_clause(self._desk.outline_of(plan_id), [note for note in found if note.plan_id == plan_id])
            for plan_id in self.plans
        ]
        return {**by_plan[0], **by_plan[1]}

    def choices(self, *, new: bool) -> tuple[Side, ...]:
        """The clauses of one side that links can join, in reading order."""
        plan_id = self.plans[new]
        sides = self._sides_of(plan_id)
        return tuple(sides[clause.id] for clause in alignable(self._desk.outline_of(plan_id).clauses))

    @property
    def never_aligned(self) -> bool:
        """Whether both plans are chosen and no links between them were ever proposed."""
        return self.chosen and self._never_aligned

    @property
    def only_reversed(self) -> bool:
        """Whether links were proposed the other way round only: from the new plan to the old one."""
        return self.never_aligned and self._aligned_reversed

    @property
    def read_only(self) -> bool:
        """Whether no links can be stored."""
        return self._desk.read_only is not None

    def align(self) -> None:
        """Propose links between the two plans, beside the window; decisions stay."""
        plans = old, new = self.plans
        if not self.chosen or self.busy:
            return
        self._aligning.add(plans)

        def stopped() -> None:
            self._aligning.discard(plans)
            self.aligned.emit()

        def done(alignment: Alignment) -> None:
            stopped()
            self._desk.touched.emit(Touched({"alignment": frozenset({alignment.id})}))

        title = self.tr("正在对照：{} → {}").format(*self.labels())
        self._desk.run(title, lambda session, progress: session.aligning.align(old, new, progress), done, stopped)

    def decide(self, link_ids: Sequence[int], decision: Decision) -> bool:
        """Give links a decision, as one step; whether that was done."""
        return self._desk.edit(lambda session: session.links.decide(link_ids, decision)) is not None

    def edit(self, link_id: int, relation: Relation, moved: bool, note: str) -> None:
        """Give a link another relation, flag or note."""
        self._desk.edit(lambda session: session.links.edit(link_id, relation=relation, moved=moved, note=note))

    def relink(self, link_id: int, old: Sequence[int], new: Sequence[int]) -> bool:
        """Give a link other clauses; whether that was done."""
        return self._desk.edit(lambda session: session.links.relink(link_id, old, new)) is not None

    def split(self, link_id: int) -> bool:
        """Make one link for each clause of a link of one with several; whether that was done."""
        return self._desk.edit(lambda session: session.links.split(link_id)) is not None

    def join(self, link_ids: Sequence[int]) -> bool:
        """Make one link of several; whether that was done."""
        return self._desk.edit(lambda session: session.links.join(link_ids)) is not None
