"""A comparison whose plans were changed since: what is shown is what is there, and looking again is offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.model import Decision
from core.session import Session
from desktop.compare.page import ComparePage
from desktop.desk import Desk

OLD = """某省教育系统2022年工作要点
一、加强党的建设
1.学习宣传贯彻党的二十大精神。组织全员培训，覆盖率达到100%。
2.压实管党治党责任。开展专项督查，推动问题整改到位。
二、推进教育改革
1.深化评价改革。完善学生综合素质评价，破除唯分数倾向。
2.落实“双减”政策。规范校外培训，提高课后服务质量。
"""


@pytest.fixture
def page(desk: Desk, tmp_path: Path, qtbot: QtBot) -> ComparePage:
    """The page on two years of one series, aligned, the first link confirmed."""
    for year in (2022, 2023):
        (tmp_path / f"{year}.txt").write_text(OLD.replace("2022", str(year)), encoding="utf-8")
    path = tmp_path / "库.yaodian"
    with Session.create(path, "张三") as session:
        session.import_files([tmp_path / "2022.txt", tmp_path / "2023.txt"])
        session.links.decide([session.aligning.align(1, 2).links[0].id], Decision.CONFIRMED)
    desk.open(path)
    made = ComparePage(desk)
    qtbot.addWidget(made)
    made.resize(1280, 760)
    made.show()
    made.show_pair(1, 2)
    return made


def item(session: Session, plan_id: int, words: str) -> int:
    outline = session.outline(plan_id)
    return next(c.id for c in outline.clauses[1:] if outline.quote(c.span).startswith(words))


def settled(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=20_000)


def test_nothing_is_said_of_plans_as_they_were_aligned(page: ComparePage) -> None:
    assert len(page.shown.pairs()) == 4 and not page.changed.isVisible()


def test_a_split_is_shown_counted_and_paired_by_aligning_again(page: ComparePage, desk: Desk, qtbot: QtBot) -> None:
    at = desk.session.outline(2).text.index("规范校外培训")
    desk.edit(lambda session: session.sources.split_clause(2, at))
    assert page.changed.isVisible() and page.changed.text() == "文件已改，1 处对应需重新核对"
    assert [pair.new[0].text for pair in page.shown.pairs() if pair.new][-1] == "2.落实“双减”政策。"
    page.changed.findChildren(type(page.bar.align))[0].click()
    settled(qtbot, desk)
    assert not page.changed.isVisible() and page.comparison.to_check == 0
    assert page.shown.pairs()[0].link.decision is Decision.CONFIRMED
    desk.edit(lambda session: session.undo())  # the clause that was split off goes, and what was proposed for it
    assert page.comparison.to_check == 0 or page.changed.isVisible()


def test_a_joined_clause_leaves_its_counterpart_to_check(page: ComparePage, desk: Desk) -> None:
    desk.edit(lambda session: session.sources.join_clauses(2, [item(session, 2, "2.落实")]))
    assert page.changed.isVisible() and "1 处" in page.changed.text()
    assert all(pair.old or pair.new for pair in page.shown.pairs())
    desk.edit(lambda session: session.undo())
    assert not page.changed.isVisible() and len(page.shown.pairs()) == 4


def test_a_plan_changed_without_loss_offers_to_look_again(page: ComparePage, desk: Desk) -> None:
    desk.edit(lambda session: session.sources.name_clause(2, item(session, 2, "2.压实"), "二", "责任"))
    assert page.changed.isVisible() and "可以再找一遍" in page.changed.text()
    assert "二" in {pair.new[0].clause.number for pair in page.shown.pairs()}
