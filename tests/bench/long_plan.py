"""A library with one long plan made of the seeds' clauses, marked all over: for measuring what the reader does with it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.changes import Row
from core.model import ClauseKind, Metadata, Span
from core.parsed import OutlineNode, Paragraph, ParsedPlan, ParsedSource
from core.sample import TAGS
from core.session import Session
from core.store import Library, plans, sources
from tests.bench.large_library import STAMP, Shape, seed_plans, shapes

TITLE = "长文件"


def build(path: Path, *, characters: int, annotations: int, seed: int = 7) -> int:
    """Make a library at `path` with a short plan and one of so many characters at least that has the annotations; its id."""
    seeds = [shapes(plan) for plan in seed_plans()]
    with Session.create(path) as session:
        session.tagging.start_with(TAGS)
        with session.library.write():
            _store(session.library, long_plan(seeds, 200), "短文件.txt")
            parsed = long_plan(seeds, characters)
            plan_id = _store(session.library, parsed, f"{TITLE}.txt")
            _annotate(session.library, plan_id, len(parsed.text), annotations, random.Random(seed))
    return plan_id


def _store(library: Library, plan: ParsedPlan, name: str) -> int:
    source = ParsedSource(plan.text, "text/plain", "utf-8", (), (plan,))
    stored = sources.StoredReading(name, plan.text.encode(), plan.text, "", 0)
    (plan_id,) = plans.add_plans(library, sources.add(library, source, stored, name), source)
    return plan_id


def _annotate(library: Library, plan_id: int, length: int, number: int, chance: random.Random) -> None:
    """Annotations on a few characters each, all along a text, each with a tag."""
    step, rows, carried = length // max(number, 1), list[Row](), list[Row]()
    for each in range(1, number + 1):
        start = min((each - 1) * step + chance.randrange(max(step - 12, 1)), length - 12)
        place = {"plan_id": plan_id, "start": start, "end": start + 4 + each % 8, "exact": "", "prefix": "", "suffix": ""}
        rows.append({"id": each, **place, "note": "", "status": "open", "author": "", "created": STAMP, "modified": STAMP})
        carried.append({"annotation_id": each, "tag_id": 1 + each % len(TAGS)})
    library.insert("annotation", rows)
    library.insert("annotation_tag", carried)


def long_plan(seeds: Sequence[Sequence[Shape]], characters: int) -> ParsedPlan:
    """The clauses of the seeds one after another, again and again, below one title."""
    title = Span(0, len(TITLE))
    paragraphs, nodes = [Paragraph(TITLE, (title,))], [OutlineNode(ClauseKind.TITLE, 0, None, None, TITLE, title, title.end)]
    at, turn = len(TITLE) + 1, 0
    while at < characters:
        first, seed = len(nodes) - 1, seeds[turn % len(seeds)]
        turn += 1
        for shape in seed[1:]:
            parent = 0 if not shape.parent else first + shape.parent
            span = Span(at, at + len(shape.words))
            heading = shape.words[len(shape.number or "") : shape.head].strip()
            nodes.append(OutlineNode(ClauseKind(shape.kind), shape.level, parent, shape.number, heading, span, at + shape.head))
            paragraphs.append(Paragraph(shape.words, (span,)))
            at += len(shape.words) + 1
    for number in range(len(nodes) - 1, 0, -1):  # a clause ends with the last in it
        parent = nodes[number].parent
        if parent is not None and nodes[parent].span.end < nodes[number].span.end:
            nodes[parent] = replace(nodes[parent], span=Span(nodes[parent].span.start, nodes[number].span.end))
    return ParsedPlan(Metadata(TITLE, year=2020), tuple(paragraphs), tuple(nodes))
