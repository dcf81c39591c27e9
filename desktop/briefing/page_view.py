"""The pages of a note, one at a time, as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.pdf_view import PdfView
from desktop.painting import draw_focus
from desktop.theme import Theme
from desktop.tokens import SMALL
from desktop.widgets import IconButton, Label

_AROUND = 14  # pixels of ground around the page
_WHEEL = 120  # of a notch, in eighths of a degree


class _Paper(QWidget):
    """Paints the page of the view; keys and wheel turn pages."""

    def __init__(self, theme: Theme, view: PageView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._turned = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 240)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        painter.fillRect(self.rect(), tokens.bg_window if tokens.dark else tokens.line)
        image = self._view.image(self.rect().adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND).size(), self.devicePixelRatioF())
        if image is not None:
            size = image.deviceIndependentSize().toSize()
            painter.drawImage(QRect((self.width() - size.width()) // 2, _AROUND, size.width(), size.height()), image)
        if self.hasFocus():
            draw_focus(painter, self.rect(), 0, tokens)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self._view.turn(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        if abs(self._turned) >= _WHEEL:
            self._view.turn(-1 if self._turned > 0 else 1)
            self._turned = 0
        event.accept()


class PageView(QWidget):
    """`show_pages` shows the pages of a PDF, staying at the page that was shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: PdfView | None = None
        self._image: QImage | None = None
        self._text = ""
        self.true = False  # the pages are those of the document itself
        self.page = 0
        self._paper = _Paper(theme, self)
        self._before = IconButton(theme, "chevron-left", self.tr("上一页"), parent=self)
        self._after = IconButton(theme, "chevron-right", self.tr("下一页"), parent=self)
        self._where = Label(theme, tone="text_2", role=SMALL)
        self._hint = Label(theme, tone="text_3", role=SMALL, wrap=True)
        self._before.clicked.connect(lambda: self.turn(-1))
        self._after.clicked.connect(lambda: self.turn(1))
        self._foot = foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 4)
        foot.addWidget(self._hint, 1)
        for widget in (self._before, self._where, self._after):
            foot.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._paper, 1)
        column.addLayout(foot)
        theme.changed.connect(self._paper.update)
        self._say()

    def show_pages(self, pages: bytes, text: str, *, true: bool = False) -> None:
        """Show the pages of a note; `text` is what stands on them. `true`: they are those of the document itself."""
        self.let_go()
        self._document = PdfView(pages)
        self._text = text
        self.true = true
        self.page = min(self.page, self.pages - 1)
        self._say()

    def let_go(self) -> None:
        """Let go of the pages."""
        if self._document is not None:
            self._document.close()
            self._document = None

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._document) if self._document is not None else 0

    def text(self) -> str:
        """What stands on the pages."""
        return self._text

    def hint(self) -> str:
        """What is said of the pages."""
        return self._hint.text()

    def image(self, room: QSize, ratio: float) -> QImage | None:
        """The page that is shown, as large as fits into `room` (pixels of the window)."""
        if self._document is None or room.isEmpty():
            return None
        if self._image is None:
            width, height = self._document.size(self.page)
            drawn = self._document.picture(self.page, min(room.width() / width, room.height() / height) * ratio)
            made = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
            self._image = made.copy()  # the picture's own memory goes with it
            self._image.setDevicePixelRatio(ratio)
        return self._image

    def turn(self, step: int) -> None:
        """Turn to the next page (1) or the one before (-1)."""
        if self.pages:
            self.page = max(0, min(self.page + step, self.pages - 1))
            self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._image = None
        super().resizeEvent(event)

    def _say(self) -> None:
        self._image = None
        rough, true = self.tr("预览大致如此；分页和字体以 Word 为准。"), self.tr("这是 LibreOffice 排出的真实页面。")
        self._hint.setText(true if self.true else rough)
        total = self.pages
        self._where.setText(self.tr("第 {page} / {total} 页").format(page=self.page + 1, total=total) if total else "")
        self._foot.activate()  # another number of pages takes another room
        self._paper.setAccessibleName(self.tr("简报预览，{where}").format(where=self._where.text()))
        self._before.setEnabled(self.page > 0)
        self._after.setEnabled(self.page < total - 1)
        self._paper.update()
