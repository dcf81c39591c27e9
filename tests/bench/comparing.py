"""How fast the views of alignment paint and scroll: a comparison of a thousand pairs, a matrix of a thousand themes."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from PySide6.QtWidgets import QApplication, QHBoxLayout, QTextEdit, QWidget

from core.alignment import Cell, Lineage
from core.alignment import Theme as Followed
from core.model import Clause, ClauseKind, Decision, Link, Metadata, Outline, Plan, Relation, Span
from desktop.compare.own_area import OwnArea
from desktop.compare.pair_area import PairArea
from desktop.compare.pairs import Pair, Side
from desktop.compare.shown import Shown
from desktop.lineage.matrix_view import MatrixView
from desktop.models.lineage_model import LineageModel
from desktop.theme import Mode, Theme
from tests.bench.figures import Figure, timed

PAIRS, THEMES, PLANS = 1000, 1000, 10
SIZE = (1060, 640)
JUMPS = 20
SENTENCE = "推进学前教育普及普惠发展，新建公办幼儿园，健全经费保障机制。"


def measure() -> list[Figure]:
    """First paint and jumps, against two QTextEdits with the same text; scrolling of the matrix alone."""
    app = QApplication.instance() or QApplication([])
    theme = Theme(Mode.LIGHT)
    if isinstance(app, QApplication):
        theme.apply(app)
    pairs = [_pair(number) for number in range(1, PAIRS + 1)]
    paint, jump = _edits(pairs)
    figures: list[Figure] = []
    for name, kind in (("by link", PairArea), ("own order", OwnArea)):
        first, hop = _area(theme, kind, pairs)
        figures.append(Figure(f"first paint of {PAIRS} pairs, {name}", first, paint, "two QTextEdits", "target 100 ms"))
        figures.append(Figure(f"jump in {PAIRS} pairs, {name}", hop, jump, "two QTextEdits", "target 16 ms"))
    figures.append(Figure(f"scroll {THEMES} themes x {PLANS} plans", _matrix(theme), None, "", "target 16 ms"))
    return figures


def _side(number: int, plan_id: int) -> Side:
    head, body = f"{number}.第{number}项工作任务。", SENTENCE * (2 + number % 5)
    text = head + body
    span, clause_id = Span(0, len(text)), plan_id * 10_000 + number
    clause = Clause(clause_id, plan_id, None, number, 1, ClauseKind.ITEM, f"{number}.", head, span, len(head))
    return Side(clause, number, f"第{number // 40}章", text, len(head), len(head))


def _pair(number: int) -> Pair:
    old, new = _side(number, 1), _side(number, 2)
    link = Link(number, (old.clause.id,), (new.clause.id,), Relation.REVISED, False, 0.9, (), Decision.PROPOSED)
    return Pair(link, (old,), (new,))


def _area(theme: Theme, kind: type[PairArea] | type[OwnArea], pairs: list[Pair]) -> tuple[float, float]:
    """Seconds from an empty area to its first picture, and of a jump with its picture."""
    shown = Shown()
    area = kind(theme, shown)
    area.resize(*SIZE)
    area.show()

    def fill() -> None:
        shown.set_pairs(pairs, other_issuer=False)
        shown.select(1)
        area.grab()

    first = timed(fill)
    bar = area.verticalScrollBar()
    hop = _jumps(bar.setValue, bar.maximum(), area)
    area.close()
    return first, hop


def _edits(pairs: list[Pair]) -> tuple[float, float]:
    window = QWidget()
    row = QHBoxLayout(window)
    edits = [QTextEdit(), QTextEdit()]
    for edit in edits:
        row.addWidget(edit)
    window.resize(*SIZE)
    window.show()

    def fill() -> None:
        for at, edit in enumerate(edits):
            edit.setPlainText("\n".join((pair.new if at else pair.old)[0].text for pair in pairs))
        window.grab()

    first = timed(fill)
    bars = [edit.verticalScrollBar() for edit in edits]

    def scroll(value: int) -> None:
        for bar in bars:
            bar.setValue(value)

    hop = _jumps(scroll, bars[0].maximum(), window)
    window.close()
    return first, hop


def _jumps(scroll: Callable[[int], object], most: int, seen: QWidget) -> float:
    times: list[float] = []
    for number in range(JUMPS):
        value = (number * 7919) % max(most, 1)
        times.append(timed(lambda value=value: (scroll(value), seen.grab())))
    return median(times)


def _matrix(theme: Theme) -> float:
    outlines: dict[int, Outline] = {}
    for plan_id in range(1, PLANS + 1):
        text = "\n".join(SENTENCE for _ in range(THEMES))
        step = len(SENTENCE) + 1
        spans = [Span(n * step, n * step + step - 1) for n in range(THEMES)]
        first = plan_id * 10_000
        clauses = tuple(
            Clause(first + n, plan_id, None, n, 1, ClauseKind.ITEM, f"{n}.", SENTENCE[:20], span, span.start + 20)
            for n, span in enumerate(spans)
        )
        plan = Plan(plan_id, 1, 0, Metadata(f"要点{plan_id}", region="某省", year=2010 + plan_id), "f", THEMES, 0, 0)
        outlines[plan_id] = Outline(plan, text, clauses)
    themes = tuple(
        Followed(
            f"主题{n}",
            "",
            {i: Cell(i, (i * 10_000 + n,), Relation.REVISED if i > 1 else None, i - 1 or None) for i in outlines if (n + i) % 4},
        )
        for n in range(THEMES)
    )
    model = LineageModel()
    model.show(Lineage(tuple(outlines), themes), outlines)
    view = MatrixView(theme, model)
    view.resize(*SIZE)
    view.show()
    view.grab()
    bar = view.verticalScrollBar()
    hop = _jumps(bar.setValue, bar.maximum(), view)
    view.close()
    return hop
