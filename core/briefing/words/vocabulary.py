"""What words a briefing note needs, whatever its language; what they are said about is `note`'s."""

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
