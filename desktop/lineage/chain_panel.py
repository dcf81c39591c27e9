"""One theme from plan to plan: what each says, what became of it, and the ways into reader and comparison."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.alignment import Cell, Theme
from core.model import Clause, Outline, Plan
from desktop.compare.link_parts import Contents
from desktop.compare.ribbons import ChipSpec, chip_size, draw_chip
from desktop.compare.words import RELATION_ICONS, lineage_word, moved_word
from desktop.theme import Theme as Look
from desktop.tokens import SMALL, SMALLEST, UI_STRONG
from desktop.widgets import ElidedLabel, Label, LinkButton, PushButton, SectionHeader, Surface, set_surface

WIDTH = 320
_LONGEST = 400  # code points of a clause that are shown


class _Relation(QWidget):
    """The chip of a relation."""

    def __init__(self, look: Look, cell: Cell, several_issuers: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._cell = cell
        self._several_issuers = several_issuers
        size = chip_size(self._chip(), look.font(SMALL))
        self.setFixedSize(size.toSize())
        self.setAccessibleName(self._chip().text)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_chip(QPainter(self), QPointF(0, 0), self._chip(), self._look.font(SMALL), self._look.tokens)

    def _chip(self) -> ChipSpec:
        relation = self._cell.relation
        if relation is None:
            return ChipSpec("minus", "", self._look.tokens.text_3)
        moved = " · " + moved_word() if self._cell.moved else ""
        word = lineage_word(relation, several_issuers=self._several_issuers)
        return ChipSpec(RELATION_ICONS[relation], word + moved, self._look.tokens.relations[relation])


class ChainPanel(QWidget):
    """The texts of a theme's cells below each other; plans that say nothing of it are named too."""

    closed = Signal()
    read = Signal(Clause)
    compared = Signal(int, int)  # old and new plan
    brief = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pair = (0, 0)
        self._several_issuers = False
        self.setFixedWidth(WIDTH)
        set_surface(self, Surface.PANEL)
        self._header = SectionHeader(look, self.tr("沿革"))
        self._header.add_button("x", self.tr("关闭")).clicked.connect(self.closed)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setViewportMargins(1, 0, 0, 0)
        set_surface(self._area, Surface.PANEL)
        self.compare = PushButton(look, self.tr("打开对照"), "git-compare-arrows")
        self.compare.clicked.connect(lambda: self.compared.emit(*self._pair))
        self.briefing = PushButton(look, self.tr("放入简报"), "file-output")
        self.briefing.clicked.connect(self.brief)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 10, 12, 10)
        foot.setSpacing(8)
        foot.addWidget(self.compare, 1)
        foot.addWidget(self.briefing, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._area, 1)
        column.addLayout(foot)

    def set_several_issuers(self, several: bool) -> None:
        """Whether the plans of what is shown next come from more than one issuer."""
        self._several_issuers = several

    def show_theme(self, theme: Theme, plans: tuple[Plan, ...], outlines: dict[int, Outline], at: int) -> None:
        """Show the chain of a theme through plans; `at` is the plan whose cell was asked for, 0 for none."""
        room = WIDTH - 110
        self._header.set_title(self.fontMetrics().elidedText(theme.name, Qt.TextElideMode.ElideRight, room))
        self._header.setToolTip(theme.name)
        self._header.set_count(self.tr("%n 份", "", len(theme.cells)))
        inside = Contents()
        set_surface(inside, Surface.PANEL)
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(4)
        asked: QWidget | None = None
        for plan in plans:
            cell = theme.cells.get(plan.id)
            part = self._absent(plan) if cell is None else self._said(plan, cell, outlines[plan.id])
            column.addWidget(part)
            asked = part if plan.id == at else asked
        column.addStretch(1)
        self._area.setWidget(inside)
        self._area.verticalScrollBar().setValue(0)
        if asked is not None:
            QTimer.singleShot(0, asked, lambda: self._bring_into_sight(asked))
        self._pair = _pair(theme, at)
        self.compare.setEnabled(all(self._pair))

    def _bring_into_sight(self, part: QWidget) -> None:
        """Scroll to a plan, once it has its place."""
        self._area.verticalScrollBar().setValue(part.y())

    def texts(self) -> list[str]:
        """The lines shown, from the top."""
        return [label.text() for label in self._area.findChildren(Label)]

    def relations(self) -> list[str]:
        """The words of the chips shown, from the top."""
        return [chip.accessibleName() for chip in self._area.findChildren(_Relation)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        painter.fillRect(0, 0, 1, self.height(), tokens.line)
        painter.fillRect(0, self._header.geometry().bottom(), self.width(), 1, tokens.line)
        painter.fillRect(0, self._area.geometry().bottom(), self.width(), 1, tokens.line)

    def _said(self, plan: Plan, cell: Cell, outline: Outline) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(self._look, plan.label, role=UI_STRONG, elide=Qt.TextElideMode.ElideMiddle), 1)
        if cell.relation is not None:
            head.addWidget(_Relation(self._look, cell, self._several_issuers, part))
        column.addLayout(head)
        for clause_id in cell.clause_ids:
            clause = outline.find(clause_id)
            if clause is not None:
                column.addWidget(self._clause(clause, outline))
        if cell.relation is not None:
            said = self.tr("已决") if cell.decided else self.tr("待定 {}").format(f"{cell.confidence:.2f}")
            column.addWidget(Label(self._look, said, tone="text_3", role=SMALLEST))
        return part

    def _clause(self, clause: Clause, outline: Outline) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        text = outline.quote(clause.span)
        shown = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
        words = Label(self._look, shown, tone="text_2", role=SMALL, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
        link = LinkButton(self._look, self.tr("在阅读中打开"), role=SMALLEST)
        link.setAccessibleName(self.tr("在阅读中打开：{}").format(clause.label or shown[:20]))
        link.clicked.connect(lambda: self.read.emit(clause))
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _absent(self, plan: Plan) -> QWidget:
        return ElidedLabel(self._look, self.tr("{}：未见").format(plan.label), tone="text_3", role=SMALL)


def _pair(theme: Theme, at: int) -> tuple[int, int]:
    """The plans to compare: that of the cell asked for and the one it came from, else the first two that speak of the theme."""
    cell = theme.cells.get(at)
    if cell is not None and cell.since is not None:
        return cell.since, at
    following = next((c for c in theme.cells.values() if c.since is not None and (not at or c.since == at)), None)
    return (following.since or 0, following.plan_id) if following else (0, 0)
