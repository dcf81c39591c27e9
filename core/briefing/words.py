"""The fixed words of a briefing note in Chinese and English; what they are said about is `note`'s."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.model import ClauseKind, Decision, Relation, Status

_DIGITS = "零一二三四五六七八九"
_DATE = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. Those with braces are format strings; the names in the braces say what goes in."""

    chinese: bool
    overview: str
    items: str
    comparisons: str
    lineage: str
    theme: str
    section: str
    absent: str
    followed: str
    sources: str
    plan_columns: tuple[str, ...]
    source_columns: tuple[str, ...]
    relation_column: str
    byline: str
    reviewed: str
    tagged: str
    untagged: str
    tally: str
    rejected: str
    unconfirmed: str
    unchecked: str
    pair: str
    versus: str
    inferred: str
    claimed: str
    missing: str
    no_partner: str
    moved: str
    confidence: str
    quote: str
    note: str
    tags: str
    status: str
    author: str
    legend: str
    legend_removed: str
    legend_added: str
    legend_kept: str
    legend_rest: str
    relations: Mapping[Relation, str]
    decisions: Mapping[Decision, str]
    statuses: Mapping[Status, str]
    kinds: Mapping[ClauseKind, str]
    comma: str
    semicolon: str
    stop: str
    colon: str

    def chapter(self, number: int, heading: str) -> str:
        """A heading of the first level with its printed number."""
        return f"{chinese_number(number)}、{heading}" if self.chinese else f"{number}. {heading}"

    def part(self, number: int, heading: str) -> str:
        """A heading of the second level with its printed number."""
        return f"（{chinese_number(number)}）{heading}" if self.chinese else f"({number}) {heading}"

    def bracketed(self, text: str, said: str) -> str:
        """A text and what is said of it in brackets; the text alone where nothing is."""
        if not said:
            return text
        return f"{text}（{said}）" if self.chinese else f"{text} ({said})"

    def tallied(self, counts: Mapping[str, int], order: Sequence[str]) -> str:
        """Words and how often each was met, those of `order` first and in its order."""
        names = [*(name for name in order if counts.get(name)), *(name for name in counts if name not in order)]
        return self.comma.join(self.tally.format(word=name, count=counts[name]) for name in names)

    def day(self, iso: str) -> str:
        """An ISO 8601 date as the language writes it, as exact as it is; any other text as it stands."""
        found = _DATE.fullmatch(iso) if self.chinese else None
        if not found:
            return iso
        year, month, day = found.groups()
        return f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")


def chinese_number(number: int) -> str:
    """1-99 as 一 … 九十九; larger numbers stay digits (no note has a hundred headings of one level)."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = {0: "", 1: "十"}.get(tens, f"{_DIGITS[tens]}十")
    return ten + (_DIGITS[ones] if ones else "")


ZH = Words(
    chinese=True,
    overview="概述",
    items="批注条目",
    comparisons="条目对照",
    lineage="主题沿革",
    theme="主题",
    section="章节",
    absent="未见",
    followed="沿革表按年份列出{plans}份文件的{themes}个主题，每格是与有此主题的前一份相比的关系；只见于一份文件的主题{single}个，未列入。",
    sources="附：来源",
    plan_columns=("文件", "发文机关", "年份", "日期", "条目", "批注"),
    source_columns=("序号", "文件", "发文机关", "日期", "来源文件"),
    relation_column="关系",
    byline="编写：{author}",
    reviewed="本简报审阅文件{plans}份，收入批注{annotations}条，对照{pairs}组、对应{links}处",
    tagged="批注按标签计：",
    untagged="未加标签",
    tally="{word}{count}",
    rejected="另有已否决的对应{count}处，未列入",
    unconfirmed="另有未确认的对应{count}处，未列入",
    unchecked="只收入已核的批注，另有未核的批注{count}条，未列入",
    pair="左栏为《{old}》，右栏为《{new}》，共{links}处对应",
    versus="{old}与{new}",
    inferred="推定",
    claimed="原写{value}",
    missing="未写明",
    no_partner="未见对应",
    moved="移动",
    confidence="置信{value:.2f}",
    quote="原文：",
    note="批注：",
    tags="标签",
    status="状态",
    author="批注人",
    legend="图例：",
    legend_removed="左栏独有",
    legend_added="右栏独有",
    legend_kept="相同文字",
    legend_rest="（两文相同不足一半时只标相同）；“…”为省去的文字。标点全半角、空格和编号的差异不计。",
    relations={
        Relation.UNCHANGED: "延续",
        Relation.REVISED: "修改",
        Relation.SPLIT: "拆分",
        Relation.MERGED: "合并",
        Relation.NEW: "新增",
        Relation.DROPPED: "取消",
    },
    decisions={
        Decision.PROPOSED: "待定",
        Decision.CONFIRMED: "已确认",
        Decision.REJECTED: "已否决",
        Decision.MANUAL: "手动",
    },
    statuses={Status.OPEN: "待核", Status.CHECKED: "已核", Status.DOUBTFUL: "存疑"},
    kinds={
        ClauseKind.TITLE: "全文",
        ClauseKind.PREAMBLE: "导语",
        ClauseKind.CLOSING: "结语",
        ClauseKind.SIGNATURE: "落款",
        ClauseKind.ATTACHMENT: "附件",
    },
    comma="、",
    semicolon="；",
    stop="。",
    colon="：",
)

EN = Words(
    chinese=False,
    overview="Overview",
    items="Annotated clauses",
    comparisons="Clauses compared",
    lineage="Lineage of themes",
    theme="Theme",
    section="Section",
    absent="not found",
    followed=(
        "Themes {themes} through plans {plans} in order of year; each cell gives the relation to the plan before that speaks of "
        "its theme. Themes of one plan only, left out: {single}."
    ),
    sources="Annex: Sources",
    plan_columns=("Plan", "Issuer", "Year", "Date", "Items", "Notes"),
    source_columns=("No.", "Plan", "Issuer", "Date", "Source file"),
    relation_column="Relation",
    byline="Prepared by {author}",
    reviewed="Reviewed in this note: plans {plans}, annotations {annotations}, alignments {pairs}, links {links}",
    tagged="Annotations by tag: ",
    untagged="no tag",
    tally="{word} {count}",
    rejected="rejected links left out: {count}",
    unconfirmed="links not confirmed yet left out: {count}",
    unchecked="Checked annotations only, others left out: {count}",
    pair="Left: {old}. Right: {new}. Links listed: {links}",
    versus="{old} and {new}",
    inferred="inferred",
    claimed="stated as {value}",
    missing="not stated",
    no_partner="no counterpart found",
    moved="moved",
    confidence="confidence {value:.2f}",
    quote="Text: ",
    note="Note: ",
    tags="Tags",
    status="Status",
    author="Author",
    legend="Legend: ",
    legend_removed="only on the left",
    legend_added="only on the right",
    legend_kept="common text",
    legend_rest=(
        " (alone where less than half is common); “…” stands for text left out. "
        "Width of punctuation, spaces and numbering are not compared."
    ),
    relations={
        Relation.UNCHANGED: "unchanged",
        Relation.REVISED: "revised",
        Relation.SPLIT: "split",
        Relation.MERGED: "merged",
        Relation.NEW: "new",
        Relation.DROPPED: "dropped",
    },
    decisions={
        Decision.PROPOSED: "proposed",
        Decision.CONFIRMED: "confirmed",
        Decision.REJECTED: "rejected",
        Decision.MANUAL: "manual",
    },
    statuses={Status.OPEN: "open", Status.CHECKED: "checked", Status.DOUBTFUL: "doubtful"},
    kinds={
        ClauseKind.TITLE: "Whole plan",
        ClauseKind.PREAMBLE: "Preamble",
        ClauseKind.CLOSING: "Closing",
        ClauseKind.SIGNATURE: "Signature",
        ClauseKind.ATTACHMENT: "Attachment",
    },
    comma=", ",
    semicolon="; ",
    stop=".",
    colon=": ",
)


def words_in(language: str) -> Words:
    """The words of `zh...` or, for every other language, English."""
    return ZH if language.startswith("zh") else EN
