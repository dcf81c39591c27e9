"""Starts Yaodian: settings, language, theme, then the window on the last library, a named one, or the welcome page."""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import sys
import time
from collections.abc import Sequence
from importlib.metadata import version
from importlib.resources import files
from itertools import chain
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.clipboard import let_go
from desktop.desk import Desk
from desktop.dialogs.crash_dialog import CrashDialog  # noqa: TID253 - says what can't be loaded
from desktop.faults import Faults
from desktop.fonts import has_chinese_font
from desktop.home import Home
from desktop.icons import app_icon
from desktop.later import Later
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.theme import Theme

BEGAN = time.perf_counter()

COLLECTING = (20_000, 50, 100)
"""When garbage is looked for: seldom among all that is open, which is values without cycles and takes long to look through."""


def translate(app: QApplication, language: str) -> list[QTranslator]:
    """Give the application its language. Our words are Chinese in the source, Qt's own are English: one of the two is loaded."""
    ours = Path(str(files("resources"))) / "translations" / f"yaodian_{language}.qm"
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_zh_CN.qm"
    installed: list[QTranslator] = []
    for path in [ours] if language == "en" else [qt]:
        translator = QTranslator(app)
        if translator.load(str(path)):
            app.installTranslator(translator)
            installed.append(translator)
    QLocale.setDefault(QLocale(QLocale.Language.English if language == "en" else QLocale.Language.Chinese))
    return installed


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """The words after the program's name."""
    parser = argparse.ArgumentParser(prog="yaodian")
    parser.add_argument("files", nargs="*", type=Path, help="a library to open, or files to import")
    parser.add_argument("--library", type=Path, metavar="FILE", help="open this library")
    parser.add_argument("--sample", action="store_true", help="open the sample library")
    parser.add_argument("--language", choices=["zh", "en"], help="use this language this time")
    parser.add_argument(
        "--self-test",
        nargs="?",
        const="",
        metavar="FOLDER",
        help="check that everything works, keep what was made in FOLDER, quit",
    )
    parser.add_argument("--quit-after-first-paint", action="store_true", help="print the milliseconds it took and quit")
    return parser.parse_args(argv)


def begin(window: MainWindow, args: argparse.Namespace) -> None:
    """Open what was asked for, else the library that was open last; files are taken in when the window stands."""
    desk, named = window.desk, [path for path in args.files if path.suffix == ".yaodian"]
    library = args.library or (named[0] if named else None)
    if library is not None:
        desk.open(library)
    elif args.sample:
        window.files.open_sample()
    elif desk.settings.last_library:
        desk.open(desk.settings.last_library)
    others = [path for path in args.files if path not in named]
    if others:
        QTimer.singleShot(0, window, lambda: window.files.take_in(others))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window; the exit code."""
    multiprocessing.freeze_support()  # the process that reads files starts this program again when it is frozen
    args = arguments(argv)
    # What is made while the program starts stays: looking through it for garbage, now or later, would only hold the window up.
    gc.disable()
    # Threads that compute give the window its turn more often than Python's 5 ms.
    sys.setswitchinterval(0.001)
    if args.self_test is not None:  # out of sight, unless the caller names a platform to show it on
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([sys.argv[0]])
    app.setOrganizationName("Yaodian")
    app.setApplicationName("Yaodian")
    app.setApplicationVersion(version("yaodian"))
    app.setDesktopFileName("yaodian")
    settings = Settings(language=args.language or "", home=Home.ours())
    if args.self_test is not None:
        from desktop import self_test  # noqa: PLC0415 - nothing else needs it, and it needs this module

        return self_test.run(app, Path(args.self_test) if args.self_test else None, settings.language, translate)
    translate(app, settings.language)
    faults = _faults(settings.home.own() / "logs")
    faults.install()
    try:
        window = start(app, settings, args, faults)
    except Exception as error:  # noqa: BLE001 - there is no window yet that could say it
        faults.record(error)
        CrashDialog(faults).exec()
        return 1
    gc.freeze()
    gc.set_threshold(*COLLECTING)
    gc.enable()
    if args.quit_after_first_paint:
        QTimer.singleShot(0, app, lambda: _report(app, window))
    later = Later(chain(window.late.prepare(), window.reader.prepare()), app)
    code = app.exec()
    later.stop()
    let_go()
    faults.close()
    return code


def _faults(folder: Path) -> Faults:
    """Faults are kept in this folder; where it can't be written, for this time only."""
    try:
        return Faults(folder)
    except OSError:
        return Faults(Path(mkdtemp(prefix="yaodian-")))


def start(app: QApplication, settings: Settings, args: argparse.Namespace, faults: Faults) -> MainWindow:
    """Make the window, have it say what goes wrong from now on, and open what was asked for."""
    app.setWindowIcon(app_icon())
    theme = Theme(settings.mode)
    theme.apply(app)
    window = MainWindow(Desk(settings, theme))
    listen(window, faults)
    begin(window, args)
    window.show()
    if not has_chinese_font():
        window.messages.no_chinese_font()
    if faults.watch_crashes():
        window.messages.crashed()
    return window


def listen(window: MainWindow, faults: Faults) -> None:
    """Have a window say the faults that are caught, and keep those of its jobs."""
    window.messages.faults = faults
    faults.happened.connect(window.messages.failed)
    faults.refused.connect(window.safety.met)
    window.desk.jobs.failed.connect(faults.keep)


def _report(app: QApplication, window: MainWindow) -> None:
    window.repaint()
    if sys.stdout is not None:  # a windowed program on Windows has none
        sys.stdout.write(f"{(time.perf_counter() - BEGAN) * 1000:.0f}\n")
    window.close()
    app.quit()


if __name__ == "__main__":
    sys.exit(main())
