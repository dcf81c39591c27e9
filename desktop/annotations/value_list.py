"""The values to narrow annotations by, offered under their chip with how many annotations each has."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from core.session import Session
from core.store.annotation_query import AnnotationFilter, By
from desktop.annotations.filter_bar import FilterBar
from desktop.annotations.words import Names, by_word
from desktop.desk import Desk
from desktop.reader.marks import tag_label
from desktop.widgets.choice_list import Choice, ChoiceList

LARGE = 3_000  # annotations from which on the library is asked beside the window


class ValueList(QObject):
    """Follows the chips of a filter bar."""

    def __init__(self, desk: Desk, filters: FilterBar) -> None:
        super().__init__(filters)
        self._desk = desk
        self._filters = filters
        filters.values_wanted.connect(self.offer)

    def offer(self, by: By, chip: QWidget) -> None:
        """Offer the values of one kind under its chip."""
        session = self._desk.session
        if session is None:
            return
        offered = ChoiceList(self._desk.theme, by_word(by), chip, hint=self.tr("查找{kind}").format(kind=by_word(by).lower()))

        def fill() -> None:
            asked = self._filters.asked()
            if session.annotating.count() < LARGE:
                offered.offer(_choices(by, asked, session))
            else:
                title = self.tr("统计批注")
                self._desk.run(title, lambda beside, _progress: _choices(by, asked, beside), partial(_show, offered))

        def choose(key: object) -> None:
            self._filters.toggle(by, key)
            fill()

        offered.chosen.connect(choose)
        fill()
        offered.open()


def _show(offered: ChoiceList, choices: list[Choice]) -> None:
    if isValid(offered):  # it may have been left while they were counted
        offered.offer(choices)


def _choices(by: By, asked: AnnotationFilter, session: Session) -> list[Choice]:
    chosen, names = asked.of(by), Names.of(session.tags(), session.plans())
    if by is not By.TAG:
        found = session.annotating.values(by, asked)
        keys = [*found, *(key for key in chosen if key not in found)]
        return [Choice(key, names.text(by, key), found.get(key, 0), key in chosen) for key in keys]
    made = [
        Choice(tag.id, tag.name, node.total, tag.id in chosen, node.depth, tag.color - 1, tag_label(tag))
        for node in session.tagging.tree()
        if (tag := node.tag).id in chosen or node.total or not tag.retired
    ]
    return [*made, Choice(None, names.text(by, None), None, None in chosen)]
