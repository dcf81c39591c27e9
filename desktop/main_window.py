"""The one main window: lays out its parts and wires them. What the parts do is theirs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.alignment_commands import AlignmentCommands
from desktop.backup_keeper import BackupKeeper
from desktop.desk import Desk, Place
from desktop.dialog_commands import DialogCommands
from desktop.first_steps import FirstSteps
from desktop.keymap import LIBRARY, REVIEW, WINDOW, Needs
from desktop.late_pages import LatePages
from desktop.library_commands import LibraryCommands
from desktop.likeness_commands import LikenessCommands
from desktop.messages import Messages
from desktop.navigation import WELCOME, ModePage, Navigation, late_mode
from desktop.outside_changes import OutsideChanges
from desktop.plan_commands import PlanCommands
from desktop.read_only_bar import ReadOnlyBar
from desktop.reader.commands import reader_calls
from desktop.reader.reader_page import ReaderPage
from desktop.review_commands import ReviewCommands
from desktop.safety_commands import SafetyCommands
from desktop.search_commands import SearchCommands
from desktop.status_line import StatusLine
from desktop.theme import Mode
from desktop.top_bar import TopBar
from desktop.undo import Undo
from desktop.welcome import WelcomePage
from desktop.widgets import resize_on_screen

if TYPE_CHECKING:
    from desktop.annotations.page import AnnotationsPage
    from desktop.lineage.page import LineagePage
    from desktop.review.page import ReviewPage


class MainWindow(QMainWindow):
    """Welcome page while no library is open; else one of the modes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setMinimumSize(960, 600)
        self.setAcceptDrops(True)
        self.welcome = WelcomePage(desk.theme)
        self.reader = ReaderPage(desk)
        self.late = LatePages(desk)
        self.actions_ = desk.actions
        self.actions_.serve(WINDOW, self)
        self.actions_.serve(LIBRARY, self.reader.library.view)
        self.files = LibraryCommands(desk, self)
        self.dialogs = DialogCommands(desk, self, self.actions_)
        self.alignments = AlignmentCommands(desk, self, self.late.compare, self.late.lineage)
        self.likeness = LikenessCommands(desk, self, self.late.search, self.late.compare)
        self.plans = PlanCommands(desk, self)
        self._lay_out()
        self.keepers = (BackupKeeper(desk, self), OutsideChanges(desk, self))
        self._wire()
        self.actions_["panels"].setChecked(True)
        self._restore()
        self._library_changed()

    @property
    def mode(self) -> str:
        """The page that is shown."""
        return self.navigation.mode

    def _lay_out(self) -> None:
        central = QWidget()
        self.messages = Messages(self.desk, central)
        self.banner, self.toast = self.messages.banner, self.messages.toast
        self.safety = SafetyCommands(self.desk, self, self.messages, self.reader.inspector.current_id)
        self.reader.inspector.history_wanted.connect(self.safety.show_history)
        self.reviewing = ReviewCommands(self.desk, self, self.late.review, self.files, self.messages)
        self.bar = TopBar(self.desk, self.actions_)
        self.status = StatusLine(self.desk)
        self.searching = SearchCommands(self.desk, self.bar, self.reader, self.late.search)
        stack = QStackedWidget()
        stack.addWidget(self.welcome)
        stack.addWidget(self.reader)
        self.late.stand_in(stack)
        self.navigation = Navigation(self.desk, stack, self.bar, self.actions_)
        for mode in self._modes():
            self.navigation.add(mode)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(ReadOnlyBar(self.desk, self.actions_["save_copy"]))
        column.addWidget(self.banner)
        column.addWidget(stack, 1)
        column.addWidget(self.status)
        self.setCentralWidget(central)
        self.first_steps = FirstSteps(self.desk.theme, self, self.reader, self.bar)
        for title, actions in self.actions_.menus():
            self.menuBar().addMenu(title).addActions(actions)

    def _modes(self) -> tuple[ModePage, ...]:
        reader, late, says_nothing = self.reader, self.late, self._say_nothing
        annotations, review = late.annotations, late.review
        return (
            ModePage(WELCOME, lambda: self.welcome, lambda _: None, lambda: Place(WELCOME), says_nothing),
            ModePage("read", lambda: reader, reader.go_to, reader.here, reader.say_where, reader.stops),
            late_mode("compare", late.compare, says_nothing, show=self.alignments.show_pair, here=self.alignments.here),
            late_mode("lineage", late.lineage, says_nothing),
            late_mode("search", late.search, says_nothing, show=self.searching.show_query),
            late_mode("annotations", annotations, lambda: annotations().say_where()),
            late_mode("ledgers", late.ledgers, says_nothing),
            late_mode("review", review, lambda: review().say_where(), show=self.reviewing.show),
        )

    def _wire(self) -> None:
        desk, files, reader = self.desk, self.files, self.reader
        for name in ("undo", "redo"):  # connected before they act: a note that is being written is a step too
            self.actions_[name].triggered.connect(self._save_notes)
        self.undo = Undo(desk, self.actions_["undo"], self.actions_["redo"])
        desk.library_changed.connect(self._library_changed)
        desk.outline_changed.connect(lambda _: self._enable())
        desk.readings.changed.connect(self._enable)
        reader.source_wanted.connect(self.reviewing.open_plan)
        self.welcome.choose_files.connect(files.choose_files)
        self.welcome.open_library.connect(files.open)
        self.welcome.new_library.connect(files.new)
        self.welcome.open_sample.connect(files.open_sample)
        self.welcome.files_dropped.connect(files.take_in)
        files.sample_opened.connect(lambda: None if desk.settings.tour_seen else self.show_tour())
        self.bar.mode_chosen.connect(lambda mode: self.navigation.go(Place(mode)))
        reader.where_changed.connect(self._saying("read"))
        self.searching.where_changed.connect(self._saying("search"))
        reader.zoomed.connect(self.status.refresh)
        reader.compare_wanted.connect(self.alignments.compare_with)
        reader.last_year_wanted.connect(self.alignments.last_year)
        self.alignments.follow(self.actions_)
        reader.info_wanted.connect(self.dialogs.plan_info)
        reader.library.reread_wanted.connect(self.plans.reread)
        reader.import_wanted.connect(files.choose_files)
        reader.new_tag_wanted.connect(self.dialogs.new_tag)
        reader.lexicons_wanted.connect(self.dialogs.lexicons)
        reader.edit_tag_wanted.connect(self.dialogs.edit_tag)
        reader.inspector.tags_wanted.connect(self.dialogs.tags)
        self.dialogs.reader_size_changed.connect(self.reader.zoom)
        self.dialogs.look_changed.connect(self.reader.set_look)
        self.late.lineage.when_made(self._wire_lineage)
        self.late.annotations.when_made(self._wire_annotations)
        self.late.review.when_made(self._wire_review)
        alignments = self.alignments.calls(lambda: self.mode)
        reading = reader_calls(reader, desk.settings)
        rooms = (
            files.calls(),
            self.safety.calls(),
            self.plans.calls(),
            self.dialogs.calls(),
            self.navigation.calls(),
            alignments,
            self.likeness.calls(lambda: self.mode),
            self.searching.calls(lambda: self.mode),
            reading,
        )
        for calls in (*rooms, self._calls()):
            self.actions_.connect_all(calls)

    def _wire_lineage(self, page: LineagePage) -> None:
        page.briefing_wanted.connect(lambda plan_ids: self.dialogs.briefing(lineage=plan_ids))

    def _wire_annotations(self, page: AnnotationsPage) -> None:
        page.use(self.actions_)
        page.where_changed.connect(self._saying("annotations"))
        page.history_wanted.connect(self.safety.show_history)

    def _wire_review(self, page: ReviewPage) -> None:
        self.actions_.serve(REVIEW, page.text)
        page.use(self.actions_)
        page.where_changed.connect(self._saying("review"))

    def _save_notes(self) -> None:
        self.reader.inspector.save_editor()
        if (annotations := self.late.annotations.if_made) is not None:
            annotations.panel.save()

    def _calls(self) -> dict[str, Callable[[], object]]:
        """The commands of the window itself; the rooms have their own."""
        return {
            "review": self.reviewing.open,
            "quit": self.close,
            "briefing": self._briefing,
            "print": self._briefing,
            "help": lambda: self.dialogs.help(self.mode),
            "tour": self.show_tour,
            "panels": self._switch_panels,
            "full_screen": lambda: self.showNormal() if self.isFullScreen() else self.showFullScreen(),
            "theme": self._switch_theme,
        }

    # The library

    def _library_changed(self) -> None:
        session = self.desk.session
        self.banner.hide()
        name = session.path.stem if session else self.tr("未打开资料库")
        product = self.tr("要点")
        self.setWindowTitle(f"{name} — {product}")
        self.navigation.start("read" if session else WELCOME)
        self._enable()
        self.undo.refresh()
        if session:
            self.desk.resume()

    def _enable(self) -> None:
        """Commands that need a library or an open plan are off without."""
        opened = self.desk.session is not None
        two = len(self.desk.readings.all()) > 1
        there = {Needs.LIBRARY: opened, Needs.PLAN: self.desk.outline is not None, Needs.TWO_PLANS: two}
        self.actions_.enable(there, self.desk.why_read_only())
        for widget in (self.bar.modes, self.bar.field, self.bar.briefing):
            widget.setEnabled(opened)

    # Places

    def go(self, place: Place) -> None:
        """Show a place, remembering this one for the way back."""
        self.navigation.go(place)

    def _saying(self, mode: str) -> Callable[[str], None]:
        """What a mode says of its place stands in the status line while it is the one that is shown."""
        return lambda text: self.status.set_where(text) if self.mode == mode else None

    def _say_nothing(self) -> None:
        self.status.set_where("" if self.desk.session else self.tr("未打开资料库"))

    def _briefing(self) -> None:
        pair = self.alignments.pair() if self.mode == "compare" else None
        self.dialogs.briefing(pair, self.late.lineage().plan_ids() if self.mode == "lineage" else ())

    # The window

    def show_tour(self) -> None:
        """Show in three steps where to choose, how to mark and where it leads."""
        if self.desk.session is None:
            return
        self.navigation.show_mode("read")
        self.first_steps.start(self.desk)

    def _switch_panels(self) -> None:
        """Side panes are shown or hidden in every view that has them."""
        on = not (self.late.review() if self.mode == "review" else self.reader).panes.sides_shown()
        for page in (self.reader, self.late.review()):
            page.panes.show_sides(on)

    def _switch_theme(self) -> None:
        mode = Mode.LIGHT if self.desk.theme.tokens.dark else Mode.DARK
        self.desk.settings.mode = mode
        self.desk.theme.mode = mode

    def _restore(self) -> None:
        settings = self.desk.settings
        geometry = settings.layout("window")
        if geometry is None or not self.restoreGeometry(geometry):
            resize_on_screen(self, 1440, 900)
        self.reader.panes.restore_layout(settings.layout("reader"), settings.layout("left"))

    def closeEvent(self, event: QCloseEvent) -> None:
        settings = self.desk.settings
        settings.set_layout("window", self.saveGeometry())
        across, down = self.reader.panes.layout_state()
        settings.set_layout("reader", across)
        settings.set_layout("left", down)
        settings.sync()
        self.reader.inspector.close_editor()
        last = self.desk.session.path if self.desk.session else None
        self.desk.close()
        settings.last_library = last
        self.hide()  # a last backup is made without being in the way
        self.desk.jobs.finish()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        # The program the files come from waits until the drop has returned.
        QTimer.singleShot(0, self, lambda: self.files.take_in(paths))
