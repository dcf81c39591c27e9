"""A row of choices in one frame of which exactly one is on, such as the mode switch."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from desktop.icons import paint_icon
from desktop.painting import draw_box, draw_focus
from desktop.theme import Theme
from desktop.tokens import RADIUS_CONTROL
from desktop.widgets.buttons import ICON_SIDE, shows_focus

_PADDING = 12
_GAP = 6


class _Segment(QToolButton):
    def __init__(self, theme: Theme, text: str, icon_name: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        icon = ICON_SIDE + _GAP if self._icon_name else 0
        return QSize(metrics.horizontalAdvance(self.text()) + icon + 2 * _PADDING, max(26, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        if self.isChecked():
            draw_box(painter, self.rect(), RADIUS_CONTROL - 1, tokens.bg_page, tokens.line_strong)
        color = tokens.text_2
        if not self.isEnabled():
            color = tokens.text_off
        elif self.isChecked():
            color = tokens.accent
        elif self.underMouse():
            color = tokens.text
        area = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        if self._icon_name:
            square = area.adjusted(0, 0, ICON_SIDE - area.width(), 0)
            paint_icon(painter, square, self._icon_name, color)
            area.setLeft(area.left() + ICON_SIDE + _GAP)
        painter.setPen(color)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if shows_focus(self):
            draw_focus(painter, self.rect(), RADIUS_CONTROL - 1, tokens)


class SegmentedControl(QWidget):
    """Choices named by keys; arrow keys move between them. The first one added is on until told otherwise."""

    changed = Signal(str)

    def __init__(self, theme: Theme, accessible_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segments: dict[str, _Segment] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(0)
        self.setAccessibleName(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def add(self, key: str, text: str, icon_name: str | None = None, tip: str = "") -> QToolButton:
        """Add a choice at the end and return its button."""
        segment = _Segment(self._theme, text, icon_name, self)
        segment.setToolTip(tip)
        self._segments[key] = segment
        self._group.addButton(segment)
        self._row.addWidget(segment)
        if len(self._segments) == 1:
            segment.setChecked(True)
        segment.toggled.connect(lambda on: self.changed.emit(key) if on else None)
        return segment

    def current(self) -> str:
        """The key of the choice that is on; empty when there is none."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Switch a choice on; `changed` is emitted if it was off. KeyError: no such choice."""
        self._segments[key].setChecked(True)

    def button(self, key: str) -> QToolButton:
        """The button of one choice, to disable it or give it a tooltip."""
        return self._segments[key]

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        fill = tokens.bg_panel if tokens.dark else tokens.bg_hover
        draw_box(QPainter(self), self.rect(), RADIUS_CONTROL, fill, tokens.line)
