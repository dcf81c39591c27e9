"""Every command of the window done once in the reader: the longest turn of the event loop of each, beside a piece of work."""

from __future__ import annotations

import gc
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from unittest.mock import patch

from PySide6.QtWidgets import QApplication, QFileDialog

from core import sample
from core.session import Session
from desktop.app import COLLECTING
from desktop.clipboard import let_go
from desktop.desk import Place
from desktop.later import Later
from desktop.main_window import MainWindow
from tests.bench import window
from tests.bench.figures import Figure
from tests.bench.turns import LONG, USUAL, Turns, turns_of, work

SHOWN = 15
LEFT_OUT = frozenset({"quit", "close_library", "open_sample", "full_screen"})  # what is open, or how, would be another
NO_FILE = MappingProxyType(  # what asks for a file doesn't return by itself
    {"getOpenFileName": ("", ""), "getOpenFileNames": ([], ""), "getSaveFileName": ("", ""), "getExistingDirectory": ""}
)


def measure(seeds: Path, folder: Path) -> list[Figure]:
    """The commands with the longest turns, on the sample library at a plan that has annotations."""
    library = folder / "sample.yaodian"
    with Session.create(library) as session:
        sample.build(session, seeds)
        plan_id = session.annotations()[0].plan_id
    shown = window.made(folder)
    shown.desk.open(library)
    shown.desk.show_plan(plan_id)
    window.painted(shown)
    gc.freeze()  # as the app does
    gc.set_threshold(*COLLECTING)
    making = _made_later(shown)
    actions, longest, usual = shown.actions_, dict[str, float](), work()
    with ExitStack() as asked:
        for ask, answer in NO_FILE.items():
            asked.enter_context(patch.object(QFileDialog, ask, return_value=answer))
        for _, command in actions.rows():
            action = actions.at_hand(command.name)
            if action is not None and command.name not in LEFT_OUT:
                longest[command.name] = max(turns_of(action.trigger, lambda: not shown.desk.busy).spent)
                _return(shown)
    shown.close()
    let_go()
    slowest = sorted(longest, key=lambda name: longest[name], reverse=True)[:SHOWN]
    against, remark = "a loop in Python", f"of {len(longest)} commands; target {LONG / USUAL:.1f}"
    figures = [Figure("what is made once the window stands, longest turn", max(making.spent), usual, against)]
    return figures + [Figure(f"{name}, longest turn", longest[name], usual, against, remark) for name in slowest]


def _made_later(shown: MainWindow) -> Turns:
    """Make what the app makes by itself soon after its start, so that no command waits for it."""
    made: list[bool] = []
    later = Later(chain(shown.late.prepare(), shown.reader.prepare()), shown)
    later.made.connect(lambda: made.append(True))
    making = turns_of(lambda: None, lambda: bool(made))
    later.stop()
    return making


def _return(shown: MainWindow) -> None:
    """Close what a command opened, and go back to the reader."""
    for other in QApplication.topLevelWidgets():
        if other is not shown and other.isVisible():
            other.close()
    if shown.mode != "read":
        shown.go(Place("read"))
    shown.reader.focus_text()
    QApplication.processEvents()
