"""The window on a large library and on a long plan, marked all over, beside what Qt has for the same.

That is `QTreeWidget`, `QTextEdit` filled by `setHtml`, and `QSyntaxHighlighter`. Every picture is painted, off the screen;
the figures are the processor time of this thread.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from statistics import median

from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QTextEdit, QTreeWidget, QTreeWidgetItem, QWidget

from core.model import Outline, Plan
from desktop.app import COLLECTING
from desktop.desk import Desk
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.slices import Slices
from desktop.theme import Mode, Theme
from tests.bench import long_plan, reviewing
from tests.bench.figures import Figure
from tests.bench.turns import longest, turns_of

SIZE = (1440, 900)
NARROWER = (1300, 800)
JUMPS = 30


def measure(library: Path, folder: Path, repeats: int, *, characters: int, marks: int) -> list[Figure]:
    """The list of plans of `library` and plans of it opened; then a plan with so many characters and marks.

    `folder` is where the long plan and the settings of the window go.
    """
    window = made(folder)
    desk = window.desk
    desk.open(library)
    painted(window)
    gc.freeze()  # as the app does
    gc.set_threshold(*COLLECTING)
    figures = _list_of_plans(window) + _opened(window, repeats)
    plan_id = long_plan.build(folder / "long.yaodian", characters=characters, annotations=marks)
    desk.open(folder / "long.yaodian")
    figures += _long_plan(window, plan_id, marks)
    figures += reviewing.measure(window, folder / "汇编.txt", characters)
    window.close()
    return figures


def made(folder: Path) -> MainWindow:
    """A window that is shown, with settings of its own in a folder."""
    app = QApplication.instance() or QApplication([])
    theme = Theme(Mode.LIGHT)
    if isinstance(app, QApplication):
        theme.apply(app)
    settings = Settings(QSettings(str(folder / "bench.ini"), QSettings.Format.IniFormat), language="zh")
    window = MainWindow(Desk(settings, theme))
    window.resize(*SIZE)
    window.show()
    return window


def painted(widget: QWidget) -> None:
    """Let the window do what it has put off, and paint."""
    QApplication.processEvents()
    widget.repaint()


def spent(run: Callable[[], object]) -> float:
    """The seconds this thread computes at one call."""
    start = time.thread_time()
    run()
    return time.thread_time() - start


def _list_of_plans(window: MainWindow) -> list[Figure]:
    """The list of the library with every year unfolded, and jumps in it."""
    plans, view = window.desk.plans(), window.reader.library.view
    tree = QTreeWidget()
    tree.resize(view.size())
    tree.show()

    def unfold() -> None:
        view.expandAll()
        painted(view)

    def fill() -> None:
        by_year: dict[int, list[Plan]] = {}
        for plan in plans:
            by_year.setdefault(plan.metadata.year or 0, []).append(plan)
        for year, found in sorted(by_year.items(), reverse=True):
            group = QTreeWidgetItem([str(year)])
            group.addChildren([QTreeWidgetItem([plan.title]) for plan in found])
            tree.addTopLevelItem(group)
        tree.expandAll()
        painted(tree)

    unfolding = turns_of(unfold, lambda: not view.unfolding.busy)
    ours, theirs = sum(unfolding.spent), spent(fill)
    name = f"{len(plans):,} plans"
    figures = [
        Figure(f"{name}: unfold all years", ours, theirs, "QTreeWidget"),
        longest(f"{name}: unfold all years", unfolding),
        Figure(f"{name}: a jump in the list", jumps(view), jumps(tree), "QTreeWidget", "target 16 ms"),
    ]
    tree.close()
    return figures


def _opened(window: MainWindow, repeats: int) -> list[Figure]:
    """Plans of the library, each opened for the first time."""
    desk, ours, theirs = window.desk, list[float](), list[float]()
    for plan in desk.plans()[1 : 1 + max(repeats, 3)]:
        ours.append(spent(lambda plan=plan: (desk.show_plan(plan.id), window.repaint())))
        painted(window)
        edit = plain_view(window)
        html = html_of(desk.outline_of(plan.id))
        theirs.append(spent(lambda edit=edit, html=html: (edit.setHtml(html), edit.repaint())))
        edit.close()
    return [
        Figure("open a plan, with tree, marks and cards", median(ours), median(theirs), "setHtml, text alone", "target 50 ms")
    ]


def _long_plan(window: MainWindow, plan_id: int, marks: int) -> list[Figure]:
    desk, reader, text = window.desk, window.reader, window.reader.text

    slices = window.findChildren(Slices)

    def shown() -> bool:
        return not desk.coming and not desk.editing and not any(each.busy for each in slices)

    opening = turns_of(lambda: desk.show_plan(plan_id), shown)
    first = sum(opening.spent)
    outline = desk.outline_of(plan_id)
    name, html = f"{len(outline.text):,} characters", html_of(outline)
    edit = plain_view(window)
    filled = spent(lambda: (edit.setHtml(html), edit.repaint()))
    figures = [
        Figure(f"{name}: open", first, filled, "setHtml, text alone"),
        Figure(f"{name}: a jump in the text", jumps(text), jumps(edit), "setHtml, text alone", "target 16 ms"),
    ]
    tree, widget = reader.tree.view, QTreeWidget()
    widget.resize(tree.size())
    widget.show()
    unfolding = turns_of(tree.expandAll, lambda: not tree.unfolding.busy)
    unfolded = sum(unfolding.spent)
    built = spent(lambda: (fill_tree(widget, outline), widget.expandAll(), painted(widget)))
    figures += [
        Figure(f"{len(outline.clauses):,} clauses: unfold the tree", unfolded, built, "QTreeWidget"),
        Figure(f"{len(outline.clauses):,} clauses: a jump in the tree", jumps(tree), jumps(widget), "QTreeWidget"),
    ]
    marks_shown = text.overlay.marks
    painting = Highlighter(edit, [(mark.start, mark.end) for mark in marks_shown.tags])

    def mark_anew() -> None:
        text.set_marks(marks_shown)
        text.viewport().repaint()

    ours = median(spent(mark_anew) for _ in range(JUMPS))
    theirs = spent(lambda: (painting.rehighlight(), edit.viewport().repaint()))
    figures.append(
        Figure(f"{len(marks_shown.tags):,} marks painted anew in {name}", ours, theirs, "QSyntaxHighlighter", "target 16 ms")
    )
    widget.close()
    edit.close()
    steps = {
        "open": opening,
        "unfold the tree": unfolding,
        "fold it": turns_of(tree.fold_or_unfold),
        "narrow the tree": turns_of(lambda: tree.narrow("教育", annotated=False)),
        "to the end of the text": turns_of(lambda: text.verticalScrollBar().setValue(text.verticalScrollBar().maximum())),
        "put a tag on": turns_of(lambda: reader.toggle_tag_number(1), shown),
        "mark a character": turns_of(lambda: reader.pane.finding.show("教"), shown),
        "larger letters": turns_of(lambda: reader.zoom(desk.settings.reader_size + 2), shown),
        "another width": turns_of(lambda: window.resize(*NARROWER), shown),
        "dark": turns_of(lambda: setattr(desk.theme, "mode", Mode.DARK), shown),
        "light": turns_of(lambda: setattr(desk.theme, "mode", Mode.LIGHT), shown),
        "a second plan beside it": turns_of(lambda: desk.read(desk.plans()[0].id, beside=True), shown),
    }
    window.resize(*SIZE)
    return figures + [longest(f"{name}: {step}", turns) for step, turns in steps.items()]


class Highlighter(QSyntaxHighlighter):
    """Colours spans of a document, as far as its blocks are told; for the comparison alone."""

    def __init__(self, edit: QTextEdit, spans: list[tuple[int, int]]) -> None:
        super().__init__(edit)
        self._format = QTextCharFormat()
        self._format.setBackground(QColor("#ffe9a8"))
        self._by_block: dict[int, list[tuple[int, int]]] = {}
        document = edit.document()
        for start, end in spans:
            block = document.findBlock(start)
            self._by_block.setdefault(block.blockNumber(), []).append((start - block.position(), end - start))
        self.setDocument(document)

    def highlightBlock(self, text: str) -> None:
        """Colour what lies in the current block."""
        for start, length in self._by_block.get(self.currentBlock().blockNumber(), ()):
            self.setFormat(start, length, self._format)


def plain_view(window: MainWindow) -> QTextEdit:
    """A text of Qt's own, as large and in the font of the reader."""
    edit = QTextEdit()
    edit.setReadOnly(True)
    edit.setFont(window.reader.text.document().defaultFont())
    edit.resize(window.reader.text.size())
    edit.show()
    painted(edit)
    return edit


def html_of(outline: Outline) -> str:
    """A plan's text as markup: a paragraph a line, number and heading strong."""
    heads = {clause.span.start: clause.head_end for clause in outline.clauses}
    lines, at = list[str](), 0
    for line in outline.text.split("\n"):
        head = max(0, min(heads.get(at, at) - at, len(line)))
        lines.append(f"<p><b>{escape(line[:head])}</b>{escape(line[head:])}</p>")
        at += len(line) + 1
    return "".join(lines)


def fill_tree(widget: QTreeWidget, outline: Outline) -> None:
    """Every clause of a plan as an item below its parent's."""
    items: dict[int, QTreeWidgetItem] = {}
    for clause in outline.clauses[1:]:
        item = items[clause.id] = QTreeWidgetItem([clause.label])
        above = items.get(clause.parent_id or 0)
        if above is None:
            widget.addTopLevelItem(item)
        else:
            above.addChild(item)


def jumps(view: QAbstractScrollArea) -> float:
    """The median of some jumps through a view, each painted."""
    bar, times = view.verticalScrollBar(), list[float]()
    for number in range(JUMPS):
        to = number * 7919 % max(bar.maximum(), 1)
        times.append(spent(lambda to=to: (bar.setValue(to), view.viewport().repaint())))
    return median(times)
