"""Which plans are followed and the themes that run through them, worked out beside the window; shows nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.alignment import Lineage
from core.lineage_table import Quantities
from core.model import Outline, Plan, Touched
from core.progress import Progress
from core.series import series_of
from core.session import Session
from desktop.desk import Desk

MOST = 12
"""Plans that are followed at once where none were chosen."""


class Themes(QObject):
    """`changed` says that there are other themes; `stopped` that working them out was cancelled or refused."""

    changed = Signal()
    stopped = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: tuple[int, ...] = ()
        self._working: tuple[int, ...] | None = None
        self._again = False
        self.lineage: Lineage | None = None
        self.outlines: dict[int, Outline] = {}
        self.quantities: Quantities = {}

    @property
    def plan_ids(self) -> tuple[int, ...]:
        """The plans that are followed, as chosen."""
        return self._wanted

    @property
    def busy(self) -> bool:
        """Whether themes are being worked out."""
        return self._working is not None

    @property
    def open(self) -> bool:
        """Whether there is a library."""
        return self._desk.session is not None

    def known(self) -> tuple[Plan, ...]:
        """The plans of the library."""
        return self._desk.plans()

    def series(self) -> tuple[tuple[Plan, ...], ...]:
        """The series of at least two plans, the longest first."""
        found = [each.plans for each in series_of(self.known()) if len(each.plans) > 1]
        return tuple(sorted(found, key=lambda plans: -len(plans)))

    def usual(self) -> tuple[int, ...]:
        """What is followed where nothing was chosen: the longest series, or else the first plans of the library."""
        series = self.series()
        plans = series[0] if series else self.known()[:MOST]
        return tuple(plan.id for plan in plans)

    def close(self) -> None:
        """Forget everything: another library is open, or none."""
        self._wanted, self._working, self._again = (), None, False
        self.lineage, self.outlines, self.quantities = None, {}, {}

    def choose(self, plan_ids: Sequence[int]) -> None:
        """Follow these plans from now on."""
        self._wanted = tuple(plan_ids)
        self.lineage = None
        self.work_out()

    def work_out(self) -> None:
        """Work the themes out, beside the window; alignments that are missing are made and stored."""
        known = {plan.id for plan in self.known()}
        self._wanted = tuple(plan_id for plan_id in self._wanted if plan_id in known)
        if len(self._wanted) < 2 or self.busy:
            self._again = self.busy
            return
        wanted = self._working = self._wanted
        title = self.tr("正在理出 {} 份文件的沿革").format(len(wanted))
        self._desk.run(title, partial(_worked_out, wanted), self._done, self._stopped, again=self.work_out)

    def _done(self, found: tuple[Lineage, Quantities]) -> None:
        lineage, self.quantities = found
        wanted, self._working = self._working, None
        if wanted == self._wanted and self._desk.session is not None:
            self.outlines = {plan_id: self._desk.outline_of(plan_id) for plan_id in lineage.plan_ids}
            self.lineage = lineage
            self.changed.emit()
        if self._again or wanted != self._wanted:
            self._again = False
            self.work_out()

    def _stopped(self) -> None:
        self._working = None
        self.stopped.emit()

    def concerns(self, touched: Touched) -> bool:
        """Whether a change can concern the themes."""
        return bool({"link", "link_end", "alignment", "plan", "clause"} & set(touched.ids))


def _worked_out(plan_ids: Sequence[int], session: Session, progress: Progress) -> tuple[Lineage, Quantities]:
    lineage = session.aligning.lineage(plan_ids, progress)
    return lineage, session.ledgers.quantities(session.outline(plan_id) for plan_id in lineage.plan_ids)
