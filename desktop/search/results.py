"""Facets, results and preview beside each other: shows findings, says which hit is the current one, leads into the reader."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from core.model import Clause, Outline, Span
from core.quotation import quotation
from desktop.clipboard import copy_quotation
from desktop.desk import Desk, Place
from desktop.search.facets import FacetPanel
from desktop.search.filters import Filter
from desktop.search.findings import Findings, Found, on_clause
from desktop.search.head import ResultsHead
from desktop.search.model import FOUND_ROLE, PLAN_ROLE, ResultsModel
from desktop.search.preview import ClausePreview
from desktop.search.results_view import ResultsView
from desktop.widgets import EmptyState, Splitter, Surface, set_surface

_LAYOUT = "search"


class Results(QWidget):
    """`filtered` says what is chosen at the left; which hits then pass is left to the page."""

    filtered = Signal(Filter)
    menu_wanted = Signal(QMenu)  # of the current hit, for what can be done with it
    place_changed = Signal(int, int)  # number of the current hit from 1 (0: none), hits shown

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.query = ""  # shown again in the reader
        self.model = ResultsModel(self)
        self.view = ResultsView(desk.theme, self.model)
        self.facets = FacetPanel(desk.theme)
        self.preview = ClausePreview(desk.theme)
        self.head = ResultsHead(desk.theme)
        self.nothing_passes = EmptyState(desk.theme, "list-filter", self.tr("筛选后没有条目。"), self.tr("清除筛选"))
        self._lay_out()
        self.facets.changed.connect(self.filtered)
        self.nothing_passes.triggered.connect(self.facets.clear)
        self.view.current_changed.connect(self._show_current)
        self.view.opened.connect(self._open)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.preview.opened.connect(lambda: self._open(self.view.currentIndex()))
        self.preview.copied.connect(self.copy)

    def _lay_out(self) -> None:
        theme, settings = self._desk.theme, self._desk.settings
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.nothing_passes)
        set_surface(self._stack, Surface.PAGE)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        splitter = Splitter(theme)
        for part in (self.facets, middle, self.preview):
            splitter.addWidget(part)
        self.facets.setMinimumWidth(180)
        middle.setMinimumWidth(380)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setStretchFactor(2, 0)
        splitter.set_default_sizes([226, 874, 340])
        state = settings.layout(_LAYOUT)
        if state is not None:
            splitter.restoreState(state)
        splitter.splitterMoved.connect(lambda: settings.set_layout(_LAYOUT, splitter.saveState()))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def clear(self) -> None:
        """Show nothing."""
        self.model.show(None)
        self.place_changed.emit(0, 0)

    def offer(self, findings: Findings) -> None:
        """Offer the values of these findings for choosing; what is chosen stays."""
        tags = self._desk.session.tags() if self._desk.session else ()
        self.view.set_tags(tags)
        self.facets.show_findings(findings, tags, self.facets.chosen())

    def show_hits(self, findings: Findings, shown: Findings, how: str, *, under_way: bool) -> None:
        """Show these hits of the findings; the current one stays where it is still there."""
        self.head.say(findings, shown, how, under_way=under_way)
        self.view.show_findings(shown, self.current())
        self._stack.setCurrentWidget(self.view if shown.hits else self.nothing_passes)
        self.preview.setVisible(bool(shown.hits))

    def current(self) -> Found | None:
        """The current hit; None where a plan is, or nothing."""
        found = self.view.currentIndex().data(FOUND_ROLE)
        return found if isinstance(found, Found) else None

    def _show_current(self, index: QModelIndex) -> None:
        found, session = index.data(FOUND_ROLE), self._desk.session
        self.place_changed.emit(self.model.number_of(index) if index.isValid() else 0, self.model.hits())
        if not isinstance(found, Found) or session is None:
            return
        outline = self._desk.outline_of(found.plan.id)
        clause = outline.find(found.clause.id)
        if clause is None:  # the plan was read anew; what it has now is being looked for
            return
        self.preview.show_hit(outline, clause, self._marked(outline, clause, found), found.span)
        notes = on_clause(outline, clause, session.annotations(plan_ids=[found.plan.id]))
        self.preview.show_tags(len(notes), [tag for tag in session.tags() if tag.name in found.tags])

    def _marked(self, outline: Outline, clause: Clause, found: Found) -> list[Span]:
        """What is marked of a clause: the hits in it, or the wording it shares with the one it is like."""
        if found.similarity:
            text, first = outline.quote(clause.span), clause.span.start
            starts = [(text.find(run), run) for run in found.shared]
            return [Span(first + at, first + at + len(run)) for at, run in sorted(starts) if at >= 0]
        return self.model.spans_in(found.plan.id, clause.span)

    def _open_menu(self, where: QPoint) -> None:
        index = self.view.indexAt(where)
        if not isinstance(index.data(FOUND_ROLE), Found):
            return
        self.view.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("在阅读中打开")).triggered.connect(lambda: self._open(index))
        menu.addAction(self.tr("复制并注明出处")).triggered.connect(self.copy)
        self.menu_wanted.emit(menu)
        menu.popup(self.view.viewport().mapToGlobal(where))

    def copy(self) -> None:
        """Copy the clause of the current hit with its source."""
        found = self.current()
        if found is not None:
            copy_quotation(quotation([(self._desk.outline_of(found.plan.id), found.clause.span, "")]))
            self._desk.said.emit(self.tr("已复制，附出处"))

    def _open(self, index: QModelIndex) -> None:
        """Ask the window to show a hit, or a plan, in the reader."""
        found, plan = index.data(FOUND_ROLE), index.data(PLAN_ROLE)
        if isinstance(found, Found):
            self._desk.go.emit(Place("read", plan_id=found.plan.id, span=found.span, query=self.query))
        elif plan is not None:
            self._desk.go.emit(Place("read", plan_id=plan.id, query=self.query))
