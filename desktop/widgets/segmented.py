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

_PADDING, _LEAST_PADDING = 12, 3
_GAP, _LEAST_GAP = 6, 4


class _Segment(QToolButton):
    """Where room is short its padding shrinks first, then its icon goes; the word stays whole."""

    def __init__(self, theme: Theme, text: str, icon_name: str | None, control: SegmentedControl) -> None:
        super().__init__(control)
        self._theme = theme
        self._control = control
        self._icon_name = icon_name
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        icon = ICON_SIDE + _GAP if self._icon_name else 0
        return QSize(self._text_width() + icon + 2 * _PADDING, max(26, self.fontMetrics().height() + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_width() + 2 * _LEAST_PADDING, self.sizeHint().height())

    def has_room_for_icon(self) -> bool:
        """Whether the word leaves room for the icon; so it does where there is no icon."""
        room = self.width() - self._text_width() - 2 * _LEAST_PADDING
        return self._icon_name is None or room >= ICON_SIDE + _LEAST_GAP

    def _text_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text())

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
        area = self.rect()
        free = area.width() - self._text_width()
        if self._icon_name and self._control.shows_icons():
            gap = min(_GAP, free - ICON_SIDE - 2 * _LEAST_PADDING)
            area.setLeft((free - ICON_SIDE - gap) // 2)
            paint_icon(painter, area.adjusted(0, 0, ICON_SIDE - area.width(), 0), self._icon_name, color)
            area.setLeft(area.left() + ICON_SIDE + gap)
        else:
            area.setLeft(free // 2)
        painter.setPen(color)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if shows_focus(self):
            draw_focus(painter, self.rect(), RADIUS_CONTROL - 1, tokens)


class SegmentedControl(QWidget):
    """Choices named by keys; arrow keys move between them. The first one added is on until told otherwise.

    Where it is given less room than it asks for, its segments get narrower and then lose their icons.
    """

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

    def clear(self) -> None:
        """Switch all choices off: what is shown is none of them."""
        self._group.setExclusive(False)
        for segment in self._segments.values():
            segment.setChecked(False)
        self._group.setExclusive(True)

    def button(self, key: str) -> QToolButton:
        """The button of one choice, to disable it or give it a tooltip."""
        return self._segments[key]

    def shows_icons(self) -> bool:
        """Whether there is room for the icons of all segments; it is all of them or none."""
        return all(segment.has_room_for_icon() for segment in self._segments.values())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        fill = tokens.bg_panel if tokens.dark else tokens.bg_hover
        draw_box(QPainter(self), self.rect(), RADIUS_CONTROL, fill, tokens.line)
