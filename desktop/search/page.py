"""The mode 检索: asks the library for a query, shows what was found by plan, and leads into the reader.

The query is typed in the window's search field; the page has none of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.errors import UserError
from core.finding import Query
from core.model import Touched
from core.progress import Progress
from core.quotation import quotation
from core.session import Session
from desktop.clipboard import copy_quotation
from desktop.desk import Desk, Place
from desktop.search.deeds import Deeds
from desktop.search.facets import FacetPanel
from desktop.search.findings import Filter, Findings, Found, filtered, find, on_clause, tagged
from desktop.search.model import FOUND_ROLE, PLAN_ROLE, ResultsModel
from desktop.search.options import OptionsBar
from desktop.search.preview import ClausePreview
from desktop.search.results_view import ResultsView
from desktop.tokens import PAGE_TITLE, SMALL
from desktop.widgets import ElidedLabel, EmptyState, Label, Splitter, Surface, set_surface

LARGE_LIBRARY = 1_500  # clauses from which on a search runs beside the window
PATIENCE_MS = 200  # how long what was there stays before the page says that it is searching
_LAYOUT = "search"


class SearchPage(QWidget):
    """Facets, results, preview. `place_changed` says which hit is the current one, for the status bar."""

    _first = Signal(int, object)  # from a job: the first hits of a search that goes on
    query_changed = Signal(str)  # a saved search was chosen
    place_changed = Signal(int, int)  # number of the current hit from 1 (0: none), hits shown

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._query = ""
        self._meant = Query("")  # the query last searched for, with how it was meant
        self._asked = 0  # counts the searches, so that a late answer to an older one is known
        self._findings: Findings | None = None
        self._missed = Touched()  # while another mode was shown
        self._model = ResultsModel(self)
        self._view = ResultsView(desk.theme, self._model)
        self._facets = FacetPanel(desk.theme)
        self._preview = ClausePreview(desk.theme)
        self._options = OptionsBar(desk.theme)
        self._deeds = Deeds(desk, self, self._shown)
        self._deeds.add_to(self._options.row)
        self._count = Label(desk.theme, role=PAGE_TITLE)
        self._summary = ElidedLabel(desk.theme, tone="text_2", role=SMALL)
        self._empty = EmptyState(desk.theme, "search", "")
        self._nothing_passes = EmptyState(desk.theme, "list-filter", self.tr("筛选后没有条目。"), self.tr("清除筛选"))
        self._lay_out()
        self.setFocusProxy(self._view)
        self._options.changed.connect(self._search)
        self._deeds.chosen.connect(self._show_saved)
        self._first.connect(self._take)
        self._facets.changed.connect(self._filter)
        self._nothing_passes.triggered.connect(self._facets.clear)
        self._view.current_changed.connect(self._show_current)
        self._view.opened.connect(self._open)
        self._preview.opened.connect(lambda: self._open(self._view.currentIndex()))
        self._preview.copied.connect(self._copy)
        desk.library_changed.connect(self._forget)
        desk.touched.connect(self._refresh)
        self._show()

    def _lay_out(self) -> None:
        theme = self._desk.theme
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(10)
        row.addWidget(self._count)
        row.addWidget(self._summary, 1)
        head.setMinimumHeight(44)
        set_surface(head, Surface.PANEL)
        self._results = QStackedWidget()
        self._results.addWidget(self._view)
        self._results.addWidget(self._nothing_passes)
        set_surface(self._results, Surface.PAGE)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._results, 1)
        self._splitter = Splitter(theme)
        for part in (self._facets, middle, self._preview):
            self._splitter.addWidget(part)
        self._facets.setMinimumWidth(180)
        middle.setMinimumWidth(380)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setStretchFactor(2, 0)
        self._splitter.set_default_sizes([226, 874, 340])
        state = self._desk.settings.layout(_LAYOUT)
        if state is not None:
            self._splitter.restoreState(state)
        self._splitter.splitterMoved.connect(lambda: self._desk.settings.set_layout(_LAYOUT, self._splitter.saveState()))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self._empty)
        set_surface(self._empty, Surface.PAGE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._options)
        whole.addWidget(self._stack, 1)

    # Asking

    @property
    def query(self) -> str:
        """What was searched for last."""
        return self._query

    def here(self) -> Place:
        """The place in this mode."""
        return Place("search", query=self._query)

    @property
    def findings(self) -> Findings | None:
        """What is found, unfiltered; None before an answer."""
        return self._findings

    def show_query(self, query: str) -> None:
        """Search the library for `query` and show what is found; the same query again keeps what is there."""
        query = query.strip()
        if query == self._query and self._findings is not None:
            return
        self._query = query
        self._facets.show_findings(None, (), Filter())
        self._search()

    def _search(self) -> None:
        self._asked += 1
        self._findings = None
        session = self._desk.session
        if session is None or not self._query:
            self._show()
            return
        self._meant = query = self._options.query(self._query)
        small = not session.finding.clauses_at_least(LARGE_LIBRARY)
        if small or self._desk.jobs.busy:  # behind an import it would wait for minutes; here it takes half a second at worst
            self._take(self._asked, self._found_at_once(session, query))
            return
        title = self.tr("正在检索“{query}”").format(query=self._query)
        asked = self._asked
        first = partial(self._first.emit, asked)
        self._desk.run(
            title, partial(_find, query, first), partial(self._take, asked), partial(self._give_up, asked), again=self._search
        )
        QTimer.singleShot(PATIENCE_MS, self, partial(self._still_waiting, asked))

    def _found_at_once(self, session: Session, query: Query) -> Findings:
        try:
            return find(session, query)
        except UserError as error:
            self._desk.refused.emit(error.notice)
            return Findings(query.text, 0, ())

    def _give_up(self, asked: int) -> None:
        """A search was stopped or refused: what it had come upon stays, else nothing is shown."""
        if asked == self._asked and self._findings is None:
            self._take(asked, Findings(self._query, 0, ()))

    def _show_saved(self, query: Query) -> None:
        self._options.show_query(query)
        self._query = query.text
        self._facets.show_findings(None, (), Filter())
        self._search()
        self.query_changed.emit(query.text)

    def _shown(self) -> tuple[Query, Findings, bool] | None:
        """The query, the hits shown, and whether a filter leaves any out; None where there is nothing."""
        if self._findings is None:
            return None
        shown = filtered(self._findings, self._facets.chosen())
        return (self._meant, shown, bool(self._facets.chosen())) if shown.hits else None

    def _still_waiting(self, asked: int) -> None:
        if asked == self._asked and self._findings is None:
            self._show()

    def _take(self, asked: int, findings: Findings) -> None:
        """Show what a job found, unless something else was asked meanwhile."""
        if asked == self._asked:
            self._findings = findings
            self._show()

    def _forget(self) -> None:
        self._query = ""
        self._search()

    def _refresh(self, touched: Touched) -> None:
        """Show what was touched; while another mode is shown, only remember it."""
        session = self._desk.session
        if self._findings is None or session is None:
            return
        if not self.isVisible():
            self._missed |= touched
            return
        if "plan" in touched.ids:
            self._search()
        elif {"annotation", "tag"} & touched.ids.keys():
            self._findings = tagged(self._findings, session, self._desk.outline_of)
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        missed, self._missed = self._missed, Touched()
        if missed.ids:
            self._refresh(missed)

    # Showing

    def _show(self) -> None:
        findings, session = self._findings, self._desk.session
        if findings is None or not findings.hits or session is None:
            self._model.show(None)
            self._empty.set_text(self._nothing())
            self._stack.setCurrentWidget(self._empty)
            self._options.setVisible(session is not None)
            self._deeds.enable(self._meant)
            self.place_changed.emit(0, 0)
            return
        tags = session.tags()
        self._view.set_tags(tags)
        self._facets.show_findings(findings, tags, self._facets.chosen())
        self._stack.setCurrentWidget(self._splitter)
        self._options.setVisible(True)
        self._filter(self._facets.chosen())

    def _nothing(self) -> str:
        """What stands in place of the results."""
        if self._desk.session is None:
            return self.tr("没有打开资料库。打开或新建资料库后再检索。")
        if not self._query:
            return self.tr("在上方的检索框里输入文字，按 Enter 检索整个资料库（Ctrl+K）。")
        if self._findings is None:
            return self.tr("正在检索“{query}”…").format(query=self._query)
        if not self._meant.plain:
            return self.tr("没有找到“{query}”。\n请换一种检索方式，或换一个写法再试。").format(query=self._query)
        return self.tr("没有找到“{query}”。\n检索按原文逐字匹配：请少输几个字，或换一个写法再试。").format(query=self._query)

    def _filter(self, chosen: Filter) -> None:
        findings = self._findings
        if findings is None:
            return
        kept = self._view.currentIndex().data(FOUND_ROLE)
        shown = filtered(findings, chosen)
        self._say_counts(findings, shown)
        self._deeds.enable(self._meant)
        self._view.show_findings(shown, kept if isinstance(kept, Found) else None)
        self._results.setCurrentWidget(self._view if shown.hits else self._nothing_passes)
        self._preview.setVisible(bool(shown.hits))

    def _say_counts(self, findings: Findings, shown: Findings) -> None:
        self._count.setText(self.tr("{count} 处").format(count=f"{len(shown.hits):,}"))
        parts = [
            self.tr("{plans} 份文件、{clauses} 条").format(plans=f"{len(shown.by_plan):,}", clauses=f"{shown.clauses:,}"),
            self._options.mode_words(),
        ]
        if len(shown.hits) < len(findings.hits):
            parts.append(self.tr("筛选前 {count} 处").format(count=f"{len(findings.hits):,}"))
        if not findings.complete:
            parts.append(self.tr("还在找…"))
        elif findings.total > len(findings.hits):
            text = self.tr("资料库中共 {total} 处，只列前 {count} 处")
            parts.append(text.format(total=f"{findings.total:,}", count=f"{len(findings.hits):,}"))
        self._summary.setText(" · ".join(parts))

    def _show_current(self, index: QModelIndex) -> None:
        found, session = index.data(FOUND_ROLE), self._desk.session
        self.place_changed.emit(self._model.number_of(index) if index.isValid() else 0, self._model.hits())
        if not isinstance(found, Found) or session is None or self._findings is None:
            return
        outline = self._desk.outline_of(found.plan.id)
        clause = found.clause
        inside = [
            hit.span
            for hit in self._findings.hits
            if hit.plan.id == found.plan.id and clause.span.start <= hit.span.start < clause.span.end
        ]
        self._preview.show_hit(outline, clause, inside, found.span)
        notes = on_clause(outline, clause, session.annotations(plan_ids=[found.plan.id]))
        self._preview.show_tags(len(notes), [tag for tag in session.tags() if tag.name in found.tags])

    # Moving and opening

    def next_hit(self) -> None:
        """Go to the next hit, from the last to the first."""
        self._view.step(1)

    def previous_hit(self) -> None:
        """Go to the hit before, from the first to the last."""
        self._view.step(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F3 and Shift+F3, where the window has not bound them itself."""
        if event.key() == Qt.Key.Key_F3:
            self._view.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        super().keyPressEvent(event)

    def _copy(self) -> None:
        """Copy the clause of the current hit with its source."""
        found = self._view.currentIndex().data(FOUND_ROLE)
        if isinstance(found, Found):
            copy_quotation(quotation([(self._desk.outline_of(found.plan.id), found.clause.span, "")]))
            self._desk.said.emit(self.tr("已复制，附出处"))

    def _open(self, index: QModelIndex) -> None:
        """Ask the window to show a hit, or a plan, in the reader."""
        found, plan = index.data(FOUND_ROLE), index.data(PLAN_ROLE)
        if isinstance(found, Found):
            self._desk.go.emit(Place("read", plan_id=found.plan.id, span=found.span, query=self._query))
        elif plan is not None:
            self._desk.go.emit(Place("read", plan_id=plan.id, query=self._query))


def _find(query: Query, first: Callable[[Findings], object], session: Session, progress: Progress) -> Findings:
    """The search as a job, with the job's own session."""
    return find(session, query, progress=progress, first=first)
