"""Views of the annotations kept under names: the menu that calls them up, keeps the one that is shown, and forgets one."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from desktop.annotations.asking import Asking
from desktop.desk import Desk
from desktop.dialogs.name_dialog import NameDialog


class SavedViews(QObject):
    """Each keeping and forgetting is a step of undo."""

    def __init__(self, desk: Desk, asking: Asking, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._asking = asking
        self._page = page

    def fill(self, menu: QMenu) -> None:
        """Show the names as they are now."""
        menu.clear()
        views = self._desk.session.annotating.views() if self._desk.session else {}
        for name, view in views.items():
            action = menu.addAction(name.replace("&", "&&"), lambda view=view: self._asking.show(view))
            action.setCheckable(True)
            action.setChecked(view == self._asking.view)
        if not views:
            menu.addAction(self.tr("还没有保存的筛选")).setEnabled(False)
        menu.addSeparator()
        keep = menu.addAction(self.tr("保存当前筛选…"), self.ask_name)
        self._desk.edit_only.entries(keep)
        if views:
            forget = QMenu(self.tr("删除筛选"), menu)
            menu.addMenu(forget)
            for name in views:
                forget.addAction(name.replace("&", "&&"), lambda name=name: self._forget(name))
            self._desk.edit_only.entries(forget.menuAction())

    def ask_name(self) -> None:
        """Ask for the name to keep the view under."""
        view = self._asking.view
        known = tuple(self._desk.session.annotating.views()) if self._desk.session else ()
        dialog = NameDialog(
            self._desk.theme,
            self.tr("保存筛选"),
            self.tr("名称"),
            known=known,
            replaces=self.tr("已有这个名称，会换成现在的筛选。"),
            parent=self._page.window(),
        )

        def keep(name: str) -> None:
            if self._desk.edit(lambda session: session.annotating.keep_view(name, view)) is not None:
                self._desk.said.emit(self.tr("已保存筛选“{name}”").format(name=name))

        dialog.given.connect(keep)
        dialog.open()

    def _forget(self, name: str) -> None:
        if self._desk.edit(lambda session: session.annotating.drop_view(name)) is not None:
            self._desk.said.emit(self.tr("已删除筛选“{name}”，可以撤销").format(name=name))
