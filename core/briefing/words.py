"""The fixed words of a briefing note in Chinese and English; what they are said about is `note`'s."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.briefing.recipe import PartKind
from core.model import ClauseKind, Decision, Relation, Status

_DIGITS = "零一二三四五六七八九"
_DATE = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. Those with braces are format strings; the names in the braces say what goes in."""

    chinese: bool
    headings: Mapping[PartKind, str]
    theme: str
    section: str
    absent: str
    followed: str
    counted: str
    counted_in_several: str
    target_column: str
    unit_said: str
    target_caption: str
    single_columns: tuple[str, ...]
    single_caption: str
    plan_columns: tuple[str, ...]
    source_columns: tuple[str, ...]
    relation_column: str
    banner: str
    contents: str
    revision: str
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
    spread: str
    states: str
    quote_old: str
    quote_new: str
    chosen_changes: str
    found_changes: str
    more_changes: str
    no_changes: str
    wording: str
    no_wording: str
    wording_columns: tuple[str, ...]
    substances: Mapping[str, str]
    chart: str
    chart_said: str
    no_section: str
    no_number: str
    cited: str
    between: str
    table: str
    figure: str
    between_count: str
    see: tuple[str, str]
    plan_caption: str
    source_caption: str
    wording_caption: str
    lineage_caption: str
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

    def part(self, number: int, heading: str, chapter: int) -> str:
        """A heading of the second level in a chapter, with its printed number."""
        return f"（{chinese_number(number)}）{heading}" if self.chinese else f"{chapter}.{number} {heading}"

    def piece(self, caption: str, number: int, pieces: int) -> str:
        """The caption of one of several tables that are one; as it is where there is one only."""
        if pieces == 1:
            return caption
        return self.bracketed(caption, f"之{chinese_number(number)}" if self.chinese else f"{number} of {pieces}")

    def space(self, *sentences: str) -> str:
        """Sentences one after another."""
        return ("" if self.chinese else " ").join(sentence for sentence in sentences if sentence)

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
    headings={
        PartKind.OVERVIEW: "概述",
        PartKind.CHANGES: "主要变化",
        PartKind.ITEMS: "批注条目",
        PartKind.COMPARISONS: "条目对照",
        PartKind.LINEAGE: "主题沿革",
        PartKind.TARGETS: "指标台账",
        PartKind.WORDING: "提法变化",
        PartKind.CHARTS: "图表",
        PartKind.TEXT: "全文与批注",
        PartKind.OWN: "说明",
        PartKind.SOURCES: "附：来源",
    },
    theme="主题",
    section="章节",
    absent="未见",
    followed="沿革表按年份列出{plans}份文件的{themes}个主题，每格是与有此主题的前一份相比的关系；只见于一份文件的主题{single}个，未列入。",
    counted="按年份列出{plans}份文件的{targets}项指标",
    counted_in_several="，其中{count}项见于不止一份文件",
    target_column="统计对象",
    unit_said="单位：{unit}",
    target_caption="见于几份文件的指标",
    single_columns=("文件", "统计对象", "数值", "出处"),
    single_caption="只见于一份文件的指标",
    plan_columns=("文件", "发文机关", "年份", "日期", "条目", "批注"),
    source_columns=("序号", "文件", "发文机关", "文号", "日期", "来源文件"),
    relation_column="关系",
    banner="研究简报",
    contents="目　录",
    revision="{new}（修订稿，对照{old}）",
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
    spread="文件由{issuers}个机关发布，内容年份为{years}。",
    states="批注中{states}。",
    quote_old="原为：",
    quote_new="现为：",
    chosen_changes="以下列出经确认、附有说明或带批注的变化{count}处。",
    found_changes="对照尚未经人工确认。以下按规则列出新增、取消、拆分、合并，以及改动数字、时限、文件或力度的变化{count}处，请核对后使用。",
    more_changes="另有{count}处，见条目对照。",
    no_changes="对照的文件之间没有可以列出的变化。",
    wording="对应条目之间改换的提法{kinds}种、{count}处，按次数列出前{shown}种。",
    no_wording="对应条目之间没有改换的提法。",
    wording_columns=("原提法", "现提法", "次数", "改动", "首见"),
    substances={"figure": "数字", "date": "时限", "document": "文件", "stronger": "加强", "weaker": "减弱"},
    chart="{old}与{new}各章节的变化",
    chart_said="条形图，每一条是一个章节，按关系累计对应数：{said}。",
    no_section="其他",
    no_number="无文号",
    cited="《{title}》",
    between="{first}至{last}年",
    table="表",
    figure="图",
    between_count="",
    see=("见", "。"),
    plan_caption="审阅的文件",
    source_caption="来源文件",
    wording_caption="改换的提法",
    lineage_caption="主题沿革",
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
    headings={
        PartKind.OVERVIEW: "Overview",
        PartKind.CHANGES: "Key changes",
        PartKind.ITEMS: "Annotated clauses",
        PartKind.COMPARISONS: "Clauses compared",
        PartKind.LINEAGE: "Lineage of themes",
        PartKind.TARGETS: "Targets",
        PartKind.WORDING: "Changes of wording",
        PartKind.CHARTS: "Charts",
        PartKind.TEXT: "Full text and annotations",
        PartKind.OWN: "Remarks",
        PartKind.SOURCES: "Annex: Sources",
    },
    theme="Theme",
    section="Section",
    absent="not found",
    followed=(
        "Themes {themes} through plans {plans} in order of year; each cell gives the relation to the plan before that speaks of "
        "its theme. Themes of one plan only, left out: {single}."
    ),
    counted="Targets {targets} of plans {plans} in order of year",
    counted_in_several="; those of more than one plan: {count}",
    target_column="What is counted",
    unit_said="unit: {unit}",
    target_caption="Targets of several plans",
    single_columns=("Plan", "What is counted", "Value", "Place"),
    single_caption="Targets of one plan only",
    plan_columns=("Plan", "Issuer", "Year", "Date", "Items", "Notes"),
    source_columns=("No.", "Plan", "Issuer", "Number", "Date", "Source file"),
    relation_column="Relation",
    banner="Research brief",
    contents="Contents",
    revision="{new}, as a revision of {old}",
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
    spread="Issuers: {issuers}; years of content: {years}.",
    states="Annotations by status: {states}.",
    quote_old="Before: ",
    quote_new="Now: ",
    chosen_changes="Changes that were confirmed, explained or annotated: {count}.",
    found_changes=(
        "No link was confirmed by hand yet. Listed by rule: what is new, dropped, split or merged, and what changes a figure, a "
        "date, a document or the force of a demand ({count}). Check before use."
    ),
    more_changes="{count} more in the comparison.",
    no_changes="There is no change to list between the plans compared.",
    wording="Wordings replaced in clauses compared: {kinds}, in places: {count}. The most frequent: {shown}.",
    no_wording="No wording was replaced in the clauses compared.",
    wording_columns=("Before", "Now", "Times", "Changes", "First in"),
    substances={
        "figure": "figure",
        "date": "date",
        "document": "document",
        "stronger": "stronger",
        "weaker": "weaker",
    },
    chart="Changes by section, {old} and {new}",
    chart_said="Bar chart, a bar for each section, links by relation: {said}.",
    no_section="other",
    no_number="no number",
    cited="{title}",
    between="{first} to {last}",
    table="Table",
    figure="Figure",
    between_count=" ",
    see=(" See ", "."),
    plan_caption="Plans reviewed",
    source_caption="Sources",
    wording_caption="Wordings replaced",
    lineage_caption="Lineage of themes",
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
