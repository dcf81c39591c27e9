"""What stands in the window while no library is open: take in files, or open, make or try a library."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.icons import paint_icon
from desktop.painting import draw_box, draw_focus
from desktop.theme import Theme
from desktop.tokens import HERO, RADIUS_CARD, SMALL, SMALLEST, UI_STRONG, FontRole
from desktop.widgets import Label, PrimaryButton, Surface, set_surface
from desktop.widgets.buttons import PressedByEnter, shows_focus

WIDTH = 760
LEAD = FontRole(14)
DROP_TITLE = FontRole(15, UI_STRONG.weight)


class Card(PressedByEnter, QAbstractButton):
    """A choice with an icon, a title, a line below, and its key or an aside."""

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        title: str,
        line: str,
        *,
        key: str = "",
        aside: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        self._line = line
        self._key = key
        self._aside = aside
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(part for part in (line, key, aside) if part))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics, small = QFontMetrics(self._theme.font(UI_STRONG)), QFontMetrics(self._theme.font(SMALL))
        widest = max(metrics.horizontalAdvance(self.text()), *map(small.horizontalAdvance, (self._line, self._aside)))
        return QSize(widest + 64, metrics.height() + 2 * small.height() + 44)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = self._theme.tokens, QPainter(self)
        hovered = self.underMouse() or self.isDown()
        edge = tokens.accent if hovered else tokens.line_strong
        draw_box(painter, self.rect(), RADIUS_CARD, tokens.bg_hover if hovered else tokens.bg_page, edge)
        paint_icon(painter, QRect(17, 16, 18, 18), self._icon_name, tokens.accent)
        left, top = 48, 14
        painter.setFont(self._theme.font(UI_STRONG))
        painter.setPen(tokens.text)
        top = self._write(painter, left, top, self.text()) + 3
        painter.setFont(self._theme.font(SMALL))
        painter.setPen(tokens.text_2)
        top = self._write(painter, left, top, self._line) + 7
        if self._key:
            painter.setFont(self._theme.font(SMALLEST))
            metrics = painter.fontMetrics()
            pill = QRect(left, top, metrics.horizontalAdvance(self._key) + 12, metrics.height() + 3)
            draw_box(painter, pill, 4, tokens.bg_panel, tokens.line_strong)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._key)
        else:
            painter.setPen(tokens.text_3)
            self._write(painter, left, top, self._aside)
        if shows_focus(self):
            draw_focus(painter, self.rect(), RADIUS_CARD, tokens)

    def _write(self, painter: QPainter, left: int, top: int, text: str) -> int:
        """One line of text; returns where the next begins."""
        metrics = painter.fontMetrics()
        area = QRect(left, top, self.width() - left - 12, metrics.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft, metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width()))
        return top + metrics.height()


class DropArea(QWidget):
    """The dashed box: a sign, what to do, and the primary button. It shows that it would take what is dragged over the page."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hovered = False
        button = PrimaryButton(theme, self.tr("选择文件…"), "folder-open")
        button.clicked.connect(self.chosen)
        self._title = Label(theme, self.tr("把文件或文件夹拖到这里"), role=DROP_TITLE)
        formats = self.tr("txt、md、docx、doc、wps、rtf、pdf、ofd、网页、zip。一个文件里有几份要点，会分开放进资料库。")
        text = QVBoxLayout()
        text.setSpacing(4)
        text.addStretch(1)
        text.addWidget(self._title)
        text.addWidget(Label(theme, formats, tone="text_2", role=SMALL, wrap=True))
        text.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(82, 22, 28, 22)
        row.setSpacing(16)
        row.addLayout(text, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(96)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self.update)

    def hovered(self) -> bool:
        """Whether it shows that it would take what is dragged."""
        return self._hovered

    def set_hovered(self, hovered: bool) -> None:
        """Show, or no longer, that it would take what is dragged."""
        self._hovered = hovered
        self._title.setText(self.tr("松开鼠标，导入这些文件") if hovered else self.tr("把文件或文件夹拖到这里"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = self._theme.tokens, QPainter(self)
        draw_box(painter, self.rect(), RADIUS_CARD, tokens.bg_selected if self._hovered else tokens.bg_panel)
        pen = QPen(tokens.accent if self._hovered else tokens.control, 2.0 if self._hovered else 1.0)
        pen.setDashPattern([3.0, 3.0])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), RADIUS_CARD, RADIUS_CARD)
        sign = QRect(28, (self.height() - 32) // 2, 32, 32)
        paint_icon(painter, sign, "file-input", tokens.accent if self._hovered else tokens.text_2)


class WelcomePage(QWidget):
    """The whole page takes dropped files; what is done with them and with each choice is left to the window."""

    choose_files = Signal()
    open_library = Signal()
    new_library = Signal()
    open_sample = Signal()
    files_dropped = Signal(list)  # of Path

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drop = DropArea(theme)
        self._drop.chosen.connect(self.choose_files)
        content = QWidget()
        set_surface(content, Surface.PAGE)
        sides = QHBoxLayout(content)
        sides.setContentsMargins(24, 24, 24, 24)
        sides.addStretch(1)
        sides.addWidget(self._middle(), 100)
        sides.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(self.tr("开始"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it scrolls into sight as it gets the focus
        area.setWidgetResizable(True)
        area.setWidget(content)
        set_surface(area, Surface.PAGE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.setAcceptDrops(True)

    def _middle(self) -> QWidget:
        theme = self._theme
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(9)
        column.addWidget(Label(theme, self.tr("把几年的工作要点放在一起读"), role=HERO, wrap=True))
        column.addSpacing(6)
        lead = self.tr("逐条阅读、加标签和批注，跨年份对照同一项工作，最后生成 Word 简报。")
        column.addWidget(Label(theme, lead, tone="text_2", role=LEAD, wrap=True))
        column.addSpacing(20)
        column.addWidget(self._drop)
        column.addSpacing(16)
        column.addLayout(self._cards())
        column.addSpacing(24)
        column.addLayout(self._promise())
        column.addStretch(11)
        return middle

    def _cards(self) -> QHBoxLayout:
        theme, native = self._theme, QKeySequence.SequenceFormat.NativeText
        row = QHBoxLayout()
        row.setSpacing(12)
        opened, made = (QKeySequence(key).toString(native) for key in ("Ctrl+O", "Ctrl+N"))
        choices = (
            (Card(theme, "database", self.tr("打开资料库"), self.tr("已有的 .yaodian 文件"), key=opened), self.open_library),
            (Card(theme, "plus", self.tr("新建资料库"), self.tr("先起名，再导入"), key=made), self.new_library),
            (
                Card(
                    theme,
                    "graduation-cap",
                    self.tr("用样例试一试"),
                    self.tr("五份来源文件，2012–2023 年"),
                    aside=self.tr("另建资料库，可随时删除"),
                ),
                self.open_sample,
            ),
        )
        for card, signal in choices:
            card.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
            row.addWidget(card, 1)
        return row

    def _promise(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(_Sign(self._theme, "shield-check"), 0, Qt.AlignmentFlag.AlignTop)
        text = self.tr("全部内容存在本机的一个文件里，不联网。复制这个文件就是备份。")
        row.addWidget(Label(self._theme, text, tone="text_2", role=SMALL, wrap=True), 1)
        return row

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_files(event):
            event.acceptProposedAction()
            self._drop.set_hovered(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._drop.set_hovered(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop.set_hovered(False)
        files = _local_files(event)
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)


class _Sign(QWidget):
    def __init__(self, theme: Theme, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        self.setFixedSize(16, 18)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self.rect(), self._icon_name, self._theme.tokens.text_2)


def _local_files(event: QDropEvent) -> list[Path]:
    """The files and folders of this machine among what is dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
