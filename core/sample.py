"""The sample library: the seed plans with some annotations and one alignment, as an analyst might have left them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from core.model import Decision, Link, Plan, Relation, Span, Status
from core.progress import SILENT, Progress
from core.session import Session

TAGS = ("目标指标", "试点示范", "资金保障", "制度建设", "责任落实", "数字化", "教师队伍", "风险防范")

SURE = 0.5  # links at or above this confidence are confirmed in the sample
CONFIRMED = 12


@dataclass(frozen=True)
class _Sample:
    """An annotation by the passage it stands on: from `first` to the end of `last`."""

    first: str
    last: str
    tags: tuple[str, ...]
    note: str = ""
    status: Status = Status.OPEN


SAMPLES = (
    _Sample(
        "出台《关于推进学前教育深化改革规范发展的实施意见》",
        "实施意见》",
        ("制度建设",),
        "“出台”类任务，核对是否已印发、有无文号。",
        Status.DOUBTFUL,
    ),
    _Sample(
        "学前教育毛入园率达到87%以上",
        "覆盖率达到81%",
        ("目标指标",),
        "三项指标齐全，可与湖南第9条、陕西第14条并列；后两份都没有给出数值。",
    ),
    _Sample(
        "健全学前教育保障机制", "财政扶持政策", ("资金保障",), "经费表述最具体的一条，简报“保障”一节引用原文。", Status.CHECKED
    ),
    _Sample("新改扩建城市学校45所", "新增校舍35万平方米", ("目标指标",)),
    _Sample("启动义务教育优质均衡发展县(区)创建工作", "共同体建设试点", ("试点示范",)),
    _Sample("全区高中阶段教育毛入学率达到93%", "达到93%", ("目标指标",)),
    _Sample("落实消除普通高中大班额专项规划", "普通高中生均公用经费标准", ("资金保障",)),
    _Sample("推进学校联网攻坚行动", "建设指", ("数字化",)),
    _Sample("实施学前教育资源优化提质工程", "合理新增公办资源", ("目标指标", "资金保障"), "与宁夏2020年“毛入园率”口径不同。"),
    _Sample("整合600所乡村小规模学校", "标准化寄宿制学校", ("目标指标",), "", Status.CHECKED),
    _Sample("开展省级示范性幼儿园认定", "试点工作", ("试点示范",)),
    _Sample("确保2020年全面消除56人及以上", "大班额", ("目标指标",), "时限明确，可作节点。"),
    _Sample("印发《关于减轻中小学教师负担进一步营造教育教学良好环境的通知》", "环境的通知》", ("教师队伍", "制度建设")),
    _Sample("严格落实意识形态工作责任制", "责任制", ("风险防范", "责任落实")),
)


def build(session: Session, seeds: Path, progress: Progress = SILENT) -> tuple[int, int]:
    """Fill a new library from the seeds; the two plans (old, new) that were aligned.

    Passages that a seed does not hold are left out, so the sample survives another choice of seeds.
    """
    step = progress.step
    session.tagging.start_with(TAGS)
    session.import_files(sorted(seeds.glob("*.txt")), progress)
    plans = session.plans()
    step(0, 2, "")
    for sample in SAMPLES:
        _annotate(session, plans, sample)
    step(1, 2, "")
    pair = _pair(plans)
    links = session.aligning.align(*pair).links
    sure = [link.id for link in links if _sure(link)][:CONFIRMED]
    session.links.decide(sure, Decision.CONFIRMED)
    step(2, 2, "")
    return pair


def _annotate(session: Session, plans: Sequence[Plan], sample: _Sample) -> None:
    for plan in plans:
        text = session.outline(plan.id).text
        start = text.find(sample.first)
        end = text.find(sample.last, start)
        if start >= 0 and end >= 0:
            span = Span(start, end + len(sample.last))
            session.annotating.add(plan.id, span=span, tag_names=sample.tags, note=sample.note, status=sample.status)
            return


def _sure(link: Link) -> bool:
    return link.confidence >= SURE and link.relation not in (Relation.NEW, Relation.DROPPED)


def _pair(plans: Sequence[Plan]) -> tuple[int, int]:
    """Two plans of one source, which are of one year and two issuers; else the first two."""
    for old, new in pairwise(plans):
        if old.source_id == new.source_id and old.metadata.year == new.metadata.year and old.metadata.region:
            return old.id, new.id
    return plans[0].id, plans[1].id
