"""The mode 检索: asks the library for a query, or for clauses like one, and shows what comes.

The query is typed in the window's search field; the page has none of its own.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.finding import Query
from core.model import Clause, Outline, Touched
from desktop.desk import Desk, Place
from desktop.search.asking import Asking
from desktop.search.deeds import Deeds
from desktop.search.filters import Filter, chosen_in, filtered, narrowed
from desktop.search.findings import Findings
from desktop.search.nothing import Nothing
from desktop.search.options import OptionsBar
from desktop.search.results import Results

PATIENCE_MS = 200  # how long what was there stays before the page says that it is searching
_LABEL = 24  # characters of a clause that name it


class SearchPage(QWidget):
    """Options and what can be done with all hits above the results. `query_changed`: a saved search was chosen."""

    query_changed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._query = ""
        self._meant = Query("")  # the query last searched for, with how it was meant
        self._like: Clause | None = None  # clauses like this one are shown
        self._findings: Findings | None = None
        self._more: Findings | None = None  # what the library holds under the filter, where not all of it is listed
        self._wanted: Query | None = None  # a saved search whose filters are to be chosen when its hits are there
        self._entering = False  # the results take the focus as soon as there are some
        self._missed = Touched()  # while another mode was shown
        self._asking, self._narrowing = Asking(desk, self), Asking(desk, self)
        self.results = Results(desk)
        self.options = OptionsBar(desk.theme)
        self.deeds = Deeds(desk, self, self._shown)
        self.deeds.add_to(self.options.row)
        self.options.row.addStretch(1)
        self._nothing = Nothing(desk.theme)
        self._nothing.wanted.connect(self._search_as)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.results)
        self._stack.addWidget(self._nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.options)
        whole.addWidget(self._stack, 1)
        self.setFocusProxy(self.results.view)
        self._asking.came.connect(self._take)
        self._narrowing.came.connect(self._take_more)
        self.options.changed.connect(self._search)
        self.options.facts.refused.connect(desk.refused)
        self.deeds.chosen.connect(self._show_saved)
        self.results.head.stopped.connect(self.stop)
        self.results.head.left.connect(self._search)
        self.results.filtered.connect(self._filter)
        desk.library_changed.connect(self._forget)
        desk.touched.connect(self._refresh)
        self._show()

    # Asking

    @property
    def query(self) -> str:
        """What was searched for last."""
        return self._query

    @property
    def findings(self) -> Findings | None:
        """What is found, unfiltered; None before an answer."""
        return self._findings

    @property
    def like(self) -> Clause | None:
        """The clause that those shown are like; None where a query was searched for."""
        return self._like

    @property
    def under_way(self) -> bool:
        """Whether more may be found."""
        return self._asking.under_way or self._narrowing.under_way

    def stops(self) -> tuple[QWidget, ...]:
        """The widgets between which F6 walks."""
        return (self.options, self.results.facets, self.results.view, self.results.preview, self._nothing)

    def here(self) -> Place:
        """The place in this mode."""
        if self._like is not None:
            return Place("search", plan_id=self._like.plan_id, span=self._like.span)
        return Place("search", query=self._query)

    def go_to(self, place: Place) -> None:
        """Show a query, or what is like the clause with this span of a plan."""
        if place.plan_id and place.span:
            outline = self._desk.outline_of(place.plan_id)
            self._entering = True
            same = [clause for clause in outline.clauses if clause.span == place.span]
            self.show_alike(outline, same[-1] if same else outline.at(place.span.start))
        elif place.query:
            self._entering = True  # its keys are what one goes on with
            self.show_query(place.query)
            self._enter()

    def show_query(self, query: str) -> None:
        """Search the library for `query` and show what is found; the same query again keeps what is there."""
        query = query.strip()
        if query == self._query and self._findings is not None and self._like is None:
            return
        self._query = query
        self._wanted = None
        self._search()

    def show_alike(self, outline: Outline, clause: Clause) -> None:
        """Show the clauses of all plans that are most like this one."""
        if self._like == clause and self._findings is not None:
            return
        self._like = clause
        name = clause.label if len(clause.label) <= _LABEL else f"{clause.label[:_LABEL]}…"
        self._begin()
        self._asking.alike(clause.id, f"{outline.plan.label} {name}")

    def stop(self) -> None:
        """Give up what is looked for; what was found stays."""
        self._asking.stop()
        self._narrowing.stop()
        self._show()

    def _search(self) -> None:
        """Look for the query, as it is meant now."""
        another = self._like is not None or self._query != self._meant.text
        self._like = None
        self._meant = self.options.query(self._query)
        if self._desk.session is None or not self._query:
            self.stop()
            self._findings = self._more = None
            self._show()
            return
        self._begin(another=another)
        self._asking.search(self._meant)

    def _begin(self, *, another: bool = True) -> None:
        """What was found before stays for a moment, so that nothing flickers; then the page says that it is searching."""
        self._narrowing.stop()
        self._findings = self._more = None
        self.results.query = "" if self._like is not None else self._query
        if another:
            self.results.facets.show_findings(None, (), Filter())
        self.deeds.enable(self._meant)
        QTimer.singleShot(PATIENCE_MS, self, self._still_waiting)

    def _show_saved(self, query: Query) -> None:
        self.options.show_query(query)
        self._query = query.text
        self._wanted = query if query.filters else None
        self._search()
        self.query_changed.emit(query.text)

    def _still_waiting(self) -> None:
        if self._findings is None and self._asking.under_way:
            self._show()

    def _take(self, findings: Findings) -> None:
        """Show what was found, or has been found so far."""
        self._findings = findings
        if self._wanted is not None and findings.complete:
            self.results.facets.show_findings(findings, (), chosen_in(self._wanted, findings))
            self._wanted = None
        self._show()
        self._enter()

    def _enter(self) -> None:
        """Give the results the focus where one came for them."""
        findings = self._findings
        if self._entering and findings is not None and (findings.hits or findings.complete):
            self._entering = False
            if findings.hits and self.isVisible():
                self.results.view.setFocus()

    def _take_more(self, findings: Findings) -> None:
        """Show what the library holds under the filter."""
        self._more = findings
        self._show_hits(findings)

    def _forget(self) -> None:
        self._query = ""
        self._search()

    def _refresh(self, touched: Touched) -> None:
        """Show what was touched; while another mode is shown, only remember it."""
        if self._desk.session is None or (self._findings is None and not self._asking.under_way):
            return
        if not self.isVisible():
            self._missed |= touched
        elif "plan" in touched.ids:
            like = self._like
            if like is not None and like.plan_id in {plan.id for plan in self._desk.plans()}:
                self._findings = None
                self.go_to(self.here())
            else:
                self._search()
        elif {"annotation", "tag"} & touched.ids.keys() and self._findings is not None and not self._asking.under_way:
            self._asking.renew(self._findings)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        missed, self._missed = self._missed, Touched()
        if missed.ids:
            self._refresh(missed)

    # Showing

    def _show(self) -> None:
        findings = self._findings
        self.options.setVisible(self._desk.session is not None)
        if findings is None or not findings.hits or self._desk.session is None:
            self.results.clear()
            self._say_why_nothing()
            self._stack.setCurrentWidget(self._nothing)
            self.deeds.enable(self._meant)
            return
        self.results.offer(findings)
        self._stack.setCurrentWidget(self.results)
        self._filter(self.results.facets.chosen())

    def _say_why_nothing(self) -> None:
        nothing, asked = self._nothing, bool(self._query) or self._like is not None
        if self._desk.session is None:
            nothing.say_closed()
        elif not asked:
            nothing.say_unasked()
        elif self._asking.under_way:
            nothing.say_searching(self._query, alike=self._like is not None)
        elif self._findings is None:
            nothing.say_stopped()
        elif self._like is not None:
            nothing.say_none_alike()
        else:
            nothing.say_not_found(self._meant)

    def _search_as(self, query: Query) -> None:
        self.options.show_query(query)
        self._search()

    def _filter(self, chosen: Filter) -> None:
        """Show the hits that pass; where the library holds more than is listed, look for those that pass among all of it."""
        findings = self._findings
        if findings is None:
            return
        self._more = None
        self._narrowing.stop()
        if chosen and findings.truncated and findings.complete:
            self._narrowing.search(narrowed(self._meant, findings, chosen))
        self._show_hits(filtered(findings, chosen))

    def _show_hits(self, shown: Findings) -> None:
        if self._findings is not None:
            self.results.show_hits(self._findings, shown, self.options.mode_words(), under_way=self.under_way)
            self.deeds.enable(self._meant)

    def _shown(self) -> tuple[Query, Findings, bool] | None:
        """The query, the hits shown, and whether a filter of the page leaves any out; None where there is nothing."""
        if self._findings is None:
            return None
        chosen = self.results.facets.chosen()
        if self._more is not None:
            return (narrowed(self._meant, self._findings, chosen), self._more, False) if self._more.hits else None
        shown = filtered(self._findings, chosen)
        query = narrowed(self._meant, self._findings, chosen) if chosen else self._meant
        return (query, shown, bool(chosen)) if shown.hits else None

    # Moving

    def next_hit(self) -> None:
        """Go to the next hit, from the last to the first."""
        self.results.view.step(1)

    def previous_hit(self) -> None:
        """Go to the hit before, from the first to the last."""
        self.results.view.step(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F3 and Shift+F3, where the window has not bound them itself; Esc gives up a search."""
        if event.key() == Qt.Key.Key_F3:
            self.results.view.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape and self.under_way:
            self.stop()
        else:
            super().keyPressEvent(event)
