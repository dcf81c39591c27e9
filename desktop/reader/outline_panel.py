"""The section tree of the plan in a pane, in step with its text: a click moves the text, scrolling moves the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from core.facts import PlanFact
from core.model import Annotation, Clause, ClauseKind, Outline, Span, Tag, Touched
from desktop.desk import Desk
from desktop.models.outline_model import CLAUSE_ROLE, OutlineModel
from desktop.outline.editing import OutlineEditing
from desktop.outline.tree import OutlineTree
from desktop.outline.tree_filter import TreeFilter
from desktop.outline.words import level_word
from desktop.readings import Reading
from desktop.widgets import EmptyState, SectionHeader, Surface, set_surface

LEVELS = 4  # to which the tree unfolds by key


class OutlinePanel(QWidget):
    """Header with filter and folding, and the tree."""

    def __init__(self, desk: Desk, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reading = reading
        self._facts: Sequence[PlanFact] | None = None  # of the plan; None: not known yet
        self._named = False  # whether the head says which plan it is: there are two
        theme = desk.theme
        self._view = OutlineTree(theme)
        self.editing = OutlineEditing(desk, self._view)
        self._header = SectionHeader(theme, self.tr("目录"))
        self._filter_button = self._header.add_button("filter", self.tr("筛选目录"))
        self._filter_button.setCheckable(True)
        self._filter_button.toggled.connect(self._show_filter)
        self._annotated_button = self._header.add_button("message-square", self.tr("只看有批注的条目"))
        self._annotated_button.setCheckable(True)
        self._annotated_button.toggled.connect(self._narrow)
        self._fold_button = self._header.add_button("chevrons-down-up", self.tr("全部折叠或展开"))
        self._fold_button.clicked.connect(self._view.fold_or_unfold)
        self._fold_button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._fold_button.customContextMenuRequested.connect(self._choose_level)
        self.filter = TreeFilter(theme)
        self.filter.changed.connect(self._narrow)
        self.filter.left.connect(self._leave_filter)
        self.filter.entered.connect(self._enter_tree)
        self.filter.facts.refused.connect(desk.refused)
        self.filter.hide()
        self._view.clicked.connect(self._chosen)
        self._view.activated.connect(self._chosen)
        self._empty = EmptyState(theme, "filter", self.tr("筛选后没有条目"), self.tr("清除筛选"))
        self._empty.triggered.connect(self.clear_filter)
        self._empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._header, self.filter, self._view, self._empty):
            column.addWidget(widget)
        set_surface(self, Surface.PANEL)
        reading.outline_changed.connect(self._show)
        reading.outline_revised.connect(self._revise)
        reading.clause_changed.connect(self._view.follow)
        desk.touched.connect(self._on_touched)
        levels = {f"unfold_{level}": lambda level=level: self._view.unfold_to(level) for level in range(1, LEVELS + 1)}
        filtering = {"filter_outline": lambda: self._filter_button.setChecked(True)}
        desk.actions.bind(self._view, {**filtering, **levels})

    @property
    def view(self) -> OutlineTree:
        """The tree."""
        return self._view

    @property
    def heading(self) -> QWidget:
        """The line above the tree."""
        return self._header

    @property
    def model(self) -> OutlineModel:
        """The clauses, unfiltered."""
        return self._view.clauses

    def _on_touched(self, touched: Touched) -> None:
        if {"link", "alignment", "plan"} & set(touched.ids):
            self._show_decisions()

    def _show_decisions(self) -> None:
        session, outline = self._desk.session, self._reading.outline
        if session is not None and outline is not None:
            self._view.clauses.decide(session.links.progress(outline.plan.id))

    def _choose_level(self, position: QPoint) -> None:
        """The menu of levels, on the button that folds."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for level in range(1, LEVELS + 1):
            words = self.tr("展开到{level}").format(level=level_word(level))
            menu.addAction(self._desk.actions.with_key(words, f"unfold_{level}"), lambda level=level: self._view.unfold_to(level))
        menu.popup(self._fold_button.mapToGlobal(position))

    def _leave_filter(self) -> None:
        self._filter_button.setChecked(False)
        self._view.setFocus()

    def _enter_tree(self) -> None:
        self._view.setFocus()
        if not self._view.currentIndex().isValid():
            self._view.setCurrentIndex(self._view.clauses.index(0, 0))

    def _show(self, outline: Outline | None) -> None:
        self._facts = None
        self._view.clauses.show(outline)
        self._show_decisions()
        self._count()
        self._narrow()

    def _revise(self, outline: Outline) -> None:
        """Show the plan as it is now, as far as possible as it was looked at."""
        self._view.revise(outline)
        self._show_decisions()
        self._count()
        self._say_nothing_passes()

    def name_plan(self, on: bool) -> None:
        """Say in the head which plan this is the tree of, where there are two."""
        self._named = on
        self._count()

    def _count(self) -> None:
        outline = self._reading.outline
        items = sum(clause.kind is ClauseKind.ITEM for clause in outline.clauses) if outline else 0
        label = outline.plan.label if outline and self._named else ""
        self._header.set_count(" · ".join(part for part in (label, self.tr("%n 条", "", items) if items else "") if part))

    def marking(self, annotations: Sequence[Annotation], tags: Sequence[Tag]) -> Iterator[None]:
        """Show tags beside clauses, in slices."""
        yield from self._view.clauses.marking(annotations, tags)
        if self._annotated_button.isChecked():
            self._refiltered()

    def know_facts(self, facts: Sequence[PlanFact]) -> None:
        """What facts the plan has, which may be asked for."""
        self._facts = facts
        if self.filter.facts.asked is not None:
            self._narrow()

    def count_hits(self, spans: Sequence[Span]) -> None:
        """Show numbers of search hits beside clauses."""
        self._view.clauses.count_hits(spans)

    def _chosen(self, index: QModelIndex) -> None:
        clause = index.data(CLAUSE_ROLE)
        if isinstance(clause, Clause) and len(self._view.selected()) == 1:  # else clauses are being selected
            self._desk.read(clause.plan_id, clause.head)

    def _show_filter(self, on: bool) -> None:
        self.filter.setVisible(on)
        if on:
            self.filter.setFocus()
        else:
            self.filter.clear()

    def clear_filter(self) -> None:
        """Show all clauses again."""
        self._filter_button.setChecked(False)
        self._annotated_button.setChecked(False)

    def _narrow(self) -> None:
        among = self.filter.with_facts(self._facts)
        self._view.narrow(self.filter.field.text(), annotated=self._annotated_button.isChecked(), among=among)
        self._refiltered()

    def _refiltered(self) -> None:
        self._say_nothing_passes()
        if self._view.clauses.narrowed:
            self._view.expandAll()
        else:
            self._view.unfold()
            self._view.follow(self._reading.clause_id)

    def _say_nothing_passes(self) -> None:
        nothing = self._view.clauses.narrowed and self._view.clauses.rowCount() == 0
        self._empty.setVisible(nothing)
        self._view.setVisible(not nothing)
