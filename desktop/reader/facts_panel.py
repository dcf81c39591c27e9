"""要素: the facts of the open plan as a list beside the text, by kind and by clause; put right, added, taken away here."""

from __future__ import annotations

from collections.abc import Callable
from heapq import merge

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QHeaderView, QMenu, QTableView, QVBoxLayout, QWidget

from core.facts import FactState, PlanFact
from core.language.facts import Fact, FactKind
from core.model import Span, Touched
from core.session import Session
from core.store.facts import Details
from desktop.desk import Desk
from desktop.fact_words import kind_word
from desktop.models.fact_model import FACT_ROLE, FactModel
from desktop.reader.plan_facts import PlanFacts
from desktop.tokens import UI
from desktop.widgets import Chip, EmptyState, FlowLayout, PushButton, Surface, set_surface

_ASKED = (FactKind.QUANTITY, FactKind.TIME)  # kinds of which words alone may not tell what they say


class _Rows(QTableView):
    """Enter puts a fact right, Delete takes it away."""

    removal_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class FactsPanel(QWidget):
    """`place_wanted` asks the reader to show a span; `selection` gives the span selected there."""

    place_wanted = Signal(Span)

    def __init__(self, desk: Desk, selection: Callable[[], Span | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._facts: PlanFacts | None = None  # of the plan that is open
        self._selection = selection
        self._kinds = {FactKind.QUANTITY}
        self.model = FactModel(self)
        self.view = _Rows()
        theme = desk.theme
        self.empty = EmptyState(theme, "list-filter", self.tr("没有要素"))
        self.chips = {kind: Chip(theme, kind_word(kind), checked=kind in self._kinds) for kind in FactKind}
        self.only_clause = Chip(theme, self.tr("只看本条"))
        self.add = PushButton(theme, self.tr("从选中文字添加"), "plus")
        self.add.setToolTip(self.tr("先在正文里选中文字"))
        self.restore = PushButton(theme, self.tr("恢复去掉的"), "rotate-ccw")
        self._lay_out()
        for chip in (*self.chips.values(), self.only_clause):
            chip.clicked.connect(lambda _on=False: self._narrow())
        self.add.clicked.connect(self._offer_kinds)
        self.restore.clicked.connect(self._offer_removed)
        self.view.clicked.connect(self._show_place)
        self.view.doubleClicked.connect(self._edit_index)
        self.view.activated.connect(self._edit_index)
        self.view.removal_wanted.connect(self.remove_current)
        self.view.customContextMenuRequested.connect(self._menu)
        desk.outline_changed.connect(lambda _: self._narrow())
        desk.clause_changed.connect(lambda _: self._narrow() if self.only_clause.isChecked() else None)

    def _lay_out(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setAccessibleName(self.tr("要素"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(self._desk.theme.row_height(QFontMetrics(self._desk.theme.font(UI))))
        view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        view.horizontalHeader().setStretchLastSection(True)
        view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        view.setColumnWidth(0, 130)
        chips = QWidget()
        flow = FlowLayout(chips, spacing=6, row_spacing=4)
        flow.setContentsMargins(12, 8, 12, 4)
        for chip in (*self.chips.values(), self.only_clause):
            flow.addWidget(chip)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 10)
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(chips)
        column.addWidget(view, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(foot)
        for part in (self, view):
            set_surface(part, Surface.PANEL)

    # What is shown

    def use(self, facts: PlanFacts) -> None:
        """Show these facts from now on."""
        if facts is not self._facts:
            if self._facts is not None:
                self._facts.changed.disconnect(self._narrow)
            self._facts = facts
            facts.changed.connect(self._narrow)
            self._narrow()

    def _narrow(self) -> None:
        outline, facts = self._desk.outline, self._facts.of_kind if self._facts else {}
        self._kinds = {kind for kind, chip in self.chips.items() if chip.isChecked()}
        clause = outline.find(self._desk.clause_id) if outline and self.only_clause.isChecked() else None
        if clause is not None:
            facts = {kind: [each for each in found if each.fact.span.overlaps(clause.span)] for kind, found in facts.items()}
        for kind, chip in self.chips.items():
            chip.set_count(len(facts.get(kind, ())))
        wanted = [facts.get(kind, ()) for kind in self._kinds]
        shown = list(merge(*wanted, key=lambda each: (each.fact.span.start, each.fact.span.end)))
        before = self.current()
        self.model.show(shown)
        if before is not None:
            self._stay_at(before)
        self.view.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        self.empty.set_text(self.tr("没有这样的要素。选中正文里的文字可以添加。") if outline else self.tr("没有打开文件"))
        self.add.setEnabled(outline is not None)
        self.restore.setVisible(bool(self._removed()))

    def _stay_at(self, before: PlanFact) -> None:
        """Choose the fact that was chosen, or what follows where it stood."""
        rows = [at for at, each in enumerate(self.model.facts) if each.plan_id == before.plan_id]
        behind = (at for at in rows if self.model.facts[at].fact.span.start >= before.fact.span.start)
        if rows:
            self.view.setCurrentIndex(self.model.index(next(behind, rows[-1]), 0))

    def current(self) -> PlanFact | None:
        """The fact that is chosen."""
        found = self.view.currentIndex().data(FACT_ROLE)
        return found if isinstance(found, PlanFact) else None

    def _show_place(self, index: QModelIndex) -> None:
        found = index.data(FACT_ROLE)
        if isinstance(found, PlanFact):
            self.place_wanted.emit(found.fact.span)

    # Putting right

    def _edit_index(self, index: QModelIndex) -> None:
        found = index.data(FACT_ROLE)
        if isinstance(found, PlanFact):
            self.edit(found)

    def edit(self, found: PlanFact) -> None:
        """Ask what a fact should say."""
        if (why := self._desk.read_only) is not None:
            self._desk.refused.emit(why)
            return
        outline = self._desk.outline
        if outline is None:
            return

        def correct(kind: FactKind, span: Span, details: Details) -> None:
            self._change(lambda session: session.facts.correct(found, details, kind=kind, span=span), kind, span)

        self._ask(outline.text, found.fact, correct)

    def _ask(self, text: str, fact: Fact, then: Callable[[FactKind, Span, Details], None], *, new: bool = False) -> None:
        from desktop.dialogs.fact_dialog import FactDialog

        dialog = FactDialog(self._desk.theme, text, fact, new=new, parent=self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(then)
        dialog.open()

    def _change(self, work: Callable[[Session], Touched], kind: FactKind, span: Span) -> None:
        """Make an edit and choose the fact it gives."""
        self.chips[kind].setChecked(True)
        self._desk.edit(work)
        self._narrow()
        row = next((at for at, each in enumerate(self.model.facts) if (each.kind, each.fact.span) == (kind, span)), -1)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row, 0))
            self.view.setFocus()

    def remove_current(self) -> None:
        """Take the chosen fact away."""
        found = self.current()
        if found is not None:
            self._desk.edit(lambda session: session.facts.remove(found))

    def add_selection(self, kind: FactKind) -> None:
        """Make what is selected in the text a fact; of a number or a time ask first what it says."""
        outline, why = self._desk.outline, self._desk.read_only
        span = self._selection() or Span(0, 0)  # the library says that nothing is selected
        if outline is None:
            return

        def add(kind: FactKind, span: Span, details: Details | None = None) -> None:
            self._change(lambda session: session.facts.add(outline.plan.id, kind, span, details), kind, span)

        if why is not None:
            self._desk.refused.emit(why)
        elif span and kind in _ASKED:
            self._ask(outline.text, Fact(kind, span, outline.quote(span)), add, new=True)
        else:
            add(kind, span)

    def _offer_kinds(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for kind in FactKind:
            menu.addAction(kind_word(kind)).triggered.connect(lambda _on=False, kind=kind: self.add_selection(kind))
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def _removed(self) -> tuple[PlanFact, ...]:
        session, outline = self._desk.session, self._desk.outline
        return session.facts.removed_in(outline) if session and outline else ()

    def _offer_removed(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for found in self._removed():
            entry = menu.addAction(f"{kind_word(found.kind)} · {found.fact.text}".replace("&", "&&"))
            entry.triggered.connect(lambda _on=False, found=found: self._desk.edit(lambda session: session.facts.reset(found)))
        menu.popup(self.restore.mapToGlobal(QPoint(0, self.restore.height())))

    def _menu(self, position: QPoint) -> None:
        found = self.view.indexAt(position).data(FACT_ROLE)
        if not isinstance(found, PlanFact):
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("改要素…"), lambda: self.edit(found))
        if found.state is FactState.CHANGED:
            menu.addAction(self.tr("恢复为规则所见"), lambda: self._desk.edit(lambda session: session.facts.reset(found)))
        menu.addAction(self.tr("去掉要素"), lambda: self._desk.edit(lambda session: session.facts.remove(found)))
        menu.popup(self.view.viewport().mapToGlobal(position))
