"""The CPU time of a briefing note, composed and written, beside a table of the same clauses that python-docx fills row by row."""

from __future__ import annotations

import time
from collections.abc import Sequence
from io import BytesIO

import docx

from core.alignment import diff
from core.briefing import Material, Part, PartKind, Recipe, compose
from core.briefing.word import document_bytes
from core.language.words import Words
from core.model import (
    Alignment,
    Annotation,
    Clause,
    ClauseKind,
    Link,
    Metadata,
    Outline,
    Plan,
    Relation,
    Span,
    Status,
    Tag,
)
from tests.bench.figures import Figure

PARTS = tuple(Part(kind, comments=True) for kind in (PartKind.OVERVIEW, PartKind.ITEMS, PartKind.COMPARISONS, PartKind.SOURCES))


def measure(sizes: Sequence[int]) -> list[Figure]:
    """A note of each size: every clause annotated with a comment, and compared with the one of the year before."""
    words = Words()
    diff("加强学前教育", "办好学前教育", words)  # loads the dictionary
    return [_figure(size, words) for size in sizes]


def _figure(size: int, words: Words) -> Figure:
    old, new = plan(1, size, "加强"), plan(2, size, "加快")
    notes = tuple(_annotation(new, clause) for clause in new.clauses[1:])
    links = tuple(
        Link(number, (a.id,), (b.id,), Relation.REVISED, False, 0.9, ())
        for number, (a, b) in enumerate(zip(old.clauses[1:], new.clauses[1:], strict=True), 1)
    )
    material = Material(
        author="分析员",
        date="2026-01-01",
        plans={1: old, 2: new},
        annotations=notes,
        alignments=((Alignment(1, 1, 2, links), old, new),),
        tags=(Tag(1, "目标指标", 1),),
        differences=lambda before, after: diff(before, after, words),
    )
    started = time.process_time()
    document_bytes(compose(Recipe(title="题", parts=PARTS), material))
    taken = time.process_time() - started
    return Figure(f"note of {size:,} annotated clauses, compared", taken, _row_by_row(old, new), "python-docx, add_row")


def _row_by_row(old: Outline, new: Outline) -> float:
    """Seconds of the same texts as a quote and a row each, without comments and differences."""
    started = time.process_time()
    document = docx.Document()
    table = document.add_table(rows=1, cols=4)
    for before, after in zip(old.clauses[1:], new.clauses[1:], strict=True):
        document.add_paragraph(new.quote(after.span))
        cells = table.add_row().cells
        for cell, text in zip(cells, (old.quote(before.span), new.quote(after.span), "修改", "待定"), strict=True):
            cell.text = text
    document.save(BytesIO())
    return time.process_time() - started


def plan(number: int, size: int, word: str) -> Outline:
    """A plan of that many items of some fifty characters each."""
    title = f"{2020 + number}年工作要点"
    lines, clauses = [title], list[Clause]()
    at, base = len(title) + 1, number * 1_000_000
    for place in range(1, size + 1):
        head = f"{place}.{word}第{place}项工作"
        line = f"{head}。各地各校要压实责任，完善监督检查制度，完成{place % 100}%以上的任务，新建幼儿园{place}所，{word}推进。"
        item = Span(at, at + len(line))
        heading = head.removeprefix(f"{place}.")
        clauses.append(Clause(base + place, number, base, place, 1, ClauseKind.ITEM, f"{place}.", heading, item, at + len(head)))
        lines.append(line)
        at += len(line) + 1
    text = "\n".join(lines)
    root = Clause(base, number, None, 0, 0, ClauseKind.TITLE, None, title, Span(0, len(text)), len(title))
    metadata = Metadata(title, "某省教育厅", "某省", None, 2020 + number)
    return Outline(Plan(number, number, 0, metadata, f"{number}.txt", size + 1, size, 0), text, (root, *clauses))


def _annotation(outline: Outline, clause: Clause) -> Annotation:
    made = "2026-01-01T00:00:00"
    quote = outline.quote(clause.span)
    return Annotation(
        clause.id,
        outline.plan.id,
        clause.id,
        clause.span,
        quote,
        "",
        "",
        ("目标指标",),
        "核对",
        Status.OPEN,
        "分析员",
        made,
        made,
    )
