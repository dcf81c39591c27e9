"""Small parsed sources and libraries for tests, so that a test of the store needs no reader and no outline."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from core.model import Clause, ClauseKind, Evidence, Metadata, NoiseKind, Span
from core.parsed import Noise, OutlineNode, Paragraph, ParsedPlan, ParsedSource
from core.store import Library, plans, sources

LINES = (
    "某省二〇二三年工作要点",
    "一、加强组织领导。",
    "1.健全机制。各地要压实责任。",
    "2.抓好落实。完成87%以上。",
    "二、深化改革。持续推进。",
)
TWO_PLANS = """首页 > 工作计划 > 正文
某省教育系统2023年工作要点一
2023年工作的总体要求是：坚持稳中求进，办好人民满意的教育。各级教育部门要增强责任感和紧迫感，把思想和行动统一到中央决策部署上来。
一、加强党的建设
1.学习宣传贯彻党的二十大精神。组织全员培训，覆盖率达到100%。
2.压实管党治党责任。开展专项督查，推动问题整改到位。
二、推进教育改革
1.深化评价改革。完善学生综合素质评价，破除唯分数倾向。
2.落实“双减”政策。规范校外培训，提高课后服务质量。
3.促进教育公平。改善农村学校办学条件，扩大优质资源覆盖面。
某省教育系统2023年工作要点二
2023年要全面贯彻党的教育方针，落实立德树人根本任务，加快建设教育强省。各市要结合实际制定实施方案，明确时间表、路线图、责任人，确保各项任务落地见效。
一、建设高质量教育体系
1.发展学前教育。新建公办幼儿园200所，普惠率达到90%以上。
2.推进义务教育优质均衡发展。加强教师交流轮岗，缩小校际差距。
3.提升职业教育水平。建设一批高水平职业学校和专业，深化产教融合。
4.加强高等教育内涵建设。优化学科专业布局，服务区域经济社会发展。
版权所有 某网站
"""
"""A captured page with two plans under one counted title, a line of navigation before and a foot behind them."""

LEVELS = (0, 1, 2, 2, 1)
KINDS = {0: ClauseKind.TITLE, 1: ClauseKind.SECTION}


def a_plan(
    lines: Sequence[str] = LINES,
    *,
    levels: Sequence[int] | None = None,
    at: int = 0,
    year: int | None = 2023,
    region: str | None = "某省",
) -> ParsedPlan:
    """A plan with one clause a line: the first line is the root, `levels` (1 for all by default) places the others below it.

    `at`: where its text starts in its source.
    """
    if levels is None:
        levels = LEVELS if lines is LINES else (0, *[1] * (len(lines) - 1))
    starts: list[int] = []
    paragraphs: list[Paragraph] = []
    position = 0
    for line in lines:
        starts.append(position)
        paragraphs.append(Paragraph(line, (Span(at + position, at + position + len(line)),)))
        position += len(line) + 1
    end = position - 1
    nodes: list[OutlineNode] = []
    for i, (line, level) in enumerate(zip(lines, levels, strict=True)):
        after = next((starts[j] - 1 for j in range(i + 1, len(lines)) if levels[j] <= level), end)
        parent = max((j for j in range(i) if levels[j] < level), default=None)
        kind = KINDS.get(level, ClauseKind.ITEM)
        head_end = starts[i] + len(line.split("。")[0])
        nodes.append(OutlineNode(kind, level, parent, None, line.split("。")[0], Span(starts[i], after), head_end))
    evidence = (Evidence("year", lines[0], inferred=True),)
    return ParsedPlan(
        Metadata(lines[0], issuer="某省教育厅", region=region, year=year, evidence=evidence), tuple(paragraphs), tuple(nodes)
    )


def a_source(*plans_lines: Sequence[str], noise: str = "首页 > 正文", levels: Sequence[int] | None = None) -> ParsedSource:
    """A source with these plans (`LINES` without any), one after another, and a line of navigation before them."""
    found: list[ParsedPlan] = []
    texts = [noise]
    for lines in plans_lines or (LINES,):
        found.append(a_plan(lines, levels=levels, at=sum(len(text) + 1 for text in texts)))
        texts.append("\n".join(lines))
    first = (Noise(NoiseKind.NAVIGATION, Span(0, len(noise))),) if noise else ()
    return ParsedSource("\n".join(texts), "text/plain", "utf-8", first, tuple(found))


def store_source(library: Library, parsed: ParsedSource, name: str = "要点.txt", content: bytes | None = None) -> tuple[int, ...]:
    """Store a source in one transaction, with its text as bytes where no `content` is given; the ids of its plans."""
    content = parsed.text.encode("utf-8", "surrogatepass") if content is None else content
    with library.write():
        stored = sources.StoredReading(name, content, parsed.text, "", 0)
        source_id = sources.add(library, parsed, stored, hashlib.sha256(content).hexdigest())
        return plans.add_plans(library, source_id, parsed)


def a_library(folder: Path, *found: ParsedSource, name: str = "库.yaodian") -> Library:
    """An open library in `folder` with these sources (one of `LINES` without any)."""
    library = Library.create(folder / name)
    for number, parsed in enumerate(found or (a_source(),)):
        store_source(library, parsed, f"来源{number}.txt")
    return library


def clause_ids(library: Library, plan_id: int) -> tuple[int, ...]:
    """The ids of a plan's clauses in reading order, without the root."""
    found: tuple[Clause, ...] = plans.clauses(library, plan_id)
    return tuple(clause.id for clause in found[1:])
