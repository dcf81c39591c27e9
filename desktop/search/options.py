"""How a query is meant: literally, as words or as a pattern; only in headings or beside facts; and what counts as the same."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QMenu, QWidget

from core.finding import Folds, Mode, Query
from core.finding.query import NEAR
from desktop.fact_chip import FactChip
from desktop.theme import Theme
from desktop.widgets import PushButton, Surface, TwoRows, set_surface

_ONE_ROW_FROM = 1260
_DISTANCES = (5, NEAR, 20, 50, 100)  # characters between words that are near


def mode_word(mode: Mode) -> str:
    """The name of a mode."""
    return {
        Mode.LITERAL: QCoreApplication.translate("SearchModes", "逐字匹配"),
        Mode.ALL: QCoreApplication.translate("SearchModes", "全部词语"),
        Mode.ANY: QCoreApplication.translate("SearchModes", "任一词语"),
        Mode.NEAR: QCoreApplication.translate("SearchModes", "词语相近"),
        Mode.REGEX: QCoreApplication.translate("SearchModes", "正则表达式"),
    }[mode]


class OptionsBar(TwoRows):
    """Above the results, with room for more at its end (`row`). `changed`: the analyst chose something else."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_ONE_ROW_FROM, parent)
        self._mode = QComboBox()
        for mode, tip in self._modes():
            self._mode.addItem(mode_word(mode), mode)
            self._mode.setItemData(self._mode.count() - 1, tip, 3)  # a tooltip
        self._mode.setAccessibleName(self.tr("检索方式"))
        self._mode.setToolTip(self.tr("检索方式：几个词之间用空格隔开"))
        self._distance = QComboBox()
        for distance in _DISTANCES:
            self._offer_distance(distance)
        self._distance.setAccessibleName(self.tr("词语之间最多隔多少字"))
        self._distance.setToolTip(self.tr("词语之间最多隔多少字"))
        self._headings = QCheckBox(self.tr("只查标题"))
        self._headings.setToolTip(self.tr("只在文件标题和条目的编号、标题里找"))
        self._same = PushButton(theme, self.tr("视为相同"), "equal")
        self._same.setToolTip(self.tr("哪些写法视为相同"))
        menu = QMenu(self._same)
        self._folds = {name: self._fold(menu, name, words) for name, words in self._foldings()}
        self._same.setMenu(menu)
        how, self.row = QHBoxLayout(), QHBoxLayout()
        how.setSpacing(10)
        self.row.setSpacing(10)
        self.facts = FactChip(theme, self)
        for widget in (self._mode, self._distance, self._headings, self._same, self.facts.chip, self.facts.field):
            how.addWidget(widget)
        how.addStretch(1)
        self.set_rows(how, self.row)
        set_surface(self, Surface.PANEL)
        self._mode.activated.connect(self._choose_mode)
        self._distance.activated.connect(lambda _: self.changed.emit())
        self._choose_distance(NEAR)
        self._headings.clicked.connect(lambda _: self.changed.emit())
        self.facts.chip.setToolTip(self.tr("只在有这种要素的条目里找"))
        self.facts.changed.connect(self.changed)

    def query(self, text: str) -> Query:
        """A text, meant as is chosen here."""
        folds = Folds.of(*(name for name, action in self._folds.items() if action.isChecked()))
        return Query(
            text,
            Mode(self._mode.currentData()),
            folds,
            headings=self._headings.isChecked(),
            distance=self._distance.currentData(),
            fact=self.facts.asked,
        )

    def show_query(self, query: Query) -> None:
        """Choose what a query has chosen; nothing is said of it."""
        self._mode.setCurrentIndex(self._mode.findData(query.mode))
        self._choose_distance(query.distance)
        self._headings.setChecked(query.headings)
        self.facts.show(query.fact)
        for name, action in self._folds.items():
            action.setChecked(getattr(query.folds, name))
        self._count_folds()

    def mode_words(self) -> str:
        """How is searched, in words."""
        said = [(self._mode, True), (self._distance, self._is_near()), (self._headings, self._headings.isChecked())]
        return " · ".join(each.currentText() if isinstance(each, QComboBox) else each.text() for each, chosen in said if chosen)

    def _is_near(self) -> bool:
        return self._mode.currentData() == Mode.NEAR

    def _choose_mode(self) -> None:
        self._distance.setVisible(self._is_near())
        self.changed.emit()

    def _offer_distance(self, distance: int) -> None:
        self._distance.addItem(self.tr("最多隔 {count} 个字").format(count=distance), distance)

    def _choose_distance(self, distance: int) -> None:
        """Show a distance where it counts; one that is not on offer, as the command line takes any, is offered from now on."""
        if self._distance.findData(distance) < 0:
            self._offer_distance(distance)
        self._distance.setCurrentIndex(self._distance.findData(distance))
        self._distance.setVisible(self._is_near())

    def _fold(self, menu: QMenu, name: str, words: str) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setObjectName(name)
        action.triggered.connect(self._choose_fold)
        return action

    def _choose_fold(self) -> None:
        self._count_folds()
        self.changed.emit()

    def _count_folds(self) -> None:
        """Say on the button how many foldings are on."""
        count = sum(action.isChecked() for action in self._folds.values())
        self._same.setText(f"{self.tr('视为相同')} {count}" if count else self.tr("视为相同"))

    def _modes(self) -> tuple[tuple[Mode, str], ...]:
        return (
            (Mode.LITERAL, self.tr("和输入的文字一字不差")),
            (Mode.ALL, self.tr("同一条里有全部词语")),
            (Mode.ANY, self.tr("有其中一个词语")),
            (Mode.NEAR, self.tr("词语之间只隔不多的字")),
            (Mode.REGEX, self.tr("例如 \\d+(\\.\\d+)?%")),
        )

    def _foldings(self) -> tuple[tuple[str, str], ...]:
        words = {
            "width": self.tr("全角和半角，引号的各种写法"),
            "script": self.tr("繁体和简体"),
            "case": self.tr("大写和小写"),
            "numbers": self.tr("数字的写法：2020年 和 二〇二〇年，50% 和 百分之五十"),
        }
        return tuple((each.name, words[each.name]) for each in fields(Folds))
