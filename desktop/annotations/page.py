"""The mode 批注: annotations of all plans, narrowed, grouped, sorted and edited several at once, or counted by tags."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.annotating import AnnotationView
from core.model import Fit, Tag, Touched
from core.store.annotation_query import AnnotationFilter, AnnotationRow, By, Group, Matrix, Sort
from desktop.actions import Actions
from desktop.annotations.asking import Asking
from desktop.annotations.bulk import Bulk
from desktop.annotations.bulk_bar import BulkBar
from desktop.annotations.filter_bar import FilterBar
from desktop.annotations.head import MATRIX, PageHead
from desktop.annotations.matrix_view import TagMatrix
from desktop.annotations.panel import AnnotationPanel
from desktop.annotations.results import AnnotationResults
from desktop.annotations.saved_views import SavedViews
from desktop.annotations.table_view import AnnotationTable
from desktop.annotations.value_list import LARGE, ValueList
from desktop.annotations.words import Names
from desktop.desk import Desk, Place
from desktop.models.annotation_table_model import AnnotationTableModel, Column
from desktop.models.tag_matrix_model import TagMatrixModel
from desktop.reader.cards.words import when
from desktop.saving import ask_and_save_workbook
from desktop.widgets import Surface, set_surface

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


class AnnotationsPage(QWidget):
    """Filter above, table or matrix in the middle, the current annotation at the right. `said` is for the status bar."""

    where_changed = Signal(str)
    history_wanted = Signal(int)  # annotation id

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = desk.theme
        self._desk = desk
        self.asking = Asking(desk, self)
        self._names = Names()
        self._tags: tuple[Tag, ...] = ()
        self._missed = True  # what is asked for was not asked yet: nobody looks, or somebody writes
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
        self.saved = SavedViews(desk, self.asking, self)
        self.results = AnnotationResults(
            theme, desk.settings, table=self.table, bar=self.bulk_bar, panel=self.panel, matrix=self.matrix
        )
        self._lay_out()
        self._wire()
        self._show_controls()

    # Laying out

    def _lay_out(self) -> None:
        set_surface(self.filters, Surface.PANEL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.filters)
        column.addWidget(self.results, 1)
        self.setFocusProxy(self.table)

    def _wire(self) -> None:
        desk = self._desk
        self.asking.changed.connect(self._ask)
        self.asking.answered.connect(self._take)
        self.filters.changed.connect(lambda asked: self.asking.change(asked=asked))
        self.filters.facts.refused.connect(desk.refused)
        self.results.nothing_passes.triggered.connect(self._show_all)
        head = self.head
        head.group_chosen.connect(lambda by: self.asking.change(group=by))
        head.across_chosen.connect(lambda by: self.asking.change(across=by))
        head.mode_chosen.connect(self._switch)
        head.left_cell.connect(self.asking.leave_cell)
        head.export_wanted.connect(self.export)
        head.saved_menu.aboutToShow.connect(lambda: self.saved.fill(head.saved_menu))
        self._model.sort_wanted.connect(self._sort)
        self.table.opened.connect(self.open)
        self.table.chosen_changed.connect(self._show_chosen)
        self.matrix.opened.connect(self._open_cell)
        self.panel.opened.connect(self.open)
        self.panel.left.connect(self.table.setFocus)
        self.panel.rested.connect(self._ask_what_was_missed)
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

    def _show_controls(self) -> None:
        view = self.asking.filters
        self.head.show_choice(view.group, view.across, cell=self.asking.cell_name)
        self.filters.show_view(view, self._names)
        column = next(column for column, sort in _SORTS.items() if sort is view.sort)
        order = Qt.SortOrder.DescendingOrder if view.descending else Qt.SortOrder.AscendingOrder
        with QSignalBlocker(self._model):
            self.table.header().setSortIndicator(column, order)

    def _switch(self, mode: str) -> None:
        """From the table of a cell back to the matrix it was opened in, or from one to the other."""
        if self.asking.cell_name:
            self.asking.leave_cell()
        else:
            self.asking.change(across=self.head.chosen_across() if mode == MATRIX else None)

    def _show_all(self) -> None:
        self.asking.leave_cell()
        self.filters.clear()

    def _ask(self) -> None:
        self._show_controls()
        self._missed = self._desk.session is None or not self.isVisible()
        if not self._missed:
            self.asking.ask()

    def _take(self, found: Matrix | tuple[Group, ...]) -> None:
        session = self._desk.session
        if session is None:
            return
        self._tags = session.tags()
        self._names = Names.of(self._tags, session.plans())
        self.filters.show_view(self.asking.filters, self._names)
        self.table.set_tags(self._tags)
        if isinstance(found, Matrix):
            self._show_matrix(found)
        else:
            self._show_groups(found)

    def _sort(self, column: int, down: bool) -> None:
        sort = _SORTS.get(Column(column))
        if sort is not None:
            self.asking.change(sort=sort, descending=down)

    # Showing

    def _show_matrix(self, found: Matrix) -> None:
        self._matrix_model.show(found, self._names)
        self._say(self.tr("%n 个标签", "", sum(row.tag is not None for row in found.rows)))
        self._show_results(self.results.show_matrix if found.rows else None)

    def _show_groups(self, found: tuple[Group, ...]) -> None:
        current, group = self.table.current(), self.asking.view.group
        chosen = set(self.table.chosen()) if self.table.chosen_count() < LARGE else {current}
        names = [self._names.text(group, each.key) for each in found] if group else []
        blocker = QSignalBlocker(self.table.selectionModel())
        self._model.show(found, names)
        blocker.unblock()
        self.table.shown_again(chosen, current)
        count = self._model.total()
        self._say(self.tr("%n 条批注", "", count))
        self._show_results(self.results.show_table if count else None)

    def _say(self, text: str) -> None:
        self.head.count.setText(text)
        if self.isVisible():
            self.where_changed.emit(text)

    def _show_results(self, show: Callable[[], None] | None) -> None:
        """Show what was found; None: nothing was, and why is shown."""
        if show is not None:
            show()
        else:
            self.results.show_nothing(filtered=bool(self.asking.view.asked))
            self.panel.show_annotation(None, None, ())

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
            if self.panel.writing():
                self._missed = True  # asked when that is over: a row that passes no more would take the panel with it
                self._show_chosen()
            else:
                self._ask()

    def _ask_what_was_missed(self) -> None:
        if self._missed:
            self._ask()

    def _forget(self) -> None:
        self._names, self._tags = Names(), ()
        self._model.show(())
        self._matrix_model.show(None, self._names)
        self.panel.show_annotation(None, None, ())
        self.asking.show(AnnotationView())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_what_was_missed()

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
        cell, across = self._matrix_model.cell(index), self.asking.view.across
        if cell is None or across is None:
            return
        tag_id, one, key = cell
        named = [self._names.text(By.TAG, tag_id), *([self._names.short(across, key)] if one else [])]
        self.asking.open_cell(tag_id, across, key, one=one, name=" × ".join(named))
        self.table.setFocus()

    def export(self) -> None:
        """Write what passes the filter as a workbook."""
        view, language = self.asking.view, self._desk.language
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
            self.asking.show(AnnotationView(AnnotationFilter({By.TAG: (place.tag_id,)})))
