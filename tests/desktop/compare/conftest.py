"""A library with two short plans of one issuer, made here, and the page on it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.model import ClauseKind, Metadata, Span
from core.parsed import OutlineNode, Paragraph, ParsedPlan, ParsedSource
from core.session import Session
from desktop.compare.page import ComparePage
from desktop.desk import Desk
from desktop.theme import Mode
from tests.makers import store_source

SECTION = re.compile(r"[一二三四五]、")
ITEM = re.compile(r"\d+\.\s?")

OLD = """一、基础教育
1.推进学前教育普惠发展。新建公办幼儿园30所,普惠性幼儿园覆盖率达到85%以上。开展省级示范性幼儿园认定。
2.加快义务教育优质均衡发展。整合乡村小规模学校600所,建设乡镇标准化寄宿制学校400所,深化学区制管理改革。
3.做好防灾减灾宣传。每学期组织一次应急疏散演练,普及消防和防溺水知识,配齐应急器材。
二、高等教育
4.加强一流学科建设。遴选一批优势特色学科,支持高校开展有组织科研,提升原始创新能力。
5.规范校外培训管理。严格学科类培训机构审批,健全预收费监管机制,查处隐形变异培训行为。"""

NEW = """一、高质量发展
1.推进学前教育普惠发展。新建公办幼儿园45所,普惠性幼儿园覆盖率达到88%以上。开展省级示范性幼儿园认定。
2.加强一流学科建设。遴选一批优势特色学科,支持高校开展有组织科研,提升原始创新能力。
3.加快义务教育优质均衡发展。整合乡村小规模学校500所,建设乡镇标准化寄宿制学校420所,全面推行学区制管理改革。
4.推进国家智慧教育平台应用。建成数字教学资源库,开展教师信息素养培训,推动平台数据互联互通。
5.规范校外培训管理。严格学科类培训机构审批,健全预收费监管机制,查处隐形变异培训行为。"""


def parsed(title: str, text: str, *, region: str = "甲省", issuer: str = "甲省教育厅", year: int = 2022) -> ParsedPlan:
    """A plan of lines: `一、` sections, `1.` items whose heading ends at the first full stop, and paragraphs."""
    lines = text.split("\n")
    nodes = [OutlineNode(ClauseKind.TITLE, 0, None, None, title, Span(0, len(text)), 0)]
    section: int | None = None
    at = 0
    for line in lines:
        if mark := SECTION.match(line):
            section = len(nodes)
            nodes.append(
                OutlineNode(ClauseKind.SECTION, 1, 0, mark[0], line[mark.end() :], Span(at, at + len(line)), at + len(line))
            )
        elif mark := ITEM.match(line):
            end = line.find("。") if "。" in line else len(line)
            level = 1 if section is None else 2
            head = OutlineNode(
                ClauseKind.ITEM, level, section or 0, mark[0].strip(), line[mark.end() : end], Span(at, at + len(line)), at + end
            )
            nodes.append(head)
        at += len(line) + 1
    metadata = Metadata(title, issuer=issuer, region=region, year=year)
    return ParsedPlan(metadata, tuple(Paragraph(line, ()) for line in lines), tuple(nodes))


def add(session: Session, *made: ParsedPlan) -> tuple[int, ...]:
    """Store plans as one source; their ids."""
    text = "\n".join(plan.text for plan in made)
    source = ParsedSource(text, "text/plain", "utf-8", (), tuple(made))
    return store_source(session.library, source, "made.txt")


@dataclass
class Opened:
    """The page on a library with plans 1 and 2."""

    page: ComparePage
    desk: Desk
    old: int
    new: int

    @property
    def session(self) -> Session:
        """The window's session."""
        session = self.desk.session
        if session is None:
            raise LookupError("the library is closed")
        return session


OpenPage = Callable[[Sequence[ParsedPlan]], Opened]


@pytest.fixture(scope="session")
def aligned(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sequence[ParsedPlan]], Path]:
    """Libraries of plans whose first two are aligned, each made once; tests work on copies."""
    made: dict[tuple[ParsedPlan, ...], Path] = {}

    def library(plans: Sequence[ParsedPlan]) -> Path:
        key = tuple(plans)
        if key not in made:
            made[key] = tmp_path_factory.mktemp("aligned") / "plans.yaodian"
            with Session.create(made[key], "分析员") as session:
                session.aligning.align(*add(session, *plans)[:2])
        return made[key]

    return library


@pytest.fixture
def open_page(qtbot: QtBot, desk: Desk, tmp_path: Path, aligned: Callable[[Sequence[ParsedPlan]], Path]) -> OpenPage:
    """Opens the page on a library of plans whose first two are aligned already."""

    def make(made: Sequence[ParsedPlan]) -> Opened:
        path = Path(shutil.copy(aligned(made), tmp_path / "plans.yaodian"))
        assert desk.open(path)
        old, new = desk.session.aligning.pairs()[0] if desk.session else (0, 0)
        page = ComparePage(desk)
        qtbot.addWidget(page)
        page.resize(1280, 760)
        page.show()
        qtbot.waitExposed(page)
        page.show_pair(old, new)
        return Opened(page, desk, old, new)

    return make


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    """The page on the two short plans."""
    return open_page((parsed("工作要点2022", OLD, year=2022), parsed("工作要点2023", NEW, year=2023)))


@pytest.fixture
def two_issuers() -> tuple[ParsedPlan, ParsedPlan]:
    """The same plans, said to come from two regions."""
    return parsed("工作要点", OLD), parsed("工作要点", NEW, region="乙省", issuer="乙省教育厅")


@pytest.fixture
def set_mode(desk: Desk) -> Callable[[str], None]:
    """Switches the theme of the page."""

    def switch(mode: str) -> None:
        desk.theme.mode = Mode(mode)

    return switch
