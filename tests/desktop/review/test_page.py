"""The review page: when it opens, what it lists and says, values of one's own, comments in a file, other libraries."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from core.model import Fit
from desktop.desk import Place
from desktop.main_window import MainWindow
from desktop.review.batch import Verdict
from desktop.review.source_document import Segment
from desktop.widgets import Banner
from tests.desktop.review.reviewing import FIRST, LEFT, PAGE, SECOND, click, place, point_of, press, settled, stored, texts

CLEAN = "某市2021年工作要点\n2021年要抓好以下工作。\n一、加强监督。\n二、深化改革。\n"
ALT = Qt.KeyboardModifier.AltModifier


def written(folder: Path, name: str, text: str = CLEAN) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def a_picture(folder: Path, name: str = "扫描.png") -> Path:
    file = folder / name
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    return file


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> MainWindow:
    """The window on a new library."""
    window.files.create(tmp_path / "库.yaodian")
    return window


def take_in(qtbot: QtBot, window: MainWindow, *files: Path) -> None:
    window.files.take_in(files)
    settled(qtbot, window)


def verdicts(window: MainWindow) -> dict[str, Verdict]:
    return {entry.name: entry.verdict for entry in window.late.review().sources.model.entries}


# When it opens


def test_clean_files_come_in_without_a_review_and_the_toast_leads_to_it(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    take_in(qtbot, opened, written(tmp_path, "甲.txt"), written(tmp_path, "乙.txt", CLEAN.replace("2021", "2022")))
    assert opened.mode == "read" and opened.desk.outline is not None
    assert (opened.toast.link().text(), opened.toast.other().text()) == ("撤销", "查看")
    qtbot.mouseClick(opened.toast.other(), LEFT)
    settled(qtbot, opened)
    assert opened.mode == "review" and verdicts(opened) == {"甲.txt": Verdict.OK, "乙.txt": Verdict.OK}
    assert opened.late.review().text.toPlainText() == CLEAN
    assert opened.bar.modes.current() == ""


def test_a_file_that_wants_a_look_opens_the_review_at_once(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    take_in(qtbot, opened, written(tmp_path, "甲.txt"), written(tmp_path, "乙.txt", PAGE), a_picture(tmp_path))
    assert opened.mode == "review"
    assert verdicts(opened) == {"甲.txt": Verdict.OK, "乙.txt": Verdict.CHECK, "扫描.png": Verdict.REFUSED}
    assert opened.late.review().sources.view.currentIndex().data() == "乙.txt"
    assert opened.late.review().header._counts.text() == "3 个来源 · 3 份文件可用 · 1 个请核对 · 1 个已拒绝"
    qtbot.mouseClick(opened.late.review().header.done, LEFT)
    assert opened.mode == "read" and opened.desk.outline.plan.file == "乙.txt"
    qtbot.keyClick(opened, Qt.Key.Key_Left, ALT)
    settled(qtbot, opened)
    assert opened.mode == "review" and opened.late.review().text.toPlainText() == PAGE


def test_a_large_batch_calls_nobody_away_and_says_what_wants_a_look(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    files = [written(tmp_path, f"{n}.txt", CLEAN.replace("某市", f"第{n}市")) for n in range(21)]
    take_in(qtbot, opened, *files, a_picture(tmp_path))
    assert opened.mode == "read" and opened.banner.isVisible() and "扫描.png" in opened.banner.text()
    button = next(button for button in opened.banner._buttons if button.text() == "核对")
    qtbot.mouseClick(button, LEFT)
    settled(qtbot, opened)
    assert opened.mode == "review" and len(verdicts(opened)) == 22 and not opened.banner.isVisible()


def test_a_refused_file_says_why_and_its_details_are_copied(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    take_in(qtbot, opened, written(tmp_path, "甲.txt"), a_picture(tmp_path))
    opened.late.review().sources.select(1)
    assert opened.late.review().refusal.isVisible() and "扫描.png" in opened.late.review().refusal.text()
    qtbot.mouseClick(opened.late.review().refusal.button(), LEFT)
    assert str(tmp_path / "扫描.png") in QApplication.clipboard().text()
    assert opened.late.review().details.plan is None and not opened.actions_["begin_plan"].isEnabled()


def test_the_import_is_taken_back_as_long_as_nothing_was_done_since(reviewing: MainWindow, qtbot: QtBot) -> None:
    header = reviewing.late.review().header
    click(qtbot, reviewing, "二、推进教育改革")
    press(qtbot, reviewing, Qt.Key.Key_B)
    assert not header.take_back.isEnabled() and "撤销" in header.take_back.toolTip()
    reviewing.actions_["undo"].trigger()
    assert header.take_back.isEnabled()
    qtbot.mouseClick(header.take_back, LEFT)
    settled(qtbot, reviewing)
    assert reviewing.desk.session.plans() == () and reviewing.mode == "read"
    assert reviewing.late.review().sources.model.rowCount() == 0 and reviewing.late.review().source_id == 0


def test_a_plan_of_the_library_leads_to_its_source_among_all(reading: MainWindow, qtbot: QtBot) -> None:
    plan = reading.desk.session.plans()[-1]
    reading.reader.library.source_wanted.emit(plan.id)
    settled(qtbot, reading)
    review = reading.late.review()
    assert reading.mode == "review" and review.source_id == plan.source_id
    assert review.sources.view.currentIndex().data() == plan.file
    assert review.sources.model.rowCount() == 5 and not review.header.take_back.isVisible()
    assert set(verdicts(reading).values()) <= {Verdict.UNSEEN, Verdict.CHECK, Verdict.OK}


def test_o_shows_the_source_at_the_clause_that_is_read(reading: MainWindow, qtbot: QtBot) -> None:
    outline = reading.desk.outline
    for clause in (outline.clauses[20], outline.clauses[9]):  # the second time the source is there already
        reading.go(Place("read", plan_id=outline.plan.id, span=clause.span))
        reading.reader.text.setFocus()
        qtbot.keyClick(reading.reader.text, Qt.Key.Key_O)
        settled(qtbot, reading)
        text = reading.late.review().text
        start = outline.quote(clause.span)[:6]
        assert reading.mode == "review" and text.toPlainText()[text.textCursor().position() :].startswith(start)
        assert 0 <= text.cursorRect().top() < text.viewport().height()
    reading.actions_["back"].trigger()
    assert reading.mode == "read" and reading.desk.clause_id == outline.clauses[9].id


def test_an_import_undone_elsewhere_is_said_on_the_page(reviewing: MainWindow, qtbot: QtBot) -> None:
    reviewing.actions_["undo"].trigger()
    settled(qtbot, reviewing)
    assert reviewing.late.review().notices.state.isVisible() and "导入已撤销" in reviewing.late.review().notices.state.text()
    reviewing.actions_["redo"].trigger()
    settled(qtbot, reviewing)
    assert not reviewing.late.review().notices.state.isVisible()


def test_another_library_shows_nothing_of_the_first(reviewing: MainWindow, library: Path) -> None:
    reviewing.desk.open(library)
    assert reviewing.mode == "read" and reviewing.late.review().source_id == 0
    assert reviewing.late.review().text.toPlainText() == "" and reviewing.late.review().sources.model.rowCount() == 0


# The text and what is listed beside it


def test_the_rows_run_through_quickly_only_the_last_source_is_read(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    files = [written(tmp_path, f"{n}.txt", CLEAN.replace("某市", f"第{n}市")) for n in range(6)]
    take_in(qtbot, opened, *files)
    opened.reviewing.open()
    settled(qtbot, opened)
    started: list[str] = []
    opened.desk.jobs.started.connect(started.append)
    view = opened.late.review().sources.view
    view.setFocus()
    for _ in range(5):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    settled(qtbot, opened)
    assert opened.late.review().text.toPlainText().startswith("第5市") and len(started) == 1


def test_lines_are_shown_by_what_they_are(reviewing: MainWindow, qtbot: QtBot) -> None:
    text, segments = reviewing.late.review().text, reviewing.late.review().header.segments

    def shown() -> list[str]:
        block, found = text.document().begin(), []
        while block.isValid():
            if block.isVisible():
                found.append(block.text())
            block = block.next()
        return found

    qtbot.mouseClick(segments.button("noise"), LEFT)
    assert shown() == ["首页 > 工作计划 > 正文", "版权所有 某网站"] and reviewing.late.review().cards.shown == []
    assert segments.button("noise").text() == "只看杂质 2"
    qtbot.mouseClick(segments.button("text"), LEFT)
    assert shown() == PAGE.strip().split("\n")[1:-1]
    reviewing.late.review().go_to(place("版权所有 某网站"))
    assert text.segment is Segment.ALL and segments.current() == "all" and len(shown()) == 19


def test_noise_and_plans_are_told_apart_by_colour(reviewing: MainWindow, qtbot: QtBot) -> None:
    text, tokens = reviewing.late.review().text, reviewing.desk.theme.tokens
    spots = {words: point_of(reviewing, place(words).start).y() for words in ("首页", FIRST, SECOND)}
    picture = text.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    assert QColor(picture.pixel(round(300 * ratio), round(spots["首页"] * ratio))) == tokens.noise_bg
    for index, words in enumerate((FIRST, SECOND)):
        assert QColor(picture.pixel(round(51 * ratio), round(spots[words] * ratio))) == tokens.tag(index).bar


def test_doubts_are_listed_reached_by_key_and_told_on_the_spot(reviewing: MainWindow, qtbot: QtBot) -> None:
    review = reviewing.late.review()
    (doubt,) = stored(reviewing).parsed.doubts
    assert "跳到" in doubt.notice.zh
    click(qtbot, reviewing, SECOND)
    qtbot.keyClick(review.text, Qt.Key.Key_BracketRight)
    assert review.text.caret() == doubt.span.start and doubt.notice.zh in reviewing.toast.text()
    y = point_of(reviewing, doubt.span.start).y()
    assert review.text.tip_at(QPointF(58, y)) == doubt.notice.zh
    assert "所在位置" in review.text.tip_at(QPointF(point_of(reviewing, 0) + QPoint(1, 0)))
    click(qtbot, reviewing, FIRST)
    row = next(row for row in review.details.findings.findChildren(QAbstractButton) if row.text() == doubt.notice.zh)
    qtbot.mouseClick(row, LEFT)
    assert review.text.caret() == doubt.span.start and review.text.hasFocus()


def test_a_source_of_carriage_returns_is_shown_line_by_line(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "窗.txt"
    file.write_bytes(PAGE.replace("\n", "\r\n").encode("gb18030"))
    take_in(qtbot, opened, file)
    opened.reviewing.open()
    settled(qtbot, opened)
    text = opened.late.review().text
    source = stored(opened)
    for at, plan in enumerate(source.parsed.plans):
        start = plan.paragraphs[0].pieces[0].start
        block = text.document().findBlock(text.marks.beginnings[at].start)
        assert block.text().strip() == source.text[start:].split("\r\n")[0]


# Values of one's own


def test_an_own_value_is_kept_marked_and_taken_back(reviewing: MainWindow, qtbot: QtBot) -> None:
    form, session = reviewing.late.review().details.form, reviewing.desk.session
    field = form.field("issuer")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Some office")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled(qtbot, reviewing)
    plan_id = stored(reviewing).plan_ids[0]
    assert session.plan(plan_id).metadata.issuer == "Some office"
    assert form.note("issuer").startswith("自填") and form.restore_button("issuer").isVisible()
    qtbot.mouseClick(form.restore_button("issuer"), LEFT)
    settled(qtbot, reviewing)
    assert session.plan(plan_id).metadata.issuer != "Some office" and not form.restore_button("issuer").isVisible()


def test_a_value_that_cannot_be_is_said_below_its_field_and_escape_brings_the_old_one_back(
    reviewing: MainWindow, qtbot: QtBot
) -> None:
    form = reviewing.late.review().details.form
    field = form.field("year")
    assert field.text() == "2023"
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "20x3")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "不是年份" in form.note("year") and reviewing.desk.session.plan(1).metadata.year == 2023
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "2023"


def test_the_chips_choose_the_plan_and_follow_the_caret(reviewing: MainWindow, qtbot: QtBot) -> None:
    review = reviewing.late.review()
    assert review.details.form.field("title").text() == FIRST
    click(qtbot, reviewing, "一、建设高质量教育体系")
    assert review.details.chips.index == 1 and review.details.form.field("title").text() == SECOND
    first, second = review.details.chips._group.buttons()
    assert second.isChecked() and not first.isChecked()
    qtbot.mouseClick(first, LEFT)
    assert review.text.caret_line() == place(FIRST).start and review.details.form.field("title").text() == FIRST


# Comments, later versions


def a_word_file(folder: Path) -> Path:
    document, file = Document(), folder / "批.docx"
    for line in CLEAN.strip().split("\n"):
        document.add_paragraph(line)
    document.add_comment(document.paragraphs[2].runs, "核对数字", author="张三")
    document.save(str(file))
    return file


def button_of(banner: Banner, text: str):
    return next(button for button in banner._buttons if button.text() == text)


def test_comments_in_a_file_are_offered_and_taken_as_annotations(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    take_in(qtbot, opened, a_word_file(tmp_path))
    remarks = opened.late.review().notices.remarks
    assert opened.mode == "review" and remarks.isVisible() and remarks.text() == "文件里有 1 条批注（张三）"
    qtbot.mouseClick(button_of(remarks, "作为批注收入"), LEFT)
    settled(qtbot, opened)
    assert [(note.note, note.author) for note in opened.desk.session.annotations()] == [("核对数字", "张三")]
    assert not remarks.isVisible() and verdicts(opened) == {"批.docx": Verdict.OK}
    opened.actions_["undo"].trigger()
    settled(qtbot, opened)
    assert remarks.isVisible()


def test_a_later_version_says_how_many_annotations_are_to_be_checked(
    reviewing: MainWindow, page_file: Path, qtbot: QtBot
) -> None:
    session, plan_id = reviewing.desk.session, stored(reviewing).plan_ids[0]
    outline = session.outline(plan_id)
    at = outline.text.index("覆盖率达到100%")
    reviewing.desk.edit(lambda s: s.annotating.add(plan_id, span=type(outline.clauses[0].span)(at, at + 9)))
    page_file.write_text(PAGE.replace("覆盖率达到100%", "覆盖率要达到98%以上"), encoding="utf-8")
    take_in(qtbot, reviewing, page_file)
    (note,) = session.annotations()
    state = reviewing.late.review().notices.state
    assert note.fit is not Fit.FIRM and state.isVisible()
    assert "新版本" in state.text() and "1 条" in state.text()
    assert "覆盖率要达到98%以上" in texts(reviewing)[0]
    qtbot.mouseClick(button_of(state, "到阅读中查看"), LEFT)
    assert reviewing.mode == "read" and reviewing.desk.outline.plan.id == plan_id


@pytest.mark.parametrize("size", [(960, 600), (1180, 760), (1440, 900)])
def test_the_review_fits_the_window(reviewing: MainWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    reviewing.resize(*size)
    qtbot.wait(20)
    assert (reviewing.width(), reviewing.height()) == size
    assert reviewing.late.review().details.isVisible() == (size[0] > 1240)
    if not reviewing.late.review().details.isVisible():
        reviewing.late.review().panes.toggle_right()
        qtbot.wait(20)
        assert (reviewing.width(), reviewing.height()) == size and reviewing.late.review().details.isVisible()


def test_panels_are_hidden_in_every_view(reviewing: MainWindow) -> None:
    reviewing.actions_["panels"].trigger()
    assert not reviewing.late.review().sources.isVisible() and not reviewing.late.review().details.isVisible()
    reviewing.go(Place("read"))
    assert not reviewing.reader.panes.left.isVisible()
    reviewing.actions_["panels"].trigger()
    assert reviewing.reader.panes.left.isVisible()
