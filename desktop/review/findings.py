"""What the review lists beside the text: the places of doubt, and the noise by kind, each a way to its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from core.model import NoiseKind, Span
from core.parsed import Noise
from desktop.icons import paint_icon
from desktop.noise_words import noise_word
from desktop.painting import draw_box, draw_focus
from desktop.review.marks import Opened
from desktop.theme import Theme, tabular
from desktop.tokens import RADIUS_CONTROL, SMALL, UI
from desktop.widgets import IconButton, Label, SectionHeader
from desktop.widgets.buttons import PressedByEnter, shows_focus

MOST_DOUBTS = 40  # rows; the keys lead to the others


class _Row(PressedByEnter, QAbstractButton):
    """A row that leads to a place of the text: a sign, words that wrap, and at the right a count."""

    def __init__(self, theme: Theme, text: str, count: str = "", *, doubt: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._count = count
        self._doubt = doubt
        self.setText(text)
        self.setFont(theme.font(SMALL if doubt else UI))
        self.setAccessibleName(f"{text} {count}".strip())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.heightForWidth(max(80, self.width())))

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - 30 - self._count_width(), 2000)
        needed = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text()).height()
        return max(28, needed + 10)

    def _count_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._count) + 12 if self._count else 6

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        if self.underMouse():
            draw_box(painter, self.rect(), RADIUS_CONTROL, tokens.bg_hover)
        if self._doubt:
            paint_icon(painter, QRect(6, 7, 14, 14), "triangle-alert", tokens.warn)
        else:
            painter.fillRect(QRect(7, self.height() // 2 - 6, 12, 12), QBrush(tokens.text_3, Qt.BrushStyle.BDiagPattern))
        painter.setFont(self.font())
        painter.setPen(tokens.text)
        room = self.rect().adjusted(28, 0, -self._count_width(), 0)
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.setFont(tabular(self._theme.font(SMALL)))
        painter.setPen(tokens.text_3)
        painter.drawText(
            self.rect().adjusted(0, 0, -4, 0), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._count
        )
        if shows_focus(self):
            draw_focus(painter, self.rect(), RADIUS_CONTROL, tokens)


class Findings(QWidget):
    """Doubts above noise; either part is there only where there is something in it."""

    go_wanted = Signal(Span)
    give_back_wanted = Signal(list)  # spans

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = language
        self._shown: tuple[object, ...] = ()
        self._at: dict[NoiseKind, int] = {}  # which piece of a kind was shown last
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_source(self, opened: Opened | None) -> None:
        """List the doubts and the noise of a source; rows that are right already stay, and keep the focus."""
        parsed = opened.review.parsed if opened else None
        shown = (parsed.doubts, parsed.noise) if parsed else ()
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._at.clear()
        if opened is not None:
            self._doubts(opened)
            self._noise(opened.review.parsed.noise)

    def _head(self, title: str, count: str) -> None:
        self._column.addWidget(SectionHeader(self._theme, title, count))

    def _doubts(self, opened: Opened) -> None:
        doubts = opened.review.parsed.doubts
        if not doubts:
            return
        self._head(self.tr("请核对"), self.tr("%n 处", "", len(doubts)))
        for doubt in doubts[:MOST_DOUBTS]:
            row = _Row(self._theme, doubt.notice.text(self._language), doubt=True)
            row.clicked.connect(lambda _checked=False, span=doubt.span: self.go_wanted.emit(span))
            self._add(row)
        if len(doubts) > MOST_DOUBTS:
            more = self.tr("还有 %n 处，按 ] 逐处查看", "", len(doubts) - MOST_DOUBTS)
            label = Label(self._theme, more, tone="text_3", role=SMALL)
            label.setContentsMargins(38, 2, 8, 6)
            self._column.addWidget(label)

    def _noise(self, noise: Sequence[Noise]) -> None:
        said = self.tr("%n 处，不进正文，随时可恢复", "", len(noise)) if noise else self.tr("没有，全部归入正文")
        self._head(self.tr("网页杂质"), said)
        for kind in dict.fromkeys(each.kind for each in noise):
            pieces = [each.span for each in noise if each.kind is kind]
            letters = f"{sum(len(span) for span in pieces):,}"
            count = self.tr("{n} 处 · {letters} 字").format(n=len(pieces), letters=letters)
            row = _Row(self._theme, noise_word(kind), count)
            row.setToolTip(self.tr("点按查看下一处"))
            row.clicked.connect(lambda _checked=False, kind=kind, pieces=pieces: self._visit(kind, pieces))
            restore = IconButton(self._theme, "undo-2", self.tr("全部收回正文：{kind}").format(kind=noise_word(kind)))
            restore.clicked.connect(lambda _checked=False, pieces=pieces: self.give_back_wanted.emit(pieces))
            self._add(row, restore)

    def _add(self, row: _Row, button: IconButton | None = None) -> None:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(8, 0, 6, 0)
        layout.setSpacing(2)
        layout.addWidget(row, 1)
        if button is not None:
            layout.addWidget(button)
        self._column.addWidget(line)

    def _visit(self, kind: NoiseKind, pieces: Sequence[Span]) -> None:
        """Go to the next piece of a kind, round the end."""
        at = (self._at.get(kind, -1) + 1) % len(pieces)
        self._at[kind] = at
        self.go_wanted.emit(pieces[at])
