"""Small libraries for tests of the window: sections `一、`, items `1.`, put in through the store without ingest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSettings

from core.model import ClauseKind, Evidence, Metadata, NoiseKind, Notice, Span
from core.parsed import Noise, OutlineNode, Paragraph, ParsedPlan, ParsedSource
from core.session import Session
from desktop.desk import Desk
from desktop.settings import Settings
from desktop.theme import Theme
from tests.makers import store_source

NINGXIA = """宁夏自治区教育工委 教育厅印发2020年工作要点
三、全面推进基础教育高质量发展
9.多措并举扩大普惠性学前教育资源供给。出台《关于推进学前教育深化改革规范发展的实施意见》。继续实施第三期学前教育行动计划,新改扩建幼儿园30所,全面完成城镇小区配套幼儿园治理任务,学前教育毛入园率达到87%以上,公办园在园幼儿占比超过50%,普惠性幼儿园覆盖率达到81%.健全学前教育保障机制,完善幼儿园成本分担机制,落实公办园生均公用经费标准、普惠性民办园认定标准和财政扶持政策。
10.加快城乡义务教育一体化发展。推进义务教育薄弱环节改造和能力提升项目,新改扩建城市学校45所、乡镇和乡村学校27所,新增校舍35万平方米。
四、提高教育服务经济社会发展能力
15.推进职业教育改革。落实《国家职业教育改革实施方案》,完善学校设置标准。"""
HUNAN = """省委教育工委组织部2024年工作要点一
1.坚持不懈抓好理论武装。深入学习贯彻党的二十大精神。
9.推进学前教育、特殊教育优质普惠发展。实施学前教育资源优化提质工程,支持人口集中流入地、薄弱地区合理新增公办资源。开展幼小衔接活动试点工作,提升学前教育保教质量。"""
MINISTRY = """教育系统深入开展创先争优活动2012年工作要点
一、总体要求
1.深入学习贯彻党的十七届六中全会精神。
二、重点工作
3.在学前教育三年行动计划中创先争优。"""

_ITEM = re.compile(r"\d+\.\s?")
_SECTION = re.compile(r"[一二三四五六七八九十]+、")


def parsed(text: str, metadata: Metadata, warnings: tuple[Notice, ...] = ()) -> ParsedPlan:
    """A plan of lines: the first is its title, others are sections, items or paragraphs."""
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    nodes = [OutlineNode(ClauseKind.TITLE, 0, None, None, lines[0], Span(0, len(text)), len(lines[0]))]
    section: int | None = None
    sections = [at for at, line in enumerate(lines) if _SECTION.match(line)]
    for at, line in enumerate(lines[1:], 1):
        start, end = starts[at], starts[at] + len(line)
        if mark := _SECTION.match(line):
            last = next((starts[after] - 1 for after in sections if after > at), len(text))
            nodes.append(OutlineNode(ClauseKind.SECTION, 1, 0, mark.group(), line[mark.end() :], Span(start, last), end))
            section = len(nodes) - 1
        elif mark := _ITEM.match(line):
            heading = line[mark.end() :].split("。")[0]
            level, parent = (1, 0) if section is None else (2, section)
            head = start + mark.end() + len(heading)
            nodes.append(OutlineNode(ClauseKind.ITEM, level, parent, mark.group(), heading, Span(start, end), head))
        else:
            level, parent = (1, 0) if section is None else (2, section)
            nodes.append(OutlineNode(ClauseKind.PARAGRAPH, level, parent, None, "", Span(start, end), start))
    paragraphs = tuple(Paragraph(line, (Span(start, start + len(line)),)) for line, start in zip(lines, starts, strict=True))
    return ParsedPlan(metadata, paragraphs, tuple(nodes), warnings)


def add(session: Session, found: Iterable[ParsedPlan], *, name: str, noise: tuple[str, ...] = ()) -> tuple[int, ...]:
    """Store plans as one source whose noise stands before them."""
    found = tuple(found)
    before = "".join(f"{line}\n" for line in noise)
    text = before + "\n".join(plan.text for plan in found)
    at, spans = 0, list[Noise]()
    for line in noise:
        spans.append(Noise(NoiseKind.NAVIGATION if len(spans) % 2 == 0 else NoiseKind.DISCLAIMER, Span(at, at + len(line))))
        at += len(line) + 1
    source = ParsedSource(text, "text/plain", "utf-8", tuple(spans), found)
    return store_source(session.library, source, name)


def three_plans(path: Path) -> Session:
    """A library of three plans of 2020, 2023 (inferred, its title says 2024) and 2012."""
    session = Session.create(path, "分析员")
    add(
        session,
        [
            parsed(
                NINGXIA,
                Metadata(
                    NINGXIA.split("\n", 1)[0],
                    "宁夏回族自治区教育工委、教育厅",
                    "宁夏",
                    "省级",
                    2020,
                    "2020-03-16",
                    evidence=(
                        Evidence("year", "2020年是全面建成小康社会"),
                        Evidence("issuer", "宁夏自治区教育工委 教育厅印发"),
                        Evidence("issued_on", "2020-03-16"),
                    ),
                ),
                (Notice("第 16 条之后的编号不连续。", "The numbers after item 16 are not consecutive."),),
            )
        ],
        name="000_8332c1ea556099f3.txt",
        noise=("中国教育在线", "①凡本网注明稿件来源的，版权均属本网。", "首页 > 资讯 > 正文"),
    )
    evidence = (
        Evidence("year", "第39个教师节", inferred=True, claimed="2024"),
        Evidence("issuer", "省委教育工委组织部", inferred=True),
    )
    title = HUNAN.split("\n", 1)[0]
    add(session, [parsed(HUNAN, Metadata(title, "省委教育工委组织部", "湖南", "省级", 2023, evidence=evidence))], name="002.txt")
    title = MINISTRY.split("\n", 1)[0]
    add(session, [parsed(MINISTRY, Metadata(title, "教育部", None, "国家级", 2012, "2012-03-05"))], name="004.txt")
    return session


def open_desk(theme: Theme, folder: Path) -> Desk:
    """A desk on `three_plans` with five tags and, in the first two plans, three annotations; settings of its own."""
    path = folder / "教育系统工作要点.yaodian"
    with three_plans(path) as session:
        for name in ("目标指标", "试点示范", "资金保障", "制度建设", "责任落实"):
            session.tagging.add(name)
        first, second, _ = (plan.id for plan in session.plans())
        text = session.outline(first).text
        item = next(clause for clause in session.outline(first).clauses if clause.number == "9.")
        session.annotating.add(first, clause_id=item.id, tag_names=["制度建设"], note="核对是否已印发、有无文号。")
        at = text.index("学前教育毛入园率")
        session.annotating.add(first, span=Span(at, at + 20), tag_names=["目标指标", "资金保障"], note="三项指标齐全。")
        session.annotating.add(second, span=Span(60, 80), tag_names=["试点示范"], note="可与宁夏第 9 条并列。")
    desk = Desk(Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)), theme)
    assert desk.open(path)
    return desk
