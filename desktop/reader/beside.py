"""Reading two plans beside each other: choosing the other one, going from side to side, changing and closing sides."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.model import Plan
from desktop.readings import Reading
from desktop.widgets.choice_list import Choice, ChoiceList

if TYPE_CHECKING:
    from desktop.reader.reader_page import ReaderPage


class Beside(QObject):
    """The commands of the two sides of a reader page."""

    def __init__(self, page: ReaderPage) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk

    def calls(self) -> dict[str, Callable[[], object]]:
        """The commands of this room."""
        return {
            "read_beside": self.choose,
            "plan_beside": self._page.library.read_beside,
            "other_side": self.turn,
            "swap_sides": self._desk.readings.swap,
            "close_side": lambda: self.close(self._desk.readings.active),
        }

    def choose(self) -> None:
        """Offer the plans of the library, the one before the open plan first; the chosen one is read beside it."""
        plans = self._offered()
        if not plans:
            return
        offered = ChoiceList(
            self._desk.theme, self.tr("并排打开"), self._page.pane.header, several=False, hint=self.tr("查找文件")
        )
        offered.chosen.connect(lambda plan_id: self._desk.read(int(plan_id), beside=True))
        offered.offer([Choice(plan.id, self._words(plan)) for plan in plans])
        offered.open()

    def _offered(self) -> list[Plan]:
        session, open_id = self._desk.session, self._desk.readings.active.plan_id
        if session is None or not open_id:
            return []
        before = session.sources.predecessor(open_id).plan
        return sorted(self._desk.plans(), key=lambda plan: (plan.id == open_id, before is None or plan.id != before.id))

    def _words(self, plan: Plan) -> str:
        if plan.title in plan.label:  # nothing else is known of it but the year
            return plan.label
        return plan.title if plan.label in plan.title else f"{plan.label} · {plan.title}"

    def turn(self) -> None:
        """Go on in the other side."""
        if self._desk.readings.other() is not None:
            self._desk.readings.turn_aside()
            self._page.focus_text()

    def close(self, reading: Reading) -> None:
        """Close one of two sides; reading goes on in the other one."""
        self._desk.readings.close(reading)
        self._page.focus_text()
