"""Commands between the views of alignment and the rest: which plan to compare with, the year before, lineage, figures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from core.model import Plan
from core.progress import Progress
from core.session import Session
from desktop.actions import Actions
from desktop.desk import Desk, Place
from desktop.late_pages import LatePage
from desktop.saving import ask_and_save_workbook

if TYPE_CHECKING:
    from core.alignment import ComparisonFigures
    from core.sources import Predecessor
    from desktop.compare.page import ComparePage
    from desktop.lineage.page import LineagePage


class AlignmentCommands(QObject):
    """`window` owns the dialogs. Each command goes by the open plan where none is named."""

    def __init__(self, desk: Desk, window: QWidget, compare: LatePage[ComparePage], lineage: LatePage[LineagePage]) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._compare = compare
        self._lineage = lineage
        compare.when_made(self._serve)

    def _serve(self, compare: ComparePage) -> None:
        compare.last_year_wanted.connect(self.last_year)
        compare.figures_wanted.connect(self.figures)

    def calls(self, mode: Callable[[], str]) -> dict[str, Callable[[], object]]:
        """What the commands of the menus do, by name; `mode` says which page is shown."""
        return {
            "compare_with": self.compare_with,
            "compare_last_year": lambda: self.last_year(self._compare().comparison.plans[1] if mode() == "compare" else 0),
            "lineage_plans": lambda: (self._desk.go.emit(Place("lineage")), self._lineage().choose_plans()),
            "link_table": lambda: self._show_table(mode()),
            "figures": self.figures,
            "export_comparison": self.export,
        }

    def follow(self, actions: Actions) -> None:
        """Keep the tick of the list of links as it is shown."""
        self._compare.when_made(lambda page: page.table_shown.connect(actions["link_table"].setChecked))

    def pair(self) -> tuple[int, int] | None:
        """The plans that are compared."""
        page = self._compare.if_made
        return page.comparison.plans if page is not None and all(page.comparison.plans) else None

    def _aligned_pair(self) -> tuple[int, int] | None:
        """The plans that are compared, if they have links; else it is said that there is nothing yet."""
        pair = self.pair()
        if pair is not None and self._compare().comparison.pairs:
            return pair
        self._desk.said.emit(self.tr("还没有对照。先在“对照”里选两份文件。"))
        return None

    def here(self) -> Place:
        """The place in the comparison."""
        old, new = self.pair() or (0, 0)
        return Place("compare", old=old, new=new)

    def show_pair(self, place: Place) -> None:
        """Show the pair named, else the one shown before, else the one aligned last."""
        session = self._desk.session
        known = session.aligning.pairs() if session else ()
        if place.old and place.new:
            self._compare().show_pair(place.old, place.new, place.link_id)
        elif self.pair() is None and known:
            self._compare().show_pair(*known[-1])

    def compare_with(self, plan_id: int = 0) -> None:
        """Compare a plan with the one it was compared with before, else with its neighbour in the library."""
        session, plan_id = self._desk.session, plan_id or self._open_plan()
        plans = [plan.id for plan in session.plans()] if session else []
        if session is None or len(plans) < 2 or plan_id not in plans:
            return
        known = next((pair for pair in reversed(session.aligning.pairs()) if plan_id in pair), None)
        other = plans[plans.index(plan_id) - 1] if plan_id != plans[0] else plans[1]
        old, new = known or (min(other, plan_id), max(other, plan_id))
        self._desk.go.emit(Place("compare", old=old, new=new))

    def last_year(self, plan_id: int = 0) -> None:
        """Compare a plan with the one before it in its series; where that is not sure, ask, and keep the answer."""
        session, plan_id = self._desk.session, plan_id or self._open_plan()
        if session is None or not plan_id:
            return
        before = session.sources.predecessor(plan_id)
        if before.plan is not None:
            self._desk.go.emit(Place("compare", old=before.plan.id, new=plan_id))
        else:
            self._ask(session.plan(plan_id), before, session.plans())

    def _ask(self, plan: Plan, before: Predecessor, known: tuple[Plan, ...]) -> None:
        likely = {each.id for each in before.likely}
        others = [each for each in known if each.id != plan.id and each.id not in likely]
        year = plan.metadata.year or 9999
        others.sort(key=lambda each: (each.metadata.year is None or each.metadata.year >= year, -(each.metadata.year or 0)))
        from desktop.compare.last_year_dialog import LastYearDialog

        dialog = LastYearDialog(self._desk.theme, plan, before.likely, others, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.answered.connect(lambda earlier: self._keep(plan, earlier))
        dialog.open()

    def _keep(self, plan: Plan, earlier: int) -> None:
        if self._desk.edit(lambda session: session.sources.set_predecessor(plan.id, earlier or None)) is None:
            return
        if earlier:
            self._desk.go.emit(Place("compare", old=earlier, new=plan.id))
        else:
            self._desk.said.emit(self.tr("记下了：“{title}”没有上一年文件").format(title=plan.title))

    def figures(self) -> None:
        """The figures of the comparison that is shown."""
        pair = self._aligned_pair()
        if pair is None:
            return
        other = self._compare().comparison.other_issuer
        title = self.tr("正在计算对照数据")
        self._desk.run(
            title,
            lambda session, _progress: session.aligning.figures(*pair),
            lambda found: self._show_figures(pair, found, other_issuer=other),
        )

    def export(self) -> None:
        """Ask where to, then write the links of the comparison and their figures as a workbook."""
        pair = self._aligned_pair()
        if pair is None:
            return
        labels = [self._desk.outline_of(plan_id).plan.label for plan_id in pair]
        language = self._desk.language

        def write(session: Session, path: Path, progress: Progress) -> int:
            from core.workbooks import export_pair

            return export_pair(session, path, pair, language, progress)

        name = self.tr("对照 {old}与{new}").format(old=labels[0], new=labels[1])
        ask_and_save_workbook(self._desk, self._window, name, write)

    def _show_figures(self, pair: tuple[int, int], found: ComparisonFigures | None, *, other_issuer: bool) -> None:
        if found is None:
            return
        from desktop.compare.figures_dialog import FiguresDialog

        outlines = self._desk.outline_of(pair[0]), self._desk.outline_of(pair[1])
        dialog = FiguresDialog(self._desk.theme, found, outlines, other_issuer=other_issuer, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.link_wanted.connect(
            lambda link_id: self._desk.go.emit(Place("compare", old=pair[0], new=pair[1], link_id=link_id))
        )
        dialog.show()  # beside the window, so that one can go on

    def _show_table(self, mode: str) -> None:
        if mode != "compare":
            self._desk.go.emit(Place("compare"))
        self._compare().toggle_table()

    def _open_plan(self) -> int:
        return self._desk.outline.plan.id if self._desk.outline else 0
