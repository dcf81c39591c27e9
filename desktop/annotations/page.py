"""The mode 批注: annotations of all plans, narrowed, grouped, sorted and edited several at once, or counted by tags."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.annotating import AnnotationView
from core.model import Fit, Tag, Touched
from core.progress import Progress
from core.session import Session
from core.store.annotation_query import AnnotationFilter, AnnotationRow, By, Group, Matrix, Sort
from desktop.actions import Actions
from desktop.annotations.bulk import Bulk
from desktop.annotations.bulk_bar import BulkBar
from desktop.annotations.filter_bar import FilterBar
from desktop.annotations.head import MATRIX, PageHead
from desktop.annotations.matrix_view import TagMatrix
from desktop.annotations.panel import AnnotationPanel
from desktop.annotations.saved_views import SavedViews
from desktop.annotations.table_view import AnnotationTable
from desktop.annotations.value_list import LARGE, ValueList
from desktop.annotations.words import Names
from desktop.desk import Desk, Place
from desktop.models.annotation_table_model import AnnotationTableModel, Column
from desktop.models.tag_matrix_model import TagMatrixModel
from desktop.reader.cards.words import when
from desktop.saving import ask_and_save_workbook
from desktop.widgets import EmptyState, Splitter, Surface, set_surface

_LAYOUT = "annotations"
_SORTS = {
    Column.PLACE: Sort.PLACE,
    Column.QUOTE: Sort.QUOTE,
    Column.TAGS: Sort.TAGS,
    Column.FACTS: Sort.FACTS,
    Column.NOTE: Sort.NOTE,
    Column.STATUS: Sort.STATUS,
    Column.AUTHOR: Sort.AUTHOR,
    Column.MODIFIED: Sort.MODIFIED,
}
_LARGE_WITH_FACTS = 150  # annotations from which on facts, which no row holds, are found beside the window


class AnnotationsPage(QWidget):
    """Filter above, table or matrix in the middle, the current annotation at the right. `said` is for the status bar."""

    where_changed = Signal(str)
    history_wanted = Signal(int)  # annotation id

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = desk.theme
        self._desk = desk
        self._view = AnnotationView()
        self._cell: AnnotationFilter | None = None  # a cell of the matrix, shown as a table
        self._cell_name = ""
        self._names = Names()
        self._tags: tuple[Tag, ...] = ()
        self._asked = 0  # counts what was asked, so that a late answer to something older is known
        self._missed = True
        self._model = AnnotationTableModel(self._fetch, when, self)
        self._matrix_model = TagMatrixModel(self)
        self.head = PageHead(theme)
        self.filters = FilterBar(theme)
        self.values = ValueList(desk, self.filters)
        self.table = AnnotationTable(theme, self._model)
        self.matrix = TagMatrix(theme, self._matrix_model)
        self.panel = AnnotationPanel(theme)
        self.bulk_bar = BulkBar(theme)
        self.bulk = Bulk(desk, self)
        self.saved = SavedViews(desk, self)
        self._empty = EmptyState(theme, "message-square", "")
        self._nothing_passes = EmptyState(theme, "list-filter", self.tr("筛选后没有批注。"), self.tr("清除筛选"))
        self._lay_out()
        self._wire()
        self._show_controls()

    # Laying out

    def _lay_out(self) -> None:
        theme = self._desk.theme
        set_surface(self.filters, Surface.PANEL)
        of_table = QWidget()
        below = QVBoxLayout(of_table)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.table, 1)
        below.addWidget(self.bulk_bar)
        self._splitter = Splitter(theme)
        self._splitter.addWidget(of_table)
        self._splitter.addWidget(self.panel)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.set_default_sizes([1080, 360])
        state = self._desk.settings.layout(_LAYOUT)
        if state is not None:
            self._splitter.restoreState(state)
        self._splitter.splitterMoved.connect(lambda: self._desk.settings.set_layout(_LAYOUT, self._splitter.saveState()))
        self._stack = QStackedWidget()
        for part in (self._splitter, self.matrix, self._nothing_passes, self._empty):
            self._stack.addWidget(part)
        set_surface(self._stack, Surface.PAGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def _wire(self) -> None:
        desk = self._desk
        self.filters.changed.connect(lambda asked: self._change(asked=asked))
        self.filters.facts.refused.connect(desk.refused)
        self._nothing_passes.triggered.connect(self._show_all)
        head = self.head
        head.group_chosen.connect(lambda by: self._change(group=by))
        head.across_chosen.connect(lambda by: self._change(across=by))
        head.mode_chosen.connect(self._switch)
        head.left_cell.connect(lambda: self._switch(MATRIX))
        head.export_wanted.connect(self.export)
        head.saved_menu.aboutToShow.connect(lambda: self.saved.fill(head.saved_menu))
        self._model.sort_wanted.connect(self._sort)
        self.table.opened.connect(self.open)
        self.table.chosen_changed.connect(self._show_chosen)
        self.matrix.opened.connect(self._open_cell)
        self.panel.opened.connect(self.open)
        self.panel.left.connect(self.table.setFocus)
        desk.touched.connect(self._on_touched)
        desk.library_changed.connect(self._forget)
        desk.library_closing.connect(self.panel.save)
        with QSignalBlocker(self._model):
            self.table.sortByColumn(Column.PLACE, Qt.SortOrder.AscendingOrder)

    def use(self, actions: Actions) -> None:
        """Bind the keys of the table, and let its buttons say them."""
        bar = self.bulk_bar
        for button, name in ((bar.tags, "rows_tags"), (bar.copy, "rows_copy"), (self.panel.copy_button, "rows_copy")):
            actions.say_key(button, name)
        actions.bind(
            self.table,
            {
                "rows_open": self.table.open_current,
                "rows_copy": self.bulk.copy,
                "rows_note": self.panel.write,
                "rows_tags": lambda: self.bulk.offer_tags(self.bulk_bar.tags),
                "rows_status": self.bulk.step_status,
                "rows_history": self.show_history,
                "rows_remove": self.bulk.remove,
            },
        )

    # What is asked

    @property
    def view(self) -> AnnotationView:
        """What is asked for now, and how it is shown: a cell of the matrix as the table that it opened."""
        return replace(self._view, asked=self._cell, across=None) if self._cell is not None else self._view

    def show_view(self, view: AnnotationView) -> None:
        """Show another view, such as one that was kept under a name."""
        self._view, self._cell = view, None
        self._show_controls()
        self._ask()

    def _change(self, **values: Any) -> None:
        """Ask for something else in the same view."""
        if "asked" in values:
            self._cell = None
        self._view = replace(self._view, **values)
        self._show_controls()
        self._ask()

    def _show_controls(self) -> None:
        view = self._view
        self.head.show_choice(view.group, view.across, cell=self._cell_name if self._cell is not None else "")
        self.filters.show_view(view, self._names)
        column = next(column for column, sort in _SORTS.items() if sort is view.sort)
        order = Qt.SortOrder.DescendingOrder if view.descending else Qt.SortOrder.AscendingOrder
        with QSignalBlocker(self._model):
            self.table.header().setSortIndicator(column, order)

    def _switch(self, mode: str) -> None:
        """From the table of a cell back to the matrix it was opened in, or from one to the other."""
        if self._cell is not None:
            self._cell = None
            self._change()
        else:
            self._change(across=self.head.chosen_across() if mode == MATRIX else None)

    def _show_all(self) -> None:
        self._cell = None
        self.filters.clear()

    def _ask(self) -> None:
        session = self._desk.session
        self._asked += 1
        if session is None or not self.isVisible():
            self._missed = True
            return
        self._missed = False
        view = self.view
        work = partial(_find, view)
        with_facts = view.sort is Sort.FACTS or view.asked.facts is not None
        if session.annotating.count() < (_LARGE_WITH_FACTS if with_facts else LARGE):
            self._take(self._asked, work(session))
        else:
            asked = self._asked
            self._desk.run(self.tr("查找批注"), partial(_in_job, work), lambda found: self._take(asked, found))

    def _take(self, asked: int, found: Matrix | tuple[Group, ...]) -> None:
        if asked != self._asked or self._desk.session is None:
            return
        session = self._desk.session
        self._tags = session.tags()
        self._names = Names.of(self._tags, session.plans())
        self.filters.show_view(self._view, self._names)
        self.table.set_tags(self._tags)
        if isinstance(found, Matrix):
            self._show_matrix(found)
        else:
            self._show_groups(found)

    def _sort(self, column: int, down: bool) -> None:
        sort = _SORTS.get(Column(column))
        if sort is not None:
            self._change(sort=sort, descending=down)

    # Showing

    def _show_matrix(self, found: Matrix) -> None:
        self._matrix_model.show(found, self._names)
        self._say(self.tr("%n 个标签", "", sum(row.tag is not None for row in found.rows)))
        if not self._show_why_empty(bool(found.rows)):
            self._stack.setCurrentWidget(self.matrix)

    def _show_groups(self, found: tuple[Group, ...]) -> None:
        current, group = self.table.current(), self._view.group
        chosen = set(self.table.chosen()) if self.table.chosen_count() < LARGE else {current}
        names = [self._names.text(group, each.key) for each in found] if group else []
        blocker = QSignalBlocker(self.table.selectionModel())
        self._model.show(found, names)
        blocker.unblock()
        self.table.shown_again(chosen, current)
        count = self._model.total()
        self._say(self.tr("%n 条批注", "", count))
        if not self._show_why_empty(count > 0):
            self._stack.setCurrentWidget(self._splitter)

    def _say(self, text: str) -> None:
        self.head.count.setText(text)
        if self.isVisible():
            self.where_changed.emit(text)

    def _show_why_empty(self, full: bool) -> bool:
        """What stands in place of the rows where there are none; whether it does."""
        session = self._desk.session
        if full or session is None:
            return False
        if self._view.asked or self._cell:
            self._stack.setCurrentWidget(self._nothing_passes)
        else:
            self._empty.set_text(self.tr("还没有批注。在阅读里选中文字，按数字键加标签，按 N 写批注。"))
            self._stack.setCurrentWidget(self._empty)
        self.panel.show_annotation(None, None, ())
        return True

    def say_where(self) -> None:
        """Tell how many annotations are shown."""
        self.where_changed.emit(self.head.count.text())

    def _fetch(self, annotation_ids: Any) -> dict[int, AnnotationRow]:
        return self._desk.session.annotating.rows(annotation_ids) if self._desk.session else {}

    def _show_chosen(self) -> None:
        self.bulk_bar.show_count(self.table.chosen_count())
        current, session = self.table.current(), self._desk.session
        row = self._fetch([current]).get(current) if current else None
        if row is None or session is None:
            self.panel.show_annotation(None, None, ())
        else:
            self.panel.show_annotation(row.annotation, self._desk.outline_of(row.annotation.plan_id), self._tags)

    def _on_touched(self, touched: Touched) -> None:
        if {"annotation", "tag", "plan", "saved", "fact"} & touched.ids.keys():
            self._ask()

    def _forget(self) -> None:
        self._view, self._cell = AnnotationView(), None
        self._names, self._tags = Names(), ()
        self._model.show(())
        self._matrix_model.show(None, self._names)
        self.panel.show_annotation(None, None, ())
        self._show_controls()
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._missed:
            self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        self.panel.save()
        super().hideEvent(event)

    # Doing

    def open(self, annotation_id: int) -> None:
        """Show an annotation in the reader."""
        row = self._fetch([annotation_id]).get(annotation_id)
        if row is not None:
            self.panel.save()
            found = row.annotation
            span = found.span if found.fit is not Fit.LOST else None
            self._desk.go.emit(Place("read", plan_id=found.plan_id, span=span, annotation_id=found.id))

    def show_history(self) -> None:
        """Ask for what became of the current annotation over time."""
        if self.table.current():
            self.history_wanted.emit(self.table.current())

    def _open_cell(self, index: QModelIndex) -> None:
        """Show the annotations of a cell of the matrix in the table."""
        cell, across = self._matrix_model.cell(index), self._view.across
        if cell is None or across is None:
            return
        tag_id, one, key = cell
        asked = self._view.asked.having(By.TAG, [tag_id])
        if self._view.asked.of(By.TAG):  # those that pass and carry this tag too
            both = [*self._view.asked.of(By.TAG), tag_id]
            asked = replace(self._view.asked.having(By.TAG, both), every_tag=True) if len(both) == 2 else asked
        asked = asked.having(across, [key]) if one else asked
        named = [self._names.text(By.TAG, tag_id), *([self._names.short(across, key)] if one else [])]
        self._cell = asked
        self._cell_name = " × ".join(named)
        self._show_controls()
        self._ask()
        self.table.setFocus()

    def export(self) -> None:
        """Write what passes the filter as a workbook."""
        view, language = self.view, self._desk.language
        ask_and_save_workbook(
            self._desk,
            self.window(),
            self.tr("批注"),
            lambda session, path, progress: session.annotating.export(path, view, language=language, progress=progress),
        )

    def stops(self) -> tuple[QWidget, ...]:
        """The widgets between which F6 walks."""
        return (self.filters.field, self.table, self.matrix, self.panel.note)

    def here(self) -> Place:
        """This mode as it is."""
        return Place("annotations")

    def go_to(self, place: Place) -> None:
        """Show the mode as it was left; with a tag what carries it."""
        if place.tag_id:
            self.show_view(AnnotationView(AnnotationFilter({By.TAG: (place.tag_id,)})))


def _find(view: AnnotationView, session: Session) -> Matrix | tuple[Group, ...]:
    return session.annotating.matrix(view.across, view.asked) if view.across else session.annotating.find(view)


def _in_job(work: Callable[[Session], Any], session: Session, progress: Progress) -> Any:
    progress.step(0, 1, "")
    return work(session)
