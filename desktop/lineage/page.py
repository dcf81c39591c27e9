"""The page of the lineage: the matrix of themes and plans, and the chain of the theme that was asked for at its right."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from core.model import Clause, Plan, Touched
from core.progress import Progress
from core.session import Session
from desktop.compare.pairs import different_issuers
from desktop.desk import Desk, Place
from desktop.lineage.bar import Legend, LineageBar
from desktop.lineage.chain_panel import ChainPanel
from desktop.lineage.matrix_view import MatrixView
from desktop.lineage.plans_dialog import PlansDialog
from desktop.lineage.themes import Themes
from desktop.models.lineage_model import PLAN_ROLE, THEME_ROLE, LineageModel
from desktop.saving import ask_and_save_workbook
from desktop.widgets import EmptyState, Surface, set_surface

_AFTER_EDIT = 600  # ms: links are often decided one after the other


class LineagePage(QWidget):
    """It works out its themes when it is shown and when links it is made of have changed."""

    briefing_wanted = Signal(object)  # ids of plans

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale = True
        theme = desk.theme
        self.themes = Themes(desk, self)
        self.model = LineageModel(self)
        self.bar = LineageBar(theme)
        self.view = MatrixView(theme, self.model)
        self.panel = ChainPanel(theme)
        self.legend = Legend(theme)
        self.panel.hide()
        self.empty = EmptyState(theme, "route", "")
        self._stack = QStackedWidget()
        self._later = QTimer(self, interval=_AFTER_EDIT, singleShot=True)
        self._lay_out()
        self._wire()
        self._reset()

    def show_plans(self, plan_ids: tuple[int, ...] = ()) -> None:
        """Follow these plans; none named: those followed before, else the usual ones."""
        wanted = plan_ids or self.themes.plan_ids or self.themes.usual()
        if wanted != self.themes.plan_ids or self.themes.lineage is None or self._stale:
            self._stale = False
            self.themes.choose(wanted)
        self._show_state()
        self.view.setFocus()

    def go_to(self, place: Place) -> None:
        """Follow the plans of a place."""
        self.show_plans(place.plan_ids)

    def stops(self) -> tuple[QWidget, ...]:
        """The widgets between which F6 walks."""
        return self.bar, self.view, self.panel, self.empty

    def here(self) -> Place:
        """The place in this mode."""
        return Place("lineage", plan_ids=self.themes.plan_ids)

    def plan_ids(self) -> tuple[int, ...]:
        """The plans that are followed."""
        return self.themes.plan_ids

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.themes.plan_ids:
            self._work_out()

    def _lay_out(self) -> None:
        for surface, part in ((Surface.PANEL, self.bar), (Surface.PAGE, self._stack)):
            set_surface(part, surface)
        matrix = QWidget()
        rows = QVBoxLayout(matrix)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.view, 1)
        rows.addWidget(self.legend)
        self._matrix = matrix
        self._stack.addWidget(matrix)
        self._stack.addWidget(self.empty)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.bar)
        left.addWidget(self._stack, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.panel)

    def _wire(self) -> None:
        desk, bar, model, panel = self._desk, self.bar, self.model, self.panel
        desk.library_changed.connect(self._reset)
        desk.touched.connect(self._touched)
        self.themes.changed.connect(self._show)
        self.themes.stopped.connect(self._show_state)
        self._later.timeout.connect(self._work_out)
        bar.plans_asked.connect(self._offer_plans)
        bar.by_issuer_chosen.connect(model.set_by_issuer)
        bar.sort_chosen.connect(model.sort_by)
        bar.filtered.connect(self._filter)
        bar.cells_changed.connect(self._show_cells)
        bar.export_asked.connect(self._export)
        self.view.entered_cell.connect(self._show_chain)
        self.view.clicked.connect(self._show_chain)
        self.view.opened.connect(self._open)
        panel.closed.connect(self._close_chain)
        panel.read.connect(self._read)
        panel.compared.connect(lambda old, new: desk.go.emit(Place("compare", old=old, new=new)))
        panel.brief.connect(lambda: self.briefing_wanted.emit(self.themes.plan_ids))
        self.empty.triggered.connect(self._do_what_empty_says)

    # Showing

    def _reset(self) -> None:
        self._later.stop()
        self.themes.close()
        self._stale = True
        self._show()

    def _touched(self, touched: Touched) -> None:
        if self.themes.concerns(touched):
            self._stale = True
            if self.isVisible():
                self._later.start()
        elif "annotation" in touched.ids and self.isVisible():
            self._show_cells()

    def _work_out(self) -> None:
        self._stale = False
        self.themes.work_out()
        self._show_state()

    def _show(self) -> None:
        lineage = self.themes.lineage
        at = self.view.currentIndex()
        row, column = at.row(), at.column()
        if lineage is not None:
            self.model.show(lineage, self.themes.outlines, self.themes.quantities)
            plans = [self.themes.outlines[plan_id].plan for plan_id in lineage.plan_ids]
            several = any(different_issuers(*pair) for pair in pairwise(plans))
            self.legend.set_several_issuers(several)
            self.panel.set_several_issuers(several)
            self._show_cells()
            self.view.setCurrentIndex(self.model.index(max(row, 0), max(column, 0)))
        else:
            self.panel.hide()
        self._show_state()

    def _show_state(self) -> None:
        themes = self.model.rowCount() if self.themes.lineage is not None else 0
        self.bar.show_plans(len(self.themes.plan_ids), themes=self.model.total() if self.themes.lineage else 0)
        text, action = self._why_empty(themes)
        if text:
            self.empty.set_text(text, action, "")
            self.panel.hide()
        self._stack.setCurrentWidget(self.empty if text else self._matrix)

    def _why_empty(self, themes: int) -> tuple[str, str]:
        """A sentence and what can be done, where there is nothing to see."""
        if not self.themes.open:
            return self.tr("还没有打开资料库。"), ""
        if len(self.themes.known()) < 2:
            return self.tr("沿革要两份以上的文件。先导入，再回到这里。"), ""
        if self.themes.busy and self.themes.lineage is None:
            return self.tr("正在理出沿革…"), ""
        if len(self.themes.plan_ids) < 2 or self.themes.lineage is None:
            return self.tr("选两份以上的文件，就会列出贯穿其中的主题。"), self.tr("选择文件")
        if not self.model.total():
            return self.tr("这些文件里没有可以对照的条目。"), self.tr("选择文件")
        return ("", "") if themes else (self.tr("筛选后没有主题"), self.tr("清除筛选"))

    def _do_what_empty_says(self) -> None:
        if self.themes.lineage is not None and self.model.total():
            self.bar.field.clear()
        else:
            self.choose_plans()

    def _show_cells(self) -> None:
        cells, session = self.view.cells, self._desk.session
        cells.shows_quantities = self.bar.quantities.isChecked()
        cells.shows_length, cells.shows_annotations = self.bar.length.isChecked(), self.bar.annotations.isChecked()
        if session is not None and cells.shows_annotations and self.themes.plan_ids:
            found = session.annotations(plan_ids=self.themes.plan_ids)
            counts = Counter(note.clause_id or self.themes.outlines[note.plan_id].at(note.span.start).id for note in found)
            cells.set_annotations(counts)
        self.view.viewport().update()

    def _filter(self, text: str) -> None:
        self.model.set_filter(text)
        self._show_state()

    def _show_chain(self, index: QModelIndex) -> None:
        if not index.isValid() or self.themes.lineage is None:
            return
        plan: Plan | None = index.data(PLAN_ROLE)
        outlines = self.themes.outlines
        plans = tuple(outlines[plan_id].plan for plan_id in self.themes.lineage.plan_ids)
        self.panel.show_theme(index.data(THEME_ROLE), plans, outlines, plan.id if plan else 0)
        self.panel.show()

    def _close_chain(self) -> None:
        self.panel.hide()
        self.view.setFocus()

    # Doing

    def choose_plans(self) -> None:
        """Let the analyst choose which plans are followed."""
        dialog = PlansDialog(self._desk.theme, self.themes.known(), self.themes.plan_ids, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda plan_ids: self.show_plans(tuple(plan_ids)))
        dialog.open()

    def _offer_plans(self) -> None:
        """A menu of the series, and any other choice."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for plans in self.themes.series():
            years = self.tr("{first}–{last}，{count} 份").format(
                first=plans[0].metadata.year or "?", last=plans[-1].metadata.year or "?", count=len(plans)
            )
            entry = menu.addAction(f"{plans[-1].title}（{years}）")
            entry.triggered.connect(lambda _on=False, plans=plans: self.show_plans(tuple(plan.id for plan in plans)))
        if menu.actions():
            menu.addSeparator()
        menu.addAction(self.tr("自选文件…")).triggered.connect(lambda _on=False: self.choose_plans())
        menu.popup(self.bar.plans.mapToGlobal(QPoint(0, self.bar.plans.height())))

    def _open(self, index: QModelIndex) -> None:
        """Enter or a double click: the cell's clause in the reader."""
        theme, plan = index.data(THEME_ROLE), index.data(PLAN_ROLE)
        said = self.model.said(theme, plan.id) if plan is not None else None
        if said is not None and said.clauses:
            self._read(said.clauses[0])

    def _read(self, clause: Clause) -> None:
        self._desk.go.emit(Place("read", plan_id=clause.plan_id, span=clause.span))

    def _export(self) -> None:
        plan_ids, language = self.themes.plan_ids, self._desk.language

        def write(session: Session, path: Path, progress: Progress) -> int:
            from core.workbooks import export_lineage  # noqa: PLC0415 - the page is there before workbooks are

            return export_lineage(session, path, plan_ids, language, progress)

        ask_and_save_workbook(self._desk, self, self.tr("沿革"), write)
