"""Facts beside and under the text: listed by kind, shown in their place, put right, added and taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.facts import FactState
from core.language.facts import FactKind
from desktop.dialogs.fact_dialog import FactDialog
from desktop.main_window import MainWindow
from desktop.models.fact_model import FactModel
from desktop.reader.facts_panel import FactsPanel
from desktop.reader.inspector_tabs import FACTS
from desktop.widgets import PrimaryButton


@pytest.fixture
def panel(reading: MainWindow, qtbot: QtBot) -> FactsPanel:
    reader = reading.reader
    plan = next(plan for plan in reading.desk.session.plans() if plan.metadata.region == "宁夏")
    reading.desk.show_plan(plan.id)
    qtbot.mouseClick(reader.side.tabs.button(FACTS), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(reader.pane.facts.facts), timeout=10_000)
    return reader.facts_panel


def words(panel: FactsPanel) -> list[str]:
    return [found.fact.text for found in panel.model.facts]


def choose(panel: FactsPanel, text: str) -> None:
    row = words(panel).index(text)
    panel.view.setCurrentIndex(panel.model.index(row, 0))


def test_the_model_is_sound(qtmodeltester: ModelTester, panel: FactsPanel):
    model = FactModel()
    model.show(panel.model.facts)
    qtmodeltester.check(model)


def test_quantities_are_listed_at_first_and_other_kinds_by_their_chip(panel: FactsPanel, qtbot: QtBot):
    assert {found.kind for found in panel.model.facts} == {FactKind.QUANTITY}
    qtbot.mouseClick(panel.chips[FactKind.DOCUMENT], Qt.MouseButton.LeftButton)
    assert {found.kind for found in panel.model.facts} == {FactKind.QUANTITY, FactKind.DOCUMENT}
    qtbot.mouseClick(panel.chips[FactKind.QUANTITY], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.chips[FactKind.DOCUMENT], Qt.MouseButton.LeftButton)
    assert panel.empty.isVisible()


def test_only_those_of_the_clause(panel: FactsPanel, reading: MainWindow, qtbot: QtBot):
    every = len(panel.model.facts)
    found = next(each for each in panel.model.facts if each.fact.text == "87%以上")
    reading.desk.set_clause(found.clause_id)
    qtbot.mouseClick(panel.only_clause, Qt.MouseButton.LeftButton)
    assert "87%以上" in words(panel)
    assert len(panel.model.facts) < every


def test_a_click_shows_the_place(panel: FactsPanel, reading: MainWindow, qtbot: QtBot):
    choose(panel, "87%以上")
    index = panel.view.currentIndex()
    panel.view.scrollTo(index)
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=panel.view.visualRect(index).center())
    assert reading.desk.clause_id == panel.current().clause_id


def test_delete_takes_a_fact_away_and_it_can_be_restored(panel: FactsPanel, reading: MainWindow, qtbot: QtBot):
    assert not panel.restore.isVisible()
    choose(panel, "87%以上")
    follows = words(panel)[words(panel).index("87%以上") + 1]
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert "87%以上" not in words(panel) and panel.current().fact.text == follows
    assert panel.restore.isVisible()
    qtbot.mouseClick(panel.restore, Qt.MouseButton.LeftButton)
    menu = next(each for each in panel.findChildren(QMenu) if each.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    assert "87%以上" in words(panel)
    reading.desk.actions["undo"].trigger()
    assert "87%以上" not in words(panel)


def test_a_fact_is_put_right_in_a_dialog(panel: FactsPanel, qtbot: QtBot):
    choose(panel, "87%以上")
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    dialog = next(each for each in panel.findChildren(FactDialog) if each.isVisible())
    dialog.fields["value"].setText("八十八")
    dialog._save()
    assert dialog.isVisible()  # no number
    dialog.fields["value"].setText("88")
    dialog.fields["counted"].setText("毛入园率")
    dialog._save()
    found = next(each for each in panel.model.facts if each.fact.text == "87%以上")
    assert (found.fact.value, found.fact.counted, found.state) == (88.0, "毛入园率", FactState.CHANGED)
    assert found.fact.modifier == "以上"


def asked(panel: FactsPanel) -> FactDialog:
    return next(each for each in panel.findChildren(FactDialog) if each.isVisible())


def test_other_words_and_another_kind_are_chosen_in_the_dialog(panel: FactsPanel, reading: MainWindow, qtbot: QtBot):
    choose(panel, "87%以上")
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    dialog = asked(panel)
    for _ in range(2):  # from the end of the passage back over 以上
        qtbot.keyClick(dialog.words, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.fields["modifier"].text() == ""
    assert dialog.fields["counted"].text() == "学前教育毛入园率"  # the words alone don't tell it: it stays
    qtbot.mouseClick(dialog.findChild(PrimaryButton), Qt.MouseButton.LeftButton)
    assert panel.current().fact.text == "87%"
    assert "87%以上" not in words(panel)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    dialog = asked(panel)
    qtbot.keyClick(dialog.kinds, Qt.Key.Key_End)
    assert [*dialog.fields] == ["title"]
    qtbot.mouseClick(dialog.findChild(PrimaryButton), Qt.MouseButton.LeftButton)
    assert (panel.current().kind, panel.current().fact.text) == (FactKind.EVENT, "87%")
    assert "87%以上" not in words(panel)
    reading.desk.actions["undo"].trigger()
    reading.desk.actions["undo"].trigger()
    assert "87%以上" in words(panel)


def test_a_number_that_is_added_is_asked_what_it_says(panel: FactsPanel, reading: MainWindow, qtbot: QtBot):
    text = reading.reader.text
    at = reading.desk.outline.text.index("产教融合")
    cursor = text.textCursor()
    cursor.setPosition(text.positions.to_qt(at))
    cursor.setPosition(text.positions.to_qt(at + 4), cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    panel.add_selection(FactKind.QUANTITY)
    dialog = asked(panel)
    qtbot.keyClicks(dialog.fields["value"], "12")
    qtbot.keyClick(dialog.fields["value"], Qt.Key.Key_Return)
    assert (panel.current().fact.text, panel.current().fact.value) == ("产教融合", 12.0)


def test_selected_words_become_a_fact(panel: FactsPanel, reading: MainWindow, qtbot: QtBot):
    text = reading.reader.text
    outline = reading.desk.outline
    at = outline.text.index("产教融合")
    cursor = text.textCursor()
    cursor.setPosition(text.positions.to_qt(at))
    cursor.setPosition(text.positions.to_qt(at + 4), cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    panel.add_selection(FactKind.INITIATIVE)
    added = [each for each in panel.model.facts if each.state is FactState.ADDED]
    assert [each.fact.text for each in added] == ["产教融合"]


def test_kinds_are_layers_of_which_two_are_on(panel: FactsPanel, reading: MainWindow):
    layers = reading.reader.pane.layers
    kinds = [layer for layer in layers.all() if layer.key.startswith("fact:")]
    assert len(kinds) == len(FactKind)
    assert {layer.key for layer in kinds if layers.is_on(layer)} == {"fact:quantity", "fact:document"}
    quantity = next(layer for layer in kinds if layer.key == "fact:quantity")
    assert layers.count(quantity) == len(panel.model.facts)
    before = len(layers.drawn())
    layers.switch("fact:time", True)
    assert len(layers.drawn()) == before + 1


def test_many_facts_stay_known_while_their_clauses_are_found_anew(
    panel: FactsPanel, reading: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.reader.plan_facts.AT_ONCE", 0)
    facts, plan_id = reading.reader.pane.facts, reading.desk.outline.plan.id
    before, known = facts.facts, list[bool]()
    facts.changed.connect(lambda: known.append(facts.facts is not None))
    at = next(
        each.fact.span.start
        for each in before
        if each.fact.span.start - reading.desk.outline.at(each.fact.span.start).head_end > 3
    )
    reading.desk.edit(lambda session: session.sources.split_clause(plan_id, at))
    assert facts.facts == before
    qtbot.waitUntil(lambda: bool(known))
    outline = reading.desk.outline
    assert all(known) and [each.fact for each in facts.facts] == [each.fact for each in before]
    assert outline.at(at).span.start == at and all(each.clause_id == outline.at(each.fact.span.start).id for each in facts.facts)
