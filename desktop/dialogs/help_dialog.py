"""使用说明: the help text of `resources/manual` in the window's language, with its sections at the left.

A heading may end in `{#mode}`: F1 in that mode of the window opens the help there.
"""

from __future__ import annotations

import re
from importlib.resources import files

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QShowEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QListWidget, QTextBrowser, QWidget

from desktop.dialogs.frame import Foot, lay_out
from desktop.fonts import strong
from desktop.theme import Theme
from desktop.tokens import FontRole
from desktop.widgets import PushButton, Surface, set_surface

TEXT = FontRole(14)
_SIZES = {1: 20, 2: 16, 3: 14}
_MARK = re.compile(r"^(#+ .*?) +\{#(\w+)\}$", re.MULTILINE)
_SECTION = 2  # level of the headings that the list of sections shows


class HelpDialog(QDialog):
    """Not modal: it can stay open beside the window."""

    def __init__(self, theme: Theme, language: str, mode: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._source, self._modes = help_text(language)
        self.setWindowTitle(self.tr("使用说明"))
        self._browser = QTextBrowser()
        self._browser.setOpenLinks(False)
        self._browser.setFrameShape(QFrame.Shape.NoFrame)
        self._browser.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._browser.setAccessibleName(self.windowTitle())
        self._browser.document().setDocumentMargin(28)
        self.sections = QListWidget()
        self.sections.setFrameShape(QFrame.Shape.NoFrame)
        self.sections.setFixedWidth(190)
        self.sections.setWordWrap(True)
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
        self.resize(820, 700)
        self._fill()
        theme.changed.connect(self._fill)
        self.sections.addItems([heading for level, heading, _ in self._headings if level == _SECTION])
        self.sections.currentTextChanged.connect(self._show_section)
        self._wanted = self._modes.get(mode, "")

    def text(self) -> str:
        """What is shown."""
        return self._browser.toPlainText()

    def section(self) -> str:
        """The heading that is shown; '' at the beginning."""
        item = self.sections.currentItem()
        return item.text() if item else ""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        found = self.sections.findItems(self._wanted, Qt.MatchFlag.MatchExactly) if self._wanted else []
        self._wanted = ""
        if found:  # not before the text is laid out
            self.sections.setCurrentItem(found[0])

    def _show_section(self, wanted: str) -> None:
        position = next((position for _, heading, position in self._headings if heading == wanted), 0)
        block = self._browser.document().findBlock(position)
        top = self._browser.document().documentLayout().blockBoundingRect(block).top()
        self._browser.verticalScrollBar().setValue(round(top))

    def _fill(self) -> None:
        document = self._browser.document()
        document.setDefaultFont(self._theme.font(TEXT))
        features = QTextDocument.MarkdownFeature
        document.setMarkdown(self._source, features.MarkdownNoHTML | features.MarkdownDialectGitHub)
        cursor = QTextCursor(document)
        block = document.begin()
        self._headings: list[tuple[int, str, int]] = []  # level, words, position
        while block.isValid():
            cursor.setPosition(block.position())
            level = block.blockFormat().headingLevel()
            if level:
                self._headings.append((level, block.text(), block.position()))
            self._set_block(cursor, level)
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


def help_text(language: str) -> tuple[str, dict[str, str]]:
    """The help in Markdown, in Chinese or else English, and the heading that belongs to each mode of the window."""
    name = "zh.md" if language.startswith("zh") else "en.md"
    text = files("resources").joinpath("manual", name).read_text(encoding="utf-8")
    modes = {found[2]: found[1].lstrip("# ") for found in _MARK.finditer(text)}
    return _MARK.sub(r"\1", text), modes
