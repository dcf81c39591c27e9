"""How a note looks: its template, title and language, the head of an official paper, a table of contents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.briefing import Cover, Recipe
from desktop.theme import Theme
from desktop.tokens import SMALL, SMALL_STRONG
from desktop.widgets import Label, LinkButton, SegmentedControl

TITLES: Mapping[str, str] = MappingProxyType({"zh": "工作要点研读简报", "en": "Briefing Note on Work Plans"})
"""The title of a note that has none of its own, by language."""

SHIPPED = ("official", "report", "compare")
OWN = "own"


class LayoutPage(QWidget):
    """Says through `changed` that something is another now."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._own_template = ""
        self._template = SegmentedControl(theme, self.tr("样式"))
        shipped = (("official", self.tr("公文")), ("report", self.tr("研究简报")), ("compare", self.tr("对照材料")))
        for name, text in (*shipped, (OWN, self.tr("自己的模板"))):
            self._template.add(name, text)
        self._file = Label(theme, tone="text_2", role=SMALL, wrap=True)
        self._other = LinkButton(theme, self.tr("另选模板…"), role=SMALL)
        self._title = self._field(self.tr("标题"))
        self._language = SegmentedControl(theme, self.tr("简报语言"))
        self._language.add("zh", "中文")
        self._language.add("en", "English")
        self._contents = QCheckBox(self.tr("目录"))
        self._organization = self._field(self.tr("发文机关（红头）"))
        self._number = self._field(self.tr("发文字号"))
        self._addressee = self._field(self.tr("主送"))
        self._lay_out()
        self._template.changed.connect(self._template_changed)
        self._other.clicked.connect(self.choose_template)
        self._language.changed.connect(self._language_changed)
        self._contents.toggled.connect(self.changed)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setClearButtonEnabled(True)
        field.setAccessibleName(name)
        field.textChanged.connect(self.changed)
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._add(column, self.tr("样式"), self._template, self._file, self._other)
        self._add(column, self.tr("标题"), self._title)
        self._add(column, self.tr("简报语言"), self._language)
        self._add(column, self.tr("前面"), self._contents)
        for field in (self._organization, self._number, self._addressee):
            field.setPlaceholderText(field.accessibleName())
            column.addWidget(field)
        column.addStretch(1)

    def _add(self, column: QVBoxLayout, title: str, *widgets: QWidget) -> None:
        column.addWidget(Label(self._theme, title, tone="text_2", role=SMALL_STRONG))
        for widget in widgets:
            if isinstance(widget, SegmentedControl):
                row = QHBoxLayout()
                row.addWidget(widget)
                row.addStretch(1)
                column.addLayout(row)
            else:
                column.addWidget(widget)
        column.addSpacing(10)

    def choose_template(self) -> None:
        """Ask for the analyst's own template."""
        kinds = self.tr("Word 模板 (*.docx *.dotx)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选择模板"), self._own_template, kinds)
        if name:
            self._own_template = name
            self._template.set_current(OWN)
        self._template_changed()

    def show_recipe(self, recipe: Recipe) -> None:
        """Show what a recipe says of the looks."""
        shipped = recipe.template in SHIPPED
        self._own_template = "" if shipped else recipe.template
        self._template.set_current(recipe.template if shipped else OWN)
        self._title.setText("" if recipe.title == TITLES[recipe.language] else recipe.title)
        self._language.set_current(recipe.language)
        self._contents.setChecked(recipe.contents)
        self._organization.setText(recipe.cover.organization)
        self._number.setText(recipe.cover.number)
        self._addressee.setText(recipe.cover.addressee)
        self._say()

    def put_into(self, recipe: Recipe) -> Recipe:
        """The recipe with the looks chosen here."""
        language, template = self._language.current(), self._template.current()
        return replace(
            recipe,
            template=self._own_template or "report" if template == OWN else template,
            title=self._title.text().strip() or TITLES[language],
            language=language,
            contents=self._contents.isChecked(),
            cover=Cover(self._organization.text().strip(), self._number.text().strip(), self._addressee.text().strip()),
        )

    def _template_changed(self) -> None:
        if self._template.current() == OWN and not self._own_template:
            self.choose_template()
            if not self._own_template:
                self._template.set_current("report")
        self._say()
        self.changed.emit()

    def _language_changed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self._title.setPlaceholderText(TITLES[self._language.current()])
        own = self._template.current() == OWN
        self._file.setText(Path(self._own_template).name if own else "")
        self._file.setToolTip(self._own_template if own else "")
        self._file.setVisible(own)
        self._other.setVisible(own)
