"""设置: language, colours, author and how the reader's text is set. Everything applies at once, except the language."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QDialog, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget

from desktop.desk import Desk
from desktop.dialogs.frame import Foot, Form, fit_height, lay_out
from desktop.fonts import reader_families
from desktop.theme import Mode
from desktop.tokens import SMALL, FontRole
from desktop.widgets import Label, PushButton, SegmentedControl

SYSTEM = "system"


class SettingsDialog(QDialog):
    """`reader_size_changed` tells the reader, which is open below."""

    reader_size_changed = Signal(int)
    look_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        theme, settings = desk.theme, desk.settings
        self.setWindowTitle(self.tr("设置"))
        self._language = SegmentedControl(theme, self.tr("界面语言"))
        for key, text in ((SYSTEM, self.tr("跟随系统")), ("zh", "中文"), ("en", "English")):
            self._language.add(key, text)
        self._language.set_current(settings.chosen_language or SYSTEM)
        self._restart = Label(theme, self.tr("下次启动要点时换成这种语言。"), tone="text_3", role=SMALL, wrap=True)
        self._colors = SegmentedControl(theme, self.tr("颜色"))
        for mode, text, icon_name in (
            (Mode.SYSTEM, self.tr("跟随系统"), "monitor"),
            (Mode.LIGHT, self.tr("浅色"), "sun"),
            (Mode.DARK, self.tr("深色"), "moon"),
        ):
            self._colors.add(mode, text, icon_name)
        self._colors.set_current(theme.mode)
        self._author = QLineEdit(settings.author)
        self._author.setMaxLength(40)
        said = self.tr("新写的批注署这个名字，已有的批注不变。")
        self._make_reader_fields()
        self._sample = Label(theme, self.tr("一、全面推进基础教育高质量发展"), tone="text_2")
        body = QWidget()
        form = Form(theme)
        body.setLayout(form)
        form.add_field(self.tr("界面语言"), self._language, self._restart)
        form.add_field(self.tr("颜色"), self._colors)
        form.add_field(self.tr("署名"), self._author, Label(theme, said, tone="text_3", role=SMALL, wrap=True), stretch=True)
        form.add_field(self.tr("正文字体"), self._font)
        form.add_field(self.tr("正文字号"), self._size, self._sample)
        form.add_field(self.tr("每行最多"), self._columns)
        form.add_field(self.tr("行高"), self._line)
        close = PushButton(theme, self.tr("关闭"))
        close.clicked.connect(self.accept)
        lay_out(self, body, Foot(theme, close))
        self._language.changed.connect(self._set_language)
        self._colors.changed.connect(self._set_colors)
        self._author.editingFinished.connect(self._set_author)
        self._size.valueChanged.connect(self._set_size)
        self._columns.valueChanged.connect(self._set_look)
        self._line.valueChanged.connect(self._set_look)
        self._font.currentIndexChanged.connect(self._set_look)
        self._show_sample()
        fit_height(self, 500)

    def _make_reader_fields(self) -> None:
        settings = self._desk.settings
        self._size = QSpinBox()
        self._size.setRange(12, 28)
        self._size.setSuffix(self.tr(" 像素"))
        self._size.setValue(settings.reader_size)
        self._columns = QSpinBox()
        self._columns.setRange(20, 80)
        self._columns.setSuffix(self.tr(" 字"))
        self._columns.setValue(settings.reader_columns)
        self._line = QDoubleSpinBox()
        self._line.setRange(1.4, 2.4)
        self._line.setSingleStep(0.05)
        self._line.setSuffix(self.tr(" 倍"))
        self._line.setValue(settings.reader_line / 100)
        self._font = QComboBox()
        self._font.setMaximumWidth(260)
        self._font.addItem(self.tr("默认"), "")
        for family in QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
            self._font.addItem(family, family)
        self._font.setCurrentIndex(max(0, self._font.findData(settings.reader_font)))

    def _set_language(self, key: str) -> None:
        self._desk.settings.language = "" if key == SYSTEM else key
        self._restart.set_tone("warn")

    def _set_colors(self, key: str) -> None:
        self._desk.settings.mode = Mode(key)
        self._desk.theme.mode = Mode(key)

    def _set_author(self) -> None:
        self._desk.settings.author = self._author.text()
        self._author.setText(self._desk.settings.author)
        if self._desk.session is not None:
            self._desk.session.author = self._desk.settings.author

    def _set_size(self, size: int) -> None:
        self._desk.settings.reader_size = size
        self._show_sample()
        self.reader_size_changed.emit(size)

    def _set_look(self) -> None:
        settings = self._desk.settings
        settings.reader_columns = self._columns.value()
        settings.reader_line = round(self._line.value() * 100)
        settings.reader_font = self._font.currentData()
        self._show_sample()
        self.look_changed.emit()

    def _show_sample(self) -> None:
        font = self._desk.theme.font(FontRole(self._size.value()))
        font.setPixelSize(self._size.value())
        families = [family for family in (self._font.currentData(), *reader_families()) if family]
        if families:
            font.setFamilies(families)
        self._sample.setFont(font)
        self._sample.setMinimumHeight(40)

    def done(self, result: int) -> None:
        """The name counts also when the dialog is closed with the field still in use."""
        self._set_author()
        super().done(result)
