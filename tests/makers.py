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
