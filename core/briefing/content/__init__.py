"""What a briefing note holds, as frozen values that a writer or a preview goes through.

Every value is worded in the note's language already, so that a writer only lays out; headings are without their numbers, which
the writer gives. `note` composes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from core.briefing.content.annotated import AnnotatedItem, ItemGroup, Items, Remark, SectionGroup, TagMark
from core.briefing.content.compared import (
    ChangeGroup,
    Chart,
    Charts,
    Comparison,
    ComparisonRow,
    Comparisons,
    FollowedThemes,
    KeyChange,
    KeyChanges,
    Series,
    WordingRow,
    Wordings,
)
from core.briefing.content.counted import SingleTarget, TargetEntry, TargetRow, Targets
from core.briefing.content.reviewed import Overview, ReviewedPlan, Sources
from core.briefing.content.texts import (
    Change,
    ChangedLine,
    ChangedPiece,
    ChangedText,
    Comment,
    FullText,
    FullTexts,
    TextLine,
    TextPiece,
)
from core.briefing.recipe import Cover, PartKind

__all__ = [
    "AnnotatedItem",
    "BriefingNote",
    "Change",
    "ChangeGroup",
    "ChangedLine",
    "ChangedPiece",
    "ChangedText",
    "Chapter",
    "Chart",
    "Charts",
    "Comment",
    "Comparison",
    "ComparisonRow",
    "Comparisons",
    "Content",
    "FollowedThemes",
    "FullText",
    "FullTexts",
    "ItemGroup",
    "Items",
    "KeyChange",
    "KeyChanges",
    "Overview",
    "Remark",
    "ReviewedPlan",
    "SectionGroup",
    "Series",
    "SingleTarget",
    "Sources",
    "TagMark",
    "TargetEntry",
    "TargetRow",
    "Targets",
    "TextLine",
    "TextPiece",
    "WordingRow",
    "Wordings",
]

Content = (
    ChangedText | Overview | KeyChanges | Items | Comparisons | FollowedThemes | Targets | Wordings | Charts | FullTexts | Sources
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the note. `before` and `conclusion` are the analyst's own paragraphs; without `content` they are all of it."""

    kind: PartKind
    heading: str
    content: Content | None
    before: tuple[str, ...] = ()
    conclusion: tuple[str, ...] = ()

    @property
    def numbered(self) -> bool:
        """Whether its heading counts; an annex stands outside the count."""
        return self.kind is not PartKind.SOURCES


@dataclass(frozen=True, slots=True)
class BriefingNote:
    """A whole note; `language` is `zh` or `en`, `date` worded, `template` and `contents` as the recipe has them."""

    title: str
    author: str
    date: str
    language: str
    chapters: tuple[Chapter, ...]
    template: str = "report"
    contents: bool = False
    cover: Cover = field(default_factory=Cover)

    def content(self, kind: PartKind) -> Content | None:
        """What the first chapter of a kind holds; None where there is none."""
        return next((chapter.content for chapter in self.chapters if chapter.kind is kind), None)
