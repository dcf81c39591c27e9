"""The longest turns of the event loop in the table of all annotations of a library that has very many."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt

from core.annotating import AnnotationView
from core.session import Session
from core.store.annotation_query import AnnotationFilter, By
from desktop.app import COLLECTING
from desktop.clipboard import let_go
from desktop.desk import Place
from desktop.models.annotation_table_model import Column
from tests.bench import annotating, window
from tests.bench.figures import Figure
from tests.bench.turns import longest, turns_of

CHOSEN = 1_000  # annotations edited at once


def measure(files: list[Path], folder: Path, number: int) -> list[Figure]:
    """The figures, on a library of these files with so many annotations, which is made in `folder`."""
    library = folder / "table.yaodian"
    with Session.create(library) as session:
        session.import_files(files)
        annotating.fill(session, number)
    shown = window.made(folder)
    desk = shown.desk
    desk.open(library)
    gc.freeze()  # as the app does
    gc.set_threshold(*COLLECTING)
    for _ in shown.late.prepare():
        pass
    facts = shown.reader.pane.facts
    turns_of(lambda: None, lambda: not desk.coming and facts.facts is not None)
    page = shown.late.annotations()
    bulk, table, asking = page.bulk, page.table, page.asking

    def choose() -> None:
        model = table.model()
        rows = QItemSelection(model.index(0, 0), model.index(min(CHOSEN, number) - 1, len(Column) - 1))
        table.selectionModel().select(rows, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    steps: dict[str, Callable[[], object]] = {
        "opened": lambda: shown.go(Place("annotations")),
        "sorted by note": lambda: table.sortByColumn(Column.NOTE, Qt.SortOrder.AscendingOrder),
        "grouped by tag": lambda: asking.change(group=By.TAG),
        "in one list": lambda: asking.show(AnnotationView()),
        "narrowed by a tag": lambda: asking.change(asked=AnnotationFilter({By.TAG: (1,)})),
        "narrowed by words": lambda: asking.change(asked=AnnotationFilter({}, text="教育")),
        "not narrowed": lambda: asking.show(AnnotationView()),
        "as a matrix": lambda: asking.change(across=By.YEAR),
        "as a table": lambda: asking.show(AnnotationView()),
        "all chosen": table.selectAll,
        f"{CHOSEN:,} chosen": choose,
        f"a tag for {CHOSEN:,}": lambda: bulk.toggle_digit(1),
        f"a status for {CHOSEN:,}": bulk.step_status,
        f"{CHOSEN:,} copied": bulk.copy,
        f"{CHOSEN:,} deleted": bulk.remove,
        f"{CHOSEN:,} brought back": shown.actions_["undo"].trigger,
    }
    name = f"table of {number:,} annotations"
    figures = [
        longest(f"{name}: {step}", turns_of(act, lambda: not desk.busy and not desk.editing)) for step, act in steps.items()
    ]
    shown.close()
    let_go()
    return figures
