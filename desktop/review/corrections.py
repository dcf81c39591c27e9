"""What the analyst puts right in a source, carried out beside the window: each correction makes the plans of the source anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from core.model import NoiseKind, Span, Touched
from core.session import Session
from desktop.desk import Desk
from desktop.review.marks import Opened, open_source

Edit = Callable[[Session], Touched]


class Corrections(QObject):
    """Edits of one source at a time, `source`; the text stays readable while they run, and later ones wait for earlier ones."""

    done = Signal(object)  # the Opened source as it is now; said before the desk says what was touched

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.source: Opened | None = None
        self.telling = False  # the desk is being told of a correction whose result is shown already

    @property
    def source_id(self) -> int:
        """The id of the source; 0 where there is none."""
        return self.source.review.source.id if self.source else 0

    def carry_out(self, edit: Edit) -> None:
        """Run an edit of the source and read it again."""
        source_id = self.source_id
        if source_id:
            self._desk.run(
                self.tr("正在更新"),
                lambda session, _: (edit(session), open_source(session, source_id)),
                self._finished,
            )

    def _finished(self, result: tuple[Touched, Opened]) -> None:
        touched, opened = result
        self.done.emit(opened)
        self.telling = True
        self._desk.touched.emit(touched)
        self.telling = False

    def take_out(self, span: Span, kind: NoiseKind) -> None:
        """Leave a passage out as noise of this kind."""
        source_id = self.source_id
        self.carry_out(lambda session: session.sources.take_out(source_id, span, kind))

    def give_back(self, spans: Sequence[Span]) -> None:
        """Take noise back into the text, as one step."""
        source_id = self.source_id
        self.carry_out(lambda session: session.sources.give_back(source_id, *spans))

    def begin_plan(self, at: int) -> None:
        """Let a plan begin at a place."""
        source_id = self.source_id
        self.carry_out(lambda session: session.sources.begin_plan(source_id, at))

    def merge_plan(self, index: int) -> None:
        """Let the plan with this index go on with the one before it."""
        plan_id = self._plan_id(index)
        if plan_id and index:
            self.carry_out(lambda session: session.sources.merge_plan(plan_id))

    def move_beginning(self, index: int, at: int) -> None:
        """Let the plan with this index begin at another place."""
        plan_id = self._plan_id(index)
        if plan_id:
            self.carry_out(lambda session: session.sources.move_beginning(plan_id, at))

    def take_remarks(self) -> None:
        """Take the comments in the file as annotations, and say how many came."""
        source_id = self.source_id
        if source_id:
            self._desk.run(
                self.tr("正在收入批注"),
                lambda session, _: (*session.sources.take_remarks(source_id), open_source(session, source_id)),
                self._remarks_taken,
            )

    def _remarks_taken(self, result: tuple[int, Touched, Opened]) -> None:
        count, touched, opened = result
        self._finished((touched, opened))
        self._desk.said.emit(self.tr("已收入 %n 条批注，可以撤销", "", count))

    def _plan_id(self, index: int) -> int:
        return self.source.plans[index].id if self.source and index < len(self.source.plans) else 0
