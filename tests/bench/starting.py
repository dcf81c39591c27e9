"""How long a fresh process takes until the first window is painted."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from core.session import Session
from tests.bench.figures import Figure

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        print("painted", flush=True)
        QTimer.singleShot(0, QApplication.quit)

application = QApplication([])
window = Window()
window.show()
application.exec()
"""


def measure(files: Sequence[Path], folder: Path, repeats: int) -> list[Figure]:
    """From the start of the process to the line it prints after its first paint; nothing where there is no window yet."""
    library = folder / "start.yaodian"
    with Session.create(library) as session:
        session.import_files(files)
    bare = median(until_printed(["-c", BARE]) for _ in range(repeats))
    if find_spec("desktop.app") is None:
        return []
    command = ["-m", "desktop.app", "--library", str(library), "--quit-after-first-paint"]
    ours = median(until_printed(command) for _ in range(repeats))
    return [Figure("start to first window", ours, bare, "QApplication and an empty QWidget", "target 1.5 s")]


def until_printed(words: Sequence[str]) -> float:
    """Seconds from starting Python with these words to its first line on stdout."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, text=True, env=environment) as process:
        line = process.stdout.readline() if process.stdout else ""
        seconds = time.perf_counter() - start
    if process.returncode or not line:
        raise RuntimeError(f"{' '.join(words)[:60]} ended with {process.returncode} and printed {line!r}")
    return seconds
