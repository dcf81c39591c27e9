"""The bar above the comparison: which two plans, how far the analyst is, and what concerns all links at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from core.model import Decision, Plan
from desktop.compare.pairs import Pair
from desktop.painting import draw_box
from desktop.theme import Theme, tabular
from desktop.tokens import SMALL
from desktop.widgets import IconButton, Label, PushButton

SURE = 0.90
"""Links above this confidence can be confirmed all at once."""

_PICKER_MOST = 250
_PICKER_LEAST = 96
_TITLE_LEAST = 40
_DOT = " · "


class PlanPicker(QComboBox):
    """One of the library's plans, by label and title."""

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setPlaceholderText(placeholder)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMinimumWidth(_PICKER_LEAST)
        self.setMaximumWidth(_PICKER_MOST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_plans(self, plans: Sequence[Plan]) -> None:
        """Offer these plans; the chosen one stays chosen."""
        chosen = self.plan_id()
        self.clear()
        for plan in plans:
            self.addItem(plan_text(plan), plan.id)
            self.setItemData(self.count() - 1, plan.title, Qt.ItemDataRole.ToolTipRole)
        self.choose(chosen)

    def choose(self, plan_id: int) -> None:
        """Choose a plan; 0, or one that is not there, chooses none."""
        self.setCurrentIndex(self.findData(plan_id))
        self.setToolTip(self.currentText() or self.accessibleName())

    def plan_id(self) -> int:
        """The plan chosen; 0 for none."""
        return int(self.currentData() or 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The text keeps its beginning and its end: titles of one series differ in the last character."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        chosen = self.currentIndex() >= 0
        role = QPalette.ColorRole.ButtonText if chosen else QPalette.ColorRole.PlaceholderText
        painter.setPen(self.palette().color(role))
        area = field.adjusted(4, 0, -2, 0)
        text = self._fitting(self.currentText(), area.width()) if chosen else self.placeholderText()
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def showPopup(self) -> None:
        metrics = self.view().fontMetrics()
        widths = [metrics.horizontalAdvance(self.itemText(index)) for index in range(self.count())]
        self.view().setMinimumWidth(min(max(widths, default=0) + 40, 560))
        super().showPopup()

    def _fitting(self, text: str, width: int) -> str:
        metrics = self.fontMetrics()
        label, dot, title = text.partition(_DOT)
        room = width - metrics.horizontalAdvance(label + dot)
        if not dot or room < _TITLE_LEAST:
            return metrics.elidedText(label, Qt.TextElideMode.ElideRight, width)
        return label + dot + metrics.elidedText(title, Qt.TextElideMode.ElideMiddle, room)


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


class PairBar(QWidget):
    """Pickers, swap, progress, and the two actions on all links."""

    chosen = Signal(int, int)  # old and new plan; 0 for none
    align_asked = Signal()
    sure_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair = (0, 0)
        self.old = PlanPicker(self.tr("旧文件"), self.tr("选旧文件"))
        self.new = PlanPicker(self.tr("新文件"), self.tr("选新文件"))
        self.swap = IconButton(theme, "arrow-left-right", self.tr("对调两份文件"))
        self.decided = Label(theme, tone="text_2", role=SMALL)
        self.decided.setFont(tabular(self.decided.font()))
        self.bar = DecidedBar(theme)
        self.sure = PushButton(theme, "", "circle-check")
        self.align = PushButton(theme, self.tr("重新对照"), "refresh-cw")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self.old, 100)
        row.addWidget(self.swap)
        row.addWidget(self.new, 100)
        row.addStretch(1)
        row.addWidget(self.decided)
        row.addWidget(self.bar)
        row.addWidget(self.sure)
        row.addWidget(self.align)
        for button in (self.sure, self.align):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.old.activated.connect(lambda _index: self._choose(changed_old=True))
        self.new.activated.connect(lambda _index: self._choose(changed_old=False))
        self.swap.clicked.connect(self._swap)
        self.align.clicked.connect(self.align_asked)
        self.sure.clicked.connect(self.sure_asked)

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

    def show_progress(self, pairs: Sequence[Pair], *, busy: bool) -> None:
        """Show how many of the links are decided; `busy`: they are being proposed right now."""
        rejected = sum(pair.link.decision is Decision.REJECTED for pair in pairs)
        decided = sum(pair.decided for pair in pairs)
        self.decided.setText(self.tr("已决 {} / {}").format(decided, len(pairs)))
        self.bar.set_parts(decided - rejected, rejected, len(pairs))
        for part in (self.decided, self.bar):
            part.setVisible(bool(pairs))
        count = len(sure(pairs))
        self.sure.setText(self.tr("确认 {} 处高于 {}").format(count, f"{SURE:.2f}"))
        self.sure.setVisible(bool(pairs))
        self.sure.setEnabled(count > 0 and not busy)
        self.sure.setToolTip(self.tr("把两边都有、置信高于 {} 的 {} 处待定改为已确认，一步撤销").format(f"{SURE:.2f}", count))
        self.align.setEnabled(all(self._pair) and not busy)
        self.align.setVisible(bool(pairs) or busy)
        self.align.setToolTip(self.tr("再找一遍对应；已作的决定都保留"))

    def _choose(self, *, changed_old: bool) -> None:
        old, new = self.old.plan_id(), self.new.plan_id()
        if old and old == new:
            # The plan of the other side was chosen: the two change places.
            old, new = (old, self._pair[0]) if changed_old else (self._pair[1], new)
        self.chosen.emit(old, new)

    def _swap(self) -> None:
        self.chosen.emit(self._pair[1], self._pair[0])


def sure(pairs: Sequence[Pair]) -> list[int]:
    """The links not decided yet that join both sides with a confidence above the mark."""
    return [pair.id for pair in pairs if pair.old and pair.new and not pair.decided and pair.link.confidence > SURE]


def plan_text(plan: Plan) -> str:
    """A plan in a list: label, 推定 where the year is inferred, and title."""
    evidence = plan.metadata.evidence_for("year")
    inferred = QCoreApplication.translate("Compare", "{}（推定）")
    label = inferred.format(plan.label) if evidence is not None and evidence.inferred else plan.label
    return plan.title if plan.label == plan.title else f"{label}{_DOT}{plan.title}"
