"""Why two clauses were linked: a bar where the reason is a share, a tick where it is a fact, and the words of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.alignment import explain
from desktop.icons import paint_icon
from desktop.painting import draw_box
from desktop.theme import Theme
from desktop.tokens import SMALL
from desktop.widgets import Label

_BAR = 56
_THICK = 6
_ROW = 20


class _Sign(QWidget):
    """A bar for a share of 0 to 1, a tick for None."""

    def __init__(self, theme: Theme, share: float | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = share
        self.setFixedSize(QSize(_BAR, _ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        if self._share is None:
            paint_icon(painter, QRectF(_BAR - 18, 3, 14, 14), "check", tokens.accent)
            return
        track = QRectF(0, (_ROW - _THICK) / 2, _BAR, _THICK)
        draw_box(painter, track, _THICK / 2, tokens.line)
        if self._share > 0:
            track.setWidth(max(_THICK, _BAR * min(self._share, 1.0)))
            draw_box(painter, track, _THICK / 2, tokens.accent)


class ReasonsView(QWidget):
    """One line per reason, in the order in which they were stored."""

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = language
        self._shown: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_reasons(self, reasons: Sequence[str]) -> None:
        """Show the reasons of a link, as the codes it stores."""
        if tuple(reasons) == self._shown:
            return
        self._shown = tuple(reasons)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for reason in reasons:
            self._column.addWidget(self._line(reason))

    def texts(self) -> list[str]:
        """The words shown."""
        return [explain(reason, self._language) for reason in self._shown]

    def _line(self, reason: str) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        words = Label(self._theme, explain(reason, self._language), tone="text_2", role=SMALL, wrap=True)
        words.setMinimumHeight(_ROW)
        row.addWidget(_Sign(self._theme, _share(reason), line), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return line


def _share(reason: str) -> float | None:
    name, _, value = reason.partition(":")
    if name not in ("similarity", "runner_up"):
        return None
    try:
        return float(value)
    except ValueError:
        return None
