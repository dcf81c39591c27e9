"""The main job through the window, by keys and mouse: seeds in, read, tag, note, compare, decide, a note out, a new start."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.model import Annotation, Clause, ClauseKind, Decision, Link, Plan, Span, Status
from desktop.app import arguments, begin
from desktop.briefing.dialog import BriefingDialog
from desktop.desk import Desk
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.theme import Mode, Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
NOTE = "check against 2022"


def start(settings: Settings, qtbot: QtBot) -> MainWindow:
    """The window of one start of the program."""
    theme = Theme(Mode.LIGHT)
    theme.apply(QApplication.instance())
    window = MainWindow(Desk(settings, theme))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    begin(window, arguments([]))
    return window


def compose(field: QWidget, text: str) -> None:
    """Write as an input method does."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def plain(text: str) -> str:
    """Text without white space, which layout may change."""
    return "".join(text.split())


def import_seeds(window: MainWindow, seeds: Path, library: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[Plan]:
    """A new library, the seeds imported. What was unsure is shown at once; the import is right as it is."""
    dialogs = "desktop.library_commands.QFileDialog."
    monkeypatch.setattr(dialogs + "getSaveFileName", lambda *_, **__: (str(library), ""))
    monkeypatch.setattr(dialogs + "getOpenFileNames", lambda *_, **__: ([str(path) for path in sorted(seeds.glob("*.txt"))], ""))
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_I, CONTROL)
    qtbot.waitUntil(lambda: window.desk.outline is not None, timeout=20_000)
    plans = window.desk.session.plans()
    assert len(plans) == 8 and "没有导入" not in window.banner.text()
    assert window.mode == "review"
    qtbot.mouseClick(window.late.review().header.done, LEFT)
    assert window.mode == "read"
    return plans


def read(window: MainWindow, plan_id: int, qtbot: QtBot) -> Clause:
    """A plan opened from the list and read down to its fourth item."""
    library = window.reader.library.view
    index = library.model().index_of(plan_id)
    library.scrollTo(index)
    qtbot.mouseClick(library.viewport(), LEFT, pos=library.visualRect(index).center())
    outline, text = window.desk.outline, window.reader.text
    assert outline.plan.id == plan_id and text.toPlainText() == outline.text
    item = [clause for clause in outline.clauses if clause.kind is ClauseKind.ITEM][3]
    text.setFocus()
    while window.desk.clause_id != item.id:
        qtbot.keyClick(text, Qt.Key.Key_J)
    assert window.reader.tree.view.currentIndex().data() == item.label
    return item


def tag_and_note(window: MainWindow, span: Span, qtbot: QtBot) -> Annotation:
    """Tagged and noted on a selection, checked; one tag too many taken back."""
    text, session = window.reader.text, window.desk.session
    text.select(span)
    qtbot.keyClick(text, Qt.Key.Key_1)
    qtbot.keyClick(text, Qt.Key.Key_2)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(text, Qt.Key.Key_N)
    qtbot.keyClicks(QApplication.focusWidget(), NOTE)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert QApplication.focusWidget() is text
    (made,) = session.annotations()
    assert (made.span, made.exact, made.note) == (span, window.desk.outline.quote(span), NOTE)
    assert (made.tags, made.status, made.author) == ((session.tags()[0].name,), Status.OPEN, "王芳")
    return made


def search(window: MainWindow, words: str, qtbot: QtBot) -> None:
    """Found from the search field, opened in the reader."""
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    compose(window.bar.field, words)
    qtbot.keyClick(window.bar.field, Qt.Key.Key_Return)
    assert window.mode == "search"
    qtbot.waitUntil(lambda: not window.desk.jobs.busy)


def compare(window: MainWindow, old: int, new: int, qtbot: QtBot) -> tuple[Link, Link]:
    """Compared with the plan of the other issuer: aligned beside the window, two links decided by key."""
    session = window.desk.session
    window.late.compare().show_pair(old, new)
    qtbot.keyClick(window, Qt.Key.Key_2, CONTROL)
    area, shown = window.late.compare().area, window.late.compare().shown
    qtbot.waitUntil(lambda: shown.current() is not None and not window.desk.jobs.busy, timeout=20_000)
    links = [link for link in session.aligning.stored(old, new).links if link.old and link.new][:2]
    for link, key in zip(links, (Qt.Key.Key_Y, Qt.Key.Key_X), strict=True):
        shown.select(link.id)
        area.setFocus()
        qtbot.keyClick(area, key)
    confirmed, rejected = (session.links.link(link.id) for link in links)
    assert (confirmed.decision, rejected.decision) == (Decision.CONFIRMED, Decision.REJECTED)
    return confirmed, rejected


def write_note(window: MainWindow, pair: tuple[int, int], path: Path, qtbot: QtBot) -> tuple[str, str]:
    """The note, by its dialog: its paragraphs and its cells, without white space."""
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BriefingDialog) and dialog.recipe.pairs == (pair,)
    dialog.set_path(path)
    with qtbot.waitSignal(window.desk.said, timeout=20_000):
        qtbot.mouseClick(dialog._footer.make_button(), LEFT)
    dialog.reject()
    document = Document(str(path))
    paragraphs = plain("".join(paragraph.text for paragraph in document.paragraphs))
    return paragraphs, plain("".join(cell.text for table in document.tables for row in table.rows for cell in row.cells))


def test_from_five_seeds_to_a_note_by_mouse_and_keys(
    seeds: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    settings.language, settings.author = "zh", "王芳"
    window, path = start(settings, qtbot), tmp_path / "资料.yaodian"
    plans = import_seeds(window, seeds, path, qtbot, monkeypatch)
    old, new = [plan.id for plan in plans if plan.file.startswith("002")][:2]  # two plans of one source
    item = read(window, old, qtbot)
    span = Span(item.span.start + 2, item.span.start + 12)
    made = tag_and_note(window, span, qtbot)
    search(window, made.exact[:4], qtbot)
    confirmed, _ = compare(window, old, new, qtbot)

    paragraphs, cells = write_note(window, (old, new), tmp_path / "简报.docx", qtbot)
    assert plain(made.exact) in paragraphs + cells and plain(NOTE) in paragraphs + cells
    for plan_id, clause_ids in ((old, confirmed.old), (new, confirmed.new)):
        whole = window.desk.outline_of(plan_id)
        assert all(plain(whole.quote(whole.clause(clause_id).span))[:40] in cells for clause_id in clause_ids)

    # Closed and started again: everything is there.
    window.close()
    assert window.desk.session is None
    again = start(settings, qtbot)
    assert again.desk.session.path == path and again.desk.outline.plan.id == old
    assert again.desk.session.annotations() == (made,)
    assert again.desk.session.links.link(confirmed.id).decision is Decision.CONFIRMED
    assert again.desk.session.check()["integrity"] == "ok"
    again.close()
