"""Opens the dialogs. Each is loaded and made when it is wanted and goes when it is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from core.model import Tag
from desktop.actions import Actions
from desktop.desk import Desk


class DialogCommands(QObject):
    """`window` owns the dialogs. They don't block: the caller goes on at once."""

    reader_size_changed = Signal(int)
    look_changed = Signal()

    def __init__(self, desk: Desk, window: QWidget, actions: Actions) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._actions = actions

    def calls(self) -> dict[str, Callable[[], object]]:
        """The commands of this room."""
        return {
            "settings": self.settings,
            "new_tag": self.new_tag,
            "tags": self.tags,
            "lexicons": self.lexicons,
            "plan_info": lambda: self.plan_info(self._desk.outline.plan.id if self._desk.outline else 0),
            "keys": self.keys,
            "about": self.about,
        }

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def briefing(self, pair: tuple[int, int] | None = None, lineage: tuple[int, ...] = ()) -> None:
        """Choose what goes into a briefing note and write it: of a pair of plans, the lineage of some, or what is annotated."""
        from desktop.briefing.dialog import BriefingDialog

        self._open(BriefingDialog(self._desk, self._window, plan_ids=lineage, pair=pair, lineage=bool(lineage)))

    def settings(self) -> None:
        """Language, colours, author, text size."""
        from desktop.dialogs.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._desk, self._window)
        dialog.reader_size_changed.connect(self.reader_size_changed)
        dialog.look_changed.connect(self.look_changed)
        self._open(dialog)

    def new_tag(self) -> None:
        """Make a tag."""
        from desktop.dialogs.tag_dialog import TagDialog

        self._open(TagDialog(self._desk, None, self._window))

    def tags(self) -> None:
        """Arrange the tags: move, merge, retire, tag sets."""
        from desktop.dialogs.tags_dialog import TagsDialog

        self._open(TagsDialog(self._desk, self._window))

    def edit_tag(self, tag: Tag) -> None:
        """Rename, recolour or delete a tag."""
        from desktop.dialogs.tag_dialog import TagDialog

        self._open(TagDialog(self._desk, tag, self._window))

    def lexicons(self) -> None:
        """Make and edit lists of terms."""
        from desktop.dialogs.lexicon_dialog import LexiconDialog

        if self._desk.session is not None:
            self._open(LexiconDialog(self._desk, self._window))

    def plan_info(self, plan_id: int) -> None:
        """What is known of a plan, and from what it was read."""
        from desktop.dialogs.plan_dialog import PlanDialog

        if plan_id:
            self._open(PlanDialog(self._desk, plan_id, self._window))

    def help(self, mode: str = "") -> None:
        """How to use Yaodian, from what is said of a mode of the window."""
        from desktop.dialogs.help_dialog import HelpDialog
        from desktop.manual import Manual

        manual = Manual(self._desk.language, self._actions)
        dialog = HelpDialog(self._desk.theme, manual, mode, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()  # beside the window, so that one can follow it

    def keys(self) -> None:
        """All keys."""
        from desktop.dialogs.keys_dialog import KeysDialog

        self._open(KeysDialog(self._desk.theme, self._actions, self._window))

    def about(self) -> None:
        """Version and licences."""
        from desktop.dialogs.about_dialog import AboutDialog

        self._open(AboutDialog(self._desk.theme, parent=self._window))
