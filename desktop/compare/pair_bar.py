"""The bar above the comparison: which two plans, how far the analyst is, and what concerns all links at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from core.model import Decision, Plan
from desktop.compare.pairs import Pair
from desktop.compare.plan_picker import PlanPicker
from desktop.painting import draw_box
from desktop.theme import Theme, tabular
from desktop.tokens import SMALL
from desktop.widgets import IconButton, Label, PushButton, TwoRows

SURE = 0.90
"""Links above this confidence can be confirmed all at once."""

_ONE_ROW_FROM = 940

LEVELS = (0.95, 0.90, 0.80, 0.70, 0.50)
"""What the confidence can be set to above which links are confirmed."""


class DecidedBar(QWidget):
    """How much is decided: confirmed and rejected links as parts of one bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts = (0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)
        self.setMaximumWidth(130)
        theme.changed.connect(self.update)

    def set_parts(self, confirmed: int, rejected: int, total: int) -> None:
        """Show these counts."""
        self._parts = (confirmed, rejected, total)
        text = self.tr("确认 {}，否决 {}，共 {}").format(confirmed, rejected, total)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(90, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        track = QRectF(0, (self.height() - 7) / 2, self.width(), 7)
        draw_box(painter, track, 3.5, tokens.line)
        confirmed, rejected, total = self._parts
        if total:
            decided = QRectF(track)
            decided.setWidth(track.width() * (confirmed + rejected) / total)
            green = QRectF(track)
            green.setWidth(track.width() * confirmed / total)
            painter.setClipRect(decided)
            draw_box(painter, track, 3.5, tokens.err)
            painter.setClipRect(green)
            draw_box(painter, track, 3.5, tokens.ok)


class PairBar(TwoRows):
    """Pickers, swap, the year before, progress, and the actions on all links."""

    chosen = Signal(int, int)  # old and new plan; 0 for none
    last_year_asked = Signal(int)  # the new plan
    figures_asked = Signal()
    align_asked = Signal()
    sure_asked = Signal(float)  # confirm what is above this confidence

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_ONE_ROW_FROM, parent)
        self._pair = (0, 0)
        self._pairs: tuple[Pair, ...] = ()
        self.old = PlanPicker(self.tr("旧文件"), self.tr("选旧文件"))
        self.new = PlanPicker(self.tr("新文件"), self.tr("选新文件"))
        self.swap = IconButton(theme, "arrow-left-right", self.tr("对调两份文件"))
        self.last_year = IconButton(theme, "history", self.tr("与上一年对照"))
        self.figures = IconButton(theme, "ruler", self.tr("对照数据"))
        self.levels = IconButton(theme, "chevron-down", self.tr("另选置信，全部确认"))
        self.decided = Label(theme, tone="text_2", role=SMALL)
        self.decided.setFont(tabular(self.decided.font()))
        self.bar = DecidedBar(theme)
        self.sure = PushButton(theme, "", "circle-check")
        self.align = PushButton(theme, self.tr("重新对照"), "refresh-cw")
        plans, links = QHBoxLayout(), QHBoxLayout()
        plans.addWidget(self.old, 100)
        plans.addWidget(self.swap)
        plans.addWidget(self.new, 100)
        plans.addWidget(self.last_year)
        plans.addStretch(1)
        for part in (self.decided, self.bar, self.figures, self.sure, self.levels, self.align):
            links.addWidget(part)
        for row in (plans, links):
            row.setSpacing(8)
        self.set_rows(plans, links)
        for button in (self.sure, self.align):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.old.activated.connect(lambda _index: self._choose(changed_old=True))
        self.new.activated.connect(lambda _index: self._choose(changed_old=False))
        self.swap.clicked.connect(self._swap)
        self.align.clicked.connect(self.align_asked)
        self.sure.clicked.connect(lambda: self.sure_asked.emit(SURE))
        self.levels.clicked.connect(self._offer_levels)
        self.figures.clicked.connect(self.figures_asked)
        self.last_year.clicked.connect(lambda: self.last_year_asked.emit(self._pair[1]))

    def set_plans(self, plans: Sequence[Plan]) -> None:
        """Offer these plans on both sides."""
        self.old.set_plans(plans)
        self.new.set_plans(plans)

    def set_pair(self, old: int, new: int) -> None:
        """Show which plans are compared."""
        self.old.choose(old)
        self.new.choose(new)
        self._pair = (old, new)
        self.swap.setEnabled(bool(old or new))
        self.last_year.setEnabled(bool(new))

    def show_progress(self, pairs: Sequence[Pair], *, busy: bool) -> None:
        """Show how many of the links are decided; `busy`: they are being proposed right now."""
        rejected = sum(pair.link.decision is Decision.REJECTED for pair in pairs)
        decided = sum(pair.decided for pair in pairs)
        self.decided.setText(self.tr("已决 {} / {}").format(decided, len(pairs)))
        self.bar.set_parts(decided - rejected, rejected, len(pairs))
        for part in (self.decided, self.bar, self.figures, self.levels):
            part.setVisible(bool(pairs))
        self._pairs = tuple(pairs)
        self.levels.setEnabled(not busy and bool(sure(pairs, LEVELS[-1])))
        count = len(sure(pairs))
        self.sure.setText(self.tr("确认 {} 处高于 {}").format(count, f"{SURE:.2f}"))
        self.sure.setVisible(bool(pairs))
        self.sure.setEnabled(count > 0 and not busy)
        self.sure.setToolTip(self.tr("把两边都有、置信高于 {} 的 {} 处待定改为已确认，一步撤销").format(f"{SURE:.2f}", count))
        self.align.setEnabled(all(self._pair) and not busy)
        self.align.setVisible(bool(pairs) or busy)
        self.align.setToolTip(self.tr("再找一遍对应；已作的决定都保留"))

    def _offer_levels(self) -> None:
        """A menu of confidences, each with how many links it would confirm."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for level in LEVELS:
            count = len(sure(self._pairs, level))
            entry = menu.addAction(self.tr("确认全部高于 {}（{} 处）").format(f"{level:.2f}", count))
            entry.setEnabled(count > 0)
            entry.triggered.connect(lambda _checked=False, level=level: self.sure_asked.emit(level))
        menu.popup(self.levels.mapToGlobal(QPoint(0, self.levels.height())))

    def _choose(self, *, changed_old: bool) -> None:
        old, new = self.old.plan_id(), self.new.plan_id()
        if old and old == new:
            # The plan of the other side was chosen: the two change places.
            old, new = (old, self._pair[0]) if changed_old else (self._pair[1], new)
        self.chosen.emit(old, new)

    def _swap(self) -> None:
        self.chosen.emit(self._pair[1], self._pair[0])


def sure(pairs: Sequence[Pair], above: float = SURE) -> list[int]:
    """The links not decided yet that join both sides with a confidence above a mark."""
    return [pair.id for pair in pairs if pair.old and pair.new and not pair.decided and pair.link.confidence > above]
