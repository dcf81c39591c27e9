"""The last row of a card whose annotation is not surely where it belongs: what is the matter, and what can be done."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from core.model import Annotation, Fit
from desktop.icons import paint_icon
from desktop.theme import Theme
from desktop.tokens import SMALL

HEIGHT = 28
TITLE = 30  # pixels above the first card whose place was lost
_GAP = 14
_SIGN = 18


class PlaceAct(Enum):
    """The place shown is right; or another is to be chosen."""

    CONFIRM = auto()
    MOVE = auto()


class PlaceRow:
    """Draws the row and tells what is at a point of it; `row` is the row's rectangle."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    @staticmethod
    def height(annotation: Annotation) -> int:
        """How high the row of an annotation is; one that stands firm has none."""
        return 0 if annotation.fit is Fit.FIRM else HEIGHT

    def _links(self, annotation: Annotation, row: QRect) -> list[tuple[PlaceAct, str, QRect]]:
        """What can be done, from the right."""
        metrics, right = QFontMetrics(self._theme.font(SMALL)), row.right() + 1
        found: list[tuple[PlaceAct, str, QRect]] = []
        acts = (PlaceAct.MOVE,) if annotation.fit is Fit.LOST else (PlaceAct.MOVE, PlaceAct.CONFIRM)
        for act in acts:
            words = place_act_word(act)
            width = metrics.horizontalAdvance(words)
            found.append((act, words, QRect(right - width, row.top(), width, row.height())))
            right -= width + _GAP
        return found

    def act_at(self, annotation: Annotation, row: QRect, point: QPoint) -> PlaceAct | None:
        """What a click there asks for."""
        if annotation.fit is Fit.FIRM:
            return None
        return next((act for act, _, area in self._links(annotation, row) if area.adjusted(-4, 0, 4, 0).contains(point)), None)

    def paint(self, painter: QPainter, annotation: Annotation, row: QRect) -> None:
        """Draw the row."""
        tokens, left = self._theme.tokens, row.right()
        painter.setFont(self._theme.font(SMALL))
        painter.setPen(tokens.accent)
        for _, words, area in self._links(annotation, row):
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
            left = area.left()
        paint_icon(painter, QRect(row.left(), row.center().y() - 6, 14, 14), "triangle-alert", tokens.warn)
        painter.setPen(tokens.warn)
        room = QRect(row.left() + _SIGN, row.top(), left - _GAP - row.left() - _SIGN, row.height())
        words = painter.fontMetrics().elidedText(fit_word(annotation.fit), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


def place_act_word(act: PlaceAct) -> str:
    """位置无误 or 重新定位."""
    return {
        PlaceAct.CONFIRM: QCoreApplication.translate("PlaceRow", "位置无误"),
        PlaceAct.MOVE: QCoreApplication.translate("PlaceRow", "重新定位"),
    }[act]


def fit_word(fit: Fit) -> str:
    """What is the matter with a place; nothing where it is sure."""
    return {
        Fit.FIRM: "",
        Fit.CHECK: QCoreApplication.translate("PlaceRow", "位置待核对"),
        Fit.LOST: QCoreApplication.translate("PlaceRow", "未能定位"),
    }[fit]
