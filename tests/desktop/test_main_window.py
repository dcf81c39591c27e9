"""The window as a person uses it: first run, libraries, importing, undo, comparing, briefing, the way back, starting again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.model import Decision, Span
from core.session import Session
from core.store.schema import SCHEMA_VERSION
from desktop.app import translate
from desktop.briefing.dialog import BriefingDialog
from desktop.desk import Desk, Place
from desktop.main_window import MainWindow
from desktop.navigation import WELCOME
from desktop.settings import Settings
from desktop.theme import Theme

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
CHINESE = re.compile(r"[\u4e00-\u9fff，。“”：]")


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Answers the file dialogs."""

    def answer(*, save: Path | None = None, files: list[Path] | None = None, folder: Path | None = None) -> None:
        name = "desktop.library_commands.QFileDialog."
        monkeypatch.setattr(name + "getSaveFileName", lambda *_, **__: (str(save or ""), ""))
        monkeypatch.setattr(name + "getOpenFileNames", lambda *_, **__: ([str(path) for path in files or []], ""))
        monkeypatch.setattr(name + "getOpenFileName", lambda *_: (str(files[0]) if files else "", ""))
        monkeypatch.setattr(name + "getExistingDirectory", lambda *_, **__: str(folder or ""))

    return answer


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.desk.jobs.busy, timeout=20_000)


def drop(window: MainWindow, paths: list[Path]) -> None:
    """Drop files on the page that is shown."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    target: QWidget = window if window.mode != WELCOME else window.welcome
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, LEFT, none)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(50, 50), copy, data, LEFT, none))


def another(window: MainWindow, qtbot: QtBot, settings: Settings, theme: Theme) -> MainWindow:
    """The window of the next start with the same settings."""
    made = MainWindow(Desk(settings, theme))
    qtbot.addWidget(made)
    made.show()
    return made


# First run, libraries


def test_the_first_run_shows_the_welcome_page_and_nothing_that_needs_a_library(window: MainWindow) -> None:
    assert window.mode == WELCOME and window.windowTitle() == "未打开资料库 — 要点"
    for name in ("import_files", "find", "search", "briefing", "mode_compare", "back", "undo", "redo", "check", "plan_info"):
        assert not window.actions_[name].isEnabled(), name
    assert window.actions_["new_library"].isEnabled() and not window.bar.field.isEnabled()


def test_a_new_library_has_the_usual_tags(window: MainWindow, tmp_path: Path, chosen, qtbot: QtBot) -> None:
    chosen(save=tmp_path / "我的")
    window.actions_["new_library"].trigger()
    assert window.desk.session.path == tmp_path / "我的.yaodian" and window.mode == "read"
    assert window.windowTitle() == "我的 — 要点" and len(window.desk.session.tags()) == 8
    assert window.reader.pane.empty.isVisible()
    assert not window.actions_["undo"].isEnabled()


def test_choosing_no_name_changes_nothing(window: MainWindow, chosen) -> None:
    chosen()
    for name in ("new_library", "open_library"):
        window.actions_[name].trigger()
    assert window.mode == WELCOME and not window.banner.isVisible()


def test_the_sample_is_made_once_and_opened_again(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["open_sample"].trigger()
    empty = window.reader.pane.empty
    assert window.desk.jobs.busy and empty.text() == "正在准备样例…" and not empty.button().isVisible()
    idle(qtbot, window)
    assert len(window.desk.session.plans()) == 8 and window.desk.outline is not None
    assert window.reader.inspector.view.model().rowCount() == len(
        window.desk.session.annotations(plan_ids=[window.desk.outline.plan.id])
    )
    path = window.desk.session.path
    window.desk.close()
    window.actions_["open_sample"].trigger()
    assert window.desk.session.path == path and not window.desk.jobs.busy


def broken(path: Path, library: Path, how: str) -> Path:
    content = bytearray(library.read_bytes())
    if how == "damaged":
        content[100:4096] = b"\xff" * 3996
    elif how == "newer":
        content[60:64] = (SCHEMA_VERSION + 1).to_bytes(4, "big")
    elif how == "none":
        content[:] = b"This is no library. " * 50
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(("how", "words"), [("damaged", "已损坏"), ("none", "不是要点资料库")])
@pytest.mark.parametrize("opened", [False, True])
def test_a_library_that_cannot_be_opened_is_said_in_a_sentence(
    window: MainWindow, library: Path, tmp_path: Path, chosen, how: str, words: str, opened: bool
) -> None:
    bad = broken(tmp_path / "坏.yaodian", library, how)
    content = bad.read_bytes()
    if opened:
        window.desk.open(library)
    chosen(files=[bad])
    window.actions_["open_library"].trigger()
    assert window.banner.isVisible() and words in window.banner.text() and "坏.yaodian" in window.banner.text()
    assert window.isVisible() and (window.desk.session is not None) == opened
    assert bad.read_bytes() == content
    assert window.desk.open(library) and not window.banner.isVisible()


def test_closing_the_library_leads_to_the_welcome_page(reading: MainWindow) -> None:
    reading.actions_["close_library"].trigger()
    assert reading.mode == WELCOME and not reading.actions_["find"].isEnabled()
    assert reading.status._author.text() == "" and reading.reader.library.view.model().rowCount() == 0


# Importing


def test_importing_by_the_menu_opens_a_plan_and_says_what_came_in(
    window: MainWindow, seeds: Path, tmp_path: Path, chosen, qtbot: QtBot
) -> None:
    window.files.create(tmp_path / "neu.yaodian")
    chosen(files=sorted(seeds.glob("*.txt")))
    shown = QSignalSpy(window.desk.jobs.stepped)
    window.actions_["import_files"].trigger()
    assert window.status._bar.isVisible() and window.status._cancel.isVisible()
    idle(qtbot, window)
    assert not window.status._bar.isVisible() and shown.count() >= 5
    assert window.toast.isVisible() and window.toast.text() == "已导入 8 份文件"
    assert window.desk.outline.plan.id == window.desk.session.plans()[0].id
    assert window.reader.text.toPlainText() == window.desk.outline.text


def test_importing_by_drop_on_the_welcome_page_asks_for_a_library_first(
    window: MainWindow, seeds: Path, tmp_path: Path, chosen, qtbot: QtBot
) -> None:
    chosen(save=tmp_path / "neu.yaodian")
    drop(window, sorted(seeds.glob("*.txt")))
    qtbot.waitUntil(lambda: window.desk.session is not None and window.desk.outline is not None, timeout=20_000)
    assert len(window.desk.session.plans()) == 8


def test_a_refused_file_is_named_while_the_others_come_in(window: MainWindow, seeds: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window.files.create(tmp_path / "neu.yaodian")
    bad = tmp_path / "图片.txt"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    drop(window, [bad, *sorted(seeds.glob("00[01]*.txt"))])
    qtbot.waitUntil(lambda: window.late.review().sources.model.rowCount() == 3, timeout=20_000)
    assert window.mode == "review" and "图片.txt" in window.late.review().sources.model.index(0).data()
    assert "1 个来源没有导入" in window.toast.text()
    assert {plan.file[:3] for plan in window.desk.session.plans()} == {"000", "001"}


def test_where_nothing_came_in_the_view_stays_and_the_reason_can_be_copied(
    reading: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "图片.txt"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    reading.files.take_in([bad])
    idle(qtbot, reading)
    assert reading.mode == "read" and reading.banner.isVisible() and "图片.txt" in reading.banner.text()
    for button in reading.banner.findChildren(QAbstractButton):
        if button.text() == "复制详情":
            button.click()
    assert "图片.txt" in QApplication.clipboard().text()


def test_the_toast_takes_the_whole_import_back(window: MainWindow, seeds: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window.files.create(tmp_path / "neu.yaodian")
    window.files.take_in(sorted(seeds.glob("*.txt")))
    idle(qtbot, window)
    assert len(window.desk.session.plans()) == 8
    window.toast.link().click()
    idle(qtbot, window)
    assert (
        window.mode == "read"
        and window.desk.session.plans() == ()
        and window.desk.outline is None
        and window.reader.pane.empty.isVisible()
    )


def test_the_toast_of_an_import_offers_no_undo_where_nothing_came_in(reading: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    bad = tmp_path / "图片.txt"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    reading.files.take_in([bad])
    idle(qtbot, reading)
    assert reading.banner.isVisible() and reading.toast.link().text() == "查看" and not reading.toast.other().isVisible()


def test_the_toast_of_an_import_does_not_take_a_later_step_back(
    reading: MainWindow, seeds: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    extra = tmp_path / "另.txt"
    extra.write_text("某市2021年工作要点\n一、加强监督。\n", encoding="utf-8")
    reading.files.take_in([extra])
    idle(qtbot, reading)
    made = reading.desk.edit(
        lambda session: session.annotating.add(1, clause_id=reading.desk.outline_of(1).clauses[5].id, note="x")
    )
    reading.toast.link().click()
    assert reading.desk.session.annotation(made[0].id).note == "x" and len(reading.desk.session.plans()) == 9


def test_an_import_is_paused_and_goes_on_from_the_status_line(
    window: MainWindow, seeds: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window.files.create(tmp_path / "neu.yaodian")
    status = window.status
    window.desk.jobs.stepped.connect(lambda done, *_: status._pause.click() if done == 0 else None)
    window.files.take_in(sorted(seeds.glob("*.txt")))
    assert status._pause.isVisible() and status._pause.text() == "暂停"
    qtbot.waitUntil(lambda: status._pause.text() == "继续")
    assert status._job.text().startswith("已暂停 · 正在导入")
    qtbot.wait(100)
    before = len(window.desk.session.plans())
    qtbot.wait(200)
    assert window.desk.jobs.busy and len(window.desk.session.plans()) == before < 8
    status._pause.click()
    assert status._pause.text() == "暂停" and "已暂停" not in status._job.text()
    idle(qtbot, window)
    assert len(window.desk.session.plans()) == 8 and not status._pause.isVisible()


def test_a_cancelled_import_says_so_and_keeps_what_is_done(window: MainWindow, seeds: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window.files.create(tmp_path / "neu.yaodian")
    window.files.take_in([seeds])
    window.desk.jobs.stepped.connect(lambda *_: window.status._cancel.click())
    idle(qtbot, window)
    assert "已取消" in window.toast.text() and not window.status._bar.isVisible()
    assert window.reader.library.view.model().rowCount() == len({plan.metadata.year for plan in window.desk.session.plans()})


def test_closing_the_window_during_an_import_neither_hangs_nor_crashes(
    window: MainWindow, seeds: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window.files.create(tmp_path / "neu.yaodian")
    window.files.take_in([seeds])
    qtbot.wait(30)
    window.close()
    qtbot.wait(50)
    assert not window.isVisible() and not window.desk.jobs.busy and window.desk.session is None
    with Session.open(tmp_path / "neu.yaodian") as session:
        assert session.check()["integrity"] == "ok"


def test_a_dropped_library_is_opened(window: MainWindow, library: Path, qtbot: QtBot) -> None:
    drop(window, [library])
    qtbot.waitUntil(lambda: window.desk.session is not None)
    assert window.desk.session.path == library


# Undo


def test_the_menu_names_the_step_it_would_undo(reading: MainWindow, qtbot: QtBot) -> None:
    text, clause = reading.reader.text, reading.desk.outline.clauses[8]
    span = Span(clause.span.start, clause.span.start + 6)
    text.select(span)
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_1)
    undo, redo = reading.actions_["undo"], reading.actions_["redo"]
    name = reading.desk.session.tags()[0].name
    assert undo.text() == f"撤销“加标签 {name}”" and undo.isEnabled() and not redo.isEnabled()
    undo.trigger()
    assert not [a for a in reading.desk.session.annotations() if a.span == span]
    assert redo.text() == f"重做“加标签 {name}”"
    redo.trigger()
    assert [a.tags for a in reading.desk.session.annotations() if a.span == span] == [(name,)]


def test_undoing_the_import_of_the_open_plan_closes_it(reading: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    extra = tmp_path / "另.txt"
    extra.write_text("某市2021年工作要点\n一、加强监督。\n", encoding="utf-8")
    reading.files.take_in([extra])
    idle(qtbot, reading)
    new = reading.desk.session.plans()[-1]
    reading.desk.read(new.id)
    reading.actions_["undo"].trigger()
    assert reading.desk.outline is None and reading.reader.pane.empty.isVisible()
    assert not reading.reader.library.view.model().index_of(new.id).isValid()
    reading.actions_["back"].trigger()
    assert reading.desk.outline is not None


# Comparing, briefing


def test_plans_are_compared_and_links_confirmed_by_key(reading: MainWindow, qtbot: QtBot) -> None:
    session = reading.desk.session
    old, new = session.aligning.pairs()[0]
    reading.go(Place("compare", old=old, new=new))
    area, shown = reading.late.compare().area, reading.late.compare().shown
    qtbot.waitUntil(lambda: shown.current() is not None)
    link = next(link for link in session.aligning.stored(old, new).links if link.decision is Decision.PROPOSED)
    shown.select(link.id)
    area.setFocus()
    qtbot.keyClick(area, Qt.Key.Key_Y)
    assert session.links.link(link.id).decision is Decision.CONFIRMED
    reading.actions_["undo"].trigger()
    assert session.links.link(link.id).decision is Decision.PROPOSED


def test_a_pair_never_aligned_is_aligned_beside_the_window(reading: MainWindow, qtbot: QtBot) -> None:
    reading.desk.show_plan(1)
    reading.actions_["compare_with"].trigger()
    assert reading.mode == "compare"
    pair = reading.late.compare().comparison.plans
    assert 1 in pair and pair[0] < pair[1]
    idle(qtbot, reading)
    assert reading.late.compare().area.hasFocus()  # the first link is decided by the next key
    assert reading.desk.session.aligning.stored(*pair) is not None and reading.late.compare().shown.current() is not None


def test_the_briefing_of_a_comparison_is_written(reading: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    old, new = reading.desk.session.aligning.pairs()[0]
    reading.go(Place("compare", old=old, new=new))
    qtbot.keyClick(reading, Qt.Key.Key_E, CONTROL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BriefingDialog) and dialog.recipe.pairs == ((old, new),)
    dialog.set_path(tmp_path / "简报.docx")
    with qtbot.waitSignal(reading.desk.said, timeout=20_000):
        qtbot.mouseClick(dialog._footer.make_button(), LEFT)
    dialog.reject()
    document = Document(str(tmp_path / "简报.docx"))
    cells = "".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    link = next(link for link in reading.desk.session.aligning.stored(old, new).links if link.decision is Decision.CONFIRMED)
    outline = reading.desk.outline_of(old)
    quoted = outline.quote(outline.clause(link.old[0]).span)[:20]
    assert "".join(quoted.split()) in "".join(cells.split())


# The way back


def test_back_and_forward_walk_across_modes(reading: MainWindow, qtbot: QtBot) -> None:
    first, clause = reading.desk.outline.plan.id, reading.desk.outline.clauses[-2]
    reading.desk.read(first, clause.span)
    at = reading.reader.text.top_position()
    reading.go(Place("search", query="学前教育"))
    idle(qtbot, reading)
    old, new = reading.desk.session.aligning.pairs()[0]
    reading.go(Place("compare", old=old, new=new))
    reading.desk.read(8)
    seen = [(reading.mode, reading.desk.outline.plan.id)]
    for _ in range(3):
        qtbot.keyClick(reading, Qt.Key.Key_Left, ALT)
        seen.append((reading.mode, reading.desk.outline.plan.id))
    assert seen == [("read", 8), ("compare", 8), ("search", 8), ("read", first)]
    assert reading.reader.text.top_position() == at
    for mode in ("search", "compare", "read"):
        qtbot.keyClick(reading, Qt.Key.Key_Right, ALT)
        assert reading.mode == mode == reading.bar.modes.current()
    assert reading.desk.outline.plan.id == 8 and not reading.actions_["forward"].isEnabled()


def test_the_modes_are_chosen_by_button_and_by_key(reading: MainWindow, qtbot: QtBot) -> None:
    for key, mode in ((Qt.Key.Key_2, "compare"), (Qt.Key.Key_4, "search"), (Qt.Key.Key_1, "read")):
        qtbot.keyClick(reading, key, CONTROL)
        assert reading.mode == mode == reading.bar.modes.current()
    qtbot.mouseClick(reading.bar.modes.button("search"), LEFT)
    assert reading.mode == "search"
    qtbot.keyClick(reading, Qt.Key.Key_Left, ALT)
    assert reading.mode == "read"


def test_the_way_back_leads_to_the_clause_that_was_current(reading: MainWindow, qtbot: QtBot) -> None:
    reader, desk = reading.reader, reading.desk
    outline = desk.outline
    clause = outline.clauses[12]
    reader.show_place(Span(clause.span.start, clause.span.start))
    for _ in range(2):
        qtbot.keyClick(reader.text, Qt.Key.Key_J)
    current = desk.clause_id
    reader.text.scroll_to(outline.clauses[8].span, center=False)  # what is at the top is another clause
    qtbot.keyClick(reading, Qt.Key.Key_5, CONTROL)
    qtbot.keyClick(reading, Qt.Key.Key_Left, ALT)
    assert reading.mode == "read" and desk.clause_id == current != outline.at(reader.text.top_position()).id


@pytest.mark.parametrize(
    ("mode", "focus"),
    [
        ("annotations", lambda window: window.late.annotations().table),
        ("ledgers", lambda window: window.late.ledgers().view),
        ("search", lambda window: window.bar.field),  # nothing was searched for yet
        ("lineage", lambda window: window.late.lineage().view),
    ],
)
def test_a_mode_begins_with_the_focus_on_what_it_shows(reading: MainWindow, qtbot: QtBot, mode: str, focus) -> None:
    reading.reader.text.setFocus()
    reading.actions_[f"mode_{mode}"].trigger()
    idle(qtbot, reading)
    assert QApplication.focusWidget() is focus(reading)


def test_a_mode_chosen_by_its_button_has_the_focus(reading: MainWindow, qtbot: QtBot) -> None:
    button = reading.bar.modes.button("annotations")
    button.setFocus()
    qtbot.mouseClick(button, LEFT)
    assert reading.focusWidget() is reading.late.annotations().table
    qtbot.mouseClick(reading.bar.modes.button("read"), LEFT)
    assert reading.focusWidget() is reading.reader.text


def test_what_is_found_takes_the_focus_from_the_search_field(reading: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(reading, Qt.Key.Key_K, CONTROL)
    field, view = reading.bar.field, reading.late.search().results.view
    field.setText("没有这样的话")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    idle(qtbot, reading)
    assert QApplication.focusWidget() is field  # there is nothing to walk in
    field.setText("学前教育")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view)


def test_the_empty_search_field_offers_the_latest_searches(reading: MainWindow, qtbot: QtBot) -> None:
    field = reading.bar.field
    qtbot.keyClick(reading, Qt.Key.Key_K, CONTROL)
    popup = reading.bar.latest.popup()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert not popup.isVisible()  # nothing was searched for yet
    for query in ("义务教育", "学前教育"):
        reading.desk.settings.add_query(query)
    reading.bar.refresh_queries()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())] == ["学前教育", "义务教育"]
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert reading.mode == "search" and reading.late.search().query == "学前教育" == field.text()


def test_the_latest_searches_make_way_for_what_is_typed(reading: MainWindow, qtbot: QtBot) -> None:
    field, popup = reading.bar.field, reading.bar.latest.popup()
    reading.desk.settings.add_query("学前教育")
    reading.bar.refresh_queries()
    qtbot.keyClick(reading, Qt.Key.Key_K, CONTROL)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert popup.isVisible()
    qtbot.keyClicks(popup, ">")
    assert field.text() == ">" and reading.bar.commands.isVisible() and not popup.isVisible()
    qtbot.keyClicks(field, "dark")
    assert not popup.isVisible()


def test_files_are_looked_for_where_they_were_found_last(
    reading: MainWindow, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, folder: str, *_: object, **__: object) -> tuple[list[str], str]:
        asked.append(folder)
        return [str(tmp_path / "a.txt")], ""

    (tmp_path / "a.txt").write_bytes(next(seeds.glob("*.txt")).read_bytes())
    monkeypatch.setattr("desktop.library_commands.QFileDialog.getOpenFileNames", ask)
    for _ in range(2):
        reading.actions_["import_files"].trigger()
        idle(qtbot, reading)
    assert asked[0] == str(reading.desk.settings.home.libraries()) and asked[1] == str(tmp_path)


def test_a_search_finds_and_leads_back_to_the_hit(reading: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(reading, Qt.Key.Key_K, CONTROL)
    field = QApplication.focusWidget()
    field.setText("学前教育")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert reading.mode == "search" and reading.desk.settings.queries == ["学前教育"]
    idle(qtbot, reading)
    hit = reading.desk.session.search("学前教育").hits[-1]
    reading.desk.go.emit(Place("read", plan_id=hit.plan_id, span=hit.span, query="学前教育"))
    assert reading.mode == "read" and reading.desk.clause_id == hit.clause_id
    assert reading.reader.pane.finding.hits.current_span() == hit.span


# The window


def test_f8_hides_both_panels_and_shows_them_again_after_a_new_start(
    reading: MainWindow, qtbot: QtBot, settings: Settings, theme: Theme, library: Path
) -> None:
    panels = reading.actions_["panels"]
    assert panels.isChecked()
    widths = reading.reader.panes.sizes()
    qtbot.keyClick(reading, Qt.Key.Key_F8)
    assert not reading.reader.panes.left.isVisible() and not reading.reader.inspector.isVisible() and not panels.isChecked()
    reading.close()
    again = another(reading, qtbot, settings, theme)
    again.desk.open(library)
    if not again.reader.panes.left.isVisible():
        again.actions_["panels"].trigger()
    assert again.reader.panes.left.width() >= 220 and again.reader.inspector.width() >= 280, widths
    again.close()


def test_f6_goes_round_the_panes(reading: MainWindow, qtbot: QtBot) -> None:
    reading.bar.field.setFocus()
    seen = []
    for _ in range(5):
        qtbot.keyClick(reading, Qt.Key.Key_F6)
        seen.append(reading.focusWidget())
    reader = reading.reader
    assert seen == [reader.library.view, reader.tree.view, reader.text, reader.inspector.view, reading.bar.field]


def test_the_text_has_the_focus_in_a_library_that_was_opened(
    reading: MainWindow, qtbot: QtBot, settings: Settings, theme: Theme, library: Path
) -> None:
    reading.close()
    again = another(reading, qtbot, settings, theme)
    again.desk.open(library)
    idle(qtbot, again)
    assert again.focusWidget() is again.reader.text
    again.close()


def test_the_row_that_f6_leads_to_has_the_ring_of_the_focus(reading: MainWindow, qtbot: QtBot) -> None:
    view, tokens = reading.reader.library.view, reading.desk.theme.tokens
    row = view.visualRect(view.currentIndex())

    def top() -> QColor:
        return view.viewport().grab().toImage().pixelColor(view.viewport().width() // 2, row.top())

    reading.bar.field.setFocus()
    assert top() != tokens.accent
    qtbot.keyClick(reading, Qt.Key.Key_F6)
    assert view.hasFocus() and top() == tokens.accent
    qtbot.keyClick(view, Qt.Key.Key_Home)
    row = view.visualRect(view.currentIndex())
    assert row.top() == 0 and top() == tokens.accent  # a year too


@pytest.mark.parametrize(
    ("place", "stops"),
    [
        (Place("review"), ("sources", "text", "details")),
        (Place("compare", old=1, new=4), ("bar", "orders", "panel")),
        (Place("ledgers"), ("bar", "view")),
    ],
)
def test_f6_reaches_every_part_of_a_mode(reading: MainWindow, qtbot: QtBot, place: Place, stops: tuple[str, ...]) -> None:
    reading.go(place)
    idle(qtbot, reading)
    page = getattr(reading.late, place.mode)()
    reading.bar.field.setFocus()
    for stop in stops:
        qtbot.keyClick(reading, Qt.Key.Key_F6)
        focus = reading.focusWidget()
        assert getattr(page, stop) is focus or getattr(page, stop).isAncestorOf(focus), stop
    qtbot.keyClick(reading, Qt.Key.Key_F6)
    assert reading.focusWidget() is reading.bar.field


def test_f6_passes_over_what_has_nothing_to_take_the_focus(reading: MainWindow, qtbot: QtBot) -> None:
    reading.go(Place("search"))
    idle(qtbot, reading)
    assert reading.late.search()._nothing.isVisible()  # nothing was asked for: a sentence alone
    reading.bar.field.setFocus()
    qtbot.keyClick(reading, Qt.Key.Key_F6)
    assert reading.late.search().options.isAncestorOf(reading.focusWidget())
    qtbot.keyClick(reading, Qt.Key.Key_F6)
    assert reading.focusWidget() is reading.bar.field


def test_a_new_start_shows_the_last_library_plan_layout_and_size(
    reading: MainWindow, qtbot: QtBot, settings: Settings, theme: Theme, library: Path
) -> None:
    from desktop.app import arguments, begin

    reading.desk.read(5)
    reading.resize(1300, 820)
    reading.reader.panes.setSizes([330, 640, 330])
    reading.reader.panes.left.setSizes([200, 500])
    reading.reader.zoom(20)
    qtbot.wait(10)
    across, down, size = reading.reader.panes.sizes(), reading.reader.panes.left.sizes(), reading.size()
    reading.close()
    assert settings.layout("window") is not None
    again = another(reading, qtbot, settings, theme)
    again.resize(size)  # the off-screen screen is smaller than the window, which is put back into it
    begin(again, arguments([]))
    qtbot.wait(20)
    assert again.desk.session.path == library and again.desk.outline.plan.id == 5
    assert again.reader.panes.sizes() == across
    assert all(abs(a - b) <= 2 for a, b in zip(again.reader.panes.left.sizes(), down, strict=True))
    assert again.reader.text.document().defaultFont().pixelSize() == 20
    again.close()


def test_a_library_closed_by_hand_is_not_opened_at_the_next_start(
    reading: MainWindow, qtbot: QtBot, settings: Settings, theme: Theme
) -> None:
    from desktop.app import arguments, begin

    reading.actions_["close_library"].trigger()
    reading.close()
    again = another(reading, qtbot, settings, theme)
    begin(again, arguments([]))
    assert again.desk.session is None and again.mode == WELCOME


def words_of(window: QWidget) -> set[str]:
    """Every word on the widgets of a window, tooltips and accessible names too."""
    found: set[str] = set()
    for widget in [window, *window.findChildren(QWidget)]:
        found |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()}
        if isinstance(widget, (QLabel, QAbstractButton)):
            found.add(widget.text())
        elif isinstance(widget, QLineEdit):
            found.add(widget.placeholderText())
        elif isinstance(widget, QComboBox):
            found |= {widget.placeholderText(), widget.toolTip()}
        found |= {word for action in widget.actions() for word in (action.text(), action.toolTip())}
    return found


def test_in_english_no_word_of_the_window_is_chinese(
    qapp: QApplication, settings: Settings, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    settings.language = "en"
    installed = translate(qapp, "en")
    try:
        window = MainWindow(Desk(settings, theme))
        qtbot.addWidget(window)
        window.show()
        window.desk.open(tmp_path / "library.yaodian", create=True)
        source = tmp_path / "plan.txt"
        source.write_text("某市2021年工作要点\n一、加强监督。\n二、深化改革。\n", encoding="utf-8")
        (report,) = window.desk.session.import_files([source])
        (plan_id,) = report.plan_ids
        window.desk.edit(lambda session: session.annotating.add(plan_id, clause_id=window.desk.outline_of(plan_id).clauses[1].id))
        own = {"分析员", "某市", "2021", "工作要点", "加强监督", "深化改革", "要点"}
        for mode in ("read", "compare", "search", "review"):
            window.go(Place(mode))
            window.desk.show_plan(plan_id)
        qtbot.waitUntil(lambda: window.late.review().corrections.source is not None, timeout=20_000)
        chinese = {
            word
            for word in words_of(window)
            if CHINESE.search(re.sub("|".join(own), "", word)) and "某市2021年工作要点" not in word
        }
        assert chinese == set()
        window.close()
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)
        translate_back = translate(qapp, "zh")
        for translator in translate_back:
            qapp.removeTranslator(translator)


def test_the_theme_is_switched_and_remembered(reading: MainWindow, settings: Settings) -> None:
    before = reading.grab().toImage()
    reading.actions_["theme"].trigger()
    assert reading.desk.theme.tokens.dark and settings.mode.value == "dark"
    assert reading.grab().toImage() != before
    reading.actions_["theme"].trigger()


@pytest.mark.parametrize("size", [(960, 600), (1180, 760), (1440, 900)])
def test_every_mode_fits_the_window(reading: MainWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    reading.resize(*size)
    for mode in ("read", "compare", "search"):
        reading.go(Place(mode))
        qtbot.wait(10)
        assert (reading.width(), reading.height()) == size, "a page that needs more room would make the window grow"


def test_every_dialog_opens_and_closes(reading: MainWindow, qtbot: QtBot) -> None:
    for name in ("briefing", "settings", "new_tag", "plan_info", "help", "keys", "about"):
        reading.actions_[name].trigger()
        (dialog,) = [dialog for dialog in reading.findChildren(QDialog) if dialog.isVisible()]
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not reading.findChildren(QDialog))
    assert reading.isVisible()


def test_checking_the_library_says_what_it_holds(reading: MainWindow, qtbot: QtBot) -> None:
    reading.actions_["check"].trigger()
    idle(qtbot, reading)
    assert reading.toast.text().startswith("资料库完好：8 份文件")
