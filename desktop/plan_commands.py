"""What the analyst does with plans of the library beside reading them: the bin, erasing, reading the structure again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from core.model import Touched
from desktop.desk import Desk

if TYPE_CHECKING:
    from core.store.erasing import Erased


class PlanCommands(QObject):
    """`window` owns the dialog. What takes long runs beside the window, and what came of it is said."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def calls(self) -> dict[str, Callable[[], object]]:
        """The commands of this room."""
        return {"bin": self.show_bin, "reread": lambda: self.reread(self._desk.outline.plan.id if self._desk.outline else 0)}

    def show_bin(self) -> None:
        """Show the plans that were removed."""
        from desktop.dialogs.bin_dialog import BinDialog

        dialog = BinDialog(self._desk, self._window)
        dialog.erase_wanted.connect(self.erase)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def erase(self, plan_ids: Sequence[int]) -> None:
        """Erase plans in the bin for good; there is no way back."""
        ids = list(plan_ids)

        def done(erased: Erased) -> None:
            self._desk.touched.emit(Touched({"plan": frozenset(ids), "annotation": frozenset(), "alignment": frozenset()}))
            parts = [self.tr("已彻底删除 %n 份文件", "", erased.plans)]
            if erased.sources:
                parts.append(self.tr("%n 个来源文件也已删掉", "", erased.sources))
            if erased.kept:
                names = "、".join(erased.kept)
                parts.append(self.tr("来源文件“{names}”还有别的文件在用，留着").format(names=names))
            self._desk.said.emit("，".join(parts))

        self._desk.run(self.tr("正在彻底删除"), lambda session, _: session.sources.erase(ids), done)

    def reread(self, plan_id: int) -> None:
        """Make a plan, and the others of its source, anew by today's rules; what was put right by hand stays."""
        session = self._desk.session
        if session is None or not plan_id:
            return
        plan = session.plan(plan_id)
        words = self.tr("已重新识别“{title}”，手工改过的都保留").format(title=plan.title)
        self._desk.edit_beside(
            self.tr("正在重新识别结构"),
            lambda session: session.sources.reread(plan.source_id),
            lambda _: self._desk.said.emit(words),
        )
