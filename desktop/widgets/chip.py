"""A rounded switch that is legend, filter and counter in one: sign, text, count."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from desktop.fonts import tabular
from desktop.icons import paint_icon
from desktop.painting import Underline, draw_box, draw_focus, draw_tag_square, draw_underline
from desktop.theme import Theme
from desktop.tokens import RADIUS_CHIP, SMALL, Tokens
from desktop.widgets.buttons import PressedByEnter, shows_focus

_PADDING = 10
_GAP = 5
_SIGN = 14
_HEIGHT = 22


class Chip(PressedByEnter, QToolButton):
    """A checkable chip.

    Signs, all optional: an icon (in `tone` of the tokens, else the text's colour), the number square of a tag
    (0-based colour index), and an underline form under the text.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        icon_name: str | None = None,
        tone: Callable[[Tokens], QColor] | None = None,
        tag: int | None = None,
        underline: Underline | None = None,
        count: int | str | None = None,
        checked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        self._tone = tone
        self._tag = tag
        self._underline = underline
        self._count = ""
        self.setText(text)
        self.setFont(theme.font(SMALL))
        self.setCheckable(True)
        self.setChecked(checked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)
        theme.changed.connect(self.update)

    def count(self) -> str:
        """The count as shown; empty when there is none."""
        return self._count

    def set_count(self, count: int | str | None) -> None:
        """Show another count; `None` shows none."""
        self._count = "" if count is None else f"{count:,}" if isinstance(count, int) else count
        self.setAccessibleName(f"{self.text()} {self._count}".strip())
        self.updateGeometry()
        self.update()

    def set_line(self, underline: Underline | None, tone: Callable[[Tokens], QColor] | None) -> None:
        """Underline the text in another form and colour."""
        self._underline, self._tone = underline, tone
        self.update()

    def sizeHint(self) -> QSize:
        width = 2 * _PADDING + self.fontMetrics().horizontalAdvance(self.text())
        width += _SIGN + _GAP if self._has_sign() else 0
        width += self._count_width() + _GAP if self._count else 0
        return QSize(width, max(_HEIGHT, self.fontMetrics().height() + 6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        radius = min(RADIUS_CHIP, self.height() / 2)
        if self.isChecked() and self.isEnabled():
            draw_box(painter, self.rect(), radius, tokens.bg_selected, tokens.accent)
        else:
            hovered = self.underMouse() and self.isEnabled()
            draw_box(painter, self.rect(), radius, tokens.bg_hover if hovered else None, tokens.line_strong)
        self._paint_contents(painter, tokens)
        if shows_focus(self):
            draw_box(painter, self.rect().adjusted(2, 2, -2, -2), radius - 2, None, tokens.bg_page)
            draw_focus(painter, self.rect(), radius, tokens)

    def _paint_contents(self, painter: QPainter, tokens: Tokens) -> None:
        color = tokens.accent if self.isChecked() else tokens.text_2
        quiet = color if self.isChecked() else tokens.text_3
        if not self.isEnabled():
            color = quiet = tokens.text_off
        area = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        if self._has_sign():
            square = QRect(area.left(), (self.height() - _SIGN) // 2, _SIGN, _SIGN)
            if self._tag is not None:
                draw_tag_square(painter, square, tokens, self._tag, str(self._tag + 1))
            elif self._icon_name:
                paint_icon(painter, square, self._icon_name, self._tone(tokens) if self._tone and self.isEnabled() else color)
            area.setLeft(area.left() + _SIGN + _GAP)
        painter.setPen(color)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._underline is not None:
            bottom = (self.height() + self.fontMetrics().height()) / 2
            length = self.fontMetrics().horizontalAdvance(self.text())
            line = self._tone(tokens) if self._tone and self.isEnabled() else color
            draw_underline(painter, QPointF(area.left(), bottom), length, self._underline, line)
        painter.setFont(tabular(self.font()))
        painter.setPen(quiet)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count)

    def _has_sign(self) -> bool:
        return self._icon_name is not None or self._tag is not None

    def _count_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._count)
