"""The bar under the menus: modes, back and forward, the one search field, undo, import and briefing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QWidget

from desktop.actions import Actions
from desktop.command_finder import CommandFinder, command_words
from desktop.desk import Desk
from desktop.widgets import IconButton, PushButton, SearchField, SegmentedControl, Surface, set_surface

MODES = {
    "read": "book-open-text",
    "compare": "git-compare-arrows",
    "lineage": "route",
    "search": "text-search",
    "annotations": "message-square-text",
    "ledgers": "table",
}
"""The modes of the switch, whose words and keys are those of the commands `mode_…`, with their icons."""


class TopBar(QWidget):
    """44 px high. The search field opens the search page with what is typed in it."""

    mode_chosen = Signal(str)
    searched = Signal(str)

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        theme = desk.theme
        self.modes = SegmentedControl(theme, self.tr("视图"))
        for mode, icon_name in MODES.items():
            action = actions[f"mode_{mode}"]
            self.modes.add(mode, action.text(), icon_name, action.shortcut().toString())
        self.modes.changed.connect(self.mode_chosen)
        self.field = SearchField(theme, self.tr("在资料库中检索，输入 > 找命令"))
        actions.say_key(self.field, "search")
        self.field.setMinimumWidth(200)
        self.field.setMaximumWidth(440)
        self.field.returnPressed.connect(self._search)
        self._queries = QStringListModel(self)
        self.latest = QCompleter(self._queries, self)  # not the field's own, which would come up over the commands being found
        self.latest.setWidget(self.field)
        self.latest.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.latest.activated.connect(self._search_again)
        self.field.textEdited.connect(self.latest.popup().hide)
        self.field.installEventFilter(self)
        self.commands = CommandFinder(theme, actions, self.field)
        back = IconButton.for_action(theme, "chevron-left", actions["back"])
        forward = IconButton.for_action(theme, "chevron-right", actions["forward"])
        undo = IconButton.for_action(theme, "undo-2", actions["undo"])
        redo = IconButton.for_action(theme, "redo-2", actions["redo"])
        self.take_in = PushButton(theme, self.tr("导入"), "file-input")
        self.take_in.clicked.connect(actions["import_files"].trigger)
        desk.edit_only.keep(self.take_in)
        self.briefing = PushButton(theme, self.tr("生成简报"), "file-text")
        self.briefing.clicked.connect(actions["briefing"].trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        for widget in (self.modes, back, forward):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.field, 3)
        row.addStretch(1)
        for widget in (undo, redo, self.take_in, self.briefing):
            row.addWidget(widget)
        row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(44)
        set_surface(self, Surface.WINDOW)
        self.refresh_queries()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the empty field, or a click on it, offers the latest searches.

        On some systems a field takes Ctrl+E and Ctrl+K for moving and deleting; in this one they are the window's.
        """
        if watched is not self.field:
            return False
        down = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        if (down or event.type() == QEvent.Type.MouseButtonRelease) and not self.field.text():
            self._offer_queries()
            return down
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() in (Qt.Key.Key_E, Qt.Key.Key_K):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def show_mode(self, mode: str) -> None:
        """Say which view is shown; one that is no mode of its own switches all modes off."""
        if mode in MODES:
            self.modes.set_current(mode)
        else:
            self.modes.clear()

    def focus_search(self) -> None:
        """Put the focus into the search field."""
        self.commands.remember_focus()
        self.field.setFocus()
        self.field.selectAll()

    def find_command(self) -> None:
        """List the commands, to be found by their words."""
        self.focus_search()
        self.field.setText(">")

    def refresh_queries(self) -> None:
        """Offer the latest searches."""
        self._queries.setStringList(self._desk.settings.queries)

    def _offer_queries(self) -> None:
        if self._queries.rowCount():
            self.latest.complete()

    def _search_again(self, query: str) -> None:
        self.field.setText(query)
        self._search()

    def _search(self) -> None:
        query = self.field.text().strip()
        if query and command_words(query) is None:
            self._desk.settings.add_query(query)
            self.refresh_queries()
            self.searched.emit(query)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._desk.theme.tokens.line)
