"""The section tree says what was annotated and decided, filters while one types, and folds to a level by key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.fact_filter import FactFilter
from core.facts import PlanFact
from core.language.facts import FactKind
from core.model import Decision
from desktop.main_window import MainWindow
from desktop.models.outline_model import CLAUSE_ROLE, DECISIONS_ROLE, NOTES_ROLE
from desktop.widgets import IconButton
from tests.desktop.reader.reading import chain_of, items, stored


def test_a_row_counts_annotations_and_confirmed_links_also_of_what_lies_in_it(reading: MainWindow) -> None:
    desk, model = reading.desk, reading.reader.tree.model
    old, new = desk.session.aligning.pairs()[-1]
    desk.show_plan(new)
    alignment = desk.session.aligning.stored(old, new)
    link = next(link for link in alignment.links if link.new and link.decision is Decision.PROPOSED)
    clause = desk.outline.clause(link.new[0])
    index, chain = model.index_of(clause.id), model.chain(clause)
    before, above = index.data(DECISIONS_ROLE), model.index_of(chain[-1].id).data(DECISIONS_ROLE)
    assert before[1] == sum(clause.id in each.new for each in alignment.links) > 0
    desk.edit(lambda session: session.links.decide([link.id], Decision.CONFIRMED))
    assert index.data(DECISIONS_ROLE) == (before[0] + 1, before[1])
    ends = sum(chain[-1] in model.chain(desk.outline.clause(clause_id)) for clause_id in link.new)
    assert model.index_of(chain[-1].id).data(DECISIONS_ROLE) == (above[0] + ends, above[1])
    desk.edit(lambda session: session.annotating.add(new, clause_id=clause.id, note="一"))
    assert index.data(NOTES_ROLE) == 1
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "1 条批注" in spoken and f"对应已确认 {before[0] + 1} 处" in spoken
    reading.reader.tree.view.grab()


def test_only_annotated_keeps_noted_clauses_and_those_above_them(qtbot: QtBot, reading: MainWindow) -> None:
    tree = reading.reader.tree
    clause = items(reading)[-1]
    reading.desk.edit(lambda session: session.annotating.add(clause.plan_id, clause_id=clause.id, note="只有批注"))
    button = next(each for each in tree.findChildren(IconButton) if each.text() == "只看有批注的条目")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert tree.view.index_of(clause.id).isValid()
    noted = {each.id for annotation in stored(reading) for each in chain_of(tree.model, annotation)}
    assert all(tree.view.index_of(each.id).isValid() == (each.id in noted) for each in reading.desk.outline.clauses[1:])


def test_a_kind_of_fact_keeps_clauses_with_one_and_those_above_them(qtbot: QtBot, reading: MainWindow) -> None:
    tree, pane = reading.reader.tree, reading.reader.pane
    qtbot.waitUntil(lambda: bool(pane.facts.facts))
    tree.view.setFocus()
    qtbot.keyClick(tree.view, Qt.Key.Key_Slash)
    asking = tree.filter.facts

    def shown_for(wanted: Callable[[PlanFact], bool]) -> bool:
        outline = reading.desk.outline
        kept = {c.id for each in pane.facts.facts if wanted(each) for c in tree.model.chain(outline.clause(each.clause_id))}
        return kept == {each.id for each in outline.clauses[1:] if tree.view.index_of(each.id).isValid()}

    asking.choose(FactKind.QUANTITY)
    assert QApplication.focusWidget() is asking.field
    assert shown_for(lambda each: each.kind is FactKind.QUANTITY)
    asking.field.insert("≥ 87%")
    qtbot.keyClick(asking.field, Qt.Key.Key_Return)
    high = FactFilter.parse(FactKind.QUANTITY, "≥ 87%")
    assert shown_for(lambda each: high.passes(each.fact))
    fact = next(each for each in pane.facts.facts if high.passes(each.fact))
    reading.desk.edit(lambda session: session.facts.remove(fact))
    assert fact not in pane.facts.facts and shown_for(lambda each: high.passes(each.fact))
    qtbot.keyClick(asking.field, Qt.Key.Key_Escape)
    assert asking.asked is None and not tree.model.narrowed and tree.view.hasFocus()


def test_the_tree_is_filtered_and_folded_by_keys(qtbot: QtBot, reading: MainWindow) -> None:
    tree, view = reading.reader.tree, reading.reader.tree.view
    whole = view.model().rowCount()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Slash)
    field = QApplication.focusWidget()
    assert field is tree.filter.field
    tree.filter.field.insert("学前教育")
    left = view.model().rowCount()
    assert 0 < left < whole
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert view.hasFocus()
    tree.filter.field.setFocus()
    qtbot.keyClick(tree.filter.field, Qt.Key.Key_Escape)
    assert view.hasFocus() and view.model().rowCount() == whole
    depths = []
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):
        qtbot.keyClick(view, key, Qt.KeyboardModifier.AltModifier)
        index, found = view.model().index(0, 0), set()
        while index.isValid():
            found.add(index.data(CLAUSE_ROLE).level)
            index = view.indexBelow(index)
        depths.append(max(found))
    assert depths == [1, 2]
