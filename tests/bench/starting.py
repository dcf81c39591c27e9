"""How much a fresh process computes, and how much memory it takes, until its first window is painted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

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


# Fills a tree with every clause below its plan, as a window does that keeps no model of its own.
ALL_CLAUSES = """
import sqlite3, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTreeWidget, QTreeWidgetItem
application = QApplication([])
connection = sqlite3.connect(sys.argv[1])
tree, plans = QTreeWidget(), {}
for plan_id, title in connection.execute("SELECT id, title FROM plan"):
    plans[plan_id] = QTreeWidgetItem([title])
for plan_id, number, heading in connection.execute("SELECT plan_id, number, heading FROM clause WHERE level"):
    plans[plan_id].addChild(QTreeWidgetItem([(number or "") + heading]))
tree.addTopLevelItems(list(plans.values()))
tree.show()
tree.repaint()
print("painted", flush=True)
"""

# Starts a program and says what it took. The memory of a process counts from that of its parent, which here is small.
WATCH = """
import os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(child, 0)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def measure(library: Path, repeats: int) -> list[Figure]:
    """Processes that quit after their first picture; nothing where there is no window yet."""
    command = ["-m", "desktop.app", "--library", str(library), "--quit-after-first-paint"]
    ours = [process(command) for _ in range(repeats)]
    bare = [process(["-c", BARE]) for _ in range(repeats)]
    tree = process(["-c", ALL_CLAUSES, str(library)])
    start, memory = median(run[0] for run in ours), max(run[1] for run in ours)
    return [
        Figure("start to first window", start, median(run[0] for run in bare), "an empty QWidget", "target 1.5 s"),
        Figure("start to first window", start, tree[0], "QTreeWidget with all clauses"),
        Figure("memory at first window", memory, tree[1], "QTreeWidget with all clauses", "target 300 MB", unit="MB"),
    ]


def process(words: list[str]) -> tuple[float, float]:
    """Processor seconds and the most memory, in MB, of Python started with these words, until it ends."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", WATCH, sys.executable, *words]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)[:60]} ended with {done.returncode}: {done.stderr[-500:]}")
    seconds, kilobytes = done.stdout.splitlines()[-1].split()
    return float(seconds), float(kilobytes) / 1024
