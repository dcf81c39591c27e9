"""The section tree as a view: what is selected, unfolded and in sight outlives every edit. The edits are `editing`'s."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from core.model import Clause, ClauseKind, Outline
from desktop.library.library_panel import dress_tree
from desktop.models.outline_model import CLAUSE_ROLE, OutlineModel, dragged_clauses
from desktop.outline.clause_delegate import ClauseDelegate, chevron_left
from desktop.outline.landing import DragLabel, Landing, LandingHint, Landings
from desktop.painting import draw_box
from desktop.slices import AT_ONCE
from desktop.theme import Theme
from desktop.tokens import RADIUS_MARK
from desktop.widgets import UnfoldingTree

_Select = QItemSelectionModel.SelectionFlag
UNFOLD_DELAY = 600  # milliseconds that something is dragged over a folded clause before it unfolds


@dataclass(frozen=True)
class _Kept:
    """How a tree was looked at, by clause ids; `at` is where its first selected clause began."""

    unfolded: tuple[int, ...]
    selected: tuple[int, ...]
    current: int
    at: int
    scrolled: int


class OutlineTree(UnfoldingTree):
    """Clauses with extended selection. A click on the chevron folds; dragging clauses onto one asks for them to go below it."""

    digit = Signal(int)  # while several clauses are selected
    note_wanted = Signal()  # on several clauses
    tag_list_wanted = Signal()
    dropped = Signal(list, int)  # ids of clauses, the level that puts them where they were dropped

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.clauses = OutlineModel(self)
        self._landings: Landings | None = None  # while clauses are dragged over the tree
        self._landing: Landing | None = None
        self._wanted: Callable[[Clause], bool] = lambda _: False  # what was unfolded last
        self._hint = LandingHint(theme, self)
        self._label = DragLabel(theme, self)
        self.setModel(self.clauses)
        self.clauses.many_changed.connect(self.viewport().update)
        self.setItemDelegate(ClauseDelegate(theme, self))
        dress_tree(self, theme)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(UNFOLD_DELAY)
        self.setAccessibleName(self.tr("目录"))

    # What is shown

    @property
    def outline(self) -> Outline | None:
        """The plan whose clauses are shown."""
        return self.clauses.outline

    def show_outline(self, outline: Outline | None) -> None:
        """Show a plan's clauses with its sections unfolded."""
        self.clauses.show(outline)
        self.unfold()

    def revise(self, outline: Outline) -> None:
        """Show the same plan as it is now, looked at as before; for a clause that is gone the one that has its text."""
        kept, unfolding = self._kept(), self.unfolding.busy
        self.clauses.show(outline)
        for clause_id in kept.unfolded:
            self.expand(self.index_of(clause_id))
        if unfolding:
            self._unfold_wanted()
        self._select([found for i in kept.selected if (found := outline.find(i))] or self._heir(outline, kept), kept.current)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(kept.scrolled)

    def narrow(self, text: str, *, annotated: bool, among: Collection[int] | None = None) -> None:
        """Show some of the clauses (see the model); what is selected stays so where it is shown."""
        chosen, current = self.selected(), self._current_id()
        self.clauses.narrow(text, annotated=annotated, among=among)
        shown = [clause for clause in chosen if self.index_of(clause.id).isValid()]
        if shown:
            self._select(shown, current)

    def _kept(self) -> _Kept:
        chosen = self.selected()
        return _Kept(
            tuple(clause.id for clause in self.clauses.holders() if self.isExpanded(self.index_of(clause.id))),
            tuple(clause.id for clause in chosen),
            self._current_id(),
            chosen[0].span.start if chosen else -1,
            self.verticalScrollBar().value(),
        )

    def _current_id(self) -> int:
        current = self.currentIndex().data(CLAUSE_ROLE)
        return current.id if isinstance(current, Clause) else 0

    def _heir(self, outline: Outline, kept: _Kept) -> list[Clause]:
        return [outline.at(kept.at)] if 0 <= kept.at < len(outline.text) else []

    def _select(self, clauses: list[Clause], current: int) -> None:
        """Select clauses and unfold what they lie in."""
        selection = QItemSelection()
        for clause in clauses:
            index = self.index_of(clause.id)
            above = index.parent()
            while above.isValid():
                self.expand(above)
                above = above.parent()
            selection.select(index, index)
        index = self.index_of(current)
        if not index.isValid() and clauses:
            index = self.index_of(clauses[0].id)
        self.selectionModel().setCurrentIndex(index, _Select.NoUpdate)
        self.selectionModel().select(selection, _Select.ClearAndSelect)

    def index_of(self, clause_id: int) -> QModelIndex:
        """The row of a clause; invalid where it isn't shown."""
        return self.clauses.index_of(clause_id)

    def selected(self) -> tuple[Clause, ...]:
        """The selected clauses in reading order."""
        found = [index.data(CLAUSE_ROLE) for index in self.selectionModel().selectedIndexes()]
        return tuple(sorted((each for each in found if isinstance(each, Clause)), key=lambda clause: clause.ordinal))

    def follow(self, clause_id: int) -> None:
        """Show the reader's clause; not while the mouse is over the tree, which would run away, or several are selected.

        One without a row, such as the title, is no row's.
        """
        index = self.index_of(clause_id)
        if len(self.selectionModel().selectedIndexes()) > 1:
            return
        if not index.isValid():
            self.clearSelection()
            return
        still = self.viewport().underMouse() and self.currentIndex() != index
        # Not by the view's own way: while Ctrl is pressed, that would add to the selection.
        self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect)
        if not still:
            self.scrollTo(index)

    # Folding

    def unfold(self) -> None:
        """Unfold sections; points of items stay folded."""
        self._unfold_where(lambda clause: clause.kind is ClauseKind.SECTION)

    def unfold_to(self, level: int) -> None:
        """Show clauses down to a level, the outermost being 1, and fold what is deeper."""
        self._unfold_where(lambda clause: clause.level < level)

    def _unfold_where(self, wanted: Callable[[Clause], bool]) -> None:
        """Unfold some clauses and fold all others."""
        self.collapseAll()
        self._wanted = wanted
        self._unfold_wanted()

    def _unfold_wanted(self) -> None:
        few = self.outline is None or len(self.outline.clauses) <= AT_ONCE
        wanted = (self.index_of(clause.id) for clause in self.clauses.holders() if self._wanted(clause))
        self.unfold_each(wanted, at_once=few)

    def expandAll(self) -> None:
        self._unfold_where(lambda _: True)

    def fold_or_unfold(self) -> None:
        """Fold everything, or unfold the sections where everything is folded."""
        if any(self.isExpanded(self.clauses.index(row, 0)) for row in range(self.clauses.rowCount())):
            self.collapseAll()
        else:
            self.unfold()
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.clauses.index(0, 0))

    # Mouse and keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While several clauses are selected, digits tag them and N notes; else they look for a clause that begins so."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        several = plain and len(self.selected()) > 1
        if several and event.key() == Qt.Key.Key_0:
            self.tag_list_wanted.emit()
        elif several and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_8:
            self.digit.emit(event.key() - Qt.Key.Key_0)
        elif several and event.key() == Qt.Key.Key_N:
            self.note_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        clause = index.data(CLAUSE_ROLE)
        if isinstance(clause, Clause) and self.model().hasChildren(index):
            left = chevron_left(clause)
            if left - 6 <= event.position().x() <= left + 16:
                self.setExpanded(index, not self.isExpanded(index))
                return
        super().mousePressEvent(event)

    # Dragging

    def startDrag(self, _actions: Qt.DropAction) -> None:
        clauses = self.selected()
        if not clauses:
            return
        words = self.clauses.about(clauses[0])
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(self.selectionModel().selectedIndexes()))
        drag.setPixmap(self._label.picture(words, len(clauses) - 1))
        drag.setHotSpot(QPoint(-14, -8))  # beside the pointer: the row below it has to be seen
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        outline = self.outline
        ids = dragged_clauses(event.mimeData(), outline.plan.id) if outline else []
        if outline is None or not ids:
            event.ignore()
            return
        self._landings = Landings(outline, ids, self.clauses.about)
        super().dragEnterEvent(event)
        event.acceptProposedAction()
        self.viewport().update()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges and unfolds what the mouse rests on
        if self._landings is None:
            event.ignore()
            return
        self._landing = self._landings.on(self.indexAt(event.position().toPoint()).data(CLAUSE_ROLE))
        self._hint.show_landing(self._landing)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(bool(self._landing.level))
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._stop_dragging()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        landings, landing = self._landings, self._landing
        self._stop_dragging()
        self.setState(QAbstractItemView.State.NoState)
        if landings is None or landing is None or not landing.level:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.dropped.emit(list(landings.ids), landing.level)

    def _stop_dragging(self) -> None:
        self._landings = self._landing = None
        self._hint.hide()
        self.stopAutoScroll()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._landings is None:
            return
        painter, tokens = QPainter(self.viewport()), self.theme.tokens
        for index in self._rows_in_sight():
            clause, row = index.data(CLAUSE_ROLE), self.visualRect(index)
            row.setLeft(0)
            if self._landings.allows(clause):
                painter.fillRect(row.adjusted(0, 2, 4 - row.width(), -2), tokens.accent)
            if self._landing is not None and self._landing.holder == clause:
                edge = tokens.accent if self._landing.level else tokens.err
                draw_box(painter, row.adjusted(1, 1, -2, -1), RADIUS_MARK, None, edge, width=2.0)

    def _rows_in_sight(self) -> Iterator[QModelIndex]:
        index = self.indexAt(self.viewport().rect().topLeft())
        while index.isValid() and self.visualRect(index).top() < self.viewport().height():
            yield index
            index = self.indexBelow(index)
