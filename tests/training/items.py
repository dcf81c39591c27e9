"""Plans as the generator of edits handles them: items of a heading and sentences, read from the seeds and made into outlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from core.alignable import alignable
from core.ingest import read
from core.model import Clause, ClauseKind, Metadata, Outline, Plan, Span
from core.parsed import OutlineNode, ParsedPlan

_SENTENCE = re.compile(r"[^。;!?]+[。;!?]*")
_LEAST_ITEMS = 8  # a plan with fewer teaches nothing of competition between items


class Shape(Enum):
    """How an outline prints items: numbered with headings, as articles of a law, or as paragraphs."""

    PLAN = "plan"
    ARTICLES = "articles"
    PARAGRAPHS = "paragraphs"


@dataclass(frozen=True, slots=True)
class Item:
    """An item: `sources` are the places of the old items it was made from, `section` the heading it stands under."""

    heading: str
    sentences: tuple[str, ...]
    section: str = ""
    sources: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """Its sentences as one text."""
        return "".join(self.sentences)


def seed_plans(folder: Path) -> tuple[tuple[Item, ...], ...]:
    """The numbered items of every plan in a folder of sources; plans of a few items are left out."""
    plans = [plan for path in sorted(folder.glob("*.txt")) for plan in read(path.read_bytes(), path.name).plans]
    found = (tuple(_items(plan)) for plan in plans)
    return tuple(items for items in found if len(items) >= _LEAST_ITEMS)


def _items(plan: ParsedPlan) -> Iterable[Item]:
    section = ""
    for node in plan.nodes:
        if node.kind is ClauseKind.SECTION:
            section = node.heading
        elif node.kind is ClauseKind.ITEM:
            yield Item(node.heading, sentences(_body(plan, node)), section)


def _body(plan: ParsedPlan, node: OutlineNode) -> str:
    return plan.text[node.head_end : node.span.end].lstrip("。. \n")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each with the marks that end it."""
    return tuple(_SENTENCE.findall(text.replace("\n", "")))


def as_articles(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items cut into articles of one to three sentences without a heading; each stands for itself."""
    articles: list[Item] = []
    for item in items:
        parts = item.sentences
        at = 0
        while at < len(parts):
            size = 1 + len(parts[at]) % 3
            articles.append(Item("", parts[at : at + size], item.section))
            at += size
    return tuple(articles)


def outline(items: Sequence[Item], first: int, shape: Shape) -> Outline:
    """A plan of these items; `first` is the id of the plan and its root, the alignable clauses follow in order."""
    lines: list[str] = []
    clauses = [Clause(first, first, None, 0, 0, ClauseKind.TITLE, None, "", Span(0, 0), 0)]
    section, position = "", 0
    for item in items:
        if item.section != section and shape is not Shape.PARAGRAPHS:
            section = line = item.section
            clauses.append(_clause(clauses, ClauseKind.SECTION, "", line, Span(position, position + len(line))))
            position += len(line) + 1
            lines.append(line)
        number = {Shape.PLAN: f"{len(lines)}.", Shape.ARTICLES: f"第{len(lines)}条 ", Shape.PARAGRAPHS: ""}[shape]
        kind = ClauseKind.PARAGRAPH if shape is Shape.PARAGRAPHS else ClauseKind.ITEM
        heading = item.heading if shape is Shape.PLAN else ""
        line = number + (f"{item.heading}。" if item.heading else "") + item.text
        clauses.append(_clause(clauses, kind, number, heading, Span(position, position + len(line))))
        position += len(line) + 1
        lines.append(line)
    return Outline(Plan(first, first, 0, Metadata("计划"), "plan.txt", len(clauses), 0, 0), "\n".join(lines), tuple(clauses))


def _clause(before: Sequence[Clause], kind: ClauseKind, number: str, heading: str, span: Span) -> Clause:
    first, ordinal = before[0].id, len(before)
    level = 1 if kind is ClauseKind.SECTION else 2
    parent = next(clause.id for clause in reversed(before) if clause.level < level)
    head_end = span.start + len(number) + len(heading)
    return Clause(first + ordinal, first, parent, ordinal, level, kind, number, heading, span, head_end)


def alignable_ids(plan: Outline) -> tuple[int, ...]:
    """The ids of the clauses an alignment pairs, in the order of the items they were made from."""
    return tuple(clause.id for clause in alignable(plan.clauses))
