"""The manual of `resources/manual`: a Markdown text a language, with commands and pictures filled in when it is shown or printed.

- A heading may end in `{#mode}`: F1 in that mode of the window opens the manual there.
- `@{command}` becomes the words of a command with the keys it has now; a line `@{*}` the table of all keys.
- `![words](scene)` becomes the picture of a scene (`desktop/scenes.py`) where a build took it, and is left out where none did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import groupby, zip_longest
from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QImageReader,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from desktop.actions import Actions
from desktop.fonts import strong
from desktop.keymap import Command
from desktop.theme import Theme
from desktop.tokens import FontRole

TEXT = FontRole(14)
_SIZES = {1: 20, 2: 17, 3: 15}
_MARK = re.compile(r"^(#+ .*?) +\{#(\w+)\}$", re.MULTILINE)
_COMMAND = re.compile(r"@\{(\w+|\*)\}")
_PICTURE = re.compile(r"^!\[(?P<words>[^\]]*)\]\((?P<scene>[\w-]+)\)$", re.MULTILINE)
_NUMBERED = re.compile(r"(.+)_\d")
_DOTS = 96  # an inch: the fonts are in pixels, and a pixel is to be as large on paper as on a screen
_MARGIN = 72  # dots


class Manual:
    """The manual in one language, in which the window has to be too; the keys are those of `actions`."""

    def __init__(self, language: str, actions: Actions) -> None:
        self.language = "zh" if language.startswith("zh") else "en"
        self._actions = actions
        source = manual_text(self.language)
        self.modes = {found[2]: found[1].lstrip("# ") for found in _MARK.finditer(source)}
        text = _COMMAND.sub(self._said, _MARK.sub(r"\1", source))
        self.text = _PICTURE.sub(lambda found: found[0] if picture(self.language, found["scene"]) else "", text)

    def fill(self, document: QTextDocument, theme: Theme, width: int) -> list[tuple[int, str, int]]:
        """Lay the manual out, with pictures `width` pixels wide; level, words and position of its headings.

        Pictures aren't loaded: the document asks for one by the name of its scene when it is to be seen.
        """
        document.setDefaultFont(theme.font(TEXT))
        features = QTextDocument.MarkdownFeature
        document.setMarkdown(self.text, features.MarkdownNoHTML | features.MarkdownDialectGitHub)
        headings: list[tuple[int, str, int]] = []
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level:
                headings.append((level, block.text(), block.position()))
            cursor = QTextCursor(block)
            _set_block(cursor, level, theme)
            if block.text() == "\ufffc":
                self._size_picture(QTextCursor(block), width)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _rule(frame, theme)
        return headings

    def write_pdf(self, path: Path, theme: Theme) -> None:
        """Write the manual on numbered pages of A4; OSError where that can't be."""
        data = QBuffer()
        data.open(QBuffer.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(data)
        writer.setResolution(_DOTS)
        writer.setTitle(self.text.partition("\n")[0].lstrip("# "))
        paper = QPageSize(QPageSize.PageSizeId.A4)
        writer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF()))
        document, size = _Printed(self.language), QSizeF(paper.sizePixels(_DOTS))
        headings = self.fill(document, theme, round(size.width()) - 2 * _MARGIN)
        frame = document.rootFrame().frameFormat()
        frame.setMargin(_MARGIN)
        document.rootFrame().setFrameFormat(frame)
        document.setPageSize(size)
        _keep_headings(document, [position for _, _, position in headings])
        _print(document, writer)
        path.write_bytes(data.data().data())

    def _said(self, found: re.Match[str]) -> str:
        """A command as the window writes it, or the table of all."""
        if found[1] == "*":
            return "\n".join(self._table())
        return _words(self._actions.keymap.command(found[1]).text, self._actions.key_text(found[1]), self.language)

    def _table(self) -> Iterator[str]:
        heads = ("键", "命令") if self.language == "zh" else ("Keys", "Command")
        for group, rows in groupby(self._actions.rows(), key=lambda row: row[0]):
            cells = [f"{_plain(keys)} | {_plain(words)}" for words, keys in self._lines([command for _, command in rows])]
            half = (len(cells) + 1) // 2
            if cells:
                yield from (
                    "",
                    f"### {group}",
                    "",
                    f"| {heads[0]} | {heads[1]} | {heads[0]} | {heads[1]} |",
                    "| --- | --- | --- | --- |",
                )
                yield from (f"| {left} | {right} |" for left, right in zip_longest(cells[:half], cells[half:], fillvalue=" | "))

    def _lines(self, commands: list[Command]) -> Iterator[tuple[str, str]]:
        """Words and keys of the commands that have keys; those that differ by a digit only are one line."""
        numbered = {command.name: found[1] for command in commands if (found := _NUMBERED.fullmatch(command.name))}
        for _, several in groupby(commands, key=lambda command: numbered.get(command.name, command.name)):
            run = list(several)
            first, keys = run[0], self._actions.key_text(run[0].name)
            if keys and len(run) > 1:
                last = run[-1].name[-1]
                yield first.text.replace("1", f"1–{last}"), f"{keys}–{last}"
            elif keys:
                yield first.text, keys

    def _size_picture(self, cursor: QTextCursor, width: int) -> None:
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        form = cursor.charFormat().toImageFormat()
        path = picture(self.language, form.name())
        size = picture_size(path) if path else None
        if size is None:
            return
        shown = QTextImageFormat(form)
        shown.setWidth(min(width, size[0]))
        shown.setHeight(round(size[1] * min(width, size[0]) / size[0]))
        cursor.setCharFormat(shown)


class _Printed(QTextDocument):
    """A document whose pictures are whole, for paper."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        scene = name if isinstance(name, str) else name.toString()
        path = picture(self._language, scene) if kind == QTextDocument.ResourceType.ImageResource.value else None
        return QImage(str(path)) if path else super().loadResource(kind, name)


def manual_text(language: str) -> str:
    """The text as it is written, `zh` or `en`."""
    return files("resources").joinpath("manual", f"{language}.md").read_text(encoding="utf-8")


def commands_named(text: str) -> list[str]:
    """The commands that a text of the manual names, in order."""
    return [found[1] for found in _COMMAND.finditer(text) if found[1] != "*"]


def scenes_named(text: str) -> list[str]:
    """The scenes of which a text of the manual shows pictures, in order."""
    return [found["scene"] for found in _PICTURE.finditer(text)]


def pictures_folder() -> Path:
    """Where a build puts the pictures, a folder a language."""
    return Path(str(files("resources"))) / "manual" / "pictures"


def picture(language: str, scene: str) -> Path | None:
    """The picture of a scene; None where it was not taken."""
    path = pictures_folder() / language / f"{scene}.png"
    return path if path.is_file() else None


def picture_size(path: Path) -> tuple[int, int] | None:
    """Width and height of a picture, from the head of its file."""
    size = QImageReader(str(path)).size()
    return (size.width(), size.height()) if size.isValid() else None


def _keep_headings(document: QTextDocument, positions: Sequence[int]) -> None:
    """Begin a page at a heading that would stand at the foot of one, away from what it is the heading of."""
    size = document.pageSize()
    for position in positions:
        block, layout = document.findBlock(position), document.documentLayout()
        rows = [layout.blockBoundingRect(each) for each in (block, block.next())]
        ends = rows[1].bottom() + _MARGIN  # what reaches into the lower margin is put on the next page
        if int(rows[0].top() / size.height()) < int(ends / size.height()) and rows[1].height() < size.height() / 2:
            form = QTextBlockFormat()
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).mergeBlockFormat(form)
            document.setPageSize(QSizeF())  # laid out anew as a whole: in part, blocks are lost
            document.setPageSize(size)


def _print(document: QTextDocument, writer: QPdfWriter) -> None:
    """Paint the pages, each with its number."""
    painter, size = QPainter(writer), document.pageSize()
    for page in range(document.pageCount()):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(0, -page * size.height())
        document.drawContents(painter, QRectF(0, page * size.height(), size.width(), size.height()))
        painter.restore()
        painter.drawText(
            QRectF(0, size.height() - _MARGIN, size.width(), _MARGIN / 2), Qt.AlignmentFlag.AlignCenter, str(page + 1)
        )
    painter.end()


def _words(text: str, keys: str, language: str) -> str:
    """Bold words; their dots go, since after them Markdown would not see the end of what is bold."""
    said = f"**{_plain(text.rstrip('…'))}**"
    if not keys:
        return said
    return f"{said}（{_plain(keys)}）" if language == "zh" else f"{said} ({_plain(keys)})"


def _plain(text: str) -> str:
    """Without anything that means something in Markdown."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", text)


def _rule(table: QTextTable, theme: Theme) -> None:
    """A line below each row, stronger below the head."""
    form = QTextTableFormat()
    form.setBorderCollapse(True)
    form.setBorder(0)
    form.setCellPadding(5)
    form.setTopMargin(4)
    form.setBottomMargin(8)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
    for row in range(table.rows()):
        for column in range(table.columns()):
            line = QTextTableCellFormat()
            line.setBottomBorder(1)
            line.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            line.setBottomBorderBrush(theme.tokens.line if row else theme.tokens.line_strong)
            table.cellAt(row, column).setFormat(line)


def _set_block(cursor: QTextCursor, heading: int, theme: Theme) -> None:
    """Room between lines; headings in our sizes."""
    form = QTextBlockFormat()
    form.setLineHeight(5, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
    form.setBottomMargin(6)
    if heading:
        form.setTopMargin(24 if heading == 2 else 14 if heading > 2 else 0)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        style = cursor.charFormat()
        style.setFont(strong(QFont(theme.font(FontRole(_SIZES.get(heading, 14))))))
        cursor.mergeCharFormat(style)
    cursor.mergeBlockFormat(form)
