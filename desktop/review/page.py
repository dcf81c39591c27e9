"""The import review: sources left, the text of one with its layers in the middle, what is known and to be checked right."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.model import Span, Touched
from desktop.actions import Actions
from desktop.desk import Desk, Place
from desktop.review.batch import Entry, reviewed
from desktop.review.cards import Cards
from desktop.review.corrections import Corrections
from desktop.review.details import Details
from desktop.review.marks import Opened, open_source
from desktop.review.notices import Notices
from desktop.review.review_header import ReviewHeader
from desktop.review.source_document import Segment
from desktop.review.source_list import SourceList
from desktop.review.source_text import SourceText
from desktop.review.tools import Tools
from desktop.widgets import EmptyState, SidePanes, Surface, set_surface

READ_ANEW = frozenset({"source", "noise", "edit", "paragraph", "clause"})
LINGER = 80  # milliseconds a row has to be current before its source is read: arrow keys run through a thousand rows


class ReviewPage(QWidget):
    """Wires the parts of the review; each part knows the desk, none knows another."""

    finished = Signal(int)  # id of the plan to go on with; 0: none
    take_back_wanted = Signal()
    where_changed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        theme = desk.theme
        self._wanted = 0  # the source to be shown
        self._landing: tuple[int, Span] | None = None  # a plan of the source, and the place in its text to go to
        self._reading = False
        self._stale = False
        self._remarked = False  # the file has comments: whether they were taken depends on the annotations
        self.text = SourceText(theme, desk.language)
        self.corrections = Corrections(desk, self)
        self.tools = Tools(self.text, self.corrections)
        self.cards = Cards(theme, self.text)
        self.sources = SourceList(desk)
        self.details = Details(desk)
        self.header = ReviewHeader(theme)
        self.notices = Notices(theme, desk.language)
        self.refusal = EmptyState(theme, "file-x", "", "")
        self._linger = QTimer(self)
        self._linger.setSingleShot(True)
        self._linger.setInterval(LINGER)
        self._linger.timeout.connect(self._read)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        reading, middle = QWidget(), QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.text, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(reading)
        self._stack.addWidget(self.refusal)
        set_surface(self._stack, Surface.PAGE)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self.panes = SidePanes(self.desk.theme, left=self.sources, middle=middle, right=self.details)
        self.panes.set_default_sizes([262, 830, 348])
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.panes)

    def _wire(self) -> None:
        desk, corrections = self.desk, self.corrections
        desk.touched.connect(self._on_touched)
        desk.library_changed.connect(self.forget)
        self.sources.listed.connect(self._listed)
        self.sources.chosen.connect(lambda row: self._open(self.sources.model.entries[row]))
        self.header.segment_chosen.connect(lambda segment: self.text.set_segment(Segment(segment)))
        self.header.panel_toggled.connect(self.panes.toggle_right)
        self.header.take_back_wanted.connect(self.take_back_wanted)
        self.header.finished.connect(self._finish)
        self.cards.split_wanted.connect(self.tools.split_plan)
        self.cards.merge_wanted.connect(corrections.merge_plan)
        self.cards.move_wanted.connect(corrections.move_beginning)
        corrections.done.connect(self._corrected)
        self.tools.said.connect(desk.said)
        self.details.go_wanted.connect(self.go_to)
        self.details.give_back_wanted.connect(corrections.give_back)
        self.details.plan_chosen.connect(self._show_beginning)
        self.notices.remarks_wanted.connect(corrections.take_remarks)
        self.notices.read_wanted.connect(self._finish)
        self.text.caret_moved.connect(self._follow_caret)
        self.refusal.triggered.connect(self._copy_refusal)

    def use(self, actions: Actions) -> None:
        """Take commands and keys from the table of the window."""
        self.tools.use(actions)
        self.header.use(actions)

    # Which sources are listed

    @property
    def reading(self) -> bool:
        """Whether a source is about to be read, or being read."""
        return self._reading or self._linger.isActive()

    @property
    def source_id(self) -> int:
        """The source that is shown; 0 where there is none."""
        return self._wanted

    def stops(self) -> tuple[QWidget, ...]:
        """The widgets between which F6 walks."""
        return (self.sources.view, self.text, self.details)

    def here(self) -> Place:
        """The place in this mode."""
        return Place("review", source_id=self.source_id)

    def show_source(self, source_id: int, plan_id: int = 0, span: Span | None = None) -> None:
        """Show a source: in the list as it is where it is there, else in that of the library; 0: what is there.

        `span` is a place in the text of one of its plans to go to.
        """
        self._landing = (plan_id, span) if plan_id and span is not None else None
        self.sources.show_source(source_id)
        opened = self.corrections.source
        if opened is not None and not self.reading and opened.review.source.id == source_id:
            self._land(opened)

    def _listed(self) -> None:
        self._wanted = 0
        self.header.show_entries(self.sources.model.entries, imported=self.sources.imported)
        self.header.take_back.setVisible(self.sources.imported)
        self._show(None)

    def forget(self) -> None:
        """List nothing; for another library, or when an import was taken back."""
        self._wanted = 0
        self._stale = self._reading = False
        self._linger.stop()
        self.sources.clear()

    # The source that is shown

    def _open(self, entry: Entry) -> None:
        self._wanted = entry.source_id
        self._remarked = False
        self._show(None)
        if entry.refused is not None:
            self.refusal.set_text(entry.refused.text(self.desk.language), self.tr("复制详情"))
            self._stack.setCurrentWidget(self.refusal)
            self.where_changed.emit(entry.name)
        else:
            self._linger.start()

    def _read(self) -> None:
        """Read the source that is wanted; while another is being read, when that is done."""
        source_id = self._wanted
        if source_id and not self._reading:
            self._reading = True
            self.desk.run(
                self.tr("正在读取来源"),
                lambda session, _: open_source(session, source_id),
                self._opened,
                self._not_opened,
                again=self._read,
            )

    def _opened(self, opened: Opened) -> None:
        self._reading = False
        if opened.review.source.id == self._wanted:
            self._show(opened)
            self._land(opened)
        else:
            self._read()

    def _land(self, opened: Opened) -> None:
        """Go to the place that was asked for, now that its source is shown."""
        landing, self._landing = self._landing, None
        span = opened.in_source(*landing) if landing is not None else None
        if span is not None:
            self.text.go_to(span)

    def _not_opened(self) -> None:
        self._reading = False

    def _corrected(self, opened: Opened) -> None:
        if opened.review.source.id == self._wanted:
            self._show(opened)

    def _show(self, opened: Opened | None) -> None:
        """Show a source as it is now; None: nothing."""
        self._stack.setCurrentIndex(0)
        self._stale = False
        self.corrections.source = opened
        row = self.sources.model.row_of(opened.review.source.id) if opened else -1
        if opened is None:
            self.text.clear_source()
        else:
            if row >= 0:
                plans = [plan for plan in opened.plans if plan.id in opened.in_use]
                self.sources.model.put(row, reviewed(self.sources.model.entries[row], opened.review, plans))
                self.header.show_entries(self.sources.model.entries, imported=self.sources.imported)
            self._remarked = self._remarked or bool(opened.review.remarks)
            self.text.show_source(opened)
        self.cards.show_source(opened)
        self.details.show_source(opened)
        self.notices.show_source(self.sources.model.entries[row] if row >= 0 else None, opened)
        self.header.set_noise(len(opened.review.parsed.noise) if opened else 0)
        self.header.segments.setEnabled(opened is not None)
        self.tools.refresh()
        self._follow_caret()

    def _on_touched(self, touched: Touched) -> None:
        """An edit made elsewhere, an undo, or an own value: what it changed of the source that is shown is shown."""
        opened, tables = self.corrections.source, set(touched.ids)
        if opened is None or self.corrections.is_own(touched):
            return
        mine = touched.ids.get("plan", frozenset()) & {plan.id for plan in opened.plans}
        if tables & READ_ANEW or ("annotation" in tables and self._remarked):
            self._renew()
        elif mine:
            if not self._stale:  # else it may be gone since
                self.details.refresh_values()
            self._renew()

    def _renew(self) -> None:
        self._stale = True
        if self.isVisible():
            self._linger.start()

    def refresh(self) -> None:
        """Read again what changed while the page was not shown."""
        if self._stale:
            self._linger.start()

    # Places

    def go_to(self, span: Span) -> None:
        """Put the caret at a place of the source."""
        self.text.go_to(span)
        if self.text.segment is Segment.ALL:
            self.header.segments.set_current(Segment.ALL)
        self.text.setFocus()

    def _show_beginning(self, index: int) -> None:
        beginning = next((each for each in self.text.marks.beginnings if each.plan == index), None)
        if beginning is not None:
            self.text.go_to(Span(beginning.at, beginning.at))

    def _follow_caret(self) -> None:
        index = self.tools.plan_index()
        if index is not None:
            self.details.follow(index)
        self.say_where()

    def say_where(self) -> None:
        """Say where the caret is and what can be done there."""
        opened = self.corrections.source
        if opened is None:
            self.where_changed.emit("")
            return
        line = self.text.textCursor().block().blockNumber() + 1
        selected = self.text.selected_span()
        parts = [
            opened.review.source.name,
            self.tr("第 {line} 行").format(line=line),
            self.tr("选中 {n} 字").format(n=f"{len(selected):,}") if selected else "",
            self.tr("拖动分界条可移动起点，选中文字按 Delete 归为杂质，在杂质中按 R 收回"),
        ]
        self.where_changed.emit(" · ".join(part for part in parts if part))

    def _finish(self) -> None:
        plan = self.details.plan
        opened = self.corrections.source
        self.finished.emit(plan.id if plan and opened and plan.id in opened.in_use else 0)

    def _copy_refusal(self) -> None:
        row = self.sources.view.currentIndex().row()
        entry = self.sources.model.entries[row]
        if entry.refused is not None:
            QGuiApplication.clipboard().setText(f"{entry.place}\n{entry.refused.text(self.desk.language)}")
