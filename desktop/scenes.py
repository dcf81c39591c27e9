"""What pictures of the window show: its views on the sample library, by name, for the manual and the demonstration."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSettings, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from core import sample
from core.model import Span
from core.office import find_office
from core.session import Session
from desktop.app import translate
from desktop.briefing.page_view import PageView
from desktop.desk import Desk, Place
from desktop.library_commands import seeds_folder
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.theme import Mode, Theme

AUTHOR = "分析员"
QUERY = "学前教育"
SETTLE = 800  # milliseconds for what a view still loads
LIMIT = 20_000
COMPUTED = 0.005  # seconds, of another thread, that are more than waiting


@dataclass(frozen=True)
class Sample:
    """A library made from the sample plans, and the pair that is compared in it."""

    library: Path
    pair: tuple[int, int]

    @classmethod
    def make(cls, library: Path) -> Sample:
        """Make the library anew."""
        for path in [library, *library.parent.glob(f"{library.name}-*")]:
            path.unlink(missing_ok=True)
        with Session.create(library, AUTHOR) as session:
            return cls(library, sample.build(session, seeds_folder()))


Step = Callable[[MainWindow, Sample], object]


def settle(app: QApplication, desk: Desk, milliseconds: int = SETTLE) -> None:
    """Let what runs beside the window end and views paint: until nothing has been asked or worked out for that long."""
    quiet, limit = QDeadlineTimer(milliseconds), QDeadlineTimer(LIMIT)
    before = _computed_beside()
    while not quiet.hasExpired() and not limit.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        now = _computed_beside()
        if desk.busy or now - before > COMPUTED:
            quiet.setRemainingTime(milliseconds)
            before = now


def _computed_beside() -> float:
    """Seconds that other threads than this one have computed: views have some of their own, which no desk knows."""
    return time.process_time() - time.thread_time()


@contextmanager
def desk_for(app: QApplication, settings_file: Path, language: str, mode: Mode) -> Iterator[Desk]:
    """A desk in a language and colours of its own, with its own settings; the application is as before afterwards."""
    settings = Settings(QSettings(str(settings_file), QSettings.Format.IniFormat))
    settings.language, settings.mode, settings.author, settings.tour_seen = language, mode, AUTHOR, True
    translators = translate(app, language)
    theme = Theme(mode)
    theme.apply(app)
    try:
        yield Desk(settings, theme)
    finally:
        for translator in translators:
            app.removeTranslator(translator)


def take(app: QApplication, desk: Desk, made: Sample, scenes: Collection[str], size: QSize) -> Iterator[tuple[str, QPixmap]]:
    """The pictures of these scenes, each with its name; a dialog is shown over the window."""
    window = MainWindow(desk)
    window.resize(size)
    window.show()
    try:
        for name, steps in SCENES.items():
            if name not in scenes:
                continue
            if name != "welcome" and desk.session is None:
                desk.open(made.library)
                settle(app, desk, 100)
            for step in steps:
                step(window, made)
                settle(app, desk)
            dialog = app.activeModalWidget()
            yield name, _picture(window, dialog)
            if dialog is not None:
                dialog.close()
    finally:
        window.close()
        settle(app, desk, 50)


def _picture(window: QWidget, dialog: QWidget | None) -> QPixmap:
    picture = window.grab()
    if dialog is not None:
        painter = QPainter(picture)
        painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
        painter.drawPixmap((window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2, dialog.grab())
        painter.end()
    return picture


def _read(window: MainWindow, _: Sample) -> None:
    """The reader at the second annotation, with its card selected."""
    desk = window.desk
    if desk.session is not None:
        found = desk.session.annotations()[1]
        desk.show_plan(found.plan_id)
        window.go(Place("read", plan_id=found.plan_id, span=found.span))
        window.reader.select_annotation(found.id)


def _select(window: MainWindow, made: Sample) -> None:
    """A passage selected, after an annotation of the plan that is shown."""
    _read(window, made)
    desk = window.desk
    if desk.session is not None and desk.outline is not None:
        start = desk.session.annotations(plan_ids=[desk.outline.plan.id])[4].span.start
        window.reader.text.select(Span(start, start + 20))


def _previewed(_window: MainWindow, _made: Sample) -> None:
    """Wait for the pages of the note that is offered: the true ones where LibreOffice is installed."""
    dialog, limit = QApplication.activeModalWidget(), QDeadlineTimer(LIMIT)
    view = dialog.findChild(PageView) if dialog is not None else None
    laid_out = find_office() is not None
    while view is not None and not (view.true if laid_out else view.pages) and not limit.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _command(name: str) -> Step:
    return lambda window, _: window.actions_[name].trigger()


def _go(mode: str) -> Step:
    return lambda window, made: window.go(Place(mode, old=made.pair[0], new=made.pair[1], plan_ids=made.pair, query=QUERY))


SCENES: Mapping[str, tuple[Step, ...]] = {
    "welcome": (),
    "read": (_read,),
    "select": (_select,),
    "tags": (_read, _command("tags")),
    "history": (_read, _command("history")),
    "annotations": (_go("annotations"),),
    "compare": (_go("compare"), _go("compare")),  # the second time the candidates are there
    "lineage": (_go("lineage"),),
    "search": (_go("search"),),
    "ledgers": (_go("ledgers"),),
    "briefing": (lambda window, made: window.dialogs.briefing(made.pair), _previewed),
    "backups": (_read, lambda window, _: window.desk.session and window.desk.session.backups.make(), _command("backups")),
    "keys": (_command("keys"),),
    # Last: what it says of a doubt stays for some seconds.
    "review": (lambda window, made: window.reviewing.open_plan(made.pair[0]), _command("next_doubt"), _command("next_doubt")),
}
"""By name, in the order in which they are taken: the first is before a library is open."""
