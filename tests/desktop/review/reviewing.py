"""How the tests of the review point at things: a page with two plans, places of its text, what the library says of it now."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.model import NoiseKind, Span
from core.sources import Review
from desktop.main_window import MainWindow
from desktop.reader.overlay import line_rects

LEFT = Qt.MouseButton.LeftButton

PAGE = """首页 > 工作计划 > 正文
某省教育系统2023年工作要点一
2023年工作的总体要求是：坚持稳中求进，办好人民满意的教育。各级教育部门要增强责任感和紧迫感，把思想和行动统一到中央决策部署上来。
一、加强党的建设
1.学习宣传贯彻党的二十大精神。组织全员培训，覆盖率达到100%。
2.压实管党治党责任。开展专项督查，推动问题整改到位。
二、推进教育改革
1.深化评价改革。完善学生综合素质评价，破除唯分数倾向。
2.落实“双减”政策。规范校外培训，提高课后服务质量。
4.促进教育公平。改善农村学校办学条件，扩大优质资源覆盖面。
某省教育系统2023年工作要点二
2023年要全面贯彻党的教育方针，落实立德树人根本任务，加快建设教育强省。各市要结合实际制定实施方案，明确时间表、路线图、责任人，确保各项任务落地见效。
一、建设高质量教育体系
1.发展学前教育。新建公办幼儿园200所，普惠率达到90%以上。
2.推进义务教育优质均衡发展。加强教师交流轮岗，缩小校际差距。
3.提升职业教育水平。建设一批高水平职业学校和专业，深化产教融合。
4.加强高等教育内涵建设。优化学科专业布局，服务区域经济社会发展。
版权所有 某网站
"""
FIRST, SECOND = "某省教育系统2023年工作要点一", "某省教育系统2023年工作要点二"


def place(words: str) -> Span:
    at = PAGE.index(words)
    return Span(at, at + len(words))


def settled(qtbot: QtBot, window: MainWindow) -> None:
    """Jobs are done, and those that they lead to."""
    qtbot.wait(5)
    qtbot.waitUntil(lambda: not window.desk.jobs.busy and not window.review.reading, timeout=20_000)
    qtbot.wait(5)


def stored(window: MainWindow) -> Review:
    """The source as the library has it."""
    return window.desk.session.sources.review(window.review.source_id)


def texts(window: MainWindow) -> list[str]:
    """The texts of its plans, as the library has them."""
    return [window.desk.session.outline(plan_id).text for plan_id in stored(window).plan_ids]


def noise(window: MainWindow) -> list[tuple[NoiseKind, str]]:
    return [(each.kind, PAGE[each.span.start : each.span.end]) for each in stored(window).parsed.noise]


def point_of(window: MainWindow, at: int) -> QPoint:
    """Where a code point is drawn in the viewport; it is brought into sight."""
    text = window.review.text
    text.scroll_to(Span(at, at))
    unit = text.positions.to_qt(at)
    rect = next(iter(line_rects(text.window_shown(), unit, unit + 1)))
    return QPoint(round(rect.left()) + 2, round(rect.center().y()))


def click(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Put the caret before these words."""
    qtbot.mouseClick(window.review.text.viewport(), LEFT, pos=point_of(window, place(words).start) - QPoint(2, 0))


def select(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Select words of one line with the mouse."""
    viewport, span = window.review.text.viewport(), place(words)
    start, end = point_of(window, span.start), point_of(window, span.end - 1)
    qtbot.mousePress(viewport, LEFT, pos=start - QPoint(2, 0))
    qtbot.mouseMove(viewport, end + QPoint(11, 0))
    qtbot.mouseRelease(viewport, LEFT, pos=end + QPoint(11, 0))
    assert window.review.text.selected_span() == span


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """Press a key in the text, and let what it starts end."""
    window.review.text.setFocus()
    qtbot.keyClick(window.review.text, key)
    settled(qtbot, window)
