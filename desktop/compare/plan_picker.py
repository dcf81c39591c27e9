"""Choosing one of the library's plans: a picker that keeps both ends of a title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from core.model import Plan

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


def plan_text(plan: Plan) -> str:
    """A plan in a list: label, 推定 where the year is inferred, and title."""
    evidence = plan.metadata.evidence_for("year")
    inferred = QCoreApplication.translate("Compare", "{}（推定）")
    label = inferred.format(plan.label) if evidence is not None and evidence.inferred else plan.label
    return label if plan.label.startswith(plan.title) else f"{label}{_DOT}{plan.title}"
