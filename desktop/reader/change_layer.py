"""What the open plan says otherwise than the plan it was aligned with, as a layer; worked out beside the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from core.model import Outline, Span, Touched
from core.progress import Progress
from core.session import Session
from desktop.desk import Desk
from desktop.painting import Underline
from desktop.reader.layers import Layer, LayerSource

KEY = "changes"
_CONCERNS = {"link", "alignment", "plan", "clause"}


class ChangeLayer(LayerSource):
    """One layer, for a plan that was aligned with an earlier one; of several it is the plan before it, else the last aligned."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan_id = 0
        self._pair: tuple[int, int] | None = None
        self._spans: tuple[Span, ...] | None = None
        self._working: tuple[int, int] | None = None
        desk.touched.connect(self._on_touched)

    def _on_touched(self, touched: Touched) -> None:
        if _CONCERNS & set(touched.ids) and self._plan_id:
            self._look()
            self.changed.emit()

    def show(self, outline: Outline | None) -> None:
        self._plan_id = outline.plan.id if outline else 0
        self._look()

    def _look(self) -> None:
        session = self._desk.session
        self._spans = None
        self._pair = aligned_pair(session, self._plan_id) if session and self._plan_id else None

    def layers(self) -> Sequence[Layer]:
        session = self._desk.session
        if session is None or self._pair is None:
            return ()
        old, new = self._pair
        other = session.plan(old if new == self._plan_id else new)
        about = self.tr("和“{title}”不同的地方；对照里没有对应的条目整条标出").format(title=other.title)
        name = self.tr("与{plan}不同").format(plan=other.label if len(other.label) <= 10 else other.label[:9] + "…")
        return (Layer(KEY, name, Underline.DOUBLE, lambda tokens: tokens.added_line, about, on_at_first=False),)

    def places(self, key: str) -> Sequence[Span] | None:
        if self._spans is None and self._pair is not None and self._working != self._pair:
            self._work(self._pair)
        return self._spans

    def _work(self, pair: tuple[int, int]) -> None:
        self._working = pair
        of_new = pair[1] == self._plan_id

        def work(session: Session, _: Progress) -> tuple[Span, ...]:
            alignment = session.aligning.stored(*pair)
            if alignment is None:
                return ()
            from core.alignment.changed import changed_spans

            old, new = session.outline(pair[0]), session.outline(pair[1])
            return tuple(changed_spans(alignment, old, new, session.aligning.differences, of_new=of_new))

        def done(spans: tuple[Span, ...]) -> None:
            self._working = None
            if pair == self._pair and of_new == (pair[1] == self._plan_id):
                self._spans = spans
                self.found.emit(KEY)

        def stopped() -> None:
            self._working = None

        self._desk.run(self.tr("正在找出与对照文件不同的地方"), work, done, stopped)


def aligned_pair(session: Session, plan_id: int) -> tuple[int, int] | None:
    """The aligned pair (old, new) that says most of a plan: with the one before it, else the last made with it as the new one,
    else the last made with it as the old one; None where there is none.
    """
    pairs = [pair for pair in session.aligning.pairs() if plan_id in pair]
    newer = [pair for pair in pairs if pair[1] == plan_id]
    before = session.sources.predecessor(plan_id).plan if len(newer) > 1 else None
    if before is not None and (before.id, plan_id) in newer:
        return before.id, plan_id
    return (newer or pairs or [None])[-1]
