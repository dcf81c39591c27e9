"""台账: the page of the ledgers. It works out what is asked for beside the window and shows it as a table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from core.ledgers import Ledger
from core.model import Plan, Span, Touched
from core.progress import Progress
from core.series import series_of
from core.session import Session
from core.wording import Wording
from desktop.desk import Desk, Place
from desktop.ledgers.bar import CITATIONS, TARGETS, WORDING, LedgerBar
from desktop.ledgers.questions import like_pair, question, remark
from desktop.ledgers.table_view import LedgerView
from desktop.ledgers.tables import citations_table, targets_table, wording_table
from desktop.lineage.plans_dialog import PlansDialog
from desktop.models.ledger_model import LedgerModel, LedgerTable
from desktop.saving import ask_and_save_workbook
from desktop.tokens import SMALL
from desktop.widgets import EmptyState, Label, Surface, set_surface

_MOST = 6  # plans shown where none were chosen
_OFFERED = 40  # places in a menu
_AROUND = 12  # code points before and behind a place in a menu
_CONCERNED = frozenset(("plan", "clause", "link", "link_end", "alignment", "fact"))


class LedgersPage(QWidget):
    """Results are kept until what they are made of changes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chosen: tuple[int, ...] = ()  # plans that were asked for
        self._plan_ids: tuple[int, ...] = ()  # those that are shown
        self._stale = True
        self._asked = 0  # the latest question; answers to earlier ones are dropped
        self._busy = False
        self._found: Ledger | Wording | None = None
        self.model = LedgerModel(self)
        self.bar = LedgerBar(desk.theme)
        self.view = LedgerView(desk.theme, self.model)
        self.note = Label(desk.theme, tone="text_2", role=SMALL, wrap=True)
        self.empty = EmptyState(desk.theme, "table", "")
        self._stack = QStackedWidget()
        self._lay_out()
        self.bar.kind_chosen.connect(lambda _kind: self._work_out())
        self.bar.plans_asked.connect(self.choose_plans)
        self.bar.sides_chosen.connect(self._work_out)
        self.bar.narrowed.connect(self._narrow)
        self.bar.filtered.connect(self._filter)
        self.bar.export_asked.connect(self._export)
        self.view.opened.connect(self._open)
        self.empty.triggered.connect(self._do_what_empty_says)
        desk.library_changed.connect(self._reset)
        desk.touched.connect(self._touched)
        self._reset()

    def _lay_out(self) -> None:
        for surface, part in ((Surface.PANEL, self.bar), (Surface.PAGE, self._stack)):
            set_surface(part, surface)
        self.note.setContentsMargins(12, 6, 12, 6)
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.note)
        self._table = table
        self._stack.addWidget(table)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self._stack, 1)

    # Places

    def go_to(self, place: Place) -> None:
        """Show the ledgers of the plans of a place."""
        if place.plan_ids and place.plan_ids != self._plan_ids:
            self._chosen = self._plan_ids = place.plan_ids
            self._stale = True
            self._work_out()
        self.view.setFocus()

    def stops(self) -> tuple[QWidget, ...]:
        """The widgets between which F6 walks."""
        return self.bar, self.view, self.empty

    def here(self) -> Place:
        """The place in this mode."""
        return Place("ledgers", plan_ids=self._plan_ids)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._offer()
            self._work_out()

    def _reset(self) -> None:
        self._chosen = self._plan_ids = ()
        self._found, self._stale = None, True
        self._asked += 1
        self._busy = False
        self.model.show(LedgerTable((), ()))
        self._show_state()

    def _touched(self, touched: Touched) -> None:
        if _CONCERNED & touched.ids.keys() or "tag" in touched.ids:
            self._stale = True
            if self.isVisible():
                self._offer()
                self._work_out()

    def _known(self) -> tuple[Plan, ...]:
        return self._desk.session.plans() if self._desk.session else ()

    def _offer(self) -> None:
        """What can be chosen; where nothing was, the longest series, else the first plans."""
        known = self._known()
        ids = {plan.id for plan in known}
        kept = tuple(plan_id for plan_id in self._chosen if plan_id in ids)
        series = max((each.plans for each in series_of(known)), key=len, default=())
        usual = series if len(series) > 1 else known[:_MOST]
        self._plan_ids = kept or tuple(plan.id for plan in usual)
        self.bar.offer(known, self._desk.session.tags() if self._desk.session else (), like_pair(known))

    # Working out

    def _work_out(self) -> None:
        self._stale = False
        self._asked += 1
        work = question(self.bar, self._plan_ids, self._known())
        self._found = None
        self._busy = work is not None
        if work is not None:
            number, kind = self._asked, self.bar.kind
            title = self.tr("正在理出台账")
            self._desk.run(
                title, work, lambda found: self._done(number, kind, found), lambda: self._stopped(number), again=self._work_out
            )
        self._show_state()

    def _done(self, number: int, kind: str, found: Ledger | Wording) -> None:
        if number != self._asked:
            return
        self._busy, self._found = False, found
        self._show_found(kind)

    def _narrow(self) -> None:
        """Show of what was found what is asked for."""
        if self._found is not None:
            self._show_found(self.bar.kind)

    def _show_found(self, kind: str) -> None:
        found, least = self._found, 2 if self.bar.shared.isChecked() else 1
        if isinstance(found, Wording):
            table = wording_table(found, *self._side_names(), self._desk.language)
            self.view_table(table, (0, 2, 2, 2, 2, 2))
        elif found is not None and kind == CITATIONS:
            self.view_table(citations_table(found, least=least), (0, 1, 2, *(2 for _ in found.plans)))
        elif found is not None:
            self.view_table(targets_table(found, least=least), (0, *(1 for _ in found.plans), 2))
        self.note.setText(remark(found) if found is not None else "")
        self.note.setVisible(bool(self.note.text()))
        self._show_state()

    def view_table(self, table: LedgerTable, widths: tuple[int, ...]) -> None:
        """Show a table with columns of these kinds of width."""
        self.model.show(table)
        self.view.fit(widths)

    def _stopped(self, number: int) -> None:
        if number == self._asked:
            self._busy = False
            self._show_state()

    def _side_names(self) -> tuple[str, str]:
        before, after = self.bar.sides()
        if after and after[0] == "tag":
            return self.tr("其余文字"), str(after[1])
        return self._short(before), self._short(after)

    def _short(self, side: tuple[str, object] | None) -> str:
        if side and side[0] == "plan":
            return next((plan.label for plan in self._known() if plan.id == side[1]), "")
        return str(side[1]) if side else ""

    # Showing

    def _show_state(self) -> None:
        text, action = self._why_empty()
        self.bar.show_counts(len(self._plan_ids), len(self.model.table.rows) if self._found is not None else 0)
        if text:
            self.empty.set_text(text, action, "")
        self._stack.setCurrentWidget(self.empty if text else self._table)

    def _why_empty(self) -> tuple[str, str]:
        if not self._known():
            none = self._desk.session is None
            return self.tr("还没有打开资料库。") if none else self.tr("资料库里还没有文件。先导入，再回到这里。"), ""
        if self._busy:
            return self.tr("正在理出台账…"), ""
        if self._found is None:
            wording = self.bar.kind == WORDING
            return (
                (self.tr("提法要两份不同的文件、两个年份，或一个标签。请在上面选择两边。"), "")
                if wording
                else (self.tr("选一份以上的文件，就会列出其中的内容。"), self.tr("选择文件"))
            )
        if not self.model.table.rows:
            if isinstance(self._found, Ledger) and self._found.rows:
                return self.tr("没有一行在几份文件里都有。"), self.tr("全部列出")
            return {
                TARGETS: (self.tr("这些文件里没有找到指标。"), self.tr("选择文件")),
                CITATIONS: (self.tr("这些文件没有引用用书名号写出的文件。"), self.tr("选择文件")),
                WORDING: (self.tr("没有提法达到最少出现次数。"), ""),
            }[self.bar.kind]
        return ("", "") if self.view.rows.rowCount() else (self.tr("筛选后没有内容"), self.tr("清除筛选"))

    def _do_what_empty_says(self) -> None:
        if self._found is not None and self.model.table.rows:
            self.bar.field.clear()
        elif isinstance(self._found, Ledger) and self._found.rows:
            self.bar.shared.setChecked(False)
            self._narrow()
        else:
            self.choose_plans()

    def _filter(self, text: str) -> None:
        self.view.rows.setFilterFixedString(text.strip())
        self._show_state()

    # Doing

    def choose_plans(self) -> None:
        """Let the analyst choose whose ledger is shown."""
        dialog = PlansDialog(
            self._desk.theme,
            self._known(),
            self._plan_ids,
            self,
            said=self.tr("勾选文件，按内容年份排成一列。对照过的文件，指标对得更准。"),
            take=self.tr("列出"),
            least=1,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._choose)
        dialog.open()

    def _choose(self, plan_ids: tuple[int, ...]) -> None:
        self._chosen = self._plan_ids = tuple(plan_ids)
        self._work_out()

    def _open(self, places: tuple[tuple[int, Span], ...], at: QPoint) -> None:
        """One place is shown at once; of several one is chosen."""
        if len(places) == 1:
            self._read(*places[0])
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for plan_id, span in places[:_OFFERED]:
            outline = self._desk.outline_of(plan_id)
            around = outline.text[max(0, span.start - _AROUND) : span.end + _AROUND].replace("\n", " ").replace("&", "&&")
            entry = menu.addAction(f"{outline.plan.label} · …{around}…")
            entry.triggered.connect(lambda _on=False, plan_id=plan_id, span=span: self._read(plan_id, span))
        if len(places) > _OFFERED:
            menu.addAction(self.tr("还有 %n 处", "", len(places) - _OFFERED)).setEnabled(False)
        menu.popup(at)

    def _read(self, plan_id: int, span: Span) -> None:
        """Show a place with its words marked, as coming from a search does."""
        words = self._desk.outline_of(plan_id).quote(span)
        self._desk.go.emit(Place("read", plan_id=plan_id, span=span, query=words))

    def _export(self) -> None:
        found, kind, ids, language = self._found, self.bar.kind, self._plan_ids, self._desk.language
        names = self._side_names()

        def write(session: Session, path: Path, _: Progress) -> int:
            if isinstance(found, Wording):
                return session.wordings.export(path, found, *names, language=language)
            return session.ledgers.export(path, ids, kind=kind, language=language)

        title = {TARGETS: self.tr("指标台账"), CITATIONS: self.tr("引文台账"), WORDING: self.tr("提法")}[kind]
        ask_and_save_workbook(self._desk, self, title, write)
