"""使用说明: the manual in the window's language, with its chapters at the left."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QPixmap, QShowEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from desktop.dialogs.frame import Foot, lay_out
from desktop.manual import Manual, picture, picture_size
from desktop.theme import Theme
from desktop.widgets import PushButton, Surface, resize_on_screen, screen_room, set_surface

_CHAPTER, _SECTION = 2, 3  # levels of the headings that the list shows
_TEXT, _MARGIN, _INDENT = 860, 28, 10


class HelpDialog(QDialog):
    """Not modal: it can stay open beside the window."""

    def __init__(self, theme: Theme, manual: Manual, mode: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._manual = manual
        self.setWindowTitle(self.tr("使用说明"))
        self._browser = _Browser(manual.language)
        self._browser.setAccessibleName(self.windowTitle())
        self.sections = QListWidget()
        self.sections.setFrameShape(QFrame.Shape.NoFrame)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections.setAccessibleName(self.tr("章节"))
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sections)
        row.addWidget(self._browser, 1)
        close = PushButton(theme, self.tr("关闭"))
        close.clicked.connect(self.accept)
        lay_out(self, body, Foot(theme, close))
        set_surface(self._browser, Surface.PAGE)
        self.setModal(False)
        self._fill()
        theme.changed.connect(self._fill)
        indent = QPixmap(_INDENT, 1)  # stands where an icon would
        indent.fill(Qt.GlobalColor.transparent)
        for level, heading, position in self._headings:
            if level in (_CHAPTER, _SECTION):
                item = QListWidgetItem(heading)
                item.setData(Qt.ItemDataRole.UserRole, position)
                if level == _SECTION:
                    item.setData(Qt.ItemDataRole.DecorationRole, indent)
                self.sections.addItem(item)
        wide = self.sections.sizeHintForColumn(0) + self.sections.verticalScrollBar().sizeHint().width()
        self.sections.setFixedWidth(wide)
        self._browser.text_width = min(_TEXT, screen_room(self).width() - wide)
        self._browser.setMinimumWidth(self._browser.text_width)
        if self._browser.text_width < _TEXT:
            self._fill()
        resize_on_screen(self, wide + _TEXT, 760)
        self.sections.currentItemChanged.connect(lambda item, _: self._show_section(item))
        self._wanted = manual.modes.get(mode, "")

    def text(self) -> str:
        """What is shown."""
        return self._browser.toPlainText()

    def section(self) -> str:
        """The heading that is shown; '' at the beginning."""
        item = self.sections.currentItem()
        return item.text() if item else ""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        wanted, self._wanted = self._wanted, ""
        rows = range(self.sections.count()) if wanted else ()
        row = next((row for row in rows if self.sections.item(row).text() == wanted), None)
        if row is not None:  # not before the text is laid out
            self.sections.setCurrentRow(row)

    def _show_section(self, item: QListWidgetItem | None) -> None:
        position = item.data(Qt.ItemDataRole.UserRole) if item else 0
        block = self._browser.document().findBlock(position)
        top = self._browser.document().documentLayout().blockBoundingRect(block).top()
        self._browser.verticalScrollBar().setValue(round(top))

    def _fill(self) -> None:
        self._headings = self._manual.fill(self._browser.document(), self._theme, self._browser.picture_width())
        self._browser.moveCursor(QTextCursor.MoveOperation.Start)


class _Browser(QTextBrowser):
    """Loads a picture of the manual when it comes into sight, in the size it is shown in."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.text_width = _TEXT
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)

    def picture_width(self) -> int:
        """Pixels that a picture has between the margins, beside the scroll bar."""
        return self.text_width - 2 * _MARGIN - 16

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        scene = name if isinstance(name, str) else name.toString()
        path = picture(self._language, scene) if kind == QTextDocument.ResourceType.ImageResource.value else None
        size = picture_size(path) if path else None
        if path is None or size is None:
            return None
        ratio = self.devicePixelRatioF()
        wide = min(size[0], round(self.picture_width() * ratio))
        whole = QPixmap(str(path))
        shown = whole.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        return shown
