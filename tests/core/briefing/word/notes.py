"""Makes small briefing notes for the tests of the writer."""

from __future__ import annotations

from core.briefing.content import (
    AnnotatedItem,
    BriefingNote,
    Chapter,
    Comparison,
    ComparisonRow,
    Comparisons,
    Content,
    ItemGroup,
    Items,
    Overview,
    Remark,
    ReviewedPlan,
    SectionGroup,
    Sources,
    TagMark,
)
from core.briefing.passage import Mark, Passage, Run
from core.briefing.recipe import PartKind
from core.briefing.words import words_in


def passage(text: str, mark: Mark = Mark.PLAIN) -> Passage:
    return ((Run(text, mark),),)


def remark(quote: str, note: str) -> Remark:
    return Remark(passage(quote), (TagMark("目标指标", 2),), note, "待核", "分析员")


def row(number: int) -> ComparisonRow:
    return ComparisonRow(passage(f"旧{number}", Mark.REMOVED), passage(f"新{number}", Mark.ADDED), "修改", ("待定", "置信0.87"))


def note_of(
    *remarks: Remark,
    rows: int = 3,
    title: str = "工作要点比较",
    author: str = "分析员",
    language: str = "zh",
    more: tuple[ComparisonRow, ...] = (),
    landscape: bool = False,
) -> BriefingNote:
    section = SectionGroup(("一、总体要求", "（二）目标"), (AnnotatedItem("1.加强学前教育", remarks),))
    plan = ReviewedPlan("2023年工作要点", "未写明", "2023（推定）", "2023年2月1日", "无文号", "甲.txt", 9, len(remarks))
    group = ItemGroup("2023年工作要点", (section,), "《2023年工作要点》（甲.txt）。")
    pairs = (*(row(n) for n in range(rows)), *more)
    compared = Comparison("甲与乙", "左栏为甲。", "甲 2022", "乙 2023（推定）", pairs)
    chapters: list[tuple[PartKind, Content]] = [(PartKind.OVERVIEW, Overview(("本简报审阅文件1份。",), (plan,)))]
    chapters += [(PartKind.ITEMS, Items((group,)))] if remarks else []
    chapters += [(PartKind.COMPARISONS, Comparisons((compared,), landscape)), (PartKind.SOURCES, Sources((plan,)))]
    headings = words_in(language).headings
    return BriefingNote(
        title=title,
        date="2026年11月22日",
        author=author,
        language=language,
        chapters=tuple(Chapter(kind, headings[kind], content) for kind, content in chapters),
    )
