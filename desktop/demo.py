"""The main job without a person: `python -m desktop.demo FOLDER` makes a library from the seeds, annotates, aligns,
exports the note and takes pictures of the views in both languages.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSettings
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from core import sample
from core.briefing import Recipe
from core.model import Span
from core.session import Session
from desktop.app import translate
from desktop.desk import Desk, Place
from desktop.library_commands import seeds_folder
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.theme import Mode, Theme

AUTHOR = "分析员"
QUERY = "学前教育"
TITLE = "湘陕两省2023年教育工作要点比较"
SIZE = (1440, 900)
SETTLE = 800  # milliseconds for what a view still loads
LIMIT = 20_000


def settle(app: QApplication, desk: Desk, milliseconds: int = SETTLE) -> None:
    """Let jobs end and views paint."""
    quiet, limit = QDeadlineTimer(milliseconds), QDeadlineTimer(LIMIT)
    while not (quiet.hasExpired() and not desk.busy) and not limit.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def make(folder: Path) -> tuple[Path, Path, tuple[int, int]]:
    """The library and the note, and the pair of plans that is compared."""
    folder.mkdir(parents=True, exist_ok=True)
    library, note = folder / "样例.yaodian", folder / "简报.docx"
    for path in [library, note, *folder.glob("样例.yaodian-*")]:
        path.unlink(missing_ok=True)
    with Session.create(library, AUTHOR) as session:
        pair = sample.build(session, seeds_folder())
        session.notes.write(note, Recipe(title=TITLE, pairs=(pair,)))
    return library, note, pair


def show_annotation(window: MainWindow) -> None:
    """The reader at the second annotation, with its card selected and some text selected."""
    desk = window.desk
    if desk.session is None:
        return
    found = desk.session.annotations()[1]
    desk.show_plan(found.plan_id)
    window.go(Place("read", plan_id=found.plan_id, span=found.span))
    window.reader.select_annotation(found.id)


def take_pictures(app: QApplication, folder: Path, library: Path, pair: tuple[int, int]) -> list[Path]:
    """A picture of each view, in both languages and both themes."""
    made: list[Path] = []
    for language, mode in (("zh", Mode.LIGHT), ("en", Mode.LIGHT), ("zh", Mode.DARK)):
        settings = Settings(QSettings(str(folder / "demo.ini"), QSettings.Format.IniFormat))
        settings.language, settings.mode, settings.author = language, mode, AUTHOR
        translators = translate(app, language)
        theme = Theme(mode)
        theme.apply(app)
        made += _views(app, Desk(settings, theme), folder, library, pair)
        for translator in translators:
            app.removeTranslator(translator)
    return made


def _views(app: QApplication, desk: Desk, folder: Path, library: Path, pair: tuple[int, int]) -> list[Path]:
    window = MainWindow(desk)
    window.resize(*SIZE)
    window.show()
    views: list[tuple[str, Callable[[], object]]] = [
        ("first-run", lambda: None),
        ("read", lambda: (desk.open(library), show_annotation(window))),
        ("select", lambda: window.reader.text.select(_sentence(desk))),
        ("compare", lambda: window.go(Place("compare", old=pair[0], new=pair[1]))),
        ("review", lambda: window.reviewing.open_plan(pair[0])),
        ("search", lambda: window.go(Place("search", query=QUERY))),
        ("briefing", lambda: window.dialogs.briefing(pair)),
    ]
    made: list[Path] = []
    for name, show in views:
        show()
        settle(app, desk)
        made.append(folder / f"{name}-{desk.language}-{desk.settings.mode.value}.png")
        shown = app.activeModalWidget()
        _picture(window, shown).save(str(made[-1]))
        if shown is not None:
            shown.close()
    window.close()
    settle(app, desk, 50)
    return made


def _sentence(desk: Desk) -> Span:
    """A passage to select: after the annotation that is shown."""
    outline, session = desk.outline, desk.session
    if outline is None or session is None:
        return Span(0, 0)
    start = session.annotations(plan_ids=[outline.plan.id])[4].span.start
    return Span(start, start + 20)


def _picture(window: QWidget, dialog: QWidget | None) -> QPixmap:
    """The window, with a dialog over it where one is open."""
    picture = window.grab()
    if dialog is not None:
        painter = QPainter(picture)
        painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
        painter.drawPixmap((window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2, dialog.grab())
        painter.end()
    return picture


def main(argv: Sequence[str] | None = None) -> int:
    """Make everything in the folder named; the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    folder = Path(words[0] if words else "build/demo")
    app = QApplication([sys.argv[0]])
    library, note, pair = make(folder)
    pictures = take_pictures(app, folder, library, pair)
    print(f"library {library}, note {note}, {len(pictures)} pictures in {folder}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
