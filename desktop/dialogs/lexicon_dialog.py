"""词表: the analyst's lists of terms, which the reader underlines; made by hand, from text files, or from those supplied."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.language.terms import LONGEST, Lexicon, lines_left_out, terms_of
from core.lexicons import SHIPPED
from core.model import Notice, Touched
from desktop.desk import Desk
from desktop.dialogs.frame import Foot, Form, lay_out
from desktop.dialogs.tag_dialog import Swatches
from desktop.tokens import SMALL
from desktop.widgets import Label, PushButton, resize_on_screen

_ID = Qt.ItemDataRole.UserRole
LATER = 600  # milliseconds after the last key before terms are saved


class LexiconDialog(QDialog):
    """Lexicons left, name, colour and terms of the chosen one right. Everything is saved as it is edited, and can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._filling = False
        theme = desk.theme
        self.setWindowTitle(self.tr("词表"))
        self.setAcceptDrops(True)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("词表"))
        self._list.currentItemChanged.connect(self._chosen)
        self._name = QLineEdit()
        self._name.setMaxLength(40)
        self._name.editingFinished.connect(self._save)
        self._color = Swatches(theme, 1, self.tr("颜色"))
        self._color.changed.connect(self._save)
        self._terms = QPlainTextEdit()
        self._terms.setTabChangesFocus(True)
        self._terms.setPlaceholderText(self.tr("一行一个词，最多 {count} 字。").format(count=LONGEST))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER)
        self._later.timeout.connect(self._save)
        self._terms.textChanged.connect(self._edited)
        self._said = Label(theme, "", tone="text_3", role=SMALL, wrap=True)
        self._lay_out()
        desk.touched.connect(self._on_touched)
        desk.refused.connect(self._show_refusal)
        self._fill()

    def _lay_out(self) -> None:
        theme = self._desk.theme
        new = PushButton(theme, self.tr("新建"), "plus")
        new.clicked.connect(self._new)
        take = PushButton(theme, self.tr("导入文本文件…"), "file-input")
        take.clicked.connect(self._choose_files)
        supplied = PushButton(theme, self.tr("自带的词表"), "book-a")
        menu = QMenu(supplied)
        for shipped in SHIPPED:
            menu.addAction(shipped.name(self._desk.language), lambda shipped=shipped: self._add_shipped(shipped.key))
        supplied.setMenu(menu)
        left = QVBoxLayout()
        left.setContentsMargins(16, 16, 0, 16)
        left.setSpacing(8)
        left.addWidget(self._list, 1)
        for button in (new, take, supplied):
            left.addWidget(button)
        form = Form(theme)
        form.add_field(self.tr("名称"), self._name, stretch=True)
        form.add_field(self.tr("颜色"), self._color)
        form.add_field(self.tr("词"), self._terms, self._said, stretch=True)
        form.setRowStretch(6, 1)
        self._right = QWidget()
        self._right.setLayout(form)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(left, 2)
        row.addWidget(self._right, 3)
        close = PushButton(theme, self.tr("关闭"))
        close.clicked.connect(self.accept)
        self._remove_button = PushButton(theme, self.tr("删除词表"), "trash-2")
        self._remove_button.clicked.connect(self._remove)
        lay_out(self, body, Foot(theme, close, left=self._remove_button))
        self._desk.edit_only.keep(new, take, supplied, self._right, self._remove_button)
        resize_on_screen(self, 720, 480)
        self.setMinimumSize(560, 400)

    # Showing

    def _known(self) -> tuple[Lexicon, ...]:
        return self._desk.session.lexicons.all() if self._desk.session else ()

    def _lexicon(self) -> Lexicon | None:
        item = self._list.currentItem()
        return next((each for each in self._known() if item is not None and each.id == item.data(_ID)), None)

    def _fill(self, chosen: int = 0) -> None:
        """List the lexicons as they are now; the chosen one stays chosen."""
        known, before = self._known(), self._list.currentItem()
        chosen = chosen or (before.data(_ID) if before is not None else 0)
        self._filling = True
        self._list.clear()
        for each in known:
            item = QListWidgetItem(f"{each.name}  {len(each.terms)}")
            item.setData(_ID, each.id)
            self._list.addItem(item)
            if each.id == chosen:
                self._list.setCurrentItem(item)
        if self._list.currentRow() < 0 and known:
            self._list.setCurrentRow(0)
        self._filling = False
        self._show()

    def _show(self) -> None:
        lexicon = self._lexicon()
        self._filling = True
        self._right.setEnabled(lexicon is not None)
        self._remove_button.setEnabled(lexicon is not None)
        self._name.setText(lexicon.name if lexicon else "")
        self._color.choose(lexicon.color if lexicon else 1)
        if lexicon is None or terms_of(self._terms.toPlainText()) != lexicon.terms:
            self._terms.setPlainText("\n".join(lexicon.terms) if lexicon else "")
        self._filling = False
        if lexicon is None:
            self._say(self.tr("还没有词表。新建一份，或把一行一个词的文本文件拖到这里。"))
        else:
            self._say_of_terms()

    def _say_of_terms(self) -> None:
        """What becomes of the terms, and of lines that are none."""
        left_out = lines_left_out(self._terms.toPlainText())
        if left_out:
            self._say(self.tr("%n 行不算词，不保存：重复的、超过 40 字的，或 # 开头的。", "", left_out), "warn")
        else:
            self._say(self.tr("正文里的这些词会画上这种颜色的线；图层栏里可以开关。"))

    def _say(self, text: str, tone: str = "text_3") -> None:
        self._said.set_tone(tone)
        self._said.setText(text)

    def _show_refusal(self, notice: Notice) -> None:
        self._say(notice.text(self._desk.language), "err")

    def _on_touched(self, touched: Touched) -> None:
        if "lexicon" in touched.ids:
            self._fill()

    # Editing

    def _chosen(self) -> None:
        if not self._filling:
            self._show()

    def _edited(self) -> None:
        if not self._filling:
            self._say_of_terms()
            self._later.start()

    def _save(self) -> None:
        """What the fields say becomes the lexicon; a name that is taken or empty is refused and said below."""
        self._later.stop()
        lexicon = self._lexicon()
        if lexicon is None or self._filling:
            return
        changed = replace(
            lexicon, name=self._name.text().strip(), color=self._color.color(), terms=terms_of(self._terms.toPlainText())
        )
        if changed != lexicon:
            self._desk.edit(lambda session: session.lexicons.edit(changed))

    def _add(self, made: tuple[int, Touched] | None) -> None:
        if made is not None:
            self._fill(made[0])

    def _new(self) -> None:
        self._save()
        taken, number = {each.name for each in self._known()}, 1
        while self.tr("词表 {n}").format(n=number) in taken:
            number += 1
        name = self.tr("词表 {n}").format(n=number)
        self._add(self._desk.edit(lambda session: session.lexicons.add(name)))
        self._name.setFocus()
        self._name.selectAll()

    def _add_shipped(self, key: str) -> None:
        self._save()
        shipped = next(each for each in SHIPPED if each.key == key)
        self._add(self._desk.edit(lambda session: session.lexicons.add_shipped(shipped, self._desk.language)))

    def _choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("导入词表"), "", self.tr("文本文件 (*.txt *.csv *.tsv)"))
        self.take_in([Path(name) for name in chosen])

    def take_in(self, paths: list[Path]) -> None:
        """A lexicon of each file."""
        self._save()
        for path in paths:
            self._add(self._desk.edit(lambda session, path=path: session.lexicons.add_file(path)))

    def _remove(self) -> None:
        lexicon = self._lexicon()
        self._later.stop()
        if lexicon is not None:
            self._desk.edit(lambda session: session.lexicons.remove(lexicon.id))
            self._desk.said.emit(self.tr("已删除词表“{name}”，可以撤销").format(name=lexicon.name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_in([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def done(self, result: int) -> None:
        """What was typed last counts too."""
        self._save()
        super().done(result)
