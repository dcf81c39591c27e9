"""How long two plans of the compilation among the seeds take to align."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

from core.alignable import alignable
from core.model import Outline
from core.session import Session
from tests.bench.figures import Figure, timed, typical


def measure(compilation: Path, folder: Path, repeats: int) -> list[Figure]:
    """Align and store the first two plans of `compilation`, against difflib on all pairs of their items."""
    with Session.create(folder / "align.yaodian") as session:
        (report,) = session.import_files([compilation])
        old, new = report.plan_ids[:2]
        ours = typical(lambda: session.align(old, new), repeats)
        texts = [items(session.outline(plan_id)) for plan_id in (old, new)]
    baseline = timed(lambda: [SequenceMatcher(None, before, after).ratio() for before in texts[0] for after in texts[1]])
    name = f"align {len(texts[0])} x {len(texts[1])} items"
    return [Figure(name, ours, baseline, "difflib ratio of all pairs")]


def items(outline: Outline) -> list[str]:
    """The texts of the clauses an alignment pairs."""
    return [outline.quote(clause.span) for clause in alignable(outline.clauses)]
