"""The noise of a source by kind: how much of each, and its text, hatched as noise is everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model import NoiseKind
from desktop.noise_words import noise_word
from desktop.painting import draw_box
from desktop.theme import Theme
from desktop.tokens import RADIUS_MARK, SMALL, SMALL_STRONG
from desktop.widgets import Label

LONGEST = 240  # characters of one piece that are shown; its tooltip has the rest


class NoisePiece(QWidget):
    """One piece of noise: grey, with a hatched bar at its left."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        folded = " ".join(text.split())
        shown = folded if len(folded) <= LONGEST else f"{folded[:LONGEST]}…"
        label = Label(theme, shown, tone="text_2", role=SMALL, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setToolTip(folded if shown != folded else "")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 5, 8, 5)
        column.addWidget(label)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = self._theme.tokens, QPainter(self)
        draw_box(painter, self.rect(), RADIUS_MARK, tokens.noise_bg)
        bar = self.rect().adjusted(0, 0, 6 - self.width(), 0)
        painter.fillRect(bar, QBrush(tokens.text_3, Qt.BrushStyle.BDiagPattern))


class NoiseList(QWidget):
    """Grouped by kind, in the order in which each kind is first met."""

    def __init__(self, theme: Theme, noise: Sequence[tuple[NoiseKind, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if not noise:
            column.addWidget(Label(theme, self.tr("没有网页杂质，来源文件全部归入正文。"), tone="text_3", role=SMALL))
        order = list(dict.fromkeys(kind for kind, _ in noise))
        ordered = sorted(noise, key=lambda item: order.index(item[0]))
        for kind, pieces in groupby(ordered, key=lambda item: item[0]):
            texts = [text for _, text in pieces]
            title = self.tr("{kind} {count} 处").format(kind=noise_word(kind), count=len(texts))
            head = Label(theme, title, tone="text_2", role=SMALL_STRONG)
            head.setContentsMargins(0, 4, 0, 0)
            column.addWidget(head)
            for text in texts:
                column.addWidget(NoisePiece(theme, text))
