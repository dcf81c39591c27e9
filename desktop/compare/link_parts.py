"""Parts of the panel of a link: its signs, the field for the note, and what holds them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.compare.pairs import Pair
from desktop.compare.ribbons import ChipSpec, chip_size, draw_chip
from desktop.compare.words import DECISION_ICONS, RELATION_ICONS, decision_color, decision_word, relation_word
from desktop.theme import Theme
from desktop.tokens import SMALL


class Signs(QWidget):
    """Relation and decision of the link as chips."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pair: Pair | None = None
        self._other_issuer = False
        self.setFixedHeight(26)
        theme.changed.connect(self.update)

    def show_pair(self, pair: Pair, *, other_issuer: bool) -> None:
        """Show the signs of a pair."""
        self._pair = pair
        self._other_issuer = other_issuer
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pair is None:
            return
        tokens, link, font = self._theme.tokens, self._pair.link, self._theme.font(SMALL)
        word = relation_word(link.relation, other_issuer=self._other_issuer)
        relation = ChipSpec(RELATION_ICONS[link.relation], word, tokens.relations[link.relation])
        decision = ChipSpec(
            DECISION_ICONS[link.decision], decision_word(link.decision), decision_color(link.decision, tokens), framed=False
        )
        painter = QPainter(self)
        left = 0.0
        for chip in (relation, decision):
            size = chip_size(chip, font)
            draw_chip(painter, QPointF(left, round((self.height() - size.height()) / 2)), chip, font, tokens)
            left += size.width() + 6


class NoteField(QPlainTextEdit):
    """Says when the analyst comes to it and leaves it."""

    entered = Signal()
    left = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Contents(QWidget):
    """As high as its width makes it; the least height of wrapping labels would have it scroll far too soon."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
