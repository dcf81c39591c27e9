"""What a library offers for a note, and the note as it is composed for the preview."""

from __future__ import annotations

import re
from pathlib import Path

from docx import Document

from core.briefing import PartKind, Recipe
from core.briefing.recipe import OFFERED, usual_parts
from core.progress import Progress
from desktop.briefing.composing import composed_note, counts_of, laid_out
from desktop.briefing.note_html import note_html
from desktop.briefing.offered import missing, pairs_offered
from desktop.desk import Desk


def test_the_preview_holds_what_the_document_holds(desk: Desk, tmp_path: Path) -> None:
    desk.session.aligning.align(1, 2)
    recipe = Recipe(title="三地比较", plan_ids=(1, 2), pairs=((1, 2),), parts=usual_parts(*OFFERED))
    note = composed_note(desk.session, recipe, Progress())
    pages, shown = laid_out(note_html(note, "还有 {count} 处"), ["Noto Sans CJK SC"])
    assert pages.startswith(b"%PDF")
    path = tmp_path / "note.docx"
    desk.session.notes.write(path, recipe)
    document = Document(str(path))
    headings = [p.text for p in document.paragraphs if p.style.name in ("Title", "Heading 1", "Heading 2")]
    assert len(headings) > 5 and all(re.sub(r"^\d+\.", "", heading) in shown for heading in headings)
    cells = {cell.text.strip() for table in document.tables for row in table.rows for cell in row.cells}
    assert sum(cell[:12] in shown for cell in cells if cell) > 0.9 * len(cells)


def test_counts_are_of_what_the_note_holds(desk: Desk) -> None:
    links = len(desk.session.aligning.align(1, 2).links)
    note = composed_note(desk.session, Recipe(plan_ids=(1, 2), pairs=((1, 2),)), Progress())
    assert counts_of(note) == {PartKind.ITEMS: 3, PartKind.COMPARISONS: links}


def test_the_preview_aligns_nothing(desk: Desk) -> None:
    recipe = Recipe(plan_ids=(1, 2, 3), pairs=((1, 2),)).with_part(PartKind.LINEAGE, shown=True)
    note = composed_note(desk.session, recipe, Progress())
    assert desk.session.aligning.pairs() == () and note.content(PartKind.COMPARISONS) is None


def test_pairs_of_plans_that_are_gone_are_not_offered(desk: Desk) -> None:
    desk.session.aligning.align(1, 2)
    desk.session.aligning.align(2, 3)
    desk.session.sources.bin_plans([3])
    plans = desk.session.plans()
    assert pairs_offered(desk.session, plans, []) == [(1, 2)]
    assert pairs_offered(desk.session, plans, [(2, 1)]) == [(1, 2), (2, 1)]
    assert missing(Recipe(plan_ids=(1, 3), pairs=((2, 3),)), plans) == 1
