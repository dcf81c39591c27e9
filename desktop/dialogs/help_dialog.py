"""使用说明: the help text of `resources/help` in the window's language."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCursor, QTextDocument, QTextLength, QTextTable, QTextTableFormat
from PySide6.QtWidgets import QDialog, QFrame, QTextBrowser, QVBoxLayout, QWidget

from desktop.dialogs.frame import Foot, lay_out
from desktop.fonts import strong
from desktop.theme import Theme
from desktop.tokens import FontRole
from desktop.widgets import PushButton, Surface, set_surface

TEXT = FontRole(14)
_SIZES = {1: 20, 2: 16, 3: 14}


class HelpDialog(QDialog):
    """Not modal: it can stay open beside the window."""

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._source = help_text(language)
        self.setWindowTitle(self.tr("使用说明"))
        self._browser = QTextBrowser()
        self._browser.setOpenLinks(False)
        self._browser.setFrameShape(QFrame.Shape.NoFrame)
        self._browser.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._browser.setAccessibleName(self.windowTitle())
        self._browser.document().setDocumentMargin(28)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._browser)
        close = PushButton(theme, self.tr("关闭"))
        close.clicked.connect(self.accept)
        lay_out(self, body, Foot(theme, close))
        set_surface(self._browser, Surface.PAGE)
        self.setModal(False)
        self.resize(640, 700)
        self._fill()
        theme.changed.connect(self._fill)

    def text(self) -> str:
        """What is shown."""
        return self._browser.toPlainText()

    def _fill(self) -> None:
        document = self._browser.document()
        document.setDefaultFont(self._theme.font(TEXT))
        features = QTextDocument.MarkdownFeature
        document.setMarkdown(self._source, features.MarkdownNoHTML | features.MarkdownDialectGitHub)
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            cursor.setPosition(block.position())
            self._set_block(cursor, block.blockFormat().headingLevel())
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                frame.setFormat(self._table_format())
        self._browser.moveCursor(QTextCursor.MoveOperation.Start)

    def _table_format(self) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorderCollapse(True)
        form.setBorder(1)
        form.setBorderBrush(self._theme.tokens.line_strong)
        form.setCellPadding(6)
        form.setTopMargin(4)
        form.setBottomMargin(8)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        return form

    def _set_block(self, cursor: QTextCursor, heading: int) -> None:
        """Room between lines; headings in our sizes."""
        form = QTextBlockFormat()
        form.setLineHeight(5, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        form.setBottomMargin(6)
        if heading:
            form.setTopMargin(18 if heading > 1 else 0)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            style = cursor.charFormat()
            font = QFont(self._theme.font(FontRole(_SIZES.get(heading, 14))))
            style.setFont(strong(font))
            cursor.mergeCharFormat(style)
        cursor.mergeBlockFormat(form)


def help_text(language: str) -> str:
    """The help in Markdown, in Chinese or else English."""
    name = "help_zh.md" if language.startswith("zh") else "help_en.md"
    return files("resources").joinpath("help", name).read_text(encoding="utf-8")
